import { readIndex } from "../apk/index-file.ts";
import type { IndexMember } from "../apk/package.ts";
import { isApkVersion } from "../openwrt/apk-version.ts";
import { UserError } from "../run/errors.ts";
import type { PublicKey } from "../signing/types.ts";
import { checkApkSignatures } from "./apk-signatures.ts";
import { download } from "./download.ts";
import { type FeedToVerify, feedFile, type VerifiedEntry, type VerifiedIndex } from "./feed.ts";
import { checkIndexJson } from "./index-json.ts";
import type { ArchiveReader } from "./reader.ts";
import type { Findings } from "./report.ts";

/**
 * Checks packages.adb as apk does at `apk update`: that it can be read, that one of its signatures is by a known key, and
 * every package for what apk refuses or what breaks a router (formats.md §6.2). Undefined when there is no readable index.
 */
export async function verifyApkIndex(
  reader: ArchiveReader,
  feed: FeedToVerify,
  keys: readonly PublicKey[],
  findings: Findings,
): Promise<VerifiedIndex | undefined> {
  const file = feedFile(feed, "packages.adb");
  const here = findings.at({ file });
  const fetched = await download(reader, file, findings);
  if (fetched === "absent") here.add("index-missing", "There is no packages.adb");
  if (typeof fetched !== "object") return undefined;
  const index = readable(() => readIndex(fetched.bytes), here);
  if (!index) return undefined;
  if (index.payload.length < 16) here.add("adb-unreadable", "The index is empty in the form that clients refuse");
  const signedBy = checkApkSignatures(fetched.bytes, index, keys, here);
  const entries = index.packages.map((member) => entryOf(member, here));
  await checkIndexJson(reader, feedFile(feed, "index.json"), entries, feed.arch, findings);
  return { entries, signedBy };
}

/** What `read` returns; its UserError becomes a finding. */
function readable<T>(read: () => T, findings: Findings): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    findings.add("adb-unreadable", error.problems.map(({ what }) => what).join("; "));
    return undefined;
  }
}

function entryOf({ filename, fileSize, adbSha256, info }: IndexMember, findings: Findings): VerifiedEntry {
  const here = findings.at({ package: info.name });
  if (!/^[A-Za-z0-9][A-Za-z0-9._+-]*$/.test(info.name))
    here.add("adb-name-version", `“${info.name}” is no name for apk`);
  if (!isApkVersion(info.version)) here.add("adb-name-version", `${info.name} has version ${info.version}`);
  if (adbSha256.length !== 32)
    here.add("adb-hash", `${info.name} ${info.version} has a hash of ${adbSha256.length} bytes`);
  if (info.description.includes("\n")) {
    here.add("adb-description", `The description of ${info.name} ${info.version} has several lines`);
  }
  return { format: "apk", filename, size: fileSize, sha256: "", adbSha256, info };
}
