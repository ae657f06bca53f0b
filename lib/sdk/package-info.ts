/** One binary package as the SDK's scan tells it: a stanza of `.packageinfo` or of a feed's index. */
export interface ScannedPackage {
  readonly name: string;
  /** Directory of its Makefile below the SDK: `feeds/base/package/libs/zlib`, `package/toolchain`. */
  readonly directory: string;
  readonly version: string;
  /** Suffix of the file's package name, for libraries: `libfoo` + `20240329`. */
  readonly abiVersion: string;
  /** As in the Makefile: `+x`, `+CONDITION:x`, `@TARGET_ath79`. */
  readonly depends: readonly string[];
  /** Packages or directories whose build comes first. */
  readonly buildDepends: readonly string[];
  /** Directories of which programs for the building machine come first (`lua/host`), without `/host`. */
  readonly hostTools: readonly string[];
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
  let fields: Map<string, string> | undefined;
  let inText = false;
  const finish = () => {
    const name = fields?.get("Package");
    if (fields && name) packages.push(toPackage(name, directory, fields));
    fields = undefined;
  };
  for (const line of text.split("\n")) {
    if (inText) {
      inText = line !== "@@";
      continue;
    }
    const match = /^([A-Za-z-]+):\s*(.*)$/.exec(line);
    const [, key = "", value = ""] = match ?? [];
    if (key === "Source-Makefile") {
      finish();
      directory = value.replace(/\/Makefile$/, "");
    } else if (key === "Package") {
      finish();
      fields = new Map([["Package", value.trim()]]);
    } else if (key === "Description" || key === "Config") inText = true;
    else if (key) fields?.set(key, value.trim());
  }
  finish();
  return packages;
}

function toPackage(name: string, directory: string, fields: ReadonlyMap<string, string>): ScannedPackage {
  const words = (key: string) => (fields.get(key) ?? "").split(/\s+/).filter(Boolean);
  const [forHost, forTarget] = partition(words("Build-Depends"), (word) => word.endsWith("/host"));
  return {
    name,
    directory,
    version: fields.get("Version") ?? "",
    abiVersion: fields.get("ABI-Version") ?? "",
    depends: words("Depends"),
    buildDepends: forTarget.map(plainName).filter(Boolean),
    hostTools: [...forHost, ...words("Build-Depends/host")].map(plainName).filter(Boolean),
    provides: words("Provides").map((word) => word.replace(/^@/, "")),
    hidden: fields.get("Hidden") === "1",
    defaultValue: fields.get("Default") ?? "",
    source: fields.get("Source") ?? "",
  };
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}

/** `+COND:name/host` → `name`; nothing for a condition, which begins with `@`. */
function plainName(word: string): string {
  if (word.startsWith("@")) return "";
  return word
    .replace(/^\+/, "")
    .replace(/^.*:/, "")
    .replace(/\/.*$/, "")
    .replace(/[(<>=].*$/, "");
}

/** A name that nothing known provides, and the packages that ask for it. */
export interface MissingDependency {
  readonly name: string;
  /** Packages that depend on it whatever the configuration: without it they cannot be installed. */
  readonly neededBy: readonly string[];
  /** Packages that need it to be built. */
  readonly builtWithIt: readonly string[];
  /** Packages that depend on it under a condition (`+CONDITION:name`). */
  readonly wantedBy: readonly string[];
}

export interface DependencySearch {
  readonly known: readonly ScannedPackage[];
  /** Names that the SDK brings along without an index, such as libc and the kernel's modules. */
  readonly builtIn: ReadonlySet<string>;
  /** Packages that are built without what they depend on, see `standsAlone`. */
  readonly alone: ReadonlySet<string>;
}

/** What is missing to build `roots` (names of binary packages), following dependencies through all that is known. */
export function missingDependencies(roots: Iterable<string>, search: DependencySearch): MissingDependency[] {
  const { known, builtIn, alone } = search;
  const byName = indexByName(known);
  const missing = new Map<string, Record<"neededBy" | "builtWithIt" | "wantedBy", Set<string>>>();
  const seen = new Set<string>();
  const queue = [...roots];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    for (const entry of byName.get(name) ?? []) {
      for (const need of needsOf(entry)) {
        if (builtIn.has(need.name)) continue;
        if (!byName.has(need.name)) {
          const found = missing.get(need.name) ?? { neededBy: new Set(), builtWithIt: new Set(), wantedBy: new Set() };
          found[need.how].add(entry.name);
          missing.set(need.name, found);
        } else if (need.how === "builtWithIt" || !alone.has(entry.name)) queue.push(need.name);
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

function needsOf(
  entry: ScannedPackage,
): { readonly name: string; readonly how: "neededBy" | "builtWithIt" | "wantedBy" }[] {
  const runtime = entry.depends.map((word) => ({
    name: plainName(word),
    how: word.includes(":") ? ("wantedBy" as const) : ("neededBy" as const),
  }));
  const build = [...entry.buildDepends, ...entry.hostTools].map((name) => ({ name, how: "builtWithIt" as const }));
  return [...runtime, ...build].filter(({ name }) => name !== "");
}

/**
 * True for a package that comes out the same when nothing it depends on is built: it needs no library of the build, and no
 * package whose name gets an ABI version, which only its build tells (sdk-contract.md §2 Dependencies). Meant for packages
 * without compiled code; building all that a LuCI page depends on takes minutes.
 */
export function standsAlone(entry: ScannedPackage, known: readonly ScannedPackage[]): boolean {
  const byName = indexByName(known);
  const runtime = entry.depends.map(plainName).filter(Boolean);
  return (
    entry.buildDepends.length === 0 &&
    runtime.every((name) => (byName.get(name) ?? []).every(({ abiVersion }) => abiVersion === ""))
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
