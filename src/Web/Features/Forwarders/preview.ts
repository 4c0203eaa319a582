/*
 * Counts what a forwarder's filter lets through, beside the form: what was typed, the secret above all, stays where it is.
 */

import { postForm } from "../../Client/http";

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-preview]")) {
  const answer = button.parentElement!.querySelector<HTMLOutputElement>("[data-preview-answer]")!;
  button.addEventListener("click", async () => {
    const form = new FormData(button.form!);
    form.delete("Secret");
    button.disabled = true;
    try {
      const response = await postForm(button.dataset["preview"]!, form);
      answer.textContent = response.ok ? await response.text() : button.dataset["failed"]!;
    } catch {
      answer.textContent = button.dataset["failed"]!;
    } finally {
      button.disabled = false;
    }
  });
}
