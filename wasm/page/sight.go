package page

import (
	"strings"
	"unicode/utf8"

	"linkgrade/wasm/domain"
)

// Seen reports whether readers see the link as the page stands, as far as is known: a closed menu's links are not seen,
// but only Placement says hidden of what nobody can open. A rendered page outweighs the markup.
func (l *Link) Seen() bool {
	if l.Hint.Known {
		return l.Hint.Visible
	}
	return l.Hidden == ""
}

// IsMark reports an anchor of one character, or of none that is a letter or a digit: a full stop, a dash, an arrow.
// Readers pass over such links.
func (l *Link) IsMark() bool {
	if l.Text == "" || l.Anchor == AnchorImage {
		return false
	}
	return utf8.RuneCountInString(l.Text) == 1 || CountWords(l.Text) == 0
}

// isStray reports a followed link in words to a site that is neither the page's own under another suffix nor one of
// those that every page's interface leads to.
func isStray(l *Link, p *pending, own domain.Name) bool {
	number := l.Address.IsWeb() && l.Address.Host.IsIP() && !own.IsZero()
	if !l.External && !number || !l.Follow() || p.image || l.Text == "" || l.IsMark() || l.Anchor == AnchorLong {
		return false // an anchor of a sentence is written for readers, if for those of the text alone
	}
	if l.HasRel("home") || l.HasRel("license") || l.HasRel("me") {
		return false
	}
	return !isUsual(l, own)
}

// IsUsual reports a link that any site may have among its furniture: to itself under another name, to social networks,
// stores and services, to share the page, or to its notices.
func (f *Facts) IsUsual(l *Link) bool { return isUsual(l, f.Name) }

func isUsual(l *Link, own domain.Name) bool {
	return isSameOwner(l.Name, own) || among(interfaceHosts, l.Name.String()) || isInterfaceAnchor(l.Text) || takesAddress(l.Href)
}

// isSameOwner reports names that share their first label, or the whole of a long one: kaspersky.com, kaspersky.com.br;
// brother-usa.com, brother.com.
func isSameOwner(a, b domain.Name) bool {
	x, _, _ := strings.Cut(a.String(), ".")
	y, _, _ := strings.Cut(b.String(), ".")
	if len(x) > len(y) {
		x, y = y, x
	}
	return len(x) >= 4 && strings.Contains(y, x) || x == y
}

// interfaceHosts are sites that pages lead to by buttons, badges and notices of their own.
const interfaceHosts = " facebook.com fb.com fb.me twitter.com x.com linkedin.com instagram.com youtube.com youtu.be pinterest.com " +
	"tiktok.com whatsapp.com wa.me t.me telegram.me telegram.org reddit.com tumblr.com snapchat.com threads.net threads.com bsky.app " +
	"discord.com discord.gg vk.com ok.ru weibo.com line.me xing.com getpocket.com addthis.com addtoany.com flipboard.com vimeo.com " +
	"flickr.com spotify.com google.com apple.com microsoft.com mozilla.org github.com amazon.com paypal.com yahoo.com wordpress.com " +
	"wordpress.org wp.me medium.com creativecommons.org w3.org iubenda.com cookiedatabase.org cookieyes.com onetrust.com zendesk.com " +
	"yelp.com tripadvisor.com trustpilot.com g2.com goo.gl g.page g.co "

// takesAddress reports targets that are given a page's address, as share and bookmark buttons give it.
func takesAddress(href string) bool {
	return strings.Contains(href, "url=") || strings.Contains(href, "?u=") || strings.Contains(href, "share")
}

// interfaceAnchors are whole anchors of a site's own furniture, between dots.
const interfaceAnchors = ".login.log in.sign in.sign up.register.help.help center.support.contact.contact us.careers.jobs.download." +
	"share.tweet.impressum.datenschutz.investors.newsroom.press room."

// isInterfaceAnchor reports anchors of a site's own furniture.
func isInterfaceAnchor(text string) bool {
	text = strings.ToLower(text)
	for _, w := range [...]string{"privacy", "cookie", "terms ", "powered by", "advertis"} {
		if strings.Contains(text, w) {
			return true
		}
	}
	return strings.Contains(interfaceAnchors, "."+text+".") || genericAnchors.hasPhrase(text)
}
