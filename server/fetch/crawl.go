package fetch

import (
	"cmp"
	"container/heap"
	"context"
	"math/rand/v2"
	"net/http"
	"time"

	"linkgrade/wasm/domain"
)

// Manners are how a [Crawler] behaves. All fields but Network and Keeper must be set.
type Manners struct {
	Agent     string        // the User-Agent header; it names the project and says what it does
	Token     string        // the product token that robots.txt files may name
	Delay     time.Duration // between two pages of a site
	MostDelay time.Duration // of a Crawl-delay that is obeyed; a longer one counts as this
	Timeout   time.Duration // of one request, its body included; a visit with all its hops may take three times as long
	Tries     int           // at a page whose server is not well
	Backoff   time.Duration // before the second try; doubled each time, half of it up or down by chance
	AtOnce    int           // visits of different sites
	Network   Network
	Keeper    Keeper // of pages, for conditional requests; nil keeps none
}

// maxRetryAfter is the longest that a server may ask to be left alone for and still be asked again.
const maxRetryAfter = time.Minute

// A Crawler reads pages of many sites that no person named one by one: it dials public addresses only, obeys robots.txt,
// asks a site for one page at a time, and lets it rest in between. A site is a registrable name.
type Crawler struct {
	Manners
	gates gates
	known robotsCache
}

// NewCrawler is a crawler that has met nobody yet.
func NewCrawler(m Manners) *Crawler { return &Crawler{Manners: m} }

// A Task is one page to be read.
type Task struct {
	ID      int // the caller's own
	Address string
	Once    bool // not to be tried again where nothing answers: the caller knows another way
	List    bool // no page, but a feed, a sitemap or a robots.txt: of any type, its Text the bytes as they came

	tries int
}

// Visited is told of each page that was read or cannot be; the error is in a person's words, without the address. It is
// called by up to AtOnce goroutines at once, and answers with what else is to be read next of the same site.
type Visited func(t Task, p *Page, err error) (more []Task)

// Run reads all pages. A site's turn comes in the order of its first task, again after its pause, and visits wait for
// nothing but that and each other's number. What was begun is ended before another site is begun, so that few are under way. It ends when all are read, or with ctx: then what was under way is given up,
// and not told.
func (c *Crawler) Run(ctx context.Context, tasks []Task, visited Visited) error {
	r := &round{c: c, sites: map[string]*siteQueue{}}
	for _, t := range tasks {
		r.add(t, false)
	}
	err := r.run(ctx, visited)
	for _, s := range r.sites { // left where ctx ended
		s.end()
	}
	return err
}

// A siteQueue is a site's queue of tasks, and when the next one may begin.
type siteQueue struct {
	name    string
	tasks   []Task
	at      time.Time
	visited bool // a visit is under way
	queued  bool // it waits for its turn

	// http is nil until the first visit. Each site has its own: one for all would remember every host that it ever met.
	http *http.Client
}

// client keeps the site's connection from one page to the next.
func (s *siteQueue) client(n Network) *http.Client {
	if s.http == nil {
		stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse } // visits follow redirects themselves
		s.http = &http.Client{Transport: n.transport(), CheckRedirect: stay}
	}
	return s.http
}

func (s *siteQueue) end() {
	if s.http != nil {
		s.http.CloseIdleConnections()
	}
}

// A round is one Run.
type round struct {
	c     *Crawler
	sites map[string]*siteQueue
	ready queue        // sites that were begun, have tasks and are not being visited
	fresh []*siteQueue // sites that were not begun, in their order
}

// outcome is what a worker tells of a task.
type outcome struct {
	site  *siteQueue
	pause time.Duration
	again *Task // to be tried once more after the pause
	more  []Task
}

func (r *round) run(ctx context.Context, visited Visited) error {
	ended := make(chan outcome)
	under := 0
	for under > 0 || len(r.ready)+len(r.fresh) > 0 && ctx.Err() == nil {
		wait := time.Duration(-1)
		for under < r.c.AtOnce && ctx.Err() == nil {
			var s *siteQueue
			if s, wait = r.pick(); s == nil {
				break
			}
			t := s.tasks[0]
			s.tasks, s.visited, s.queued = s.tasks[1:], true, false
			under++
			go func() { ended <- r.c.try(ctx, s, t, visited) }()
			wait = -1
		}
		if o, ok := next(ctx, ended, wait, under > 0); ok {
			under--
			r.settle(o)
		}
	}
	return ctx.Err()
}

// pick takes the site whose turn it is; nil where there is none, and then the time until there is one, negative for never.
func (r *round) pick() (*siteQueue, time.Duration) {
	wait := time.Duration(-1)
	if len(r.ready) > 0 {
		if wait = max(0, time.Until(r.ready[0].at)); wait == 0 {
			return heap.Pop(&r.ready).(*siteQueue), 0
		}
	}
	if len(r.fresh) > 0 {
		s := r.fresh[0]
		r.fresh = r.fresh[1:]
		return s, 0
	}
	return nil, wait
}

// next waits for an outcome, for the time when a site is ready (never where wait is negative), or for ctx where nothing is under way.
func next(ctx context.Context, ended <-chan outcome, wait time.Duration, isUnder bool) (outcome, bool) {
	var timer <-chan time.Time
	if wait >= 0 {
		t := time.NewTimer(wait)
		defer t.Stop()
		timer = t.C
	}
	var done <-chan struct{}
	if !isUnder {
		done = ctx.Done()
	}
	select {
	case o := <-ended:
		return o, true
	case <-timer:
	case <-done:
	}
	return outcome{}, false
}

// try visits once and tells of it, unless it is to be tried again.
func (c *Crawler) try(ctx context.Context, s *siteQueue, t Task, visited Visited) outcome {
	v := visit{c: c, http: s.client(c.Network), left: 3 * c.Timeout, isList: t.List}
	p, err := v.page(ctx, t.Address)
	if ctx.Err() != nil {
		return outcome{site: s}
	}
	if pause, again := c.again(err, t); again {
		t.tries++
		return outcome{site: s, pause: max(pause, v.pause), again: &t}
	}
	return outcome{site: s, pause: v.pause, more: visited(t, p, err)}
}

// again says whether a page is worth another try, and after which time.
func (c *Crawler) again(err error, t Task) (time.Duration, bool) {
	after, passing := passing(err)
	if !passing || t.Once && Unanswered(err) || t.tries+1 >= c.Tries || after > maxRetryAfter {
		return 0, false
	}
	pause := c.Backoff << t.tries
	pause = pause/2 + time.Duration(rand.Float64()*float64(pause))
	return max(pause, after), true
}

func (r *round) settle(o outcome) {
	s := o.site
	s.visited, s.at = false, time.Now().Add(o.pause)
	if o.again != nil {
		s.tasks = append([]Task{*o.again}, s.tasks...)
	}
	for i := len(o.more) - 1; i >= 0; i-- {
		r.add(o.more[i], true)
	}
	r.enqueue(s)
}

// add puts a task into its site's queue, at the front where it goes on with what was begun.
func (r *round) add(t Task, first bool) {
	name := t.Address
	if a, err := domain.ParseAddress(t.Address); err == nil {
		name = cmp.Or(siteOf(a), name)
	}
	s := r.sites[name]
	if s == nil {
		s = &siteQueue{name: name}
		r.sites[name] = s
	}
	if first {
		s.tasks = append([]Task{t}, s.tasks...)
	} else {
		s.tasks = append(s.tasks, t)
	}
	r.enqueue(s)
}

// enqueue makes a site's turn come; one without tasks is forgotten, since its gate remembers its pause.
func (r *round) enqueue(s *siteQueue) {
	switch {
	case s.visited || s.queued:
	case len(s.tasks) == 0:
		s.end()
		delete(r.sites, s.name)
	default:
		s.queued = true
		if s.http == nil {
			r.fresh = append(r.fresh, s)
		} else {
			heap.Push(&r.ready, s)
		}
	}
}

// queue is a heap of sites by when their turn comes.
type queue []*siteQueue

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return q[i].at.Before(q[j].at) }
func (q queue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)        { *q = append(*q, x.(*siteQueue)) }
func (q *queue) Pop() any {
	last := len(*q) - 1
	s := (*q)[last]
	(*q)[last] = nil
	*q = (*q)[:last]
	return s
}
