import { appendFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../run/errors.ts";
import { type Git, isFailure } from "./git.ts";
import { type GitTree, openGitTree } from "./git-tree.ts";
import type { Remote } from "./remote.ts";

/** The newest commit of the published branch, and everything it holds. */
export interface Tip {
  readonly commit: string;
  readonly treeId: string;
  /** Commits that end in this one, counted up to the history that is kept. */
  readonly commits: number;
  /** Files on the branch. */
  readonly files: number;
  readonly tree: GitTree;
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
 * Files from which on a branch is too large to be listed whole; below, asking for single directories would take longer
 * than it saves.
 */
const LARGE = 2000;

/**
 * Fetches the newest commits of the branch, and of the last one the listing of its directories, unless it is large. No
 * contents, where the server can filter. Undefined when the branch does not exist yet.
 *
 * @param history commits to fetch, so that they can be counted
 */
export async function fetchTip(git: Git, branch: string, history: number): Promise<Tip | undefined> {
  try {
    await git.fetch("tree:0", history, `+refs/heads/${branch}:refs/published`);
  } catch (error) {
    if (isFailure(error, "no-branch")) return undefined;
    throw error;
  }
  const count = await git.local(["rev-list", "--count", `--max-count=${history}`, "refs/published"]);
  const commit = (await git.local(["rev-parse", "refs/published"])).toString("latin1").trim();
  const raw = (await git.local(["cat-file", "commit", commit])).toString("utf8").split("\n");
  const treeId = raw[0]?.replace("tree ", "") ?? "";
  const tree = await openGitTree(git, branch, treeId);
  const files = filesOf(raw);
  if (files === undefined || files < LARGE) await tree.listAll();
  return {
    commit,
    treeId,
    commits: Number(count.toString("latin1")),
    files: tree.complete ? tree.listed().size : (files ?? 0),
    tree,
  };
}

const TRAILER = /^Files: (\d+)$/;

/** A commit message that tells how many files the branch has, for {@link fetchTip}. */
export function withFiles(message: string, files: number): string {
  return `${message.trimEnd()}\n\nFiles: ${files}\n`;
}

function filesOf(message: readonly string[]): number | undefined {
  const number = message.map((line) => TRAILER.exec(line)?.[1]).findLast((found) => found !== undefined);
  return number === undefined ? undefined : Number(number);
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
