import { describe, expect, test } from "vitest";
import type { DeclaredPackage } from "../../lib/files/declared.ts";
import { loadFilesPackage } from "../../lib/files/load.ts";
import { UserError } from "../../lib/run/errors.ts";
import { repository } from "./repository.ts";

const HEAD = 'name: p\nversion: "1.0"\ndescription: Text\n';

function load(body: string, files: Readonly<Record<string, string>> = {}): DeclaredPackage {
  const root = repository({ "packages/p.yml": HEAD + body, ...files });
  return loadFilesPackage(HEAD + body, "packages/p.yml", { root });
}

function mistakes(body: string, files: Readonly<Record<string, string>> = {}, head = HEAD): string[] {
  try {
    const root = repository({ "packages/p.yml": head + body, ...files });
    loadFilesPackage(head + body, "packages/p.yml", { root });
  } catch (error) {
    if (error instanceof UserError) return error.message.split("\n");
    throw error;
  }
  return [];
}

/** `-rwxr-xr-x usr/bin/x text`, a line per entry. */
async function listing(declared: DeclaredPackage, arch = "x86_64"): Promise<string[]> {
  const { tree } = await declared.payload(arch);
  return tree.map((entry) => {
    if (entry.type === "symlink") return `${entry.path} -> ${entry.target}`;
    const text = entry.type === "file" ? ` ${Buffer.from(entry.data).toString().trim()}` : "/";
    return `${entry.mode.toString(8)} ${entry.path}${text}`;
  });
}

describe("files:", () => {
  test("a file, its text, a link and a directory", async () => {
    const body = `files:
  /usr/share/p/data: data.txt
  /etc/p.conf: { content: "a=1\\n", mode: "0600" }
  /usr/share/p/link: { link: data }
  /var/p: { directory: true, mode: "0700" }
`;
    expect(await listing(load(body, { "packages/data.txt": "data\n" }))).toEqual([
      "600 etc/p.conf a=1",
      "644 usr/share/p/data data",
      "usr/share/p/link -> data",
      "700 var/p/",
    ]);
  });

  test("a folder goes where its destination says, with links as they are and without what editors leave", async () => {
    const files = {
      "packages/root/etc/x": "x",
      "packages/root/usr/y": "+x y",
      "packages/root/usr/z": "-> y",
      "packages/root/usr/y~": "backup",
      "packages/root/.svn/entries": "svn",
    };
    const whole = ["644 etc/x x", "755 usr/y y", "usr/z -> y"];
    expect(await listing(load("files: { /: root }", files))).toEqual(whole);
    expect(await listing(load("files: { /opt: root/usr, /opt2/: root/etc }", files))).toEqual([
      "755 opt/y y",
      "opt/z -> y",
      "644 opt2/x x",
    ]);
  });

  test("a glob keeps the paths below its fixed part", async () => {
    const files = { "packages/lua/a.lua": "a", "packages/lua/sub/b.lua": "b", "packages/lua/c.txt": "c" };
    expect(await listing(load('files: { /usr/lib/lua/: "lua/**/*.lua" }', files))).toEqual([
      "644 usr/lib/lua/a.lua a",
      "644 usr/lib/lua/sub/b.lua b",
    ]);
  });

  test.each([
    ["*.lua", ["a.lua", "l.lua"]],
    ["**/*.lua", ["a.lua", "l.lua", "sub/b.lua"]],
    ["**", ["a.lua", "c.txt", "l.lua", "sub/b.lua"]],
    ["?.{txt,lua}", ["a.lua", "c.txt", "l.lua"]],
    ["[a-c].*", ["a.lua", "c.txt"]],
    ["[!a-c].*", ["l.lua"]],
    ["s*/*", ["sub/b.lua"]],
  ])("the glob %s", async (glob, paths) => {
    const files = {
      "packages/d/a.lua": "",
      "packages/d/sub/b.lua": "",
      "packages/d/c.txt": "",
      "packages/d/l.lua": "-> a.lua",
    };
    const { tree } = await load(`files: { /x/: "d/${glob}" }`, files).payload("x86_64");
    expect(tree.map(({ path }) => path.slice(2))).toEqual(paths);
  });

  test("a file whose name looks like a glob is that file", async () => {
    expect(await listing(load('files: { /x/: "[id].js" }', { "packages/[id].js": "js" }))).toEqual([
      "644 x/[id].js js",
    ]);
  });

  test("programs are executable by the source's bit or by their place, unless a mode says otherwise", async () => {
    const body = `files:
  /etc/init.d/p: plain
  /usr/sbin/p: plain
  /usr/share/p/tool: tool
  /usr/share/p/text: plain
  /usr/bin/secret: { source: tool, mode: "4711" }
`;
    const modes = (await listing(load(body, { "packages/plain": "p", "packages/tool": "+x t" }))).map((line) =>
      line.slice(0, -2),
    );
    expect(modes).toEqual([
      "755 etc/init.d/p",
      "4711 usr/bin/secret",
      "755 usr/sbin/p",
      "644 usr/share/p/text",
      "755 usr/share/p/tool",
    ]);
  });
});

describe("files per architecture", () => {
  const files = { "packages/bin/x86_64/p": "x86", "packages/bin/mips_24kc/p": "mips", "packages/bin/README": "no" };

  test("{arch} stands for the router's architecture", async () => {
    const declared = load('files: { /usr/bin/p: "bin/{arch}/p" }', files);
    expect(declared.architectures).toEqual(["mips_24kc", "x86_64"]);
    expect(await listing(declared, "mips_24kc")).toEqual(["755 usr/bin/p mips"]);
    expect(declared.supports("arm_cortex-a7")).toBe(false);
    await expect(declared.payload("arm_cortex-a7")).rejects.toThrow(/p has no files for arm_cortex-a7/);
  });

  test("arch: maps architectures and patterns; an exact name comes before a pattern", async () => {
    const body = `files:
  /usr/bin/p:
    arch: { "aarch64_*": arm64, aarch64_cortex-a53: a53 }
`;
    const declared = load(body, { "packages/arm64": "any", "packages/a53": "a53" });
    expect(await listing(declared, "aarch64_generic")).toEqual(["755 usr/bin/p any"]);
    expect(await listing(declared, "aarch64_cortex-a53")).toEqual(["755 usr/bin/p a53"]);
    expect(declared.supports("x86_64")).toBe(false);
  });

  test("without any the package is for all architectures", () => {
    expect(load("files: { /x: { content: x } }").architectures).toBe("all");
  });

  test("every line must serve the same ones", () => {
    const body = `files:
  /usr/bin/p: "bin/{arch}/p"
  /usr/bin/q: { arch: { x86_64: q } }
`;
    expect(mistakes(body, { ...files, "packages/q": "q" })).toEqual([
      expect.stringContaining("packages/p.yml:6:3 files./usr/bin/q: has no source for mips_24kc"),
    ]);
  });

  test("names that OpenWrt does not have are refused with the nearest that it has", () => {
    expect(mistakes("files: { /x: { arch: { x86-64: q } } }", { "packages/q": "q" })[0]).toContain(
      "Did you mean x86_64?",
    );
    expect(mistakes('files: { /x: "bin/{arch}/q" }', { "packages/bin/arm64/q": "q" })[0]).toContain(
      "arm64 is none of them",
    );
  });
});

test("conffiles are shipped files, all files of a folder, and otherwise kept by sysupgrade", async () => {
  const body = `conffiles: [/etc/config/p, /etc/p.d/, /etc/p.state]
files:
  /etc/config/p: { content: a }
  /etc/p.d/b: { content: b }
`;
  const { conffiles, tree } = await load(body).payload("x86_64");
  expect(conffiles).toEqual(["/etc/config/p", "/etc/p.d/b"]);
  const keep = tree.find(({ path }) => path === "lib/upgrade/keep.d/p");
  expect(keep?.type === "file" && Buffer.from(keep.data).toString()).toBe("/etc/p.d/\n/etc/p.state\n");
});

describe("scripts", () => {
  test("are text or a file; a missing #! line and final newline are added", () => {
    const body = "scripts:\n  postinst: echo hi\n  prerm: { file: ../prerm.sh }\n";
    expect(load(body, { "prerm.sh": "#!/bin/ash\nexit 0\n" }).scripts).toEqual({
      postinst: "#!/bin/sh\necho hi\n",
      prerm: "#!/bin/ash\nexit 0\n",
    });
  });

  test("must not have DOS line ends", () => {
    expect(mistakes("scripts: { preinst: { file: a.sh } }", { "packages/a.sh": "exit\r\n" })).toEqual([
      expect.stringContaining("packages/p.yml:4:12 scripts.preinst: has DOS line ends"),
    ]);
  });
});

test("relations are read from the one notation of both package managers", () => {
  const declared = load('depends: [libc, zlib >= 1.2, "a=1.0-r1"]\nprovides: [mta]\nconflicts: [q < 2]\n');
  expect(declared.depends).toEqual([
    { name: "libc" },
    { name: "zlib", operator: ">=", version: "1.2" },
    { name: "a", operator: "=", version: "1.0-r1" },
  ]);
  expect(declared.conflicts).toEqual([{ name: "q", operator: "<", version: "2" }]);
});

describe("mistakes are told with line, column and cure", () => {
  test("all of them at once, whatever their kind", () => {
    const document = `name: p q
version: "1.0-beta"
release: 0
colour: red
depends: [a | b, zlib (>= 1.2)]
alternatives: [/usr/bin/vi]
conffiles: [etc/x]
scripts: { postinst: { file: none.sh } }
files:
  usr/bin/x: none
  /usr/bin/y: none
  /usr/bin/z: { link: a, content: b }
  /usr/bin/w: { content: w, mode: 0755 }
`;
    const told = mistakes("", {}, document).map((text) => text.replace(/^packages\/p\.yml:/, ""));
    expect(told.map((text) => text.split(": ", 1)[0])).toEqual([
      "1:1 name",
      "1:1 description",
      "2:1 version",
      "3:1 release",
      "4:1 colour",
      "5:11 depends[0]",
      "5:18 depends[1]",
      "6:16 alternatives[0]",
      "7:13 conffiles[0]",
      "8:12 scripts.postinst",
      "10:3 files.usr/bin/x",
      "11:3 files./usr/bin/y",
      "12:17 files./usr/bin/z.link",
      "13:29 files./usr/bin/w.mode",
    ]);
    expect(told.join("\n")).toContain("Write it without parentheses: zlib >= 1.2");
    expect(told.join("\n")).toContain("apk knows no alternatives");
  });

  test.each([
    ["out of the repository by ..", "../../secret", {}, "is outside the repository"],
    ["out of it by an absolute path", "/etc/passwd", {}, "is outside the repository"],
    ["out of it by a link", "leak", { "packages/leak": "-> /etc/passwd" }, "is a link out of the repository"],
    ["out of it by a linked folder", "d/passwd", { "packages/d": "-> /etc" }, "is a link out of the repository"],
    ["a link to nowhere", "gone", { "packages/gone": "-> none" }, "is a link to nowhere"],
    ["what is not there", "none", {}, "does not exist"],
  ])("a source: %s", (_what, source, files, message) => {
    expect(mistakes(`files: { /x: "${source}" }`, files)).toEqual([expect.stringContaining(message)]);
  });

  test("a file inside the repository but beside the folder of the declaration is fine", () => {
    expect(mistakes("files: { /x: ../shared/x }", { "shared/x": "x" })).toEqual([]);
  });

  test.each([
    ["a glob without a folder to go into", '{ /x: "*.lua" }', "End the destination with /"],
    ["a glob that matches nothing", '{ /x/: "*.lua" }', "matches no file"],
    ["two sources for one path", "{ /x/: d, /x/a: { content: b } }", "where /x/ puts something too"],
    ["a file below a file", "{ /x: { content: a }, /x/y: { content: b } }", "lies below /x, which is no directory"],
    ["a file behind a link", "{ /x: { link: /tmp }, /x/y: { content: b } }", "lies below /x, which is no directory"],
    ["a path upwards", "{ /../x: { content: a } }", "must be an absolute path on the router"],
    ["text for a folder", "{ /x/: { content: a } }", "ends in /"],
  ])("%s", (_what, files, message) => {
    expect(mistakes(`files: ${files}`, { "packages/d/a": "a" }).join("\n")).toContain(message);
  });
});
