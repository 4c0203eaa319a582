import { culture } from "@client/text";

/* Sums the seats while they are typed, and says in words how they stand to the plan's places. */

const form = document.querySelector<HTMLFormElement>("form[data-quota-form]");
const sum = document.querySelector<HTMLElement>("[data-quota-sum]");

function show(inputs: HTMLInputElement[], notice: HTMLElement): void {
  const total = inputs.reduce((all, input) => all + (Number.parseInt(input.value, 10) || 0), 0);
  const places = Number(notice.dataset["places"]);
  const state = total === places ? "exact" : total < places ? "short" : "over";
  const numbers = new Intl.NumberFormat(culture);
  const values: Record<string, number> = { Total: total, Places: places, Difference: Math.abs(places - total) };
  const words = notice.getAttribute(`data-words-${state}`)!.replace(/\{(\w+)\}/g, (_, name: string) => numbers.format(values[name]!));
  for (const place of document.querySelectorAll("[data-sum-words]")) place.textContent = words;
  notice.className = `notice tone-${{ exact: "success", short: "warning", over: "danger" }[state]}`;
}

if (form && sum) {
  const inputs = [...form.querySelectorAll<HTMLInputElement>("input[data-seats]")];
  form.addEventListener("input", event => {
    const input = event.target as HTMLInputElement;
    const cell = input.closest<HTMLElement>("td");
    if (cell) cell.dataset["sortValue"] = input.value;
    show(inputs, sum);
  });
}
