// Headings become buttons that sort; what is empty stays last.
const body = document.querySelector("tbody");
const heads = [...document.querySelectorAll("thead th")];
for (const [column, head] of heads.entries()) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = head.textContent;
  head.replaceChildren(button);
  button.addEventListener("click", () => {
    const falling = head.getAttribute("aria-sort") === "ascending";
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", falling ? "descending" : "ascending");
    const words = new Intl.Collator(undefined, { numeric: true });
    const rows = [...body.rows].map((row) => {
      const cell = row.cells[column];
      return { row, text: cell.textContent, number: cell.className === "n" ? Number(cell.textContent) : NaN };
    });
    rows.sort((a, b) => {
      if (a.text === "" || b.text === "") return Number(a.text === "") - Number(b.text === "");
      const order = Number.isNaN(a.number - b.number) ? words.compare(a.text, b.text) : a.number - b.number;
      return falling ? -order : order;
    });
    body.replaceChildren(...rows.map((one) => one.row));
  });
}
