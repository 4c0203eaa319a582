import { HttpTransportType, HubConnectionBuilder, HubConnectionState, LogLevel, type HubConnection } from "@microsoft/signalr";

/*
 * The live connection of a room or a lesson. The server counts; the page sends a heartbeat every 15 seconds, shows what the
 * server answers, says in words how the connection is, and joins again by itself for as long as the page is open.
 */

export interface Presence { minutes: number; needed: number; counted: boolean; time: string }

type State = "connecting" | "counting" | "waiting" | "watching" | "reconnecting" | "lost";

const heartbeat = 15_000;
// Longer than two heartbeats: the page was asleep (a locked screen), not merely late.
const asleep = 75_000;
const lostAfter = 60_000;
const retryDelays = [0, 2_000, 5_000, 10_000];
const retryDelay = (attempt: number): number => retryDelays[attempt] ?? 15_000;

export class Live {
  readonly hub: HubConnection;
  private readonly bar: HTMLElement;
  private readonly words: Record<string, string>;
  private last: Presence | null = null;
  private lastAnswer = 0;
  private brokenSince = 0;

  /** `join` asks the hub for a seat and answers the reader's presence, null for whoever is not counted. */
  constructor(bar: HTMLElement, private readonly join: (hub: HubConnection) => Promise<Presence | null>) {
    this.bar = bar;
    this.words = JSON.parse(bar.dataset["words"] ?? "{}") as Record<string, string>;
    this.hub = new HubConnectionBuilder()
      .withUrl("/hubs/online-session", { transport: HttpTransportType.WebSockets | HttpTransportType.LongPolling })
      .withAutomaticReconnect({ nextRetryDelayInMilliseconds: context => retryDelay(context.previousRetryCount) })
      .withServerTimeout(25_000)
      .withKeepAliveInterval(10_000)
      .configureLogging(LogLevel.None)
      .build();
    this.hub.onreconnecting(() => this.broken());
    this.hub.onreconnected(() => this.rejoin());
    this.hub.onclose(() => void this.start());
    setInterval(() => void this.beat(), heartbeat);
    document.addEventListener("visibilitychange", () => { if (!document.hidden) void this.beat(); });
    addEventListener("offline", () => this.broken());
    addEventListener("pagehide", () => void this.hub.stop());
    addEventListener("pageshow", event => { if (event.persisted) void this.start(); });
  }

  text(key: string, values: Record<string, string | number> = {}): string {
    return (this.words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => name in values ? String(values[name]) : whole);
  }

  /** Connects and joins; keeps trying while there is no network. */
  async start(): Promise<void> {
    for (let attempt = 0; this.hub.state === HubConnectionState.Disconnected; attempt++) {
      try {
        await this.hub.start();
      } catch {
        this.broken();
        await new Promise(resolve => setTimeout(resolve, retryDelay(attempt + 1)));
      }
    }
    if (this.hub.state === HubConnectionState.Connected) await this.rejoin();
  }

  /** Takes the seat anew, after a reconnection or when the room was opened or closed. */
  async rejoin(): Promise<void> {
    try {
      this.show(await this.join(this.hub));
    } catch {
      this.broken();
      if (this.hub.state === HubConnectionState.Connected) setTimeout(() => void this.rejoin(), heartbeat);
    }
  }

  private async beat(): Promise<void> {
    if (this.hub.state !== HubConnectionState.Connected) {
      if (this.brokenSince > 0) this.broken();
      return;
    }
    try {
      this.show(await this.hub.invoke<Presence | null>("Beat"));
    } catch {
      // The connection broke under the call; reconnecting is on its way.
    }
  }

  private show(presence: Presence | null): void {
    this.tellGap(presence);
    this.brokenSince = 0;
    this.lastAnswer = Date.now();
    this.last = presence;
    if (!presence) return this.state("watching", "Watching");
    this.state(presence.counted ? "counting" : "waiting", presence.counted ? "Counting" : "NotCounting");
    const bar = this.bar.querySelector("progress");
    const words = this.bar.querySelector(".progress-words span");
    if (bar) bar.value = Math.min(presence.minutes, bar.max);
    if (words) words.textContent = this.text("MinutesOf", { Done: presence.minutes, All: presence.needed });
  }

  /** After a silence longer than the grace: says openly which time did not count. */
  private tellGap(presence: Presence | null): void {
    const gap = this.bar.querySelector("[data-part=gap]");
    if (gap && presence && this.last?.counted && Date.now() - this.lastAnswer > asleep)
      gap.textContent = this.text("Gap", { From: this.last.time, To: presence.time });
  }

  private broken(): void {
    this.brokenSince ||= Date.now();
    const lost = Date.now() - this.brokenSince > lostAfter;
    const key = this.last?.counted ? (lost ? "Lost" : "Reconnecting") : (lost ? "LostPlain" : "ReconnectingPlain");
    this.state(lost ? "lost" : "reconnecting", key, { Time: this.last?.time ?? "" });
  }

  private state(state: State, key: string, values: Record<string, string> = {}): void {
    const words = this.text(key, values);
    const line = this.bar.querySelector("[data-part=state]");
    this.bar.dataset["state"] = state;
    // Only a change is announced.
    if (line && line.textContent !== words) line.textContent = words;
  }
}
