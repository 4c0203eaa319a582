import { account, accountName, deviceStore } from "./device";
import type { DeviceStore, Item } from "./device-store";
import { post } from "./http";
import { icon } from "./icon";
import { onThisPage, startKeeping } from "./kept-forms";
import { MarkOutbox } from "./mark-outbox";
import { text } from "./text";

/*
 * Every page's header says what waits on this device for the person who is signed in, and leads to it. Waiting marks are sent
 * from any page; texts wait for the person. Signing out asks what shall become of them.
 */

export async function tellWaiting(): Promise<void> {
  tellOtherAccount();
  await startKeeping();
  const store = await deviceStore();
  if (!store) return;
  const tell = (): void => void show(store);
  store.watch(tell);
  askAtSignOut(store);
  await show(store);
  // The roll call sends its own.
  if (document.querySelector("[data-roll-call]")) return;
  const send = (): void => void MarkOutbox.sendAll(store, post);
  addEventListener("online", send);
  send();
}

/** Forms that are open here say themselves what is kept. */
const elsewhere = (item: Item): boolean => item.kind === "mark" || !onThisPage(item.id) && item.page !== location.pathname;

async function show(store: DeviceStore): Promise<void> {
  const place = document.querySelector<HTMLElement>("[data-waiting]");
  if (!place) return;
  const items = (await store.list()).filter(elsewhere);
  place.hidden = items.length === 0;
  if (items.length === 0) return;
  place.querySelector("[data-part=count]")!.textContent = String(items.length);
  place.querySelector("[data-part=waiting-words]")!.textContent = text("WaitingHere", { Count: items.length });
  const pages = new Map<string, Item[]>();
  for (const item of items) pages.set(item.page, [...pages.get(item.page) ?? [], item]);
  place.querySelector("[data-part=list]")!.replaceChildren(...[...pages].map(([page, here]) => line(page, here)));
}

function line(page: string, items: Item[]): HTMLElement {
  const link = document.createElement("a");
  link.className = "dropdown-item waiting-place";
  link.href = page;
  const title = document.createElement("strong");
  title.textContent = items[0]!.title;
  const count = document.createElement("span");
  count.className = "text-secondary";
  const marks = items.filter(item => item.kind === "mark").length;
  const texts = items.length - marks;
  count.textContent = [marks > 0 ? text("WaitingMarks", { Count: marks }) : "", texts > 0 ? text("WaitingTexts", { Count: texts }) : ""]
    .filter(Boolean).join(", ");
  link.append(title, count);
  return link;
}

/** What waits is kept for the next sign-in or deleted: the person who leaves decides. */
function askAtSignOut(store: DeviceStore): void {
  const form = document.querySelector<HTMLFormElement>('form[action="/sign-out"]');
  const dialog = document.querySelector<HTMLDialogElement>("#sign-out-dialog");
  if (!form || !dialog) return;
  let decided = false;
  form.addEventListener("submit", event => {
    if (decided) return;
    event.preventDefault();
    event.stopPropagation();
    void leave();
  });

  async function leave(): Promise<void> {
    const items = await store.list();
    if (items.length > 0) {
      dialog!.querySelector("[data-part=text]")!.textContent = text("SignOutWaiting", { Count: items.length });
      dialog!.returnValue = "";
      dialog!.showModal();
      await new Promise(resolve => dialog!.addEventListener("close", resolve, { once: true }));
      if (dialog!.returnValue === "") return;
      if (dialog!.returnValue === "delete") await Promise.all(items.map(item => store.remove(item.id)));
    }
    decided = true;
    form!.requestSubmit();
  }
}

/** Two people at one browser: a page of the one who was signed in before says so, and sends nothing. */
function tellOtherAccount(): void {
  if (account === "" || !("BroadcastChannel" in globalThis)) return;
  const channel = new BroadcastChannel("lp-account");
  channel.onmessage = event => {
    const now = event.data as { account: string; name: string };
    if (now.account === account || document.querySelector(".other-account")) return;
    const notice = document.createElement("div");
    notice.className = "notice tone-warning other-account";
    notice.setAttribute("role", "alert");
    const words = document.createElement("div");
    words.textContent = text("OtherAccount", { Name: now.name, Mine: accountName });
    const reload = document.createElement("button");
    reload.type = "button";
    reload.className = "btn btn-sm";
    reload.textContent = text("Reload");
    reload.addEventListener("click", () => location.reload());
    notice.append(icon("users"), words, reload);
    document.querySelector("main")!.prepend(notice);
  };
  channel.postMessage({ account, name: accountName });
}
