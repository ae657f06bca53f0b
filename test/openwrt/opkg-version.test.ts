import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compareOpkgVersions } from "../../lib/openwrt/opkg-version.ts";

const rows = readFileSync(new URL("../fixtures/golden/versions.tsv", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line && !line.startsWith("#"))
  .map((line) => line.split("\t"));

const sign = (a: string, b: string): string => {
  const order = compareOpkgVersions(a, b);
  return order < 0 ? "<" : order > 0 ? ">" : "=";
};

describe("the order of versions", () => {
  test("is that of OpenWrt's opkg, for every pair its client was asked about", () => {
    expect(rows.length).toBeGreaterThan(400);
    const wrong = rows.filter(([a = "", b = "", order]) => sign(a, b) !== order);
    expect(wrong).toEqual([]);
  });

  test("is the same seen from the other side", () => {
    const opposite: Record<string, string> = { "<": ">", ">": "<", "=": "=" };
    for (const [a = "", b = "", order = ""] of rows) expect(sign(b, a)).toBe(opposite[order]);
  });

  test("does not lose digits of long numbers", () => {
    expect(sign("20240101123456789012345", "20240101123456789012346")).toBe("<");
  });
});
