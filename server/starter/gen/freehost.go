package main

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"linkgrade/server/edition"
	"linkgrade/wasm/domain"
)

// freeHostSource is the suffix list, whose rules package domain carries.
var freeHostSource = edition.Source{
	ID: "public-suffix-list", Name: "Public Suffix List, private section",
	Publisher: "Mozilla Foundation and contributors", URL: "https://publicsuffix.org/",
	Licence: "MPL-2.0",
	What:    "Names whose owners hand out names below them: blog and site hosts, cloud endpoints, dynamic DNS.",
}

// freeHosts takes the private suffixes that are names themselves: github.io is one,
// s3.amazonaws.com is a host of amazonaws.com and says nothing of it. The source's
// SHA-256 is that of the suffixes, sorted, each with a line feed.
func freeHosts() *harvest {
	suffixes := slices.Sorted(domain.PrivateSuffixes())
	sum := sha256.Sum256([]byte(strings.Join(suffixes, "\n") + "\n"))
	h := newHarvest(freeHostSource)
	h.about.SHA256 = hex.EncodeToString(sum[:])
	for _, s := range suffixes {
		h.FreeHost(s)
	}
	return h
}
