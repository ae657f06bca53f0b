import { r as uploadOf } from "./local-package-C9tcpNVi.mjs";
import { a as quoted, i as probeScript, n as installFilesScript, o as removeScript, r as parseProbe, s as unpackCommand, t as cleanUpScript } from "./remote-BpgF1Vtn.mjs";
import { a as sshFailure, i as ssh, r as showHost, t as hangUp } from "./ssh-CW9-b1Wa.mjs";

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

export { deploy };