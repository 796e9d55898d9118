package main

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// However often a run is killed, the one that goes through writes the same file as one that nobody disturbed, and what was
// kept is not asked for again.
func TestKilledVetGoesOn(t *testing.T) {
	const count = 60
	sites := map[string]http.Handler{}
	var list strings.Builder
	list.WriteString("Site,Note\r\n")
	for i := range count {
		host := fmt.Sprintf("k%02d.example", i)
		h := page200([]byte(vetArticle + strings.Repeat("<p>", i)))
		sites[host] = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			time.Sleep(10 * time.Millisecond)
			h.ServeHTTP(w, r)
		})
		fmt.Fprintf(&list, "%s,note %d\r\n", host, i)
	}
	sites["gone.example"] = status(404)
	list.WriteString("gone.example,\r\nno address at all,x\r\nk01.example/#again,twice\r\n")
	w := newLocalWeb(t, sites)
	t.Setenv(webVariable, w.server.Listener.Addr().String())
	dir := t.TempDir()
	file := filepath.Join(dir, "list.csv")
	if err := os.WriteFile(file, []byte(list.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	args := func(out, state string) []string {
		return []string{"vet", file, "--data=", "--profile=", "--delay=1ms", "--at-once=3", "--no-cache", "--out", filepath.Join(dir, out), "--state", filepath.Join(dir, state)}
	}
	if code, _, errs, _ := process(t, "", args("whole.xlsx", "one")...); code != 0 {
		t.Fatalf("undisturbed: exit code %d, %s", code, errs)
	}
	once := w.total()
	kills := 0
	random := rand.New(rand.NewPCG(9, 9))
	for range 40 {
		cmd := exec.Command(os.Args[0], args("killed.xlsx", "many")...)
		cmd.Env = append(os.Environ(), "LINKGRADE_TEST_AS_TOOL="+filepath.Join(dir, "note"))
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		before := w.total()
		goal := before + 4 + random.IntN(30) // requests until it is killed
		ended := make(chan error, 1)
		go func() { ended <- cmd.Wait() }()
		for alive := true; alive; {
			select {
			case <-ended:
				alive = false
			case <-time.After(time.Duration(random.IntN(3_000_000))):
				if w.total() >= goal {
					if cmd.Process.Kill() == nil {
						kills++
					}
					<-ended
					alive = false
				}
			}
		}
		if _, err := os.Stat(filepath.Join(dir, "killed.xlsx")); err == nil {
			break
		}
	}
	if code, _, errs, _ := process(t, "", args("killed.xlsx", "many")...); code != 0 {
		t.Fatalf("after %d kills: exit code %d, %s", kills, code, errs)
	}
	if a, b := read(t, filepath.Join(dir, "killed.xlsx")), read(t, filepath.Join(dir, "whole.xlsx")); a != b {
		t.Errorf("after %d kills %d bytes, undisturbed %d; want the same file", kills, len(a), len(b))
	}
	// Each kill loses at most the three visits that were under way, of two requests each.
	if again := w.total() - once; kills < 3 || again > once+6*kills {
		t.Errorf("%d kills, %d requests; one run takes %d", kills, again, once)
	}
	t.Logf("%d kills, %d requests more than the %d of one run", kills, w.total()-2*once, once)
}

// total is how many requests came.
func (w *localWeb) total() (n int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, times := range w.asked {
		n += times
	}
	return n
}

// Long lists stay small, and each row is in the result.
func TestVetManyRows(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 10,000 rows: not under -short")
	}
	manyRows(t, 10_000)
}

func TestSoakVetManyRows(t *testing.T) {
	if os.Getenv("LINKGRADE_SOAK") == "" {
		t.Skip("LINKGRADE_SOAK is not set: vets 100,000 rows")
	}
	manyRows(t, 100_000)
}

// manyRows vets a list of which one row in a thousand names a site that there is.
func manyRows(t *testing.T, count int) {
	w := newLocalWeb(t, map[string]http.Handler{"good.example": page200([]byte(vetArticle))})
	t.Setenv(webVariable, w.server.Listener.Addr().String())
	var list strings.Builder
	list.WriteString("Contact\tWebsite\tRemarks\n")
	for i := range count {
		host := fmt.Sprintf("nowhere%d.example", i)
		if i%1000 == 0 {
			host = fmt.Sprintf("good.example/page/%d", i)
		}
		fmt.Fprintf(&list, "person%d@mail.example\t%s\t%s\n", i, host, strings.Repeat("what was said ", 20))
	}
	out := filepath.Join(t.TempDir(), "result.xlsx")
	begun := time.Now()
	code, _, errs, memory := process(t, list.String(), "vet", "-", "--data=", "--profile=", "--delay=1ms", "--no-cache", "--out", out, "--state", t.TempDir())
	if want := fmt.Sprintf("%d rows: %d graded, %d unknown", count, count/1000, count-count/1000); code != 0 || !strings.Contains(errs, want) {
		t.Fatalf("exit code %d, %s; want %s", code, errs, want)
	}
	if memory > maxMemory {
		t.Errorf("%d MB; want at most %d", memory>>20, maxMemory>>20)
	}
	info, err := os.Stat(out)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d rows in %v, %d MB of memory, a workbook of %d KB", count, time.Since(begun).Round(time.Second), memory>>20, info.Size()>>10)
}
