import { existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { starterWorkflow } from "../../lib/archive/starter.ts";
import { root } from "../support/ppa.ts";
import { type Block, type Located, projectFiles, readMarkdown } from "./markdown.ts";
import { makeScratch, type Scratch } from "./scratch.ts";
import { allCommands, mistakeIn, usageOf } from "./usage.ts";
import { kindOf, mistakesInYaml } from "./yaml-kinds.ts";

// Blocks in the documentation are told apart by their language:
//   sh       typed as it is: run here, in order, in a scratch project
//   console  only to be read; the calls of ppa, npm and of our own files in it must exist
//   yaml     ppa.yml, a declared package, a workflow, or parts of one: read by the code that reads it in earnest
//   json     must parse
//   text     anything else
const languages = ["sh", "console", "yaml", "json", "text"];
const documents = projectFiles("*.md", ":!test/fixtures").map(readMarkdown);
const manifest: { scripts: Record<string, string> } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

describe.each(documents)("$path", ({ path, blocks, prose, code, links }) => {
  let scratch: Scratch;
  beforeAll(() => {
    scratch = makeScratch();
  });
  afterAll(() => rmSync(scratch.folder, { recursive: true, force: true }));

  for (const block of blocks) {
    test(`${block.place}: the ${block.language || "unnamed"} block works as written`, () => {
      expect(languages, "a block needs a language that says how it is checked").toContain(block.language);
      check(block, scratch);
    });
  }

  test("every command in its text exists", () => {
    expect(mistakesOf(code.map((each) => ({ ...each, complete: false })))).toEqual([]);
  });

  test("no command hides in an indented block, which nothing checks", () => {
    const text = readFileSync(join(root, path), "utf8").split("\n");
    const fenced = new Set(blocks.flatMap((block) => block.text.split("\n")));
    expect(text.filter((line) => /^( {4}|\t)\s*(\$ )?(ppa|npm|npx) /.test(line) && !fenced.has(line))).toEqual([]);
  });

  test("its links lead to files and headings that exist", () => {
    expect(links.flatMap((link) => deadLink(path, link))).toEqual([]);
    expect(prose.length).toBeGreaterThan(0);
  });
});

function check({ language, text }: Block, scratch: Scratch): void {
  if (language === "sh") {
    const typed = text.replace(/(^|\s)#.*$/gm, "").replaceAll("/dev/null", "");
    const outside = typed.match(/(?:^|[\s"'=])(?:\/\w\S*|~\S*|https?:\S+|sudo\b)/m);
    expect(outside, "what leaves the project is not run here: call the block console").toBeNull();
    const { code, output } = scratch.run(text);
    expect(code, output).toBe(0);
  } else if (language === "console") {
    expect(mistakesOf(linesOf(text))).toEqual([]);
  } else if (language === "json") {
    JSON.parse(text);
  } else if (language === "yaml") {
    // What the reader is told to write is there for the commands that follow.
    if (kindOf(text) === "archive") scratch.put("ppa.yml", text);
    if (kindOf(text) === "declared package") scratch.put(`packages/${parse(text).name}.yml`, text);
    expect(mistakesInYaml(text, scratch.project)).toEqual([]);
  }
}

interface Call extends Located {
  readonly complete: boolean;
}

/** The lines of a console block; a backslash continues a line. */
function linesOf(text: string): Call[] {
  const lines = text.replace(/\\\n\s*/g, "").split("\n");
  return lines.map((line) => ({ text: line.replace(/^[$#] /, "").trim(), place: "", complete: true }));
}

function mistakesOf(calls: readonly Call[]): string[] {
  return calls.flatMap(({ text, place, complete }) =>
    text.split(/\s+(?:&&|\|\|?|;)\s+/).flatMap((command) => {
      const mistake = mistakeInCall(command, complete);
      return mistake ? [`${place} ${mistake}`.trim()] : [];
    }),
  );
}

function mistakeInCall(line: string, complete: boolean): string | undefined {
  const [program = "", first = "", second = ""] = line.split(/\s+/);
  if (program === "ppa") return first === "" && !complete ? undefined : mistakeIn(line, { complete });
  if (program === "npm") {
    const script = first === "run" ? second : first;
    if (["ci", "install"].includes(first)) return undefined;
    if (manifest.scripts[script] === undefined) return `npm has no script ${script}`;
    const started = / -- (.+)/.exec(line)?.[1];
    return script === "start" && started ? mistakeIn(`ppa demo ${started}`, { complete }) : undefined;
  }
  if (program === "npx" && !existsSync(join(root, "node_modules/.bin", first))) return `npx finds no ${first}`;
  const file = program === "npx" ? second : program === "node" ? first : program;
  const isOurs = /^(\.?\/?)(\.ci|actions|cli|dist|docs|examples|lib|schemas|scripts|sdk-images|site|test)\//.test(file);
  if (isOurs && /^(npx|node|\.)/.test(program) && !existsSync(join(root, file))) return `${file} does not exist`;
  return undefined;
}

function deadLink(from: string, { text, place }: Located): string[] {
  if (/^(https?|mailto):/.test(text)) return [];
  const [path = "", anchor] = decodeURI(text).split("#");
  const target = path === "" ? from : join(dirname(from), path);
  if (!existsSync(join(root, target))) return [`${place} ${text}: no such file`];
  if (anchor === undefined) return [];
  const file = documents.find((document) => document.path === target);
  return file?.anchors.has(anchor) ? [] : [`${place} ${text}: no such heading`];
}

describe("docs/architecture.md", () => {
  const { code } = readMarkdown("docs/architecture.md");
  const rooms = new Set(projectFiles("lib").map((path) => path.split("/").slice(0, 2).join("/")));
  const folders = new Set(projectFiles().flatMap((path) => /^([a-z][\w-]*)\//.exec(path)?.[1] ?? []));
  folders.delete("docs");

  test("names every room of the house, and none that is not there", () => {
    const named = code.map(({ text }) => text).filter((text) => /^[a-z][\w/-]*\/$/.test(text));
    for (const name of [...rooms, ...folders]) if (name !== "lib") expect(named).toContain(`${name}/`);
    expect(named.filter((name) => !existsSync(join(root, name)) && !existsSync(join(root, "test", name)))).toEqual([]);
  });
});

test("every reference to a page of docs/ in a comment leads to a section", () => {
  const files = projectFiles(
    "lib",
    "cli",
    "actions",
    "schemas",
    "scripts",
    "site",
    "test",
    "examples",
    "sdk-images",
    ":!test/fixtures",
  );
  const sources = files.filter((path) => /\.(m?ts|mjs|astro|sh|ya?ml|Dockerfile)$/.test(path));
  const references = sources.flatMap((path) =>
    Array.from(
      readFileSync(join(root, path), "utf8").matchAll(
        /\b([a-z-]+)\.md ((?:§[\d.]*\d|[a-e]\d+)(?:, (?:§[\d.]*\d|[a-e]\d+))*)/g,
      ),
      ([, page = "", sections = ""]) =>
        sections.split(", ").map((section) => ({ path, page, section: section.replace("§", "") })),
    ).flat(),
  );
  const lost = references.filter(({ page, section }) => {
    const document = documents.find(({ path }) => path === `docs/${page}.md`);
    return !document?.prose.some(
      ({ text }) => /^#+ /.test(text) && text.split(/[ .]* /)[1]?.replace(/\.$/, "") === section,
    );
  });
  expect(references.length).toBeGreaterThan(50);
  expect(lost).toEqual([]);
});

describe("the table of commands in README.md", () => {
  const { prose } = readMarkdown("README.md");
  const start = prose.findIndex(({ text }) => text === "## Commands");
  const length = prose.slice(start + 1).findIndex(({ text }) => text.startsWith("## "));
  const rows = prose.slice(start, start + 1 + length).filter(({ text }) => text.startsWith("| `"));
  const cells = rows.map(({ text }) =>
    Array.from(text.matchAll(/`([^`]+)`/g), ([, code = ""]) => code.replace(/^ppa /, "")),
  );

  test("has every sub-command", () => {
    const listed = cells.flat();
    const missing = allCommands().filter(
      (command) => !listed.some((each) => each === command || each.startsWith(`${command} `)),
    );
    expect(missing).toEqual([]);
  });

  test("has no sub-command and no option that does not exist", () => {
    for (const [command = "", ...more] of cells) {
      expect(mistakeIn(`ppa ${command}`, { complete: false })).toBeUndefined();
      const words = command.split(" ").filter((word) => !word.startsWith("-"));
      for (const code of more.filter((each) => each.startsWith("--"))) {
        expect([...usageOf(words).options.keys()], command).toContain(code.split(" ")[0]);
      }
    }
  });
});

describe("workflows that people copy", () => {
  test.each(["github", "gitea", "forgejo"] as const)("ppa init's for %s calls our actions as they are", (kind) => {
    expect(mistakesInYaml(starterWorkflow({ kind, name: "acme", branch: "main" }), root)).toEqual([]);
  });

  const files = projectFiles(".github/workflows", "examples").filter((path) => /\.ya?ml$/.test(path));
  test.each(files)("%s is read as it is meant", (path) => {
    expect(mistakesInYaml(readFileSync(join(root, path), "utf8"), root, path)).toEqual([]);
  });
});

describe("these checks see", () => {
  const calls = (text: string) => mistakesOf(linesOf(text));

  test("a command, an option, an argument, a script or a file that does not exist", () => {
    expect(calls("ppa rot\nppa keys rot\nppa publish --rot\nppa verify\nppa site a b\nppa index --out")).toHaveLength(
      6,
    );
    expect(calls("npm run rot\nnpm start -- --rot\nnpx rot\nnode scripts/rot.mjs\nls && .ci/rot")).toHaveLength(5);
    expect(calls("ppa verify public --key k.pub   # why\nnpm test && npm start -- --once")).toEqual([]);
  });

  test("an action, an input or a kind of YAML that does not exist, and scripts open to injection", () => {
    const step = (text: string) => mistakesInYaml(`- ${text}`, root);
    expect(step("uses: openwrt-ppa/openwrt-ppa/actions/rot@v1")).toHaveLength(1);
    expect(step("uses: openwrt-ppa/openwrt-ppa@v0")).toHaveLength(1);
    expect(step("uses: openwrt-ppa/openwrt-ppa@v1\n  with: { rot: 1 }")).toHaveLength(1);
    expect(step("run: echo ${{ github.head_ref }}")).toHaveLength(1);
    expect(mistakesInYaml("retain: 0", root)).toHaveLength(1);
    expect(() => mistakesInYaml("rot: 1", root)).toThrow("kind");
  });

  test("a dead link", () => {
    const link = (text: string) => deadLink("README.md", { text, place: "here" });
    expect([...link("rot.md"), ...link("#rot"), ...link("SECURITY.md#rot")]).toHaveLength(3);
    expect([...link("#commands"), ...link("SECURITY.md#what-a-router-trusts"), ...link("actions/index")]).toEqual([]);
  });
});

test(".ci/run can be run", () => {
  expect(statSync(join(root, ".ci/run")).mode & 0o111).not.toBe(0);
});
