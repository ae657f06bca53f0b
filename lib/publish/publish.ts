import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { errorCode, UserError } from "../run/errors.ts";
import type { Exec } from "../run/exec.ts";
import type { Reporter } from "../run/reporter.ts";
import { type EffectiveChanges, type Entries, effectiveChanges } from "./changes.ts";
import { type Author, writeCommit } from "./commit.ts";
import { contentSize } from "./content.ts";
import { type Git, openGit } from "./git.ts";
import { GitFailure } from "./git-failure.ts";
import { parseRemote } from "./remote.ts";
import { copyAsRoot, createRepository, fetchTip, forgetHistory, type Tip, withFiles } from "./repository.ts";
import { formatSize } from "./sizes.ts";
import { type Changes, directoryOf, emptyTree, type PublishedTree } from "./tree.ts";

/** What to publish, given what is published now. It is called again, with the newer tree, after a lost race. */
export type Compose = (
  tree: PublishedTree,
  attempt: number,
) => Promise<{ readonly changes: Changes; readonly message: string } | null>;

export interface PublishOptions {
  /** https or ssh address without credentials, or a local path. */
  readonly remote: string;
  readonly branch: string;
  /** For https; from the environment of the caller. */
  readonly token?: string;
  readonly exec: Exec;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where the temporary repository is made and removed. */
  readonly tempDir: string;
  /** What a relative path in `remote` is relative to. */
  readonly cwd: string;
  readonly reporter: Reporter;
  /** The most commits to keep on the branch, at least 1. */
  readonly history: number;
  readonly author: Author;
  readonly compose: Compose;
  /** How often a lost race is run again; default 40. */
  readonly attempts?: number;
  /** Seconds without a byte after which a connection counts as dead; default 120. */
  readonly stallSeconds?: number;
  readonly sleep?: (milliseconds: number) => Promise<void>;
  /** A number in [0, 1). */
  readonly random?: () => number;
}

export type PublishResult =
  | { readonly status: "unchanged"; readonly attempts: number }
  | {
      readonly status: "published";
      readonly commit: string;
      readonly attempts: number;
      readonly added: number;
      readonly replaced: number;
      readonly removed: number;
      /** Bytes of the files added and replaced. */
      readonly size: number;
    };

/**
 * Publishes one commit on a branch of a repository, without a work tree and without the contents of what is published:
 * a shallow fetch without contents into a temporary repository, a commit beside it, and a push that only succeeds when the
 * branch is still what was fetched. When it is not, everything but the fetched objects is done again.
 *
 * The branch is either as before or complete, whatever happens in between: git's push is atomic. At most `history`
 * commits stay on it; when it is full, its newest commit becomes the first of a new history.
 *
 * @throws UserError with cause and cure when the repository cannot be read or written.
 */
export async function publishTo(options: PublishOptions): Promise<PublishResult> {
  if (!(options.history >= 1))
    throw new UserError({ what: `"history" is ${options.history}`, cure: "Keep at least 1." });
  const { branch, reporter, stallSeconds = 120 } = options;
  const remote = parseRemote(options.remote, options.cwd);
  const token = remote.kind === "https" || remote.kind === "http" ? options.token || undefined : undefined;
  if (token !== undefined && remote.kind === "http" && !/^http:\/\/(?:localhost|127\.|\[::1\])/.test(remote.url)) {
    reporter.warn({ what: `The token travels unencrypted to ${remote.url}`, cure: "Use https." });
  }
  const directory = await makeDirectory(options.tempDir);
  try {
    const git = openGit({ exec: options.exec, env: options.env, directory, remote, branch, token, stallSeconds });
    await createRepository(git, remote, branch);
    return await publishUntilDone(git, options);
  } finally {
    await rm(directory, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function makeDirectory(parent: string): Promise<string> {
  try {
    return await mkdtemp(join(parent, "ppa-publish-"));
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    throw new UserError(
      { what: `No temporary directory could be made in ${parent} (${code})`, cure: "Make room, or set TMPDIR." },
      { cause: error },
    );
  }
}

/** What earlier attempts taught. */
interface Lessons {
  readonly networkFailures: number;
  /** False when the server does not let commits be cut off. */
  readonly mayCut: boolean;
  /** A commit that was pushed, perhaps: the connection broke before the answer came. */
  readonly sent?: Published;
}

type Published = Extract<PublishResult, { status: "published" }>;

async function publishUntilDone(git: Git, options: PublishOptions): Promise<PublishResult> {
  const { attempts = 40, sleep = wait, random = Math.random } = options;
  let lessons: Lessons = { networkFailures: 0, mayCut: true };
  for (let attempt = 1; ; attempt += 1) {
    let sent: Published | undefined;
    try {
      return await publishOnce(git, options, attempt, lessons, (commit) => {
        sent = commit;
      });
    } catch (error) {
      if (!(error instanceof GitFailure)) throw error;
      lessons = learn(lessons, error, sent, options);
      if (attempt >= attempts) throw tooManyAttempts(error, attempts);
    }
    // The first tries follow quickly, as most races are between two; with ten publishers the later ones spread out.
    await sleep((0.2 + random()) * Math.min(150 * 1.5 ** attempt, lessons.networkFailures > 0 ? 10_000 : 3_000));
  }
}

function learn(lessons: Lessons, failure: GitFailure, sent: Published | undefined, options: PublishOptions): Lessons {
  if (failure.kind === "race") return { networkFailures: lessons.networkFailures, mayCut: lessons.mayCut };
  if (failure.kind === "no-force" && lessons.mayCut) {
    for (const problem of failure.problems) options.reporter.warn(problem);
    return { networkFailures: lessons.networkFailures, mayCut: false };
  }
  const networkFailures = lessons.networkFailures + 1;
  if (failure.kind !== "network" || networkFailures > 3) throw failure;
  options.reporter.info(`${failure.message} Trying again …`);
  const known = sent ?? lessons.sent;
  return { networkFailures, mayCut: lessons.mayCut, ...(known ? { sent: known } : {}) };
}

function tooManyAttempts(failure: GitFailure, attempts: number): UserError {
  if (failure.kind !== "race") return failure;
  const cure = "Run it again; let publishing jobs wait for each other (`concurrency:` in the workflow).";
  return new UserError(
    failure.problems.map((problem) => ({ cure, ...problem, what: `${problem.what}, ${attempts} times in a row` })),
  );
}

async function publishOnce(
  git: Git,
  options: PublishOptions,
  attempt: number,
  lessons: Lessons,
  onSend: (commit: Published) => void,
): Promise<PublishResult> {
  const { branch, reporter } = options;
  const tip = await fetchTip(git, branch, options.history);
  if (lessons.sent && tip?.commit === lessons.sent.commit) return { ...lessons.sent, attempts: attempt };
  const proposal = await options.compose(tip?.tree ?? emptyTree, attempt);
  const changes = proposal && (await compare(tip, proposal.changes));
  if (!proposal || !changes) return lessons.sent ?? { status: "unchanged", attempts: attempt };
  const result = { ...summary(changes), attempts: attempt };
  reporter.info(`Publishing ${changes.put.size} files (${formatSize(result.size)}) to ${branch}`);
  const on = tip && (await chooseBase(git, options.history, tip, lessons.mayCut));
  const files = (tip?.files ?? 0) + changes.added - changes.remove.size;
  const message = withFiles(proposal.message, files);
  const commit = await writeCommit(git, { changes, message, author: options.author, on });
  onSend({ ...result, commit });
  const lease = `--force-with-lease=refs/heads/${branch}:${tip?.commit ?? ""}`;
  await git.push(["--thin", "--quiet", lease, "origin", `${commit}:refs/heads/${branch}`]);
  return { ...result, commit };
}

async function compare(tip: Tip | undefined, changes: Changes): Promise<EffectiveChanges | undefined> {
  await tip?.tree.list(["", ...[...changes.put.keys(), ...changes.remove].map(directoryOf)]);
  const published = tip?.tree.listed() ?? new Map();
  return effectiveChanges(published, withNojekyll(changes, published), tip?.tree.unlisted());
}

/** `.nojekyll` makes GitHub Pages serve the branch as it is, names with a leading underscore too. */
function withNojekyll(changes: Changes, published: Entries): Changes {
  if (published.has(".nojekyll") || changes.put.has(".nojekyll")) return changes;
  return { ...changes, put: new Map([...changes.put, [".nojekyll", new Uint8Array()]]) };
}

/** The published commit, or, when the branch is full, the beginning of a new history: its copy, or only its files. */
async function chooseBase(git: Git, history: number, tip: Tip, mayCut: boolean) {
  const full = mayCut && tip.commits >= history;
  if (!full) return { commit: tip.commit };
  await forgetHistory(git, tip.commit);
  return history === 1 ? { tree: tip.treeId } : { commit: await copyAsRoot(git, tip.commit) };
}

function summary(changes: EffectiveChanges): Omit<Published, "commit" | "attempts"> {
  const size = [...changes.put.values()].reduce((sum, content) => sum + contentSize(content), 0);
  const { added, replaced } = changes;
  return { status: "published", added, replaced, removed: changes.remove.size, size };
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
