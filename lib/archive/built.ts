import type { BuildReport } from "../../schemas/build.ts";
import { type Built, builtSchema } from "../../schemas/built.ts";
import { parseDocument } from "./document.ts";

/** Where the published tree keeps the keys of what was built. */
export const builtPath = "api/v1/built.json";

/** Reads the published document. Throws a UserError when it is not one of ours. */
export function parseBuilt(text: string): Built {
  return parseDocument(text, builtPath, builtSchema);
}

/** All keys of what is published: what a plan leaves out. */
export function builtKeys(built: Built): Set<string> {
  return new Set(Object.values(built.jobs).flatMap((job) => Object.values(job)));
}

/**
 * The document after some builds: a package that was built, or cannot be built for its target, has its new key; one that
 * failed loses its key, so that the next plan tries again.
 */
export function mergeBuilt(before: Built | undefined, reports: readonly BuildReport[]): Built {
  const jobs = new Map(Object.entries(before?.jobs ?? {}).map(([id, keys]) => [id, new Map(Object.entries(keys))]));
  for (const report of reports) {
    const keys = jobs.get(report.job) ?? new Map<string, string>();
    for (const { source, directory, key, status } of report.packages) {
      const name = directory === "." ? source : `${source}/${directory}`;
      if (status === "failed") keys.delete(name);
      else if (status !== "unchanged") keys.set(name, key);
    }
    jobs.set(report.job, keys);
  }
  return { version: 1, jobs: sorted(jobs, (keys) => sorted(keys, (key) => key)) };
}

/** In the order of names, so that the same facts are the same bytes. */
function sorted<T, U>(map: ReadonlyMap<string, T>, convert: (value: T) => U): Record<string, U> {
  const names = [...map.keys()].sort();
  return Object.fromEntries(names.map((name) => [name, convert(map.get(name) as T)]));
}
