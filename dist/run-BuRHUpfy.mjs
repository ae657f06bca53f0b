import { i as parseRelease } from "./release-Bd3Md6KF.mjs";
import { t as archOfTarget } from "./targets-DyAcylwK.mjs";
import { a as indexFilesToRead, i as entryOf, o as readFeed, r as compareVersionsOf, s as writeFeed, t as keyringName } from "./keyring-BNGrE50u.mjs";
import { n as atPlace, r as errorCode, t as UserError } from "./errors-Dn9QZ19G.mjs";
import { n as findSourceFiles, r as glob, t as findPackageFiles } from "./sources-CGmR2mFG.mjs";
import { t as buildSchema } from "./build-BbWmakkT.mjs";
import { d as record, g as toJSONSchema, l as object, o as int, p as string, r as array, s as literal } from "./schemas-BDCc3QtB.mjs";
import { a as packageSchema, c as targetsSchema, i as filesSchema, n as catalogSchema, o as packagesSchema, r as documents$1, s as statusSchema, t as buildsSchema } from "./catalog-BXlUzG2M.mjs";
import { i as parseBuilt, n as builtPath, r as mergeBuilt } from "./built-K0zwInFO.mjs";
import { n as parseDocument } from "./document-B2rD-xEB.mjs";
import { t as detectForge } from "./forge-mZrzzb-w.mjs";
import { n as commitUrl } from "./urls-DFTafRVH.mjs";
import { C as inflateError, D as schema, T as readHead, _ as blockType, b as deflateOptions, g as MAX_UNPACKED, h as isApkVersion, i as readApk, j as damaged, m as compareApkVersions, v as compressionOf, w as readBlock, x as encodeBlock } from "./package-BTXCj78Q.mjs";
import { i as signaturesBy } from "./signature-BfqbSONB.mjs";
import { t as placePackage } from "./placement-CzVcR80T.mjs";
import { n as scanFiles, t as rejection } from "./scan-CsNAib2L.mjs";
import { n as scanPackage } from "./scan-file-DlnzBw4G.mjs";
import { a as originUrl, c as installer, d as keyringOffers, f as packDeclared, i as openSigning, l as keyringInDocument, n as describeRun, o as readSiteSettings, r as openSession, s as INSTALLER, t as describeArchive, u as keyringInFeeds } from "./session-CPMItyAr.mjs";
import { t as packagePath$1 } from "./path-BkwN_5Iv.mjs";
import { t as readIpk } from "./contents-DrD3NQTS.mjs";
import { t as byByteOrder } from "./opkg-index-DWbipFsv.mjs";
import { t as gunzip } from "./gzip--Nnh69lT.mjs";
import { p as createTarReader, u as IPK_LIMITS } from "./read-TbeqR1WJ.mjs";
import { t as compareOpkgVersions } from "./opkg-version-EMxNj3T7.mjs";
import { n as names, r as parsePublicKey } from "./public-keys-Dr9cEmvQ.mjs";
import { t as fromCatalog } from "./catalog-input-CPdfCnWE.mjs";
import { n as firmwareSnippets, t as feedAddress } from "./firmware-DQNWRkY4.mjs";
import { n as formatSize, r as pagesLimits, t as checkSizes } from "./sizes-Dimn-vtY.mjs";
import { createHash } from "node:crypto";
import { basename, dirname, join, relative, resolve } from "node:path";
import { createReadStream } from "node:fs";
import { pathToFileURL } from "node:url";
import { appendFile, lstat, mkdir, mkdtemp, open, readFile, readdir, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { createDeflateRaw, createInflateRaw } from "node:zlib";
import { Readable, pipeline } from "node:stream";
import { pipeline as pipeline$1 } from "node:stream/promises";

// lib/publish/content.ts
function contentSize(content) {
	return content instanceof Uint8Array ? content.length : content.size;
}
/** Bytes of a file that are read at once, as most packages are: a stream for each costs several times more. */
const AT_ONCE$1 = 1048576;
/**
* The bytes of a content, piece by piece.
*
* @throws Error when the file does not have the size it was announced with.
*/
async function* contentBytes(content) {
	if (content instanceof Uint8Array) {
		yield content;
		return;
	}
	if (content.size <= AT_ONCE$1) {
		const bytes = await readFile(content.file);
		if (bytes.length !== content.size) throw new Error(`${content.file} changed while it was read`);
		yield bytes;
		return;
	}
	let rest = content.size;
	for await (const chunk of createReadStream(content.file)) {
		rest -= chunk.length;
		if (rest < 0) break;
		yield chunk;
	}
	if (rest !== 0) throw new Error(`${content.file} changed while it was read`);
}
/** A content's bytes when they are few, else the path of its file. */
async function bytesOrFile(content) {
	if (content instanceof Uint8Array) return content;
	return content.size <= AT_ONCE$1 ? readFile(content.file) : content.file;
}
/** The id that git gives to a file with these bytes (SHA-1 of `blob <size>\0` and the bytes), 40 hex digits. */
function blobId$1(bytes) {
	return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
/** Ids are asked for several times in one publication, and contents never change. */
const known = /* @__PURE__ */ new WeakMap();
/** The {@link blobId} of a content, which is streamed when it is a file. */
function contentId(content) {
	const id = known.get(content) ?? hashContent(content);
	known.set(content, id);
	return id;
}
async function hashContent(content) {
	if (content instanceof Uint8Array) return blobId$1(content);
	const hash = createHash("sha1").update(`blob ${content.size}\0`);
	for await (const chunk of contentBytes(content)) hash.update(chunk);
	return hash.digest("hex");
}

// lib/publish/changes.ts
/**
* Leaves out of `changes` what is published already, byte for byte. Undefined when nothing is left.
*
* @param unlisted directories that exist, and of which `published` has nothing
* @throws UserError for every path that may not be published, or that is a file where others need a directory.
*/
async function effectiveChanges(published, changes, unlisted = []) {
	const problems = [...changes.put.keys()].flatMap(pathProblem);
	if (problems.length > 0) throw new UserError(problems);
	const remove = new Set([...changes.remove].filter((path) => published.has(path) && !changes.put.has(path)));
	const put = /* @__PURE__ */ new Map();
	for (const [path, content] of changes.put) {
		const id = published.get(path);
		if (id === void 0 || id !== await contentId(content)) put.set(path, content);
	}
	if (put.size === 0 && remove.size === 0) return void 0;
	const conflicts = findConflicts(published, put, remove, unlisted);
	if (conflicts.length > 0) throw new UserError(conflicts);
	const replaced = [...put.keys()].filter((path) => published.has(path)).length;
	return {
		put,
		remove,
		added: put.size - replaced,
		replaced
	};
}
/** A path must stay inside the published tree, and git and every web server must understand it. */
function pathProblem(path) {
	const segments = path.split("/");
	const reason = segments.includes("") ? "starts or ends with a slash, or has an empty part" : segments.some((segment) => segment === "." || segment === "..") ? "has \".\" or \"..\" in it" : segments.some((segment) => /^\.git$/i.test(segment)) ? "has .git in it" : /[\u0000-\u001f\u007f\\]/.test(path) ? "has a control character or a backslash in it" : void 0;
	if (reason === void 0) return [];
	return [{
		what: `${JSON.stringify(path)} cannot be published: it ${reason}`,
		cure: "Rename the file."
	}];
}
function findConflicts(published, put, remove, unlisted) {
	const kept = [...published.keys()].filter((path) => !remove.has(path));
	const files = /* @__PURE__ */ new Set([...kept, ...put.keys()]);
	const directories = new Map(unlisted.map((path) => [path, `${path}/…`]));
	for (const path of files) for (const parent of parents(path)) directories.set(parent, path);
	const problems = [];
	const report = (file, inside) => problems.push({
		what: `${file} would be a file, and also the directory of ${inside}`,
		cure: `Remove or rename one of them${published.has(file) ? `; ${file} is on the branch already` : ""}.`
	});
	for (const path of put.keys()) {
		const inside = directories.get(path);
		if (inside !== void 0) report(path, inside);
		for (const parent of parents(path)) if (files.has(parent) && !put.has(parent)) report(parent, path);
	}
	return problems;
}
/** `a/b/c` → `a`, `a/b`. */
function parents(path) {
	const segments = path.split("/");
	return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join("/"));
}

// lib/publish/commit.ts
/**
* Writes the new contents, directories and the commit in one pass of `git fast-import`, which needs the published
* directories but none of the published contents.
*
* @returns the id of the commit.
*/
async function writeCommit(git, commit) {
	let failure;
	return (await git.local([
		"-c",
		"fastimport.unpackLimit=1000000",
		"-c",
		"core.compression=0",
		"fast-import",
		"--quiet",
		"--force",
		"--date-format=raw"
	], endAtFailure(importStream(commit), (error) => {
		failure = error;
	})).catch((error) => {
		throw failure ?? error;
	})).toString("latin1").trim();
}
async function* endAtFailure(stream, report) {
	try {
		yield* stream;
	} catch (error) {
		report(error);
	}
}
async function* importStream({ changes, message, author, on }) {
	yield Buffer.from("feature done\n");
	const marks = /* @__PURE__ */ new Map();
	for (const content of byName(changes.put)) {
		if (marks.has(content)) continue;
		const mark = marks.size + 1;
		marks.set(content, mark);
		yield Buffer.from(`blob\nmark :${mark}\ndata ${contentSize(content)}\n`);
		yield* contentBytes(content);
		yield Buffer.from("\n");
	}
	const seconds = Math.floor(author.date.getTime() / 1e3);
	const commitMark = marks.size + 1;
	const head = [
		"commit refs/new",
		`mark :${commitMark}`,
		`committer ${plain(author.name)} <${plain(author.email)}> ${seconds} +0000`,
		`data ${Buffer.byteLength(message)}`,
		message
	];
	if (on) head.push("commit" in on ? `from ${on.commit}` : `M 040000 ${on.tree} ""`);
	for (const path of changes.remove) head.push(`D ${quoted$1(path)}`);
	for (const [path, content] of changes.put) head.push(`M 100644 :${marks.get(content)} ${quoted$1(path)}`);
	head.push(`get-mark :${commitMark}`, "done", "");
	yield Buffer.from(head.join("\n"));
}
/**
* The contents in the order of the files' own names. fast-import stores a file as its difference from the one before, and
* the indexes of an archive's feeds differ little: what the next publication fetches of them becomes a third smaller.
*/
function byName(put) {
	return [...put].map(([path, content]) => ({
		name: path.slice(path.lastIndexOf("/") + 1),
		content
	})).sort((a, b) => a.name < b.name ? -1 : a.name > b.name ? 1 : 0).map(({ content }) => content);
}
function plain(text) {
	return text.replaceAll(/[<>\r\n\0]/g, "").trim();
}
function quoted$1(path) {
	return `"${path.replaceAll("\\", "\\\\").replaceAll("\"", "\\\"")}"`;
}

// lib/publish/remote.ts
/**
* Understands what a user calls a repository: an https or ssh address (`git@host:path` too) or a local path, which is
* taken relative to `cwd`.
*
* @throws UserError for credentials in the address, and for anything that git would run as a program (`ext::…`).
*/
function parseRemote(text, cwd) {
	const refuse = (what, cure) => new UserError({
		what,
		cure
	});
	if (text === "" || /[\u0000-\u001f\u007f]/.test(text)) throw refuse("The address of the repository is empty or has control characters in it", "Name an https address.");
	const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
	if (scheme === void 0) {
		if (/^[^/]*::/.test(text) || text.startsWith("-")) throw refuse(`"${scrub(text)}" is not an address to publish to`, "Name an https or ssh address, or a local path.");
		return /^[^/:]+:/.test(text) ? {
			kind: "ssh",
			url: text
		} : {
			kind: "local",
			url: resolve(cwd, text)
		};
	}
	if (scheme === "file") return {
		kind: "local",
		url: text
	};
	if (scheme !== "https" && scheme !== "http" && scheme !== "ssh") throw refuse(`${scheme}:// is no way to publish`, "Use an https or ssh address, or a local path.");
	const userinfo = /^[^/]*:\/\/([^/@]*)@/.exec(text)?.[1];
	if (userinfo !== void 0 && (scheme !== "ssh" || userinfo.includes(":"))) throw refuse(`The address ${scrub(text)} had credentials in it, which would end up in logs`, "Take them out of the address and hand over the token in the environment instead; make a new one if it was logged.");
	return {
		kind: scheme,
		url: text
	};
}
/** `text` without the credentials of any address in it, and without any of `secrets`. */
function scrub(text, secrets = []) {
	let clean = text.replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/@'"]+@/gi, (whole, scheme) => /^ssh:\/\/[^:]*@$/i.test(whole) ? whole : scheme);
	for (const secret of secrets) if (secret !== "") clean = clean.replaceAll(secret, "***");
	return clean;
}

// lib/publish/git-failure.ts
/** A git command that failed, explained to the user. */
var GitFailure = class extends UserError {
	kind;
	constructor(kind, problem) {
		super(problem);
		this.name = "GitFailure";
		this.kind = kind;
	}
};
const permissionCure = "On GitHub give the job `permissions: contents: write` (and allow it under Settings › Actions › General › Workflow permissions); on Gitea and Forgejo use a token with the scope write:repository of a user who may write.";
/** The first rule that matches wins; the texts are those of git (LC_ALL=C), GitHub, Gitea and Forgejo. */
const rules = [
	{
		pattern: /couldn't find remote ref/i,
		kind: "no-branch",
		explain: ({ branch, remote }) => ({ what: `There is no branch ${branch} in ${remote}` })
	},
	{
		pattern: /denying non-fast-forward|cannot force-push|force pushes? (?:is|are) not allowed/i,
		kind: "no-force",
		explain: ({ branch, remote }) => ({
			what: `${remote} does not allow history to be cut on ${branch}`,
			cure: `Allow force pushes on ${branch}, or raise "history".`
		})
	},
	{
		pattern: /stale info|fetch first|cannot lock ref|failed to (?:update|lock)|incorrect old value/i,
		kind: "race",
		explain: ({ branch, remote }) => ({ what: `Somebody else published to ${branch} of ${remote} meanwhile` })
	},
	{
		pattern: /unadvertised object|not our ref/i,
		kind: "unadvertised",
		explain: ({ remote }) => ({
			what: `${remote} does not hand out single files`,
			cure: "Run it once more."
		})
	},
	{
		pattern: /^remote:.*(?:no space left|out of disk ?space|disk quota exceeded)/im,
		explain: ({ remote }) => ({
			what: `The disk of ${remote} is full`,
			cure: "Make room there and run it again."
		})
	},
	{
		pattern: /no space left on device|out of disk ?space|disk quota exceeded/i,
		explain: ({ action }) => ({
			what: `The disk is full: ${action === "fetch" ? "the published index" : "the new commit"} could not be written`,
			cure: "Make room in the temporary directory and run it again; nothing was published."
		})
	},
	{
		pattern: /large files detected|exceeds .* file size limit/i,
		explain: ({ remote }) => ({
			what: `${remote} refused a file that is too large for it (100 MB on GitHub)`,
			cure: "Leave the package out, or host it elsewhere."
		})
	},
	{
		pattern: /returned error: 413|request entity too large/i,
		explain: ({ remote }) => ({
			what: `The web server before ${remote} refuses uploads of this size (413)`,
			cure: "Raise its limit (nginx: client_max_body_size), or publish over ssh."
		})
	},
	{
		pattern: /protected branch|GH006|GH013|repository rule violations/i,
		explain: ({ branch, remote }) => ({
			what: `The branch ${branch} of ${remote} is protected`,
			cure: `Let the publishing account push to it: Settings › Branches or Rules, an exception for ${branch}.`
		})
	},
	{
		pattern: /branch is currently checked out/i,
		explain: ({ branch, remote }) => ({
			what: `${branch} is checked out in ${remote}, so git does not let it be replaced`,
			cure: "Publish to a bare repository, or check out another branch there."
		})
	},
	{
		pattern: /hook declined/i,
		explain: ({ remote }) => ({
			what: `A hook of ${remote} refused the push`,
			cure: "Change what it objects to, or let the publishing account through."
		})
	},
	{
		pattern: /host key verification failed/i,
		explain: ({ remote }) => ({
			what: `The ssh host key of ${remote} is not known here`,
			cure: "Add it to known_hosts (ssh-keyscan, and compare it with the one the host publishes)."
		})
	},
	{
		pattern: /authentication failed|could not read (?:username|password)|returned error: 401|permission denied \(/i,
		explain: ({ remote, hasToken }) => ({
			what: hasToken ? `${remote} did not accept the token` : `${remote} asks for a sign-in, and there is no token`,
			cure: hasToken ? "Check that it has not expired, and that it was made on this host for this repository." : "Hand over a token in the environment, or use an ssh address with a key that may write."
		})
	},
	{
		pattern: /returned error: 403|permission to .* denied|write access .* not granted|not allowed to push|forbidden/i,
		explain: ({ action, remote }) => ({
			what: `${action === "push" ? "Writing to" : "Reading"} ${remote} is not permitted`,
			cure: permissionCure
		})
	},
	{
		pattern: /dubious ownership/i,
		explain: ({ remote }) => ({
			what: `${remote} belongs to another user, so git does not touch it`,
			cure: `Run as its owner, or trust it: git config --global --add safe.directory ${remote}`
		})
	},
	{
		pattern: /ssl certificate|certificate verification failed|unable to get local issuer/i,
		explain: ({ remote }) => ({
			what: `The TLS certificate of ${remote} could not be verified`,
			cure: "For a private authority, point GIT_SSL_CAINFO at its certificate."
		})
	},
	{
		pattern: /repository .*not found|returned error: 404|does not (?:appear to be a git repository|exist)/i,
		explain: ({ remote, hasToken }) => ({
			what: `There is no repository ${remote}${hasToken ? ", or the token may not see it" : ""}`,
			cure: "Check the address; a private repository looks like an absent one to an account that may not read it."
		})
	},
	{
		pattern: /could not resolve|failed to connect|couldn't connect|connection (?:refused|reset|timed out|closed)|timed out|timeout|network is unreachable|too slow|early eof|unexpected disconnect|rpc failed|hung up|empty reply|returned error: (?:429|5\d\d)|could not read from remote|bytes missing/i,
		kind: "network",
		quoted: true,
		explain: ({ remote, action }) => ({
			what: `The connection to ${remote} failed while ${action === "push" ? "sending" : "fetching"}`,
			cure: "Check the address and the network, and run it again; the branch is as it was, or complete."
		})
	},
	{
		pattern: /^git: not found/,
		explain: () => ({
			what: "git is not installed",
			cure: "Install git 2.30 or newer."
		})
	}
];
/** Turns what git printed into a cause and a cure; unknown messages are quoted, scrubbed of credentials. */
function gitFailure(attempt, output) {
	const clean = scrub(output, attempt.secrets);
	const rule = rules.find(({ pattern }) => pattern.test(clean));
	if (!rule) {
		const what = `git could not ${attempt.action} ${attempt.branch} of ${attempt.remote}${quote(clean)}`;
		return new GitFailure("final", {
			what,
			cure: "If git's message does not help, please report it."
		});
	}
	const problem = rule.explain(attempt);
	const quoted = rule.kind === void 0 || rule.quoted ? quote(clean) : "";
	return new GitFailure(rule.kind ?? "final", {
		...problem,
		what: `${problem.what}${quoted}`
	});
}
function quote(output) {
	const lines = output.split(/\r?\n|\r/).map((line) => line.trim()).filter((line) => line !== "" && !/^(?:hint:|To |Done$|error: failed to push)/.test(line)).map((line) => line.replace(/^!\s+\S+\s+(?=\[)/, ""));
	return lines.length > 0 ? ` (${lines.slice(0, 8).join("; ").slice(0, 800)})` : "";
}

// lib/publish/git.ts
/** Settings of a user or a machine that could change what a publication does, put back to git's defaults. */
const plainConfig = [
	["core.hooksPath", "/dev/null"],
	["gc.auto", "0"],
	["maintenance.auto", "false"],
	["protocol.version", "2"],
	["fastimport.unpackLimit", "0"],
	["fetch.prune", "false"],
	["fetch.recurseSubmodules", "false"],
	["fetch.writeCommitGraph", "false"],
	["push.followTags", "false"],
	["push.gpgSign", "false"],
	["push.negotiate", "false"],
	["push.recurseSubmodules", "no"]
];
/**
* The promisor is named in the environment of fetches only, not in the repository: pack-objects would else fetch the
* old contents of every changed file to make deltas against them.
*/
const promisorConfig = [["remote.origin.promisor", "true"], ["remote.origin.partialCloneFilter", "blob:none"]];
const quietly = [
	"--quiet",
	"--no-tags",
	"--no-write-fetch-head"
];
const haveNothing = ["-c", "fetch.negotiationAlgorithm=noop"];
function openGit(options) {
	const { exec, directory, remote, branch, token } = options;
	const network = [
		...plainConfig,
		["http.lowSpeedLimit", "1"],
		["http.lowSpeedTime", String(options.stallSeconds)],
		...token === void 0 ? [] : tokenConfig(remote, token)
	];
	const quiet = token === void 0 ? {} : {
		GIT_ASKPASS: "",
		SSH_ASKPASS: ""
	};
	const environments = {
		local: gitEnvironment(options.env, plainConfig),
		fetch: gitEnvironment({
			...options.env,
			...quiet
		}, [...network, ...promisorConfig]),
		push: gitEnvironment({
			...options.env,
			...quiet
		}, network)
	};
	const attempt = {
		remote: remote.url,
		branch,
		hasToken: token !== void 0,
		secrets: token === void 0 ? [] : [token, basicCredentials(token)]
	};
	const run = async (action, env, args, input) => {
		const result = await exec("git", [
			"-C",
			directory,
			...args
		], input === void 0 ? { env } : {
			env,
			input
		});
		if (result.code === 0) return result.stdout;
		throw gitFailure({
			...attempt,
			action
		}, failureText(result));
	};
	return {
		attempt,
		directory,
		local: (args, input) => run("write", environments.local, args, input),
		async fetch(filter, depth, refspec) {
			const args = [
				...haveNothing,
				"fetch",
				...quietly,
				`--depth=${depth}`,
				`--filter=${filter}`,
				"origin",
				refspec
			];
			await run("fetch", environments.fetch, args);
		},
		async fetchObjects(filter, ids) {
			const args = [
				...haveNothing,
				"fetch",
				...quietly,
				`--filter=${filter}`,
				"--stdin",
				"origin"
			];
			await run("fetch", environments.fetch, args, `${ids.join("\n")}\n`);
		},
		async fetchWhole(refspec) {
			await run("fetch", environments.push, [
				...haveNothing,
				"fetch",
				...quietly,
				"--depth=1",
				"origin",
				refspec
			]);
		},
		async push(args) {
			await run("push", environments.push, [
				"push",
				"--porcelain",
				...args
			]);
		}
	};
}
/** `--porcelain` puts the reason of a rejected push on standard output. */
function failureText(result) {
	const rejected = result.stdout.length < 65536 ? result.stdout.toString("utf8") : "";
	if (result.code >= 128 && result.stderr === "") return `${rejected}\nended by a signal (${result.code})`;
	return `${result.stderr}\n${rejected}`;
}
/**
* The token as a header, valid for this one address: in the environment of git it is in no argument list, no URL and
* no file. The empty value first drops headers that others have configured, because two are refused by servers.
*/
function tokenConfig(remote, token) {
	const key = `http.${remote.url}.extraHeader`;
	return [
		["credential.helper", ""],
		["core.askPass", ""],
		[key, ""],
		[key, `Authorization: Basic ${basicCredentials(token)}`]
	];
}
function basicCredentials(token) {
	return Buffer.from(`x-access-token:${token}`).toString("base64");
}
/** Variables of git that say how to reach a server. All others (GIT_DIR, GIT_TRACE …) belong to someone else's command. */
const keptVariables = /^GIT_(?:SSH|SSH_COMMAND|SSH_VARIANT|SSL_\w+|HTTP_\w+|PROXY_\w+|ASKPASS|EXEC_PATH|CONFIG_\w+)$/;
function gitEnvironment(env, config) {
	const kept = Object.entries(env).filter(([name]) => !name.startsWith("GIT_") || keptVariables.test(name));
	const first = Number.parseInt(env["GIT_CONFIG_COUNT"] ?? "0", 10) || 0;
	const ours = config.flatMap(([key, value], index) => [[`GIT_CONFIG_KEY_${first + index}`, key], [`GIT_CONFIG_VALUE_${first + index}`, value]]);
	return {
		...Object.fromEntries(kept),
		...Object.fromEntries(ours),
		GIT_CONFIG_COUNT: String(first + config.length),
		GIT_TERMINAL_PROMPT: "0",
		LC_ALL: "C"
	};
}
/** Whether `error` is a failure of this kind. */
function isFailure(error, kind) {
	return error instanceof GitFailure && error.kind === kind;
}

// lib/publish/objects.ts
/**
* Reads objects of the published commit by their ids, whatever they are; those that are not here yet are fetched together,
* in one request, and without anything they refer to.
* @param ids 40 hex digits each
*/
async function readObjects(git, ids, fetchInstead) {
	const wanted = [...new Set(ids)];
	if (wanted.length === 0) return /* @__PURE__ */ new Map();
	const missing = await missingObjects(git, wanted);
	if (missing.length > 0) try {
		await git.fetchObjects("tree:0", missing);
	} catch (error) {
		if (!isFailure(error, "unadvertised")) throw error;
		await fetchInstead();
	}
	return parseBatch(git, await git.local(["cat-file", "--batch"], lines(wanted)));
}
/** Which of these objects are not in the temporary repository. */
async function missingObjects(git, ids) {
	return (await git.local(["cat-file", "--batch-check"], lines(ids))).toString("latin1").split("\n").filter((line) => line.endsWith(" missing")).map((line) => line.slice(0, 40));
}
/** `<id> <type> <size>\n<bytes>\n` … */
function parseBatch(git, answer) {
	const objects = /* @__PURE__ */ new Map();
	let at = 0;
	while (at < answer.length) {
		const end = answer.indexOf(10, at);
		const [id = "", type, size] = answer.toString("latin1", at, end).split(" ");
		if (type === "missing") throw gitFailure({
			...git.attempt,
			action: "fetch"
		}, `not our ref ${id}`);
		const from = end + 1;
		objects.set(id, answer.subarray(from, from + Number(size)));
		at = from + Number(size) + 1;
	}
	return objects;
}
function lines(ids) {
	return `${ids.join("\n")}\n`;
}

// lib/publish/tree.ts
/** Mode of a directory. */
const DIRECTORY = "40000";
/** A tree with nothing in it: the state before the first publication. */
const emptyTree = {
	files: /* @__PURE__ */ new Map(),
	complete: true,
	list: async () => {},
	listAll: async () => {},
	entries: () => void 0,
	read: async () => /* @__PURE__ */ new Map()
};
/** `a/b/c` → `a/b`; a file at the top is in `""`. */
function directoryOf(path) {
	return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

// lib/publish/git-tree.ts
/**
* @param branch whose newest commit has this tree
* @param root id of the commit's tree
*/
async function openGitTree(git, branch, root) {
	const isHere = (await missingObjects(git, [root])).length === 0;
	const directories = /* @__PURE__ */ new Map();
	const files = /* @__PURE__ */ new Map();
	let complete = false;
	const add = (directory, name, entry) => {
		directories.get(directory)?.set(name, entry);
		if (entry.mode.startsWith("100")) files.set(join$1(directory, name), entry.id);
	};
	/** The uppermost directory that must be listed before `path` can be; undefined when it is listed or does not exist. */
	const nextToList = (path) => {
		if (!directories.has("")) return {
			path: "",
			id: root
		};
		let at = "";
		for (const segment of path === "" ? [] : path.split("/")) {
			const entry = directories.get(at)?.get(segment);
			if (entry?.mode !== "40000") return void 0;
			at = join$1(at, segment);
			if (!directories.has(at)) return {
				path: at,
				id: entry.id
			};
		}
	};
	const unlisted = () => [...directories].flatMap(([directory, names]) => [...names].filter(([name, { mode }]) => mode === "40000" && !directories.has(join$1(directory, name))).map(([name, { id }]) => ({
		path: join$1(directory, name),
		id
	})));
	const fetchAll = async () => {
		const ids = directories.has("") ? unlisted().map(({ id }) => id) : [root];
		if (isHere || ids.length === 0) return;
		try {
			await git.fetchObjects("blob:none", ids);
		} catch (error) {
			if (!isFailure(error, "unadvertised")) throw error;
			await git.fetch("blob:none", 1, `+refs/heads/${branch}:refs/listed`);
			if ((await missingObjects(git, [root])).length > 0) throw gitFailure({
				...git.attempt,
				action: "fetch"
			}, "stale info");
		}
	};
	const listAll = async () => {
		if (complete) return;
		await fetchAll();
		directories.clear();
		files.clear();
		directories.set("", /* @__PURE__ */ new Map());
		for (const { path, ...entry } of parseListing(await git.local([
			"ls-tree",
			"-r",
			"-t",
			"-z",
			"--full-tree",
			root
		]))) {
			if (entry.mode === "40000") directories.set(path, /* @__PURE__ */ new Map());
			add(directoryOf(path), path.slice(path.lastIndexOf("/") + 1), entry);
		}
		complete = true;
	};
	const list = async (wanted) => {
		const paths = [...new Set(wanted)];
		while (!complete) {
			const next = new Map(paths.flatMap((path) => nextToList(path) ?? []).map(({ path, id }) => [path, id]));
			if (next.size === 0) return;
			const objects = await readObjects(git, [...next.values()], listAll);
			if (complete) return;
			for (const [path, id] of next) {
				directories.set(path, /* @__PURE__ */ new Map());
				for (const [name, entry] of parseTree(objects.get(id) ?? Buffer.alloc(0))) add(path, name, entry);
			}
		}
	};
	const requireListed = (path) => {
		const next = complete ? void 0 : nextToList(directoryOf(path));
		if (next) throw new Error(`${path} was asked for before /${next.path} was listed`);
	};
	const fetchWhole = () => git.fetchWhole(`+refs/heads/${branch}:refs/whole`);
	return {
		files: {
			has(path) {
				requireListed(path);
				return files.has(path);
			},
			get(path) {
				requireListed(path);
				return files.get(path);
			},
			keys: () => files.keys()
		},
		get complete() {
			return complete;
		},
		list,
		listAll,
		entries(directory) {
			requireListed(join$1(directory, "."));
			return directories.get(directory);
		},
		async read(paths) {
			await list(paths.map(directoryOf));
			const wanted = paths.flatMap((path) => {
				const id = files.get(path);
				return id === void 0 ? [] : [[path, id]];
			});
			const objects = await readObjects(git, wanted.map(([, id]) => id), fetchWhole);
			return new Map(wanted.flatMap(([path, id]) => objects.has(id) ? [[path, objects.get(id)]] : []));
		},
		listed() {
			const entries = /* @__PURE__ */ new Map();
			for (const [directory, names] of directories) for (const [name, { mode, id }] of names) if (mode !== "40000") entries.set(join$1(directory, name), mode.startsWith("100") ? id : void 0);
			return entries;
		},
		unlisted: () => unlisted().map(({ path }) => path)
	};
}
function join$1(directory, name) {
	return directory === "" ? name : `${directory}/${name}`;
}
/** A tree object: `<mode> <name>\0<20 bytes of id>` … */
function* parseTree(object) {
	let at = 0;
	while (at < object.length) {
		const space = object.indexOf(32, at);
		const end = object.indexOf(0, space);
		const entry = {
			mode: object.toString("latin1", at, space),
			id: object.toString("hex", end + 1, end + 21)
		};
		yield [object.toString("utf8", space + 1, end), entry];
		at = end + 21;
	}
}
/** `<mode> <type> <id>\t<path>\0` … */
function* parseListing(listing) {
	for (const line of listing.toString("utf8").split("\0")) {
		const tab = line.indexOf("	");
		if (tab < 0) continue;
		const mode = line.slice(0, line.indexOf(" ")).replace(/^0+/, "");
		yield {
			path: line.slice(tab + 1),
			mode,
			id: line.slice(tab - 40, tab)
		};
	}
}

// lib/publish/repository.ts
/** Makes the temporary bare repository: no templates, no hooks, the address of the remote and nothing secret. */
async function createRepository(git, remote, branch) {
	await git.local([
		"init",
		"--quiet",
		"--bare",
		"--template=",
		"."
	]);
	await git.local([
		"check-ref-format",
		"--branch",
		branch
	]).catch((error) => {
		throw isFailure(error, "final") ? noBranchName(branch) : error;
	});
	const lines = [`[remote "origin"]`, `\turl = ${quoted(remote.url)}`];
	if (remote.kind === "local") lines.push("	uploadpack = \"git -c uploadpack.allowFilter=true upload-pack\"");
	await appendFile(join(git.directory, "config"), `${lines.join("\n")}\n`);
	await mkdir(join(git.directory, "info"), { recursive: true });
	await writeFile(join(git.directory, "info/attributes"), "*.ipk -delta\n*.apk -delta\n*.gz -delta\n*.adb -delta\n");
}
/**
* Files from which on a branch is too large to be listed whole; below, asking for single directories would take longer
* than it saves.
*/
const LARGE = 2e3;
/**
* Fetches the newest commits of the branch, and of the last one the listing of its directories, unless it is large. No
* contents, where the server can filter. Undefined when the branch does not exist yet.
*
* @param history commits to fetch, so that they can be counted
*/
async function fetchTip(git, branch, history) {
	try {
		await git.fetch("tree:0", history, `+refs/heads/${branch}:refs/published`);
	} catch (error) {
		if (isFailure(error, "no-branch")) return void 0;
		throw error;
	}
	const count = await git.local([
		"rev-list",
		"--count",
		`--max-count=${history}`,
		"refs/published"
	]);
	const commit = (await git.local(["rev-parse", "refs/published"])).toString("latin1").trim();
	const raw = (await git.local([
		"cat-file",
		"commit",
		commit
	])).toString("utf8").split("\n");
	const treeId = raw[0]?.replace("tree ", "") ?? "";
	const tree = await openGitTree(git, branch, treeId);
	const files = filesOf$1(raw);
	if (files === void 0 || files < LARGE) await tree.listAll();
	return {
		commit,
		treeId,
		commits: Number(count.toString("latin1")),
		files: tree.complete ? tree.listed().size : files ?? 0,
		tree
	};
}
const TRAILER = /^Files: (\d+)$/;
/** A commit message that tells how many files the branch has, for {@link fetchTip}. */
function withFiles(message, files) {
	return `${message.trimEnd()}\n\nFiles: ${files}\n`;
}
function filesOf$1(message) {
	const number = message.map((line) => TRAILER.exec(line)?.[1]).findLast((found) => found !== void 0);
	return number === void 0 ? void 0 : Number(number);
}
/**
* Tells git that nothing before `tip` is here. In a shallow repository, `git push --thin` takes for granted that the
* server has all the files of the commits it names, even when what is pushed does not descend from them
* (pack-objects --objects-edge-aggressive): only so can a new history be pushed without the contents of its files.
*/
async function forgetHistory(git, tip) {
	await writeFile(join(git.directory, "shallow"), `${tip}\n`);
}
/** A copy of a commit (same tree, author, date and message) without parents: the new beginning of the history. */
async function copyAsRoot(git, commit) {
	const raw = await git.local([
		"cat-file",
		"commit",
		commit
	]);
	const end = raw.indexOf("\n\n");
	const header = raw.subarray(0, end).toString("latin1").replace(/^(?!tree |author |committer |encoding )\S.*\n?(?: .*\n?)*/gm, "").trimEnd();
	const copy = Buffer.concat([Buffer.from(header, "latin1"), raw.subarray(end)]);
	return (await git.local([
		"hash-object",
		"-t",
		"commit",
		"-w",
		"--stdin"
	], copy)).toString("latin1").trim();
}
function noBranchName(branch) {
	return new UserError({
		what: `"${branch}" is no name for a branch`,
		cure: "The usual one is \"gh-pages\"."
	});
}
function quoted(text) {
	return `"${text.replaceAll("\\", "\\\\").replaceAll("\"", "\\\"")}"`;
}

// lib/publish/publish.ts
/**
* Publishes one commit on a branch of a repository, without a work tree and without the contents of what is published:
* a shallow fetch without contents into a temporary repository, a commit beside it, and a push that only succeeds when the
* branch is still what was fetched. When it is not, everything but the fetched objects is done again.
*
* The branch is either as before or complete, whatever happens in between: git's push is atomic. At most `history`
* commits stay on it; when it is full, its newest commit becomes the first of a new history.
*
* @throws UserError with cause and cure when the repository cannot be read or written.
*/
async function publishTo(options) {
	if (!(options.history >= 1)) throw new UserError({
		what: `"history" is ${options.history}`,
		cure: "Keep at least 1."
	});
	const { branch, reporter, stallSeconds = 120 } = options;
	const remote = parseRemote(options.remote, options.cwd);
	const token = remote.kind === "https" || remote.kind === "http" ? options.token || void 0 : void 0;
	if (token !== void 0 && remote.kind === "http" && !/^http:\/\/(?:localhost|127\.|\[::1\])/.test(remote.url)) reporter.warn({
		what: `The token travels unencrypted to ${remote.url}`,
		cure: "Use https."
	});
	const directory = await makeDirectory(options.tempDir);
	try {
		const git = openGit({
			exec: options.exec,
			env: options.env,
			directory,
			remote,
			branch,
			token,
			stallSeconds
		});
		await createRepository(git, remote, branch);
		return await publishUntilDone(git, options);
	} finally {
		await rm(directory, {
			recursive: true,
			force: true,
			maxRetries: 3
		});
	}
}
async function makeDirectory(parent) {
	try {
		return await mkdtemp(join(parent, "ppa-publish-"));
	} catch (error) {
		const code = errorCode(error);
		if (code === void 0) throw error;
		throw new UserError({
			what: `No temporary directory could be made in ${parent} (${code})`,
			cure: "Make room, or set TMPDIR."
		}, { cause: error });
	}
}
async function publishUntilDone(git, options) {
	const { attempts = 40, sleep = wait, random = Math.random } = options;
	let lessons = {
		networkFailures: 0,
		mayCut: true
	};
	for (let attempt = 1;; attempt += 1) {
		let sent;
		try {
			return await publishOnce(git, options, attempt, lessons, (commit) => {
				sent = commit;
			});
		} catch (error) {
			if (!(error instanceof GitFailure)) throw error;
			lessons = learn(lessons, error, sent, options);
			if (attempt >= attempts) throw tooManyAttempts(error, attempts);
		}
		await sleep((.2 + random()) * Math.min(150 * 1.5 ** attempt, lessons.networkFailures > 0 ? 1e4 : 3e3));
	}
}
function learn(lessons, failure, sent, options) {
	if (failure.kind === "race") return {
		networkFailures: lessons.networkFailures,
		mayCut: lessons.mayCut
	};
	if (failure.kind === "no-force" && lessons.mayCut) {
		for (const problem of failure.problems) options.reporter.warn(problem);
		return {
			networkFailures: lessons.networkFailures,
			mayCut: false
		};
	}
	const networkFailures = lessons.networkFailures + 1;
	if (failure.kind !== "network" || networkFailures > 3) throw failure;
	options.reporter.info(`${failure.message} Trying again …`);
	const known = sent ?? lessons.sent;
	return {
		networkFailures,
		mayCut: lessons.mayCut,
		...known ? { sent: known } : {}
	};
}
function tooManyAttempts(failure, attempts) {
	if (failure.kind !== "race") return failure;
	const cure = "Run it again; let publishing jobs wait for each other (`concurrency:` in the workflow).";
	return new UserError(failure.problems.map((problem) => ({
		cure,
		...problem,
		what: `${problem.what}, ${attempts} times in a row`
	})));
}
async function publishOnce(git, options, attempt, lessons, onSend) {
	const { branch, reporter } = options;
	const tip = await fetchTip(git, branch, options.history);
	if (lessons.sent && tip?.commit === lessons.sent.commit) return {
		...lessons.sent,
		attempts: attempt
	};
	const proposal = await options.compose(tip?.tree ?? emptyTree, attempt);
	const changes = proposal && await compare(tip, proposal.changes);
	if (!proposal || !changes) return lessons.sent ?? {
		status: "unchanged",
		attempts: attempt
	};
	const result = {
		...summary(changes),
		attempts: attempt
	};
	reporter.info(`Publishing ${changes.put.size} files (${formatSize(result.size)}) to ${branch}`);
	const on = tip && await chooseBase(git, options.history, tip, lessons.mayCut);
	const files = (tip?.files ?? 0) + changes.added - changes.remove.size;
	const message = withFiles(proposal.message, files);
	const commit = await writeCommit(git, {
		changes,
		message,
		author: options.author,
		on
	});
	onSend({
		...result,
		commit
	});
	const lease = `--force-with-lease=refs/heads/${branch}:${tip?.commit ?? ""}`;
	await git.push([
		"--thin",
		"--quiet",
		lease,
		"origin",
		`${commit}:refs/heads/${branch}`
	]);
	return {
		...result,
		commit
	};
}
async function compare(tip, changes) {
	await tip?.tree.list(["", ...[...changes.put.keys(), ...changes.remove].map(directoryOf)]);
	const published = tip?.tree.listed() ?? /* @__PURE__ */ new Map();
	return effectiveChanges(published, withNojekyll(changes, published), tip?.tree.unlisted());
}
/** `.nojekyll` makes GitHub Pages serve the branch as it is, names with a leading underscore too. */
function withNojekyll(changes, published) {
	if (published.has(".nojekyll") || changes.put.has(".nojekyll")) return changes;
	return {
		...changes,
		put: new Map([...changes.put, [".nojekyll", /* @__PURE__ */ new Uint8Array()]])
	};
}
/** The published commit, or, when the branch is full, the beginning of a new history: its copy, or only its files. */
async function chooseBase(git, history, tip, mayCut) {
	if (!(mayCut && tip.commits >= history)) return { commit: tip.commit };
	await forgetHistory(git, tip.commit);
	return history === 1 ? { tree: tip.treeId } : { commit: await copyAsRoot(git, tip.commit) };
}
function summary(changes) {
	const size = [...changes.put.values()].reduce((sum, content) => sum + contentSize(content), 0);
	const { added, replaced } = changes;
	return {
		status: "published",
		added,
		replaced,
		removed: changes.remove.size,
		size
	};
}
function wait(milliseconds) {
	return new Promise((resolve) => {
		setTimeout(resolve, milliseconds);
	});
}

// lib/feed/published.ts
/** Names by which a directory of the published tree is recognised as a feed. */
const DATABASES = ["Packages.manifest", "packages.adb"];
/**
* The feeds of a published tree: directories laid out as `<series>/<arch>` or `<version>/<target>/<subtarget>` that hold an
* index. Those that ppa.yml no longer names are found too, because nothing published is ever lost.
*/
function publishedTargets(tree) {
	const targets = /* @__PURE__ */ new Map();
	for (const path of tree.files.keys()) {
		const slash = path.lastIndexOf("/");
		if (slash < 0 || !DATABASES.includes(path.slice(slash + 1))) continue;
		const directory = path.slice(0, slash);
		const target = targetOfPath(directory);
		if (target) targets.set(directory, target);
	}
	return [...targets.values()];
}
/** Reads a feed's target from its path; undefined for directories that are laid out otherwise. */
function targetOfPath(path) {
	const [first = "", second, third, ...rest] = path.split("/");
	if (!second || rest.length > 0 || !/^(?:\d\d\.\d\d(?:\.\d+)?|SNAPSHOT)$/.test(first)) return void 0;
	const release = releaseOrNothing(first);
	if (!release) return void 0;
	if (third === void 0) return release.series === first ? {
		release,
		arch: second,
		path
	} : void 0;
	const target = `${second}/${third}`;
	const arch = archOfTarget(release.series, target);
	return arch && release.version === first ? {
		release,
		arch,
		target,
		path
	} : void 0;
}
function releaseOrNothing(text) {
	try {
		return parseRelease(text);
	} catch {
		return;
	}
}
/** The feeds of these targets, empty where they are not published yet; all index files are fetched in one go. */
async function readFeeds(tree, targets) {
	const paths = targets.flatMap(({ path, release }) => indexFilesToRead[release.format].map((name) => `${path}/${name}`));
	const found = await tree.read(paths.filter((path) => tree.files.has(path)));
	return Promise.all(targets.map(async (target) => {
		const own = indexFilesToRead[target.release.format].map((name) => [name, found.get(`${target.path}/${name}`)]);
		const files = new Map(own.filter((pair) => pair[1] !== void 0));
		return {
			target,
			files,
			entries: await readFeed(target, files, (names) => readPackages(tree, target, names))
		};
	}));
}
async function readPackages(tree, { path }, names) {
	const files = await tree.read(names.map((name) => `${path}/${name}`));
	return new Map([...files].map(([file, bytes]) => [file.slice(path.length + 1), bytes]));
}

// lib/publish/builds.ts
/**
* The results of all build jobs below a folder, in whatever folders a runner unpacked them.
* @throws {UserError} when there is none, or one is damaged
*/
async function readBuilds(folder, named) {
	const files = await glob("**/build.json", {
		cwd: folder,
		dot: false,
		followSymbolicLinks: false
	});
	if (files.length === 0) throw new UserError({
		what: "There is no build.json in this folder or below",
		cure: "Name the folder that `ppa build` wrote to.",
		place: { file: named }
	});
	return Promise.all(files.sort().map(async (file) => {
		const path = join(folder, file);
		return {
			report: parseDocument(await readFile(path, "utf8"), join(named, file), buildSchema),
			folder: dirname(path)
		};
	}));
}
/** The point releases that the jobs took the series of ppa.yml for, so that a publication means the same. */
function releasesOf(results) {
	return Object.fromEntries(results.map(({ report: { release } }) => [release.series, release.version]));
}
function builtFiles(results) {
	return results.flatMap(({ report, folder }) => report.packages.flatMap(({ binaries }) => binaries.flatMap(({ name, file, status }) => file && status === "built" ? [{
		path: join(folder, file),
		job: report.job,
		name,
		feeds: report.feeds
	}] : [])));
}
/** Bytes of a log that are published; its end is what tells. */
const LOG_LIMIT = 524288;
/** The logs of all jobs by their path below the archive, and what the next plan compares with. */
async function buildDocuments(tree, results) {
	const put = /* @__PURE__ */ new Map();
	for (const { report, folder } of results) for (const built of report.packages) if (built.log && built.status !== "unchanged") put.set(logPath(report, built), await readEnd(join(folder, built.log)));
	const old = (await tree.read([builtPath])).get(builtPath);
	const before = old && parseBuilt(Buffer.from(old).toString("utf8"));
	const built = mergeBuilt(before, results.map(({ report }) => report));
	return put.set(builtPath, Buffer.from(`${JSON.stringify(built, null, 1)}\n`));
}
function logPath({ job }, { source, as }) {
	return `logs/${job}/${source}/${as}.txt`;
}
async function readEnd(file) {
	const handle = await open(file, "r");
	try {
		const { size } = await handle.stat();
		const bytes = Buffer.alloc(Math.min(size, LOG_LIMIT));
		await handle.read(bytes, 0, bytes.length, size - bytes.length);
		return size > LOG_LIMIT ? bytes.subarray(bytes.indexOf(10) + 1) : bytes;
	} finally {
		await handle.close();
	}
}
const BUILDS = "api/v1/builds.json";
/**
* How the last build of every package ended on every target: what is published, with these results on top. A package whose
* build failed while an older version of it is in the feed is stale.
*/
async function latestBuilds(tree, results, incoming, feeds) {
	const builds = publishedBuilds((await tree.read([BUILDS])).get(BUILDS));
	const inFeeds = new Map(feeds.map(({ target, merge }) => [target.path, new Set(merge.entries.map(({ info }) => info.name))]));
	for (const { report, each, outcome, name, version } of allOutcomes(results, incoming)) for (const target of report.feeds) {
		const stale = outcome.status === "failed" && inFeeds.get(target)?.has(name);
		const byTarget = builds.get(name) ?? /* @__PURE__ */ new Map();
		builds.set(name, byTarget.set(target, {
			target,
			status: stale ? "stale" : outcome.status,
			...version === void 0 ? {} : { version },
			...outcome.reason ? { reason: outcome.reason } : {},
			...each.log ? { log: logPath(report, each) } : {},
			...commitOf(report, each)
		}));
	}
	return new Map([...builds].map(([name, byTarget]) => [name, [...byTarget.values()]]));
}
/** The packages whose builds these results tell of, and the feeds they were built for. */
function touchedByBuilds(results, incoming) {
	const outcomes = [...allOutcomes(results, incoming)];
	return {
		names: outcomes.map(({ name }) => name),
		feeds: outcomes.flatMap(({ report }) => report.feeds)
	};
}
/** How each package was built, by the name and the version that its file has, where there is one. */
function* allOutcomes(results, incoming) {
	const made = new Map(incoming.flatMap(({ build, entry }) => build ? [[`${build.job} ${build.name}`, entry.info]] : []));
	for (const { report } of results) for (const each of report.packages) {
		if (each.status === "unchanged") continue;
		for (const outcome of outcomes(each)) {
			const info = made.get(`${report.job} ${outcome.name}`);
			yield {
				report,
				each,
				outcome,
				name: info?.name ?? outcome.name,
				version: info?.version
			};
		}
	}
}
/** A Makefile that failed before it told its packages counts as one, by the name of its directory. */
function outcomes({ as, status, reason, binaries }) {
	return (binaries.length > 0 ? binaries : [{
		name: as,
		status,
		reason
	}]).flatMap((one) => one.status === "unchanged" ? [] : [{
		name: one.name,
		status: one.status,
		reason: one.reason ?? reason
	}]);
}
function commitOf({ sources }, { source }) {
	const found = sources.find(({ name }) => name === source);
	if (!found?.commit) return {};
	const forge = found.url ? detectForge({}, found.url) : void 0;
	return { commit: {
		id: found.commit,
		...forge ? { url: commitUrl(forge, found.commit) } : {}
	} };
}
function publishedBuilds(bytes) {
	const builds = /* @__PURE__ */ new Map();
	for (const { name, builds: list } of parsePublished(bytes)?.packages ?? []) builds.set(name, new Map(list.map((build) => [build.target, build])));
	return builds;
}
function parsePublished(bytes) {
	if (!bytes) return void 0;
	try {
		return buildsSchema.safeParse(JSON.parse(Buffer.from(bytes).toString("utf8"))).data;
	} catch {
		return;
	}
}
/** Commit that a package was built from last, for its page. */
function commitsOf(builds) {
	const commits = /* @__PURE__ */ new Map();
	for (const [name, list] of builds) {
		const found = list.find(({ status, commit }) => status === "built" && commit)?.commit;
		if (found) commits.set(name, {
			id: found.id,
			...found.url ? { url: found.url } : {}
		});
	}
	return commits;
}

// lib/publish/directory-tree.ts
/** New files wait here until all are written; a left-over one is from a run that was killed. */
const staging = ".ppa-staging";
/**
* A plain directory as a published tree: regular files only, without `.git`. Their ids are unknown, so that listing
* reads nothing. A directory that does not exist is empty.
*/
async function readDirectoryTree(root) {
	const files = /* @__PURE__ */ new Map();
	for (const path of await listFiles$1(root, "")) files.set(path, void 0);
	return {
		...emptyTree,
		files,
		async read(paths) {
			const contents = /* @__PURE__ */ new Map();
			for (const path of paths) if (files.has(path)) contents.set(path, await readFile(join(root, path)));
			return contents;
		}
	};
}
async function listFiles$1(root, directory) {
	const entries = await readdir(join(root, directory), { withFileTypes: true }).catch((error) => {
		if (errorCode(error) === "ENOENT" && directory === "") return [];
		throw directoryError(error, join(root, directory));
	});
	const prefix = directory === "" ? "" : `${directory}/`;
	return (await Promise.all(entries.map(async (entry) => {
		if (entry.isFile()) return [`${prefix}${entry.name}`];
		const isOurs = entry.name === ".git" || directory === "" && entry.name === staging;
		return entry.isDirectory() && !isOurs ? listFiles$1(root, `${prefix}${entry.name}`) : [];
	}))).flat();
}
/**
* Applies changes to a plain directory. Everything is first written beside it, so that a full disk changes nothing;
* then each file takes its place by a rename: packages, then indexes, then the rest of the site. Removed files go last.
* Killed in between, the directory has an index all of whose packages are there.
*
* @returns whether anything was to be changed
* @throws UserError for paths that may not be written, and for a full or read-only disk.
*/
async function applyChanges(root, changes) {
	const effective = await effectiveChanges(await idsToCompare(root, changes), changes);
	if (!effective) return false;
	const waiting = join(root, staging);
	try {
		await rm(waiting, {
			recursive: true,
			force: true
		});
		await mkdir(waiting, { recursive: true });
		const puts = [...effective.put].sort(([a], [b]) => rank(a) - rank(b));
		for (const [index, [, content]] of puts.entries()) await writeNew(join(waiting, String(index)), content);
		const first = inTheWay(effective);
		for (const path of first) await removeFile(root, path);
		for (const [path] of puts) await makeDirectories(root, dirname(path));
		for (const [index, [path]] of puts.entries()) await rename(join(waiting, String(index)), join(root, path));
		for (const path of effective.remove) if (!first.has(path)) await removeFile(root, path);
		return true;
	} catch (error) {
		throw directoryError(error, root);
	} finally {
		await rm(waiting, {
			recursive: true,
			force: true
		});
	}
}
/** The files of the directory, with ids where a file of the same size is about to take their place. */
async function idsToCompare(root, changes) {
	const { files } = await readDirectoryTree(root);
	const entries = new Map([...files.keys()].map((path) => [path, void 0]));
	for (const [path, content] of changes.put) {
		if (!files.has(path)) continue;
		const file = join(root, path);
		const { size } = await lstat(file);
		if (size === contentSize(content)) entries.set(path, await contentId({
			file,
			size
		}));
	}
	return entries;
}
/** Files to remove because a directory of that name is needed, or a file in place of their directory. */
function inTheWay({ put, remove }) {
	const needed = new Set([...put.keys()].flatMap(parents));
	return new Set([...remove].filter((path) => needed.has(path) || parents(path).some((parent) => put.has(parent))));
}
const feedIndexes = /(?:^|\/)(?:Packages(?:\.gz|\.manifest|\.sig|\.asc)?|packages\.adb|index\.json)$/;
/** Packages before the indexes that name them, and both before the pages that link to them. */
function rank(path) {
	if (/\.(?:ipk|apk)$/.test(path)) return 0;
	return feedIndexes.test(path) ? 1 : 2;
}
async function writeNew(file, content) {
	const handle = await open(file, "wx");
	try {
		for await (const chunk of contentBytes(content)) await handle.writeFile(chunk);
	} finally {
		await handle.close();
	}
}
/** Makes a directory and those above it, below `root`, never through a symbolic link, which may lead anywhere. */
async function makeDirectories(root, path) {
	let current = root;
	for (const segment of path === "." ? [] : path.split("/")) {
		current = join(current, segment);
		if (!await mkdir(current).then(() => true, (error) => {
			if (errorCode(error) !== "EEXIST") throw error;
			return false;
		}) && !(await lstat(current)).isDirectory()) throw new UserError({
			what: `${current} is not a directory`,
			cure: "Remove it, or write to another directory."
		});
	}
}
async function removeFile(root, path) {
	await rm(join(root, path), { force: true });
	for (let parent = dirname(path); parent !== "."; parent = dirname(parent)) if (!await rmdir(join(root, parent)).then(() => true, () => false)) return;
}
function directoryError(error, root) {
	const code = errorCode(error);
	const reason = code === void 0 ? void 0 : {
		ENOSPC: "the disk is full",
		EDQUOT: "the quota is used up",
		EROFS: "the disk is read-only",
		EACCES: "it is not permitted",
		EPERM: "it is not permitted",
		ENOTDIR: "it is not a directory",
		EISDIR: "a directory is where a file should be"
	}[code];
	if (reason === void 0) return error;
	return new UserError({
		what: `${root} could not be changed: ${reason}`,
		cure: "Mend that, and run it again."
	}, { cause: error });
}

// lib/apk/sign-package.ts
/**
* Signs a package, so that `apk add ./file.apk` trusts it without an index. Signatures that it has, its author's for
* instance, stay before the new ones; a package these signers have signed already is given back as it is. The metadata
* and so its hash in an index do not change, but the file's size does: sign first, then index.
*
* The contents pass through as a stream and are compressed anew, because a match of deflate that reaches back over the
* new signature would reach elsewhere.
* @throws UserError for a file that is no apk package
*/
async function signApk(file, signers) {
	const head = readHead(file, true);
	if (!head) throw damaged("it ends too soon");
	if (head.schema !== schema.package) throw damaged("it is no package, but an index or a database of apk");
	const added = signaturesBy(signers, head.schema, head.payload, head.signatures).filter((signature) => !head.signatures.includes(signature));
	if (added.length === 0) return file;
	const blocks = Buffer.concat(added.map((signature) => encodeBlock(blockType.sig, signature)));
	const { deflated, start } = compressionOf(file);
	if (!deflated) return Buffer.concat([
		file.subarray(0, head.end),
		blocks,
		file.subarray(head.end)
	]);
	return insertInDeflated(file.subarray(start), head.end, blocks);
}
async function insertInDeflated(deflated, position, bytes) {
	const output = [Buffer.from("ADBd")];
	try {
		await pipeline$1(Readable.from([deflated]), createInflateRaw(), (plain) => inserting(plain, position, bytes), createDeflateRaw(deflateOptions), async (chunks) => {
			for await (const chunk of chunks) output.push(chunk);
		});
	} catch (error) {
		throw inflateError(error);
	}
	return Buffer.concat(output);
}
async function* inserting(plain, position, bytes) {
	let seen = 0;
	for await (const chunk of plain) {
		const split = position - seen;
		if (split > 0 && split <= chunk.length) {
			yield chunk.subarray(0, split);
			yield bytes;
			if (split < chunk.length) yield chunk.subarray(split);
		} else yield chunk;
		seen += chunk.length;
		if (seen > 1073741824) throw damaged("it decompresses to more than any package could hold");
	}
}

// lib/apk/contents.ts
/**
* Reads an .apk to its last byte and checks what apk checks at an installation: every file is there with the size and hash
* that the metadata gives it, nothing follows, and no name leads out of the package (formats.md §6.3, §6.4). Inflates
* as a stream, so that a large package, or one that unpacks without end, takes little memory.
* @throws UserError for a file that is no apk package, is cut off, or was changed
*/
async function readApkContents(bytes) {
	const head = readHead(bytes, true);
	const metadata = readApk(bytes);
	if (!head || !metadata) throw damaged("it ends too soon");
	for (const { path } of metadata.files) if (packagePath$1(path) !== path) throw damaged(`the path ${JSON.stringify(path)} leads out of the package`);
	const stream = readStream(plainBytes(bytes));
	await stream.read(head.end, () => {});
	let padding = 0;
	for (const file of metadata.files) {
		if (file.type !== "file" || file.size === 0) continue;
		await stream.read(padding, () => {});
		padding = await readContent(stream, file);
	}
	if (await stream.read(padding, () => {}) === padding && await stream.read(1, () => {}) > 0) throw damaged("there are bytes after its end");
	return metadata;
}
/** Size of the two numbers before a file's bytes: which directory, and which file in it. */
const NUMBERS = 8;
/** Reads the DATA block of one file; the length of the padding behind it. */
async function readContent(stream, { path, size, sha256 }) {
	const start = [];
	await stream.read(4, (piece) => start.push(piece));
	const block = readBlock(Buffer.concat(start), 0);
	if (block?.type !== blockType.data) throw damaged(`${path} is not in it`);
	const length = block.size - NUMBERS;
	if (length !== size) throw damaged(`${path} has ${length} bytes instead of ${size}`);
	const hash = createHash("sha256");
	if (await stream.read(NUMBERS, () => {}) + await stream.read(size, (piece) => hash.update(piece)) !== block.size) throw damaged(`it ends in the middle of ${path}`);
	if (hash.digest("hex") !== sha256) throw damaged(`${path} does not have the hash that the package gives it`);
	return block.next - block.start - block.size;
}
function readStream(chunks) {
	const iterator = chunks[Symbol.asyncIterator]();
	let rest = /* @__PURE__ */ new Uint8Array();
	return { async read(length, visit) {
		let missing = length;
		while (missing > 0) {
			if (rest.length === 0) {
				const next = await iterator.next();
				if (next.done) break;
				rest = next.value;
			}
			const piece = rest.subarray(0, missing);
			rest = rest.subarray(piece.length);
			missing -= piece.length;
			visit(piece);
		}
		return length - missing;
	} };
}
async function* plainBytes(file) {
	const { deflated, start } = compressionOf(file);
	if (!deflated) return yield file;
	const inflate = createInflateRaw();
	pipeline(Readable.from([file.subarray(start)]), inflate, () => {});
	let size = 0;
	try {
		for await (const chunk of inflate) {
			size += chunk.length;
			if (size > 1073741824) throw damaged("it decompresses to more than any package could hold");
			yield chunk;
		}
	} catch (error) {
		throw inflateError(error);
	}
	if (inflate.bytesWritten !== file.length - start) throw damaged("there are bytes after its end");
}

// lib/publish/inspect.ts
/**
* Looks into packages that are about to be published for the first time, to the last byte: nothing in them may lead out of
* the package or unpack without end. Answers what each puts on the router, by name and version.
* @throws {UserError} with every package that must not be published
*/
async function inspectPackages(packages) {
	const contents = /* @__PURE__ */ new Map();
	const problems = [];
	const queue = packages.values();
	const inspectNext = async () => {
		for (const one of queue) try {
			const { name, version } = one.entry.info;
			const found = await atPlace({ file: one.origin }, () => inspect(one));
			contents.set(name, (contents.get(name) ?? /* @__PURE__ */ new Map()).set(version, found));
		} catch (error) {
			if (!(error instanceof UserError)) throw error;
			problems.push(...error.problems);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, inspectNext));
	if (problems.length > 0) throw new UserError(problems);
	return contents;
}
/** Packages looked into side by side; more would only wait for the same few threads that inflate. */
const AT_ONCE = 8;
async function inspect({ entry, content, origin }) {
	const source = await bytesOrFile(content);
	return entry.format === "apk" ? inspectApk(source) : inspectIpk(source, origin);
}
async function inspectIpk(source, file) {
	const { files, conffiles } = await readIpk(source, { file });
	return {
		files: files.filter(({ type }) => type !== "directory").map(({ path }) => `/${path}`),
		conffiles
	};
}
/** apk's own notes beside a package, which are no part of what it is for. */
const SIDECARS = /^lib\/apk\/packages\//;
async function inspectApk(source) {
	const { files } = await readApkContents(typeof source === "string" ? await readFile(source) : source);
	return {
		files: files.filter(({ path, type }) => type !== "directory" && !SIDECARS.test(path)).map(({ path }) => `/${path}`),
		conffiles: []
	};
}

// lib/publish/incoming.ts
/**
* Everything an archive's sources offer for publication: ready-made packages as they are, declared packages packed for every
* feed that can carry them.
* @throws {UserError} with everything that is wrong with any package, so that it can be mended in one go
*/
async function collectPackages(archive, options) {
	const { root, reporter } = options;
	const found = await findSourceFiles(archive, root);
	const more = await findPackageFiles(options.globs, root);
	const paths = [.../* @__PURE__ */ new Set([...found.packages, ...more])].sort();
	const problems = [];
	const offers = [
		...await readyMade(archive, paths, options, problems),
		...await declared(archive, found.documents, options, problems),
		...await built(archive, options, problems)
	];
	reporter.info(`${paths.length} ready-made package files, ${found.documents.length} declared packages`);
	const packages = withoutTwins(offers, problems);
	if (problems.length === 0) return packages;
	await collecting(problems, () => inspectPackages(packages));
	throw new UserError(problems);
}
async function readyMade(archive, paths, options, problems) {
	const offers = [];
	for (const scanned of await scan(paths.map((path) => join(options.root, path)), options, problems)) {
		const origin = relative(options.root, scanned.file);
		const work = async () => {
			const targets = place(archive, scanned, origin);
			const content = {
				file: scanned.file,
				size: scanned.size
			};
			offers.push(await offer(archive, {
				scanned,
				content,
				targets,
				origin
			}, options.keyset));
		};
		await collecting(problems, () => atPlace({ file: origin }, work));
	}
	return offers;
}
/** What the package files say of themselves; those that are no packages are told in `problems`. */
async function scan(files, options, problems) {
	const results = await scanFiles(files, options.reporter);
	problems.push(...results.flatMap((result) => rejection(result, options.root)));
	return results.filter((result) => !("problems" in result));
}
async function declared(archive, documents, options, problems) {
	const offers = [];
	for (const origin of documents) {
		const work = async () => {
			for (const { packed, targets } of await packDeclared(origin, archive.targets, options)) {
				const scanned = scanPackage(packed.bytes, packed.filename);
				offers.push(await offer(archive, {
					scanned,
					content: packed.bytes,
					targets,
					origin
				}, options.keyset));
			}
		};
		await collecting(problems, () => atPlace({ file: origin }, work));
	}
	return offers;
}
/** Packages of build jobs, which know what feeds they were made for. */
async function built(archive, options, problems) {
	const files = new Map(options.built.map((file) => [file.path, file]));
	const offers = [];
	for (const scanned of await scan([...files.keys()], options, problems)) {
		const { path, job, name, feeds } = files.get(scanned.file);
		const origin = relative(options.root, path);
		const targets = archive.targets.filter((target) => feeds.includes(target.path));
		const found = {
			scanned,
			content: {
				file: path,
				size: scanned.size
			},
			targets,
			origin
		};
		await collecting(problems, async () => {
			const one = await atPlace({ file: origin }, () => offer(archive, found, options.keyset));
			offers.push({
				...one,
				build: {
					job,
					name
				}
			});
		});
	}
	return offers;
}
function place(archive, scanned, origin) {
	const { format, info } = entryOf(scanned);
	return placePackage({
		format,
		...info
	}, archive.targets, origin);
}
async function offer(archive, found, { apk }) {
	const { scanned, content, targets, origin } = found;
	if (scanned.format !== "apk" || !archive.signPackages || apk.length === 0) return {
		entry: entryOf(scanned),
		content,
		targets,
		origin
	};
	const bytes = content instanceof Uint8Array ? content : await readFile(content.file);
	const signed = await signApk(bytes, apk);
	return {
		entry: entryOf(scanPackage(signed, scanned.file)),
		content: signed,
		targets,
		origin
	};
}
/** Runs `work`, keeping a user's mistake for later, so that all packages are looked at before anything is refused. */
async function collecting(problems, work) {
	try {
		await work();
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		problems.push(...error.problems);
	}
}
/** The same file found twice is one offer; two different files that claim to be the same package are a mistake. */
function withoutTwins(offers, problems) {
	const claims = /* @__PURE__ */ new Map();
	return offers.filter((one) => {
		const { info, sha256 } = one.entry;
		const twin = one.targets.map(({ path }) => {
			const claim = `${path} ${info.name} ${info.version}`;
			const first = claims.get(claim);
			if (!first) claims.set(claim, one);
			return first;
		}).find((first) => first !== void 0);
		if (twin && twin.entry.sha256 !== sha256) problems.push({
			what: `${twin.origin} and ${one.origin} are different files, and both are ${info.name} ${info.version} for ${info.architecture}`,
			cure: "Remove one of them, or raise the version of the newer one.",
			place: { file: one.origin }
		});
		return !twin;
	});
}

// lib/catalog/encode.ts
const encoder = new TextEncoder();
const textFile = (path, text) => ({
	path,
	content: encoder.encode(text)
});
const jsonFile = (path, value) => textFile(path, `${JSON.stringify(value)}\n`);
/** The name git gives these bytes; published files are known by it. */
function blobId(content) {
	return createHash("sha1").update(`blob ${content.length}\0`).update(content).digest("hex");
}
function shortHash(...parts) {
	const hash = createHash("sha256");
	for (const part of parts) hash.update(part);
	return hash.digest("hex").slice(0, 16);
}
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/gu;
/** Text for HTML and XML, in content and in quoted attributes. */
function escapeMarkup(text) {
	return text.replace(notXml, "").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;").replace(/'/g, "&#39;");
}

// lib/catalog/renderer.ts
const manifestSchema = object({
	id: string(),
	assets: record(string(), string())
});
/** The {@link Renderer.id} of a compiled site, without loading it. */
async function rendererId(directory) {
	return (await readManifest(directory)).id;
}
async function readManifest(directory) {
	return manifestSchema.parse(JSON.parse(await readFile(join(directory, "renderer.json"), "utf8")));
}
/** Loads what scripts/build-site.mjs wrote into `directory` (`dist/site`). */
async function loadRenderer(directory) {
	const { id, assets } = await readManifest(directory);
	const entry = await import(pathToFileURL(join(directory, "server", "entry.mjs")).href);
	const contents = await Promise.all(Object.values(assets).map(async (path) => [path, await readFile(join(directory, path))]));
	return {
		id,
		assets: new Map(contents),
		render: (page, view) => entry.render(page, view)
	};
}

// lib/feed/merge.ts
/**
* Puts incoming packages into a published feed: what is there stays, what is new is added, and of each package the newest
* `retain` versions are kept. A version once published is immutable.
* @returns the merge, and a problem for every incoming file that must not take a published one's place
*/
function mergeFeed(feed, published, incoming, rules) {
	const byVersion = new Map(published.map((entry) => [identity(entry), entry]));
	const problems = [];
	const added = [];
	const replaced = [];
	const unchanged = [];
	for (const entry of incoming) {
		const present = byVersion.get(identity(entry));
		if (!present) added.push(entry);
		else if (rules.samePackage(present, entry)) {
			unchanged.push(present);
			continue;
		} else if (rules.replace) replaced.push(entry);
		else {
			problems.push(immutable(feed, present, entry));
			continue;
		}
		byVersion.set(identity(entry), entry);
	}
	const kept = new Set(retained([...byVersion.values()], rules));
	const wasPublished = new Set(published);
	const isKept = (entry) => kept.has(entry);
	return {
		merge: {
			entries: [...kept].sort((a, b) => byByteOrder(a.filename, b.filename)),
			added: added.filter(isKept),
			replaced: replaced.filter(isKept),
			dropped: [...byVersion.values()].filter((entry) => !kept.has(entry) && wasPublished.has(entry)),
			unchanged
		},
		problems
	};
}
/** What must be unique in a feed: routers cannot tell two files of one name and version apart. */
function identity({ info }) {
	return `${info.name}\n${info.version}`;
}
function immutable(feed, published, incoming) {
	return {
		what: `${incoming.info.name} ${incoming.info.version} is already published in ${feed} with other bytes (published sha256 ${published.sha256.slice(0, 12)}…, new ${incoming.sha256.slice(0, 12)}…)`,
		cure: "Raise the package's release number, or set `replace: true` in ppa.yml to publish it over the old one.",
		place: { file: incoming.filename }
	};
}
function retained(entries, rules) {
	const byName = /* @__PURE__ */ new Map();
	for (const entry of entries) {
		const versions = byName.get(entry.info.name);
		if (versions) versions.push(entry);
		else byName.set(entry.info.name, [entry]);
	}
	return [...byName.values()].flatMap((versions) => versions.length <= rules.retain ? versions : versions.sort((a, b) => rules.compareVersions(b.info.version, a.info.version)).slice(0, rules.retain));
}

// lib/ipk/content-id.ts
/**
* A hash of what an .ipk holds, whatever compressed it: two files with the same one differ in their gzip layers alone, as
* those do that were packed with another zlib. SHA-256, hex.
* @throws {UserError} for bytes that are no .ipk
*/
function ipkContentId(bytes) {
	const hash = createHash("sha256");
	for (const [name, data] of members(gunzip(bytes, IPK_LIMITS.bytes, "the package"))) {
		const inner = name.endsWith(".gz") ? gunzip(data, IPK_LIMITS.bytes, name) : data;
		hash.update(`${name} ${inner.length}\n`).update(inner);
	}
	return hash.digest("hex");
}
function members(tar) {
	const reader = createTarReader(IPK_LIMITS);
	const found = [];
	for (const event of reader.push(tar)) if (event.type === "entry") found.push([event.entry.path, /* @__PURE__ */ new Uint8Array()]);
	else {
		const last = found.at(-1);
		if (last) last[1] = Buffer.concat([last[1], event.data]);
	}
	reader.end();
	return found;
}

// lib/publish/compose.ts
/**
* Applies a publication to what is published: merges the incoming packages into every feed, applies retention, writes and
* signs the indexes. A pure function of the published tree and its arguments, so that a lost race can simply repeat it on
* the winner's tree.
* @throws {UserError} with every package that must not be published
*/
async function composeFeeds(tree, incoming, rules, signing, more = async () => []) {
	const targets = new Map(publishedTargets(tree).map((target) => [target.path, target]));
	for (const target of rules.targets) targets.set(target.path, target);
	const published = await readFeeds(tree, [...targets.values()]);
	const arriving = byFeed([...incoming, ...await more(published)]);
	const { repacked, warnings } = await findRepacked(tree, published, arriving, rules.replace);
	const put = /* @__PURE__ */ new Map();
	const remove = /* @__PURE__ */ new Set();
	const problems = [];
	const feeds = [];
	const fresh = /* @__PURE__ */ new Set();
	for (const { target, files, entries } of published) {
		const packages = arriving.get(target.path) ?? [];
		const { merge, problems: refused } = mergeFeed(target.path, entries, packages.map(({ entry }) => entry), {
			retain: rules.retain,
			replace: rules.replace,
			compareVersions: compareVersionsOf[target.release.format],
			samePackage: (old, entry) => old.sha256 === entry.sha256 || repacked.has(entry)
		});
		problems.push(...refused);
		const news = /* @__PURE__ */ new Set([...merge.added, ...merge.replaced]);
		for (const one of packages) {
			if (!news.has(one.entry)) continue;
			put.set(`${target.path}/${one.entry.filename}`, one.content);
			fresh.add(one);
		}
		for (const { filename } of merge.dropped) remove.add(`${target.path}/${filename}`);
		const indexFiles = [...await writeFeed(target, merge.entries, files, signing)];
		for (const [name, bytes] of indexFiles) put.set(`${target.path}/${name}`, bytes);
		feeds.push({
			target,
			merge,
			indexFiles: indexFiles.map(([name, bytes]) => ({
				name,
				size: bytes.length
			}))
		});
	}
	if (problems.length > 0) throw new UserError(problems);
	for (const { path, text } of signing.publicKeys) put.set(path, Buffer.from(text));
	await keepPublishedGzip(tree, put);
	return {
		feeds,
		put,
		remove,
		warnings,
		contents: await inspectPackages([...fresh])
	};
}
/**
* Incoming packages in whose place the published ones stay: they hold the same as the published file of their name and version, but were compressed by another
* program. Published .ipk files are fetched for that, which is rare: only where the hashes differ.
*/
async function findRepacked(tree, feeds, arriving, replace) {
	const repacked = /* @__PURE__ */ new Set();
	const warnings = [];
	for (const { target, entries } of feeds) {
		const packages = arriving.get(target.path) ?? [];
		if (packages.length === 0) continue;
		const known = new Map(entries.map((entry) => [`${entry.info.name} ${entry.info.version}`, entry]));
		for (const { entry, content, build } of packages) {
			const old = known.get(`${entry.info.name} ${entry.info.version}`);
			if (!old || old.sha256 === entry.sha256) continue;
			const same = await holdsTheSame(tree, `${target.path}/${old.filename}`, old, entry, content);
			if (same || build && !replace) repacked.add(entry);
			if (!same && build && !replace) warnings.push(rebuiltDifferently(target, entry));
		}
	}
	return {
		repacked,
		warnings
	};
}
/** Builds are rarely the same to the byte, so that a rebuild is no mistake; but routers see a new version only. */
function rebuiltDifferently({ path }, { info }) {
	return {
		what: `${info.name} ${info.version} was built anew with other bytes; ${path} keeps the published one`,
		cure: "Raise PKG_RELEASE to publish the new build, or set `replace: true` in ppa.yml."
	};
}
async function holdsTheSame(tree, path, old, entry, content) {
	if (old.format === "apk" && entry.format === "apk") return Buffer.compare(old.member.adbSha256, entry.member.adbSha256) === 0;
	const published = (await tree.read([path])).get(path);
	if (!published) return false;
	const bytes = content instanceof Uint8Array ? content : await readFile(content.file);
	return ipkContentId(published) === ipkContentId(bytes);
}
/** Another zlib writes other bytes for the same text; where `Packages` stays, its published compression stays too. */
async function keepPublishedGzip(tree, put) {
	for (const [path, content] of put) {
		const gz = `${path}.gz`;
		if (!path.endsWith("/Packages") || !tree.files.has(gz)) continue;
		if (tree.files.get(path) === await contentId(content)) put.delete(gz);
	}
}
function byFeed(incoming) {
	const feeds = /* @__PURE__ */ new Map();
	for (const one of incoming) for (const { path } of one.targets) {
		const others = feeds.get(path);
		if (others) others.push(one);
		else feeds.set(path, [one]);
	}
	return feeds;
}

// schemas/published.ts
const id = string().regex(/^[0-9a-f]{40}$/, "must be 40 lower-case hex digits");
/** `api/v1/published.json`: what the next publication of a large archive knows of the feeds and packages it does not touch. */
const publishedSchema = object({
	format: literal(1),
	basis: string().describe("Changes when every feed and page must be written again"),
	feeds: array(object({
		path: string().describe("Directory of the feed below the archive: 24.10/x86_64"),
		tree: id.describe("Git's id of that directory: as long as it is the same, so is everything in the feed"),
		files: int().describe("Packages and indexes"),
		bytes: int().describe("Their sizes together")
	})),
	packages: array(object({
		name: string(),
		depends: array(string()),
		provides: array(string())
	})).describe("Every package with files: what its newest version depends on, and what its versions provide")
});

// lib/catalog/address.ts
/** An address a page may link to: http, https or mailto. Everything else (`javascript:`, `data:` …) is no link. */
function webAddress(text) {
	if (!text || text.length > 2e3 || !/^(?:https?:\/\/|mailto:)/i.test(text)) return void 0;
	return URL.canParse(text) ? text : void 0;
}
/**
* A name as one segment of a path and of an address: as it is for every name that opkg and apk take, else with `=2F` for
* what would leave the folder or need escaping, and shortened by its hash where a file system would refuse it.
*/
function pathSegment(name) {
	if (/^[A-Za-z0-9_][A-Za-z0-9_+.-]{0,119}$/.test(name)) return name;
	const escaped = Array.from(new TextEncoder().encode(name), (byte, index) => {
		const letter = String.fromCharCode(byte);
		return /[A-Za-z0-9_+-]/.test(letter) || letter === "." && index > 0 ? letter : `=${byte.toString(16).toUpperCase().padStart(2, "0")}`;
	}).join("");
	if (escaped.length <= 120) return escaped || "=";
	return `${escaped.slice(0, 96)}=${createHash("sha256").update(name).digest("hex").slice(0, 16)}`;
}
/** Path of a source's page: `feeds/ppa/hello` → `s/feeds/ppa/hello/`. */
function sourcePath(source) {
	return `s/${source.split("/").filter(Boolean).map(pathSegment).join("/") || "="}/`;
}
const packagePath = (name) => `p/${pathSegment(name)}/`;
const packageJson = (name) => `api/v1/p/${pathSegment(name)}.json`;
const filesJson = (name) => `api/v1/files/${pathSegment(name)}.json`;
const versionBadge$1 = (name) => `badge/${pathSegment(name)}.svg`;
const buildBadge$1 = (name) => `badge/build/${pathSegment(name)}.svg`;
const packageAtom$1 = (name) => `p/${pathSegment(name)}/atom.xml`;
/** The human face of a feed directory. */
const targetPath = (feed) => `t/${feed}/`;
/** The id of a version on its package's page. */
const versionAnchor = (version) => `v-${version.replace(/[^A-Za-z0-9.+~_-]/g, "_").slice(0, 80)}`;

// lib/publish/known.ts
/** Where the published tree keeps what the next publication need not read again. */
const PUBLISHED = "api/v1/published.json";
const documents = {
	published: PUBLISHED,
	catalog: "api/v1/catalog.json",
	packages: "api/v1/packages.json",
	builds: "api/v1/builds.json"
};
/**
* What is known of a large archive without reading its feeds; undefined where it cannot be relied on: a feed is not as it
* was left, or something differs that every feed or page depends on.
* @param basis of this publication
*/
async function readKnown(tree, basis) {
	if (tree.complete) return void 0;
	await tree.list([
		"keys",
		"api/v1/p",
		"api/v1/files"
	]);
	const keys = [...tree.files.keys()].filter((path) => directoryOf(path) === "keys");
	const files = await tree.read([
		...Object.values(documents),
		"api/v1/status.json",
		"api/v1/built.json",
		...keys
	]);
	const published = parse$1(files.get(documents.published), publishedSchema);
	const catalog = parse$1(files.get(documents.catalog), catalogSchema);
	const packages = parse$1(files.get(documents.packages), packagesSchema);
	const builds = parse$1(files.get(documents.builds), buildsSchema);
	if (!published || !catalog || !packages || !builds || published.basis !== basis) return void 0;
	if (!await isAsPublished(tree, published, catalog, packages)) return void 0;
	return {
		published,
		builds,
		targets: catalog.targets,
		list: packages.packages,
		relations: new Map(published.packages.map(({ name, ...relations }) => [name, relations])),
		read: (names) => readDocuments(tree, names)
	};
}
/** Whether the documents speak of exactly the feeds that are there, to the last byte of each. */
async function isAsPublished(tree, { feeds }, { targets }, packages) {
	const found = await feedDirectories(tree, feeds.map(({ path }) => path));
	const paths = JSON.stringify(targets.map(({ path }) => path));
	return found.size === feeds.length && feeds.every(({ path, tree: id }) => found.get(path) === id) && paths === JSON.stringify(packages.targets.map(({ path }) => path)) && JSON.stringify(targets.map(({ path }) => path).sort()) === JSON.stringify(feeds.map(({ path }) => path).sort());
}
/** The directories that are known as feeds, or laid out as one, with their ids; they are not listed themselves. */
async function feedDirectories(tree, known) {
	const found = /* @__PURE__ */ new Map();
	const isAbove = (path) => known.some((feed) => feed.startsWith(`${path}/`));
	let level = directoriesIn(tree, "").filter(({ path }) => isAbove(path) || /^(?:\d|SNAPSHOT$)/.test(path));
	while (level.length > 0) {
		const feeds = level.filter(({ path }) => known.includes(path) || !isAbove(path) && targetOfPath(path));
		for (const { path, id } of feeds) found.set(path, id);
		const above = level.filter(({ path }) => !found.has(path) && path.split("/").length < 3).map(({ path }) => path);
		await tree.list(above);
		level = above.flatMap((path) => directoriesIn(tree, path));
	}
	return found;
}
function directoriesIn(tree, directory) {
	const prefix = directory === "" ? "" : `${directory}/`;
	return [...tree.entries(directory) ?? []].flatMap(([name, { mode, id }]) => mode === "40000" ? [{
		path: `${prefix}${name}`,
		id
	}] : []);
}
async function readDocuments(tree, names) {
	const files = await tree.read(names.map(packageJson));
	return new Map(names.flatMap((name) => {
		const document = parse$1(files.get(packageJson(name)), packageSchema);
		return document ? [[name, document]] : [];
	}));
}
/** The document of a publication for the next one. `feeds`: those of `before` that were not touched are kept. */
function publishedDocument(basis, feeds, relations) {
	const document = {
		format: 1,
		basis,
		feeds: [...feeds].sort((a, b) => a.path < b.path ? -1 : 1),
		packages: [...relations].map(([name, { depends, provides }]) => ({
			name,
			depends: [...depends],
			provides: [...provides]
		}))
	};
	return Buffer.from(`${JSON.stringify(document)}\n`);
}
/** What cannot be read counts as not there: everything is then made from the feeds. */
function parse$1(bytes, schema) {
	if (!bytes) return void 0;
	try {
		return schema.safeParse(JSON.parse(Buffer.from(bytes).toString("utf8"))).data;
	} catch {
		return;
	}
}

// lib/apk/line-difference.ts
/**
* For a package carried for both lines of releases: the pairs of its versions that the two package managers order
* differently, such as `1.0_rc1` and `1.0` (to opkg the candidate is newer than the release). Each version is also
* compared with the plain release that it comes before or after, because that is the one to be published some day.
* Versions that apk does not accept are left out: they cannot be on both lines.
*/
function lineDifferences(versions) {
	const ours = [...new Set(versions)].filter(isApkVersion);
	const all = [.../* @__PURE__ */ new Set([...ours, ...ours.map(plainRelease)])];
	const differences = [];
	for (const [index, a] of all.entries()) for (const b of all.slice(index + 1)) {
		if (!ours.includes(a) && !ours.includes(b)) continue;
		const opkg = Math.sign(compareOpkgVersions(a, b));
		if (opkg * Math.sign(compareApkVersions(a, b)) < 0) differences.push(opkg < 0 ? {
			opkgOlder: a,
			opkgNewer: b
		} : {
			opkgOlder: b,
			opkgNewer: a
		});
	}
	return differences;
}
/** What to tell the owner of a package about one such pair: a warning, because each line works by itself. */
function describeLineDifference(name, { opkgOlder, opkgNewer }) {
	return {
		what: `opkg takes version ${opkgNewer} of ${name} for newer than ${opkgOlder}, and apk for older, so routers of one line will not upgrade`,
		cure: "Number candidates below their release instead, such as 0.99.1 before 1.0, without _rc or ~."
	};
}
/** `1.0_rc1-r2` and `1.0~ab12-r2` → `1.0-r2`. */
function plainRelease(version) {
	return version.replace(/(?:_[a-z]+\d*)+/, "").replace(/~[0-9a-f]+/, "");
}

// lib/publish/line-warnings.ts
/**
* For packages that are carried on both lines of releases: a warning for each whose versions opkg and apk put in opposite
* order, so that an upgrade on one line is a downgrade on the other. Only packages that this publication brings.
*/
function lineWarnings(feeds) {
	const news = new Set(feeds.flatMap(({ merge }) => [...merge.added, ...merge.replaced].map(({ info }) => info.name)));
	const versions = /* @__PURE__ */ new Map();
	for (const { merge } of feeds) for (const { format, info } of merge.entries) {
		if (!news.has(info.name)) continue;
		const lines = versions.get(info.name) ?? {
			opkg: /* @__PURE__ */ new Set(),
			apk: /* @__PURE__ */ new Set()
		};
		lines[format].add(info.version);
		versions.set(info.name, lines);
	}
	return [...versions].flatMap(([name, { opkg, apk }]) => {
		if (opkg.size === 0 || apk.size === 0) return [];
		const [first] = lineDifferences([...opkg, ...apk]);
		return first ? [describeLineDifference(name, first)] : [];
	});
}

// lib/publish/tree-id.ts
/** The id that git will give to a listed directory after a publication that makes and removes no directories in it. */
async function treeIdAfter(tree, directory, { put, remove }) {
	const entries = new Map(tree.entries(directory));
	const nameOf = (path) => path.slice(directory.length + 1);
	for (const path of remove) if (directoryOf(path) === directory) entries.delete(nameOf(path));
	for (const [path, content] of put) if (directoryOf(path) === directory) entries.set(nameOf(path), {
		mode: "100644",
		id: await contentId(content)
	});
	return treeId(entries);
}
/** Git's id of a directory with these entries: SHA-1 of its tree object, 40 hex digits. */
function treeId(entries) {
	const sorted = [...entries].map(([name, entry]) => ({
		key: Buffer.from(entry.mode === "40000" ? `${name}/` : name),
		line: Buffer.concat([Buffer.from(`${entry.mode} ${name}\0`), Buffer.from(entry.id, "hex")])
	}));
	sorted.sort((a, b) => Buffer.compare(a.key, b.key));
	const object = Buffer.concat(sorted.map(({ line }) => line));
	return createHash("sha1").update(`tree ${object.length}\0`).update(object).digest("hex");
}

// lib/publish/outcome.ts
/** Every feed after a publication, by path: those that were written, and those outside of its part. */
function feedOutcomes(feeds, part) {
	const nothing = {
		added: [],
		replaced: [],
		dropped: []
	};
	const counts = new Map(part?.known.targets.map(({ path, count }) => [path, count]));
	const kept = part?.known.published.feeds.filter(({ path }) => !part.feeds.has(path)) ?? [];
	return [...feeds.map(({ target, merge, indexFiles }) => {
		const files = [...merge.entries, ...indexFiles];
		const bytes = files.reduce((sum, { size }) => sum + size, 0);
		return {
			...pick(merge),
			target,
			count: merge.entries.length,
			files: files.length,
			bytes
		};
	}), ...kept.map(({ path, files, bytes }) => {
		return {
			...nothing,
			target: targetOfPath(path),
			count: counts.get(path) ?? 0,
			files,
			bytes
		};
	})].sort((a, b) => a.target.path < b.target.path ? -1 : 1);
}
function pick({ added, replaced, dropped }) {
	return {
		added,
		replaced,
		dropped
	};
}
/** What the next publication needs to know of each feed. */
async function feedTrees(tree, outcomes, feeds, changes, part) {
	const kept = part?.known.published.feeds.filter(({ path }) => !part.feeds.has(path)) ?? [];
	const written = new Set(feeds.map(({ target }) => target.path));
	const own = outcomes.filter(({ target }) => written.has(target.path));
	return [...kept, ...await Promise.all(own.map(async ({ target: { path }, files, bytes }) => {
		return {
			path,
			tree: await treeIdAfter(tree, path, changes),
			files,
			bytes
		};
	}))];
}
/** Size of every file that is known without fetching it, for the table of sizes. */
function sizesAfter(feeds, outcomes, put) {
	const sizes = /* @__PURE__ */ new Map();
	for (const { target, files, bytes } of outcomes) sizes.set(`${target.path}/`, {
		path: `${target.path}/`,
		size: bytes,
		files
	});
	for (const { target, merge } of feeds) {
		sizes.delete(`${target.path}/`);
		for (const { filename, size } of merge.entries) {
			const path = `${target.path}/${filename}`;
			sizes.set(path, {
				path,
				size
			});
		}
	}
	for (const [path, content] of put) sizes.set(path, {
		path,
		size: contentSize(content)
	});
	return [...sizes.values()];
}
/** `Publish foo 1.2-r1 and 3 more`, then every file that came or went. */
function commitMessage(feeds) {
	const of = (which) => feeds.flatMap(({ target, merge }) => merge[which].map(({ info }) => ({
		path: target.path,
		info
	})));
	const label = ({ info }) => `${info.name} ${info.version}`;
	const [first, ...others] = [...new Set([...of("added"), ...of("replaced")].map(label))];
	const more = others.length > 0 ? ` and ${others.length} more` : "";
	const subject = first ? `Publish ${first}${more}` : "Refresh the archive";
	const lines = [
		"added",
		"replaced",
		"dropped"
	].flatMap((which) => of(which).map((one) => `${which}: ${one.path} ${label(one)}`));
	const shown = lines.slice(0, 200);
	if (lines.length > shown.length) shown.push(`and ${lines.length - shown.length} more`);
	return shown.length > 0 ? `${subject}\n\n${shown.join("\n")}\n` : `${subject}\n`;
}

// lib/catalog/atom.ts
/** The archive's Atom feed of updates, or of new packages only. */
function updatesAtom(archive, recent, path) {
	return atom(archive, path, "", archive.title, recent);
}
/**
* When each version of a package was published first: the date that `published` (its Atom feed as it was) has for it;
* versions not in there come out now. ISO 8601.
*/
function versionDates({ versions }, published, now) {
	const known = new Map([...published.matchAll(/<id>[^<]*#([^<]*)<\/id>\s*<updated>([^<]*)<\/updated>/g)].map((match) => [match[1], match[2]]));
	return new Map(versions.map(({ version }) => [version, known.get(escapeMarkup(versionAnchor(version))) ?? now.toISOString()]));
}
/** The Atom feed of one package. */
function packageAtom(archive, pkg, path, dates) {
	const entries = pkg.versions.map(({ version }) => ({
		package: pkg.name,
		version,
		title: pkg.title,
		date: dates.get(version)
	}));
	return atom(archive, path, packagePath(pkg.name), `${pkg.name} · ${archive.title}`, entries);
}
function atom({ url, title: author }, path, about, title, entries) {
	const updated = entries.reduce((newest, { date }) => date > newest ? date : newest, "1970-01-01T00:00:00.000Z");
	return [
		"<?xml version=\"1.0\" encoding=\"utf-8\"?>",
		"<feed xmlns=\"http://www.w3.org/2005/Atom\">",
		`<title>${escapeMarkup(title)}</title>`,
		`<id>${escapeMarkup(`${url}/${path}`)}</id>`,
		`<link rel="self" type="application/atom+xml" href="${escapeMarkup(`${url}/${path}`)}"/>`,
		`<link rel="alternate" type="text/html" href="${escapeMarkup(`${url}/${about}`)}"/>`,
		`<updated>${updated}</updated>`,
		`<author><name>${escapeMarkup(author)}</name></author>`,
		...entries.map((entry) => atomEntry(url, entry)),
		"</feed>\n"
	].join("\n");
}
function atomEntry(url, { package: name, version, title, date }) {
	const address = escapeMarkup(`${url}/${encodeURI(packagePath(name))}#${versionAnchor(version)}`);
	return [
		"<entry>",
		`<title>${escapeMarkup(`${name} ${version}`)}</title>`,
		`<id>${address}</id>`,
		`<updated>${date}</updated>`,
		`<link rel="alternate" type="text/html" href="${address}"/>`,
		`<summary>${escapeMarkup(title)}</summary>`,
		"</entry>"
	].join("\n");
}

// lib/catalog/badge.ts
/** Colours with 4.5:1 against the white text. */
const colours = {
	blue: "#0b6a5f",
	green: "#176637",
	red: "#a8201f",
	amber: "#805000",
	grey: "#556065"
};
const buildColours = {
	built: colours.green,
	failed: colours.red,
	stale: colours.amber,
	skipped: colours.grey
};
/** `hello | 1.2.0-r1`, for a README. */
function versionBadge(name, version) {
	return badge(name, version === "" ? "not published" : version, version === "" ? colours.grey : colours.blue);
}
/** The worst of a package's builds. */
function buildBadge(builds) {
	const worst = [
		"failed",
		"stale",
		"built",
		"skipped"
	].find((status) => builds.some((build) => build.status === status));
	return badge("build", worst ?? "none", worst ? buildColours[worst] : colours.grey);
}
function badge(label, value, colour) {
	const [left, right] = [shorten(label), shorten(value)];
	const [leftWidth, rightWidth] = [width(left), width(right)];
	const total = leftWidth + rightWidth;
	const text = (content, x, length) => `<text x="${x}" y="14" textLength="${length - 12}" lengthAdjust="spacingAndGlyphs">${escapeMarkup(content)}</text>`;
	const title = escapeMarkup(`${left}: ${right}`);
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${total}" height="20" role="img" aria-label="${title}"><title>${title}</title><clipPath id="r"><rect width="${total}" height="20" rx="4"/></clipPath><g clip-path="url(#r)"><rect width="${leftWidth}" height="20" fill="#3b4448"/><rect x="${leftWidth}" width="${rightWidth}" height="20" fill="${colour}"/></g><g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">${text(left, leftWidth / 2, leftWidth)}${text(right, leftWidth + rightWidth / 2, rightWidth)}</g></svg>\n`;
}
const invisible = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
function shorten(text) {
	const letters = [...text.replace(invisible, "")];
	return letters.length > 40 ? `${letters.slice(0, 39).join("")}…` : letters.join("") || "?";
}
/** About what 11 px Verdana takes; the text is fitted to it. Pixels. */
function width(text) {
	let sum = 12;
	for (const letter of text) sum += /[ijl.,:;|!'I ]/.test(letter) ? 4 : /[mwMW@%]/.test(letter) ? 10.5 : letter > " " ? 12 : 6.8;
	return Math.round(sum);
}

// lib/catalog/frame.ts
function makeFrames(catalog, settings) {
	const common = {
		archive: catalog.archive,
		language: settings.language,
		...settings.logo === void 0 ? {} : { logo: settings.logo },
		styles: settings.styles,
		pages: settings.pages.map(({ slug, title }) => ({
			slug,
			title
		})),
		hasBuilds: catalog.builds.size > 0,
		keys: catalog.keys.map(({ kind, fingerprint }) => ({
			kind,
			fingerprint
		}))
	};
	return (path) => ({
		...common,
		path,
		root: "../".repeat(path.split("/").length - 1)
	});
}
/** Hash of all that the pages of packages show beside the package itself. */
function frameHash(rendererId, catalog, frameOf) {
	const targets = catalog.targets.map(({ path, release, format }) => [
		path,
		release,
		format
	]);
	return shortHash(JSON.stringify([
		rendererId,
		frameOf(""),
		targets
	]));
}
/** The texts of some published documents; absent ones are undefined. */
async function readTexts(published, paths) {
	const found = await published.read(paths);
	return paths.map((path) => {
		const bytes = found.get(path);
		return bytes && new TextDecoder().decode(bytes);
	});
}
/** The frame that the published pages were rendered with. */
function publishedFrame(catalogText) {
	if (catalogText === void 0) return void 0;
	try {
		return JSON.parse(catalogText).frame;
	} catch {
		return;
	}
}

// lib/catalog/package-files.ts
/** Packages handled at a time: what is read of the published tree is asked for together. */
const batch = 500;
/** Names of files kept per version. */
const mostFiles = 5e3;
/** Page, document, Atom feed and badges of every package; unchanged ones are named without being made. */
async function* packageFiles(input) {
	const { catalog, published, sameFrame } = input;
	for (let from = 0; from < catalog.packages.length; from += batch) {
		const documents = catalog.packages.slice(from, from + batch);
		await published.list(documents.flatMap(({ name }) => packageDirectories(name)));
		const some = documents.map((document) => {
			const data = jsonFile(packageJson(document.name), document);
			const names = namesOf(document, published, input.contents.has(document.name));
			return {
				document,
				data,
				names,
				same: sameFrame && !input.contents.has(document.name) && published.files.get(data.path) === blobId(data.content) && names.every((path) => published.files.has(path))
			};
		});
		const old = await oldTexts(published, some.filter(({ same }) => !same).map(({ document }) => document.name), input.contents);
		for (const { document, data, names, same } of some) if (same) for (const path of [data.path, ...names]) yield { path };
		else {
			yield data;
			yield* changedFiles(input, document, old);
		}
	}
}
/** Where the files of a package are. */
function packageDirectories(name) {
	return [
		packageJson(name),
		filesJson(name),
		packageAtom$1(name),
		versionBadge$1(name),
		buildBadge$1(name)
	].map(directoryOf);
}
function namesOf({ name, builds }, published, hasContents) {
	const listed = hasContents || published.files.has(filesJson(name));
	return [
		`${packagePath(name)}index.html`,
		packageAtom$1(name),
		versionBadge$1(name),
		...builds ? [buildBadge$1(name)] : [],
		...listed ? [filesJson(name)] : []
	];
}
async function oldTexts(published, changed, contents) {
	const paths = [...changed.map(packageAtom$1), ...changed.filter((name) => contents.has(name)).map(filesJson)];
	const texts = await readTexts(published, paths);
	return new Map(paths.map((path, index) => [path, texts[index]]));
}
async function* changedFiles({ catalog, renderer, frameOf, published, now, contents }, document, old) {
	const { name, version, builds } = document;
	const path = packagePath(name);
	const fresh = contents.get(name);
	const hasFiles = fresh !== void 0 || published.files.has(filesJson(name));
	const atomPath = packageAtom$1(name);
	const dates = versionDates(document, old.get(atomPath) ?? "", now);
	const view = {
		frame: frameOf(path),
		document,
		targets: catalog.targets,
		dates,
		hasFiles
	};
	yield {
		path: `${path}index.html`,
		content: await renderer.render("package", view)
	};
	yield textFile(atomPath, packageAtom(catalog.archive, document, atomPath, dates));
	yield textFile(versionBadge$1(name), versionBadge(name, version));
	if (builds) yield textFile(buildBadge$1(name), buildBadge(builds));
	if (fresh) yield filesDocument(document, fresh, old.get(filesJson(name)));
	else if (hasFiles) yield { path: filesJson(name) };
}
function filesDocument(document, fresh, old) {
	const known = readFiles(old)?.versions ?? {};
	const versions = {};
	for (const { version } of document.versions) {
		const found = fresh.get(version);
		const before = Object.hasOwn(known, version) ? known[version] : void 0;
		if (found) {
			const { files, conffiles } = found;
			const truncated = files.length > mostFiles;
			versions[version] = {
				files: files.slice(0, mostFiles),
				conffiles: [...conffiles],
				...truncated ? { truncated } : {}
			};
		} else if (before) versions[version] = before;
	}
	return jsonFile(filesJson(document.name), {
		format: 1,
		name: document.name,
		versions
	});
}
function readFiles(text) {
	if (text === void 0) return void 0;
	try {
		return filesSchema.safeParse(JSON.parse(text)).data;
	} catch {
		return;
	}
}

// lib/publish/part.ts
/**
* Chooses what must be read of a large archive; undefined when that is all of it. Lists the directories of the chosen feeds.
* @param basis what all feeds and pages depend on, hashed
*/
async function choosePart(tree, input, router, basis) {
	const known = await readKnown(tree, basis);
	if (!known) return void 0;
	if (input.builds.length > 0 && known.builds.packages.length === 0) return void 0;
	const published = new Set(known.published.feeds.map(({ path }) => path));
	if (input.archive.targets.some(({ path }) => !published.has(path))) return void 0;
	const incoming = await findNews(known, input, router);
	if (!incoming) return void 0;
	const built = touchedByBuilds(input.builds, input.incoming);
	const names = /* @__PURE__ */ new Set([...incoming.map(({ entry }) => entry.info.name), ...built.names]);
	const feeds = /* @__PURE__ */ new Set([
		...incoming.flatMap(({ targets }) => targets.map(({ path }) => path)),
		...built.feeds,
		...feedsOf(known, names)
	]);
	if ([...feeds].some((path) => !published.has(path)) || feeds.size === published.size) return void 0;
	await tree.list([...feeds, ...[...names].flatMap(packageDirectories)]);
	return {
		known,
		feeds,
		names,
		incoming
	};
}
function feedsOf({ list, targets }, names) {
	return list.filter(({ name }) => names.has(name)).flatMap((listed) => listed.targets.flatMap((index) => targets[index]?.path ?? []));
}
/**
* The incoming packages without those that the archive has already, byte for byte, by their documents. Undefined when the
* keyring would change, which is in every feed.
*/
async function findNews(known, { incoming, archive, signing }, router) {
	const keyring = keyringName(archive.name);
	const listed = new Set(known.list.map(({ name }) => name));
	const names = new Set(incoming.map(({ entry }) => entry.info.name).filter((name) => listed.has(name)));
	const documents = await known.read([...names.add(keyring)]);
	const document = documents.get(keyring);
	const current = document && keyringInDocument(document);
	if (!current) return void 0;
	const files = new Set([...documents].flatMap(([name, { versions }]) => versions.flatMap(({ version, files }) => files.map((file) => [
		name,
		version,
		file.target,
		file.sha256
	].join("\n")))));
	const news = ({ entry, targets }) => targets.filter(({ path }) => !files.has([
		entry.info.name,
		entry.info.version,
		path,
		entry.sha256
	].join("\n")));
	if ((await keyringOffers(router, current, signing.date)).some((offer) => news(offer).length > 0)) return void 0;
	return incoming.flatMap((one) => {
		const targets = news(one);
		return targets.length > 0 ? [{
			...one,
			targets
		}] : [];
	});
}

// lib/publish/published-keys.ts
/** The public keys that an archive publishes now. */
async function readPublishedKeys(tree) {
	const paths = [...tree.files.keys()].filter((path) => /^keys\/(?:[0-9a-f]{16}|[^/]+\.(?:pem|asc))$/.test(path));
	const files = await tree.read(paths.sort());
	return Promise.all([...files].map(([path, bytes]) => parsePublicKey(Buffer.from(bytes).toString("utf8"), path)));
}
/**
* Refuses to publish with keys that no router of this archive knows: of each kind that is published, one must be among
* ours. A rotation passes, because it publishes the next key before it signs with it.
*/
async function refuseUnknownKeys(tree, ours) {
	const published = await readPublishedKeys(tree);
	const problems = [
		"usign",
		"apk",
		"openpgp"
	].flatMap((kind) => {
		const known = published.filter((key) => key.kind === kind).map(({ fingerprint }) => fingerprint);
		const own = ours.filter((key) => key.kind === kind).map(({ fingerprint }) => fingerprint);
		if (known.length === 0 || own.length === 0 || own.some((fingerprint) => known.includes(fingerprint))) return [];
		return {
			what: `The ${names[kind]} key in PPA_KEYS is ${own.join(", ")}, but the published archive uses ${known.join(", ")}; its routers would refuse what this key signs`,
			cure: "Store the archive's own keys as PPA_KEYS. To change keys use `ppa keys rotate`. If the old ones are lost, remove keys/ from the pages branch, and tell the users to install the archive again."
		};
	});
	if (problems.length > 0) throw new UserError(problems);
}
/** Published keys that are no longer the archive's: what a finished rotation leaves behind. */
async function retiredKeys(tree, ours) {
	const kept = new Set(ours.map(({ path }) => path));
	return (await readPublishedKeys(tree)).filter(({ path }) => !kept.has(path));
}

// lib/catalog/relations.ts
/**
* Finds for each dependency the package of the archive that satisfies it, and for each package those that need it.
* @param packages those with files, by name
* @param upstream names that OpenWrt's own feeds provide; without it what is not here is taken to be there
*/
function linkPackages(packages, upstream) {
	const providers = /* @__PURE__ */ new Map();
	for (const [name, { provides }] of packages) for (const provided of provides) {
		const other = providers.get(provided);
		if (other === void 0 || name < other) providers.set(provided, name);
	}
	const find = (name) => {
		const page = packages.has(name) ? name : providers.get(name);
		if (page !== void 0) return {
			name,
			where: "here",
			page
		};
		return {
			name,
			where: !upstream || upstream.has(name) ? "openwrt" : "missing"
		};
	};
	const dependencies = new Map([...packages].map(([name, { depends }]) => [name, depends.map(find)]));
	const requiredBy = /* @__PURE__ */ new Map();
	for (const name of [...packages.keys()].sort(byCode)) {
		const pages = new Set(dependencies.get(name)?.flatMap(({ page }) => page ?? []));
		pages.delete(name);
		for (const page of pages) {
			const others = requiredBy.get(page);
			if (others) others.push(name);
			else requiredBy.set(page, [name]);
		}
	}
	return (name) => ({
		dependencies: dependencies.get(name) ?? [],
		requiredBy: requiredBy.get(name) ?? []
	});
}
/** The order of names: by code units, the same everywhere. */
function byCode(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}

// lib/catalog/version-order.ts
/** Negative, 0 or positive, in the order of the package manager that will read the versions. */
function compareVersions(format, a, b) {
	return format === "apk" ? compareApkVersions(a, b) : compareOpkgVersions(a, b);
}

// lib/catalog/documents.ts
/** What lists and search show of a package: `targets` are indexes into the catalog's. */
function listPackages(targets, packages) {
	const indexes = new Map(targets.map(({ path }, index) => [path, index]));
	return packages.map((one) => {
		const segment = pathSegment(one.name);
		const found = new Set(one.versions.flatMap(({ files }) => files.map(({ target }) => indexes.get(target) ?? -1)));
		return {
			name: one.name,
			...segment === one.name ? {} : { path: segment },
			title: one.title,
			version: one.version,
			targets: [...found].sort((a, b) => a - b),
			...one.section === void 0 ? {} : { section: one.section },
			...one.license === void 0 ? {} : { license: one.license },
			...one.source === void 0 ? {} : { source: one.source }
		};
	});
}
function packagesDocument({ targets, list }) {
	return {
		format: 1,
		targets: targets.map(({ path, release, arch }) => ({
			path,
			release,
			arch
		})),
		packages: [...list]
	};
}
/** `frame`: what all pages have in common, hashed; see {@link renderSite}. */
function catalogDocument(catalog, frame, documents) {
	const { generator, archive, keys, targets, list } = catalog;
	return {
		format: 1,
		generator,
		frame,
		archive,
		keys,
		targets: [...targets],
		packages: list.length,
		documents
	};
}
/** How many packages each release, architecture … has; the most frequent first. */
function countFacets({ targets, list }) {
	const count = (values) => {
		const counts = /* @__PURE__ */ new Map();
		for (const one of list) for (const value of new Set(values(one))) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
		return [...counts].map(([value, count]) => ({
			value,
			count
		})).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
	};
	const ofTarget = (field) => (one) => one.targets.map((index) => targets[index]?.[field]);
	return [
		{
			name: "release",
			values: count(ofTarget("release"))
		},
		{
			name: "arch",
			values: count(ofTarget("arch"))
		},
		{
			name: "section",
			values: count(({ section }) => [section])
		},
		{
			name: "license",
			values: count(({ license }) => [license])
		},
		{
			name: "source",
			values: count(({ source }) => [source])
		}
	].filter(({ values }) => values.length > 1);
}
/** The files of one feed as its page lists them: by package, newest version first. */
function targetRows(format, entries, titles) {
	return entries.map(({ filename, size, info: { name, version } }) => ({
		name,
		title: titles.get(name) ?? "",
		version,
		file: filename,
		size
	})).sort((a, b) => byCode(a.name, b.name) || compareVersions(format, b.version, a.version));
}

// lib/catalog/build.ts
/**
* Describes a whole archive. The same feeds give the same catalog, in whatever order they come: targets go newest release
* first, packages by name, versions newest first. Reads nothing and takes no time from the clock.
*/
function buildCatalog(input) {
	const feeds = sortFeeds(input.feeds);
	const builds = sortBuilds(input.builds);
	const found = findPackages(feeds, () => true);
	const described = [.../* @__PURE__ */ new Set([...found.keys(), ...builds.keys()])].sort(byCode).map((name) => describe(name, found.get(name) ?? [], input));
	const relations = new Map(described.flatMap(({ relations }) => relations ?? []));
	const linkOf = linkPackages(relations, input.upstream);
	const packages = described.map(({ document }) => Object.assign(document, linkOf(document.name)));
	const targets = feeds.map(({ feed }) => feed);
	const list = listPackages(targets, packages);
	return {
		...common(input),
		targets,
		list,
		files: listFiles(feeds, list),
		relations,
		builds,
		packages
	};
}
/**
* The catalog that {@link buildCatalog} would make of all feeds, from a few of them and what is known of the others.
* @param input with the feeds that may have changed, all others that have a package of `names`, and nothing else
* @param names packages whose documents are made from the feeds; of others only what links them may change
* @returns undefined when a document that must be changed is not published
*/
async function updateCatalog(input, known, names) {
	const feeds = sortFeeds(input.feeds);
	const described = new Map(feeds.map(({ feed }) => [feed.path, feed]));
	const targets = known.targets.map((feed) => described.get(feed.path) ?? feed);
	const found = findPackages(feeds, (name) => names.has(name));
	const changed = [...names].sort(byCode).map((name) => describe(name, found.get(name) ?? [], input));
	const others = [...known.relations].filter(([name]) => !names.has(name));
	const relations = new Map([...others, ...changed.flatMap((one) => one.relations ?? [])].sort(byFirst));
	const linkOf = linkPackages(relations, input.upstream);
	const linked = await relink(known, linkPackages(known.relations, input.upstream), linkOf, names);
	if (!linked) return void 0;
	const documents = changed.map(({ document }) => Object.assign(document, linkOf(document.name)));
	const rows = listPackages(targets, documents);
	const list = [...known.list.filter(({ name }) => !names.has(name)), ...rows].sort((a, b) => byCode(a.name, b.name));
	const affected = [...known.list.filter(({ name }) => names.has(name)), ...rows];
	return {
		...common(input),
		targets,
		list,
		files: listFiles(feeds, list),
		relations,
		builds: sortBuilds(input.builds),
		packages: [...documents, ...linked].sort((a, b) => byCode(a.name, b.name)),
		sources: new Set(affected.flatMap(({ source }) => source ?? []))
	};
}
/** The published documents of packages that did not change themselves, but whose neighbours came or went. */
async function relink(known, before, after, except) {
	const names = [...known.relations.keys()].filter((name) => !except.has(name) && JSON.stringify(before(name)) !== JSON.stringify(after(name)));
	const documents = await known.read(names);
	if (names.some((name) => !documents.has(name))) return void 0;
	return [...documents.values()].map((document) => ({
		...document,
		...after(document.name)
	}));
}
function common({ archive, generator, keys, commits }) {
	return {
		generator,
		archive: cleanArchive(archive),
		keys: keys.map(({ kind, fingerprint, path, text }) => ({
			kind,
			fingerprint,
			path,
			text
		})),
		commits: new Map([...commits ?? []].map(([name, { id, url }]) => [name, {
			id,
			...optional("url", webAddress(url))
		}]))
	};
}
/** Files of a feed that its page lists; of a larger one it leads to the directory. */
const MOST_FILES = 500;
function listFiles(feeds, list) {
	const titles = new Map(list.map(({ name, title }) => [name, title]));
	return new Map(feeds.map(({ feed, entries }) => [feed.path, entries.length > MOST_FILES ? [] : targetRows(feed.format, entries, titles)]));
}
function sortBuilds(builds = /* @__PURE__ */ new Map()) {
	const sorted = [...builds].map(([name, list]) => [name, [...list].sort((a, b) => byCode(a.target, b.target))]);
	return new Map(sorted.sort(byFirst));
}
function findPackages(feeds, isWanted) {
	const byName = /* @__PURE__ */ new Map();
	for (const { feed, entries } of feeds) for (const entry of entries) {
		const found = byName.get(entry.info.name);
		if (found) found.push({
			feed,
			entry
		});
		else if (isWanted(entry.info.name)) byName.set(entry.info.name, [{
			feed,
			entry
		}]);
	}
	return byName;
}
/** A package by itself; what it has to do with others is still to be filled in. */
function describe(name, found, { builds, commits }) {
	const newest = newestOfFirstFeed(found);
	const commit = commits?.get(name);
	const own = builds?.get(name);
	const document = {
		...describePackage(name, found, newest),
		...commit && { commit: {
			id: commit.id,
			...optional("url", webAddress(commit.url))
		} },
		...own && { builds: [...own].sort((a, b) => byCode(a.target, b.target)) }
	};
	return newest ? {
		document,
		relations: [[name, relationsOf(found, newest)]]
	} : { document };
}
function cleanArchive(archive) {
	const links = archive.links?.filter(({ url }) => webAddress(url));
	return {
		...archive,
		url: archive.url.replace(/\/+$/, ""),
		...links && { links }
	};
}
function sortFeeds(feeds) {
	return feeds.map(({ target, entries }) => ({
		feed: describeFeed(target, entries),
		entries
	})).sort((a, b) => byRelease(a.feed.release, b.feed.release) || byCode(a.feed.path, b.feed.path));
}
function describeFeed({ release, arch, target, path }, entries) {
	return {
		path,
		release: release.series,
		format: release.format,
		arch,
		...optional("target", target),
		count: entries.length,
		bytes: entries.reduce((sum, { size }) => sum + size, 0)
	};
}
/** Newest series first; the development branch last, because it is what fewest routers run. */
function byRelease(a, b) {
	const [x, y] = [a, b].map((series) => /^\d/.test(series) ? series : "");
	return compareVersions("opkg", y, x);
}
function describePackage(name, found, newest) {
	const versions = /* @__PURE__ */ new Map();
	for (const one of found) {
		const same = versions.get(one.entry.info.version);
		if (same) same.push(one);
		else versions.set(one.entry.info.version, [one]);
	}
	const order = found.every(({ entry }) => entry.format === "apk") ? "apk" : "opkg";
	const sorted = [...versions.keys()].sort((a, b) => compareVersions(order, b, a) || byCode(a, b));
	const info = newest?.entry.info;
	const twin = opkgTwin(info, found);
	const description = clip(twin?.description ?? info?.description ?? "", 4e3);
	return {
		format: 1,
		name,
		title: firstLine(description),
		description,
		version: info?.version ?? "",
		...optional("section", clip(info?.section ?? twin?.section, 60)),
		...optional("license", clip(info?.license, 200)),
		...optional("maintainer", clip(info?.maintainer, 200)),
		...optional("homepage", webAddress(info?.homepage)),
		...optional("source", clip(info?.source, 200)),
		versions: sorted.map((version) => describeVersion(version, versions.get(version) ?? [])),
		dependencies: [],
		requiredBy: []
	};
}
/**
* What opkg says of the same package: apk has room for one line of description and none for the section, so where both say
* the same words, opkg's keep their lines.
*/
function opkgTwin(info, found) {
	const words = (text) => text.replace(/\s+/g, " ").trim();
	const wanted = words(info?.description ?? "");
	return found.find(({ entry }) => entry.format === "opkg" && words(entry.info.description) === wanted)?.entry.info;
}
/** The version a visitor most likely wants: the newest one of the newest release that has the package. */
function newestOfFirstFeed(found) {
	const release = found[0]?.feed.release;
	return found.filter(({ feed }) => feed.release === release).reduce((best, one) => {
		if (!best) return one;
		const order = one.entry.format;
		return compareVersions(order, one.entry.info.version, best.entry.info.version) > 0 ? one : best;
	}, void 0);
}
function describeVersion(version, found) {
	const first = found[0]?.entry.info;
	return {
		version,
		depends: [...first.depends],
		provides: [...first.provides],
		conflicts: [...first.conflicts],
		files: found.map(({ feed, entry }) => describeFile(feed, entry, first))
	};
}
function describeFile(feed, { filename, size, sha256, info }, first) {
	return {
		target: feed.path,
		filename,
		architecture: info.architecture,
		size,
		...optional("installedSize", info.installedSize),
		sha256,
		...sameRelations(info.depends, first.depends) ? {} : { depends: [...info.depends] }
	};
}
function sameRelations(a, b) {
	if (a === b) return true;
	return a.length === b.length && a.every((one, index) => {
		const other = b[index];
		return one.name === other?.name && one.operator === other.operator && one.version === other.version && sameRelations(one.or ?? [], other.or ?? []);
	});
}
function relationsOf(found, { entry }) {
	const { depends } = entry.info;
	return {
		depends: [...new Set(depends.flatMap(({ name, or = [] }) => [name, ...or.map((other) => other.name)]))],
		provides: [...new Set(found.flatMap((one) => one.entry.info.provides.map(({ name }) => name)))].sort(byCode)
	};
}
/** A title for lists: the first line, shortened where it is a whole text. Characters. */
function firstLine(description) {
	return clip(description.trimStart().split("\n", 1)[0]?.trim() ?? "", 160);
}
/** Keeps what strangers write short enough for pages and lists. `most`: characters. */
function clip(text, most) {
	return text !== void 0 && text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}
function byFirst(a, b) {
	return byCode(a[0], b[0]);
}
function optional(key, value) {
	return value === void 0 || value === "" ? {} : { [key]: value };
}

// lib/catalog/directory.ts
const style = ":root { background: Canvas; color: CanvasText } pre { overflow-x: auto }";
const policy = `default-src 'none'; img-src 'self'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; base-uri 'none'; form-action 'none'`;
/** The pages of feed directories and of the folders above them. */
function* directoryPages(directories) {
	const above = /* @__PURE__ */ new Map();
	for (const { path, files } of directories) {
		const up = "../".repeat(path.split("/").length);
		if (files) yield textFile(`${path}/index.html`, directoryPage(path, files, `${up}${targetPath(path)}index.html`));
		const parts = path.split("/");
		for (let depth = 1; depth < parts.length; depth++) {
			const parent = parts.slice(0, depth).join("/");
			above.set(parent, (above.get(parent) ?? /* @__PURE__ */ new Set()).add(`${parts[depth]}/`));
		}
	}
	for (const [path, names] of above) {
		const up = "../".repeat(path.split("/").length);
		yield textFile(`${path}/index.html`, directoryPage(path, [...names].sort().map((name) => ({ name })), `${up}index.html`));
	}
}
/**
* The plain page of a feed directory, as download servers have it: readable by any browser, lynx on a router included.
* `about` leads to the page for people. Names of directories end in a slash; sizes that change at every publication are left out.
*/
function directoryPage(path, files, about) {
	const title = escapeMarkup(`/${path}/`);
	const width = Math.max(0, ...files.map(({ name }) => name.length));
	const digits = Math.max(0, ...files.map(({ size }) => String(size ?? "-").length));
	const rows = files.map(({ name, size }) => {
		const gap = " ".repeat(width + 2 - name.length);
		const target = name.endsWith("/") ? `${encodeURIComponent(name.slice(0, -1))}/index.html` : encodeURIComponent(name);
		return `<a href="./${escapeMarkup(target)}">${escapeMarkup(name)}</a>${gap}${String(size ?? "-").padStart(digits)}`;
	});
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${"../".repeat(path.split("/").length)}assets/icon.svg">
<style>${style}</style>
<title>${title}</title>
</head>
<body>
<main>
<h1>${title}</h1>
<p><a href="../index.html">../</a> · <a href="${escapeMarkup(about)}">about</a></p>
<pre tabindex="0">
${rows.join("\n")}
</pre>
</main>
</body>
</html>
`;
}

// lib/catalog/api-docs.ts
const paths = [
	{
		schema: catalogSchema,
		path: "api/v1/catalog.json",
		description: "The index: the archive, its keys, its targets, and where everything else is."
	},
	{
		schema: targetsSchema,
		path: "api/v1/targets.json",
		description: "Every feed: release, architecture, size."
	},
	{
		schema: packagesSchema,
		path: "api/v1/packages.json",
		description: "Every package in one line."
	},
	{
		schema: packageSchema,
		path: "api/v1/p/<name>.json",
		description: "Everything about one package: versions, files, dependencies, builds."
	},
	{
		schema: filesSchema,
		path: "api/v1/files/<name>.json",
		description: "What a package puts on the router."
	},
	{
		schema: buildsSchema,
		path: "api/v1/builds.json",
		description: "How the last build of every package ended."
	},
	{
		schema: statusSchema,
		path: "api/v1/status.json",
		description: "When the archive was published last, and what was new."
	}
];
/** Open to fields that later versions add. */
const toJson = (schema) => toJSONSchema(schema, { io: "input" });
/** The published JSON Schemas, by path. */
function apiSchemas() {
	return new Map(Object.entries(documents$1).map(([name, schema]) => [`api/v1/schema/${name}`, toJson(schema)]));
}
/** The plain pages of the API's folders, for who takes an address apart. */
function* apiDirectories() {
	const files = [...paths.map(({ path }) => path.replace("api/v1/", "")).filter((name) => !name.includes("/")), "schema/"].sort().map((name) => ({ name }));
	yield textFile("api/v1/index.html", directoryPage("api/v1", files, "../index.html"));
	const schemas = Object.keys(documents$1).map((name) => ({ name }));
	yield textFile("api/v1/schema/index.html", directoryPage("api/v1/schema", schemas, "../../index.html"));
}
/** The documents of the API with their fields, told from their schemas. */
function apiDocuments() {
	return paths.map(({ schema, path, description }) => {
		return {
			path,
			description,
			schemaPath: `api/v1/schema/${Object.entries(documents$1).find(([, one]) => one === schema)?.[0] ?? ""}`,
			fields: fieldsOf(toJson(schema), "")
		};
	});
}
function fieldsOf(schema, prefix) {
	return Object.entries(schema.properties ?? {}).flatMap(([key, field]) => {
		const name = prefix + key;
		const { inner, suffix } = innermost(field);
		return [{
			name,
			type: typeOf(field),
			optional: !schema.required?.includes(key),
			description: field.description ?? ""
		}, ...fieldsOf(inner, `${name}${suffix}.`)];
	});
}
/** Through lists and maps to what they hold: `versions[].files[]`. */
function innermost(schema) {
	const next = schema.items ?? (typeof schema.additionalProperties === "object" ? schema.additionalProperties : void 0);
	if (!next) return {
		inner: schema,
		suffix: ""
	};
	const { inner, suffix } = innermost(next);
	return {
		inner,
		suffix: `${schema.items ? "[]" : "{}"}${suffix}`
	};
}
function typeOf({ type, enum: values, const: value, items, additionalProperties }) {
	if (value !== void 0) return JSON.stringify(value);
	if (values) return values.map((one) => JSON.stringify(one)).join(" | ");
	if (type === "array") return `list of ${items ? typeOf(items) : "anything"}`;
	if (type === "object" && typeof additionalProperties === "object") return `map to ${typeOf(additionalProperties)}`;
	return type ?? "any";
}

// lib/catalog/status.ts
/** Updates that are remembered: what the Atom feeds of the archive show. */
const remembered = 100;
/**
* What this publication says about itself. `published` are the texts of `status.json` and `packages.json` as they are
* now; what cannot be read counts as not there.
*/
function makeStatus({ now, run, commit }, catalog, published) {
	const before = parse(published.status, statusSchema.safeParse);
	const known = new Map(parse(published.packages, packagesSchema.safeParse)?.packages.map((one) => [one.name, one.version]));
	const date = now.toISOString();
	const news = catalog.list.filter(({ name, version }) => version !== "" && known.get(name) !== version).map(({ name, version, title }) => ({
		package: name,
		version,
		title,
		isNew: !known.has(name),
		date
	}));
	const builds = countBuilds([...catalog.builds.values()].flat());
	return {
		format: 1,
		published: date,
		...run ? { run } : {},
		...commit ? { commit: {
			id: commit.id,
			...commit.url ? { url: commit.url } : {}
		} } : {},
		builds,
		recent: [...news, ...before?.recent ?? []].slice(0, remembered)
	};
}
/** Builds by how they ended. */
function countBuilds(builds) {
	const counts = {};
	for (const { status } of builds) counts[status] = (counts[status] ?? 0) + 1;
	return counts;
}
function parse(text, safeParse) {
	if (text === void 0) return void 0;
	try {
		return safeParse(JSON.parse(text)).data;
	} catch {
		return;
	}
}

// lib/catalog/pages.ts
/** Home shows all packages of a small archive; of a large one it leads to the list. */
const homeLimit = 150;
/** A list longer than this is split by first letters. */
const listLimit = 500;
/** A facet's rarest values are left out of the list, not of addresses. */
const facetLimit = 60;
/** Cells of the page of builds; packages with problems come first. */
const cellLimit = 6e3;
/** Every page but those of packages. */
async function* sitePages(input) {
	const { catalog, frameOf, settings } = input;
	const { keys, targets, list } = catalog;
	const page = async (name, path, view) => ({
		path: `${path}index.html`,
		content: await input.renderer.render(name, {
			frame: frameOf(path),
			...view
		})
	});
	yield page("home", "", {
		keys,
		targets,
		packages: list.length > homeLimit ? [] : list,
		count: list.length
	});
	for (const { path, ...view } of listViews(catalog)) yield page("packages", path, view);
	const device = firmwareInput(catalog);
	for (const [index, target] of targets.entries()) {
		const rows = catalog.files.get(target.path);
		if (!rows) continue;
		const key = keys.find(({ kind }) => kind === (target.format === "opkg" ? "usign" : "apk"));
		const feed = device.feeds[index];
		yield page("target", targetPath(target.path), {
			target,
			rows,
			address: feedAddress(catalog.archive.url, feed),
			firmware: firmwareSnippets(device, feed),
			...device.keyring === void 0 ? {} : { keyring: device.keyring },
			...key ? { key } : {}
		});
	}
	for (const [path, view] of sourceViews(catalog)) yield page("source", path, view);
	if (frameOf("").hasBuilds) yield page("builds", "builds/", buildsView(catalog));
	yield page("keys", "keys/", { keys });
	yield page("api", "api/", { documents: apiDocuments() });
	yield* apiDirectories();
	for (const { slug, title, html } of settings.pages) yield page("extra", `pages/${slug}/`, {
		title,
		html
	});
	yield {
		path: "404.html",
		content: await input.renderer.render("not-found", { frame: {
			...frameOf(""),
			root: rootAnywhere(catalog)
		} })
	};
}
function firmwareInput(catalog) {
	const keyring = keyringName(catalog.archive.name);
	const hasKeyring = catalog.list.some(({ name }) => name === keyring);
	return {
		...fromCatalog(catalogDocument(catalog, "", {})),
		...hasKeyring ? { keyring } : {}
	};
}
/** The 404 page appears at any depth, so its links begin at the host. */
function rootAnywhere({ archive }) {
	return URL.canParse(archive.url) ? `${new URL(archive.url).pathname.replace(/\/+$/, "")}/` : "/";
}
/** The parts of a long list tell no counts but their own, so that a new package changes one of them. */
function listViews(catalog) {
	const { list } = catalog;
	const whole = {
		path: "packages/",
		facets: countFacets(catalog).map(({ name, values }) => ({
			name,
			values: values.slice(0, facetLimit)
		})),
		targets: catalog.targets.map(({ path }, index) => ({
			path,
			count: list.filter((one) => one.targets.includes(index)).length
		})),
		count: list.length
	};
	if (list.length <= listLimit) return [{
		...whole,
		packages: list,
		letters: []
	}];
	const byLetter = /* @__PURE__ */ new Map();
	for (const one of list) {
		const letter = firstLetter(one.name);
		const others = byLetter.get(letter);
		if (others) others.push(one);
		else byLetter.set(letter, [one]);
	}
	const letters = [...byLetter.keys()].sort().map((letter) => ({ letter }));
	const counted = letters.map(({ letter }) => ({
		letter,
		count: byLetter.get(letter)?.length ?? 0
	}));
	return [{
		...whole,
		packages: [],
		letters: counted
	}, ...[...byLetter].map(([letter, packages]) => ({
		path: `packages/${letter}/`,
		facets: [],
		targets: [],
		packages,
		count: packages.length,
		letters,
		letter
	}))];
}
function firstLetter(name) {
	const letter = name.charAt(0).toLowerCase();
	return /[a-z]/.test(letter) ? letter : /[0-9]/.test(letter) ? "0-9" : "other";
}
function sourceViews({ list, commits, sources }) {
	const views = /* @__PURE__ */ new Map();
	for (const listed of list) {
		const { name, source } = listed;
		if (source === void 0 || sources?.has(source) === false) continue;
		const path = sourcePath(source);
		const commit = commits.get(name);
		const view = views.get(path);
		if (view) view.packages.push(listed);
		else views.set(path, {
			source,
			packages: [listed],
			...commit ? { commit } : {}
		});
	}
	return views;
}
/** Pages of sources that no package comes from any more, where not everything is described. */
function vanishedSources({ list, sources = /* @__PURE__ */ new Set() }) {
	const left = new Set(list.map(({ source }) => source));
	return [...sources].filter((source) => !left.has(source)).map((source) => `${sourcePath(source)}index.html`);
}
/** Packages and targets with problems come first, so that they are in sight in large archives too. */
function buildsView({ builds, targets }) {
	const built = [...builds].map(([name, list]) => ({
		name,
		builds: list
	}));
	const isBadBuild = ({ status }) => status === "failed" || status === "stale";
	const isBad = ({ builds }) => builds.some(isBadBuild);
	const sorted = [...built.filter(isBad), ...built.filter((one) => !isBad(one))];
	const named = new Set(built.flatMap(({ builds }) => builds.map(({ target }) => target)));
	const known = targets.map(({ path }) => path).filter((path) => named.delete(path));
	const bad = new Set(built.flatMap(({ builds }) => builds.filter(isBadBuild).map(({ target }) => target)));
	const all = [...known, ...[...named].sort()];
	const columns = [...all.filter((path) => bad.has(path)), ...all.filter((path) => !bad.has(path))];
	return {
		targets: columns,
		packages: sorted.slice(0, Math.max(20, Math.floor(cellLimit / (columns.length + 1)))),
		count: built.length,
		counts: countBuilds([...builds.values()].flat())
	};
}

// lib/catalog/icon.ts
/** The picture of an archive that has none of its own: a parcel on its way. */
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#0b6a5f"/><path d="M16 6.5l8 4.2v10.6l-8 4.2-8-4.2V10.700z" fill="none" stroke="#fff" stroke-width="2" stroke-linejoin="round"/><path d="M8.200 10.900L16 15l7.800-4.100M16 15v10" fill="none" stroke="#fff" stroke-width="2" stroke-linejoin="round"/></svg>
`;

// lib/catalog/markdown.ts
/**
* The Markdown that people write in a page about their archive: headings, paragraphs, lists, quotes, code, rules, links,
* emphasis. HTML in it is shown as text. The first heading is the title.
*/
function markdownPage(text, fallback) {
	const lines = text.replace(/\r\n?/g, "\n").split("\n");
	const first = lines.findIndex((line) => line.trim() !== "");
	const heading = /^#\s+(.+?)\s*#*$/.exec(lines[first] ?? "");
	return {
		title: heading?.[1] ?? fallback,
		html: blocks(heading ? lines.slice(first + 1) : lines)
	};
}
const starts = {
	fence: /^(```+|~~~+)/,
	heading: /^(#{1,6})\s+(.+?)\s*#*$/,
	rule: /^(?:-{3,}|\*{3,}|_{3,})\s*$/,
	quote: /^>\s?/,
	bullet: /^[-*+]\s+/,
	number: /^\d{1,9}[.)]\s+/
};
function blocks(lines) {
	const out = [];
	let at = 0;
	const take = (matches) => {
		const from = at;
		while (at < lines.length && matches(lines[at])) at++;
		return lines.slice(from, at);
	};
	while (at < lines.length) {
		const line = lines[at];
		const fence = starts.fence.exec(line)?.[1];
		const heading = starts.heading.exec(line);
		if (line.trim() === "") at++;
		else if (fence) {
			at++;
			const code = take((one) => !one.startsWith(fence));
			at++;
			out.push(`<pre tabindex="0"><code>${escapeMarkup(code.join("\n"))}</code></pre>`);
		} else if (heading) {
			at++;
			const level = Math.max(2, heading[1].length);
			out.push(`<h${level}>${inline(heading[2])}</h${level}>`);
		} else if (starts.rule.test(line)) {
			at++;
			out.push("<hr>");
		} else if (starts.quote.test(line)) out.push(`<blockquote>${blocks(take((one) => starts.quote.test(one)).map((one) => one.replace(starts.quote, "")))}</blockquote>`);
		else if (starts.bullet.test(line) || starts.number.test(line)) {
			const marker = starts.bullet.test(line) ? starts.bullet : starts.number;
			const tag = marker === starts.bullet ? "ul" : "ol";
			const items = listItems(take((one) => marker.test(one) || /^\s+\S/.test(one)), marker);
			out.push(`<${tag}>${items.map((item) => `<li>${item}</li>`).join("")}</${tag}>`);
		} else {
			const paragraph = take((one) => one.trim() !== "" && !isStart(one));
			if (paragraph.length === 0) paragraph.push(lines[at++]);
			out.push(`<p>${inline(paragraph.map((one) => one.trim()).join("\n"))}</p>`);
		}
	}
	return out.join("\n");
}
const isStart = (line) => [
	starts.fence,
	starts.heading,
	starts.quote,
	starts.bullet
].some((start) => start.test(line));
/** Indented lines belong to the item above: nested lists, or the rest of its sentence. */
function listItems(lines, marker) {
	const items = [];
	for (const line of lines) if (marker.test(line)) items.push([line.replace(marker, "")]);
	else items.at(-1)?.push(line.trimStart());
	return items.map(([first = "", ...rest]) => {
		const nested = rest.findIndex((line) => starts.bullet.test(line) || starts.number.test(line));
		return inline([first, ...nested < 0 ? rest : rest.slice(0, nested)].join("\n")) + (nested < 0 ? "" : blocks(rest.slice(nested)));
	});
}
const tokens = /(`+)(.+?)\1|!?\[([^\]\n]*)\]\(([^()\s]+)\)|<(https?:\/\/[^>\s]+)>|(\*\*|__)(?=\S)(.+?)\6|([*_])(?=\S)(.+?)\8/gs;
function inline(text) {
	let out = "";
	let from = 0;
	for (const match of text.matchAll(tokens)) {
		out += escapeMarkup(text.slice(from, match.index));
		from = match.index + match[0].length;
		const [, , code, label, target, address, , strong, , emphasis] = match;
		if (code !== void 0) out += `<code>${escapeMarkup(code)}</code>`;
		else if (label !== void 0) out += link$1(label, target ?? "");
		else if (address !== void 0) out += link$1(address, address);
		else if (strong !== void 0) out += `<strong>${inline(strong)}</strong>`;
		else out += `<em>${inline(emphasis ?? "")}</em>`;
	}
	return out + escapeMarkup(text.slice(from));
}
function link$1(label, target) {
	const safe = /^[a-z][a-z0-9+.-]*:|^\/\//i.test(target) ? webAddress(target) : target;
	if (safe === void 0) return escapeMarkup(label);
	return `<a href="${escapeMarkup(safe)}">${label === target ? escapeMarkup(label) : inline(label)}</a>`;
}

// lib/catalog/settings.ts
/** Turns the settings into files with hashed names and pages. @throws UserError with every colour that is none. */
function prepareSettings(settings = {}) {
	const { language = "en", colors = {}, logo, css, pages = [] } = settings;
	const styles = [themeSheet(colors), css].filter((sheet) => sheet !== void 0 && sheet !== "").map((sheet, index) => textFile(`assets/own${index}-${shortHash(sheet)}.css`, sheet));
	const extension = logo?.name.split(".").pop()?.toLowerCase() ?? "";
	const picture = logo && {
		path: `assets/logo-${shortHash(logo.content)}.${/^[a-z]{3,4}$/.test(extension) ? extension : "svg"}`,
		content: logo.content
	};
	return {
		language,
		...picture ? { logo: picture.path } : {},
		styles: styles.map(({ path }) => path),
		pages: pages.map(({ name, markdown }) => ({
			slug: slugOf(name),
			...markdownPage(markdown, slugOf(name))
		})),
		files: [...styles, ...picture ? [picture] : []]
	};
}
function themeSheet(colors) {
	const problems = [];
	const rules = Object.entries(colors).map(([name, value]) => {
		if (!/^[a-z][a-z-]*$/.test(name) || !/^(?:#[0-9a-f]{3,8}|[a-z-]+|[a-z-]+\([#a-z0-9.,%/\s()-]*\))$/i.test(value)) problems.push({
			what: `${JSON.stringify(value)} is no colour`,
			cure: "Write one as in CSS: #0b6a5f, light-dark(#0b6a5f, #63cdbd).",
			place: {
				file: "ppa.yml",
				field: `site.colors.${name}`
			}
		});
		return `--${name}:${value};`;
	});
	if (problems.length > 0) throw new UserError(problems);
	return rules.length === 0 ? void 0 : `:root{${rules.join("")}}\n`;
}
function slugOf(name) {
	return name.replace(/^.*\//, "").replace(/\.\w+$/, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "page";
}

// lib/catalog/render.ts
const addresses = {
	targets: "api/v1/targets.json",
	packages: "api/v1/packages.json",
	package: "api/v1/p/{name}.json",
	files: "api/v1/files/{name}.json",
	builds: "api/v1/builds.json",
	status: "api/v1/status.json",
	schemas: "api/v1/schema/"
};
/**
* Renders the whole site and API of an archive, one file after the other. All links are relative, so the files work at
* any address and from a folder; only canonical addresses, Atom feeds and the 404 page name `archive.url`.
*
* A package's files depend on its document and on the frame (renderer, settings, targets) alone: where both are as
* published, they are not made again. Published site files that are not yielded are obsolete ({@link isSiteFile}), except
* where the catalog describes only a part: then the frame must be as published, and {@link vanishedSources} are obsolete.
*
* @throws UserError when the settings are wrong.
*/
async function* renderSite(input) {
	const { catalog, published = emptyTree, now, contents = /* @__PURE__ */ new Map() } = input;
	const settings = prepareSettings(input.site);
	const renderer = await loadRenderer(input.rendererDir);
	const frameOf = makeFrames(catalog, settings);
	const frame = frameHash(renderer.id, catalog, frameOf);
	const [oldCatalog, oldStatus, oldPackages] = await readTexts(published, [
		"api/v1/catalog.json",
		"api/v1/status.json",
		"api/v1/packages.json"
	]);
	const sameFrame = catalog.sources !== void 0 || publishedFrame(oldCatalog) === frame;
	const status = makeStatus(input, catalog, {
		status: oldStatus,
		packages: oldPackages
	});
	for (const [path, content] of renderer.assets) yield {
		path,
		content
	};
	yield textFile("assets/icon.svg", icon);
	yield* settings.files;
	yield* sitePages({
		catalog,
		renderer,
		frameOf,
		settings
	});
	yield* packageFiles({
		catalog,
		renderer,
		frameOf,
		published,
		sameFrame,
		now,
		contents
	});
	yield* directoryPages(input.directories ?? []);
	yield jsonFile(addresses.targets, {
		format: 1,
		targets: catalog.targets
	});
	yield jsonFile(addresses.packages, packagesDocument(catalog));
	yield jsonFile(addresses.builds, buildsDocument(catalog));
	yield jsonFile("api/v1/catalog.json", catalogDocument(catalog, frame, addresses));
	for (const [path, schema] of apiSchemas()) yield jsonFile(path, schema);
	yield* feeds(catalog, status);
	yield sitemap(catalog);
	yield jsonFile(addresses.status, status);
}
const siteFolders = /^(?:assets|badge|builds|p|packages|pages|s|t|api\/v1\/(?:p|files|schema))\//;
const siteFiles = /^(?:(?:api\/(?:v1\/)?|keys\/)?index\.html|404\.html|(?:atom|new|sitemap)\.xml|api\/v1\/(?:catalog|packages|targets|builds|status)\.json)$/;
/** True for the paths that a site takes up, so that those of an older one can be removed. */
function isSiteFile(path) {
	return siteFolders.test(path) || siteFiles.test(path);
}
function* feeds({ archive }, { recent }) {
	yield textFile("atom.xml", updatesAtom(archive, recent, "atom.xml"));
	yield textFile("new.xml", updatesAtom(archive, recent.filter(({ isNew }) => isNew), "new.xml"));
}
function buildsDocument({ targets, builds }) {
	return {
		format: 1,
		targets: targets.map(({ path }) => path),
		packages: [...builds].map(([name, list]) => ({
			name,
			builds: [...list]
		}))
	};
}
function sitemap({ archive, list }) {
	const urls = [
		"",
		"packages/",
		"keys/",
		"api/",
		...list.map(({ name }) => packagePath(name))
	].map((path) => `<url><loc>${escapeMarkup(`${archive.url}/${encodeURI(path)}`)}</loc></url>`);
	return textFile("sitemap.xml", `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join("\n")}\n</urlset>\n`);
}

// lib/publish/site.ts
/** Catalog and site of feeds that are published already, or are about to be; undefined when `part` does not do. */
async function composeSite(tree, { description, generator, feeds, keys, settings, builds, part, ...rest }) {
	const input = {
		archive: description,
		feeds,
		keys,
		generator,
		builds,
		commits: commitsOf(builds)
	};
	const catalog = part ? await updateCatalog(input, part.known, part.names) : buildCatalog(input);
	if (!catalog) return void 0;
	const put = /* @__PURE__ */ new Map();
	const rendered = /* @__PURE__ */ new Set();
	for await (const { path, content } of renderSite({
		...rest,
		catalog,
		site: settings,
		published: tree
	})) {
		rendered.add(path);
		if (content) put.set(path, content);
	}
	const obsolete = part ? vanishedSources(catalog) : [...tree.files.keys()].filter(isSiteFile);
	return {
		put,
		remove: new Set(obsolete.filter((path) => !rendered.has(path))),
		relations: catalog.relations
	};
}
/** The files that tell when and how; alone they are no reason for a publication. */
const VOLATILE = ["api/v1/status.json"];
/** Leaves the volatile files as published when nothing else changes, so that a run without news makes no commit. */
async function keepStatus(tree, put, remove) {
	if ([...remove].some((path) => tree.files.has(path))) return;
	for (const [path, content] of put) if (!VOLATILE.includes(path) && tree.files.get(path) !== await contentId(content)) return;
	for (const path of VOLATILE) put.delete(path);
}

// lib/publish/publication.ts
/**
* Feeds, keys, catalog and site of one publication on top of what is published. Of a large archive only the feeds and pages
* that it may change are read; what comes out is the same.
* @throws {UserError} with every package that must not be published, or when routers would not know the keys
*/
async function composePublication(tree, input) {
	const { archive, signing, rendererDir } = input;
	const router = {
		name: archive.name,
		url: archive.url,
		targets: archive.targets,
		keys: signing.publicKeys
	};
	const basis = await basisOf(input);
	const part = rendererDir === void 0 ? void 0 : await choosePart(tree, input, router, basis);
	const publication = part && await compose(tree, input, router, basis, part);
	if (publication) return publication;
	await tree.listAll();
	const whole = await compose(tree, input, router, basis, void 0);
	if (!whole) throw new Error("A whole archive needs no document that is not there");
	return whole;
}
/** Undefined when more than `part` must be read. */
async function compose(tree, input, router, basis, part) {
	const { signing } = input;
	if (!input.throwAway) await refuseUnknownKeys(tree, signing.publicKeys);
	const { feeds, put, remove, warnings, contents } = await composeFeeds(tree, part?.incoming ?? input.incoming, {
		...input.archive,
		targets: input.archive.targets.filter(({ path }) => part?.feeds.has(path) ?? true)
	}, signing, async (published) => part ? [] : keyringOffers(router, keyringInFeeds(input.archive.name, published), signing.date));
	put.set(INSTALLER, installer(router));
	if (!input.throwAway) for (const { path } of await retiredKeys(tree, signing.publicKeys)) remove.add(path);
	if (input.builds.length > 0) for (const [path, content] of await buildDocuments(tree, input.builds)) put.set(path, content);
	const outcomes = feedOutcomes(feeds, part);
	if (input.rendererDir !== void 0) {
		const builds = await latestBuilds(tree, input.builds, input.incoming, feeds);
		const site = await composeSite(tree, {
			...input,
			rendererDir: input.rendererDir,
			now: signing.date,
			feeds: feeds.map(({ target, merge }) => ({
				target,
				entries: merge.entries
			})),
			directories: outcomes.map(({ target: { path } }) => ({
				path,
				...filesOf(feeds, path)
			})),
			keys: signing.publicKeys,
			contents,
			builds,
			...part ? { part } : {}
		});
		if (!site) return void 0;
		for (const [path, content] of site.put) put.set(path, content);
		for (const path of site.remove) remove.add(path);
		await tree.list(["", ...[...put.keys(), ...remove].map(directoryOf)]);
		const trees = await feedTrees(tree, outcomes, feeds, {
			put,
			remove
		}, part);
		put.set(PUBLISHED, publishedDocument(basis, trees, site.relations));
		await keepStatus(tree, put, remove);
	}
	return {
		changes: {
			put,
			remove
		},
		message: commitMessage(feeds),
		feeds: outcomes,
		warnings: [...warnings, ...lineWarnings(feeds)],
		sizes: sizesAfter(feeds, outcomes, put)
	};
}
/** Hash of all that every feed and every page depend on. */
async function basisOf({ archive, signing, rendererDir, generator, description, settings }) {
	const renderer = rendererDir === void 0 ? "" : await rendererId(rendererDir);
	const targets = archive.targets.map(({ path, arch, release }) => [
		path,
		arch,
		release.version
	]);
	const keys = signing.publicKeys.map(({ text }) => text);
	return shortHash(JSON.stringify([
		generator,
		renderer,
		description,
		settings,
		archive.retain,
		targets,
		keys
	]));
}
/** What the page of a feed's directory lists; nothing for a feed that was not read. */
function filesOf(feeds, path) {
	const feed = feeds.find(({ target }) => target.path === path);
	if (!feed) return {};
	return { files: [...feed.indexFiles, ...feed.merge.entries.map(({ filename, size }) => ({
		name: filename,
		size
	}))] };
}

// lib/publish/run.ts
/** Time of every file in a declared package where SOURCE_DATE_EPOCH does not say otherwise: 2025-01-01. Seconds. */
const DEFAULT_EPOCH = 1735689600;
/** Publishes an archive: packages in, one commit on its pages branch out. */
async function publishArchive(edge, options, generator) {
	const builds = await buildsOf(edge, options);
	const session = await openSession(edge, options.config, releasesOf(builds));
	const { archive } = session;
	const remote = options.remote ?? await homeRepository(edge, session);
	const input = await prepare(edge, session, {
		...options,
		generator,
		builds,
		throwAway: options.dryRun
	});
	let publication;
	let sizes;
	const { reporter } = edge;
	const result = await reporter.group("Publish", () => publishTo({
		remote,
		branch: options.branch ?? archive.branch,
		...edge.secrets.token ? { token: edge.secrets.token } : {},
		exec: edge.exec,
		env: edge.env,
		tempDir: edge.env["RUNNER_TEMP"] ?? tmpdir(),
		cwd: edge.cwd,
		reporter,
		history: archive.history,
		author: authorOf(edge, input.signing.date),
		compose: async (tree) => {
			publication = await composePublication(tree, {
				...input,
				rendererDir: edge.siteDir
			});
			sizes = checkPublicationSizes(edge, session, publication);
			return options.dryRun ? null : publication;
		}
	}));
	for (const warning of publication?.warnings ?? []) reporter.warn(warning);
	if (!publication || !sizes) throw new Error("The publication was never composed.");
	const commit = result.status === "published" ? { commit: result.commit } : {};
	return {
		session,
		publication,
		sizes,
		publicKeys: input.signing.publicKeys,
		...commit
	};
}
/** Writes an archive's feeds into a folder, merged with what is there. */
async function indexArchive(edge, options, generator) {
	const builds = await buildsOf(edge, options);
	const input = await prepare(edge, await openSession(edge, options.config, releasesOf(builds)), {
		...options,
		generator,
		builds,
		throwAway: true
	});
	const out = resolve(edge.cwd, options.out);
	const publication = await composePublication(await readDirectoryTree(out), input);
	return {
		publication,
		changed: await applyChanges(out, publication.changes)
	};
}
/** Renders the catalog of the feeds in a folder, beside them; the number of files that were rendered. */
async function renderArchive(edge, options, generator) {
	const session = await openSession(edge, options.config);
	const out = resolve(edge.cwd, options.out);
	const tree = await readDirectoryTree(out);
	const feeds = await readFeeds(tree, publishedTargets(tree));
	if (feeds.length === 0) throw new UserError({
		what: "There is no feed in this folder",
		cure: "Make the feeds first, with `ppa index`, or name the folder that has them.",
		place: { file: options.out }
	});
	const site = await composeSite(tree, {
		description: describeArchive(session),
		settings: await readSiteSettings(session),
		...describeRun(edge, session),
		rendererDir: edge.siteDir,
		generator,
		now: edge.now(),
		feeds,
		directories: await Promise.all(feeds.map(({ target }) => listDirectory(out, tree, target.path))),
		keys: await readPublishedKeys(tree),
		builds: await latestBuilds(tree, [], [], [])
	});
	if (!site) throw new Error("A whole archive needs no document that is not there");
	await applyChanges(out, site);
	return { files: site.put.size };
}
/** The files of one feed directory, with their sizes. */
async function listDirectory(out, tree, path) {
	const files = [...tree.files.keys()].filter((file) => dirname(file) === path && !file.endsWith("/index.html")).map((file) => basename(file)).map(async (name) => ({
		name,
		size: (await stat(join(out, path, name))).size
	}));
	return {
		path,
		files: await Promise.all(files)
	};
}
async function buildsOf(edge, { builds }) {
	return builds === void 0 ? [] : readBuilds(resolve(edge.cwd, builds), builds);
}
async function prepare(edge, session, { globs, builds, generator, throwAway }) {
	const { archive, root } = session;
	const { reporter } = edge;
	const signing = await openSigning(edge, session, { throwAway });
	return {
		archive,
		incoming: await reporter.group("Collect packages", () => collectPackages(archive, {
			root,
			globs,
			built: builtFiles(builds),
			keyset: signing.keyset,
			sourceDateEpoch: sourceDateEpoch(edge),
			reporter
		})),
		builds,
		signing,
		throwAway: edge.secrets.keys === void 0,
		generator,
		description: describeArchive(session),
		settings: await readSiteSettings(session),
		...describeRun(edge, session)
	};
}
function sourceDateEpoch({ env }) {
	const text = env["SOURCE_DATE_EPOCH"];
	if (!text) return DEFAULT_EPOCH;
	if (/^\d+$/.test(text) && Number(text) < 2 ** 32) return Number(text);
	throw new UserError({
		what: `SOURCE_DATE_EPOCH is ${JSON.stringify(text)}, which is no time in seconds since 1970`,
		cure: "Set it to such a number, for instance of `git log -1 --format=%ct`, or unset it."
	});
}
/** Where an archive is published to when nothing else is said: the repository it lies in. */
async function homeRepository(edge, { root, archive }) {
	const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = edge.env;
	if (server && repository) return `${server}/${repository}.git`;
	const origin = await originUrl(edge, root);
	if (origin) return origin;
	throw new UserError({
		what: `Nothing tells where to publish: ${archive.file} is in no git repository with a remote called origin`,
		cure: "Name the repository with --remote."
	});
}
function authorOf({ env }, date) {
	return {
		name: env["GIT_AUTHOR_NAME"] ?? "openwrt-ppa",
		email: env["GIT_AUTHOR_EMAIL"] ?? "openwrt-ppa@users.noreply.github.com",
		date
	};
}
/** GitHub's limits where GitHub serves the pages, or where nothing tells who does; other forges set their own. */
function checkPublicationSizes(edge, { forge }, { sizes }) {
	const limits = forge && forge.kind !== "github" ? {
		site: Number.POSITIVE_INFINITY,
		file: pagesLimits.file
	} : pagesLimits;
	const report = checkSizes(sizes, limits);
	for (const warning of report.warnings) edge.reporter.warn(warning);
	if (report.problems.length > 0) throw new UserError(report.problems);
	return report;
}

export { publishTo as a, renderArchive as i, indexArchive as n, publishArchive as r, homeRepository as t };