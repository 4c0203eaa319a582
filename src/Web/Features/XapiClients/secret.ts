/*
 * The page that shows a secret once: it takes the address of the client's page, so that a reload shows that and sends nothing
 * again, and it forgets the secret when it is left, so that the way back does not show it either.
 */

const page = document.querySelector<HTMLElement>("[data-once]")!;
history.replaceState(null, "", page.dataset["once"]);
addEventListener("pagehide", () => {
  for (const field of page.querySelectorAll("textarea")) field.value = "";
});
addEventListener("pageshow", event => {
  if (event.persisted) location.reload();
});

export {};
