import type { Relation } from "../feed/entry.ts";
import { compareApkVersions, isApkVersion } from "../openwrt/apk-version.ts";
import { UserError } from "../run/errors.ts";

/** One dependency of an apk package: `zlib>=1.2`, `!dropbear`, `kernel=6.12.1~abcd-r1`. */
export interface ApkDependency {
  readonly name: string;
  readonly version?: string;
  /** Sum of `apkMatch` bits; absent when the version must be equal. */
  readonly match?: number;
}

/** formats.md §6.4. */
export const apkMatch = { equal: 1, less: 2, greater: 4, fuzzy: 8, conflict: 16 } as const;
const anyVersion = apkMatch.equal | apkMatch.less | apkMatch.greater;

const grammar = /^(!?)([A-Za-z0-9._+,:/[\]-]+)(?:([<=>~]+)(.*))?$/s;

/** @throws UserError for text that apk would not accept as a dependency. */
export function parseDependency(text: string): ApkDependency {
  const [, conflict, name, operator, version] = grammar.exec(text) ?? [];
  if (name === undefined) throw badDependency(text, "its form is not name, or name, operator and version");
  const flag = conflict ? apkMatch.conflict : 0;
  if (operator === undefined || version === undefined) {
    return flag ? { name, match: anyVersion | flag } : { name };
  }
  if (!isApkVersion(version)) throw badDependency(text, `"${version}" is not a version apk accepts`);
  const match = operatorBits(operator) | flag;
  return match === apkMatch.equal ? { name, version } : { name, version, match };
}

function badDependency(text: string, why: string): UserError {
  return new UserError({
    what: `The dependency "${text}" cannot be written for apk: ${why}`,
    cure: "Write it as `zlib>=1.2`.",
  });
}

function operatorBits(operator: string): number {
  let bits = 0;
  for (const sign of operator) {
    bits |= { "<": apkMatch.less, ">": apkMatch.greater, "=": apkMatch.equal }[sign] ?? apkMatch.fuzzy | apkMatch.equal;
  }
  return bits;
}

const sharedOperators: Record<number, NonNullable<Relation["operator"]>> = {
  1: "=",
  2: "<",
  3: "<=",
  4: ">",
  5: ">=",
  8: "~",
  9: "~",
};
const operators: Record<number, string> = { ...sharedOperators, 11: "<~", 13: ">~" };

/** As apk prints it. */
export function formatDependency({ name, version, match = apkMatch.equal }: ApkDependency): string {
  const mark = match & apkMatch.conflict ? "!" : "";
  const operator = operators[match & ~apkMatch.conflict] ?? "?";
  return version === undefined ? `${mark}${name}` : `${mark}${name}${operator}${version}`;
}

/** apk's own order of a dependency list: by name, then version, then bits; a list is unique in it. */
export function compareDependencies(a: ApkDependency, b: ApkDependency): number {
  if (a.name !== b.name) return Buffer.compare(Buffer.from(a.name), Buffer.from(b.name));
  if (a.version !== undefined && b.version !== undefined) {
    const order = compareApkVersions(a.version, b.version);
    if (order !== 0) return order;
  }
  return (a.match ?? 0) - (b.match ?? 0);
}

/** A relation as apk's tools take it on the command line. */
export function relationText({ name, operator, version }: Relation): string {
  return operator && version ? `${name}${operator}${version}` : name;
}

/** The shape that both formats share; the fuzzy halves of `<~` and `>~`, which OpenWrt does not use, become `<=` and `>=`. */
function toRelation({ name, version, match = apkMatch.equal }: ApkDependency): Relation {
  if (version === undefined) return { name };
  const operator = relationOperators[match & ~apkMatch.conflict];
  return operator ? { name, operator, version } : { name };
}

const relationOperators: typeof sharedOperators = { ...sharedOperators, 11: "<=", 13: ">=" };

const memo = new WeakMap<readonly ApkDependency[], RelationLists>();

interface RelationLists {
  readonly relations: readonly Relation[];
  /** apk keeps conflicts among the dependencies, marked with `!`. */
  readonly conflicts: readonly Relation[];
}

/** Relations of a list, made once for all packages of an index that share it. */
export function toRelations(list: readonly ApkDependency[]): RelationLists {
  const known = memo.get(list);
  if (known) return known;
  const isConflict = ({ match = 0 }: ApkDependency) => (match & apkMatch.conflict) !== 0;
  const lists = {
    relations: list.filter((dependency) => !isConflict(dependency)).map(toRelation),
    conflicts: list.filter(isConflict).map(toRelation),
  };
  memo.set(list, lists);
  return lists;
}
