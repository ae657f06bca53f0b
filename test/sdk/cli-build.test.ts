import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { register } from "../../cli/build.ts";
import type { Edge, ExitCode } from "../../cli/edge.ts";
import { exec } from "../../lib/run/exec.ts";
import { planLoose } from "../../lib/sdk/loose-plan.ts";
import { buildSchema } from "../../schemas/build.ts";
import { describeWith } from "../support/needs.ts";
import { commitAll, examples, folderWith, listener, makefile, sdkOf, temporary } from "./support.ts";

/** Runs `ppa build …` in a folder and returns what it printed, and its exit code. */
async function ppaBuild(args: readonly string[], cwd = temporary()) {
  const printed: string[] = [];
  let code: ExitCode = 0;
  const edge: Edge = {
    cwd,
    env: { ...process.env, XDG_CACHE_HOME: join(cwd, "cache") },
    secrets: {},
    siteDir: cwd,
    exec,
    reporter: listener().reporter,
    terminal: false,
    now: () => new Date(),
    randomBytes: (size) => new Uint8Array(size).map(() => Math.floor(Math.random() * 256)),
    print: (text) => void printed.push(text),
  };
  const program = new Command().exitOverride();
  register(program, edge, async (work) => {
    code = (await work()) || 0;
  });
  await program.parseAsync(["node", "ppa", "build", ...args]);
  return { text: printed.join("\n"), code, cwd };
}

beforeEach(() => void vi.stubGlobal("fetch", () => Promise.reject(new Error("no network in tests"))));
afterEach(() => void vi.unstubAllGlobals());

describeWith(["gcc", "make", "git"], "ppa build", () => {
  test("builds a git repository without any ppa.yml, and records its commit", async () => {
    const top = readFileSync(join(examples, "luci-app-hello/Makefile"), "utf8");
    const repository = join(
      folderWith({ "luci-app-mine/Makefile": top, "luci-app-mine/root/etc/x": "x\n" }),
      "luci-app-mine",
    );
    const commit = commitAll(repository);
    const url = `file://${repository}`;
    const { text, code } = await ppaBuild([url, "--target", "24.10/x86_64", "--sdk", sdkOf("opkg"), "--json"]);
    const [report] = JSON.parse(text);
    expect(buildSchema.parse(report)).toMatchObject({
      kind: "all",
      feeds: ["24.10/x86_64"],
      sources: [{ url, commit, modified: false }],
      packages: [{ as: "luci-app-mine", status: "built" }],
    });
    expect(code).toBe(0);
  });

  test("builds a folder, each kind of package in a job of its own", async () => {
    const { text, code, cwd } = await ppaBuild([
      examples,
      "-t",
      "25.12/x86_64",
      "--packages",
      "hello-c,hello-script",
      "--sdk",
      sdkOf("apk"),
    ]);
    expect(text).toMatch(/25\.12\.5 all architectures .*: 1 built\n {2}✓ hello-script {2}hello-script-1\.0\.0-r1\.apk/);
    expect(text).toMatch(/25\.12\.5 x86_64 .*: 1 built\n {2}✓ hello-c {2}hello-c-1\.0\.0-r1\.apk/);
    expect(existsSync(join(cwd, "ppa-out/25.12.5-x86_64/build.json"))).toBe(true);
    expect(code).toBe(0);
  });

  test("builds what ppa.yml describes when there is no source", async () => {
    const root = folderWith({
      "ppa.yml":
        'name: mine\ntitle: Mine\ntargets:\n  - release: "24.10.8"\n    arch: [x86_64]\nsources:\n  - path: packages\n',
      "packages/mine/Makefile": makefile("mine"),
    });
    const { text, code } = await ppaBuild(["--sdk", sdkOf("opkg")], root);
    expect(text).toContain("✓ mine");
    expect(code).toBe(0);
  });

  describe("of a ppa.yml", () => {
    const archive = (sources: string) =>
      `name: mine\ntargets: [{release: "24.10.8", arch: [x86_64]}]\nsources: [${sources}]\n`;

    test("fails a package that depends on what neither OpenWrt nor any source of the archive has", async () => {
      const root = folderWith({
        "ppa.yml": archive("{path: packages}, {files: virtual.yml}"),
        "virtual.yml": 'name: virtual\nversion: "1.0"\ndescription: It\nfiles: { /etc/x: ppa.yml }\n',
        "packages/bad/Makefile": makefile("bad", "  DEPENDS:=+phantom"),
        "packages/good/Makefile": makefile("good", "  DEPENDS:=+virtual"),
      });
      const { text, code } = await ppaBuild(["--sdk", sdkOf("opkg")], root);
      expect(text).toMatch(/✗ bad {3}it depends on phantom, which neither OpenWrt's feeds nor this archive have/);
      expect(text).toContain("✓ good");
      expect(code).toBe(2);
    });

    test("ends with 2 when a git source cannot be had, and builds the rest", async () => {
      const root = folderWith({
        "ppa.yml": archive('{path: packages}, {git: "file:///nowhere/x.git"}'),
        "packages/good/Makefile": makefile("good"),
      });
      const { text, code } = await ppaBuild(["--sdk", sdkOf("opkg")], root);
      expect(text).toMatch(
        /✓ good[\s\S]*\n✗ ppa\.yml:\d+:\d+ sources\[1\]\.git: file:\/\/\/nowhere\/x\.git cannot be fetched/,
      );
      expect(code).toBe(2);
    });
  });

  test("means the newest point release in OpenWrt's list", async () => {
    vi.stubGlobal("fetch", async () => Response.json({ versions_list: ["24.10.99"] }));
    const root = folderWith({ "one/Makefile": makefile("one") });
    const { text } = await ppaBuild([root, "-t", "24.10/x86_64", "--sdk", sdkOf("opkg")]);
    expect(text).toMatch(/^24\.10\.99 x86_64 /);
  });

  test("ends with 2 and shows the end of the log when a package fails", async () => {
    const failing = makefile("bad").replace("define Build/Compile\n", (text) => `${text}\techo the cause; false\n`);
    const root = folderWith({ "bad/Makefile": failing });
    const { text, code } = await ppaBuild([root, "-t", "24.10/x86_64", "--sdk", sdkOf("opkg")]);
    expect(text).toMatch(/✗ bad[\s\S]*the cause/);
    expect(code).toBe(2);
  });

  test("builds one job of a plan", async () => {
    const root = folderWith({ "one/Makefile": makefile("one") });
    mkdirSync(join(root, "out"));
    const key = "0".repeat(64);
    const release = { series: "24.10", version: "24.10.8", format: "opkg" };
    const source = {
      kind: "path",
      name: "ppa",
      path: ".",
      packages: [{ directory: "one", as: "one", names: ["one"], key }],
    };
    const job = (id: string) => ({
      id,
      title: id,
      kind: "arch",
      release,
      arch: "x86_64",
      target: "x86/64",
      feeds: ["24.10/x86_64"],
      sources: [source],
      key,
    });
    const plan = {
      version: 1,
      archive: "a",
      releases: { "24.10": "24.10.8" },
      jobs: [job("a"), job("b")],
      matrices: [],
      unchanged: [],
      warnings: [],
    };
    writeFileSync(join(root, "plan.json"), JSON.stringify(plan));
    const { text } = await ppaBuild(
      ["--plan", "plan.json", "--job", "b", "--sdk", sdkOf("opkg"), "--out", "out"],
      root,
    );
    expect(text).toMatch(/^b: 1 built/);
    expect(existsSync(join(root, "out/a"))).toBe(false);
    await expect(ppaBuild(["--plan", "plan.json", "--job", "c"], root)).rejects.toThrow(
      "The plan has no job c. It has a, b",
    );
  });

  test("builds without a cache where a file is in the place of its folder", async () => {
    const root = folderWith({ "one/Makefile": makefile("one"), cache: "" });
    const cache = ["--cache", join(root, "cache")];
    const { code } = await ppaBuild([root, "-t", "24.10/x86_64", "--sdk", sdkOf("opkg"), ...cache]);
    expect(code).toBe(0);
  });

  test("keeps to the time that it is given, which is told of each package that is not built", async () => {
    const root = folderWith({ "one/Makefile": makefile("one") });
    const limit = ["--time-limit", "0.00001"];
    const { text, code } = await ppaBuild([root, "-t", "24.10/x86_64", "--sdk", sdkOf("opkg"), ...limit]);
    expect(text).toMatch(/1 failed: the time of this run was up before the job began\n {2}✗ one {2}see above/);
    expect(code).toBe(2);
  });

  test("says what is missing or wrong in its words", async () => {
    await expect(ppaBuild([examples])).rejects.toThrow("No target is named. Add --target 24.10/x86_64");
    await expect(ppaBuild([examples, "-t", "24.10"])).rejects.toThrow('--target: "24.10" names no target');
    await expect(ppaBuild([examples, "-t", "24.10/x86-64"])).rejects.toThrow(
      /--target: .*not an architecture of 24\.10/,
    );
    const build = (...args: string[]) => ppaBuild([...args, "-t", "24.10/x86_64"]);
    await expect(build("./nonexist")).rejects.toThrow(/^There is no folder \S+\/nonexist\. Correct the path$/);
    await expect(build("github.com/a/b")).rejects.toThrow("its whole address: https://github.com/a/b");
    const repository = folderWith({ "one/Makefile": makefile("one") });
    commitAll(repository);
    await expect(build(`file://${repository}`, "--subdir", "nosuch")).rejects.toThrow(
      `There is no folder file://${repository} nosuch`,
    );
    await expect(build(`file://${repository}`, "--ref", "nosuch")).rejects.toThrow(
      "has no branch, tag or commit nosuch. Correct ref",
    );
    const blank = folderWith({ "my feed/one/Makefile": makefile("one") });
    commitAll(blank);
    await expect(build(join(blank, "my feed"))).rejects.toThrow(
      "\"my feed\" has a blank, which OpenWrt's make cannot have in a package's path. Rename the folder",
    );
    await expect(ppaBuild([examples, "-t", "24.10/x86_64", "--mirror", "foo"])).rejects.toThrow(
      '--mirror: "foo" does not say what to replace. Write FROM=TO',
    );
    const bare = temporary();
    await expect(build(bare)).rejects.toThrow(`${bare} has no Makefile of an OpenWrt package`);
    const { warnings } = await planLoose(
      { location: join(examples, "kmod-hello") },
      { targets: ["24.10/x86_64"], temporary: temporary(), exec, env: process.env },
    );
    expect(warnings).toEqual([
      "kmod-hello: kernel modules are built for targets, and none is named. Add --target 24.10/ath79/generic or the like",
    ]);
  });
});
