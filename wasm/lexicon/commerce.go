package lexicon

// BuyWords are words of an anchor that reads like a query of somebody who wants to buy, as whole words: what such queries ask
// for, not what is sold. Names and titles have few of them. Compiled by hand.
const BuyWords Phrases = `
buy, cheap, cheapest, affordable, discount, discounts, coupon, coupons, promo code, best price, best prices, low price, for sale, on sale, for hire, price list, price comparison, near me, deals,
same day delivery, free quote, free quotes, get a quote, order online, buy online, shop online, services in, service in, company in, agency in, lawyer in, rental in, instant approval, wholesale, supplier, suppliers, welcome bonus, no deposit bonus, free spins, bonus code,
willkommensbonus, bonus ohne einzahlung, bono de bienvenida, bono sin depósito, bonus bez depozytu, bonus powitalny, zakłady bukmacherskie, bonus sans dépôt, bonus senza deposito, бездепозитный бонус, 入金不要,
kaufen, günstig, günstige, günstiger, günstigen, billig, billige, billiger, preisvergleich, rabatt, gutschein, gutscheine, online bestellen, anbieter, angebote, mieten, kredit ohne, in ihrer nähe, testsieger,
acheter, pas cher, pas chers, pas chère, meilleur prix, devis gratuit, devis en ligne, code promo, en promotion, à vendre, louer,
comprar, barato, barata, baratos, baratas, mejor precio, mejores precios, precios, oferta, ofertas, descuento, descuentos, presupuesto, a domicilio, alquiler de, en venta, servicio de, servicios de, empresa de,
comprare, economico, economici, miglior prezzo, sconto, sconti, offerte, preventivo, noleggio,
preço, preços, melhor preço, desconto, descontos, orçamento, aluguel de, promoção,
kopen, goedkoop, goedkope, aanbieding, aanbiedingen, korting, offerte aanvragen, huren,
kup, kupić, tani, tanie, tanio, najtańsze, najtańszy, cennik, promocja, promocje, rabat, wynajem, wypożyczalnia, hurtownia, usługi, firma remontowa, sklep internetowy, na raty, w najlepszej cenie,
купить, дешево, дешёвые, недорого, цена, цены, скидка, скидки, заказать, аренда, ucuz, satın al, fiyatları, fiyatı,
通販, 激安, 格安, 安い, 購入, 買取, 見積もり, 無料見積, 料金, 業者, 最安値, 割引, クーポン, 即日対応, 购买, 便宜, 价格, 优惠, 批发, 구매, 저렴한, 가격, 할인
`

// AboutOne are what links to a person's word about themselves are called.
const AboutOne Phrases = `
about me, who am i, who i am, über mich, ueber mich, wer bin ich, wer ich bin, à propos de moi, qui suis-je, sobre mí, sobre mi, quién soy, quien soy, sobre mim, quem sou, chi sono, over mij,
o mnie, kim jestem, om mig, om meg, om mej, o mně, обо мне, про мене, hakkımda, 自己紹介, プロフィール, 私について, 筆者について, 关于我, 자기소개
`

// NewsNames are words of the names of news sites, as whole words.
const NewsNames Phrases = `
news, times, herald, gazette, tribune, daily, chronicle, courier, observer, press, bulletin, nachrichten, zeitung, tageblatt, tagblatt, anzeiger, kurier, rundschau, tagesspiegel,
actualités, quotidien, noticias, diario, periódico, heraldo, gaceta, notizie, giornale, corriere, gazzetta, notícias, jornal, folha, nieuws, dagblad, krant, courant, wiadomości, gazeta, dziennik, głos,
новости, вести, газета, haber, haberleri, nyheter, avis, uutiset, noviny, ニュース, 新聞, 日報, 新闻, 日报, 뉴스, 신문
`

// NobodysNames are what bylines say that name no person.
const NobodysNames Phrases = `
admin, administrator, editor, editors, editorial team, editorial staff, the editors, staff, staff writer, team, guest, guest author, guest post, guest blogger, contributor, webmaster, author, user, root, wpadmin, siteadmin,
redaktion, die redaktion, gastautor, gastbeitrag, rédaction, la rédaction, redacción, la redacción, redactor, invitado, autor invitado, redazione, la redazione, redação, redactie, redakcja, gość, wpis gościnny, admin1, редакция, редактор, админ, 編集部, 管理人, 管理者, ゲスト, 编辑部, 관리자
`
