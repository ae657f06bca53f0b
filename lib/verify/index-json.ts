import type { FeedEntry } from "../feed/entry.ts";
import { download } from "./download.ts";
import type { ArchiveReader } from "./reader.ts";
import type { Findings } from "./report.ts";

/**
 * Checks index.json, version 1 or 2, against the packages of the index: every name must carry a version that the index
 * has, and every package must be named (formats.md §2.2). Version 2 drops the ABI suffix of names.
 */
export async function checkIndexJson(
  reader: ArchiveReader,
  file: string,
  entries: readonly FeedEntry[],
  arch: string | undefined,
  findings: Findings,
): Promise<void> {
  const here = findings.at({ file });
  const fetched = await download(reader, file, findings);
  if (fetched === "absent" && entries.some(({ format }) => format === "apk")) {
    here.add("index-json-missing", "There is no index.json beside packages.adb");
  }
  if (typeof fetched !== "object") return;
  const document = parse(fetched.bytes);
  if (!document) return void here.add("index-json-differs", "index.json is not the JSON that OpenWrt writes");
  if (arch && document.architecture !== arch) {
    here.add("index-json-differs", `index.json is for ${document.architecture}, the feed for ${arch}`);
  }
  const versions = versionsByName(entries, document.version >= 2);
  for (const [name, version] of Object.entries(document.packages)) {
    const known = versions.get(name);
    if (!known) here.add("index-json-differs", `index.json names ${name}, the index does not`, { package: name });
    else if (!known.has(version)) {
      const what = `index.json has ${name} ${version}, the index ${[...known].join(", ")}`;
      here.add("index-json-differs", what, { package: name });
    }
  }
  for (const name of versions.keys()) {
    if (Object.hasOwn(document.packages, name)) continue;
    here.add("index-json-differs", `index.json lacks ${name}`, { package: name });
  }
}

interface IndexJson {
  readonly version: number;
  readonly architecture: string;
  readonly packages: Readonly<Record<string, string>>;
}

function parse(bytes: Buffer): IndexJson | undefined {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
  if (!isRecord(value) || !isRecord(value["packages"])) return undefined;
  const packages = Object.entries(value["packages"]).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return {
    version: typeof value["version"] === "number" ? value["version"] : 1,
    architecture: String(value["architecture"]),
    packages: Object.fromEntries(packages),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function versionsByName(entries: readonly FeedEntry[], stripAbi: boolean): Map<string, Set<string>> {
  const versions = new Map<string, Set<string>>();
  for (const { info } of entries) {
    const name = stripAbi ? withoutAbi(info.name, info.abiVersion) : info.name;
    versions.set(name, (versions.get(name) ?? new Set()).add(info.version));
  }
  return versions;
}

/** `libfoo20240329` → `libfoo` (formats.md §2.2). */
export function withoutAbi(name: string, abiVersion: string | undefined): string {
  if (!abiVersion || !name.endsWith(abiVersion) || name === abiVersion) return name;
  return name.slice(0, -abiVersion.length);
}
