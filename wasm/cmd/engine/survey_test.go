package main

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"testing"
)

// harbourSite is a small site by path: a front page that declares a feed, and its posts.
func harbourSite() map[string]string {
	pages, items := map[string]string{}, ""
	for i, text := range []string{
		"The ferry leaves at seven, and the beach below the old hotel is empty but for tourists whose luggage took another flight.",
		"A bank says what a loan costs, and investors compare interest, taxes and insurance before they buy stocks.",
		"The judge dismissed the lawsuit because the lawyer had missed what the law and the court leave for a claim.",
		"Doctors say that most patients need no treatment, and the clinic sees few diseases behind a pain in the back.",
	} {
		path := "/post-" + strconv.Itoa(i)
		pages[path] = "<title>Post</title><meta name=author content=\"Writer " + strconv.Itoa(i) + "\"><article><h1>Post</h1>" + strings.Repeat("<p>"+text+"</p>", 4) +
			"<p>More of it is at <a href=https://client-" + strconv.Itoa(i) + ".example/>cheap offers online near me</a> for those who want it.</p></article>"
		items += "<item><link>" + path + "</link><pubDate>2026-11-0" + strconv.Itoa(9-i) + "</pubDate></item>"
	}
	pages["/"] = "<title>Harbour</title><link rel=alternate type=application/rss+xml href=/feed><p>Hello"
	pages["/feed"] = "<rss>" + items + "</rss>"
	return pages
}

// surveyed are an engine's answers to a whole survey.
func surveyed(t testing.TB, ask func([]byte) []byte) (all [][]byte) {
	t.Helper()
	pages := harbourSite()
	answer := ask([]byte("do: survey\nurl: https://harbour.example\n\n"))
	for {
		all = append(all, answer)
		var wants struct{ Want []struct{ URL, For string } }
		if err := json.Unmarshal(answer, &wants); err != nil {
			t.Fatalf("%s: %v", answer, err)
		}
		if len(wants.Want) == 0 {
			return append(all, ask([]byte("do: judge\nsite: https://harbour.example\nat: 1795651200\n\n")))
		}
		if len(all) > 20 {
			t.Fatalf("a survey of %d requests: %s", len(all), answer)
		}
		url := wants.Want[0].URL
		body, there := pages[strings.TrimPrefix(url, "https://harbour.example")]
		status := "404"
		if there {
			status = "200"
		}
		answer = ask(withBody("do: found\nsite: https://harbour.example\nurl: "+url+"\nstatus: "+status+"\ncontent-type: text/html\n", []byte(body)))
	}
}

func TestSurvey(t *testing.T) {
	e := &engine{}
	e.answer(withBody("do: vectors\n", vectorsFile(t)))
	all := surveyed(t, e.answer)
	if !bytes.HasPrefix(all[0], []byte(`{"want":[{"url":"https://harbour.example/","for":"home"},{"url":"https://harbour.example/robots.txt","for":"robots"}]}`)) {
		t.Errorf("survey = %s", all[0])
	}
	var v struct {
		Kind  string
		Posts []any
	}
	last := all[len(all)-1]
	if err := json.Unmarshal(last, &v); err != nil || v.Kind != "guest-post-farm" || len(v.Posts) != 4 {
		t.Errorf("judge = %s, %v", last, err)
	}
	if len(e.surveys) != 0 {
		t.Errorf("%d surveys are open after the verdict", len(e.surveys))
	}
}

func TestSurveyMistakes(t *testing.T) {
	e := &engine{}
	for i := range maxSurveys {
		ask(t, e, []byte("do: survey\nurl: https://a"+strconv.Itoa(i)+".example\n\n"))
	}
	for name, request := range map[string]string{
		"no address":         "do: survey\n\n",
		"no page's address":  "do: survey\nurl: mailto:a@b.example\n\n",
		"one too many":       "do: survey\nurl: https://b.example\n\n",
		"found of no survey": "do: found\nsite: https://b.example\nurl: https://b.example/\n\n",
		"found at no place":  "do: found\nsite: https://a0.example\nurl: nowhere\n\n",
		"judge of no survey": "do: judge\nsite: https://b.example\n\n",
	} {
		if s, _ := ask(t, e, []byte(request))["error"].(string); s == "" {
			t.Errorf("%s: no error", name)
		}
	}
	again := ask(t, e, []byte("do: survey\nurl: https://a0.example\n\n"))
	if again["want"] == nil {
		t.Errorf("a survey that begins anew = %v", again)
	}
	unwanted := ask(t, e, []byte("do: found\nsite: https://a0.example\nurl: https://a0.example/x\nstatus: 200\nfeed: dom\n\nno stream"))
	if got := len(unwanted["want"].([]any)); got != 2 {
		t.Errorf("what was not wanted leaves %d wants; want 2", got)
	}
	if got := ask(t, e, []byte("do: found\nsite: https://a0.example\nurl: https://a0.example/\nstatus: 200\nfeed: dom\n\nno stream")); got["want"] == nil {
		t.Errorf("a page that cannot be read = %v; want it to be as good as none", got)
	}
}
