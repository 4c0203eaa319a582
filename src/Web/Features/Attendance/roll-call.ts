import { fold } from "@client/fold";
import { Card, type Words } from "./_card";
import { type Answer, type Change, type Mark, MarkQueue, newId, type Status } from "./_queue";

/** The roll call on a phone: every tap is shown at once, kept on the device, and sent as soon as there is a network. */
const page = document.querySelector<HTMLElement>("[data-roll-call]");
if (page) start(page);

function start(root: HTMLElement): void {
  const texts = JSON.parse(root.dataset["texts"]!) as Record<string, string>;
  const words: Words = (key, values = {}) => (texts[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  const url = `/roll-calls/${root.dataset["rollCall"]}`;
  const isOpen = root.dataset["state"] === "Open";
  const mayMark = root.dataset["mayMark"] !== undefined;
  const part = <T extends HTMLElement>(name: string): T | null => root.querySelector<T>(`[data-part="${name}"]`);

  const cards = [...root.querySelectorAll<HTMLElement>(".roll-card")].map(element => new Card(element, words));
  const byId = new Map(cards.map(card => [card.id, card]));
  const undos: { card: Card; before: Mark }[][] = [];
  const queue = new MarkQueue(`${url}/marks`, `roll-call:${root.dataset["account"]}:${root.dataset["rollCall"]}`, {
    versionOf: id => byId.get(id)?.version ?? 0,
    answered,
    changed: tell,
  });

  function mark(marks: { card: Card; mark: Mark }[], method: Change["method"] = "OneByOne", keepUndo = true): void {
    const real = marks.filter(({ card, mark: next }) => card.shown.status !== next.status || card.shown.minutes !== next.minutes);
    if (real.length === 0) return;
    if (keepUndo && isOpen) undos.push(real.map(({ card }) => ({ card, before: card.shown })));
    const changes = real.map(({ card, mark: next }): Change => {
      card.show(next);
      card.sync("waiting");
      return { ...next, enrollmentId: card.id, changeId: newId(), reason: card.reason?.value.trim() || null, method, seenVersion: card.version };
    });
    queue.add(changes);
  }

  function answered(answers: Answer[], sent: Change[]): void {
    for (const answer of answers) {
      const card = byId.get(answer.enrollmentId);
      if (!card) continue;
      card.version = answer.version;
      card.server = { status: answer.status, minutes: answer.minutes };
      if (queue.pendingOf(card.id)) continue;
      card.show(card.server);
      if (answer.result === "Saved") {
        card.sync("saved");
        if (card.reason) card.reason.value = "";
      } else if (answer.result === "Refused") {
        card.sync("refused", answer.text);
      } else {
        const mine = sent.find(change => change.changeId === answer.changeId)!;
        card.dispute(answer.text ?? "", mine, () => mark([{ card, mark: { status: mine.status, minutes: mine.minutes } }]));
      }
    }
  }

  /** The bar: how many, how many are left, and whether the server has it all. */
  function tell(): void {
    const marked = cards.filter(card => card.shown.status !== "Unmarked").length;
    const there = cards.filter(card => ["Present", "Late", "LeftEarly"].includes(card.shown.status)).length;
    const counts = { There: there, Away: marked - there, Left: cards.length - marked };
    part("marked")!.textContent = String(marked);
    part("left")!.textContent = words("Left", counts);
    part("there")!.textContent = words("There", counts);
    part<HTMLProgressElement>("progress")!.value = marked;
    const sync = part("sync")!;
    sync.dataset["trouble"] = queue.trouble ?? "";
    sync.textContent = queue.size === 0 ? "" : queue.trouble === "signed-out" ? words("SignedOut", { Count: queue.size }) : words("Pending", { Count: queue.size });
    const undo = part<HTMLButtonElement>("undo");
    if (undo) undo.disabled = undos.length === 0;
    const closing = part("closing")?.querySelector("button");
    if (closing) {
      closing.disabled = queue.size > 0;
      closing.dataset["confirm"] = words("CloseQuestion", counts);
    }
    const all = part("all-words");
    if (all) all.textContent = marked > 0 && counts.Left > 0 ? words("RestPresent", counts) : words("AllPresent");
    part("all-present")?.querySelector("button")?.toggleAttribute("disabled", counts.Left === 0);
  }

  function find(): void {
    const wanted = fold(part<HTMLInputElement>("search")!.value).split(" ").filter(Boolean);
    const only = part("only-unmarked")!.getAttribute("aria-pressed") === "true";
    for (const card of cards) card.element.hidden = !card.matches(wanted, only);
    part("nobody")!.hidden = cards.some(card => !card.element.hidden);
  }

  const late = (status: Status): boolean => status === "Late" || status === "LeftEarly";

  /** Late until now, or gone from now on, while the block runs; else what the field says. */
  function suggest(status: Status): number | null {
    const [starts, ends, now] = [Number(root.dataset["starts"]), Number(root.dataset["ends"]), Date.now()];
    if (now <= starts || now >= ends) return null;
    return Math.max(1, Math.floor((status === "Late" ? now - starts : ends - now) / 60_000));
  }

  function wire(card: Card): void {
    let typed = false;
    card.form.addEventListener("submit", event => {
      event.preventDefault();
      const status = (event.submitter as HTMLButtonElement | null)?.value as Status | undefined ?? card.shown.status;
      if (!late(status)) {
        mark([{ card, mark: { status, minutes: 0 } }]);
        card.details.open = false;
        return;
      }
      const minutes = typed || card.shown.status === status ? Number(card.minutes!.value) : suggest(status) ?? Number(card.minutes!.value);
      card.minutes!.value = String(minutes);
      mark([{ card, mark: { status, minutes } }]);
    });
    // A card near the bottom opens under the bar of actions.
    card.details.addEventListener("toggle", () => {
      if (card.details.open) card.element.scrollIntoView({ block: "nearest" });
    });
    // Without a reason a correction cannot be sent: show the field, which the browser then asks for.
    card.element.querySelector(".roll-present")?.addEventListener("click", () => {
      if (card.reason && !card.reason.value.trim()) card.details.open = true;
    });
    const setMinutes = (): void => {
      typed = true;
      if (late(card.shown.status) && card.minutes!.checkValidity() && card.form.checkValidity()) mark([{ card, mark: { status: card.shown.status, minutes: Number(card.minutes!.value) } }]);
    };
    card.minutes?.addEventListener("change", setMinutes);
    for (const preset of card.element.querySelectorAll<HTMLButtonElement>("[data-minutes-preset]")) {
      preset.hidden = Number(preset.dataset["minutesPreset"]) > Number(card.minutes!.max);
      preset.addEventListener("click", () => {
        card.minutes!.value = preset.dataset["minutesPreset"]!;
        setMinutes();
      });
    }
  }

  /** What other devices have marked meanwhile. */
  async function look(): Promise<void> {
    if (document.hidden || queue.size > 0) return;
    const response = await fetch(`${url}/records`, { headers: { Accept: "application/json" } }).catch(() => null);
    if (!response?.ok || response.redirected) return;
    const now = await response.json() as { state: string; records: (Mark & { enrollmentId: string; version: number })[] };
    if (now.state !== root.dataset["state"]) {
      if (queue.size === 0 && !root.querySelector("details[open]")) location.reload();
      return;
    }
    for (const record of now.records) {
      const card = byId.get(record.enrollmentId);
      if (!card || record.version <= card.version || queue.pendingOf(card.id)) continue;
      [card.version, card.server] = [record.version, { status: record.status, minutes: record.minutes }];
      card.show(card.server);
    }
    tell();
  }

  for (const card of cards) {
    if (mayMark) wire(card);
    const kept = queue.pendingOf(card.id);
    if (!kept) continue;
    card.show({ status: kept.status, minutes: kept.minutes });
    card.sync("waiting");
  }
  part("find")!.hidden = false;
  part("search")!.addEventListener("input", find);
  part("only-unmarked")!.addEventListener("click", event => {
    const button = event.currentTarget as HTMLElement;
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    find();
  });
  part("all-present")?.addEventListener("submit", event => {
    event.preventDefault();
    mark(cards.filter(card => card.shown.status === "Unmarked").map(card => ({ card, mark: { status: "Present", minutes: 0 } })), "AllPresent");
    find();
  });
  const undo = part<HTMLButtonElement>("undo");
  if (undo) {
    undo.hidden = false;
    undo.addEventListener("click", () => {
      mark((undos.pop() ?? []).map(({ card, before }) => ({ card, mark: before })), "OneByOne", false);
      tell();
    });
  }
  tell();
  void queue.flush();
  setInterval(() => void look(), 8000);
}
