// lib/forge/forge.ts
/**
* Finds out which repository of which forge is meant: from the variables of the runner that the job runs in, else from
* the address of a git remote. Undefined when neither names a forge, such as a remote on the local disk.
*/
function detectForge(env, remoteUrl) {
	return fromRunner(env) ?? (remoteUrl ? fromRemote(remoteUrl) : void 0);
}
/** Forgejo's runner sets Gitea's marker too, and both set GitHub's variables: the most particular marker decides. */
function fromRunner(env) {
	const serverUrl = env["GITHUB_SERVER_URL"]?.replace(/\/+$/, "");
	const [owner, repo, ...more] = env["GITHUB_REPOSITORY"]?.split("/") ?? [];
	if (!serverUrl || !owner || !repo || more.length > 0 || !/^https?:\/\//.test(serverUrl)) return void 0;
	return {
		kind: env["FORGEJO_ACTIONS"] === "true" ? "forgejo" : env["GITEA_ACTIONS"] === "true" ? "gitea" : "github",
		serverUrl,
		owner,
		repo
	};
}
function fromRemote(remoteUrl) {
	const address = parseRemote(remoteUrl);
	if (!address) return void 0;
	const parts = address.path.replace(/^\/+|\/+$/g, "").replace(/\.git$/, "").split("/");
	const repo = parts.pop();
	const owner = parts.pop();
	if (!owner || !repo) return void 0;
	return {
		kind: kindOfHost(address.host),
		serverUrl: [`${address.scheme}://${address.host}`, ...parts].join("/"),
		owner,
		repo
	};
}
/** `https://user:token@host/path`, `ssh://git@host:22/path` or `git@host:path`; credentials are left behind. */
function parseRemote(remoteUrl) {
	const scp = /^(?:[\w.-]+@)?([\w.-]+\.[\w.-]+):(?!\/\/)(.+)$/.exec(remoteUrl);
	if (scp?.[1] && scp[2]) return {
		scheme: "https",
		host: scp[1],
		path: scp[2]
	};
	if (!URL.canParse(remoteUrl)) return void 0;
	const { protocol, host, hostname, pathname } = new URL(remoteUrl);
	if (protocol === "https:" || protocol === "http:") return {
		scheme: protocol.slice(0, -1),
		host,
		path: pathname
	};
	if (protocol === "ssh:" || protocol === "git:") return {
		scheme: "https",
		host: hostname,
		path: pathname
	};
}
/** Gitea and Forgejo have the same addresses, so a server that hides its kind is taken for a Gitea. */
function kindOfHost(host) {
	if (/(^|\.)github\.com$/i.test(host) || /(^|[.-])github[.-]/i.test(host)) return "github";
	return /(^|\.)codeberg\.org$|forgejo/i.test(host) ? "forgejo" : "gitea";
}

export { detectForge as t };