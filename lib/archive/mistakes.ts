import type { z } from "zod";
import { nearest } from "../openwrt/nearest.ts";

/** One mistake found by a schema, at a path of the document. */
export interface Mistake {
  readonly path: readonly PropertyKey[];
  /** The last part of `path` is a key that should not be there: its own position matters, not its value's. */
  readonly unknownKey?: boolean;
  /** The known key that an unknown one is nearest to. */
  readonly meant?: string;
  readonly what: string;
  readonly cure?: string;
  /** The value is a number, a boolean or null where a text was expected: quotes in YAML may be all that is missing. */
  readonly wantsText?: boolean;
}

type Issue = z.core.$ZodIssue;

/**
 * Turns zod's issues into mistakes that a person can mend: one per unknown key with a suggestion, and for a union the
 * mistakes of the branch that was meant. A schema's own messages are kept; a custom issue may carry its cure as
 * `params: { cure }`.
 */
export function findMistakes(issues: readonly Issue[], schema: z.ZodType): Mistake[] {
  return withoutEchoes(issues.flatMap((issue) => explain(issue, [], schema))).map(shortened);
}

/** "is missing" beside "did you mean" would tell of one slip twice. */
function withoutEchoes(mistakes: readonly Mistake[]): Mistake[] {
  const key = (path: readonly PropertyKey[], name: PropertyKey) =>
    JSON.stringify([...path.slice(0, -1), name].map(String));
  const meant = new Set(mistakes.flatMap(({ path, meant: name }) => (name === undefined ? [] : [key(path, name)])));
  return mistakes.filter(
    ({ path, what }) => !what.startsWith("is missing") || !meant.has(key(path, path.at(-1) ?? "")),
  );
}

/** Names of a document stand in what is said of them, and a document may be made to fill a log. Characters. */
const longest = 2000;

function shortened(mistake: Mistake): Mistake {
  const { what, cure } = mistake;
  return { ...mistake, what: cut(what, longest), ...(cure === undefined ? {} : { cure: cut(cure, longest) }) };
}

/** The beginning of a text that is longer than `limit` characters. */
export function cut(text: string, limit: number): string {
  return text.length > limit ? `${text.slice(0, limit)}…` : text;
}

function explain(issue: Issue, parent: readonly PropertyKey[], schema: z.ZodType): Mistake[] {
  const path = [...parent, ...issue.path];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey([...path, key], key, keysAt(schema, path)));
    case "invalid_union":
      return explainUnion(issue, path, schema);
    case "invalid_type":
    case "invalid_value":
      if (issue.input === undefined) return [{ path, what: "is missing", cure: `Give ${expectation(issue)}` }];
      return [wrongValue(path, expectation(issue), issue.input)];
    case "invalid_key":
    case "invalid_element":
      return issue.issues.map((inner) => ({ path, what: sentence(inner.message) }));
    case "custom": {
      const cure = issue.params?.["cure"];
      return [{ path, what: sentence(issue.message), ...(typeof cure === "string" ? { cure } : {}) }];
    }
    default:
      return [{ path, what: sentence(issue.message) }];
  }
}

function explainUnion(issue: Issue & { code: "invalid_union" }, path: PropertyKey[], schema: z.ZodType): Mistake[] {
  const branches = issue.errors as Issue[][];
  if (branches.length === 0) return [{ path, what: sentence(issue.message) }];
  const open = branches.filter((branch) => !branch.some(failsAtRoot));
  if (open.length === 0) {
    if (issue.input === undefined) return [{ path, what: "is missing", cure: `Give ${expectations(branches)}` }];
    return [wrongValue(path, expectations(branches), issue.input)];
  }
  const [first, second] = [...open].sort((a, b) => strangers(a) - strangers(b) || a.length - b.length);
  if (!first) return [];
  const given = keysOf(issue.input);
  if (!second || strangers(first) < given.length) return explainBranch(first, open, path, schema);
  const choice = list([...new Set(open.flatMap(missingKeys))].map((key) => JSON.stringify(key)));
  if (given.length === 0) return [{ path, what: `needs one of the keys ${choice}` }];
  return given.map((key) => unknownKey([...path, key], key, keysAt(schema, path), `Use one of the keys ${choice}`));
}

/** The mistakes of one branch of a union; keys that belong to another branch only are named as rivals. */
function explainBranch(branch: Issue[], all: Issue[][], path: PropertyKey[], schema: z.ZodType): Mistake[] {
  const strangersElsewhere = all.map((other) => new Set(unknownKeys(other)));
  const mistakes = branch.flatMap((issue) => explain(issue, path, schema));
  return mistakes.map((mistake): Mistake => {
    const { path: at, meant } = mistake;
    const key = String(at.at(-1));
    if (!mistake.unknownKey || mistake.path.length !== path.length + 1) return mistake;
    const isRival = strangersElsewhere.some((keys) => !keys.has(key));
    return isRival
      ? { path: at, unknownKey: true, what: "does not belong with the other keys here", ...(meant ? { meant } : {}) }
      : mistake;
  });
}

const failsAtRoot = (issue: Issue): boolean =>
  issue.path.length === 0 && ["invalid_type", "invalid_value", "invalid_union"].includes(issue.code);

const unknownKeys = (branch: Issue[]): string[] =>
  branch.flatMap((issue) => (issue.code === "unrecognized_keys" && issue.path.length === 0 ? issue.keys : []));

const strangers = (branch: Issue[]): number => unknownKeys(branch).length;

const missingKeys = (branch: Issue[]): string[] =>
  branch.flatMap((issue) => (issue.path.length === 1 && issue.input === undefined ? [String(issue.path[0])] : []));

const keysOf = (input: unknown): string[] => (typeof input === "object" && input !== null ? Object.keys(input) : []);

const didYouMean = (words: readonly string[]): string =>
  `Did you mean ${list(words.map((word) => JSON.stringify(word)))}?`;

function unknownKey(path: readonly PropertyKey[], key: string, known: string[], otherwise?: string): Mistake {
  if (key === "<<") {
    return { path, unknownKey: true, what: "merges mappings, which is not done here", cure: "Write their keys out" };
  }
  const near = nearest(key, known, 1);
  const cure =
    near.length > 0
      ? didYouMean(near)
      : (otherwise ?? (known.length > 0 ? `Known keys: ${known.join(", ")}` : undefined));
  const [meant] = near;
  return {
    path,
    unknownKey: true,
    what: "is not a known key",
    ...(meant ? { meant } : {}),
    ...(cure ? { cure } : {}),
  };
}

function wrongValue(path: readonly PropertyKey[], expected: string, input: unknown): Mistake {
  const cure = cureOfForm(expected, input);
  const mistake = { path, what: `must be ${expected}, not ${show(input)}`, ...(cure ? { cure } : {}) };
  const wantsText =
    /\btext\b|^one of "/.test(expected) && typeof input !== "string" && (input === null || typeof input !== "object");
  if (wantsText) return { ...mistake, wantsText };
  const isQuoted =
    typeof input === "string" && /number|true/.test(expected) && /^(-?\d+(\.\d+)?|true|false)$/.test(input);
  if (isQuoted) return { ...mistake, cure: "Remove the quotes" };
  const isSingle =
    typeof input === "string" && /^[\w./-]+$/.test(input) && input !== "all" && /\ba list$/.test(expected);
  return isSingle ? { ...mistake, cure: `Write [${input}]` } : mistake;
}

function cureOfForm(expected: string, input: unknown): string | undefined {
  if (/^a mapping$/.test(expected)) return "Write lines of the form key: value";
  if (input === null || input === "") return "Give it a value, or remove the key";
  const isMapping = typeof input === "object" && !Array.isArray(input);
  return isMapping && /\ba list$/.test(expected) ? "Write - before each of its items" : undefined;
}

const nouns: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a mapping",
  record: "a mapping",
};

function expectation(issue: Issue): string {
  if (issue.code === "invalid_value") {
    const values = issue.values.map((value) => JSON.stringify(value));
    return values.length === 1 ? (values[0] ?? "") : `one of ${values.join(", ")}`;
  }
  if (issue.code === "invalid_type") return nouns[issue.expected] ?? issue.expected;
  if (issue.code === "invalid_union") return expectations(issue.errors as Issue[][]);
  return sentence(issue.message);
}

function expectations(branches: readonly Issue[][]): string {
  return list([...new Set(branches.flatMap((branch) => branch.filter(failsAtRoot).slice(0, 1).map(expectation)))]);
}

function show(input: unknown): string {
  if (Array.isArray(input)) return "a list";
  if (input !== null && typeof input === "object") return "a mapping";
  if (input === null || input === "") return "empty";
  const text = JSON.stringify(input) ?? String(input);
  return cut(text, 60);
}

const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;

const sentence = (message: string): string => message.replace(/(?<!\.)\.$/, "");

/** Keys that the schema knows for the mapping at `path`, those of all branches of a union together. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let found = unwrap(schema);
  for (const part of path) found = found.flatMap((each) => children(each, part)).flatMap(unwrap);
  return [
    ...new Set(found.flatMap((each) => (each.def.type === "object" ? Object.keys(each.def["shape"] as object) : []))),
  ];
}

type Def = { readonly type: string; readonly [key: string]: unknown };
type Node = { readonly def: Def };

function unwrap(schema: unknown): Node[] {
  const node = schema as Node;
  const { def } = node;
  if (def.type === "union") return (def["options"] as unknown[]).flatMap(unwrap);
  if (def.type === "lazy") return unwrap((def["getter"] as () => unknown)());
  if (def.type === "pipe") return unwrap(def["in"]);
  return "innerType" in def ? unwrap(def["innerType"]) : [node];
}

function children(node: Node, part: PropertyKey): unknown[] {
  const { def } = node;
  if (def.type === "array") return [def["element"]];
  if (def.type === "record") return [def["valueType"]];
  if (def.type !== "object") return [];
  const child = (def["shape"] as Record<PropertyKey, unknown>)[part];
  return child === undefined ? [] : [child];
}
