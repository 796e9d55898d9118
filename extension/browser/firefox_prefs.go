package browser

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"net"
	"slices"
	"strconv"
	"strings"
)

// quiet are the preferences that keep Firefox from asking, updating and
// phoning home, and that let it be driven.
var quiet = map[string]any{
	"marionette.port":                                   0, // any free one; written to MarionetteActivePort
	"browser.shell.checkDefaultBrowser":                 false,
	"browser.startup.page":                              0,
	"browser.startup.homepage_override.mstone":          "ignore",
	"browser.aboutwelcome.enabled":                      false,
	"browser.newtabpage.enabled":                        false,
	"browser.newtabpage.activity-stream.feeds.topsites": false,
	"browser.topsites.contile.enabled":                  false,
	"browser.region.network.url":                        "",
	"browser.search.update":                             false,
	"browser.safebrowsing.update.enabled":               false,
	"browser.safebrowsing.malware.enabled":              false,
	"browser.safebrowsing.phishing.enabled":             false,
	"browser.safebrowsing.downloads.enabled":            false,
	"browser.discovery.enabled":                         false,
	"app.normandy.enabled":                              false,
	"app.update.enabled":                                false,
	"app.update.disabledForTesting":                     true,
	"datareporting.policy.dataSubmissionEnabled":        false,
	"datareporting.healthreport.uploadEnabled":          false,
	"toolkit.telemetry.enabled":                         false,
	"toolkit.telemetry.server":                          "",
	"extensions.update.enabled":                         false,
	"extensions.systemAddon.update.enabled":             false,
	"extensions.getAddons.cache.enabled":                false,
	"extensions.blocklist.enabled":                      false,
	"network.captive-portal-service.enabled":            false,
	"network.connectivity-service.enabled":              false,
	"network.prefetch-next":                             false,
	"network.dns.disablePrefetch":                       true,
	"network.http.speculative-parallel-limit":           0,
	"network.trr.mode":                                  5,
	"media.gmp-manager.updateEnabled":                   false,
	"media.gmp-manager.url":                             "data:application/xml,<updates/>",
	"messaging-system.rsexperimentloader.enabled":       false,
	"nimbus.rollouts.enabled":                           false,
	"services.settings.server":                          "data:,#remote-settings-dummy/v1",
	"security.remote_settings.intermediates.enabled":    false,
	"signon.autofillForms":                              false,
	"termsofuse.bypassNotification":                     true,
	"ui.popup.disable_autohide":                         true, // a headless window has no real focus
	"dom.disable_beforeunload":                          true,
	"browser.tabs.warnOnClose":                          false,
	"browser.uitour.enabled":                            false,
	"geo.provider.testing":                              true,
	"browser.contentblocking.introCount":                99,
	"browser.ml.enable":                                 false,
	"browser.download.panel.shown":                      true,
	"extensions.webextensions.warnings-as-errors":       false,
	"browser.translations.enable":                       false,
	"privacy.query_stripping.enabled":                   false,
	"browser.urlbar.suggest.quicksuggest.sponsored":     false,
	"browser.urlbar.suggest.quicksuggest.nonsponsored":  false,
	"network.proxy.failover_direct":                     false,
}

// userPrefs is the user.js of a new profile, in the order of the names.
func userPrefs(o Options) []byte {
	prefs := maps.Clone(quiet)
	maps.Copy(prefs, appearance(o))
	maps.Copy(prefs, proxyPrefs(o.Proxy))
	maps.Copy(prefs, hostPrefs(o.Hosts))
	maps.Copy(prefs, o.Prefs)
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(prefs)) {
		value, err := json.Marshal(prefs[name])
		if err != nil {
			panic("browser: preference " + name + ": " + err.Error())
		}
		fmt.Fprintf(&b, "user_pref(%q, %s);\n", name, value)
	}
	return []byte(b.String())
}

// appearance is the kind of window, the colour scheme and the scale; Firefox counts 0 as dark and 1
// as light. Colours are forced always (2) or only where the system does (0).
func appearance(o Options) map[string]any {
	theme, system, forced := 1, 0, 0
	if o.Dark {
		theme, system = 0, 1
	}
	if o.Forced {
		forced = 2
	}
	return map[string]any{
		"browser.privatebrowsing.autostart":                o.Private,
		"layout.css.prefers-color-scheme.content-override": theme,
		"browser.theme.content-theme":                      theme,
		"browser.theme.toolbar-theme":                      theme,
		"ui.systemUsesDarkTheme":                           system,
		"browser.display.document_color_use":               forced,
		"layout.css.devPixelsPerPx":                        strconv.FormatFloat(o.scale(), 'f', 2, 64),
	}
}

// proxyPrefs send everything, loopback addresses included, to a proxy.
func proxyPrefs(address string) map[string]any {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil
	}
	n, _ := strconv.Atoi(port) // 0, which no proxy has, makes every request fail: seen at once
	return map[string]any{
		"network.proxy.type": 1,
		"network.proxy.http": host, "network.proxy.http_port": n,
		"network.proxy.ssl": host, "network.proxy.ssl_port": n,
		"network.proxy.allow_hijacking_localhost": true,
		"network.proxy.no_proxies_on":             "",
	}
}

// hostPrefs send the requests for some host names to addresses of this machine:
// a proxy script is the one way to change the port as well.
func hostPrefs(hosts map[string]string) map[string]any {
	if len(hosts) == 0 {
		return nil
	}
	table, err := json.Marshal(hosts)
	if err != nil {
		panic("browser: host names: " + err.Error())
	}
	script := "const hosts = " + string(table) + "; function FindProxyForURL(url, host) { return hosts[host] ? 'PROXY ' + hosts[host] : 'DIRECT' }"
	return map[string]any{
		"network.proxy.type":           2,
		"network.proxy.autoconfig_url": "data:application/x-ns-proxy-autoconfig;base64," + base64.StdEncoding.EncodeToString([]byte(script)),
		"network.proxy.no_proxies_on":  "",
		"network.dns.disablePrefetch":  true,
	}
}
