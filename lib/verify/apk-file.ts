import { createHash } from "node:crypto";
import { readApkContents } from "../apk/contents.ts";
import { readHead } from "../apk/envelope.ts";
import { detectPackage } from "../ipk/detect.ts";
import { UserError } from "../run/errors.ts";
import { download } from "./download.ts";
import { type ExpectedFile, kindNames } from "./files.ts";
import type { ArchiveReader } from "./reader.ts";
import type { Findings } from "./report.ts";

/**
 * Reads an .apk whole and checks what apk checks at its installation: the metadata against the hash in the index, every
 * file in it against the metadata (formats.md §6.2, §6.4); the size too, which apk does not look at.
 *
 * @returns bytes read.
 */
export async function verifyApkFile(
  reader: ArchiveReader,
  expected: ExpectedFile,
  findings: Findings,
): Promise<number> {
  const { entry, path } = expected;
  const here = findings.at({ file: path, package: entry.info.name });
  const fetched = await download(reader, path, here);
  if (fetched === "absent") here.add("file-missing", `${path} is not there`);
  if (typeof fetched !== "object") return 0;
  const { bytes } = fetched;
  const kind = detectPackage(bytes);
  if (kind !== "apk-v3") here.add("file-not-a-package", `${path} is ${kindNames[kind]}`);
  else if (bytes.length !== entry.size) {
    here.add("file-size", `${path} has ${bytes.length} bytes, the index says ${entry.size}`);
  } else {
    const fault = await contentFault(bytes, entry.adbSha256);
    if (fault) here.add("file-hash", `${path}: ${fault}`);
  }
  return bytes.length;
}

async function contentFault(bytes: Buffer, adbSha256: Uint8Array | undefined): Promise<string | undefined> {
  try {
    const head = readHead(bytes, true);
    if (head && adbSha256?.length === 32 && !createHash("sha256").update(head.payload).digest().equals(adbSha256)) {
      return "its metadata does not have the hash of the index";
    }
    await readApkContents(bytes);
  } catch (error) {
    if (error instanceof UserError) return error.problems[0]?.what;
    throw error;
  }
}
