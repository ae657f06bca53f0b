import { t as UserError } from "./errors-Dn9QZ19G.mjs";

// lib/device/ssh.ts
/**
* Reads `root@router`, `router:2222`, `[fe80::1]:22`.
* @throws UserError for anything that ssh could take for an option or a command.
*/
function parseSshHost(text) {
	const [, user = "root", bare, bracketed, port] = text.match(/^(?:([A-Za-z0-9_][A-Za-z0-9._-]*)@)?(?:([A-Za-z0-9_][A-Za-z0-9._-]*)|\[([0-9A-Fa-f:.]+(?:%[A-Za-z0-9._-]+)?)\])(?::(\d{1,5}))?$/) ?? [];
	const host = bare ?? bracketed;
	if (!host) throw new UserError({
		what: `"${text}" is not a router`,
		cure: "Write it as root@192.168.1.1 or root@router:2222."
	});
	return {
		user,
		host,
		...port === void 0 ? {} : { port: Number(port) }
	};
}
/** As in `parseSshHost`, for messages. */
function showHost({ user, host, port }) {
	return `${user}@${host.includes(":") ? `[${host}]` : host}${port === void 0 ? "" : `:${port}`}`;
}
/**
* Runs a command on a router, with what it reads on standard input: no sftp is needed. Never asks: an unknown or changed
* host key, and a key that is not accepted, are failures (exit code 255).
*/
function ssh({ user, host, port }, settings, command, options = {}) {
	const { identityFile, knownHostsFile } = settings;
	const control = controlPath(settings);
	const args = [
		...[
			"-T",
			"-o",
			"BatchMode=yes",
			"-o",
			"StrictHostKeyChecking=yes",
			"-o",
			"ConnectTimeout=15"
		],
		...[
			"-o",
			"ServerAliveInterval=15",
			"-o",
			"ServerAliveCountMax=4",
			"-o",
			"LogLevel=ERROR"
		],
		...knownHostsFile ? [
			"-o",
			`UserKnownHostsFile=${knownHostsFile}`,
			"-o",
			"GlobalKnownHostsFile=/dev/null"
		] : [],
		...identityFile ? [
			"-o",
			"IdentitiesOnly=yes",
			"-i",
			identityFile
		] : [],
		...control ? [
			"-o",
			"ControlMaster=auto",
			"-o",
			`ControlPath=${control}`,
			"-o",
			"ControlPersist=60"
		] : [],
		...port === void 0 ? [] : ["-p", String(port)],
		...[
			"-l",
			user,
			"--",
			host,
			command
		]
	];
	return settings.exec("ssh", args, {
		env: settings.env,
		...options
	});
}
/** Ends the shared connection. */
async function hangUp({ user, host, port }, settings) {
	const control = controlPath(settings);
	if (!control) return;
	const at = port === void 0 ? [] : ["-p", String(port)];
	await settings.exec("ssh", [
		"-o",
		`ControlPath=${control}`,
		"-O",
		"exit",
		...at,
		"-l",
		user,
		"--",
		host
	], { env: settings.env });
}
/** Addresses of sockets are short: a deep folder goes without. */
function controlPath({ controlDirectory }) {
	return controlDirectory && controlDirectory.length < 40 ? `${controlDirectory}/%C` : void 0;
}
/** Why ssh itself failed, with the cure, in one sentence. */
function sshFailure(stderr) {
	const said = stderr.trim().split("\n").at(-1) ?? "";
	if (/Host key verification failed|REMOTE HOST IDENTIFICATION/.test(stderr)) return "its host key is not the pinned one (ssh-keyscan on a network you trust shows the right line for PPA_KNOWN_HOSTS)";
	if (/Permission denied/.test(stderr)) return "it does not accept the SSH key (PPA_SSH_KEY, or your agent's)";
	if (/not found/.test(said) && said.startsWith("ssh:")) return "there is no ssh on this machine; install openssh-client";
	return `ssh: ${said || "the connection broke off"}`;
}

export { sshFailure as a, ssh as i, parseSshHost as n, showHost as r, hangUp as t };