import { expect, test } from "vitest";
import type { FeedEntry } from "../../lib/feed/entry.ts";
import { type MergeRules, mergeFeed } from "../../lib/feed/merge.ts";
import { compareOpkgVersions } from "../../lib/openwrt/opkg-version.ts";

const rules: MergeRules<FeedEntry> = {
  retain: 2,
  replace: false,
  compareVersions: compareOpkgVersions,
  samePackage: (a, b) => a.sha256 === b.sha256,
};

function entry(name: string, version: string, sha256 = "a"): FeedEntry {
  const info = { name, version, architecture: "all", description: "", depends: [], provides: [], conflicts: [] };
  return { format: "opkg", filename: `${name}_${version}_all.ipk`, size: 1, sha256, info };
}

const names = (entries: readonly FeedEntry[]) => entries.map(({ filename }) => filename);

test("what is published stays, what is new is added, in byte order of the file names", () => {
  const { merge } = mergeFeed("f", [entry("b", "1-r1")], [entry("a", "1-r1"), entry("b-x", "1-r1")], rules);
  expect(names(merge.entries)).toEqual(["a_1-r1_all.ipk", "b-x_1-r1_all.ipk", "b_1-r1_all.ipk"]);
  expect(names(merge.added)).toEqual(["a_1-r1_all.ipk", "b-x_1-r1_all.ipk"]);
});

test("of each package the newest versions are kept, newest by opkg's order", () => {
  const published = [entry("a", "1.9-r1"), entry("a", "1.10-r1")];
  const { merge } = mergeFeed("f", published, [entry("a", "1.10-r2"), entry("b", "1-r1")], rules);
  expect(names(merge.entries)).toEqual(["a_1.10-r1_all.ipk", "a_1.10-r2_all.ipk", "b_1-r1_all.ipk"]);
  expect(names(merge.dropped)).toEqual(["a_1.9-r1_all.ipk"]);
});

test("an old version that comes in too late is not added and not reported as dropped", () => {
  const { merge } = mergeFeed("f", [entry("a", "3-r1"), entry("a", "2-r1")], [entry("a", "1-r1")], rules);
  expect(merge.added).toEqual([]);
  expect(merge.dropped).toEqual([]);
});

test("a published version is immutable: other bytes are refused with the cure", () => {
  const { merge, problems } = mergeFeed("24.10/x86_64", [entry("a", "1-r1")], [entry("a", "1-r1", "b")], rules);
  expect(merge.entries.map(({ sha256 }) => sha256)).toEqual(["a"]);
  expect(problems).toHaveLength(1);
  expect(problems[0]?.what).toContain("a 1-r1 is already published in 24.10/x86_64");
  expect(problems[0]?.cure).toContain("replace: true");
});

test("`replace` lets other bytes take its place", () => {
  const { merge, problems } = mergeFeed("f", [entry("a", "1-r1")], [entry("a", "1-r1", "b")], {
    ...rules,
    replace: true,
  });
  expect(problems).toEqual([]);
  expect(merge.replaced.map(({ sha256 }) => sha256)).toEqual(["b"]);
});

test("the same bytes again change nothing", () => {
  const published = [entry("a", "1-r1")];
  const { merge } = mergeFeed("f", published, [entry("a", "1-r1")], rules);
  expect(merge.entries).toEqual(published);
  expect(merge.unchanged).toEqual(published);
  expect(merge.added).toEqual([]);
});
