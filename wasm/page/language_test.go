package page

import (
	"strings"
	"testing"
)

func TestTextLanguage(t *testing.T) {
	tests := []struct{ want, text string }{
		{"en", "The river has been measured here for more than a hundred years, and the book in which it is written was begun by the keeper's grandfather."},
		{"de", "Der Fluss wird hier seit mehr als hundert Jahren gemessen, und das Buch, in dem es steht, hat der Großvater des Wärters begonnen."},
		{"fr", "Le fleuve est mesuré ici depuis plus de cent ans, et le livre dans lequel tout est noté a été commencé par le grand-père du gardien."},
		{"es", "El río se mide aquí desde hace más de cien años, y el libro en el que está escrito fue comenzado por el abuelo del guarda, cuando era joven."},
		{"pt", "O rio é medido aqui há mais de cem anos, e o livro em que está escrito não foi começado pelo guarda, mas pelo avô dele quando era jovem."},
		{"it", "Il fiume viene misurato qui da più di cento anni, e il libro in cui è scritto è stato cominciato dal nonno del custode, che non c'è più."},
		{"ca", "El riu es mesura aquí des de fa més de cent anys, i el llibre on és escrit va ser començat per l'avi del guarda, que també era d'aquest poble, amb els seus fills."},
		{"ro", "Râul este măsurat aici de mai mult de o sută de ani, iar cartea în care este scris a fost începută de bunicul paznicului, care nu mai este."},
		{"nl", "De rivier wordt hier al meer dan honderd jaar gemeten, en het boek waarin het staat is door de grootvader van de wachter begonnen."},
		{"sv", "Floden har mätts här i mer än hundra år, och boken som det står i började skrivas av vaktens farfar när han var ung, men den är inte full."},
		{"da", "Floden er blevet målt her i mere end hundrede år, og bogen, som det står i, blev begyndt af vagtens farfar, da han var ung, men den er ikke fuld endnu, og hvad nu?"},
		{"no", "Elven har blitt målt her i mer enn hundre år, og boken som det står i, ble begynt av vaktens farfar da han var ung, men den er ikke full ennå, og hva nå?"},
		{"is", "Áin hefur verið mæld hér í meira en hundrað ár og bókin sem það er skrifað í var hafin af afa varðarins þegar hann var ungur, en hún er ekki full."},
		{"fi", "Jokea on mitattu täällä yli sata vuotta, ja kirjan, johon se on kirjoitettu, aloitti vartijan isoisä, kun hän oli nuori, mutta se ei ole vielä täynnä."},
		{"et", "Jõge on siin mõõdetud üle saja aasta ja raamatut, kuhu see on kirjutatud, alustas valvuri vanaisa, kui ta oli noor, aga see ei ole veel täis."},
		{"lv", "Upe šeit ir mērīta vairāk nekā simts gadu, un grāmatu, kurā tas ir rakstīts, sāka sarga vectēvs, kad viņš bija jauns, bet tā vēl nav pilna."},
		{"lt", "Upė čia matuojama jau daugiau kaip šimtą metų, ir knygą, į kurią tai yra rašoma, pradėjo sargo senelis, kai jis buvo jaunas, bet ji dar nėra pilna."},
		{"pl", "Rzeka jest tu mierzona od ponad stu lat, a książkę, w której to zapisano, zaczął dziadek strażnika, kiedy był młody, ale nie jest jeszcze pełna."},
		{"cs", "Řeka se zde měří už více než sto let a knihu, do které se to zapisuje, začal dědeček hlídače, když byl mladý, ale ještě není plná, protože je velká."},
		{"sk", "Rieka sa tu meria už viac ako sto rokov a knihu, do ktorej sa to zapisuje, začal strážnikov starý otec, keď bol mladý, ale ešte nie je plná, pretože je veľká."},
		{"sl", "Reka se tukaj meri že več kot sto let in knjigo, v kateri je to zapisano, je začel čuvajev ded, ko je bil mlad, pa še ni polna, ker je velika."},
		{"hr", "Rijeka se ovdje mjeri već više od sto godina, a knjigu u koju se to zapisuje počeo je čuvarov djed kao mladić, ali ona još nije puna jer je velika."},
		{"hu", "A folyót itt több mint száz éve mérik, és a könyvet, amelybe ezt írják, az őr nagyapja kezdte, amikor még fiatal volt, de az még nincs tele."},
		{"tr", "Nehir burada yüz yıldan daha uzun süredir ölçülüyor ve bunun yazıldığı defter, bekçinin dedesi gençken başlamış ama henüz dolu değil, çünkü çok büyük bir defter."},
		{"sq", "Lumi matet këtu prej më shumë se njëqind vjetësh dhe libri në të cilin është shkruar u fillua nga gjyshi i rojtarit kur ai ishte i ri, por nuk është plot."},
		{"vi", "Con sông đã được đo ở đây hơn một trăm năm, và cuốn sách ghi lại điều đó do ông của người gác bắt đầu viết khi còn trẻ, nhưng nó vẫn không đầy."},
		{"id", "Sungai ini telah diukur di sini lebih dari seratus tahun, dan buku yang mencatatnya dimulai oleh kakek penjaga itu saat dia masih muda, tetapi belum penuh."},
		{"ru", "Реку здесь измеряют больше ста лет, и книгу, в которую это записывают, начал дед сторожа, когда был молод, но она ещё не полна, это большая книга."},
		{"uk", "Річку тут вимірюють понад сто років, і книгу, до якої це записують, почав дід сторожа, коли був молодий, але вона ще не повна, її вистачить надовго."},
		{"be", "Раку тут мераюць больш за сто гадоў, і кнігу, у якую гэта запісваюць, пачаў дзед вартаўніка, калі быў малады, але яна яшчэ не поўная."},
		{"bg", "Реката се измерва тук повече от сто години и книгата, в която това се записва, е започната от дядото на пазача, когато бил млад, но още не е пълна, тъй като е голяма."},
		{"sr", "Река се овде мери више од сто година, а књигу у коју се то бележи започео је чуварев деда кад је био млад, али она још није пуна јер је велика."},
		{"mk", "Реката се мери овде повеќе од сто години, а книгата во која се запишува ја започнал дедото на чуварот кога бил млад, но уште не е полна, ѓаволски е голема."},
		{"el", "Το ποτάμι μετριέται εδώ πάνω από εκατό χρόνια και το βιβλίο το άρχισε ο παππούς του φύλακα όταν ήταν νέος."},
		{"he", "הנהר נמדד כאן כבר יותר ממאה שנה, והספר שבו הדבר נכתב הותחל בידי סבו של השומר כאשר היה צעיר, אך הוא עדיין לא מלא."},
		{"ar", "يقاس النهر هنا منذ أكثر من مائة عام، والكتاب الذي يكتب فيه ذلك بدأه جد الحارس عندما كان شابا، لكنه لم يمتلئ إلى الآن في هذه القرية."},
		{"fa", "رودخانه اینجا بیش از صد سال است که اندازه\u200cگیری می\u200cشود و کتابی که در آن می\u200cنویسند را پدربزرگ نگهبان آغاز کرد وقتی جوان بود."},
		{"ur", "دریا کو یہاں سو سال سے زیادہ عرصے سے ناپا جا رہا ہے اور جس کتاب میں یہ لکھا جاتا ہے اسے چوکیدار کے دادا نے شروع کیا تھا۔"},
		{"hi", "नदी को यहाँ सौ से अधिक वर्षों से मापा जा रहा है और जिस पुस्तक में यह लिखा जाता है उसे पहरेदार के दादा ने शुरू किया था, वह भरी नहीं है।"},
		{"mr", "नदी येथे शंभर वर्षांहून अधिक काळ मोजली जात आहे आणि ज्या वहीत हे लिहिले जाते ती रखवालदाराच्या आजोबांनी सुरू केली, ती अजून भरलेली नाही."},
		{"ne", "नदी यहाँ सय वर्षभन्दा बढी समयदेखि नापिँदै आएको छ र जुन किताबमा यो लेखिन्छ त्यो पालेको हजुरबुबाले सुरु गरेको हो, किताबहरू ठूला छन् ।"},
		{"th", "แม่น้ำสายนี้ถูกวัดที่นี่มานานกว่าร้อยปีแล้ว และสมุดที่ใช้จดบันทึกนั้นเริ่มต้นโดยปู่ของผู้ดูแลเมื่อเขายังหนุ่ม"},
		{"ja", "川の水位はここで百年以上も前から測られており、それを書き留める帳面は番人の祖父が若い頃に始めたものだが、まだ埋まっていない。"},
		{"zh", "這條河在這裡已經測量了一百多年，記錄的本子是看守人的祖父年輕時開始寫的，但是還沒有寫滿。"},
		{"ko", "이 강은 이곳에서 백 년이 넘도록 측정되어 왔으며 그것을 적는 책은 관리인의 할아버지가 젊었을 때 시작한 것이지만 아직 다 차지 않았다."},
		{"ka", "მდინარე აქ ას წელზე მეტია იზომება და წიგნი, რომელშიც ეს იწერება, მცველის ბაბუამ დაიწყო, როცა ახალგაზრდა იყო."},
		{"ta", "இந்த ஆறு இங்கே நூறு ஆண்டுகளுக்கும் மேலாக அளவிடப்பட்டு வருகிறது, அதை எழுதும் புத்தகத்தை காவலரின் தாத்தா தொடங்கினார்."},
		{"", "Widget 3000 Pro Max, Widget 2000 Mini, Gadget X, Gadget Y, Gizmo Alpha, Gizmo Beta, Sprocket, Flange, Cog, Gear, Spring"},
		{"", "Өзен мұнда жүз жылдан астам уақыт бойы өлшеніп келеді, ал оны жазатын кітапты күзетшінің атасы жас кезінде бастаған."},
		{"", "The river."},
		{"", "1999 2000 2001 +++ ... --- 2002 2003 2004 2005 2006 2007"},
		{"", "The river has been measured here. 這條河在這裡已經測量了. Реку здесь измеряют больше ста лет. 川の水位は. নদীটি এখানে মাপা হয়."},
	}
	for _, tt := range tests {
		if got := read(t, "<p>"+tt.text).TextLanguage(); got != tt.want {
			t.Errorf("TextLanguage of %q = %q; want %q", tt.text, got, tt.want)
		}
	}
}

func TestTextLanguageReads(t *testing.T) {
	german := "Der Fluss wird hier seit mehr als hundert Jahren gemessen, und das Buch, in dem es steht, hat der Großvater des Wärters begonnen. "
	english := "The river has been measured here for more than a hundred years, and the book in which it is written was begun by his grandfather. "
	tests := []struct{ name, src, want string }{
		{"the main text", "<nav><p>" + english + "</nav><main><p>" + german + "<p>" + german + "<p>" + german + "</main>", "de"},
		{"all text where the main text says too little", "<main><p>Buch</main><footer><p>" + german + "</footer>", "de"},
		{"only visible text", "<p hidden>" + english + "</p>" + "<p>" + german, "de"},
		{"only the beginning", "<main><p>" + strings.Repeat(german, languageBytes/len(german)+1) + "<p>" + strings.Repeat(english, 500), "de"},
	}
	for _, tt := range tests {
		if got := read(t, tt.src).TextLanguage(); got != tt.want {
			t.Errorf("%s: TextLanguage = %q; want %q", tt.name, got, tt.want)
		}
	}
}

func TestMainText(t *testing.T) {
	long := strings.Repeat("word ", 40)
	f := read(t, "<nav><a href=/>Home</a></nav><main><p>"+long+"one</p><p hidden>no</p><p>"+long+"two</p></main><footer>c</footer>")
	if got, want := f.MainText(), long+"one\n"+long+"two"; got != want {
		t.Errorf("MainText = %q; want %q", got, want)
	}
	seen := 0
	f.EachMain(func(i int, text []byte) bool {
		seen++
		return string(text) != f.BlockText(i)
	})
	if seen != 1 {
		t.Errorf("EachMain went on for %d blocks after it was told to stop; want 1 in all", seen)
	}
	if got := read(t, "").MainText(); got != "" {
		t.Errorf("MainText of nothing = %q; want nothing", got)
	}
}

func BenchmarkTextLanguage(b *testing.B) {
	f := read(b, "<main><p>"+strings.Repeat("The river has been measured here for more than a hundred years, and the book was begun by him. ", 200))
	for b.Loop() {
		f.TextLanguage()
	}
}
