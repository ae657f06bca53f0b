import { compareApkVersions } from "../openwrt/apk-version.ts";
import { type Adb, adbNull, damaged, intAt, openAdb, slotAt, slotCount } from "./adb.ts";
import { type AdbWriter, createAdbWriter } from "./adb-writer.ts";
import { readWhole, schema } from "./envelope.ts";
import { apkFilename, type IndexMember } from "./package.ts";
import { createDecoder, fieldsOf, infoField, toPackageInfo } from "./pkginfo.ts";

/** A published index, `packages.adb`. */
export interface ApkIndex {
  /** The ADB payload; two indexes with equal payloads say the same, whatever their signatures. */
  readonly payload: Uint8Array;
  readonly signatures: readonly Uint8Array[];
  readonly description?: string;
  /** In the index's order: by name, then version. */
  readonly packages: readonly IndexMember[];
}

/** @throws UserError for a file that is no index, or is damaged. */
export function readIndex(file: Uint8Array): ApkIndex {
  const head = readWhole(file);
  if (head.schema !== schema.index) throw damaged("it is no index, but a package or a database of apk");
  const adb = openAdb(head.payload);
  const decoder = createDecoder(adb);
  const root = fieldsOf(adb, adb.root);
  const description = decoder.text(root(1));
  const packages = decoder.list(root(2), (value): IndexMember => {
    const pkginfo = decoder.pkgInfo(value);
    const { hashes, fileSize } = pkginfo;
    if (hashes === undefined || fileSize === undefined)
      throw damaged(`the index has no hash or size of ${pkginfo.name}`);
    const record = { payload: head.payload, value };
    return {
      filename: apkFilename(pkginfo),
      pkginfo,
      info: toPackageInfo(pkginfo),
      fileSize,
      adbSha256: hashes,
      record,
    };
  });
  return {
    payload: head.payload,
    signatures: head.signatures,
    ...(description !== undefined && { description }),
    packages,
  };
}

/** What an index says of each package's file, by name: sizes in bytes. Cheaper than `readIndex` when nothing has changed. */
export function readIndexSizes(file: Uint8Array): Map<string, number> {
  const adb = openAdb(readWhole(file).payload);
  const decoder = createDecoder(adb);
  const sizes = decoder.list(fieldsOf(adb, adb.root)(2), (value): [string, number] => {
    const field = fieldsOf(adb, value);
    const name = decoder.text(field(infoField.name)) ?? "";
    const version = decoder.text(field(infoField.version)) ?? "";
    return [apkFilename({ name, version }), intAt(adb, field(infoField.fileSize)) ?? 0];
  });
  return new Map(sizes);
}

/**
 * The index of these packages as an ADB payload, byte for byte what `apk mkndx` writes when it is given the files in byte
 * order of their names (formats.md §6.5); their order here does not matter. Without packages it has a description,
 * because clients refuse an index with nothing in it (§6.2).
 *
 * Packages of a published index need `reusableMembers` first.
 */
export function buildIndex(packages: readonly IndexMember[]): Uint8Array {
  const published = soleSource(packages);
  if (published) return published;
  const writer = createAdbWriter(512 * packages.length);
  const sources = new Map<Uint8Array, Adb>();
  const written = inFileOrder(packages).map((member) => {
    const { payload, uniqueId } = member.record;
    const source = sources.get(payload) ?? openAdb(payload);
    sources.set(payload, source);
    return { member, value: writePackage(writer, source, member, () => uniqueId) };
  });
  return finishIndex(writer, written);
}

/** The published index, when these are its packages, all of them, and it is one that we would write. */
function soleSource(packages: readonly IndexMember[]): Uint8Array | undefined {
  const payload = packages[0]?.record.payload;
  const isFrom = ({ record }: IndexMember) => record.payload === payload && record.uniqueId !== undefined;
  if (!payload || !packages.every(isFrom)) return undefined;
  const adb = openAdb(payload);
  const published = slotCount(adb, fieldsOf(adb, adb.root)(2)) - 1;
  const values = new Set(packages.map(({ record }) => record.value));
  return values.size === packages.length && values.size === published ? payload : undefined;
}

const EMPTY_DESCRIPTION = "No packages";

/**
 * Packages of a published index in a form that `buildIndex` can take, so that their files need not be read again.
 *
 * `apk mkndx` copies the 20 unique bytes of every package into the index and then writes the hash over the reference to
 * them, so that they stay behind where nothing points. Writing the old index once more tells where they are; when that
 * gives the old index to the byte, they are found. Undefined when it does not: another tool, or another order of files,
 * made that index, and its packages must be read again.
 */
export function reusableMembers({ payload, packages }: ApkIndex): IndexMember[] | undefined {
  const adb = openAdb(payload);
  const writer = createAdbWriter(payload.length);
  const idAt = (position: number): Uint8Array | undefined =>
    adb.bytes[position] === 20 ? payload.subarray(position + 1, position + 21) : undefined;
  const written = inFileOrder(packages).map((member) => {
    let uniqueId: Uint8Array | undefined;
    const value = writePackage(writer, adb, member, (position) => {
      uniqueId = idAt(position);
      return uniqueId;
    });
    const record = { ...member.record, ...(uniqueId && { uniqueId }) };
    return { member: { ...member, record }, value };
  });
  const again = finishIndex(writer, written);
  return adb.bytes.equals(again) ? written.map(({ member }) => member) : undefined;
}

function inFileOrder(packages: readonly IndexMember[]): IndexMember[] {
  return [...packages].sort((a, b) => (a.filename < b.filename ? -1 : a.filename > b.filename ? 1 : 0));
}

/** `uniqueIdAt` gives the package's own hash for the position where it will be written; undefined: copy what is there. */
function writePackage(
  writer: AdbWriter,
  source: Adb,
  { fileSize, adbSha256, record }: IndexMember,
  uniqueIdAt: (position: number) => Uint8Array | undefined,
): number {
  const count = Math.min(slotCount(source, record.value), infoField.tags + 1);
  const slots: number[] = [];
  for (let id = 1; id < count; id++) {
    const uniqueId = id === infoField.hashes ? uniqueIdAt(writer.length) : undefined;
    if (uniqueId) slots.push(writer.blob(uniqueId));
    else slots.push(id === infoField.fileSize ? adbNull : writer.copy(source, slotAt(source, record.value, id)));
  }
  while (slots.length < infoField.fileSize) slots.push(adbNull);
  slots[infoField.fileSize - 1] = writer.int(fileSize);
  slots[infoField.hashes - 1] = writer.blob(adbSha256);
  return writer.object(slots);
}

interface WrittenPackage {
  readonly member: IndexMember;
  readonly value: number;
}

function finishIndex(writer: AdbWriter, written: readonly WrittenPackage[]): Uint8Array {
  const description = written.length === 0 ? writer.text(EMPTY_DESCRIPTION) : adbNull;
  const sorted = [...written].sort((a, b) => compareMembers(a.member, b.member));
  const packages = writer.object(sorted.map(({ value }) => value));
  return writer.finish(writer.object([description, packages]));
}

/** The order of packages in an index: by name, then version. */
export function compareMembers(a: IndexMember, b: IndexMember): number {
  const [x, y] = [a.pkginfo, b.pkginfo];
  if (x.name !== y.name) return x.name < y.name ? -1 : 1;
  return compareApkVersions(x.version, y.version) || Buffer.compare(a.adbSha256, b.adbSha256);
}
