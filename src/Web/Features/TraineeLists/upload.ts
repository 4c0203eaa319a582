/* A form that takes files, with or without a drop zone: what was chosen is named with its size, and a file that is too large is told before it travels. */

const inKilobytes = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1024)).toLocaleString(document.documentElement.lang)} KB`;

function show(form: HTMLFormElement, input: HTMLInputElement): void {
  const most = Number(form.dataset["most"]);
  const files = [...(input.files ?? [])];
  form.querySelector('[data-part="files"]')!.replaceChildren(...files.map(file => {
    const line = document.createElement("li");
    line.textContent = file.size > most ? `${file.name}: ${form.dataset["tooLarge"]}` : `${file.name} (${inKilobytes(file.size)})`;
    line.classList.toggle("field-error", file.size > most);
    return line;
  }));
  input.setCustomValidity(files.some(file => file.size > most) ? form.dataset["tooLarge"]! : "");
}

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-upload]")) {
  const zone = form.querySelector<HTMLElement>(".drop-zone");
  const input = form.querySelector<HTMLInputElement>('input[type="file"]')!;
  input.addEventListener("change", () => show(form, input));
  if (!zone) continue;
  zone.addEventListener("dragover", event => {
    event.preventDefault();
    zone.classList.add("is-over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("is-over"));
  zone.addEventListener("drop", event => {
    event.preventDefault();
    zone.classList.remove("is-over");
    if (!event.dataTransfer?.files.length) return;
    input.files = event.dataTransfer.files;
    show(form, input);
  });
}
