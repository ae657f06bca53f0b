import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readApk } from "../../lib/apk/package.ts";
import { type Exec, exec } from "../../lib/run/exec.ts";
import { describeWith } from "../support/needs.ts";
import {
  build,
  commitAll,
  examples,
  folderWith,
  jobOf,
  makefile,
  pathSource,
  planned,
  sdkOf,
  statuses,
  temporary,
} from "./support.ts";

const allExamples = pathSource(
  "hello-c",
  "hello-script",
  "luci-app-hello",
  "kmod-hello",
  "feed/greeter",
  "feed/libgreeting",
);

/** A field of the control file of an .ipk. */
function control(file: string, field: string): string {
  const script = 'tar -xzOf "$1" ./control.tar.gz | tar -xzO ./control';
  const text = execFileSync("sh", ["-c", script, "sh", file], { encoding: "utf8" });
  return new RegExp(`^${field}: (.*)$`, "m").exec(text)?.[1] ?? "";
}

/** Goals of each call of make that builds something; `unknown` is a goal that make is to know nothing of. */
function watchMake(unknown?: string): { calls: string[][]; spy: Exec } {
  const calls: string[][] = [];
  const spy: Exec = async (command, args, options) => {
    const goals = args.filter((word) => /^package\/.*\/(compile|download|check)$/.test(word));
    if (args.some((word) => word.endsWith('make "$@"'))) calls.push(goals);
    if (unknown && goals.includes(unknown)) {
      return {
        code: 2,
        stdout: Buffer.alloc(0),
        stderr: `make: *** No rule to make target '${unknown}'.  Stop.`,
        timedOut: false,
      };
    }
    return exec(command, args, options);
  };
  return { calls, spy };
}

describeWith(["gcc", "make", "git"], "build in a local SDK", () => {
  test("builds every example for a release with opkg", async () => {
    const { report, outDir } = await build(jobOf("opkg", allExamples), { root: examples, sdk: sdkOf("opkg") });
    expect(statuses(report)).toEqual({
      "hello-c": "built",
      "hello-script": "built",
      "luci-app-hello": "built",
      "kmod-hello": "built",
      greeter: "built",
      libgreeting: "built",
    });
    expect(report.status).toBe("built");
    const files = readdirSync(join(outDir, "packages")).map((name) =>
      name.replace(/_\d\d\.\d{3}\.\d{5}~[0-9a-f]{7}-/, "_VERSION-"),
    );
    expect(files.sort()).toEqual([
      "greeter_1.0.0-r1_all.ipk",
      "greeting_2.1.0-r1_x86_64.ipk",
      "hello-c_1.0.0-r1_x86_64.ipk",
      "hello-script_1.0.0-r1_all.ipk",
      "kmod-hello_6.6.93.1.0.0-r1_x86_64.ipk",
      "libgreeting2_2.1.0-r1_x86_64.ipk",
      "luci-app-hello_VERSION-r1_all.ipk",
      "luci-i18n-hello-de_VERSION-r1_all.ipk",
    ]);
    expect(control(join(outDir, "packages/greeting_2.1.0-r1_x86_64.ipk"), "Depends")).toBe("libc, libgreeting2");
    expect(control(join(outDir, "packages/greeting_2.1.0-r1_x86_64.ipk"), "Source")).toMatch(
      /^ppa\/ppa\/.*libgreeting$/,
    );
  });

  test("builds every example for a release with apk", async () => {
    const { report, outDir } = await build(jobOf("apk", allExamples), { root: examples, sdk: sdkOf("apk") });
    expect(new Set(Object.values(statuses(report)))).toEqual(new Set(["built"]));
    const greeting = readApk(readFileSync(join(outDir, "packages/greeting-2.1.0-r1.apk")));
    expect(greeting?.info).toMatchObject({
      name: "greeting",
      architecture: "x86_64",
      depends: [{ name: "libc" }, { name: "libgreeting2" }],
    });
    expect(existsSync(join(outDir, "packages/libgreeting2-2.1.0-r1.apk"))).toBe(true);
  });

  test("adds only the feeds that are needed, at the revisions of the SDK", async () => {
    const root = folderWith({ "eager/Makefile": makefile("eager", "  DEPENDS:=+shout") });
    const { report, told } = await build(jobOf("opkg", pathSource("eager")), { root, sdk: sdkOf("opkg") });
    expect(statuses(report)).toEqual({ eager: "built" });
    expect(report.sdk?.feeds.map(({ name }) => name)).toEqual(["base", "packages"]);
    expect(report.sdk?.feeds.every(({ commit }) => /^[0-9a-f]{40}$/.test(commit))).toBe(true);
    expect(told.lines).toContain("Looking for shout in feed base");
  });

  test("takes a repository whose Makefile is at its top, and names the package as told", async () => {
    const top = readFileSync(join(examples, "luci-app-hello/Makefile"), "utf8");
    const root = folderWith({ Makefile: top, "root/etc/hello": "hello\n", "src/Makefile": "all:\n" });
    commitAll(root);
    const { report, outDir } = await build(jobOf("opkg", pathSource(".=luci-app-mine")), { root, sdk: sdkOf("opkg") });
    // 2026-05-04 is day 124; 03:02:01 is second 10921; LuCI makes the version of it.
    expect(readdirSync(join(outDir, "packages"))).toEqual([
      expect.stringMatching(/^luci-app-mine_26\.124\.10921~[0-9a-f]{7}-r1_all\.ipk$/),
    ]);
    expect(report.sources).toEqual([{ name: "ppa", modified: false, commit: expect.stringMatching(/^[0-9a-f]{40}$/) }]);
  });

  test("gives a package its own name where directories have another, or lie too deep", async () => {
    const root = folderWith({
      "a/b/c/d/e/f/deep/Makefile": makefile("deep"),
      "openwrt/Makefile": makefile("mine"),
    });
    const job = jobOf("opkg", pathSource("a/b/c/d/e/f/deep", "openwrt=mine"));
    const { report } = await build(job, { root, sdk: sdkOf("opkg") });
    expect(statuses(report)).toEqual({ deep: "built", mine: "built" });
  });

  test("builds the same bytes from the same commit", async () => {
    const root = folderWith({ "same/Makefile": makefile("same"), "same/files/x": "x\n" });
    commitAll(root);
    const once = await build(jobOf("opkg", pathSource("same")), { root, sdk: sdkOf("opkg") });
    const twice = await build(jobOf("opkg", pathSource("same")), { root, sdk: sdkOf("opkg") });
    const sum = ({ report }: typeof once) => report.packages[0]?.binaries[0]?.sha256;
    expect(sum(once)).toBe(sum(twice));
  });

  test("uses an SDK again without taking an earlier build's files for its own", async () => {
    const sdk = sdkOf("opkg");
    const first = folderWith({ "one/Makefile": makefile("one") });
    await build(jobOf("opkg", pathSource("one")), { root: first, sdk });
    const second = folderWith({ "one/Makefile": makefile("one", "  DEPENDS:=@TARGET_ath79") });
    const { report, outDir } = await build(jobOf("opkg", pathSource("one")), { root: second, sdk });
    expect(statuses(report)).toEqual({ one: "skipped" });
    expect(existsSync(join(outDir, "packages"))).toBe(false);
  });

  test("builds several sources in one go", async () => {
    const root = folderWith({ "here/Makefile": makefile("here", "  DEPENDS:=+there") });
    const url = folderWith({ "packages/there/Makefile": makefile("there") });
    const commit = commitAll(url);
    const job = jobOf("opkg", pathSource("here"), {
      kind: "git",
      name: "other",
      url,
      commit,
      subdir: "packages",
      packages: planned("there"),
    });
    const { report } = await build(job, { root, sdk: sdkOf("opkg") });
    expect(statuses(report)).toEqual({ here: "built", there: "built" });
    expect(report.sources[1]).toEqual({ name: "other", url, commit, modified: false });
  });

  test("compiles many packages by one goal of make, since each goal costs seconds in a real SDK", async () => {
    const { calls, spy } = watchMake();
    const root = folderWith({
      "one/Makefile": makefile("one"),
      "two/Makefile": makefile("two"),
      "three/Makefile": makefile("three"),
    });
    const { report } = await build(jobOf("opkg", pathSource("one", "two", "three")), {
      root,
      sdk: sdkOf("opkg"),
      exec: spy,
    });
    expect(calls).toEqual([["package/ppa-everything/compile"]]);
    expect(report.packages.map(({ status }) => status)).toEqual(["built", "built", "built"]);
  });

  test("names the packages one by one to an SDK that does not take to that", async () => {
    const { calls, spy } = watchMake("package/ppa-everything/compile");
    const root = folderWith({ "one/Makefile": makefile("one"), "two/Makefile": makefile("two") });
    const { report } = await build(jobOf("opkg", pathSource("one", "two")), { root, sdk: sdkOf("opkg"), exec: spy });
    expect(calls[1]).toEqual(["package/feeds/ppa/one/compile", "package/feeds/ppa/two/compile"]);
    expect(statuses(report)).toEqual({ one: "built", two: "built" });
  });

  test("builds a page of LuCI without all that it depends on, but with the tools it needs", async () => {
    const { calls, spy } = watchMake();
    const job = { ...jobOf("opkg", pathSource("luci-app-hello", "feed/greeter=greeter")), kind: "all" } as const;
    const { report, outDir } = await build(job, {
      root: examples,
      sdk: sdkOf("opkg"),
      exec: spy,
      archivePackages: new Set(["greeting"]),
    });
    expect(statuses(report)).toEqual({ "luci-app-hello": "built", greeter: "built" });
    expect(calls).toEqual([
      ["package/luci-base/host/compile"],
      ["package/feeds/ppa/luci-app-hello/compile", "package/feeds/ppa/greeter/compile"],
    ]);
    expect(existsSync(join(outDir, "packages", "luci-base"))).toBe(false);
    expect(report.packages[0]?.binaries.map(({ name, status }) => [name, status])).toEqual([
      ["luci-app-hello", "built"],
      ["luci-i18n-hello-de", "built"],
    ]);
  });

  test("builds what a package depends on where that decides the names in its Depends", async () => {
    const root = folderWith({ "script/Makefile": makefile("script", "  DEPENDS:=+libgreet\n  PKGARCH:=all") });
    const job = { ...jobOf("opkg", pathSource("script")), kind: "all" } as const;
    const { outDir } = await build(job, { root, sdk: sdkOf("opkg") });
    expect(control(join(outDir, "packages/script_1.0-r1_all.ipk"), "Depends")).toBe("libc, libgreet3");
  });

  test("lets nothing of our environment, nor of a checkout's configuration, into the build", async () => {
    const rest =
      "$(shell env > $(TOPDIR)/environment.txt; grep -r . $(CURDIR)/../.git/config $(CURDIR)/.git/config $(HOME)/.gitconfig >> $(TOPDIR)/environment.txt 2>/dev/null)";
    const root = folderWith({ "nosy/Makefile": makefile("nosy", "", rest), "keys.json": "s3cret-file" });
    commitAll(root);
    execFileSync("git", [
      "-C",
      root,
      "config",
      "http.https://example.org/.extraheader",
      "AUTHORIZATION: basic s3cret-header",
    ]);
    writeFileSync(join(root, "untracked-keys.json"), "s3cret-untracked");
    const sdk = sdkOf("opkg");
    const env = {
      ...process.env,
      PPA_KEYS: "s3cret-keys",
      GITHUB_TOKEN: "s3cret-token",
      https_proxy: "http://u:s3cret-proxy@localhost",
    };
    const { report } = await build(jobOf("opkg", pathSource("nosy")), { root, sdk, env });
    expect(statuses(report)).toEqual({ nosy: "built" });
    const seen = readFileSync(join(sdk, "environment.txt"), "utf8");
    expect(seen).toContain("PATH=");
    expect(seen).not.toMatch(/s3cret/);
    expect(existsSync(join(sdk, "ppa/ppa/untracked-keys.json"))).toBe(false);
  });

  test("stops what is running when it is told to", async () => {
    const marker = join(temporary(), "pid");
    const slow = makefile("slow").replace(
      "define Build/Compile\n",
      (line) => `${line}\techo $$$$$$$$ > ${marker}; exec sleep 300\n`,
    );
    const root = folderWith({ "slow/Makefile": slow });
    const stop = new AbortController();
    const running = build(jobOf("opkg", pathSource("slow")), { root, sdk: sdkOf("opkg"), signal: stop.signal });
    const ended = expect(running).rejects.toThrow(/abort/i);
    while (!existsSync(marker)) await new Promise((resolve) => setTimeout(resolve, 50));
    stop.abort();
    await ended;
    const pid = Number(readFileSync(marker, "utf8"));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
  });
});
