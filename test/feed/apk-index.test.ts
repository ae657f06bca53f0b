import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { verifyAdb } from "../../lib/apk/signature.ts";
import { entryOf, readFeed, writeFeed } from "../../lib/feed/feed.ts";
import { targetOfPath } from "../../lib/feed/published.ts";
import { scanPackages } from "../../lib/feed/scan.ts";
import type { FeedTarget } from "../../lib/openwrt/release.ts";
import { silentReporter } from "../../lib/run/reporter.ts";
import { parseKeyBundle } from "../../lib/signing/keyset.ts";
import { publicKeys } from "../../lib/signing/public-keys.ts";

const golden = join(import.meta.dirname, "../fixtures/golden");
const target = targetOfPath("25.12/mips_24kc") as FeedTarget;
const nothing = async () => new Map<string, Uint8Array>();

async function goldenFeed() {
  const names = readdirSync(join(golden, "apk/feed")).sort();
  const scanned = await scanPackages(
    names.map((name) => join(golden, "apk/feed", name)),
    golden,
    silentReporter,
  );
  const keyset = await parseKeyBundle(readFileSync(join(golden, "keys/apk.pem"), "utf8"), "apk.pem");
  const signing = { keyset, publicKeys: publicKeys(keyset, "golden"), date: new Date(0) };
  const entries = scanned.map(entryOf);
  return { entries, signing, files: await writeFeed(target, entries, new Map(), signing) };
}

describe("an apk feed of the golden packages", () => {
  test("index.json is what OpenWrt's script writes", async () => {
    const { files } = await goldenFeed();
    expect(Buffer.from(files.get("index.json") ?? []).toString()).toBe(
      readFileSync(join(golden, "apk/expected/index.v2.json"), "utf8"),
    );
  });

  test("packages.adb verifies with the public key", async () => {
    const { files } = await goldenFeed();
    const pem = readFileSync(join(golden, "keys/apk.pub.pem"), "utf8");
    expect(verifyAdb(files.get("packages.adb") ?? new Uint8Array(), [pem])).toEqual([pem]);
  });

  test("is read back from its index files, and written again without a change", async () => {
    const { entries, signing, files } = await goldenFeed();
    const again = await readFeed(target, files, nothing);
    const facts = (list: typeof entries) => list.map(({ filename, size, sha256 }) => ({ filename, size, sha256 }));
    expect(facts(again)).toEqual(facts(entries));
    expect(await writeFeed(target, again, files, signing)).toEqual(files);
  });
});
