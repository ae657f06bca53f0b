import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { Command } from "commander";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Edge } from "../../cli/edge.ts";
import { register } from "../../cli/plan.ts";
import { mergeBuilt } from "../../lib/archive/built.ts";
import { parseDocument } from "../../lib/archive/document.ts";
import { exec } from "../../lib/run/exec.ts";
import { silentReporter } from "../../lib/run/reporter.ts";
import { fetchSource } from "../../lib/sdk/source.ts";
import type { BuildReport } from "../../schemas/build.ts";
import { type Plan, planSchema } from "../../schemas/plan.ts";

let home: string;
let root: string;
const git = (folder: string, ...args: string[]) =>
  execFileSync("git", ["-C", folder, "-c", "user.name=t", "-c", "user.email=t@example.org", ...args], {
    encoding: "utf8",
  }).trim();
const put = (folder: string, path: string, text = "") => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const makefile = (name: string) =>
  `PKG_NAME:=${name}\ndefine Package/${name}\nendef\n$(eval $(call BuildPackage,${name}))\n`;
const luci = "include $(TOPDIR)/feeds/luci/luci.mk\n# call BuildPackage - OpenWrt buildroot signature\n";
const repository = (name: string, files: Record<string, string>): string => {
  const folder = join(home, name);
  for (const [path, text] of Object.entries(files)) put(folder, path, text);
  git(folder, "init", "-q", "-b", "main");
  git(folder, "add", "-A");
  git(folder, "commit", "-q", "-m", "all");
  return folder;
};

async function ppa(...args: string[]): Promise<string> {
  const printed: string[] = [];
  const env = { PATH: process.env["PATH"], HOME: home, RUNNER_TEMP: join(home, "temp") };
  const edge = { cwd: root, env, exec, reporter: silentReporter, print: (text: string) => printed.push(text) };
  const program = new Command("ppa").exitOverride();
  register(program, edge as unknown as Edge, async (work) => {
    code = (await work()) || 0;
  });
  await program.parseAsync(["node", "ppa", "plan", "--offline", ...args]);
  return printed.join("\n");
}
let code: number;
const plan = async (...args: string[]): Promise<Plan> =>
  parseDocument(await ppa("--json", ...args), "plan.json", planSchema);

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "ppa-plan-"));
  mkdirSync(join(home, "temp"));
  const other = repository("luci-app-x.git", { Makefile: luci, "htdocs/x.js": "" });
  root = repository("mine", {
    "ppa.yml": `name: acme\ntargets: [{release: "24.10", arch: [x86_64]}]\nsources: [{path: feed}, {git: "file://${other}", ref: main}]\n`,
    "feed/hello/Makefile": makefile("hello"),
    ".gitignore": "*.o\nout/\n",
  });
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

describe("ppa plan", () => {
  test("reads the archive's own folder and clones its git sources, each pinned to a commit", async () => {
    const { jobs, releases } = await plan();
    expect(releases["24.10"]).toBe("24.10.8");
    const commit = git(join(home, "luci-app-x.git"), "rev-parse", "HEAD");
    expect(jobs.map(({ id, sources }) => [id, sources])).toMatchObject([
      [
        "24.10.8-all",
        [{ kind: "git", name: "luci_app_x", commit, ref: "main", packages: [{ directory: ".", as: "luci-app-x" }] }],
      ],
      [
        "24.10.8-x86_64",
        [{ kind: "path", name: "feed", path: "feed", packages: [{ directory: "hello", as: "hello" }] }],
      ],
    ]);
    expect(readdirSync(join(home, "temp"))).toEqual([]);
  });

  test("leaves out what git ignores, as no change", async () => {
    const before = await plan();
    put(root, "feed/hello/hello.o", "compiled");
    put(root, "feed/out/sdk/feeds/x/Makefile", makefile("x"));
    expect(await plan()).toEqual(before);
    put(root, "feed/hello/new.c", "int main(void) {}");
    expect((await plan()).jobs[1]?.key).not.toBe(before.jobs[1]?.key);
  });

  test("leaves out what is published, and tells a person so", async () => {
    const { jobs } = await plan();
    const reports = jobs.map(
      ({ id, sources }) =>
        ({
          job: id,
          packages: sources.flatMap(({ name, packages }) =>
            packages.map(({ directory, key }) => ({ source: name, directory, key, status: "built" })),
          ),
        }) as unknown as BuildReport,
    );
    put(root, "built.json", JSON.stringify(mergeBuilt(undefined, reports)));
    expect(await ppa("--built", "built.json")).toBe("Nothing to build: everything is as it was published.");
    expect((await plan("--built", "built.json", "--force")).jobs).toEqual(jobs);
  });

  test("names the packages that need no building, where nothing else is left to do", async () => {
    put(
      root,
      "ppa.yml",
      'name: acme\ntargets: [{release: "24.10", arch: [x86_64]}]\nsources: [{files: "*.pkg.yml"}]\n',
    );
    put(root, "one.pkg.yml", 'name: one\nversion: "1"\ndescription: One\nfiles: {/etc/one: one.conf}\n');
    put(root, "one.conf");
    expect(await ppa()).toBe("Nothing to build. Packages known: one");
    await expect(ppa("--packages", "one")).rejects.toThrow(
      "Only packages that are built can be named, and no source has OpenWrt Makefiles",
    );
    await expect(ppa("-c", "other.yml")).rejects.toThrow("other.yml: There is no such file. Check the name.");
  });

  test("shows what would be built, and writes the plan where it is wanted", async () => {
    expect(await ppa("--packages", "hello", "--out", "plan.json")).toBe("24.10.8-x86_64  hello\n\n1 job");
    expect(parseDocument(readFileSync(join(root, "plan.json"), "utf8"), "plan.json", planSchema).jobs.length).toBe(1);
  });

  test("refuses a source with a blank in its path", async () => {
    put(root, "my feed/hello/Makefile", makefile("hello"));
    put(root, "ppa.yml", 'name: a\ntargets: [{release: "24.10", arch: [x86_64]}]\nsources: [{path: my feed}]\n');
    await expect(plan()).rejects.toThrow('ppa.yml:3:12 sources[0].path: "my feed" has a blank, which');
  });

  test("follows no link to a folder elsewhere on the machine, least of all one in another's repository", async () => {
    const home = mkdtempSync(join(tmpdir(), "ppa-home-"));
    put(home, "hello/Makefile", makefile("hello"));
    const sources = () => `sources: [{path: out}, {git: "file://${join(root, "../hostile.git")}", subdir: net}]`;
    symlinkSync(home, join(root, "out"));
    mkdirSync(join(root, "../hostile.git"));
    symlinkSync(home, join(root, "../hostile.git/net"));
    repository("hostile.git", { "one/Makefile": makefile("one") });
    put(root, "ppa.yml", `name: a\ntargets: [{release: "24.10", arch: [x86_64]}]\n${sources()}\n`);
    await expect(plan()).rejects.toThrow(
      /^ppa.yml:3:12 sources\[0\].path: "out" leads elsewhere, .*\nppa.yml:3:\d+ sources\[1\].subdir: "net" leads elsewhere/,
    );
    rmSync(home, { recursive: true });
  });

  test("tells the mistakes of all sources at once", async () => {
    put(
      root,
      "ppa.yml",
      `name: acme\ntargets: [{release: "24.10", arch: [x86_64]}]\nsources: [{path: fed}, {git: "file://${home}/none"}]\n`,
    );
    await expect(plan()).rejects.toThrow(
      /ppa\.yml:3:12 sources\[0\]\.path: there is no folder "fed". Correct the path, or remove the source\nppa\.yml:3:25 sources\[1\]\.git: file:\/\/\S+\/none cannot be fetched/,
    );
    expect(readdirSync(join(home, "temp"))).toEqual([]);
  });

  test("tells that a source is in another one", async () => {
    put(
      root,
      "ppa.yml",
      'name: a\ntargets: [{release: "24.10", arch: [x86_64]}]\nsources: [{path: .}, {path: feed}]\n',
    );
    await expect(plan()).rejects.toThrow(/^feed\/\S*Makefile: is in two sources\. Let one of them choose others/m);
  });

  test("tells that its file cannot be written", async () => {
    await expect(ppa("--out", "none/plan.json")).rejects.toThrow("none/plan.json could not be written: no file can");
  });

  test("tells folders that are missing with the mistakes of ppa.yml itself", async () => {
    put(root, "ppa.yml", "name: ACME\ntargets: []\nsources: [{path: feed}, {path: fed}, {pth: x}]\n");
    await expect(ppa()).rejects.toThrow(
      /^ppa\.yml:1:1 name: .*\nppa\.yml:2:1 targets: .*\nppa\.yml:3:26 sources\[1\]\.path: there is no folder "fed".*\nppa\.yml:3:39 sources\[2\]\.pth: .*$/,
    );
  });
});

describe("a git source that cannot be had", () => {
  const describeSources = (...sources: string[]) =>
    put(
      root,
      "ppa.yml",
      `name: acme\ntargets: [{release: "24.10", arch: [x86_64]}]\nsources: [${sources.join(", ")}]\n`,
    );

  test("costs its own packages alone: the rest is planned, and the command ends with 2", async () => {
    describeSources(
      "{path: feed}",
      `{git: "file://${home}/none"}`,
      `{git: "file://${home}/luci-app-x.git", ref: mian}`,
    );
    const { jobs, failedSources } = await plan();
    expect(code).toBe(2);
    expect(jobs.flatMap(({ sources }) => sources.map(({ name }) => name))).toEqual(["feed"]);
    expect(failedSources).toEqual([
      {
        name: "none",
        url: `file://${home}/none`,
        reason: expect.stringMatching(
          /^ppa\.yml:\d+:\d+ sources\[1\]\.git: .*none cannot be fetched: .*does not appear to be a git repository/,
        ),
      },
      {
        name: "luci_app_x",
        url: `file://${home}/luci-app-x.git`,
        ref: "mian",
        reason: `ppa.yml:3:69 sources[2].git: file://${home}/luci-app-x.git cannot be fetched: it has no branch, tag or commit mian. Correct ref`,
      },
    ]);
    expect(await ppa()).toMatch(/\nerror: ppa\.yml:3:\d+ sources\[1\]\.git:/);
  });

  test("of which a submodule is out of reach is such a one", async () => {
    const folder = repository("with-submodule", { "x/Makefile": makefile("x") });
    git(folder, "-c", "protocol.file.allow=always", "submodule", "add", "-q", `file://${home}/luci-app-x.git`, "sub");
    git(folder, "commit", "-q", "-m", "submodule");
    describeSources("{path: feed}", `{git: "file://${folder}"}`);
    expect((await plan()).failedSources?.[0]?.reason).toMatch(
      /luci-app-x\.git, which file:\S+ has as a submodule, cannot be fetched: .*transport 'file' not allowed/,
    );
  });

  test("stops the plan where there is no other source", async () => {
    describeSources(`{git: "file://${home}/none"}`);
    await expect(plan()).rejects.toThrow(/^ppa\.yml:\d+:\d+ sources\[0\]\.git: .*cannot be fetched/);
  });

  test("is asked once, when its server says nothing", async () => {
    let connections = 0;
    const server = createServer(() => void connections++).listen(0, "127.0.0.1");
    await new Promise((done) => server.once("listening", done));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`;
    const context = { exec, env: { PATH: process.env["PATH"], HOME: home }, timeout: 1000 };
    await expect(fetchSource({ url }, join(home, "clone"), context)).rejects.toThrow(
      `${url} did not answer within 1 seconds. Check the address, or try again later`,
    );
    expect(connections).toBe(1);
    server.close();
  });
});

test("all names of an archive are in its plan, those of ready-made and declared packages too", async () => {
  put(
    root,
    "ppa.yml",
    'name: acme\ntargets: [{release: "24.10", arch: [x86_64]}]\nsources: [{path: feed}, {files: declared.yml}, {packages: "*.ipk"}]\n',
  );
  put(
    root,
    "declared.yml",
    'name: declared\nversion: "1.0"\ndescription: It\nprovides: [virtual]\nfiles: { /etc/x: ppa.yml }\n',
  );
  expect((await plan()).names).toBeUndefined();
  const golden = join(import.meta.dirname, "../fixtures/golden/ipk");
  const ready = readdirSync(golden, { recursive: true, encoding: "utf8" }).find((file) => file.endsWith(".ipk")) ?? "";
  cpSync(join(golden, ready), join(root, "ready.ipk"));
  const name = basename(ready).split("_")[0];
  expect((await plan()).names).toEqual(expect.arrayContaining(["declared", "hello", "virtual", name]));
});

test("a failed build loses its key, so that the next plan tries again; others keep theirs", () => {
  const report = (status: string, key: string) =>
    ({ job: "24.10.8-all", packages: [{ source: "acme", directory: "net/a", key, status }] }) as unknown as BuildReport;
  const key = "a".repeat(64);
  const built = mergeBuilt({ version: 1, jobs: { other: { x: key } } }, [report("built", key)]);
  expect(built.jobs).toEqual({ "24.10.8-all": { "acme/net/a": key }, other: { x: key } });
  expect(mergeBuilt(built, [report("failed", "b".repeat(64))]).jobs).toEqual({ "24.10.8-all": {}, other: { x: key } });
  expect(mergeBuilt(built, [report("unchanged", "b".repeat(64))])).toEqual(built);
});
