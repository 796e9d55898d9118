//go:build !wasip1

package site

import "linkgrade/wasm/topic"

func vectors() *topic.Vectors { return topic.Shipped() }
