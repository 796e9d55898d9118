package grade

import (
	"strings"

	"linkgrade/wasm/page"
)

var loginWall = Rule{
	ID: "login-wall", Family: Room, Kind: Weight, Backing: Primary, Up: 0, Down: 12,
	Title:  "Readers meet a door, not the text",
	Praise: "Anyone can read the text",
	Why:    "Neither readers nor crawlers follow a link that stands behind a login.",
	Source: "https://developers.google.com/search/docs/appearance/structured-data/paywalled-content",
	Check: func(in *Input) Outcome {
		switch {
		case in.Password && in.Words < doorWords && asksToLogIn(in):
			return fail(counted("password-field", "a field for a password on a page of # words", in.Words))
		case in.Paid && in.Type == page.TypeArticle:
			return value(0.6, stated("not-free", "the page says that it is not free to read")) // search engines are let in
		case in.hasText():
			return pass()
		}
		return unknown()
	},
}

// doorWords is how many visible words a page with a login has at most that is there for the login.
const doorWords = 150

// asksToLogIn reports a page whose title or heading asks for a login.
func asksToLogIn(in *Input) bool {
	for _, text := range append(topHeadings(in.Facts), in.Title) {
		s := strings.ToLower(text)
		for _, p := range logins {
			if wordAt(s, p) >= 0 {
				return true
			}
		}
	}
	return false
}

var logins = []string{"log in", "login", "log on", "sign in", "signin", "sign up", "members only", "anmelden", "anmeldung", "einloggen",
	"connexion", "se connecter", "iniciar sesión", "acceder", "accedi", "accesso", "entrar", "inloggen", "aanmelden", "zaloguj",
	"logowanie", "giriş", "войти", "вход", "увійти", "вхід", "logga in", "log ind", "logg inn", "kirjaudu", "přihlásit", "přihlášení",
	"prihlásenie", "bejelentkezés", "autentificare", "σύνδεση", "ログイン", "登录", "登入", "로그인", "đăng nhập", "masuk",
	"تسجيل الدخول", "התחברות", "เข้าสู่ระบบ"}
