package grade

import (
	"strings"

	"linkgrade/wasm/domain"
)

var profilePage = Rule{
	ID: "profile-page", Family: Linking, Kind: Weight, Backing: Primary, Up: 0, Down: 15,
	Title:  "The page is a user's profile",
	Praise: "The page is no user's profile",
	Why:    "Anyone can make a profile with a link on it, so a link there is nobody's recommendation.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#user-generated-spam",
	Check: func(in *Input) Outcome {
		switch is := isProfileAddress(&in.URL); {
		case is && in.MainWords < longProfile:
			return fail(said(in.URL.String()))
		case is, !in.hasText():
			return unknown()
		}
		return pass()
	},
}

// longProfile is from how many words of main content somebody is written about rather than signed up.
const longProfile = 2 * enoughText

// isProfileAddress reports addresses under which forums and networks show their users: "/members/ann", "/u/ann",
// "/@ann", "/member.php?u=3".
func isProfileAddress(a *domain.Address) bool {
	path := strings.ToLower(strings.Trim(a.Path, "/"))
	parts := strings.Split(path, "/")
	for i, p := range parts[:len(parts)-1] {
		switch p {
		case "member", "members", "memberlist", "profile", "profiles", "user", "users", "u", "usuario", "benutzer", "membre", "utilisateur":
			return len(parts)-i <= 3 // the user, and a part of what he shows
		}
	}
	query := strings.ToLower(a.Query)
	switch path[strings.LastIndexByte(path, '/')+1:] {
	case "member.php", "profile.php", "userinfo.php", "userprofile.php":
		return query != ""
	case "memberlist.php", "index.php", "forum.php":
		return firstPhrase(query, []string{"mode=viewprofile", "action=profile", "mod=space"}) != ""
	}
	return len(parts) == 1 && len(path) > 1 && path[0] == '@'
}
