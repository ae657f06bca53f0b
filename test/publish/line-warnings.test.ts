import { expect, test } from "vitest";
import { targetOfPath } from "../../lib/feed/published.ts";
import type { FeedTarget } from "../../lib/openwrt/release.ts";
import type { ComposedFeed } from "../../lib/publish/compose.ts";
import { lineWarnings } from "../../lib/publish/line-warnings.ts";

function feed(path: string, versions: readonly string[]): ComposedFeed {
  const target = targetOfPath(path) as FeedTarget;
  const entries = versions.map((version) => ({ format: target.release.format, info: { name: "alpha", version } }));
  const merge = { entries, added: entries, replaced: [], dropped: [], unchanged: [] };
  return { target, merge, indexFiles: [] } as unknown as ComposedFeed;
}

test("a package on both lines whose versions they order differently is told", () => {
  const warnings = lineWarnings([feed("24.10/x86_64", ["1.0_rc1-r1"]), feed("25.12/x86_64", ["1.0_rc1-r1"])]);
  expect(warnings.map(({ what }) => what)).toEqual([expect.stringMatching(/alpha.*1\.0_rc1-r1|1\.0_rc1-r1.*alpha/)]);
});

test("a package on one line, or with versions that sort alike, is not", () => {
  expect(lineWarnings([feed("24.10/x86_64", ["1.0_rc1-r1", "1.0-r1"])])).toEqual([]);
  expect(lineWarnings([feed("24.10/x86_64", ["1.0-r1", "1.1-r1"]), feed("25.12/x86_64", ["1.1-r1"])])).toEqual([]);
});
