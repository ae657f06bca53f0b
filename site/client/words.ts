type Words = Record<
  | "copy"
  | "copied"
  | "selected"
  | "none"
  | "unavailable"
  | "fine"
  | "problems"
  | "missing"
  | "nearest"
  | "chosen"
  | "unknown",
  string
> & { readonly results: Readonly<Record<string, string>> };

const page = document.documentElement.dataset;

/** The few words that scripts write, in the page's language. */
export const words = JSON.parse(page["words"] ?? "{}") as Words;

export const language = document.documentElement.lang;

/** From this page up to the archive. */
export const root = page["root"] ?? "";

/** Tells screen readers what happened. */
export function announce(text: string): void {
  const place = document.querySelector("[data-announce]");
  if (place) place.textContent = text;
}

/** `1 result`, `1,000 results`. */
export function countResults(count: number): string {
  const form = words.results[new Intl.PluralRules(language).select(count)] ?? words.results["other"] ?? "#";
  return form.replace("#", formatNumber(count));
}

export const formatNumber = (value: number): string => new Intl.NumberFormat(language).format(value);
