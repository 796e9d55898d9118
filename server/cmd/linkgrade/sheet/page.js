// Headings of tables become buttons that sort; what is empty stays last.
const words = new Intl.Collator(undefined, { numeric: true });

function valueOf(row, column) {
  const cell = row.cells[column];
  return { row, text: cell.textContent, number: cell.className === "n" ? Number(cell.dataset.value ?? cell.textContent) : NaN };
}

function compare(a, b, falling) {
  if (a.text === "" || b.text === "") return Number(a.text === "") - Number(b.text === "");
  const order = Number.isNaN(a.number - b.number) ? words.compare(a.text, b.text) : a.number - b.number;
  return falling ? -order : order;
}

for (const table of document.querySelectorAll("table")) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  for (const [column, head] of heads.entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const falling = head.getAttribute("aria-sort") === "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", falling ? "descending" : "ascending");
      const rows = [...body.rows].map((row) => valueOf(row, column));
      rows.sort((a, b) => compare(a, b, falling));
      body.replaceChildren(...rows.map((one) => one.row));
    });
  }
}
