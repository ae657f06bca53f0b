import { timeAgo } from "./dates.ts";
import { formatNumber, root, words } from "./words.ts";

interface Status {
  readonly published: string;
  readonly builds: { readonly built?: number; readonly failed?: number; readonly stale?: number };
  readonly recent: readonly { readonly package: string; readonly version: string; readonly date: string }[];
}

/** Shows when the archive was published last, its health and its news; all change every time and so are in no page. */
export async function showStatus(): Promise<void> {
  const place = document.querySelector<HTMLElement>("[data-status]");
  const link = place?.querySelector("a");
  if (!place || !link) return;
  const news = document.querySelector<HTMLElement>("[data-news]");
  try {
    const { published, builds, recent } = await readStatus(link.href);
    link.replaceWith(timeAgo(new Date(published)));
    if (news) showNews(news, recent);
    const health = healthOf(builds);
    const page = place.dataset["status"];
    if (!health || !page) return;
    const about = document.createElement("a");
    about.href = page;
    about.className = health.isGood ? "" : "failed";
    about.textContent = health.text;
    place.append(" · ", about);
  } catch {
    // The links to the document and the Atom feed stay.
    news?.remove();
  }
}

async function readStatus(address: string): Promise<Status> {
  // Browsers refuse to read files for pages from a disk; trying would only fill the console.
  if (!location.protocol.startsWith("http")) throw new Error("no server");
  const response = await fetch(address, { cache: "no-cache" });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return (await response.json()) as Status;
}

/** Fills the rows that the page keeps for the newest versions. */
function showNews(list: HTMLElement, recent: Status["recent"]): void {
  for (const [at, row] of [...list.children].entries()) {
    const one = recent[at];
    if (!one) continue;
    const link = document.createElement("a");
    link.href = `${root}p/${encodeURIComponent(one.package)}/index.html`;
    const version = document.createElement("span");
    version.className = "version";
    link.append(isolated(one.package));
    version.append(isolated(one.version));
    row.append(link, version, timeAgo(new Date(one.date)));
  }
}

function isolated(text: string): HTMLElement {
  const element = document.createElement("bdi");
  element.textContent = text;
  return element;
}

function healthOf({ built = 0, failed = 0, stale = 0 }: Status["builds"]) {
  const bad = failed + stale;
  if (bad > 0) return { isGood: false, text: words.problems.replace("#", formatNumber(bad)) };
  return built > 0 ? { isGood: true, text: words.fine.replace("#", formatNumber(built)) } : undefined;
}
