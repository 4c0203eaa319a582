import { Live, type Presence } from "./_live";
import { pollPanel, type PollView } from "./_poll";

interface ChatLine { id: string; authorId: string; author: string; text: string; time: string }
interface RoomView { isOpen: boolean; accountId: string; presence: Presence | null; messages: ChatLine[]; poll: PollView | null; myVote: number | null }
interface RosterLine { id: string; name: string; isIn: boolean; minutes: number; reached: boolean; lastSeen: string | null }

const room = document.querySelector<HTMLElement>("[data-room]")!;
const part = (name: string): HTMLElement | null => room.querySelector<HTMLElement>(`[data-part="${name}"]`);

let me = "";
const live = new Live(room.querySelector<HTMLElement>("[data-presence]")!, async hub => {
  const view = await hub.invoke<RoomView>("JoinRoom", room.dataset["room"]);
  // Opening and closing change the whole page: take it fresh.
  if (String(view.isOpen) !== room.dataset["open"]) location.reload();
  me = view.accountId;
  showLines(view.messages);
  poll.show(view.poll, view.myVote);
  void roster();
  return view.presence;
});
const poll = pollPanel(room, live);

// Chat

function lineElement(line: ChatLine): HTMLElement {
  const item = document.createElement("div");
  item.dataset["id"] = line.id;
  item.classList.toggle("is-mine", line.authorId === me);
  const head = document.createElement("p");
  const author = document.createElement("strong");
  author.textContent = line.authorId === me ? live.text("You") : line.author;
  const time = document.createElement("small");
  time.textContent = line.time;
  head.append(author, " ", time);
  const text = document.createElement("p");
  text.textContent = line.text;
  item.append(head, text);
  return item;
}

function showLines(lines: ChatLine[]): void {
  const list = part("lines");
  if (!list) return;
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  const known = new Set([...list.children].map(item => (item as HTMLElement).dataset["id"]));
  list.append(...lines.filter(line => !known.has(line.id)).map(lineElement));
  part("no-lines")!.hidden = list.childElementCount > 0;
  if (atEnd) list.scrollTop = list.scrollHeight;
}

live.hub.on("MessagePosted", (line: ChatLine) => showLines([line]));

const chat = room.querySelector<HTMLFormElement>("[data-chat-form]");
const message = chat?.querySelector("textarea");
if (chat && message) {
  chat.addEventListener("submit", async event => {
    event.preventDefault();
    const error = part("chat-error")!;
    try {
      const refusal = await live.hub.invoke<string | null>("Post", message.value);
      error.textContent = refusal ?? "";
      if (!refusal) message.value = "";
    } catch {
      error.textContent = live.text("NotSent");
    }
    message.focus();
  });
  // Enter sends, Shift+Enter begins a line; with an input method composing, Enter chooses a word.
  message.addEventListener("keydown", event => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    chat.requestSubmit();
  });
}

// Roster

let rosterWanted = 0;

async function roster(): Promise<void> {
  const list = part("roster");
  if (!list || room.dataset["roster"] !== "true") return;
  let lines: RosterLine[];
  try {
    lines = await live.hub.invoke<RosterLine[]>("Roster");
  } catch {
    return;
  }
  for (const line of lines) {
    const row = list.querySelector<HTMLElement>(`[data-id="${line.id}"]`);
    if (!row) continue;
    const state = row.dataset["state"] = stateOf(line);
    const where = row.querySelector("[data-part=where]")!;
    where.textContent = state === "Left" ? live.text("LeftAt", { Time: line.lastSeen! }) : live.text(state);
    row.querySelector("[data-part=minutes]")!.textContent = live.text("MinutesOf", { Done: line.minutes, All: room.dataset["needed"]! });
  }
  const count = (state: string): number => lines.filter(line => stateOf(line) === state).length;
  const reached = lines.filter(line => line.reached).length;
  part("roster-sum")!.textContent = live.text("RosterSum",
    { In: count("In"), Left: count("Left"), Never: count("Never"), All: lines.length, Reached: reached });
}

const stateOf = (line: RosterLine): "In" | "Left" | "Never" => line.isIn ? "In" : line.lastSeen ? "Left" : "Never";

// Many come at once when a room opens: one look for all of them.
live.hub.on("RosterChanged", () => {
  clearTimeout(rosterWanted);
  rosterWanted = window.setTimeout(() => void roster(), 1000);
});
if (room.dataset["roster"] === "true") setInterval(() => void roster(), 15_000);
room.querySelector<HTMLSelectElement>("[data-roster-filter]")?.addEventListener("change", event =>
  part("roster")!.dataset["show"] = (event.target as HTMLSelectElement).value);

live.hub.on("RoomChanged", () => void live.rejoin());

// A screen that stays on keeps the page awake, where the device can.
async function keepAwake(): Promise<void> {
  if (document.hidden || room.dataset["votes"] !== "true" || room.dataset["open"] !== "true") return;
  await navigator.wakeLock?.request("screen").catch(() => undefined);
}
document.addEventListener("visibilitychange", () => void keepAwake());
void keepAwake();
void live.start();
