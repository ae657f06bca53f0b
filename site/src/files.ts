import type { PackageFile } from "../../schemas/catalog.ts";

/** The rows of some files of a version: one file in several feeds of a release is one row. */
export function fileRows(files: readonly PackageFile[]): PackageFile[][] {
  const bySum = new Map<string, PackageFile[]>();
  for (const file of files) {
    const key = `${file.sha256} ${file.target.split("/", 1)[0]}`;
    const same = bySum.get(key);
    if (same) same.push(file);
    else bySum.set(key, [file]);
  }
  return [...bySum.values()];
}

/** True for packages that fit every router of their release. */
export const isForAll = ({ architecture }: PackageFile): boolean => architecture === "all" || architecture === "noarch";
