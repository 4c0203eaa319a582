import { deviceStore, headingOf } from "@client/device";
import { post } from "@client/http";
import { headerOf, parseTable } from "./_pasted";

/*
 * The draft as a sheet. What is typed or pasted stays in the page until it is saved, and on this device until then: a lost
 * connection or a closed browser costs nothing. One POST carries the changed cells of all rows.
 */

interface Finding { tone: string; words: string }
interface Row { id: string | null; number: number | null; seen: number | null; cells: Record<string, string>; tone: string; findings: Record<string, Finding> }
interface Line { key: string; row: Row; typed: Record<string, string>; problem: string; element: HTMLTableRowElement }
interface Answer { problem?: string; saved: Record<string, string>; refused: Record<string, string>; rows: Row[]; words: string }
interface Kept { id: string | null; seen: number | null; typed: Record<string, string> }

const grid = document.getElementById("grid")!;
const body = grid.querySelector("tbody")!;
const part = (name: string): HTMLElement => grid.querySelector<HTMLElement>(`[data-part="${name}"]`)!;
const columns: string[] = JSON.parse(grid.dataset["columns"]!);
const headings: Record<string, string> = JSON.parse(grid.dataset["headings"]!);
const words: Record<string, string> = JSON.parse(grid.dataset["words"]!);
const draftId = `rows:${grid.dataset["url"]!}`;
const finding = document.getElementById("grid-finding")!;
const told = document.getElementById("grid-told")!;
const lists: Record<string, string> = { School: "schools", Gender: "genders", Level: "levels" };
const say = (key: string, values: Record<string, string | number> = {}): string =>
  (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => name in values ? String(values[name]) : whole);

let lines: Line[] = [];
let keys = 0;
let busy = false;
/** The cell in which text is being typed: there the arrows move within the text. */
let editing: HTMLInputElement | null = null;
let before = "";

const blank = (): Row => ({ id: null, number: null, seen: null, cells: {}, tone: "", findings: {} });
const valueOf = (line: Line, column: string): string => line.typed[column] ?? line.row.cells[column] ?? "";
const dirty = (): Line[] => lines.filter(line => Object.keys(line.typed).length > 0);

function addLine(row: Row): Line {
  const element = document.createElement("tr");
  const line: Line = { key: String(++keys), row, typed: {}, problem: "", element };
  const number = document.createElement("th");
  number.scope = "row";
  number.className = "grid-number";
  element.append(number);
  for (const column of columns) {
    const cell = document.createElement("td");
    const input = document.createElement("input");
    input.dataset["column"] = column;
    input.autocomplete = "off";
    input.spellcheck = false;
    cell.append(input);
    element.append(cell);
  }
  element.dataset["key"] = line.key;
  lines.push(line);
  body.append(element);
  paint(line);
  return line;
}

function paint(line: Line): void {
  const { row, element } = line;
  element.className = line.problem ? "tone-warning has-problem" : row.tone ? `tone-${row.tone}` : "";
  const number = element.firstElementChild as HTMLElement;
  number.textContent = row.number === null ? "+" : String(row.number);
  number.title = line.problem || row.findings[""]?.words || "";
  const name = valueOf(line, "FullName");
  element.querySelectorAll("input").forEach(input => {
    const column = input.dataset["column"]!;
    const found = column in line.typed ? undefined : row.findings[column];
    const value = valueOf(line, column);
    if (input.value !== value && input !== editing) input.value = value;
    input.setAttribute("aria-label", `${head(column)}, ${row.number ?? say("NewRow")}${name ? `, ${name}` : ""}`);
    input.parentElement!.className = [found ? `tone-${found.tone} is-found` : "", column in line.typed ? "is-typed" : ""].join(" ").trim();
    input.toggleAttribute("aria-invalid", found?.tone === "danger");
    if (found?.tone === "danger") input.setAttribute("aria-invalid", "true");
    input.title = found?.words ?? "";
  });
}

const head = (column: string): string => grid.querySelector(`th[data-column="${column}"]`)!.firstChild!.textContent!.trim();
const lineOf = (element: Element): Line => lines.find(line => line.key === element.closest("tr")!.dataset["key"])!;
const inputAt = (line: number, column: number): HTMLInputElement | undefined => lines[line]?.element.querySelectorAll("input")[column];

function set(line: Line, column: string, value: string): void {
  if (value === (line.row.cells[column] ?? "")) delete line.typed[column];
  else line.typed[column] = value;
}

/** There is always one empty row to type into. */
function keepBlank(): void {
  const last = lines.at(-1);
  if (!last || last.row.id !== null || Object.keys(last.typed).length > 0) addLine(blank());
}

let timer = 0;
function changed(): void {
  keepBlank();
  state();
  clearTimeout(timer);
  timer = window.setTimeout(() => void keepDraft(), 300);
}

/** What was offered and not answered yet is kept until it is. */
let offered = false;

/** A full or closed store is no failure: the page itself still has everything. */
async function keepDraft(): Promise<void> {
  const kept: Kept[] = dirty().map(({ row, typed }) => ({ id: row.id, seen: row.seen, typed }));
  if (offered && kept.length === 0) return;
  const place = { id: draftId, kind: "rows" as const, page: location.pathname, title: headingOf(), at: Date.now() };
  const store = await deviceStore();
  await store?.change(draftId, () => kept.length > 0 ? { ...place, data: kept } : undefined).catch(() => undefined);
}

function state(text?: string): void {
  const count = dirty().length;
  part("state").textContent = text ?? (count > 0 ? say("Unsaved", { Count: count }) : say("AllSaved"));
  part("save").toggleAttribute("disabled", busy || count === 0);
}

function tell(tone: string, text: string, ...actions: [string, () => void][]): void {
  const notice = document.createElement("div");
  notice.className = `notice tone-${tone}`;
  const line = document.createElement("div");
  line.textContent = text;
  line.className = "grid-told-text";
  notice.append(line);
  for (const [label, act] of actions) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-sm";
    button.textContent = label;
    button.addEventListener("click", () => {
      notice.remove();
      act();
    });
    notice.append(button);
  }
  told.replaceChildren(notice);
}

async function save(): Promise<void> {
  const sent = dirty().map(line => ({ line, typed: { ...line.typed } }));
  if (busy || sent.length === 0) return;
  busy = true;
  state(say("Saving"));
  try {
    const response = await post(grid.dataset["url"]!, { rows: sent.map(({ line, typed }) => ({ key: line.key, id: line.row.id, seen: line.row.seen, cells: typed })) });
    if (!response.ok || !response.headers.get("Content-Type")?.includes("json")) throw new Error(String(response.status));
    take(await response.json() as Answer, sent);
  } catch {
    void keepDraft();
    tell("danger", say("Lost"), [say("Again"), () => void save()]);
  } finally {
    busy = false;
    keepBlank();
    state();
  }
}

function take(answer: Answer, sent: { line: Line; typed: Record<string, string> }[]): void {
  if (answer.problem) {
    tell("danger", answer.problem);
    return;
  }
  for (const { line, typed } of sent) {
    line.problem = answer.refused[line.key] ?? "";
    if (line.problem) continue;
    line.row.id = answer.saved[line.key]!;
    // What was typed while the answer travelled is not saved yet.
    for (const [column, value] of Object.entries(typed)) if (line.typed[column] === value) delete line.typed[column];
  }
  const now = new Map(answer.rows.map(row => [row.id, row]));
  for (const line of lines) {
    const row = now.get(line.row.id);
    if (!row) continue;
    // Unsaved text over another's newer row keeps what it had seen until it is told; then both are on the screen.
    const conflict = line.problem || Object.keys(line.typed).length === 0 || sent.some(s => s.line === line);
    line.row = conflict ? row : { ...row, seen: line.row.seen };
    now.delete(row.id);
  }
  const gone = lines.filter(line => line.row.id !== null && !answer.rows.some(row => row.id === line.row.id) && Object.keys(line.typed).length === 0);
  for (const line of gone) line.element.remove();
  lines = lines.filter(line => !gone.includes(line));
  const last = lines.at(-1);
  if (last?.row.id === null && Object.keys(last.typed).length === 0) {
    last.element.remove();
    lines.pop();
  }
  for (const row of now.values()) addLine(row);
  lines.forEach(paint);
  part("sum").textContent = answer.words;
  void keepDraft();
  const refused = sent.filter(({ line }) => line.problem).map(({ line }) =>
    `${line.problem} ${Object.entries(line.typed).map(([column, mine]) => say("Both", { Column: head(column), Mine: mine, Theirs: line.row.cells[column] ?? "" })).join(" ")}`);
  if (refused.length > 0) tell("warning", refused.join("\n"), [say("SaveMine"), () => void save()], [say("TakeTheirs"), () => takeTheirs()]);
  else told.replaceChildren();
}

function takeTheirs(): void {
  for (const line of lines.filter(l => l.problem)) {
    line.typed = {};
    line.problem = "";
    paint(line);
  }
  changed();
}

function paste(target: HTMLInputElement, text: string): boolean {
  const table = parseTable(text);
  if (table.length === 0 || (table.length === 1 && table[0]!.length === 1)) return false;
  const header = headerOf(table[0]!, headings);
  const rows = header ? table.slice(1) : table;
  const numbered = !header && target.dataset["column"] === "FullName" && table.every(row => /^\s*\d{0,5}\s*$/.test(row[0]!));
  const first = columns.indexOf(target.dataset["column"]!) - (numbered ? 1 : 0);
  const mapped = header ?? table[0]!.map((_, i) => columns[first + i]);
  let at = lines.indexOf(lineOf(target));
  for (const row of rows) {
    if (at >= lines.length) addLine(blank());
    const line = lines[at++]!;
    row.forEach((value, i) => {
      const column = header ? mapped[i] : columns[first + i];
      if (column && columns.includes(column)) set(line, column, value.trim());
    });
    paint(line);
  }
  changed();
  tell("info", say("Pasted", { Count: rows.length }));
  return true;
}

function move(from: HTMLInputElement, down: number, right: number): void {
  const line = lines.indexOf(lineOf(from)) + down;
  const column = columns.indexOf(from.dataset["column"]!) + right;
  const next = inputAt(line, column);
  next?.focus();
  next?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function onKey(event: KeyboardEvent): void {
  const input = event.target as HTMLInputElement;
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) {
    if (event.key === "s" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save();
    }
    return;
  }
  const typing = editing === input;
  const moves: Record<string, [number, number]> = {
    Enter: [event.shiftKey ? -1 : 1, 0], ArrowDown: [1, 0], ArrowUp: [-1, 0],
    ...typing ? {} : { ArrowLeft: [0, -1], ArrowRight: [0, 1] },
  };
  const step = moves[event.key];
  // A drop-down that is open uses the arrows itself.
  if (step && !(typing && input.list && event.key.startsWith("Arrow"))) {
    event.preventDefault();
    move(input, ...step);
  } else if (event.key === "Escape") {
    input.value = before;
    set(lineOf(input), input.dataset["column"]!, before);
    editing = null;
    paint(lineOf(input));
    changed();
    input.select();
  } else if (event.key === "F2") {
    editing = input;
    input.setSelectionRange(input.value.length, input.value.length);
  } else if (event.key === "Delete" && !typing) {
    event.preventDefault();
    input.value = "";
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

async function offerDraft(): Promise<void> {
  const store = await deviceStore();
  const kept = (await store?.get<Kept[]>(draftId))?.data ?? [];
  if (kept.length === 0) return;
  offered = true;
  tell("info", say("Draft", { Count: kept.length }), [say("DraftUse"), () => {
    offered = false;
    for (const { id, seen, typed } of kept) {
      const line = lines.find(l => id !== null && l.row.id === id) ?? lines.find(l => l.row.id === null && Object.keys(l.typed).length === 0) ?? addLine(blank());
      if (id !== null && line.row.id === id) line.row.seen = seen;
      for (const [column, value] of Object.entries(typed)) set(line, column, value);
      paint(line);
      keepBlank();
    }
    changed();
  }], [say("DraftDrop"), () => {
    offered = false;
    void store?.remove(draftId);
  }]);
}

body.addEventListener("focusin", event => {
  const input = event.target as HTMLInputElement;
  const line = lineOf(input);
  [before, editing] = [valueOf(line, input.dataset["column"]!), null];
  const options = lists[input.dataset["column"]!];
  if (options) input.setAttribute("list", options);
  input.select();
  finding.textContent = line.problem || (line.row.findings[input.dataset["column"]!]?.words ?? "") || (line.row.findings[""]?.words ?? "");
});
body.addEventListener("dblclick", event => editing = event.target as HTMLInputElement);
body.addEventListener("focusout", event => {
  editing = null;
  paint(lineOf(event.target as HTMLInputElement));
});
body.addEventListener("input", event => {
  const input = event.target as HTMLInputElement;
  editing = input;
  const line = lineOf(input);
  set(line, input.dataset["column"]!, input.value);
  paint(line);
  changed();
});
body.addEventListener("keydown", onKey);
body.addEventListener("paste", event => {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (paste(event.target as HTMLInputElement, text)) event.preventDefault();
});
part("save").addEventListener("click", () => void save());
addEventListener("beforeunload", event => {
  void keepDraft();
  if (dirty().length > 0) event.preventDefault();
});
addEventListener("online", () => {
  if (dirty().length > 0) void save();
});

grid.hidden = false;
for (const row of JSON.parse(part("rows").textContent!) as Row[]) addLine(row);
keepBlank();
state();
void offerDraft();
