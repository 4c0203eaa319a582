import { newId } from "./id";

/*
 * What a person did or typed on this device and the server has not confirmed yet: marks, texts, rows. An item leaves only when
 * the server says "saved", or when the person drops it. Every item belongs to one account: another person on the same device
 * neither sees nor sends it. Nothing here touches a page, so that a service worker can use it too.
 */

export type ItemKind = "mark" | "text" | "rows";

export interface Item<T = unknown> {
  account: string;
  /** Unique within the account, such as "form:/plans/new". */
  id: string;
  kind: ItemKind;
  /** The page where the person sees it and decides about it: a path of this site. */
  page: string;
  /** That page's heading. */
  title: string;
  /** When it was done or typed, by the server's clock, in milliseconds. */
  at: number;
  /** Another one with each change: the server's "saved" speaks of one revision, never of what was typed since. */
  revision: string;
  data: T;
}

/** What changes of an item; the store adds whose it is. */
export type NewItem<T> = Omit<Item<T>, "account" | "revision"> & { revision?: string };

type Decide<T> = (kept: Item<T> | undefined) => NewItem<T> | undefined;

const database = "lp-device";
const items = "items";
/** What waits for another person than the one who is signed in is kept this long. */
export const parkedFor = 30 * 24 * 3600 * 1000;

interface Shelf {
  change(account: string, id: string, decide: (kept: Item | undefined) => Item | undefined): Promise<Item | undefined>;
  list(account: string): Promise<Item[]>;
  forgetOthers(account: string, before: number): Promise<void>;
}

export class DeviceStore {
  readonly #channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(database) : null;
  readonly #listeners = new Set<(id: string) => void>();

  private constructor(readonly account: string, private readonly shelf: Shelf) {
    if (this.#channel) this.#channel.onmessage = event => this.#heard(event.data as { account: string; id: string });
  }

  /** Opens the store of one account. Where the browser has no database, what is kept lives as long as the page. */
  static async open(account: string): Promise<DeviceStore> {
    const shelf: Shelf = await IndexedShelf.open().catch(() => new MemoryShelf());
    await shelf.forgetOthers(account, Date.now() - parkedFor).catch(() => undefined);
    return new DeviceStore(account, shelf);
  }

  async get<T>(id: string): Promise<Item<T> | undefined> {
    return (await this.list<T>()).find(item => item.id === id);
  }

  /** All items of the account, or those of a kind. */
  async list<T>(kind?: ItemKind): Promise<Item<T>[]> {
    const all = await this.shelf.list(this.account) as Item<T>[];
    return kind ? all.filter(item => item.kind === kind) : all;
  }

  /** Reads one item and writes what `decide` makes of it, alone; undefined removes it. */
  async change<T>(id: string, decide: Decide<T>): Promise<Item<T> | undefined> {
    const now = await this.shelf.change(this.account, id, kept => {
      const next = decide(kept as Item<T> | undefined);
      return next && { ...next, account: this.account, revision: next.revision ?? newId() };
    });
    this.#channel?.postMessage({ account: this.account, id });
    this.#heard({ account: this.account, id });
    return now as Item<T> | undefined;
  }

  /** Removes an item if it is still the revision that was sent. */
  async remove(id: string, revision?: string): Promise<void> {
    await this.change(id, kept => revision !== undefined && kept?.revision !== revision ? kept : undefined);
  }

  /** Hears of every change of this account's items, by this tab and by others. */
  watch(listener: (id: string) => void): void {
    this.#listeners.add(listener);
  }

  #heard(changed: { account: string; id: string }): void {
    if (changed.account === this.account) for (const listener of this.#listeners) listener(changed.id);
  }
}

const finished = (transaction: IDBTransaction): Promise<void> => new Promise((resolve, reject) => {
  transaction.oncomplete = () => resolve();
  transaction.onabort = () => reject(transaction.error ?? new Error("aborted"));
});

const answer = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error ?? new Error("failed"));
});

class IndexedShelf implements Shelf {
  private constructor(private readonly db: IDBDatabase) {
    db.onversionchange = () => db.close();
  }

  static async open(): Promise<IndexedShelf> {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(items, { keyPath: ["account", "id"] });
    return new IndexedShelf(await answer(request));
  }

  async change(account: string, id: string, decide: (kept: Item | undefined) => Item | undefined): Promise<Item | undefined> {
    const transaction = this.db.transaction(items, "readwrite");
    const store = transaction.objectStore(items);
    const done = finished(transaction);
    let next: Item | undefined;
    const request = store.get([account, id]);
    // Within the event, so that nobody comes between reading and writing.
    request.onsuccess = () => {
      next = decide(request.result as Item | undefined);
      if (next) store.put(next);
      else store.delete([account, id]);
    };
    await done;
    return next;
  }

  list(account: string): Promise<Item[]> {
    const range = IDBKeyRange.bound([account], [account, []]);
    return answer(this.db.transaction(items).objectStore(items).getAll(range) as IDBRequest<Item[]>);
  }

  async forgetOthers(account: string, before: number): Promise<void> {
    const transaction = this.db.transaction(items, "readwrite");
    const done = finished(transaction);
    const request = transaction.objectStore(items).openCursor();
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor) return;
      const item = cursor.value as Item;
      if (item.account !== account && item.at < before) cursor.delete();
      cursor.continue();
    };
    await done;
  }
}

class MemoryShelf implements Shelf {
  readonly #items = new Map<string, Item>();

  change(account: string, id: string, decide: (kept: Item | undefined) => Item | undefined): Promise<Item | undefined> {
    const key = `${account} ${id}`;
    const next = decide(this.#items.get(key));
    if (next) this.#items.set(key, next);
    else this.#items.delete(key);
    return Promise.resolve(next);
  }

  list(account: string): Promise<Item[]> {
    return Promise.resolve([...this.#items.values()].filter(item => item.account === account));
  }

  forgetOthers(): Promise<void> {
    return Promise.resolve();
  }
}
