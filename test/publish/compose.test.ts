import { readdirSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { packApk } from "../../lib/apk/pack.ts";
import { entryOf } from "../../lib/feed/feed.ts";
import { targetOfPath } from "../../lib/feed/published.ts";
import { scanPackages } from "../../lib/feed/scan.ts";
import { scanPackage } from "../../lib/feed/scan-file.ts";
import type { Signing } from "../../lib/feed/sign-opkg.ts";
import type { FeedTarget } from "../../lib/openwrt/release.ts";
import { composeFeeds, type FeedRules, type IncomingPackage } from "../../lib/publish/compose.ts";
import type { Content } from "../../lib/publish/tree.ts";
import { silentReporter } from "../../lib/run/reporter.ts";
import { generateKeyset } from "../../lib/signing/keyset.ts";
import { verifyPackages } from "../../lib/signing/packages.ts";
import { publicKeys } from "../../lib/signing/public-keys.ts";
import { applied, memoryTree } from "../support/memory-tree.ts";
import { smallIpk } from "../support/ppa.ts";

const golden = join(import.meta.dirname, "../fixtures/golden");
const targets = ["24.10/mips_24kc", "25.12/mips_24kc"].map((path) => targetOfPath(path) as FeedTarget);
const rules = { targets, retain: 3, replace: false };
let signing: Signing;
let packages: IncomingPackage[];

beforeAll(async () => {
  signing = await keysOf("test");
  const files = (["ipk", "apk"] as const).flatMap((kind) =>
    readdirSync(join(golden, kind, "feed")).map((name) => join(golden, kind, "feed", name)),
  );
  packages = (await scanPackages(files, golden, silentReporter)).map((scanned) => {
    const entry = entryOf(scanned);
    return {
      entry,
      content: { file: scanned.file, size: scanned.size },
      targets: targets.filter(({ release }) => release.format === entry.format),
      origin: scanned.file,
    };
  });
});

async function keysOf(name: string): Promise<Signing> {
  let byte = name.length;
  const date = new Date("2026-01-02T03:04:05Z");
  const randomBytes = (size: number) => Uint8Array.from({ length: size }, () => (byte = (byte * 7 + 13) % 251));
  const keyset = await generateKeyset({ name, date, randomBytes });
  return { keyset, publicKeys: publicKeys(keyset, name), date };
}

async function publish(
  before: Map<string, Content>,
  incoming: readonly IncomingPackage[],
  more: Partial<FeedRules> = {},
) {
  const tree = memoryTree(before);
  const composed = await composeFeeds(tree, incoming, { ...rules, ...more }, signing);
  return { ...composed, tree, after: applied(before, composed) };
}

test("a first publication makes every feed of ppa.yml, both formats, with keys", async () => {
  const { after, feeds } = await publish(new Map(), packages);
  expect(feeds.map(({ target, merge }) => [target.path, merge.entries.length])).toEqual([
    ["24.10/mips_24kc", 24],
    ["25.12/mips_24kc", 24],
  ]);
  const index = [...after.keys()].filter((path) => !/\.[ai]pk$/.test(path)).sort();
  expect(index).toEqual(
    [
      ...["Packages", "Packages.asc", "Packages.gz", "Packages.manifest", "Packages.sig", "index.json"].map(
        (name) => `24.10/mips_24kc/${name}`,
      ),
      ...["index.json", "packages.adb", "sha256sums"].map((name) => `25.12/mips_24kc/${name}`),
      ...signing.publicKeys.map(({ path }) => path),
    ].sort(),
  );
});

test("the signatures are good for the bytes that are published", async () => {
  const { after } = await publish(new Map(), packages);
  const text = (name: string) => Buffer.from(after.get(`24.10/mips_24kc/${name}`) as Uint8Array);
  const signatures = { sig: text("Packages.sig").toString(), asc: text("Packages.asc").toString() };
  await verifyPackages(signing.publicKeys, text("Packages"), signatures);
  const changed = Buffer.concat([text("Packages"), Buffer.from("\n")]);
  await expect(verifyPackages(signing.publicKeys, changed, signatures)).rejects.toThrow();
});

test("the same packages again change nothing, and only index files are read", async () => {
  const first = await publish(new Map(), packages);
  const { put, remove, tree } = await publish(first.after, packages);
  const changes = [...put].filter(
    ([path, content]) => first.after.get(path) !== content && !same(first.after, path, content),
  );
  expect(changes).toEqual([]);
  expect(remove.size).toBe(0);
  expect(tree.reads.filter((path) => /\.[ai]pk$/.test(path))).toEqual([]);
});

function same(before: Map<string, Content>, path: string, content: Content): boolean {
  const old = before.get(path);
  return old instanceof Uint8Array && content instanceof Uint8Array && Buffer.compare(old, content) === 0;
}

test("one package at a time or all at once: the same tree", async () => {
  const once = await publish(new Map(), packages);
  let step = new Map<string, Content>();
  for (const half of [packages.slice(0, 10), packages.slice(10, 30), packages.slice(30)])
    step = (await publish(step, half)).after;
  expect([...step.keys()].sort()).toEqual([...once.after.keys()].sort());
  for (const [path, content] of once.after) {
    if (content instanceof Uint8Array) expect(same(step, path, content), path).toBe(true);
  }
});

test("a feed that ppa.yml no longer names is kept as it is", async () => {
  const { after } = await publish(new Map(), packages);
  const composed = await composeFeeds(memoryTree(after), [], { ...rules, targets: targets.slice(1) }, signing);
  expect(composed.feeds.map(({ target }) => target.path).sort()).toEqual(["24.10/mips_24kc", "25.12/mips_24kc"]);
  expect(composed.remove.size).toBe(0);
});

/** A package in memory, for the opkg feed. */
function inMemory(bytes: Uint8Array, origin: string): IncomingPackage {
  return { entry: entryOf(scanPackage(bytes, origin)), content: bytes, targets: targets.slice(0, 1), origin };
}

test("every package whose bytes differ from the published ones is named, and nothing is published", async () => {
  const offer = (body?: string) =>
    ["alpha", "beta"].map((name) => inMemory(smallIpk(name, "1.0-r1", "all", body).bytes, `${name}.ipk`));
  const { after } = await publish(new Map(), offer());
  const refused = composeFeeds(memoryTree(after), offer("other"), rules, signing);
  await expect(refused).rejects.toThrow(/alpha 1\.0-r1 is already published[\s\S]*beta 1\.0-r1/);
});

test("the same package in another compression is the same package: the published file stays", async () => {
  const { bytes } = smallIpk("alpha");
  const again = gzipSync(gunzipSync(bytes), { level: 1 });
  expect(Buffer.compare(again, bytes)).not.toBe(0);
  const { after } = await publish(new Map(), [inMemory(bytes, "alpha.ipk")]);
  const { put } = await publish(after, [inMemory(again, "alpha.ipk")]);
  expect([...put.keys()].filter((path) => path.endsWith(".ipk"))).toEqual([]);
});

test("what a package puts on the router is known once it is published for the first time", async () => {
  const { contents, after } = await publish(new Map(), [inMemory(smallIpk("alpha").bytes, "alpha.ipk")]);
  expect(contents.get("alpha")?.get("1.0-r1")).toEqual({ files: ["/usr/bin/alpha"], conffiles: [] });
  expect((await publish(after, [inMemory(smallIpk("alpha").bytes, "alpha.ipk")])).contents.size).toBe(0);
});

test("configuration is known of .apk files as of .ipk files: what is in the package, by itself or below a directory", async () => {
  const file = (path: string, text: string) => ({ path, type: "file", mode: 0o644, data: Buffer.from(text) }) as const;
  const { bytes } = packApk({
    ...{
      name: "beta",
      version: "1.0-r1",
      arch: "noarch",
      description: "",
      license: "MIT",
      maintainer: "",
      depends: [],
    },
    tree: [
      file("etc/beta.d/one", "1"),
      file("etc/config/beta", "config beta"),
      file("usr/bin/beta", "#!/bin/sh"),
      file("lib/apk/packages/beta.conffiles", "/etc/beta.d/\n/etc/config/beta\n/etc/made-later\n"),
    ],
    sourceDateEpoch: 1_700_000_000,
  });
  const incoming = { ...inMemory(bytes, "beta.apk"), targets: targets.slice(1) };
  const { contents } = await publish(new Map(), [incoming]);
  expect(contents.get("beta")?.get("1.0-r1")).toEqual({
    files: ["/etc/beta.d/one", "/etc/config/beta", "/usr/bin/beta"],
    conffiles: ["/etc/beta.d/one", "/etc/config/beta"],
  });
});

test("an empty archive has signed, empty feeds, so that routers find something to update from", async () => {
  const { after } = await publish(new Map(), []);
  expect(Buffer.from(after.get("24.10/mips_24kc/Packages") as Uint8Array).toString()).toBe("\n");
  expect(after.has("25.12/mips_24kc/packages.adb")).toBe(true);
});

describe("what somebody else wrote to the branch is not signed", () => {
  const [opkg, apk] = ["24.10/mips_24kc", "25.12/mips_24kc"];
  const textAt = (files: ReadonlyMap<string, Content>, path: string) => Buffer.from(files.get(path) as Uint8Array);

  test("another hash in an opkg feed's manifest, though its Packages and signature are left as they were", async () => {
    const { after } = await publish(new Map(), packages);
    const manifest = textAt(after, `${opkg}/Packages.manifest`).toString();
    const changed = manifest.replace(/^SHA256sum: ..../m, "SHA256sum: 0000");
    after.set(`${opkg}/Packages.manifest`, Buffer.from(changed));
    await expect(publish(after, [])).rejects.toThrow(
      `${opkg}/Packages.manifest: none of the keys in PPA_KEYS has signed this index as it is`,
    );
  });

  test("a feed signed with another key, in either format", async () => {
    const strangers = await strangersArchive();
    await expect(publish(strangers, [])).rejects.toMatchObject({
      problems: [
        expect.objectContaining({ place: { file: `${opkg}/Packages.manifest` } }),
        expect.objectContaining({ place: { file: `${apk}/packages.adb` } }),
      ],
    });
  });

  test("unless its owner says so once", async () => {
    const { after } = await publish(await strangersArchive(), [], { adopt: true });
    const signatures = { sig: textAt(after, `${opkg}/Packages.sig`).toString() };
    await verifyPackages(signing.publicKeys, textAt(after, `${opkg}/Packages`), signatures);
    expect((await publish(after, packages)).feeds.map(({ merge }) => merge.unchanged.length)).toEqual([24, 24]);
  });

  test("an index that lost its signature", async () => {
    const { after } = await publish(new Map(), packages);
    for (const name of ["sig", "asc"]) after.delete(`${opkg}/Packages.${name}`);
    await expect(publish(after, [])).rejects.toThrow(/has signed this index/);
  });

  test("the next key's first signature follows the current key's", async () => {
    const { after } = await publish(new Map(), packages);
    const next = await keysOf("next");
    const keyset = { usign: next.keyset.usign, apk: next.keyset.apk, openpgp: next.keyset.openpgp };
    const both = { ...next, keyset, publicKeys: [...next.publicKeys, ...signing.publicKeys] };
    const composed = await composeFeeds(memoryTree(after), [], rules, both);
    expect(composed.feeds).toHaveLength(2);
  });

  async function strangersArchive() {
    const composed = await composeFeeds(memoryTree(new Map()), packages, rules, await keysOf("stranger"));
    return applied(new Map(), composed);
  }
});

describe("of a branch from which something is gone", () => {
  const feed = "24.10/mips_24kc";

  test("a package that is offered again is published again", async () => {
    const { after } = await publish(new Map(), packages);
    const [lost = ""] = [...after.keys()].filter((path) => path.endsWith(".ipk"));
    after.delete(lost);
    const again = await publish(after, packages);
    expect(again.put.has(lost)).toBe(true);
    expect(again.warnings).toMatchObject([{ place: { file: lost } }]);
  });

  test("a package that is not is no longer in the index", async () => {
    const { after } = await publish(new Map(), packages);
    const [lost = ""] = [...after.keys()].filter((path) => path.endsWith(".ipk"));
    after.delete(lost);
    const again = await publish(after, []);
    expect(again.feeds.map(({ merge }) => merge.entries.length)).toEqual([23, 24]);
    expect(again.warnings).toHaveLength(1);
  });

  test.each([
    ["Packages.manifest", feed],
    ["packages.adb", "25.12/mips_24kc"],
  ])("nor when only %s is gone, and what goes with it is still there", async (name, path) => {
    const { after } = await publish(new Map(), packages);
    after.delete(`${path}/${name}`);
    await expect(publish(after, packages)).rejects.toThrow(
      `${path}/: there are packages, but no index that names them`,
    );
  });

  test("an index beside packages is not begun anew", async () => {
    const { after } = await publish(new Map(), packages);
    for (const path of [...after.keys()]) if (path.startsWith(`${feed}/Packages`)) after.delete(path);
    await expect(publish(after, packages)).rejects.toThrow(
      `${feed}/: there are packages, but no index that names them`,
    );
  });
});
