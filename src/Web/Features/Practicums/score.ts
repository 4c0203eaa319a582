import { culture } from "@client/text";

/* The assessment sheet: the sum as one types, the level a score falls into, phrases by one tap, Ctrl+Enter to save. */

const form = document.querySelector<HTMLFormElement>("form[data-sheet]")!;
const comment = form.querySelector<HTMLTextAreaElement>("textarea")!;
const total = form.querySelector<HTMLElement>("[data-total]")!;
const inputs = [...form.querySelectorAll<HTMLInputElement>("[data-criterion] input")];
const number = new Intl.NumberFormat(culture, { maximumFractionDigits: 2 });

/** "1,5" and "1.5" are one and a half, as on the server. */
function scoreOf(input: HTMLInputElement): number {
  const typed = input.value.trim().replace(",", ".");
  return /^\d+(\.\d+)?$/.test(typed) ? Number(typed) : NaN;
}

/** Says in the page's words what is wrong with a score. */
function check(input: HTMLInputElement): void {
  const score = scoreOf(input);
  const steps = score / Number(input.dataset["step"]);
  const fits = score <= Number(input.dataset["max"]) && Math.abs(steps - Math.round(steps)) < 1e-9;
  input.setCustomValidity(fits ? "" : input.dataset["wrong"]!);
}

function showLevel(input: HTMLInputElement): void {
  check(input);
  const levels = [...input.closest("[data-criterion]")!.querySelectorAll<HTMLElement>("[data-from]")];
  const score = scoreOf(input);
  const reached = levels.find(level => score >= Number(level.dataset["from"]));
  for (const level of levels) level.classList.toggle("is-reached", level === reached);
}

function showTotal(): void {
  const scores = inputs.map(scoreOf);
  const complete = scores.every(score => !Number.isNaN(score));
  const sum = scores.reduce((all, score) => all + (Number.isNaN(score) ? 0 : score), 0);
  total.querySelector("[data-sum]")!.textContent = number.format(sum);
  const verdict = total.querySelector<HTMLElement>("[data-verdict]")!;
  verdict.textContent = complete ? total.dataset[sum >= Number(total.dataset["min"]) ? "pass" : "fail"]! : "";
}

for (const input of inputs) {
  input.addEventListener("input", () => { showLevel(input); showTotal(); });
  showLevel(input);
}
showTotal();

for (const button of form.querySelectorAll<HTMLButtonElement>("[data-phrase]")) {
  button.addEventListener("click", () => {
    const before = comment.value.trimEnd();
    comment.value = (before ? `${before}\n` : "") + button.textContent!.trim();
    comment.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

form.addEventListener("keydown", event => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit(form.querySelector<HTMLButtonElement>("[data-save]")!);
  // Enter alone would send a half-filled sheet from a number field; it goes to the next one.
  else if (event.key === "Enter" && event.target instanceof HTMLInputElement) {
    event.preventDefault();
    (inputs[inputs.indexOf(event.target) + 1] ?? comment).focus();
  }
});

inputs.find(input => input.value === "")?.focus({ preventScroll: true });
