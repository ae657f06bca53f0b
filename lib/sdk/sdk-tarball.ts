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
import { parseUsignPublicKey, type UsignPublicKey, verifyUsign } from "../signing/usign.ts";
import { markUsed } from "./kept.ts";

/** The key of OpenWrt's unattended builds. It signs snapshots, and every release that has no key of its own: 23.05, 25.12. */
const unattended = "RWS1BD5w+adc3j2Hqg9+b66CvLR7NlHbsj7wjNVj0XGt/othDgIAOJS+";

/** Series → the key of its release builds. Old ones stay good: a usign key does not expire. */
const ofRelease: Readonly<Record<string, string>> = {
  "18.06": "RWQQNaxzzE5Z41cVmEh2rilAPKLsyfPKm+S4BJWA1Yv+LP1hKebmGtXi",
  "19.07": "RWT5S53W/rrJY9BiIod3JF04AZ/eU1xDpVOb+rjZzAQBEcoETGx8BXEK",
  "21.02": "RWQviwuY4IMGvwLfs6842A0m4EZU1IjczTxKMSk3BQP8DAQLHBwdQiaU",
  "22.03": "RWRNAX5vHtXWFmt+n5di7XX8rTu0w+c8X7Ihv4oCyD6tzsUwmH0A6kO0",
  "24.10": "RWTTEMbygz6X95lKDAulctZy3aj15823THXfyrfXgwGbxZlXBd2brNcw",
};

/**
 * The usign public key file with which OpenWrt's build system signs the downloads of a series: whole, so that no key
 * server is trusted or asked. From OpenWrt's page of public keys (its repository `keyring`, folder `usign`).
 */
export function openwrtKey(series: string): string {
  const comment = series in ofRelease ? `${series} release builds` : "unattended snapshot builds";
  return `untrusted comment: Public usign key for ${comment}\n${ofRelease[series] ?? unattended}\n`;
}

export interface TarballContext {
  /** OpenWrt's download server, or a mirror of it. */
  readonly server: string;
  /** The public key file that a series' downloads must be signed with. */
  readonly keyOf: (series: string) => string;
  readonly cache: string;
  readonly fetch: typeof fetch;
  readonly exec: Exec;
  readonly signal?: AbortSignal | undefined;
}

/** OpenWrt's own server and keys. */
export const openwrtDownloads: Pick<TarballContext, "server" | "keyOf"> = {
  server: "https://downloads.openwrt.org",
  keyOf: openwrtKey,
};

export interface SdkTarball {
  readonly url: string;
  readonly sha256: string;
  readonly path: string;
}

/**
 * Downloads the SDK archive of a target: the list of checksums must be signed with the pinned key of its release, and the archive must
 * have the listed checksum. Undefined when the server has none yet. Throws a UserError when anything does not fit.
 */
export async function fetchSdkTarball(
  release: Release,
  target: string,
  context: TarballContext,
): Promise<SdkTarball | undefined> {
  const directory = `${context.server}/${downloadDirectory(release, target)}`;
  const sums = await download(`${directory}/sha256sums`, context);
  if (!sums) return undefined;
  const signature = await download(`${directory}/sha256sums.sig`, context);
  if (!signature)
    throw new UserError({
      what: `${directory}/sha256sums is not signed`,
      cure: "Use an SDK image, or an SDK of your own with --sdk",
    });
  checkSignature(`${directory}/sha256sums`, sums, signature.toString("utf8"), context.keyOf(release.series));
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

function checkSignature(name: string, content: Buffer, signature: string, publicKey: string): void {
  const key = parseUsignPublicKey(publicKey);
  if (verdict(key, content, signature) === "valid") return;
  throw new UserError({
    what: `${name}.sig is no signature of ${name} by OpenWrt's key of this release, ${key.fingerprint}`,
    cure: "Do not use this server. If it is OpenWrt's own, check the SDK's archive yourself, make an image of it with sdk-images/tarball and name that with --sdk",
  });
}

/** A file that is no signature at all, such as a login page, counts as a wrong one. */
function verdict(key: UsignPublicKey, content: Buffer, signature: string): ReturnType<typeof verifyUsign> {
  try {
    return verifyUsign(key, content, signature);
  } catch (error) {
    if (error instanceof UserError) return "invalid";
    throw error;
  }
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
