import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { indexArchive } from "../../lib/publish/run.ts";
import type { Edge } from "../../lib/run/edge.ts";
import { formatProblem, type Problem, UserError } from "../../lib/run/errors.ts";
import { exec } from "../../lib/run/exec.ts";
import { silentReporter } from "../../lib/run/reporter.ts";
import { smallIpk } from "../support/ppa.ts";
import { temporaryDirectory } from "./publication.ts";

/** `ppa index -c <config>` in a folder with these files: the problems, warnings first. */
async function index(config: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<string[]> {
  const cwd = temporaryDirectory();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(cwd, name, ".."), { recursive: true });
    writeFileSync(join(cwd, name), content);
  }
  const said: string[] = [];
  const warn = (problem: Problem) => void said.push(formatProblem(problem));
  const world = { cwd, env: {}, secrets: {}, siteDir: cwd, exec, terminal: false, randomBytes, print() {} };
  const edge: Edge = { ...world, reporter: { ...silentReporter, warn }, now: () => new Date("2026-11-21") };
  try {
    await indexArchive(edge, { config, globs: [], out: "public" }, "openwrt-ppa test");
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    said.push(...error.problems.map(formatProblem));
  }
  return said.filter((text) => !text.startsWith("PPA_KEYS is not set"));
}

const archive = (sources: string, release = "24.10") =>
  `name: a\nurl: https://a.example\ntargets: [{release: "${release}", arch: [x86_64]}]\nsources: ${sources}\n`;

test("what is wrong with globs, packages and declarations is told at once, by names that the working directory has", async () => {
  const said = await index("sub/ppa.yml", {
    "sub/ppa.yml": archive("[{packages: [no/*.ipk, dist/*]}, {files: '*.yaml'}]"),
    "sub/dist/bad.ipk": "<!DOCTYPE html>",
    "sub/dist/other.ipk": smallIpk("other", "1", "mips_24kc").bytes,
    "sub/hello.yaml": 'name: hello\nversion: "1"\ndescription: x\nfiles:\n  /usr/bin/x: absent\n',
  });
  expect(said).toEqual([
    expect.stringMatching(/^sub\/ppa\.yml:4:23 sources\[0\]\.packages\[0\]: "no\/\*\.ipk" matches no file\. /),
    expect.stringMatching(/^sub\/dist\/bad\.ipk: this is a web page/),
    expect.stringMatching(/^sub\/dist\/other\.ipk: /),
    "sub/hello.yaml:5:3 files./usr/bin/x: absent does not exist. Paths are relative to this document.",
  ]);
});

test("missing files of the site and of sources are told with each other, and with the mistakes of ppa.yml itself", async () => {
  const site = "site: { logo: no.svg, css: no.css, pages: [about.md] }\n";
  const text = `${archive("[{packages: no/*.ipk}]")}${site}`;
  const files = { "sub/about.md": "![A map](map.png) ![A plan](plan.pdf)" };
  const missing = [
    expect.stringMatching(/^sub\/ppa\.yml:4:12 sources\[0\]\.packages: "no\/\*\.ipk" matches no file\. /),
    "sub/no.css: There is no such file. Correct its name under site: in sub/ppa.yml.",
    "sub/no.svg: There is no such file. Correct its name under site: in sub/ppa.yml.",
    "sub/map.png: There is no such file. Correct its name in sub/about.md, which shows it.",
    expect.stringMatching(/^sub\/about\.md: plan\.pdf is no picture that browsers show\. /),
  ];
  expect(await index("sub/ppa.yml", { ...files, "sub/ppa.yml": text })).toEqual(missing);

  const broken = text.replace("[{pack", "[{pakages: x}, {pack").replace("site: {", "site: { color: {},");
  expect(await index("sub/ppa.yml", { ...files, "sub/ppa.yml": `${broken}retain: 0\n` })).toEqual([
    'sub/ppa.yml:4:12 sources[0].pakages: is not a known key. Did you mean "packages"?',
    expect.stringMatching(/^sub\/ppa\.yml:4:26 sources\[1\]\.packages: "no\/\*\.ipk" matches no file\. /),
    'sub/ppa.yml:5:9 site.color: is not a known key. Did you mean "colors"?',
    "sub/ppa.yml:6:1 retain: must be 1 or more",
    ...missing.slice(1),
  ]);
});

test("what is not in UTF-8 is refused: its letters would be lost", async () => {
  const latin1 = (text: string) => Buffer.from(text, "latin1");
  const text = archive("[{files: a.yml}]");
  expect(await index("sub/ppa.yml", { "sub/ppa.yml": latin1(`title: Gerät\n${text}`) })).toEqual([
    "sub/ppa.yml: This is no text in UTF-8. Save it in that encoding.",
  ]);
  expect(await index("sub/ppa.yml", { "sub/ppa.yml": text, "sub/a.yml": latin1("description: Gerät\n") })).toEqual([
    "sub/a.yml: This is no text in UTF-8. Save it in that encoding.",
  ]);
});

test("a package of the name of the archive's own keyring is refused: routers would take one for the other", async () => {
  const files = { "dist/k.ipk": smallIpk("a-keyring").bytes, "ppa.yml": archive("[{packages: dist/*}]") };
  expect(await index("ppa.yml", files)).toEqual([
    "dist/k.ipk: a-keyring is the package with this archive's keys, which every publication makes itself. Rename the package, or leave it out.",
  ]);
});

test("a point release that this program does not know is pointed out, and served: it may be new", async () => {
  const files = { "dist/a.ipk": smallIpk("a").bytes, "ppa.yml": archive("[{packages: dist/*}]", "24.10.99") };
  expect(await index("ppa.yml", files)).toEqual([
    expect.stringMatching(
      /^ppa\.yml targets: OpenWrt 24\.10\.99 is newer than 24\.10\.\d+, the newest release of 24\.10/,
    ),
  ]);
});

test("a package that is older than all that retention keeps is named, not dropped without a word", async () => {
  const versions = ["1-r1", "2-r1", "3-r1", "4-r1", "5-r1"];
  const files = Object.fromEntries(versions.map((version) => [`dist/${version}.ipk`, smallIpk("a", version).bytes]));
  expect(await index("ppa.yml", { ...files, "ppa.yml": archive("[{packages: dist/*}]") })).toEqual([
    "ppa.yml: a 1-r1, 2-r1 are left out of 24.10/x86_64, which keeps the newest 3 versions only. Remove the file, or raise `retain` to publish it.",
  ]);
});
