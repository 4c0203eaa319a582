/** The theme buttons work without a reload; the form's cookie keeps the choice for the next page. */
export function switchTheme(): void {
  document.addEventListener("submit", event => {
    const form = event.target as HTMLFormElement;
    const theme = (event.submitter as HTMLButtonElement | null)?.value;
    if (!form.matches("[data-theme-form]") || theme === undefined) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    document.documentElement.dataset["bsTheme"] = theme === "auto" ? "" : theme;
    for (const button of form.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button === event.submitter));
    void fetch(form.action, { method: "POST", body: new FormData(form, event.submitter as HTMLButtonElement) });
  }, { capture: true });
}
