import { describe, expect, test } from "vitest";
import { parseRelease } from "../../lib/openwrt/release.ts";
import { downloadDirectory, sdkImages, sdkImageTag, sdkTarballName } from "../../lib/openwrt/sdk-names.ts";

describe("the SDK of a target", () => {
  test("has an image tag that ends with the release", () => {
    expect(sdkImageTag(parseRelease("24.10"), "ath79/generic")).toBe("ath79-generic-24.10.8");
    expect(sdkImageTag(parseRelease("SNAPSHOT"), "mips_24kc")).toBe("mips_24kc-SNAPSHOT");
  });

  test("is sought in three registries, and for old releases where they were made", () => {
    expect(sdkImages(parseRelease("23.05.6"), "x86_64")).toEqual([
      "ghcr.io/openwrt/sdk:x86_64-23.05.6",
      "quay.io/openwrt/sdk:x86_64-23.05.6",
      "docker.io/openwrt/sdk:x86_64-23.05.6",
    ]);
    expect(sdkImages(parseRelease("19.07.10"), "ar71xx/generic")[0]).toBe(
      "docker.io/openwrt/sdk:ar71xx-generic-19.07.10",
    );
    expect(sdkImages(parseRelease("22.03.3"), "x86_64")[0]).toMatch(/^docker\.io/);
    expect(sdkImages(parseRelease("22.03.4"), "x86_64")[0]).toMatch(/^ghcr\.io/);
  });

  test("is a tarball found by its name in the directory of the target", () => {
    const release = parseRelease("24.10.8");
    expect(downloadDirectory(release, "ath79/generic")).toBe("releases/24.10.8/targets/ath79/generic");
    expect(downloadDirectory(parseRelease("SNAPSHOT"), "x86/64")).toBe("snapshots/targets/x86/64");
    const name = sdkTarballName(release, "ath79/generic");
    expect("openwrt-sdk-24.10.8-ath79-generic_gcc-13.3.0_musl.Linux-x86_64.tar.zst").toMatch(name);
    expect("openwrt-sdk-24.10.8-ath79-generic_gcc-13.3.0_musl.Linux-x86_64.tar.zst.asc").not.toMatch(name);
    expect("openwrt-imagebuilder-24.10.8-ath79-generic.Linux-x86_64.tar.zst").not.toMatch(name);
    expect("openwrt-sdk-bcm27xx-bcm2709_gcc-14.3.0_musl_eabi.Linux-x86_64.tar.zst").toMatch(
      sdkTarballName(parseRelease("SNAPSHOT"), "bcm27xx/bcm2709"),
    );
  });
});
