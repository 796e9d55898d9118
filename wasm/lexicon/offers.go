package lexicon

// HouseOffers are what the menus and buttons of a house that sells goods or services of its own are called: its prices, its
// basket, its trial, its customers' stories. Words that publishers who live on readers and advertisers have, too
// ("subscribe", "careers", "log in", "features"), are left out. Compiled by hand.
const HouseOffers Phrases = `
pricing, plans & pricing, plans and pricing, pricing & plans, pricing plans, see pricing, view pricing, start free trial, start your free trial,
start a free trial, free trial, try for free, try it free, try it for free, try free, start for free, start free, get started, get started free,
get started for free, sign up free, sign up for free, book a demo, book demo, request a demo, request demo, get a demo, get demo, schedule a demo, watch a demo,
watch demo, live demo, free demo, demo, book now, book online, book a call, book a consultation, book a free consultation, book an appointment,
book appointment, schedule a call, schedule an appointment, schedule appointment, make an appointment, request an appointment,
request appointment, schedule service, schedule now, schedule online, free consultation, schedule a consultation, schedule consultation,
schedule a free consultation, request a consultation, get a quote, get a free quote, request a quote, request a free quote, free quote, get quote,
request quote, free estimate, free estimates, get a free estimate, request an estimate, get an estimate, get free estimate, cart, my cart, view cart,
shopping cart, your cart, basket, my basket, your basket, view basket, shopping basket, checkout, check out, add to cart, track order, track my order, track your order, order tracking, order status,
my orders, shipping policy, shipping & returns, shipping and returns, shipping & delivery, shipping information, shipping, delivery & returns,
delivery information, returns, returns & exchanges, return policy, returns policy, refund policy, returns & refunds,
return and refund policy, buy now, order now, order online, shop now, shop all, new arrivals, best sellers, bestsellers, clearance,
gift cards, gift card, wholesale, contact sales, talk to sales, find a dealer, find a store, store locator, dealers, products, our products, all products,
our services, all services, solutions, our solutions, case studies, customer stories, success stories, our customers, our clients,
testimonials, client testimonials, our work, industries we serve, industries served, by industry, integrations, warranty, service area,
service areas, areas we serve, areas served, services, expertise, our expertise, practice areas, areas of practice, specialties, our offerings, free case evaluation, free case review, free evaluation,
start your estimate, request an insurance quote, get insured, report a claim, file a claim, payment options, payment plans, patient forms, new patients, patient portal, specials, special offers, pay your bill, pay my bill,
find a location, become a franchisee, franchising, franchise opportunities, returns and shipping, returns and complaints, terms of trade, register online, apply now, book an expert, book an inspection, schedule a tour, book a tour, our menu, order here, enroll now, enrol now, hire us, why choose us,
preise, preise & pakete, kostenlos testen, demo buchen, demo anfordern, termin buchen, termin vereinbaren, angebot anfordern, warenkorb, mein warenkorb,
zur kasse, versand, versandkosten, versand & zahlung, zahlung und versand, widerrufsrecht, widerrufsbelehrung, retouren, produkte, unsere produkte, leistungen, unsere leistungen,
lösungen, referenzen, kundenstimmen, jetzt kaufen, jetzt bestellen, zum shop,
tarifs, nos tarifs, essai gratuit, demander une démo, demander un devis, devis gratuit, prendre rendez-vous, réserver, panier, mon panier, livraison, livraisons et retours,
conditions générales de vente, cgv, produits, nos produits, nos services, nos prestations, prestations, nos solutions, nos réalisations, témoignages,
precios, prueba gratis, prueba gratuita, solicitar demo, solicitar presupuesto, pedir presupuesto, pedir cita, reservar, carrito, mi carrito, envíos, envíos y devoluciones,
devoluciones, productos, nuestros productos, nuestros servicios, soluciones, casos de éxito, testimonios, comprar,
prezzi, prova gratuita, richiedi una demo, richiedi preventivo, richiedi un preventivo, preventivo gratuito, prenota ora, carrello, spedizioni, spedizioni e resi, resi,
prodotti, i nostri prodotti, i nostri servizi, soluzioni, casi di successo, acquista,
preços, teste grátis, teste gratuito, solicitar orçamento, orçamento, agendar, carrinho, trocas e devoluções, produtos, nossos produtos, nossos serviços,
soluções, cases de sucesso, depoimentos, comprar agora,
prijzen, tarieven, gratis proberen, demo aanvragen, offerte aanvragen, afspraak maken, winkelwagen, winkelmand, verzending, verzenden en retourneren, retourneren,
producten, onze producten, onze diensten, oplossingen, referenties, klantverhalen, bestellen,
cennik, wypróbuj za darmo, zamów demo, koszyk, twój koszyk, dostawa, formy płatności, zwroty, zwroty i reklamacje, produkty, nasze usługi, usługi, rozwiązania, realizacje,
fiyatlar, fiyatlandırma, ücretsiz dene, ücretsiz deneyin, teklif al, teklif alın, sepet, sepetim, kargo, iade, ürünler, ürünlerimiz, hizmetlerimiz, çözümler, referanslar, satın al,
цены, тарифы, прайс, прайс-лист, попробовать бесплатно, заказать звонок, оставить заявку, записаться, корзина, доставка, доставка и оплата, оплата и доставка, возврат, услуги, наши услуги,
продукция, каталог товаров, наши работы, кейсы, купить, интернет-магазин, ціни, послуги, кошик, доставка і оплата, доставка та оплата,
priser, prova gratis, boka demo, boka tid, begär offert, kundvagn, varukorg, leverans, våra tjänster, våra produkter, referenser, prøv gratis,
indkøbskurv, levering, kurv, handlekurv, våre tjenester, vores ydelser, hinnasto, ostoskori, toimitus, palvelumme, tuotteet,
ceník, košík, doprava a platba, naše služby, produkty a služby, cenník, doprava, árak, árlista, kosár, szállítás, szolgáltatásaink, termékek, termékeink,
prețuri, coș, coșul meu, livrare, serviciile noastre, produse, τιμές, καλάθι, υπηρεσίες, προϊόντα,
料金, 料金プラン, 価格, 無料トライアル, 無料体験, 資料請求, 資料ダウンロード, お見積り, カート, 買い物かご, 特定商取引法に基づく表記, 特定商取引法, 導入事例, 製品, 製品情報, サービス, サービス一覧,
价格, 免费试用, 申请试用, 购物车, 解决方案, 产品中心, 产品, 成功案例, 客户案例, 價格, 購物車, 產品, 가격, 요금제, 무료 체험, 장바구니, 도입문의, 고객사례, 제품,
bảng giá, giỏ hàng, sản phẩm, dịch vụ, harga, keranjang, produk, layanan, layanan kami, ตะกร้าสินค้า, สินค้า, الأسعار, سلة التسوق, منتجاتنا, خدماتنا, מחירון, עגלת קניות, המוצרים שלנו
`

// AdviceStarts begin the titles of texts that advise or explain, and AdviceWords stand in them: guides, how-tos, lists of the
// best. They are about the form, not about the subject. News and essays seldom have it.
const (
	AdviceStarts Phrases = `
how to, how do, how does, how much, what is, what are, what's, what does, when to, where to, which, why you, why your, choosing,
wie man, wie sie, so finden, so geht, was ist, was sind, welche, comment, qu'est-ce, pourquoi choisir, quel, quelle, quels, quelles,
cómo, como, qué es, qué son, cuánto, come, cos'è, cosa sono, quanto costa, o que é, o que são, hoe, wat is, wat zijn, jak, co to jest, ile kosztuje,
nasıl, как, что такое, сколько, чем отличается, як, що таке, hur, så här, vad är, hvordan, hva er, hvad er, miten, mikä on, jak na, hogyan, mi az, cum să, ce este, πώς να, τι είναι,
如何, 什么是, 怎么, cách, cara, apa itu, كيف, ما هو, ما هي, איך, מה זה
`
	AdviceWords Phrases = `
guide, ultimate guide, beginner's guide, guidebook, tips, tricks, hacks, best, top, ideas, checklist, benefits, vs, vs., versus, review, reviews, trends, cost, costs, prices, price guide,
pros and cons, explained, everything you need to know, need to know, you should know, should know, must-have, must-haves, ways to, steps to, steps for, reasons to, reasons why, alternatives, comparison,
comparing, strategies, best practices, mistakes, secrets, definition, types of, uses of, advantages, difference between, what's the difference, 101, for beginners, how-to, buying,
ratgeber, tipps, anleitung, vergleich, besten, beste, bester, vorteile, kosten, checkliste, ideen, unterschied, arten von, conseils, astuces, meilleurs, meilleures, meilleur, avantages, comparatif, idées,
guide complet, types de, guía, consejos, trucos, mejores, mejor, ventajas, beneficios, tipos de, comparativa, guida, consigli, migliori, vantaggi, benefici, idee, recensione, guia, dicas, melhores, vantagens,
benefícios, ideias, gids, voordelen, soorten, poradnik, porady, najlepsze, najlepszy, zalety, rodzaje, ranking, rehberi, nedir, en iyi, ipuçları, faydaları, лучшие, лучших, советы, топ, обзор, рейтинг, виды, преимущества,
найкращі, поради, bästa, fördelar, råd, bedste, fordele, fordeler, parhaat, vinkit, nejlepší, výhody, legjobb, tippek, cele mai bune, sfaturi, καλύτερα, συμβουλές,
とは, おすすめ, 方法, 比較, ランキング, 選び方, メリット, 推荐, 攻略, 指南, 추천, 방법, 비교, 장점, 종류, tốt nhất, mẹo, terbaik, manfaat, أفضل, نصائح, فوائد, טיפים
`
)
