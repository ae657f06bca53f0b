import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checkDocument } from "../../lib/archive/document.ts";
import { loadArchive } from "../../lib/archive/load.ts";
import { type PlanRequest, planArchive } from "../../lib/archive/plan.ts";
import { type ScannedSource, scanSource } from "../../lib/archive/scan.ts";
import { targetsOf } from "../../lib/openwrt/targets.ts";
import { type Plan, planSchema } from "../../schemas/plan.ts";

let root: string;
const put = (path: string, text = "") => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const makefile = (name: string, fields = "", macro = "BuildPackage") =>
  `PKG_NAME:=${name}\ndefine ${macro === "BuildPackage" ? "Package" : macro}/${name}\n${fields}\nendef\n$(eval $(call ${macro},${name}))\n`;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "ppa-plan-"));
  put("libfoo/Makefile", makefile("libfoo"));
  put("hello/Makefile", makefile("hello", "  DEPENDS:=+libfoo"));
  put("hello/files/hello.init", "start");
  put("script/Makefile", makefile("script", "  PKGARCH:=all"));
  put("kmod-x/Makefile", makefile("x", "", "KernelPackage"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const archive = (targets: string) =>
  loadArchive({ text: `name: acme\nurl: https://a.example\ntargets: ${targets}\n`, file: "ppa.yml" });
const everything =
  '[{release: "24.10", arch: [x86_64, mips_24kc], target: [ath79/generic]}, {release: "25.12", arch: [x86_64]}]';
const scan = async (more: Partial<Parameters<typeof scanSource>[0]> = {}): Promise<ScannedSource> =>
  (await scanSource({ origin: { kind: "path", path: "." }, name: "acme", root, ...more })).source;
const plan = async (more: Partial<PlanRequest> = {}, targets = everything): Promise<Plan> =>
  checkDocument(planArchive({ archive: archive(targets), sources: [await scan()], ...more }), "plan.json", planSchema);
const outline = ({ jobs }: Plan) =>
  Object.fromEntries(
    jobs.map(({ id, sources }) => [id, sources.flatMap(({ packages }) => packages.map(({ as }) => as))]),
  );
const keys = ({ jobs }: Plan) =>
  jobs.flatMap(({ sources }) => sources.flatMap(({ packages }) => packages.map(({ key }) => key)));

describe("a plan", () => {
  test("builds once per release what runs everywhere, userspace per architecture, kernel modules per target", async () => {
    expect(outline(await plan())).toEqual({
      "24.10.8-all": ["script"],
      "25.12.5-all": ["script"],
      "24.10.8-x86_64": ["hello", "libfoo"],
      "24.10.8-mips_24kc": ["hello", "libfoo"],
      "25.12.5-x86_64": ["hello", "libfoo"],
      "24.10.8-ath79-generic-kmod": ["kmod-x"],
    });
  });

  test("tells each job its SDK and the feeds its packages go to", async () => {
    const { jobs } = await plan();
    expect(jobs.find(({ id }) => id === "24.10.8-all")).toMatchObject({
      title: "24.10.8 all architectures (1 package)",
      target: "x86/64",
      feeds: ["24.10/x86_64", "24.10/mips_24kc"],
    });
    expect(jobs.find(({ id }) => id === "24.10.8-mips_24kc")).toMatchObject({
      release: { series: "24.10", version: "24.10.8", format: "opkg" },
      arch: "mips_24kc",
      target: "ath79/generic",
      feeds: ["24.10/mips_24kc"],
      sources: [{ kind: "path", path: ".", name: "acme" }],
    });
    expect(jobs.at(-1)).toMatchObject({ kind: "kmod", target: "ath79/generic", feeds: ["24.10.8/ath79/generic"] });
  });

  test("builds in the image that an entry names, where words stand for the SDK's", async () => {
    const entries = [
      '{release: "24.10", arch: [mips_24kc], target: [ath79/generic, ath79/nand], sdk: "acme/sdk:{target}-{arch}-{version}"}',
      '{release: "25.12", arch: [mips_24kc], sdk: "acme/own"}',
      '{release: "25.12", arch: [x86_64]}',
    ];
    const { jobs } = await plan({}, `[${entries.join(", ")}]`);
    expect(jobs.map(({ id, arch, sdk }) => [id, arch, sdk])).toEqual([
      ["24.10.8-all", "mips_24kc", "acme/sdk:ath79-generic-mips_24kc-24.10.8"],
      ["25.12.5-all", "x86_64", undefined],
      ["24.10.8-mips_24kc", "mips_24kc", "acme/sdk:ath79-generic-mips_24kc-24.10.8"],
      ["25.12.5-mips_24kc", "mips_24kc", "acme/own"],
      ["25.12.5-x86_64", "x86_64", undefined],
      ["24.10.8-ath79-generic-kmod", "mips_24kc", "acme/sdk:ath79-generic-mips_24kc-24.10.8"],
      ["24.10.8-ath79-nand-kmod", "mips_24kc", "acme/sdk:ath79-nand-mips_24kc-24.10.8"],
    ]);
  });

  test("builds again what is built in another image", async () => {
    const inImage = (sdk: string) => plan({}, `[{release: "24.10", arch: [x86_64]${sdk}}]`);
    const [one, two, none] = await Promise.all([inImage(", sdk: a:1"), inImage(", sdk: a:2"), inImage("")]);
    expect(new Set([one, two, none].flatMap(keys)).size).toBe(3 * keys(none).length);
  });

  test("builds a directory for each kind of its packages", async () => {
    put("both/Makefile", `${makefile("tool")}${makefile("y", "", "KernelPackage")}`);
    const { jobs } = await plan(
      { packages: ["both"] },
      '[{release: "24.10", arch: [mips_24kc], target: [ath79/generic]}]',
    );
    expect(jobs.map(({ id, sources }) => [id, sources[0]?.packages[0]?.names])).toEqual([
      ["24.10.8-mips_24kc", ["tool"]],
      ["24.10.8-ath79-generic-kmod", ["kmod-y"]],
    ]);
  });

  test("gives userspace to the feeds of targets where an archive has no others", async () => {
    const { jobs } = await plan({}, '[{release: "24.10", target: [ath79/generic, ath79/tiny]}]');
    expect(jobs.map(({ id, target, feeds }) => [id, target, feeds])).toEqual([
      ["24.10.8-all", "x86/64", ["24.10.8/ath79/generic", "24.10.8/ath79/tiny"]],
      ["24.10.8-mips_24kc", "ath79/generic", ["24.10.8/ath79/generic", "24.10.8/ath79/tiny"]],
      ["24.10.8-ath79-generic-kmod", "ath79/generic", ["24.10.8/ath79/generic"]],
      ["24.10.8-ath79-tiny-kmod", "ath79/tiny", ["24.10.8/ath79/tiny"]],
    ]);
  });

  test("warns of kernel modules without a target to build them for", async () => {
    expect((await plan({}, '[{release: "24.10", arch: [x86_64]}]')).warnings).toEqual([
      expect.stringMatching(/^kmod-x: kernel modules are built for targets/),
    ]);
  });

  test("names each source's feed as feeds.conf wants, never like one of OpenWrt's", async () => {
    const names = async (...wanted: string[]) => {
      for (const index of wanted.keys()) put(`${index}/p${index}/Makefile`, makefile(`p${index}`));
      const sources = await Promise.all(wanted.map((name, index) => scan({ name, root: join(root, String(index)) })));
      return (await plan({ sources })).jobs[0]?.sources.map(({ name }) => name);
    };
    expect(await names("luci-app-x", "packages", "packages", "a.b")).toEqual([
      "luci_app_x",
      "acme_packages",
      "acme_packages_2",
      "a_b",
    ]);
  });

  test("is the same from the same tree", async () => {
    expect(await plan()).toEqual(await plan());
  });
});

describe("a key changes", () => {
  const changed = async (change: () => void) => {
    const before = await plan();
    change();
    const after = await plan({ built: new Set(keys(before)) });
    return outline(after)["24.10.8-x86_64"] ?? [];
  };

  test("with a file's content, name or mode, for its package alone", async () => {
    expect(await changed(() => put("hello/files/hello.init", "stop"))).toEqual(["hello"]);
    expect(await changed(() => put("hello/files/more"))).toEqual(["hello"]);
    expect(await changed(() => chmodSync(join(root, "hello/files/hello.init"), 0o755))).toEqual(["hello"]);
  });

  test("with a library of the archive, for those that need it too", async () => {
    expect(await changed(() => put("libfoo/src/foo.c", "int x;"))).toEqual(["hello", "libfoo"]);
  });

  test("with a file that the Makefile includes from beside it", async () => {
    put("common.mk", "A:=1");
    put("hello/Makefile", `include ../common.mk\n${makefile("hello")}`);
    expect(await changed(() => put("common.mk", "A:=2"))).toEqual(["hello"]);
  });

  test("with a file or folder elsewhere in the tree that the Makefile names", async () => {
    put("shared/f", "1");
    put("vars.mk", "A:=1");
    put("hello/Makefile", `include $(CURDIR)/../vars.mk\n${makefile("hello")}# $(CP)\nX:=../shared/$(A)\n`);
    expect(await changed(() => put("shared/f", "2"))).toEqual(["hello"]);
    expect(await changed(() => put("shared/new", "2"))).toEqual(["hello"]);
    expect(await changed(() => put("vars.mk", "A:=2"))).toEqual(["hello"]);
  });

  test("with what a link of the package leads to", async () => {
    put("shared/f", "1");
    symlinkSync("../../shared", join(root, "hello/files/shared"));
    expect(await changed(() => put("shared/f", "2"))).toEqual(["hello"]);
  });

  test("with files around the source that git knows", async () => {
    put("common.mk", "A:=1");
    put("net/app/Makefile", `include ../../common.mk\n${makefile("app")}`);
    const files = ["../common.mk", "../hello/Makefile", "app/Makefile"];
    const source = () => scan({ root: join(root, "net"), files });
    const before = await source();
    expect(before.directories.map(({ directory }) => directory)).toEqual(["app"]);
    put("common.mk", "A:=2");
    expect((await source()).directories[0]?.hash).not.toBe(before.directories[0]?.hash);
  });

  test("with what a chosen package needs of the source that was not chosen", async () => {
    const only = async () => plan({ sources: [await scan({ packages: ["hello"] })] });
    const before = await only();
    put("libfoo/src/foo.c", "int x;");
    const after = await only();
    expect(outline(after)["24.10.8-x86_64"]).toEqual(["hello"]);
    expect(keys(after)).not.toEqual(keys(before));
  });

  test("with what replaces OpenWrt's SDK", async () => {
    expect(keys(await plan({ sdk: "ghcr.io/acme/sdk" }))).not.toEqual(keys(await plan()));
  });

  test("with the point release, but not with files outside of packages", async () => {
    const before = await plan({}, '[{release: "24.10.7", arch: [x86_64]}]');
    expect((await plan({ built: new Set(keys(before)) }, '[{release: "24.10.8", arch: [x86_64]}]')).jobs).not.toEqual(
      [],
    );
    expect(await changed(() => put("README.md", "hi"))).toEqual([]);
  });
});

describe("what is published already with the same key", () => {
  test("is left out, and said to be unchanged", async () => {
    const first = await plan();
    const again = await plan({ built: new Set(keys(first)) });
    expect(again.jobs).toEqual([]);
    expect(again.matrices).toEqual([]);
    const { packages } = again.unchanged.find(({ job }) => job === "24.10.8-x86_64") ?? { packages: [] };
    expect(packages.map(({ directory }) => directory)).toEqual(["hello", "libfoo"]);
  });

  test("is built all the same where a package of another source needs it, since its source would not be there", async () => {
    const own = await scan();
    put("elsewhere/app/Makefile", makefile("app", "  DEPENDS:=+libfoo"));
    const sources = [own, await scan({ name: "elsewhere", root: join(root, "elsewhere") })];
    const first = await plan({ sources });
    const app = first.jobs.flatMap((job) => job.sources.filter(({ name }) => name === "elsewhere"));
    const built = new Set(keys(first).filter((key) => !app.some(({ packages }) => packages[0]?.key === key)));
    const again = await plan({ sources, built });
    expect(outline(again)["24.10.8-x86_64"]).toEqual(["libfoo", "app"]);
    const { packages } = again.unchanged.find(({ job }) => job === "24.10.8-x86_64") ?? { packages: [] };
    expect(packages.map(({ as }) => as)).toEqual(["hello"]);
  });

  test("is built all the same by force", async () => {
    const first = await plan();
    expect((await plan({ built: new Set(keys(first)), force: true })).jobs).toEqual(first.jobs);
  });
});

describe("the rebuild button", () => {
  test("takes packages by their own name, their directory's or their path", async () => {
    expect(Object.keys(outline(await plan({ packages: ["kmod-x", "./script/"] })))).toEqual([
      "24.10.8-all",
      "25.12.5-all",
      "24.10.8-ath79-generic-kmod",
    ]);
  });

  test.each([
    ["x86_64", ["24.10.8-x86_64", "25.12.5-x86_64"]],
    ["24.10/x86_64", ["24.10.8-x86_64"]],
    ["ath79/generic", ["24.10.8-ath79-generic-kmod"]],
    ["25.12", ["25.12.5-all", "25.12.5-x86_64"]],
    ["24.10.8-all", ["24.10.8-all"]],
    ["all", ["24.10.8-all", "25.12.5-all"]],
  ])("takes targets: %s", async (word, ids) => {
    expect(Object.keys(outline(await plan({ targets: [word] })))).toEqual(ids);
  });

  test("refuses names that mean nothing, all at once, with the nearest", async () => {
    await expect(plan({ packages: ["helo", "hello"], targets: ["x86-64"] })).rejects.toThrow(
      'packages: there is no package "helo" here. Did you mean hello?\ntargets: the archive serves no "x86-64". Did you mean x86_64?',
    );
  });
});

describe("a source", () => {
  test("may be limited to some packages in ppa.yml", async () => {
    expect((await scan({ packages: ["hello"] })).directories.map(({ as }) => as)).toEqual(["hello"]);
    const place = { file: "ppa.yml", field: "sources[0].packages" };
    await expect(scan({ packages: ["helo"], place })).rejects.toThrow(
      'ppa.yml sources[0].packages: there is no package "helo" here. Did you mean hello?',
    );
  });

  test("without any package is a mistake", async () => {
    const empty = mkdtempSync(join(tmpdir(), "ppa-empty-"));
    await expect(scan({ root: empty })).rejects.toThrow(`${empty} has no Makefile of an OpenWrt package`);
    rmSync(empty, { recursive: true });
  });

  test("whose packages are links is a mistake that names where they lead", async () => {
    put("feed/readme", "");
    symlinkSync("../hello", join(root, "feed/hello"));
    await expect(scan({ root: join(root, "feed"), files: ["readme", "hello"] })).rejects.toThrow(
      "hello: is a link to a folder with a package, which is not followed. Name the folder that it leads to (../hello)",
    );
  });
});

describe("one name twice is a mistake", () => {
  const cure = "OpenWrt would silently build one of them. Rename one of them, or choose with packages: in ppa.yml";

  test("of directories, unless one is chosen", async () => {
    put("old/hello/Makefile", makefile("hello"));
    await expect(plan()).rejects.toThrow(
      `old/hello/Makefile: the directory name hello is in hello/Makefile too, and ${cure}`,
    );
    const sources = [await scan({ packages: ["old/hello"] })];
    expect(outline(await plan({ sources }))["24.10.8-x86_64"]).toEqual(["hello"]);
  });

  test("of packages, be it of one source or of two, all at once", async () => {
    put("uno/Makefile", makefile("hello"));
    const origin = { kind: "git", url: "https://git.example/x", commit: "1".repeat(40), subdir: "net" } as const;
    const sources = [await scan(), await scan({ origin, packages: ["libfoo"] })];
    await expect(plan({ sources })).rejects.toThrow(
      `uno/Makefile: the package hello is in hello/Makefile too, and ${cure}\nhttps://git.example/x net/libfoo/Makefile: the directory name libfoo is in libfoo/Makefile too`,
    );
  });

  test("but not of packages for different targets, nor of variants in one Makefile", async () => {
    put("one/Makefile", makefile("board", "  DEPENDS:=@TARGET_ath79"));
    put("two/Makefile", makefile("board", "  DEPENDS:=@TARGET_ramips +libfoo"));
    put("tls/Makefile", `${makefile("tls", "  VARIANT:=a")}${makefile("tls", "  VARIANT:=b")}`);
    expect(outline(await plan())["24.10.8-x86_64"]).toEqual(["hello", "libfoo", "one", "tls", "two"]);
  });
});

describe("the names that packages of an archive can be depended on by", () => {
  test("are those of all sources, whatever is planned", async () => {
    put("script/Makefile", makefile("script", "  PKGARCH:=all\n  PROVIDES:=@runner"));
    const { names } = await plan({ packages: ["hello"], readyNames: ["ready"] });
    expect(names).toEqual(["hello", "kmod-x", "libfoo", "ready", "runner", "script"]);
  });

  test("are not told where some are unknown", async () => {
    expect((await plan()).names).toBeUndefined();
    put("loop/Makefile", "$(foreach x,$(shell ls),$(eval $(call BuildPackage,$(x))))\n");
    expect((await plan({ readyNames: [] })).names).toBeUndefined();
  });
});

describe("a source that could not be had", () => {
  const failed = {
    origin: { kind: "git" as const, url: "https://git.example/acme.git" },
    name: "acme",
    reason: "gone",
  };

  test("is told, and the rest is planned, each source under the name that it always has", async () => {
    const { jobs, failedSources, names } = await plan({ sources: [failed, await scan()], readyNames: [] });
    expect(failedSources).toEqual([{ name: "acme", url: "https://git.example/acme.git", reason: "gone" }]);
    expect(new Set(jobs.flatMap(({ sources }) => sources.map(({ name }) => name)))).toEqual(new Set(["acme_acme"]));
    expect(names).toBeUndefined();
  });

  test("may have the package that is asked for", async () => {
    const { jobs } = await plan({ sources: [failed, await scan()], packages: ["theirs"] });
    expect(jobs).toEqual([]);
  });
});

test("more than 256 jobs are split into matrices of nearly one size", async () => {
  const all = ["24.10.6", "24.10.7", "24.10.8"].map(
    (release) => `{release: "${release}", target: [${targetsOf("24.10").join(", ")}]}`,
  );
  const { jobs, matrices } = await plan({ packages: ["kmod-x"] }, `[${all.join(", ")}]`);
  expect(jobs.length).toBe(270);
  expect(matrices.map((group) => group.length)).toEqual([135, 135]);
  expect(matrices.flat().map(({ id }) => id)).toEqual(jobs.map(({ id }) => id));
});

test("200 packages for all architectures of a release are planned, each once", async () => {
  for (let index = 0; index < 200; index++) {
    put(`feed/p${index}/Makefile`, makefile(`p${index}`, `  DEPENDS:=+p${(index * 7) % 200}`));
    for (let file = 0; file < 5; file++) put(`feed/p${index}/files/${file}`, "x".repeat(2000));
  }
  const { jobs } = await plan({}, '[{release: "24.10", arch: all}]');
  expect(jobs.length).toBe(37);
});
