import { fold } from "../../Client/fold";
import { text } from "../../Client/text";

/*
 * The tree of units: what is typed into the search shows the units that bear it, with those above them opened. An empty search
 * leaves the tree as it came. Pressing "search" asks the server, which knows former names too.
 */

const tree = document.querySelector<HTMLElement>('[data-unit-tree="live"]');
const input = document.querySelector<HTMLInputElement>("[data-unit-search]");

if (tree && input) {
  const lines = [...tree.querySelectorAll("li")];
  const keys = new Map(lines.map(line => [line, fold(line.querySelector(".unit-line")!.textContent)]));
  const open = new Set([...tree.querySelectorAll("details")].filter(details => details.open));

  const told = document.createElement("p");
  told.className = "unit-told text-secondary";
  told.setAttribute("role", "status");
  document.querySelector(".unit-head")!.before(told);

  let shown = 0;
  /** Shows a line that bears the words, or stands above or below one; says whether it or one below bears them. */
  const visit = (line: HTMLLIElement, words: string[], above: boolean): boolean => {
    const own = words.every(word => keys.get(line)!.includes(word));
    if (own) shown++;
    const below = [...line.querySelectorAll<HTMLLIElement>(":scope > details > ul > li")].map(child => visit(child, words, above || own)).includes(true);
    line.hidden = !(own || below || above);
    const details = line.querySelector<HTMLDetailsElement>(":scope > details");
    if (details) details.open = words.length > 0 ? below : open.has(details);
    return own || below;
  };

  const show = (): void => {
    const words = fold(input.value).split(" ").filter(Boolean);
    shown = 0;
    for (const line of tree.querySelectorAll<HTMLLIElement>(":scope > ul > li")) visit(line, words, false);
    told.textContent = words.length === 0 ? "" : shown > 0 ? text("RowsShown", { Shown: shown, All: lines.length }) : `${text("NothingFound")} ${input.dataset["unitSearch"]}`;
    told.hidden = words.length === 0;
  };
  input.addEventListener("input", show);
  show();
}
