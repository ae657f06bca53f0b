import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { blobId } from "../../lib/publish/content.ts";
import type { Compose, PublishOptions } from "../../lib/publish/publish.ts";
import { exec } from "../../lib/run/exec.ts";
import { silentReporter } from "../../lib/run/reporter.ts";
import {
  type GitServer,
  type GitServerOptions,
  gitIn,
  startGitServer,
  testGitEnvironment,
} from "../support/git-server.ts";
import { packageBytes } from "./publisher.ts";

/** A directory that is gone after the test. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "publish-test-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** A git server with an empty repository `ppa`, until the test ends. */
export async function gitServer(
  options: GitServerOptions = {},
): Promise<{ server: GitServer; repository: string; remote: string }> {
  const server = await startGitServer(options);
  onTestFinished(() => server.close());
  return { server, repository: server.create("ppa"), remote: `${server.url}/ppa.git` };
}

/** What `publishTo` needs besides the remote and what to compose; retries do not wait. */
export function publishing(remote: string, compose: Compose, more: Partial<PublishOptions> = {}): PublishOptions {
  return {
    remote,
    compose,
    branch: "gh-pages",
    exec,
    env: testGitEnvironment,
    tempDir: temporaryDirectory(),
    cwd: "/",
    reporter: silentReporter,
    history: 10,
    author: { name: "ppa", email: "ppa@example.org", date: new Date("2026-01-02T03:04:05Z") },
    sleep: async () => {},
    ...more,
  };
}

/** A publication that writes these files and removes those, whatever is published. */
export function writing(files: Readonly<Record<string, string | Uint8Array>>, remove: readonly string[] = []): Compose {
  const put = new Map(
    Object.entries(files).map(([path, text]) => [path, typeof text === "string" ? Buffer.from(text) : text]),
  );
  return async () => ({ changes: { put, remove: new Set(remove) }, message: "Publish" });
}

/** The paths on the published branch, sorted. */
export function published(repository: string, branch = "gh-pages"): string[] {
  return gitIn(repository, "ls-tree", "-r", "--name-only", branch).split("\n").sort();
}

/** A published file's text. */
export function text(repository: string, path: string, branch = "gh-pages"): string {
  return gitIn(repository, "cat-file", "blob", `${branch}:${path}`);
}

/** A commit on the branch by somebody else: their whole tree, as `path` → text. */
export function foreignCommit(repository: string, files: Readonly<Record<string, string>>, branch = "gh-pages"): void {
  const work = temporaryDirectory();
  gitIn(work, "clone", "--quiet", repository, "clone");
  const clone = join(work, "clone");
  const exists = gitIn(repository, "branch", "--list", branch) !== "";
  gitIn(clone, "switch", "--quiet", ...(exists ? [branch] : ["--orphan", branch]));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(clone, path)), { recursive: true });
    writeFileSync(join(clone, path), content);
  }
  gitIn(clone, "add", "--all");
  gitIn(clone, "commit", "--quiet", "--message", "By hand");
  gitIn(clone, "push", "--quiet", "origin", branch);
}

/** Fails unless `feed/Packages` names exactly these packages, and they are there, every byte of them. */
export function expectConsistentFeed(repository: string, names: readonly string[], commit = "gh-pages"): void {
  const lines = text(repository, "feed/Packages", commit).split("\n");
  expect(lines.map((line) => line.split(" ")[0])).toEqual([...names].sort());
  const files = lines.map((line) => {
    const [name = "", size] = line.split(" ");
    expect(gitIn(repository, "rev-parse", `${commit}:feed/${name}.ipk`)).toBe(blobId(packageBytes(name, Number(size))));
    return `feed/${name}.ipk`;
  });
  expect(published(repository, commit).filter((path) => path.endsWith(".ipk"))).toEqual(files.sort());
}
