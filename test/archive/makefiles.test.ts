import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readMakefile } from "../../lib/archive/makefile.ts";
import { localIncludes, pathsAbove } from "../../lib/archive/makefile-text.ts";
import { findPackageDirectories } from "../../lib/archive/makefiles.ts";

const read = (text: string, directoryName = "dir", hasSource = false) =>
  readMakefile(text, { directoryName, hasSource });

const hello = `
include $(TOPDIR)/rules.mk

PKG_NAME:=hello
PKG_VERSION:=1.0

include $(INCLUDE_DIR)/package.mk

define Package/hello
  SECTION:=utils
  DEPENDS:=+libfoo +@IPV6:libbar \\
    +PACKAGE_x:libbaz
endef

$(eval $(call BuildPackage,hello))
`;

describe("a Makefile tells without make", () => {
  test("its name, its packages and what they need", () => {
    expect(read(hello)).toEqual({
      name: "hello",
      packages: [{ name: "hello", kind: "arch" }],
      kinds: ["arch"],
      complete: true,
      needs: ["libbar", "libbaz", "libfoo"],
      provides: [],
    });
  });

  test("which of its packages run on every architecture, inherited definitions included", () => {
    const text = `
PKG_NAME:=tool
define Package/tool/Default
  PKGARCH:=all
endef
define Package/$(PKG_NAME)
  $(call Package/tool/Default)
endef
define Package/tool-data
$(Package/tool/Default)
endef
define Package/tool-native
$(call Package/tool/Default)
  PKGARCH:=$(ARCH)
endef
$(eval $(call BuildPackage,$(PKG_NAME)))
$(eval $(call BuildPackage,tool-data))
$(eval $(call BuildPackage,tool-native))
`;
    expect(read(text).packages).toEqual([
      { name: "tool", kind: "all" },
      { name: "tool-data", kind: "all" },
      { name: "tool-native", kind: "arch" },
    ]);
  });

  test("kernel modules, and packages that are not shared between the targets of an architecture", () => {
    const text = `
define KernelPackage/hello
endef
define Package/hello-tool
endef
define Package/hello-board
  PKGFLAGS:=nonshared
endef
$(eval $(call KernelPackage,hello))
$(eval $(call BuildPackage,hello-tool))
$(eval $(call BuildPackage,hello-board))
`;
    expect(read(text)).toMatchObject({
      packages: [
        { name: "kmod-hello", kind: "kmod" },
        { name: "hello-tool", kind: "arch" },
        { name: "hello-board", kind: "kmod" },
      ],
      kinds: ["arch", "kmod"],
    });
  });

  test("packages made by a loop over a known list", () => {
    const text = `
PARTS:=a b
define Package/part-a
endef
define Package/part-b
endef
$(foreach p,$(PARTS),$(eval $(call BuildPackage,part-$(p))))
`;
    expect(read(text)).toMatchObject({ packages: [{ name: "part-a" }, { name: "part-b" }], complete: true });
  });

  test("what else its packages go by, and which of them are for some targets only", () => {
    const text = hello.replace(
      "  SECTION:=utils\n",
      "  PROVIDES:=@greeter hi-$(PKG_NAME)\n  DEPENDS:=@(TARGET_ath79||TARGET_x86)\n",
    );
    expect(read(text)).toMatchObject({
      packages: [{ name: "hello", kind: "arch", isForTargets: true }],
      provides: ["@greeter", "hi-hello"],
    });
  });

  test("and says when only make can name them", () => {
    const text = "define x/template\n$$(eval $$(call BuildPackage,$(1)))\nendef\n$(eval $(call x/template,one))\n";
    expect(read(text)).toMatchObject({ packages: [], kinds: ["arch"], complete: false });
    const modules = "$(foreach m,$(shell ls),$(eval $(call KernelPackage,$(m))))\n";
    expect(read(modules)).toMatchObject({ packages: [], kinds: ["kmod"], complete: false });
  });

  test("nothing from what is commented out", () => {
    const text = `${hello}# $(eval $(call KernelPackage,old))\n`;
    expect(read(text).kinds).toEqual(["arch"]);
  });

  test("a name taken from its directory", () => {
    expect(
      read(
        hello.replace("PKG_NAME:=hello", "PKG_NAME?=$(notdir ${CURDIR})").replaceAll("hello", "$(PKG_NAME)"),
        "my-tool",
      ),
    ).toMatchObject({
      name: "my-tool",
      packages: [{ name: "my-tool" }],
    });
  });
});

describe("a Makefile names files outside of its directory", () => {
  test("by including them, relative to itself in either notation", () => {
    const text = "include ../a.mk\n-include $(CURDIR)/../b.mk\ninclude c.mk\ninclude $(TOPDIR)/rules.mk\n";
    expect(localIncludes(text)).toEqual(["../a.mk", "../b.mk", "c.mk"]);
  });

  test("by any path that leads up, as far as it is certain", () => {
    const text = `
SHARED:=$(CURDIR)/../shared
TOP:=$(CURDIR)/..
define Package/x/install
	$(CP) ../files/* ./../one.conf "../lib-$(ARCH)/f" $(1)/
	$(CP) $(PKG_BUILD_DIR)/../other $(1)/ # ../never
endef
`;
    expect(pathsAbove(text)).toEqual(["../shared", "../files/", "./../one.conf", "../", ".."]);
  });
});

describe("a Makefile of LuCI's kind", () => {
  const luci =
    "LUCI_TITLE:=Hello\nLUCI_DEPENDS:=+luci-base +hello\ninclude ../../luci.mk\n# call BuildPackage - OpenWrt buildroot signature\n";

  test("is named like its directory and runs on every architecture", () => {
    expect(read(luci, "luci-app-hello")).toMatchObject({
      name: "luci-app-hello",
      packages: [{ name: "luci-app-hello", kind: "all" }],
      needs: ["hello", "luci-base"],
    });
  });

  test("is for one architecture when it has code to compile or says so", () => {
    expect(read(luci, "luci-app-hello", true).kinds).toEqual(["arch"]);
    expect(read(`LUCI_PKGARCH:=all\n${luci}`, "luci-app-hello", true).kinds).toEqual(["all"]);
    expect(read(`LUCI_PKGARCH:=$(ARCH_PACKAGES)\n${luci}`, "luci-app-hello").kinds).toEqual(["arch"]);
  });
});

describe("the packages of a tree", () => {
  let root: string;
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "ppa-tree-"));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  test("are the directories whose Makefile calls BuildPackage; a plain Makefile in src/ is none", async () => {
    put("net/hello/Makefile", hello);
    put("net/hello/src/Makefile", "all:\n\tcc hello.c\n");
    put("Makefile", "all:\n");
    put(".git/x/Makefile", hello);
    put("node_modules/x/Makefile", hello);
    symlinkSync(join(root, "net"), join(root, "again"));
    const { directories, warnings } = await findPackageDirectories(root, "repo");
    expect(directories.map(({ directory, as }) => [directory, as])).toEqual([["net/hello", "hello"]]);
    expect(warnings).toEqual([]);
  });

  test("may be the tree itself, which then is named by its PKG_NAME, or for LuCI by the repository", async () => {
    put("Makefile", hello);
    expect((await findPackageDirectories(root, "repo")).directories).toMatchObject([{ directory: ".", as: "hello" }]);
    put("Makefile", "include $(TOPDIR)/feeds/luci/luci.mk\n# call BuildPackage - OpenWrt buildroot signature\n");
    expect((await findPackageDirectories(root, "luci-app-x")).directories).toMatchObject([
      { directory: ".", as: "luci-app-x", packages: [{ name: "luci-app-x", kind: "all" }] },
    ]);
  });

  test("are read with the files that they include from beside them", async () => {
    put("common.mk", "PKG_NAME?=$(notdir ${CURDIR})\ninclude ../more.mk\n");
    put("more.mk", "define Package/$(PKG_NAME)/Default\n  PKGARCH:=all\nendef\n");
    put(
      "a/Makefile",
      "include ../common.mk\ndefine Package/$(PKG_NAME)\n$(call Package/$(PKG_NAME)/Default)\nendef\n$(eval $(call BuildPackage,$(PKG_NAME)))\n",
    );
    expect((await findPackageDirectories(root, "repo")).directories).toMatchObject([
      { directory: "a", packages: [{ name: "a", kind: "all" }], includes: ["common.mk", "more.mk"] },
    ]);
  });

  test("may lie anywhere below, among the files that git says count", async () => {
    put("1/2/3/4/5/6/Makefile", hello);
    put("out/feeds/x/Makefile", hello);
    expect((await findPackageDirectories(root, "repo")).directories.map(({ directory }) => directory)).toEqual([
      "1/2/3/4/5/6",
      "out/feeds/x",
    ]);
    const { directories } = await findPackageDirectories(root, "repo", ["1/2/3/4/5/6/Makefile", "ppa.yml"]);
    expect(directories.map(({ directory }) => directory)).toEqual(["1/2/3/4/5/6"]);
  });

  test("that OpenWrt would silently not find are told, with the cure", async () => {
    put("luci-app-a/Makefile", "include ../../luci.mk\n");
    put("my package/Makefile", hello);
    put("my feed/hello/Makefile", hello);
    const { directories, warnings } = await findPackageDirectories(root, "repo");
    expect(directories).toEqual([]);
    expect(warnings.map(({ place, what }) => `${place?.file}: ${what}`)).toEqual([
      "luci-app-a/Makefile: includes luci.mk but has not the text by which OpenWrt finds packages, and so would silently not be built",
      'my feed/hello/Makefile: is in a folder named "my feed", which make cannot handle',
      'my package/Makefile: is in a folder named "my package", which make cannot handle',
    ]);
  });
});
