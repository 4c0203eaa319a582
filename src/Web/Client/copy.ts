/** <button data-copy="text"> or data-copy-from="id of a field or a text": copies, and says so on the button. */
export function copyButtons(): void {
  document.addEventListener("click", event => {
    const button = (event.target as Element).closest<HTMLButtonElement>("[data-copy], [data-copy-from]");
    if (button) void copy(button).then(() => tell(button));
  });
}

function tell(button: HTMLButtonElement): void {
  const label = button.querySelector("span")!;
  label.dataset["words"] ??= label.textContent!;
  label.textContent = button.dataset["copied"]!;
  setTimeout(() => label.textContent = label.dataset["words"]!, 2500);
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
