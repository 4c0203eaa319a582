import { compareText, fold, givenNameFirst } from "./fold";
import { text } from "./text";

/*
 * <table data-table>: sorts by its header cells, and filters when it has data-filter.
 *   <th data-sort="text|number|name"> a column that sorts; "name" sorts Vietnamese names by the given name
 *   <td data-sort-value="…">          the key when it differs from the text (dates: ISO)
 *   <tr data-search="…">              further words the filter finds
 */

type Kind = "text" | "number" | "name";

const keyOf = (row: HTMLTableRowElement, column: number): string => {
  const cell = row.cells[column];
  return cell?.dataset["sortValue"] ?? cell?.textContent?.trim() ?? "";
};

function comparer(kind: Kind): (a: string, b: string) => number {
  if (kind === "number") return (a, b) => (Number.parseFloat(a) || 0) - (Number.parseFloat(b) || 0);
  if (kind === "name") return (a, b) => compareText(givenNameFirst(a), givenNameFirst(b));
  return compareText;
}

function sortBy(table: HTMLTableElement, header: HTMLTableCellElement): void {
  const ascending = header.getAttribute("aria-sort") !== "ascending";
  for (const other of table.tHead?.rows[0]?.cells ?? []) other.removeAttribute("aria-sort");
  header.setAttribute("aria-sort", ascending ? "ascending" : "descending");

  const compare = comparer((header.dataset["sort"] || "text") as Kind);
  const direction = ascending ? 1 : -1;
  for (const body of table.tBodies) {
    const rows = [...body.rows].map(row => ({ row, key: keyOf(row, header.cellIndex) }));
    rows.sort((a, b) => direction * compare(a.key, b.key));
    body.append(...rows.map(item => item.row));
  }
}

function makeSortable(table: HTMLTableElement): void {
  for (const header of table.querySelectorAll<HTMLTableCellElement>("thead th[data-sort]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort-button";
    button.append(...header.childNodes);
    button.addEventListener("click", () => sortBy(table, header));
    header.append(button);
  }
}

function makeFilterable(table: HTMLTableElement): void {
  const rows = [...table.tBodies].flatMap(body => [...body.rows]);
  const keys = new Map(rows.map(row => [row, fold(`${row.textContent} ${row.dataset["search"] ?? ""}`)]));

  const box = document.createElement("div");
  box.className = "table-filter d-print-none";
  const input = document.createElement("input");
  input.type = "search";
  input.className = "form-control";
  input.placeholder = table.dataset["filter"] || text("Filter");
  input.setAttribute("aria-label", input.placeholder);
  const count = document.createElement("span");
  count.className = "text-secondary";
  count.setAttribute("role", "status");
  box.append(input, count);

  const nothing = document.createElement("p");
  nothing.className = "table-nothing text-secondary";
  nothing.textContent = text("NothingFound");
  nothing.hidden = true;

  const scroller = table.closest(".table-responsive") ?? table;
  scroller.before(box);
  scroller.after(nothing);

  const show = (): void => {
    const wanted = fold(input.value).split(" ").filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      row.hidden = !wanted.every(word => keys.get(row)?.includes(word));
      if (!row.hidden) shown++;
    }
    count.textContent = wanted.length > 0
      ? text("RowsShown", { Shown: shown, All: rows.length })
      : text("Rows", { All: rows.length });
    nothing.hidden = shown > 0;
  };
  input.addEventListener("input", show);
  show();
}

export function enhanceTables(root: ParentNode = document): void {
  for (const table of root.querySelectorAll<HTMLTableElement>("table[data-table]:not([data-table-ready])")) {
    table.dataset["tableReady"] = "";
    makeSortable(table);
    if (table.dataset["filter"] !== undefined && table.querySelector("tbody tr")) makeFilterable(table);
  }
}
