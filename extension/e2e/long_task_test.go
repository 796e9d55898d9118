package e2e

import (
	"maps"
	"slices"
	"testing"
	"time"
)

// longTask is what browsers call a long one: a page of ours has none, with as much in it as it takes.
const longTask = 50 * time.Millisecond

// longRounds is how often a page is measured at most. The best counts: cores that have other work as well take up to twice the time
// for the same, and a collector of garbage that comes in between is the engine's affair.
const longRounds = 5

// A stretch of time, in ms since 1970, in which a page's own loop did not turn.
type stretch [2]float64

// A sample says how long a thread had run by then.
type sample struct {
	at  time.Time
	run time.Duration
}

// longestTasks has a page do some things, each under a name, and says how long the longest task of each is: of the processor's time
// that the page's own thread took for it. By a clock a page stands still as well while other programs have the cores, be it that it
// has nothing to do. do answers the stretches that gap of loopJS has seen.
func longestTasks(t *testing.T, do func(round int) map[string][]stretch) map[string]time.Duration {
	t.Helper()
	best := map[string]time.Duration{}
	for round := 0; round < longRounds && (round == 0 || slices.Max(slices.Collect(maps.Values(best))) > longTask); round++ {
		stop := watchOwnThread(t)
		seen := do(round)
		samples := stop()
		for what, stretches := range seen {
			longest := time.Duration(0)
			for _, one := range stretches {
				longest = max(longest, one.run(samples))
			}
			if was, ok := best[what]; !ok || longest < was {
				best[what] = longest
			}
		}
	}
	return best
}

// checkLong fails the test for each task that is too long.
func checkLong(t *testing.T, with string, best map[string]time.Duration) {
	t.Helper()
	if len(best) == 0 {
		t.Error("nothing was measured")
	}
	for _, what := range slices.Sorted(maps.Keys(best)) {
		t.Logf("longest task with %s: %s %.0f ms", with, what, ms(best[what]))
		if best[what] > longTask {
			t.Errorf("%s: a task takes %.0f ms of the page's own thread; want %.0f at most", what, ms(best[what]), ms(longTask))
		}
	}
}

// run is how long the thread has run in a stretch, from the sample before it to the one behind it: rather too much than too little, but
// no longer than the stretch.
func (s stretch) run(samples []sample) time.Duration {
	first, last := 0, len(samples)-1
	for i, one := range samples {
		switch at := float64(one.at.UnixMicro()) / 1000; {
		case at <= s[0]-tick:
			first = i
		case at >= s[1]+tick:
			last = min(last, i)
		}
	}
	return min(samples[last].run-samples[first].run, time.Duration((s[1]-s[0])*float64(time.Millisecond)))
}

// tick is how late the system may write down what a thread has run, in ms: Linux does it 250 times a second.
const tick = 4

// loopJS has gap, which does something and tells when meanwhile the page's own loop did not turn for a frame. element and until are for what it is given to do. It
// has no %, since it goes through Sprintf.
const loopJS = `
	const element = (id) => document.getElementById(id);
	const turn = () => new Promise((then) => requestAnimationFrame(() => setTimeout(then)));
	const until = async (so) => { while (!so()) await turn(); };
	const gap = async (work) => {
		const zero = Date.now() - performance.now(), stretches = [];
		let last = performance.now(), on = true;
		const {port1, port2} = new MessageChannel();
		port1.onmessage = () => {
			const now = performance.now();
			if (now - last > 16) stretches.push([zero + last, zero + now]);
			last = now;
			if (on) port2.postMessage(0);
		};
		port2.postMessage(0);
		await work();
		await turn();
		on = false;
		return stretches;
	};`
