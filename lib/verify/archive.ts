import type { CatalogDocument } from "../../schemas/catalog.ts";
import { eachOf } from "../run/each-of.ts";
import { UserError } from "../run/errors.ts";
import type { Reporter } from "../run/reporter.ts";
import { privateKeysIn } from "../signing/private-keys-in.ts";
import { parsePublicKey } from "../signing/public-keys.ts";
import type { PublicKey } from "../signing/types.ts";
import { verifyApkIndex } from "./apk-feed.ts";
import { verifyApkFile } from "./apk-file.ts";
import { checkDependencies } from "./dependencies.ts";
import { type Discovered, discover } from "./discover.ts";
import { download } from "./download.ts";
import { checkMembership, type FeedToVerify, feedFile, type VerifiedIndex } from "./feed.ts";
import { type ExpectedFile, verifyIpkFile } from "./files.ts";
import { verifyOpkgIndex } from "./opkg-feed.ts";
import type { ArchiveReader } from "./reader.ts";
import {
  collectFindings,
  type FeedReport,
  type Findings,
  type Report,
  type RotationStage,
  sortFindings,
} from "./report.ts";
import { checkRotation } from "./rotation.ts";

export interface VerifyOptions {
  readonly source: ArchiveReader;
  /** Keys that a router would have; without them the keys that the archive itself publishes. */
  readonly publicKeys?: readonly PublicKey[];
  readonly reporter: Reporter;
  /** Files read at once. */
  readonly concurrency?: number;
}

/**
 * Acts as a router on a whole archive or one feed: reads every index, checks its signatures with the published keys,
 * fetches every file and compares it with the index, looks for dependencies. What is wrong is in the report, numbered;
 * see findings.ts.
 *
 * @throws UserError when the source is neither an archive nor a feed.
 */
export async function verifyArchive(options: VerifyOptions): Promise<Report> {
  const { source, reporter } = options;
  const findings = collectFindings();
  const found = await discover(source, findings);
  if (!found) return report(source, [], findings);
  const published = await archiveKeys(found, findings);
  const keys = options.publicKeys ?? published;
  if (found.whole) await checkAddresses(found, findings);
  await checkCredentialsAsked(found, findings);

  const indexes = new Map<FeedToVerify, VerifiedIndex>();
  let done = 0;
  await eachOf(found.feeds, options.concurrency ?? 8, async (feed) => {
    const here = findings.at(feed.path ? { feed: feed.path } : {});
    const verify = feed.format === "apk" ? verifyApkIndex : verifyOpkgIndex;
    const index = await verify(found.root, feed, keys, here);
    if (index) {
      indexes.set(feed, index);
      checkMembership(feed, index.entries, here);
    }
    reporter.progress("indexes", ++done, found.feeds.length);
  });
  const bytes = await verifyFiles(found.root, indexes, options, findings);
  checkOrphans(found, indexes, findings);
  checkDependencies(
    [...indexes].map(([feed, { entries }]) => ({ feed, entries })),
    findings,
  );
  const feeds = found.feeds.map((feed): FeedReport => {
    const index = indexes.get(feed);
    const { path, format, arch } = feed;
    const packages = index?.entries.length ?? 0;
    return {
      path,
      format,
      ...(arch ? { arch } : {}),
      packages,
      bytes: bytes.get(feed) ?? 0,
      signedBy: index?.signedBy ?? [],
    };
  });
  return report(source, feeds, findings, checkRotation(published, feeds, findings));
}

function report(
  source: ArchiveReader,
  feeds: readonly FeedReport[],
  { list }: Findings,
  rotation: RotationStage = "none",
): Report {
  const ok = !list.some(({ severity }) => severity === "error");
  return { location: source.location, ok, rotation, feeds, findings: sortFindings(list) };
}

async function verifyFiles(
  root: ArchiveReader,
  indexes: ReadonlyMap<FeedToVerify, VerifiedIndex>,
  { reporter, concurrency = 8 }: VerifyOptions,
  findings: Findings,
): Promise<Map<FeedToVerify, number>> {
  const bytes = new Map<FeedToVerify, number>();
  const files = [...indexes].flatMap(([feed, { entries }]) =>
    entries.map((entry): ExpectedFile & { feed: FeedToVerify } => ({
      feed,
      entry,
      path: feedFile(feed, entry.filename),
    })),
  );
  let done = 0;
  await eachOf(files, concurrency, async (file) => {
    const here = findings.at(file.feed.path ? { feed: file.feed.path } : {});
    const verify = file.feed.format === "apk" ? verifyApkFile : verifyIpkFile;
    bytes.set(file.feed, (bytes.get(file.feed) ?? 0) + (await verify(root, file, here)));
    reporter.progress("files", ++done, files.length);
  });
  return bytes;
}

async function checkCredentialsAsked({ root, feeds: [feed] }: Discovered, findings: Findings): Promise<void> {
  if (!feed) return;
  const file = feedFile(feed, feed.format === "apk" ? "packages.adb" : "Packages.gz");
  const status = await root.statusWithout?.(file);
  if (!status || status === 200 || status === 401) return;
  findings.add("credentials-unasked", `Without credentials the server answers ${status}, not 401`, { file });
}

function checkOrphans(found: Discovered, indexes: ReadonlyMap<FeedToVerify, VerifiedIndex>, findings: Findings): void {
  const indexed = new Set(
    [...indexes].flatMap(([feed, { entries }]) => entries.map(({ filename }) => feedFile(feed, filename))),
  );
  for (const file of found.files ?? []) {
    if (!/\.(?:ipk|apk)$/.test(file) || indexed.has(file)) continue;
    findings.add("file-not-indexed", `${file} stands in no index`, { file });
  }
}

/** The public keys of the archive, as it publishes them; private ones among them are reported. */
async function archiveKeys({ root, catalog, files }: Discovered, findings: Findings): Promise<PublicKey[]> {
  const keys: PublicKey[] = [];
  const named = new Map((catalog?.keys ?? []).map((key) => [key.path, key]));
  const suspects = (files ?? []).filter((file) =>
    /^keys\/|(?:^|\/)[^/]*key[^/]*$|\.(?:pem|sec|key|asc|gpg)$/i.test(file),
  );
  for (const path of new Set([...named.keys(), ...suspects.filter((file) => !/\.(?:ipk|apk|html)$/.test(file))])) {
    const fetched = await download(root, path, findings);
    const key = named.get(path);
    if (fetched === "absent" && key)
      findings.add("key-missing", `${path}, the ${key.kind} key, is not there`, { file: path });
    if (typeof fetched !== "object") continue;
    const text = fetched.bytes.toString("utf8");
    if (privateKeysIn(fetched.bytes).length > 0) {
      findings.add("private-key-published", `${path} holds a private key`, { file: path });
      continue;
    }
    if (!key && !path.startsWith("keys/")) continue;
    const read = await parsePublicKey(text, path).catch((error: unknown) => {
      if (error instanceof UserError) return undefined;
      throw error;
    });
    if (key && read?.fingerprint !== key.fingerprint) {
      findings.add("key-invalid", `${path} is not the ${key.kind} key ${key.fingerprint}`, { file: path });
    }
    if (read) keys.push(read);
  }
  return keys;
}

/** The archive's own idea of its address against where it was read, and its CNAME file. */
async function checkAddresses({ root, catalog }: Discovered, findings: Findings): Promise<void> {
  if (!catalog) return;
  const stated = catalog.archive.url.replace(/\/$/, "");
  if (root.remote && stated !== root.location) {
    findings.add("url-differs", `The archive states ${stated}, it is read at ${root.location}`);
  }
  if (!root.remote) await checkCname(root, catalog, findings);
  const installer = catalog.archive.installer;
  if (!installer) return;
  const script = await download(root, installer, findings);
  if (script === "absent") findings.add("install-script-missing", `${installer} is not there`, { file: installer });
}

async function checkCname(root: ArchiveReader, { archive }: CatalogDocument, findings: Findings): Promise<void> {
  const cname = await download(root, "CNAME", findings);
  if (typeof cname !== "object") return;
  const host = cname.bytes.toString("utf8").trim().split("\n")[0] ?? "";
  const stated = URL.canParse(archive.url) ? new URL(archive.url).host : "";
  if (host && host.toLowerCase() !== stated) {
    findings.add("cname-differs", `CNAME says ${host}, the archive's address is ${archive.url}`, { file: "CNAME" });
  }
}
