// lib/forge/urls.ts
/** The repository's own page. */
function repositoryUrl({ serverUrl, owner, repo }) {
	return `${serverUrl}/${encodeURIComponent(owner)}/${encodeURIComponent(repo)}`;
}
/**
* Where a branch of this repository is published, as routers see it; without a slash at the end. GitHub: its Pages (the
* final address: routers follow no redirects), where `customDomain` is the text of the branch's CNAME file. Gitea and
* Forgejo have no pages of their own, so it is the address of raw files there (platform.md §3). Undefined for a GitHub
* server of one's own, whose pages host nothing tells.
*/
function archiveUrl(forge, branch = "gh-pages", customDomain) {
	const domain = customDomain?.trim().toLowerCase();
	if (domain && /^[a-z0-9.-]+$/.test(domain)) return `https://${domain}`;
	if (forge.kind !== "github") return rawUrl(forge, branch);
	if (!/^https:\/\/github\.com$/i.test(forge.serverUrl)) return void 0;
	const host = `${forge.owner.toLowerCase()}.github.io`;
	return forge.repo.toLowerCase() === host ? `https://${host}` : `https://${host}/${forge.repo}`;
}
/** Address below which the raw files of a branch are served; without a slash at the end. */
function rawUrl(forge, branch) {
	const path = branch.split("/").map(encodeURIComponent).join("/");
	if (forge.kind !== "github") return `${repositoryUrl(forge)}/raw/branch/${path}`;
	if (!/^https:\/\/github\.com$/i.test(forge.serverUrl)) return `${repositoryUrl(forge)}/raw/${path}`;
	return `https://raw.githubusercontent.com/${forge.owner}/${forge.repo}/${path}`;
}
/** The page with the button that runs a workflow again; `file` is the workflow's file name, `ppa.yml`. */
function workflowUrl(forge, file) {
	const name = encodeURIComponent(file);
	return `${repositoryUrl(forge)}/actions${forge.kind === "github" ? `/workflows/${name}` : `?workflow=${name}`}`;
}
/** The page of one run. GitHub counts runs by id over all repositories, Gitea and Forgejo by number within one. */
function runUrl(forge, env) {
	const run = env[forge.kind === "github" ? "GITHUB_RUN_ID" : "GITHUB_RUN_NUMBER"];
	return run && /^\d+$/.test(run) ? `${repositoryUrl(forge)}/actions/runs/${run}` : void 0;
}
/** The page where a secret is stored. */
function secretsUrl(forge) {
	return `${repositoryUrl(forge)}/settings/${forge.kind === "github" ? "secrets/actions" : "actions/secrets"}`;
}
/** The page where GitHub is told to serve a branch; other forges have none. */
function pagesSettingsUrl(forge) {
	return forge.kind === "github" ? `${repositoryUrl(forge)}/settings/pages` : void 0;
}
function commitUrl(forge, commit) {
	return `${repositoryUrl(forge)}/commit/${encodeURIComponent(commit)}`;
}
/** The page of a file or folder as it was at a commit. */
function sourceUrl(forge, commit, path) {
	const below = path.split("/").filter((part) => part && part !== ".").map(encodeURIComponent);
	const at = forge.kind === "github" ? ["tree", commit] : [
		"src",
		"commit",
		commit
	];
	return [
		repositoryUrl(forge),
		...at,
		...below
	].join("/");
}

export { repositoryUrl as a, sourceUrl as c, rawUrl as i, workflowUrl as l, commitUrl as n, runUrl as o, pagesSettingsUrl as r, secretsUrl as s, archiveUrl as t };