import { expect, test } from "vitest";
import { type BuildOrigin, commitsOf, latestBuilds } from "../../lib/publish/builds.ts";
import { emptyTree } from "../../lib/publish/tree.ts";
import type { BuildReport } from "../../schemas/build.ts";

const commit = "0123456789abcdef0123456789abcdef01234567";

function report(source: BuildReport["sources"][number]): BuildReport {
  return {
    version: 1,
    job: "24.10.8-x86_64",
    title: "24.10.8 x86_64",
    kind: "arch",
    release: { series: "24.10", version: "24.10.8", format: "opkg" },
    arch: "x86_64",
    target: "x86/64",
    feeds: ["24.10/x86_64"],
    status: "built",
    duration: 1,
    sources: [source],
    packages: [
      {
        source: source.name,
        directory: "net/hello",
        as: "hello",
        key: "0".repeat(64),
        status: "built",
        remarks: [],
        binaries: [{ name: "hello", status: "built", file: "hello.ipk" }],
      },
    ],
  };
}

const origin: BuildOrigin = {
  run: "https://github.com/acme/ppa/actions/runs/7",
  home: { forge: { kind: "github", serverUrl: "https://github.com", owner: "acme", repo: "ppa" }, folder: "archive" },
};

async function buildOf(source: BuildReport["sources"][number], from?: BuildOrigin) {
  const builds = await latestBuilds(emptyTree, [{ report: report(source), folder: "/" }], [], [], from);
  expect(commitsOf(builds).get("hello")).toEqual(builds.get("hello")?.[0]?.commit);
  return builds.get("hello")?.[0];
}

test("a build leads to its run, its commit and its Makefile in the archive's own repository", async () => {
  expect(await buildOf({ name: "acme", path: "feed", commit, modified: false }, origin)).toMatchObject({
    run: origin.run,
    commit: {
      id: commit,
      url: `https://github.com/acme/ppa/commit/${commit}`,
      makefile: `https://github.com/acme/ppa/tree/${commit}/archive/feed/net/hello`,
    },
  });
});

test("a build of another repository leads there", async () => {
  const other = { name: "other", url: "https://codeberg.org/x/y.git", path: "sub", commit, modified: false };
  expect((await buildOf(other, origin))?.commit).toEqual({
    id: commit,
    url: `https://codeberg.org/x/y/commit/${commit}`,
    makefile: `https://codeberg.org/x/y/src/commit/${commit}/sub/net/hello`,
  });
});

test("what differed from its commit, or has no known home, leads to no Makefile", async () => {
  expect((await buildOf({ name: "acme", commit, modified: true }, origin))?.commit).toEqual({
    id: commit,
    url: `https://github.com/acme/ppa/commit/${commit}`,
  });
  expect(await buildOf({ name: "acme", commit, modified: false })).toMatchObject({ commit: { id: commit } });
});
