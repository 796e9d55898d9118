package grade

import (
	"strings"

	"linkgrade/wasm/page"
)

var softNotFound = Rule{
	ID: "soft-404", Family: Room, Kind: Gate, Backing: Primary,
	Title:  "The page says that there is nothing here",
	Praise: "There is a page here",
	Why:    "Search engines treat a page that says \"not found\" as an error whatever its status says.",
	Source: "https://developers.google.com/search/docs/crawling-indexing/http-network-errors#soft-404-errors",
	Check: func(in *Input) Outcome {
		if in.hasText() {
			return pass()
		}
		if in.Status < 400 {
			for _, text := range append(topHeadings(in.Facts), in.Title) {
				if saysNotFound(text) {
					return fail(said(text))
				}
			}
		}
		return unknown()
	},
}

// topHeadings are the texts of the page's h1 elements.
func topHeadings(f *page.Facts) []string {
	var out []string
	for _, h := range f.Headings {
		if h.Level == 1 {
			out = append(out, h.Text)
		}
	}
	return out
}

// notFound are announcements of a missing page.
var notFound = []string{"page not found", "404 not found", "error 404", "404 error", "page doesn't exist", "page does not exist",
	"page no longer exists", "page isn't available", "page is no longer available", "page can't be found",
	"page cannot be found", "page could not be found", "seite nicht gefunden", "seite wurde nicht gefunden",
	"page introuvable", "page non trouvée", "page n'existe pas", "página no encontrada", "página no existe",
	"pagina non trovata", "página não encontrada", "pagina niet gevonden", "nie znaleziono strony", "strona nie istnieje",
	"страница не найдена", "сторінку не знайдено", "sayfa bulunamadı", "sidan hittades inte", "sidan kunde inte hittas",
	"siden blev ikke fundet", "siden ble ikke funnet", "sivua ei löytynyt", "stránka nenalezena", "stránka nebyla nalezena",
	"az oldal nem található", "pagina nu a fost găsită", "ページが見つかりません", "页面不存在", "找不到页面", "頁面不存在",
	"找不到頁面", "페이지를 찾을 수 없", "الصفحة غير موجودة", "không tìm thấy trang", "halaman tidak ditemukan"}

// notFoundAlone are words that announce a missing page only where they stand alone: "Module not found" is a topic.
var notFoundAlone = []string{"404", "not found", "nicht gefunden", "introuvable", "no encontrado", "no encontrada", "non trovato",
	"não encontrado", "niet gevonden", "nie znaleziono", "не найдено", "bulunamadı"}

// saysNotFound reports a title or heading that announces a missing page; a long one is about something. A title's
// parts ("Not found | Example") are read one by one.
func saysNotFound(text string) bool {
	s := strings.ReplaceAll(strings.ToLower(text), "’", "'")
	if page.CountWords(s) > 10 {
		return false
	}
	for _, part := range strings.FieldsFunc(s, isTitleBreak) {
		part = strings.Trim(part, " .!:…")
		if announces(part) {
			return true
		}
		for _, alone := range notFoundAlone {
			if part == alone {
				return true
			}
		}
	}
	return false
}

// announces reports a part of a title that is an announcement with at most two words before or after it: "Sorry, page
// not found" is one, "Fix the page not found error" is advice.
func announces(part string) bool {
	phrase := firstPhrase(part, notFound)
	if phrase == "" || page.CountWords(part) > page.CountWords(phrase)+2 {
		return false
	}
	if !strings.HasPrefix(part, phrase) && !strings.HasSuffix(part, phrase) {
		return false
	}
	for _, advice := range [...]string{"how", "fix", "fixing", "solve", "solved", "why", "what", "custom", "avoid", "handle", "handling"} {
		if wordAt(part, advice) >= 0 {
			return false
		}
	}
	return true
}

func isTitleBreak(r rune) bool {
	switch r {
	case '|', '-', '–', '—', '·', '•', '»', '«', ':':
		return true
	}
	return false
}
