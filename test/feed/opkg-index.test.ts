import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { opkgEntry, opkgIndexFiles, readManifest } from "../../lib/feed/opkg-feed.ts";
import {
  formatIndexJson,
  formatManifest,
  gzipIndex,
  isToolchainPackage,
  manifestStanza,
  packagesFromManifest,
} from "../../lib/feed/opkg-index.ts";
import { scanPackages } from "../../lib/feed/scan.ts";
import { silentReporter } from "../../lib/run/reporter.ts";

const golden = join(import.meta.dirname, "../fixtures/golden/ipk");
const expected = (name: string) => readFileSync(join(golden, "expected", name));
const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString("utf8");

async function indexGoldenFeed() {
  const names = readdirSync(join(golden, "feed")).sort();
  const scanned = await scanPackages(
    names.map((name) => join(golden, "feed", name)),
    golden,
    silentReporter,
  );
  const entries = scanned.flatMap((file, index) =>
    file.format === "opkg" ? [opkgEntry(file, names[index] ?? "")] : [],
  );
  return opkgIndexFiles(entries, { architecture: "mips_24kc", indexJson: 2 });
}

describe("the index of the golden feed is what OpenWrt's own scripts write", () => {
  test.each([
    ["Packages.manifest", "Packages.manifest"],
    ["Packages", "Packages"],
    ["index.json", "index.v2.json"],
  ])("%s, to the byte", async (name, file) => {
    expect(text((await indexGoldenFeed()).get(name))).toBe(text(expected(file)));
  });

  test("Packages.gz: the same content and the same gzip header", async () => {
    const gz = (await indexGoldenFeed()).get("Packages.gz") ?? new Uint8Array();
    expect(text(gunzipSync(gz))).toBe(text(gunzipSync(expected("Packages.gz"))));
    expect([...gz.subarray(0, 10)]).toEqual([...expected("Packages.gz").subarray(0, 10)]);
  });
});

test("a published manifest is read back and written again without a change", () => {
  const manifest = text(expected("Packages.manifest"));
  const entries = readManifest(manifest, "Packages.manifest");
  expect(entries).toHaveLength(24);
  expect(formatManifest(entries.map(({ stanza }) => stanza))).toBe(manifest);
});

test("Packages is padded where old usign hashes the size wrongly, and nowhere else", () => {
  const sizes = [45, 46, 47, 48, 173, 174, 175, 176].map((size) => packagesFromManifest("x".repeat(size)).length);
  expect(sizes).toEqual([45, 48, 49, 48, 173, 176, 177, 176]);
});

test("an empty feed is one newline, because usign cannot sign nothing", () => {
  const files = opkgIndexFiles([], { architecture: "x86_64", indexJson: 2 });
  expect(text(files.get("Packages"))).toBe("\n");
  expect(text(files.get("index.json"))).toBe('{\n  "version": 2,\n  "architecture": "x86_64",\n  "packages": {}\n}\n');
});

test("the file's facts stand immediately before the description, also where it is the first field", () => {
  const file = { filename: "a_1_all.ipk", size: 5, sha256: "00" };
  expect(manifestStanza("Package: a\nDescription:  A\n b\n", file)).toBe(
    "Package: a\nFilename: a_1_all.ipk\nSize: 5\nSHA256sum: 00\nDescription:  A\n b\n",
  );
  expect(manifestStanza("Package: a\n\n", file)).toBe("Package: a\nFilename: a_1_all.ipk\nSize: 5\nSHA256sum: 00\n");
});

test("index.json v1 is one line with full names; v2 strips the ABI suffix; the last duplicate wins", () => {
  const packages = [
    { name: "libfoo3", version: "1-r1", abiVersion: "3" },
    { name: "9p", version: "1-r1" },
    { name: "libfoo3", version: "2-r1", abiVersion: "3" },
  ];
  expect(formatIndexJson(1, "x86_64", packages)).toBe(
    '{"architecture": "x86_64", "packages":{"libfoo3": "2-r1", "9p": "1-r1"}}\n',
  );
  expect(JSON.parse(formatIndexJson(2, "x86_64", packages))).toEqual({
    version: 2,
    architecture: "x86_64",
    packages: { libfoo: "2-r1", "9p": "1-r1" },
  });
});

test("index.json names the version that opkg installs, whatever the order of the files", () => {
  const stanza = (version: string) =>
    `Package: tool\nVersion: ${version}\nArchitecture: all\nFilename: tool_${version}_all.ipk\nSize: 1\nSHA256sum: 00\n`;
  const manifest = formatManifest(["1.10-r1", "1.10-r2", "1.9-r1"].map(stanza));
  const files = opkgIndexFiles(readManifest(manifest, "Packages.manifest"), { architecture: "x86_64", indexJson: 2 });
  expect(JSON.parse(text(files.get("index.json"))).packages).toEqual({ tool: "1.10-r2" });
});

test("the toolchain's kernel and libc are left out, their namesakes are not", () => {
  const names = [
    "kernel_6.6_x.ipk",
    "libc_1.2_x.ipk",
    "libc-extra_1_x.ipk",
    "sub/kernel_1_x.ipk",
    "kernel-tools_1_x.ipk",
  ];
  expect(names.filter(isToolchainPackage)).toEqual(["kernel_6.6_x.ipk", "libc_1.2_x.ipk", "sub/kernel_1_x.ipk"]);
});

test("gzip says maximum compression, Unix, no name and no time, as gzip -9nc does", () => {
  expect(Buffer.from(gzipIndex(Buffer.from("x")).subarray(0, 10)).toString("hex")).toBe("1f8b0800000000000203");
});

describe.skipIf(!process.env["PPA_CORPUS"])("real published feeds", () => {
  const corpus = process.env["PPA_CORPUS"] ?? "";
  const feeds = corpus
    ? readdirSync(corpus, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith("/Packages.manifest"))
    : [];

  test("their manifests are read, written again to the byte, and filtered to what they publish", () => {
    expect(feeds.length).toBeGreaterThan(10);
    for (const path of feeds) {
      const manifest = readFileSync(join(corpus, path), "utf8");
      const packages = readFileSync(join(corpus, path.replace(".manifest", "")));
      expect(text(packagesFromManifest(manifest)), path).toBe(text(packages));
      const stanzas = readManifest(manifest, path).map(({ stanza }) => stanza);
      expect(formatManifest(stanzas), path).toBe(manifest);
    }
  });
});
