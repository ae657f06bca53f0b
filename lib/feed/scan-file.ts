import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { type IndexMember, indexApk } from "../apk/package.ts";
import { validateForIndex } from "../apk/validate.ts";
import { readIpkControl } from "../ipk/read.ts";
import { type Problem, UserError } from "../run/errors.ts";

/** What an index needs of one package file; plain data, because it comes from a worker thread. */
export type ScannedFile = ScannedIpk | ScannedApk;

interface Scanned {
  readonly file: string;
  /** Bytes. */
  readonly size: number;
  /** Of the whole file, lower-case hex. */
  readonly sha256: string;
}

export interface ScannedIpk extends Scanned {
  readonly format: "opkg";
  /** The control file's exact text. */
  readonly controlText: string;
  /** False for a package too large to be looked through at once. */
  readonly isWhole: boolean;
}

export interface ScannedApk extends Scanned {
  readonly format: "apk";
  readonly member: IndexMember;
}

/** A file that is no package, and why. */
export interface RejectedFile {
  readonly file: string;
  readonly problems: readonly Problem[];
}

/** GitHub refuses files over 100 MB, so none is read that could not be published. */
const MAX_BYTES = 100 * 1024 * 1024;

/** `scanPackage` of a file on disk; a file that is no package is an answer, so that all of them can be told at once. */
export function scanFile(file: string): ScannedFile | RejectedFile {
  try {
    return scanPackage(readWhole(file), file);
  } catch (error) {
    if (error instanceof UserError) {
      return { file, problems: error.problems.map((problem) => ({ ...problem, place: problem.place ?? { file } })) };
    }
    if (error instanceof Error && "code" in error) {
      return { file, problems: [{ what: `The file cannot be read: ${error.message}`, place: { file } }] };
    }
    throw error;
  }
}

/**
 * Reads one .ipk or .apk, by the end of its name; synchronous, because workers run it side by side.
 * @throws {UserError} for bytes that are no such package, or one that routers would refuse
 */
export function scanPackage(bytes: Uint8Array, file: string): ScannedFile {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const facts = { file, size: bytes.length, sha256 };
  if (!file.endsWith(".apk")) {
    const { controlText, isWhole } = readIpkControl(bytes, { file });
    return { ...facts, format: "opkg", controlText, isWhole };
  }
  const member = indexApk(bytes);
  if (!member) throw new UserError({ what: "The package is cut off", cure: "Build or download it again." });
  const problems = validateForIndex(member.info);
  if (problems.length > 0) throw new UserError(problems);
  return { ...facts, format: "apk", member };
}

function readWhole(file: string): Uint8Array {
  const descriptor = openSync(file, "r");
  try {
    const { size } = fstatSync(descriptor);
    if (size > MAX_BYTES) {
      throw new UserError({
        what: `The file has ${Math.round(size / 1024 / 1024)} MB; forges refuse files over 100 MB`,
        cure: "Split the package, or strip its binaries.",
      });
    }
    const bytes = Buffer.allocUnsafe(size);
    let length = 0;
    while (length < size) {
      const read = readSync(descriptor, bytes, length, size - length, null);
      if (read === 0) break;
      length += read;
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}
