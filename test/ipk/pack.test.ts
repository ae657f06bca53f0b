import { describe, expect, test } from "vitest";
import { parseControl } from "../../lib/ipk/control.ts";
import { type IpkInput, packIpk } from "../../lib/ipk/pack.ts";
import type { TreeEntry } from "../../lib/ipk/tree.ts";
import { golden, goldenNames, layers, treeOf } from "./golden.ts";

const EPOCH = 1_700_000_000;
const CONTROL = "Package: p\nVersion: 2:1.0-r1\nArchitecture: all\nInstalled-Size: 0\nDescription:  Text.\n";

function input(change: Partial<IpkInput> = {}): IpkInput {
  return {
    control: parseControl(CONTROL, { file: "control" }),
    tree: [{ path: "etc/config/p", type: "file", mode: 0o644, data: Buffer.from("x\n") }],
    sourceDateEpoch: EPOCH,
    installedSize: "uncompressed",
    ...change,
  };
}

/**
 * The tree that ipkg-build was given. In `deep` its one setuid bit was gone by then (an earlier chown clears it; given
 * the bit, ipkg-build's tar keeps it, as the golden .apk of the same tree does).
 */
function goldenTree(name: string): TreeEntry[] {
  return treeOf(golden(`build/${name}.tree.tar`)).map((entry) =>
    entry.path === "usr/lib/suid" && entry.type === "file" ? { ...entry, mode: 0o755 } : entry,
  );
}

function goldenInput(name: string): IpkInput {
  const folder = `build/${name}.control`;
  const read = (file: string): string | undefined =>
    goldenNames(folder).includes(file) ? golden(`${folder}/${file}`).toString() : undefined;
  const [postinst, prerm] = [read("postinst"), read("prerm")];
  return {
    control: parseControl(read("control") ?? "", { file: `${name}/control` }),
    conffiles: (read("conffiles") ?? "").split("\n").filter(Boolean),
    scripts: { ...(postinst ? { postinst } : {}), ...(prerm ? { prerm } : {}) },
    tree: goldenTree(name),
    sourceDateEpoch: EPOCH,
    installedSize: "uncompressed",
  };
}

describe("packIpk writes what OpenWrt 24.10's ipkg-build writes", () => {
  test.each(["hello_1.0-r1_all", "deep_1.0-r1_mips_24kc", "meta_1.0-r1_all"])("%s.ipk", (stem) => {
    const packed = packIpk(goldenInput(stem.split("_", 1)[0] ?? ""));
    const [ours, theirs] = [layers(packed.bytes), layers(golden(`build/${stem}.ipk`))];
    expect(packed.filename).toBe(`${stem}.ipk`);
    expect(ours.headers).toEqual(theirs.headers);
    expect(ours.tars.data.equals(theirs.tars.data)).toBe(true);
    expect(ours.tars.control.equals(theirs.tars.control)).toBe(true);
  });

  test("the same input gives the same bytes, in whatever order the tree is listed", () => {
    const { tree, ...rest } = goldenInput("deep");
    const [once, again] = [packIpk({ ...rest, tree }), packIpk({ ...rest, tree: tree.toReversed() })];
    expect(again.bytes.equals(once.bytes)).toBe(true);
  });

  test("up to 23.05 Installed-Size counts the compressed data archive", () => {
    const packed = layers(packIpk(input({ installedSize: "compressed" })).bytes);
    const dataSize = treeOf(packed.tars.outer).find(({ path }) => path === "data.tar.gz");
    expect(packed.tars.control.toString()).toContain(
      `Installed-Size: ${dataSize?.type === "file" ? dataSize.data.length : "?"}\n`,
    );
  });
});

test("the epoch of a version is not in the file name", () => {
  expect(packIpk(input()).filename).toBe("p_1.0-r1_all.ipk");
});

test("conffiles are sorted by bytes and only those that the package ships", () => {
  const data = Buffer.from("x\n");
  const tree: TreeEntry[] = ["etc/b", "etc/a", "etc/Z"].map((path) => ({ path, type: "file", mode: 0o644, data }));
  const packed = packIpk(input({ tree, conffiles: ["/etc/b", "/etc/a", "/etc/missing", "/etc/Z", "/etc/a"] }));
  const conffiles = treeOf(layers(packed.bytes).tars.control).find(({ path }) => path === "conffiles");
  expect(conffiles?.type === "file" && String(conffiles.data)).toBe("/etc/Z\n/etc/a\n/etc/b\n");
});

test("setuid and sticky bits are kept", () => {
  const tree: TreeEntry[] = [
    { path: "usr/bin/su", type: "file", mode: 0o4755, data: Buffer.from("x") },
    { path: "var/spool", type: "directory", mode: 0o1777 },
  ];
  const modes = treeOf(layers(packIpk(input({ tree })).bytes).tars.data).map((entry) =>
    entry.type === "symlink" ? 0 : entry.mode,
  );
  expect(modes).toEqual([0o755, 0o755, 0o4755, 0o755, 0o1777]);
});

test.each(["../etc/passwd", "/etc/passwd", "etc/../x", "", "a//b", "a/"])("the path %j is not packed", (path) => {
  const tree: TreeEntry[] = [{ path, type: "directory", mode: 0o755 }];
  expect(() => packIpk(input({ tree }))).toThrow(/not a path inside a package/);
});
