package export

// searchConsole writes commas, headings and dates in its user's language. English and Hebrew headings are from published
// files; the others are what the words are most likely called, and a file whose headings are not among them is told by its
// shape: see byShape.
var searchConsole = tool{"search-console", "Google Search Console", []report{
	{
		name:     "latest links",
		needs:    []string{gscPage, gscCrawled},
		columns:  []column{{gscPage, pageURL}, {gscCrawled, lastDay}},
		isSample: true,
	},
	{
		name:     "more sample links",
		needs:    []string{gscPage},
		columns:  []column{{gscPage, pageURL}},
		isSample: true,
	},
	{
		name:     "top linking sites",
		needs:    []string{gscSite, gscPages},
		columns:  []column{{gscSite, hostName}, {gscPages, linkCount}, {gscTargets, nothing}},
		isSample: true,
	},
	{name: "top linked pages", needs: []string{gscTarget, gscIncoming}, columns: []column{{gscSites, nothing}}, refused: ownPages},
}}

// Headings of Search Console by language: English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Czech, Hungarian,
// Romanian, Swedish, Danish, Norwegian, Finnish, Russian, Ukrainian, Turkish, Hebrew, Arabic, Japanese, Chinese, Korean,
// Vietnamese, Indonesian.
const (
	gscPage = "Linking page|Verlinkende Seite|Verweisende Seite|Seite mit Link|Page d'origine|Page d'origine du lien|Page contenant le lien|Page associée|Page de liens|" +
		"Página de enlace|Página que enlaza|Página con enlaces|Página con enlace|Página com link|Página com links|Página de vinculação|Página que vincula|Página com hiperligação|Página de ligação|" +
		"Pagina con link|Pagina di collegamento|Pagina collegata|Linkende pagina|Verwijzende pagina|" +
		"Strona linkująca|Strona z linkiem|Strona zawierająca link|Strona z linkami|Odkazující stránka|Stránka s odkazem|Hivatkozó oldal|Linkelő oldal|Pagina cu linkuri|Pagină cu linkuri|" +
		"Länkande sida|Linkende side|Linkside|Lenkende side|Linkittävä sivu|Страница со ссылкой|Ссылающаяся страница|Страница, содержащая ссылку|Сторінка з посиланням|" +
		"Bağlantı veren sayfa|Bağlantı içeren sayfa|דף מקשר|עמוד מקשר|صفحة الربط|الصفحة التي تحتوي على الرابط|الصفحة المرتبطة|" +
		"リンク元ページ|リンクしているページ|链接网页|链接页|來源網頁|连结网页|連結網頁|링크 페이지|연결 페이지|링크된 페이지|Trang liên kết|Trang chứa liên kết|Halaman penautan|Halaman tertaut|Halaman yang menautkan"
	gscCrawled = "Last crawled|Zuletzt gecrawlt|Letzter Crawl|Dernière exploration|Date de la dernière exploration|Último rastreo|Última vez rastreada|Última fecha de rastreo|" +
		"Último rastreamento|Última rastreio|Último rastreio|Ultima scansione|Data ultima scansione|Laatst gecrawld|Laatste crawl|" +
		"Ostatnie indeksowanie|Ostatnie skanowanie|Data ostatniego indeksowania|Ostatnio zindeksowano|Ostatnio zeskanowano|Naposledy procházeno|Poslední procházení|" +
		"Utolsó feltérképezés|Legutóbb feltérképezve|Ultima accesare cu crawlere|Senast genomsökt|Senaste genomsökning|Senest crawlet|Sidst crawlet|Sist gjennomsøkt|Viimeksi indeksoitu|" +
		"Последнее сканирование|Дата последнего сканирования|Последний раз просканировано|Останнє сканування|Son tarama|Son tarama tarihi|Son taranma|נסרק לאחרונה|הסריקה האחרונה|" +
		"آخر زحف|تاريخ آخر زحف|آخر عملية زحف|前回のクロール|最終クロール|前回のクロール日時|上次抓取时间|上次抓取|最近抓取时间|上次檢索|上次檢索時間|마지막 크롤링|최종 크롤링|" +
		"Lần thu thập dữ liệu gần đây nhất|Thu thập dữ liệu lần cuối|Terakhir di-crawl"
	gscSite  = "Site|Website|Sitio|Sitio web|Site web|Sito|Sito web|Witryna|Web|Webhely|Webbplats|Websted|Nettsted|Sivusto|Сайт|Веб-сайт|אתר|موقع|الموقع|الموقع الإلكتروني|サイト|网站|網站|사이트|Trang web|Situs"
	gscPages = "Linking pages|Verlinkende Seiten|Verweisende Seiten|Seiten mit Links|Pages d'origine|Pages contenant des liens|Pages de liens|Pages associées|" +
		"Páginas de enlace|Páginas que enlazan|Páginas con enlaces|Páginas com links|Páginas de vinculação|Páginas que vinculam|Páginas de ligação|Pagine con link|Pagine di collegamento|" +
		"Linkende pagina's|Verwijzende pagina's|Strony linkujące|Strony z linkami|Odkazující stránky|Hivatkozó oldalak|Pagini cu linkuri|Länkande sidor|Linkende sider|Lenkende sider|Linkittävät sivut|" +
		"Ссылающиеся страницы|Страницы со ссылками|Страницы, содержащие ссылки|Сторінки з посиланнями|Bağlantı veren sayfalar|דפים מקשרים|עמודים מקשרים|صفحات الربط|الصفحات المرتبطة|" +
		"リンク元ページ|リンクしているページ|链接网页|链接页|連結網頁|링크 페이지|연결 페이지|Trang liên kết|Halaman penautan|Halaman tertaut"
	gscTargets = "Target pages|Zielseiten|Pages cibles|Páginas de destino|Páginas objetivo|Pagine di destinazione|Pagine target|Doelpagina's|Strony docelowe|Cílové stránky|Céloldalak|Målsidor|" +
		"Целевые страницы|Цільові сторінки|Hedef sayfalar|דפי יעד|עמודי יעד|الصفحات المستهدفة|ターゲット ページ|リンク先ページ|目标网页|目標網頁|타겟 페이지|대상 페이지|Trang đích|Halaman target"
	gscTarget = "Target page|Zielseite|Page cible|Página de destino|Página objetivo|Pagina di destinazione|Doelpagina|Strona docelowa|Cílová stránka|Целевая страница|Hedef sayfa|דף יעד|עמוד יעד|" +
		"الصفحة المستهدفة|ターゲット ページ|リンク先ページ|目标网页|目標網頁|타겟 페이지|대상 페이지"
	gscIncoming = "Incoming links|Eingehende Links|Liens entrants|Enlaces entrantes|Links de entrada|Links recebidos|Link in entrata|Inkomende links|Linki przychodzące|Příchozí odkazy|" +
		"Входящие ссылки|Gelen bağlantılar|קישורים נכנסים|الروابط الواردة|被リンク|传入链接|連入連結|수신 링크"
	gscSites = "Linking sites|Verweisende Websites|Sites d'origine|אתרים מקשרים"
)
