import { spawn } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { root } from "../ppa.ts";

export interface WorkflowRun {
  readonly code: number | null;
  /** What the runner printed. */
  readonly log: string;
  /** Arguments and environment of every node, git and docker that any step started, one text each. */
  readonly processes: readonly string[];
  /** Folder with a folder per artifact. */
  readonly artifacts: string;
}

export interface WorkflowOptions {
  /** Folder that this run may use, and the caller removes. */
  readonly folder: string;
  /** Checkout with the workflow file. */
  readonly repository: string;
  /** `owner/name`, as the forge knows it. */
  readonly name: string;
  readonly serverUrl: string;
  readonly event: "push" | "pull_request" | "workflow_dispatch";
  readonly workflow: string;
  readonly secrets: Readonly<Record<string, string>>;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Variables that the runner gives to every step. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Folder of the runner's cache server; default: one of this run alone. */
  readonly cache?: string;
  /** Cancels the run, as a person does, once this is true. */
  readonly cancel?: { readonly signal: "SIGINT" | "SIGTERM" | "SIGKILL"; when(): boolean };
}

/** Starts a runner whose steps run on this machine itself, with nothing of the caller's environment. */
export async function startRunner(
  program: string,
  args: readonly string[],
  { folder, repository, cancel }: Pick<WorkflowOptions, "folder" | "repository" | "cancel">,
  environment: Readonly<Record<string, string>> = {},
): Promise<WorkflowRun> {
  const artifacts = artifactsOf(folder);
  const spied = join(folder, "processes.txt");
  mkdirSync(artifacts, { recursive: true });
  mkdirSync(join(folder, "home"), { recursive: true });
  const places = { HOME: join(folder, "home"), XDG_CACHE_HOME: join(folder, "xdg"), TMPDIR: join(folder, "tmp") };
  for (const place of Object.values(places)) mkdirSync(place, { recursive: true });
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: repository,
      env: { PATH: `${spies(folder, spied)}:${process.env["PATH"]}`, ...places, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let log = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (log += chunk));
    const watch = setInterval(() => {
      if (!cancel?.when()) return;
      clearInterval(watch);
      child.kill(cancel.signal);
    }, 200);
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(watch);
      const processes = existsSync(spied) ? readFileSync(spied, "utf8").split("\f").filter(Boolean) : [];
      resolve({ code, log, processes, artifacts });
    });
  });
}

export const artifactsOf = (folder: string): string => join(folder, "artifacts");

/** What a checkout of this project by its tag has, and a runner takes from it. */
export function copyOfThisProject(copy: string): string {
  for (const path of [".github", "action.yml", "actions", "dist"])
    cpSync(join(root, path), join(copy, path), { recursive: true });
  return copy;
}

/** Makes a folder a stand-in for an action of GitHub's: upload-artifact, download-artifact or checkout. */
export function standIn(action: string, folder: string): string {
  const [way = "", kind] = action.split("-");
  const main = kind ? "artifacts.mjs" : "checkout.mjs";
  mkdirSync(folder, { recursive: true });
  cpSync(join(import.meta.dirname, main), join(folder, main));
  const names = kind
    ? ["name", "path", "pattern", "overwrite", "retention-days"]
    : ["repository", "ref", "path", "sparse-checkout", "persist-credentials"];
  const inputs = { ...Object.fromEntries(names.map((name) => [name, { required: false }])), way: { default: way } };
  const runs = { using: "node20", main };
  writeFileSync(join(folder, "action.yml"), stringify({ name: action, description: "A stand-in", inputs, runs }));
  return folder;
}

/** Programs that note who calls them with what, and then are what they stand for. */
function spies(folder: string, log: string): string {
  const bin = join(folder, "bin");
  mkdirSync(bin, { recursive: true });
  for (const name of ["node", "git", "docker"]) {
    const path = join(bin, name);
    writeFileSync(
      path,
      `#!/bin/bash
real=$(PATH=\${PATH#*${bin}:} command -v ${name})
case "$*" in *process.execPath*) echo "$0"; exit ;; esac # act asks, and would go round us
{ printf '\\f${name}'; printf ' %s' "$@"; echo; env; } | cat >>'${log}'
exec "$real" "$@"
`,
    );
    chmodSync(path, 0o755);
  }
  return bin;
}
