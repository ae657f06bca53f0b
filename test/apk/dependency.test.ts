import { describe, expect, test } from "vitest";
import { formatDependency, parseDependency } from "../../lib/apk/dependency.ts";

describe("a dependency", () => {
  test.each([
    ["zlib", { name: "zlib" }],
    ["zlib=1.2", { name: "zlib", version: "1.2" }],
    ["zlib>=1.2", { name: "zlib", version: "1.2", match: 5 }],
    ["zlib<2", { name: "zlib", version: "2", match: 2 }],
    ["zlib~1.2", { name: "zlib", version: "1.2", match: 9 }],
    ["!zlib", { name: "zlib", match: 23 }],
    ["!zlib<2", { name: "zlib", version: "2", match: 18 }],
    ["so:libz.so.1", { name: "so:libz.so.1" }],
    ["kernel=6.12.1~0a1b-r1", { name: "kernel", version: "6.12.1~0a1b-r1" }],
  ])("%s is parsed, and printed again", (text, dependency) => {
    expect(parseDependency(text)).toEqual(dependency);
    expect(formatDependency(dependency)).toBe(text);
  });

  test.each(["", "!", "a b", "zlib (>= 1.2)", "zlib>=", "zlib>=1.0-1", "a\nb", ">=1"])("is not %j", (text) => {
    expect(() => parseDependency(text)).toThrow(/cannot be written for apk/);
  });
});
