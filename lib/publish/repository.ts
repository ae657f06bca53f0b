import { appendFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../run/errors.ts";
import type { Entries } from "./changes.ts";
import { type Git, isFailure } from "./git.ts";
import { gitFailure } from "./git-failure.ts";
import type { Remote } from "./remote.ts";
import type { PublishedTree } from "./tree.ts";

/** The newest commit of the published branch, and everything it holds. */
export interface Tip {
  readonly commit: string;
  readonly treeId: string;
  readonly entries: Entries;
  readonly tree: PublishedTree;
}

/** Makes the temporary bare repository: no templates, no hooks, the address of the remote and nothing secret. */
export async function createRepository(git: Git, remote: Remote, branch: string): Promise<void> {
  await git.local(["init", "--quiet", "--bare", "--template=", "."]);
  await git.local(["check-ref-format", "--branch", branch]).catch((error: unknown) => {
    throw isFailure(error, "final") ? noBranchName(branch) : error;
  });
  const lines = [`[remote "origin"]`, `\turl = ${quoted(remote.url)}`];
  // A repository on this machine rarely allows filters, but whoever may read it may also ask its git to allow them.
  if (remote.kind === "local") lines.push('\tuploadpack = "git -c uploadpack.allowFilter=true upload-pack"');
  await appendFile(join(git.directory, "config"), `${lines.join("\n")}\n`);
  // Packages do not resemble each other; looking for it would take longer than everything else.
  await mkdir(join(git.directory, "info"), { recursive: true });
  await writeFile(join(git.directory, "info/attributes"), "*.ipk -delta\n*.apk -delta\n*.gz -delta\n*.adb -delta\n");
}

/**
 * Fetches the newest commit of the branch with its directories but without contents (where the server can filter),
 * and lists it. Undefined when the branch does not exist yet.
 */
export async function fetchTip(git: Git, branch: string): Promise<Tip | undefined> {
  try {
    await git.fetch("blob:none", 1, `+refs/heads/${branch}:refs/published`);
  } catch (error) {
    if (isFailure(error, "no-branch")) return undefined;
    throw error;
  }
  const ids = await git.local(["rev-parse", "refs/published", "refs/published^{tree}"]);
  const [commit = "", treeId = ""] = ids.toString("latin1").split("\n");
  const entries = parseListing(await git.local(["ls-tree", "-r", "-z", "--full-tree", commit]));
  const files = new Map<string, string>();
  for (const [path, id] of entries) if (id !== undefined) files.set(path, id);
  return { commit, treeId, entries, tree: { files, read: (paths) => readFiles(git, branch, files, paths) } };
}

/**
 * Counts the commits that end in `tip`, up to `limit`. Fetches only the commits themselves, no directories; and of this
 * tip, not of the branch: the directories of a newer one would then be missing when it is fetched as the next tip.
 */
export async function countCommits(git: Git, tip: string, limit: number): Promise<number> {
  try {
    if (limit > 1) await git.fetch("tree:0", limit, `+${tip}:refs/counted`);
  } catch (error) {
    if (isFailure(error, "unadvertised")) throw gitFailure({ ...git.attempt, action: "fetch" }, "stale info");
    throw error;
  }
  return Number((await git.local(["rev-list", "--count", `--max-count=${limit}`, tip])).toString("latin1"));
}

/**
 * Tells git that nothing before `tip` is here. In a shallow repository, `git push --thin` takes for granted that the
 * server has all the files of the commits it names, even when what is pushed does not descend from them
 * (pack-objects --objects-edge-aggressive): only so can a new history be pushed without the contents of its files.
 */
export async function forgetHistory(git: Git, tip: string): Promise<void> {
  await writeFile(join(git.directory, "shallow"), `${tip}\n`);
}

/** A copy of a commit (same tree, author, date and message) without parents: the new beginning of the history. */
export async function copyAsRoot(git: Git, commit: string): Promise<string> {
  const raw = await git.local(["cat-file", "commit", commit]);
  const end = raw.indexOf("\n\n");
  // Header lines that start with a space continue the one before; signatures would not fit the copy.
  const header = raw
    .subarray(0, end)
    .toString("latin1")
    .replace(/^(?!tree |author |committer |encoding )\S.*\n?(?: .*\n?)*/gm, "")
    .trimEnd();
  const copy = Buffer.concat([Buffer.from(header, "latin1"), raw.subarray(end)]);
  return (await git.local(["hash-object", "-t", "commit", "-w", "--stdin"], copy)).toString("latin1").trim();
}

function noBranchName(branch: string): UserError {
  return new UserError({ what: `"${branch}" is no name for a branch`, cure: 'The usual one is "gh-pages".' });
}

function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

/** `<mode> <type> <id>\t<path>\0` … */
function parseListing(listing: Buffer): Entries {
  const entries = new Map<string, string | undefined>();
  for (const line of listing.toString("utf8").split("\0")) {
    const tab = line.indexOf("\t");
    if (tab < 0) continue;
    const isFile = line.startsWith("100");
    entries.set(line.slice(tab + 1), isFile ? line.slice(tab - 40, tab) : undefined);
  }
  return entries;
}

/** Reads files of the published commit; those that are not here yet are fetched together, in one request. */
async function readFiles(
  git: Git,
  branch: string,
  files: ReadonlyMap<string, string>,
  paths: readonly string[],
): Promise<Map<string, Uint8Array>> {
  const wanted = new Map<string, string>();
  for (const path of paths) {
    const id = files.get(path);
    if (id !== undefined) wanted.set(path, id);
  }
  const ids = [...new Set(wanted.values())];
  if (ids.length === 0) return new Map();
  const missing = await missingBlobs(git, ids);
  if (missing.length > 0) await fetchBlobs(git, branch, missing);
  const blobs = await readBlobs(git, ids);
  const contents = new Map<string, Uint8Array>();
  for (const [path, id] of wanted) {
    const blob = blobs.get(id);
    if (blob) contents.set(path, blob);
  }
  return contents;
}

async function missingBlobs(git: Git, ids: readonly string[]): Promise<string[]> {
  const answer = await git.local(["cat-file", "--batch-check"], lines(ids));
  return answer
    .toString("latin1")
    .split("\n")
    .filter((line) => line.endsWith(" missing"))
    .map((line) => line.slice(0, 40));
}

async function fetchBlobs(git: Git, branch: string, ids: readonly string[]): Promise<void> {
  try {
    await git.fetchObjects(ids);
  } catch (error) {
    if (!isFailure(error, "unadvertised")) throw error;
    // Servers that speak only the old protocol may filter but hand out no single objects: then take the whole branch.
    await git.fetchWhole(`+refs/heads/${branch}:refs/whole`);
  }
}

async function readBlobs(git: Git, ids: readonly string[]): Promise<Map<string, Uint8Array>> {
  const answer = await git.local(["cat-file", "--batch"], lines(ids));
  const blobs = new Map<string, Uint8Array>();
  let at = 0;
  while (at < answer.length) {
    const end = answer.indexOf(10, at);
    const [id = "", type, size] = answer.toString("latin1", at, end).split(" ");
    if (type === "missing") {
      throw gitFailure({ ...git.attempt, action: "fetch" }, `not our ref ${id}`);
    }
    const from = end + 1;
    blobs.set(id, answer.subarray(from, from + Number(size)));
    at = from + Number(size) + 1;
  }
  return blobs;
}

function lines(ids: readonly string[]): string {
  return `${ids.join("\n")}\n`;
}
