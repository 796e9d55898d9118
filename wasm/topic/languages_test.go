package topic

import "testing"

// inLanguages are three short texts a language: two about sailing, in forms that differ, and one about baking, with as
// many function words as people use.
var inLanguages = []struct{ language, sailing, boats, baking string }{
	{"de", "Wie man ein Segelboot auswählt und worauf man im Hafen achten sollte, bevor man es mit der Familie und den Freunden kauft. Die Segel müssen gut sein, und der Rumpf darf nicht alt sein.",
		"Im Hafen liegen viele Boote, und wenn der Wind kommt, setzen wir die Segel und fahren mit dem Segelboot aufs Meer, auch wenn es nicht immer einfach ist.",
		"Das Brot und die Brötchen backen wir jeden Morgen mit Mehl aus der Region, und wenn man es mit der Familie isst, sollte man nicht auf die Butter achten, bevor man es kauft."},
	{"fr", "Comment choisir un voilier et ce qu'il faut regarder dans le port avant de l'acheter avec sa famille. Les voiles doivent être bonnes et la coque ne doit pas être vieille.",
		"Dans le port il y a des voiliers, et quand le vent est là nous levons la voile pour aller sur la mer, même si ce n'est pas toujours facile.",
		"Le pain et les gâteaux sont faits chaque matin avec de la farine de la région, et il faut les manger avec sa famille, même si ce n'est pas toujours ce que l'on doit acheter."},
	{"es", "Cómo elegir un velero y qué hay que mirar en el puerto antes de comprarlo con la familia. Las velas tienen que ser buenas y el casco no debe ser viejo.",
		"En el puerto hay muchos veleros, y cuando llega el viento izamos la vela y vamos por el mar, aunque no siempre es fácil para todos.",
		"El pan y los pasteles se hacen cada mañana con la harina de la región, y hay que comerlos con la familia, aunque no siempre es lo que se debe hacer antes de todo."},
	{"it", "Come scegliere una barca a vela e che cosa bisogna guardare nel porto prima di comprarla con la famiglia. Le vele devono essere buone e lo scafo non deve essere vecchio.",
		"Nel porto ci sono molte barche, e quando arriva il vento alziamo la vela e andiamo sul mare, anche se non è sempre facile per tutti.",
		"Il pane e i dolci si fanno ogni mattina con la farina della regione, e bisogna mangiarli con gli amici, anche se non è sempre quello che si deve fare prima di tutto."},
	{"nl", "Hoe je een zeilboot kiest en waar je in de haven op moet letten voordat je hem met je familie koopt. De zeilen moeten goed zijn en de romp mag niet oud zijn.",
		"In de haven liggen veel boten, en als de wind komt hijsen we de zeilen en gaan we met de zeilboot de zee op, ook al is dat niet altijd makkelijk.",
		"Het brood en de koekjes bakken we elke ochtend met meel uit de streek, en als je het met je vrienden eet moet je niet op de boter letten, ook al is dat niet altijd goed."},
	{"pt", "Como escolher um veleiro e o que é preciso ver no porto antes de o comprar com a família. As velas têm de ser boas e o casco não pode ser velho.",
		"No porto há muitos veleiros, e quando chega o vento içamos a vela e vamos para o mar, mesmo que isso nem sempre seja fácil para todos.",
		"O pão e os bolos são feitos todas as manhãs com a farinha da região, e é preciso comê-los com os amigos, mesmo que isso nem sempre seja o que se deve fazer antes."},
	{"pl", "Jak wybrać żaglówkę i na co trzeba zwrócić uwagę w porcie, zanim się ją kupi dla rodziny. Żagle muszą być dobre, a kadłub nie może być stary.",
		"W porcie stoi wiele żaglówek, a kiedy przychodzi wiatr, stawiamy żagiel i płyniemy na morze, choć to nie zawsze jest dla nas łatwe.",
		"Chleb i bułki pieczemy każdego ranka z mąki z naszego regionu, a kiedy się je z przyjaciółmi, to nie trzeba na nic czekać, choć to nie zawsze jest dla nas dobre."},
	{"ru", "Как выбрать парусную яхту и на что надо смотреть в гавани, прежде чем её купить для семьи. Паруса должны быть хорошими, а корпус не должен быть старым.",
		"В гавани стоит много яхт, и когда приходит ветер, мы поднимаем парус и идём в море, хотя это не всегда для нас легко.",
		"Хлеб и булочки мы печём каждое утро из муки, которая у нас есть, и когда их едят с друзьями, то не надо ничего ждать, хотя это не всегда для нас хорошо."},
	{"sv", "Hur man väljer en segelbåt och vad man ska titta på i hamnen innan man köper den med familjen. Seglen ska vara bra, och skrovet får inte vara gammalt.",
		"I hamnen ligger många båtar, och när vinden kommer hissar vi seglet och far med segelbåten ut på havet, även om det inte alltid är lätt för oss.",
		"Brödet och bullarna bakar vi varje morgon av mjöl från trakten, och när man äter dem med vänner ska man inte vänta, även om det inte alltid är bra för oss."},
	{"tr", "Yelkenli tekne nasıl seçilir ve aile ile satın almadan önce limanda nelere bakmak gerekir. Yelkenler iyi olmalı ve tekne çok eski olmamalı.",
		"Limanda birçok tekne var ve rüzgar geldiği zaman yelkeni açıp denize gidiyoruz, ama bu bizim için her zaman kolay değil.",
		"Ekmek ve çörekleri her sabah bölgenin unu ile yapıyoruz ve bunlar arkadaşlar ile yenir, ama bu bizim için her zaman iyi değil ve önce beklemek gerekir."},
	{"ja", "ヨットの選び方と、家族のために買う前に港で見ておくべきことについて。帆は良いものでなければならず、船体は古くないほうがいいです。",
		"港にはたくさんのヨットがあり、風が来ると帆を上げて海に出ますが、それはいつも簡単というわけではありません。",
		"パンは毎朝この地方の小麦粉で作っていますが、友人のために作るときには、いつも良いものというわけではありませんので、待つべきです。"},
	{"zh", "如何选择一艘帆船，在和家人一起购买之前，在港口应该看什么。帆必须是好的，船体不应该是旧的。",
		"港口里有很多帆船，当风来的时候，我们升起船帆出海，虽然这对我们来说不是一直都很容易的。",
		"面包是我们每天早上用本地的面粉做的，和朋友一起吃的时候，不应该等太久，虽然这对我们来说不是一直都很好的。"},
}

// maxUnrelated is the most that two texts of different subjects may score in a language without vectors.
const maxUnrelated = 0.2

// Function words do not make two texts alike, and other forms of the same words do.
func TestLanguagesWithoutVectors(t *testing.T) {
	v := shipped(t)
	for _, c := range inLanguages {
		for _, declared := range []string{"", c.language} {
			read := func(body string) *Doc { return v.Read(Text{Body: body, Language: declared}) }
			of := read(c.sailing)
			near, far := v.Similarity(of, read(c.boats)), v.Similarity(of, read(c.baking))
			if !near.WordsAlone || !far.WordsAlone {
				t.Errorf("%s, declared %q: taken for English", c.language, declared)
			}
			if near.Score < far.Score+0.3 || far.Score > maxUnrelated {
				t.Errorf("%s, declared %q: %.3f with the nearer by %q, %.3f with the other by %q", c.language, declared,
					near.Score, near.Shared, far.Score, far.Shared)
			}
		}
	}
}

// Names and loans are found across languages, whichever side the vectors know.
func TestNamesAcrossLanguages(t *testing.T) {
	v := shipped(t)
	german := v.Read(Text{Body: "Unser Studio bietet Pilates, Yoga und Meditation für Anfänger, und wer möchte, bleibt danach noch auf einen Tee.", Language: "de"})
	other := v.Read(Text{Keywords: "mortgage, insurance, loans", Language: "en"})
	near, far := v.Similarity(german, v.Read(Text{Keywords: "pilates, yoga, meditation", Language: "en"})), v.Similarity(german, other)
	if !near.WordsAlone || near.Score < far.Score+0.3 || len(near.Shared) != 3 {
		t.Errorf("%+v with the same names, %+v with others", near, far)
	}
	if l := v.Similarity(german, v.Read(Text{Body: "The and of this with which", Language: "en"})); l.Known {
		t.Errorf("function words alone are known: %+v", l)
	}
}

func TestLanguage(t *testing.T) {
	v := shipped(t)
	for _, c := range inLanguages {
		r := reader{v: v, doc: &Doc{}}
		r.makeRoom(len(c.sailing))
		r.field(c.sailing, 1)
		if at, hits := r.language(); languages[at] != c.language || hits == 0 {
			t.Errorf("%d function words of %q; want the most of %q", hits, languages[at], c.language)
		}
	}
}

func TestBeginning(t *testing.T) {
	for in, want := range map[string]string{"": "", "hafen": "hafen", "segelboot": "segel", "парусную": "парус", "帆船": "帆船"} {
		if got := string(beginning([]byte(in))); got != want {
			t.Errorf("beginning(%q) = %q; want %q", in, got, want)
		}
	}
}

func TestIsGrammar(t *testing.T) {
	for in, want := range map[string]bool{"": false, "the": false, "帆船": false, "港の": true, "です": true, "ヨッ": false, "我们": true, "的船": true, "자전": false} {
		if got := isGrammar([]byte(in)); got != want {
			t.Errorf("isGrammar(%q) = %t; want %t", in, got, want)
		}
	}
}
