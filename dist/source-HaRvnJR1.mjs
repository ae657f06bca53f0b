import { t as UserError } from "./errors-CKtpLF_l.mjs";
import { mkdir, realpath, rm } from "node:fs/promises";

// lib/sdk/git.ts
const DEFAULT_TIMEOUT = 3e5;
/** Never asks, never runs a program that an address names, and gives up on a server that sends nothing for a minute. */
const SETTINGS = [
	"protocol.ext.allow=never",
	"http.lowSpeedLimit=100",
	"http.lowSpeedTime=60",
	"advice.detachedHead=false"
].flatMap((setting) => ["-c", setting]);
/** Runs git; a code that is not 0 is a result. With a time limit, its helper processes end with it. */
async function tryGit(args, context) {
	const { exec, env, signal, timeout = DEFAULT_TIMEOUT } = context;
	const options = {
		env: {
			...env,
			GIT_TERMINAL_PROMPT: "0",
			GIT_SSH_COMMAND: env["GIT_SSH_COMMAND"] ?? "ssh -oBatchMode=yes",
			LC_ALL: "C"
		},
		...signal ? { signal } : {}
	};
	const words = [
		"git",
		...SETTINGS,
		...args
	];
	const limited = await exec("timeout", [
		"--kill-after=5",
		String(Math.ceil(timeout / 1e3)),
		...words
	], options);
	if (limited.code === 127 && limited.stderr === "timeout: not found") return exec("git", words.slice(1), {
		...options,
		timeout
	});
	return {
		...limited,
		timedOut: limited.code === 124 || limited.code === 137
	};
}
/** Runs git and returns what it printed. Throws an Error with git's own last words. */
async function git(args, context) {
	const result = await tryGit(args, context);
	if (result.code !== 0) throw new GitError(args, result);
	return result.stdout.toString("utf8").trimEnd();
}
var GitError = class extends Error {
	timedOut;
	constructor(args, { code, stderr, timedOut }) {
		super(lastWords(stderr) || `git ${args[0]} ended with ${code}`);
		this.timedOut = timedOut;
	}
};
/** The last line that tells a cause: what git says after it about access rights is the same for every cause. */
function lastWords(stderr) {
	return stderr.replace(/\n(?:fatal: )?Could not read from remote repository\.\n[\s\S]*$/, "").trim().split("\n").at(-1);
}
/** True when a fetch failed before the server could say what it has: asking it for something else would fail the same way. */
function isOutOfReach({ code, stderr, timedOut }) {
	if (code === 0) return false;
	return timedOut || /unable to (?:access|connect|look up)|could not read|Authentication failed|not found$/im.test(stderr);
}
/** Puts git's failure to reach `url` into words for a person. */
function unreachable(url, error, timeout = DEFAULT_TIMEOUT) {
	const said = error instanceof Error ? error.message : String(error);
	const silent = silence(error, timeout);
	if (silent) return new UserError({
		what: `${url} did not answer within ${silent}`,
		cure: "Check the address, or try again later"
	}, { cause: error });
	return new UserError({
		what: `${url} cannot be fetched: ${said}`,
		cure: "Check the address and that the repository is public"
	}, { cause: error });
}
/** How long a server said nothing or too little; undefined for another failure. */
function silence(error, timeout) {
	if (!(error instanceof GitError)) return void 0;
	const slow = /Less than \d+ bytes\/sec transferred the last (\d+) seconds/.exec(error.message)?.[1];
	if (slow) return `${slow} seconds`;
	if (!error.timedOut) return void 0;
	return timeout < 12e4 ? `${Math.ceil(timeout / 1e3)} seconds` : `${Math.round(timeout / 6e4)} minutes`;
}
/** The commit, branch and top folder of the working tree that `directory` is in, or undefined outside of git. */
async function workingTree(directory, context) {
	const ask = async (...args) => (await tryGit([
		"-C",
		directory,
		...args
	], context)).stdout.toString("utf8").trim();
	const top = await ask("rev-parse", "--show-toplevel");
	const commit = top && await ask("rev-parse", "--verify", "--quiet", "HEAD");
	if (!commit) return void 0;
	return {
		top,
		commit,
		branch: await ask("symbolic-ref", "--short", "--quiet", "HEAD") || "main",
		shallow: await ask("rev-parse", "--is-shallow-repository") === "true"
	};
}

// lib/sdk/source.ts
/**
* Clones a repository into `into`, with its whole history, because LuCI's versions come from it, and returns the exact
* commit that is checked out. Throws a UserError when the server or that of a submodule does not answer, or has no such
* revision.
*/
async function fetchSource(source, into, context) {
	const { url, ref, commit } = source;
	if (commit && await isAt(into, commit, context)) return commit;
	await rm(into, {
		recursive: true,
		force: true
	});
	await mkdir(into, { recursive: true });
	const here = (args) => git([
		"-C",
		into,
		...args
	], context);
	try {
		await git([
			"init",
			"--quiet",
			"--initial-branch",
			"main",
			into
		], context);
		const args = [
			"-C",
			into,
			"fetch",
			"--quiet",
			"--no-tags",
			"--",
			url,
			commit ?? ref ?? "HEAD"
		];
		const direct = await tryGit(args, context);
		if (isOutOfReach(direct)) throw new GitError(args, direct);
		if (direct.code === 0) await here([
			"checkout",
			"--quiet",
			"-B",
			branchName(ref),
			"FETCH_HEAD"
		]);
		else {
			await here([
				"fetch",
				"--quiet",
				"--force",
				"--",
				url,
				"+refs/heads/*:refs/remotes/origin/*",
				"+refs/tags/*:refs/tags/*"
			]);
			await here([
				"checkout",
				"--quiet",
				"-B",
				branchName(ref),
				await resolve(source, into, context)
			]);
		}
	} catch (error) {
		throw error instanceof UserError ? error : unreachable(url, error, context.timeout);
	}
	await fetchSubmodules(url, into, context);
	return here(["rev-parse", "HEAD"]);
}
/** An earlier job of the same run may have cloned it. */
async function isAt(folder, commit, context) {
	const { stdout } = await tryGit([
		"-C",
		folder,
		"rev-parse",
		"--show-toplevel",
		"HEAD"
	], context);
	const [top, head] = stdout.toString("utf8").trim().split("\n");
	return head === commit && top !== void 0 && await realpath(top) === await realpath(folder);
}
const branchName = (ref) => ref && !/^[0-9a-f]{40}$/.test(ref) ? ref : "main";
async function resolve({ url, ref, commit }, repository, context) {
	const wanted = commit ?? ref ?? "HEAD";
	for (const name of [
		`refs/remotes/origin/${wanted}`,
		`refs/tags/${wanted}`,
		wanted
	]) {
		const found = await tryGit([
			"-C",
			repository,
			"rev-parse",
			"--verify",
			"--quiet",
			`${name}^{commit}`
		], context);
		if (found.code === 0) return found.stdout.toString().trim();
	}
	throw new UserError({
		what: `${url} cannot be fetched: it has no branch, tag or commit ${wanted}`,
		cure: commit ? "It had it when the build was planned: plan again" : ref ? "Correct ref" : "Push something to it"
	});
}
async function fetchSubmodules(url, repository, context) {
	if ((await tryGit([
		"-C",
		repository,
		"config",
		"--file",
		".gitmodules",
		"--list"
	], context)).code !== 0) return;
	const args = [
		"-C",
		repository,
		"submodule",
		"--quiet",
		"update",
		"--init",
		"--recursive",
		"--depth",
		"1"
	];
	const result = await tryGit(args, context);
	if (result.code === 0) return;
	const [cause = "", about = ""] = result.stderr.split(/^fatal: clone of /m);
	const address = /^'([^']+)'/.exec(about)?.[1];
	const error = new GitError(args, {
		...result,
		stderr: address ? cause : result.stderr
	});
	throw unreachable(`${address ?? "a submodule"}, which ${url} has as a submodule,`, error, context.timeout);
}
/**
* Files of a folder that git counts, relative to it: tracked ones, those of submodules too, and new ones that are not ignored;
* also those around it in its repository (`../common.mk`). Undefined outside of git.
*/
async function listSourceFiles(folder, context) {
	const list = async (...args) => tryGit([
		"-C",
		folder,
		"ls-files",
		"-z",
		...args,
		"--",
		":/"
	], context);
	const tracked = await list("--cached", "--recurse-submodules");
	if (tracked.code !== 0) return void 0;
	const files = [tracked, await list("--others", "--exclude-standard")].flatMap(({ stdout }) => stdout.toString("utf8").split("\0").filter(Boolean));
	return [...new Set(files)].sort();
}

export { unreachable as a, tryGit as i, listSourceFiles as n, workingTree as o, git as r, fetchSource as t };