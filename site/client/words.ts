type Words = Record<
  "copied" | "none" | "results" | "unavailable" | "published" | "fine" | "problems" | "nearest" | "chosen" | "unknown",
  string
>;

const page = document.documentElement.dataset;

/** The few words that scripts write, in the page's language. */
export const words = JSON.parse(page["words"] ?? "{}") as Words;

/** From this page up to the archive. */
export const root = page["root"] ?? "";

/** Tells screen readers what happened. */
export function announce(text: string): void {
  const place = document.querySelector("[data-announce]");
  if (place) place.textContent = text;
}
