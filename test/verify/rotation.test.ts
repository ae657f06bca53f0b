import { randomBytes } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { readIndex } from "../../lib/apk/index-file.ts";
import { signIndex } from "../../lib/apk/signature.ts";
import { silentReporter } from "../../lib/run/reporter.ts";
import { generateKeyset, type Keyset } from "../../lib/signing/keyset.ts";
import { signPackages } from "../../lib/signing/packages.ts";
import { publicKeys } from "../../lib/signing/public-keys.ts";
import { rotate } from "../../lib/signing/rotate.ts";
import type { PublicKey } from "../../lib/signing/types.ts";
import { verifyArchive } from "../../lib/verify/archive.ts";
import { directoryReader } from "../../lib/verify/reader.ts";
import { archive, found, scratch, verify } from "./feeds.ts";

const origin = {
  name: "demo",
  date: new Date("2026-11-21T08:00:00Z"),
  randomBytes: (size: number) => randomBytes(size),
};

/** The archive as it is published with these keys. */
async function publish(root: string, keyset: Keyset): Promise<PublicKey[]> {
  const opkg = join(root, "24.10/mips_24kc");
  const { sig = "", asc = "" } = await signPackages(keyset, await readFile(join(opkg, "Packages")), origin.date);
  await writeFile(join(opkg, "Packages.sig"), sig);
  await writeFile(join(opkg, "Packages.asc"), asc);
  const adb = join(root, "25.12/mips_24kc/packages.adb");
  await writeFile(adb, signIndex(readIndex(await readFile(adb)).payload, keyset.apk));
  const keys = publicKeys(keyset, "demo");
  await rm(join(root, "keys"), { recursive: true });
  for (const { path, text } of keys) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  const catalog = join(root, "api/v1/catalog.json");
  await writeFile(catalog, JSON.stringify({ ...JSON.parse(await readFile(catalog, "utf8")), keys }));
  return keys;
}

/** Which feeds a router with these keys accepts. */
async function accepted(root: string, keys: readonly PublicKey[]): Promise<string[]> {
  const report = await verifyArchive({
    source: await directoryReader(root),
    publicKeys: keys,
    reporter: silentReporter,
  });
  const openpgp = new Set(keys.filter(({ kind }) => kind === "openpgp").map(({ fingerprint }) => fingerprint));
  return report.feeds.filter(({ signedBy }) => signedBy.some((key) => !openpgp.has(key))).map(({ format }) => format);
}

describe("a change of keys, rehearsed with three routers", async () => {
  const before = await generateKeyset(origin);
  const announced = await rotate(before, "announce", origin);
  const switched = await rotate(announced, "switch", origin);
  const retired = await rotate(switched, "retire", origin);
  const oldRouter = publicKeys(before, "demo");
  const upgraded = publicKeys(announced, "demo");
  const newRouter = publicKeys(retired, "demo");
  const both = ["opkg", "apk"];

  it.each([
    ["before", before, "none", both, both, []],
    ["announced", announced, "announced", both, both, ["apk"]],
    ["switched", switched, "switched", ["apk"], both, both],
    ["retired", retired, "none", [], both, both],
  ] as const)("%s: who accepts what, and verify says so", async (_name, keyset, stage, old, informed, young) => {
    const root = await archive(await scratch());
    await publish(root, keyset);
    expect(await accepted(root, oldRouter)).toEqual(old);
    expect(await accepted(root, upgraded)).toEqual(informed);
    expect(await accepted(root, newRouter)).toEqual(young);
    const report = await verify(root);
    expect([report.ok, report.rotation, found(report)]).toEqual([
      true,
      stage,
      stage === "none" ? [] : [`keys-${stage}`],
    ]);
  });

  it("a feed that was published without the next apk key is told", async () => {
    const root = await archive(await scratch());
    await publish(root, before);
    const adb = await readFile(join(root, "25.12/mips_24kc/packages.adb"));
    await publish(root, announced);
    await writeFile(join(root, "25.12/mips_24kc/packages.adb"), adb);
    const report = await verify(root);
    expect(found(report)).toEqual(["rotation-incomplete", "keys-announced"]);
    expect(report.findings[0]?.feed).toBe("25.12/mips_24kc");
  });
});
