// Command program does what Go's runtime needs its tables of functions for, and prints what came of it: traces_test.go
// runs it before and after they are emptied. With an argument it panics.
package main

import (
	"os"
	"runtime"
	"strconv"
)

func main() {
	if len(os.Args) > 1 {
		panic("as asked")
	}
	line := func(what string, n int) { os.Stdout.WriteString(what + " " + strconv.Itoa(n) + "\n") }
	var below int
	line("deep", deep(1_500, &below)+below)
	line("recovered", recovered(3))
	line("many defers", deferring(500))
	line("goroutines", atWork())
	line("left", runtime.NumGoroutine())
	line("lists", lists(50_000))
}

// deep makes its stack grow while a pointer leads into it, and collects there.
func deep(n int, above *int) int {
	var here [4]int
	*above = n
	if n == 0 {
		runtime.GC()
		return 0
	}
	sum := deep(n-1, &here[1])
	return sum + here[1] - n + 2
}

// recovered comes back from a panic in what may be taken into its caller.
func recovered(i int) (n int) {
	defer func() {
		if err, ok := recover().(runtime.Error); ok {
			n += len(err.Error())
		}
	}()
	defer func() { n += 1000 }()
	return element([]int{1, 2, 3}, i)
}

func element(s []int, i int) int { return s[i] }

// deferring panics while it has a number of deferred calls that the compiler does not know.
func deferring(n int) (done int) {
	defer func() { recover() }()
	for i := range n {
		defer func() { done += i }()
	}
	panic(n)
}

// atWork has goroutines that hold memory while it is collected.
func atWork() (sum int) {
	in, out := make(chan []int), make(chan int)
	for range 8 {
		go func() {
			for s := range in {
				runtime.GC()
				var below int
				out <- s[len(s)-1] + deep(len(s), &below)
			}
			out <- 0
		}()
	}
	for i := range 8 {
		in <- make([]int, 100+i)
	}
	close(in)
	for range 16 {
		sum += <-out
	}
	return sum
}

type node struct {
	next *node
	name string
}

// lists is how many nodes of a long list are left after collecting.
func lists(n int) (left int) {
	var head *node
	for i := range n {
		head = &node{head, strconv.Itoa(i)}
	}
	runtime.GC()
	for ; head != nil; head = head.next {
		left += len(head.name)
	}
	return left
}
