import { text } from "./text";

/*
 * Every POST form: a second submit is ignored while the first is under way.
 *   <form data-unsaved>            asks before the page is left with changes that were not sent
 *   <textarea data-draft-key="…">  keeps what is typed on this device until the form is sent
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

function keepDrafts(): void {
  for (const area of document.querySelectorAll<HTMLTextAreaElement>("textarea[data-draft-key]")) {
    const key = `draft:${area.dataset["draftKey"]}`;
    const kept = localStorage.getItem(key);
    if (kept && kept !== area.value && area.value === area.defaultValue && area.defaultValue === "") {
      area.value = kept;
      const note = document.createElement("div");
      note.className = "form-hint";
      note.setAttribute("role", "status");
      note.textContent = text("DraftRestored");
      area.after(note);
    }
    area.addEventListener("input", () => {
      if (area.value) localStorage.setItem(key, area.value);
      else localStorage.removeItem(key);
    });
    area.form?.addEventListener("submit", event => {
      if (!event.defaultPrevented) localStorage.removeItem(key);
    });
  }
}

function sendOnChange(): void {
  document.addEventListener("change", event => {
    const field = event.target as HTMLElement;
    if (field.matches("[data-submit]")) field.closest("form")?.requestSubmit();
  });
}

export function enhanceForms(): void {
  guardDoubleSubmit();
  warnOfUnsavedChanges();
  keepDrafts();
  sendOnChange();
}
