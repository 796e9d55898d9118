package export

import "strings"

// months are the beginnings of the months' names and their short forms, a line a month, in the languages of Search Console. A name
// is the month whose longest beginning it has.
const months = `jan janv ene gen sty led ocak oca ян янв січ ינו ينا tammi ιαν ianu
feb fév fev lut úno únor şub фев лют פבר فبر شباط helmi febr φεβ
mar mär maa mrt mars márc bře мар бер מרץ מרס مار آذار maalis μαρ
apr avr abr kwi dub nis апр кві אפר أبر نيسان huhti ápr απρ
may mai mag maj maio mei kvě máj май мая тра מאי ماي أيار touko μαΐ μαι mayıs
jun juin giu cze czerw červen čvn haz июн чер יונ يون حزيران kesä jún ιουν iun
jul juil lug lip červenec čvc tem июл лип יול يول تموز heinä júl ιουλ iul
aug aoû aou ago sie srp ağu авг сер אוג أغس آب elo αυγ
sep sept set wrz zář eyl сен вер ספט سبت أيلول syys szept σεπ
oct okt out ott paź říj eki окт жов אוק أكت loka οκτ
nov lis list kas ноя лис נוב نوف marras νοε noi
dec dez déc dic gru pro ara дек гру דצמ ديس joulu δεκ des`

// monthOf is the month that a word names, 1 to 12; 0 for none.
func monthOf(word string) int {
	word = strings.TrimPrefix(strings.ToLower(word), "ב") // Hebrew's "in", which no month begins with
	month, most := 0, 0
	n := 0
	for line := range strings.SplitSeq(months, "\n") {
		n++
		for name := range strings.FieldsSeq(line) {
			if len(name) > most && strings.HasPrefix(word, name) {
				month, most = n, len(name)
			}
		}
	}
	return month
}
