import { join } from "node:path";
import { buildCatalog } from "../../lib/catalog/build.ts";
import { makeIndex, search } from "../../site/client/rank.ts";
import { largeArchive } from "../support/catalog-fixture.ts";
import { type Cost, measure, median, medians, node, type Row } from "./measure.ts";

/** Every page and document of an archive with `count` packages on 6 targets, made anew. */
export async function renderRow(count: number, target: string, runs: number): Promise<Row> {
  const costs: Cost[] = [];
  for (let run = 0; run < runs; run++) {
    const { cost, stdout } = await measure(node([join(import.meta.dirname, "render-catalog.ts"), String(count)]));
    costs.push({ ...cost, wall: (JSON.parse(stdout) as { seconds: number }).seconds });
  }
  const name = `catalog of ${count.toLocaleString("en")} packages × 6 targets`;
  return { name, by: "lib, without loading it", target, cost: medians(costs) };
}

/** The slowest of some queries, as the site's search runs them at every key. */
export function searchRow(count: number, runs: number): Row {
  const index = makeIndex(buildCatalog(largeArchive(count)).list);
  const medianOf = (query: string) => {
    const times = Array.from({ length: 20 * runs }, () => {
      const start = performance.now();
      search(index, query, 12);
      return (performance.now() - start) / 1000;
    });
    return median(times) ?? 0;
  };
  const wall = Math.max(...["l", "luci", "qos graph", "grahp", "router common", "nothinglikethis"].map(medianOf));
  return { name: `search in ${count.toLocaleString("en")} packages`, by: "site", target: "≤ 5 ms", cost: { wall } };
}
