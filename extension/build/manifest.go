package main

import (
	"encoding/json"
	"slices"
)

// version is the extension's version, in both manifests and in the zips' names.
const version = "0.1.0"

// browser is a kind of browser the extension is built for; its text names the
// folder under dist.
type browser string

const (
	chromium browser = "chromium"
	firefox  browser = "firefox"
)

var browsers = [...]browser{chromium, firefox}

// permissions is everything the extension asks for, in both browsers. Each is
// justified in extension/README.md; TestPermissionsAreJustified compares them.
var permissions = []string{"activeTab", "alarms", "contextMenus", "scripting", "storage"}

// chromiumPermissions are those that Chromium alone knows and wants: Firefox has its
// sidebar without one, and its event page can reach the engine's thread itself.
var chromiumPermissions = []string{"offscreen", "sidePanel"}

// optionalHosts is what the user may allow, one site at a time or all at once, for what
// the extension is to do by itself there. Firefox's user is also asked for the one host
// of a trust server: Firefox names the installation in the Origin header of requests to
// any other host, and a server must not learn who asks. Chromium does not.
var optionalHosts = []string{"*://*/*"}

// unpackedKey gives the Chromium folder the same id on every machine, where it would
// else be made from the folder's path: the id stands in the Origin header. It is an RSA
// public key in DER and base64 whose private half nobody has. Stores set the id
// themselves and refuse a key, so the zips have none.
const unpackedKey = "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAypfA2lydmufklXQV3EeYyg4jXKkdWGRAfipC+sK/Jtr0Gto9Edvsy0eY0mUh8pHmtlHAc4abgJLnhf1OGZiCNeEItaZtx//iAP8otEUW1nw6LHzGWfm+kxf3pz/+YctYlIvg8SZqQjdBu7FWTRN1CBq9a7VDo/H2wUxZD4iWYY2X6VEdQew1Sp8vaUvY5MyVa27T5WVSe9gcyCYbj5ZEbFA5MlKNpfMECG3CaWYiM4XoxwTm4JEf0STg3b0+yEN2f96RUbJKZUmv+QbYGU6pzJLfMSuftmJ1TX7A4nVO3rlDPbMTnF59LS8ya9gapIVc6Xgge9fX3Sn6gLgR+XnwMQIDAQAB"

// policy is the content security policy of the extension's own pages. Compiling
// engine.wasm and audit.wasm needs 'wasm-unsafe-eval'. The user's own server may stand anywhere
// on https, or on this machine; pages of a list that the user has graded in the
// background may be on http, too.
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; " +
	"connect-src 'self' https: http:; base-uri 'none'; form-action 'none'"

// Oldest browsers that have all that src uses: light-dark() and checkVisibility's
// options in Chromium, data_collection_permissions in Firefox (140 is also an ESR).
const (
	oldestChromium       = "123"
	oldestFirefox        = "140.0"
	oldestFirefoxAndroid = "142.0"
)

// manifest is manifest.json (Manifest V3), of which the project uses these keys.
type manifest struct {
	Version       int                `json:"manifest_version"`
	Name          string             `json:"name"`
	ShortName     string             `json:"short_name"`
	Extension     string             `json:"version"`
	Description   string             `json:"description"`
	DefaultLocale string             `json:"default_locale"`
	Key           string             `json:"key,omitempty"`
	Icons         map[string]string  `json:"icons"`
	Action        action             `json:"action"`
	Background    background         `json:"background"`
	Options       optionsUI          `json:"options_ui"`
	SidePanel     *sidePanel         `json:"side_panel,omitempty"`     // Chromium's
	Sidebar       *sidebar           `json:"sidebar_action,omitempty"` // Firefox's
	Permissions   []string           `json:"permissions"`
	OptionalHosts []string           `json:"optional_host_permissions,omitempty"`
	Commands      map[string]command `json:"commands"`
	CSP           map[string]string  `json:"content_security_policy"`
	MinChrome     string             `json:"minimum_chrome_version,omitempty"`
	Specific      *specific          `json:"browser_specific_settings,omitempty"`
}

type action struct {
	Title string            `json:"default_title"`
	Popup string            `json:"default_popup"`
	Icon  map[string]string `json:"default_icon"`
}

type sidePanel struct {
	Page string `json:"default_path"`
}

// command is a key that the user may change; src/menu.ts does what they stand for.
type command struct {
	Description string            `json:"description,omitempty"`
	Key         map[string]string `json:"suggested_key"`
}

// commands: Chromium takes four suggested keys at most.
var commands = map[string]command{
	"_execute_action": {Key: map[string]string{"default": "Alt+Shift+G"}},
	"overlay":         {Description: "__MSG_commandOverlay__", Key: map[string]string{"default": "Alt+Shift+O"}},
	"panel":           {Description: "__MSG_commandPanel__", Key: map[string]string{"default": "Alt+Shift+L"}},
	"save":            {Description: "__MSG_commandSave__", Key: map[string]string{"default": "Alt+Shift+S"}},
}

// sidebar: AtInstall would open it unasked.
type sidebar struct {
	Title     string            `json:"default_title"`
	Page      string            `json:"default_panel"`
	Icon      map[string]string `json:"default_icon"`
	AtInstall bool              `json:"open_at_install"`
}

type background struct {
	Worker  string   `json:"service_worker,omitempty"`
	Scripts []string `json:"scripts,omitempty"`
	Type    string   `json:"type"`
}

type optionsUI struct {
	Page string `json:"page"`
	Tab  bool   `json:"open_in_tab"`
}

type specific struct {
	Gecko   gecko        `json:"gecko"`
	Android *geckoOldest `json:"gecko_android,omitempty"`
}

type gecko struct {
	ID     string              `json:"id"`
	Oldest string              `json:"strict_min_version"`
	Data   map[string][]string `json:"data_collection_permissions"`
}

type geckoOldest struct {
	Oldest string `json:"strict_min_version"`
}

// manifestOf is the one source of both manifests.
func manifestOf(b browser) manifest {
	icons := map[string]string{}
	for _, n := range iconSizes {
		icons[iconKey(n)] = iconName(n)
	}
	m := manifest{
		Version: 3, Extension: version, DefaultLocale: "en",
		Name: "__MSG_extensionName__", ShortName: "Linkgrade", Description: "__MSG_extensionDescription__",
		Icons:         icons,
		Action:        action{Title: "__MSG_actionTitle__", Popup: "popup.html", Icon: icons},
		Background:    background{Type: "module"},
		Options:       optionsUI{Page: "options.html", Tab: true},
		Permissions:   slices.Clone(permissions),
		OptionalHosts: optionalHosts,
		Commands:      commands,
		CSP:           map[string]string{"extension_pages": policy},
	}
	switch b {
	case chromium:
		m.Background.Worker = "background.js"
		m.MinChrome = oldestChromium
		m.SidePanel = &sidePanel{Page: "panel.html"}
		m.Permissions = append(m.Permissions, chromiumPermissions...)
	case firefox:
		m.Background.Scripts = []string{"background.js"}
		m.Sidebar = &sidebar{Title: "__MSG_extensionName__", Page: "panel.html", Icon: icons}
		m.Specific = &specific{
			Gecko: gecko{
				ID: "linkgrade@linkgrade.example", Oldest: oldestFirefox,
				Data: map[string][]string{"required": {"none"}},
			},
			Android: &geckoOldest{Oldest: oldestFirefoxAndroid},
		}
	}
	return m
}

// unpacked is the manifest of the folder that a browser loads from the disk.
func unpacked(b browser) manifest {
	m := manifestOf(b)
	if b == chromium {
		m.Key = unpackedKey
	}
	return m
}

// JSON is the file's text, with a newline at its end.
func (m manifest) JSON() []byte {
	b, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		panic("build: manifest: " + err.Error()) // strings and numbers only
	}
	return append(b, '\n')
}
