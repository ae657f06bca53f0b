import { describe, expect, test } from "vitest";
import { z } from "zod";
import { checkDocument, parseDocument } from "../../lib/archive/document.ts";
import { UserError } from "../../lib/run/errors.ts";

const schema = z.strictObject({
  name: z.string(),
  count: z.int().default(3),
  arch: z.union([z.literal("all"), z.array(z.string())]).optional(),
  sources: z
    .array(
      z.union([
        z.strictObject({ packages: z.string() }),
        z.strictObject({ git: z.string(), ref: z.string().optional() }),
      ]),
    )
    .default([]),
});

const mistakes = (text: string): string[] => {
  try {
    parseDocument(text, "ppa.yml", schema);
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.message.split("\n");
  }
};

describe("a document", () => {
  test("comes back checked, with its defaults", () => {
    expect(parseDocument("name: acme\n", "ppa.yml", schema)).toEqual({ name: "acme", count: 3, sources: [] });
  });

  test("tells every mistake at once, in the order of the lines", () => {
    const text = [
      "name: 7",
      "count: many",
      "arch: [x86_64, 24.10]",
      "sourcs: []",
      "sources:",
      "  - pakages: a",
      "shape: 1",
      "shape: 2",
    ];
    expect(mistakes(text.join("\n"))).toEqual([
      'ppa.yml:1:1 name: must be a text, not 7. Put it in quotes: "7"',
      'ppa.yml:2:1 count: must be a number, not "many"',
      'ppa.yml:3:16 arch[1]: must be a text, not 24.1. Put it in quotes: "24.10"',
      'ppa.yml:4:1 sourcs: is not a known key. Did you mean "sources"?',
      'ppa.yml:6:5 sources[0].pakages: is not a known key. Did you mean "packages"?',
      "ppa.yml:7:1 shape: is not a known key. Known keys: name, count, arch, sources",
      "ppa.yml:8:1: the same key stands twice in one mapping. Remove one of them",
    ]);
  });

  test("that is not YAML tells where it stops being YAML", () => {
    expect(mistakes('name: "acme\n')).toEqual(['ppa.yml:2:1: Missing closing "quote']);
    expect(mistakes("name: acme\n\tcount: 3\n")[0]).toMatch(/^ppa\.yml:2:1: /);
  });

  test("that is empty misses its keys", () => {
    expect(mistakes("")).toEqual(["ppa.yml:1:1: must be a mapping, not empty. Write lines of the form key: value"]);
    expect(mistakes("{}")).toEqual(["ppa.yml:1:1 name: is missing. Give a text"]);
  });
});

describe("a slip of YAML is told once, with its cure:", () => {
  test("tabs, without what is misread after them", () => {
    expect(mistakes("name: a\nsources:\n\t- packages: x\n  - git: y\n")).toEqual([
      "ppa.yml:3:1: a tab indents the line. YAML wants blanks",
    ]);
  });

  test("blanks that were pasted from a page", () => {
    expect(mistakes("name: a\nsources:\n\u00a0 - packages: x\n    git: y\n- z\n")).toEqual([
      "ppa.yml:3:1: another kind of blank than YAML knows indents the line. Type it anew: it was pasted from a page or a document",
    ]);
    expect(mistakes("name: |\n  \u00a0 a\n")).toEqual([]);
  });

  test("nesting without end", () => {
    expect(mistakes(`name: ${"[".repeat(20_000)}`)[0]).toMatch(
      /^ppa\.yml:1:\d+: is nested too deeply\. Write it flatter$/,
    );
  });

  test("an alias of nothing, where it stands", () => {
    expect(mistakes("name: a\narch: *archs\nsources: [*one]\n")).toEqual([
      "ppa.yml:2:7: *archs stands for nothing: there is no &archs above it. Correct the name, or write out what it stands for",
      "ppa.yml:3:11: *one stands for nothing: there is no &one above it. Correct the name, or write out what it stands for",
    ]);
    expect(mistakes("name: &n a\narch: [*n]\n")).toEqual([]);
  });

  test("a merge key, which hostile documents could make endless", () => {
    expect(mistakes("name: a\n<<: {count: 1}\n")).toEqual([
      'ppa.yml:2:1 ["<<"]: merges mappings, which is not done here. Write their keys out',
    ]);
  });

  test("a key that is misspelt, and so missing", () => {
    expect(mistakes("nam: a\n")).toEqual(['ppa.yml:1:1 nam: is not a known key. Did you mean "name"?']);
  });

  test("a key without a value, and a list without dashes", () => {
    expect(mistakes("name:\nsources:\n  git: x\n")).toEqual([
      "ppa.yml:1:1 name: must be a text, not empty. Give it a value, or remove the key",
      "ppa.yml:2:1 sources: must be a list, not a mapping. Write - before each of its items",
    ]);
  });
});

describe("a value that may have several forms", () => {
  test("is told what the forms are when it has none of them", () => {
    expect(mistakes("name: a\narch: 5\n")).toEqual(['ppa.yml:2:1 arch: must be "all" or a list, not 5']);
  });

  test("is judged as the form it comes nearest to", () => {
    expect(mistakes("name: a\nsources: [{git: x, reff: y}]\n")).toEqual([
      'ppa.yml:2:20 sources[0].reff: is not a known key. Did you mean "ref"?',
    ]);
    expect(mistakes("name: a\nsources: [{git: [x]}]\n")).toEqual([
      "ppa.yml:2:12 sources[0].git: must be a text, not a list",
    ]);
  });

  test("is told when keys of two forms are mixed", () => {
    expect(mistakes("name: a\nsources: [{packages: x, git: y}]\n")).toEqual([
      "ppa.yml:2:25 sources[0].git: does not belong with the other keys here",
    ]);
  });

  test("is told the keys to choose from when it has none", () => {
    expect(mistakes("name: a\nsources: [{}, {zzz: 1}]\n")).toEqual([
      'ppa.yml:2:11 sources[0]: needs one of the keys "packages" or "git"',
      'ppa.yml:2:16 sources[1].zzz: is not a known key. Use one of the keys "packages" or "git"',
    ]);
  });
});

describe("a hostile document", () => {
  test("that multiplies itself by aliases is refused", () => {
    const bomb = ["a: &a [x,x,x,x,x,x,x,x,x,x]"];
    for (const [name, of] of ["ba", "cb", "dc", "ed", "fe", "gf", "hg", "ih"])
      bomb.push(`${name}: &${name} [${`*${of},`.repeat(10)}]`);
    expect(mistakes(bomb.join("\n"))[0]).toMatch(/aliases/);
  });

  test("nested thousands of levels deep is refused", () => {
    expect(mistakes("[".repeat(100_000)).length).toBeGreaterThan(0);
  });

  test("of many megabytes is refused unread", () => {
    expect(mistakes(`name: ${"x".repeat(5_000_000)}`)).toEqual([
      "ppa.yml: is longer than 256 KiB and no JSON, so it is no document of this kind. Shorten it, or check that it is the right file",
    ]);
  });

  test("cannot set a prototype", () => {
    expect(mistakes("name: a\n__proto__: {count: 5}\n")).toEqual([
      "ppa.yml:2:1 __proto__: is not a known key. Known keys: name, count, arch, sources",
    ]);
  });
});

test("a large document of a program is read as JSON, and checked alike", () => {
  const arch = Array.from({ length: 500_000 }, (_, index) => `arch${index}`);
  expect(parseDocument(JSON.stringify({ name: "a", arch }), "plan.json", schema)).toMatchObject({
    name: "a",
    count: 3,
  });
  expect(mistakes(JSON.stringify({ name: 7, arch }))).toEqual(["ppa.yml name: must be a text, not 7"]);
});

test("a value that was parsed elsewhere is checked alike, without lines", () => {
  expect(() => checkDocument({ name: "a", count: 1.5 }, "build.json", schema)).toThrow(/^build\.json count: /);
});

test("a document cannot fill a log with its own words", () => {
  const long = "x".repeat(100_000);
  for (const text of [
    `${long}: 1`,
    `name: ["${long}"]`,
    `name: a\narch: ${long}`,
    `name: *${long}`,
    `name: "${long}`,
  ]) {
    const told = mistakes(text);
    expect(told.length).toBeGreaterThan(0);
    for (const line of told) expect(line.length).toBeLessThan(5000);
  }
});
