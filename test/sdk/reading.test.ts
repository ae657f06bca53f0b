import { describe, expect, test } from "vitest";
import { feedAddresses, parseFeedsConf, pinFeeds, searchOrder } from "../../lib/sdk/feeds-conf.ts";
import { candidateImages } from "../../lib/sdk/image.ts";
import { failedDirectories, failureReason, hashWarnings, parseLog, usefulTail } from "../../lib/sdk/log.ts";
import { fileOf } from "../../lib/sdk/package-files.ts";
import {
  hostToolsOf,
  missingDependencies,
  parsePackageInfo,
  selectedPackages,
  standsAlone,
} from "../../lib/sdk/package-info.ts";
import { sandboxEnvironment } from "../../lib/sdk/sandbox.ts";
import { eras } from "./support.ts";

describe("feeds.conf", () => {
  test("is read in the forms of both eras", () => {
    const text =
      "# feeds\nsrc-git-full base https://git.openwrt.org/openwrt/openwrt.git;v24.10.8\n\nsrc-git --root=package base2 https://x/y.git^abc # why\nsrc-link mine /feed\n";
    expect(parseFeedsConf(text)).toEqual([
      { type: "src-git-full", name: "base", url: "https://git.openwrt.org/openwrt/openwrt.git", revision: "v24.10.8" },
      { type: "src-git", name: "base2", root: "package", url: "https://x/y.git", revision: "abc" },
      { type: "src-link", name: "mine", url: "/feed" },
    ]);
  });

  test("with a name that OpenWrt refuses is refused at its line", () => {
    expect(() => parseFeedsConf("src-git a https://x\nsrc-git my-feed https://y\n")).toThrow(
      'feeds.conf.default:2: "src-git my-feed https://y" is not a feed',
    );
  });

  test("keeps a commit, and takes one from feeds.buildinfo for a tag or nothing", () => {
    const [one, two, three] = ["1", "2", "3"].map((digit) => digit.repeat(40));
    const feeds = parseFeedsConf(`src-git a https://a^${one}\nsrc-git b https://b;v1\nsrc-git c https://c\n`);
    const info = parseFeedsConf(`src-git a https://a^${three}\nsrc-git b https://b^${two}\n`);
    expect(pinFeeds(feeds, info).map(({ revision }) => revision)).toEqual([one, two, undefined]);
  });

  test("OpenWrt's own server comes after its mirror; others have none", () => {
    expect(feedAddresses("https://git.openwrt.org/feed/packages.git")).toEqual([
      "https://github.com/openwrt/packages.git",
      "https://git.openwrt.org/feed/packages.git",
    ]);
    expect(feedAddresses("https://example.org/x.git")).toEqual(["https://example.org/x.git"]);
  });

  test("base and packages are asked first for a dependency", () => {
    const feeds = parseFeedsConf(
      ["video", "luci", "packages", "base"].map((name) => `src-git ${name} https://x`).join("\n"),
    );
    expect(searchOrder(feeds).map(({ name }) => name)).toEqual(["base", "packages", "luci", "video"]);
  });
});

const info = `Source-Makefile: feeds/ppa/app/Makefile
Build-Depends: tool/host MINIFY:minifier/host
Build-Types: host

Package: app
Version: 1.0-r1
Depends: +libfoo +SSL:libtls @TARGET_x86 bare
Provides: @virtual-app
Source: app-1.0.tar.gz
Description: An app
Package: this is text of the description
@@
Config:
config X
@@

Package: app-extra
Depends: +app
Description: More
@@

Source-Makefile: feeds/base/libs/foo/Makefile

Package: libfoo
ABI-Version: 3
Depends: +libdeep
Description: x
@@
`;

describe("package information", () => {
  test("is read with its directories, and texts are not taken for fields", () => {
    expect(parsePackageInfo(info).map(({ name, directory, abiVersion }) => [name, directory, abiVersion])).toEqual([
      ["app", "feeds/ppa/app", ""],
      ["app-extra", "feeds/ppa/app", ""],
      ["libfoo", "feeds/base/libs/foo", "3"],
    ]);
    expect(parsePackageInfo(info)[0]).toMatchObject({
      depends: ["+libfoo", "+SSL:libtls", "@TARGET_x86", "bare"],
      buildDepends: ["tool/host", "MINIFY:minifier/host"],
      provides: ["virtual-app"],
      source: "app-1.0.tar.gz",
    });
  });

  test("says for every package what its Makefile says before the first", () => {
    const packages = parsePackageInfo(info);
    expect(packages.map(({ buildDepends }) => buildDepends.length)).toEqual([2, 2, 0]);
    const tools = (isSet: boolean) => packages.flatMap((each) => hostToolsOf(each, () => isSet));
    expect(new Set(tools(false))).toEqual(new Set(["tool"]));
    expect(new Set(tools(true))).toEqual(new Set(["tool", "minifier"]));
  });

  test("tells what is missing at any distance, under the conditions that hold", () => {
    const missing = missingDependencies(["app-extra"], {
      known: parsePackageInfo(info),
      builtIn: new Set(["bare"]),
      alone: new Set(),
      isSet: (symbol) => symbol === "SSL",
    });
    expect(missing).toEqual(
      expect.arrayContaining([
        { name: "libdeep", neededBy: ["libfoo"], builtWithIt: [], wantedBy: [] },
        { name: "libtls", neededBy: [], builtWithIt: [], wantedBy: ["app"] },
        { name: "tool", neededBy: [], builtWithIt: expect.arrayContaining(["app"]), wantedBy: [] },
      ]),
    );
    expect(missing).toHaveLength(3);
  });

  test("tells a package that needs nothing built from one that takes a name from a library's build", () => {
    const known = parsePackageInfo(info);
    expect(known.filter((entry) => standsAlone(entry, known)).map(({ name }) => name)).toEqual(["app-extra", "libfoo"]);
  });

  test("a library's file is found where the scan does not tell its ABI version, but not one that is another package's", () => {
    const [libfoo] = parsePackageInfo("Source-Makefile: feeds/ppa/foo/Makefile\nPackage: libfoo\n");
    if (!libfoo) throw new Error("no package");
    const files = ["libfoo-dev_1_x.ipk", "libfoo2_1_x.ipk", "libfoo3_1_x.ipk"].map((name) => ({
      path: `bin/packages/x/ppa/${name}`,
      name,
    }));
    const found = (...names: string[]) => fileOf(files, libfoo, "ppa", new Set(["libfoo", ...names]))?.name;
    expect(found("libfoo2")).toBe("libfoo3_1_x.ipk");
    expect(found("libfoo2", "libfoo3")).toBeUndefined();
    expect(fileOf(files, { ...libfoo, abiVersion: "2" }, "ppa", new Set())?.name).toBe("libfoo2_1_x.ipk");
  });

  test("what .config selects", () => {
    expect(
      selectedPackages(
        'CONFIG_PACKAGE_a=m\nCONFIG_PACKAGE_b=y\n# CONFIG_PACKAGE_c is not set\nCONFIG_PACKAGE_d_CONFIG="m"\n',
      ),
    ).toEqual(new Set(["a", "b"]));
  });
});

describe("a build log", () => {
  test("gives the complaints of compiler, make and linker, each once, with where they are", () => {
    const log = [
      "make[3]: Entering directory '/builder/build_dir/target-x/app-1.0'",
      "main.c:3:10: fatal error: foo.h: No such file or directory",
      "main.c:3:10: fatal error: foo.h: No such file or directory",
      "util.c:7:1: warning: unused variable 'x' [-Wunused-variable]",
      "/usr/bin/ld: main.o: in function `main':",
      "main.c:(.text+0x5): undefined reference to `frob'",
      "make[3]: Leaving directory '/builder/build_dir/target-x/app-1.0'",
      "Makefile:24: *** missing separator.  Stop.",
      "make[2]: *** [Makefile:33: /builder/x/.built] Error 2",
    ].join("\n");
    expect(parseLog(log)).toEqual([
      {
        level: "error",
        text: "foo.h: No such file or directory",
        file: "main.c",
        line: 3,
        column: 10,
        directory: "/builder/build_dir/target-x/app-1.0",
      },
      {
        level: "warning",
        text: "unused variable 'x' [-Wunused-variable]",
        file: "util.c",
        line: 7,
        column: 1,
        directory: "/builder/build_dir/target-x/app-1.0",
      },
      {
        level: "error",
        text: "undefined reference to `frob'",
        file: "main.c",
        directory: "/builder/build_dir/target-x/app-1.0",
      },
      { level: "error", text: "missing separator.", file: "Makefile", line: 24, directory: "" },
    ]);
    expect(failureReason(log)).toBe("main.c:3: foo.h: No such file or directory");
  });

  test("gives what the kernel's build says of modules, in words without the SDK's paths", () => {
    const texts = (line: string) => parseLog(line).map(({ level, text }) => `${level}: ${text}`);
    const lacks = "x.ko uses frob, which neither the kernel nor a module of its DEPENDS exports";
    expect(texts('ERROR: modpost: "frob" [/builder/build_dir/x-1.0/x.ko] undefined!')).toEqual([`error: ${lacks}`]);
    expect(texts('WARNING: "frob" [/builder/build_dir/x-1.0/x.ko] undefined!')).toEqual([`warning: ${lacks}`]);
    expect(texts("ERROR: modpost: missing MODULE_LICENSE() in /builder/build_dir/x-1.0/x.o")).toEqual([
      "error: missing MODULE_LICENSE() in x.o",
    ]);
    expect(texts("ERROR: modpost: GPL-incompatible module x.ko uses GPL-only symbol 'frob'")).toEqual([
      "error: GPL-incompatible module x.ko uses GPL-only symbol 'frob'",
    ]);
    expect(failureReason("../x-1.0/drv/x.c:8:9: error: 'y' undeclared")).toBe("drv/x.c:8: 'y' undeclared");
  });

  test("gives the reason that OpenWrt states", () => {
    const hash = "Hash of the local file x.tar does not match (file: aa, requested: bb) - deleting download.";
    expect(failureReason(hash)).toBe("x.tar has the wrong hash: PKG_HASH is bb, the file's is aa");
    const library =
      "Package app is missing dependencies for the following libraries:\nlibz.so.1\nlibssl.so.3\nmake[2]: *** [x] Error 1\n";
    expect(failureReason(library)).toBe("app uses libz.so.1, libssl.so.3, which no package in its DEPENDS has");
    expect(failureReason("all is well")).toBeUndefined();
  });

  test("tells what failed, hosts' builds and variants too", () => {
    const text =
      "    ERROR: package/feeds/ppa/a failed to build (build variant: x).\n ERROR: package/feeds/luci/luci-base [host] failed to build.\n";
    expect(failedDirectories(text)).toEqual(new Set(["feeds/ppa/a", "feeds/luci/luci-base"]));
  });

  test("its end is shown without make's way through the directories", () => {
    const log = `one\nmake[1]: Entering directory '/x'\n\ntwo\n${"line\n".repeat(3)}`;
    expect(usefulTail(log, 4)).toEqual(["two", "line", "line", "line"]);
  });

  test("its end tells of mirrors without curl's meter, and of one complaint once", () => {
    const meter = "  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0";
    const log = [
      "Hash of the downloaded file does not match",
      "+ curl -f --location https://a.example/x.tar",
      "  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current",
      "                                 Dload  Upload   Total   Spent    Left  Speed",
      `\r${meter}\r${meter}curl: (6) Could not resolve host: a.example`,
      "Warning: Problem : timeout. Will retry in 1 seconds. 3 retries left.",
      `${meter}curl: (6) Could not resolve host: a.example`,
      "100  1234  100  1234    0     0   9999      0 --:--:-- --:--:-- --:--:--  9999k",
      "Download failed.",
      "make[1]: Nothing to be done for 'download'.",
    ].join("\n");
    expect(usefulTail(log)).toEqual([
      "Hash of the downloaded file does not match",
      "+ curl -f --location https://a.example/x.tar",
      "curl: (6) Could not resolve host: a.example",
      "Download failed.",
    ]);
  });

  test("warnings about hashes", () => {
    expect(
      hashWarnings(
        "WARNING: PKG_HASH is missing, set to 12\nWARNING: other\nWARNING: PKG_HASH does not match x hash 1\n",
      ),
    ).toEqual(["PKG_HASH is missing, set to 12", "PKG_HASH does not match x hash 1"]);
  });
});

test("an architecture's image will do for userspace, never for kernel modules", () => {
  const job = { release: eras.opkg, target: "ath79/generic", arch: "mips_24kc" };
  expect(candidateImages({ ...job, kind: "arch" })).toContain("ghcr.io/openwrt/sdk:mips_24kc-24.10.8");
  expect(candidateImages({ ...job, kind: "kmod" }).every((image) => image.includes("sdk:ath79-generic-24.10.8"))).toBe(
    true,
  );
});

test("a sandbox inherits proxies only, and none with a password", () => {
  const env = {
    PATH: "/x",
    GITHUB_TOKEN: "t",
    http_proxy: "http://p:1",
    HTTPS_PROXY: "http://u:p@p:1",
    no_proxy: "localhost",
  };
  expect(sandboxEnvironment(env)).toEqual({ http_proxy: "http://p:1", no_proxy: "localhost" });
});
