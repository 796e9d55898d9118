package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"linkgrade/server/starter"
	"linkgrade/wasm/trust"
)

// A peer is a server process of one core that answers for one bucket.
type peer struct {
	name, addr, path string
	process          int
}

// BenchmarkBucket asks for the same bucket from "linkgrade serve" and from nginx, which has it as a file. Both have one
// core. Where the machine is busy, compare the CPU time a request rather than the requests a second.
func BenchmarkBucket(b *testing.B) {
	nginx, err := exec.LookPath("nginx")
	if err != nil {
		b.Skip("nginx is not installed (apt install nginx-light): nothing to compare with")
	}
	e, err := starter.Open()
	if err != nil {
		b.Fatal(err)
	}
	p := trust.PrefixAt(0x1d4, e.Bits())
	bucket, err := e.Bucket(p)
	if err != nil {
		b.Fatal(err)
	}
	path := "/v1/buckets/" + e.ID() + "/" + p.String()
	for _, p := range []peer{startServe(b, path), startNginx(b, nginx, path, bucket)} {
		b.Run(p.name, func(b *testing.B) { p.measure(b, bucket) })
	}
}

// measure asks over 32 connections that stay open.
func (p peer) measure(b *testing.B, want []byte) {
	p.request(b, want) // it is up, and answers rightly
	before := cpuTime(b, p.process)
	b.SetParallelism(16)
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		c, err := net.Dial("tcp", p.addr)
		if err != nil {
			b.Error(err)
			return
		}
		defer c.Close()
		ask, r := "GET "+p.path+" HTTP/1.1\r\nHost: x\r\n\r\n", bufio.NewReaderSize(c, 32<<10)
		for pb.Next() {
			if _, err := io.WriteString(c, ask); err != nil {
				b.Error(err)
				return
			}
			if err := skipAnswer(r, len(want)); err != nil {
				b.Error(err)
				return
			}
		}
	})
	b.StopTimer()
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "req/s")
	b.ReportMetric(float64((cpuTime(b, p.process)-before).Microseconds())/float64(b.N), "cpu-µs/req")
	b.ReportMetric(0, "ns/op") // the client's time is in it
}

// skipAnswer reads an answer with so many bytes of body and little else, to cost the client little.
func skipAnswer(r *bufio.Reader, body int) error {
	line, err := r.ReadSlice('\n')
	if err == nil && !strings.HasPrefix(string(line), "HTTP/1.1 200 ") {
		return fmt.Errorf("the answer is %q", line)
	}
	for err == nil && len(line) > 2 {
		line, err = r.ReadSlice('\n')
	}
	if err != nil {
		return err
	}
	_, err = r.Discard(body)
	return err
}

// request waits until the server is up, and compares one answer.
func (p peer) request(b *testing.B, want []byte) {
	b.Helper()
	for try := 0; ; try++ {
		res, err := http.Get("http://" + p.addr + p.path)
		if err != nil && try < 100 {
			time.Sleep(20 * time.Millisecond)
			continue
		}
		if err != nil {
			b.Fatal(err)
		}
		defer res.Body.Close()
		if got, err := io.ReadAll(res.Body); err != nil || string(got) != string(want) {
			b.Fatalf("%s: %d, %d bytes, %v; want the bucket's %d", p.name, res.StatusCode, len(got), err, len(want))
		}
		return
	}
}

// startServe runs this test program as the tool.
func startServe(b *testing.B, path string) peer {
	cmd := exec.Command(os.Args[0], "serve", "--offline", "--addr", "127.0.0.1:0")
	cmd.Env = append(os.Environ(), "LINKGRADE_TEST_AS_TOOL="+filepath.Join(b.TempDir(), "note"), "GOMAXPROCS=1")
	out, err := cmd.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	start(b, cmd)
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		b.Fatal(err)
	}
	return peer{"linkgrade", strings.TrimPrefix(strings.TrimSpace(line), "listening on http://"), path, cmd.Process.Pid}
}

const nginxConf = `daemon off; master_process off; pid %[1]s/pid; error_log %[1]s/error;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; open_file_cache max=100;
  client_body_temp_path %[1]s; proxy_temp_path %[1]s; fastcgi_temp_path %[1]s; uwsgi_temp_path %[1]s; scgi_temp_path %[1]s;
  server { listen %[2]s; root %[1]s; add_header Access-Control-Allow-Origin *; expires 1y; }
}
`

// startNginx serves the bucket from a file, in one process.
func startNginx(b *testing.B, program, path string, bucket []byte) peer {
	dir := b.TempDir()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	addr := ln.Addr().String()
	ln.Close() // nginx takes the port over
	file, conf := filepath.Join(dir, path), filepath.Join(dir, "nginx.conf")
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		b.Fatal(err)
	}
	for name, content := range map[string][]byte{file: bucket, conf: fmt.Appendf(nil, nginxConf, dir, addr)} {
		if err := os.WriteFile(name, content, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	cmd := exec.Command(program, "-p", dir, "-c", conf, "-e", filepath.Join(dir, "error"))
	start(b, cmd)
	return peer{"nginx", addr, path, cmd.Process.Pid}
}

func start(b *testing.B, cmd *exec.Cmd) {
	b.Helper()
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
}

// cpuTime is what a process has used so far, as Linux reports it in hundredths of a second.
func cpuTime(b *testing.B, process int) time.Duration {
	b.Helper()
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", process))
	if err != nil {
		b.Skip("CPU time is read as Linux reports it")
	}
	_, after, _ := strings.Cut(string(stat), ") ")
	fields := strings.Fields(after)
	var ticks int
	for _, f := range fields[11:13] { // utime, stime
		n, err := strconv.Atoi(f)
		if err != nil {
			b.Fatal(err)
		}
		ticks += n
	}
	return time.Duration(ticks) * 10 * time.Millisecond
}
