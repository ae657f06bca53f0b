import { c as secretsUrl } from "./urls-BC5siO3y.mjs";

// lib/signing/store-secret.ts
/**
* How the file with the private keys becomes the secret PPA_KEYS on each kind of forge. The file goes in by standard input,
* so neither it nor a token ever stands in a command line.
*
* @param forge The repository, where it is known; its address then stands in the text.
*/
function howToStore(file, forge) {
	const path = shellQuote(file);
	const github = forge?.kind === "github" ? forge : void 0;
	const other = forge && forge.kind !== "github" ? forge : void 0;
	const repository = `${other?.owner ?? "OWNER"}/${other?.repo ?? "REPO"}`;
	const server = other?.serverUrl ?? "https://SERVER";
	const web = secretsUrl(other ?? {
		kind: "gitea",
		serverUrl: server,
		owner: "OWNER",
		repo: "REPO"
	});
	const api = `${server}/api/v1/repos/${repository}/actions/secrets/PPA_KEYS`;
	const put = [
		`jq --raw-input --slurp '{data: .}' ${path} |`,
		`  curl --netrc --fail -X PUT -H 'Content-Type: application/json' --data-binary @- ${api}`,
		"  (your name and token in ~/.netrc)"
	];
	const onWeb = `or in the browser: ${web} → Add secret, name PPA_KEYS, value: the whole file`;
	return [
		"Store the file as the secret PPA_KEYS of the repository:",
		"",
		"GitHub:",
		`  gh secret set PPA_KEYS${github ? ` --repo ${github.owner}/${github.repo}` : ""} < ${path}`,
		`  or in the browser: ${secretsUrl(github ?? {
			kind: "github",
			serverUrl: "https://github.com",
			owner: "OWNER",
			repo: "REPO"
		})} → New repository secret`,
		"Gitea:",
		`  tea actions secrets create PPA_KEYS --file ${path}`,
		`  ${onWeb}`,
		"Forgejo:",
		...put.map((line) => `  ${line}`),
		`  ${onWeb}`
	].join("\n");
}
function shellQuote(text) {
	return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

export { howToStore };