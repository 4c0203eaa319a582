import type { DeviceStore, Item, NewItem } from "./device-store";
import { newId } from "./id";

/*
 * The marks of roll calls that the server has not confirmed, and those it has refused: they stay until the person has answered.
 * Nothing here touches a page. What has been sent and not yet answered is sent again as it was before anything newer: the
 * server then knows which of two marks came last, and the same change sent twice is one change.
 */

export type Status = "Unmarked" | "Present" | "Late" | "LeftEarly" | "Excused" | "Unexcused";
export interface Mark { status: Status; minutes: number }
export type Method = "OneByOne" | "AllPresent";
export interface Change extends Mark {
  enrollmentId: string;
  changeId: string;
  reason: string | null;
  method: Method;
  seenVersion: number;
}

/** What the server says of one mark. */
export interface Answer extends Mark {
  changeId: string;
  enrollmentId: string;
  result: "Saved" | "Conflict" | "Refused";
  version: number;
  text: string | null;
  /** The roll call is closed: the mark is stored as a correction, with a reason. */
  needsReason: boolean;
}

/** A mark the server did not take: the person decides. */
export interface Question { change: Change; why: "reason" | "conflict" | "refused"; text: string; theirs: Mark; version: number }

interface Kept {
  rollCall: string;
  waiting?: Change | undefined;
  sending?: Change | undefined;
  asks?: Question | undefined;
}

/** Why nothing is being sent: no network, or signed out. */
export type Trouble = "offline" | "signed-out" | null;

/** Sends JSON to this site as the person who is signed in. */
export type Post = (url: string, body: unknown) => Promise<Response>;

export interface Place { page: string; title: string }

interface Listener {
  answered(answers: Answer[]): void;
  changed(): void;
}

/** Far more than a class has, and fewer than the server takes at once. */
const mostAtOnce = 200;

const idOf = (rollCall: string, enrollment: string): string => `mark:${rollCall}:${enrollment}`;

export class MarkOutbox {
  #kept = new Map<string, Kept>();
  #busy = false;
  #again = false;
  #reading = 0;
  #wait = 0;
  trouble: Trouble = null;

  private constructor(
    private readonly store: DeviceStore, readonly rollCall: string, private readonly place: Place,
    private readonly post: Post, private readonly listener: Listener) {
    store.watch(id => {
      if (id.startsWith(`mark:${rollCall}:`)) this.#readSoon();
    });
  }

  static async open(store: DeviceStore, rollCall: string, place: Place, post: Post, listener: Listener): Promise<MarkOutbox> {
    const outbox = new MarkOutbox(store, rollCall, place, post, listener);
    await outbox.#read();
    return outbox;
  }

  /** Sends what waits for any roll call, from whatever page is open. */
  static async sendAll(store: DeviceStore, post: Post): Promise<void> {
    const nobody: Listener = { answered() {}, changed() {} };
    const waiting = (await store.list<Kept>("mark")).filter(item => item.data.waiting || item.data.sending);
    for (const rollCall of new Set(waiting.map(item => item.data.rollCall))) {
      const { page, title } = waiting.find(item => item.data.rollCall === rollCall)!;
      const outbox = await MarkOutbox.open(store, rollCall, { page, title }, post, nobody);
      await outbox.flush();
    }
  }

  /** Latest first: what the person has chosen and the server has not confirmed. */
  pendingOf(enrollment: string): Change | undefined {
    const kept = this.#kept.get(enrollment);
    return kept?.waiting ?? kept?.sending;
  }

  questionOf(enrollment: string): Question | undefined {
    return this.#kept.get(enrollment)?.asks;
  }

  get questions(): Question[] {
    return [...this.#kept.values()].flatMap(kept => kept.asks ?? []);
  }

  /** Marks are being sent right now. */
  get busy(): boolean {
    return this.#busy;
  }

  /** How many people's marks are on their way. */
  get size(): number {
    return [...this.#kept.values()].filter(kept => kept.waiting ?? kept.sending).length;
  }

  /** Keeps marks and sends them. A new mark answers what was asked about the old one. */
  async add(changes: Change[]): Promise<void> {
    for (const change of changes) {
      const before = this.#kept.get(change.enrollmentId);
      this.#kept.set(change.enrollmentId, { ...before, rollCall: this.rollCall, waiting: change, asks: undefined });
    }
    this.listener.changed();
    const keep = (change: Change): Promise<unknown> =>
      this.#change(change.enrollmentId, kept => ({ ...kept, waiting: change, asks: undefined }));
    await Promise.all(changes.map(keep));
    await this.flush();
  }

  /** Sends the refused marks again, as corrections with one reason. */
  async correct(questions: Question[], reason: string): Promise<void> {
    await this.add(questions.map(({ change, version }) =>
      ({ ...change, changeId: newId(), reason, method: "OneByOne", seenVersion: version })));
  }

  async drop(questions: Question[]): Promise<void> {
    const forget = ({ change }: Question): Promise<unknown> =>
      this.#change(change.enrollmentId, kept => ({ ...kept, asks: undefined }));
    await Promise.all(questions.map(forget));
  }

  async flush(): Promise<void> {
    if (this.#busy) {
      this.#again = true;
      return;
    }
    this.#busy = true;
    this.#again = false;
    try {
      await this.#alone(async () => {
        while (await this.#sendOnce());
      });
      this.#wait = 0;
      this.trouble = null;
    } catch (error) {
      this.trouble = error instanceof SignedOut ? "signed-out" : "offline";
      this.#wait = Math.min(15_000, this.#wait === 0 ? 1000 : this.#wait * 2);
      setTimeout(() => void this.flush(), this.#wait);
    } finally {
      this.#busy = false;
      this.listener.changed();
    }
    if (this.#again && this.trouble === null) await this.flush();
  }

  async #sendOnce(): Promise<boolean> {
    await this.#read();
    const open = [...this.#kept].filter(([, kept]) => kept.waiting ?? kept.sending);
    const again = open.filter(([, kept]) => kept.sending);
    const batch = (again.length > 0 ? again : open).slice(0, mostAtOnce).map(([enrollment]) => enrollment);
    if (batch.length === 0) return false;
    const take = (kept: Kept): Kept =>
      kept.sending || !kept.waiting ? kept : { ...kept, sending: kept.waiting, waiting: undefined };
    const taken = await Promise.all(batch.map(enrollment => this.#change(enrollment, take)));
    const sent = taken.flatMap(kept => kept?.sending ?? []);
    if (sent.length === 0) return true;
    const response = await this.post(`/roll-calls/${this.rollCall}/marks`, { marks: sent });
    if (response.redirected || [400, 401, 403].includes(response.status)) throw new SignedOut();
    if (!response.ok) throw new Error(String(response.status));
    const { marks } = await response.json() as { marks: Answer[] };
    await Promise.all(marks.map(mark => this.#change(mark.enrollmentId, kept => settle(kept, mark))));
    await this.#read();
    this.listener.answered(marks);
    return true;
  }

  /** One tab sends at a time, where the browser can tell. */
  async #alone(work: () => Promise<void>): Promise<void> {
    if (navigator.locks) await navigator.locks.request(`marks:${this.rollCall}`, work);
    else await work();
  }

  /** Many marks at once are read once. */
  #readSoon(): void {
    clearTimeout(this.#reading);
    this.#reading = setTimeout(() => void this.#read().then(() => this.listener.changed()), 50);
  }

  async #read(): Promise<void> {
    const prefix = `mark:${this.rollCall}:`;
    const items = (await this.store.list<Kept>("mark")).filter(item => item.id.startsWith(prefix));
    this.#kept = new Map(items.map(item => [item.id.slice(prefix.length), item.data]));
  }

  async #change(enrollment: string, decide: (kept: Kept) => Kept): Promise<Kept | undefined> {
    const item = await this.store.change<Kept>(idOf(this.rollCall, enrollment), kept =>
      this.#item(enrollment, kept, decide(kept?.data ?? { rollCall: this.rollCall })));
    return item?.data;
  }

  #item(enrollment: string, before: Item<Kept> | undefined, { rollCall, waiting, sending, asks }: Kept): NewItem<Kept> | undefined {
    if (!waiting && !sending && !asks) return undefined;
    const at = waiting && waiting.changeId !== before?.data.waiting?.changeId ? Date.now() : before?.at ?? Date.now();
    return { id: idOf(rollCall, enrollment), kind: "mark", ...this.place, at, data: { rollCall, waiting, sending, asks } };
  }
}

/** What is left of a person's marks once the server has answered one. */
function settle(kept: Kept, answer: Answer): Kept {
  const { sending, waiting } = kept;
  if (sending?.changeId !== answer.changeId) return kept;
  const rest: Kept = { ...kept, sending: undefined };
  // Only now is it known which version our own earlier mark has led to.
  if (answer.result === "Saved") return waiting ? { ...rest, waiting: { ...waiting, seenVersion: answer.version } } : rest;
  if (waiting) return rest;
  const why = answer.needsReason ? "reason" : answer.result === "Conflict" ? "conflict" : "refused";
  const theirs = { status: answer.status, minutes: answer.minutes };
  return { ...rest, asks: { change: sending, why, text: answer.text ?? "", theirs, version: answer.version } };
}

class SignedOut extends Error {}
