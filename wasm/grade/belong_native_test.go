//go:build !wasip1

package grade

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/eval/labelled"
	"linkgrade/wasm/page"
	"linkgrade/wasm/topic"
)

// realTopics are the subjects of every third labelled page in English that has a text.
func realTopics(t *testing.T) (all []*topics) {
	t.Helper()
	data := os.Getenv("LINKGRADE_DATA")
	if data == "" || testing.Short() {
		t.Skip("LINKGRADE_DATA is not set, or -short: no real pages are compared")
	}
	pages, err := labelled.Load(filepath.Join(data, "bench", "placement"))
	if err != nil {
		t.Fatal(err)
	}
	v, err := shippedVectors()
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(pages); i++ {
		src, err := pages[i].Source()
		if err != nil {
			t.Fatal(err)
		}
		own, err := domain.ParseAddress(pages[i].URL)
		if err != nil {
			continue
		}
		in := &Input{Facts: page.ReadHTML(src, page.Meta{URL: own, Status: 200}), Vectors: v}
		if s := in.topics(); in.hasText() && primary(s.language) == "en" {
			all = append(all, s)
		}
	}
	return all
}

// quantile is the value below which a share of all lies.
func quantile(values []float64, share float64) float64 {
	slices.Sort(values)
	return values[int(share*float64(len(values)))]
}

// below is the share of values below a limit.
func below(values []float64, limit float64) float64 {
	n := 0
	for _, v := range values {
		if v < limit {
			n++
		}
	}
	return float64(n) / float64(len(values))
}

// TestBelonging measures what off-topic-post, unrelated-anchors and passage-and-target rest on: how near real pages are to
// their own site's navigation and to another's, anchors to their own page and to another, and what stands around links to
// their targets' addresses and to others'. Honest pages must seldom be called strange.
func TestBelonging(t *testing.T) {
	all := realTopics(t)
	var menus, otherMenus, anchors, otherAnchors, targets, otherTargets []float64
	for i, s := range all {
		other := all[(i+17)%len(all)]
		if own := s.vectors.Score(s.page(), s.menu()); own.Known && s.ofOneSubject(s.menu()) {
			menus = append(menus, own.Score)
		}
		if far := s.vectors.Score(s.page(), other.menu()); far.Known && other.ofOneSubject(other.menu()) {
			otherMenus = append(otherMenus, far.Score)
		}
		for _, l := range s.in.external()[:min(8, len(s.in.external()))] {
			if near, known := s.belongs(l); known {
				anchors = append(anchors, near)
				otherAnchors = append(otherAnchors, far(s, other, l))
			}
			if near, known := s.leadsTo(l); known && len(other.in.external()) > 0 {
				targets = append(targets, near)
				otherTargets = append(otherTargets, s.vectors.Score(other.around(other.in.external()[0]), s.target(l)).Score)
			}
		}
	}
	t.Logf("%d pages and their own navigation, where that is of one subject: %.3f below %v, 1 %% below %.3f; another's: %.3f below %v, half below %.3f",
		len(menus), below(menus, strangeSite), strangeSite, quantile(menus, .01), below(otherMenus, strangeSite), strangeSite, quantile(otherMenus, .5))
	t.Logf("%d anchors and their own page: 2 %% below %.3f, 5 %% below %.3f; another's: 40 %% below %.3f", len(anchors),
		quantile(anchors, .02), quantile(anchors, .05), quantile(otherAnchors, .4))
	honest, mixed := below(targets, strangeTarget), below(otherTargets, strangeTarget)
	t.Logf("%d targets' addresses and the words around: %.3f below %v; another page's words: %.3f", len(targets), honest, strangeTarget, mixed)
	if honest > .03 || mixed < 5*honest {
		t.Errorf("strangeTarget = %v calls %.3f of the links of real pages strange, %.3f of mixed ones", strangeTarget, honest, mixed)
	}
	if got := quantile(menus, .02); got < strangeSite {
		t.Errorf("one real page in fifty is less than %.3f near its own site: strangeSite = %v calls honest pages strange", got, strangeSite)
	}
	if got := quantile(anchors, .03); got < strangeAnchor {
		t.Errorf("three anchors of a hundred are less than %.3f near their own page: strangeAnchor = %v is too much", got, strangeAnchor)
	}
	if quantile(otherMenus, .5) > ownSite || quantile(otherAnchors, .3) > strangeAnchor {
		t.Error("what does not belong together is not told from what does")
	}
}

// far is belongs for a link that stands on another page.
func far(from, to *topics, l *page.Link) float64 {
	anchor := to.vectors.Score(from.read(topic.Text{Body: l.Text}), to.page())
	sentence := to.vectors.Score(from.read(topic.Text{Body: from.in.Sentence(l)}), to.head())
	return max(anchor.Score, sentence.Score)
}
