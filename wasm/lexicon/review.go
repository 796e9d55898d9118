package lexicon

// ReviewTitles are words of a title that promises to compare or to judge.
const ReviewTitles Phrases = `
review, reviews, reviewed, best, top, vs, versus, comparison, compared, alternatives, test, testbericht, vergleich, beste, besten, erfahrungen, avis, comparatif,
meilleur, meilleurs, meilleure, meilleures, mejor, mejores, reseña, análisis, opiniones, comparativa, recensione, recensioni, migliore, migliori, melhor,
melhores, avaliação, recensie, vergelijking, recenzja, najlepsze, najlepszy, ranking, opinie, обзор, лучшие
`

// Evidence are words of somebody who had the thing in hand, in the languages that [ReviewTitles] are judged in.
const Evidence Phrases = `
we tested, i tested, we've tested, i've tested, have tested, our tests, my tests, our testing, my testing, in testing, during testing, tested by, hands-on,
hands on, we measured, i measured, we tried, i tried, we've tried, i've tried, we used, i used, i've used, we've used, i've been using, we've been using,
after using, i bought, we bought, i own, i love, i found, we found, my experience, our experience, in my opinion, we recommend, i recommend, our reviewers,
our experts, our editors, i wear, i wore, i ran, i use, we use, our favorite, my favorite, our favourite, my favourite,
wir haben getestet, wir getestet, im test, haben wir, habe ich, im praxistest, meine erfahrung, unsere erfahrung, nous avons testé, j'ai testé,
nous avons essayé, j'ai essayé, à l'usage, notre test, mon avis, hemos probado, he probado, hemos testado, mi experiencia, nuestra experiencia,
nuestras pruebas, abbiamo provato, ho provato, abbiamo testato, la nostra prova, la mia esperienza, testamos, testei, experimentei, minha experiência,
we hebben getest, wij hebben getest, ik heb getest, onze test, mijn ervaring, przetestowaliśmy, testowaliśmy, przetestowałem, testowałem, moje doświadczenie,
мы протестировали, мы проверили, я протестировал, мой опыт, наш опыт
`
