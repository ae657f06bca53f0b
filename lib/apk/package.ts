import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import type { PackageInfo } from "../feed/entry.ts";
import { type Adb, damaged, intAt, openAdb } from "./adb.ts";
import { type AdbHead, readHead, schema } from "./envelope.ts";
import { createDecoder, type Decoder, fieldsOf, type PkgInfo, toPackageInfo } from "./pkginfo.ts";

/** What an index needs of one .apk; plain data, so that it can come from a worker thread. */
export interface IndexMember {
  /** The name under which clients fetch it: `<name>-<version>.apk`; an index holds no other (formats.md §6.2). */
  readonly filename: string;
  readonly pkginfo: PkgInfo;
  readonly info: PackageInfo;
  /** Bytes of the .apk. */
  readonly fileSize: number;
  /** SHA-256 of the ADB payload, 32 bytes: what a signed index vouches for. */
  readonly adbSha256: Uint8Array;
  /** Where the fields are copied from when an index is written. */
  readonly record: InfoRecord;
}

/** A pkginfo object inside an ADB payload. */
export interface InfoRecord {
  readonly payload: Uint8Array;
  readonly value: number;
  /** The 20 bytes of the package's own `hashes`, where the payload is an index's and so has others there. */
  readonly uniqueId?: Uint8Array;
}

/**
 * Reads what an index needs from an .apk or its beginning; inflates only the metadata. Undefined when `bytes`, being
 * shorter than `fileSize`, ends before the metadata does.
 * @param fileSize bytes of the whole file
 * @throws UserError for a file that is no apk package
 */
export function indexApk(bytes: Uint8Array, fileSize = bytes.length): IndexMember | undefined {
  const head = readHead(bytes, bytes.length >= fileSize);
  return head && memberOf(head, fileSize);
}

/** `indexApk` of a file on disk, of which it reads the beginning, and more as needed. */
export function indexApkFile(file: string): IndexMember {
  return readingFile(file, indexApk);
}

function memberOf(head: AdbHead, fileSize: number): IndexMember {
  const { adb, info: value, decoder } = openPackage(head);
  const pkginfo = decoder.pkgInfo(value);
  return {
    filename: apkFilename(pkginfo),
    pkginfo,
    info: toPackageInfo(pkginfo),
    fileSize,
    adbSha256: createHash("sha256").update(head.payload).digest(),
    // A copy, because the head is a view of everything that was inflated.
    record: { payload: new Uint8Array(adb.bytes), value },
  };
}

/** The name under which apk looks for a package beside its index. */
export function apkFilename({ name, version }: { name: string; version: string }): string {
  return `${name}-${version}.apk`;
}

export type ScriptName =
  | "trigger"
  | "pre-install"
  | "post-install"
  | "pre-deinstall"
  | "post-deinstall"
  | "pre-upgrade"
  | "post-upgrade";

/** In the order of their ids, which start at 1. */
export const scriptNames: readonly ScriptName[] = [
  "trigger",
  "pre-install",
  "post-install",
  "pre-deinstall",
  "post-deinstall",
  "pre-upgrade",
  "post-upgrade",
];

/** A path that a package installs, without a leading slash. */
export interface ApkFile {
  readonly path: string;
  readonly type: "directory" | "file" | "symlink" | "hardlink" | "device";
  readonly mode: number;
  readonly user: string;
  readonly group: string;
  /** Bytes; 0 for what has no content. */
  readonly size: number;
  /** Seconds since 1970; directories have none. */
  readonly mtime?: number;
  /** SHA-256, lower-case hex, of a regular file. */
  readonly sha256?: string;
  /** Of links. */
  readonly target?: string;
}

/** All that an .apk says about itself. */
export interface ApkMetadata extends IndexMember {
  readonly scripts: Readonly<Partial<Record<ScriptName, string>>>;
  /** In apk's order: every directory is followed by the files in it. */
  readonly files: readonly ApkFile[];
  /** Ids of the keys that signed the package itself (32 hex digits); whether they did so truly is `verifyAdb`'s to say. */
  readonly signedBy: readonly string[];
}

/**
 * Reads an .apk's metadata, files and signatures from the file or its beginning. Undefined when that beginning is too short.
 * @throws UserError for a file that is no apk package
 */
export function readApk(bytes: Uint8Array, fileSize = bytes.length): ApkMetadata | undefined {
  const head = readHead(bytes, bytes.length >= fileSize);
  if (!head) return undefined;
  const { adb, root, decoder } = openPackage(head);
  return {
    ...memberOf(head, fileSize),
    scripts: readScripts(adb, root(3), decoder),
    files: readPaths(adb, root(2), decoder),
    signedBy: head.signatures.map((signature) => Buffer.from(signature.subarray(2, 18)).toString("hex")),
  };
}

/** `readApk` of a file on disk. */
export function readApkFile(file: string): ApkMetadata {
  return readingFile(file, readApk);
}

function openPackage(head: AdbHead): { adb: Adb; root: (id: number) => number; info: number; decoder: Decoder } {
  if (head.schema !== schema.package) throw damaged("it is no package, but an index or a database of apk");
  const adb = openAdb(head.payload);
  const root = fieldsOf(adb, adb.root);
  return { adb, root, info: root(1), decoder: createDecoder(adb) };
}

function readScripts(adb: Adb, value: number, decoder: Decoder): Partial<Record<ScriptName, string>> {
  const scripts: Partial<Record<ScriptName, string>> = {};
  const script = fieldsOf(adb, value);
  for (const [index, name] of scriptNames.entries()) {
    const text = decoder.text(script(index + 1));
    if (text !== undefined) scripts[name] = text;
  }
  return scripts;
}

function readPaths(adb: Adb, value: number, decoder: Decoder): ApkFile[] {
  const files: ApkFile[] = [];
  decoder.list(value, (directory) => {
    const field = fieldsOf(adb, directory);
    const parent = decoder.text(field(1)) ?? "";
    if (parent !== "") files.push({ path: parent, type: "directory", size: 0, ...readAcl(adb, field(2), decoder) });
    decoder.list(field(3), (file) => files.push(readFile(adb, file, parent, decoder)));
  });
  return files;
}

function readFile(adb: Adb, value: number, parent: string, decoder: Decoder): ApkFile {
  const field = fieldsOf(adb, value);
  const name = decoder.text(field(1));
  if (!name) throw damaged("a file has no name");
  const mtime = intAt(adb, field(4));
  const hash = decoder.bytes(field(5));
  return {
    path: parent === "" ? name : `${parent}/${name}`,
    ...readTarget(decoder.bytes(field(6))),
    ...readAcl(adb, field(2), decoder),
    size: intAt(adb, field(3)) ?? 0,
    ...(mtime !== undefined && { mtime }),
    ...(hash && { sha256: hash.toString("hex") }),
  };
}

function readAcl(adb: Adb, value: number, decoder: Decoder): Pick<ApkFile, "mode" | "user" | "group"> {
  const field = fieldsOf(adb, value);
  return {
    mode: intAt(adb, field(1)) ?? 0,
    user: decoder.text(field(2)) ?? "root",
    group: decoder.text(field(3)) ?? "root",
  };
}

const SYMLINK = 0xa000;
const REGULAR = 0x8000;

/** A target is a file type and what belongs to it: a path, or a device number (formats.md §6.4). */
function readTarget(target: Buffer | undefined): Pick<ApkFile, "type" | "target"> {
  if (!target) return { type: "file" };
  if (target.length < 2) throw damaged("a link leads nowhere");
  const path = target.toString("utf8", 2);
  switch (target.readUInt16LE(0)) {
    case SYMLINK:
      return { type: "symlink", target: path };
    case REGULAR:
      return { type: "hardlink", target: path };
    default:
      return { type: "device" };
  }
}

/** Bytes of a file to begin with: the whole metadata of most packages. */
const FIRST_READ = 8 * 1024;
/** One buffer for the beginnings of all files: reading is synchronous, and what is read keeps no view of it. */
const beginning = Buffer.alloc(FIRST_READ);

function readingFile<T>(file: string, read: (bytes: Uint8Array, fileSize: number) => T | undefined): T {
  const descriptor = openSync(file, "r");
  try {
    const { size } = fstatSync(descriptor);
    for (let length = FIRST_READ; ; length *= 4) {
      const buffer = length === FIRST_READ ? beginning : Buffer.allocUnsafe(Math.min(length, size));
      const wanted = Math.min(buffer.length, size);
      const got = readSync(descriptor, buffer, 0, wanted, 0);
      const result = read(buffer.subarray(0, got), got < wanted ? got : size);
      if (result !== undefined) return result;
    }
  } finally {
    closeSync(descriptor);
  }
}
