/*
 * <input type="file" data-most="BYTES" data-too-large="words">: a file that is larger than its page takes is told when it is
 * chosen and is not sent, also by a form that checks nothing else. (Forms with data-upload name each file themselves.)
 */

function isTooLarge(input: HTMLInputElement): boolean {
  return [...(input.files ?? [])].some(file => file.size > Number(input.dataset["most"]));
}

function tell(input: HTMLInputElement): void {
  const id = `${input.id}-too-large`;
  const told = document.getElementById(id);
  if (!isTooLarge(input)) {
    told?.remove();
    input.removeAttribute("aria-invalid");
    return;
  }
  input.setAttribute("aria-invalid", "true");
  if (told) return;
  const line = document.createElement("div");
  line.id = id;
  line.className = "field-error";
  line.setAttribute("role", "alert");
  line.textContent = input.dataset["tooLarge"]!;
  input.after(line);
}

export function checkFileSizes(): void {
  const fields = 'input[type="file"][data-most]';
  document.addEventListener("change", event => {
    const field = event.target as HTMLElement;
    if (field.matches(fields)) tell(field as HTMLInputElement);
  });
  // Before whatever else listens to the submit, so that nothing takes the form for sent.
  document.addEventListener("submit", event => {
    const large = [...(event.target as HTMLFormElement).querySelectorAll<HTMLInputElement>(fields)].find(isTooLarge);
    if (!large) return;
    event.preventDefault();
    event.stopPropagation();
    tell(large);
    large.focus();
  }, { capture: true });
}
