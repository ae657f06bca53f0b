import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { UserError } from "../lib/run/errors.ts";
import { generator } from "../lib/run/version.ts";
import type { Keyset } from "../lib/signing/keyset.ts";
import type { KeyKind } from "../lib/signing/types.ts";
import type { Edge, Register } from "./edge.ts";
import { collect, readNamedFile } from "./options.ts";

interface Options {
  readonly config: string;
  readonly out: string;
  readonly arch?: string;
  readonly release?: string;
  readonly usignKey: readonly string[];
  readonly openpgpKey: readonly string[];
  readonly apkKey: readonly string[];
  readonly adopt?: true;
  readonly json?: boolean;
}

export const register: Register = (program, edge, run) => {
  program
    .command("index")
    .summary("turn packages into signed feeds in a folder")
    .description(
      "Without a directory: writes the feeds of ppa.yml into --out, merged with what is there; PPA_KEYS signs.\n" +
        "With one: indexes that flat directory in place, as `make package/index` would; needs --arch.\n" +
        "Keys may be given several times while they are changed: every apk key signs, of the others the first.",
    )
    .argument("[dir]", "flat directory of packages to index in place")
    .option("-c, --config <file>", "the archive's description", "ppa.yml")
    .option("--out <dir>", "folder for the archive's feeds", "public")
    .option("--arch <arch>", "package architecture of the flat directory, such as mips_24kc")
    .option("--release <release>", "release of OpenWrt, which decides the layout of index.json")
    .option("--usign-key <file>", "usign private key (key-build) for Packages.sig", collect, [])
    .option("--openpgp-key <file>", "armoured OpenPGP private key for Packages.asc", collect, [])
    .option("--apk-key <file>", "EC or RSA private key (PEM) for packages.adb", collect, [])
    .option("--adopt", "sign what is in --out though none of these keys signed it: another tool's feeds, or lost keys")
    .option("--json", "print the result as JSON")
    .action((directory: string | undefined, options: Options) =>
      run(() => (directory === undefined ? indexArchive(edge, options) : indexInPlace(edge, directory, options))),
    );
};

async function indexArchive(edge: Edge, options: Options): Promise<void> {
  refuseDirectoryOptions(options);
  const { config, out, adopt = false, json } = options;
  const run = await import("../lib/publish/run.ts");
  const { publication } = await run.indexArchive(edge, { config, globs: [], out, adopt }, generator);
  const { feedLines, feedsDocument } = await import("../lib/publish/summary.ts");
  edge.print(
    json
      ? JSON.stringify({ out, feeds: feedsDocument(publication.feeds) })
      : `${out}:\n${feedLines(publication.feeds)}`,
  );
}

/** Without a directory they would do nothing, and their user would believe that they had. */
function refuseDirectoryOptions({ arch, release, usignKey, openpgpKey, apkKey }: Options): void {
  if (arch === undefined && release === undefined && usignKey.length + openpgpKey.length + apkKey.length === 0) return;
  throw new UserError({
    what: "--arch, --release and keys as files are for a directory of packages, and none is named",
    cure: "Name it: `ppa index DIR --arch ARCH`. The feeds of ppa.yml have their architectures there, and PPA_KEYS signs.",
  });
}

async function indexInPlace(edge: Edge, name: string, options: Options): Promise<void> {
  const directory = resolve(edge.cwd, name);
  await requireDirectory(directory, name);
  const { arch: architecture } = options;
  if (!architecture) {
    throw new UserError({
      what: "--arch is missing",
      cure: "Say which architecture the feed is for: --arch mips_24kc",
    });
  }
  if (!/^[a-z0-9][a-z0-9_+.-]*$/.test(architecture)) {
    throw new UserError({
      what: `${JSON.stringify(architecture)} is no architecture`,
      cure: "They are named like x86_64 or mips_24kc; `opkg print-architecture` and `apk --print-arch` tell a router's.",
      place: { file: "--arch" },
    });
  }
  await warnOfStrangeArchitecture(edge, architecture);
  const { indexDirectory } = await import("../lib/feed/index-directory.ts");
  const signing = await loadSigning(edge, options);
  const result = await indexDirectory(directory, {
    architecture,
    ...(options.release ? { release: (await import("../lib/openwrt/release.ts")).parseRelease(options.release) } : {}),
    ...(signing ? { signing } : {}),
    reporter: edge.reporter,
  });
  if (options.json) {
    edge.print(JSON.stringify({ directory: name, ...result }));
    return;
  }
  const changes = result.written.length > 0 ? `wrote ${result.written.join(", ")}` : "nothing changed";
  const removed =
    result.removed.length > 0
      ? `; removed ${result.removed.join(", ")} of the old index, for which no key was given`
      : "";
  edge.print(`${name}: ${result.count} ${result.count === 1 ? "package" : "packages"}, ${changes}${removed}`);
  if (!result.signed) {
    const option = result.format === "apk" ? "--apk-key" : "--usign-key";
    edge.print(`Not signed: routers refuse it. Pass ${option}.`);
  }
}

/** Packages for all architectures go into any feed, so that nothing else would tell of a slip. */
async function warnOfStrangeArchitecture(edge: Edge, architecture: string): Promise<void> {
  const { architecturesOf, knownSeries } = await import("../lib/openwrt/targets.ts");
  const known = new Set(knownSeries.flatMap(architecturesOf));
  if (known.has(architecture)) return;
  const { nearest } = await import("../lib/openwrt/nearest.ts");
  const [near] = nearest(architecture, known, 1);
  edge.reporter.warn({
    what: `No release of OpenWrt has the architecture ${architecture}, but a build of your own may`,
    ...(near ? { cure: `Did you mean ${near}?` } : {}),
    place: { file: "--arch" },
  });
}

async function requireDirectory(directory: string, name: string): Promise<void> {
  const status = await stat(directory).catch(() => undefined);
  if (status?.isDirectory()) return;
  const what = status ? "This is a file, not a directory" : "There is no such directory";
  throw new UserError({ what, cure: "Name the directory that holds the packages.", place: { file: name } });
}

const keyOptions = { usign: "--usign-key", openpgp: "--openpgp-key", apk: "--apk-key" } as const;
const keyKinds = ["usign", "openpgp", "apk"] as const;

/** Keys given as files; undefined without any. */
async function loadSigning(edge: Edge, options: Options) {
  const files = { usign: options.usignKey, openpgp: options.openpgpKey, apk: options.apkKey };
  const given = keyKinds.flatMap((kind) => files[kind].map((file) => [kind, file] as const));
  if (given.length === 0) return undefined;
  const { joinKeysets, parseKeyBundle } = await import("../lib/signing/keyset.ts");
  const { names, publicKeys } = await import("../lib/signing/public-keys.ts");
  const keysets = await Promise.all(
    given.map(async ([kind, file]) => {
      const keys = await parseKeyBundle(await readNamedFile(edge, file, keyOptions[kind]), file);
      if (keys[kind].length === 0) throw otherKind(kind, keys, file, names);
      // A file with keys of all kinds signs as the option says, and no more.
      return { ...keys, usign: [], openpgp: [], apk: [], [kind]: keys[kind] };
    }),
  );
  const keyset = joinKeysets(keysets);
  return { keyset, publicKeys: publicKeys(keyset, "feed"), date: edge.now() };
}

/** A key of another kind signs something else, while its user believes that the feed is signed as they said. */
function otherKind(kind: KeyKind, keys: Keyset, file: string, names: Readonly<Record<KeyKind, string>>): UserError {
  const held = keyKinds.filter((other) => keys[other].length > 0);
  return new UserError({
    what: `The file has no ${names[kind]} key, which ${keyOptions[kind]} is for, but one of ${held.map((other) => names[other]).join(" and ")}`,
    cure: `Pass it with ${held.map((other) => keyOptions[other]).join(" or ")}.`,
    place: { file },
  });
}
