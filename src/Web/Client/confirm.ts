/*
 * <button data-confirm="What will happen, as a question" [data-confirm-title] [data-confirm-ok] [data-confirm-danger]>
 * asks in the page's own dialog before its form is sent.
 */

function ask(button: HTMLElement): Promise<boolean> {
  const dialog = document.querySelector<HTMLDialogElement>("#confirm-dialog")!;
  const part = (name: string): HTMLElement => dialog.querySelector<HTMLElement>(`[data-part="${name}"]`)!;
  part("title").textContent = button.dataset["confirmTitle"] ?? part("title").dataset["default"]!;
  part("text").textContent = button.dataset["confirm"]!;
  const ok = part("ok");
  ok.textContent = button.dataset["confirmOk"] ?? button.textContent!.trim();
  const dangerous = button.dataset["confirmDanger"] !== undefined;
  ok.classList.toggle("btn-danger", dangerous);
  ok.classList.toggle("btn-primary", !dangerous);
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise(resolve =>
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "ok"), { once: true }));
}

/** Capture, so that the question comes before anything else hears of the submit. */
export function confirmSubmits(): void {
  const agreed = new WeakSet<HTMLElement>();
  document.addEventListener("submit", event => {
    const button = event.submitter;
    if (!button?.dataset["confirm"]) return;
    if (agreed.delete(button)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void ask(button).then(yes => {
      if (!yes) return;
      agreed.add(button);
      (event.target as HTMLFormElement).requestSubmit(button);
    });
  }, { capture: true });
}
