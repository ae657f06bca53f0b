import type { Build } from "../../schemas/catalog.ts";

/** An input of the archive's workflow and what to type there. */
export interface RebuildInput {
  readonly name: "packages" | "targets";
  readonly value: string;
}

/**
 * What builds a package again where its last build failed; everywhere when none did.
 * @param source directory of its Makefile, whose last part is what a plan always knows it by; a package's file may have
 * another name than its Makefile says
 */
export function rebuildInputs(name: string, source: string | undefined, builds: readonly Build[]): RebuildInput[] {
  const targets = brokenTargets(builds);
  return [
    { name: "packages", value: source?.split("/").filter(Boolean).pop() ?? name },
    ...(targets.length > 0 ? [{ name: "targets" as const, value: targets.join(", ") }] : []),
  ];
}

/** True where the newest version could not be built. */
export const isBroken = ({ status }: Build): boolean => status === "failed" || status === "stale";

/** Characters of targets that a page shows. */
const mostTargets = 300;

/**
 * The feeds where the last build failed, and releases instead of all their feeds: those are also what packages for every
 * architecture are planned by. Releases alone where there are many: what was built there is not built again.
 */
function brokenTargets(builds: readonly Build[]): string[] {
  const releaseOf = ({ target }: Build) => target.split("/", 1)[0] ?? target;
  const healthy = new Set(builds.filter((build) => !isBroken(build)).map(releaseOf));
  const broken = builds.filter(isBroken);
  const exact = [...new Set(broken.map((build) => (healthy.has(releaseOf(build)) ? build.target : releaseOf(build))))];
  return exact.join(", ").length <= mostTargets ? exact : [...new Set(broken.map(releaseOf))];
}
