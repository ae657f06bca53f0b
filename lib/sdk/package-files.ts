import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { readApkFile } from "../apk/package.ts";
import type { ScannedPackage } from "./package-info.ts";

/** A package file that a build has left. */
export interface Found {
  readonly path: string;
  readonly name: string;
}

/** All package files below bin/, with the feed they lie in where it is one of a feed. */
export async function findPackageFiles(bin: string): Promise<Found[]> {
  const entries = await readdir(bin, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && /\.(?:ipk|apk)$/.test(entry.name))
    .map((entry) => ({ path: join(entry.parentPath, entry.name), name: entry.name }));
}

/**
 * Is this the file of that package? Name and version decide: `libfoo` of ABI 3 is `libfoo3_1.0-r1_mips_24kc.ipk` or
 * `libfoo3-1.0-r1.apk`. The version is not compared where the scan did not know it (LuCI's `x`).
 */
function isFileOf({ path, name }: Found, entry: ScannedPackage, feed: string): boolean {
  const full = new RegExp(
    `^${escaped(entry.name)}${entry.abiVersion ? `-?${escaped(entry.abiVersion)}` : ""}(?:_[^_]+_.+\\.ipk|-\\d[^-]*(?:-r?\\d+)?\\.apk)$`,
  );
  return full.test(name) && (isOfTarget({ path, name }) || path.split("/").at(-2) === feed);
}

/**
 * The file of a package. Where the scan does not tell ABI versions, `libfoo3` is the file of `libfoo` unless `names`, those of
 * all packages that were scanned, say that it is one by itself.
 */
export function fileOf(
  files: readonly Found[],
  entry: ScannedPackage,
  feed: string,
  names: ReadonlySet<string>,
): Found | undefined {
  const exact = files.find((file) => isFileOf(file, entry, feed));
  if (exact || entry.abiVersion) return exact;
  return files.find((file) => {
    const [, abiVersion] = new RegExp(`^${escaped(entry.name)}-?(\\d[^_]*)_.+\\.ipk$`).exec(file.name) ?? [];
    if (!abiVersion || names.has(file.name.replace(/_.*$/, ""))) return false;
    return isFileOf(file, { ...entry, abiVersion }, feed);
  });
}

/** Does it lie among the packages of the target, where kernel modules are and what else its architecture does not share? */
export const isOfTarget = ({ path }: Found): boolean => path.split("/").includes("targets");

/** Is this package for every architecture? */
export function isIndependent({ path, name }: Found): boolean {
  return name.endsWith(".apk") ? readApkFile(path).info.architecture === "noarch" : name.endsWith("_all.ipk");
}

export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
