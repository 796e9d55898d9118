package lexicon

// The lists below were compiled by hand for the languages named in them, in part from the footprints that
// github.com/infinitnet/guest-post-footprint-checker collects. They say what a text calls itself, and mean that only
// where labels stand: over a text, in a byline, a category, an address. In running prose they are talk about the trade.

// PaidLabels are labels of a text that somebody paid for, which no label says of anything else.
const PaidLabels Phrases = `
sponsored post, sponsored content, sponsored article, sponsored feature, sponsored story, paid partnership, paid post, paid content,
paid promotion, paid placement, paid advertisement, advertorial, partner content, branded content, promoted content, promotional article,
gesponsert, bezahlte partnerschaft, bezahlte kooperation, bezahlter artikel, werbliche kooperation,
article sponsorisé, contenu sponsorisé, publi-rédactionnel, publirédactionnel, publireportage, publi-reportage, contenu de marque,
publirreportaje, post patrocinado, artículo patrocinado, contenido patrocinado, contenido de marca,
pubbliredazionale, articolo sponsorizzato, contenuto sponsorizzato, post sponsorizzato, informazione pubblicitaria,
publieditorial, publipost, artigo patrocinado, conteúdo patrocinado, conteúdo de marca, informe publicitário,
gesponsord, betaalde samenwerking, betaald partnerschap, ingezonden mededeling,
artykuł sponsorowany, materiał sponsorowany, tekst sponsorowany, materiał partnera, materiał reklamowy, współpraca reklamowa,
sponsorlu içerik, sponsorlu yazı, tanıtım yazısı, reklam içeriğidir,
на правах рекламы, партнерский материал, партнёрский материал, рекламный материал, на правах реклами, партнерський матеріал, erid:,
betalt samarbete, betalt samarbejde, betalt partnerskap, sponsrat innehåll, annonsartikel, sponsoreret indhold, betalt indhold,
annoncørbetalt, annonsørinnhold, sponset innhold, betalt innhold,
kaupallinen yhteistyö, maksettu mainos, sponsoroitu sisältö,
pr článek, komerční sdělení, komerční článek, placená spolupráce, platená spolupráca, reklamný článok,
szponzorált tartalom, támogatott tartalom, fizetett hirdetés, fizetett tartalom, pr cikk,
articol sponsorizat, conținut sponsorizat, conținut plătit, χορηγούμενο, διαφημιστικό περιεχόμενο,
pr記事, スポンサー記事, スポンサードコンテンツ, タイアップ記事, 記事広告, 広告企画, 赞助内容, 贊助內容, 软文, 業配文, 廣編特輯,
유료 광고 포함, 협찬 기사, bài pr, nội dung tài trợ, artikel bersponsor, konten bersponsor, kerja sama berbayar, artikel tajaan,
บทความโฆษณา, เนื้อหาสปอนเซอร์, प्रायोजित सामग्री, محتوى برعاية, محتوى ممول, إعلان مدفوع, תוכן שיווקי, תוכן ממומן, כתבה ממומנת
`

// PaidBy are labels that end in the name of whoever pays. Without one they stand over the logo of whoever pays for a
// whole section.
const PaidBy Phrases = `
sponsored by, brought to you by, in paid partnership with, created in partnership with, presented by our sponsor,
in kooperation mit, präsentiert von, en partenariat avec, proposé par notre partenaire, en colaboración con, patrocinado por,
in collaborazione con, sponsorizzato da, em parceria com, in samenwerking met, i samarbete med, i samarbejde med, i samarbeid med,
we współpracy z partnerem, ve spolupráci s partnerem, iş birliğiyle, при поддержке компании, 提供：, בשיתוף
`

// AdWords label an advertisement. Alone on a page they stand over every advertisement's place; they label a text where
// its title, its author or its category is one.
const AdWords Phrases = `
sponsored, promoted, advertisement, brandvoice, anzeige, werbung, gesponsert, bezahlt,
annonce, annonces, publicité, sponsorisé, publicidad, patrocinado, pubblicità, sponsorizzato, publicidade, advertentie, gesponsord,
reklama, sponsorowany, sponsorowane, reklam, sponsorlu, tanıtım, реклама, партнерский, annons, reklame, sponset, sponsoreret, mainos,
hirdetés, publicitate, διαφήμιση, 広告, pr, 广告, 廣告, 推广, 광고, 협찬, quảng cáo, iklan, โฆษณา, विज्ञापन, إعلان, פרסומת
`

// AffiliateNotes are parts of the sentence by which a page says that its links earn it money, in label position.
const AffiliateNotes Phrases = `
may earn an, may earn money, may earn from, may earn a fee, may earn a small, may earn a share, may earn a portion, earn a commission, earn a small commission, earn commission, earn commissions, earn an affiliate, earn from qualifying, earns from qualifying,
receive a commission, receives a commission, receive a small, receive commissions, receive commission, includes affiliate links, include affiliate links, earn a small affiliate,
receive compensation, may be compensated, contain affiliate links,
contains affiliate links, contains some affiliate links, contain some affiliate links, use affiliate links, uses affiliate links,
some affiliate links, are affiliate links, affiliate disclosure, affiliate disclaimer, commissionable links, small kickback, small kick back,
affiliate-links enthalten, enthält affiliate, affiliate-link, eine provision, liens affiliés, lien affilié, enlaces de afiliado,
link di affiliazione, link affiliati, links de afiliado, affiliatelinks, linki afiliacyjne, партнерские ссылки, アフィリエイトリンク,
アフィリエイト広告, 제휴 링크
`

// AffiliatePages are what links are called to where a site says on a page of its own that its links earn it money.
const AffiliatePages Phrases = `
affiliate disclosure, affiliate disclaimer, affiliate policy, affiliate links disclosure, affiliate link disclosure, disclosure policy, advertiser disclosure,
advertising disclosure, disclosures, disclosure, affiliate-hinweis, politique d'affiliation, divulgación de afiliados, aviso de afiliados, afiliacja
`

// PaidSlugs are parts of a path, with a slash behind it, that file a page under paid content.
const PaidSlugs Phrases = `
/sponsored/, /sponsored-content, /sponsored-post, /sponsored-article, /sponsored-stor, /partner-content/, /partnercontent/, /paid-content/,
/paid-post/, /advertorial, /brand-content/, /branded-content/, /brandvoice/, /sponsor-content, /native-advertising/, /publireportage,
/publi-redactionnel, /articles-sponsorises, /article-sponsorise, /contenido-patrocinado, /publirreportaje, /post-patrocinado,
/articulo-patrocinado, /pubbliredazional, /articoli-sponsorizzati, /contenuto-sponsorizzato, /publieditorial, /publipost,
/conteudo-patrocinado, /gesponsert, /gesponsord, /artykul-sponsorowany, /artykuly-sponsorowane, /material-partnera, /tanitim-yazi,
/sponsorlu-icerik, /annonsorinnhold, /kaupallinen-yhteistyo, /pr-clanek, /pr-clanky, /pr-cikk, /articol-sponsorizat, /na-pravah-reklamy
`

// PaidStatements are parts of the sentence by which a text says of itself, over it or under it, that somebody paid for it. Each
// says so by itself: none is said of another's text.
const PaidStatements Phrases = `
branded content team, brand studio team, developed in partnership with, produced in partnership with, written in partnership with, published in partnership with,
paid media partner, paid partner of, post is sponsored by, article is sponsored by, story is sponsored by, content is sponsored by, post was sponsored by, article was sponsored by, story was sponsored by,
this is a sponsored, this is a paid, this is an advertorial, was paid for by, is paid for by, content was paid for, paid for and presented by, paid program,
received compensation for this post, received payment for this, was compensated for this post, been compensated for this post, was paid to write, in exchange for this post, in return for this article,
newsroom was not involved, newsroom had no role, did not involve the newsroom, not involved in the creation of this content, article was provided by our sponsor, article is provided by our sponsor,
dieser artikel ist eine anzeige, dieser beitrag ist eine anzeige, dieser beitrag ist werbung, dieser artikel ist werbung, dieser beitrag wurde gesponsert, dieser artikel wurde gesponsert, entstand in zusammenarbeit mit,
in bezahlter kooperation mit, enthält bezahlte werbung, die redaktion war nicht beteiligt, wurde von der redaktion nicht,
cet article est sponsorisé, cet article a été sponsorisé, article réalisé en partenariat avec, contenu réalisé en partenariat avec, rédigé en partenariat avec, la rédaction n'a pas participé, en partenariat rémunéré avec,
este artículo está patrocinado, este post está patrocinado, contenido ofrecido por, contenido elaborado en colaboración con, realizado en colaboración con, colaboración pagada con,
questo articolo è sponsorizzato, articolo realizzato in collaborazione con, contenuto realizzato in collaborazione con, realizzato in partnership con, in collaborazione pagata con,
este artigo é patrocinado, este post é patrocinado, conteúdo produzido em parceria com, conteúdo oferecido por, produzido em parceria com,
dit artikel is gesponsord, dit artikel is tot stand gekomen in samenwerking met, deze blog is gesponsord, in betaalde samenwerking met,
artykuł powstał we współpracy z, tekst powstał we współpracy z, artykuł sponsorowany przez, materiał powstał we współpracy z,
bu içerik sponsorludur, iş birliğiyle hazırlanmıştır, katkılarıyla hazırlanmıştır,
подготовлен при поддержке, подготовлен при участии, подготовлена при поддержке, подготовлена совместно с, на правах партнёра,
artikeln är sponsrad, i betalt samarbete med, artiklen er sponsoreret, i betalt samarbejde med, artikkelen er sponset, i betalt samarbeid med, yhteistyössä kaupallisesti,
článek vznikl ve spolupráci s, článok vznikol v spolupráci s, a cikk támogatója, articol realizat în parteneriat cu, σε συνεργασία με τον χορηγό,
の提供でお送りし, 本記事は広告, この記事は広告, 提供を受けて, 本文由品牌, 本文為廣告, 本內容由品牌, 이 글은 광고, 원고료를 받고, 제작비를 지원받아, bài viết được tài trợ, artikel ini disponsori, هذا المقال برعاية, הכתבה בשיתוף
`

// OwnWords are what a house says that keeps the words of what is paid for in its own hands.
const OwnWords Phrases = `
editorial control, editorial independence, editorially independent, editorial decisions, own opinions, opinions are my own, opinions are our own, opinions are mine, opinions remain my own, redaktionell unabhängig,
unabhängig von, eigene meinung, indépendance éditoriale, avis sincère, independencia editorial, opinión es propia, indipendenza editoriale, independência editorial
`
