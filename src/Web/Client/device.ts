import { DeviceStore } from "./device-store";

const meta = (name: string): string => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? "";

/** Who is signed in, as this page was rendered; empty for nobody. */
export const account = meta("account");
export const accountName = meta("account-name");

let opened: Promise<DeviceStore | null> | undefined;

/** What waits on this device for whoever is signed in; null for nobody. */
export const deviceStore = (): Promise<DeviceStore | null> =>
  opened ??= account === "" ? Promise.resolve(null) : DeviceStore.open(account);

/** The page's heading, by which a list names it. */
export const headingOf = (): string =>
  (document.querySelector("main h1")?.textContent ?? document.title).trim().replace(/\s+/g, " ");
