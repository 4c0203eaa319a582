/* Files being read: their progress is asked for until one has another state; then the page is drawn anew, or the list is opened. */

interface FileState { id: string; state: string; done: number; of: number }
interface UploadsState { next: string | null; files: FileState[] }

const pause = 700;
const number = new Intl.NumberFormat(document.documentElement.lang);

/** The bar and the words beside it say the same: how far the reading is, and after the last line that the rest is under way. */
function show(file: FileState, line: HTMLElement): void {
  const bar = line.querySelector("progress");
  if (!bar || file.of === 0) return;
  bar.max = file.of;
  bar.value = file.done;
  const { reading, checking } = line.parentElement!.dataset;
  bar.previousElementSibling!.textContent = file.done < file.of
    ? reading!.replace("{Lines}", number.format(file.done)).replace("{Of}", number.format(file.of))
    : checking!;
}

async function follow(list: HTMLElement, address: string): Promise<void> {
  try {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (answer.ok) {
      const state = await answer.json() as UploadsState;
      if (state.next) return location.replace(state.next);
      const lines = new Map([...list.querySelectorAll<HTMLElement>("[data-upload-id]")].map(line => [line.dataset["uploadId"], line]));
      if (state.files.some(file => lines.get(file.id)?.dataset["state"] !== file.state)) return location.reload();
      for (const file of state.files) show(file, lines.get(file.id)!);
    }
  } catch {
    // The network is away for a moment; the files are safe and the next round asks again.
  }
  setTimeout(() => void follow(list, address), pause);
}

const list = document.querySelector<HTMLElement>("[data-uploads]");
const address = list?.dataset["uploads"];
if (list && address) setTimeout(() => void follow(list, address), pause);
