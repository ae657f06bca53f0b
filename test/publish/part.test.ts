import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { loadArchive } from "../../lib/archive/load.ts";
import { entryOf } from "../../lib/feed/feed.ts";
import { scanPackage } from "../../lib/feed/scan-file.ts";
import type { Signing } from "../../lib/feed/sign-opkg.ts";
import { packForTargets } from "../../lib/files/pack.ts";
import type { BuildResult } from "../../lib/publish/builds.ts";
import type { IncomingPackage } from "../../lib/publish/compose.ts";
import { composePublication, type PublicationInput } from "../../lib/publish/publication.ts";
import type { Content } from "../../lib/publish/tree.ts";
import { generateKeyset } from "../../lib/signing/keyset.ts";
import { publicKeys } from "../../lib/signing/public-keys.ts";
import { applied, bytesOf, memoryTree } from "../support/memory-tree.ts";
import { fc } from "../support/properties.ts";

const rendererDir = join(import.meta.dirname, "../../dist/site");
const config = `name: acme
title: ACME
url: https://example.org/acme
retain: 2
targets:
  - release: "24.10"
    arch: [x86_64, mips_24kc, mipsel_24kc]
  - release: "25.12"
    arch: [x86_64, mips_24kc]
sources:
  - packages: dist/*
`;
const archive = loadArchive({ text: config, file: "ppa.yml" });
let keys: readonly [Signing, Signing];

beforeAll(async () => {
  keys = (await Promise.all([signing(3), signing(5)])) as [Signing, Signing];
});

async function signing(seed: number): Promise<Signing> {
  let byte = seed;
  const date = new Date("2026-01-02T03:04:05Z");
  const randomBytes = (size: number) => Uint8Array.from({ length: size }, () => (byte = (byte * 7 + 13) % 251));
  const keyset = await generateKeyset({ name: "acme", date, randomBytes });
  return { keyset, publicKeys: publicKeys(keyset, "acme"), date };
}

/** A package as a maintainer might change it from one publication to the next. */
interface Offer {
  readonly name: string;
  readonly version: number;
  readonly depends: readonly string[];
  readonly provides: readonly string[];
  readonly source: string;
  readonly title: string;
  /** Indexes of feeds. */
  readonly feeds: readonly number[];
}

const offerOf = (name: string, version = 1, more: Partial<Offer> = {}): Offer => ({
  name,
  version,
  depends: [],
  provides: [],
  source: `${name}.yml`,
  title: name,
  feeds: [0, 1, 2, 3, 4],
  ...more,
});

async function pack(offer: Offer): Promise<IncomingPackage[]> {
  const targets = offer.feeds.flatMap((index) => archive.targets[index] ?? []);
  const relation = (name: string) => ({ name });
  const declared = {
    name: offer.name,
    version: `${offer.version}`,
    release: 1,
    description: offer.title,
    depends: offer.depends.map(relation),
    provides: offer.provides.map(relation),
    conflicts: [],
    alternatives: [],
    conffiles: [],
    scripts: {},
    source: offer.source,
    architectures: "all" as const,
    supports: () => true,
    payload: async () => ({ tree: [], conffiles: [] }),
  };
  return (await packForTargets(declared, targets, 1_700_000_000)).map(({ packed: { filename, bytes }, targets }) => ({
    entry: entryOf(scanPackage(bytes, filename)),
    content: bytes,
    targets,
    origin: filename,
  }));
}

/** The report of a job that built `name` for one feed, and ended so. */
function build(name: string, feed: number, status: "built" | "failed"): BuildResult {
  const target = archive.targets[feed];
  if (!target) throw new Error("no such feed");
  return {
    folder: "/nonexistent",
    report: {
      version: 1,
      job: `job-${feed}`,
      title: "job",
      kind: "arch",
      release: target.release,
      arch: target.arch,
      target: "x86/64",
      feeds: [target.path],
      status,
      duration: 1,
      sources: [],
      packages: [{ source: "acme", directory: name, as: name, key: "0".repeat(64), status, remarks: [], binaries: [] }],
    },
  };
}

interface Step {
  readonly offers: readonly Offer[];
  readonly builds?: readonly BuildResult[];
  /** Days since the first publication. */
  readonly day?: number;
  readonly more?: Partial<PublicationInput>;
}

async function inputOf({ offers, builds = [], day = 0, more = {} }: Step): Promise<PublicationInput> {
  const [signing] = keys;
  return {
    archive,
    incoming: (await Promise.all(offers.map(pack))).flat(),
    builds,
    signing: { ...signing, date: new Date(signing.date.getTime() + day * 86_400_000) },
    throwAway: false,
    adopt: false,
    description: { name: "acme", title: "ACME", url: archive.url },
    rendererDir,
    generator: "openwrt-ppa test",
    settings: {},
    ...more,
  };
}

/** Publishes on a tree that is known as a whole, and on one that is listed bit by bit; both must come out the same. */
async function publishBoth(before: ReadonlyMap<string, Content>, step: Step) {
  const input = await inputOf(step);
  const whole = await composePublication(memoryTree(before), input);
  const large = memoryTree(before, { large: true });
  const part = await composePublication(large, input);
  const [after, expected] = [applied(before, part.changes), applied(before, whole.changes)];
  expect(textsOf(after)).toEqual(textsOf(expected));
  expect(part.feeds).toEqual(
    whole.feeds.map((feed) => ({ ...feed, target: expect.objectContaining({ path: feed.target.path }) })),
  );
  expect(part.message).toBe(whole.message);
  return { after, isPart: !large.complete, reads: large.reads, part };
}

const textsOf = (files: ReadonlyMap<string, Content>) =>
  Object.fromEntries(
    [...files]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, content]) => [path, Buffer.from(bytesOf(content)).toString("latin1")]),
  );

async function publishAll(steps: readonly Step[]) {
  let after = new Map<string, Content>();
  const parts: boolean[] = [];
  let reads: string[] = [];
  for (const step of steps) {
    const done = await publishBoth(after, step);
    after = done.after;
    reads = done.reads;
    parts.push(done.isPart);
  }
  return { after, parts, reads };
}

const first: Step = {
  offers: [offerOf("one", 1, { depends: ["two"] }), offerOf("two"), offerOf("three", 1, { provides: ["virtual"] })],
};

test("a new package in one feed reads that feed alone, and leaves what a whole publication would", async () => {
  const { parts, reads } = await publishAll([first, { offers: [offerOf("four", 1, { feeds: [1] })], day: 1 }]);
  expect(parts).toEqual([false, true]);
  const manifests = reads.filter((path) => /Packages\.manifest|packages\.adb/.test(path));
  expect(manifests).toEqual(["24.10/mips_24kc/Packages.manifest"]);
});

test("a package that others depend on changes their pages, though nothing of theirs is read but their documents", async () => {
  const needy = { offers: [offerOf("app", 1, { depends: ["lib"], feeds: [0] }), offerOf("other")] };
  const { parts, after, reads } = await publishAll([needy, { offers: [offerOf("lib", 1, { feeds: [1] })] }]);
  expect(parts).toEqual([false, true]);
  expect(reads).toContain("api/v1/p/app.json");
  expect(reads).not.toContain("24.10/x86_64/Packages.manifest");
  const page = JSON.parse(Buffer.from(bytesOf(after.get("api/v1/p/lib.json") as Content)).toString());
  expect(page.requiredBy).toEqual(["app"]);
});

test("a dependency is said to be here, to come from OpenWrt, or to be missing", async () => {
  const app = offerOf("app", 1, { depends: ["two", "libubox20240329", "no-such-thing"] });
  const { after } = await publishAll([{ offers: [app, offerOf("two")] }]);
  const page = JSON.parse(Buffer.from(bytesOf(after.get("api/v1/p/app.json") as Content)).toString());
  expect(page.dependencies).toEqual([
    { name: "libubox20240329", where: "openwrt" },
    { name: "no-such-thing", where: "missing" },
    { name: "two", where: "here", page: "two" },
  ]);
});

test("nothing to say makes no change, and reads no feed", async () => {
  const { parts, reads, after } = await publishAll([first, { ...first, day: 3 }]);
  expect(parts).toEqual([false, true]);
  expect(reads.filter((path) => /^\d\d\./.test(path))).toEqual([]);
  const input = await inputOf({ ...first, day: 4 });
  const { changes } = await composePublication(memoryTree(after, { large: true }), input);
  const differing = [...changes.put].filter(([path, content]) => {
    const old = after.get(path);
    return !old || Buffer.compare(bytesOf(old), bytesOf(content)) !== 0;
  });
  expect(differing.map(([path]) => path)).toEqual([]);
});

test("another source leaves the page of the old one only when no package comes from it any more", async () => {
  const from = (source: string, version: number) => ({ offers: [offerOf("one", version, { source, feeds: [0] })] });
  const start = { offers: [...from("a.yml", 1).offers, offerOf("two")] };
  const { parts } = await publishAll([start, from("b.yml", 2), from("two.yml", 3), from("c.yml", 4)]);
  expect(parts).toEqual([false, true, true, true]);
});

test.each<[string, (after: Map<string, Content>) => Map<string, Content>, Partial<PublicationInput>]>([
  ["somebody else changed a feed", (after) => new Map(after).set("24.10/x86_64/extra", Buffer.from("x")), {}],
  [
    "somebody else made a feed",
    (after) => new Map(after).set("25.12/aarch64_generic/index.json", Buffer.from("{}")),
    {},
  ],
  ["a document cannot be read", (after) => new Map(after).set("api/v1/packages.json", Buffer.from("{")), {}],
  ["the title is another", (after) => after, { description: { name: "acme", title: "New", url: archive.url } }],
  ["another version of the program publishes", (after) => after, { generator: "openwrt-ppa next" }],
  ["the archive keeps fewer versions", (after) => after, { archive: { ...archive, retain: 1 } }],
])("everything is read when %s", async (_, change, more) => {
  const { after } = await publishAll([first, { offers: [offerOf("one", 2, { feeds: [0] })] }]);
  const done = await publishBoth(change(after), { offers: [offerOf("four", 1, { feeds: [1] })], more });
  expect(done.isPart).toBe(false);
});

const names = ["a", "b", "lib", "app-x", "zed"];
const offers = fc.record({
  name: fc.constantFrom(...names),
  version: fc.integer({ min: 1, max: 4 }),
  depends: fc.subarray([...names, "virtual", "libc"]),
  provides: fc.subarray(["virtual", "other"]),
  source: fc.constantFrom("s.yml", "t.yml"),
  title: fc.constantFrom("First title", "Second title\nof two lines"),
  feeds: fc.subarray([0, 1, 2, 3, 4], { minLength: 1 }),
});
const builds = fc
  .record({
    name: fc.constantFrom(...names, "never"),
    feed: fc.nat(4),
    status: fc.constantFrom("built" as const, "failed" as const),
  })
  .map(({ name, feed, status }) => build(name, feed, status));
const steps = fc.array(
  fc.record({
    offers: fc.uniqueArray(offers, { maxLength: 3, selector: ({ name }) => name }),
    builds: fc.array(builds, { maxLength: 1 }),
    day: fc.nat(3),
  }),
  { minLength: 2, maxLength: 4 },
);

test("whatever is published after whatever else, a part comes out as the whole would", {
  timeout: 300_000,
}, async () => {
  let parts = 0;
  await fc.assert(
    fc.asyncProperty(steps, async (some) => {
      // Other bytes under one name and version are refused, so that each version says the same in every run.
      const more = { archive: { ...archive, replace: true } };
      const done = await publishAll(some.map((step) => ({ ...step, more })));
      parts += done.parts.filter(Boolean).length;
    }),
    { numRuns: 40 },
  );
  expect(parts).toBeGreaterThan(20);
});
