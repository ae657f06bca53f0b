import type { PackageInfo, Relation } from "../feed/entry.ts";
import { type Control, controlField } from "./control.ts";

/** What a control stanza, of a package file or of an index, says in the shape common to both formats. */
export function controlToInfo(control: Control): PackageInfo {
  const installedSize = Number(controlField(control, "Installed-Size"));
  return {
    name: controlField(control, "Package") ?? "",
    version: controlField(control, "Version") ?? "",
    architecture: controlField(control, "Architecture") ?? "",
    description: plainDescription(controlField(control, "Description") ?? ""),
    depends: parseRelations(controlField(control, "Depends") ?? ""),
    provides: parseRelations(controlField(control, "Provides") ?? ""),
    conflicts: parseRelations(controlField(control, "Conflicts") ?? ""),
    ...optional("abiVersion", controlField(control, "ABIVersion")),
    ...optional("section", controlField(control, "Section")),
    ...optional("license", controlField(control, "License")),
    ...optional("maintainer", controlField(control, "Maintainer")),
    ...optional("homepage", controlField(control, "URL") ?? controlField(control, "Homepage")),
    ...optional("source", controlField(control, "Source")),
    ...(Number.isSafeInteger(installedSize) && installedSize > 0 ? { installedSize } : {}),
  };
}

function optional<K extends string>(key: K, value: string | undefined): { [P in K]?: string } {
  return value ? ({ [key]: value } as { [P in K]?: string }) : {};
}

function plainDescription(value: string): string {
  return value
    .split("\n")
    .map((line) => line.trim())
    .join("\n");
}

/**
 * Reads opkg's grammar of Depends, Provides and Conflicts: `a, b (>= 1), c | d`, where a lone `<` or `>` is old style
 * for `<=` and `>=` (formats.md §4). What does not fit the grammar is kept as a name, as indexes in the wild have it.
 */
export function parseRelations(text: string): Relation[] {
  const relations: Relation[] = [];
  for (const item of text.split(",")) {
    const [first, ...or] = item.split("|").flatMap((part) => parseSingle(part.trim()) ?? []);
    if (first) relations.push(or.length > 0 ? { ...first, or } : first);
  }
  return relations;
}

const RELATION = /^([^\s()<>=]+)\s*\(\s*(<<|<=|>=|>>|=|<|>)?\s*([^\s()]+)\s*\)$/;

const OPERATORS: Readonly<Record<string, NonNullable<Relation["operator"]>>> = {
  "<<": "<",
  "<": "<=",
  "<=": "<=",
  "=": "=",
  ">=": ">=",
  ">": ">=",
  ">>": ">",
};

function parseSingle(text: string): Relation | undefined {
  if (text === "") return undefined;
  const match = RELATION.exec(text);
  if (!match) return { name: text };
  const [, name = "", sign = "=", version = ""] = match;
  return { name, operator: OPERATORS[sign] ?? "=", version };
}
