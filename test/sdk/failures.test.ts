import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { exec } from "../../lib/run/exec.ts";
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
} from "./support.ts";

/** A package that is always fine: whatever happens to its neighbour, it must be built. */
const fine = { "fine/Makefile": makefile("fine") };

describeWith(["gcc", "make", "git"], "each failure has its own status and words, and the rest is built", () => {
  async function buildBeside(files: Record<string, string>, era: "opkg" | "apk" = "opkg") {
    const root = folderWith({ ...fine, ...files });
    const { report, outDir } = await build(jobOf(era, pathSource("bad", "fine")), { root, sdk: sdkOf(era) });
    const [bad] = report.packages;
    expect(statuses(report)["fine"]).toBe("built");
    if (!bad) throw new Error("no report of the package");
    return { bad, report, outDir };
  }

  test("a Makefile with a syntax error", async () => {
    const broken = makefile("bad").replace("define Package/bad/install\n", "endif\ndefine Package/bad/install\n");
    const line = broken.split("\n").indexOf("endif") + 1;
    const { bad, report } = await buildBeside({ "bad/Makefile": broken });
    expect(bad).toMatchObject({
      status: "failed",
      reason: `its Makefile cannot be read: line ${line}: extraneous 'endif'.`,
    });
    expect(bad.remarks).toEqual([{ level: "error", text: "extraneous 'endif'.", file: "bad/Makefile", line }]);
    expect(report.status).toBe("failed");
  });

  test("a Makefile that OpenWrt does not take for a package", async () => {
    const { bad } = await buildBeside({ "bad/Makefile": "all:\n\ttrue\n" });
    expect(bad.status).toBe("failed");
    expect(bad.reason).toMatch(
      /finds no package in it; its Makefile must end with \$\(eval \$\(call BuildPackage,NAME\)\)/,
    );
  });

  test("a mistake in C, told at its file and line, with the end of the log", async () => {
    const compiling = makefile("bad").replace(
      "define Build/Compile\n",
      (text) => `${text}\t$(MAKE) -C $(PKG_BUILD_DIR) $(TARGET_CONFIGURE_OPTS)\n`,
    );
    const { bad, outDir } = await buildBeside({
      "bad/Makefile": compiling,
      "bad/src/Makefile": "bad: bad.c\n\t$(CC) $(CFLAGS) -o $@ $<\n",
      "bad/src/bad.c": "#include <stdio.h>\n\nint main(void)\n{\n\treturn missing;\n}\n",
    });
    expect(bad.status).toBe("failed");
    expect(bad.reason).toMatch(/^bad\.c:5: .missing. undeclared/);
    expect(bad.remarks[0]).toMatchObject({ level: "error", file: "bad/src/bad.c", line: 5, column: 16 });
    expect(bad.tail?.length).toBeLessThanOrEqual(40);
    expect(bad.tail?.join("\n")).toContain("return missing;");
    expect(readFileSync(join(outDir, bad.log ?? ""), "utf8")).toContain("undeclared");
  });

  test("a function that no library has", async () => {
    const compiling = makefile("bad").replace(
      "define Build/Compile\n",
      (text) => `${text}\t$(MAKE) -C $(PKG_BUILD_DIR) $(TARGET_CONFIGURE_OPTS)\n`,
    );
    const { bad } = await buildBeside({
      "bad/Makefile": compiling,
      "bad/src/Makefile": "bad: bad.c\n\t$(CC) $(CFLAGS) -c -o bad.o $<\n\t$(CC) -o $@ bad.o -lnothing\n",
      "bad/src/bad.c": "int main(void) { return 0; }\n",
    });
    expect(bad.reason).toMatch(/^cannot find -lnothing/);
    expect(bad.remarks).toContainEqual(
      expect.objectContaining({ level: "error", file: "bad/Makefile", text: expect.stringContaining("-lnothing") }),
    );
  });

  const withSource = (hash: string) => {
    const rest = `PKG_SOURCE:=bad-1.0.tar\nPKG_SOURCE_URL:=file://$(CURDIR)/files\n${hash}\n`;
    return { "bad/Makefile": makefile("bad", "", rest), "bad/files/bad-1.0.tar": "not the archive that was meant" };
  };

  test("a source with another hash than PKG_HASH", async () => {
    const files = withSource(`PKG_HASH:=${"1".repeat(64)}`);
    const { bad } = await buildBeside(files);
    expect(bad.status).toBe("failed");
    expect(bad.reason).toMatch(/^its source has the wrong hash: PKG_HASH is 1{64}, the file's is [0-9a-f]{64}$/);
    const line = files["bad/Makefile"].split("\n").findIndex((text) => text.startsWith("PKG_HASH")) + 1;
    expect(bad.remarks).toEqual([{ level: "error", text: bad.reason, file: "bad/Makefile", line }]);
  });

  test("a source without PKG_HASH, which OpenWrt does not download", async () => {
    const { bad } = await buildBeside(withSource("# no hash"));
    expect(bad).toMatchObject({
      status: "failed",
      reason: expect.stringMatching(/^PKG_HASH is missing, or is no SHA-256/),
    });
  });

  test("a file that the Makefile includes and that does not exist, though make would go on without it", async () => {
    const { bad } = await buildBeside({ "bad/Makefile": makefile("bad", "", "include ../missing.mk\n") });
    expect(bad.status).toBe("failed");
    expect(bad.reason).toMatch(/line 6: \.\.\/missing\.mk: No such file or directory/);
    expect(bad.remarks[0]).toMatchObject({ level: "error", file: "bad/Makefile", line: 6 });
  });

  test("a patch that does not apply, told at its file", async () => {
    const { bad } = await buildBeside({
      "bad/Makefile": makefile("bad"),
      "bad/src/there.c": "",
      "bad/patches/001-x.patch": "--- a/gone.c\n+++ b/gone.c\n@@ -1 +1 @@\n-a\n+b\n",
    });
    expect(bad.remarks).toEqual([
      { level: "error", text: "this patch does not apply", file: "bad/patches/001-x.patch" },
    ]);
  });

  test("a command that ends with an error, by what it said last", async () => {
    const copying = makefile("bad").replace(/\t\$\(INSTALL_DIR\).*\n/, "\t$(CP) $(PKG_BUILD_DIR)/nothing $(1)/\n");
    const { bad } = await buildBeside({ "bad/Makefile": copying });
    expect(bad.reason).toMatch(/^cp: cannot stat '.*\/nothing': No such file or directory$/);
  });

  test("a program for the building machine that cannot be made, where only a translation needs it", async () => {
    const sdk = sdkOf("opkg");
    const luci = join(sdk, "upstream/luci");
    writeFileSync(join(luci, "modules/luci-base/src/po2lmo"), "#!/bin/sh\nexit 1\n");
    commitAll(luci, "A tool that does not work");
    const conf = readFileSync(join(sdk, "feeds.conf.default"), "utf8");
    writeFileSync(join(sdk, "feeds.conf.default"), conf.replace(/^(src-git luci \S+?)\^.*$/m, "$1"));
    const page = readFileSync(join(examples, "luci-app-hello/Makefile"), "utf8");
    const root = folderWith({
      "luci-app-bad/Makefile": page,
      "luci-app-bad/po/de/bad.po": "",
      "luci-app-bad/root/x": "",
    });
    const job = { ...jobOf("opkg", pathSource("luci-app-bad")), kind: "all" } as const;
    const { report } = await build(job, { root, sdk });
    expect(report.packages[0]?.status).toBe("failed");
    expect(report.packages[0]?.binaries.map(({ name, status }) => `${name} ${status}`)).toEqual([
      "luci-app-bad built",
      "luci-i18n-bad-de failed",
    ]);
  });

  test("a source that cannot be downloaded", async () => {
    const rest = "PKG_SOURCE:=bad-1.0.tar\nPKG_SOURCE_URL:=file:///nowhere\nPKG_HASH:=skip\n";
    const { bad } = await buildBeside({ "bad/Makefile": makefile("bad", "", rest) });
    expect(bad).toMatchObject({ status: "failed", reason: "its source could not be downloaded" });
  });

  test("a dependency that exists nowhere", async () => {
    const root = folderWith({ ...fine, "bad/Makefile": makefile("bad", "  DEPENDS:=+libgreet +phantom") });
    const job = jobOf("opkg", pathSource("bad", "fine"));
    const { report } = await build(job, { root, sdk: sdkOf("opkg"), isWholeArchive: true });
    expect(statuses(report)).toEqual({ bad: "failed", fine: "built" });
    expect(report.packages[0]?.reason).toBe(
      "it depends on phantom, which neither OpenWrt's feeds nor this archive have",
    );
    const text = "depends on phantom, which neither OpenWrt's feeds nor this archive have";
    expect(report.packages[0]?.remarks).toEqual([{ level: "error", text, file: "bad/Makefile" }]);
    expect(report.packages[0]).not.toHaveProperty("tail");
  });

  test("a dependency that the archive may have, where not all of it is known, is a warning", async () => {
    const { bad } = await buildBeside({ "bad/Makefile": makefile("bad", "  DEPENDS:=+phantom") });
    expect(bad.status).toBe("built");
    expect(bad.remarks).toEqual([
      { level: "warning", text: expect.stringMatching(/^depends on phantom, /), file: "bad/Makefile" },
    ]);
  });

  test("a kernel module that the SDK does not know is a warning, since it may be another target's", async () => {
    const root = folderWith({ ...fine, "good/Makefile": makefile("good", "  DEPENDS:=+kmod-elsewhere") });
    const job = jobOf("opkg", pathSource("good", "fine"));
    const { report } = await build(job, { root, sdk: sdkOf("opkg"), isWholeArchive: true });
    expect(statuses(report)).toEqual({ good: "built", fine: "built" });
    expect(report.packages[0]?.remarks).toMatchObject([
      { level: "warning", text: expect.stringContaining("depends on kmod-elsewhere") },
    ]);
  });

  test("a dependency that another job of the archive builds is none of it", async () => {
    const root = folderWith({ "good/Makefile": makefile("good", "  DEPENDS:=+elsewhere") });
    const { report } = await build(jobOf("opkg", pathSource("good")), {
      root,
      sdk: sdkOf("opkg"),
      isWholeArchive: true,
      archivePackages: new Set(["elsewhere"]),
    });
    expect(statuses(report)).toEqual({ good: "built" });
    expect(report.sdk?.feeds).toEqual([]);
  });

  test("a dependency that fails to build", async () => {
    const compiling = makefile("bad").replace("define Build/Compile\n", (text) => `${text}\tfalse\n`);
    const root = folderWith({
      ...fine,
      "bad/Makefile": compiling,
      "needy/Makefile": makefile("needy", "  DEPENDS:=+bad"),
    });
    const { report } = await build(jobOf("opkg", pathSource("needy", "bad", "fine")), { root, sdk: sdkOf("opkg") });
    expect(statuses(report)).toEqual({ needy: "failed", bad: "failed", fine: "built" });
    expect(report.packages[0]?.reason).toBe("bad, which it needs, failed to build");
  });

  test("a package that is not for this target is skipped, which is no failure", async () => {
    const { bad, report } = await buildBeside({ "bad/Makefile": makefile("bad", "  DEPENDS:=@TARGET_ath79") });
    expect(bad).toMatchObject({
      status: "skipped",
      reason: "it cannot be selected for this target: it needs TARGET_ath79",
    });
    expect(report.status).toBe("built");
  });

  test("a package that selects one that is not for this target is skipped with it", async () => {
    const root = folderWith({
      "bad/Makefile": makefile("bad", "  DEPENDS:=@TARGET_ath79"),
      "user/Makefile": makefile("user", "  DEPENDS:=bad"),
    });
    const { report } = await build(jobOf("opkg", pathSource("user", "bad")), { root, sdk: sdkOf("opkg") });
    expect(report.packages[0]).toMatchObject({
      status: "skipped",
      reason:
        "it cannot be selected for this target: it needs bad, which is not selected because it needs TARGET_ath79",
    });
  });

  test("a hidden package that nothing needs is skipped", async () => {
    const { bad } = await buildBeside({ "bad/Makefile": makefile("bad", "  HIDDEN:=1") });
    expect(bad).toMatchObject({ status: "skipped", reason: "it is hidden, and nothing that is built needs it" });
  });

  test("a package without an install section has nothing to pack", async () => {
    const bare = makefile("bad").replace(/define Package\/bad\/install[\s\S]*?endef\n/, "");
    const { bad } = await buildBeside({ "bad/Makefile": bare }, "apk");
    expect(bad).toMatchObject({ status: "skipped", reason: expect.stringContaining("no install section") });
  });

  test("a package that takes too long", async () => {
    const slow = makefile("slow").replace("define Build/Compile\n", (text) => `${text}\tsleep 60\n`);
    const root = folderWith({ ...fine, "slow/Makefile": slow });
    const limits = { download: 60_000, compile: 4_000 };
    const { report } = await build(jobOf("opkg", pathSource("fine", "slow")), { root, sdk: sdkOf("opkg"), limits });
    expect(statuses(report)).toEqual({ fine: "built", slow: "failed" });
    expect(report.packages[1]?.reason).toBe("the time for compiling was up");
  });

  test("a disk that fills up while a package compiles", async () => {
    const filling = makefile("bad").replace("define Build/Compile\n", (text) => `${text}\tcat /dev/zero > /dev/full\n`);
    const { bad } = await buildBeside({ "bad/Makefile": filling });
    expect(bad).toMatchObject({ status: "failed", reason: "the disk is full" });
  });

  test("a disk that fills up while files are copied", async () => {
    const full: typeof exec = async (command, args, options) =>
      command === "cp"
        ? {
            code: 1,
            stdout: Buffer.alloc(0),
            stderr: "cp: error writing 'x': No space left on device",
            timedOut: false,
          }
        : exec(command, args, options);
    const started = build(jobOf("opkg", pathSource("fine")), {
      root: folderWith(fine),
      sdk: sdkOf("opkg"),
      exec: full,
    });
    await expect(started).rejects.toThrow("The disk is full. Make room");
  });

  test("a git server that never answers", async () => {
    const server = createServer(() => {});
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/hanging.git`;
    const root = folderWith(fine);
    const hanging = { kind: "git", name: "hanging", url, commit: "0".repeat(40), packages: planned("bad") } as const;
    const { report } = await build(jobOf("opkg", hanging, pathSource("fine")), {
      root,
      sdk: sdkOf("opkg"),
      gitTimeout: 2_000,
    });
    expect(statuses(report)).toEqual({ bad: "failed", fine: "built" });
    expect(report.packages[0]?.reason).toBe(
      `${url} did not answer within 2 seconds. Check the address, or try again later`,
    );
  });

  test("a git repository without the commit that is asked for", async () => {
    const url = folderWith({ "bad/Makefile": makefile("bad") });
    commitAll(url);
    const gone = { kind: "git", name: "gone", url, commit: "0".repeat(40), packages: planned("bad") } as const;
    const { report } = await build(jobOf("opkg", gone, pathSource("fine")), {
      root: folderWith(fine),
      sdk: sdkOf("opkg"),
    });
    expect(report.packages[0]?.reason).toContain(`it has no branch, tag or commit ${"0".repeat(40)}`);
  });

  test("an SDK of another architecture is refused", async () => {
    const running = build(jobOf("opkg", pathSource("fine")), {
      root: folderWith(fine),
      sdk: sdkOf("opkg", "arch=mips_24kc", "target=ath79/generic"),
    });
    await expect(running).rejects.toThrow("The SDK is for ath79/generic (mips_24kc), not for x86/64 (x86_64)");
  });

  test.each([
    ["opkg", "release=25.12.5", "arch", "The SDK is of 25.12.5, not of 24.10.8"],
    ["apk", "release=24.10.8", "arch", "The SDK is of 24.10.8, not of 25.12.5"],
    ["opkg", "release=24.10.7", "kmod", "The SDK is of 24.10.7, not of 24.10.8"],
    ["opkg", "release=SNAPSHOT", "arch", "The SDK makes .apk files, and 24.10.8 takes .ipk files"],
  ] as const)("an SDK of another release is refused: for %s one of %s, %s", async (era, setting, kind, words) => {
    const job = { ...jobOf(era, pathSource("fine")), kind };
    const running = build(job, { root: folderWith(fine), sdk: sdkOf(era, setting) });
    await expect(running).rejects.toThrow(words);
  });

  test.each(["release=24.10.7", "release=SNAPSHOT", "release=24.10-SNAPSHOT"])(
    "an SDK of another point release, of a snapshot or of its maker's own version is taken: %s",
    async (setting) => {
      const sdk = sdkOf(setting.includes("24.10") ? "opkg" : "apk", setting);
      const job = jobOf(setting.includes("24.10") ? "opkg" : "apk", pathSource("fine"));
      writeFileSync(join(sdk, ".config"), `${readFileSync(join(sdk, ".config"), "utf8")}CONFIG_VERSION_NUMBER=""\n`);
      const { report } = await build(job, { root: folderWith(fine), sdk });
      expect(statuses(report)).toEqual({ fine: "built" });
    },
  );

  test("an SDK that asks for what the machine does not have says so", async () => {
    const sdk = sdkOf("opkg", "needs=no-such-program");
    await expect(build(jobOf("opkg", pathSource("fine")), { root: folderWith(fine), sdk })).rejects.toThrow(
      "The SDK does not work here, by its own check: Please install 'no-such-program'. Install that where the SDK runs",
    );
  });

  test("a folder that is no SDK is refused", async () => {
    const root = folderWith(fine);
    await expect(build(jobOf("opkg", pathSource("fine")), { root, sdk: root })).rejects.toThrow(
      "There is no OpenWrt SDK here",
    );
    expect(existsSync(join(root, "bin"))).toBe(false);
  });
});
