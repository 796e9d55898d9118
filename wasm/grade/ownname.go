package grade

import (
	"strings"

	"linkgrade/wasm/domain"
)

// ownLabel is what the owner of a registrable name chose: its first label.
func ownLabel(n domain.Name) string {
	label, _, _ := strings.Cut(n.String(), ".")
	return label
}
