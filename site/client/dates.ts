import { language } from "./words.ts";

const steps = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
] as const;

/** Shows the dates of a page as the reader writes them; in the page they are as ISO 8601 has them. */
export function showDates(): void {
  for (const time of document.querySelectorAll<HTMLTimeElement>("time[datetime]")) {
    const date = new Date(time.dateTime);
    time.textContent = dayOf(date);
    time.title = `${time.title} ${momentOf(date)}`;
  }
}

/** `3 hours ago`, with the date and time beside it; the date itself after a month. */
export function timeAgo(date: Date): HTMLTimeElement {
  const time = document.createElement("time");
  time.dateTime = date.toISOString();
  time.title = momentOf(date);
  const seconds = (date.getTime() - Date.now()) / 1000;
  const [unit, length] = steps.find(([, one]) => Math.abs(seconds) >= one) ?? (["minute", 60] as const);
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  time.textContent = seconds < -31 * 86_400 ? dayOf(date) : format.format(Math.round(seconds / length), unit);
  return time;
}

const dayOf = (date: Date): string => date.toLocaleDateString(language, { dateStyle: "medium" });
const momentOf = (date: Date): string => date.toLocaleString(language, { dateStyle: "long", timeStyle: "short" });
