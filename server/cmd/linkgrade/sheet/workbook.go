package sheet

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"linkgrade/wasm/table"
)

// Bounds of a workbook, which is packed and may be a bomb.
const (
	maxUnpacked = 1 << 30  // bytes
	maxXML      = 16 << 20 // of a part in memory; larger ones go to a temporary file
)

var errWorkbook = errors.New("not an Excel workbook that can be read; save it as .xlsx or as CSV")

// openWorkbook opens a workbook's sheet: the one that is named, else the first that is not hidden.
func (l *List) openWorkbook(f *os.File, which string) (kind string, err error) {
	var sheets []string
	if err := withWorkbook(f, func(w *excelize.File) error {
		for _, name := range w.GetSheetList() {
			if seen, err := w.GetSheetVisible(name); err == nil && seen || name == which {
				sheets = append(sheets, name)
			}
		}
		return nil
	}); err != nil {
		return "", err
	}
	if which == "" && len(sheets) > 0 {
		which = sheets[0]
	}
	at := slices.IndexFunc(sheets, func(s string) bool { return strings.EqualFold(s, which) })
	if at < 0 {
		return "", fmt.Errorf("there is no sheet %q; there is: %s", which, strings.Join(sheets, ", "))
	}
	name := sheets[at]
	l.each = func(yield func(Row) bool) error {
		return withWorkbook(f, func(w *excelize.File) error { return eachSheetRow(w, name, l.raw, yield) })
	}
	kind = fmt.Sprintf("XLSX, sheet %q", name)
	if len(sheets) > 1 {
		kind += fmt.Sprintf(" of %d (--sheet names another)", len(sheets))
	}
	return kind, nil
}

// withWorkbook opens a workbook for as long as do lasts. The library panics on some files that are none.
func withWorkbook(f *os.File, do func(*excelize.File) error) (err error) {
	defer func() {
		if recover() != nil {
			err = errWorkbook
		}
	}()
	w, err := excelize.OpenReader(io.NewSectionReader(f, 0, MaxBytes), excelize.Options{UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxXML})
	if errors.Is(err, excelize.ErrWorkbookPassword) {
		return errors.New("a workbook with a password; save it without one")
	} else if err != nil {
		return errWorkbook
	}
	defer w.Close()
	return do(w)
}

func eachSheetRow(w *excelize.File, sheet string, isRaw bool, yield func(Row) bool) error {
	if props, err := w.GetWorkbookProps(); err == nil && props.Date1904 != nil && *props.Date1904 {
		isRaw = false // days are counted from another one, which the library knows
	}
	rows, err := w.Rows(sheet)
	if err != nil {
		return errWorkbook
	}
	defer rows.Close()
	for n := 1; rows.Next(); n++ {
		cells, err := rows.Columns(excelize.Options{RawCellValue: isRaw})
		if err != nil {
			return errWorkbook
		}
		if row, says := table.Tidy(table.Row{Line: n, Cells: cells}); says && !yield(Row(row)) {
			return nil
		}
	}
	if rows.Error() != nil {
		return errWorkbook
	}
	return nil
}

// Cells opens a sheet of a workbook, the one that is named or the first, for who finds the headings himself: lines from 1, and their
// cells: numbers and days as the workbook holds them, not as it shows them, which says of 04/03/2026 no more than a text. Said is what it was taken for. The error that ends the rows early is stored in *failed. The file stays the caller's.
func Cells(f *os.File, which string, failed *error) (rows iter.Seq2[int, []string], said string, err error) {
	l := &List{raw: true}
	if said, err = l.openWorkbook(f, which); err != nil {
		return nil, "", err
	}
	return func(yield func(int, []string) bool) {
		if err := l.each(func(r Row) bool { return yield(r.Line, r.Cells) }); err != nil {
			*failed = err
		}
	}, said, nil
}
