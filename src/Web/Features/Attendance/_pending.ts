import type { MarkOutbox, Question } from "@client/mark-outbox";
import type { Card, Words } from "./_card";

/**
 * Marks that came too late: the roll call was closed elsewhere while they waited on this device. They stay until they are sent
 * as corrections, with one reason for all, or dropped.
 */
export class PendingCorrections {
  readonly #list: HTMLElement;
  readonly #reason: HTMLInputElement | null;

  constructor(
    private readonly panel: HTMLElement, private readonly outbox: MarkOutbox,
    private readonly cards: Map<string, Card>, private readonly words: Words) {
    this.#list = panel.querySelector<HTMLElement>('[data-part="pending-list"]')!;
    this.#reason = panel.querySelector<HTMLInputElement>('[data-part="pending-reason"]');
    panel.querySelector("form")!.addEventListener("submit", event => {
      event.preventDefault();
      void outbox.correct(this.#questions, this.#reason!.value.trim());
    });
    panel.querySelector('[data-part="pending-drop"]')!.addEventListener("click", () => void outbox.drop(this.#questions));
  }

  get #questions(): Question[] {
    return this.outbox.questions.filter(question => this.cards.has(question.change.enrollmentId));
  }

  show(): void {
    const questions = this.#questions;
    this.panel.hidden = questions.length === 0;
    const known = JSON.stringify(questions);
    if (this.#list.dataset["known"] === known) return;
    this.#list.dataset["known"] = known;
    this.panel.querySelector('[data-part="pending-title"]')!.textContent = this.words("PendingTitle", { Count: questions.length });
    this.#list.replaceChildren(...questions.map(question => this.#line(question)));
  }

  #line(question: Question): HTMLElement {
    const card = this.cards.get(question.change.enrollmentId)!;
    const line = document.createElement("li");
    const name = document.createElement("strong");
    name.textContent = card.name;
    const marks = { Mine: card.wordsOf(question.change), Theirs: card.wordsOf(question.theirs) };
    const drop = document.createElement("button");
    drop.type = "button";
    drop.className = "btn btn-sm";
    drop.textContent = this.words("PendingDropOne");
    drop.setAttribute("aria-label", `${this.words("PendingDropOne")}: ${card.name}`);
    drop.addEventListener("click", () => void this.outbox.drop([question]));
    line.append(name, ` ${this.words("PendingLine", marks)} `, drop);
    return line;
  }
}
