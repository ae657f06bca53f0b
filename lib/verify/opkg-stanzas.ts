import type { FindingName } from "./findings.ts";

/** One stanza as OpenWrt's opkg takes it from an index. */
export interface Stanza {
  /** 1-based line of the stanza's start. */
  readonly line: number;
  /** Values without leading blanks; of fields that stand twice the last one, as opkg does. */
  readonly fields: ReadonlyMap<string, string>;
}

/** Something in the text that opkg reads otherwise than its author meant (formats.md §4, traps). */
export interface Trap {
  readonly name: FindingName;
  readonly what: string;
  readonly line: number;
  readonly package?: string;
}

const KNOWN_FIELDS = [
  "ABIVersion Alternatives Architecture Auto-Installed Conffiles Conflicts Depends Description Essential Filename",
  "Installed-Size Installed-Time MD5sum MD5Sum Maintainer Package Pre-Depends Priority Provides Recommends Replaces",
  "SHA256sum Section Size Source Status Suggests Tags Version",
].flatMap((line) => line.split(" "));
const known = new Set(KNOWN_FIELDS);
const spelling = new Map(KNOWN_FIELDS.map((field) => [field.toLowerCase(), field]));
const MAX_LINE = 1024 * 1024;

/**
 * Reads the text of `Packages` as opkg does and notes where that hurts: a blank line ends a stanza, also one of white
 * space other than leading blanks; field names start in column 0 and are case sensitive; lines that start with a blank
 * continue a field; lines that start with a tab are dropped (formats.md §4).
 */
export function readStanzas(text: string): { readonly stanzas: readonly Stanza[]; readonly traps: readonly Trap[] } {
  const stanzas: Stanza[] = [];
  const traps: Trap[] = [];
  let fields = new Map<string, string>();
  let start = 0;
  let crlf = 0;

  const lines = text.split("\n");
  const trap = (name: FindingName, what: string, line: number) => {
    const name_ = fields.get("Package");
    traps.push({ name, what, line, ...(name_ === undefined ? {} : { package: name_ }) });
  };
  const endStanza = () => {
    if (fields.size > 0) stanzas.push({ line: start, fields });
    fields = new Map();
  };

  for (const [index, raw] of lines.entries()) {
    const number = index + 1;
    if (raw.endsWith("\r")) crlf++;
    const line = raw.endsWith("\r") ? raw.slice(0, -1) : raw;
    if (line.length > MAX_LINE) trap("line-too-long", `Line ${number} has ${line.length} characters`, number);
    if (line.startsWith(" ")) continue;
    if (line.trim() === "") {
      if (line !== "") trap("line-not-a-field", `Line ${number} is white space that ends the stanza`, number);
      endStanza();
      continue;
    }
    if (line.startsWith("\t")) {
      trap("line-not-a-field", `Line ${number} starts with a tab; opkg drops it`, number);
      continue;
    }
    const [, field, value = ""] = line.match(/^([A-Za-z][A-Za-z0-9-]*):(.*)$/s) ?? [];
    if (field === undefined) {
      trap("line-not-a-field", `Line ${number} is no field: “${excerpt(line)}”`, number);
      continue;
    }
    if (fields.size === 0) start = number;
    const right = spelling.get(field.toLowerCase());
    if (right !== undefined && !known.has(field)) {
      trap("field-misspelt", `Line ${number} says ${field}; opkg only knows ${right}`, number);
    }
    if (known.has(field) && fields.has(field)) {
      trap("field-twice", `Line ${number} is the second ${field} of its stanza`, number);
    }
    fields.set(field, value.replace(/^\s+/, ""));
  }
  endStanza();
  if (crlf > 0) traps.unshift({ name: "index-crlf", what: `${crlf} lines end with a carriage return`, line: 1 });
  if (text !== "" && !text.endsWith("\n")) {
    traps.push({ name: "no-final-newline", what: "The last line has no line end", line: lines.length });
  }
  return { stanzas, traps };
}

function excerpt(line: string): string {
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

/** `Packages` as OpenWrt makes it from the manifest (formats.md §2.2), without the padding at its end. */
export function withoutBuilderFields(manifest: string): string {
  return manifest.replace(/^(?:Maintainer|LicenseFiles|Source|SourceName|Require|SourceDateEpoch).*\n?/gm, "");
}
