import type { Relation } from "../feed/entry.ts";
import type { TreeEntry } from "../ipk/tree.ts";

/** A link that several packages compete for; the one with the highest priority on the router gets it. */
export interface Alternative {
  readonly priority: number;
  /** The link, absolute: `/usr/bin/vi`. */
  readonly path: string;
  /** What it points to, absolute: `/usr/bin/vim`. */
  readonly target: string;
}

/** The author's own scripts as text with a `#!` line and a final newline; the packers add OpenWrt's default glue. */
export interface DeclaredScripts {
  readonly preinst?: string;
  readonly postinst?: string;
  readonly prerm?: string;
  readonly postrm?: string;
}

/** What one package file contains for one architecture. */
export interface Payload {
  /** Sorted by path; includes `lib/upgrade/keep.d/<name>` where declared conffiles are not shipped. */
  readonly tree: readonly TreeEntry[];
  /** Absolute paths of the shipped regular files that are configuration, in byte order. */
  readonly conffiles: readonly string[];
}

/** A `files:` package, checked, in a form that knows nothing of ipk or apk. */
export interface DeclaredPackage {
  readonly name: string;
  /** Without the release, in a form both package managers accept: `1.2.3`, `1.0_rc1`. */
  readonly version: string;
  /** Becomes `-r1`, or `-1` up to OpenWrt 23.05; see `packageVersion`. */
  readonly release: number;
  /** Lines without indentation; the first one is the title. */
  readonly description: string;
  readonly section?: string;
  readonly license?: string;
  readonly maintainer?: string;
  readonly url?: string;
  readonly depends: readonly Relation[];
  readonly provides: readonly Relation[];
  readonly conflicts: readonly Relation[];
  readonly alternatives: readonly Alternative[];
  /** Absolute paths as declared: shipped files, folders, and files that only a running router has. */
  readonly conffiles: readonly string[];
  readonly scripts: DeclaredScripts;
  /** The declaration's path in the repository: `packages/hello.yml`. */
  readonly source: string;
  /** `all` when nothing in it depends on the architecture, else the architectures (or `aarch64_*` patterns) it has files for. */
  readonly architectures: "all" | readonly string[];
  /** True when there is a file for every per-architecture destination on `arch`. */
  supports(arch: string): boolean;
  /** Reads the files for one architecture; throws a UserError for one that is not supported. */
  payload(arch: string): Promise<Payload>;
}

/**
 * The version as a release of OpenWrt writes it: `1.0-r1` since 24.10, `1.0-1` before (formats.md §0). Versions in
 * relations follow the same rule, so that `deep = 1.0-r1` holds on every release.
 */
export function versionForSeries(version: string, series: string): string {
  return isBefore(series, 24) ? version.replace(/-r(\d+)$/, "-$1") : version;
}

/** Full version of a declared package in a release series such as `24.10`. */
export function packageVersion(declared: Pick<DeclaredPackage, "version" | "release">, series: string): string {
  return versionForSeries(`${declared.version}-r${declared.release}`, series);
}

/** True for a series of an earlier year (`23.05` is before 24); false for `SNAPSHOT`, which is newer than all. */
export function isBefore(series: string, year: number): boolean {
  return Number.parseInt(series, 10) < year;
}
