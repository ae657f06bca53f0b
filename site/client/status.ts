import type { StatusDocument } from "../../schemas/catalog.ts";
import { timeAgo } from "./dates.ts";
import { element, isolated, versionOf } from "./dom.ts";
import { readJson } from "./json.ts";
import { packageAddress } from "./list.ts";
import { formatNumber, words } from "./words.ts";

/** Shows when the archive was published last, its health and its news; all change every time and so are in no page. */
export async function showStatus(): Promise<void> {
  const place = document.querySelector<HTMLElement>("[data-status]");
  const link = place?.querySelector("a");
  if (!place || !link) return;
  const news = document.querySelector<HTMLElement>("[data-news]");
  try {
    const { published, builds, recent } = await readJson<StatusDocument>(link.href, { cache: "no-cache" });
    link.replaceWith(timeAgo(new Date(published)));
    if (news) showNews(news, recent);
    const health = healthOf(builds);
    const page = place.dataset["status"];
    if (!health || !page) return;
    const about = element("a", health.text);
    about.href = page;
    about.className = health.isGood ? "" : "failed";
    place.append(" · ", about);
  } catch {
    // The links to the document and the Atom feed stay.
    news?.remove();
  }
}

/** Fills the rows that the page keeps for the newest versions. */
function showNews(list: HTMLElement, recent: StatusDocument["recent"]): void {
  for (const [at, row] of [...list.children].entries()) {
    const one = recent[at];
    if (!one) continue;
    const link = isolated("a", one.package);
    link.href = packageAddress({ name: one.package, path: one.path });
    row.append(link, versionOf(one.version), timeAgo(new Date(one.date)));
  }
}

function healthOf({ built = 0, failed = 0, stale = 0 }: StatusDocument["builds"]) {
  const bad = failed + stale;
  if (bad > 0) return { isGood: false, text: words.problems.replace("#", formatNumber(bad)) };
  return built > 0 ? { isGood: true, text: words.fine.replace("#", formatNumber(built)) } : undefined;
}
