package sheet

import (
	"errors"
	"io"
	"math"

	"github.com/xuri/excelize/v2"
)

// workbook writes XLSX. Texts are cells of type text, so that none is a formula; the library keeps long tables in a temporary
// file until they end.
type workbook struct {
	w     io.Writer
	file  *excelize.File
	sheet *excelize.StreamWriter
	kinds []int // style by the number of decimals
	row   int
}

const sheetName = "Linkgrade"

func newWorkbook(w io.Writer, t Table) (_ *workbook, err error) {
	b := &workbook{w: w, file: excelize.NewFile()}
	defer func() {
		if err != nil {
			err = errors.Join(err, b.file.Close())
		}
	}()
	if err := b.file.SetSheetName("Sheet1", sheetName); err != nil {
		return nil, err
	}
	if b.sheet, err = b.file.NewStreamWriter(sheetName); err != nil {
		return nil, err
	}
	for _, format := range []int{1, 2} { // "0" and "0.00"
		style, err := b.file.NewStyle(&excelize.Style{NumFmt: format})
		if err != nil {
			return nil, err
		}
		b.kinds = append(b.kinds, style)
	}
	return b, b.head(t)
}

// head writes the heading, which stays in sight.
func (b *workbook) head(t Table) error {
	bold, err := b.file.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	if err := b.sheet.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	cells := make([]any, len(t.Columns))
	for i, c := range t.Columns {
		width := math.Min(40, math.Max(12, float64(len(c.Title))+2))
		if err := b.sheet.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
		cells[i] = excelize.Cell{StyleID: bold, Value: oneLine(c.Title)}
	}
	return b.write(cells)
}

func (b *workbook) Row(cells []Cell) error {
	out := make([]any, len(cells))
	for i, c := range cells {
		switch {
		case c.IsNumber:
			out[i] = excelize.Cell{StyleID: b.kinds[min(c.Decimals, 1)], Value: c.Number}
		case c.Text != "":
			out[i] = oneLine(c.Text)
		}
	}
	return b.write(out)
}

func (b *workbook) write(cells []any) error {
	b.row++
	at, err := excelize.CoordinatesToCellName(1, b.row)
	if err != nil {
		return err
	}
	return b.sheet.SetRow(at, cells)
}

func (b *workbook) Close() error {
	err := b.sheet.Flush()
	if err == nil {
		_, err = b.file.WriteTo(b.w)
	}
	return errors.Join(err, b.file.Close())
}
