import type { Problem } from "../run/errors.ts";

/** In bytes. */
export interface SizeLimits {
  readonly site: number;
  readonly file: number;
}

/** GitHub Pages serves sites up to 1 GB, and GitHub takes no file over 100 MB (platform.md §3). */
export const pagesLimits: SizeLimits = { site: 1_000_000_000, file: 100 * 1024 * 1024 };

/** A top-level directory of the site; `/` stands for the files beside them. */
export interface SizeRow {
  readonly directory: string;
  readonly files: number;
  readonly size: number;
}

/** A file, or the files of a directory together. */
export interface SizedFiles {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly files?: number;
}

export interface SizeReport {
  readonly total: number;
  /** Biggest first. */
  readonly rows: readonly SizeRow[];
  /** What forbids publishing. */
  readonly problems: readonly Problem[];
  /** What will forbid it soon. */
  readonly warnings: readonly Problem[];
}

const warnFrom = 0.8;

/** Compares the whole site as it would be published with the limits of the pages host. */
export function checkSizes(all: Iterable<SizedFiles>, limits: SizeLimits = pagesLimits): SizeReport {
  const rows = new Map<string, SizeRow>();
  const problems: Problem[] = [];
  let total = 0;
  for (const { path, size, files } of all) {
    const slash = path.indexOf("/");
    const directory = slash < 0 ? "/" : path.slice(0, slash);
    const row = rows.get(directory) ?? { directory, files: 0, size: 0 };
    rows.set(directory, { directory, files: row.files + (files ?? 1), size: row.size + size });
    total += size;
    if (files === undefined && size > limits.file) {
      problems.push({
        what: `${path} has ${formatSize(size)}, and no file may have more than ${formatSize(limits.file)}`,
        cure: "Leave it out or make it smaller; Git LFS does not help, because pages hosts serve its pointers.",
      });
    }
  }
  const sorted = [...rows.values()].sort((a, b) => b.size - a.size || (a.directory < b.directory ? -1 : 1));
  const share = `${formatSize(total)} of at most ${formatSize(limits.site)} (${summary(sorted)})`;
  const cure = 'Keep fewer versions with a lower "retain", or fewer releases and architectures under "targets".';
  const warnings: Problem[] = [];
  if (total > limits.site) problems.push({ what: `The site would have ${share}`, cure });
  else if (total > warnFrom * limits.site) warnings.push({ what: `The site has ${share}`, cure });
  return { total, rows: sorted, problems, warnings };
}

function summary(rows: readonly SizeRow[]): string {
  return rows
    .slice(0, 5)
    .map(({ directory, size }) => `${directory}: ${formatSize(size)}`)
    .join(", ");
}

/** `512 B`, `1.5 MB`, `1.0 GB`: decimal units, as pages hosts count. */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ["kB", "MB", "GB", "TB"];
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 999.95 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value.toFixed(1)} ${units[unit]}`;
}
