package grade

import (
	"strings"

	"linkgrade/wasm/page"
)

var writeForUs = Rule{
	ID: "write-for-us", Family: Selling, Kind: Weight, Backing: Practice, Up: 1, Down: 10,
	Title:  "The site invites anyone to send in articles",
	Praise: "The site does not ask strangers for articles",
	Why:    "Sites that take articles from anyone are where bulk guest posts go; a vote there says little.",
	Source: "https://developers.google.com/search/blog/2017/05/a-reminder-about-links-in-large-scale",
	Check: func(in *Input) Outcome {
		var ev []Evidence
		seen := 0
		for i := range in.Links {
			l := &in.Links[i]
			if l.External {
				continue
			}
			seen++
			if page.CountWords(l.Text) <= 6 && firstPhrase(strings.ToLower(l.Text), invitations) != "" {
				ev = append(ev, atLink(l.Text, i))
			} else if firstPhrase(strings.ToLower(l.Address.Path), invitationSlugs) != "" {
				ev = append(ev, atLink(l.Text+" → "+l.Address.Path, i))
			}
		}
		switch {
		case len(ev) > 0:
			return fail(ev...)
		case seen == 0:
			return unknown()
		}
		return pass()
	},
}

// invitations are words of a link that asks for articles. "Submit an article" and "become a contributor" are left to
// journals and free software, and "guest post" alone is a category.
var invitations = []string{"write for us", "submit a guest post", "submit guest post", "submit a post", "submit your guest post",
	"guest post guidelines", "guest posting", "guest blogging", "gastbeitrag einreichen", "schreiben sie für uns",
	"écrivez pour nous", "escribe para nosotros", "scrivi per noi", "escreva para nós", "envie seu artigo",
	"schrijf voor ons", "napisz dla nas", "bizim için yazın", "прислать статью", "стать автором", "skriv för oss",
	"skriv for os", "kirjoita meille", "pište pro nás", "írj nekünk", "scrie pentru noi", "ゲスト投稿", "客座文章",
	"게스트 포스트", "viết bài cho chúng tôi", "tulis untuk kami", "اكتب لنا", "כתבו לנו"}

var invitationSlugs = []string{"/write-for-us", "/guest-post-guidelines", "/guest-posting", "/submit-guest-post",
	"/submit-a-guest-post", "/guest-blogging", "/escribe-para-nosotros", "/scrivi-per-noi", "/gastbeitrag-einreichen"}
