/** POSTs JSON to this site with the anti-forgery token. The caller reads the response; a network failure rejects. */
export function post(url: string, body?: unknown): Promise<Response> {
  return fetch(url, {
    method: "POST",
    headers: { ...told(), "Content-Type": "application/json" },
    body: body === undefined ? null : JSON.stringify(body),
  });
}

/** POSTs a form (files as well) to this site with the anti-forgery token. */
export function postForm(url: string, form: FormData): Promise<Response> {
  return fetch(url, { method: "POST", headers: told(), body: form });
}

const told = (): Record<string, string> => ({ Accept: "application/json", RequestVerificationToken: requestToken() });

const requestToken = (): string => document.querySelector<HTMLMetaElement>('meta[name="request-token"]')?.content ?? "";
