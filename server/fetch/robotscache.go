package fetch

import (
	chain "container/list"
	"sync"
)

// knownRobots is how many bytes of robots.txt files are remembered.
const knownRobots = 16 << 20

// robotsCache remembers what sites' files say, as many as its bound allows, those used last. The zero value is ready.
type robotsCache struct {
	mu    sync.Mutex
	at    map[string]*chain.Element
	used  chain.List // of robotsEntry, the one used last in front
	bytes int
}

type robotsEntry struct {
	key   string
	rules *robots
}

func (e robotsEntry) size() int { return len(e.key) + e.rules.size() }

// get is what is remembered; nil for nothing.
func (c *robotsCache) get(key string) *robots {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.at[key]
	if e == nil {
		return nil
	}
	c.used.MoveToFront(e)
	return e.Value.(robotsEntry).rules
}

func (c *robotsCache) put(key string, r *robots) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.at == nil {
		c.at = map[string]*chain.Element{}
	}
	if c.at[key] != nil {
		return
	}
	e := robotsEntry{key, r}
	c.at[key] = c.used.PushFront(e)
	for c.bytes += e.size(); c.bytes > knownRobots; {
		old := c.used.Remove(c.used.Back()).(robotsEntry)
		delete(c.at, old.key)
		c.bytes -= old.size()
	}
}
