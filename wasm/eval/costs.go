package main

import (
	"fmt"
	"io"
	"slices"
	"time"
)

// printCosts prints ratios only: they move less between machines than milliseconds do.
func printCosts(w io.Writer, s *survey) {
	ours, peers := total(s.ours), total(s.peers)
	if ours == 0 || peers == 0 {
		fmt.Fprintf(w, "\nCPU, reading facts and placement against go-readability alone: not known on this system\n")
		return
	}
	ratios := make([]float64, 0, len(s.ours))
	for i := range s.ours {
		ratios = append(ratios, float64(s.ours[i])/float64(max(1, s.peers[i])))
	}
	slices.Sort(ratios)
	fmt.Fprintf(w, "\nCPU, reading facts and placement against go-readability alone (limit 1.00): all pages %.2f, median page %.2f\n",
		float64(ours)/float64(peers), ratios[len(ratios)/2])
}

func total(times []time.Duration) (sum time.Duration) {
	for _, t := range times {
		sum += t
	}
	return sum
}
