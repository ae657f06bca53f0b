import type { PackageFile } from "../../schemas/catalog.ts";

type Versions = readonly { readonly version: string; readonly files: readonly PackageFile[] }[];

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

/** The first `most` files of the newest versions, by version. */
export function firstFiles(versions: Versions, most: number): Versions {
  let left = most;
  const first = versions.map(({ version, files }) => {
    const shown = files.slice(0, left);
    left -= shown.length;
    return { version, files: shown };
  });
  return first.filter(({ files }) => files.length > 0);
}

/** True for packages that fit every router of their release. */
export const isForAll = ({ architecture }: PackageFile): boolean => architecture === "all" || architecture === "noarch";
