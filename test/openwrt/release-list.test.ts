import { describe, expect, test } from "vitest";
import { newestReleases } from "../../lib/openwrt/release.ts";
import { newestInList } from "../../lib/openwrt/release-list.ts";

describe("OpenWrt's list of releases", () => {
  test("tells newer point releases than the built-in ones", () => {
    const list = {
      stable_version: "25.12.6",
      oldstable_version: "24.10.10",
      versions_list: ["24.10.9", "24.10.10", "25.12.6"],
    };
    expect(newestInList(list)).toEqual({ ...newestReleases, "24.10": "24.10.10", "25.12": "25.12.6" });
  });

  test("never takes a series back, and passes over what is no final release of a known series", () => {
    const list = {
      versions_list: ["24.10.1", "25.12.99-rc1", "99.01.1", "25.12-SNAPSHOT", 7, null],
      stable_version: "main",
    };
    expect(newestInList(list)).toEqual(newestReleases);
  });

  test.each([null, "html", 7, [], {}])("that is something else changes nothing: %j", (list) => {
    expect(newestInList(list)).toEqual(newestReleases);
  });
});
