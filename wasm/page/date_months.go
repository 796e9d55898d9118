package page

// monthNames are the names of the months and their short forms as they stand in dates, a month a line with blanks round
// each word: English, German, French, Spanish, Portuguese, Italian, Dutch, Scandinavian, Polish, Czech, Russian,
// Ukrainian, Turkish, Hungarian and Romanian.
const monthNames = "" +
	" january jan januar janvier janv enero ene janeiro gennaio gen januari stycznia ledna января янв січня ocak január ianuarie \n" +
	" february feb februar février févr febrero fevereiro fev febbraio februari lutego února февраля фев лютого şubat február februarie \n" +
	" march mar märz mars marzo março maart marca března марта мар березня mart március martie \n" +
	" april apr avril avr abril abr aprile kwietnia dubna апреля апр квітня nisan április aprilie \n" +
	" may mai mayo maio maggio mag mei maj maja května мая травня mayıs május \n" +
	" june jun juni juin junio junho giugno giu czerwca června июня июн червня haziran június iunie \n" +
	" july jul juli juillet juil julio julho luglio lug lipca července июля июл липня temmuz július iulie \n" +
	" august aug août agosto ago augustus augusti sierpnia srpna августа авг серпня ağustos augusztus \n" +
	" september sep sept septembre septiembre setembro set settembre września září сентября сен вересня eylül szeptember septembrie \n" +
	" october oct oktober okt octobre octubre outubro out ottobre ott października října октября окт жовтня ekim október octombrie \n" +
	" november nov novembre noviembre novembro listopada listopadu ноября ноя листопада kasım noiembrie \n" +
	" december dec dezember dez décembre déc diciembre dic dezembro dicembre desember grudnia prosince декабря дек грудня aralık decembrie \n"
