import { fold } from "../../Client/fold";

/** The cells of a clipboard's table: tabs and line ends part them, quotes hold them together. The same rule as PastedTable on the server. */
export function parseTable(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  for (let i = 0; i < text.length; i++) {
    const letter = text[i]!;
    const end = letter === '"' && cell === "" ? endOfQuoted(text, i) : -1;
    if (end > 0) {
      cell = text.slice(i + 1, end).replaceAll('""', '"').replace(/\r\n|\r|\n/g, " ");
      i = end;
    } else if (letter === "\t" || letter === "\n") {
      rows.at(-1)!.push(cell);
      cell = "";
      if (letter === "\n") rows.push([]);
    } else if (letter !== "\r") cell += letter;
  }
  rows.at(-1)!.push(cell);
  return rows.filter(row => row.some(text => text.trim()));
}

function endOfQuoted(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] !== '"') continue;
    if (text[i + 1] === '"') i++;
    else return i + 1 === text.length || "\t\r\n".includes(text[i + 1]!) ? i : -1;
  }
  return -1;
}

const key = (heading: string): string => fold(heading.replace(/\([^)]*\)/g, " ")).replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/** The columns that a header names, or null where the first row is none. */
export function headerOf(row: string[], headings: Record<string, string>): (string | undefined)[] | null {
  const columns = row.map(text => headings[key(text)]);
  return columns.filter(Boolean).length >= 2 ? columns : null;
}
