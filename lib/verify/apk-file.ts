import { createHash } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { blockType, compressionOf, readBlock, readHead } from "../apk/envelope.ts";
import { readApk } from "../apk/package.ts";
import { detectPackage } from "../ipk/detect.ts";
import { UserError } from "../run/errors.ts";
import { download } from "./download.ts";
import { type ExpectedFile, kindNames } from "./files.ts";
import type { ArchiveReader } from "./reader.ts";
import type { Findings } from "./report.ts";

/** Ten times what forges take as one file. */
const MAX_UNPACKED = 1024 * 1024 * 1024;

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
    const fault = contentFault(bytes, entry.adbSha256);
    if (fault) here.add("file-hash", `${path}: ${fault}`);
  }
  return bytes.length;
}

function contentFault(bytes: Buffer, adbSha256: Uint8Array | undefined): string | undefined {
  try {
    const head = readHead(bytes, true);
    const metadata = readApk(bytes);
    if (!head || !metadata) return "it ends too soon";
    if (adbSha256?.length === 32 && !createHash("sha256").update(head.payload).digest().equals(adbSha256)) {
      return "its metadata does not have the hash of the index";
    }
    const wanted = metadata.files.filter(({ type, size }) => type === "file" && size > 0);
    return dataFault(unpacked(bytes), head.end, wanted);
  } catch (error) {
    if (error instanceof UserError) return error.problems[0]?.what;
    if (error instanceof Error && "code" in error) return `it cannot be unpacked (${error.code})`;
    throw error;
  }
}

function unpacked(bytes: Buffer): Buffer {
  const { deflated, start } = compressionOf(bytes);
  return deflated ? inflateRawSync(bytes.subarray(start), { maxOutputLength: MAX_UNPACKED }) : bytes;
}

/** DATA blocks hold the regular, non-empty files in the order of the metadata, each behind its two indexes. */
function dataFault(
  plain: Buffer,
  start: number,
  wanted: readonly { readonly path: string; readonly size: number; readonly sha256?: string }[],
): string | undefined {
  let offset = start;
  for (const file of wanted) {
    const block = readBlock(plain, offset);
    if (block?.type !== blockType.data || block.start + block.size > plain.length) return `${file.path} is not in it`;
    const content = plain.subarray(block.start + 8, block.start + block.size);
    if (content.length !== file.size) return `${file.path} has ${content.length} bytes instead of ${file.size}`;
    if (file.sha256 && createHash("sha256").update(content).digest("hex") !== file.sha256) {
      return `${file.path} does not have the hash of the metadata`;
    }
    offset = block.next;
  }
  return offset < plain.length ? "there are bytes after its end" : undefined;
}
