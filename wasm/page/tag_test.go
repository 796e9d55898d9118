package page

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// The tokenizer is the judge of what a tag says.
func FuzzTag(f *testing.F) {
	for _, s := range []string{
		`<a href=/x rel="nofollow ugc" class='b'>`, `<A HREF="/x?a=1&amp;b=2" Hidden>`, `<p / =a =b c = d e=/f/ g="h"i='j'/>`,
		`<x-y a="<>" b='"' c==d "e f'>`, "<p\n\tid\f=\r\nx\x00y>", `<br/><br class=a/><img alt=>x</A href=y></p/>`, "<p\x00q a\x00b=c style=\xff>",
		`<a href="?a=1&b=2&amp;c=3&lt=4" id="&lt;" class="a & b&" name="&#39;">`, `<a href="&copy" rel="&copy x" alt=&amp;amp; id=&copyx= type=&=>`,
		`<a href=1 href=2 HREF=3>`, `<a name=/><a id="` + strings.Repeat("x", 5000) + `">`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if err := tagsDiffer(src); err != nil {
			t.Error(err)
		}
	})
}

// tagsDiffer words the first tag of src that tagReader reads in another way than the tokenizer.
func tagsDiffer(src []byte) error {
	z := html.NewTokenizer(bytes.NewReader(src))
	for tt := z.Next(); tt != html.ErrorToken; tt = z.Next() {
		if tt != html.StartTagToken && tt != html.SelfClosingTagToken && tt != html.EndTagToken {
			continue
		}
		tag := bytes.Clone(z.Raw())
		r := htmlReader{z: z}
		got := string(bytes.ReplaceAll(r.tag.name(z.Raw()), []byte{0}, []byte("\uFFFD")))
		if tt != html.EndTagToken {
			r.readAttrs()
		}
		got += shown(&r.el)
		if want := tokenized(tag); got != want {
			return fmt.Errorf("the tag %q is read as %s; the tokenizer says %s", tag, got, want)
		}
	}
	return nil
}

// tokenized is the name of a tag and those of its attributes that are looked at, as the tokenizer reads them.
func tokenized(tag []byte) string {
	z := html.NewTokenizer(bytes.NewReader(tag))
	z.Next()
	name, more := z.TagName()
	var attrs []Attr
	for more {
		var a Attr
		a.Key, a.Val, more = z.TagAttr()
		attrs = append(attrs, a)
	}
	var el element
	el.read(attrs)
	return string(name) + shown(&el)
}

// shown are the attributes that were kept.
func shown(el *element) string {
	var b strings.Builder
	for _, key := range strings.Fields(`href rel alt class id role style name content property itemprop http-equiv lang type
		datetime src itemtype width height`) {
		if v := *el.slot(key); v != nil {
			fmt.Fprintf(&b, " %s=%q", key, v)
		}
	}
	return fmt.Sprint(b.String(), " ", el.hidden, " ", el.itemscope)
}
