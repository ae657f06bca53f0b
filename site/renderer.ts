import type { SSRResult } from "astro";
import { type AstroComponentFactory, renderToString } from "astro/runtime/server/index.js";
import type { PageName } from "../lib/catalog/views.ts";
import api from "./src/pages/api.astro";
import builds from "./src/pages/builds.astro";
import extra from "./src/pages/extra.astro";
import home from "./src/pages/home.astro";
import keys from "./src/pages/keys.astro";
import notFound from "./src/pages/not-found.astro";
import packagePage from "./src/pages/package.astro";
import packages from "./src/pages/packages.astro";
import source from "./src/pages/source.astro";
import target from "./src/pages/target.astro";

const pages: Record<PageName, AstroComponentFactory> = {
  api,
  builds,
  extra,
  home,
  keys,
  "not-found": notFound,
  package: packagePage,
  packages,
  source,
  target,
};

const encoder = new TextEncoder();

/**
 * Renders one page type with its view (`home`, `package` …) to the bytes of its HTML.
 *
 * Astro renders fragments (`<>`) asynchronously, and buffers all that follows them. Thousands of pages have none, but arrays.
 */
export async function render(page: PageName, view: Record<string, unknown>): Promise<Uint8Array> {
  const html = await renderToString(newResult(), pages[page], view, {}, true);
  if (typeof html !== "string") throw new Error(`page ${page}: HTTP ${html.status}`);
  return encoder.encode(html);
}

/**
 * What components write into. Astro's application makes one for every request, with routes, cookies, sessions and much else
 * that only servers need.
 */
function newResult(): SSRResult {
  const result = {
    compressHTML: true,
    partial: false,
    clientDirectives: new Map(),
    componentMetadata: new Map(),
    renderers: [],
    links: new Set(),
    scripts: new Set(),
    styles: new Set(),
    createAstro: (props: unknown, slots: unknown) => ({ props, slots, self: null }),
    _metadata: {
      hasRenderedHead: false,
      headInTree: false,
      extraHead: [],
      propagators: new Set(),
      routeHasPropagation: false,
      pendingSlotEvaluations: [],
      templateDepth: 0,
    },
  };
  return result as unknown as SSRResult;
}
