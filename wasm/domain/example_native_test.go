//go:build !wasip1

package domain_test

import (
	"fmt"

	"linkgrade/wasm/domain"
)

// What a link on a page opens, and who owns it.
func ExampleAddress_Resolve() {
	page, err := domain.ParseAddress("https://blog.example.co.uk/2026/post")
	if err != nil {
		panic(err) // the address of a page that was opened is one
	}
	for _, href := range []string{"../about us", "//Someone.github.io/x#y", "mailto:editor@example.org", "http://", "https://bücher.example/?q"} {
		link, err := page.Resolve(href)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Printf("%s web=%t name=%q\n", link, link.IsWeb(), link.Name())
	}
	// Output:
	// https://blog.example.co.uk/about%20us web=true name="example.co.uk"
	// https://someone.github.io/x#y web=true name="someone.github.io"
	// mailto:editor@example.org web=false name=""
	// "http://": not a host: empty
	// https://xn--bcher-kva.example/?q web=true name="xn--bcher-kva.example"
}

func ExampleParseName() {
	for _, s := range []string{"Example.CO.UK", "www.example.co.uk", "co.uk"} {
		name, err := domain.ParseName(s)
		fmt.Printf("%q %v\n", name, err)
	}
	// Output:
	// "example.co.uk" <nil>
	// "" "www.example.co.uk": not a registrable name: the name is example.co.uk
	// "" "co.uk": a public suffix, not a name below one
}
