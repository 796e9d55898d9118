package main

import "linkgrade/wasm/trust"

// parseDisposable reads index.json, names that receive throw-away mail, and
// wildcard.json, names of which every host below does too: ["example.com",…] both.
func parseDisposable(h *harvest, a archive) error {
	for _, path := range []string{"index.json", "wildcard.json"} {
		if err := exactList(h, a, path, trust.DisposableMail); err != nil {
			return err
		}
	}
	return nil
}

// parseFreeMail reads domains.json: ["gmail.com",…].
func parseFreeMail(h *harvest, a archive) error {
	return exactList(h, a, "domains.json", trust.FreeMail)
}

func exactList(h *harvest, a archive, path string, c trust.Category) error {
	var hosts []string
	if err := a.decode(path, &hosts); err != nil {
		return err
	}
	for _, host := range hosts {
		h.Exact(host, trust.Record{Categories: c})
	}
	return nil
}
