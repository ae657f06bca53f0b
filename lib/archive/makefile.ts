import { includesLuci, withoutComments } from "./makefile-text.ts";

/** all: runs on every architecture; kmod: bound to one target and release; arch: everything else. */
export type PackageKind = "all" | "arch" | "kmod";

export interface DefinedPackage {
  readonly name: string;
  readonly kind: PackageKind;
  /** True when its dependencies name targets, so that another Makefile may define it for others. */
  readonly isForTargets?: true;
}

/** What a Makefile tells about its packages without make. */
export interface MakefileFacts {
  /** `PKG_NAME`, where it can be read. */
  readonly name?: string;
  /** Those whose definition can be read; macros of languages define more that only make knows. */
  readonly packages: readonly DefinedPackage[];
  /** The kinds of its packages; of those too that only make can name. */
  readonly kinds: readonly PackageKind[];
  /** False when a package's name or kind needs make to be known. */
  readonly complete: boolean;
  /** Names in its dependencies, of whatever kind: what it may need to be built again for. */
  readonly needs: readonly string[];
  /** Other names that its packages go by; as written where a value is unknown. */
  readonly provides: readonly string[];
}

export interface MakefileContext {
  /** Name of the Makefile's directory, which LuCI's rule makes the package's name. */
  readonly directoryName: string;
  /** Whether there is a src/Makefile beside it: LuCI's sign of compiled code. */
  readonly hasSource: boolean;
}

/**
 * Reads the packages a Makefile defines: names, `PKGARCH:=all`, kernel modules, LuCI's defaults. Anything that needs make
 * to be known makes the answer incomplete, never wrong.
 */
export function readMakefile(text: string, context: MakefileContext): MakefileFacts {
  const { variables, blocks, statements } = parse(withoutComments(text), new Map([["CURDIR", context.directoryName]]));
  const luci = includesLuci(text);
  if (luci) variables.set("PKG_NAME", variables.get("PKG_NAME") ?? variables.get("LUCI_NAME") ?? context.directoryName);
  const expand = (value: string) => expandVariables(value, variables);
  const name = plain(expand("$(PKG_NAME)"));

  const called = statements.flatMap((statement) => calls(statement, expand));
  const packages = new Map<string, PackageKind>();
  let complete = true;
  for (const { macro, argument } of called) {
    const found = plain(argument);
    if (found === undefined) complete = false;
    else if (macro === "KernelPackage") packages.set(`kmod-${found}`, "kmod");
    else {
      const kind = kindOf(found, blocks, variables);
      if (kind) packages.set(found, kind);
      else complete = false;
    }
  }
  if (luci && name && !packages.has(name)) packages.set(name, luciKind(variables.get("LUCI_PKGARCH"), context));
  if (packages.size === 0) complete = false;
  return {
    ...(name ? { name } : {}),
    packages: [...packages].map(([each, kind]) => ({
      name: each,
      kind,
      ...(isForTargets(each, blocks, variables) ? { isForTargets: true } : {}),
    })),
    kinds: kindsOf(packages, text),
    complete,
    needs: dependencies(variables, blocks, expand),
    provides: provisions(blocks, expand),
  };
}

interface Parsed {
  readonly variables: Map<string, string>;
  /** Bodies of `define … endef`, by name. */
  readonly blocks: Map<string, string>;
  /** Every line that is neither. */
  readonly statements: string[];
}

function parse(text: string, variables: Map<string, string>): Parsed {
  const blocks = new Map<string, string>();
  const statements: string[] = [];
  let block: { name: string; lines: string[]; depth: number } | undefined;
  for (const line of text.split("\n")) {
    const opens = /^\s*define\s+(\S+)/.exec(line);
    if (block) {
      if (opens) block.depth++;
      if (!/^\s*endef\b/.test(line)) block.lines.push(line);
      else if (--block.depth === 0) {
        blocks.set(block.name, block.lines.join("\n"));
        block = undefined;
      }
    } else if (opens) block = { name: opens[1] ?? "", lines: [], depth: 1 };
    else if (!assign(line, variables)) statements.push(line.trim());
  }
  return { variables, blocks, statements };
}

/** Takes note of `NAME := value` and its like; of two branches of a condition the first assignment counts. */
function assign(line: string, variables: Map<string, string>): boolean {
  const match = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*(:{0,3}=|\?=|\+=)\s*(.*)$/.exec(line);
  if (!match) return false;
  const [, name = "", operator, value = ""] = match;
  const before = variables.get(name);
  if (operator === "+=" && before !== undefined) variables.set(name, `${before} ${value.trim()}`);
  else if (before === undefined || operator !== "?=") variables.set(name, value.trim());
  return true;
}

/** Values may multiply each other; nothing that is a name is longer. Characters. */
const longestValue = 50_000;

/** Replaces `$(NAME)` by its value as far as values are known; unknown ones, and all functions but notdir, stay as they are. */
function expandVariables(value: string, variables: ReadonlyMap<string, string>, depth = 0): string {
  if (depth > 8 || value.length > longestValue) return value;
  let size = 0;
  const expanded = value.replace(/\$[({]([\w.-]+)[)}]/g, (whole, name: string) => {
    const known = variables.get(name);
    if (known === undefined || size > longestValue) return whole;
    const part = expandVariables(known, variables, depth + 1);
    size += part.length;
    return part;
  });
  return expanded.replace(/\$\(notdir\s+(?:[^()$\s]*\/)?([^()$\s/]+)\)/g, "$1");
}

const plain = (text: string): string | undefined =>
  /^[A-Za-z0-9][\w.+-]*$/.test(text.trim()) ? text.trim() : undefined;

/** The `$(eval $(call BuildPackage,NAME))` of a line, those inside a `$(foreach …)` over a known list too. */
function calls(line: string, expand: (value: string) => string): { macro: string; argument: string }[] {
  const loop = line.startsWith("$(foreach ") && line.endsWith(")") ? splitLoop(line.slice(10, -1)) : undefined;
  if (loop) {
    const values = expand(loop.list).trim();
    if (values.includes("$")) return calls(loop.body, (value) => value);
    return values
      .split(/\s+/)
      .filter(Boolean)
      .flatMap((value) => calls(loop.body, (inner) => expand(inner.replaceAll(`$(${loop.variable})`, value))));
  }
  const found = line.matchAll(/\$\(call\s+(BuildPackage|KernelPackage)\s*,\s*((?:\$\([\w.-]+\)|[^(),$]){1,200})/g);
  return [...found].map(([, macro = "", argument = ""]) => ({ macro, argument: expand(argument) }));
}

/** The three arguments of foreach: commas inside of parentheses do not part them. */
function splitLoop(text: string): { variable: string; list: string; body: string } | undefined {
  const commas: number[] = [];
  for (let index = 0, depth = 0; index < text.length && commas.length < 2; index++) {
    const character = text[index];
    if (character === "(") depth++;
    else if (character === ")") depth--;
    else if (character === "," && depth === 0) commas.push(index);
  }
  const [first, second] = commas;
  if (first === undefined || second === undefined) return undefined;
  const body = text.slice(second + 1).trim();
  return { variable: text.slice(0, first).trim(), list: text.slice(first + 1, second), body };
}

function kindOf(
  name: string,
  blocks: ReadonlyMap<string, string>,
  variables: ReadonlyMap<string, string>,
): PackageKind | undefined {
  const body = inheritedBody(`Package/${name}`, blocks, variables, new Set());
  if (body === undefined) return undefined;
  if (/\bnonshared\b/.test(`${variables.get("PKG_FLAGS") ?? ""} ${lastValue(body, "PKGFLAGS") ?? ""}`)) return "kmod";
  return lastValue(body, "PKGARCH") === "all" ? "all" : "arch";
}

/** `@TARGET_ath79`, also in a longer condition. */
function isForTargets(
  name: string,
  blocks: ReadonlyMap<string, string>,
  variables: ReadonlyMap<string, string>,
): boolean {
  const body =
    inheritedBody(`Package/${name}`, blocks, variables, new Set()) ??
    inheritedBody(`KernelPackage/${name.replace(/^kmod-/, "")}`, blocks, variables, new Set());
  return /^\s*DEPENDS\s*[:+?]?=.*@[^\s]*\bTARGET_/m.test(body ?? "");
}

/** A block's lines with those of the blocks it takes over by `$(call Package/x/Default)` or `$(Package/x)`. */
function inheritedBody(
  name: string,
  blocks: ReadonlyMap<string, string>,
  variables: ReadonlyMap<string, string>,
  seen: Set<string>,
): string | undefined {
  const known = blocks.get(name) ?? [...blocks].find(([key]) => expandVariables(key, variables) === name)?.[1];
  if (known === undefined || seen.has(name) || seen.size > 50) return undefined;
  seen.add(name);
  return expandVariables(known, variables).replace(
    /\$\((?:call\s+)?((?:Package|KernelPackage)\/[^(),\s]+)[^()]*\)/g,
    (_whole, other: string) => inheritedBody(other, blocks, variables, seen) ?? "",
  );
}

function lastValue(body: string, field: string): string | undefined {
  return [...body.matchAll(new RegExp(`^\\s*${field}\\s*[:?]?=[ \\t]*(.*)$`, "gm"))].at(-1)?.[1]?.trim();
}

/** Packages that only make can name are taken for the kinds of those beside them. */
function kindsOf(packages: ReadonlyMap<string, PackageKind>, text: string): PackageKind[] {
  const kinds = new Set<PackageKind>(packages.values());
  if (/call\s+KernelPackage/.test(withoutComments(text))) kinds.add("kmod");
  if (kinds.size === 0) kinds.add("arch");
  return [...kinds].sort();
}

function luciKind(packageArch: string | undefined, { hasSource }: MakefileContext): PackageKind {
  if (packageArch !== undefined) return packageArch === "all" ? "all" : "arch";
  return hasSource ? "arch" : "all";
}

function dependencies(
  variables: ReadonlyMap<string, string>,
  blocks: ReadonlyMap<string, string>,
  expand: (value: string) => string,
): string[] {
  const fields = ["PKG_BUILD_DEPENDS", "LUCI_DEPENDS", "LUCI_EXTRA_DEPENDS", "HOST_BUILD_DEPENDS"].map(
    (each) => variables.get(each) ?? "",
  );
  const lists = fieldsOfPackages(blocks, /^\s*(?:EXTRA_)?DEPENDS\s*[:+?]?=(.*)$/gm);
  const words = [...fields, ...lists].flatMap((list) => expand(list).split(/[\s,|&!()]+/));
  const names = words.map((word) =>
    word
      .replace(/^[+@]+/, "")
      .replace(/^.*:/, "")
      .replace(/\/(host|target)$/, ""),
  );
  return [...new Set(names.filter((each) => plain(each) !== undefined))].sort();
}

function provisions(blocks: ReadonlyMap<string, string>, expand: (value: string) => string): string[] {
  const lists = fieldsOfPackages(blocks, /^\s*PROVIDES\s*[:+?]?=(.*)$/gm);
  return [...new Set(lists.flatMap((list) => expand(list).split(/\s+/).filter(Boolean)))].sort();
}

/** What `pattern` captures in the definitions of all packages. */
function fieldsOfPackages(blocks: ReadonlyMap<string, string>, pattern: RegExp): string[] {
  const bodies = [...blocks].filter(([name]) => /^(Kernel)?Package\//.test(name)).map(([, body]) => body);
  return bodies.flatMap((body) => [...body.matchAll(pattern)].map((match) => match[1] ?? ""));
}
