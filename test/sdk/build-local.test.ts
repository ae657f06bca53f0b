import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { readApk } from "../../lib/apk/package.ts";
import { type Exec, exec } from "../../lib/run/exec.ts";
import { planLoose } from "../../lib/sdk/loose-plan.ts";
import { describeWith } from "../support/needs.ts";
import { makeKeys } from "../support/ppa.ts";
import { processesWith } from "../support/processes.ts";
import {
  build,
  commitAll,
  eras,
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

/** A field of the control file of an .ipk. */
function control(file: string, field: string): string {
  const script = 'tar -xzOf "$1" ./control.tar.gz | tar -xzO ./control';
  const text = execFileSync("sh", ["-c", script, "sh", file], { encoding: "utf8" });
  return new RegExp(`^${field}: (.*)$`, "m").exec(text)?.[1] ?? "";
}

function dependsOf(file: string): string[] {
  if (file.endsWith(".ipk")) return control(file, "Depends").split(", ");
  return readApk(readFileSync(file))?.info.depends.map(({ name }) => name) ?? [];
}

/** What each call of make is to build: its goal, and the directories that it is told of. */
function watchMake(): { calls: string[]; spy: Exec } {
  const calls: string[] = [];
  const spy: Exec = async (command, args, options) => {
    const words = args.slice(args.findIndex((word) => word.endsWith('make "$@"')) + 1);
    const goal = words.find((word) => /^package\/\w+$/.test(word));
    const [, directories = ""] = words.join("\n").match(/^package\/builddirs-\w+=(.*)$/m) ?? [];
    if (goal) calls.push(`${goal}: ${directories}`);
    return exec(command, args, options);
  };
  return { calls, spy };
}

describeWith(["gcc", "make", "git"], "build in a local SDK", () => {
  test.each([
    [
      "opkg",
      [
        "greeter_1.0.0-r1_all.ipk",
        "greeting_2.1.0-r1_x86_64.ipk",
        "hello-c_1.0.0-r1_x86_64.ipk",
        "hello-script_1.0.0-r1_all.ipk",
        "kmod-hello_6.6.93.1.0.0-r1_x86_64.ipk",
        "libgreeting2_2.1.0-r1_x86_64.ipk",
        "luci-app-hello_VERSION-r1_all.ipk",
        "luci-i18n-hello-de_VERSION-r1_all.ipk",
      ],
    ],
    [
      "apk",
      [
        "greeter-1.0.0-r1.apk",
        "greeting-2.1.0-r1.apk",
        "hello-c-1.0.0-r1.apk",
        "hello-script-1.0.0-r1.apk",
        "kmod-hello-6.6.93.1.0.0-r1.apk",
        "libgreeting2-2.1.0-r1.apk",
        "luci-app-hello-VERSION-r1.apk",
        "luci-i18n-hello-de-VERSION-r1.apk",
      ],
    ],
  ] as const)("builds every example as planned, for a release with %s", async (era, expected) => {
    const targets = [`${eras[era].series}/x86_64`, `${eras[era].series}/x86/64`];
    const { jobs } = await planLoose(
      { location: examples },
      { targets, temporary: temporary(), exec, env: process.env },
    );
    const archivePackages = new Set(
      jobs.flatMap(({ sources }) => sources.flatMap(({ packages }) => packages.flatMap(({ names }) => names))),
    );
    const sdk = sdkOf(era);
    const files: string[] = [];
    for (const job of jobs) {
      const { report, outDir } = await build(job, { root: examples, sdk, archivePackages });
      expect(new Set(Object.values(statuses(report)))).toEqual(new Set(["built"]));
      files.push(...readdirSync(join(outDir, "packages")));
      if (job.kind !== "arch") continue;
      const greeting = files.find((name) => name.startsWith("greeting")) ?? "";
      expect(dependsOf(join(outDir, "packages", greeting))).toEqual(["libc", "libgreeting2"]);
    }
    expect(files.map((name) => name.replace(/\d\d\.\d{3}\.\d{5}~[0-9a-f]{7}/, "VERSION")).sort()).toEqual(expected);
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

  test("takes links, modes and files that are not committed yet along, and nothing that was deleted", async () => {
    const root = folderWith({ "one/Makefile": makefile("one"), "one/script": "#!/bin/sh\n", "one/old": "" });
    chmodSync(join(root, "one/script"), 0o755);
    symlinkSync("script", join(root, "one/link"));
    commitAll(root);
    rmSync(join(root, "one/old"));
    writeFileSync(join(root, "one/fresh"), "");
    const sdk = sdkOf("opkg");
    const { report } = await build(jobOf("opkg", pathSource("one")), { root, sdk });
    const staged = join(sdk, "ppa/ppa/one");
    expect(readdirSync(staged).sort()).toEqual(["Makefile", "fresh", "link", "script"]);
    expect(readlinkSync(join(staged, "link"))).toBe("script");
    expect(statSync(join(staged, "script")).mode & 0o777).toBe(0o755);
    expect(report.sources[0]?.modified).toBe(true);
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
    expect(report.sources[1]).toEqual({ name: "other", url, path: "packages", commit, modified: false });
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
    expect(calls).toEqual(["package/compile: feeds/ppa/one feeds/ppa/two feeds/ppa/three"]);
    expect(report.packages.map(({ status }) => status)).toEqual(["built", "built", "built"]);
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
      "package/compile: feeds/base/lua/host feeds/luci/luci-base/host",
      "package/compile: feeds/ppa/luci-app-hello feeds/ppa/greeter",
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

  test("keeps to its kind where a directory makes packages of several", async () => {
    const mixed = makefile("tool").replace(
      "$(eval $(call BuildPackage,tool))",
      `define Package/tool-data
  SECTION:=utils
  TITLE:=Data of it
  PKGARCH:=all
endef
Package/tool-data/install=$(INSTALL_DIR) $(1)/usr/share/tool-data
$(eval $(call BuildPackage,tool))
$(eval $(call BuildPackage,tool-data))`,
    );
    const root = folderWith({ "tool/Makefile": mixed });
    const { jobs } = await planLoose(
      { location: root },
      { targets: ["25.12/x86_64"], temporary: temporary(), exec, env: process.env },
    );
    const files: Record<string, string[]> = {};
    for (const job of jobs) {
      const { outDir } = await build(job, { root, sdk: sdkOf("apk") });
      files[job.kind] = readdirSync(join(outDir, "packages"));
    }
    expect(files).toEqual({ all: ["tool-data-1.0-r1.apk"], arch: ["tool-1.0-r1.apk"] });
  });

  test.each(["opkg", "apk"] as const)("takes translations along, which no plan can name: %s", async (era) => {
    const target = `${eras[era].series}/x86_64`;
    const { jobs } = await planLoose(
      { location: examples },
      { targets: [target], packages: ["luci-app-hello"], temporary: temporary(), exec, env: process.env },
    );
    const { report } = await build(jobs[0] ?? jobOf(era), { root: examples, sdk: sdkOf(era) });
    expect(report.packages[0]?.binaries.map(({ name, status }) => `${name} ${status}`)).toEqual([
      "luci-app-hello built",
      "luci-i18n-hello-de built",
    ]);
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

  test.each(["one", "uno"])("builds the chosen one of two directories that define one package: %s", async (as) => {
    const versioned = (version: string) => makefile("one").replace("PKG_VERSION:=1.0", `PKG_VERSION:=${version}`);
    const root = folderWith({ "one/Makefile": versioned("1.1"), "uno/Makefile": versioned("2.2") });
    const source = { ...pathSource(as), packages: planned(as).map((each) => ({ ...each, names: ["one"] })) };
    const { report } = await build(jobOf("opkg", source), { root, sdk: sdkOf("opkg") });
    const version = as === "one" ? "1.1" : "2.2";
    expect(report.packages[0]?.binaries).toMatchObject([{ file: `packages/one_${version}-r1_x86_64.ipk` }]);
  });

  const places = ["in", "outside of", "of a repository within that is known to"];
  test.each(places)("lets no private key that nobody committed into the build, %s git", async (where) => {
    const root = folderWith({ Makefile: makefile("top") });
    if (where !== "outside of") commitAll(root);
    writeFileSync(join(root, "PPA_KEYS.txt"), await makeKeys("mine"));
    writeFileSync(join(root, "more.txt"), "more");
    const within = join(root, "within");
    mkdirSync(within);
    writeFileSync(join(within, "file"), "");
    commitAll(within);
    if (where.startsWith("of")) execFileSync("git", ["-C", root, "add", "within"], { stdio: "ignore" });
    writeFileSync(join(within, "PPA_KEYS.txt"), await makeKeys("mine"));
    const sdk = sdkOf("opkg");
    const { report, told } = await build(jobOf("opkg", pathSource(".=top")), { root, sdk });
    expect(statuses(report)).toEqual({ top: "built" });
    const staged = readdirSync(join(sdk, "ppa/ppa/top"), { recursive: true, encoding: "utf8" });
    expect(staged).toEqual(expect.arrayContaining(["Makefile", "more.txt", "within/file"]));
    expect(staged.filter((path) => /PPA_KEYS|within\/\.git/.test(path))).toEqual([]);
    expect(told.warnings.map(({ what, place }) => `${place?.file} ${what}`)).toEqual([
      "PPA_KEYS.txt holds a private key that is not committed, and is kept from the build",
      "within/PPA_KEYS.txt holds a private key that is not committed, and is kept from the build",
    ]);
  });

  test("stops what is running when it is told to", async () => {
    const forEver = `${4_000_000 + process.pid}`;
    const slow = makefile("slow").replace("define Build/Compile\n", (line) => `${line}\tsleep ${forEver}\n`);
    const root = folderWith({ "slow/Makefile": slow });
    const stop = new AbortController();
    const running = build(jobOf("opkg", pathSource("slow")), { root, sdk: sdkOf("opkg"), signal: stop.signal });
    const ended = expect(running).rejects.toThrow(/abort/i);
    await vi.waitFor(() => expect(processesWith(forEver)).not.toEqual([]), 60_000);
    stop.abort();
    await ended;
    await vi.waitFor(() => expect(processesWith(forEver)).toEqual([]), 10_000);
  });
});
