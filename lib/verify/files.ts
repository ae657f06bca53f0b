import { createHash } from "node:crypto";
import { DETECT_BYTES, detectPackage, type PackageKind } from "../ipk/detect.ts";
import { transfer } from "./download.ts";
import type { VerifiedEntry } from "./feed.ts";
import type { ArchiveReader } from "./reader.ts";
import type { Findings } from "./report.ts";

/** What a file must be, as the index states it. */
export interface ExpectedFile {
  readonly entry: VerifiedEntry;
  /** Below the reader's root. */
  readonly path: string;
}

/** What a file is instead of a package, to be read after “is”. */
export const kindNames: Record<PackageKind, string> = {
  ipk: "an .ipk of OpenWrt",
  ar: "an ar archive, Debian's and Yocto's form, of which opkg unpacks nothing",
  tar: "a tar archive without gzip around it, of which opkg unpacks nothing",
  "apk-v3": "an apk v3 package",
  "apk-v2": "an apk v2 package, Alpine's form",
  html: "a web page",
  "git-lfs": "a Git LFS pointer",
  empty: "empty",
  unknown: "no package",
};

/**
 * Streams an .ipk and checks its size, its SHA-256 and from its first bytes what it is. One cause gives one
 * finding: a file that is no package at all is not said to have a wrong hash as well.
 *
 * @returns bytes read.
 */
export async function verifyIpkFile(
  reader: ArchiveReader,
  expected: ExpectedFile,
  findings: Findings,
): Promise<number> {
  const { entry, path } = expected;
  const here = findings.at({ file: path, package: entry.info.name });
  let hash = createHash("sha256");
  let head = Buffer.alloc(0);
  let size = 0;
  const outcome = await transfer(reader, path, here, {
    start() {
      hash = createHash("sha256");
      head = Buffer.alloc(0);
      size = 0;
    },
    chunk(bytes) {
      hash.update(bytes);
      size += bytes.length;
      if (head.length < DETECT_BYTES) head = Buffer.concat([head, bytes.subarray(0, DETECT_BYTES - head.length)]);
    },
  });
  if (outcome === "absent") here.add("file-missing", `${path} is not there`);
  if (outcome !== "done") return size;
  const kind = detectPackage(head);
  if (kind !== "ipk") here.add("file-not-a-package", `${path} is ${kindNames[kind]}`);
  else if (Number.isSafeInteger(entry.size) && size !== entry.size) {
    here.add("file-size", `${path} has ${size} bytes, the index says ${entry.size}`);
  } else if (/^[0-9a-f]{64}$/.test(entry.sha256) && hash.digest("hex") !== entry.sha256) {
    here.add("file-hash", `${path} does not have the SHA-256 of the index`);
  }
  return size;
}
