package labelled

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"

	"linkgrade/server/edition"
	"linkgrade/server/feeds"
	"linkgrade/wasm/domain"
)

// categoryLists are the feeds that there are files of, none of them a rank list.
var categoryLists = []list{
	{"blp-drugs", "data/lists/blp_drugs.txt.gz"},
	{"blp-phishing", "data/lists/blp_phishing.txt.gz"},
	{"blp-scam", "data/lists/blp_scam.txt.gz"},
	{"content-farms", "data/lists/content_farms.txt"},
	{"disavow", "data/lists/disavow_published.txt"},
	{"machine-written", "data/lists/ai_farms_hosts.txt"},
	{"parked", "data/lists/parked.txt.gz"},
	{"public-suffix-list", "data/lists/public_suffix_list.dat"},
	{"referrer-spam", "data/lists/referrer_spam.txt"},
	{"shorteners", "data/lists/url_shorteners.txt"},
	{"universities", "data/lists/universities.json.gz"},
	{"us-government", "data/lists/us_gov_domains.csv.gz"},
	{"ut1-forums", "data/lists/ut1_forums.txt.gz"},
	{"ut1-gambling", "data/lists/ut1_gambling.txt.gz"},
	{"ut1-press", "data/lists/ut1_press.txt.gz"},
	{"ut1-shortener", "data/lists/ut1_shortener.txt.gz"},
	{"ut1-warez", "data/lists/ut1_warez.txt.gz"},
}

// Categories are the sources of the lists that say what a site is, and their rows by name.
func Categories(folder string) ([]edition.Source, map[domain.Name][]edition.Row, error) {
	rows := map[domain.Name][]edition.Row{}
	var sources []edition.Source
	for _, list := range categoryLists {
		take := func(row edition.Row) { rows[row.Name] = append(rows[row.Name], row) }
		if err := Feed(folder, list.id, list.path, take); err != nil {
			return nil, nil, err
		}
		f, _ := feeds.Find(list.id)
		sources = append(sources, f.Source())
	}
	return sources, rows, nil
}

// Judges are lists that no edition is made of: what each says of a name, in its own words.
// The names are those of their entries that are names.
func Judges(folder string) (kinds, reliability, credibility map[domain.Name]string, err error) {
	lists := filepath.Join(folder, "data/lists")
	kinds, err = verdicts(filepath.Join(lists, "site_categories.csv"), "site", "category")
	if err == nil {
		reliability, err = verdicts(filepath.Join(lists, "wikipedia_perennial_2021.csv"), "urls", "status")
	}
	if err == nil {
		credibility, err = verdicts(filepath.Join(lists, "credibility_cred1.csv"), "domain", "category")
	}
	return kinds, reliability, credibility, err
}

// verdicts reads two columns of a table: names, one or a JSON array of them, and a word.
func verdicts(path, names, word string) (map[domain.Name]string, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		return nil, err
	}
	at := map[string]int{}
	for i, heading := range rows[0] {
		at[heading] = i
	}
	out := map[domain.Name]string{}
	for _, row := range rows[1:] {
		several := []string{row[at[names]]}
		if strings.HasPrefix(several[0], "[") {
			if err := json.Unmarshal([]byte(several[0]), &several); err != nil {
				return nil, err
			}
		}
		for _, s := range several {
			if name, err := domain.ParseName(s); err == nil {
				out[name] = row[at[word]]
			}
		}
	}
	return out, nil
}
