import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import { formatDependency } from "../../lib/apk/dependency.ts";
import { readHead, readWhole } from "../../lib/apk/envelope.ts";
import { type PackedApk, packApk } from "../../lib/apk/pack.ts";
import { type ApkMetadata, type IndexMember, indexApk, readApk } from "../../lib/apk/package.ts";
import type { PkgInfo } from "../../lib/apk/pkginfo.ts";
import { parseApkPrivateKey } from "../../lib/signing/apk-key.ts";
import type { ApkSigner } from "../../lib/signing/types.ts";
import { golden, goldenNames } from "../ipk/golden.ts";

export const feedNames = goldenNames("apk/feed");
export const feedFile = (name: string): Buffer => golden(`apk/feed/${name}`);

export const member = (file: Uint8Array): IndexMember => given(indexApk(file));
export const metadata = (file: Uint8Array): ApkMetadata => given(readApk(file));
export const payloadOf = (file: Uint8Array): Buffer => Buffer.from(given(readHead(file, true)).payload);
export const indexPayload = (name: string): Buffer => Buffer.from(readWhole(golden(`apk/expected/${name}`)).payload);

export function given<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("nothing was read");
  return value;
}

/** An ADB file without its compression. */
export const plain = (file: Uint8Array): Buffer => inflateRawSync(file.subarray(4));

export const publicKey = golden("keys/apk.pub.pem").toString();
export const nextPublicKey = golden("keys/apk-next.pub.pem").toString();
export const signer = (): Promise<ApkSigner> => parseApkPrivateKey(golden("keys/apk.pem").toString());
export const nextSigner = (): Promise<ApkSigner> => parseApkPrivateKey(golden("keys/apk-next.pem").toString());

/** A small package, different in name, version and contents at will. */
export function smallApk(change: Partial<Parameters<typeof packApk>[0]> = {}): PackedApk {
  return packApk({
    name: "small",
    version: "1.0-r1",
    description: "A small package.",
    arch: "noarch",
    depends: ["libc"],
    tree: [{ path: "etc/small", type: "file", mode: 0o644, data: Buffer.from(change.name ?? "small") }],
    sourceDateEpoch: 1_700_000_000,
    ...change,
  });
}

/** A package's info in the form of `apk adbdump --format json`. */
export function asDumped(info: PkgInfo): Record<string, unknown> {
  const hex = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString("hex");
  const list = (items: PkgInfo["depends"]) => (items.length === 0 ? undefined : items.map(formatDependency));
  const dump = {
    name: info.name,
    version: info.version,
    hashes: hex(info.hashes),
    description: info.description,
    arch: info.arch,
    license: info.license,
    origin: info.origin,
    maintainer: info.maintainer,
    url: info.url,
    "repo-commit": hex(info.repoCommit),
    "build-time": info.buildTime,
    "installed-size": info.installedSize,
    "file-size": info.fileSize,
    "provider-priority": info.providerPriority,
    depends: list(info.depends),
    provides: list(info.provides),
    replaces: list(info.replaces),
    tags: info.tags.length === 0 ? undefined : info.tags,
  };
  return Object.fromEntries(Object.entries(dump).filter(([, value]) => value !== undefined));
}

/** Files of real feeds, where `PPA_CORPUS` says they are. */
export const corpus = process.env["PPA_CORPUS"];
export const corpusFile = (name: string): Buffer => readFileSync(`${corpus}/${name}`);
