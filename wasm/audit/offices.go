package audit

import (
	"slices"
	"strings"

	"linkgrade/wasm/domain"
)

// officeWords are labels of public suffixes below which registries of all countries hand names to offices or schools alone.
var officeWords = map[string]string{
	"gov": guardGovernment, "gob": guardGovernment, "gouv": guardGovernment, "gub": guardGovernment, "govt": guardGovernment, "gv": guardGovernment, "mil": guardGovernment, "int": guardGovernment,
	"edu": guardEducation, "ac": guardEducation, "sch": guardEducation, "school": guardEducation, "schools": guardEducation, "k12": guardEducation, "univ": guardEducation,
}

// officeSuffixes are others, whose words mean something else elsewhere (go.it is Gorizia, lg.ua Luhansk): those of the public suffix
// list's ICANN section that its comments, or the registry's own page, keep for authorities, courts, parliaments, armies, towns and
// villages, or for schools.
var officeSuffixes = wordSet(guardGovernment, "go.cr go.id go.jp go.ke go.kr go.th go.tz go.ug lg.jp gc.ca nhs.uk police.uk parliament.nz cri.nz health.nz muni.il idf.il desa.id nic.in "+
	"leg.br jus.br mp.br def.br tc.br bel.tr pol.tr tsk.tr mi.th dep.no stat.no kommune.no herad.no fed.us dni.us nsn.us gop.pk gok.pk gos.pk mod.gi ekloges.cy pol.dz pol.ht nis.za",
	guardEducation, "ed.jp es.kr hs.kr ms.kr kg.kr sc.kr sc.ke sc.tz sc.ug vgs.no fhs.no komvux.se naturbruksgymn.se ponpes.id ens.tn res.in")

// officeNames are authorities' own names, below which all is theirs.
var officeNames = map[string]bool{"europa.eu": true, "bund.de": true, "canada.ca": true, "admin.ch": true}

// wordSet maps the words of lists to what stands before each list.
func wordSet(lists ...string) map[string]string {
	out := map[string]string{}
	for i := 0; i < len(lists); i += 2 {
		for word := range strings.FieldsSeq(lists[i+1]) {
			out[word] = lists[i]
		}
	}
	return out
}

// officeOf is the guard that a name gives by the rules of who may have it; "" where anybody may. It knows no town by its name.
func officeOf(n domain.Name) string {
	suffix, isPrivate := hostOf(n).Suffix()
	if isPrivate { // edu.eu.org is handed out to anybody, service.gov.uk by a government
		parent, _ := hostNamed(suffix).Name()
		_, suffix, _ = strings.Cut(parent.String(), ".")
	}
	switch suffix {
	case "gov", "mil", "int", "edu":
		return officeWords[suffix]
	}
	if office := officeSuffixes[suffix]; office != "" {
		return office
	}
	words, country := suffix, suffix[strings.LastIndexByte(suffix, '.')+1:]
	for words != country {
		var word string
		word, words, _ = strings.Cut(words, ".")
		if office := officeWords[word]; office != "" {
			return office
		}
	}
	if isPrivate {
		return ""
	}
	return officeName(n.String(), suffix, country)
}

// officeName is the guard by what stands before a suffix.
func officeName(name, suffix, country string) string {
	label := strings.TrimSuffix(name, "."+suffix)
	below := len(suffix) > len(country) // the suffix is a region's or a town's
	switch {
	case officeNames[name], len(country) == 2 && slices.Contains([]string{"gov", "gob", "gouv", "govt"}, label): // gov.ro, gov.bc.ca
		return guardGovernment
	case !below:
	case country == "jp" && slices.Contains([]string{"pref", "metro", "city", "town", "vill"}, label): // https://jprs.co.jp/en/jpdomain.html
		return guardGovernment
	case country == "it" && slices.Contains([]string{"comune", "provincia", "regione"}, label): // https://www.nic.it: names reserved to local authorities
		return guardGovernment
	case country == "us" && len(suffix) == len("wa.us"): // RFC 1480, 2: below a state are its offices, and towns with names below theirs
		if label == "state" {
			return guardGovernment
		}
		return guardShared
	case country == "us" && strings.HasPrefix(suffix, "cc."): // and colleges
		return guardEducation
	case country == "us" && strings.HasPrefix(suffix, "lib."): // public libraries
		return guardGovernment
	}
	return ""
}
