import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readWhole } from "../../lib/apk/envelope.ts";
import { verifyAdb } from "../../lib/apk/signature.ts";
import { indexApkDirectory } from "../../lib/feed/index-apk-directory.ts";
import { indexDirectory } from "../../lib/feed/index-directory.ts";
import { silentReporter } from "../../lib/run/reporter.ts";
import { nextPublicKey, nextSigner, publicKey, signer, smallApk } from "../apk/support.ts";

const golden = join(import.meta.dirname, "../fixtures/golden/apk");
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "ppa-feed-"));
  cpSync(join(golden, "feed"), directory, { recursive: true });
});
afterEach(() => rmSync(directory, { recursive: true }));

const index = async (architecture = "mips_24kc") => indexApkDirectory(directory, architecture, [await signer()]);
const read = (name: string) => readFileSync(join(directory, name));
const payload = () => Buffer.from(readWhole(read("packages.adb")).payload);
/** Files are known only when they are older than the index; a moment must pass between the two. */
const moment = () => new Promise((resolve) => setTimeout(resolve, 15));

test("a directory is indexed in place as package/index does", async () => {
  expect(await index()).toMatchObject({ count: 24, read: 24, written: ["index.json", "packages.adb"] });
  expect(payload()).toEqual(Buffer.from(readWhole(readFileSync(join(golden, "expected/packages.adb"))).payload));
  expect(read("index.json")).toEqual(readFileSync(join(golden, "expected/index.v2.json")));
  expect(verifyAdb(read("packages.adb"), [publicKey])).toEqual([publicKey]);
});

test("a second time nothing is read and nothing is written", async () => {
  await moment();
  await index();
  const before = statSync(join(directory, "packages.adb")).mtimeMs;
  expect(await index()).toMatchObject({ count: 24, read: 0, written: [] });
  expect(statSync(join(directory, "packages.adb")).mtimeMs).toBe(before);
});

test("one more package is the only one that is read, and the index is the one made from nothing", async () => {
  await moment();
  await index();
  const { filename, bytes } = smallApk();
  writeFileSync(join(directory, filename), bytes);
  expect(await index()).toMatchObject({ count: 25, read: 1 });
  const incremental = payload();
  rmSync(join(directory, "packages.adb"));
  expect(await index()).toMatchObject({ read: 25 });
  expect(payload()).toEqual(incremental);
});

test("a removed package leaves the index", async () => {
  await moment();
  await index();
  rmSync(join(directory, "usb-6.6-r10.apk"));
  expect(await index()).toMatchObject({ count: 23, read: 0 });
  expect(read("index.json").toString()).not.toContain("usb");
});

test("a directory whose last package was removed stays a feed of apk, and names nothing any more", async () => {
  await index();
  for (const name of readdirSync(directory)) if (name.endsWith(".apk")) rmSync(join(directory, name));
  const options = { architecture: "mips_24kc", reporter: silentReporter };
  expect(await indexDirectory(directory, options)).toMatchObject({ format: "apk", count: 0 });
  expect(readdirSync(directory).sort()).toEqual(["index.json", "packages.adb"]);
  expect(readWhole(read("packages.adb")).payload.length).toBeLessThan(100);
});

test("a file replaced by one of the same size and an old date is read again", async () => {
  await moment();
  await index();
  await moment();
  const victim = join(directory, "usb-6.6-r10.apk");
  writeFileSync(victim, readFileSync(victim));
  utimesSync(victim, new Date(0), new Date(0));
  expect(await index()).toMatchObject({ read: 1, written: [] });
});

test("another key or another architecture is news", async () => {
  await moment();
  await index();
  await indexApkDirectory(directory, "mips_24kc", [await nextSigner()]);
  expect(verifyAdb(read("packages.adb"), [publicKey, nextPublicKey])).toEqual([nextPublicKey]);
  await expect(index("x86_64")).rejects.toThrow(/for mips_24kc, but the feed is for x86_64/);
});

test("every file that is no package, or that routers would not find, is named", async () => {
  writeFileSync(join(directory, "page.apk"), "<!DOCTYPE html><html>");
  renameSync(join(directory, "usb-6.6-r10.apk"), join(directory, "usb_6.6-r10_mips_24kc.apk"));
  await expect(index()).rejects.toThrow(/page\.apk: this is a web page[\s\S]*Rename it to usb-6\.6-r10\.apk/);
});

test("a directory without packages has an index that clients accept", async () => {
  rmSync(directory, { recursive: true });
  directory = mkdtempSync(join(tmpdir(), "ppa-feed-"));
  expect(await index()).toMatchObject({ count: 0 });
  expect(payload().length).toBeGreaterThanOrEqual(16);
});
