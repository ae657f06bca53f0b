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
	const path = branchPath(branch);
	if (forge.kind !== "github") return `${repositoryUrl(forge)}/raw/branch/${path}`;
	if (!/^https:\/\/github\.com$/i.test(forge.serverUrl)) return `${repositoryUrl(forge)}/raw/${path}`;
	return `https://raw.githubusercontent.com/${forge.owner}/${forge.repo}/${path}`;
}
const branchPath = (branch) => branch.split("/").map(encodeURIComponent).join("/");
/**
* Where a person sees what is published at an address: there, but where that is raw files, which are no pages (platform.md
* §3), in the branch as the forge shows it.
*/
function lookUrl(url, branch, forge) {
	if (!forge || forge.kind === "github" || url !== rawUrl(forge, branch)) return `${url}/`;
	return `${repositoryUrl(forge)}/src/branch/${branchPath(branch)}`;
}
/** The page with the button that runs a workflow again; `file` is the workflow's file name, `ppa.yml`. */
function workflowUrl(forge, file) {
	const name = encodeURIComponent(file);
	return `${repositoryUrl(forge)}/actions${forge.kind === "github" ? `/workflows/${name}` : `?workflow=${name}`}`;
}
/**
* The page of one run. GitHub counts runs by id over all repositories, Gitea and Forgejo by number within one. From 1.26 on
* Gitea takes the number for an id where there is such a run, unless it is told; others do not mind being told.
*/
function runUrl(forge, env) {
	const run = env[forge.kind === "github" ? "GITHUB_RUN_ID" : "GITHUB_RUN_NUMBER"];
	if (!run || !/^\d+$/.test(run)) return void 0;
	return `${repositoryUrl(forge)}/actions/runs/${run}${forge.kind === "gitea" ? "?by_index=1" : ""}`;
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

export { rawUrl as a, secretsUrl as c, pagesSettingsUrl as i, sourceUrl as l, commitUrl as n, repositoryUrl as o, lookUrl as r, runUrl as s, archiveUrl as t, workflowUrl as u };