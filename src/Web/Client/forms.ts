import { text } from "./text";

/*
 * Every POST form: a second submit is ignored while the first is under way.
 *   <form data-unsaved>            asks before the page is left with changes that were not sent
 *   <select|input data-submit>     sends its form on change
 */

let sending = false;

function guardDoubleSubmit(): void {
  document.addEventListener("submit", event => {
    const form = event.target as HTMLFormElement;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset["sending"] !== undefined) {
      event.preventDefault();
      return;
    }
    form.dataset["sending"] = "";
    sending = true;
    const button = event.submitter;
    // After the browser has read the form, so that the button's own name and value still travel.
    setTimeout(() => {
      button?.setAttribute("aria-busy", "true");
      button?.classList.add("btn-loading");
    });
    // A download answers without leaving the page.
    setTimeout(() => release(form), 8000);
  });
  // Back from the browser's cache: the form may be sent again.
  addEventListener("pageshow", () => document.querySelectorAll<HTMLFormElement>("form[data-sending]").forEach(release));
}

function release(form: HTMLFormElement): void {
  delete form.dataset["sending"];
  sending = false;
  for (const button of form.querySelectorAll(".btn-loading")) {
    button.classList.remove("btn-loading");
    button.removeAttribute("aria-busy");
  }
}

function warnOfUnsavedChanges(): void {
  const changed = new WeakSet<Element>();
  document.addEventListener("input", event => {
    const form = (event.target as Element).closest("form[data-unsaved]");
    if (form) changed.add(form);
  });
  addEventListener("beforeunload", event => {
    if (sending) return;
    if ([...document.querySelectorAll("form[data-unsaved]")].some(form => changed.has(form))) event.preventDefault();
  });
}

function sendOnChange(): void {
  document.addEventListener("change", event => {
    const field = event.target as HTMLElement;
    if (field.matches("[data-submit]")) field.closest("form")?.requestSubmit();
  });
}

/** The browser's own bubbles speak the browser's language; these speak the page's. */
function speakThePagesLanguage(): void {
  type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
  const spoken = new WeakSet<Element>();
  document.addEventListener("invalid", event => {
    const field = event.target as Field;
    const { valueMissing, rangeUnderflow, rangeOverflow, badInput, customError } = field.validity;
    if (customError && !spoken.has(field)) return;
    const { min = "", max = "" } = field as HTMLInputElement;
    const words = valueMissing ? text("FieldMissing")
      : badInput ? text("FieldNoNumber")
      : (rangeUnderflow || rangeOverflow) && field.type === "number" ? text("FieldRange", { Min: min, Max: max }) : "";
    field.setCustomValidity(words);
    spoken.add(field);
  }, { capture: true });
  for (const name of ["input", "change"]) {
    document.addEventListener(name, event => {
      if (spoken.delete(event.target as Element)) (event.target as Field).setCustomValidity("");
    }, { capture: true });
  }
}

export function enhanceForms(): void {
  speakThePagesLanguage();
  guardDoubleSubmit();
  warnOfUnsavedChanges();
  sendOnChange();
}
