import type { PackageInfo } from "../feed/entry.ts";
import { type Adb, adbNull, blobAt, damaged, intAt, offsetOf, slotAt, slotCount, textAt } from "./adb.ts";
import { type ApkDependency, toRelations } from "./dependency.ts";

/** Ids of the fields of a package's info (formats.md §6.4, apk-tools' apk_adb.h). */
export const infoField = {
  name: 1,
  version: 2,
  hashes: 3,
  description: 4,
  arch: 5,
  license: 6,
  origin: 7,
  maintainer: 8,
  url: 9,
  repoCommit: 10,
  buildTime: 11,
  installedSize: 12,
  fileSize: 13,
  providerPriority: 14,
  depends: 15,
  provides: 16,
  replaces: 17,
  installIf: 18,
  recommends: 19,
  layer: 20,
  tags: 21,
} as const;

/** What an apk package, or an index, says of a package: apk's own fields. */
export interface PkgInfo {
  readonly name: string;
  readonly version: string;
  /** In a package 20 bytes that make it unique, in an index the SHA-256 of the package's ADB payload. */
  readonly hashes?: Uint8Array;
  readonly description?: string;
  readonly arch?: string;
  readonly license?: string;
  readonly origin?: string;
  readonly maintainer?: string;
  readonly url?: string;
  readonly repoCommit?: Uint8Array;
  /** Seconds since 1970. */
  readonly buildTime?: number;
  /** Bytes on the device. */
  readonly installedSize?: number;
  /** Bytes of the .apk; only in an index. */
  readonly fileSize?: number;
  readonly providerPriority?: number;
  readonly depends: readonly ApkDependency[];
  readonly provides: readonly ApkDependency[];
  readonly replaces: readonly ApkDependency[];
  readonly installIf: readonly ApkDependency[];
  readonly recommends: readonly ApkDependency[];
  readonly layer?: number;
  readonly tags: readonly string[];
}

/** Decodes the values of one payload; what is stored once is decoded once. */
export interface Decoder {
  text(value: number): string | undefined;
  bytes(value: number): Buffer | undefined;
  list<T>(value: number, item: (value: number) => T): readonly T[];
  pkgInfo(value: number): PkgInfo;
}

/**
 * A hostile payload can be a small file whose records overlap or repeat without end. In a sane one no byte belongs to two
 * records, so that everything decoded together is no longer than the payload; twice that is allowed.
 */
export function createDecoder(adb: Adb): Decoder {
  let allowance = 2 * adb.bytes.length + 4096;
  const spend = (bytes: number) => {
    allowance -= bytes;
    if (allowance < 0) throw damaged("its records overlap");
  };
  // Lists of dependencies may be shared by many packages, but no index has more mentions of them than bytes.
  let mentions = adb.bytes.length + 4096;
  const texts = new Map<number, string>();
  const dependencies = new Map<number, ApkDependency>();
  const lists = new Map<number, readonly ApkDependency[]>();

  const text = (value: number): string | undefined => {
    if (value === adbNull) return undefined;
    const known = texts.get(value);
    if (known !== undefined) return known;
    const decoded = textAt(adb, value) ?? "";
    spend(decoded.length);
    texts.set(value, decoded);
    return decoded;
  };
  const list = <T>(value: number, item: (value: number) => T): readonly T[] => {
    const count = slotCount(adb, value);
    spend(4 * count);
    const items: T[] = [];
    for (let i = 1; i < count; i++) items.push(item(slotAt(adb, value, i)));
    return items;
  };
  const dependency = (value: number): ApkDependency => {
    const known = dependencies.get(value);
    if (known) return known;
    const slots = fieldsOf(adb, value);
    const name = text(slots(1));
    if (name === undefined) throw damaged("a dependency has no name");
    const version = text(slots(2));
    const match = intAt(adb, slots(3));
    const decoded: Mutable<ApkDependency> = { name };
    if (version !== undefined) decoded.version = version;
    if (match !== undefined) decoded.match = match;
    dependencies.set(value, decoded);
    return decoded;
  };
  const dependencyList = (value: number): readonly ApkDependency[] => {
    if (value === adbNull) return none;
    const decoded = lists.get(offsetOf(value)) ?? list(value, dependency);
    lists.set(offsetOf(value), decoded);
    mentions -= decoded.length;
    if (mentions < 0) throw damaged("its records overlap");
    return decoded;
  };
  const bytes = (value: number): Buffer | undefined => {
    const found = blobAt(adb, value);
    spend(found?.length ?? 0);
    return found;
  };
  return {
    text,
    bytes,
    list,
    pkgInfo(value) {
      spend(4 * slotCount(adb, value));
      const slot = fieldsOf(adb, value);
      const name = text(slot(infoField.name));
      const version = text(slot(infoField.version));
      if (name === undefined || version === undefined) throw damaged("a package has no name or no version");
      const info: Mutable<PkgInfo> = {
        name,
        version,
        depends: dependencyList(slot(infoField.depends)),
        provides: dependencyList(slot(infoField.provides)),
        replaces: dependencyList(slot(infoField.replaces)),
        installIf: dependencyList(slot(infoField.installIf)),
        recommends: dependencyList(slot(infoField.recommends)),
        tags: slot(infoField.tags) === adbNull ? none : list(slot(infoField.tags), (tag) => text(tag) ?? ""),
      };
      for (const field of textFields) {
        const value = text(slot(infoField[field]));
        if (value !== undefined) info[field] = value;
      }
      for (const field of numberFields) {
        const value = intAt(adb, slot(infoField[field]));
        if (value !== undefined) info[field] = value;
      }
      for (const field of byteFields) {
        const value = bytes(slot(infoField[field]));
        // A view would keep the whole payload in memory, and take it along to another thread.
        if (value !== undefined) info[field] = new Uint8Array(value);
      }
      return info;
    },
  };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const textFields = ["description", "arch", "license", "origin", "maintainer", "url"] as const;
const numberFields = ["buildTime", "installedSize", "fileSize", "providerPriority", "layer"] as const;
const byteFields = ["hashes", "repoCommit"] as const;

const none: readonly never[] = [];

/** Reads slots of a record; a slot that is not stored is null. */
export function fieldsOf(adb: Adb, value: number): (id: number) => number {
  const count = slotCount(adb, value);
  return (id) => (id < count ? slotAt(adb, value, id) : adbNull);
}

const abiTag = "openwrt:abiversion=";
const sectionTag = "openwrt:section=";

/** The shape that both formats share. */
export function toPackageInfo(pkginfo: PkgInfo): PackageInfo {
  const tagged = (prefix: string) => pkginfo.tags.find((tag) => tag.startsWith(prefix))?.slice(prefix.length);
  const { relations: depends, conflicts } = toRelations(pkginfo.depends);
  const info: Mutable<PackageInfo> = {
    name: pkginfo.name,
    version: pkginfo.version,
    architecture: pkginfo.arch ?? "noarch",
    description: pkginfo.description ?? "",
    depends,
    provides: toRelations(pkginfo.provides).relations,
    conflicts,
  };
  const abiVersion = tagged(abiTag);
  const section = tagged(sectionTag);
  if (abiVersion) info.abiVersion = abiVersion;
  if (section) info.section = section;
  if (pkginfo.license !== undefined) info.license = pkginfo.license;
  if (pkginfo.maintainer !== undefined) info.maintainer = pkginfo.maintainer;
  if (pkginfo.url !== undefined) info.homepage = pkginfo.url;
  if (pkginfo.origin !== undefined) info.source = pkginfo.origin;
  if (pkginfo.installedSize !== undefined) info.installedSize = pkginfo.installedSize;
  return info;
}
