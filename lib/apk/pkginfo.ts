import type { PackageInfo } from "../feed/entry.ts";
import { type Adb, adbNull, blobAt, damaged, intAt, offsetOf, slotAt, slotCount } from "./adb.ts";
import { type ApkDependency, splitConflicts, toRelation } from "./dependency.ts";

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
  const texts = new Map<number, string>();
  const dependencies = new Map<number, ApkDependency>();
  const lists = new Map<number, readonly ApkDependency[]>();

  const text = (value: number): string | undefined => {
    if (value === adbNull) return undefined;
    const known = texts.get(value);
    if (known !== undefined) return known;
    const bytes = blobAt(adb, value);
    spend(bytes?.length ?? 0);
    const decoded = bytes?.toString("utf8") ?? "";
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
    const decoded: ApkDependency = {
      name,
      ...(version !== undefined && { version }),
      ...(match !== undefined && { match }),
    };
    dependencies.set(value, decoded);
    return decoded;
  };
  const dependencyList = (value: number): readonly ApkDependency[] => {
    if (value === adbNull) return none;
    const known = lists.get(offsetOf(value));
    if (known) return known;
    const decoded = list(value, dependency);
    lists.set(offsetOf(value), decoded);
    return decoded;
  };
  return {
    text,
    list,
    pkgInfo(value) {
      spend(4 * slotCount(adb, value));
      const slot = fieldsOf(adb, value);
      const textOf = (id: number) => text(slot(id));
      const numberOf = (id: number) => intAt(adb, slot(id));
      const bytesOf = (id: number) => copyOf(blobAt(adb, slot(id)));
      const name = textOf(infoField.name);
      const version = textOf(infoField.version);
      if (name === undefined || version === undefined) throw damaged("a package has no name or no version");
      return {
        name,
        version,
        ...optional("hashes", bytesOf(infoField.hashes)),
        ...optional("description", textOf(infoField.description)),
        ...optional("arch", textOf(infoField.arch)),
        ...optional("license", textOf(infoField.license)),
        ...optional("origin", textOf(infoField.origin)),
        ...optional("maintainer", textOf(infoField.maintainer)),
        ...optional("url", textOf(infoField.url)),
        ...optional("repoCommit", bytesOf(infoField.repoCommit)),
        ...optional("buildTime", numberOf(infoField.buildTime)),
        ...optional("installedSize", numberOf(infoField.installedSize)),
        ...optional("fileSize", numberOf(infoField.fileSize)),
        ...optional("providerPriority", numberOf(infoField.providerPriority)),
        depends: dependencyList(slot(infoField.depends)),
        provides: dependencyList(slot(infoField.provides)),
        replaces: dependencyList(slot(infoField.replaces)),
        installIf: dependencyList(slot(infoField.installIf)),
        recommends: dependencyList(slot(infoField.recommends)),
        ...optional("layer", numberOf(infoField.layer)),
        tags: slot(infoField.tags) === adbNull ? none : list(slot(infoField.tags), (tag) => text(tag) ?? ""),
      };
    },
  };
}

const none: readonly never[] = [];

/** A view would keep the whole payload in memory, and take it along to another thread. */
const copyOf = (bytes: Uint8Array | undefined): Uint8Array | undefined => bytes && new Uint8Array(bytes);

/** Reads slots of a record; a slot that is not stored is null. */
export function fieldsOf(adb: Adb, value: number): (id: number) => number {
  const count = slotCount(adb, value);
  return (id) => (id < count ? slotAt(adb, value, id) : adbNull);
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: V });
}

const abiTag = "openwrt:abiversion=";
const sectionTag = "openwrt:section=";

/** The shape that both formats share. */
export function toPackageInfo(pkginfo: PkgInfo): PackageInfo {
  const tagged = (prefix: string) => pkginfo.tags.find((tag) => tag.startsWith(prefix))?.slice(prefix.length);
  return {
    name: pkginfo.name,
    ...optional("abiVersion", tagged(abiTag)),
    version: pkginfo.version,
    architecture: pkginfo.arch ?? "noarch",
    description: pkginfo.description ?? "",
    ...splitConflicts(pkginfo.depends),
    provides: pkginfo.provides.map(toRelation),
    ...optional("section", tagged(sectionTag)),
    ...optional("license", pkginfo.license),
    ...optional("maintainer", pkginfo.maintainer),
    ...optional("homepage", pkginfo.url),
    ...optional("source", pkginfo.origin),
    ...optional("installedSize", pkginfo.installedSize),
  };
}
