/* Compares a PDF with the one that was issued, by its hash, here in the browser: the file is not sent anywhere. */

const drop = document.querySelector<HTMLElement>("[data-compare]")!;
const result = document.querySelector<HTMLElement>("[data-compare-result]")!;
const input = drop.querySelector<HTMLInputElement>("input")!;

async function hashOf(file: File): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return [...new Uint8Array(hash)].map(byte => byte.toString(16).padStart(2, "0")).join("");
}

function say(words: string, tone: string): void {
  result.className = `compare-result tone-${tone}`;
  result.textContent = words;
}

async function compare(file: File | undefined): Promise<void> {
  if (!file) return;
  // Browsers hash on secure pages alone.
  if (!("subtle" in crypto)) return say(drop.dataset["unable"]!, "warning");
  const same = await hashOf(file) === drop.dataset["compare"];
  say(drop.dataset[same ? "same" : "other"]!.replace("{File}", file.name), same ? "success" : "danger");
}

input.addEventListener("change", () => void compare(input.files?.[0]));
for (const name of ["dragenter", "dragover"]) drop.addEventListener(name, event => { event.preventDefault(); drop.classList.add("is-over"); });
for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => drop.classList.remove("is-over"));
drop.addEventListener("drop", event => {
  event.preventDefault();
  void compare(event.dataTransfer?.files[0]);
});
