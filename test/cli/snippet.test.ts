import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Edge } from "../../cli/edge.ts";
import { register } from "../../cli/snippet.ts";
import { silentReporter } from "../../lib/run/reporter.ts";

let root: string;
const warnings: string[] = [];

async function snippet(...args: string[]): Promise<string> {
  const printed: string[] = [];
  const reporter = { ...silentReporter, warn: ({ what }: { what: string }) => void warnings.push(what) };
  const edge = { cwd: root, env: {}, secrets: {}, reporter, print: (text: string) => printed.push(text) };
  const program = new Command("ppa").exitOverride();
  register(program, edge as unknown as Edge, async (work) => void (await work()));
  await program.parseAsync(["node", "ppa", "snippet", ".", ...args]);
  return printed.join("\n");
}

const listed = (name: string, provides: string[] = []) => ({ name, provides, title: name, version: "1", targets: [0] });
const putDocument = (name: string, document: object) =>
  writeFile(join(root, "api/v1", name), JSON.stringify({ format: 1, ...document }));

beforeEach(async () => {
  warnings.length = 0;
  root = await mkdtemp(join(tmpdir(), "ppa-snippet-"));
  await mkdir(join(root, "api/v1"), { recursive: true });
  const target = { path: "25.12/x86_64", release: "25.12", format: "apk", arch: "x86_64", count: 2, bytes: 9 };
  await putDocument("catalog.json", {
    generator: "test",
    archive: { name: "acme", title: "ACME", url: "https://acme.example/ppa", installer: "install.sh" },
    keys: [],
    targets: [target],
    packages: 2,
    documents: { packages: "api/v1/packages.json" },
  });
  await putDocument("packages.json", { targets: [target], packages: [listed("hello", ["hi"])] });
});
afterEach(() => rm(root, { recursive: true }));

it("prints the one line and the commands by hand, for the packages that are named", async () => {
  const text = await snippet("--package", "hello", "--package", "hi");
  expect(text).toContain("wget -qO- https://acme.example/ppa/install.sh | sh -s -- hello hi");
  expect(text).toContain("\napk add hello\napk add hi\n");
  expect(warnings).toEqual([]);
});

it("warns of a package that the archive has not", async () => {
  await snippet("--package", "helo");
  expect(warnings).toEqual(["The archive has no package helo"]);
});

it("puts the keyring into firmware where the archive has one, as the catalog says it", async () => {
  expect(await snippet("--firmware", "25.12/x86_64", "--package", "hello")).toContain('PACKAGES="hello"');
  await putDocument("packages.json", { targets: [], packages: [listed("acme-keyring"), listed("hello")] });
  const text = await snippet("--firmware", "25.12/x86_64", "--package", "hello");
  expect(text).toContain('PACKAGES="acme-keyring hello"');
});
