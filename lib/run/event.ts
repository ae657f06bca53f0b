import type { Edge } from "./edge.ts";

/** Only pull requests have a head; some runners do not name the event. */
export function isPullRequest(env: Edge["env"]): boolean {
  return Boolean(env["GITHUB_HEAD_REF"]) || (env["GITHUB_EVENT_NAME"]?.startsWith("pull_request") ?? false);
}
