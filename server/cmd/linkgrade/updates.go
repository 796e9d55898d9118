package main

import (
	"context"
	"errors"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"runtime/debug"
	"time"

	"linkgrade/server/cmd/linkgrade/update"
	"linkgrade/server/edition"
	"linkgrade/server/feeds"
	"linkgrade/server/fetch"
)

// realClock is the time as it is.
func realClock() update.Clock {
	return update.Clock{Now: time.Now, After: time.After, Chance: rand.Float64}
}

// keepUpdated updates a folder daily until ctx ends. A folder whose editions somebody builds by hand is left to them. Its
// log lines name lists and publishers' faults, never what clients ask for.
func keepUpdated(ctx context.Context, clock update.Clock, dir string, web http.RoundTripper, log *slog.Logger) {
	if ids, err := edition.StoreAt(dir).IDs(); err != nil || len(ids) > 0 && !update.Keeps(dir) {
		log.Info("the folder's editions were not made by \"linkgrade pack update\": they are not updated", "folder", dir)
		return
	}
	run := func(ctx context.Context) error {
		defer debug.FreeOSMemory()
		defer debug.SetMemoryLimit(debug.SetMemoryLimit(buildMemory))
		r, err := update.Run(ctx, update.Options{Dir: dir, Feeds: feeds.All(), Now: clock.Now,
			Downloader: fetch.NewDownloader(publisherAgent, web)})
		if err == nil {
			logFailures(log, r)
		}
		return err
	}
	update.Daily(ctx, clock, update.Checked(dir), run, func(err error, next time.Duration) {
		if err != nil {
			log.Warn("the trust data is not updated", "reason", sentence(buildError(err)), "again in", next.Round(time.Minute).String())
		}
	})
}

// logFailures says in one line which lists kept their old copy, or are missing, and why.
func logFailures(log *slog.Logger, r update.Report) {
	var failed []string
	for _, one := range append(r.Results, r.Left...) {
		if one.Err != nil && !errors.Is(one.Err, context.Canceled) {
			failed = append(failed, one.Feed.ID+": "+one.Why())
		}
	}
	if len(failed) > 0 {
		log.Warn("some lists could not be updated", "lists", failed)
	}
}
