/** The search key of a Vietnamese text: "Hoà", "Hòa" and "hoa" are one; Đ is d. The same rule as VietnameseText.Fold on the server. */
export function fold(value: string): string {
  return value.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐÐð]/g, "d")
    .toLowerCase().replace(/\s+/g, " ").trim();
}

const collator = new Intl.Collator("vi", { numeric: true, sensitivity: "variant" });

/** Vietnamese alphabetical order. */
export const compareText = (a: string, b: string): number => collator.compare(a, b);

/** A person's sort key: the given name, which is written last, comes first. */
export function givenNameFirst(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words.pop() ?? "", ...words].join(" ");
}
