import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { UserError } from "../run/errors.ts";
import type { Reporter } from "../run/reporter.ts";
import { type FeedFetching, fetchFeed, type SdkFeed } from "./feeds.ts";
import { searchOrder } from "./feeds-conf.ts";
import { missingPrerequisites } from "./log.ts";
import {
  hostToolsOf,
  installedAs,
  type MissingDependency,
  missingDependencies,
  type ScannedPackage,
  selectedPackages,
  standsAlone,
} from "./package-info.ts";
import type { Sandbox } from "./sandbox.ts";
import { putFile, readIndexes, type SdkFacts, useOwnCheckout } from "./sdk-tree.ts";
import { includedFeeds, STAGE, type StagedPackage } from "./stage.ts";

/** What the SDK will build of what it was asked for. */
export interface Selection {
  /** Binary packages of each staged package, by feed and directory name: `ppa/hello`. */
  readonly scanned: ReadonlyMap<string, readonly ScannedPackage[]>;
  /** Staged packages, by feed and directory name, that are built without what they depend on. */
  readonly alone: ReadonlySet<string>;
  /** All that is known of: the packages of every feed that was read, and of the user's. */
  readonly known: readonly ScannedPackage[];
  /** Directories of which those need the programs for the building machine. */
  readonly hostTools: readonly string[];
  /** Names that .config selects. */
  readonly selected: ReadonlySet<string>;
  /** Does .config set this symbol? */
  isSet(symbol: string): boolean;
  readonly missing: readonly MissingDependency[];
  /** Staged packages, by feed and directory name, that make must not be called for, and why. */
  readonly barred: ReadonlyMap<string, string>;
  readonly feeds: readonly SdkFeed[];
  /** What the SDK says it is for; undefined when it does not say. */
  readonly sdkTarget?: { readonly target: string; readonly arch: string };
}

export interface SelectOptions {
  readonly sandbox: Sandbox;
  readonly facts: SdkFacts;
  readonly workDir: string;
  /** Names of the user's feeds, which are staged in the SDK already. */
  readonly ownFeeds: readonly string[];
  readonly packages: readonly StagedPackage[];
  /** Packages of the archive: no feed is searched for them. */
  readonly archivePackages: ReadonlySet<string>;
  /** True when no package has compiled code. */
  readonly independent: boolean;
  /** Folder of this machine for what the scan of each feed found: a scan takes most of the time that a feed costs. */
  readonly indexes: string;
  readonly fetching: FeedFetching;
  readonly reporter: Reporter;
}

/** An SDK that nothing can be built in here, or not what the job is for: a mistake of the user's, where the user has named it. */
export class WrongSdk extends UserError {}

const FEEDS_TIMEOUT = 30 * 60_000;

/**
 * Gives the SDK the feeds that are needed and no others, links the packages into it, and selects them. Feeds are added one
 * after the other, the most probable first, until nothing is missing: a scan of all of OpenWrt's feeds takes most of a minute.
 */
export async function selectPackages(options: SelectOptions): Promise<Selection> {
  const { sandbox, facts, ownFeeds, packages, independent, reporter } = options;
  const feeds: SdkFeed[] = [];
  const unreachable = new Map<string, string>();
  const isAdded = (name: string) => unreachable.has(name) || feeds.some((feed) => feed.name === name);
  const add = async (names: readonly string[]) => {
    const lines = facts.feeds.filter(({ name }) => names.includes(name) && !isAdded(name));
    // A server that did not answer for one feed is asked once for the next. Side by side, and none is left running.
    const attempts = unreachable.size > 0 ? 1 : undefined;
    const added = await Promise.allSettled(lines.map((line) => addFeed(line, options, attempts)));
    for (const [index, each] of added.entries()) {
      if (each.status === "fulfilled") feeds.push(each.value);
      else if (each.reason instanceof UserError) {
        const name = lines[index]?.name ?? "";
        const reason = each.reason.problems.map(({ what }) => what).join("; ");
        unreachable.set(name, `feed ${name} could not be fetched: ${reason}`);
        reporter.warn({ what: `Feed ${name} could not be fetched: ${reason}`, cure: "What needs it is not built" });
      } else throw each.reason;
    }
  };
  const included = new Set(packages.flatMap(includedFeeds));
  // What luci.mk says for all of LuCI: every page is built with lua/host, which is in base.
  if (included.has("luci")) included.add("base");
  await add([...included]);
  await writeFeedsConf(feeds, options);
  await update([...feeds.map(({ name }) => name), ...ownFeeds], options);

  let config = "";
  const isSet = (symbol: string) =>
    config.includes(`\nCONFIG_${symbol}=y\n`) || config.includes(`\nCONFIG_${symbol}=m\n`);
  const look = async () => {
    const known = await readIndexes(sandbox, [...ownFeeds, ...feeds.map(({ name }) => name)]);
    const scanned = byStagedPackage(known, packages);
    const own = new Set([...scanned.values()].flat().map(({ name }) => name));
    const alone = new Set(
      [...scanned]
        .filter(([, found]) => independent && found.every((each) => standsAlone(each, known)))
        .map(([path]) => path),
    );
    const names = new Set([...alone].flatMap((path) => scanned.get(path) ?? []).map(({ name }) => name));
    const missingFor = (roots: Iterable<string>) =>
      missingDependencies(roots, { known, builtIn: facts.builtIn, alone: names, isSet });
    const isSought = (each: MissingDependency) =>
      !options.archivePackages.has(each.name) && isWorthSearching(each, own);
    const missing = missingFor(own);
    const sought = missing.filter(isSought).map(({ name }) => name);
    const lacksSome = (roots: readonly string[]) => missingFor(roots).some(isSought);
    return { known, scanned, alone, missing, sought, lacksSome };
  };
  const search = async () => {
    let found = await look();
    for (const { name } of searchOrder(facts.feeds)) {
      if (found.sought.length === 0) break;
      if (isAdded(name)) continue;
      reporter.info(`Looking for ${found.sought.join(", ")} in feed ${name}`);
      await add([name]);
      if (unreachable.has(name)) continue;
      await writeFeedsConf(feeds, options);
      await update([name], options);
      found = await look();
    }
    return found;
  };

  // What is needed under conditions is known when there is a configuration, which may bring feeds, which may change it.
  let found = await search();
  for (let before = -1; before < feeds.length; ) {
    before = feeds.length;
    await install(options);
    config = await configure([...found.scanned.values()].flat(), options);
    found = await search();
  }
  await keepIndexes(feeds, options);
  const { known, scanned, alone, missing } = found;
  const tools = [...alone].flatMap((path) => scanned.get(path) ?? []).flatMap((each) => hostToolsOf(each, isSet));
  const hostTools = new Set(tools.flatMap((name) => linkOf(name, known)));
  const selected = selectedPackages(config);
  const barred = new Map(await notInstalled(scanned, options));
  for (const each of unreachable.size > 0 ? packages : []) {
    const path = `${each.feed}/${each.as}`;
    const included = includedFeeds(each).flatMap((name) => unreachable.get(name) ?? []);
    const lacking = found.lacksSome((scanned.get(path) ?? []).map(({ name }) => name)) ? unreachable.values() : [];
    const reasons = included.length > 0 ? included : [...lacking];
    if (reasons.length > 0) barred.set(path, reasons.join("; "));
  }
  return {
    known,
    scanned,
    alone,
    hostTools: [...hostTools],
    missing,
    barred,
    selected,
    isSet,
    feeds,
    ...targetOf(config),
  };
}

/** Where the SDK has linked the directory of that name: `feeds/luci/modules/luci-base` to `feeds/luci/luci-base`. */
function linkOf(name: string, known: readonly ScannedPackage[]): string[] {
  const found = known.find(({ directory }) => directory.endsWith(`/${name}`));
  return found ? [installedAs(found.directory)] : [];
}

/** What others would only have under some condition is no reason to read one more feed. */
function isWorthSearching({ neededBy, builtWithIt, wantedBy }: MissingDependency, own: ReadonlySet<string>): boolean {
  return neededBy.length > 0 || builtWithIt.length > 0 || wantedBy.some((name) => own.has(name));
}

async function addFeed(
  line: SdkFacts["feeds"][number],
  { sandbox, fetching, indexes }: SelectOptions,
  attempts: number | undefined,
): Promise<SdkFeed> {
  if (line.revision && (await useOwnCheckout(sandbox, line.name, line.revision)))
    return { ...line, commit: line.revision };
  const feed = await fetchFeed(line, fetching, attempts);
  await sandbox.put(feed.folder, `ppa-feeds/${feed.name}`);
  const index = indexOf(feed, indexes);
  if (existsSync(index)) await sandbox.put(index, `feeds/${feed.name}.tmp`);
  return feed;
}

const indexOf = ({ name, commit }: SdkFeed, indexes: string): string => join(indexes, `${name}-${commit}`);

async function keepIndexes(feeds: readonly SdkFeed[], { sandbox, indexes }: SelectOptions): Promise<void> {
  for (const feed of feeds) {
    const index = indexOf(feed, indexes);
    if (!existsSync(index)) await sandbox.get(`feeds/${feed.name}.tmp`, index);
  }
}

/** All feeds are links to what was put into the SDK, so nothing is left for the SDK to fetch. */
async function writeFeedsConf(feeds: readonly SdkFeed[], { sandbox, workDir, ownFeeds }: SelectOptions): Promise<void> {
  const lines = [
    "# Written by ppa; every feed is in here already.",
    ...feeds.map(({ name, root }) => `src-link ${name} ${sandbox.topdir}/ppa-feeds/${name}${root ? `/${root}` : ""}`),
    // Last, because reading these may take files of the others, such as luci.mk.
    ...ownFeeds.map((name) => `src-link ${name} ${sandbox.topdir}/${STAGE}/${name}`),
  ];
  await putFile(sandbox, workDir, "feeds.conf", `${lines.join("\n")}\n`);
}

async function update(names: readonly string[], { sandbox }: SelectOptions): Promise<void> {
  // Its return code says little (sdk-contract.md §2); what counts are the indexes that are there afterwards.
  await sandbox.run('./scripts/feeds update "$@"', names, { timeout: FEEDS_TIMEOUT, env: { IS_TTY: "0" } });
}

function byStagedPackage(
  known: readonly ScannedPackage[],
  packages: readonly StagedPackage[],
): Map<string, ScannedPackage[]> {
  return new Map(
    packages.map(({ feed, as }) => [
      `${feed}/${as}`,
      known.filter(({ directory }) => directory.startsWith(`feeds/${feed}/`) && directory.endsWith(`/${as}`)),
    ]),
  );
}

/** Links the packages into the SDK by their directories, which OpenWrt looks for first: another may have a package of the name. */
async function install({ sandbox, ownFeeds, packages }: SelectOptions): Promise<void> {
  for (const feed of ownFeeds) {
    const names = packages.filter((each) => each.feed === feed).map(({ as }) => as);
    if (names.length > 0)
      await sandbox.run('./scripts/feeds install -f -p "$@"', [feed, ...names], { timeout: FEEDS_TIMEOUT });
  }
}

/** Packages that were found and yet not linked: OpenWrt has one directory of a name, and make has no rule for the others. */
async function notInstalled(scanned: Selection["scanned"], { sandbox }: SelectOptions): Promise<[string, string][]> {
  const listed = await sandbox.run("ls -d package/feeds/*/* 2>/dev/null || :");
  const installed = listed.stdout.toString("utf8").split("\n");
  return [...scanned].flatMap(([path, entries]): [string, string][] => {
    if (entries.length === 0 || installed.includes(`package/feeds/${path}`)) return [];
    const other = installed.find((each) => basename(each) === basename(path))?.replace("package/", "");
    return [[path, `OpenWrt took ${other ?? "nothing"} in its place; of directories of one name it builds one only`]];
  });
}

/** Left alone, an SDK selects every package there is (formats.md §7). */
const FEW = [
  "# CONFIG_ALL is not set",
  "# CONFIG_ALL_KMODS is not set",
  "# CONFIG_ALL_NONSHARED is not set",
  "# CONFIG_SIGNED_PACKAGES is not set",
  "CONFIG_AUTOREMOVE=y",
];

async function configure(
  packages: readonly ScannedPackage[],
  { sandbox, facts, workDir }: SelectOptions,
): Promise<string> {
  const kept = facts.config
    .split("\n")
    .filter((line) => !/CONFIG_(?:PACKAGE_|ALL\b|ALL_|SIGNED_PACKAGES|AUTOREMOVE)/.test(line));
  const wanted = packages.flatMap((each) => [`CONFIG_PACKAGE_${each.name}=m`, ...languagesOf(each)]);
  await putFile(sandbox, workDir, ".config", `${[...kept, ...FEW, ...new Set(wanted)].join("\n")}\n`);
  const script = 'said=$(make defconfig) || { echo "$said"; exit 1; }; cat .config';
  const made = await sandbox.run(script, [], { timeout: FEEDS_TIMEOUT });
  const text = made.stdout.toString("utf8");
  if (made.code === 0) return text;
  const lacking = missingPrerequisites(text);
  if (lacking.length > 0) {
    throw new WrongSdk({
      what: `The SDK does not work here, by its own check: ${lacking.join("; ")}`,
      cure: "Install that where the SDK runs; what is there nevertheless is newer than this SDK knows, which then needs an image of its time (sdk-images/tarball)",
    });
  }
  const said = made.stderr.split("\n").filter((line) => line.trim() && !line.startsWith("WARNING: "));
  throw new UserError({
    what: `make defconfig ended with ${made.code}: ${said.slice(-5).join("; ") || "it did not say why"}`,
    cure: "Where a package has options of its own (define Package/NAME/config), look there",
  });
}

/** Translations cannot be selected as packages, only by their language, which all of LuCI shares. */
function languagesOf({ defaultValue }: ScannedPackage): string[] {
  return [...defaultValue.matchAll(/\bLUCI_LANG_[\w-]+/g)].map(([symbol]) => `CONFIG_${symbol}=m`);
}

function targetOf(config: string): Pick<Selection, "sdkTarget"> {
  const value = (name: string) => new RegExp(`^CONFIG_TARGET_${name}="(.*)"$`, "m").exec(config)?.[1] ?? "";
  const [board, subtarget, arch] = [value("BOARD"), value("SUBTARGET"), value("ARCH_PACKAGES")];
  return board && arch ? { sdkTarget: { target: `${board}/${subtarget || "generic"}`, arch } } : {};
}
