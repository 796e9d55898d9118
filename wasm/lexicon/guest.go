package lexicon

// GuestLabels say over a text, in its byline or its category that a guest wrote it.
const GuestLabels Phrases = `
guest post by, guest post from, guest article by, guest blog by, guest blog post by, this is a guest post, this is a guest article,
guest author, guest contributor, guest blogger, guest writer, guest columnist, gastbeitrag von, ein gastbeitrag, gastartikel von, gastautor,
article invité, auteur invité, rédacteur invité, artículo invitado, autor invitado, autora invitada, post invitado, articolo ospite,
autore ospite, artigo convidado, autor convidado, autora convidada, gastblog van, gastartikel, wpis gościnny, artykuł gościnny, konuk yazar,
гостевой пост, гостевая статья, гостьовий пост, gästinlägg, gæsteindlæg, gjesteinnlegg, vieraskynä, hostující autor, vendégcikk,
vendégszerző, articol invitat, φιλοξενούμενο άρθρο, ゲスト投稿, 客座文章, 게스트 포스트, bài viết khách mời, penulis tamu, مقال ضيف, פוסט אורח
`

// GuestSlugs are parts of a path, with a slash behind it, that file a page under guests' texts.
const GuestSlugs Phrases = `
/guest-post/, /guest-posts/, /guest-author/, /guest-blog/, /guest-blogs/, /gastbeitrag/, /gastbeitraege/, /gastartikel/, /articles-invites/,
/articulos-invitados/, /wpisy-goscinne/, /gastblog/, /gastblogs/
`

// Invitations are words of a link that asks for articles. "Submit an article" and "become a contributor" are left to
// journals and free software, and "guest post" alone is a category.
const Invitations Phrases = `
write for us, write for our blog, submit a guest post, submit guest post, submit a post, submit your guest post, submit a guest article,
submit a guest blog, submit your article, guest post guidelines, guest post information, guest blogger guidelines, guest posting, guest blogging,
submit sponsored post, buy guest post, gastbeitrag einreichen, gastartikel einreichen, schreiben sie für uns, schreib für uns,
écrivez pour nous, proposer un article, escribe para nosotros, escribir para nosotros, enviar artículo, scrivi per noi, invia articolo,
escreva para nós, envie seu artigo, schrijf voor ons, gastblog plaatsen, napisz dla nas, dodaj artykuł, bizim için yazın, прислать статью,
стать автором, стати автором, skriv för oss, skriv for os, skriv for oss, kirjoita meille, pište pro nás, píšte pre nás, írj nekünk,
scrie pentru noi, γράψε για εμάς, ゲスト投稿, ライター募集, 客座文章, 게스트 포스트, viết bài cho chúng tôi, tulis untuk kami,
हमारे लिए लिखें, اكتب لنا, כתבו לנו
`

// InvitationSlugs are parts of the paths of such links.
const InvitationSlugs Phrases = `
/write-for-us, /write-for-our, /guest-post-guidelines, /guest-posting, /submit-guest-post, /submit-a-guest-post, /submit-guest-article,
/guest-blogging, /guest-post-submission, /escribe-para-nosotros, /scrivi-per-noi, /gastbeitrag-einreichen, /ecrivez-pour-nous,
/escreva-para-nos, /napisz-dla-nas, /schrijf-voor-ons, /bizim-icin-yazin, /skriv-for-oss
`
