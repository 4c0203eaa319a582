import type { Live } from "./_live";

export interface PollView { id: string; question: string; options: { text: string; votes: number }[]; votes: number; isOpen: boolean }

interface PollPanel { show(poll: PollView | null, mine?: number | null): void }

/** The newest poll of a room: a vote per tap, results that grow while one looks, and for the trainer asking and closing. */
export function pollPanel(room: HTMLElement, live: Live): PollPanel {
  const panel = room.querySelector<HTMLElement>("[data-poll]");
  if (!panel) return { show: () => undefined };
  const part = (name: string): HTMLElement => room.querySelector<HTMLElement>(`[data-part="${name}"]`)!;
  const votes = room.dataset["votes"] === "true";
  let shown: PollView | null = null;
  let mine: number | null = null;

  const optionRow = (option: PollView["options"][number], index: number): HTMLElement => {
    const row = document.createElement("label");
    row.className = "poll-option";
    if (votes) {
      const input = document.createElement("input");
      Object.assign(input, { type: "radio", name: "vote", value: String(index), className: "form-check-input" });
      row.append(input);
    }
    const text = document.createElement("span");
    text.textContent = option.text;
    const count = document.createElement("small");
    count.dataset["part"] = "count";
    const bar = document.createElement("progress");
    bar.setAttribute("aria-hidden", "true");
    row.append(text, count, bar);
    return row;
  };

  const show = (poll: PollView | null, vote?: number | null): void => {
    panel.hidden = poll === null;
    if (!poll) return;
    if (vote !== undefined) mine = vote;
    if (shown?.id !== poll.id) {
      if (vote === undefined) mine = null;
      part("options").replaceChildren(...poll.options.map(optionRow));
    }
    shown = poll;
    part("question").textContent = poll.question;
    part("poll-state").textContent = live.text(poll.isOpen ? "PollOpen" : "PollClosed");
    part("votes").textContent = live.text("PollVotes", { Votes: poll.votes });
    // Nobody is led by the others: a teacher sees the results after answering, or when the poll is closed.
    const results = !votes || !poll.isOpen || mine !== null;
    [...part("options").children].forEach((row, index) => {
      const count = poll.options[index]!.votes;
      const input = row.querySelector("input");
      if (input) [input.checked, input.disabled] = [mine === index, !poll.isOpen];
      const [words, bar] = [row.querySelector<HTMLElement>("[data-part=count]")!, row.querySelector("progress")!];
      words.hidden = bar.hidden = !results;
      words.textContent = live.text("PollCount", { Votes: count, Percent: poll.votes ? Math.round(100 * count / poll.votes) : 0 });
      [bar.max, bar.value] = [Math.max(1, poll.votes), count];
    });
    const close = room.querySelector<HTMLElement>("[data-close-poll]");
    if (close) close.hidden = !poll.isOpen;
    const ask = room.querySelector<HTMLElement>("[data-ask]");
    if (ask) ask.hidden = poll.isOpen;
  };

  const call = async (errorPart: string, method: string, ...values: unknown[]): Promise<boolean> => {
    let refusal: string | null;
    try {
      refusal = await live.hub.invoke<string | null>(method, ...values);
    } catch {
      refusal = live.text("NotSent");
    }
    part(errorPart).textContent = refusal ?? "";
    return !refusal;
  };

  live.hub.on("PollChanged", (poll: PollView) => show(poll));
  panel.querySelector("form")!.addEventListener("submit", event => event.preventDefault());
  panel.addEventListener("change", async event => {
    const choice = Number((event.target as HTMLInputElement).value);
    const before = mine;
    mine = choice;
    if (await call("poll-error", "Vote", choice)) return;
    mine = before;
    show(shown);
  });
  room.querySelector("[data-close-poll]")?.addEventListener("click", () => void call("poll-error", "ClosePoll"));

  const ask = room.querySelector<HTMLFormElement>("[data-ask-form]");
  ask?.addEventListener("submit", async event => {
    event.preventDefault();
    const question = ask.querySelector<HTMLInputElement>("#question")!.value;
    const options = ask.querySelector<HTMLTextAreaElement>("#choices")!.value.split("\n");
    if (!await call("ask-error", "AskPoll", question, options)) return;
    ask.reset();
    ask.closest("details")!.open = false;
  });
  return { show };
}
