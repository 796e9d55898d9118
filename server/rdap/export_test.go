package rdap

// forgetTag makes the next fetch of the list a whole one.
func (l *list) forgetTag() {
	if have := l.newest.Load(); have != nil {
		plain := *have
		plain.etag = ""
		l.newest.Store(&plain)
	}
}
