import { words } from "./words.ts";

interface Status {
  readonly published: string;
  readonly builds: { readonly built?: number; readonly failed?: number; readonly stale?: number };
}

/** Shows when the archive was published last; it changes every time and so is in no page. */
export async function showStatus(): Promise<void> {
  const place = document.querySelector<HTMLElement>("[data-status]");
  if (!place || !location.protocol.startsWith("http")) return;
  try {
    const response = await fetch(place.dataset["statusSrc"] ?? "", { cache: "no-cache" });
    if (!response.ok) return;
    const { published, builds } = (await response.json()) as Status;
    const date = new Date(published).toLocaleDateString(document.documentElement.lang, { dateStyle: "medium" });
    const bad = (builds.failed ?? 0) + (builds.stale ?? 0);
    const health = bad > 0 ? ` · ${words.problems}: ${bad}` : builds.built ? ` · ${words.fine}: ${builds.built}` : "";
    place.textContent = `${words.published}: ${date}${health}`;
  } catch {
    // The link to the document stays.
  }
}
