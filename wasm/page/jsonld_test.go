package page

import (
	"strings"
	"testing"
)

func TestReadJSON(t *testing.T) {
	deep := strings.Repeat(`{"a":[`, 5000)
	tests := []struct {
		name, src string
		want      linked
	}{
		{"empty", ``, linked{}},
		{"flat", `{"@type":"Article","author":"Jane Doe","datePublished":"2024-05-03"}`,
			linked{kind: "Article", author: "Jane Doe", published: "2024-05-03"}},
		{"nested names", `{"author":{"@type":"Person","name":"Jane Doe","url":"/j"},"publisher":{"@type":"Organization","logo":{"name":"no","url":"x"},"name":"The Paper"}}`,
			linked{author: "Jane Doe", publisher: "The Paper"}},
		{"several authors", `{"author":[{"name":"Jane Doe"},{"name":"John Roe"}]}`, linked{author: "Jane Doe"}},
		{"several types", `{"@type":["WebPage","NewsArticle"]}`, linked{kind: "NewsArticle"}},
		{"a type's address", `{"@type":"https://schema.org/BlogPosting"}`, linked{kind: "BlogPosting"}},
		{"graph", `{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"no"},{"@type":"Article","author":{"name":"Jane"},"dateModified":"d"}]}`,
			linked{kind: "Article", author: "Jane", modified: "d"}},
		{"array at the top", `[{"@type":"BreadcrumbList"},{"@type":"Product"}]`, linked{kind: "Product"}},
		{"not a comment's author", `{"comment":[{"@type":"Comment","author":{"name":"Troll"},"datePublished":"1999"}],"author":"Jane"}`, linked{author: "Jane"}},
		{"not a review's date", `{"review":{"datePublished":"1999"},"datePublished":"2024"}`, linked{published: "2024"}},
		{"an address is no author", `{"author":"https://example.org/jane"}`, linked{}},
		{"not free to read", `{"isAccessibleForFree":false,"hasPart":{"isAccessibleForFree":true}}`, linked{paid: true}},
		{"not free, as a word", `{"@graph":[{"isAccessibleForFree":"False"}]}`, linked{paid: true}},
		{"free, but for a part", `{"isAccessibleForFree":true,"hasPart":{"isAccessibleForFree":false},"author":false}`, linked{}},
		{"raw newline in a string", "{\"author\":\"Jane\n\tDoe\"}", linked{author: "Jane Doe"}},
		{"trailing commas", `{"author":"Jane",}`, linked{author: "Jane"}},
		{"missing value", `{"author":,"datePublished":"2024"}`, linked{published: "2024"}},
		{"null", `{"author":null,"datePublished":"2024"}`, linked{published: "2024"}},
		{"number and word", `{"a":12.5e3,"b":true,"author":"Jane"}`, linked{author: "Jane"}},
		{"escapes", `{"author":"J\u00e4ne \"X\" Doe\/Roe\n\ud83d\ude00"}`, linked{author: "Jäne \"X\" Doe/Roe 😀"}},
		{"half a pair", `{"author":"a\ud83dz"}`, linked{author: "a\uFFFDz"}},
		{"broken escape", `{"author":"a\u00zz b"}`, linked{author: "a\uFFFDzz b"}},
		{"character reference", `{"author":"Doe &amp; Roe"}`, linked{author: "Doe & Roe"}},
		{"cut off", `{"author":"Jane","datePublished":"20`, linked{author: "Jane", published: "20"}},
		{"cut off at a key", `{"author":"Jane","datePublished`, linked{author: "Jane"}},
		{"comment around it", `<!-- {"author":"Jane"} -->`, linked{author: "Jane"}},
		{"CDATA around it", "//<![CDATA[\n{\"author\":\"Jane\"}\n//]]>", linked{author: "Jane"}},
		{"closers only", `}]}]`, linked{}},
		{"too deep", `{"author":"Jane","x":` + deep + `}`, linked{author: "Jane"}},
		{"two objects", `{"author":"Jane"}{"author":"John","dateModified":"d"}`, linked{author: "Jane", modified: "d"}},
	}
	for _, tt := range tests {
		var got linked
		got.readJSON([]byte(tt.src))
		if got != tt.want {
			t.Errorf("%s: readJSON(%.80q) = %+v; want %+v", tt.name, tt.src, got, tt.want)
		}
	}
}

func TestJSONLDOfAPage(t *testing.T) {
	f := read(t, `<script type=" Application/LD+JSON ">{"@type":"Product"}</script><script type=application/ld+json>
		{"publisher":{"name":"The Paper"}}</script><script>{"author":"no"}</script><p>text`)
	if f.Type != TypeProduct || f.SiteName != "The Paper" || f.Author != "" {
		t.Errorf("type %q, site %q, author %q; want product, The Paper, none", f.Type, f.SiteName, f.Author)
	}
	if got := f.Text(); got != "text\n" {
		t.Errorf("Text() = %q; want %q: a script is no text", got, "text\n")
	}
}
