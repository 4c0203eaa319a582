/* Choosing rows to sign: "all" takes what is shown, and the button says how many. */

const form = document.querySelector<HTMLFormElement>("form[data-choose]");
const button = form?.querySelector<HTMLButtonElement>("[data-choose-send]");
const boxes = [...form?.querySelectorAll<HTMLInputElement>("input[name=enrollmentIds]") ?? []];
const all = form?.querySelector<HTMLInputElement>("[data-choose-all]");

function show(): void {
  const chosen = boxes.filter(box => box.checked).length;
  if (all) {
    all.disabled = boxes.length === 0;
    all.checked = chosen > 0 && chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
  }
  if (!button) return;
  button.disabled = chosen === 0;
  button.querySelector("span")!.textContent = button.dataset["label"]!.replace("{Count}", String(chosen));
}

all?.addEventListener("change", () => {
  for (const box of boxes) box.checked = all.checked && !box.closest("tr")!.hidden;
  show();
});
form?.addEventListener("change", event => { if (event.target !== all) show(); });
show();
