import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { self } from "../../../lib/forge/self.ts";
import { createBareRepository, type GitServer, gitIn } from "../git-server.ts";
import {
  artifactsOf,
  copyOfThisProject,
  standIn,
  startRunner,
  type WorkflowOptions,
  type WorkflowRun,
} from "./runner.ts";

/**
 * Puts this project, as it lies here, on a server under its name and tag, where these runners clone actions from, and a
 * stand-in for the action that uploads artifacts. Returns a workflow that takes them from there.
 */
export function hostActions(server: GitServer, workflow: string): string {
  const upload = "actions/upload-artifact";
  host(server, self.repository, copyOfThisProject(join(server.dir, "work")));
  host(server, upload, standIn("upload-artifact", join(server.dir, "upload")));
  return workflow
    .replace(`${self.server}/${self.repository}@`, `${server.url}/${self.repository}@`)
    .replace(new RegExp(`\\S+/${upload}@\\w+`), `${server.url}/${upload}@${self.ref}`);
}

function host(server: GitServer, name: string, work: string): void {
  const bare = createBareRepository(join(server.dir, `${name}.git`), true);
  gitIn(work, "init", "--quiet", "--initial-branch=main");
  gitIn(work, "add", "--all", "--force");
  gitIn(work, "commit", "--quiet", "--message", "As it lies here");
  gitIn(work, "push", "--quiet", bare, `main:refs/tags/${self.ref}`, "main");
  rmSync(work, { recursive: true, force: true });
}

/**
 * Runs a workflow file with the `exec` command of Gitea's or Forgejo's runner, steps on this machine itself. It has no name
 * for the event that it runs, so that pull requests are known by their head alone.
 */
export async function runWithExec(
  program: "gitea-runner" | "forgejo-runner",
  options: WorkflowOptions,
): Promise<WorkflowRun> {
  const { folder, name, serverUrl, event, workflow, secrets } = options;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "env"), "");
  const kind = program === "gitea-runner" ? "gitea" : "forgejo";
  const head = event === "pull_request" ? { GITHUB_HEAD_REF: "change" } : {};
  const variables = {
    ...head,
    ARTIFACTS: artifactsOf(folder),
    GITHUB_REPOSITORY: name,
    [`${kind.toUpperCase()}_ACTIONS`]: "true",
  };
  const args = [
    "exec",
    ...["--event", event],
    ...["--workflows", workflow],
    ...["--image", "-self-hosted"],
    ...[`--${kind}-instance`, serverUrl],
    ...["--env-file", join(folder, "env")],
    ...Object.entries(variables).flatMap(([key, value]) => ["--env", `${key}=${value}`]),
    ...Object.entries(secrets).flatMap(([key, value]) => ["--secret", `${key}=${value}`]),
  ];
  // Its cache server keeps everything in the home directory.
  return startRunner(program, args, options, options.cache ? { HOME: options.cache } : {});
}
