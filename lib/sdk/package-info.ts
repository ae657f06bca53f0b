/** One binary package as the SDK's scan tells it: a stanza of `.packageinfo` or of a feed's index. */
export interface ScannedPackage {
  readonly name: string;
  /** Directory of its Makefile below the SDK: `feeds/base/package/libs/zlib`, `package/toolchain`. */
  readonly directory: string;
  readonly version: string;
  /** Suffix of the file's package name, for libraries: `libfoo` + `20240329`. The scans of 21.02 and 22.03 do not tell it. */
  readonly abiVersion: string;
  /** As in the Makefile: `+x`, `+CONDITION:x`, `@TARGET_ath79`. */
  readonly depends: readonly string[];
  /** Directories whose build comes before that of this one: `libfoo`, `lua/host`, `CONDITION:csstidy/host`. */
  readonly buildDepends: readonly string[];
  /** The same for the directory's own programs for the building machine. */
  readonly hostBuildDepends: readonly string[];
  readonly provides: readonly string[];
  /** True for a package that nobody can select; its `defaultValue` or packages that depend on it do. */
  readonly hidden: boolean;
  /** Condition of being selected by itself: `LUCI_LANG_de||(ALL&&m)`. */
  readonly defaultValue: string;
  /** Name of the source archive that is downloaded, if there is one. */
  readonly source: string;
}

/** Reads `.packageinfo` text (sdk-contract.md §2). Parts it does not know are passed over: every era has its own. */
export function parsePackageInfo(text: string): ScannedPackage[] {
  const packages: ScannedPackage[] = [];
  let directory = "";
  // What the Makefile says for all of its packages stands before the first of them.
  let common = new Map<string, string>();
  let fields: Map<string, string> | undefined;
  let inText = false;
  const finish = () => {
    const name = fields?.get("Package");
    if (fields && name) packages.push(toPackage(name, directory, new Map([...common, ...fields])));
    fields = undefined;
  };
  for (const line of text.split("\n")) {
    if (inText) {
      inText = line !== "@@";
      continue;
    }
    const match = /^([A-Za-z-]+(?:\/host)?):\s*(.*)$/.exec(line);
    const [, key = "", value = ""] = match ?? [];
    if (key === "Source-Makefile") {
      finish();
      directory = value.replace(/\/Makefile$/, "");
      common = new Map();
    } else if (key === "Package") {
      finish();
      fields = new Map([["Package", value.trim()]]);
    } else if (key === "Description" || key === "Config") inText = true;
    else if (key) (fields ?? common).set(key, value.trim());
  }
  finish();
  return packages;
}

function toPackage(name: string, directory: string, fields: ReadonlyMap<string, string>): ScannedPackage {
  const words = (key: string) => (fields.get(key) ?? "").split(/\s+/).filter(Boolean);
  return {
    name,
    directory,
    version: fields.get("Version") ?? "",
    abiVersion: fields.get("ABI-Version") ?? fields.get("ABIVersion") ?? "",
    depends: words("Depends"),
    buildDepends: words("Build-Depends"),
    hostBuildDepends: words("Build-Depends/host"),
    provides: words("Provides").map((word) => word.replace(/^@/, "")),
    hidden: fields.get("Hidden") === "1",
    defaultValue: fields.get("Default") ?? "",
    source: fields.get("Source") ?? "",
  };
}

/** One word of a dependency. */
interface Need {
  readonly name: string;
  /** True for programs for the building machine: `lua/host`. */
  readonly host: boolean;
  /** Symbols under which it is one, as `.config` has them: `A&&!B`. Empty for always. */
  readonly condition: string;
}

/** `+COND:name/host` → its parts; nothing for a condition alone, which begins with `@`. */
function parseNeed(word: string): Need | undefined {
  if (word.startsWith("@")) return undefined;
  const [, condition = "", name = "", suffix] = /^\+?(?:(.*):)?([^/(<>=]*)(?:\/(\w+))?/.exec(word) ?? [];
  return name ? { name, host: suffix === "host", condition } : undefined;
}

const parseNeeds = (words: readonly string[]): Need[] => words.flatMap((word) => parseNeed(word) ?? []);

/** Names that a package depends on when it runs, by default whatever their conditions. */
export function runtimeNeeds({ depends }: ScannedPackage, isSet?: (symbol: string) => boolean): string[] {
  const needs = parseNeeds(depends);
  return (isSet ? needs.filter(({ condition }) => holds(condition, isSet)) : needs).map(({ name }) => name);
}

/** Those of them that no condition lets go of. */
export const surelyNeeded = ({ depends }: ScannedPackage): string[] =>
  parseNeeds(depends).flatMap(({ name, condition }) => (condition === "" ? [name] : []));

/** Directories of which a package needs the programs for the building machine, with this `.config`. */
export function hostToolsOf({ buildDepends }: ScannedPackage, isSet: (symbol: string) => boolean): string[] {
  return parseNeeds(buildDepends)
    .filter(({ host, condition }) => host && holds(condition, isSet))
    .map(({ name }) => name);
}

function holds(condition: string, isSet: (symbol: string) => boolean): boolean {
  const one = (word: string) => (word.startsWith("!") ? !isSet(word.slice(1)) : isSet(word));
  return condition === "" || condition.split("||").some((all) => all.split("&&").every(one));
}

/** A name that nothing known provides, and the packages that ask for it. */
export interface MissingDependency {
  readonly name: string;
  /** Packages that depend on it whatever the configuration: without it they cannot be installed. */
  readonly neededBy: readonly string[];
  /** Packages that need it to be built. */
  readonly builtWithIt: readonly string[];
  /** Packages that depend on it under a condition that holds (`+CONDITION:name`). */
  readonly wantedBy: readonly string[];
}

export interface DependencySearch {
  readonly known: readonly ScannedPackage[];
  /** Names that the SDK brings along without an index, such as libc and the kernel's modules. */
  readonly builtIn: ReadonlySet<string>;
  /** Packages that are built without what they depend on, see `standsAlone`. */
  readonly alone: ReadonlySet<string>;
  /** What `.config` sets, as far as it is known yet: dependencies under other conditions are none. */
  isSet(symbol: string): boolean;
}

/** What is missing to build `roots` (names of binary packages), following dependencies through all that is known. */
export function missingDependencies(roots: Iterable<string>, search: DependencySearch): MissingDependency[] {
  const { known, builtIn, alone, isSet } = search;
  const byName = indexByName(known);
  const missing = new Map<string, Record<"neededBy" | "builtWithIt" | "wantedBy", Set<string>>>();
  const seen = new Set<string>();
  const queue: Pick<Need, "name" | "host">[] = [...roots].map((name) => ({ name, host: false }));
  for (let wanted = queue.pop(); wanted !== undefined; wanted = queue.pop()) {
    const id = `${wanted.name}${wanted.host ? "/host" : ""}`;
    if (seen.has(id)) continue;
    seen.add(id);
    for (const entry of byName.get(wanted.name) ?? []) {
      for (const need of needsOf(entry, wanted.host)) {
        if ((!need.host && builtIn.has(need.name)) || !holds(need.condition, isSet)) continue;
        if (!byName.has(need.name)) {
          const found = missing.get(need.name) ?? { neededBy: new Set(), builtWithIt: new Set(), wantedBy: new Set() };
          found[need.how].add(entry.name);
          missing.set(need.name, found);
        } else if (need.toBuild || !alone.has(entry.name)) queue.push(need);
      }
    }
  }
  return [...missing].map(([name, { neededBy, builtWithIt, wantedBy }]) => ({
    name,
    neededBy: [...neededBy],
    builtWithIt: [...builtWithIt],
    wantedBy: [...wantedBy],
  }));
}

/** What must be there for a package, or for its directory's programs for the building machine. */
function needsOf(
  entry: ScannedPackage,
  host: boolean,
): (Need & { readonly how: "neededBy" | "builtWithIt" | "wantedBy"; readonly toBuild: boolean })[] {
  const how = <T extends string>({ condition }: Need, sure: T) => (condition ? ("wantedBy" as const) : sure);
  const build = parseNeeds(host ? entry.hostBuildDepends : entry.buildDepends).map((need) => ({
    ...need,
    how: how(need, "builtWithIt" as const),
    toBuild: true,
  }));
  if (host) return build;
  const runtime = parseNeeds(entry.depends).map((need) => ({
    ...need,
    how: how(need, "neededBy" as const),
    toBuild: false,
  }));
  return [...runtime, ...build];
}

/**
 * True for a package that comes out the same when nothing it depends on is built: it needs no library of the build, and no
 * package whose name gets an ABI version, which only its build tells (sdk-contract.md §2 Dependencies). Meant for packages
 * without compiled code; building all that a LuCI page depends on takes minutes.
 */
export function standsAlone(entry: ScannedPackage, known: readonly ScannedPackage[]): boolean {
  const byName = indexByName(known);
  return (
    parseNeeds(entry.buildDepends).every(({ host }) => host) &&
    runtimeNeeds(entry).every((name) => (byName.get(name) ?? []).every(({ abiVersion }) => abiVersion === ""))
  );
}

/** By name, by what is provided, and by directory, which is how build dependencies are named. */
function indexByName(packages: readonly ScannedPackage[]): Map<string, ScannedPackage[]> {
  const index = new Map<string, ScannedPackage[]>();
  for (const entry of packages) {
    const names = new Set([entry.name, ...entry.provides, entry.directory.replace(/^.*\//, "")]);
    for (const name of names) {
      const there = index.get(name);
      if (there) there.push(entry);
      else index.set(name, [entry]);
    }
  }
  return index;
}

/** Names of the packages that a `.config` selects. */
export function selectedPackages(config: string): Set<string> {
  return new Set([...config.matchAll(/^CONFIG_PACKAGE_([^=\s]+)=[ym]$/gm)].map((match) => match[1] ?? ""));
}

/** Directory below `package/` that the SDK links a feed's directory to: `feeds/luci/modules/luci-base` → `feeds/luci/luci-base`. */
export function installedAs(directory: string): string {
  return directory.replace(/^(feeds\/[^/]+)\/.*?([^/]+)$/, "$1/$2");
}

/** Directories (below `package/`) whose build comes before that of `directories`, at any distance and whatever the configuration. */
export function buildsBefore(directories: Iterable<string>, known: readonly ScannedPackage[]): Set<string> {
  const byName = indexByName(known);
  const byDirectory = new Map<string, ScannedPackage[]>();
  for (const entry of known) {
    const path = installedAs(entry.directory);
    byDirectory.set(path, [...(byDirectory.get(path) ?? []), entry]);
  }
  const found = new Set<string>();
  const queue = [...directories];
  for (let directory = queue.pop(); directory !== undefined; directory = queue.pop()) {
    const needs = (byDirectory.get(directory) ?? []).flatMap((each) => [...each.depends, ...each.buildDepends]);
    for (const { name } of parseNeeds(needs)) {
      for (const path of new Set((byName.get(name) ?? []).map((each) => installedAs(each.directory)))) {
        if (path === directory || found.has(path)) continue;
        found.add(path);
        queue.push(path);
      }
    }
  }
  return found;
}
