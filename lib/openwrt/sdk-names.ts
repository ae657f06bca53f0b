import type { Release } from "./release.ts";

/** Name of an SDK image's tag, the only form valid in every era: `ath79-generic-24.10.8`, `mips_24kc-SNAPSHOT` (field.md d1). */
export function sdkImageTag(release: Release, targetOrArch: string): string {
  return `${targetOrArch.replace("/", "-")}-${release.version}`;
}

/**
 * SDK images to try in turn. Releases up to 21.02.6 and 22.03.3 were made for Docker Hub only, the oldest of them under
 * its former name `openwrtorg` (field.md d2).
 */
export function sdkImages(release: Release, targetOrArch: string): string[] {
  const tag = sdkImageTag(release, targetOrArch);
  const repositories = onlyOnDockerHub(release)
    ? ["docker.io/openwrt/sdk", "docker.io/openwrtorg/sdk"]
    : ["ghcr.io/openwrt/sdk", "quay.io/openwrt/sdk", "docker.io/openwrt/sdk"];
  return repositories.map((repository) => `${repository}:${tag}`);
}

function onlyOnDockerHub({ series, version }: Release): boolean {
  const point = Number(version.split(".")[2] ?? 0);
  return series < "21.02" || (series === "21.02" && point < 7) || (series === "22.03" && point < 4);
}

/** Directory of a target on OpenWrt's download server, without its host: `releases/24.10.8/targets/ath79/generic`. */
export function downloadDirectory({ version }: Release, target: string): string {
  return `${version === "SNAPSHOT" ? "snapshots" : `releases/${version}`}/targets/${target}`;
}

/**
 * Matches the SDK's file name in the `sha256sums` of its directory (formats.md §7). The name holds the version of gcc,
 * which nobody but that file tells.
 */
export function sdkTarballName({ version }: Release, target: string): RegExp {
  const release = version === "SNAPSHOT" ? "" : `${version}-`;
  const name = `openwrt-sdk-${release}${target.replace("/", "-")}_gcc-`.replace(/[.]/g, "\\.");
  return new RegExp(`^${name}[\\w.]+_musl(?:_eabi)?\\.Linux-x86_64\\.tar\\.(?:xz|zst)$`);
}
