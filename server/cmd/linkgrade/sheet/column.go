package sheet

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"linkgrade/wasm/backlink"
	"linkgrade/wasm/domain"
)

// sampleRows is how many rows are looked at to find the column of addresses.
const sampleRows = 200

// addressWords are what people call a column of addresses, a line for each language; the likelier ones first.
const addressWords = `url urls link links website websites site sites domain domains address addresses homepage webpage page blog host hostname target source prospect prospects
webseite webseiten internetseite seite adresse internetadresse domäne
sitio web sitios página dirección enlace dominio dominios
endereço página ligação domínio domínios
lien liens adresse site domaine domaines
indirizzo sito siti collegamento dominio domini pagina
adres strona witryna domena odnośnik
adresa stránka web doména odkaz webová
сайт сайты адрес ссылка домен страница
веб сайт адреса посилання
サイト ドメイン リンク アドレス ホームページ ウェブサイト
网址 网站 链接 域名 網址 網站 連結 網域
사이트 도메인 주소 링크 웹사이트
رابط روابط موقع الموقع نطاق عنوان
webbplats sajt länk domän hjemmeside domæne nettside verkkosivu osoite verkkotunnus
bağlantı bağlantılar websitesi adres`

var errNoColumn = errors.New("no column has addresses")

// findAddresses finds the heading and the column of addresses, by what the cells of the first rows are, and by headings where
// several columns have them.
func (l *List) findAddresses(column string) error {
	var rows []Row
	if err := l.each(func(r Row) bool { rows = append(rows, r); return len(rows) < sampleRows }); err != nil {
		return err
	}
	if len(rows) == 0 {
		return errors.New("there is nothing in it")
	}
	width := 0
	for _, r := range rows {
		width = max(width, len(r.Cells))
	}
	first := rows[0].Cells
	isHeading := !hasAddress(first) && (len(rows) > 1 && width > 1 || rankOf(first[0]) < unranked)
	if isHeading {
		l.Heading, l.titled = first, rows[0].Line
		rows = rows[1:]
	}
	if column != "" {
		return l.take(column, width)
	}
	best, also := mostAddresses(rows, width, l.Heading)
	if best < 0 {
		return fmt.Errorf("%w; name it with --column, by its heading or its number", errNoColumn)
	}
	l.Address = best
	l.Said = "addresses in " + l.called(best)
	if len(also) > 0 {
		l.Said += " (also in " + l.called(also[0]) + "; --column says which)"
	}
	return nil
}

// take chooses the column that a person names.
func (l *List) take(column string, width int) error {
	i, err := l.Column(column, width)
	if err == nil {
		l.Address, l.Said = i, "addresses in "+l.called(i)
	}
	return err
}

// Column is the column that a person names, by its heading or its number from 1, of a list as wide as said.
func (l *List) Column(name string, width int) (int, error) {
	for i, h := range l.Heading {
		if strings.EqualFold(h, strings.TrimSpace(name)) {
			return i, nil
		}
	}
	if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= width {
		return n - 1, nil
	}
	if len(l.Heading) == 0 {
		return 0, fmt.Errorf("there is no column %q; it has %d and no heading", name, width)
	}
	return 0, fmt.Errorf("there is no column %q; there is: %s", name, strings.Join(l.Heading, ", "))
}

// Headed is the first column whose heading has one of the words; −1 where none has.
func (l *List) Headed(words ...string) int {
	for i, h := range l.Heading {
		for _, w := range strings.FieldsFunc(strings.ToLower(h), func(r rune) bool { return !unicode.IsLetter(r) }) {
			if slices.Contains(words, w) {
				return i
			}
		}
	}
	return -1
}

func (l *List) called(i int) string {
	if i < len(l.Heading) && l.Heading[i] != "" {
		return fmt.Sprintf("column %d (%s)", i+1, l.Heading[i])
	}
	return fmt.Sprintf("column %d", i+1)
}

// mostAddresses is the column that has addresses in at least half as many cells as the column with most of them, and the
// likeliest heading; −1 where no column has any. The others are there too.
func mostAddresses(rows []Row, width int, heading []string) (best int, also []int) {
	counts := make([]int, width)
	most := 0
	for _, r := range rows {
		for i, c := range r.Cells {
			if LooksAddress(c) {
				counts[i]++
				most = max(most, counts[i])
			}
		}
	}
	best = -1
	if most == 0 {
		for i, h := range heading { // a list of nothing but what cannot be read
			if rankOf(h) < unranked {
				return i, nil
			}
		}
		if width == 1 {
			return 0, nil
		}
		return -1, nil
	}
	rank := func(i int) int {
		if i < len(heading) {
			return rankOf(heading[i])
		}
		return unranked
	}
	for i, n := range counts {
		if n*2 < most {
			continue
		}
		if best < 0 || rank(i) < rank(best) {
			if best >= 0 {
				also = append(also, best)
			}
			best = i
		} else {
			also = append(also, i)
		}
	}
	return best, also
}

const unranked = 1 << 20

// rankOf says how likely a heading is one of addresses: 0 is the likeliest. A heading that is one of the words comes before
// one that has it among others.
func rankOf(heading string) int {
	heading = strings.ToLower(strings.TrimSpace(heading))
	words := strings.FieldsFunc(heading, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) })
	best := unranked
	at := 0
	for known := range strings.FieldsSeq(addressWords) {
		at++
		if heading == known {
			return at
		}
		for _, w := range words {
			if w == known {
				best = min(best, 1000+at)
			}
		}
	}
	return best
}

func hasAddress(cells []string) bool {
	for _, c := range cells {
		if LooksAddress(c) {
			return true
		}
	}
	return false
}

// LooksAddress reports a text that is written as the address of a page or a site is.
func LooksAddress(s string) bool {
	s = strings.Trim(s, `<>"' `)
	bare := !strings.Contains(s, "://")
	if s == "" || len(s) > domain.MaxAddress || bare && strings.ContainsAny(s, " \t\n@") {
		return false
	}
	if bare {
		s = "https://" + strings.TrimPrefix(s, "//")
	}
	a, err := domain.ParseAddress(s)
	return err == nil && a.IsWeb() && (!bare || backlink.NamesSite(a, s))
}
