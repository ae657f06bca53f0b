import { describe, expect, test } from "vitest";
import { feedPath, indexJsonVersion, newestReleases, parseRelease, versionSuffix } from "../../lib/openwrt/release.ts";
import { knownSeries } from "../../lib/openwrt/targets.ts";

describe("a release", () => {
  test("named by its series is the newest point release", () => {
    expect(parseRelease("24.10")).toEqual({ series: "24.10", version: "24.10.8", format: "opkg" });
    expect(parseRelease("24.10", { "24.10": "24.10.9" }).version).toBe("24.10.9");
  });

  test("may be named exactly", () => {
    expect(parseRelease("25.12.1")).toEqual({ series: "25.12", version: "25.12.1", format: "apk" });
    expect(parseRelease("v19.07.10").version).toBe("19.07.10");
  });

  test("is served by opkg up to 24.10 and by apk from 25.12 on, the development branch too", () => {
    const formats = knownSeries.map((series) => parseRelease(series).format);
    expect(formats).toEqual(["opkg", "opkg", "opkg", "opkg", "opkg", "opkg", "apk", "apk"]);
  });

  test("that does not exist is refused with the nearest ones", () => {
    expect(() => parseRelease("24.1")).toThrow('"24.1" is not a known release of OpenWrt. Use "24.10"');
    expect(() => parseRelease("24.11")).toThrow(/Use "24\.10"/);
    expect(() => parseRelease("main")).toThrow('Write "SNAPSHOT" for the development branch');
    expect(() => parseRelease("")).toThrow(/Use "18\.06" or/);
    expect(() => parseRelease("24.10.8; rm -rf /")).toThrow(/not a known release/);
  });

  test("every known series but the development branch has a newest point release", () => {
    expect(Object.keys(newestReleases)).toEqual(knownSeries.slice(0, -1));
  });
});

test.each([
  ["22.03.7", 1],
  ["23.05.6", 1],
  ["24.10.0", 1],
  ["24.10.1", 1],
  ["24.10.2", 2],
  ["24.10.8", 2],
  ["25.12.5", 2],
  ["SNAPSHOT", 2],
])("index.json of %s has version %d", (release, version) => {
  expect(indexJsonVersion(parseRelease(release))).toBe(version);
});

test("the packaging revision is -r1 since 24.10 and -1 before", () => {
  expect(["19.07", "23.05", "24.10", "25.12", "SNAPSHOT"].map((series) => versionSuffix(series))).toEqual([
    "-1",
    "-1",
    "-r1",
    "-r1",
    "-r1",
  ]);
});

test("a feed's path keeps across point releases; that of kernel modules does not", () => {
  const release = parseRelease("24.10.8");
  expect(feedPath(release, { arch: "mips_24kc" })).toBe("24.10/mips_24kc");
  expect(feedPath(release, { target: "ath79/generic" })).toBe("24.10.8/ath79/generic");
});
