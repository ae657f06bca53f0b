import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { indexApkFile, readApkFile } from "../../lib/apk/package.ts";
import { golden } from "../ipk/golden.ts";
import { asDumped, feedFile, feedNames, member, metadata, smallApk } from "./support.ts";

describe("what an .apk says of itself", () => {
  test.each(["hello", "deep", "meta"])("is read of %s as apk's own dump shows it", (name) => {
    const { pkginfo, files, scripts } = metadata(golden(`build/${name}-1.0-r1.apk`));
    const dump = JSON.parse(golden(`build/${name}.apk.json`).toString());
    expect(asDumped(pkginfo)).toEqual(dump.info);
    expect(scripts).toEqual(dump.scripts ?? {});
    expect(files).toEqual(filesOf(dump));
  });

  test("has the shape that both formats share", () => {
    const file = smallApk({
      name: "libsmall2",
      depends: ["libc", "zlib>=1.2", "!dropbear", "kernel~6.12"],
      provides: ["libsmall=1.0-r1", "libsmall-any"],
      tags: ["openwrt:abiversion=2", "openwrt:section=libs"],
      url: "https://example.org",
    }).bytes;
    expect(member(file).info).toEqual({
      name: "libsmall2",
      abiVersion: "2",
      version: "1.0-r1",
      architecture: "noarch",
      description: "A small package.",
      depends: [
        { name: "kernel", operator: "~", version: "6.12" },
        { name: "libc" },
        { name: "zlib", operator: ">=", version: "1.2" },
      ],
      conflicts: [{ name: "dropbear" }],
      provides: [{ name: "libsmall", operator: "=", version: "1.0-r1" }, { name: "libsmall-any" }],
      section: "libs",
      homepage: "https://example.org",
      installedSize: 9,
    });
  });

  test("can be sent to another thread", () => {
    const original = member(feedFile(feedNames[0] ?? ""));
    expect(structuredClone(original)).toEqual({
      ...original,
      adbSha256: new Uint8Array(original.adbSha256),
    });
  });

  test("is the same from a file on disk, however long its metadata is", () => {
    const { bytes, filename } = smallApk({
      scripts: { "post-install": Array.from({ length: 20_000 }, (_, i) => `echo ${(i * 7919) % 10_007}\n`).join("") },
    });
    const file = join(mkdtempSync(join(tmpdir(), "apk-")), filename);
    writeFileSync(file, bytes);
    expect(bytes.length).toBeGreaterThan(32 * 1024);
    expect(indexApkFile(file)).toEqual(member(bytes));
    expect(readApkFile(file)).toEqual(metadata(bytes));
  });

  test("stays as it was when another file is read after it", () => {
    const folder = join(import.meta.dirname, "../fixtures/golden/build");
    const first = readApkFile(join(folder, "hello-1.0-r1.apk"));
    readApkFile(join(folder, "deep-1.0-r1.apk"));
    expect(first).toEqual(metadata(golden("build/hello-1.0-r1.apk")));
  });
});

interface Dump {
  readonly paths: readonly { name?: string; acl: Acl; files?: readonly DumpedFile[] }[];
}
interface Acl {
  readonly mode: number;
  readonly user: string;
  readonly group: string;
}
interface DumpedFile {
  readonly name: string;
  readonly acl: Acl;
  readonly size: number;
  readonly mtime: number;
  readonly hash?: string;
  readonly target?: string;
}

function filesOf({ paths }: Dump): unknown[] {
  return paths.flatMap(({ name, acl, files = [] }) => [
    ...(name ? [{ path: name, type: "directory", size: 0, ...acl }] : []),
    ...files.map(({ name: file, acl, size, mtime, hash, target }) => ({
      path: name ? `${name}/${file}` : file,
      ...(target
        ? { type: "symlink", target: Buffer.from(target.slice(4), "hex").toString() }
        : { type: "file", sha256: hash }),
      size,
      mtime,
      ...acl,
    })),
  ]);
}
