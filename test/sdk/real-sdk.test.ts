import { describe, expect, test } from "vitest";
import { exec } from "../../lib/run/exec.ts";
import { planLoose } from "../../lib/sdk/loose-plan.ts";
import { describeWith } from "../support/needs.ts";
import { build, examples, folderWith, makefile, sdkOf, statuses, temporary } from "./support.ts";

/**
 * In a real SDK: PPA_SDK_DIR is its unpacked folder, which is built in, and PPA_SDK_TARGET what it is for, such as
 * `24.10/x86_64`, or `24.10/x86/64` for kernel modules too. Its feeds are fetched from the network. What is surprising there is
 * to be as surprising in the stand-in.
 */
const { PPA_SDK_DIR: real, PPA_SDK_TARGET: target = "24.10/x86/64" } = process.env;

async function buildAll(root: string, sdk: string, of: string) {
  const { jobs } = await planLoose(
    { location: root },
    { targets: [of], temporary: temporary(), exec, env: process.env },
  );
  const archivePackages = new Set(
    jobs.flatMap(({ sources }) => sources.flatMap(({ packages }) => packages.flatMap(({ names }) => names))),
  );
  const reports = [];
  for (const job of jobs) {
    const options = { root, sdk, archivePackages, isWholeArchive: true };
    reports.push((await build(job, options)).report);
  }
  return reports;
}

const cc = "\t$(MAKE) -C $(PKG_BUILD_DIR) $(TARGET_CONFIGURE_OPTS)\n";
const compiling = (name: string, fields = "") =>
  makefile(name, fields).replace("define Build/Compile\n", (line) => line + cc);

const mistakes: Readonly<Record<string, string>> = {
  "fine/Makefile": makefile("fine"),
  "wrong-c/Makefile": compiling("wrong-c"),
  "wrong-c/src/Makefile": "wrong: wrong.c\n\t$(CC) $(CFLAGS) -o $@ $<\n",
  "wrong-c/src/wrong.c": "int main(void)\n{\n\treturn missing;\n}\n",
  "needy/Makefile": makefile("needy", "  DEPENDS:=+wrong-c"),
  "wrong-make/Makefile": makefile("wrong-make").replace("define Build/Compile\n", "endif\ndefine Build/Compile\n"),
  "wrong-include/Makefile": makefile("wrong-include", "", "include ../nothing.mk\n"),
  "wrong-patch/Makefile": makefile("wrong-patch"),
  "wrong-patch/src/there.c": "",
  "wrong-patch/patches/001-x.patch": "--- a/gone.c\n+++ b/gone.c\n@@ -1 +1 @@\n-a\n+b\n",
  "no-hash/Makefile": makefile("no-hash", "", "PKG_SOURCE:=x.tar\nPKG_SOURCE_URL:=file://$(CURDIR)/files\n"),
  "no-hash/files/x.tar": "",
  "elsewhere/Makefile": makefile("elsewhere", "  DEPENDS:=@TARGET_ath79"),
  "with-elsewhere/Makefile": makefile("with-elsewhere", "  DEPENDS:=elsewhere"),
  "phantom/Makefile": makefile("phantom", "  DEPENDS:=+nobody-has-this"),
  "lib/Makefile": makefile("lib", "  ABI_VERSION:=3"),
  "lib-user/Makefile": makefile("lib-user", "  DEPENDS:=+lib"),
};

const told = {
  fine: "built",
  "wrong-c": "failed: wrong.c:3: 'missing' undeclared (first use in this function)",
  needy: "failed: wrong-c, which it needs, failed to build",
  "wrong-make": "failed: its Makefile cannot be read: line 16: extraneous 'endif'.",
  "wrong-include": "failed: its Makefile cannot be read: line 6: ../nothing.mk: No such file or directory",
  "wrong-patch": "failed: 001-x.patch: this patch does not apply",
  "no-hash": "failed: PKG_HASH is missing, or is no SHA-256; without it OpenWrt downloads nothing",
  elsewhere: "skipped: it cannot be selected for this target: it needs TARGET_ath79",
  "with-elsewhere":
    "skipped: it cannot be selected for this target: it needs elsewhere, which is not selected because it needs TARGET_ath79",
  phantom: "failed: it depends on nobody-has-this, which neither OpenWrt's feeds nor this archive have",
  lib: "built",
  "lib-user": "built",
};

const sdks = [
  ["the stand-in", () => sdkOf("opkg"), "24.10/x86_64"],
  ["the stand-in of the other era", () => sdkOf("apk"), "25.12/x86_64"],
  ...["18.06.9", "19.07.10", "22.03.7"].map(
    (of) => [`the stand-in of ${of}`, () => sdkOf("opkg", `release=${of}`), `${of}/x86_64`] as const,
  ),
  ...(real ? [["the SDK of PPA_SDK_DIR", () => real, target] as const] : []),
] as const;

describeWith(["gcc", "make", "git"], "a build of mistakes", () => {
  test.each(sdks)("is told in the same words in %s", { timeout: 1_800_000 }, async (_, sdk, of) => {
    const reports = await buildAll(folderWith(mistakes), sdk(), of);
    const packages = reports.flatMap((report) => report.packages);
    const said = packages.map(({ as, status, reason }) => [as, reason ? `${status}: ${reason}` : status]);
    expect(Object.fromEntries(said)).toEqual(told);
  });
});

describe.skipIf(!real)("in the SDK of PPA_SDK_DIR", () => {
  test("every example is built", { timeout: 3_600_000 }, async () => {
    for (const report of await buildAll(examples, real ?? "", target))
      expect(new Set(Object.values(statuses(report))), report.job).toEqual(new Set(["built"]));
  });
});
