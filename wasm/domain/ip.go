package domain

import (
	"strconv"
	"strings"
)

// isNumber says whether a label is one that makes a host an IPv4 address: digits, or
// 0x with or without hexadecimal digits.
func isNumber(label string) bool {
	if label == "" {
		return false
	}
	if len(label) >= 2 && label[0] == '0' && label[1]|0x20 == 'x' {
		for i := 2; i < len(label); i++ {
			if hexDigit(label[i]) < 0 {
				return false
			}
		}
		return true
	}
	for i := 0; i < len(label); i++ {
		if label[i] < '0' || label[i] > '9' {
			return false
		}
	}
	return true
}

// ipv4 reads the forms of the URL Standard's IPv4 parser: one to four parts, decimal,
// octal (0…) or hexadecimal (0x…); the last part fills the bytes that are left.
func ipv4(s string) (text, reason string) {
	parts := strings.Split(s, ".")
	if len(parts) > 4 {
		return "", "an IPv4 address of more than four parts"
	}
	var address uint64
	for i, part := range parts {
		n, ok := ipv4Part(part)
		limit := uint64(1) << 8
		if i == len(parts)-1 {
			limit = 1 << (8 * (5 - len(parts)))
		}
		if !ok || n >= limit {
			return "", "not an IPv4 address"
		}
		if i == len(parts)-1 {
			address |= n
		} else {
			address |= n << (8 * (3 - i))
		}
	}
	out := make([]byte, 0, len("255.255.255.255"))
	for shift := 24; shift >= 0; shift -= 8 {
		out = strconv.AppendUint(out, address>>shift&0xff, 10)
		if shift > 0 {
			out = append(out, '.')
		}
	}
	return string(out), ""
}

// ipv4Part reads one number; what does not fit 32 bits is not one.
func ipv4Part(s string) (uint64, bool) {
	if !isNumber(s) {
		return 0, false
	}
	base := uint64(10)
	if len(s) >= 2 && s[0] == '0' {
		if base, s = 8, s[1:]; s[0]|0x20 == 'x' {
			base, s = 16, s[1:]
		}
	}
	var n uint64
	for i := 0; i < len(s); i++ {
		digit := uint64(hexDigit(s[i]))
		if digit >= base {
			return 0, false
		}
		if n = n*base + digit; n > 1<<32-1 {
			return 0, false
		}
	}
	return n, true
}

// ipv6 reads what stands between the brackets and writes it, brackets included, in the
// canonical form: lower case, the first longest run of two or more zero pieces as "::".
func ipv6(s string) (text, reason string) {
	pieces, ok := ipv6Pieces(s)
	if !ok {
		return "", "not an IPv6 address"
	}
	from, to := longestZeros(pieces)
	out := append(make([]byte, 0, 41), '[')
	for i := 0; i < len(pieces); i++ {
		if i == from {
			if i == 0 {
				out = append(out, ':')
			}
			out = append(out, ':')
			i = to - 1
			continue
		}
		out = strconv.AppendUint(out, uint64(pieces[i]), 16)
		if i < len(pieces)-1 {
			out = append(out, ':')
		}
	}
	return string(append(out, ']')), ""
}

// longestZeros is the first longest run of two or more zeros; from is -1 without one.
func longestZeros(pieces [8]uint16) (from, to int) {
	from = -1
	for i := 0; i < len(pieces); i++ {
		j := i
		for j < len(pieces) && pieces[j] == 0 {
			j++
		}
		if n := j - i; n > 1 && n > to-from {
			from, to = i, j
		}
		i = max(i, j)
	}
	return from, to
}

// ipv6Pieces is the URL Standard's IPv6 parser.
func ipv6Pieces(s string) (pieces [8]uint16, ok bool) {
	n, gap := 0, -1 // pieces read; where "::" stood
	if strings.HasPrefix(s, "::") {
		s, gap = s[2:], 0
	} else if s == "" || s[0] == ':' {
		return pieces, false
	}
	for s != "" {
		if n == len(pieces) {
			return pieces, false
		}
		digits := 0
		for digits < len(s) && digits < 4 && hexDigit(s[digits]) >= 0 {
			pieces[n] = pieces[n]<<4 | uint16(hexDigit(s[digits]))
			digits++
		}
		rest := s[digits:]
		if strings.HasPrefix(rest, ".") {
			if n > 6 || !dottedTail(s, pieces[n:]) {
				return pieces, false
			}
			n += 2
			break
		}
		n++
		switch {
		case rest == "" && digits > 0:
			s = ""
		case digits > 0 && strings.HasPrefix(rest, "::") && gap < 0:
			s, gap = rest[2:], n
		case digits > 0 && len(rest) > 1 && rest[0] == ':' && rest[1] != ':':
			s = rest[1:]
		default:
			return pieces, false
		}
	}
	return spread(pieces, n, gap)
}

// spread moves the pieces after the gap to the end.
func spread(pieces [8]uint16, n, gap int) ([8]uint16, bool) {
	if gap < 0 {
		return pieces, n == len(pieces)
	}
	if n == len(pieces) {
		return pieces, false // "::" stands for at least one piece
	}
	var out [8]uint16
	copy(out[:], pieces[:gap])
	copy(out[len(out)-(n-gap):], pieces[gap:n])
	return out, true
}

// dottedTail reads four decimal bytes without leading zeros into two pieces.
func dottedTail(s string, into []uint16) bool {
	into[0] = 0
	parts := strings.Split(s, ".")
	if len(parts) != 4 {
		return false
	}
	for i, part := range parts {
		if part == "" || len(part) > 3 || part[0] == '0' && len(part) > 1 {
			return false
		}
		n, ok := ipv4Part(part)
		if !ok || n > 255 {
			return false
		}
		into[i/2] = into[i/2]<<8 | uint16(n)
	}
	return true
}

// hexDigit is the value of a hexadecimal digit, -1 for other bytes.
func hexDigit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}
