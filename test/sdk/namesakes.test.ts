import { readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Exec, exec } from "../../lib/run/exec.ts";
import { planLoose } from "../../lib/sdk/loose-plan.ts";
import { describeWith } from "../support/needs.ts";
import {
  build,
  commitAll,
  folderWith,
  jobOf,
  makefile,
  pathSource,
  planned,
  sdkOf,
  statuses,
  temporary,
} from "./support.ts";

describeWith(["gcc", "make", "git"], "of several directories that OpenWrt takes for the same", () => {
  test.each([true, false])(
    "a link to a package is left out, which OpenWrt would build in the package's place (in git: %s)",
    async (inGit) => {
      const root = folderWith({
        "one/Makefile": makefile("one"),
        "one/files/there": "",
        "uno/Makefile": makefile("uno"),
      });
      symlinkSync("one", join(root, "linkone"));
      symlinkSync("../one/files", join(root, "uno/files"));
      symlinkSync(".", join(root, "all"));
      if (inGit) commitAll(root);
      const sdk = sdkOf("opkg");
      const [job] = (
        await planLoose(
          { location: root },
          { targets: ["24.10/x86_64"], temporary: temporary(), exec, env: process.env },
        )
      ).jobs;
      const { report } = await build(job ?? jobOf("opkg"), { root, sdk });
      expect(statuses(report)).toEqual({ one: "built", uno: "built" });
      const feed = job?.sources[0]?.name ?? "";
      expect(readdirSync(join(sdk, "ppa", feed)).filter((name) => name !== ".git")).toEqual(["one", "uno"]);
      expect(readdirSync(join(sdk, "ppa", feed, "uno")).sort()).toEqual(["Makefile", "files"]);
    },
  );

  test("a Makefile that leads nowhere is none, and stops nothing", async () => {
    const root = folderWith({ "one/Makefile": makefile("one"), "old/README": "" });
    symlinkSync("gone", join(root, "old/Makefile"));
    const { report } = await build(jobOf("opkg", pathSource("one")), { root, sdk: sdkOf("opkg") });
    expect(statuses(report)).toEqual({ one: "built" });
  });

  test("a package of two directories is neither's, since the file may be of either, and the rest is built", async () => {
    const also = "define Package/own\n  SECTION:=utils\n  TITLE:=Its own\nendef\nPackage/own/install=true\n";
    const second = makefile("twice").replace(
      "$(eval $(call BuildPackage,twice))",
      `${also}$(eval $(call BuildPackage,twice))\n$(eval $(call BuildPackage,own))`,
    );
    const root = folderWith({
      "first/Makefile": makefile("twice"),
      "second/Makefile": second,
      "fine/Makefile": makefile("fine"),
    });
    const { report } = await build(jobOf("opkg", pathSource("first", "second", "fine")), { root, sdk: sdkOf("opkg") });
    expect(
      report.packages.map(({ as, binaries }) => [as, ...binaries.map(({ name, status }) => `${name} ${status}`)]),
    ).toEqual([
      ["first", "twice failed"],
      ["second", "twice failed", "own built"],
      ["fine", "fine built"],
    ]);
    expect(report.packages[0]?.reason).toBe("second makes twice, too; a package can be of one directory only");
  });

  test("directories of one name in two sources: the second is told, the first is built", async () => {
    const root = folderWith({ "a/same/Makefile": makefile("same"), "b/same/Makefile": makefile("other") });
    const source = (name: string) => ({ kind: "path", name, path: name, packages: planned("same") }) as const;
    const { report } = await build(jobOf("opkg", source("a"), source("b")), { root, sdk: sdkOf("opkg") });
    expect(report.packages.map(({ source, status }) => `${source} ${status}`)).toEqual(["a built", "b failed"]);
    expect(report.packages[1]?.reason).toBe(
      "OpenWrt took feeds/a/same in its place; of directories of one name it builds one only",
    );
  });

  test("a goal that make has no rule for ends nothing but itself", async () => {
    const root = folderWith({ "one/Makefile": makefile("one"), "two/Makefile": makefile("two") });
    // What make says of a directory that its scan has not found, among the directories of one goal.
    const stderr =
      "make[1]: *** No rule to make target 'package/feeds/ppa/one/compile', needed by 'package/compile'.  Stop.";
    const strict: Exec = async (command, args, options) =>
      args.some((word) => /^package\/builddirs-compile=.* /.test(word))
        ? { code: 2, stdout: Buffer.alloc(0), stderr, timedOut: false }
        : exec(command, args, options);
    const { report } = await build(jobOf("opkg", pathSource("one", "two")), { root, sdk: sdkOf("opkg"), exec: strict });
    expect(statuses(report)).toEqual({ one: "built", two: "built" });
  });
});
