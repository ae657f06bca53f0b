import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readApkContents } from "../../lib/apk/contents.ts";
import { feedFile, feedNames, plain, smallApk } from "./support.ts";

const random = Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * index * 31) >>> 7));
const file = (path: string, data: Buffer) => ({ path, type: "file", mode: 0o644, data }) as const;
const { bytes: PACKAGE } = smallApk({ tree: [file("etc/big", random), file("etc/small", Buffer.from("small"))] });
const PLAIN = plain(PACKAGE);
const deflated = (bytes: Buffer) => Buffer.concat([Buffer.from("ADBd"), deflateRawSync(bytes)]);

function changed(position: number): Buffer {
  const bytes = Buffer.from(PLAIN);
  bytes[position] = (bytes[position] ?? 0) ^ 1;
  return bytes;
}

describe("an .apk is read to its last byte", () => {
  test.each(feedNames)("%s, which apk made", async (name) => {
    expect((await readApkContents(feedFile(name))).files.length).toBeGreaterThan(0);
  });

  test("whether it is compressed or not", async () => {
    const paths = (await readApkContents(PLAIN)).files.map(({ path }) => path);
    expect(paths).toEqual(["etc", "etc/big", "etc/small"]);
    expect((await readApkContents(PACKAGE)).files.map(({ path }) => path)).toEqual(paths);
  });

  test.each([
    ["cut inside a file", PLAIN.subarray(0, PLAIN.length - 1000), /ends in the middle of etc\/big/],
    ["cut between two files", PLAIN.subarray(0, PLAIN.length - 24), /etc\/small is not in it/],
    ["cut while compressed", PACKAGE.subarray(0, -1000), /ends too soon/],
    ["with other bytes in a file", changed(PLAIN.length - 1000), /etc\/big does not have the hash/],
    ["with the same, compressed", deflated(changed(PLAIN.length - 1000)), /etc\/big does not have the hash/],
    ["with bytes after its end", Buffer.concat([PLAIN, Buffer.alloc(8)]), /bytes after its end/],
    ["with bytes after its compressed end", Buffer.concat([PACKAGE, Buffer.alloc(8)]), /bytes after its end/],
  ])("and refused when it is %s", async (_what, bytes, message) => {
    await expect(readApkContents(bytes)).rejects.toMatchObject({
      problems: [{ what: expect.stringMatching(message) }],
    });
  });

  test("and refused when a name in it leads out of it", async () => {
    const bytes = Buffer.from(plain(smallApk({ tree: [file("etc/xx/passwd", Buffer.from("x"))] }).bytes));
    bytes.write("../xx/", bytes.indexOf("etc/xx"));
    await expect(readApkContents(bytes)).rejects.toThrow(/the path "..\/xx\/?" leads out of the package/);
  });

  test("without keeping what it unpacks in memory", async () => {
    const huge = smallApk({ tree: [file("etc/zeros", Buffer.alloc(64_000_000))] }).bytes;
    const before = process.memoryUsage.rss();
    expect((await readApkContents(huge)).files.at(-1)?.size).toBe(64_000_000);
    expect(process.memoryUsage.rss() - before).toBeLessThan(64_000_000);
  });
});
