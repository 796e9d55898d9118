package e2e

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"

	"linkgrade/extension/browser"
)

// TestShareProfiles merges a profile of one person with another's: what they added apart is all there, and of what both wrote
// the newer holds and is told.
func TestShareProfiles(t *testing.T) {
	t.Parallel()
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			ctx, d := begin(t, 4*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Width: 1360, Height: 1100})
			openProspects(ctx, t, d)
			typePassphrase(ctx, t, d, "")
			bringShared(ctx, t, d, profileOf("Tables", "oak tables", 1, "Ida"))
			awaitTable(ctx, t, d, "the first one", shareSays("In dispute: 0."))
			bringShared(ctx, t, d, profileOf("Benches", "ash benches", 2, "Bo"))
			awaitTable(ctx, t, d, "what both wrote", shareSays("In dispute: 1.")+
				` && document.getElementById("clashList").textContent.startsWith("Benches, Name: “Benches” (Bo, ") && document.getElementById("clashList").textContent.includes("in place of “Tables” (Ida, ")`)
			keep(ctx, t, b.name+" prospects merged profiles", d.PageScreenshot)
			var shared struct {
				Profiles struct {
					Current  string
					Profiles []struct{ ID, File string }
				}
			}
			var profile struct {
				Name     string
				Keywords []string
			}
			if err := json.Unmarshal([]byte(sharedFile(ctx, t, d, "")), &shared); err != nil || len(shared.Profiles.Profiles) != 1 || shared.Profiles.Current != "shop" {
				t.Fatalf("profiles of what is shared: %+v, %v", shared, err)
			}
			if err := json.Unmarshal([]byte(shared.Profiles.Profiles[0].File), &profile); err != nil {
				t.Fatal(err)
			}
			slices.Sort(profile.Keywords)
			if profile.Name != "Benches" || !slices.Equal(profile.Keywords, []string{"ash benches", "oak tables"}) {
				t.Errorf("the profile is %+v; want the newer name, and the keywords of both", profile)
			}
			bringShared(ctx, t, d, profileOf("Benches", "ash benches", 2, "Bo"))
			awaitTable(ctx, t, d, "once merged, it is settled", shareSays("In dispute: 0."))
		})
	}
}

// profileOf is a shared file of one profile that a person wrote at once, in a year of its own.
func profileOf(name, keyword string, year int64, by string) string {
	at := year * 365 * 24 * 3600 * 1000
	return fmt.Sprintf(`{"linkgrade": 3, "made": "", "settings": {"server": null, "auto": null}, "prospects": [],
		"profiles": {"current": "shop", "profiles": [{"id": "shop", "file": "{\"name\": \"%[1]s\", \"keywords\": [\"%[2]s\"]}"}]},
		"pasts": {"shop": {"gone": 0, "name": [{"value": "%[1]s", "at": %[3]d, "by": "%[4]s"}], "sites": {}, "brands": {}, "targets": {},
			"keywords": {"%[2]s": [{"value": true, "at": %[3]d, "by": "%[4]s"}]}, "terms": {}, "learnt": []}}}`, name, keyword, at, by)
}
