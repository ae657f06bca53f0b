import type { Relation } from "../feed/entry.ts";
import { isApkVersion } from "../openwrt/apk-version.ts";
import type { Problem } from "../run/errors.ts";
import type { Alternative } from "./declared.ts";

const RELATION = /^([A-Za-z0-9][A-Za-z0-9+._-]*)(?:\s*(<=|>=|<|>|=)\s*(\S+))?$/;

/**
 * Reads the one notation of relations that suits both package managers: `libc`, `zlib >= 1.2`. Answers with a problem
 * for what only one of them could say (`a | b`, `name~1`) and for versions that apk would refuse.
 */
export function parseRelation(text: string): Relation | Problem {
  const [, name, operator, version] = RELATION.exec(text.trim()) ?? [];
  if (name === undefined) return { what: `${JSON.stringify(text)} is not a relation`, cure: cureFor(text) };
  if (operator === undefined || version === undefined) return { name };
  if (!isApkVersion(version)) {
    return {
      what: `${JSON.stringify(version)} is not a version that opkg and apk both accept`,
      cure: "Write it as in 1.2.3, 1.2_rc1 or 1.2.3-r4.",
    };
  }
  return { name, operator: operator as NonNullable<Relation["operator"]>, version };
}

function cureFor(text: string): string {
  if (text.includes("|")) return "apk knows no alternatives: depend on a name that all of them provide.";
  if (text.includes("(")) return `Write it without parentheses: ${text.replace(/[()]/g, "").trim()}`;
  if (text.includes(",")) return "Write every relation as an item of the list.";
  if (text.startsWith("!")) return "List it under conflicts, without the !.";
  if (text.startsWith("+") || text.startsWith("@")) return "Write the package's name without the sign of a Makefile.";
  return "Write a name, or a name with < <= = >= or > and a version: zlib >= 1.2";
}

/** Reads OpenWrt's notation of an alternative, `priority:/link:/target`; answers with a problem for anything else. */
export function parseAlternative(text: string): Alternative | Problem {
  const [, priority, path, target] = /^(\d{1,9}):(\/[^:\s,]+):(\/[^:\s,]+)$/.exec(text.trim()) ?? [];
  if (path === undefined || target === undefined) {
    return {
      what: `${JSON.stringify(text)} is not an alternative`,
      cure: "Write priority, link and target: 200:/usr/bin/vi:/usr/bin/vim",
    };
  }
  return { priority: Number(priority), path, target };
}

/** True for the answer of a parser that did not understand. */
export function isProblem(answer: object): answer is Problem {
  return "what" in answer;
}
