/* One box for all rows, and words that say how many stand as accepted; without this each row's own box still works. */

const form = document.querySelector<HTMLFormElement>("form[data-review]");
const all = form?.querySelector<HTMLInputElement>("input[data-all]");

if (form && all) {
  const rows = [...form.querySelectorAll<HTMLInputElement>("input[data-row]")];
  const counted = form.querySelector<HTMLElement>("[data-counted]");
  const show = (): void => {
    const accepted = rows.filter(row => row.checked).length;
    all.checked = accepted === rows.length;
    all.indeterminate = accepted > 0 && accepted < rows.length;
    for (const row of rows) row.closest("tr")?.classList.toggle("is-rejected", !row.checked);
    if (counted) counted.textContent = form.dataset["words"]!.replace("{Accepted}", String(accepted)).replace("{Rejected}", String(rows.length - accepted));
  };
  all.addEventListener("change", () => {
    for (const row of rows) row.checked = all.checked;
    show();
  });
  form.addEventListener("change", event => { if (event.target !== all) show(); });
  form.querySelector<HTMLElement>("[data-all-label]")!.hidden = false;
  form.querySelector<HTMLElement>("[data-accept-word]")!.hidden = true;
  show();
}
