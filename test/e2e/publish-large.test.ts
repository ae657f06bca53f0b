import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { architecturesOf } from "../../lib/openwrt/targets.ts";
import { exec } from "../../lib/run/exec.ts";
import { branchFiles } from "../../lib/run/static-files.ts";
import { serveFiles } from "../../lib/run/static-server.ts";
import { type GitServer, gitIn, startGitServer } from "../support/git-server.ts";
import { describeWith } from "../support/needs.ts";
import { makeKeys, ppa, smallIpk } from "../support/ppa.ts";

/** 24 feeds of 80 packages: more files than a publication lists whole. */
const feeds = architecturesOf("24.10").slice(0, 24);
const names = Array.from({ length: 80 }, (_, index) => `package-${index}`);

let folder: string;
let keys: string;
let server: GitServer;
let repository: string;

const config = `name: acme
title: ACME
url: https://example.org/acme
targets:
  - release: "24.10"
    arch: [${feeds.join(", ")}]
sources:
  - packages: dist/*.ipk
`;

type Packages = readonly { filename: string; bytes: Uint8Array }[];

const publish = (name: string, packages: Packages, killAfter?: number) => {
  const project = join(folder, name);
  mkdirSync(join(project, "dist"), { recursive: true });
  writeFileSync(join(project, "ppa.yml"), config);
  for (const { filename, bytes } of packages) writeFileSync(join(project, "dist", filename), bytes);
  return ppa(["publish", "--remote", `${server.url}/ppa.git`], {
    cwd: project,
    env: { PPA_KEYS: keys },
    ...(killAfter === undefined ? {} : { killAfter }),
  });
};

/** What `ppa verify` says to the branch over HTTP, or to one feed of it. */
async function verify(path = "") {
  const site = await serveFiles(await branchFiles(repository, "gh-pages", exec));
  try {
    return await ppa(["verify", `${site.url}/${path}`], { cwd: folder });
  } finally {
    await site.close();
  }
}

const packagesOf = (feed: string) =>
  [...gitIn(repository, "show", `gh-pages:24.10/${feed}/Packages`).matchAll(/^Package: (.*)$/gm)].map(
    ([, name]) => name,
  );

describeWith(["git"], "a large archive", () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "ppa-large-"));
    keys = await makeKeys("acme");
    server = await startGitServer();
    repository = server.create("ppa");
    const all = feeds.flatMap((feed) => names.map((name) => smallIpk(name, "1.0-r1", feed)));
    const { code, stderr } = await publish("all", all);
    expect([code, stderr]).toEqual([0, ""]);
  }, 120_000);
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("one more package moves a fraction of its listing, and the archive is as good as before", async () => {
    const listing = gitIn(repository, "ls-tree", "-r", "gh-pages").length;
    const before = server.bytes();
    const { code, stdout } = await publish("one", [smallIpk("newcomer", "1.0-r1", feeds[3])]);
    expect(code).toBe(0);
    expect(stdout).toContain("82 packages, 1 added");
    expect(stdout.match(/ 81 packages$/gm)).toHaveLength(feeds.length - 1);
    expect(server.bytes() - before).toBeLessThan(listing / 2);
    const { code: verdict, stdout: findings } = await verify();
    expect(findings).toContain("0 errors");
    expect(verdict).toBe(0);
  }, 60_000);

  test("publications at once for the same and for different feeds all succeed and lose nothing", async () => {
    const runs = await Promise.all(
      [0, 0, 1, 2, 2].map((feed, index) =>
        publish(`racer-${index}`, [smallIpk(`racer-${index}`, "1.0-r1", feeds[feed])]),
      ),
    );
    expect(runs.map(({ code, stderr }) => [code, stderr])).toEqual(runs.map(() => [0, ""]));
    expect(packagesOf(feeds[0] ?? "")).toEqual(expect.arrayContaining(["racer-0", "racer-1"]));
    expect(packagesOf(feeds[2] ?? "")).toEqual(expect.arrayContaining(["racer-3", "racer-4"]));
    for (const feed of [0, 1, 2]) expect((await verify(`24.10/${feeds[feed]}`)).code).toBe(0);
  }, 120_000);

  test("killed at any moment, the branch is as before or complete", async () => {
    for (let moment = 1; moment <= 6; moment++) {
      await publish(`killed-${moment}`, [smallIpk(`victim-${moment}`, "1.0-r1", feeds[5])], 200 * moment);
      const { code, stdout } = await verify(`24.10/${feeds[5]}`);
      expect(code, stdout).toBe(0);
    }
    expect(gitIn(repository, "fsck", "--full", "--strict", "--no-dangling")).toBe("");
    expect((await publish("after", [smallIpk("after", "1.0-r1", feeds[5])])).code).toBe(0);
    expect(packagesOf(feeds[5] ?? "")).toContain("after");
  }, 120_000);

  test("a clone of it is whole, whatever publications did without seeing", async () => {
    const clone = join(folder, "clone");
    gitIn(folder, "clone", "--quiet", "--branch", "gh-pages", repository, clone);
    expect(gitIn(clone, "fsck", "--full", "--no-dangling")).toBe("");
    expect(gitIn(clone, "log", "-1", "--format=%B")).toMatch(
      new RegExp(`^Files: ${gitIn(clone, "ls-files").split("\n").length}$`, "m"),
    );
  });
});
