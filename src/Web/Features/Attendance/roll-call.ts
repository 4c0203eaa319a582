import { deviceStore, headingOf } from "@client/device";
import { fold } from "@client/fold";
import { post } from "@client/http";
import { newId } from "@client/id";
import { type Answer, type Change, type Mark, MarkOutbox, type Question, type Status } from "@client/mark-outbox";
import { Card, type Words } from "./_card";
import { PendingCorrections } from "./_pending";

/** The roll call on a phone: every tap is shown at once, kept on the device, and sent as soon as there is a network. */
const page = document.querySelector<HTMLElement>("[data-roll-call]");
if (page) void start(page);

async function start(root: HTMLElement): Promise<void> {
  const texts = JSON.parse(root.dataset["texts"]!) as Record<string, string>;
  const words: Words = (key, values = {}) =>
    (texts[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  const url = `/roll-calls/${root.dataset["rollCall"]}`;
  const isOpen = root.dataset["state"] === "Open";
  const mayMark = root.dataset["mayMark"] !== undefined;
  const part = <T extends HTMLElement>(name: string): T | null => root.querySelector<T>(`[data-part="${name}"]`);

  const cards = [...root.querySelectorAll<HTMLElement>(".roll-card")].map(element => new Card(element, words));
  const byId = new Map(cards.map(card => [card.id, card]));
  const undos: { card: Card; before: Mark }[][] = [];
  const store = await deviceStore();
  if (!store) return;
  const place = { page: url, title: headingOf() };
  const outbox = await MarkOutbox.open(store, root.dataset["rollCall"]!, place, post, { answered, changed });
  const pending = new PendingCorrections(part("pending")!, outbox, byId, words);

  function mark(marks: { card: Card; mark: Mark }[], method: Change["method"] = "OneByOne", keepUndo = true): void {
    const real = marks.filter(({ card, mark: next }) =>
      card.shown.status !== next.status || card.shown.minutes !== next.minutes);
    if (real.length === 0) return;
    if (keepUndo && isOpen) undos.push(real.map(({ card }) => ({ card, before: card.shown })));
    const changes = real.map(({ card, mark: next }): Change => {
      card.show(next);
      card.sync("waiting");
      const reason = card.reason?.value.trim() || null;
      return { ...next, enrollmentId: card.id, changeId: newId(), reason, method, seenVersion: card.version };
    });
    void outbox.add(changes);
  }

  function answered(answers: Answer[]): void {
    for (const answer of answers) {
      const card = byId.get(answer.enrollmentId);
      if (!card) continue;
      card.version = answer.version;
      card.server = { status: answer.status, minutes: answer.minutes };
      if (outbox.pendingOf(card.id)) continue;
      card.show(card.server);
      if (answer.result !== "Saved") continue;
      card.sync("saved");
      if (card.reason) card.reason.value = "";
    }
    // Closed elsewhere: the page of a closed roll call asks for the reason.
    if (isOpen && answers.some(answer => answer.needsReason)) location.reload();
  }

  /** Something changed in the outbox, here or in another tab. */
  function changed(): void {
    let settled = false;
    for (const card of cards) {
      const waits = outbox.pendingOf(card.id);
      const question = outbox.questionOf(card.id);
      if (waits) {
        card.show(waits);
        card.sync("waiting");
      } else if (question) {
        ask(card, question);
      } else if (!outbox.busy && ["waiting", "refused", "conflict"].includes(card.element.dataset["sync"] ?? "")) {
        // Answered here, or sent by another tab.
        card.show(card.server);
        card.sync("");
        settled = true;
      }
    }
    if (settled) void look();
    pending.show();
    tell();
  }

  /** In an open roll call a mark that was not taken is answered on its card; in a closed one all together, with a reason. */
  function ask(card: Card, question: Question): void {
    if (card.element.dataset["asked"] === question.change.changeId && card.element.dataset["sync"] !== "") return;
    card.element.dataset["asked"] = question.change.changeId;
    card.show(question.theirs);
    if (!isOpen) {
      card.sync("refused");
      return;
    }
    const drop = (): void => void outbox.drop([question]);
    const again = (): void => {
      card.version = question.version;
      mark([{ card, mark: { status: question.change.status, minutes: question.change.minutes } }]);
    };
    if (question.why === "conflict")
      card.ask("conflict", question.text, question.change, [["KeepTheirs", drop], ["TakeMine", again]]);
    else card.ask("refused", question.text, question.change, [["PendingDropOne", drop]]);
  }

  /** The bar: how many, how many are left, and whether the server has it all. */
  function tell(): void {
    const asked = outbox.questions.length;
    // What cannot be sent now is not yet marked: the sum is what the server has, but for what is on its way.
    const stuck = (card: Card): boolean => card.server.status === "Unmarked" && outbox.pendingOf(card.id) !== undefined;
    const unsent = outbox.trouble === null ? 0 : cards.filter(stuck).length;
    const marked = cards.filter(card => card.shown.status !== "Unmarked").length - unsent;
    const there = cards.filter(card => ["Present", "Late", "LeftEarly"].includes(card.shown.status)).length;
    const shown = cards.filter(card => card.shown.status !== "Unmarked").length;
    const counts = { There: there, Away: shown - there, Left: cards.length - marked };
    part("marked")!.textContent = String(marked);
    part("left")!.textContent = words("Left", counts);
    part("there")!.textContent = words("There", counts);
    part<HTMLProgressElement>("progress")!.value = marked;
    const sync = part("sync")!;
    sync.dataset["trouble"] = outbox.trouble ?? "";
    const waits = outbox.size === 0 ? "" : words(outbox.trouble === "signed-out" ? "SignedOut" : "Pending", { Count: outbox.size });
    const asks = asked === 0 ? "" : words("Asked", { Count: asked });
    sync.textContent = [waits, asks].filter(Boolean).join(" · ");
    const undo = part<HTMLButtonElement>("undo");
    if (undo) undo.disabled = undos.length === 0;
    const closing = part("closing")?.querySelector("button");
    if (closing) {
      closing.disabled = outbox.size > 0 || asked > 0;
      closing.dataset["confirm"] = words("CloseQuestion", counts);
    }
    const unmarked = cards.length - shown;
    const all = part("all-words");
    if (all) all.textContent = shown > 0 && unmarked > 0 ? words("RestPresent", { Left: unmarked }) : words("AllPresent");
    part("all-present")?.querySelector("button")?.toggleAttribute("disabled", unmarked === 0);
  }

  function find(): void {
    const wanted = fold(part<HTMLInputElement>("search")!.value).split(" ").filter(Boolean);
    const only = part("only-unmarked")!.getAttribute("aria-pressed") === "true";
    for (const card of cards) card.element.hidden = !card.matches(wanted, only);
    const nobody = cards.every(card => card.element.hidden);
    const everybody = only && wanted.length === 0 && cards.every(card => card.shown.status !== "Unmarked");
    part("nobody")!.hidden = !nobody || everybody;
    part("everybody")!.hidden = !nobody || !everybody;
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
      const said = Number(card.minutes!.value);
      const minutes = typed || card.shown.status === status ? said : suggest(status) ?? said;
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
      if (!late(card.shown.status) || !card.minutes!.checkValidity() || !card.form.checkValidity()) return;
      mark([{ card, mark: { status: card.shown.status, minutes: Number(card.minutes!.value) } }]);
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
    if (document.hidden || outbox.size > 0) return;
    const response = await fetch(`${url}/records`, { headers: { Accept: "application/json" } }).catch(() => null);
    if (!response?.ok || response.redirected) return;
    const now = await response.json() as { state: string; records: (Mark & { enrollmentId: string; version: number })[] };
    if (now.state !== root.dataset["state"]) {
      if (outbox.size === 0 && !root.querySelector("details[open]")) location.reload();
      return;
    }
    for (const record of now.records) {
      const card = byId.get(record.enrollmentId);
      if (!card || record.version <= card.version || outbox.pendingOf(card.id)) continue;
      [card.version, card.server] = [record.version, { status: record.status, minutes: record.minutes }];
      card.show(card.server);
    }
    tell();
  }

  if (mayMark) cards.forEach(wire);
  part("find")!.hidden = false;
  part("search")!.addEventListener("input", find);
  part("only-unmarked")!.addEventListener("click", event => {
    const button = event.currentTarget as HTMLElement;
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    find();
  });
  part("all-present")?.addEventListener("submit", event => {
    event.preventDefault();
    const unmarked = cards.filter(card => card.shown.status === "Unmarked");
    mark(unmarked.map(card => ({ card, mark: { status: "Present", minutes: 0 } })), "AllPresent");
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
  addEventListener("online", () => void outbox.flush());
  addEventListener("beforeunload", event => {
    if (outbox.size > 0) event.preventDefault();
  });
  changed();
  void outbox.flush();
  setInterval(() => void look(), 8000);
}
