import type { Format } from "../openwrt/release.ts";

/** A dependency, provision or conflict: `zlib (>= 1.2)` for opkg, `zlib>=1.2` for apk. */
export interface Relation {
  readonly name: string;
  readonly operator?: "<" | "<=" | "=" | ">=" | ">" | "~";
  readonly version?: string;
  /** opkg only: other relations any of which will do as well (`a | b`). */
  readonly or?: readonly Relation[];
}

/** What both formats say about a package, in one shape: for the catalog, `verify` and retention. */
export interface PackageInfo {
  /** Full name, ABI suffix included: `libfoo20240329`. */
  readonly name: string;
  /** ABI suffix at the end of the name, where the package says so. */
  readonly abiVersion?: string;
  readonly version: string;
  /** `all` (opkg) or `noarch` (apk) for architecture-independent packages. */
  readonly architecture: string;
  /** Lines without OpenWrt's leading blanks; the first one is the title. */
  readonly description: string;
  readonly depends: readonly Relation[];
  readonly provides: readonly Relation[];
  readonly conflicts: readonly Relation[];
  readonly section?: string;
  readonly license?: string;
  readonly maintainer?: string;
  readonly homepage?: string;
  /** Directory of the Makefile as the builder saw it (opkg `Source`, apk `origin`). */
  readonly source?: string;
  /** Bytes on the device as the index states them. */
  readonly installedSize?: number;
}

/** One package file as a feed publishes it. */
export interface FeedEntry {
  readonly format: Format;
  /** Path below the feed directory; the file's own name in all feeds of ours. */
  readonly filename: string;
  /** Bytes of the file. */
  readonly size: number;
  /** SHA-256 of the file, lower-case hex. */
  readonly sha256: string;
  readonly info: PackageInfo;
}

/** True for packages that run on every architecture. */
export function isArchIndependent(architecture: string): boolean {
  return architecture === "all" || architecture === "noarch";
}
