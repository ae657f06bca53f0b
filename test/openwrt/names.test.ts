import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readManifest } from "../../lib/feed/opkg-feed.ts";
import { openwrtNames } from "../../lib/openwrt/names.ts";

describe("names of OpenWrt's packages", () => {
  const names = openwrtNames(["23.05", "24.10", "25.12"]);

  test.each([
    ["a package", "dnsmasq"],
    ["what several packages provide", "libustream-mbedtls"],
    ["a library with its ABI version", "libubox20240329"],
    ["a library whose own name ends in a digit", "libnl3-200"],
    ["a library with an ABI version after a dash", "libsqlite3-0"],
    ["apk's name for any version", "luci-base-any"],
    ["a kernel module", "kmod-something-new"],
    ["the kernel", "kernel"],
    ["a translation", "luci-i18n-something-de"],
    ["what is no name of a package", "so:libc.musl.so.1"],
  ])("%s is known", (_, name) => {
    expect(names?.has(name)).toBe(true);
  });

  test.each(["libubx", "dnsmasq-fulll", "no-such-thing", "lib"])("%s is not", (name) => {
    expect(names?.has(name)).toBe(false);
  });

  test("they say nothing of older series, of newer ones and of the development branch", () => {
    for (const series of ["22.03", "26.10", "SNAPSHOT"]) expect(openwrtNames(["24.10", series])).toBeUndefined();
  });
});

describe.skipIf(!process.env["PPA_CORPUS"])("a real feed's dependencies", () => {
  test("are all here or known", () => {
    const corpus = process.env["PPA_CORPUS"] ?? "";
    const entries = readManifest(
      readFileSync(join(corpus, "jw2013_openwrt-packages/24.10/x86_64/Packages"), "utf8"),
      "",
    );
    const here = new Set(entries.flatMap(({ info }) => [info.name, ...info.provides.map(({ name }) => name)]));
    const wanted = entries
      .flatMap(({ info }) => info.depends.map(({ name }) => name))
      .filter((name) => !here.has(name));
    expect(wanted.length).toBeGreaterThan(10);
    expect(wanted.filter((name) => !openwrtNames(["24.10"])?.has(name))).toEqual([]);
  });
});
