import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exec } from "../../lib/run/exec.ts";
import { branchFiles } from "../../lib/run/static-files.ts";
import { serveFiles } from "../../lib/run/static-server.ts";
import { makeKeys, makeProject, ppa, secretLines, smallConfig, smallIpk } from "../support/ppa.ts";

let folder: string;
let keys: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "ppa-e2e-"));
  keys = await makeKeys("acme");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const git = (...args: string[]) => spawnSync("git", args, { encoding: "utf8" });

function repository(name: string): string {
  const path = join(folder, `${name}.git`);
  git("init", "--quiet", "--bare", path);
  return path;
}

const publish = (project: string, remote: string, more: { args?: string[]; killAfter?: number } = {}) =>
  ppa(["publish", "--remote", remote, ...(more.args ?? [])], {
    cwd: project,
    env: { PPA_KEYS: keys },
    ...(more.killAfter === undefined ? {} : { killAfter: more.killAfter }),
  });

/** What `ppa verify` says to a published branch over HTTP. */
async function verify(remote: string) {
  const server = await serveFiles(await branchFiles(remote, "gh-pages", exec));
  try {
    return await ppa(["verify", server.url, "--json"], { cwd: folder });
  } finally {
    await server.close();
  }
}

function publishedNames(remote: string): string[] {
  const { stdout } = git("-C", remote, "show", "gh-pages:24.10/x86_64/Packages");
  return [...stdout.matchAll(/^Package: (.*)$/gm)]
    .map(([, name = ""]) => name)
    .filter((name) => name !== "acme-keyring")
    .sort();
}

test("a first publication says what it did, the keyring included, and a router accepts it", async () => {
  const remote = repository("first");
  const { code, stdout, stderr } = await publish(makeProject(join(folder, "first"), ["alpha", "beta"]), remote);
  expect(stderr).toBe("");
  expect(code).toBe(0);
  expect(stdout).toContain("24.10/x86_64     3 packages, 3 added");
  expect((await verify(remote)).code).toBe(0);
});

test("a second time nothing changes and no commit is made", async () => {
  const remote = repository("twice");
  const project = makeProject(join(folder, "twice"), ["alpha"]);
  await publish(project, remote);
  const before = git("-C", remote, "rev-parse", "gh-pages").stdout;
  const { code, stdout } = await publish(project, remote);
  expect([code, stdout]).toEqual([0, expect.stringContaining("Nothing has changed")]);
  expect(git("-C", remote, "rev-parse", "gh-pages").stdout).toBe(before);
});

test("ten publications at once all succeed and lose nothing", async () => {
  const remote = repository("ten");
  const names = Array.from({ length: 10 }, (_, index) => `package-${index}`);
  const runs = await Promise.all(names.map((name) => publish(makeProject(join(folder, name), [name]), remote)));
  expect(runs.map(({ code, stderr }) => [code, stderr])).toEqual(names.map(() => [0, ""]));
  expect(publishedNames(remote)).toEqual(names);
  expect((await verify(remote)).code).toBe(0);
}, 120_000);

test("killed at any moment, the branch is as before or complete, and the next run goes through", async () => {
  const remote = repository("killed");
  await publish(makeProject(join(folder, "killed-0"), ["base"]), remote);
  for (let moment = 1; moment <= 10; moment++) {
    const project = makeProject(join(folder, `killed-${moment}`), [`victim-${moment}`]);
    await publish(project, remote, { killAfter: 90 * moment });
    const { code, stdout } = await verify(remote);
    expect(code, stdout).toBe(0);
  }
  expect(git("-C", remote, "fsck", "--strict").status).toBe(0);
  expect((await publish(makeProject(join(folder, "after"), ["after"]), remote)).code).toBe(0);
  expect(publishedNames(remote)).toEqual(expect.arrayContaining(["after", "base"]));
}, 120_000);

test("other bytes under a published name and version are refused, and the branch stays", async () => {
  const remote = repository("immutable");
  const project = makeProject(join(folder, "immutable"), ["alpha"]);
  await publish(project, remote);
  const before = git("-C", remote, "rev-parse", "gh-pages").stdout;
  const { filename, bytes } = smallIpk("alpha", "1.0-r1", "all", "something else");
  writeFileSync(join(project, "dist", filename), bytes);
  const { code, stderr } = await publish(project, remote);
  expect(code).toBe(1);
  expect(stderr).toMatch(/alpha 1\.0-r1 is already published in 24\.10\/x86_64 with other bytes.*replace: true/);
  expect(git("-C", remote, "rev-parse", "gh-pages").stdout).toBe(before);
});

test("two different files that claim to be one package are both named", async () => {
  const project = makeProject(join(folder, "twins"), ["alpha"]);
  writeFileSync(join(project, "dist/other.ipk"), smallIpk("alpha", "1.0-r1", "all", "other").bytes);
  const { code, stderr } = await publish(project, repository("twins"));
  expect(code).toBe(1);
  expect(stderr).toMatch(/dist\/alpha_1\.0-r1_all\.ipk and dist\/other\.ipk are different files/);
});

test("foreign files on the branch stay, CNAME among them", async () => {
  const remote = repository("foreign");
  const work = join(folder, "foreign-work");
  git("clone", "--quiet", remote, work);
  writeFileSync(join(work, "CNAME"), "feed.example.org\n");
  writeFileSync(join(work, "notes.txt"), "ours\n");
  git("-C", work, "checkout", "--quiet", "-b", "gh-pages");
  git("-C", work, "add", ".");
  git("-C", work, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "-m", "site");
  git("-C", work, "push", "--quiet", "origin", "gh-pages");
  expect((await publish(makeProject(join(folder, "foreign"), ["alpha"]), remote)).code).toBe(0);
  expect(git("-C", remote, "show", "gh-pages:CNAME").stdout).toBe("feed.example.org\n");
  expect(git("-C", remote, "show", "gh-pages:notes.txt").stdout).toBe("ours\n");
  expect(git("-C", remote, "cat-file", "-e", "gh-pages:.nojekyll").status).toBe(0);
});

test("another archive's keys are refused: its routers would refuse what they sign", async () => {
  const remote = repository("keys");
  const project = makeProject(join(folder, "keys"), ["alpha"]);
  await publish(project, remote);
  const before = git("-C", remote, "rev-parse", "gh-pages").stdout;
  const stranger = { PPA_KEYS: await makeKeys("acme") };
  const { code, stderr } = await ppa(["publish", "--remote", remote], { cwd: project, env: stranger });
  expect(code).toBe(1);
  expect(stderr).toContain("its routers would refuse what this key signs");
  expect(git("-C", remote, "rev-parse", "gh-pages").stdout).toBe(before);
  const adopted = await ppa(["publish", "--remote", remote, "--adopt"], { cwd: project, env: stranger });
  expect(adopted).toMatchObject({ code: 0 });
  expect((await ppa(["publish", "--remote", remote], { cwd: project, env: stranger })).stdout).toContain(
    "Nothing has changed",
  );
});

test("an index that somebody else pushed is not signed", async () => {
  const remote = repository("pushed");
  const project = makeProject(join(folder, "pushed"), ["alpha"]);
  await publish(project, remote);
  const work = join(folder, "pushed-work");
  git("clone", "--quiet", "--branch", "gh-pages", remote, work);
  const manifest = join(work, "24.10/x86_64/Packages.manifest");
  writeFileSync(manifest, readFileSync(manifest, "utf8").replace(/^SHA256sum: .{8}/m, "SHA256sum: 00000000"));
  git("-C", work, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "-a", "-m", "mine");
  git("-C", work, "push", "--quiet", "origin", "gh-pages");
  const before = git("-C", remote, "rev-parse", "gh-pages").stdout;
  const { code, stderr } = await publish(project, remote);
  expect(code).toBe(1);
  expect(stderr).toContain(
    "24.10/x86_64/Packages.manifest: none of the keys in PPA_KEYS has signed this index as it is",
  );
  expect(git("-C", remote, "rev-parse", "gh-pages").stdout).toBe(before);
});

test("without keys nothing is published; a dry run shows what would be", async () => {
  const remote = repository("dry");
  const project = makeProject(join(folder, "dry"), ["alpha"]);
  const missing = await ppa(["publish", "--remote", remote], { cwd: project });
  expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining("PPA_KEYS is not set")]);
  const dry = await ppa(["publish", "--remote", remote, "--dry-run"], { cwd: project });
  expect([dry.code, dry.stdout]).toEqual([0, expect.stringContaining("nothing was pushed")]);
  expect(git("-C", remote, "rev-parse", "--verify", "--quiet", "gh-pages").status).not.toBe(0);
});

test("five mistakes in ppa.yml are told at once, each at its line and column", async () => {
  const project = makeProject(join(folder, "mistakes"), ["alpha"]);
  writeFileSync(
    join(project, "ppa.yml"),
    `name: ACME!
titel: typo
url: ftp://example.org
targets:
  - release: "24.11"
    arch: [x86_64]
retain: 0
`,
  );
  const { code, stderr } = await publish(project, repository("mistakes"));
  expect(code).toBe(1);
  for (const place of [
    "ppa.yml:1:1 name",
    "ppa.yml:2:1 titel",
    "ppa.yml:3:1 url",
    "ppa.yml:5:5 targets[0].release",
    "ppa.yml:7:1 retain",
  ]) {
    expect(stderr).toContain(place);
  }
  expect(stderr).not.toMatch(/\n\s+at /);
});

test("no key material appears in any output, also when publishing fails", async () => {
  const project = makeProject(join(folder, "secrets"), ["alpha"]);
  const damaged = keys.replace(/^RWRC.*$/m, (line) => `${line.slice(0, -8)}AAAAAAAA`);
  const { code, stdout, stderr } = await ppa(["publish", "--remote", repository("secrets")], {
    cwd: project,
    env: { PPA_KEYS: damaged },
  });
  expect(code).toBe(1);
  const lines = [...(await secretLines(keys)), ...damaged.split("\n").filter((line) => line.startsWith("RWRC"))];
  expect(lines.length).toBeGreaterThan(3);
  for (const line of lines) expect(stdout + stderr).not.toContain(line);
});

test("retention keeps the newest versions and drops the oldest", async () => {
  const remote = repository("retain");
  const project = makeProject(join(folder, "retain"), [], smallConfig(undefined, "retain: 2\n"));
  for (const version of ["1.8-r1", "1.9-r1", "1.10-r1"]) {
    const { filename, bytes } = smallIpk("alpha", version);
    writeFileSync(join(project, "dist", filename), bytes);
  }
  expect((await publish(project, remote)).code).toBe(0);
  const { stdout } = git("-C", remote, "ls-tree", "--name-only", "gh-pages", "24.10/x86_64/");
  expect(stdout.split("\n").filter((path) => path.includes("/alpha_"))).toEqual([
    "24.10/x86_64/alpha_1.10-r1_all.ipk",
    "24.10/x86_64/alpha_1.9-r1_all.ipk",
  ]);
});
