package lexicon

// Traps are what pages say that deceive a reader into a click, a call or a permission: invitations to allow
// notifications as if that proved something, warnings of a machine's state that no page can know, prizes.
const Traps Phrases = `
click allow to, press allow to, tap allow to, click "allow" to, press "allow" to, tap "allow" to, click “allow” to, click the allow button, press the allow button,
click allow if you are not a robot, allow notifications to continue, allow notifications to watch,
your computer is infected, your pc is infected, your phone is infected, your device is infected, your computer has been infected, your computer may be infected,
your system is infected, your iphone is infected, your computer has been blocked, your computer has been locked, viruses have been detected, viruses were found,
viruses detected, your battery is damaged, your flash player is out of date, flash player update is required, call microsoft support, call windows support,
windows defender alert, microsoft warning alert, do not close this window and call, your mcafee subscription has expired, your norton subscription has expired,
you have been selected to receive, you've been selected to receive, congratulations! you won, congratulations you won, congratulations, you won, you are today's lucky,
you are the lucky, claim your prize now, you've won a, spin the wheel to win,
klicken sie auf zulassen, klicke auf zulassen, ihr computer ist infiziert, ihr pc ist infiziert, ihr handy ist infiziert, sie wurden ausgewählt, sie haben gewonnen,
cliquez sur autoriser, votre ordinateur est infecté, votre ordinateur a été bloqué, vous avez été sélectionné, félicitations ! vous avez gagné,
haz clic en permitir, haga clic en permitir, pulsa permitir, su equipo está infectado, su ordenador está infectado, has sido seleccionado, ha sido seleccionado para,
fai clic su consenti, clicca su consenti, il tuo computer è infetto, sei stato selezionato, clique em permitir, seu computador está infectado, você foi selecionado,
klik op toestaan, uw computer is geïnfecteerd, kliknij zezwól, kliknij zezwalaj, twój komputer jest zainfekowany, zostałeś wybrany, izin ver'e tıkla,
bilgisayarınıza virüs bulaştı, нажмите разрешить, нажмите «разрешить», ваш компьютер заражен, ваш компьютер заражён, вы выиграли, 許可をクリック, 点击允许, 您的电脑已感染,
허용을 클릭, nhấn cho phép, klik izinkan, انقر فوق السماح
`
