package page

import "strings"

// ScriptMarks is what a page's scripts show of themselves: a set of the Script constants. No script is run.
type ScriptMarks uint8

// What scripts show.
const (
	ScriptMiner    ScriptMarks = 1 << iota // it mines coins on the reader's machine
	ScriptPopunder                         // it opens windows behind the reader's back, or asks for notifications to advertise in
	ScriptInjected                         // it runs or writes what it first decodes, as injected code does; fetched pages only
)

// Has says whether any of o is in s.
func (s ScriptMarks) Has(o ScriptMarks) bool { return s&o != 0 }

// maxScriptAddresses is how many scripts' addresses of a page are looked at.
const maxScriptAddresses = 200

// miners are parts of the addresses of scripts that mine, from the lists of NoCoin and of the Public WWW study of 2018
// (https://github.com/hoshsadiq/adblock-nocoin-list, MIT); most are dead, the pages that ask for them were left alone.
const miners marks = `
authedmine.com=m coin-have.com=m coin-hive.com=m coinhive.com=m coinhive.min.js=m coinimp.com=m crypto-loot.com=m
cryptoloot.pro=m cryptonight.wasm=m deepminer.js=m jsecoin.com=m minero.cc=m monerominer.rocks=m webminepool.com=m
`

// popunders are parts of the addresses of scripts of networks that sell windows opened behind the page, and notifications.
const popunders marks = `
adcash.com=p clickadu.com=p hilltopads.=p onclickads.net=p onclickalgo.com=p onclkds.com=p popads.net=p popcash.net=p
popmyads.com=p propellerads.com=p propu.sh=p pushance.com=p
`

// seeScript looks for a mark in a script's address.
func (b *Builder) seeScript(address []byte) {
	if len(address) == 0 || b.said.scripts >= maxScriptAddresses {
		return
	}
	b.said.scripts++
	switch s := string(clipBytes(address, 300)); {
	case miners.in(s) != "":
		b.facts.ScriptMarks |= ScriptMiner
	case popunders.in(s) != "":
		b.facts.ScriptMarks |= ScriptPopunder
	}
}

// injections are calls that run what they first decode. Packers, which save bytes, and unescape, by which pages keep
// addresses from harvesters, are left out.
var injections = [...]string{"eval(atob(", "eval(String.fromCharCode("}

// seeInjected looks for an injection in the part of a script that is read for style.
func (b *Builder) seeInjected(src []byte) {
	js := string(src[:min(len(src), maxOneScript)])
	for _, call := range injections {
		if strings.Contains(js, call) {
			b.facts.ScriptMarks |= ScriptInjected
		}
	}
}
