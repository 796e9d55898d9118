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
	"syscall"
	"time"

	"linkgrade/server/edition"
)

// serveCommand serves trust data until it is interrupted: the current edition of a folder of editions, and the embedded
// one where there is none.
func serveCommand(ctx context.Context, args []string, p program) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	fs := flag.NewFlagSet("linkgrade serve", flag.ContinueOnError)
	addr := fs.String("addr", "127.0.0.1:8417", "`host:port` to listen on; port 0 takes a free one")
	data := fs.String("data", "", "`folder` of editions; a new current one is served without a restart. Without it, and while it has\nnone, the edition inside this program is served")
	rest, err := parseFlags(fs, args, p)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	} else if err != nil {
		return err
	}
	if len(rest) > 0 {
		return misuse(p, "serve", fmt.Sprintf("does not take %q", rest[0]))
	}
	log := slog.New(slog.NewTextHandler(p.err, nil))
	shelf, err := openShelf(*data, log)
	if err != nil {
		return err
	}
	defer shelf.Close()
	ln, err := net.Listen("tcp", *addr)
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w; choose another with --addr", *addr, err)
	}
	fmt.Fprintf(p.out, "listening on http://%s\n", ln.Addr())
	if *data != "" {
		ticks := time.NewTicker(lookForEdition)
		defer ticks.Stop()
		watching := make(chan struct{})
		go func() {
			watchStore(ctx, ticks.C, edition.StoreAt(*data), shelf, log)
			close(watching)
		}()
		defer func() { stop(); <-watching }()
	}
	return serve(ctx, ln, shelf.Handler(log))
}

// serve answers until ctx ends, then lets answers under way finish.
func serve(ctx context.Context, ln net.Listener, h http.Handler) error {
	s := &http.Server{Handler: h, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second,
		WriteTimeout: 60 * time.Second, IdleTimeout: 90 * time.Second, MaxHeaderBytes: 16 << 10,
		ErrorLog: log.New(io.Discard, "", 0)} // its lines carry clients' addresses
	done := make(chan error, 1)
	go func() { done <- s.Serve(ln) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := s.Shutdown(ctx); err != nil {
		return s.Close()
	}
	return nil
}
