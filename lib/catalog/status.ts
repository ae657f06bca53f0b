import { type Build, packagesSchema, type StatusDocument, statusSchema } from "../../schemas/catalog.ts";
import { parsePublished } from "../publish/published-json.ts";
import { ownPath } from "./address.ts";
import type { Catalog } from "./build.ts";

export interface StatusInput {
  readonly now: Date;
  /** Address of the run that publishes. */
  readonly run?: string;
  readonly commit?: { readonly id: string; readonly url?: string };
}

/** Updates that are remembered: what the Atom feeds of the archive show. */
const remembered = 100;

/**
 * What this publication says about itself. `published` are the texts of `status.json` and `packages.json` as they are
 * now; what cannot be read counts as not there.
 */
export function makeStatus(
  { now, run, commit }: StatusInput,
  catalog: Catalog,
  published: { readonly status: string | undefined; readonly packages: string | undefined },
): StatusDocument {
  const before = parsePublished(published.status, statusSchema);
  const known = new Map(
    parsePublished(published.packages, packagesSchema)?.packages.map(({ name, version }) => [name, version]),
  );
  const date = now.toISOString();
  const news = catalog.list
    .filter(({ name, version }) => version !== "" && known.get(name) !== version)
    .map(({ name, version, title }) => ({ package: name, version, title, isNew: !known.has(name), date }));
  const builds = countBuilds([...catalog.builds.values()].flat());
  return {
    format: 1,
    published: date,
    ...(run ? { run } : {}),
    ...(commit ? { commit: { id: commit.id, ...(commit.url ? { url: commit.url } : {}) } } : {}),
    builds,
    // Those from before too: older programs did not write it.
    recent: [...news, ...(before?.recent ?? [])]
      .slice(0, remembered)
      .map((one) => ({ ...one, ...ownPath(one.package) })),
  };
}

/** Builds by how they ended. */
export function countBuilds(builds: readonly Build[]): StatusDocument["builds"] {
  const counts: StatusDocument["builds"] = {};
  for (const { status } of builds) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
