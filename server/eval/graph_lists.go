package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"

	"linkgrade/server/graph"
	"linkgrade/wasm/domain"
)

// scores are values of names, greater for better.
type scores map[domain.Name]float64

// rating reads the vendor's domain ratings, 0 to 100; the latest of a name counts.
func (d graphData) rating() (scores, error) {
	rows, err := d.table("authority/vendor_metrics.dev.csv.gz")
	if err != nil {
		return nil, err
	}
	latest := map[domain.Name]string{}
	s := scores{}
	for _, r := range rows {
		name, err := domain.ParseName(r[0])
		value, bad := strconv.ParseFloat(r[2], 64)
		if r[1] == "ahrefs_dr" && err == nil && bad == nil && r[3] >= latest[name] {
			s[name], latest[name] = value, r[3]
		}
	}
	return s, nil
}

// rankList reads a list of names, best first unless values says otherwise: a column of values, -1 for the order of lines.
func (d graphData) rankList(file string, name, values int) (scores, error) {
	rows, err := d.table(file)
	if err != nil {
		return nil, err
	}
	s := scores{}
	for i, r := range rows {
		n, err := domain.ParseName(r[name])
		if err != nil {
			continue
		}
		value := -float64(i)
		if values >= 0 {
			if value, err = strconv.ParseFloat(r[values], 64); err != nil {
				continue // headings
			}
		}
		if old, twice := s[n]; !twice || value > old {
			s[n] = value
		}
	}
	return s, nil
}

func (d graphData) table(file string) ([][]string, error) {
	f, err := d.open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord = -1
	return r.ReadAll()
}

// list reads the names of lists. Words before a name ("domain:", "0.0.0.0 ") are taken off.
func (d graphData) list(files ...string) ([]domain.Name, error) {
	var all []domain.Name
	for _, file := range files {
		text, err := d.text("lists/" + file)
		if err != nil {
			return nil, err
		}
		if file == "universities.json.gz" {
			if text, err = universityNames(text); err != nil {
				return nil, err
			}
		}
		for _, word := range []string{"domain:", "0.0.0.0 "} {
			text = bytes.ReplaceAll(text, []byte("\n"+word), []byte("\n"))
		}
		names, _, err := graph.ReadNames(bytes.NewReader(text))
		if err != nil {
			return nil, err
		}
		all = append(all, names...)
	}
	return all, nil
}

func (d graphData) text(file string) ([]byte, error) {
	f, err := d.open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// universityNames makes lines of the names in the list of universities.
func universityNames(text []byte) ([]byte, error) {
	var all []struct{ Domains []string }
	if err := json.Unmarshal(text, &all); err != nil {
		return nil, err
	}
	var lines []byte
	for _, u := range all {
		for _, name := range u.Domains {
			lines = append(append(lines, name...), '\n')
		}
	}
	return lines, nil
}
