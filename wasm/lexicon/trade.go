package lexicon

// SoldThings are what sites that sell links call what they sell.
const SoldThings Phrases = `
dofollow, do-follow, do follow link, link insertion, link placement, guest post, guest blog, sponsored post, sponsored article, sponsored content,
backlink, back link, permanent link, niche edit, link exchange, link swap, link building, gastbeitrag, gastartikel, linktausch, linkaufbau,
article sponsorisé, échange de liens, post patrocinado, artículo patrocinado, intercambio de enlaces, articolo sponsorizzato, scambio link,
artigo patrocinado, troca de links, gesponsord artikel, linkruil, artykuł sponsorowany, wymiana linków, tanıtım yazısı, backlink satış,
размещение статей, размещение ссылок, вечные ссылки, обмен ссылками, 友情链接交换, 外链
`

// ChatNames name messengers and mail for anyone.
const ChatNames Phrases = `
whatsapp, whats app, telegram, skype, wechat, @gmail.com, @outlook.com, @hotmail.com, @yahoo.com, t.me/, wa.me/
`

// WantedNiches are the trades that sites which sell links say they take.
const WantedNiches Phrases = `
casino, gambling, betting, igaming, cbd, cannabis, marijuana, vape, vaping, adult, porn, escort, dating, payday, essay, glücksspiel, wetten, paris sportifs,
apuestas, scommesse, apostas, gokken, hazard, bukmacher, kumar, bahis, казино, ставки, азартные, адалт
`

// Taking are the words of who takes them.
const Taking Phrases = `
we accept, we also accept, we take, also accept, accepted, accepting, accepts, allowed, welcome, grey niche, gray niche, grey topics, gray topics,
restricted niche, sensitive topics, sensitive niche, all niches, any niche, every niche, wir akzeptieren, akzeptiert, nous acceptons, accepté,
aceptamos, se acepta, aceptado, accettiamo, accettati, aceitamos, aceitos, wij accepteren, akceptujemy, kabul ediyoruz, kabul edilir, принимаем,
berechnet, price, cost
`

// NotTaking are the words of who does not.
const NotTaking Phrases = `
not accept, don't accept, don’t accept, do not, don't, don’t, not allow, no casino, no gambling, no adult, no cbd, no essay, never, except, excluding,
prohibit, forbidden, unacceptable, reject, decline, avoid, refuse, without, nicht, kein, pas de, n'acceptons pas, no se acepta, no aceptamos, non accett,
não aceita, geen, nie akceptujemy, etmiyoruz, не принимаем, запрещ
`

// MenuVerticals are what menus call broad subjects that have nothing to do with each other, and that sites which take any
// article have side by side; newspapers have most of them, too.
const MenuVerticals Phrases = `
business, finance, technology, tech, health, health & fitness, fitness, travel, fashion, lifestyle, education, entertainment, sports, sport, food, automotive,
auto, real estate, gaming, games, news, beauty, parenting, science, wirtschaft, gesundheit, reisen, mode, technik, santé, voyage, tecnología, salud,
viajes, negocios, moda, salute, viaggi, tecnologia, saúde, viagens, negócios, gezondheid, reizen, zdrowie, podróże, biznes, technologia
`

// OddVerticals are those that newspapers lack.
const OddVerticals Phrases = `
law, legal, home improvement, home decor, casino, gambling, betting, cbd, cannabis, crypto, cryptocurrency, bitcoin, forex, digital marketing, seo,
dental, net worth, biography, uncategorized, vape, astrology, loans, relationship, relationships, essay, packers & movers, bricolage, allerlei
`

// VoucherSections and VetoedSections are parts of a path, with a slash behind it, of sections that third parties rent on
// sites about something else, as the site reputation policy's own examples have them: codes and vouchers, which shops
// have of their own as well, and trades that no other site has of its own.
const (
	VoucherSections Phrases = `
/coupons/, /coupon/, /coupon-codes/, /promo-codes/, /promo-code/, /discount-codes/, /voucher-codes/, /vouchers/, /gutscheine/, /gutschein/, /codes-promo/,
/code-promo/, /cupones/, /codigos-promocionales/, /codici-sconto/, /cupons/, /kortingscodes/, /kody-rabatowe/, /kupony/, /rabattkoder/, /rabatkoder/,
/slevove-kody/, /kuponok/, /promokody/
`
	VetoedSections Phrases = `
/casino/, /casinos/, /kasino/, /online-casino/, /online-casinos/, /best-online-casinos/, /casino-online/, /casinos-online/, /casino-en-ligne/,
/betting-sites/, /sportwetten/, /paris-sportifs/, /apuestas/, /scommesse/, /apostas/, /bukmacherzy/, /crypto-casino/, /crypto-casinos/, /payday-loans/,
/cbd-oil/, /cbd-gummies/, /essay-writing/, /essay-writing-services/, /write-my-essay/
`
)
