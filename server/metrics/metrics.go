// Package metrics counts what a server does, for Prometheus.
//
// Every label comes from a fixed list: a route's pattern, a class of status, an outcome. The package refuses labels that
// could hold what a client asked for: no name, no prefix, no address is ever in an answer of /metrics, and a test holds
// it to that. The handler does not import this package, so a Worker goes without.
package metrics

import (
	"net/http"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"linkgrade/server/edition"
	"linkgrade/server/registration"
)

// A Set is one server's counters.
type Set struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	seconds  *prometheus.HistogramVec
	lookups  *prometheus.CounterVec
	asked    *prometheus.CounterVec
	faults   prometheus.Counter
}

// New counts for one server; current says what edition it serves at the time, refused how many requests a bound per client
// has turned away so far.
func New(current func() edition.Document, refused func() int64, now func() time.Time) *Set {
	s := &Set{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "linkgrade_requests_total",
			Help: "Requests, by route and class of status."}, []string{"route", "status"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "linkgrade_request_seconds",
			Help: "Time to answer, by route.", Buckets: []float64{.0001, .0005, .001, .005, .01, .05, .1, .5, 1, 5, 15}}, []string{"route"}),
		lookups: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "linkgrade_registration_lookups_total",
			Help: "Look-ups of registrations, by what the cache had."}, []string{"cache"}),
		asked: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "linkgrade_rdap_requests_total",
			Help: "Questions to registries, by outcome and reason."}, []string{"outcome", "reason"}),
		faults: prometheus.NewCounter(prometheus.CounterOpts{Name: "linkgrade_registration_store_faults_total",
			Help: "Failures of the store of registrations."}),
	}
	s.registry.MustRegister(s.requests, s.seconds, s.lookups, s.asked, s.faults, served{current, now},
		prometheus.NewCounterFunc(prometheus.CounterOpts{Name: "linkgrade_refusals_total",
			Help: "Named look-ups refused by the bound per client."}, func() float64 { return float64(refused()) }),
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return s
}

// Looked counts a look-up in a [registration.Cache].
func (s *Set) Looked(e registration.Event) { s.lookups.WithLabelValues(string(e)).Inc() }

// Asked counts a question to a registry.
func (s *Set) Asked(outcome registration.Outcome, reason registration.Reason) {
	s.asked.WithLabelValues(string(outcome), string(reason)).Inc()
}

// Fault counts a failure of the store.
func (s *Set) Fault() { s.faults.Inc() }

// Handler is /metrics.
func (s *Set) Handler() http.Handler {
	return promhttp.HandlerFor(s.registry, promhttp.HandlerOpts{DisableCompression: true})
}

// Around counts the requests that a handler answers. The handler must be, or pass its request on to, a [http.ServeMux].
func (s *Set) Around(h http.Handler, now func() time.Time) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start, seen := now(), &status{ResponseWriter: w}
		defer func() {
			route := routeOf(r.Pattern)
			s.requests.WithLabelValues(route, seen.class()).Inc()
			s.seconds.WithLabelValues(route).Observe(now().Sub(start).Seconds())
		}()
		h.ServeHTTP(seen, r)
	})
}

// routeOf is a pattern without its method; "/" is what no route answers.
func routeOf(pattern string) string {
	if at := strings.IndexByte(pattern, '/'); at >= 0 {
		return pattern[at:]
	}
	return "/"
}

// status remembers the status of an answer.
type status struct {
	http.ResponseWriter
	code int
}

func (s *status) WriteHeader(code int) {
	if s.code == 0 {
		s.code = code
	}
	s.ResponseWriter.WriteHeader(code)
}

// Unwrap lets [http.ResponseController] through.
func (s *status) Unwrap() http.ResponseWriter { return s.ResponseWriter }

func (s *status) class() string {
	switch s.code / 100 {
	case 3:
		return "3xx"
	case 4:
		return "4xx"
	case 5:
		return "5xx"
	}
	return "2xx" // a body without a status is a 200
}

// served tells which edition is served, when asked: it may be another one by then.
type served struct {
	current func() edition.Document
	now     func() time.Time
}

var (
	servedInfo  = prometheus.NewDesc("linkgrade_edition_info", "The edition served.", []string{"id", "built"}, nil)
	servedNames = prometheus.NewDesc("linkgrade_edition_names", "Names that the edition lists.", nil, nil)
	servedAge   = prometheus.NewDesc("linkgrade_edition_age_seconds", "Time since the day the edition was built.", nil, nil)
)

// Describe implements [prometheus.Collector].
func (s served) Describe(ch chan<- *prometheus.Desc) { prometheus.DescribeByCollect(s, ch) }

// Collect implements [prometheus.Collector].
func (s served) Collect(ch chan<- prometheus.Metric) {
	d := s.current()
	ch <- prometheus.MustNewConstMetric(servedInfo, prometheus.GaugeValue, 1, d.ID, d.Built)
	ch <- prometheus.MustNewConstMetric(servedNames, prometheus.GaugeValue, float64(d.Names))
	if built, err := time.Parse(time.DateOnly, d.Built); err == nil {
		ch <- prometheus.MustNewConstMetric(servedAge, prometheus.GaugeValue, s.now().Sub(built).Seconds())
	}
}
