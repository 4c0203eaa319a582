/* <button data-copy="#input" data-copied="words">: copies a field's text, also where the page came by plain HTTP. */

async function copy(field: HTMLInputElement): Promise<void> {
  field.select();
  // The clipboard API is there on HTTPS and localhost alone.
  if (navigator.clipboard) await navigator.clipboard.writeText(field.value);
  else document.execCommand("copy");
}

for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
  button.addEventListener("click", () => {
    const field = document.querySelector<HTMLInputElement>(button.dataset["copy"]!)!;
    void copy(field).then(() => {
      button.querySelector("span")!.textContent = button.dataset["copied"]!;
    });
  });
}
