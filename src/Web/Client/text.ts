/** The page's own words for scripts: the keys `Shared.Client.*`, which the layout renders in the page's language. */
const words: Record<string, string> =
  JSON.parse(document.querySelector<HTMLMetaElement>('meta[name="client-text"]')?.content ?? "{}");

export const culture = document.documentElement.lang || "vi";

/** The text of `Shared.Client.<key>`, its `{Placeholders}` filled. */
export function text(key: string, values: Record<string, string | number> = {}): string {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in values ? String(values[name]) : whole);
}
