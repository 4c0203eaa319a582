import { fold } from "./fold";
import { text } from "./text";

/*
 * <select data-combobox="placeholder">: a field to search in beside the list (ARIA combobox). What is typed only narrows the
 * list; the choice changes when an entry is picked, and never by itself. Without scripts the select itself is there.
 */

interface Entry { option: HTMLOptionElement; words: string; group: string }

/** Fewer choices are seen at a glance. */
const leastEntries = 12;
const mostShown = 60;

/** Each word typed begins a word of the name. */
const matches = (entry: Entry, wanted: string[]): boolean => wanted.every(word => entry.words.includes(` ${word}`));

class Combobox {
  readonly #entries: Entry[];
  readonly #input = document.createElement("input");
  readonly #list = document.createElement("ul");
  #shown: Entry[] = [];
  #at = -1;

  constructor(private readonly select: HTMLSelectElement) {
    this.#entries = [...select.options].filter(option => option.value !== "").map(option => ({
      option,
      words: ` ${fold(option.text)}`,
      group: option.parentElement instanceof HTMLOptGroupElement ? option.parentElement.label : "",
    }));
    this.#build();
    this.#wire();
    this.#close();
  }

  #build(): void {
    const { select } = this;
    const id = select.id || select.name;
    this.#list.id = `${id}-list`;
    this.#list.className = "combobox-list";
    this.#list.role = "listbox";
    Object.assign(this.#input, { type: "text", className: "form-control combobox-input", role: "combobox", autocomplete: "off", spellcheck: false });
    this.#input.id = `${id}-search`;
    this.#input.placeholder = select.dataset["combobox"]!;
    this.#input.setAttribute("aria-autocomplete", "list");
    this.#input.setAttribute("aria-controls", this.#list.id);
    this.#input.setAttribute("aria-describedby", select.getAttribute("aria-describedby") ?? "");
    const label = select.labels[0];
    if (label) {
      label.htmlFor = this.#input.id;
      label.id ||= `${id}-label`;
      this.#list.setAttribute("aria-labelledby", label.id);
    }
    const box = document.createElement("div");
    box.className = "combobox";
    select.before(box);
    box.append(this.#input, this.#list);
    // It stays in the form and is what is sent.
    select.hidden = true;
    select.tabIndex = -1;
  }

  #wire(): void {
    this.#input.addEventListener("input", event => {
      // What is typed here is a search, not a change of the form.
      event.stopPropagation();
      this.#open(this.#input.value);
    });
    this.#input.addEventListener("change", event => event.stopPropagation());
    this.#input.addEventListener("focus", () => this.#input.select());
    this.#input.addEventListener("click", () => {
      if (this.#list.hidden) this.#open("");
    });
    this.#input.addEventListener("blur", () => this.#close());
    this.#input.addEventListener("keydown", event => this.#key(event));
    // The field keeps the focus while an entry is pressed.
    this.#list.addEventListener("pointerdown", event => event.preventDefault());
    this.#list.addEventListener("click", event => {
      const item = (event.target as Element).closest<HTMLElement>("[role=option]");
      if (item) this.#choose(this.#shown[Number(item.dataset["index"])]!);
    });
    for (const name of ["change", "input"]) this.select.addEventListener(name, () => this.#close());
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const last = this.#shown.length - 1;
    const steps: Record<string, () => void> = {
      ArrowDown: () => this.#list.hidden ? this.#open("") : this.#moveTo(Math.min(last, this.#at + 1)),
      ArrowUp: () => this.#list.hidden ? this.#open("") : this.#moveTo(Math.max(0, this.#at - 1)),
      Enter: () => this.#choose(this.#shown[this.#at]!),
      Escape: () => this.#close(),
    };
    const step = steps[event.key];
    if (!step || event.key === "Escape" && this.#list.hidden || event.key === "Enter" && this.#list.hidden) return;
    event.preventDefault();
    if (event.key === "Enter" && !this.#shown[this.#at]) return;
    step();
  }

  #open(typed: string): void {
    const wanted = fold(typed).split(" ").filter(Boolean);
    const found = this.#entries.filter(entry => matches(entry, wanted));
    this.#shown = found.slice(0, mostShown);
    const items: HTMLElement[] = [];
    this.#shown.forEach((entry, index) => {
      const before = this.#shown[index - 1]?.group;
      if (entry.group !== "" && entry.group !== before) items.push(this.#note(entry.group, "combobox-group"));
      items.push(this.#item(entry, index));
    });
    if (found.length === 0) items.push(this.#note(text("NothingFound"), "combobox-none"));
    if (found.length > mostShown) items.push(this.#note(text("MoreFound", { Count: found.length - mostShown }), "combobox-none"));
    this.#list.replaceChildren(...items);
    this.#list.hidden = false;
    this.#input.setAttribute("aria-expanded", "true");
    const chosen = this.#shown.findIndex(entry => entry.option.selected);
    this.#moveTo(wanted.length > 0 && this.#shown.length > 0 ? 0 : chosen);
  }

  #note(words: string, className: string): HTMLElement {
    const item = document.createElement("li");
    item.className = className;
    item.role = "presentation";
    item.textContent = words;
    return item;
  }

  #item(entry: Entry, index: number): HTMLElement {
    const item = document.createElement("li");
    item.id = `${this.#list.id}-${index}`;
    item.role = "option";
    item.dataset["index"] = String(index);
    item.setAttribute("aria-selected", String(entry.option.selected));
    item.textContent = entry.option.text;
    return item;
  }

  #moveTo(index: number): void {
    this.#at = index;
    for (const item of this.#list.querySelectorAll<HTMLElement>("[role=option]")) item.classList.toggle("is-at", Number(item.dataset["index"]) === index);
    const item = this.#list.querySelector<HTMLElement>(".is-at");
    if (item) this.#input.setAttribute("aria-activedescendant", item.id);
    else this.#input.removeAttribute("aria-activedescendant");
    item?.scrollIntoView({ block: "nearest" });
  }

  #choose(entry: Entry): void {
    this.select.value = entry.option.value;
    this.select.dispatchEvent(new Event("change", { bubbles: true }));
    this.#close();
  }

  /** Whatever was typed, the field says what is chosen. */
  #close(): void {
    this.#list.hidden = true;
    this.#list.replaceChildren();
    this.#shown = [];
    this.#at = -1;
    this.#input.value = this.select.selectedOptions[0]?.text ?? "";
    this.#input.setAttribute("aria-expanded", "false");
    this.#input.removeAttribute("aria-activedescendant");
  }
}

export function comboboxes(): void {
  for (const select of document.querySelectorAll<HTMLSelectElement>("select[data-combobox]"))
    if (select.options.length >= leastEntries) new Combobox(select);
}
