import { post } from "@client/http";
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

  let timer = 0;
  let sending = false;
  form.addEventListener("submit", () => { sending = true; clearTimeout(timer); });
  area.addEventListener("input", () => {
    count();
    clearTimeout(timer);
    if (form.dataset["draftUrl"]) timer = window.setTimeout(() => void save(), 2000);
  });

  const save = async (): Promise<void> => {
    try {
      const response = await post(form.dataset["draftUrl"]!, { text: area.value });
      if (sending) return;
      const answer = await response.json() as { at?: string; error?: string };
      saved.textContent = response.ok ? fill(form.dataset["saved"]!, { At: answer.at ?? "" }) : answer.error ?? "";
    } catch {
      // The draft is also kept on this device (data-draft-key).
      saved.textContent = form.dataset["unsavedText"]!;
    }
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
