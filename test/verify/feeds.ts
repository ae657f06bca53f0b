import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach } from "vitest";
import { createAdbWriter } from "../../lib/apk/adb-writer.ts";
import { buildIndex, readIndex } from "../../lib/apk/index-file.ts";
import type { IndexMember } from "../../lib/apk/package.ts";
import { infoField } from "../../lib/apk/pkginfo.ts";
import { signIndex } from "../../lib/apk/signature.ts";
import { silentReporter } from "../../lib/run/reporter.ts";
import { parseApkPrivateKey } from "../../lib/signing/apk-key.ts";
import { parsePublicKey } from "../../lib/signing/public-keys.ts";
import { parseUsignSecretKey, signUsign } from "../../lib/signing/usign.ts";
import { verifyArchive } from "../../lib/verify/archive.ts";
import { type HttpReaderOptions, openArchive } from "../../lib/verify/reader.ts";
import type { Report } from "../../lib/verify/report.ts";

export const golden = new URL("../fixtures/golden", import.meta.url).pathname;
export const goldenKeys = [join(golden, "keys/usign.pub"), join(golden, "keys/apk.pub.pem")];

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

export async function scratch(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "ppa-verify-"));
  cleanups.push(() => rm(directory, { recursive: true }));
  return directory;
}

/** The golden packages with the index that OpenWrt's own tools made of them. */
export async function opkgFeed(directory: string): Promise<string> {
  await cp(join(golden, "ipk/feed"), directory, { recursive: true });
  for (const name of ["Packages", "Packages.gz", "Packages.manifest", "Packages.sig"]) {
    await cp(join(golden, "ipk/expected", name), join(directory, name));
  }
  await cp(join(golden, "ipk/expected/index.v2.json"), join(directory, "index.json"));
  return directory;
}

export async function apkFeed(directory: string): Promise<string> {
  await cp(join(golden, "apk/feed"), directory, { recursive: true });
  await cp(join(golden, "apk/expected/packages.adb"), join(directory, "packages.adb"));
  await cp(join(golden, "apk/expected/index.v2.json"), join(directory, "index.json"));
  return directory;
}

/** Both feeds as a published archive with keys, catalog and install script. */
export async function archive(root: string, url = "https://ppa.example.org/demo"): Promise<string> {
  for (const directory of ["24.10/mips_24kc", "25.12/mips_24kc", "api/v1", "keys"]) {
    await mkdir(join(root, directory), { recursive: true });
  }
  await opkgFeed(join(root, "24.10/mips_24kc"));
  await apkFeed(join(root, "25.12/mips_24kc"));
  const keys = await Promise.all(goldenKeys.map(async (file) => parsePublicKey(await readFile(file, "utf8"), file)));
  const published = keys.map((key) => ({
    ...key,
    path: key.kind === "usign" ? `keys/${key.fingerprint}` : "keys/demo.pem",
  }));
  for (const { path, text } of published) await writeFile(join(root, path), text);
  await writeFile(join(root, "install.sh"), "#!/bin/sh\n");
  const target = (release: string, format: string) => ({
    path: `${release}/mips_24kc`,
    release,
    format,
    arch: "mips_24kc",
    count: 24,
    bytes: 1,
  });
  const catalog = {
    format: 1,
    generator: "test",
    archive: { name: "demo", title: "Demo", url, installer: "install.sh" },
    keys: published,
    targets: [target("24.10", "opkg"), target("25.12", "apk")],
    packages: 24,
    documents: {},
  };
  await writeFile(join(root, "api/v1/catalog.json"), JSON.stringify(catalog));
  return root;
}

/** Changes the text of `Packages` and makes .gz and .sig fit it again, so that only the change itself is wrong. */
export async function changePackages(directory: string, change: (text: string) => string): Promise<void> {
  const text = Buffer.from(change(await readFile(join(directory, "Packages"), "utf8")));
  const key = parseUsignSecretKey(await readFile(join(golden, "keys/usign.sec"), "utf8"));
  await writeFile(join(directory, "Packages"), text);
  await writeFile(join(directory, "Packages.gz"), gzipSync(text));
  await writeFile(join(directory, "Packages.sig"), signUsign(key, text));
  await rm(join(directory, "Packages.manifest"), { force: true });
  await rm(join(directory, "index.json"), { force: true });
}

/** The same for `packages.adb`. */
export async function changeMembers(
  directory: string,
  change: (members: readonly IndexMember[]) => readonly IndexMember[],
): Promise<void> {
  const file = join(directory, "packages.adb");
  const signer = await parseApkPrivateKey(await readFile(join(golden, "keys/apk.pem"), "utf8"));
  const { packages } = readIndex(await readFile(file));
  await writeFile(file, signIndex(buildIndex(change(packages)), [signer]));
}

/** `member` under other texts; what apk's own tools refuse to write, others might. */
export function memberWith(
  member: IndexMember,
  texts: { name?: string; version?: string; description?: string },
): IndexMember {
  const pkginfo = { ...member.pkginfo, ...texts };
  const writer = createAdbWriter();
  const slots = Array<number>(infoField.arch).fill(0);
  slots[infoField.name - 1] = writer.text(pkginfo.name);
  slots[infoField.version - 1] = writer.text(pkginfo.version);
  slots[infoField.description - 1] = writer.text(pkginfo.description ?? "");
  slots[infoField.arch - 1] = writer.text(pkginfo.arch ?? "noarch");
  const value = writer.object(slots);
  return { ...member, pkginfo, record: { payload: writer.finish(value), value } };
}

export async function verify(
  location: string,
  keyFiles: readonly string[] = [],
  options: HttpReaderOptions = {},
): Promise<Report> {
  const source = await openArchive(location, options);
  const publicKeys = await Promise.all(
    keyFiles.map(async (file) => parsePublicKey(await readFile(file, "utf8"), file)),
  );
  try {
    return await verifyArchive({ source, reporter: silentReporter, ...(keyFiles.length > 0 ? { publicKeys } : {}) });
  } finally {
    source.close();
  }
}

/** What was found, without the information that every feed gives about OpenWrt's own packages. */
export function found(report: Report): string[] {
  return [...new Set(report.findings.map(({ name }) => name as string))].filter(
    (name) => name !== "dependency-outside",
  );
}

/** Answers a request itself and returns true, or leaves it to the static server. */
export type Misbehaviour = (path: string, response: ServerResponse, authorization: string | undefined) => boolean;

/** Serves `root` with a server that misbehaves for some paths; returns its URL. */
export async function misbehavingServer(root: string, misbehave: Misbehaviour): Promise<string> {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(request.url ?? "/");
    if (misbehave(path, response, request.headers.authorization)) return;
    const bytes = await readFile(join(root, path)).catch(() => undefined);
    response.writeHead(bytes ? 200 : 404).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  cleanups.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
}
