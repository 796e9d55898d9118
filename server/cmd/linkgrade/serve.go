package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"golang.org/x/net/netutil"

	"linkgrade/server/edition"
)

// serveFlags are the flags of "linkgrade serve".
type serveFlags struct {
	addr  string
	data  string // the folder of editions; "" is none
	named namedFlags
}

// serveCommand serves trust data until it is interrupted: the current edition of a folder of editions, and the embedded
// one where there is none. It updates the folder daily, in the background.
func serveCommand(ctx context.Context, args []string, p program) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	f, err := parseServeFlags(args, p)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	} else if err != nil {
		return err
	}
	log := slog.New(slog.NewTextHandler(p.err, nil))
	shelf, err := openShelf(f.data, log)
	if err != nil {
		return err
	}
	defer shelf.Close()
	face, err := newFace(ctx, shelf, f.named, log)
	if err != nil {
		return err
	}
	ln, err := net.Listen("tcp", f.addr)
	if err != nil {
		return errors.Join(fmt.Errorf("cannot listen on %s: %w; choose another with --addr", f.addr, err), face.close())
	}
	fmt.Fprintf(p.out, "listening on http://%s\n", ln.Addr())
	var beside sync.WaitGroup
	if f.updates() {
		fmt.Fprintf(p.out, "keeping public lists current in %s, a few hundred MB; --offline does not\n", f.data)
		beside.Go(func() { keepUpdated(ctx, realClock(), f.data, p.web, log) })
	}
	if f.data != "" {
		beside.Go(func() {
			ticks := time.NewTicker(lookForEdition)
			defer ticks.Stop()
			(&watcher{store: edition.StoreAt(f.data), shelf: shelf, log: log}).watch(ctx, ticks.C)
		})
	}
	if face.cache != nil {
		beside.Go(func() {
			ticks := time.NewTicker(refreshEvery)
			defer ticks.Stop()
			keepFresh(ctx, ticks.C, face.cache)
		})
	}
	err = serve(ctx, ln, face)
	stop()
	beside.Wait() // before the store is closed
	return errors.Join(err, face.close())
}

func parseServeFlags(args []string, p program) (f serveFlags, err error) {
	fs := flag.NewFlagSet("linkgrade serve", flag.ContinueOnError)
	fs.StringVar(&f.addr, "addr", "127.0.0.1:8417", "`host:port` to listen on; port 0 takes a free one")
	fs.BoolVar(&f.named.offline, "offline", false, "ask nobody outside: registrations stay unknown, and the trust data is not updated")
	fs.StringVar(&f.named.file, "registrations", "", "keep what registries say in this SQLite `file` (default: in memory)")
	data := dataFlag(fs)
	rest, err := parseFlags(fs, args, p)
	f.data = *data
	if err == nil && len(rest) > 0 {
		err = misuse(p, "serve", fmt.Sprintf("does not take %q", rest[0]))
	}
	return f, err
}

// updates says whether the folder is to be kept current.
func (f serveFlags) updates() bool { return f.data != "" && !f.named.offline }

// Bounds of the listening server. A client that is slow to ask holds a connection for seconds only, one that is slow to
// read for a minute: the pack of a million names comes through at 40 KB a second.
const (
	headerTimeout  = 5 * time.Second
	readTimeout    = 10 * time.Second
	writeTimeout   = 60 * time.Second
	idleTimeout    = 90 * time.Second
	maxHeader      = 16 << 10 // bytes
	maxConnections = 4096     // at once; further ones wait to be accepted
	drainTimeout   = 10 * time.Second
)

// serve answers until ctx ends, then lets answers under way finish.
func serve(ctx context.Context, ln net.Listener, h http.Handler) error {
	s := &http.Server{Handler: h, ReadHeaderTimeout: headerTimeout, ReadTimeout: readTimeout,
		WriteTimeout: writeTimeout, IdleTimeout: idleTimeout, MaxHeaderBytes: maxHeader,
		ErrorLog: log.New(io.Discard, "", 0)} // its lines carry clients' addresses
	done := make(chan error, 1)
	go func() { done <- s.Serve(netutil.LimitListener(ln, maxConnections)) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	ctx, cancel := context.WithTimeout(context.Background(), drainTimeout)
	defer cancel()
	if err := s.Shutdown(ctx); err != nil {
		return s.Close()
	}
	return nil
}
