package main

import (
	"errors"

	"linkgrade/server/edition"
	"linkgrade/wasm/trust"
)

// parsePhishing reads src/config.json: names that imitate others (blacklist) and names that the publisher takes back
// (whitelist). The fuzzy list is a rule for comparing names, no list of them, and is not read.
func parsePhishing(h *harvest, a archive) error {
	var config struct{ Whitelist, Blacklist []string }
	if err := a.decode("src/config.json", &config); err != nil {
		return err
	}
	if len(config.Blacklist) == 0 {
		return errors.New("src/config.json: no blacklist in it")
	}
	withdrawn := map[string]bool{}
	for _, host := range config.Whitelist {
		withdrawn[host] = true
	}
	for _, host := range config.Blacklist {
		if under(host, withdrawn) {
			h.Drop(edition.Withdrawn)
			continue
		}
		h.Exact(host, trust.Record{Categories: trust.Phishing})
	}
	return nil
}
