import type { Relation } from "../feed/entry.ts";
import { type Problem, UserError } from "../run/errors.ts";
import { type Control, type ControlField, validateControl } from "./control.ts";

/** What a packer says about a package; `undefined`, empty text and empty lists leave a field out. */
export interface ControlFields {
  /** Full name, ABI suffix included. */
  readonly name: string;
  /** Full version, release included. */
  readonly version: string;
  readonly architecture: string;
  readonly depends?: readonly Relation[];
  readonly conflicts?: readonly Relation[];
  readonly provides?: readonly string[];
  /** `priority:/link:/target`. */
  readonly alternatives?: readonly string[];
  readonly source?: string;
  readonly sourceName?: string;
  readonly license?: string;
  readonly section?: string;
  /** Seconds since 1970. */
  readonly sourceDateEpoch?: number;
  readonly url?: string;
  readonly maintainer?: string;
  /** Lines without indentation. */
  readonly description?: string;
}

/**
 * Builds a control stanza with the fields in OpenWrt's order (formats.md §1.4); `Installed-Size: 0` stands where the
 * packer fills in the size.
 * @throws {UserError} when a value could start another field or stanza, or name, version or architecture is not valid
 */
export function buildControl(fields: ControlFields): Control {
  const values: [string, string | undefined][] = [
    ["Package", fields.name],
    ["Version", fields.version],
    ["Depends", fields.depends?.map(formatRelation).join(", ")],
    ["Conflicts", fields.conflicts?.map(formatRelation).join(", ")],
    ["Provides", fields.provides?.join(", ")],
    ["Alternatives", fields.alternatives?.join(", ")],
    ["Source", fields.source],
    ["SourceName", fields.sourceName],
    ["License", fields.license],
    ["Section", fields.section],
    ["SourceDateEpoch", fields.sourceDateEpoch?.toString()],
    ["URL", fields.url],
    ["Maintainer", fields.maintainer],
    ["Architecture", fields.architecture],
    ["Installed-Size", "0"],
  ];
  const control: ControlField[] = [];
  const problems: Problem[] = [];
  for (const [name, value] of values) {
    if (!value) continue;
    if (hasControlCharacter(value)) problems.push(injected(name));
    control.push([name, ` ${value.trim()}`]);
  }
  const description = fields.description ?? "";
  if (description.split("\n").some(hasControlCharacter)) problems.push(injected("Description"));
  control.push(["Description", descriptionValue(description)]);
  if (problems.length > 0) throw new UserError(problems);
  validateControl(control, { file: fields.name });
  return control;
}

/** A relation as opkg writes it: `zlib (>= 1.2)`, `a | b`, and `<<`, `>>` for strictly less and greater. */
export function formatRelation(relation: Relation): string {
  return [relation, ...(relation.or ?? [])].map(formatSingle).join(" | ");
}

function formatSingle({ name, operator, version }: Relation): string {
  if (operator === undefined || version === undefined) return name;
  if (operator === "~") {
    throw new UserError({ what: `opkg has no operator ~ (${name}~${version})`, cure: "Use >= and < instead." });
  }
  const sign = operator === "<" ? "<<" : operator === ">" ? ">>" : operator;
  return `${name} (${sign} ${version})`;
}

/** Two blanks before the first line, one before every other; an empty line becomes a single blank. */
function descriptionValue(description: string): string {
  const lines = description.trim().split("\n");
  return ` ${lines.map((line) => ` ${line.trim()}`).join("\n")}`;
}

function hasControlCharacter(value: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return /[\0-\x08\x0a-\x1f\x7f]/.test(value);
}

function injected(name: string): Problem {
  return {
    what: `the value of ${name} contains a line break or another control character, which could start a field of its own`,
    cure: "Write it on one line.",
  };
}
