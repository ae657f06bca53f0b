import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { gitIn } from "../support/git-server.ts";
import { makeKeys, makeProject, ppa, type Run } from "../support/ppa.ts";

let folder: string;
let keys: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "ppa-branch-"));
  keys = await makeKeys("acme");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A project whose repository has its sources on main; `files` are on `branch` too, when there are any. */
function project(name: string, branch = "main", files: Readonly<Record<string, string>> = {}): string {
  const path = makeProject(join(folder, name), ["alpha"]);
  gitIn(path, "init", "--quiet", "--bare", "remote.git");
  gitIn(path, "init", "--quiet", "--initial-branch", "main");
  commit(path, ["ppa.yml"]);
  if (Object.keys(files).length > 0) {
    gitIn(path, "checkout", "--quiet", "--orphan", branch);
    gitIn(path, "rm", "--quiet", "--cached", "-r", ".");
  }
  for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
  commit(path, Object.keys(files));
  gitIn(path, "push", "--quiet", "remote.git", `HEAD:refs/heads/${branch}`);
  return path;
}

function commit(path: string, files: readonly string[]): void {
  for (const file of files) gitIn(path, "add", "--", file);
  gitIn(path, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "--allow-empty", "-m", "a");
}

const publish = (cwd: string, ...args: string[]): Promise<Run> =>
  ppa(["publish", "--remote", "remote.git", ...args], { cwd, env: { PPA_KEYS: keys } });

const branches = (path: string) => gitIn(join(path, "remote.git"), "for-each-ref");

/** Runs a publication that must fail with one error, and leave the repository as it was. */
async function refusal(path: string, ...args: string[]): Promise<string> {
  const before = branches(path);
  const { code, stdout, stderr } = await publish(path, ...args);
  expect([code, stdout, branches(path)]).toEqual([1, "", before]);
  expect(stderr.match(/^error: /gm)).toHaveLength(1);
  return stderr;
}

test("the branch of the sources is not published to, for its history would be bounded", async () => {
  expect(await refusal(project("sources"), "--branch", "main")).toMatch(
    /error: The branch main has ppa\.yml: it is the one of the sources, .* Publish to a branch of its own, such as gh-pages/,
  );
});

test("another branch is, and named", async () => {
  const { stdout } = await publish(project("other"), "--branch", "pages");
  expect(stdout).toMatch(/^Published as [0-9a-f]{12} on pages: /m);
});

test("a branch that git cannot have beside another is refused, and not for a race", async () => {
  expect(await refusal(project("nested", "gh-pages/old"))).toMatch(
    /cannot have a branch gh-pages, .*'refs\/heads\/gh-pages\/old' exists.* Delete the other, or publish to a branch/,
  );
});

test("a file in the place of a release's folder is told once", async () => {
  expect(await refusal(project("clash", "gh-pages", { "24.10": "a file" }))).toMatch(
    /error: 24\.10 would be a file, and also the directory of 24\.10\/.*; 24\.10 is on the branch already\./,
  );
});

test("a damaged key on the branch is told as one of there, and written anew by --adopt", async () => {
  const path = project("damaged");
  await publish(path);
  gitIn(path, "fetch", "--quiet", "remote.git", "gh-pages");
  gitIn(path, "checkout", "--quiet", "--force", "FETCH_HEAD");
  writeFileSync(join(path, "keys/acme.pem"), "damaged\n");
  commit(path, ["keys/acme.pem"]);
  gitIn(path, "push", "--quiet", "remote.git", "HEAD:gh-pages");
  gitIn(path, "checkout", "--quiet", "--force", "main");
  expect(await refusal(path)).toMatch(
    /error: The published file keys\/acme\.pem is not .* or publish once with --adopt/,
  );
  expect((await publish(path, "--adopt")).code).toBe(0);
  expect(gitIn(join(path, "remote.git"), "show", "gh-pages:keys/acme.pem")).toMatch(/^-----BEGIN PUBLIC KEY-----/);
});
