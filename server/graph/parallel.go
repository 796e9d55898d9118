package graph

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// block is how many names are worked on at a time. It does not depend on the number of cores, so that sums over blocks
// come out the same on all machines.
const block = 1 << 13

// inBlocks calls work on each block of 0…n-1, on all cores.
func inBlocks(n int, work func(from, to int)) {
	blocks := (n + block - 1) / block
	workers := min(runtime.GOMAXPROCS(0), blocks)
	if workers < 2 {
		for b := range blocks {
			work(b*block, min((b+1)*block, n))
		}
		return
	}
	var next atomic.Int64
	var done sync.WaitGroup
	for range workers {
		done.Go(func() {
			for b := int(next.Add(1)) - 1; b < blocks; b = int(next.Add(1)) - 1 {
				work(b*block, min((b+1)*block, n))
			}
		})
	}
	done.Wait()
}

// sumBlocks adds up what work gives for each block, in their order.
func sumBlocks(n int, work func(from, to int) float64) float64 {
	sums := make([]float64, (n+block-1)/block)
	inBlocks(n, func(from, to int) { sums[from/block] = work(from, to) })
	total := 0.0
	for _, s := range sums {
		total += s
	}
	return total
}

// largestOf is the largest of what work gives for each block.
func largestOf(n int, work func(from, to int) float64) float64 {
	values := make([]float64, (n+block-1)/block)
	inBlocks(n, func(from, to int) { values[from/block] = work(from, to) })
	largest := 0.0
	for _, v := range values {
		largest = max(largest, v)
	}
	return largest
}
