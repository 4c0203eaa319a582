import { now } from "./clock";
import { deviceStore, headingOf } from "./device";
import type { DeviceStore, Item } from "./device-store";
import { icon } from "./icon";
import { newId } from "./id";
import { culture, text } from "./text";

/*
 * What is typed into a form stays on this device until the server has said that it is saved. The server says so by
 * <meta name="kept-saved"> on the page that follows, naming the revision that it was sent; a page that shows the form again
 * with what was sent carries <meta name="kept-shown">. Nothing is ever sent by itself.
 *   <form data-keep="no">          keeps nothing (forms with a password never do)
 *   <form data-saved-at="instant"> when the server's own text was saved: the newer text is shown, the other is offered
 *   <form data-keep-rows="name">   its rows vary: the server draws them again when it is sent with button=name
 */

type Values = Record<string, string[]>;
interface Version { values: Values; at: number; revision: string }
interface Data { values: Values; base: Values; posted: boolean; tab: string; other?: Version | undefined }
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const revisionField = "__kept";
const silent = new Set(["hidden", "password", "file", "submit", "button", "image", "reset"]);
const tab = newId();

const controlsOf = (form: HTMLFormElement): Control[] => [...form.elements].filter((field): field is Control =>
  (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement)
  && field.name !== "" && !silent.has(field.type));

const isTick = (field: Control): field is HTMLInputElement => field.type === "checkbox" || field.type === "radio";

/** Written by hand, not chosen: what a person would have to write again. */
const isWritten = (field: Control): boolean => !isTick(field) && !(field instanceof HTMLSelectElement);

function valuesOf(controls: Control[], read: (field: Control) => string[]): Values {
  const values: Values = {};
  for (const field of controls) (values[field.name] ??= []).push(...read(field));
  return values;
}

/** As the form stands now. */
const typedIn = (controls: Control[]): Values => valuesOf(controls, field =>
  isTick(field) ? field.checked ? [field.value] : []
    : field instanceof HTMLSelectElement ? [...field.selectedOptions].map(option => option.value) : [field.value]);

/** As the server has drawn it. */
const drawnIn = (controls: Control[]): Values => valuesOf(controls, field => {
  if (isTick(field)) return field.defaultChecked ? [field.value] : [];
  if (!(field instanceof HTMLSelectElement)) return [field.defaultValue];
  const chosen = [...field.options].filter(option => option.defaultSelected);
  const first = field.multiple ? [] : [...field.options].slice(0, 1);
  return (chosen.length > 0 ? chosen.slice(field.multiple ? 0 : -1) : first).map(option => option.value);
});

const plain = (value: string): string => value.replace(/\r\n?/g, "\n").trim();

function same(a: Values, b: Values, names: Iterable<string> = new Set([...Object.keys(a), ...Object.keys(b)])): boolean {
  for (const name of names) {
    const [mine, theirs] = [a[name] ?? [], b[name] ?? []].map(values => values.map(plain).filter(Boolean).sort().join("\u0000"));
    if (mine !== theirs) return false;
  }
  return true;
}

function write(controls: Control[], values: Values): void {
  const left = new Map(Object.entries(values).map(([name, list]) => [name, [...list]]));
  for (const field of controls) {
    const list = left.get(field.name);
    if (!list) continue;
    if (isTick(field)) field.checked = list.includes(field.value);
    else if (field instanceof HTMLSelectElement) choose(field, list);
    else field.value = list.shift() ?? "";
  }
}

/** What is no longer among the choices leaves the choice as it is. */
function choose(field: HTMLSelectElement, list: string[]): void {
  const options = [...field.options];
  if (field.multiple) for (const option of options) option.selected = list.includes(option.value);
  else if (options.some(option => option.value === list[0])) field.value = list.shift()!;
}

/** One form whose text is kept. */
export class KeptForm {
  /** What the server is known to have. */
  #base: Values;
  #timer = 0;
  #revision = "";
  #quiet = false;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(readonly form: HTMLFormElement, readonly id: string, private readonly store: DeviceStore) {
    this.#base = drawnIn(this.#controls);
    form.addEventListener("input", () => this.#soon());
    form.addEventListener("change", () => this.#soon());
    form.addEventListener("submit", event => {
      if (!event.defaultPrevented) this.#posting();
    });
    addEventListener("pagehide", () => this.#flush());
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) this.#flush();
    });
  }

  get #controls(): Control[] {
    return controlsOf(this.form);
  }

  /** The revision of what stands in the form now, kept first. */
  async keepNow(): Promise<string> {
    this.#flush();
    await this.#writing;
    return this.#revision;
  }

  /** The server has stored this revision, as it stood then. */
  async saved(revision: string, values: Values): Promise<void> {
    this.#base = values;
    await this.store.change<Data>(this.id, kept => kept && confirm(kept, revision, values));
  }

  get values(): Values {
    return typedIn(this.#controls);
  }

  #soon(): void {
    if (this.#quiet) return;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#keep(false), 300);
  }

  #flush(): void {
    if (this.#timer === 0) return;
    this.#keep(false);
  }

  #posting(): void {
    if (!this.#keep(true)) return;
    let field = this.form.querySelector<HTMLInputElement>(`input[name="${revisionField}"]`);
    if (!field) {
      field = document.createElement("input");
      field.type = "hidden";
      field.name = revisionField;
      this.form.append(field);
    }
    field.value = `${this.id}@${this.#revision}`;
  }

  /** Keeps what stands in the form; what says nothing but what the server has is no longer kept. */
  #keep(posted: boolean): boolean {
    clearTimeout(this.#timer);
    this.#timer = 0;
    const controls = this.#controls;
    const values = typedIn(controls);
    const written = new Set(controls.filter(isWritten).map(field => field.name));
    const differs = posted ? !same(values, this.#base) : !same(values, this.#base, written);
    const revision = this.#revision = newId();
    const place = { kind: "text" as const, page: location.pathname + location.search, title: headingOf(), id: this.id };
    this.#writing = this.store.change<Data>(this.id, kept => {
      // Another tab's text under the same name is set aside, not written over.
      const foreign = kept && kept.data.tab !== tab && !same(kept.data.values, values) ? versionOf(kept) : undefined;
      const other = foreign ?? kept?.data.other;
      if (!differs && !other) return undefined;
      return { ...place, at: now(), revision, data: { values, base: this.#base, posted, tab, other } };
    }).catch(() => undefined);
    return differs;
  }

  /** On opening the page: the newer of the server's text and the device's is shown, the other is offered. */
  async restore(shown: string | undefined): Promise<void> {
    const item = await this.store.get<Data>(this.id);
    if (!item) return;
    const drawn = drawnIn(this.#controls);
    // The form has come back with what was sent: the page itself says why.
    if (shown === item.revision) {
      await this.#adopt(item, item.data.base);
      this.#base = item.data.base;
      return;
    }
    if (same(item.data.values, drawn)) {
      await this.store.change<Data>(this.id, kept => kept && confirm(kept, item.revision, drawn));
      if (item.data.other && !same(item.data.other.values, drawn)) this.#offer(item.data.other);
      return;
    }
    const moved = !same(item.data.base, drawn, Object.keys(item.data.base).filter(name => name in drawn));
    const savedAt = Date.parse(this.form.dataset["savedAt"] ?? "");
    if (moved && !(item.at > savedAt)) {
      await this.store.change<Data>(this.id, kept =>
        kept && ({ ...kept, data: { ...kept.data, values: drawn, base: drawn, tab, other: versionOf(item) } }));
      this.#offer(versionOf(item));
      return;
    }
    await this.#show(item.data.values);
    await this.#adopt(item, drawn);
    const at = new Date(item.at);
    this.#tell(text(moved ? "KeptNewer" : item.data.posted ? "KeptPosted" : "Kept", { At: timeOf(at) }),
      [text(moved ? "KeptUseServer" : "KeptDrop"), () => this.#drop(drawn)]);
    if (item.data.other && !same(item.data.other.values, item.data.values)) this.#offer(item.data.other);
  }

  /** The text in the form is this tab's from now on. */
  async #adopt(item: Item<Data>, base: Values): Promise<void> {
    this.#revision = item.revision;
    await this.store.change<Data>(this.id, kept => kept && ({ ...kept, data: { ...kept.data, base, tab } }));
  }

  /** Offers another version of the text beside the one that is shown. */
  #offer(other: Version): void {
    this.#tell(text("KeptOther", { At: timeOf(new Date(other.at)) }),
      [text("KeptUseOther"), () => void this.#use(other)],
      [text("KeptDrop"), () => void this.#forgetOther()]);
  }

  /** The server has a newer text than the one this form was opened with: both are kept until the person chooses. */
  conflict(theirs: Values, at: number, choose: (mine: boolean) => void): void {
    this.#tell(text("KeptConflict", { At: timeOf(new Date(at)) }),
      [text("KeptMine"), () => choose(true)],
      [text("KeptTheirs"), () => void this.#show(theirs).then(() => {
        this.#base = theirs;
        this.#keep(false);
        choose(false);
      })]);
  }

  async #use(other: Version): Promise<void> {
    await this.#show(other.values);
    await this.#forgetOther();
    this.#keep(false);
  }

  async #forgetOther(): Promise<void> {
    await this.store.change<Data>(this.id, kept => {
      if (!kept) return undefined;
      return same(kept.data.values, kept.data.base) ? undefined : { ...kept, data: { ...kept.data, other: undefined } };
    });
  }

  #drop(drawn: Values): void {
    void this.#show(drawn).then(() => this.store.remove(this.id));
  }

  async #show(values: Values): Promise<void> {
    const rows = this.form.dataset["keepRows"];
    const names = new Set(this.#controls.map(field => field.name));
    if (rows && Object.keys(values).some(name => !names.has(name))) await this.#redraw(values, rows);
    write(this.#controls, values);
    openAround(this.form);
    // Counters and sums follow; nothing new was typed.
    this.#quiet = true;
    for (const field of this.#controls) field.dispatchEvent(new Event("input", { bubbles: true }));
    this.#quiet = false;
  }

  /** The server draws the rows of what is kept; it stores nothing. */
  async #redraw(values: Values, button: string): Promise<void> {
    const body = new FormData(this.form);
    for (const [name, list] of Object.entries(values)) {
      body.delete(name);
      for (const value of list) body.append(name, value);
    }
    body.append("button", button);
    const response = await fetch(this.form.action, { method: "POST", body, headers: { Accept: "text/html" } }).catch(() => null);
    if (!response?.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const drawn = page.querySelector<HTMLFormElement>(`form[data-keep-rows="${button}"]`);
    if (drawn) this.form.replaceChildren(...drawn.childNodes);
  }

  #tell(words: string, ...actions: [label: string, act: () => void][]): void {
    const notice = document.createElement("div");
    notice.className = "notice tone-info kept-note";
    notice.setAttribute("role", "status");
    const line = document.createElement("p");
    line.textContent = words;
    const buttons = document.createElement("div");
    buttons.className = "btn-list";
    for (const [label, act] of actions) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn btn-sm";
      button.textContent = label;
      button.addEventListener("click", () => {
        notice.remove();
        act();
      });
      buttons.append(button);
    }
    const told = document.createElement("div");
    told.append(line, buttons);
    notice.append(icon("device-floppy"), told);
    this.form.prepend(notice);
  }
}

/** What was typed is in sight. */
function openAround(form: HTMLFormElement): void {
  const within = [...form.querySelectorAll("details")].filter(details => details.querySelector("textarea, input:not([type=hidden])"));
  for (const details of within) details.open = true;
  for (let outer = form.closest("details"); outer; outer = outer.parentElement!.closest("details")) outer.open = true;
}

const versionOf = (item: Item<Data>): Version => ({ values: item.data.values, at: item.at, revision: item.revision });

/** What is left when the server has stored one revision: what was typed since, and what another tab typed. */
function confirm(kept: Item<Data>, revision: string, stored: Values): Item<Data> | undefined {
  const other = kept.data.other?.revision === revision ? undefined : kept.data.other;
  if (kept.revision !== revision) return { ...kept, data: { ...kept.data, base: stored, other } };
  return other && { ...kept, data: { ...kept.data, values: stored, base: stored, posted: false, other } };
}

function timeOf(at: Date): string {
  const today = new Date(now()).toDateString() === at.toDateString();
  const day = today ? {} : { day: "2-digit", month: "2-digit", year: "numeric" } as const;
  return new Intl.DateTimeFormat(culture.startsWith("vi") ? "vi-VN" : "en-GB", { hour: "2-digit", minute: "2-digit", ...day }).format(at);
}

/** The address a form is sent to names it; several forms of one address are told apart by their place. */
function idOf(form: HTMLFormElement, among: HTMLFormElement[]): string {
  const path = (other: HTMLFormElement): string =>
    new URL(other.getAttribute("action") ?? location.href, location.href).pathname;
  const place = among.filter(other => path(other) === path(form)).indexOf(form);
  return `form:${path(form)}${place > 0 ? `#${place}` : ""}`;
}

const said = (name: string): string[] =>
  document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content.split(" ").filter(Boolean) ?? [];

const kept = new Map<HTMLFormElement, KeptForm>();

/** The keeper of a form's text; null where nobody is signed in or the form keeps nothing. */
export async function keptForm(form: HTMLFormElement): Promise<KeptForm | null> {
  await started;
  return kept.get(form) ?? null;
}

const keeps = (form: HTMLFormElement): boolean => form.method === "post" && controlsOf(form).length > 0
  && !form.closest("[data-keep=no]") && !form.querySelector("input[type=password]");

async function keepForms(): Promise<void> {
  const store = await deviceStore();
  if (!store) return;
  const all = [...document.querySelectorAll<HTMLFormElement>("main form")].filter(keeps);
  const ids = new Set(all.map(form => idOf(form, all)));
  for (const confirmed of said("kept-saved")) await confirmSaved(store, confirmed);
  const shown = new Map(said("kept-shown").map(split));
  for (const [id, revision] of shown) {
    // A page that has done its work without going on to another one shows the form no more.
    if (!ids.has(id) && said("kept-done").length > 0) await confirmSaved(store, `${id}@${revision}`);
  }
  for (const form of all) {
    const keeper = new KeptForm(form, idOf(form, all), store);
    kept.set(form, keeper);
    await keeper.restore(shown.get(keeper.id));
  }
}

function split(named: string): [id: string, revision: string] {
  const at = named.lastIndexOf("@");
  return [named.slice(0, at), named.slice(at + 1)];
}

async function confirmSaved(store: DeviceStore, named: string): Promise<void> {
  const [id, revision] = split(named);
  await store.change<Data>(id, item => item && confirm(item, revision, item.data.values));
}

/** The forms on this page, which say themselves what they keep. */
export const onThisPage = (id: string): boolean => [...kept.values()].some(keeper => keeper.id === id);

let tellStarted: () => void;
const started = new Promise<void>(resolve => { tellStarted = resolve; });

/** Whoever asks for a form's keeper waits until its text is restored; where nobody is signed in, at once for none. */
export async function startKeeping(): Promise<void> {
  await keepForms().catch(() => undefined);
  tellStarted();
}
