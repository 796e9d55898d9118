package edition

import (
	"errors"
	"fmt"
)

// A Plan is how many files a host takes with one deployment, and how large each may be.
type Plan struct {
	Name  string
	Files int
	Bytes int64 // of one file
}

// The plans of Cloudflare Workers (developers.cloudflare.com/workers/platform/limits, read in November 2026; wrangler itself
// refuses larger files, the account more files).
var (
	FreePlan = Plan{"free", 20_000, 25 << 20}
	PaidPlan = Plan{"paid", 100_000, 25 << 20}
)

// ErrPlan is an edition of more or larger files than a plan takes.
var ErrPlan = errors.New("more than the plan takes")

// FilesOf is how many files an edition with prefixes of so many bits takes at most, its document included.
func FilesOf(bits int) int { return 1<<bits + evidenceGroups(bits) + 2 }

// FittingBits is the longest prefix of at most so many bits with which an edition and others files fit a plan; -1 for none.
func FittingBits(plan Plan, bits, others int) int {
	for bits >= 0 && FilesOf(bits)+others > plan.Files {
		bits--
	}
	return bits
}

// files is how many files the edition takes, its document included.
func (e *Edition) files() int {
	if e.evidence == nil {
		return 1<<e.Bits() + 2
	}
	return FilesOf(e.Bits())
}

func tooMany(e *Edition, plan Plan, others int) error {
	fitting := FittingBits(plan, e.Bits(), others)
	beside := ""
	if others > 0 {
		beside = fmt.Sprintf(", and %d others stand in the folder", others)
	}
	if fitting < 0 {
		return fmt.Errorf("%w: an edition takes %d files at least%s; the %s plan takes %d", ErrPlan, FilesOf(0), beside, plan.Name, plan.Files)
	}
	return fmt.Errorf("%w: with prefixes of %d bits this edition takes %d files%s; the %s plan takes %d, which it would fit with prefixes of %d bits",
		ErrPlan, e.Bits(), e.files(), beside, plan.Name, plan.Files, fitting)
}

// checkSizes says whether a file is larger than a plan takes. A bucket has [trust.MaxBucketBytes] at most, which is 2 MB.
func (e *Edition) checkSizes(plan Plan) error {
	refused := func(what string, size int64) error {
		return fmt.Errorf("%w: %s has %d bytes, and a file of the %s plan has %d at most", ErrPlan, what, size, plan.Name, plan.Bytes)
	}
	if size := int64(len(e.pack)); size > plan.Bytes {
		return refused("the pack", size)
	}
	for g := range evidenceGroups(e.Bits()) {
		if size := e.groupBytes(g); size > plan.Bytes {
			return refused("a file of evidence", size)
		}
	}
	return nil
}

// groupBytes is how much the edition's evidence takes in one of its files; none where none is kept.
func (e *Edition) groupBytes(g int) int64 {
	if e.evidence == nil {
		return 0
	}
	blocks := groupSize(e.Bits())
	return e.evidence.headBytes(blocks) + e.evidence.index.at((g+1)*blocks) - e.evidence.index.at(g*blocks)
}
