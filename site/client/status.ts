import { timeAgo } from "./dates.ts";
import { formatNumber, words } from "./words.ts";

interface Status {
  readonly published: string;
  readonly builds: { readonly built?: number; readonly failed?: number; readonly stale?: number };
}

/** Shows when the archive was published last, and its health; both change every time and so are in no page. */
export async function showStatus(): Promise<void> {
  const place = document.querySelector<HTMLElement>("[data-status]");
  const link = place?.querySelector("a");
  if (!place || !link || !location.protocol.startsWith("http")) return;
  try {
    const response = await fetch(link.href, { cache: "no-cache" });
    if (!response.ok) return;
    const { published, builds } = (await response.json()) as Status;
    link.replaceWith(timeAgo(new Date(published)));
    const health = healthOf(builds);
    const page = place.dataset["status"];
    if (!health || !page) return;
    const about = document.createElement("a");
    about.href = page;
    about.className = health.isGood ? "" : "failed";
    about.textContent = health.text;
    place.append(" · ", about);
  } catch {
    // The link to the document stays.
  }
}

function healthOf({ built = 0, failed = 0, stale = 0 }: Status["builds"]) {
  const bad = failed + stale;
  if (bad > 0) return { isGood: false, text: words.problems.replace("#", formatNumber(bad)) };
  return built > 0 ? { isGood: true, text: words.fine.replace("#", formatNumber(built)) } : undefined;
}
