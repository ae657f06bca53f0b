import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument as parseYaml,
  visit,
} from "yaml";
import type { z } from "zod";
import { type Place, type Problem, UserError } from "../run/errors.ts";
import { cut, findMistakes, type Mistake } from "./mistakes.ts";

/** What is longer was written by a program, as JSON: read a hundred times faster, and nobody mends it by hand. Characters. */
const handwritten = 256 * 1024;
/** Aliases a document may resolve to, against documents that grow a thousandfold when read. */
const maxAliases = 1000;

/** A checked document, and where its parts stand: for mistakes that show only later. */
export interface ReadDocument<T> {
  readonly value: T;
  /** File and field of what `path` names; line and column too, but for a document too long to be written by hand. */
  placeOf(path: readonly PropertyKey[]): Place;
}

/** The checked value of `readDocument`. */
export function parseDocument<T>(text: string, file: string, schema: z.ZodType<T>): T {
  return readDocument(text, file, schema).value;
}

/**
 * Reads a YAML or JSON document and checks it. Throws one UserError that carries every mistake, each with
 * `file`, line, column and field: syntax, duplicate keys, and all that the schema refuses.
 */
export function readDocument<T>(text: string, file: string, schema: z.ZodType<T>): ReadDocument<T> {
  if (text.length > handwritten) {
    return { value: parseLarge(text, file, schema), placeOf: (path) => ({ file, ...field(path) }) };
  }
  const lines = new LineCounter();
  const document = parseYaml(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  // What follows a tab is misread, and no mistake of its own.
  const tabs = document.errors.filter(({ code }) => code === "TAB_AS_INDENT");
  const errors = tabs.length > 0 ? tabs : document.errors;
  const blank = errors.length > 0 ? foreignBlank(text) : undefined;
  if (blank !== undefined) {
    const what = "another kind of blank than YAML knows indents the line";
    throw new UserError({ what, cure: "Type it anew: it was pasted from a page or a document", place: at(blank) });
  }
  const problems: Problem[] = errors.map((error) => ({ ...yamlProblem(error), place: at(error.pos[0]) }));
  // A document with a duplicate key can still be checked; after other errors its content is guesswork.
  if (document.errors.some(({ code }) => code !== "DUPLICATE_KEY")) throw new UserError(problems);

  const lost = lostAliases(document).map(({ name, offset }) => ({
    what: `*${name} stands for nothing: there is no &${name} above it`,
    cure: "Correct the name, or write out what it stands for",
    place: at(offset),
  }));
  if (lost.length > 0) throw new UserError([...problems, ...lost].sort(byPosition));
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: maxAliases });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new UserError({
      what: `has aliases that cannot be resolved: ${cut(error.message, 200)}`,
      cure: "Write out what they stand for",
      place: { file },
    });
  }
  const result = schema.safeParse(value, { reportInput: true });
  if (!result.success) {
    for (const mistake of findMistakes(result.error.issues, schema)) {
      const { offset, source } = locate(document, mistake.path);
      problems.push({ ...toProblem(mistake, source), place: { ...at(offset), ...field(mistake.path) } });
    }
  }
  if (problems.length > 0) throw new UserError(problems.sort(byPosition));
  if (!result.success) throw new Error(`${file}: refused without a mistake`);
  return { value: result.data, placeOf: (path) => ({ ...at(locate(document, path).offset), ...field(path) }) };
}

/** Offset of the first no-break space, or its like, in front of a line's text: it looks like a blank, and is a letter. */
function foreignBlank(text: string): number | undefined {
  const found = /^[ \t]*(?=[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000])/m.exec(text);
  return found ? found.index + found[0].length : undefined;
}

function lostAliases(document: Document): { name: string; offset: number }[] {
  const anchors = new Set<string>();
  const lost: { name: string; offset: number }[] = [];
  visit(document, (_key, node) => {
    if (isAlias(node)) {
      if (!anchors.has(node.source)) lost.push({ name: cut(node.source, 100), offset: node.range?.[0] ?? 0 });
    } else if (isNode(node) && "anchor" in node && node.anchor) anchors.add(node.anchor);
  });
  return lost.slice(0, 10);
}

function parseLarge<T>(text: string, file: string, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const what = `is longer than ${handwritten / 1024} KiB and no JSON, so it is no document of this kind`;
    throw new UserError(
      { what, cure: "Shorten it, or check that it is the right file", place: { file } },
      { cause: error },
    );
  }
  return checkDocument(value, file, schema);
}

/**
 * Checks a value that was read already, such as a large JSON document of our own making. Throws one UserError with every
 * mistake; the places have a field and no line.
 */
export function checkDocument<T>(value: unknown, file: string, schema: z.ZodType<T>): T {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  throw new UserError(
    findMistakes(result.error.issues, schema).map((mistake) => ({
      ...toProblem(mistake, undefined),
      place: { file, ...field(mistake.path) },
    })),
  );
}

function toProblem({ what, cure, wantsText }: Mistake, source: string | undefined): Problem {
  if (wantsText && source && !/^["']/.test(source))
    return { what, cure: cut(`Put it in quotes: ${JSON.stringify(source)}`, 200) };
  return { what, ...(cure ? { cure } : {}) };
}

function yamlProblem({ code, message }: { code: string; message: string }): Problem {
  if (code === "DUPLICATE_KEY") return { what: "the same key stands twice in one mapping", cure: "Remove one of them" };
  if (code === "TAB_AS_INDENT") return { what: "a tab indents the line", cure: "YAML wants blanks" };
  if (code === "MULTIPLE_DOCS") return { what: "a second document begins here", cure: "Remove the line ---" };
  if (/call stack/.test(message)) return { what: "is nested too deeply", cure: "Write it flatter" };
  if (code === "NON_STRING_KEY")
    return { what: "a key is no text", cure: "Write key: value, the key in quotes if need be" };
  return { what: cut(message.replace(/\.$/, ""), 500) };
}

/** Offset of what `path` names: the key of a mapping's entry, an item of a list, or the nearest thing that exists. */
function locate(document: Document, path: readonly PropertyKey[]): { offset: number; source?: string } {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(part),
      );
      if (!pair) return { offset };
      offset = isNode(pair.key) ? (pair.key.range?.[0] ?? offset) : offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(part)];
      if (!isNode(node)) return { offset };
      offset = node.range?.[0] ?? offset;
    } else return { offset };
  }
  return isScalar(node) && node.source !== undefined ? { offset, source: node.source } : { offset };
}

function field(path: readonly PropertyKey[]): { field?: string } {
  let text = "";
  for (const part of path) {
    if (typeof part === "number") text += `[${part}]`;
    else if (/^[\w@/-]{1,100}$/.test(String(part))) text += text ? `.${String(part)}` : String(part);
    else text += `[${JSON.stringify(cut(String(part), 100))}]`;
  }
  return text ? { field: text } : {};
}

/** In the order of a document; what has no place in it comes last. */
export function byPosition({ place: a }: Problem, { place: b }: Problem): number {
  const last = Number.MAX_SAFE_INTEGER;
  return (a?.line ?? last) - (b?.line ?? last) || (a?.column ?? 0) - (b?.column ?? 0);
}
