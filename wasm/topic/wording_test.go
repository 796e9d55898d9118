package topic

import "testing"

func TestWordings(t *testing.T) {
	p := mustProfile(t, `{"brands": ["Harbour Yachts", "HY"], "keywords": ["yacht charter croatia"], "terms": [
		{"term": "sailing boat"}, {"term": "skipper", "weight": 0.5}, {"term": "crew", "weight": 0.4, "struck": true}]}`)
	w := p.Wordings()
	for _, c := range []struct {
		anchor string
		want   Wording
	}{
		{"Harbour Yachts", WordsBrand}, {"harbouryachts.example", WordsBrand}, {"the HARBOUR-YACHTS fleet", WordsBrand},
		{"yacht charter Croatia", WordsExact}, {"Yacht Charters Croatia", WordsExact}, {"sailing boats", WordsExact}, {"skippers", WordsExact},
		{"a sailing boat for two", WordsPartial}, {"find a skipper", WordsPartial},
		{"yacht", WordsOther}, {"crew", WordsOther}, {"boat sailing", WordsOther}, {"why", WordsOther}, {"", WordsOther}, {"…", WordsOther},
	} {
		if got := w.Of(c.anchor); got != c.want {
			t.Errorf("Of(%q) = %d; want %d", c.anchor, got, c.want)
		}
	}
	if got := (&Wordings{}).Of("Harbour Yachts"); got != WordsOther {
		t.Errorf("without a profile Of = %d", got)
	}
}
