import { fold } from "@client/fold";
import type { Mark, Status } from "@client/mark-outbox";

export type Words = (key: string, values?: Record<string, string | number>) => string;
export type SyncState = "" | "waiting" | "saved" | "refused" | "conflict";

const tones: Record<Status, string> = {
  Unmarked: "neutral", Present: "success", Late: "warning", LeftEarly: "warning", Excused: "info", Unexcused: "danger",
};

/** One person on the screen: what is shown, and what the server last said. */
export class Card {
  readonly id: string;
  readonly details: HTMLDetailsElement;
  readonly form: HTMLFormElement;
  readonly minutes: HTMLInputElement | null;
  readonly reason: HTMLInputElement | null;
  shown: Mark;
  server: Mark;
  version: number;
  readonly #key: string;

  constructor(readonly element: HTMLElement, private readonly words: Words) {
    this.id = element.dataset["enrollment"]!;
    this.shown = { status: element.dataset["status"] as Status, minutes: Number(element.dataset["minutes"]) };
    this.server = this.shown;
    this.version = Number(element.dataset["version"]);
    this.details = element.querySelector("details")!;
    this.form = element.querySelector("form")!;
    this.minutes = element.querySelector<HTMLInputElement>('[data-part="minutes"]');
    this.reason = element.querySelector<HTMLInputElement>('[data-part="reason"]');
    const given = element.querySelector(".roll-name strong")!.textContent!;
    // The given name first, so that "ha" finds Hà before anybody whose family name holds it.
    const [name, school] = [".roll-name", ".roll-school"].map(part => element.querySelector(part)!.textContent);
    this.#key = ` ${fold(`${given} ${name} ${school}`)}`;
  }

  show(mark: Mark): void {
    this.shown = mark;
    const { element } = this;
    element.dataset["status"] = mark.status;
    element.className = element.className.replace(/tone-\w+/, `tone-${tones[mark.status]}`);
    this.#part("mark").textContent = this.wordsOf(mark);
    element.querySelector(".roll-present")?.setAttribute("aria-pressed", String(mark.status === "Present"));
    for (const button of element.querySelectorAll<HTMLButtonElement>(".roll-buttons button"))
      button.setAttribute("aria-pressed", String(button.value === mark.status));
    if (mark.minutes > 0 && this.minutes) this.minutes.value = String(mark.minutes);
  }

  get name(): string {
    return this.element.querySelector(".roll-name")!.textContent!.trim().replace(/\s+/g, " ");
  }

  wordsOf(mark: Mark): string {
    return this.words(`Mark.${mark.status}`, { Minutes: mark.minutes });
  }

  sync(state: SyncState): void {
    this.element.dataset["sync"] = state;
    this.#part("card-sync").textContent = state === "waiting" ? this.words("Waiting") : state === "saved" ? this.words("Saved") : "";
    this.#part("dispute").replaceChildren();
  }

  /** Shows what the server did not take, and why; whichever answer the person gives ends it. */
  ask(state: "refused" | "conflict", text: string, mine: Mark, answers: [key: string, act: () => void][]): void {
    this.sync(state);
    const question = document.createElement("p");
    question.textContent = `${text} ${this.words("YouChose", { Mark: this.wordsOf(mine) })}`;
    const buttons = answers.map(([key, act]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn";
      button.textContent = this.words(key);
      button.addEventListener("click", () => {
        this.sync("");
        act();
      });
      return button;
    });
    this.#part("dispute").replaceChildren(question, ...buttons);
  }

  matches(wanted: string[], onlyUnmarked: boolean): boolean {
    return wanted.every(word => this.#key.includes(` ${word}`)) && (!onlyUnmarked || this.shown.status === "Unmarked");
  }

  #part(name: string): HTMLElement {
    return this.element.querySelector<HTMLElement>(`[data-part="${name}"]`)!;
  }
}
