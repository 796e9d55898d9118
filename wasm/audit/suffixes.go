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
