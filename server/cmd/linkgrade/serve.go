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

	"golang.org/x/net/netutil"

	"linkgrade/server/edition"
)

// serveCommand serves trust data until it is interrupted: the current edition of a folder of editions, and the embedded
// one where there is none. It updates the folder daily, in the background.
func serveCommand(ctx context.Context, args []string, p program) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	fs := flag.NewFlagSet("linkgrade serve", flag.ContinueOnError)
	addr := fs.String("addr", "127.0.0.1:8417", "`host:port` to listen on; port 0 takes a free one")
	var named namedFlags
	fs.BoolVar(&named.offline, "offline", false, "ask nobody outside: registrations stay unknown, and the trust data is not updated")
	fs.StringVar(&named.file, "registrations", "", "keep what registries say in this SQLite `file` (default: in memory)")
	data := dataFlag(fs)
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
	face, err := newFace(ctx, shelf, named, log)
	if err != nil {
		return err
	}
	ln, err := net.Listen("tcp", *addr)
	if err != nil {
		return errors.Join(fmt.Errorf("cannot listen on %s: %w; choose another with --addr", *addr, err), face.close())
	}
	fmt.Fprintf(p.out, "listening on http://%s\n", ln.Addr())
	if *data != "" && !named.offline {
		fmt.Fprintf(p.out, "keeping public lists current in %s, a few hundred MB; --offline does not\n", *data)
		updating := make(chan struct{})
		go func() {
			keepUpdated(ctx, realClock(), *data, p.web, log)
			close(updating)
		}()
		defer func() { stop(); <-updating }()
	}
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
	return errors.Join(serve(ctx, ln, face), face.close())
}

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
