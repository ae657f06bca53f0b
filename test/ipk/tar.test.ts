import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { createTarReader } from "../../lib/ipk/tar-read.ts";
import { treeMembers, writeTar } from "../../lib/ipk/tar-write.ts";
import type { TreeEntry } from "../../lib/ipk/tree.ts";
import { UserError } from "../../lib/run/errors.ts";
import { describeWith } from "../support/needs.ts";
import { golden, tarOf, treeOf, untar } from "./golden.ts";

const long = (count: number): string => "n".repeat(count);

describeWith(["tar"], "GNU tar agrees", () => {
  const TREE: Record<string, string> = {
    "etc/config/a": "1",
    "etc/config-b": "2",
    "etc/config.c/d": "3",
    [`usr/${long(93)}`]: "path of 99 bytes with ./",
    [`usr/${long(94)}`]: "of 100",
    [`usr/${long(95)}`]: "of 101",
    [`opt/${long(60)}/${long(60)}/x`]: "deep",
    "Ünï/ß": "utf-8",
  };
  const links = { "usr/short": "x", [`usr/l${long(99)}`]: `/${long(120)}` };

  function onDisk<T>(work: (folder: string) => T): T {
    const folder = mkdtempSync(join(tmpdir(), "tar-"));
    chmodSync(folder, 0o755);
    try {
      for (const [path, text] of Object.entries(TREE)) {
        mkdirSync(join(folder, dirname(path)), { recursive: true, mode: 0o755 });
        writeFileSync(join(folder, path), text, { mode: 0o644 });
      }
      for (const [path, target] of Object.entries(links)) symlinkSync(target, join(folder, path));
      return work(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  const gnu = (folder: string, format: string): Buffer =>
    execFileSync(
      "tar",
      `--format=${format} --numeric-owner --owner=0 --group=0 --sort=name --mtime=@1700000000 -cf - .`.split(" "),
      { cwd: folder, env: { PATH: process.env["PATH"] } },
    );

  const tree: TreeEntry[] = [
    ...Object.entries(TREE).map(
      ([path, text]) => ({ path, type: "file", mode: 0o644, data: Buffer.from(text) }) as const,
    ),
    ...Object.entries(links).map(([path, target]) => ({ path, type: "symlink", target }) as const),
  ];

  test("the writer gives the same bytes: order, long names, long links, padding", () => {
    const theirs = onDisk((folder) => gnu(folder, "gnu"));
    expect(writeTar(treeMembers(tree), 1_700_000_000).equals(theirs)).toBe(true);
  });

  test.each(["gnu", "ustar", "pax"])("the reader understands its %s format", (format) => {
    const readable = format === "ustar" ? (["usr/l"] as const) : [];
    const theirs = onDisk((folder) => {
      for (const prefix of readable) rmSync(join(folder, `${prefix}${long(99)}`));
      return gnu(folder, format);
    });
    const files = treeOf(theirs).filter(({ type }) => type !== "directory");
    const byPath = (a: TreeEntry, b: TreeEntry): number => (a.path < b.path ? -1 : 1);
    const expected = tree.filter(({ path }) => !readable.some((prefix) => path.startsWith(prefix + long(99))));
    expect(files.map(plain).sort(byPath)).toEqual(expected.map(plain).sort(byPath));
  });
});

/** Symlinks have no mode of their own in a tree. */
function plain(entry: TreeEntry): TreeEntry {
  return entry.type === "file" ? { ...entry, data: Buffer.from(entry.data) } : entry;
}

test.each([1, 7, 511, 512, 513, 4096])("the reader gives the same members from chunks of %i bytes", (step) => {
  const tar = golden("build/deep.tree.tar");
  expect(untar(tar, step)).toEqual(untar(tar));
});

describe("the reader refuses", () => {
  const read = (tar: Uint8Array, limits = { entries: 10, bytes: 1000, path: 100 }) => {
    const reader = createTarReader(limits);
    for (const _ of reader.push(tar));
    reader.end();
  };

  test.each(["../x", "./a/../../x", "/etc/passwd", "a/..", "..", "new\nline"])("the path %j", (path) => {
    expect(() => read(tarOf({ [path]: "" }))).toThrow(/leads out of the package/);
  });

  test("a hard link to a path outside", () => {
    const tar = tarOf({ "./a": "" });
    tar.write("1", 156);
    tar.write("../../etc/shadow", 157);
    fixChecksum(tar);
    expect(() => read(tar)).toThrow(/leads out of the package/);
  });

  test("more files than the limit", () => {
    const many = Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`./${i}`, ""]));
    expect(() => read(tarOf(many))).toThrow(/more than 10 files/);
  });

  test("more bytes than the limit, before they arrive", () => {
    expect(() => read(tarOf({ "./a": long(1001) }).subarray(0, 512))).toThrow(/more than 1000 bytes/);
  });

  test("a path longer than the limit", () => {
    expect(() => read(tarOf({ [`./${long(100)}`]: "" }))).toThrow(/path of more than 100 bytes/);
  });

  test("an archive that ends inside a member", () => {
    expect(() => read(tarOf({ "./a": "text" }).subarray(0, 600))).toThrow(/ends in the middle/);
  });

  test("a header whose checksum is wrong", () => {
    const tar = tarOf({ "./a": "text" });
    tar.write("b", 2);
    expect(() => read(tar)).toThrow(UserError);
  });
});

function fixChecksum(tar: Buffer): void {
  tar.fill(" ", 148, 156);
  const sum = tar.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  tar.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
}
