import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plain, smallApk } from "../apk/support.ts";
import { golden, tarOf } from "../ipk/golden.ts";
import { makeKeys, makeProject, ppa, type Run, smallConfig, smallIpk } from "../support/ppa.ts";

let folder: string;
let keys: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "ppa-bad-"));
  keys = await makeKeys("acme");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const git = (...args: string[]) => spawnSync("git", args, { encoding: "utf8" }).stdout;
const branch = (project: string) => git("-C", join(project, "remote.git"), "rev-parse", "gh-pages");

/** A project with a repository to publish to, and `files` among its packages. */
function project(name: string, files: Record<string, Uint8Array>, more = ""): string {
  const config = smallConfig(undefined, more).replace("dist/*.ipk", '"dist/*"');
  const path = makeProject(join(folder, name), [], config);
  git("init", "--quiet", "--bare", join(path, "remote.git"));
  putAll(join(path, "dist"), files);
  return path;
}

function putAll(directory: string, files: Record<string, Uint8Array>): void {
  mkdirSync(directory, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(directory, name), bytes);
}

const publish = (cwd: string, env: Record<string, string> = {}, ...args: string[]) =>
  ppa(["publish", "--remote", "remote.git", ...args], { cwd, env: { PPA_KEYS: keys, ...env } });

/** A user's mistake: exit code 1, nothing on standard output, each line an error, no stack. */
function expectRefusal({ code, stdout, stderr }: Run): void {
  expect([code, stdout]).toEqual([1, ""]);
  for (const line of stderr.trimEnd().split("\n")) expect(line).toMatch(/^error: /);
}

const CONTROL = "Package: p\nVersion: 1.0-r1\nArchitecture: all\nDescription:  Text.\n";

/** An .ipk that is right except for what a test changes. */
function ipk({ control = CONTROL, data = gzipSync(tarOf({ "./etc/p": "x\n" })) } = {}): Buffer {
  const controlGz = gzipSync(tarOf({ "./control": control }));
  return gzipSync(tarOf({ "./debian-binary": "2.0\n", "./data.tar.gz": data, "./control.tar.gz": controlGz }));
}

const zeros = gzipSync(Buffer.alloc(64 * 1024 * 1024));
const named = (name: string, more = "") => `Package: ${name}\nVersion: 1.0-r1\nArchitecture: all\n${more}`;
const good = smallIpk("good").bytes;

/** What an index needs is wrong with these. */
const badControl: Record<string, [Uint8Array, RegExp]> = {
  "truncated.ipk": [good.subarray(0, good.length / 2), /the package is cut off\. \S/],
  "ar.ipk": [Buffer.from("!<arch>\ndebian-binary   "), /is an ar archive.* Build it with OpenWrt's SDK/],
  "really-an-apk.ipk": [golden("build/hello-1.0-r1.apk"), /is a package for apk.* Name it \.apk/],
  "page.ipk": [Buffer.from("<!DOCTYPE html><title>404</title>"), /is a web page.* download it again/],
  "empty.ipk": [Buffer.alloc(0), /the file is empty/],
  "bomb.ipk": [gzipSync(tarOf({ "./control.tar.gz": zeros })), /no data\.tar\.gz|inflates to more/],
  "outer-bomb.ipk": [
    Buffer.concat([gzipSync(tarOf({ "./debian-binary": "2.0\n" })), zeros, zeros]),
    /inflates to more/,
  ],
  "no-package.ipk": [ipk({ control: "Version: 1\nArchitecture: all\n" }), /has no Package\. \S/],
  "no-version.ipk": [ipk({ control: "Package: x\nArchitecture: all\n" }), /has no Version\. \S/],
  "no-architecture.ipk": [ipk({ control: "Package: x\nVersion: 1\n" }), /has no Architecture\. \S/],
  "newline.ipk": [
    ipk({ control: named("nl", "Section: x\n\nPackage: evil\n") }),
    /a blank line, which ends the stanza/,
  ],
  "return.ipk": [ipk({ control: named("cr", "Section: x\rFilename: evil\n") }), /a carriage return/],
  "override.ipk": [ipk({ control: named("fn", "Filename: ../evil\n") }), /has the field Filename/],
  "name.ipk": [ipk({ control: named("../evil") }), /Package "\.\.\/evil" is not valid/],
};

/** What is wrong with these only shows when they are unpacked. */
const badPayload: Record<string, [Uint8Array, RegExp]> = {
  "payload-bomb.ipk": [
    ipk({
      control: named("bomb"),
      data: Buffer.concat([
        gzipSync(tarOf({ "./a": "" }).subarray(0, 512)),
        ...Array.from({ length: 17 }, () => zeros),
      ]),
    }),
    /data\.tar\.gz in the package inflates to more/,
  ],
  "upwards.ipk": [
    ipk({ control: named("up"), data: gzipSync(tarOf({ "../../etc/passwd": "x" })) }),
    /"\.\.\/\.\.\/etc\/passwd" leads out of the package/,
  ],
};

const noise = Buffer.from(Array.from({ length: 100_000 }, (_, index) => (index * index * 31) >>> 7));
const files = ["big", "last"].map((name) => ({ path: `etc/${name}`, type: "file", mode: 0o644, data: noise }) as const);
const apk = (name: string) => Buffer.from(smallApk({ name, tree: files }).bytes);
const plainApk = (name: string) => plain(apk(name));

/** With other bytes somewhere in the last file. */
function changed(bytes: Buffer): Buffer {
  bytes.fill(1, bytes.length - 2000, bytes.length - 1000);
  return bytes;
}

const badApk: Record<string, [Uint8Array, RegExp]> = {
  "no-apk.apk": [good, /is an \.ipk that was renamed to \.apk\. Name it \.ipk/],
  "page.apk": [Buffer.from("<!DOCTYPE html>"), /is a web page/],
  "zstd.apk": [Buffer.concat([Buffer.from("ADBc\x02\x03"), Buffer.alloc(64)]), /zstd.* --compression deflate/],
  "index.apk": [golden("apk/expected/packages.adb"), /it is no package, but an index/],
  "cut-1.0-r1.apk": [apk("cut").subarray(0, 64), /it ends too soon/],
};

const cutApk: Record<string, [Uint8Array, RegExp]> = {
  "cut-data.apk": [apk("one").subarray(0, -1000), /it ends too soon/],
  "cut-plain-data.apk": [plainApk("two").subarray(0, -1000), /it ends in the middle of etc\/last/],
  "changed.apk": [
    Buffer.concat([Buffer.from("ADBd"), deflateRawSync(changed(plainApk("three")))]),
    /etc\/last does not have the hash/,
  ],
};

const bytesOf = (bad: Record<string, [Uint8Array, RegExp]>) =>
  Object.fromEntries(Object.entries(bad).map(([name, [bytes]]) => [name, bytes]));

function expectAll(stderr: string, bad: Record<string, [Uint8Array, RegExp]>, prefix = ""): void {
  const lines = stderr.split("\n");
  for (const [name, [, message]] of Object.entries(bad)) {
    const own = lines.filter((line) => line.startsWith(`error: ${prefix}${name}`)).join("\n");
    expect(own, name).toMatch(message);
  }
}

describe("bad packages are refused, all at once, and nothing changes", () => {
  test("by ppa publish", async () => {
    const bad = { ...badControl, ...badPayload, ...badApk, ...cutApk };
    const path = project("all", { "good.ipk": good });
    expect((await publish(path)).code).toBe(0);
    const before = branch(path);
    putAll(join(path, "dist"), bytesOf(bad));
    const run = await publish(path);
    expectRefusal(run);
    expectAll(run.stderr, bad, "dist/");
    expect(branch(path)).toBe(before);
  }, 60_000);

  test.each([
    ["opkg", { ...badControl, ...badPayload }],
    ["apk", badApk],
  ])("by ppa index, of a directory for %s", async (format, bad) => {
    const path = join(folder, `index-${format}`);
    putAll(path, bytesOf(bad));
    const run = await ppa(["index", path, "--arch", "x86_64"], { cwd: folder });
    expectRefusal(run);
    expectAll(run.stderr, bad);
    expect(readdirSync(path).sort()).toEqual(Object.keys(bad).sort());
  });

  test.each(["true", "false"])(
    "an .apk that is cut off behind its metadata, with sign-packages: %s",
    async (signed) => {
      const path = project(`cut-${signed}`, bytesOf(cutApk), `sign-packages: ${signed}\n`);
      const run = await publish(path);
      expectRefusal(run);
      expectAll(run.stderr, cutApk, "dist/");
      expect(branch(path)).toBe("gh-pages\n");
    },
  );

  test("a file name that would begin another field of the index", async () => {
    const path = join(folder, "names");
    putAll(path, { "a.ipk\nDepends: evil.ipk": good });
    const run = await ppa(["index", path, "--arch", "x86_64"], { cwd: folder });
    expectRefusal(run);
    expect(run.stderr).toContain('"a.ipk\\nDepends: evil.ipk" has control characters in it');
  });

  test("but a name may have blanks, signs and letters of any language in it", async () => {
    const names = ["with space.ipk", "-rf.ipk", "ünï.ipk", "%41#?.ipk", "[x].ipk"];
    const packages = names.map((name, index) => [name, smallIpk(`p${index}`).bytes] as const);
    const { code, stderr } = await publish(project("odd", Object.fromEntries(packages)));
    expect([code, stderr]).toEqual([0, ""]);
  });
});

describe("keys that routers would not know are refused", () => {
  const part = (from: RegExp) =>
    keys
      .split(/(?=^-----BEGIN|^untrusted)/m)
      .filter((text) => !from.test(text))
      .join("");

  test.each<[string, () => string, RegExp]>([
    ["no key", () => "hello", /PPA_KEYS: holds no private key\. Store/],
    ["a path instead of the text", () => "/home/me/acme.keys", /PPA_KEYS: holds no private key/],
    [
      "an SSH key",
      () => "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n",
      /signs no packages/,
    ],
    ["half of the text", () => keys.slice(0, keys.length / 2), /is cut off/],
    ["no apk key, with feeds for apk", () => part(/BEGIN EC/), /has no apk key.* routers would refuse 25\.12\/x86_64/],
    ["no usign key, with feeds for opkg", () => part(/^untrusted/), /has no usign key.* would refuse 24\.10\/x86_64/],
  ])("%s", async (name, secret, message) => {
    const path = project(`keys-${name.replaceAll(/\W/g, "-")}`, { "good.ipk": good });
    const run = await publish(path, { PPA_KEYS: secret() });
    expectRefusal(run);
    expect(run.stderr).toMatch(message);
    expect(branch(path)).toBe("gh-pages\n");
  });

  test("others than those in keys/ of the repository", async () => {
    const path = project("keys-committed", { "good.ipk": good });
    const made = await ppa(["keys", "new", "--out", join(folder, "committed.keys")], { cwd: path });
    expect(made.code).toBe(0);
    const run = await publish(path);
    expectRefusal(run);
    expect(run.stderr).toMatch(
      /private usign key in PPA_KEYS belongs to \S+, which is not in keys\/ of the repository\. Store/,
    );
  });
});

describe("the world around may be wrong, too", () => {
  test("a push that a hook refuses is told with the hook's words", async () => {
    const path = project("hook", { "good.ipk": good });
    const hook = join(path, "remote.git/hooks/pre-receive");
    writeFileSync(hook, "#!/bin/sh\necho 'no uploads on Sundays'\nexit 1\n");
    chmodSync(hook, 0o755);
    const run = await publish(path);
    expectRefusal(run);
    expect(run.stderr).toMatch(/A hook of \S+ refused the push \(remote: no uploads on Sundays; .*\)\. Change/);
    expect(branch(path)).toBe("gh-pages\n");
  });

  test.each([
    ["missing", (path: string) => rmSync(path), /ppa\.yml: There is no such file\. Run `ppa init`/],
    ["a directory", (path: string) => [rmSync(path), mkdirSync(path)], /ppa\.yml: This is a directory, not a file/],
    ["empty", (path: string) => writeFileSync(path, ""), /ppa\.yml:1:1: must be a mapping, not empty/],
  ])("a ppa.yml that is %s", async (what, spoil, message) => {
    const path = project(`config-${what.replaceAll(" ", "-")}`, { "good.ipk": good });
    spoil(join(path, "ppa.yml"));
    for (const command of [["publish", "--remote", "remote.git"], ["plan", "--offline"], ["index"]]) {
      const run = await ppa(command, { cwd: path, env: { PPA_KEYS: keys } });
      expectRefusal(run);
      expect(run.stderr).toMatch(message);
    }
  });

  test("a ppa.yml from Windows, in a folder below, is read as any other", async () => {
    const path = project("windows", { "good.ipk": good });
    putAll(join(path, "sub/dist"), { "below.ipk": smallIpk("below").bytes });
    writeFileSync(join(path, "sub/ppa.yml"), `\uFEFF${smallConfig().replaceAll("\n", "\r\n")}`);
    const { code, stderr } = await publish(path, {}, "--config", "sub/ppa.yml");
    expect([code, stderr]).toEqual([0, ""]);
    expect(git("-C", join(path, "remote.git"), "show", "gh-pages:24.10/x86_64/Packages")).toContain("Package: below\n");
  });

  test("files of an archive in a folder below are called by their paths from here", async () => {
    const path = project("below", { "good.ipk": good });
    putAll(join(path, "sub/dist"), { "cut.ipk": good.subarray(0, good.length / 2) });
    putAll(join(path, "sub/packages"), { "bad.yml": Buffer.from("name: bad\nversion: 1\n") });
    const files = "  - files: packages/*.yml\n";
    writeFileSync(
      join(path, "sub/ppa.yml"),
      smallConfig().replace("dist/*.ipk\n", (text) => `${text}${files}`),
    );
    const run = await publish(path, {}, "--config", "sub/ppa.yml");
    expectRefusal(run);
    expect(run.stderr).toMatch(/^error: sub\/dist\/cut\.ipk: the package is cut off/m);
    expect(run.stderr).toMatch(/^error: sub\/packages\/bad\.yml:2:1 version/m);
  });

  test.each(["garbage", "-1", "1.5", "99999999999999"])("a SOURCE_DATE_EPOCH of %s", async (SOURCE_DATE_EPOCH) => {
    const run = await publish(project(`epoch-${SOURCE_DATE_EPOCH}`, { "good.ipk": good }), { SOURCE_DATE_EPOCH });
    expectRefusal(run);
    expect(run.stderr).toContain("is no time in seconds since 1970");
  });
});
