package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"sync/atomic"
	"syscall"
	"time"
)

// client dials the host that was named wherever it stands, and public addresses only for every other one. A named
// host that was met on the public web stays there: its name may not lead elsewhere on the second look.
func client(named string) *http.Client {
	d := &net.Dialer{Timeout: dialTimeout}
	var metPublic atomic.Bool
	t := dialling(func(ctx context.Context, network, addr string) (net.Conn, error) {
		if metPublic.Load() || addr != named && addr != named+":80" && addr != named+":443" {
			return guarded(d).DialContext(ctx, network, addr)
		}
		c, err := d.DialContext(ctx, network, addr)
		if err == nil && leadsToPublic(c) {
			metPublic.Store(true)
		}
		return c, err
	})
	t.DisableKeepAlives = true
	return &http.Client{Transport: t, CheckRedirect: checkRedirect}
}

// Bounds of one connection.
const (
	dialTimeout   = 10 * time.Second
	headerTimeout = 15 * time.Second
	maxHeader     = 64 << 10 // bytes
)

// dialling is a transport that reaches hosts by dial, within those bounds. It uses no proxy.
func dialling(dial func(ctx context.Context, network, address string) (net.Conn, error)) *http.Transport {
	return &http.Transport{ForceAttemptHTTP2: true, ResponseHeaderTimeout: headerTimeout, MaxResponseHeaderBytes: maxHeader, DialContext: dial}
}

func leadsToPublic(c net.Conn) bool {
	ap, err := netip.ParseAddrPort(c.RemoteAddr().String())
	return err != nil || isPublic(ap.Addr())
}

// checkRedirect follows redirects on the web only, and tells the next server neither where we came from nor who we are.
func checkRedirect(req *http.Request, via []*http.Request) error {
	switch {
	case len(via) >= maxRedirects:
		return errors.New("too many redirects")
	case req.URL.Scheme != "http" && req.URL.Scheme != "https":
		return errors.New("it redirects to what is not an address of a web page")
	}
	req.URL.User = nil
	req.Header.Del("Referer")
	return nil
}

// plain words the errors that people meet; it keeps the sentinels.
func plain(err error) error {
	var dns *net.DNSError
	var wait net.Error
	var broken *url.Error
	var op *net.OpError
	switch {
	case errors.Is(err, ErrPrivate):
		return ErrPrivate
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &wait) && wait.Timeout():
		return errors.New("no answer in time")
	case errors.Is(err, context.Canceled):
		return context.Canceled
	case errors.As(err, &dns) && dns.IsNotFound:
		return errors.New("no such host")
	case errors.As(err, &dns):
		return errors.New("the name could not be looked up")
	case errors.Is(err, syscall.ECONNREFUSED):
		return errors.New("the server refuses connections")
	case errors.Is(err, syscall.ECONNRESET), errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("the server hung up")
	case errors.Is(err, syscall.EHOSTUNREACH), errors.Is(err, syscall.ENETUNREACH):
		return errors.New("there is no way to the server")
	case isCertificate(err):
		return errors.New("the server's certificate is not valid for this address")
	case errors.As(err, &op):
		return errors.New("the connection failed")
	case errors.As(err, &broken):
		return broken.Err
	}
	return err
}

func isCertificate(err error) bool {
	var verify *tls.CertificateVerificationError
	var authority x509.UnknownAuthorityError
	var host x509.HostnameError
	var invalid x509.CertificateInvalidError
	return errors.As(err, &verify) || errors.As(err, &authority) || errors.As(err, &host) || errors.As(err, &invalid)
}
