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
  /** Directory of the feed below the archive's root: `24.10/mips_24kc`, or `24.10.8/ath79/generic` for kernel modules. */
  readonly path: string;
}
