package audit

import (
	"testing"

	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/trust"
)

func TestSourceTypes(t *testing.T) {
	for _, c := range []struct {
		page, title string
		row         export.Row
		lists       trust.Category
		want        SourceType
	}{
		{"https://one.com/blog/a-day-at-the-bakery/", "", export.Row{}, 0, Editorial},
		{"https://one.com/the-best-bakers-of-town/", "", export.Row{}, 0, Editorial},
		{"https://one.com/x", "", export.Row{}, 0, OtherSource},
		{"https://one.com/x", "Guest Post by Ann Lee: my oven", export.Row{}, 0, GuestPost},
		{"https://one.com/x", "Gastbeitrag von Anna: Mein Ofen", export.Row{}, 0, GuestPost},
		{"https://one.com/guest-post/oven/", "", export.Row{}, 0, GuestPost},
		{"https://one.com/x", "Communiqué de presse : un four", export.Row{}, 0, Press},
		{"https://one.com/x", "", export.Row{Platform: "news"}, 0, Press},
		{"https://one.com/x", "", export.Row{}, trust.Press, Press},
		{"https://daily-herald.com/x", "", export.Row{}, 0, Press},
		{"https://one.com/branchenbuch/bakery", "", export.Row{}, 0, Directory},
		{"https://one.com/x", "Annuaire des boulangers", export.Row{}, 0, Directory},
		{"https://one.com/x", "каталог сайтов города", export.Row{}, 0, Directory},
		{"https://one.com/forum/thread-12", "", export.Row{}, 0, Forum},
		{"https://one.com/viewtopic.php?t=12", "", export.Row{}, 0, Forum},
		{"https://one.com/x", "", export.Row{Platform: "message-boards"}, 0, Forum},
		{"https://one.com/x", "", export.Row{Place: export.Comment}, 0, Comments},
		{"https://one.com/x", "", export.Row{UGC: export.Yes}, 0, Comments},
		{"https://one.com/guestbook.php?page=3", "", export.Row{}, 0, Comments},
		{"https://facebook.com/bakery", "", export.Row{}, 0, Social},
		{"https://en.one.com/wiki/Bakery", "", export.Row{}, 0, Reference},
		{"https://small.edu/people", "", export.Row{}, 0, Education},
		{"https://town.gov.uk/shops", "", export.Row{}, 0, Government},
		{"https://one.com/x", "", export.Row{}, trust.Government, Government},
		{"https://one.com/useful-links", "", export.Row{}, 0, Resource},
		{"https://one.com/x", "リンク集", export.Row{}, 0, Resource},
		{"https://one.com/whois/bakery.com", "", export.Row{}, 0, Scraper},
		{"https://one.com/x", "", export.Row{Kind: export.Redirect}, 0, Redirects},
		{"https://one.com/x", "", export.Row{Place: export.Footer, Sitewide: export.Yes}, 0, Widget},
		{"https://one.com/x", "", export.Row{Platform: "ecommerce"}, 0, Company},
	} {
		c.row.Title, c.row.Target = c.title, "https://bakery.com/"
		r := auditOf(Options{Site: nameOf("bakery.com"), Lookup: listed(c.lists)}, "ahrefs", linkFrom(c.page, c.row))
		if got := r.Domains[0].Type; got != c.want {
			t.Errorf("%s %q %+v: %v; want %v", c.page, c.title, c.row.Platform, got, c.want)
		}
	}
}
