/*
 * A list's page: every form with data-live is sent without leaving the page. The answer is the same page as without scripts; its
 * parts replace the parts here, while the focus and whatever is typed but not saved stay. A cell saves itself when it is left.
 */

interface Typed { value: string; seen: string }

const parts = ["list-told", "list-chips", "list-summary", "list-pager", "list-more"];
let queue: Promise<unknown> = Promise.resolve();

const cells = (root: ParentNode = document): HTMLFormElement[] => [...root.querySelectorAll<HTMLFormElement>("form[data-cell]")];
const field = (form: HTMLFormElement): HTMLInputElement | HTMLSelectElement => form.elements.namedItem("value") as HTMLInputElement | HTMLSelectElement;
const seen = (form: HTMLFormElement): HTMLInputElement => form.elements.namedItem("seen") as HTMLInputElement;
const rowOf = (key: string): string => key.split("/")[0]!;

/** What the page showed in a cell; typed text is what differs from it. */
function shown(form: HTMLFormElement): string {
  const input = field(form);
  return input instanceof HTMLSelectElement ? [...input.options].find(option => option.defaultSelected)?.value ?? "" : input.defaultValue;
}

const isTyped = (form: HTMLFormElement): boolean => field(form).value !== shown(form);

/** The cells that hold unsaved text, without the one that is being sent. */
function typedCells(sent: HTMLFormElement | null): Map<string, Typed> {
  return new Map(cells().filter(form => form !== sent && isTyped(form)).map(form => [form.dataset["cell"]!, { value: field(form).value, seen: seen(form).value }]));
}

function replaceParts(page: Document): void {
  for (const id of parts) {
    const [old, next] = [document.getElementById(id), page.getElementById(id)];
    if (!old || !next || old.outerHTML === next.outerHTML) continue;
    const open = [...old.querySelectorAll("details")].map(details => details.open);
    old.replaceWith(next);
    next.querySelectorAll("details").forEach((details, i) => details.open = open[i] ?? details.open);
  }
}

/** The rows of the answer take the place of those here; one that has not changed stays as it is, so that nothing in it is lost. */
function replaceRows(page: Document): void {
  const [list, next] = [document.getElementById("list-rows"), page.getElementById("list-rows")];
  if (!list || !next) {
    location.reload();
    return;
  }
  const old = new Map([...list.children].map(row => [(row as HTMLElement).dataset["row"]!, row]));
  const rows = [...next.children].map(row => {
    const same = old.get((row as HTMLElement).dataset["row"]!);
    return same && same.outerHTML.replace(/ data-sent="[^"]*"/g, "") === row.outerHTML ? same : row;
  });
  // Moving an element takes the focus from it: only what is new is put in.
  for (const row of old.values()) if (!rows.includes(row)) row.remove();
  rows.forEach((row, i) => {
    if (list.children[i] !== row) list.insertBefore(row, list.children[i] ?? null);
  });
}

/** Unsaved text returns to its cell. In a row that someone else has changed it keeps what it had seen, so that the save tells. */
function restore(typed: Map<string, Typed>, own: string | null): void {
  for (const form of cells()) {
    const kept = typed.get(form.dataset["cell"]!);
    if (!kept) continue;
    field(form).value = kept.value;
    if (rowOf(form.dataset["cell"]!) !== own) seen(form).value = kept.seen;
  }
}

function nextBlocked(after: string): HTMLFormElement | undefined {
  const all = cells();
  const here = all.find(form => form.dataset["cell"] === after);
  if (here?.dataset["blocked"] !== undefined) return here;
  const order = [...document.querySelectorAll<HTMLElement>("#list-rows > li")];
  const row = order.findIndex(li => li.dataset["row"] === rowOf(after));
  const blocked = all.filter(form => form.dataset["blocked"] !== undefined);
  return blocked.find(form => order.findIndex(li => li.contains(form)) >= row) ?? blocked[0];
}

function focusCell(form: HTMLFormElement | undefined): void {
  if (!form) {
    // On another page there may be more to mend.
    document.querySelector<HTMLElement>("#list-summary .btn-success:not(:disabled), #list-summary a[data-next]")?.focus();
    return;
  }
  const input = field(form);
  input.focus({ preventScroll: true });
  if (input instanceof HTMLInputElement) input.select();
  input.closest("li[data-row]")!.scrollIntoView({ block: "nearest", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}

function tell(words: string): void {
  const notice = document.createElement("div");
  notice.className = "notice tone-danger";
  notice.setAttribute("role", "alert");
  notice.textContent = words;
  document.getElementById("list-told")!.replaceChildren(notice);
}

async function send(form: HTMLFormElement, body: URLSearchParams, go: "next" | "stay"): Promise<void> {
  const key = form.dataset["cell"] ?? null;
  let answer: Response;
  form.setAttribute("aria-busy", "true");
  try {
    answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html" } });
  } catch {
    delete form.dataset["sent"];
    tell(document.getElementById("list-rows")!.dataset["lost"]!);
    return;
  } finally {
    form.removeAttribute("aria-busy");
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!page.getElementById("list-told")) {
    tell(document.getElementById("list-rows")!.dataset["refused"]!);
    return;
  }
  const focus = document.activeElement?.closest<HTMLElement>("form[data-cell]")?.dataset["cell"];
  const place = document.activeElement?.closest<HTMLElement>("li[data-row]");
  const position = place ? [...place.parentElement!.children].indexOf(place) : -1;
  const typed = typedCells(form);
  const conflict = page.querySelector(".cell-conflict") !== null;
  replaceRows(page);
  restore(typed, conflict ? null : rowOf(key ?? form.closest<HTMLElement>("li[data-row]")?.dataset["row"] ?? ""));
  replaceParts(page);
  if (conflict) focusCell(cells().find(cell => cell.dataset["cell"] === key));
  else if (go === "next" && key) focusCell(nextBlocked(key));
  else if (focus && document.activeElement === document.body) focusCell(cells().find(cell => cell.dataset["cell"] === focus) ?? nextBlocked(focus));
  else if (position >= 0 && document.activeElement === document.body) {
    const rows = document.querySelectorAll<HTMLElement>("#list-rows > li");
    rows[Math.min(position, rows.length - 1)]?.focus({ preventScroll: true });
  }
}

/** One after another: each save sees what the one before has made of its row. */
function enqueue(form: HTMLFormElement, button: HTMLButtonElement | null, go: "next" | "stay"): void {
  const key = form.dataset["cell"];
  const typed = key ? field(form).value : null;
  if (key && !button?.name && !isTyped(form) && !form.parentElement!.querySelector(".cell-conflict")) {
    // Nothing to save: Enter only goes on.
    const all = cells().filter(cell => cell.dataset["blocked"] !== undefined);
    focusCell(all[all.indexOf(form) + 1] ?? all[0]);
    return;
  }
  if (typed !== null) form.dataset["sent"] = typed;
  queue = queue.then(async () => {
    // The row may have been replaced while this waited.
    const now = key ? cells().find(cell => cell.dataset["cell"] === key) : form;
    if (!now) return;
    if (key && typed !== null && !button?.name) field(now).value = typed;
    const body = new URLSearchParams([...new FormData(now)].map(([name, value]) => [name, String(value)]));
    if (button?.name) body.set(button.name, button.value);
    await send(now, body, go);
  });
}

document.addEventListener("submit", event => {
  const form = event.target as HTMLFormElement;
  if (!form.matches("form[data-live]")) return;
  event.preventDefault();
  // Enter in a field presses the form's first button; only a pressed one may propose.
  enqueue(form, event.submitter as HTMLButtonElement | null, form.dataset["cell"] ? "next" : "stay");
}, { capture: true });

document.addEventListener("change", event => {
  const form = (event.target as HTMLElement).closest<HTMLFormElement>("form[data-cell]");
  if (!form || !isTyped(form)) return;
  // A press on one of the form's own buttons says what is meant; leaving the cell otherwise saves it.
  setTimeout(() => {
    const button = document.activeElement?.closest("button");
    if (form.isConnected && !(button && form.contains(button)) && isTyped(form) && form.dataset["sent"] !== field(form).value) enqueue(form, null, "stay");
  }, 150);
});

document.addEventListener("keydown", event => {
  const form = (event.target as HTMLElement).closest<HTMLFormElement>("form[data-cell]");
  if (!form || event.key !== "Escape") return;
  field(form).value = shown(form);
});

addEventListener("beforeunload", event => {
  if (cells().some(isTyped)) event.preventDefault();
});

/* "Sửa dòng …" goes to the cell itself instead of the form on a page of its own. */
document.addEventListener("click", event => {
  const next = (event.target as Element).closest("a[data-next]");
  const blocked = next && cells().find(form => form.dataset["blocked"] !== undefined);
  if (!blocked) return;
  event.preventDefault();
  focusCell(blocked);
});

export {};
