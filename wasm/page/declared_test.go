package page

import "testing"

func TestDeclared(t *testing.T) {
	ld := func(json string) string { return `<script type="application/ld+json">` + json + `</script><p>x</p>` }
	tests := []struct {
		name, src string
		want      Declared
	}{
		{"nothing", "<p>x</p>", 0},
		{"an article", ld(`{"@type":"Article"}`), 0},
		{"an advertiser's", ld(`{"@type":["Article","AdvertiserContentArticle"]}`), DeclaresAdvertiser},
		{"in a graph", ld(`{"@graph":[{"@type":"WebSite"},{"@type":"https://schema.org/AdvertiserContentArticle"}]}`), DeclaresAdvertiser},
		{"another page's", ld(`{"@type":"Article","isPartOf":{"@type":"AdvertiserContentArticle"}}`), 0},
		{"a sponsor", ld(`{"@type":"Article","sponsor":{"@type":"Organization","name":"Shears"}}`), DeclaresSponsor},
		{"no sponsor", ld(`{"@type":"Article","sponsor":[],"author":"Jane"}`), 0},
		{"a sponsor without a name", ld(`{"@type":"Article","sponsor":{"@type":"Organization","name":""}}`), 0},
		{"a review", ld(`{"@type":"Review","itemReviewed":{"@type":"Product"}}`), DeclaresReview},
		{"a product with reviews", ld(`{"@type":"Product","review":{"@type":"Review"}}`), 0},
		{"the publisher's rules", ld(`{"@type":"NewsArticle","publisher":{"name":"P","ethicsPolicy":"https://a.example/ethics"}}`), DeclaresPolicy},
		{"an organisation's rules", ld(`{"@type":"NewsMediaOrganization","publishingPrinciples":"/rules"}`), DeclaresPolicy},
		{"microdata", `<article itemscope itemtype="https://schema.org/AdvertiserContentArticle"><p>x</p></article>`, DeclaresAdvertiser},
		{"microdata of another page", `<div class=related><article itemscope itemtype="https://schema.org/AdvertiserContentArticle"><p>x</p></article></div>`, 0},
	}
	for _, tt := range tests {
		if got := read(t, tt.src).Declares; got != tt.want {
			t.Errorf("%s: Declares = %b; want %b", tt.name, got, tt.want)
		}
	}
}

func TestScripts(t *testing.T) {
	tests := []struct {
		name, src string
		want      ScriptMarks
	}{
		{"ordinary", `<script src="https://cdn.example/jquery.min.js"></script><script>eval(x)</script>`, 0},
		{"a miner", `<script src="https://coinhive.com/lib/coinhive.min.js"></script>`, ScriptMiner},
		{"a name beside one", `<script src="https://cdn.example/notcoinhive.js"></script>`, 0},
		{"windows behind the page", `<script src="//c1.popads.net/pop.js"></script>`, ScriptPopunder},
		{"decoded and run", `<script>eval(atob("YWxlcnQoMSk="))</script>`, ScriptInjected},
		{"an address kept from harvesters", `<script>document.write(unescape("%3Ca%20href"))</script>`, 0},
		{"packed", `<script>eval(function(p,a,c,k,e,d){return p}("x",1,1,"".split("|"),0,{}))</script>`, 0},
		{"talk of one", `<p>coinhive.com was a miner: eval(atob("x"))</p>`, 0},
	}
	for _, tt := range tests {
		if got := read(t, tt.src).ScriptMarks; got != tt.want {
			t.Errorf("%s: ScriptMarks = %b; want %b", tt.name, got, tt.want)
		}
	}
}
