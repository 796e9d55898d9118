package lexicon

// ReleaseMarks stand in press releases and in hardly anything else, on a line of their own or at a line's begin.
const ReleaseMarks Phrases = `
for immediate release, media contact:, media contacts:, press contact:, press contacts:, contact for media, media inquiries:, media enquiries:,
notes to editors, zur sofortigen veröffentlichung, pressekontakt:, pour diffusion immédiate, contact presse, contacts presse, para su publicación inmediata,
contacto de prensa, para difusión inmediata, contatti stampa, contatto stampa, para divulgação imediata, assessoria de imprensa:,
perscontact, noot voor de redactie, kontakt dla mediów, basın iletişim, контакты для сми, контакты для прессы, presskontakt, pressekontakt,
lehdistöyhteydenotot, kontakt pro média, sajtókapcsolat, contact presă, 報道関係者, 本件に関するお問い合わせ, 媒体联络, 媒体联系人, 언론 문의
`

// ReleaseLabels call a text a press release where they stand over it.
const ReleaseLabels Phrases = `
press release, news release, media release, pressemitteilung, pressemeldung, communiqué de presse, nota de prensa, comunicado de prensa,
comunicato stampa, comunicado de imprensa, persbericht, informacja prasowa, basın bülteni, пресс-релиз, прес-реліз, pressmeddelande,
pressemeddelelse, pressemelding, lehdistötiedote, tisková zpráva, tlačová správa, sajtóközlemény, comunicat de presă, δελτίο τύπου,
プレスリリース, 新闻稿, 新聞稿, 보도자료, thông cáo báo chí, siaran pers, بيان صحفي, הודעה לעיתונות
`

// WireServices send press releases to whoever prints them; so the dateline or the last line of such a text names them.
const WireServices Phrases = `
prnewswire, pr newswire, globenewswire, globe newswire, business wire, businesswire, ein presswire, einpresswire, accesswire, newsfile corp,
prweb, ots, presseportal, openpr, news aktuell, marketwired, cision, send2press, prlog, 24-7 press release, issuewire, presswire, getnews,
abnewswire, kisspr, newswire.com, media outreach, media-outreach, zexprwire, vehement media, marketersmedia, xpr media, pressat
`

// CouponWords say in a title or an address that a page is of codes and vouchers.
const CouponWords Phrases = `
coupon, promo code, promo-code, promocode, discount code, discount-code, voucher, gutschein, rabattcode, rabattcodes, code promo, code-promo,
codes promo, code de réduction, cupón, cupones, cupon, código promocional, codigo-promocional, codigos-promocionales, codice sconto,
codici sconto, codice-sconto, cupom, cupons, kortingscode, kod rabatowy, kody rabatowe, kod-rabatowy, kody-rabatowe, kupon, indirim kodu,
indirim-kodu, промокод, promokod, rabattkod, rabatkode, alennuskoodi, slevový kód, slevovy-kod, クーポン, 优惠码, 優惠碼, 쿠폰, mã giảm giá,
ma-giam-gia, kode promo, كود خصم
`

// CouponButtons stand on what shows a code or leads to the shop.
const CouponButtons Phrases = `
get code, show code, show coupon, get coupon, reveal code, see code, copy code, view coupon, coupon verified, get deal, grab deal, show deal, get offer,
no code required, no code needed, used today, uses today, people used, code anzeigen, gutschein anzeigen, zum gutschein, gutschein einlösen, zum angebot,
voir le code, obtenir le code, voir l'offre, ver código, ver cupón, ver cupom, obtener código, ver oferta, mostra codice, vedi codice,
vai all'offerta, pegar código, pegar cupom, bekijk code, toon code, pokaż kod, zobacz kod, kodu göster, kodu kopyala, показать код, открыть код,
visa kod, vis kode, näytä koodi, zobrazit kód, コードを表示, 显示优惠码, 쿠폰 받기, lấy mã
`
