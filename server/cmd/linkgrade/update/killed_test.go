package update

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"testing"
	"time"

	"linkgrade/server/feeds"
)

// The variables that make this test program one that updates a folder from a server until it is killed.
const (
	killedFolder = "LINKGRADE_TEST_UPDATE_INTO"
	killedServer = "LINKGRADE_TEST_UPDATE_FROM"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(killedFolder); dir != "" {
		updateForEver(dir, os.Getenv(killedServer))
	}
	os.Exit(m.Run())
}

// updateForEver says a line at every step of every update.
func updateForEver(dir, server string) {
	press, ok := feeds.Find("ut1-press")
	if !ok {
		panic("no feed")
	}
	press.URLs, press.Sums = []string{"http://press.example/list"}, ""
	for {
		_, err := Run(context.Background(), Options{Dir: dir, bare: true, Feeds: []feeds.Feed{press}, Downloader: worldDownloader(server), Now: time.Now,
			Tell: func(Event) { fmt.Println("step") }})
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// However far an update came when it was killed, a whole edition is there, and the next update goes through.
func TestKilledUpdatesLeaveAnEdition(t *testing.T) {
	w := newWorld(t)
	turn := 0
	w.put(press, func(rw http.ResponseWriter, r *http.Request) { // another list each time
		turn++
		text := names(0, 1000+turn%7)
		file(text)(rw, r)
	})
	o := w.options(t)
	o.Feeds = []feeds.Feed{feed(t, "ut1-press", press)}
	if _, err := Run(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	kills := 8
	if testing.Short() {
		kills = 3
	}
	random, spin := rand.New(rand.NewPCG(4, 4)), 0
	for range kills {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), killedFolder+"="+o.Dir, killedServer+"="+w.server.Listener.Addr().String())
		cmd.Stderr = os.Stderr
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for range 1 + random.IntN(6) {
			if !lines.Scan() {
				t.Fatal("the update ended by itself")
			}
		}
		for range random.IntN(1 << 25) { // up to some ten milliseconds: an edition is built in about as long
			spin ^= 1
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait() // it was killed
		if d := current(t, o.Dir); d.Names < 1000 {
			t.Errorf("after a kill the edition has %d names", d.Names)
		}
	}
	o.Force = true
	if r, err := Run(t.Context(), o); err != nil || !r.Built {
		t.Errorf("the next update: %+v, %v", r, err)
	}
	if files := inside(t, cache{o.Dir + "/" + sourcesFolder}.dir); len(files) != 4 { // copy, about, checked, .lock
		t.Errorf("the cache has %v", files)
	}
}
