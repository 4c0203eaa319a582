import { icon } from "@client/icon";
import { postForm } from "@client/http";

/* Handing in: files go up one by one with their progress, and nothing typed is lost meanwhile. */

const requestToken = (): string => document.querySelector<HTMLMetaElement>('meta[name="request-token"]')?.content ?? "";

/** Takes the parts that have changed from the page as the server has it now. */
async function refreshParts(): Promise<void> {
  const page = new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), "text/html");
  for (const part of document.querySelectorAll<HTMLElement>("[data-part]")) {
    const fresh = page.querySelector(`[data-part="${part.dataset["part"]}"]`);
    if (fresh) part.replaceChildren(...fresh.childNodes);
  }
}

function send(url: string, file: File, onProgress: (share: number) => void): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    form.append("files", file, file.name);
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("RequestVerificationToken", requestToken());
    request.upload.addEventListener("progress", event => onProgress(event.lengthComputable ? event.loaded / event.total : 0));
    request.addEventListener("error", () => reject(new Error("network")));
    request.addEventListener("load", () => {
      if (request.status < 300) return resolve(null);
      if (request.status === 422) return resolve((JSON.parse(request.responseText) as { error: string }).error);
      reject(new Error(String(request.status)));
    });
    request.send(form);
  });
}

function line(list: HTMLElement, name: string): { bar: HTMLProgressElement; say: (words: string, tone: string, mark?: SVGSVGElement) => void } {
  const item = document.createElement("li");
  const title = document.createElement("strong");
  title.textContent = name;
  const words = document.createElement("span");
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-hidden", "true");
  item.append(title, words, bar);
  list.append(item);
  return {
    bar,
    say(text, tone, mark) {
      item.className = `tone-${tone}`;
      words.replaceChildren(...(mark ? [mark, " "] : []), text);
      if (mark) bar.remove();
    },
  };
}

function enhanceUpload(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>("input[type=file]")!;
  const drop = form.querySelector<HTMLElement>(".upload-drop")!;
  const list = form.querySelector<HTMLElement>("[data-progress]")!;
  const words = form.dataset;
  form.querySelector("[data-fallback]")?.remove();

  let queue = Promise.resolve();
  const upload = async (file: File): Promise<void> => {
    const { bar, say } = line(list, file.name);
    if (file.size > Number(words["most"])) return say(words["tooLarge"]!, "danger", icon("alert-circle"));
    say(words["uploading"]!, "info");
    try {
      const refused = await send(form.action, file, share => { bar.value = share; });
      if (refused) say(refused, "danger", icon("alert-circle"));
      else say(words["uploaded"]!, "success", icon("circle-check"));
    } catch {
      say(words["failed"]!, "danger", icon("alert-circle"));
    }
  };
  const take = (files: Iterable<File>): void => {
    list.replaceChildren();
    for (const file of files) queue = queue.then(() => upload(file));
    queue = queue.then(refreshParts).catch(() => undefined);
  };
  input.addEventListener("change", () => {
    take([...input.files ?? []]);
    input.value = "";
  });
  for (const name of ["dragenter", "dragover"]) drop.addEventListener(name, event => { event.preventDefault(); drop.classList.add("is-over"); });
  for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => drop.classList.remove("is-over"));
  drop.addEventListener("drop", event => {
    event.preventDefault();
    take([...event.dataTransfer?.files ?? []]);
  });
}

/** A file is taken away without leaving the page, for the text below may not be saved yet. */
function enhanceRemoval(): void {
  document.addEventListener("submit", event => {
    const form = event.target as HTMLFormElement;
    if (form.dataset["remove"] === undefined || event.defaultPrevented) return;
    event.preventDefault();
    void postForm(form.action, new FormData(form)).then(refreshParts).catch(() => location.reload());
  });
}

function countWords(area: HTMLTextAreaElement): void {
  const place = document.querySelector<HTMLElement>("[data-word-count]")!;
  const show = (): void => {
    const words = area.value.split(/\s+/).filter(word => /[\p{L}\p{N}]/u.test(word)).length;
    place.textContent = area.dataset["words"]!.replace("{Words}", String(words));
  };
  area.addEventListener("input", show);
  show();
}

document.querySelectorAll<HTMLFormElement>("form[data-upload]").forEach(enhanceUpload);
document.querySelectorAll<HTMLTextAreaElement>("textarea[data-words]").forEach(countWords);
enhanceRemoval();
