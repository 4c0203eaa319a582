import { postForm } from "@client/http";

/*
 * <form data-plan-form>: adds and removes rows without a round trip, and shows while it is filled what deadline and
 * policy mean. The words come from the server, which alone knows the rule.
 */

const form = document.querySelector<HTMLFormElement>("form[data-plan-form]");

/** Names and ids carry the row's index: Form.Bases[0].Kind, Form_Bases_0__Kind. */
function renumber(rows: HTMLElement): void {
  const list = rows.dataset["rows"]!;
  const byName = `${list}[`, byId = `${list.replaceAll(".", "_")}_`;
  [...rows.querySelectorAll<HTMLElement>("[data-row]")].forEach((row, index) => {
    row.querySelector("[data-row-number]")!.textContent = String(index + 1);
    for (const element of row.querySelectorAll<HTMLElement>("*")) {
      for (const attribute of element.attributes) {
        if (attribute.value.includes(byName)) attribute.value = attribute.value.replace(/\[\d+\]/, `[${index}]`);
        else if (attribute.value.includes(byId)) attribute.value = attribute.value.replaceAll(new RegExp(`${byId}\\d+_`, "g"), `${byId}${index}_`);
      }
      if (element.matches("[data-remove-row]")) element.setAttribute("value", element.getAttribute("value")!.replace(/\d+$/, String(index)));
    }
  });
}

function removeRow(button: HTMLElement): void {
  const rows = button.closest<HTMLElement>("[data-rows]")!;
  if (rows.querySelectorAll("[data-row]").length < 2) return clear(button.closest<HTMLElement>("[data-row]")!);
  button.closest("[data-row]")!.remove();
  renumber(rows);
  rows.querySelector<HTMLElement>("[data-add-row]")?.focus();
}

function clear(row: HTMLElement): void {
  for (const field of row.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea")) {
    if (field.type !== "hidden") field.value = "";
    field.removeAttribute("aria-invalid");
    field.classList.remove("input-validation-error");
  }
  for (const message of row.querySelectorAll(".field-error")) message.textContent = "";
}

function addBasis(rows: HTMLElement): boolean {
  const last = [...rows.querySelectorAll<HTMLElement>("[data-row]")].at(-1);
  if (!last || rows.dataset["rows"] !== "Form.Bases") return false;
  const row = last.cloneNode(true) as HTMLElement;
  clear(row);
  last.after(row);
  renumber(rows);
  row.querySelector<HTMLElement>("input, select, textarea")?.focus();
  return true;
}

function keepWords(filled: HTMLFormElement): void {
  let waiting = 0;
  let last = 0;
  const refresh = async (): Promise<void> => {
    const turn = ++last;
    const response = await postForm("/plans/words", new FormData(filled)).catch(() => undefined);
    if (!response?.ok || turn !== last) return;
    const words = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const part of words.querySelectorAll<HTMLElement>("[data-words]")) {
      const place = filled.querySelector(`[data-words="${part.dataset["words"]}"]`);
      if (!place) continue;
      place.replaceChildren(...(part.classList.contains("notice") ? [part] : part.childNodes));
    }
  };
  filled.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void refresh(), 300);
  });
}

if (form) {
  form.addEventListener("click", event => {
    const button = (event.target as Element).closest<HTMLElement>("[data-add-row], [data-remove-row]");
    if (!button) return;
    if (button.matches("[data-remove-row]")) {
      event.preventDefault();
      removeRow(button);
      form.dispatchEvent(new Event("input", { bubbles: true }));
    } else if (addBasis(button.closest<HTMLElement>("[data-rows]")!)) {
      event.preventDefault();
    }
  });
  keepWords(form);
}
