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
  /** Packages or directories whose build comes first, without `/host` and the like. */
  readonly buildDepends: readonly string[];
  readonly provides: readonly string[];
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
  return {
    name,
    directory,
    version: fields.get("Version") ?? "",
    abiVersion: fields.get("ABI-Version") ?? "",
    depends: words("Depends"),
    buildDepends: [...words("Build-Depends"), ...words("Build-Depends/host")].map(plainName).filter(Boolean),
    provides: words("Provides").map((word) => word.replace(/^@/, "")),
    source: fields.get("Source") ?? "",
  };
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
  /** Packages that need it whatever the configuration. */
  readonly neededBy: readonly string[];
  /** Packages that need it under a condition only (`+CONDITION:name`), or to be built. */
  readonly wantedBy: readonly string[];
}

/**
 * What is missing to build `roots` (names of binary packages) from `known`, following dependencies through all of it.
 * `builtIn` are names that the SDK brings along without an index, such as libc and the kernel's modules.
 */
export function missingDependencies(
  roots: Iterable<string>,
  known: readonly ScannedPackage[],
  builtIn: ReadonlySet<string>,
): MissingDependency[] {
  const byName = indexByName(known);
  const missing = new Map<string, { neededBy: Set<string>; wantedBy: Set<string> }>();
  const seen = new Set<string>();
  const queue = [...roots];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    for (const entry of byName.get(name) ?? []) {
      const needs = [
        ...entry.depends.map((word) => ({ name: plainName(word), required: !word.includes(":") })),
        ...entry.buildDepends.map((dependency) => ({ name: dependency, required: false })),
      ];
      for (const need of needs) {
        if (!need.name || builtIn.has(need.name)) continue;
        if (byName.has(need.name)) queue.push(need.name);
        else {
          const found = missing.get(need.name) ?? { neededBy: new Set(), wantedBy: new Set() };
          (need.required ? found.neededBy : found.wantedBy).add(entry.name);
          missing.set(need.name, found);
        }
      }
    }
  }
  return [...missing].map(([name, by]) => ({ name, neededBy: [...by.neededBy], wantedBy: [...by.wantedBy] }));
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
