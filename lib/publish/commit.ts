import type { EffectiveChanges } from "./changes.ts";
import { contentBytes, contentSize } from "./content.ts";
import type { Git } from "./git.ts";
import type { Content } from "./tree.ts";

export interface Author {
  readonly name: string;
  readonly email: string;
  readonly date: Date;
}

export interface NewCommit {
  readonly changes: EffectiveChanges;
  readonly message: string;
  readonly author: Author;
  /** The commit to build on, or, for the start of a new history, only the id of the tree whose files are kept. */
  readonly on: { readonly commit: string } | { readonly tree: string } | undefined;
}

/**
 * Writes the new contents, directories and the commit in one pass of `git fast-import`, which needs the published
 * directories but none of the published contents.
 *
 * @returns the id of the commit.
 */
export async function writeCommit(git: Git, commit: NewCommit): Promise<string> {
  let failure: unknown;
  const answer = await git
    .local(
      // Loose objects, because what is in a pack already is sent as it is: the push then looks for similar directories
      // and documents itself, and what later publications fetch of them becomes smaller. It also compresses them, once.
      [
        "-c",
        "fastimport.unpackLimit=1000000",
        "-c",
        "core.compression=0",
        "fast-import",
        "--quiet",
        "--force",
        "--date-format=raw",
      ],
      // A stream that stops before its "done" makes fast-import fail, so nothing half-read is ever committed.
      endAtFailure(importStream(commit), (error) => {
        failure = error;
      }),
    )
    .catch((error: unknown) => {
      throw failure ?? error;
    });
  return answer.toString("latin1").trim();
}

async function* endAtFailure(stream: AsyncIterable<Uint8Array>, report: (error: unknown) => void) {
  try {
    yield* stream;
  } catch (error) {
    report(error);
  }
}

async function* importStream({ changes, message, author, on }: NewCommit): AsyncGenerator<Uint8Array> {
  yield Buffer.from("feature done\n");
  const marks = new Map<Content, number>();
  for (const content of byName(changes.put)) {
    if (marks.has(content)) continue;
    const mark = marks.size + 1;
    marks.set(content, mark);
    yield Buffer.from(`blob\nmark :${mark}\ndata ${contentSize(content)}\n`);
    yield* contentBytes(content);
    yield Buffer.from("\n");
  }
  const seconds = Math.floor(author.date.getTime() / 1000);
  const commitMark = marks.size + 1;
  const head = [
    "commit refs/new",
    `mark :${commitMark}`,
    `committer ${plain(author.name)} <${plain(author.email)}> ${seconds} +0000`,
    `data ${Buffer.byteLength(message)}`,
    message,
  ];
  if (on) head.push("commit" in on ? `from ${on.commit}` : `M 040000 ${on.tree} ""`);
  for (const path of changes.remove) head.push(`D ${quoted(path)}`);
  for (const [path, content] of changes.put) head.push(`M 100644 :${marks.get(content)} ${quoted(path)}`);
  head.push(`get-mark :${commitMark}`, "done", "");
  yield Buffer.from(head.join("\n"));
}

/**
 * The contents in the order of the files' own names. fast-import stores a file as its difference from the one before, and
 * the indexes of an archive's feeds differ little: what the next publication fetches of them becomes a third smaller.
 */
function byName(put: ReadonlyMap<string, Content>): Content[] {
  const named = [...put].map(([path, content]) => ({ name: path.slice(path.lastIndexOf("/") + 1), content }));
  return named.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)).map(({ content }) => content);
}

function plain(text: string): string {
  return text.replaceAll(/[<>\r\n\0]/g, "").trim();
}

function quoted(path: string): string {
  return `"${path.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
