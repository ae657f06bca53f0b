import { formatOf } from "../../lib/openwrt/format.ts";

/** What was chosen of releases and architectures, here or on an earlier visit. */
export type Router = { readonly release?: string; readonly arch?: string };

const key = "ppa-router";

export function rememberedRouter(): Router {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "{}") as Router;
  } catch {
    return {};
  }
}

export function rememberRouter(router: Router): void {
  try {
    localStorage.setItem(key, JSON.stringify(router));
  } catch {
    // The address still remembers it.
  }
}

/** Of two lines that install a package, shows the one for these releases; both where they need both, or none is known. */
export function showInstallFor(releases: readonly string[]): void {
  const known = releases[0] ? releases : [rememberedRouter().release].filter((one) => one !== undefined);
  const formats = new Set(known.map(formatOf));
  document.documentElement.dataset["format"] = formats.size === 1 ? [...formats][0] : "";
}
