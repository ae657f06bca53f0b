// Renders the site of a large archive from the library's sources, in memory, and prints the seconds that took.
import { join } from "node:path";
import { buildCatalog } from "../../lib/catalog/build.ts";
import { renderSite } from "../../lib/catalog/render.ts";
import { largeArchive } from "../support/catalog-fixture.ts";

const input = largeArchive(Number(process.argv[2]));
const start = performance.now();
const site = renderSite({
  catalog: buildCatalog(input),
  rendererDir: join(import.meta.dirname, "../../dist/site"),
  now: new Date("2026-01-02T03:04:05Z"),
});
let bytes = 0;
for await (const { content } of site) bytes += content?.length ?? 0;
process.stdout.write(JSON.stringify({ seconds: (performance.now() - start) / 1000, bytes }));
