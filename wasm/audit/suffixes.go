package audit

import (
	"strings"

	"linkgrade/wasm/domain"
)

// cheapSuffixes are those under which sellers of links and senders of spam register most for what they cost, between
// blanks: as in package grade, and the worst of https://www.spamhaus.org/statistics/tlds/.
const cheapSuffixList = " shop store site click agency online xyz top website space link icu buzz club live pw info cyou rest sbs cfd monster loan win bid stream gq cf ml ga tk work quest fun lol "

func hasCheapSuffix(n domain.Name) bool {
	name := n.String()
	return !n.IsIP() && strings.Contains(cheapSuffixList, " "+name[strings.LastIndexByte(name, '.')+1:]+" ")
}

// pageHostList are hosts of strangers' pages that the public suffix list does not name, between blanks: a line for one would reach
// the pages of many owners. Compiled by hand, the oldest and largest of some countries.
const pageHostList = " free.fr chez.com pagesperso-orange.fr canalblog.com centerblog.net eklablog.com over-blog.com skyrock.com tripod.com angelfire.com geocities.com " +
	"geocities.jp 000webhostapp.com freeservers.com 50webs.com bravenet.com webs.com homestead.com typepad.com blogs.com wikidot.com fandom.com proboards.com " +
	"forumotion.com yolasite.com mystrikingly.com jimdo.com beepworld.de npage.de xobor.de t-online.de xoom.it forumfree.it ucoz.ru ucoz.com ucoz.net at.ua " +
	"narod.ru livejournal.com blog.hu blog.cz estranky.cz wz.cz sapo.pt fc2.com seesaa.net livedoor.jp exblog.jp ameblo.jp cocolog-nifty.com tistory.com "

func isPageHost(n domain.Name) bool { return strings.Contains(pageHostList, " "+n.String()+" ") }
