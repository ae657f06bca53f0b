import { randomBytes } from "node:crypto";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readWhole } from "../../lib/apk/envelope.ts";
import { indexDirectory } from "../../lib/feed/index-directory.ts";
import { parseRelease } from "../../lib/openwrt/release.ts";
import { silentReporter } from "../../lib/run/reporter.ts";
import { generateKeyset, type Keyset } from "../../lib/signing/keyset.ts";
import { publicKeys } from "../../lib/signing/public-keys.ts";

const golden = join(import.meta.dirname, "../fixtures/golden/ipk");
const options = { architecture: "mips_24kc", reporter: silentReporter };
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "ppa-feed-"));
  cpSync(join(golden, "feed"), directory, { recursive: true });
});
afterEach(() => rmSync(directory, { recursive: true }));

const index = () => indexDirectory(directory, options);
const read = (name: string) => readFileSync(join(directory, name), "utf8");
/** Files are known only when they are older than the manifest; a moment must pass between the two. */
const moment = () => new Promise((resolve) => setTimeout(resolve, 15));

test("a directory is indexed in place as package/index does", async () => {
  expect(await index()).toMatchObject({ count: 24, read: 24 });
  expect(read("Packages")).toBe(readFileSync(join(golden, "expected/Packages"), "utf8"));
  expect(read("Packages.manifest")).toBe(readFileSync(join(golden, "expected/Packages.manifest"), "utf8"));
});

test("a second time nothing is read and nothing is written", async () => {
  await moment();
  await index();
  const before = statSync(join(directory, "Packages")).mtimeMs;
  expect(await index()).toMatchObject({ count: 24, read: 0, written: [] });
  expect(statSync(join(directory, "Packages")).mtimeMs).toBe(before);
});

test("a file replaced by one of the same size and an old date is read again", async () => {
  await moment();
  await index();
  const victim = join(directory, readdirSync(directory).find((name) => name.startsWith("usb_")) ?? "");
  await moment();
  writeFileSync(victim, readFileSync(victim));
  utimesSync(victim, new Date(0), new Date(0));
  expect((await index()).read).toBe(1);
});

test("a removed file leaves the index", async () => {
  await index();
  rmSync(join(directory, "usb_6.6-r10_mips_24kc.ipk"));
  expect((await index()).count).toBe(23);
  expect(read("Packages")).not.toContain("Package: usb");
});

test("a signature that is not made again leaves with the index that it was made for", async () => {
  const keyset = await generateKeyset({ name: "feed", date: new Date("2026-01-02"), randomBytes });
  const signing = (keys: Keyset) => ({
    keyset: keys,
    publicKeys: publicKeys(keys, "feed"),
    date: new Date("2026-01-03"),
  });
  await indexDirectory(directory, { ...options, signing: signing(keyset) });
  expect(await index()).toMatchObject({ written: [], removed: [], signed: true });
  rmSync(join(directory, "usb_6.6-r10_mips_24kc.ipk"));
  const usignOnly = { ...options, signing: signing({ ...keyset, openpgp: [] }) };
  expect(await indexDirectory(directory, usignOnly)).toMatchObject({ removed: ["Packages.asc"], signed: true });
  rmSync(join(directory, readdirSync(directory).find((name) => name.endsWith(".ipk")) ?? ""));
  expect(await index()).toMatchObject({ removed: ["Packages.sig"], signed: false });
  expect(readdirSync(directory).filter((name) => /\.(sig|asc)$/.test(name))).toEqual([]);
});

test("every file that is no package is named, and the old index stays as it was", async () => {
  await index();
  const before = read("Packages");
  writeFileSync(join(directory, "a.ipk"), "<!DOCTYPE html><html>");
  writeFileSync(join(directory, "b.ipk"), "!<arch>\ndebian-binary");
  await expect(index()).rejects.toThrow(/a\.ipk[\s\S]*b\.ipk/);
  expect(read("Packages")).toBe(before);
});

test("a package for another architecture is refused, because routers would ignore it", async () => {
  const wrong = indexDirectory(directory, { ...options, architecture: "x86_64" });
  await expect(wrong).rejects.toThrow(/is for mips_24kc, but the feed is for x86_64/);
});

test("no temporary file is left behind", async () => {
  await index();
  expect(readdirSync(directory).filter((name) => !/\.ipk$|^Packages|^index\.json$/.test(name))).toEqual([]);
});

test("a directory of .apk files becomes an apk feed, with the golden index", async () => {
  const apks = join(golden, "../apk");
  rmSync(directory, { recursive: true });
  cpSync(join(apks, "feed"), directory, { recursive: true });
  expect(await index()).toMatchObject({ format: "apk", count: 24, read: 24, signed: false });
  const payload = (file: string) => Buffer.from(readWhole(readFileSync(file)).payload);
  expect(payload(join(directory, "packages.adb"))).toEqual(payload(join(apks, "expected/packages.adb")));
  expect(read("index.json")).toBe(readFileSync(join(apks, "expected/index.v2.json"), "utf8"));
});

test("an empty directory becomes the feed of its release's package manager", async () => {
  rmSync(directory, { recursive: true });
  mkdirSync(directory);
  await indexDirectory(directory, { ...options, release: parseRelease("25.12") });
  expect(readdirSync(directory).sort()).toEqual(["index.json", "packages.adb"]);
});

test("packages for both package managers in one directory are refused", async () => {
  writeFileSync(join(directory, "hello-1.0-r1.apk"), "");
  await expect(index()).rejects.toThrow(/two package managers.*\.ipk for opkg, hello-1\.0-r1\.apk for apk/);
});
