import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readIpk } from "../../lib/ipk/contents.ts";
import { formatControl } from "../../lib/ipk/control.ts";
import { IPK_LIMITS } from "../../lib/ipk/payload.ts";
import { type IpkControl, readIpkControl } from "../../lib/ipk/read.ts";
import { parseStanzas } from "../../lib/ipk/stanzas.ts";
import { UserError } from "../../lib/run/errors.ts";
import { describeWith } from "../support/needs.ts";
import { fc } from "../support/properties.ts";
import { golden, goldenNames, tarOf } from "./golden.ts";

const PLACE = { file: "x.ipk" };
const CONTROL = "Package: p\nVersion: 1.0-r1\nArchitecture: all\nDescription:  Text.\n";
const HELLO = golden("build/hello_1.0-r1_all.ipk");

/** A signature without an end of archive, then the package's own members: several gzip members in a row. */
const ALPINE = Buffer.concat([
  gzipSync(tarOf({ ".SIGN.RSA.x.rsa.pub": "s" }).subarray(0, 1024)),
  gzipSync(tarOf({ ".PKGINFO": "pkgname = x\n" })),
]);

interface Parts {
  readonly control?: string;
  readonly data?: Record<string, string>;
  readonly outer?: (parts: { control: Buffer; data: Buffer }) => Record<string, string | Uint8Array>;
}

/** An .ipk that is right except for what a test changes. */
function ipk({ control = CONTROL, data = { "./etc/p": "x\n" }, outer }: Parts = {}): Buffer {
  const parts = { control: gzipSync(tarOf({ "./control": control })), data: gzipSync(tarOf(data)) };
  const members = outer?.(parts) ?? {
    "./debian-binary": "2.0\n",
    "./data.tar.gz": parts.data,
    "./control.tar.gz": parts.control,
  };
  return gzipSync(tarOf(members));
}

const readers: Record<string, (bytes: Uint8Array) => Promise<IpkControl>> = {
  readIpkControl: async (bytes) => readIpkControl(bytes, PLACE),
  readIpk: (bytes) => readIpk(bytes, PLACE),
};

async function complaint(read: Promise<unknown>): Promise<string> {
  try {
    await read;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return "";
}

test("the control stanzas of the golden packages are the ones that ipkg-make-index.sh copied", () => {
  const expected = parseStanzas(golden("ipk/expected/Packages.manifest").toString());
  const stanzas = goldenNames("ipk/feed").map(
    (name) => readIpkControl(golden(`ipk/feed/${name}`), { file: name }).controlText,
  );
  const withoutIndexFields = expected.map((stanza) => stanza.replace(/^(Filename|Size|SHA256sum): .*\n/gm, ""));
  expect(stanzas.toSorted()).toEqual(withoutIndexFields.toSorted());
});

describe("readIpk", () => {
  test("lists scripts, conffiles and files with their modes", async () => {
    const contents = await readIpk(HELLO, PLACE);
    expect(formatControl(contents.control)).toBe(contents.controlText);
    expect(contents.scripts).toEqual(["postinst", "prerm"]);
    expect(contents.conffiles).toEqual(["/etc/config/hello"]);
    expect(contents.files).toEqual([
      { path: "etc", type: "directory", mode: 0o755, size: 0 },
      { path: "etc/config", type: "directory", mode: 0o755, size: 0 },
      { path: "etc/config/hello", type: "file", mode: 0o644, size: 40 },
      { path: "etc/init.d", type: "directory", mode: 0o755, size: 0 },
      { path: "etc/init.d/hello", type: "file", mode: 0o755, size: 62 },
      { path: "usr", type: "directory", mode: 0o755, size: 0 },
      { path: "usr/bin", type: "directory", mode: 0o755, size: 0 },
      { path: "usr/bin/hello", type: "file", mode: 0o755, size: 40 },
      { path: "usr/bin/hi", type: "symlink", mode: 0o777, size: 0, target: "hello" },
    ]);
    expect(contents.installedBytes).toBe(142);
  });

  test("reads a file by its path", async () => {
    const folder = mkdtempSync(join(tmpdir(), "ipk-"));
    try {
      writeFileSync(join(folder, "hello.ipk"), HELLO);
      expect(await readIpk(join(folder, "hello.ipk"), PLACE)).toEqual(await readIpk(HELLO, PLACE));
      expect(await complaint(readIpk(join(folder, "none.ipk"), PLACE))).toBe("x.ipk: the file cannot be read (ENOENT)");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("a tar bomb is stopped at the limit and takes little memory", async () => {
    const limits = { ...IPK_LIMITS, bytes: 128 * 1024 * 1024 };
    const bytes = payloadBomb();
    expect(bytes.length).toBeLessThan(500_000);
    const before = process.memoryUsage.rss();
    expect(await complaint(readIpk(bytes, PLACE, limits))).toContain(`more than ${limits.bytes} bytes`);
    expect(process.memoryUsage.rss() - before).toBeLessThan(64_000_000);
  });

  test.each([
    ["a path upwards", { "../../etc/passwd": "x" }, /"..\/..\/etc\/passwd" leads out of the package/],
    ["an absolute path", { "/etc/passwd": "x" }, /"\/etc\/passwd" leads out of the package/],
    ["a file twice", { "./etc/p": "x", "etc/p": "y" }, /holds etc\/p twice/],
  ])("refuses %s", async (_what, data, message) => {
    expect(await complaint(readIpk(ipk({ data }), PLACE))).toMatch(message);
  });

  test("refuses more files than the limit", async () => {
    const data = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`./${i}`, ""]));
    expect(await complaint(readIpk(ipk({ data }), PLACE, { ...IPK_LIMITS, entries: 10 }))).toContain(
      "more than 10 files",
    );
  });
});

/** An .ipk whose payload inflates to 256 MiB of zeros. */
function payloadBomb(): Buffer {
  // Gzip members can be strung together, so a long run of zeros need not be made at once.
  const zeros = gzipSync(Buffer.alloc(16 * 1024 * 1024));
  const data = Buffer.concat([
    gzipSync(tarOf({ "./a": "" }).subarray(0, 512)),
    ...Array.from({ length: 16 }, () => zeros),
  ]);
  return ipk({ outer: ({ control }) => ({ "./data.tar.gz": data, "./control.tar.gz": control }) });
}

describeWith(["tar"], "a link of the package that leads elsewhere", () => {
  test("may be shipped, but nothing may lie behind it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "ipk-"));
    try {
      const script = [
        "mkdir -p a/etc b/etc/x",
        "ln -s /root a/etc/x",
        "touch b/etc/x/evil",
        "tar --format=gnu -czf t.tar.gz -C a ./etc -C ../b ./etc/x/evil",
      ];
      execFileSync("sh", ["-ec", script.join("\n")], { cwd: folder });
      const data = readFileSync(join(folder, "t.tar.gz"));
      const bytes = ipk({ outer: ({ control }) => ({ "data.tar.gz": data, "control.tar.gz": control }) });
      expect(await complaint(readIpk(bytes, PLACE))).toContain(
        "etc/x/evil lies behind the link etc/x, which leads to /root",
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe.each(Object.entries(readers))("%s", (_name, read) => {
  test("takes members in any order, without ./ and without debian-binary", async () => {
    const bytes = ipk({ outer: ({ control, data }) => ({ "control.tar.gz": control, "data.tar.gz": data }) });
    expect((await read(bytes)).controlText).toBe(CONTROL);
  });

  test.each([
    ["nothing", Buffer.alloc(0), /the file is empty/],
    [
      "an ar archive",
      Buffer.from("!<arch>\ndebian-binary   "),
      /ar archive.*unpack nothing.*Build it with OpenWrt's SDK/,
    ],
    ["a tar without gzip", tarOf({ "./debian-binary": "2.0\n" }), /without gzip.*gzip -n/],
    ["a package of apk v3", golden("build/hello-1.0-r1.apk"), /package for apk.*Name it \.apk/],
    ["a package of Alpine", ALPINE, /Alpine Linux \(apk v2\)/],
    ["a web page", Buffer.from("\n<!DOCTYPE html><title>404</title>"), /this is a web page/],
    ["a Git LFS pointer", Buffer.from("version https://git-lfs.github.com/spec/v1\n"), /git lfs pull/],
    ["garbage", Buffer.from("garbage"), /not an \.ipk/],
    ["gzip over garbage", gzipSync("garbage"), /not an \.ipk/],
    ["the first half of a package", HELLO.subarray(0, HELLO.length / 2), /is cut off.*download it again/],
    ["a package without its end", HELLO.subarray(0, -3), /is cut off/],
    [
      "no data",
      ipk({ outer: ({ control }) => ({ "./debian-binary": "", "./control.tar.gz": control }) }),
      /no data\.tar\.gz/,
    ],
    [
      "no control",
      ipk({ outer: ({ data }) => ({ "./debian-binary": "", "./data.tar.gz": data }) }),
      /no control\.tar\.gz/,
    ],
    [
      "xz inside",
      ipk({ outer: ({ data }) => ({ "./debian-binary": "", "./control.tar.xz": "", "./data.tar.gz": data }) }),
      /holds control\.tar\.xz, but opkg reads \.tar\.gz only/,
    ],
    [
      "two controls",
      ipk({
        outer: ({ control, data }) => ({ "control.tar.gz": control, "./control.tar.gz": control, "data.tar.gz": data }),
      }),
      /holds control\.tar\.gz twice/,
    ],
    ["control without a version", ipk({ control: "Package: p\nArchitecture: all\n" }), /has no Version/],
    ["a stanza smuggled in", ipk({ control: `${CONTROL}\nPackage: evil\nVersion: 9\n` }), /control\):5: a blank line/],
    ["a field smuggled in", ipk({ control: `${CONTROL}Filename: ../evil.ipk\n` }), /would override the index/],
    ["a field overridden", ipk({ control: `${CONTROL}Version: 9\n` }), /Version is there twice/],
    ["a bomb as control", controlBomb(), /inflates to more than/],
  ])("says what is wrong with %s", async (_what, bytes, message) => {
    const text = await complaint(read(bytes));
    expect(text).toMatch(message);
    expect(text).toMatch(/^x\.ipk/);
  });

  test("any damage ends in a UserError or in a package, never otherwise", async () => {
    const damage = fc.record({
      at: fc.nat(HELLO.length - 1),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
      cut: fc.option(fc.nat(HELLO.length)),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ at, bytes, cut }) => {
        const damaged = Buffer.from(HELLO);
        damaged.set(bytes.subarray(0, damaged.length - at), at);
        await complaint(read(damaged.subarray(0, cut ?? damaged.length)));
      }),
      { numRuns: 300 },
    );
  });

  test("damage below the gzip layers ends in a UserError too", async () => {
    const tar = tarOf({ "./control": CONTROL });
    await fc.assert(
      fc.asyncProperty(fc.nat(1023), fc.uint8Array({ minLength: 1, maxLength: 12 }), async (at, bytes) => {
        const damaged = Buffer.from(tar);
        damaged.set(bytes, at);
        const outer = (): Record<string, Uint8Array> => ({
          "./data.tar.gz": gzipSync(damaged),
          "./control.tar.gz": gzipSync(damaged),
        });
        await complaint(read(ipk({ outer })));
      }),
      { numRuns: 200 },
    );
  });
});

function controlBomb(): Buffer {
  const zeros = gzipSync(Buffer.alloc(32 * 1024 * 1024), { level: 9 });
  return ipk({ outer: ({ data }) => ({ "./data.tar.gz": data, "./control.tar.gz": zeros }) });
}
