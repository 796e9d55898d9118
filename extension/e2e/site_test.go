package e2e

import (
	"fmt"
	"html"
	"net/http"
	"strings"
)

// ownSite and otherSite are the names of two sites of several pages each, as a user of the extension may have them.
const (
	ownSite   = siteName
	otherSite = "harbour.example"
)

// sitePage is one page of them, as its words.
type sitePage struct{ title, text string }

var herbs = map[string]sitePage{
	"/":         {"Herbs on the windowsill", "We grow kitchen herbs on windowsills: sage, thyme, mint and basil in pots, from seed and from cuttings. Here is what each herb wants of soil, light and water, and how to cut it for the kitchen without losing the plant. Nothing here needs a garden: a sill, six pots and a saw for the shelf are enough to eat fresh leaves from April to November."},
	"/sage":     {"Growing sage on a north-facing windowsill", "Sage wants light, but it forgives a dim window if you keep the compost dry. The pot stands on gravel. In winter the leaves grow thin, since the plant stretches for light. Cut the sage hard in April, and take cuttings of the herb in June, in damp sand under a glass. The young leaves smell best. An old plant goes woody, and then it is time for another from a cutting, which roots within three weeks and flowers in its second year."},
	"/thyme":    {"Thyme in a pot", "Thyme is the herb for a dry, sunny windowsill. Mix sand into the compost, water the pot seldom, and cut the stems after they have flowered. Creeping thyme roots wherever it touches soil, so that new plants come by themselves. It outlives hard frost when its roots are dry. Lemon thyme is the tenderest of the family, and the one that bees come to first when the window stands open in May."},
	"/mint":     {"Mint, and how to stop it", "Mint runs: give the herb a pot of its own, with rich compost and a saucer of water. Cut the stems above a pair of leaves, and the plant bushes out. Divide the roots every spring and throw half of them on the compost heap. Peppermint has the sharpest leaves, spearmint the sweetest. Rust shows as orange dots under the leaf: cut everything down to the soil, and let clean shoots come up."},
	"/basil":    {"Basil from seed", "Sow basil on warm compost in May, on the lightest windowsill you have. Thin the seedlings to three a pot. Pinch the tips out, and water the pot from below: a basil plant that stands wet at night damps off. Buy no supermarket plant to keep it: there are thirty seedlings in one pot, and they starve each other. Part them on the day they come home, or eat them."},
	"/compost":  {"What soil the herbs get", "Most kitchen herbs live poorly in rich soil. We mix one part of sharp sand with two parts of compost for sage and thyme, and leave the sand out for mint and basil. Every pot has holes, and gravel under it. Bought soil has fertiliser for six weeks. After that we water once a month with nettle tea, and repot every herb in March, one size larger and never more."},
	"/cuttings": {"Cuttings in June", "Take cuttings of sage, thyme and mint in June: ten centimetres of a stem that has not flowered, the lower leaves off, in damp sand under a glass. Herbs from cuttings are plants for the kitchen by September. Mist them in the morning. A cutting that pulls back when you tug at it has roots, and it can go into a pot of its own, out of the midday sun for a week."},
}

var yachts = map[string]sitePage{
	"/":        {"Harbour Yachts", "We mend and fit out sailing yachts in the old harbour: rigging, sails, hulls and engines. A yacht comes out of the water in autumn, has its hull looked after in the winter, and sails again in spring with a new mast or a mended keel. We have done this for thirty years, with four shipwrights, two riggers and a sailmaker, for owners who sail the coast and for those who go round the world."},
	"/rigging": {"Standing rigging", "The standing rigging of a sailing yacht lasts fifteen years. We measure the shrouds, swage new wire, and step the mast in the harbour. Sailors who cross an ocean have their rigging looked at before they leave, and the sails too. A mast that has stood for a generation is taken down, looked over on trestles, and painted. Furling gear is serviced in the same week, and the owner sails in April."},
	"/hulls":   {"Hulls and keels", "Every hull that we lift is washed, dried and measured for water. A yacht with a wet hull stays ashore for the winter. Keel bolts come out every ten years, and boats that have touched ground are looked at sooner. Osmosis is cut out, dried for months and laid up anew. Wooden hulls are caulked by hand, as the two old fishing boats on our slip show to everybody who passes."},
}

// lonelyName has one page alone, and strictName one that forbids its scripts everything; strangerName is somebody else's.
const lonelyName, strictName, strangerName = "lonely.example", "strict.example", "arcade.example"

// nearPage is, on every name, a page about what ownSite is about, which links there; farPage is about something else.
const nearPage, farPage = "/herbs-outside", "/arcade"

// sites answers for the names above. Every page has the whole menu, and asks to be remembered by a cookie.
func sites(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	http.SetCookie(w, &http.Cookie{Name: "visitor", Value: "1234", MaxAge: 1000})
	pages := map[string]map[string]sitePage{ownSite: herbs, otherSite: yachts}[r.Host]
	page, ok := pages[r.URL.Path]
	switch {
	case r.Host == ownSite && r.URL.Path == "/moved":
		http.Redirect(w, r, "http://"+strangerName+"/from-"+ownSite, http.StatusFound)
	case r.URL.Path == nearPage:
		page = sitePage{"Herbs for a cold allotment", "Kitchen herbs stand the cold better than their reputation. Sage and thyme want sand in the soil, mint a pot that it cannot leave. I take cuttings in June and keep them on the windowsill until spring, as those who grow herbs in pots do, too. The compost is my own, three winters old and sieved twice; the seed is from plants that have stood here for ten years."}
		_, _ = fmt.Fprint(w, document(page, []string{"/", "/plot"}, `<p>The best I know of herbs in pots, from compost to cuttings, is <a href="http://`+ownSite+`/">written down by people who grow them on a windowsill</a>, with a table of what each of them wants.</p>`))
	case r.URL.Path == farPage:
		page = sitePage{"Every cabinet in the arcade", "The arcade has forty cabinets, from the first vector screens to the racing games of the nineties. We mend joysticks, replace tubes and keep the boards alive. On Fridays the high scores are written on the wall, and the pinball league meets on the first Sunday. A tube costs more than the cabinet around it by now, so we trade them with four other arcades, and film every repair for those who have one cabinet at home."}
		_, _ = fmt.Fprint(w, document(page, []string{"/", "/pinball"}, ""))
	case r.Host == lonelyName && r.URL.Path == "/sage":
		_, _ = fmt.Fprint(w, document(herbs["/sage"], []string{"/", "/thyme"}, ""))
	case r.Host == strictName:
		w.Header().Set("Content-Security-Policy", "default-src 'none'; require-trusted-types-for 'script'")
		_, _ = fmt.Fprint(w, document(herbs["/sage"], []string{"/", "/thyme"}, ""))
	case !ok:
		http.NotFound(w, r)
	default:
		menu := []string{"/", "/thyme", "/mint", "/login", "/moved", "/compost", "/search?q=sage", "/prices.pdf", "/basil", "/cuttings", "/gone"}
		if r.Host == otherSite {
			menu = []string{"/", "/rigging", "/hulls"}
		}
		_, _ = fmt.Fprint(w, document(page, menu, ""))
	}
}

// document is a page with a menu and, after its words, more HTML.
func document(page sitePage, menu []string, more string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>%s</title><link rel="icon" href="data:,"></head><body><header><nav>`, html.EscapeString(page.title))
	for _, path := range menu {
		name := strings.Trim(path, "/")
		if name == "" {
			name = "home"
		}
		fmt.Fprintf(&b, `<a href="%s">%s</a> `, html.EscapeString(path), html.EscapeString(name))
	}
	fmt.Fprintf(&b, `<a href="http://%s/ad">Our other hobby</a></nav></header><main><article><h1>%s</h1><p>%s</p>%s</article></main></body></html>`, strangerName, html.EscapeString(page.title), html.EscapeString(page.text), more)
	return b.String()
}
