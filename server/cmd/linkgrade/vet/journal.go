package vet

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"strconv"
	"sync"
	"time"
)

// journalForm is the form of the lines below; a journal of another form is begun anew.
const journalForm = 1

// maxEntry is the longest line that is read, in bytes.
const maxEntry = 64 << 10

// journal is a file that only grows: a head, then an answer a line. Each line begins with the CRC-32 of its JSON.
type journal struct {
	mu   sync.Mutex
	f    *os.File
	end  int64
	head head
}

// head is the first line of a journal.
type head struct {
	Form int   `json:"form"`
	At   int64 `json:"at"` // when the run began, in unix seconds: the time of all its answers
}

// entry is a line of a journal.
type entry struct {
	Key    string  `json:"key,omitempty"`
	Answer *Answer `json:"answer,omitempty"`
	Done   int64   `json:"done,omitempty"` // when the result was written, in unix seconds
}

// openJournal opens a file, or makes it with a head of the time at. It tells each of the entries that are there; what was torn
// off at the end, or is none, is cut off. With anew, nothing of what is there counts.
func openJournal(path string, at time.Time, anew bool, tell func(e *entry, at int64)) (*journal, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	j := &journal{f: f}
	if !anew {
		err = j.read(tell)
	}
	if err == nil {
		err = f.Truncate(j.end)
	}
	if err == nil && j.end == 0 {
		j.head = head{journalForm, at.Unix()}
		_, err = j.append(j.head)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return j, nil
}

// read tells the entries up to the first line that is none, and leaves j.end there.
func (j *journal) read(tell func(e *entry, at int64)) error {
	in := bufio.NewReaderSize(io.NewSectionReader(j.f, 0, 1<<62), maxEntry)
	for {
		line, err := in.ReadSlice('\n')
		text, whole := checked(line)
		switch {
		case err == nil && whole && j.end == 0:
			if json.Unmarshal(text, &j.head) != nil || j.head.Form != journalForm {
				return nil
			}
		case err == nil && whole:
			var e entry
			if json.Unmarshal(text, &e) != nil {
				return nil
			}
			tell(&e, j.end)
		case err == nil || err == io.EOF || errors.Is(err, bufio.ErrBufferFull):
			return nil
		default:
			return err
		}
		j.end += int64(len(line))
	}
}

// checked is the JSON of a line whose sum is right.
func checked(line []byte) (text []byte, ok bool) {
	sum, text, ok := bytes.Cut(bytes.TrimSuffix(line, []byte("\n")), []byte(" "))
	if !ok || len(sum) != 8 {
		return nil, false
	}
	want, err := strconv.ParseUint(string(sum), 16, 32)
	return text, err == nil && crc32.ChecksumIEEE(text) == uint32(want)
}

// append writes a line in one call and says where it stands.
func (j *journal) append(v any) (at int64, err error) {
	text, err := json.Marshal(v)
	if err != nil {
		return 0, err
	}
	line := fmt.Appendf(nil, "%08x %s\n", crc32.ChecksumIEEE(text), text)
	j.mu.Lock()
	defer j.mu.Unlock()
	at = j.end
	if _, err := j.f.WriteAt(line, at); err != nil {
		return 0, err
	}
	j.end += int64(len(line))
	return at, nil
}

// answer reads the answer that stands at a place.
func (j *journal) answer(at int64) (*Answer, error) {
	line, err := bufio.NewReaderSize(io.NewSectionReader(j.f, at, maxEntry), 4096).ReadBytes('\n')
	if err != nil {
		return nil, err
	}
	text, ok := checked(line)
	var e entry
	if !ok || json.Unmarshal(text, &e) != nil || e.Answer == nil {
		return nil, errors.New("the journal has changed while it was read")
	}
	return e.Answer, nil
}

func (j *journal) close() error { return j.f.Close() }
