package lexicon

// SubmitSites are what links are called by which anybody puts a site into a directory.
const SubmitSites Phrases = `
submit site, submit a site, submit your site, submit website, submit a website, submit your website, submit link, submit a link, submit your link,
submit url, submit a url, submit your url, add url, add a url, add your url, add site, add a site, add your site, add website, add your website,
add link, add a link, suggest a site, suggest site, suggest link, suggest a link, suggest url, paid listing, paid listings,
regular links, featured links, reciprocal links, seite anmelden, seite eintragen, website eintragen, webseite eintragen,
link eintragen, url eintragen, proposer un site, ajouter un site, soumettre un site, inscrire un site, inscrire votre site, agregar sitio,
agregar url, añadir sitio, añadir url, alta web, agregar enlace, inserisci sito, segnala sito, aggiungi sito, segnala un sito, cadastrar site,
adicionar site, incluir site, site aanmelden, link toevoegen, dodaj stronę, dodaj wpis, zgłoś stronę, site ekle, link ekle, добавить сайт,
добавить ссылку, lägg till länk, tilføj link, lisää sivu, přidat stránku, přidat odkaz, pridať stránku, weboldal ajánlás, link ajánlás,
adaugă site, サイト登録, 提交网站, 网站提交, 网站收录, thêm website
`

// SubmitTexts are what links are called by which anybody puts a text onto a site that lives of such texts.
const SubmitTexts Phrases = `
submit articles, submit your articles, submit free article, submit free articles, submit bookmark, submit a bookmark, add bookmark, add a bookmark,
submit a new story, submit press release, submit a press release, submit press releases, submit your blog, submit classified, submit classifieds,
submit infographic, post free ad, post free ads, post a free ad, artikel eintragen, artikel kostenlos veröffentlichen, pressemitteilung einreichen,
pressemitteilung eintragen, pressemitteilung veröffentlichen, soumettre un communiqué, proposer un communiqué, publier un communiqué,
publicar artículo gratis, publicar nota de prensa, inserisci articolo, inserisci comunicato, publicar artigo, artikel gratis plaatsen, dodaj artykuł,
dodaj informację prasową, makale ekle, разместить статью, добавить статью, vložit článek, cikk beküldés
`

// SubmitWords are what such links are called on journals' and communities' sites as well.
const SubmitWords Phrases = `
submit article, submit an article, submit your article, post an article, submit story, submit a story, submit your story, submit news, submit blog,
submit content, add story, add article, add your article, publish article, publish an article, artikel einreichen, soumettre un article,
enviar artículo, invia articolo, enviar artigo, artikel plaatsen, makale gönder, přidat článek, trimite articol, 投稿文章
`

// BookmarkMarks are menu entries of the programs that run sites of bookmarks (Pligg, Kliqqi, Plikli).
const BookmarkMarks Phrases = `
published news, upcoming news, upcoming stories, published stories, live, groups, new stories, top users, unpublished, pligg, kliqqi, plikli
`

// DirectoryMakers are programs of directories of links and articles, as they name themselves under their pages.
const DirectoryMakers Phrases = `
php link directory, phpld, phplinkdirectory, esyndicat, article dashboard, articlems, article friendly, powered by pligg, powered by kliqqi, powered by plikli,
script by article, submit your site free, wsn links, link manager script, arfooo
`
