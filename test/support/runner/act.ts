import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { self } from "../../../lib/forge/self.ts";
import { root } from "../ppa.ts";
import {
  artifactsOf,
  copyOfThisProject,
  standIn,
  startRunner,
  type WorkflowOptions,
  type WorkflowRun,
} from "./runner.ts";

/**
 * Runs a workflow file with nektos/act, steps on this machine itself, since no image of a runner can be had here. What
 * the workflow names of this project is the project as it lies here, and artifacts are folders.
 */
export async function runWithAct(options: WorkflowOptions): Promise<WorkflowRun> {
  const { folder, name, serverUrl, event, workflow, secrets, inputs = {} } = options;
  const cache = options.cache ?? join(folder, "cache");
  mkdirSync(folder, { recursive: true });
  const file = (path: string, text: string): string => {
    writeFileSync(join(folder, path), text);
    return join(folder, path);
  };
  const text = readFileSync(join(options.repository, workflow), "utf8");
  const own = `${self.repository}@${self.ref}`;
  const local = { [own]: ownCopy(folder), ...standIns(folder, text) };
  const variables = {
    GITHUB_SERVER_URL: serverUrl,
    GITHUB_REPOSITORY: name,
    ARTIFACTS: artifactsOf(folder),
    OWN: local[own] ?? "",
    OWN_NAME: own,
    ...options.variables,
  };
  const args = [
    event,
    ...["--workflows", workflow],
    ...["--platform", "ubuntu-latest=-self-hosted"],
    ...["--platform", "docker=-self-hosted"],
    ...Object.entries(local).flatMap(([reference, path]) => ["--local-repository", `${reference}=${path}`]),
    ...["--secret-file", file("secrets.yml", stringify(secrets))],
    ...["--env-file", file("env", ""), "--var-file", file("vars", ""), "--input-file", file("inputs", "")],
    ...Object.entries(variables).flatMap(([key, value]) => ["--env", `${key}=${value}`]),
    ...["--eventpath", file("event.json", JSON.stringify({ inputs, ...eventOf(event) }))],
    ...["--action-cache-path", join(folder, "act"), "--cache-server-path", cache],
    ...["--cache-server-addr", "127.0.0.1", "--concurrent-jobs", "2"],
  ];
  return startRunner("act", args, options);
}

function eventOf(event: WorkflowOptions["event"]): object {
  const repository = { default_branch: "main" };
  if (event !== "pull_request") return { ref: "refs/heads/main", repository };
  return { repository, pull_request: { number: 1, head: { ref: "change" }, base: { ref: "main" } } };
}

function ownCopy(folder: string): string {
  const copy = copyOfThisProject(join(folder, "self"));
  // GitHub knows queues since May 2026; act's schema does not yet.
  const workflow = join(copy, ".github/workflows/ppa.yml");
  writeFileSync(workflow, readFileSync(workflow, "utf8").replace(", queue: max", ""));
  return copy;
}

const reusableWorkflow = (): string => readFileSync(join(root, ".github/workflows/ppa.yml"), "utf8");

/** For actions of GitHub's, by the references that our workflow has, and the one that is run. */
function standIns(folder: string, text: string): Record<string, string> {
  const references = `${reusableWorkflow()}${text}`.matchAll(
    /actions\/(upload-artifact|download-artifact|checkout)@\w+/g,
  );
  return Object.fromEntries(
    Array.from(references, ([reference, name = ""]) => [reference, standIn(name, join(folder, name))]),
  );
}
