import { post } from "@client/http";

export type Status = "Unmarked" | "Present" | "Late" | "LeftEarly" | "Excused" | "Unexcused";
export interface Mark { status: Status; minutes: number }
export interface Change extends Mark { enrollmentId: string; changeId: string; reason: string | null; method: "OneByOne" | "AllPresent"; seenVersion: number }
export interface Answer extends Mark { changeId: string; enrollmentId: string; result: "Saved" | "Conflict" | "Refused"; version: number; text: string | null }

/** Why nothing is being sent: no network, or signed out. */
export type Trouble = "offline" | "signed-out" | null;

interface Listener {
  versionOf(enrollmentId: string): number;
  answered(answers: Answer[], sent: Change[]): void;
  changed(): void;
}

/**
 * The marks that are still to be sent. They lie in this device's storage until the server has them, under ids made here, so
 * that a reload loses none and a repeated request stores none twice. What has been sent and not yet answered is sent again
 * as it was before anything newer: the server then knows which of two marks came last.
 */
export class MarkQueue {
  #waiting: Record<string, Change> = {};
  #sending: Change[] = [];
  #busy = false;
  #wait = 0;
  trouble: Trouble = null;

  constructor(private readonly url: string, private readonly key: string, private readonly listener: Listener) {
    try {
      const kept = JSON.parse(localStorage.getItem(key) ?? "{}") as { waiting?: Record<string, Change>; sending?: Change[] };
      this.#waiting = kept.waiting ?? {};
      this.#sending = kept.sending ?? [];
    } catch {
      localStorage.removeItem(key);
    }
    addEventListener("online", () => void this.flush());
  }

  /** Latest first: what the person has chosen and the server has not confirmed. */
  pendingOf(enrollmentId: string): Change | undefined {
    return this.#waiting[enrollmentId] ?? this.#sending.find(change => change.enrollmentId === enrollmentId);
  }

  get size(): number {
    return new Set([...Object.keys(this.#waiting), ...this.#sending.map(change => change.enrollmentId)]).size;
  }

  add(changes: Change[]): void {
    for (const change of changes) this.#waiting[change.enrollmentId] = change;
    this.#keep();
    void this.flush();
  }

  async flush(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (this.size > 0) await this.#sendOnce();
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
  }

  async #sendOnce(): Promise<void> {
    if (this.#sending.length === 0) {
      // Only now is it known which version our own earlier marks have led to.
      this.#sending = Object.values(this.#waiting).map(change => ({ ...change, seenVersion: this.listener.versionOf(change.enrollmentId) }));
      this.#waiting = {};
      this.#keep();
    }
    const response = await post(this.url, { marks: this.#sending });
    if (response.redirected || response.status === 400 || response.status === 401) throw new SignedOut();
    if (!response.ok) throw new Error(String(response.status));
    const sent = this.#sending;
    const { marks } = await response.json() as { marks: Answer[] };
    this.#sending = [];
    this.#keep();
    this.listener.answered(marks, sent);
  }

  #keep(): void {
    if (this.size === 0) localStorage.removeItem(this.key);
    else localStorage.setItem(this.key, JSON.stringify({ waiting: this.#waiting, sending: this.#sending }));
    this.listener.changed();
  }
}

class SignedOut extends Error {}

/** A random id; also where the page is not served over https. */
export function newId(): string {
  if ("randomUUID" in crypto) return crypto.randomUUID();
  const bytes = (crypto as Crypto).getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
