import { createHash } from "node:crypto";
import type { TreeEntry } from "../ipk/tree.ts";
import { UserError } from "../run/errors.ts";
import { adbNull } from "./adb.ts";
import { type AdbWriter, createAdbWriter } from "./adb-writer.ts";
import { type ApkDependency, compareDependencies, parseDependency } from "./dependency.ts";
import { blockType, deflateFile, encodeBlock, encodeHead, schema } from "./envelope.ts";
import { type Directory, directoriesOf, type FileEntry } from "./pack-tree.ts";
import { apkFilename, type ScriptName, scriptNames } from "./package.ts";
import { infoField } from "./pkginfo.ts";
import { validateForIndex } from "./validate.ts";

/** What to pack: the arguments of OpenWrt's `apk mkpkg` call (formats.md §6.1). */
export interface ApkSource {
  readonly name: string;
  readonly version: string;
  /** One line. */
  readonly description: string;
  /** `noarch`, or a package architecture. */
  readonly arch: string;
  readonly license?: string;
  readonly origin?: string;
  readonly maintainer?: string;
  readonly url?: string;
  readonly providerPriority?: number;
  /** As apk writes them: `zlib>=1.2`, `!dropbear`. */
  readonly depends?: readonly string[];
  readonly provides?: readonly string[];
  /** `openwrt:section=net` … */
  readonly tags?: readonly string[];
  readonly scripts?: Readonly<Partial<Record<ScriptName, string>>>;
  readonly tree: readonly TreeEntry[];
  /** Seconds since 1970: the time of every file. */
  readonly sourceDateEpoch: number;
}

export interface PackedApk {
  readonly filename: string;
  readonly bytes: Uint8Array;
}

/**
 * Packs an .apk, not signed. Its metadata is byte for byte what `apk mkpkg` writes of the same tree when all belongs to
 * root and nothing has extended attributes; the same input gives the same bytes.
 * @throws UserError for what apk would not accept
 */
export function packApk(source: ApkSource): PackedApk {
  const problems = validateForIndex({ ...source, architecture: source.arch });
  if (problems.length > 0) throw new UserError(problems);
  const directories = directoriesOf(source.tree);
  const payload = encodeMetadata(source, directories);
  const blocks = dataBlocks(directories);
  const bytes = deflateFile(Buffer.concat([encodeHead(schema.package, payload, []), ...blocks]));
  return { filename: apkFilename(source), bytes };
}

function encodeMetadata(source: ApkSource, directories: readonly Directory[]): Uint8Array {
  const writer = createAdbWriter();
  const info: number[] = new Array(infoField.tags).fill(adbNull);
  const set = (id: number, value: number) => {
    info[id - 1] = value;
  };
  // The order in which apk writes values decides where they are: its own fields first, by their ids.
  set(infoField.name, writer.text(source.name));
  set(infoField.version, writer.text(source.version));
  set(infoField.description, writer.text(source.description));
  set(infoField.arch, writer.text(source.arch));
  set(infoField.license, writer.text(source.license ?? ""));
  set(infoField.origin, writer.text(source.origin ?? ""));
  set(infoField.maintainer, writer.text(source.maintainer ?? ""));
  set(infoField.url, writer.text(source.url ?? ""));
  if (source.providerPriority !== undefined) set(infoField.providerPriority, writer.int(source.providerPriority));
  set(infoField.depends, writeDependencies(writer, source.depends ?? []));
  set(infoField.provides, writeDependencies(writer, source.provides ?? []));
  set(infoField.tags, writer.object((source.tags ?? []).map((tag) => writer.text(tag))));
  const paths = directories.map((directory) => writeDirectory(writer, directory, source.sourceDateEpoch));
  set(infoField.installedSize, writer.int(installedSize(directories)));
  const idPosition = writer.length + 1;
  set(infoField.hashes, writer.uniqueBlob(new Uint8Array(ID_LENGTH)));
  const infoValue = writer.object(info);
  const pathsValue = writer.object(paths);
  const scripts = scriptNames.map((name) => writer.text(source.scripts?.[name] ?? ""));
  const payload = writer.finish(writer.object([infoValue, pathsValue, writer.object(scripts)]));
  // The unique id: the hash of the payload with zeros where the id will be.
  createHash("sha256").update(payload).digest().copy(payload, idPosition, 0, ID_LENGTH);
  return payload;
}

const ID_LENGTH = 20;

function writeDependencies(writer: AdbWriter, texts: readonly string[]): number {
  const parsed = texts.map(parseDependency);
  const written = parsed.map((dependency) => ({ dependency, value: writeDependency(writer, dependency) }));
  written.sort((a, b) => compareDependencies(a.dependency, b.dependency));
  const values = written.map(({ value }) => value);
  return writer.object(values.filter((value, index) => value !== values[index - 1]));
}

function writeDependency(writer: AdbWriter, { name, version, match }: ApkDependency): number {
  const slots = [writer.text(name), adbNull, adbNull];
  if (version !== undefined) slots[1] = writer.text(version);
  if (match !== undefined) slots[2] = writer.int(match);
  return writer.object(slots);
}

function writeDirectory(writer: AdbWriter, directory: Directory, mtime: number): number {
  const files = directory.files.map((file) => writeFile(writer, file, mtime));
  const name = writer.text(directory.path);
  const acl = writeAcl(writer, directory.mode);
  return writer.object([name, acl, writer.object(files)]);
}

function writeFile(writer: AdbWriter, { name, entry }: FileEntry, mtime: number): number {
  const nameValue = writer.text(name);
  const isFile = entry.type === "file";
  const hash = isFile ? writer.blob(createHash("sha256").update(entry.data).digest()) : adbNull;
  const target = isFile ? adbNull : writer.blob(symlinkTarget(entry.target));
  const mtimeValue = writer.int(mtime);
  // Of a symbolic link apk stores what the kernel says: mode 0777, and the length of its target as its size.
  const size = writer.int(isFile ? entry.data.length : Buffer.byteLength(entry.target));
  const acl = writeAcl(writer, isFile ? entry.mode : 0o777);
  return writer.object([nameValue, acl, size, mtimeValue, hash, target]);
}

const S_IFLNK = 0xa000;

function symlinkTarget(path: string): Buffer {
  const type = Buffer.alloc(2);
  type.writeUInt16LE(S_IFLNK, 0);
  return Buffer.concat([type, Buffer.from(path, "utf8")]);
}

function writeAcl(writer: AdbWriter, mode: number): number {
  const user = writer.text("root");
  return writer.object([writer.int(mode), user, user]);
}

/** Bytes of all regular files; at least 1, as apk has it. */
function installedSize(directories: readonly Directory[]): number {
  const sizes = directories.flatMap(({ files }) =>
    files.map(({ entry }) => (entry.type === "file" ? entry.data.length : 0)),
  );
  return sizes.reduce((sum, size) => sum + size, 0) || 1;
}

/** Contents of the files that have any, each behind the numbers of its directory and of itself therein. */
function dataBlocks(directories: readonly Directory[]): Buffer[] {
  return directories.flatMap(({ files }, pathIndex) =>
    files.flatMap(({ entry }, fileIndex) => {
      if (entry.type !== "file" || entry.data.length === 0) return [];
      const numbers = Buffer.alloc(8);
      numbers.writeUInt32LE(pathIndex + 1, 0);
      numbers.writeUInt32LE(fileIndex + 1, 4);
      return encodeBlock(blockType.data, Buffer.concat([numbers, entry.data]));
    }),
  );
}
