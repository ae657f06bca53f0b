import { describe, expect, test } from "vitest";
import { type ApkSource, packApk } from "../../lib/apk/pack.ts";
import type { TreeEntry } from "../../lib/ipk/tree.ts";
import { UserError } from "../../lib/run/errors.ts";
import { golden, treeOf } from "../ipk/golden.ts";
import { metadata, payloadOf, plain, smallApk } from "./support.ts";

/** What `apk mkpkg` was told, as its dump shows it; dependencies in the order of the control file. */
function goldenSource(name: string): ApkSource {
  const { info, scripts } = JSON.parse(golden(`build/${name}.apk.json`).toString());
  return {
    ...info,
    depends: info.depends.toReversed(),
    ...(scripts && { scripts }),
    tree: treeOf(golden(`build/${name}.tree.tar`)),
    sourceDateEpoch: 1_700_000_000,
  };
}

describe("packApk writes what apk mkpkg writes", () => {
  test.each(["hello", "deep", "meta"])("%s", (name) => {
    const packed = packApk(goldenSource(name));
    const theirs = golden(`build/${packed.filename}`);
    expect(payloadOf(packed.bytes)).toEqual(payloadOf(theirs));
    expect(plain(packed.bytes)).toEqual(plain(theirs));
  });

  test("the same, in whatever order the tree is listed, and without the directories that need not be", () => {
    const source = goldenSource("deep");
    const needed = source.tree.filter(({ type, path }) => type !== "directory" || path === "var/empty");
    expect(packApk({ ...source, tree: source.tree.toReversed() })).toEqual(packApk(source));
    expect(packApk({ ...source, tree: needed })).toEqual(packApk(source));
  });
});

describe("a packed package", () => {
  test("has each dependency once, in apk's order", () => {
    const { pkginfo } = metadata(smallApk({ depends: ["zlib", "libc", "zlib", "a>=2", "a<3"] }).bytes);
    expect(pkginfo.depends).toEqual([
      { name: "a", version: "2", match: 5 },
      { name: "a", version: "3", match: 2 },
      { name: "libc" },
      { name: "zlib" },
    ]);
  });

  test("says its size on the router, at least one byte", () => {
    expect(metadata(smallApk({ tree: [] }).bytes).pkginfo.installedSize).toBe(1);
  });

  test.each<[string, TreeEntry[]]>([
    ["leaves the package", [link("../etc/passwd")]],
    ["is absolute", [link("/etc/passwd")]],
    ["is there twice", [link("a"), link("a")]],
    ["is a file and a directory", [link("a"), link("a/b")]],
    ["has a zero byte", [link("a\0b")]],
  ])("is refused when a path %s", (_, tree) => {
    expect(() => smallApk({ tree })).toThrow(UserError);
  });

  test("is refused for all its mistakes at once", () => {
    const pack = () => smallApk({ name: "-x", version: "1.0-1", arch: "all", description: "One\ntwo" });
    expect(pack).toThrow(/package name "-x".*version "1.0-1".*1\.0-r1\..*noarch.*several lines/s);
    expect(() => smallApk({ depends: ["zlib>=1.0-1"] })).toThrow(/"1.0-1" is not a version apk accepts/);
  });
});

function link(path: string): TreeEntry {
  return { path, type: "symlink", target: "x" };
}
