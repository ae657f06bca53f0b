import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { docker, sdkImage } from "../sdk/docker-image.ts";
import { createBareRepository, type GitServer, gitIn, serveBranch, startGitServer } from "../support/git-server.ts";
import { describeWith } from "../support/needs.ts";
import { makeKeys, ppa, root, secretLines } from "../support/ppa.ts";
import { runWithAct, type WorkflowOptions } from "../support/runner/act.ts";

/** A release that no other test makes an image for. */
const image = "ghcr.io/openwrt/sdk:x86-64-23.05.6";
const token = "token-of-the-job";

const config = `name: acme
title: ACME
url: https://acme.example.org
targets:
  - release: "23.05.6"
    arch: [x86_64]
sources:
  - path: feed
  - files: declared/hello.yml
`;

let folder: string;
let server: GitServer;
let keys: string;

describeWith(["act", "docker", "mmdebstrap", "git", "gcc"], "the workflow that a person pastes", () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "ppa-workflow-"));
    server = await startGitServer({ token });
    keys = await makeKeys("acme");
    sdkImage({ release: "23.05.6" }, image);
  }, 300_000);
  afterAll(async () => {
    await server.close();
    docker(["rmi", image]);
    rmSync(folder, { recursive: true, force: true });
  });

  /** A repository of `packages` with the workflow of examples/workflows, pushed to the forge. */
  function project(name: string, packages: readonly string[], workflow: string): string {
    const work = join(folder, name);
    for (const path of packages)
      cpSync(join(root, "examples", path), join(work, "feed", path.replace(/^.*\//, "")), { recursive: true });
    for (const path of ["hello", "hello.yml"])
      cpSync(join(root, "examples/files", path), join(work, "declared", path), { recursive: true });
    put(work, "ppa.yml", config);
    put(
      work,
      ".github/workflows/ppa.yml",
      readFileSync(join(root, workflow), "utf8").replaceAll("https://github.com/", ""),
    );
    const bare = createBareRepository(join(server.dir, `acme/${name}.git`), true);
    gitIn(work, "init", "--quiet", "--initial-branch=main");
    gitIn(work, "remote", "add", "origin", `${server.url}/acme/${name}.git`);
    commit(work, bare);
    return work;
  }

  function commit(work: string, bare: string): void {
    gitIn(work, "add", "--all");
    gitIn(work, "commit", "--quiet", "--message", "Packages");
    gitIn(work, "push", "--quiet", bare, "main");
  }

  const bareOf = (name: string): string => join(server.dir, `acme/${name}.git`);

  let runs = 0;
  function run(name: string, event: WorkflowOptions["event"], inputs: Record<string, string> = {}) {
    runs += 1;
    return runWithAct({
      folder: join(folder, `run-${runs}`),
      repository: join(folder, name),
      name: `acme/${name}`,
      serverUrl: server.url,
      event,
      inputs,
      workflow: ".github/workflows/ppa.yml",
      secrets: { PPA_KEYS: keys, GITHUB_TOKEN: token },
    });
  }

  /** Names of the packages that routers find, once `ppa verify` has read the archive over HTTP. */
  async function published(name: string): Promise<string[]> {
    const site = await serveBranch(bareOf(name), "gh-pages");
    try {
      const verify = await ppa(["verify", site.url], { cwd: folder });
      expect(verify.stdout).toMatch(/^0 errors/m);
    } finally {
      await site.close();
    }
    const files = gitIn(bareOf(name), "ls-tree", "-r", "--name-only", "gh-pages").split("\n");
    return files.filter((path) => path.endsWith(".ipk")).map((path) => path.replace(/^.*\/|_.*$/g, ""));
  }

  test("plans, builds in Docker, publishes, and a router can use it", async () => {
    project("whole", ["hello-c", "hello-script", "feed/greeter", "feed/libgreeting"], "examples/workflows/github.yml");
    const first = await run("whole", "push");
    expect(first.code, first.log).toBe(0);
    expect(await published("whole")).toEqual([
      "acme-keyring",
      "greeter",
      "greeting",
      "hello-c",
      "hello-script",
      "hello",
      "libgreeting2",
    ]);
    expect(first.log).toContain("23.05.6 x86_64 (2 packages)");

    const commits = gitIn(bareOf("whole"), "rev-parse", "gh-pages");
    const second = await run("whole", "push");
    expect(second.code, second.log).toBe(0);
    expect(second.log).toContain("Nothing to build: everything is as it was published.");
    expect(second.processes.filter((text) => text.startsWith("docker"))).toEqual([]);
    expect(gitIn(bareOf("whole"), "rev-parse", "gh-pages")).toBe(commits);
  }, 300_000);

  test("hands the keys to the publishing step alone, and to no program that it starts", async () => {
    project("secret", ["hello-script"], "examples/workflows/github.yml");
    const { code, log, processes } = await run("secret", "push");
    expect(code, log).toBe(0);
    const secrets = await secretLines(keys);
    const knowing = processes.filter((text) => secrets.some((secret) => text.includes(secret)));
    expect(knowing.map((text) => text.split("\n")[0]?.replace(/\S*\//g, ""))).toEqual(["node publish.mjs"]);
    for (const secret of [...secrets, token]) expect(log).not.toContain(secret);
    expect(processes.map((text) => text.split("\n")[0]).join("\n")).not.toContain(token);
  }, 300_000);

  test("is red when a package fails, and publishes the others", async () => {
    const work = project("red", ["hello-c", "hello-script"], "examples/workflows/github.yml");
    const source = join(work, "feed/hello-c/src/hello.c");
    writeFileSync(source, readFileSync(source, "utf8").replace(/;/, " is no C;"));
    commit(work, bareOf("red"));
    const { code, log } = await run("red", "push");
    expect(code).not.toBe(0);
    expect(log).toMatch(/::error file=feed\/hello-c\/src\/hello\.c,line=\d+/);
    expect(await published("red")).toEqual(["acme-keyring", "hello-script", "hello"]);
  }, 300_000);

  test("builds what the rebuild button asks for", async () => {
    project("button", ["hello-c", "hello-script"], "examples/workflows/github.yml");
    const { code, log } = await run("button", "workflow_dispatch", {
      packages: "hello-script",
      targets: "",
      force: "true",
    });
    expect(code, log).toBe(0);
    expect(await published("button")).toEqual(["acme-keyring", "hello-script", "hello"]);
  }, 300_000);

  test.each([
    ["the reusable workflow", "examples/workflows/github.yml"],
    ["the root action", "examples/workflows/gitea.yml"],
  ])(
    "shows no secret to a pull request and publishes nothing: %s",
    async (what, workflow) => {
      const name = what.replaceAll(" ", "-");
      project(name, ["hello-script"], workflow);
      const { code, log, processes, artifacts } = await run(name, "pull_request");
      expect(code, log).toBe(0);
      for (const secret of await secretLines(keys)) {
        expect(log).not.toContain(secret);
        expect(processes.filter((text) => text.includes(secret))).toEqual([]);
      }
      expect(gitIn(bareOf(name), "branch", "--list", "gh-pages")).toBe("");
      expect(processes.filter((text) => text.startsWith("node")).length).toBeGreaterThan(0);
      if (!existsSync(join(artifacts, "ppa-preview"))) return;
      const verify = await ppa(["verify", join(artifacts, "ppa-preview")], { cwd: folder });
      expect(verify.stdout).toMatch(/^0 errors/m);
    },
    300_000,
  );

  test("goes the whole way in one step with the root action", async () => {
    project("root", ["hello-c", "hello-script"], "examples/workflows/forgejo.yml");
    const { code, log } = await run("root", "push");
    expect(code, log).toBe(0);
    expect(await published("root")).toEqual(["acme-keyring", "hello-c", "hello-script", "hello"]);
  }, 300_000);
});

function put(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
