import { gunzipSync } from "node:zlib";
import type { FeedEntry } from "../feed/entry.ts";
import { leavesFeed } from "../feed/opkg-feed.ts";
import { parseRelations } from "../ipk/info.ts";
import type { PublicKey } from "../signing/types.ts";
import { download } from "./download.ts";
import { type FeedToVerify, feedFile, type VerifiedIndex } from "./feed.ts";
import { checkIndexJson } from "./index-json.ts";
import { readStanzas, type Stanza, withoutBuilderFields } from "./opkg-stanzas.ts";
import type { ArchiveReader } from "./reader.ts";
import type { Findings } from "./report.ts";
import { checkOpenpgpSignature, checkUsignSignature } from "./signatures.ts";

const MAX_INDEX = 256 * 1024 * 1024;

/**
 * Checks the index of an opkg feed: Packages.gz against Packages, the manifest and index.json, both signatures, and every
 * stanza for what opkg would read otherwise than meant (formats.md §2, §4). Undefined when there is no readable index.
 */
export async function verifyOpkgIndex(
  reader: ArchiveReader,
  feed: FeedToVerify,
  keys: readonly PublicKey[],
  findings: Findings,
): Promise<VerifiedIndex | undefined> {
  const at = (name: string) => feedFile(feed, name);
  const packages = await indexBytes(reader, at, findings);
  if (packages === undefined) return undefined;
  checkSizeTrap(packages, at("Packages"), findings);
  await checkManifest(reader, at("Packages.manifest"), packages, findings);
  const signedBy = [
    ...(await checkUsignSignature(reader, at("Packages.sig"), packages, keys, findings)),
    ...(await checkOpenpgpSignature(reader, at("Packages.asc"), packages, keys, findings)),
  ];
  const inPackages = findings.at({ file: at("Packages") });
  const { stanzas, traps } = readStanzas(packages.toString("utf8"));
  for (const { name, what, line, package: owner } of traps) inPackages.add(name, what, { line, package: owner });
  const entries = stanzas.flatMap((stanza) => entryOf(stanza, inPackages));
  await checkIndexJson(reader, at("index.json"), entries, feed.arch, findings);
  return { entries, signedBy };
}

async function indexBytes(
  reader: ArchiveReader,
  at: (name: string) => string,
  findings: Findings,
): Promise<Buffer | undefined> {
  const compressed = await download(reader, at("Packages.gz"), findings);
  if (compressed === "refused") return undefined;
  const plain = await download(reader, at("Packages"), findings);
  if (compressed === "absent") {
    findings.add("index-missing", "There is no Packages.gz", { file: at("Packages.gz") });
    return typeof plain === "object" ? plain.bytes : undefined;
  }
  let packages: Buffer;
  try {
    packages = gunzipSync(compressed.bytes, { maxOutputLength: MAX_INDEX });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    findings.add("index-not-gzip", `Packages.gz cannot be unpacked: ${reason}`, { file: at("Packages.gz") });
    return typeof plain === "object" ? plain.bytes : undefined;
  }
  if (typeof plain === "object" && !plain.bytes.equals(packages)) {
    const what = `Packages has ${plain.bytes.length} bytes, the unpacked Packages.gz ${packages.length}${plain.bytes.length === packages.length ? " others" : ""}`;
    findings.add("index-gz-differs", what, { file: at("Packages.gz") });
  }
  return packages;
}

function checkSizeTrap(packages: Buffer, file: string, findings: Findings): void {
  const remainder = packages.length % 128;
  if (remainder !== 46 && remainder !== 47) return;
  findings.add("index-size-trap", `Packages has ${packages.length} bytes (${remainder} modulo 128)`, { file });
}

async function checkManifest(reader: ArchiveReader, file: string, packages: Buffer, findings: Findings): Promise<void> {
  const manifest = await download(reader, file, findings);
  if (typeof manifest !== "object") return;
  const expected = withoutBuilderFields(manifest.bytes.toString("latin1")).replace(/\n+$/, "");
  if (expected === packages.toString("latin1").replace(/\n+$/, "")) return;
  findings.add("manifest-differs", "Packages.manifest without the builder's fields is not Packages", { file });
}

/** A package that opkg could install from this stanza; nothing when it could not even name it. */
function entryOf(stanza: Stanza, findings: Findings): FeedEntry[] {
  const { fields, line } = stanza;
  const value = (field: string) => fields.get(field)?.trim() ?? "";
  const name = value("Package");
  const here = findings.at({ line, ...(name ? { package: name } : {}) });
  const missing = ["Package", "Version", "Architecture", "Filename"].filter((field) => value(field) === "");
  if (missing.length > 0) {
    here.add("stanza-incomplete", `${name || "The stanza"} at line ${line} has no ${missing.join(", no ")}`);
    return [];
  }
  const filename = value("Filename").replace(/^\.\//, "");
  if (leavesFeed(filename)) {
    here.add("filename-leaves-feed", `${name} is said to be at ${filename}`);
    return [];
  }
  checkNumbers(name, fields, here);
  const abiVersion = value("ABIVersion");
  return [
    {
      format: "opkg",
      filename,
      size: Number(fields.get("Size") ?? Number.NaN),
      sha256: value("SHA256sum").toLowerCase(),
      info: {
        name,
        ...(abiVersion ? { abiVersion } : {}),
        version: value("Version"),
        architecture: value("Architecture"),
        description: value("Description"),
        depends: parseRelations(value("Depends")),
        provides: parseRelations(value("Provides")),
        conflicts: parseRelations(value("Conflicts")),
      },
    },
  ];
}

function checkNumbers(name: string, fields: Stanza["fields"], findings: Findings): void {
  const size = fields.get("Size");
  const sum = fields.get("SHA256sum");
  const missing = [size === undefined && "Size", sum === undefined && "SHA256sum"].filter((field) => field !== false);
  if (missing.length > 0) findings.add("checksum-missing", `${name} has no ${missing.join(" and no ")}`);
  if (size !== undefined && !/^\d+$/.test(size)) findings.add("checksum-malformed", `${name} has Size “${size}”`);
  if (sum !== undefined && !/^[0-9a-f]{64}$/.test(sum)) {
    findings.add("checksum-malformed", `${name} has SHA256sum “${sum}”`);
  }
}
