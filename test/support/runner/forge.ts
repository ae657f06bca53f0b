import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import { docker, sdkImage } from "../../sdk/docker-image.ts";
import { createBareRepository, type GitServer, gitIn, serveBranch, startGitServer } from "../git-server.ts";
import { makeKeys, ppa, root, secretLines } from "../ppa.ts";
import type { WorkflowOptions, WorkflowRun } from "./runner.ts";

const configFor = (release: string): string => `name: acme
title: ACME
url: https://acme.example.org
targets:
  - release: "${release}"
    arch: [x86_64]
sources:
  - path: feed
  - files: declared/hello.yml
`;

/** A forge as far as an archive has to do with it: a git server that asks for a token, a secret, and OpenWrt's SDK. */
export interface Forge {
  readonly folder: string;
  readonly server: GitServer;
  /** Text of PPA_KEYS. */
  readonly keys: string;
  readonly token: string;
  /** The repository on the server. */
  bare(name: string): string;
  /** Makes a repository of some of our examples, with a workflow, pushed to the server; returns the checkout. */
  project(name: string, packages: readonly string[], workflow: string): string;
  /** Commits what has changed in a checkout, and pushes it. */
  commit(name: string): void;
  /** What a runner needs to run the workflow of a repository. */
  run(name: string, event: WorkflowOptions["event"], inputs?: Record<string, string>): WorkflowOptions;
  /** Names of the packages that routers find, once `ppa verify` has read the archive over HTTP. */
  published(name: string): Promise<string[]>;
  /** Containers of the SDK that there are. */
  containers(): string[];
  close(): Promise<void>;
}

/** `release`: of OpenWrt; one that no other test file makes an image for. */
export async function openForge(release: string): Promise<Forge> {
  const image = `ghcr.io/openwrt/sdk:x86-64-${release}`;
  const folder = mkdtempSync(join(tmpdir(), "ppa-forge-"));
  const token = "token-of-the-job";
  const server = await startGitServer({ token });
  const keys = await makeKeys("acme");
  sdkImage({ release }, image);
  const bare = (name: string) => join(server.dir, `acme/${name}.git`);
  const commit = (name: string) => {
    const work = join(folder, name);
    gitIn(work, "add", "--all");
    gitIn(work, "commit", "--quiet", "--message", "Packages");
    gitIn(work, "push", "--quiet", bare(name), "main");
  };
  let runs = 0;
  return {
    folder,
    server,
    keys,
    token,
    bare,
    commit,
    project(name, packages, workflow) {
      const work = join(folder, name);
      const copy = (from: string, to: string) =>
        cpSync(join(root, "examples", from), join(work, to), { recursive: true });
      for (const path of packages) copy(path, join("feed", path.replace(/^.*\//, "")));
      for (const path of ["hello", "hello.yml"]) copy(`files/${path}`, `declared/${path}`);
      put(work, "ppa.yml", configFor(release));
      put(work, ".github/workflows/ppa.yml", workflow);
      createBareRepository(bare(name), true);
      gitIn(work, "init", "--quiet", "--initial-branch=main");
      gitIn(work, "remote", "add", "origin", `${server.url}/acme/${name}.git`);
      commit(name);
      return work;
    },
    run(name, event, inputs = {}) {
      runs += 1;
      return {
        folder: join(folder, `run-${runs}`),
        repository: join(folder, name),
        name: `acme/${name}`,
        serverUrl: server.url,
        event,
        inputs,
        workflow: ".github/workflows/ppa.yml",
        secrets: { PPA_KEYS: keys, GITHUB_TOKEN: token },
      };
    },
    async published(name) {
      const site = await serveBranch(bare(name), "gh-pages");
      try {
        const verify = await ppa(["verify", site.url], { cwd: folder });
        expect(verify.stdout).toMatch(/^0 errors/m);
      } finally {
        await site.close();
      }
      const files = gitIn(bare(name), "ls-tree", "-r", "--name-only", "gh-pages").split("\n");
      return files.filter((path) => path.endsWith(".ipk")).map((path) => path.replace(/^.*\/|_.*$/g, ""));
    },
    containers: () =>
      docker(["ps", "--all", "--quiet", "--filter", `ancestor=${image}`])
        .split("\n")
        .filter(Boolean),
    async close() {
      await server.close();
      docker(["rmi", image]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The first line of what was noted of each process: its program and arguments. */
export const commandLines = (processes: readonly string[]): string[] =>
  processes.map((text) => text.split("\n")[0] ?? "");

/** That a run went well, and neither its log nor any process has seen a line of the archive's keys, nor is anything published. */
export async function expectNothingPublished(forge: Forge, name: string, run: WorkflowRun): Promise<void> {
  expect(run.code, run.log).toBe(0);
  expect(commandLines(run.processes).filter((line) => line.startsWith("node")).length).toBeGreaterThan(0);
  for (const secret of await secretLines(forge.keys)) {
    expect(run.log).not.toContain(secret);
    expect(commandLines(run.processes.filter((text) => text.includes(secret)))).toEqual([]);
  }
  expect(gitIn(forge.bare(name), "branch", "--list", "gh-pages")).toBe("");
}

/** That a pull request's run has left a sound archive as an artifact. */
export async function expectPreview(forge: Forge, { artifacts }: WorkflowRun): Promise<void> {
  const verify = await ppa(["verify", join(artifacts, "ppa-preview")], { cwd: forge.folder });
  expect(verify.stdout).toMatch(/^0 errors/m);
}

/** The text of a workflow file of examples/workflows. */
export function exampleWorkflow(name: string): string {
  return readFileSync(join(root, "examples/workflows", name), "utf8");
}

function put(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
