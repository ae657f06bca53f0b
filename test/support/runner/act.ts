import { spawn } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { self } from "../../../lib/forge/self.ts";
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
}

/**
 * Runs a workflow file with nektos/act, steps on this machine itself, since no image of a runner can be had here. What
 * the workflow names of this project is the project as it lies here, and artifacts are folders.
 */
export async function runWithAct(options: WorkflowOptions): Promise<WorkflowRun> {
  const { folder, repository, name, serverUrl, event, workflow, secrets, inputs = {} } = options;
  mkdirSync(folder, { recursive: true });
  const artifacts = join(folder, "artifacts");
  const spied = join(folder, "processes.txt");
  mkdirSync(artifacts, { recursive: true });
  const file = (path: string, text: string): string => {
    writeFileSync(join(folder, path), text);
    return join(folder, path);
  };
  const local = Object.entries({ [`${self.repository}@${self.ref}`]: ownCopy(folder), ...artifactActions(folder) });
  const args = [
    event,
    ...["--workflows", workflow],
    ...["--platform", "ubuntu-latest=-self-hosted"],
    ...["--platform", "docker=-self-hosted"],
    ...local.flatMap(([reference, path]) => ["--local-repository", `${reference}=${path}`]),
    ...["--secret-file", file("secrets.yml", stringify(secrets))],
    ...["--env-file", file("env", ""), "--var-file", file("vars", ""), "--input-file", file("inputs", "")],
    ...[
      "--env",
      `GITHUB_SERVER_URL=${serverUrl}`,
      "--env",
      `GITHUB_REPOSITORY=${name}`,
      "--env",
      `ARTIFACTS=${artifacts}`,
    ],
    ...["--eventpath", file("event.json", JSON.stringify({ inputs, ...eventOf(event) }))],
    ...["--action-cache-path", join(folder, "act"), "--cache-server-path", join(folder, "cache")],
    ...["--cache-server-addr", "127.0.0.1", "--concurrent-jobs", "2"],
  ];
  return new Promise((resolve, reject) => {
    const child = spawn("act", args, {
      cwd: repository,
      env: {
        PATH: `${spies(folder, spied)}:${process.env["PATH"]}`,
        HOME: join(folder, "home"),
        XDG_CACHE_HOME: join(folder, "xdg"),
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let log = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (log += chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      const processes = existsSync(spied) ? readFileSync(spied, "utf8").split("\f").filter(Boolean) : [];
      resolve({ code, log, processes, artifacts });
    });
  });
}

function eventOf(event: WorkflowOptions["event"]): object {
  const repository = { default_branch: "main" };
  if (event !== "pull_request") return { ref: "refs/heads/main", repository };
  return { repository, pull_request: { number: 1, head: { ref: "change" }, base: { ref: "main" } } };
}

/** What a checkout of this project by its tag has, and a runner takes from it. */
function ownCopy(folder: string): string {
  const copy = join(folder, "self");
  for (const path of [".github", "action.yml", "actions", "dist"])
    cpSync(join(root, path), join(copy, path), { recursive: true });
  // GitHub knows queues since May 2026; act's schema does not yet.
  const workflow = join(copy, ".github/workflows/ppa.yml");
  writeFileSync(workflow, readFileSync(workflow, "utf8").replace(", queue: max", ""));
  return copy;
}

/** By the references that our workflow has. */
function artifactActions(folder: string): Record<string, string> {
  const workflow = readFileSync(join(root, ".github/workflows/ppa.yml"), "utf8");
  const references = workflow.matchAll(/actions\/(upload|download)-artifact@\w+/g);
  return Object.fromEntries(
    Array.from(references, ([reference, way = ""]) => {
      const stand = join(folder, way);
      mkdirSync(stand, { recursive: true });
      cpSync(join(import.meta.dirname, "artifacts.mjs"), join(stand, "artifacts.mjs"));
      const names = ["name", "path", "pattern", "overwrite", "retention-days"];
      const inputs = { ...Object.fromEntries(names.map((name) => [name, { required: false }])), way: { default: way } };
      const runs = { using: "node24", main: "artifacts.mjs" };
      writeFileSync(join(stand, "action.yml"), stringify({ name: way, description: "A stand-in", inputs, runs }));
      return [reference, stand] as const;
    }),
  );
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
