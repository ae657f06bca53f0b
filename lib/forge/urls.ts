import type { Forge } from "./forge.ts";

/** The repository's own page. */
export function repositoryUrl({ serverUrl, owner, repo }: Forge): string {
  return `${serverUrl}/${encodeURIComponent(owner)}/${encodeURIComponent(repo)}`;
}

/**
 * Where a branch of this repository is published, as routers see it; without a slash at the end. GitHub: its Pages (the
 * final address: routers follow no redirects), where `customDomain` is the text of the branch's CNAME file. Gitea and
 * Forgejo have no pages of their own, so it is the address of raw files there (platform.md §3). Undefined for a GitHub
 * server of one's own, whose pages host nothing tells.
 */
export function archiveUrl(forge: Forge, branch = "gh-pages", customDomain?: string): string | undefined {
  const domain = customDomain?.trim().toLowerCase();
  if (domain && /^[a-z0-9.-]+$/.test(domain)) return `https://${domain}`;
  if (forge.kind !== "github") return rawUrl(forge, branch);
  if (!/^https:\/\/github\.com$/i.test(forge.serverUrl)) return undefined;
  const host = `${forge.owner.toLowerCase()}.github.io`;
  return forge.repo.toLowerCase() === host ? `https://${host}` : `https://${host}/${forge.repo}`;
}

/** Address below which the raw files of a branch are served; without a slash at the end. */
export function rawUrl(forge: Forge, branch: string): string {
  const path = branchPath(branch);
  if (forge.kind !== "github") return `${repositoryUrl(forge)}/raw/branch/${path}`;
  if (!/^https:\/\/github\.com$/i.test(forge.serverUrl)) return `${repositoryUrl(forge)}/raw/${path}`;
  return `https://raw.githubusercontent.com/${forge.owner}/${forge.repo}/${path}`;
}

const branchPath = (branch: string): string => branch.split("/").map(encodeURIComponent).join("/");

/**
 * Where a person sees what is published at an address: there, but where that is raw files, which are no pages (platform.md
 * §3), in the branch as the forge shows it.
 */
export function lookUrl(url: string, branch: string, forge?: Forge): string {
  if (!forge || forge.kind === "github" || url !== rawUrl(forge, branch)) return `${url}/`;
  return `${repositoryUrl(forge)}/src/branch/${branchPath(branch)}`;
}

/** The page with the button that runs a workflow again; `file` is the workflow's file name, `ppa.yml`. */
export function workflowUrl(forge: Forge, file: string): string {
  const name = encodeURIComponent(file);
  return `${repositoryUrl(forge)}/actions${forge.kind === "github" ? `/workflows/${name}` : `?workflow=${name}`}`;
}

/**
 * The page of one run. GitHub counts runs by id over all repositories, Gitea and Forgejo by number within one. From 1.26 on
 * Gitea takes the number for an id where there is such a run, unless it is told; others do not mind being told.
 */
export function runUrl(forge: Forge, env: Readonly<Record<string, string | undefined>>): string | undefined {
  const run = env[forge.kind === "github" ? "GITHUB_RUN_ID" : "GITHUB_RUN_NUMBER"];
  if (!run || !/^\d+$/.test(run)) return undefined;
  return `${repositoryUrl(forge)}/actions/runs/${run}${forge.kind === "gitea" ? "?by_index=1" : ""}`;
}

/** The page where a secret is stored. */
export function secretsUrl(forge: Forge): string {
  return `${repositoryUrl(forge)}/settings/${forge.kind === "github" ? "secrets/actions" : "actions/secrets"}`;
}

/** The page where GitHub is told to serve a branch; other forges have none. */
export function pagesSettingsUrl(forge: Forge): string | undefined {
  return forge.kind === "github" ? `${repositoryUrl(forge)}/settings/pages` : undefined;
}

export function commitUrl(forge: Forge, commit: string): string {
  return `${repositoryUrl(forge)}/commit/${encodeURIComponent(commit)}`;
}

/** The page of a file or folder as it was at a commit. */
export function sourceUrl(forge: Forge, commit: string, path: string): string {
  const below = path
    .split("/")
    .filter((part) => part && part !== ".")
    .map(encodeURIComponent);
  const at = forge.kind === "github" ? ["tree", commit] : ["src", "commit", commit];
  return [repositoryUrl(forge), ...at, ...below].join("/");
}
