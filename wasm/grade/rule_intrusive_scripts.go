package grade

import "linkgrade/wasm/page"

var intrusiveScripts = Rule{
	ID: "intrusive-scripts", Family: Safety, Kind: Weight, Backing: Primary, Up: 0, Down: 35,
	Title:  "Scripts mine coins or open windows behind the reader's back",
	Praise: "No script mines coins or opens windows behind the reader's back",
	Why:    "A page that works against its readers is flagged as unwanted software; its votes go with it.",
	Source: "https://developers.google.com/search/docs/monitor-debug/security/malware",
	Check: func(in *Input) Outcome {
		switch {
		case in.ScriptMarks.Has(page.ScriptMiner):
			return fail(stated("script-mines", "a script of a coin miner"))
		case in.ScriptMarks.Has(page.ScriptPopunder):
			return value(0.4, stated("script-opens-windows", "a script of a network that opens windows behind the page"))
		case in.hasText():
			return pass()
		}
		return unknown()
	},
}
