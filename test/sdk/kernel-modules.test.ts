import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { PlanJob } from "../../schemas/plan.ts";
import { describeWith } from "../support/needs.ts";
import { build, folderWith, jobOf, makefile, pathSource, sdkOf, statuses } from "./support.ts";

/** The files of a module: `fields` are those of its KernelPackage, `body` is what it does when it is loaded. */
function moduleFiles(name: string, { fields = "", body = "", above = "" } = {}): Record<string, string> {
  return {
    [`${name}/Makefile`]: `include $(TOPDIR)/rules.mk
include $(INCLUDE_DIR)/kernel.mk

PKG_NAME:=${name}
PKG_VERSION:=1.0
PKG_RELEASE:=1

include $(INCLUDE_DIR)/package.mk

define KernelPackage/${name}
  TITLE:=A module for a test
  FILES:=$(PKG_BUILD_DIR)/${name}.ko
${fields}
endef

define Build/Compile
	+$(KERNEL_MAKE) M="$(PKG_BUILD_DIR)" modules
endef

$(eval $(call KernelPackage,${name}))
`,
    [`${name}/src/Makefile`]: `obj-m := ${name}.o\n`,
    [`${name}/src/${name}.c`]: `#include <linux/module.h>
${above}
static int __init start(void)
{
	${body}
	return 0;
}
module_init(start);
MODULE_LICENSE("GPL");
`,
  };
}

const moduleJob = (...directories: string[]): PlanJob => ({
  ...jobOf("apk", pathSource(...directories)),
  kind: "kmod",
});

describeWith(["gcc", "make", "git"], "kernel modules", () => {
  test("may use what other modules of the archive export", async () => {
    const root = folderWith({
      ...moduleFiles("first", { above: "int first_value(void);\nint first_value(void) { return 1; }" }),
      ...moduleFiles("second", {
        fields: "  DEPENDS:=+kmod-first",
        above: "int first_value(void);",
        body: "first_value();",
      }),
    });
    const { report } = await build(moduleJob("first", "second"), { root, sdk: sdkOf("apk") });
    expect(statuses(report)).toEqual({ first: "built", second: "built" });
  });

  test("fail by themselves, each with its own words", async () => {
    const root = folderWith({
      ...moduleFiles("fine"),
      ...moduleFiles("mistake", { body: "no_such_thing = 1;" }),
      ...moduleFiles("lone", { above: "int nowhere(void);", body: "nowhere();" }),
      ...moduleFiles("misnamed", { fields: "  FILES:=$(PKG_BUILD_DIR)/other.ko" }),
      ...moduleFiles("older", { fields: "  DEPENDS:=@LINUX_5_4" }),
    });
    const { report } = await build(moduleJob("fine", "mistake", "lone", "misnamed", "older"), {
      root,
      sdk: sdkOf("apk"),
    });
    expect(Object.fromEntries(report.packages.map(({ as, reason }) => [as, reason]))).toEqual({
      fine: undefined,
      mistake: expect.stringMatching(/^mistake\.c:5: .no_such_thing. undeclared/),
      lone: "lone.ko uses nowhere, which neither the kernel nor a module of its DEPENDS exports",
      misnamed: "other.ko of its FILES was not built",
      older: "it cannot be selected for this target: it needs LINUX_5_4",
    });
    expect(report.packages[1]?.remarks[0]).toMatchObject({ level: "error", file: "mistake/src/mistake.c", line: 5 });
    expect(report.packages[2]?.remarks).toEqual([
      { level: "error", text: report.packages[2]?.reason, file: "lone/Makefile" },
    ]);
  });

  test("are told to be empty when the kernel is made without what their KCONFIG names", async () => {
    const root = folderWith(moduleFiles("optional", { fields: "  KCONFIG:=CONFIG_OPTIONAL" }));
    const { report } = await build(moduleJob("optional"), { root, sdk: sdkOf("apk") });
    expect(report.packages[0]).toMatchObject({
      status: "built",
      remarks: [
        {
          level: "warning",
          text: "kmod-optional is empty: its KCONFIG is not set in the kernel of this target",
          file: "optional/Makefile",
        },
      ],
    });
  });

  test("may depend on those that the SDK has; a dependency on others is told", async () => {
    const root = folderWith({
      ...moduleFiles("seven", { fields: "  DEPENDS:=+kmod-lib-crc7" }),
      ...moduleFiles("sixteen", { fields: "  DEPENDS:=+kmod-lib-crc16" }),
    });
    const { report } = await build(moduleJob("seven", "sixteen"), { root, sdk: sdkOf("apk") });
    expect(statuses(report)).toEqual({ seven: "built", sixteen: "built" });
    expect(report.packages.map(({ remarks }) => remarks.map(({ text }) => text))).toEqual([
      [],
      [
        "depends on kmod-lib-crc16, which OpenWrt does not build for this target; it can only be installed if the archive has it",
      ],
    ]);
  });

  test("are not blamed when it is the SDK's own modules that cannot be packed", async () => {
    const files = moduleFiles("seven", { fields: "  DEPENDS:=+kmod-lib-crc7" });
    const lacking = "Package kmod-seven is missing dependencies for the following libraries:";
    const compiling = files["seven/Makefile"]?.replace(/\t\+.*/, `\techo "${lacking}"; echo crc7.ko; false`) ?? "";
    const sdk = sdkOf("apk");
    rmSync(join(sdk, "include/kernel/lib/crc7.ko"));
    const { report } = await build(moduleJob("seven"), {
      root: folderWith({ ...files, "seven/Makefile": compiling }),
      sdk,
    });
    expect(report.packages[0]?.reason).toBe("OpenWrt's own kernel modules, of which it needs some, failed to build");
  });

  test("share their job with packages that are bound to a target, which no other job builds", async () => {
    const tool = makefile("tool").replace(/\$\(eval.*\n$/, "");
    const root = folderWith({
      "tool/Makefile": `${tool}
define Package/bound
  TITLE:=For one target
  PKGFLAGS:=nonshared
endef
Package/bound/install=mkdir -p $(1)/bound
$(eval $(call BuildPackage,tool))
$(eval $(call BuildPackage,bound))
`,
    });
    const sourceOf = (...names: string[]) => {
      const source = pathSource("tool");
      return { ...source, packages: source.packages.map((each) => ({ ...each, names })) };
    };
    const built = async (job: PlanJob) => {
      const { report } = await build(job, { root, sdk: sdkOf("apk") });
      return report.packages.flatMap(({ binaries }) => binaries.map(({ name, status }) => `${name} ${status}`));
    };
    expect(await built({ ...jobOf("apk", sourceOf("bound")), kind: "kmod" })).toEqual(["bound built"]);
    expect(await built(jobOf("apk", sourceOf("tool")))).toEqual(["tool built"]);
  });
});
