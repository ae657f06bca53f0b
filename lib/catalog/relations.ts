import type { PackageDocument } from "../../schemas/catalog.ts";
import type { OpenwrtNames } from "../openwrt/names.ts";

/** What a package needs of others and is good for itself, by names alone. */
export interface PackageRelations {
  /** Of its newest version, alternatives included. */
  readonly depends: readonly string[];
  /** Of all its versions. */
  readonly provides: readonly string[];
}

/** What the document of a package says of other packages. */
export type Links = Pick<PackageDocument, "dependencies" | "requiredBy">;
export type LinkOf = (name: string) => Links;

type Dependency = PackageDocument["dependencies"][number];

/**
 * Finds for each dependency the package of the archive that satisfies it, and for each package those that need it.
 * @param packages those with files, by name
 * @param upstream names that OpenWrt's own feeds provide; without it what is not here is taken to be there
 */
export function linkPackages(
  packages: ReadonlyMap<string, PackageRelations>,
  upstream: OpenwrtNames | undefined,
): LinkOf {
  const providers = new Map<string, string>();
  for (const [name, { provides }] of packages) {
    for (const provided of provides) {
      const other = providers.get(provided);
      if (other === undefined || name < other) providers.set(provided, name);
    }
  }
  const find = (name: string): Dependency => {
    const page = packages.has(name) ? name : providers.get(name);
    if (page !== undefined) return { name, where: "here", page };
    return { name, where: !upstream || upstream.has(name) ? "openwrt" : "missing" };
  };
  const dependencies = new Map([...packages].map(([name, { depends }]) => [name, depends.map(find)]));
  const requiredBy = new Map<string, string[]>();
  for (const name of [...packages.keys()].sort(byCode)) {
    const pages = new Set(dependencies.get(name)?.flatMap(({ page }) => page ?? []));
    pages.delete(name);
    for (const page of pages) {
      const others = requiredBy.get(page);
      if (others) others.push(name);
      else requiredBy.set(page, [name]);
    }
  }
  return (name) => ({ dependencies: dependencies.get(name) ?? [], requiredBy: requiredBy.get(name) ?? [] });
}

/** The order of names: by code units, the same everywhere. */
export function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
