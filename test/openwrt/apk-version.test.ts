import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compareApkVersions, isApkVersion } from "../../lib/openwrt/apk-version.ts";
import { fc } from "../support/properties.ts";

const lines = readFileSync("test/fixtures/golden/versions.tsv", "utf8").trimEnd().split("\n");
const rows = lines.filter((line) => !line.startsWith("#")).map((line) => line.split("\t"));
const pairs = rows.filter((row) => row.length === 4);

describe("the order of versions in apk", () => {
  test("is the real client's for every pair of the golden table", () => {
    const sign = (n: number) => (n < 0 ? "<" : n > 0 ? ">" : "=");
    const told = pairs.map(([a = "", b = "", opkg]) => {
      const valid = isApkVersion(a) && isApkVersion(b);
      return [a, b, opkg, valid ? sign(compareApkVersions(a, b)) : "!"];
    });
    expect(pairs.length).toBeGreaterThan(400);
    expect(told).toEqual(pairs);
  });

  test.each([
    ["1.0_rc1", "1.0"],
    ["1.0", "1.0-r1"],
    ["1.0", "1.0~ab"],
    ["1.0", "1.0.0"],
    ["2024.01.02", "2024.1.2"],
    ["1.0-r9", "1.0-r10"],
    ["1.0_alpha", "1.0_beta"],
    ["1.0", "1.0_p1"],
  ])("%s is older than %s", (older, newer) => {
    expect(compareApkVersions(older, newer)).toBeLessThan(0);
    expect(compareApkVersions(newer, older)).toBeGreaterThan(0);
  });

  test("holds for any text: a is to b what b is not to a", () => {
    const part = fc.constantFrom("1", "0", "10", ".", "a", "_rc", "_p", "~ab", "-r", "-", "+", "_", "z");
    const version = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(Math.sign(compareApkVersions(a, b))).toBe(-Math.sign(compareApkVersions(b, a)) + 0);
      }),
    );
  });
});

describe("a version apk accepts", () => {
  test("is told as the golden list tells it", () => {
    const list = lines.map((line) => line.split("\t")).filter(([mark]) => mark === "#valid");
    expect(list.length).toBeGreaterThan(40);
    expect(list.map(([mark, version = ""]) => [mark, version, isApkVersion(version) ? "yes" : "no"])).toEqual(list);
  });

  test.each(["1.0-1", "1.0~rc1-r1", "r123", "1:1.0", "1.0+git", "", "1.", "1.0_foo", "1.0-r", "1.0~"])(
    "is not %j",
    (v) => {
      expect(isApkVersion(v)).toBe(false);
    },
  );
});
