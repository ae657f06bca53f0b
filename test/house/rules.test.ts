import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { root } from "../support/ppa.ts";
import { projectFiles } from "./markdown.ts";
import { type Import, imports, isConstant, isNodeImport, library, nodesOf, places, sources } from "./sources.ts";

// The walls of the house (docs/architecture.md), read from the syntax tree of every source file.

const told = ({ path, of }: Import) => `${path} imports ${of}`;

describe("who may import whom", () => {
  test("the library knows nothing of the actions, the command and the site's sources", () => {
    const outward = imports.filter(
      ({ path, of }) => path.startsWith("lib/") && /^(actions|cli|site|test|scripts)\//.test(of),
    );
    expect(outward.map(told)).toEqual([]);
  });

  test("actions and the command do not import each other", () => {
    const across = imports.filter(({ path, of }) => /^(actions|cli)\//.test(path) && /^(actions|cli)\//.test(of));
    const room = (path: string) => path.split("/")[0];
    expect(across.filter(({ path, of }) => room(path) !== room(of)).map(told)).toEqual([]);
  });

  test("the formats need only node and each other, so that they can be judged, and used, alone", () => {
    const formats = /^lib\/(ipk|apk|openwrt)\//;
    const allowed = ({ path, of, typeOnly }: Import) =>
      of.startsWith("node:") ||
      formats.test(of) ||
      of === "lib/run/errors.ts" ||
      (typeOnly && /^lib\/(feed\/entry|signing\/types|files\/declared)\.ts$/.test(of)) ||
      // The one writer of declared packages that lies beside its format; it asks which version a release's tools want.
      (path === "lib/apk/pack-declared.ts" && of === "lib/files/declared.ts");
    expect(imports.filter((each) => formats.test(each.path) && !allowed(each)).map(told)).toEqual([]);
  });

  test("schemas are documents' shapes, and reach into the library for facts and notations only", () => {
    const allowed = /^(zod|node:.*|schemas\/.*|lib\/(openwrt|run|files|ipk|apk|publish|feed)\/.*)$/;
    expect(imports.filter(({ path, of }) => path.startsWith("schemas/") && !allowed.test(of)).map(told)).toEqual([]);
  });

  test("processes are started in one place, and everybody is given it", () => {
    const starters = imports.filter(({ of }) => of === "node:child_process" || of === "@actions/exec");
    expect(starters.map(({ path }) => path)).toEqual(["lib/run/exec.ts"]);
    const real = imports.filter(
      ({ path, of, typeOnly }) => path.startsWith("lib/") && of === "lib/run/exec.ts" && !typeOnly,
    );
    expect(real.map(({ path }) => path)).toEqual(["lib/run/action.ts"]);
  });
});

/** What a reader of `lib/` need not look for, with the few places where it is, and why it may be there. */
const worldly: readonly {
  readonly what: string;
  readonly except: Readonly<Record<string, string>>;
  is(node: ts.Node): boolean;
}[] = [
  {
    what: "process.env",
    except: {
      "lib/run/action.ts": "the edge of every action: takes the environment once, and hands it on without secrets",
      "lib/run/exec.ts": "the default environment of a child, from which the edge has removed the secrets",
    },
    is: (node) => ts.isPropertyAccessExpression(node) && node.getText() === "process.env",
  },
  {
    what: "process.cwd() and process.argv",
    except: { "lib/run/action.ts": "the edge of every action" },
    is: (node) => ts.isPropertyAccessExpression(node) && /^process\.(cwd|argv|chdir)$/.test(node.getText()),
  },
  {
    what: "the clock",
    except: { "lib/run/action.ts": "the edge of every action: the clock that others are given" },
    is: (node) =>
      (ts.isNewExpression(node) && node.expression.getText() === "Date" && !node.arguments?.length) ||
      (ts.isCallExpression(node) &&
        /^(Date|Date\.now|performance\.now|process\.hrtime.*)$/.test(node.expression.getText())),
  },
  {
    what: "randomness",
    except: {
      "lib/run/action.ts": "the edge of every action: the randomness that others are given",
      "lib/publish/publish.ts":
        "Math.random as the default of a parameter: the jitter of waiting, which no output shows",
    },
    is: (node) =>
      (ts.isPropertyAccessExpression(node) && node.getText() === "Math.random") ||
      (ts.isIdentifier(node) &&
        /^(randomBytes|randomUUID|randomInt|getRandomValues)$/.test(node.text) &&
        isNodeImport(node)),
  },
];

describe("the library is given the world, and does not take it:", () => {
  test.each(worldly)("$what", ({ is, except }) => {
    const found = library.filter(({ tree }) => nodesOf(tree).some(is)).map(({ path }) => path);
    expect(found).toEqual(Object.keys(except).sort());
  });
});

describe("no source file has", () => {
  test("the type any", () => {
    expect(places(sources, (node) => node.kind === ts.SyntaxKind.AnyKeyword)).toEqual([]);
  });

  test("a default export", () => {
    const isDefault = (node: ts.Node) => ts.isExportAssignment(node) || node.kind === ts.SyntaxKind.DefaultKeyword;
    expect(places(sources, (node) => isDefault(node) && !ts.isDefaultClause(node.parent))).toEqual([]);
  });

  test("a file that only passes on what others export", () => {
    const barrels = sources.filter(
      ({ tree }) => tree.statements.length > 0 && tree.statements.every(ts.isExportDeclaration),
    );
    expect(barrels.map(({ path }) => path)).toEqual([]);
  });

  test("syntax that Node cannot run as it stands: enums, namespaces, parameter properties", () => {
    const breaks = (node: ts.Node) =>
      ts.isEnumDeclaration(node) ||
      (ts.isModuleDeclaration(node) && !node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword)) ||
      (ts.isParameter(node) && ts.isParameterPropertyDeclaration(node, node.parent));
    expect(places(sources, breaks)).toEqual([]);
  });

  test("a call of a program by anything but a name and a list of arguments", () => {
    const breaks = (node: ts.Node) => {
      if (!ts.isCallExpression(node) || !/(^|\.)exec$/.test(node.expression.getText())) return false;
      const [program, list] = node.arguments;
      // `pattern.exec(text)` has one argument.
      if (!program || !list) return false;
      return ts.isTemplateExpression(program) || ts.isBinaryExpression(program) || ts.isStringLiteralLike(list);
    };
    expect(places(sources, breaks)).toEqual([]);
  });

  test("a shell that is handed text put together from elsewhere", () => {
    const isShell = (node: ts.Node) => ts.isStringLiteralLike(node) && /^(\/bin\/)?(ba|da|a)?sh$/.test(node.text);
    const breaks = (node: ts.Node) => {
      if (!ts.isArrayLiteralExpression(node)) return false;
      const flag = node.elements.findIndex((item) => ts.isStringLiteralLike(item) && /^-[a-z]*c$/.test(item.text));
      const script = flag < 0 ? undefined : node.elements[flag + 1];
      const before = node.parent && ts.isCallExpression(node.parent) ? node.parent.arguments[0] : undefined;
      const calledByShell = (before !== undefined && isShell(before)) || node.elements.some(isShell);
      return calledByShell && script !== undefined && !isConstant(script);
    };
    // The one place where every script of a sandbox gets its beginning; the scripts are looked at next.
    const gate = sources.filter(({ path }) => path !== "lib/sdk/sandbox.ts");
    expect(places(gate, breaks)).toEqual([]);
  });

  test("a script for a sandbox that varies: what varies is an argument", () => {
    const breaks = (node: ts.Node) => {
      if (!ts.isCallExpression(node) || !/(^|\.)sandbox\.run$/.test(node.expression.getText())) return false;
      const [script] = node.arguments;
      return !script || !isConstant(script);
    };
    expect(places(library, breaks)).toEqual([]);
  });
});

describe("signature checks stay on:", () => {
  const files = projectFiles(
    "lib",
    "cli",
    "actions",
    "schemas",
    "site",
    "examples",
    "sdk-images",
    "scripts",
    "*.md",
    "action.yml",
  )
    .filter((path) => !/\.(png|ico|svg|woff2)$/.test(path))
    .map((path) => ({ path, lines: readFileSync(join(root, path), "utf8").split("\n") }));
  const mentions = (pattern: RegExp) =>
    files.flatMap(({ path, lines }) =>
      lines.flatMap((line, index) => (pattern.test(line) ? [{ place: `${path}:${index + 1}`, line }] : [])),
    );

  // Texts that warn of it, and facts about what OpenWrt's own build does.
  const warnings = /never|not? |without|nothing|refuse|instead|OpenWrt's|mkndx|adbsign/i;
  test("--allow-untrusted is mentioned only where it is warned of", () => {
    const asked = mentions(/allow-untrusted|--force-checksum|--force-signature/).filter(
      ({ line }) => !warnings.test(line),
    );
    expect(asked.map(({ place, line }) => `${place} ${line.trim()}`)).toEqual([]);
  });

  test("nothing turns them off in a router's configuration", () => {
    const off = mentions(/check_signature/).filter(
      ({ line }) => /sed|echo|delete|=\s*0|#.*option/.test(line) && !/never/i.test(line),
    );
    expect(off.map(({ place, line }) => `${place} ${line.trim()}`)).toEqual([]);
  });
});
