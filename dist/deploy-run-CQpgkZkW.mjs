import { t as UserError } from "./errors-CKtpLF_l.mjs";
import { t as discover } from "./discover-DGynyibI.mjs";
import { r as openArchive } from "./reader-Dj5-XVIt.mjs";
import { t as collectFindings } from "./report-HZxKC-Mr.mjs";
import { t as fromCatalog } from "./catalog-input-CPdfCnWE.mjs";
import { o as buildIndex, r as signIndex } from "./signature-DuucqK0i.mjs";
import { n as indexApk } from "./package-6sRQrY_u.mjs";
import { i as parseControl } from "./control-eicZCLuw.mjs";
import { n as detectPackage } from "./detect-03wFICQL.mjs";
import { o as controlToInfo } from "./opkg-feed-BQniH9rb.mjs";
import { l as readIpkControl } from "./read--7wY_0w2.mjs";
import { n as writeTar } from "./tar-write-CnB1OCPP.mjs";
import { n as generateApkKey } from "./apk-key-dmo5VNL0.mjs";
import { a as quoted, i as probeScript, n as installFilesScript, o as removeScript, r as parseProbe, s as unpackCommand, t as cleanUpScript } from "./remote-BpgF1Vtn.mjs";
import { n as installScript } from "./install-script-BSZqUBlX.mjs";
import { a as feedFile, n as verifyApkIndex, t as verifyOpkgIndex } from "./opkg-feed-BusJq_SW.mjs";
import { n as verifyIpkFile, t as verifyApkFile } from "./apk-file-BFApf4fV.mjs";
import { t as download } from "./download-CkfzPY8L.mjs";
import { join, resolve } from "node:path";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";

// lib/device/local-package.ts
/** Reads an .ipk or .apk. @throws UserError for a file that is neither. */
function readLocalPackage(bytes, file) {
	const place = { file };
	const read = detectPackage(bytes) === "apk-v3" ? readApkPackage(bytes, place) : readIpkPackage(bytes, place);
	if (!isPackageName(read.name) || !/^[A-Za-z0-9._+~:-]+$/.test(read.version)) throw new UserError({
		what: `"${read.name} ${read.version}" is no name and version of a package`,
		place
	});
	return read;
}
/** True for what opkg and apk both take as the name of a package. */
function isPackageName(name) {
	return /^[A-Za-z0-9][A-Za-z0-9._+-]*$/.test(name);
}
function readApkPackage(bytes, place) {
	const member = indexApk(bytes);
	if (!member) throw new UserError({
		what: "The package ends too soon",
		place
	});
	const { name, version, architecture } = member.info;
	return {
		manager: "apk",
		name,
		version,
		architecture,
		filename: member.filename,
		bytes,
		member
	};
}
function readIpkPackage(bytes, place) {
	const { name, version, architecture } = controlToInfo(parseControl(readIpkControl(bytes, place).controlText, place));
	return {
		manager: "opkg",
		name,
		version,
		architecture,
		filename: `${name}.ipk`,
		bytes
	};
}
/**
* The tar archive that a router gets: the package files; for apk also an index of them, signed with a key that is made for
* this one upload, and that key.
*
* @param randomBytes for the key.
*/
async function uploadOf(packages, randomBytes) {
	const file = (path, data) => ({
		path,
		type: "file",
		mode: 384,
		data
	});
	const members = packages.map(({ filename, bytes }) => file(filename, bytes));
	const indexed = packages.flatMap(({ member }) => member ?? []);
	if (indexed.length > 0) {
		const key = await generateApkKey(randomBytes);
		members.push(file("packages.adb", signIndex(buildIndex(indexed), [key])));
		members.push(file("deploy.pem", Buffer.from(key.publicKeyPem)));
	}
	return writeTar(members, 0);
}

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
	return `ssh: ${said.replace(/^ssh: /, "") || "the connection broke off"}`;
}

// lib/device/deploy.ts
const MINUTE = 6e4;
/**
* Brings packages to routers over SSH, all routers at once, and back to the versions before where that fails: a package
* that was not there is removed, an older version is taken from the published feeds. One router's trouble does not keep
* the others from being served.
*/
async function deploy(options) {
	return Promise.all(options.hosts.map(async (host) => {
		const name = showHost(host);
		try {
			return {
				host: name,
				...await deployTo(host, options)
			};
		} catch (error) {
			if (error instanceof Failure) return {
				host: name,
				ok: false,
				summary: error.message,
				...error.details
			};
			throw error;
		} finally {
			await hangUp(host, options.ssh);
		}
	}));
}
var Failure = class extends Error {
	details;
	constructor(message, output) {
		super(message);
		this.details = output?.trim() ? { output: output.trim() } : {};
	}
};
async function deployTo(host, options) {
	const { action, dryRun } = options;
	const names = action.mode === "direct" ? action.packages.map(({ name }) => name) : action.names;
	const before = await probe(host, options, names);
	if (action.mode === "direct") checkFits(before, action.packages);
	if (dryRun) return {
		ok: true,
		summary: `would ${plan(action, before, names)}`
	};
	try {
		await install(host, options, before);
		const after = await probe(host, options, names);
		checkInstalled(action, after, names);
		if (options.reboot) await reboot(host, options);
		if (options.check) await runCheck(host, options, options.check);
		return {
			ok: true,
			summary: changes(before, after, names)
		};
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		const back = await goBack(host, options, before, names);
		throw new Failure(`${error.message}; ${back}`, error.details.output);
	}
}
async function probe(host, options, names) {
	const { stdout } = await remote(host, options, "sh -s", {
		input: probeScript(names),
		timeout: MINUTE
	});
	const state = parseProbe(stdout.toString("utf8"));
	if (!state) throw new Failure("is not a router with OpenWrt: neither opkg nor apk was found");
	return state;
}
/** Runs a command; trouble of ssh itself is a failure, the command's own exit code is the caller's to judge. */
async function remote(host, options, command, how) {
	const result = await ssh(host, options.ssh, command, how);
	if (result.timedOut) throw new Failure(`did not finish in ${how.timeout / MINUTE} minutes`);
	if (result.code === 255 || result.code === 127) throw new Failure(sshFailure(result.stderr));
	return result;
}
function checkFits(router, packages) {
	for (const { manager, name, architecture } of packages) {
		if (manager !== router.manager) throw new Failure(`uses ${router.manager}, and ${name} is a package for ${manager}`);
		if ([
			"all",
			"noarch",
			...router.arches
		].includes(architecture)) continue;
		throw new Failure(`takes packages for ${router.arches.join(", ")}, and ${name} is for ${architecture}`);
	}
}
async function install(host, options, router) {
	const { action } = options;
	if (action.mode === "direct") return installFiles(host, options, router, action.packages);
	const { code, stdout, stderr } = await remote(host, options, [
		"sh",
		"-s",
		"--",
		...action.names.map(quoted)
	].join(" "), {
		input: action.script,
		timeout: 10 * MINUTE
	});
	if (code !== 0) throw new Failure("could not install from the feed", `${stdout.toString("utf8")}${stderr}`);
}
async function installFiles(host, options, router, packages) {
	const directory = `/tmp/ppa-deploy-${Buffer.from(options.randomBytes(6)).toString("hex")}`;
	const input = await uploadOf(packages, options.randomBytes);
	const upload = await remote(host, options, unpackCommand(directory), {
		input,
		timeout: 10 * MINUTE
	});
	if (upload.code !== 0) throw new Failure("could not take the files", upload.stderr);
	try {
		const { code, stdout, stderr } = await remote(host, options, "sh -s", {
			input: installFilesScript(router.manager, directory, packages),
			timeout: 10 * MINUTE
		});
		if (code !== 0) throw new Failure(`could not install ${packages.map(({ name }) => name).join(", ")}`, `${stdout}${stderr}`);
	} finally {
		await ssh(host, options.ssh, "sh -s", {
			input: cleanUpScript(directory),
			timeout: MINUTE
		});
	}
}
/** A package manager's exit code is not to be believed alone: opkg says 0 in more cases than one. */
function checkInstalled(action, after, names) {
	for (const name of names) {
		const version = after.versions.get(name);
		const wanted = action.mode === "direct" ? action.packages.find((each) => each.name === name)?.version : version;
		if (version === void 0) throw new Failure(`${name} is not installed afterwards`);
		if (version !== wanted) throw new Failure(`${name} is ${version} afterwards, not ${wanted}`);
	}
}
async function reboot(host, options) {
	await ssh(host, options.ssh, "reboot", { timeout: MINUTE });
	await hangUp(host, options.ssh);
	for (let waited = 0; waited < 5 * MINUTE; waited += 5e3) {
		await options.sleep(5e3);
		const { code } = await ssh(host, options.ssh, "true", { timeout: 2e4 });
		if (code === 0) return;
	}
	throw new Failure("did not answer within 5 minutes after its reboot");
}
async function runCheck(host, options, check) {
	const { code, stdout, stderr } = await remote(host, options, "sh -s", {
		input: `${check}\n`,
		timeout: 5 * MINUTE
	});
	if (code !== 0) throw new Failure(`the check ended with ${code}`, `${stdout}${stderr}`);
}
/** Brings every package back to what it was before; says in one clause how that went. */
async function goBack(host, options, before, names) {
	try {
		const now = await probe(host, options, names);
		const changed = names.filter((name) => now.versions.get(name) !== before.versions.get(name));
		if (changed.length === 0) return "nothing was changed";
		const added = changed.filter((name) => !before.versions.has(name));
		if (added.length > 0) await remote(host, options, "sh -s", {
			input: removeScript(before.manager, added),
			timeout: 10 * MINUTE
		});
		const lost = [];
		for (const name of changed.filter((each) => before.versions.has(each))) {
			const version = before.versions.get(name) ?? "";
			const old = await options.published(name, version, before);
			if (old) await installFiles(host, options, before, [old]);
			else lost.push(`${name} ${version}`);
		}
		if (lost.length > 0) return `not back to ${lost.join(", ")}, which the archive does not have any more`;
		const restored = await probe(host, options, names);
		return names.every((name) => restored.versions.get(name) === before.versions.get(name)) ? "back to the versions before" : "the versions before could not be brought back";
	} catch (error) {
		if (error instanceof Failure) return `the way back failed: ${error.message}`;
		throw error;
	}
}
function plan(action, before, names) {
	if (action.mode === "feed") return `add the feed and install ${names.join(", ")} (${showVersions(before, names)})`;
	return action.packages.map(({ name, version }) => `install ${name} ${version} (now: ${before.versions.get(name) ?? "not installed"})`).join(", ");
}
function showVersions({ versions }, names) {
	return names.map((name) => `${name} ${versions.get(name) ?? "not installed"}`).join(", ");
}
function changes(before, after, names) {
	return names.map((name) => {
		const [old, now] = [before.versions.get(name), after.versions.get(name)];
		if (old === void 0) return `${name} ${now} installed`;
		return old === now ? `${name} ${now} as before` : `${name} ${old} → ${now}`;
	}).join(", ");
}

// lib/device/published-package.ts
/**
* Fetches one version of a package from the archive's feeds for this router; undefined when there is none, or none that a
* router would accept: index and file are verified as by one.
*/
async function publishedPackage(source, name, version, router) {
	const findings = collectFindings();
	const found = await discover(source, findings);
	const isApk = router.manager === "apk";
	const series = router.release.match(/^\d+\.\d+/)?.[0] ?? "SNAPSHOT";
	for (const feed of found?.feeds ?? []) {
		if (!found?.catalog || feed.format !== router.manager || feed.series !== series) continue;
		if (!feed.arch || !router.arches.includes(feed.arch)) continue;
		const index = await (isApk ? verifyApkIndex : verifyOpkgIndex)(found.root, feed, found.catalog.keys, findings);
		const entry = index?.entries.find(({ info }) => info.name === name && info.version === version);
		if (!entry || index?.signedBy.length === 0) continue;
		const path = feedFile(feed, entry.filename);
		const about = collectFindings();
		await (isApk ? verifyApkFile : verifyIpkFile)(found.root, {
			entry,
			path
		}, about);
		const fetched = await download(found.root, path, about);
		if (about.list.length === 0 && typeof fetched === "object") return readLocalPackage(fetched.bytes, path);
	}
}

// lib/device/deploy-run.ts
/**
* Deploys what was asked for; see `deploy`. A private key from the secrets goes to a file of mode 0600 that is removed
* before this returns.
*
* @throws UserError when the request itself is wrong; trouble with a router is a result.
*/
async function runDeploy(request, edge) {
	const hosts = request.routers.map(parseSshHost);
	const { auth } = edge.secrets;
	const source = request.archive === void 0 ? void 0 : await openArchive(locate(edge.cwd, request.archive), { auth });
	const directory = await mkdtemp(join(request.temporary, "ppa-"));
	try {
		return await deploy({
			hosts,
			action: await actionFor(request.packages, source, edge.cwd, auth),
			ssh: await sshSettings(request, directory, edge),
			reporter: edge.reporter,
			dryRun: request.dryRun,
			reboot: request.reboot,
			check: request.check,
			published: async (name, version, router) => source && publishedPackage(source, name, version, router),
			randomBytes: edge.randomBytes,
			sleep: (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds))
		});
	} finally {
		source?.close();
		await rm(directory, {
			recursive: true,
			force: true
		});
	}
}
const locate = (cwd, archive) => /^[a-z][a-z0-9+.-]*:\/\//i.test(archive) ? archive : resolve(cwd, archive);
async function actionFor(packages, source, cwd, auth) {
	const areFiles = await Promise.all(packages.map((each) => isFile(resolve(cwd, each))));
	if (areFiles.every(Boolean)) {
		const read = packages.map(async (file) => readLocalPackage(await readFile(resolve(cwd, file)), file));
		return {
			mode: "direct",
			packages: await Promise.all(read)
		};
	}
	const isMeantAsFile = (each) => /\.(ipk|apk)$/.test(each);
	const wrong = packages.filter((each, index) => areFiles[index] || isMeantAsFile(each) || !isPackageName(each));
	if (wrong.length > 0) throw new UserError({
		what: `${wrong.join(", ")}: neither names of packages nor all files that exist`,
		cure: "Name packages of the feed, or package files; not both in one call."
	});
	if (!source) throw new UserError({
		what: "Packages are named, but no archive",
		cure: "Add --archive with its directory or address."
	});
	return {
		mode: "feed",
		names: packages,
		script: await feedScript(source, auth)
	};
}
/** Made here from the catalog, so that nothing is run on a router that came over the network as a script. */
async function feedScript(source, auth) {
	const findings = collectFindings();
	const found = await discover(source, findings);
	if (!found?.catalog) {
		const [finding] = findings.list;
		throw new UserError({
			what: finding?.what ?? `${source.location} has no catalog`,
			cure: finding?.cure ?? "Name the root of a published archive."
		});
	}
	return (auth ? `PPA_AUTH=${quoted(urlEncoded(auth))}\nexport PPA_AUTH\n` : "") + installScript(fromCatalog(found.catalog));
}
/** `user:password` as it stands in an address, which is how install.sh takes it. */
function urlEncoded(auth) {
	const [user = "", ...password] = auth.split(":");
	const encode = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
	return `${encode(user)}:${encode(password.join(":"))}`;
}
async function sshSettings({ identityFile, knownHosts }, directory, { env, secrets, exec }) {
	const write = async (name, text) => {
		await writeFile(join(directory, name), `${text.trim()}\n`, { mode: 384 });
		return join(directory, name);
	};
	const identity = identityFile ?? (secrets.sshKey ? await write("key", secrets.sshKey) : void 0);
	const known = knownHosts ? await write("known_hosts", knownHosts) : void 0;
	return {
		env,
		exec,
		controlDirectory: directory,
		...identity ? { identityFile: identity } : {},
		...known ? { knownHostsFile: known } : {}
	};
}
const isFile = (path) => stat(path).then((found) => found.isFile(), () => false);
/** One router's result for a person: a line, and what the router said where it failed. */
function formatDeployed({ host, ok, summary, output }) {
	const detail = output ? `\n${output.replace(/^/gm, "    | ")}` : "";
	return `${ok ? "ok    " : "failed"} ${host}: ${summary}${detail}`;
}

export { formatDeployed, runDeploy };