package sheet

import (
	"io"
	"slices"

	"linkgrade/wasm/table"
)

// eachRow walks the rows of a text; comma 0 is one cell a line.
func eachRow(text io.Reader, comma byte, skip int, yield func(Row) bool) error {
	r := table.NewReader(text)
	r.Comma, r.Skip = comma, skip
	for {
		row, err := r.Next()
		if err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		row.Cells = slices.Clone(row.Cells)
		if !yield(Row(row)) {
			return nil
		}
	}
}
