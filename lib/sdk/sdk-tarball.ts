import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Release } from "../openwrt/release.ts";
import { downloadDirectory, sdkTarballName } from "../openwrt/sdk-names.ts";
import { UserError } from "../run/errors.ts";
import type { Exec } from "../run/exec.ts";
import { markUsed } from "./kept.ts";

/**
 * Fingerprints of the OpenPGP keys with which OpenWrt's build system signs, as its own container images trust them
 * (openwrt/docker, keys/): since 2023, 19.07, snapshots until then, 21.02, 22.03. The keys themselves are fetched, and
 * one with another fingerprint counts for nothing.
 */
const openwrtKeys: readonly SigningKey[] = [
  { fingerprint: "8a8bc12f46b836c0f9cdb36f1d53d1877742e911", file: "0x1D53D1877742E911.asc" },
  { fingerprint: "d9c6901f45c9b86858687dff28a39bc32074be7a", file: "2074BE7A.asc" },
  { fingerprint: "54cc74307a2c6dc9ce618269cd84bced626471f1", file: "626471F1.asc" },
  { fingerprint: "667205e379baf348863a5c6688ca59e88f681580", file: "88CA59E8.asc" },
  { fingerprint: "bf856781a01293c8409abe72cd54e82dadb3684d", file: "CD54E82DADB3684D.asc" },
];

export interface SigningKey {
  readonly fingerprint: string;
  readonly file: string;
}

export interface TarballContext {
  /** OpenWrt's download server, or a mirror of it. */
  readonly server: string;
  /** Where the key files lie; they need not be trusted. */
  readonly keyServer: string;
  readonly keys: readonly SigningKey[];
  readonly cache: string;
  readonly fetch: typeof fetch;
  readonly exec: Exec;
  readonly signal?: AbortSignal | undefined;
}

/** OpenWrt's own server, and where the keys of its container images are. */
export const openwrtDownloads: Pick<TarballContext, "server" | "keyServer" | "keys"> = {
  server: "https://downloads.openwrt.org",
  keyServer: "https://raw.githubusercontent.com/openwrt/docker/main/keys",
  keys: openwrtKeys,
};

export interface SdkTarball {
  readonly url: string;
  readonly sha256: string;
  readonly path: string;
}

/**
 * Downloads the SDK archive of a target: the list of checksums must be signed with one of the pinned keys, and the archive must have
 * the listed checksum. Undefined when the server has none yet. Throws a UserError when anything does not fit.
 */
export async function fetchSdkTarball(
  release: Release,
  target: string,
  context: TarballContext,
): Promise<SdkTarball | undefined> {
  const directory = `${context.server}/${downloadDirectory(release, target)}`;
  const sums = await download(`${directory}/sha256sums`, context);
  if (!sums) return undefined;
  const signature = await download(`${directory}/sha256sums.asc`, context);
  if (!signature)
    throw new UserError({
      what: `${directory}/sha256sums is not signed`,
      cure: "Use an SDK image, or an SDK of your own with --sdk",
    });
  await checkSignature(`${directory}/sha256sums`, sums, signature.toString("utf8"), context);
  const pattern = sdkTarballName(release, target);
  const entry = sums
    .toString("utf8")
    .split("\n")
    .map((line) => /^([0-9a-f]{64}) [ *](.+)$/.exec(line))
    .find((match) => pattern.test(match?.[2] ?? ""));
  const [, sha256 = "", name = ""] = entry ?? [];
  if (!name) return undefined;
  const path = join(context.cache, name);
  const url = `${directory}/${name}`;
  if ((await sha256Of(path)) === sha256) await markUsed(path);
  else await downloadTo(url, path, sha256, context);
  return { url, sha256, path };
}

/** Unpacks an SDK archive into a folder of the cache, once, and returns that folder. */
export async function unpackSdk(tarball: SdkTarball, { cache, exec, signal }: TarballContext): Promise<string> {
  const folder = join(cache, `sdk-${tarball.sha256.slice(0, 16)}`);
  await markUsed(folder);
  if ((await readdir(folder).catch(() => [])).length > 0) return folder;
  await rm(`${folder}.new`, { recursive: true, force: true });
  await mkdir(`${folder}.new`, { recursive: true });
  const { code, stderr } = await exec(
    "tar",
    ["-xf", tarball.path, "--strip-components=1", "-C", `${folder}.new`],
    signal ? { signal } : {},
  );
  if (code !== 0)
    throw new UserError({
      what: `The SDK cannot be unpacked: ${stderr.trim().split("\n").at(-1)}`,
      cure: "Install tar with xz and zstd",
    });
  await rename(`${folder}.new`, folder);
  return folder;
}

async function checkSignature(name: string, content: Buffer, armored: string, context: TarballContext): Promise<void> {
  const { createMessage, readKey, readSignature, verify } = await import("openpgp");
  const keys = [];
  for (const { fingerprint, file } of context.keys) {
    const text = await download(`${context.keyServer}/${file}`, context);
    const key = text && (await readKey({ armoredKey: text.toString("utf8") }).catch(() => undefined));
    if (key && key.getFingerprint() === fingerprint) keys.push(key);
  }
  const message = await createMessage({ binary: content });
  const { signatures } = await verify({
    message,
    signature: await readSignature({ armoredSignature: armored }),
    verificationKeys: keys,
  });
  const valid = await Promise.all(signatures.map(({ verified }) => verified.catch(() => false)));
  if (valid.includes(true)) return;
  throw new UserError({
    what: `The signature of ${name} is none of the keys of OpenWrt's build system that are known here (19.07 and later)`,
    cure: "Do not use this server. If it is OpenWrt's own, check the SDK's archive yourself, make an image of it with sdk-images/tarball and name that with --sdk",
  });
}

async function download(url: string, { fetch, signal }: TarballContext): Promise<Buffer | undefined> {
  const response = await request(url, fetch, signal);
  return response ? Buffer.from(await response.arrayBuffer()) : undefined;
}

async function request(url: string, get: typeof fetch, signal: AbortSignal | undefined): Promise<Response | undefined> {
  const response = await get(url, signal ? { signal } : {}).catch((error: unknown) => {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new UserError(
      { what: `${url} cannot be fetched: ${cause}`, cure: "Check the network, or name an SDK of your own with --sdk" },
      { cause: error },
    );
  });
  if (response.status === 404) return undefined;
  if (!response.ok)
    throw new UserError({ what: `${url} is answered with ${response.status}`, cure: "Try again later" });
  return response;
}

async function downloadTo(url: string, path: string, sha256: string, context: TarballContext): Promise<void> {
  const response = await request(url, context.fetch, context.signal);
  if (!response?.body) throw new UserError({ what: `${url} is listed but not there`, cure: "Try again later" });
  await mkdir(context.cache, { recursive: true });
  await pipeline(Readable.fromWeb(response.body), createWriteStream(`${path}.part`));
  if ((await sha256Of(`${path}.part`)) !== sha256) {
    await rm(`${path}.part`, { force: true });
    throw new UserError({
      what: `${url} does not have the checksum that its server lists`,
      cure: "Try again; if it stays so, use another server",
    });
  }
  await rename(`${path}.part`, path);
}

async function sha256Of(path: string): Promise<string | undefined> {
  const hash = createHash("sha256");
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  } catch {
    return undefined;
  }
  return hash.digest("hex");
}
