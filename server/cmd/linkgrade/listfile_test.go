package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

const shortList = "url,name\n10.0.0.1,a\n10.0.0.2,b\n"

// The list stays as it is, by whatever name the result would take its place.
func TestResultIsNotWrittenOverTheList(t *testing.T) {
	list := write(t, "list.csv", shortList)
	dir := filepath.Dir(list)
	linked := filepath.Join(dir, "linked.csv")
	if err := os.Link(list, linked); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"vet", list, "--data=", "--out", list}, {"vet", list, "--data=", "--out", dir + "/./list.csv"}, {"vet", list, "--data=", "--out", linked},
		{"verify", list, "--to=a.example", "--out", list}, {"verify", list, "--to=a.example", "--last", list},
		{"verify", list, "--to=a.example", "--last", dir + "/x.jsonl", "--out", dir + "/./x.jsonl"},
	} {
		code, _, errs := call(t, "", append(args, "--state", t.TempDir())...)
		if code != 1 || !strings.Contains(errs, "that is the list") || read(t, list) != shortList {
			t.Errorf("%q: exit code %d, %s; the list is %q", args, code, errs, read(t, list))
		}
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) != 2 {
		t.Errorf("left behind: %v, %v", files, err)
	}
}

// Whatever is given in place of a list or a folder, one sentence says what to do, and nothing is made or lost.
func TestListsThatAreNone(t *testing.T) {
	list, dir := write(t, "list.csv", shortList), t.TempDir()
	for _, tt := range []struct {
		title string
		args  []string
		want  string
	}{
		{"a folder", []string{dir}, dir + ": a folder; give a list that is in it"},
		{"nothing of the name", []string{filepath.Join(dir, "list")}, "no such file"},
		{"only a heading", []string{write(t, "list.csv", "url,name\n")}, "list.csv: a heading and no row under it; add one for each page"},
		{"only a word that is one", []string{write(t, "list.txt", "Website\n")}, "list.txt: a heading and no row under it; add one for each page"},
		{"a file for the state", []string{list, "--state", list}, list + ": what is read cannot be kept there: not a directory; name another folder with --state"},
		{"no folder for the result", []string{list, "--out", dir + "/none/x.csv"}, dir + "/none/x.csv: it cannot be written: there is no such folder; make it, or name another file with --out"},
	} {
		code, out, errs := call(t, "", append([]string{"vet", "--data=", "--state", filepath.Join(dir, "state")}, tt.args...)...)
		if code != 1 || out != "" || !strings.HasPrefix(errs, "linkgrade: ") || !strings.Contains(errs, tt.want) || strings.Count(errs, "\n") != 1 {
			t.Errorf("%s: exit code %d, %q, %q; want %q", tt.title, code, out, errs, tt.want)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "none")); !errors.Is(err, os.ErrNotExist) {
		t.Error("a folder was made for the result")
	}
}

// shortOfRoom takes so many bytes and then none.
type shortOfRoom struct{ left int }

func (d *shortOfRoom) Write(b []byte) (int, error) {
	if d.left -= len(b); d.left < 0 {
		return 0, syscall.ENOSPC
	}
	return len(b), nil
}

func TestFullDiskIsToldOnce(t *testing.T) {
	list := write(t, "list.csv", shortList)
	for _, format := range []string{"csv", "tsv", "xlsx", "jsonl", "html"} {
		var errs strings.Builder
		p := program{in: strings.NewReader(""), out: &shortOfRoom{10}, err: &errs, web: offline{}}
		code := run(t.Context(), []string{"vet", list, "--data=", "--format", format, "--state", t.TempDir()}, p)
		if code != 1 || strings.Count(errs.String(), "no space left") != 1 {
			t.Errorf("%s: exit code %d, %s", format, code, errs.String())
		}
	}
}
