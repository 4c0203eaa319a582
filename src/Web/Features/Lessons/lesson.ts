import { post } from "@client/http";
import { keptForm } from "@client/kept-forms";
import type { Presence } from "../OnlineSessions/_live";

/* The text is there before any script. Then: word count and draft of the activity, and, on the online day, presence. */

const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => name in values ? String(values[name]) : whole);

/** The server's rule: parts between white space that hold a letter or a digit. */
const countWords = (text: string): number => text.split(/\s+/u).filter(part => /[\p{L}\p{N}]/u.test(part)).length;

function activity(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-activity]");
  const area = form?.querySelector("textarea");
  if (!form || !area) return;
  const words = form.querySelector<HTMLElement>("[data-part=words]")!;
  const saved = form.querySelector<HTMLElement>("[data-part=saved]")!;
  const least = Number(words.dataset["least"]);
  const count = (): void => {
    const now = countWords(area.value);
    words.textContent = fill(form.dataset["words"]!, { Words: now, Least: least });
    words.classList.toggle("is-enough", now >= least);
  };
  count();

  const draftUrl = form.dataset["draftUrl"];
  if (draftUrl) void autosave(form, area, saved, draftUrl);
  area.addEventListener("input", count);
}

interface SavedDraft { at?: string; savedAt?: string; error?: string; text?: string }

/** Saves while the teacher types. What was saved elsewhere meanwhile is never written over: the teacher chooses. */
async function autosave(form: HTMLFormElement, area: HTMLTextAreaElement, told: HTMLElement, url: string): Promise<void> {
  let timer = 0;
  let stopped = false;
  let seen = form.dataset["savedAt"] || null;
  // Sent from here, perhaps stored, and the answer lost: what the server then has is no stranger's text.
  const sent = new Set<string>();
  const keeper = await keptForm(form);
  form.addEventListener("submit", () => {
    stopped = true;
    clearTimeout(timer);
  });
  const soon = (): void => {
    clearTimeout(timer);
    if (!stopped) timer = window.setTimeout(() => void save(), 2000);
  };
  area.addEventListener("input", soon);
  addEventListener("online", soon);

  const save = async (): Promise<void> => {
    const text = area.value;
    if (text === area.defaultValue && seen !== null) return;
    const values = keeper?.values ?? {};
    const revision = await keeper?.keepNow() ?? "";
    sent.add(text.trim());
    try {
      const response = await post(url, { text, seen });
      if (stopped) return;
      const answer = await response.json().catch(() => ({})) as SavedDraft;
      if (response.status === 409) return choose(answer);
      told.textContent = response.ok ? fill(form.dataset["saved"]!, { At: answer.at ?? "" })
        : answer.error ?? form.dataset["unsavedText"]!;
      if (!response.ok) return;
      seen = answer.savedAt ?? seen;
      area.defaultValue = text;
      await keeper?.saved(revision, values);
    } catch {
      // The device keeps it until the server has it.
      told.textContent = form.dataset["unsavedText"]!;
    }
  };

  const choose = (theirs: SavedDraft): void => {
    if (sent.has((theirs.text ?? "").trim())) {
      seen = theirs.savedAt ?? seen;
      return soon();
    }
    stopped = true;
    told.textContent = "";
    keeper?.conflict({ answer: [theirs.text ?? ""] }, Date.parse(theirs.savedAt ?? ""), mine => {
      stopped = false;
      seen = theirs.savedAt ?? seen;
      if (mine) soon();
    });
  };
}

async function presence(): Promise<void> {
  const bar = document.querySelector<HTMLElement>("[data-presence=connect]");
  const lesson = document.querySelector<HTMLElement>("[data-lesson]");
  if (!bar || !lesson) return;
  const { Live } = await import("../OnlineSessions/_live");
  await new Live(bar, hub => hub.invoke<Presence>("JoinLesson", lesson.dataset["enrollment"], lesson.dataset["slug"])).start();
}

if (matchMedia("(min-width: 1000px)").matches)
  for (const details of document.querySelectorAll<HTMLDetailsElement>("details[data-open-wide]")) details.open = true;
// A table wider than a phone scrolls in itself; the keyboard must be able to scroll it too.
for (const table of document.querySelectorAll<HTMLElement>(".lesson-text table"))
  if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
activity();
void presence();
