/** <button data-copy="text"> or data-copy-from="id of a field or a text": copies, and says so on the button. */
export function copyButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy], [data-copy-from]")) wire(button);
}

function wire(button: HTMLButtonElement): void {
  const label = button.querySelector("span")!;
  const words = label.textContent;
  button.addEventListener("click", () => void copy(button).then(() => {
    label.textContent = button.dataset["copied"]!;
    setTimeout(() => label.textContent = words, 2500);
  }));
}

async function copy(button: HTMLElement): Promise<void> {
  const field = document.getElementById(button.dataset["copyFrom"] ?? "") as HTMLTextAreaElement | null;
  // What is no field has text instead.
  const text = field?.value ?? field?.textContent ?? button.dataset["copy"]!;
  // Without https the clipboard is closed; the old way still works there.
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const helper = document.createElement("textarea");
  helper.value = text;
  button.after(helper);
  helper.select();
  document.execCommand("copy");
  helper.remove();
}

export {};
