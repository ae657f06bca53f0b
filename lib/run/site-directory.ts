import { fileURLToPath } from "node:url";

/** `dist/site`, seen from an entry: in `dist` it stands beside the bundles, from the sources it is found in `dist`. */
export function siteDirectory(entryUrl: string): string {
  return fileURLToPath(new URL(entryUrl.endsWith(".ts") ? "../dist/site" : "./site", entryUrl));
}
