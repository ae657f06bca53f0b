import { describe, expect, test } from "vitest";
import { describeLineDifference, lineDifferences } from "../../lib/apk/line-difference.ts";

describe("versions that opkg and apk order differently", () => {
  test("are told in pairs", () => {
    expect(lineDifferences(["1.0-r1", "1.1-r1", "1.0_rc1-r1"])).toEqual([
      { opkgOlder: "1.0-r1", opkgNewer: "1.0_rc1-r1" },
    ]);
  });

  test.each([
    ["1.0_rc1-r2", { opkgOlder: "1.0-r2", opkgNewer: "1.0_rc1-r2" }],
    ["1.0~ab12-r1", { opkgOlder: "1.0~ab12-r1", opkgNewer: "1.0-r1" }],
  ])("are told of %s alone, against the release it belongs to", (version, difference) => {
    expect(lineDifferences([version])).toEqual([difference]);
  });

  test("are described with what to do", () => {
    const [difference] = lineDifferences(["1.0_rc1-r1"]);
    expect(difference && describeLineDifference("hello", difference)).toEqual({
      what: expect.stringMatching(/opkg takes version 1\.0_rc1-r1 of hello for newer than 1\.0-r1, and apk for older/),
      cure: expect.stringMatching(/without _rc or ~/),
    });
  });

  test("are none among ordinary versions", () => {
    expect(lineDifferences(["1.0-r1", "1.0-r2", "1.10-r1", "2026.01.31-r1", "git-1"])).toEqual([]);
  });
});
