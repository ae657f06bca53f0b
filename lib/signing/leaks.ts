import { lstat, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../run/errors.ts";
import type { Exec } from "../run/exec.ts";
import { privateKeysIn } from "./private-keys-in.ts";
import { workTreeOf } from "./work-tree.ts";

/** A private key where others can read it. Names the place, never the contents. */
export interface Leak {
  /** What the keys call themselves: `EC PRIVATE KEY`, `usign secret key` … */
  readonly kinds: readonly string[];
  /** Path from the root of the repository, or from the directory when it is none. */
  readonly path: string;
  /** The first commit that holds it; absent for a file that is not committed. */
  readonly commit?: string;
}

export interface LeakReport {
  readonly leaks: readonly Leak[];
  /** True when the clone is shallow or partial: not everything was there to be looked at. */
  readonly incomplete: boolean;
}

/** Larger files are not looked at: no key file is near it. Bytes. */
const largest = 1024 * 1024;
/** Contents read from git in one go. Bytes. */
const batchSize = 32 * 1024 * 1024;

/**
 * Looks for private keys in a directory and, when it is in a git repository, in all of its history: every blob that a
 * branch, a tag, a stash or the index reaches is read once, however many commits hold it. Files that git ignores are not
 * looked at.
 *
 * @param except Folders and files whose keys are known to be harmless, as paths from the root of the repository.
 */
export async function findLeaks(directory: string, exec: Exec, except: readonly string[] = []): Promise<LeakReport> {
  const { leaks, incomplete } = await findAllLeaks(directory, exec);
  const harmless = (path: string) => except.some((known) => `${path}/`.startsWith(`${known.replace(/\/+$/, "")}/`));
  return { leaks: leaks.filter(({ path }) => !harmless(path)), incomplete };
}

async function findAllLeaks(directory: string, exec: Exec): Promise<LeakReport> {
  const root = await workTreeOf(directory, exec);
  if (root === undefined) await refuseBare(directory, exec);
  if (root === undefined)
    return { leaks: await inFiles(directory, await readdir(directory, { recursive: true })), incomplete: false };
  const git = async (args: readonly string[], input?: string): Promise<Buffer> => {
    const result = await exec("git", ["-C", root, ...args], input === undefined ? {} : { input });
    if (result.code !== 0) throw new UserError(`git ${args[0]} failed: ${result.stderr.trim()}`);
    return result.stdout;
  };
  const uncommitted = await git(["ls-files", "-z", "--modified", "--others", "--exclude-standard"]);
  const leaks = await inFiles(root, new Set(uncommitted.toString("utf8").split("\0").filter(Boolean)));
  const blobs = await leakingBlobs(git);
  if (blobs.size > 0) leaks.push(...(await placesOf(blobs, git)));
  return { leaks, incomplete: await isIncomplete(git) };
}

async function refuseBare(directory: string, exec: Exec): Promise<void> {
  const { stdout } = await exec("git", ["-C", directory, "rev-parse", "--is-bare-repository"]);
  if (stdout.toString().trim() !== "true") return;
  throw new UserError({ what: `${directory} is a bare repository`, cure: "Clone it and look into the clone" });
}

type Git = (args: readonly string[], input?: string) => Promise<Buffer>;

async function isIncomplete(git: Git): Promise<boolean> {
  if ((await git(["rev-parse", "--is-shallow-repository"])).toString().trim() === "true") return true;
  return /^remote\..*\.promisor$/m.test((await git(["config", "--list", "--name-only"])).toString());
}

async function inFiles(root: string, paths: Iterable<string>): Promise<Leak[]> {
  const leaks: Leak[] = [];
  for (const path of paths) {
    const kinds = await keysInFile(join(root, path));
    if (kinds.length > 0) leaks.push({ kinds, path });
  }
  return leaks;
}

/** True for a file that holds a private key; a symbolic link is not followed. */
export async function holdsPrivateKey(path: string): Promise<boolean> {
  return (await keysInFile(path)).length > 0;
}

async function keysInFile(path: string): Promise<string[]> {
  // A symbolic link is committed as such, not what it leads to.
  const found = await lstat(path).catch(() => undefined);
  return found?.isFile() && found.size <= largest ? privateKeysIn(await readFile(path)) : [];
}

/** Blob id → kinds of keys in it. */
async function leakingBlobs(git: Git): Promise<Map<string, string[]>> {
  const objects = await git([
    "rev-list",
    "--objects",
    "--no-object-names",
    "--all",
    "--indexed-objects",
    "--missing=allow-any",
    `--filter=blob:limit=${largest}`,
  ]);
  const sizes = await git(["cat-file", "--batch-check=%(objectname) %(objecttype) %(objectsize)"], objects.toString());
  const leaking = new Map<string, string[]>();
  let batch: string[] = [];
  let bytes = 0;
  const readBatch = async () => {
    if (batch.length > 0)
      for (const [id, kinds] of keysInBatch(await git(batchCommand, batch.join("")))) leaking.set(id, kinds);
    batch = [];
    bytes = 0;
  };
  for (const line of sizes.toString("latin1").split("\n")) {
    const [id, type, size] = line.split(" ");
    if (type !== "blob") continue;
    batch.push(`${id}\n`);
    bytes += Number(size);
    if (bytes > batchSize) await readBatch();
  }
  await readBatch();
  return leaking;
}

const batchCommand = ["cat-file", "--batch", "--buffer"];

function* keysInBatch(output: Buffer): Generator<[id: string, kinds: string[]]> {
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at);
    const [id = "", type, size] = output.toString("latin1", at, end).split(" ");
    at = end + 1;
    if (type !== "blob") continue;
    const kinds = privateKeysIn(output.subarray(at, at + Number(size)));
    if (kinds.length > 0) yield [id, kinds];
    at += Number(size) + 1;
  }
}

/** Every path that ever held one of the blobs, with the first commit in which it did; staged ones have no commit yet. */
async function placesOf(blobs: ReadonlyMap<string, string[]>, git: Git): Promise<Leak[]> {
  const finds = [...blobs.keys()].map((id) => `--find-object=${id}`);
  const log = await git([
    "log",
    "--all",
    "-m",
    "--reverse",
    "--raw",
    "-z",
    "--no-abbrev",
    "--no-renames",
    "--format=%H",
    ...finds,
  ]);
  const leaks = new Map<string, Leak>();
  let commit = "";
  const tokens = log.toString("utf8").split("\0").values();
  for (const token of tokens) {
    if (!token.trimStart().startsWith(":")) {
      if (token.trim()) commit = token.trim();
      continue;
    }
    const [, , , id = ""] = token.trim().split(" ");
    const path = tokens.next().value ?? "";
    const kinds = blobs.get(id);
    if (kinds && !leaks.has(`${id} ${path}`)) leaks.set(`${id} ${path}`, { kinds, path, commit });
  }
  for (const entry of (await git(["ls-files", "-z", "--stage"])).toString("utf8").split("\0")) {
    const [mode, path = ""] = entry.split("\t");
    const id = mode?.split(" ")[1] ?? "";
    const kinds = blobs.get(id);
    if (kinds && !leaks.has(`${id} ${path}`)) leaks.set(`${id} ${path}`, { kinds, path });
  }
  return [...leaks.values()];
}
