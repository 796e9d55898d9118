package fetch

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"sync"
	"testing"
	"time"
)

// 500 sites of 6 pages on this machine, read by a Crawler without pauses, and in the same run by a plain loop over an
// http.Client with as many requests at once, which asks for no robots.txt, waits for nobody and decodes nothing.
func BenchmarkCrawl(b *testing.B) {
	const sites, each, atOnce = 500, 6, 16
	body := bytes.Repeat([]byte("<p>Some words of an ordinary page with <a href=/x>a link</a>.\n"), 500) // 31 KB
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			io.WriteString(w, "User-agent: *\nDisallow: /private\n")
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write(body)
	}))
	defer s.Close()
	toServer := func(ctx context.Context, network, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, network, s.Listener.Addr().String())
	}
	var tasks []Task
	for page := range each {
		for site := range sites {
			tasks = append(tasks, Task{ID: len(tasks), Address: fmt.Sprintf("http://bench%d.example/page/%d", site, page)})
		}
	}
	m := manners
	m.Delay, m.AtOnce = 0, atOnce
	m.Network = Network{Dial: toServer, Lookup: func(context.Context, string) ([]netip.Addr, error) {
		return []netip.Addr{netip.MustParseAddr("93.184.215.14")}, nil
	}}
	var crawled, looped time.Duration
	for b.Loop() {
		begun := time.Now()
		var read sync.WaitGroup
		read.Add(len(tasks))
		if err := NewCrawler(m).Run(b.Context(), tasks, func(t Task, p *Page, err error) []Task {
			if err != nil || len(p.Text) != len(body) {
				b.Errorf("%s: %v", t.Address, err)
			}
			read.Done()
			return nil
		}); err != nil {
			b.Fatal(err)
		}
		read.Wait()
		crawled += time.Since(begun)
		begun = time.Now()
		loop(b, tasks, &http.Client{Transport: &http.Transport{DialContext: toServer, MaxIdleConnsPerHost: 1}}, atOnce)
		looped += time.Since(begun)
	}
	pages := float64(b.N * len(tasks))
	b.ReportMetric(pages/crawled.Seconds(), "pages/s")
	b.ReportMetric(pages/looped.Seconds(), "plain-pages/s")
	b.ReportMetric(looped.Seconds()/crawled.Seconds(), "times-plain")
}

// loop reads all pages as somebody would who minds nothing.
func loop(b *testing.B, tasks []Task, c *http.Client, atOnce int) {
	defer c.CloseIdleConnections()
	todo := make(chan Task)
	var workers sync.WaitGroup
	for range atOnce {
		workers.Go(func() {
			for t := range todo {
				res, err := c.Get(t.Address)
				if err != nil {
					b.Error(err)
					continue
				}
				if _, err := io.ReadAll(res.Body); err != nil {
					b.Error(err)
				}
				res.Body.Close()
			}
		})
	}
	for _, t := range tasks {
		todo <- t
	}
	close(todo)
	workers.Wait()
}

// With a pause, reading takes what the pauses take and little more: pages of a site one after the other, sites beside each other.
func BenchmarkCrawlWithPauses(b *testing.B) {
	const sites, each, pause = 500, 6, 400 * time.Millisecond
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "<p>a page") }))
	defer s.Close()
	var tasks []Task
	for page := range each {
		for site := range sites {
			tasks = append(tasks, Task{Address: fmt.Sprintf("http://bench%d.example/page/%d", site, page)})
		}
	}
	m := manners
	m.Delay = pause
	m.Network = Network{Lookup: func(context.Context, string) ([]netip.Addr, error) {
		return []netip.Addr{netip.MustParseAddr("93.184.215.14")}, nil
	}, Dial: func(ctx context.Context, network, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, network, s.Listener.Addr().String())
	}}
	var took time.Duration
	for b.Loop() {
		begun := time.Now()
		if err := NewCrawler(m).Run(b.Context(), tasks, func(Task, *Page, error) []Task { return nil }); err != nil {
			b.Fatal(err)
		}
		took += time.Since(begun)
	}
	b.ReportMetric(float64(b.N*len(tasks))/took.Seconds(), "pages/s")
	b.ReportMetric(took.Seconds()/(float64(b.N)*(each-1)*pause.Seconds()), "times-pauses")
}
