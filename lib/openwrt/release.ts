import { UserError } from "../run/errors.ts";
import { formatOf } from "./format.ts";
import { nearest } from "./nearest.ts";
import { knownSeries } from "./targets.ts";

/** The package manager of a release, which decides the file format: .ipk for opkg, .apk (v3) for apk. */
export type Format = "opkg" | "apk";

/** One release of OpenWrt, as far as an archive must know it. */
export interface Release {
  /** Two-part series, the first part of a feed's path: `24.10`; `SNAPSHOT` for the development branch. */
  readonly series: string;
  /** Exact point release whose SDK and kernel are meant: `24.10.8`; `SNAPSHOT` for the development branch. */
  readonly version: string;
  readonly format: Format;
}

/** One target of an archive, and so one published feed directory. */
export interface FeedTarget {
  readonly release: Release;
  /** Package architecture (`ARCH_PACKAGES`), such as `mips_24kc`. */
  readonly arch: string;
  /** `target/subtarget`, only for feeds of kernel modules. */
  readonly target?: string;
  /** Image to build in, instead of OpenWrt's: `ghcr.io/acme/sdk:{arch}-{version}`. */
  readonly sdk?: string;
  /** Directory of the feed below the archive's root: `24.10/mips_24kc`, or `24.10.8/ath79/generic` for kernel modules. */
  readonly path: string;
}

/** Series → its newest point release. */
export type NewestReleases = Readonly<Record<string, string>>;

/** The newest point releases when this was written (formats.md §0): what counts where OpenWrt's own list is out of reach. */
export const newestReleases: NewestReleases = {
  "18.06": "18.06.9",
  "19.07": "19.07.10",
  "21.02": "21.02.7",
  "22.03": "22.03.7",
  "23.05": "23.05.6",
  "24.10": "24.10.8",
  "25.12": "25.12.5",
};

/**
 * Understands what a user writes for a release: a series (`24.10`, which means its newest point release), an exact
 * release (`24.10.8`), or `SNAPSHOT`. Throws a UserError with the nearest releases for anything else.
 */
export function parseRelease(text: string, newest: NewestReleases = newestReleases): Release {
  if (text === "SNAPSHOT") return { series: "SNAPSHOT", version: "SNAPSHOT", format: formatOf(text) };
  const match = /^v?(\d{2}\.\d{2})(?:\.(\d{1,3}))?$/.exec(text);
  const series = match?.[1];
  const version = match?.[2] === undefined ? newest[series ?? ""] : `${series}.${Number(match[2])}`;
  if (!series || !version || !knownSeries.includes(series)) {
    throw new UserError({
      what: `${JSON.stringify(text)} is not a known release of OpenWrt`,
      cure: suggestRelease(text),
    });
  }
  return { series, version, format: formatOf(series) };
}

function suggestRelease(text: string): string {
  if (/^(main|master|snapshots?)$/i.test(text)) return 'Write "SNAPSHOT" for the development branch';
  const near = nearest(text, [...knownSeries, ...Object.values(newestReleases)]);
  const choice = near.length > 0 ? near : knownSeries;
  return `Use ${choice.map((each) => JSON.stringify(each)).join(" or ")}`;
}

/**
 * Form of index.json in a release's feeds: version 1 before 24.10.2, version 2 from then on (formats.md §0, §2.2). Series
 * that never had the file get version 1, for tools that read old feeds too.
 */
export function indexJsonVersion({ series, version }: Release): 1 | 2 {
  if (series === "SNAPSHOT" || series > "24.10") return 2;
  return series === "24.10" && Number(version.split(".")[2]) >= 2 ? 2 : 1;
}

/** The end of a package's version that tells its packaging: `-r1` since 24.10, `-1` before (formats.md §0). */
export function versionSuffix(series: string, revision = 1): string {
  return series === "SNAPSHOT" || series >= "24.10" ? `-r${revision}` : `-${revision}`;
}

/** Directory of the feed for an architecture, or of the feed for kernel modules of a target, below the archive's root. */
export function feedPath(release: Release, at: { readonly arch: string } | { readonly target: string }): string {
  return "target" in at ? `${release.version}/${at.target}` : `${release.series}/${at.arch}`;
}
