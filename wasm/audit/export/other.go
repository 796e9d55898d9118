package export

// other is a table of anyone: what stands under a heading is guessed by words that many use, in several languages; the likelier ones
// first. Which column has the linking pages is looked up in the cells where no heading says so: see guess.
var other = tool{"table", "A table", []report{{
	name: "links",
	columns: []column{
		{"Source URL|Source page|Linking page|Linking URL|Referring page|Referring URL|Referrer URL|Backlink URL|Backlink|Backlinks URL|From URL|URL from|From page|Page from|Source link|Link source|" +
			"Quell-URL|Quellseite|Quelle|Verweisende Seite|Verlinkende Seite|URL source|Page source|Página de origen|URL de origen|URL de origem|Página de origem|Pagina di origine|" +
			"Strona źródłowa|URL źródłowy|Zdrojová stránka|Исходная страница|Страница-донор|Донор|Kaynak URL|Kaynak sayfa|リンク元|リンク元URL|被リンク元URL|来源网址|来源页面|來源網址|출처 URL|עמוד מקור|صفحة المصدر|رابط المصدر", pageURL},
		{"Source|From|Referrer|Origin", pageURL},
		{"URL|Page URL|Link URL|Page|Link|Links|Address|Web address|Webpage|Webadresse|Adresse|Seite|Lien|Liens|Enlace|Enlaces|Página|Dirección|Endereço|Ligação|Indirizzo|Pagina|Collegamento|" +
			"Adres|Adres URL|Strona|Odnośnik|Odkaz|Stránka|Ссылка|Страница|Адрес|Посилання|Bağlantı|Sayfa|Länk|Sida|ページ|リンク|链接|网址|連結|網址|링크|페이지|주소|קישור|כתובת|رابط|الرابط|صفحة|عنوان", pageURL},
		{"Source domain|Linking domain|Referring domain|Referring domains|Backlink domain|Domain from|From domain|Root domain|Linking site|Linking website|Quelldomain|Verweisende Domain|Domaine référent|Dominio de referencia|" +
			"Domínio de referência|Dominio di riferimento|Domena linkująca|Ссылающийся домен|Домен-донор|参照ドメイン|引荐域名|דומיין מפנה", hostName},
		{"Domain|Domains|Host|Hostname|Site|Website|Domäne|Webseite|Domaine|Site web|Dominio|Sitio|Sitio web|Domínio|Sito|Sito web|Domena|Witryna|Doména|Web|Домен|Сайт|Alan adı|Site adı|Webbplats|ドメイン|サイト|域名|网站|網域|網站|도메인|사이트|דומיין|אתר|نطاق|موقع|النطاق|الموقع", hostName},
		{"Target URL|Target page|Target|To|To URL|URL to|Link to|Links to|Destination|Destination URL|Landing page|Linked page|Linked URL|Ziel|Ziel-URL|Zielseite|Cible|URL cible|Page cible|Destino|URL de destino|Página de destino|" +
			"Destinazione|URL di destinazione|Cel|Docelowy URL|Strona docelowa|Cíl|Cílová stránka|Акцептор|Целевая страница|Целевой URL|Hedef|Hedef URL|リンク先|リンク先URL|目标网址|目标页面|目標網址|대상 URL|עמוד יעד|الهدف|صفحة الهدف", targetURL},
		{"Anchor|Anchor text|Anchors|Link text|Link anchor|Ankertext|Ancre|Texte d'ancre|Texte du lien|Ancla|Texto de anclaje|Texto del enlace|Âncora|Texto âncora|Texto do link|Ancora|Testo di ancoraggio|Testo del link|" +
			"Kotwica|Tekst kotwicy|Tekst linku|Text odkazu|Анкор|Текст ссылки|Çapa metni|アンカーテキスト|アンカー|锚文本|錨文字|앵커 텍스트|טקסט עוגן|نص الرابط", anchorText},
		{"Title|Page title|Source title|Titel|Seitentitel|Titre|Título|Titolo|Tytuł|Titulek|Заголовок|Başlık|タイトル|标题|標題|제목|כותרת|عنوان الصفحة", pageTitle},
		{"Left context|Text before", leftText},
		{"Right context|Text after", rightText},
		{"Dofollow|Follow|Followed|Is follow", relWords},
		{"Nofollow|Is nofollow", isNofollow},
		{"Sponsored", isSponsored},
		{"UGC", isUGC},
		{"Rel|Rel attribute|Link rel|Link type|Link attribute|Attribute|Attributes|Linktyp|Type de lien|Tipo de enlace|Tipo de link|Typ linku|Тип ссылки", relWords},
		{"Type|Kind", kindWord},
		{"Sitewide", isSitewide},
		{"First seen|First found|First seen date|Date first seen|Found|Discovered|Discovered on|Found on|Erstmals gesehen|Zuerst gesehen|Première détection|Vu pour la première fois|Visto por primera vez|Primera vez visto|Visto pela primeira vez|" +
			"Prima rilevazione|Pierwszy raz widziany|Poprvé viděno|Впервые обнаружен|Дата обнаружения|İlk görülme|初回検出|首次发现|首次發現|נראה לראשונה|أول ظهور", firstDay},
		{"Last seen|Last checked|Last check|Last crawled|Last crawl|Crawl date|Last found|Checked|Zuletzt gesehen|Zuletzt gecrawlt|Dernière détection|Visto por última vez|Última vez visto|Última visita|Ultima rilevazione|Ostatnio widziany|" +
			"Naposledy viděno|Последняя проверка|Son görülme|最終検出|最近发现|最後發現|נראה לאחרונה|آخر ظهور", lastDay},
		{"Lost|Date lost|Lost date|Lost on|Verloren|Verloren am|Perdu|Perdido|Perso|Utracony", lostDay},
		{"Links count|Number of links|Backlinks count|Total links|Total backlinks|Backlinks|Links to target|Anzahl Links|Nombre de liens|Número de enlaces|Número de links|Numero di link|Liczba linków|Počet odkazů|Количество ссылок|被リンク数|链接数|連結數", linkCount},
		{"External links|Outgoing links|Outbound links", externalCount},
		{"HTTP code|HTTP status|Status code|Response code|Source status code", httpStatus},
		{"Language|Lang|Page language|Sprache|Langue|Idioma|Lingua|Język|Язык|言語|语言", languageTag},
		{"Platform|CMS", platformWord},
		{"IP|IP address|Source IP|IP-Adresse|Adresse IP|Dirección IP", ipAddress},
		{"Domain rating|DR|Domain authority|DA|Authority score|AS|Domain ascore|Trust flow|TF", rank},
		{"Spam|Is spam", isSpam},
	},
}}}
