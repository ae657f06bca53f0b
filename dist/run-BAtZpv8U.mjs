import { n as findSourceFiles, r as glob, t as findPackageFiles } from "./sources-BPuO_8l9.mjs";
import { i as parseRelease } from "./release-JLtP9Afp.mjs";
import { s as targetsOfArch, t as archOfTarget } from "./targets-ByRrHHuD.mjs";
import { a as writeFeed, i as readFeed, n as entryOf, r as indexFilesToRead, t as compareVersionsOf } from "./feed-DALAe31z.mjs";
import { a as problemsOf, n as atPlace, o as together, r as errorCode, t as UserError } from "./errors-CKtpLF_l.mjs";
import { _ as toJSONSchema, c as literal, f as record, i as array, m as string, s as int, u as object } from "./schemas-DW2_0-NP.mjs";
import { t as buildSchema } from "./build-yuFVsGHy.mjs";
import { a as documents$1, d as packagesSchema, f as statusSchema, i as catalogSchema, p as targetsSchema, r as buildsSchema, s as filesSchema, u as packageSchema } from "./catalog-CSOQh0pa.mjs";
import { i as parseBuilt, n as builtPath, r as mergeBuilt } from "./built-Ci45h1Dc.mjs";
import { r as parseDocument } from "./document-E2hDJ3b8.mjs";
import { t as detectForge } from "./forge-mZrzzb-w.mjs";
import { l as sourceUrl, n as commitUrl } from "./urls-BC5siO3y.mjs";
import { C as inflateError, D as schema, T as readHead, _ as blockType, b as deflateOptions, g as MAX_UNPACKED, h as isApkVersion, j as damaged, m as compareApkVersions, v as compressionOf, x as encodeBlock } from "./package-6sRQrY_u.mjs";
import { a as verifyAdb, i as signaturesBy } from "./signature-DuucqK0i.mjs";
import { i as shownAt, r as shown } from "./load-DNf2s9Az.mjs";
import { t as placePackage } from "./placement-DfqMCYXH.mjs";
import { t as keyringName } from "./keyring-GPa_H48C.mjs";
import { n as scanFiles, t as rejection } from "./scan-BKFumfPH.mjs";
import { n as scanPackage } from "./scan-file-1n1a2Xt9.mjs";
import { t as packDeclared } from "./pack-CLunMRLn.mjs";
import { t as readApkContents } from "./contents-vn9-o8xB.mjs";
import { t as readIpk } from "./contents-DkN_kI0Y.mjs";
import { a as textFile, i as shortHash, n as escapeMarkup, r as jsonFile } from "./encode-cW_QC08C.mjs";
import { s as packagesFromManifest, t as byByteOrder } from "./opkg-index-DAX8J6Vt.mjs";
import { t as gunzip } from "./gzip-Dls-gAHH.mjs";
import { p as createTarReader, u as IPK_LIMITS } from "./read--7wY_0w2.mjs";
import { n as isSignedBy } from "./sign-opkg-CBAVhJN2.mjs";
import { a as packageJson, c as targetPath, i as packageAtom$1, l as versionBadge$1, n as filesJson, o as packagePath, r as ownPath, s as sourcePath, t as buildBadge$1, u as webAddress } from "./address-BC0LcTWJ.mjs";
import { c as compareOpkgVersions } from "./opkg-feed-BQniH9rb.mjs";
import { a as keyringOffers, i as keyringInFeeds, n as installer, r as keyringInDocument, t as INSTALLER } from "./router-files-6lzKiu9X.mjs";
import { n as names, r as parsePublicKey } from "./public-keys-2_54upJp.mjs";
import { t as fromCatalog } from "./catalog-input-CPdfCnWE.mjs";
import { n as firmwareSnippets, t as feedAddress } from "./firmware-DlwI8SZj.mjs";
import { a as originUrl, i as openSigning, n as describeRun, o as readSiteSettings, r as openSession, s as prepareSettings, t as describeArchive } from "./session-BRoiETSV.mjs";
import { n as formatSize, r as pagesLimits, t as checkSizes } from "./sizes-Dimn-vtY.mjs";
import { createHash } from "node:crypto";
import { basename, dirname, join, posix, relative, resolve } from "node:path";
import { createReadStream } from "node:fs";
import { pathToFileURL } from "node:url";
import { appendFile, lstat, mkdir, mkdtemp, open, readFile, readdir as readdir$1, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { createDeflateRaw, createInflateRaw } from "node:zlib";
import { Readable } from "node:stream";
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
function blobId(bytes) {
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
	if (content instanceof Uint8Array) return blobId(content);
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
	const conflicts = /* @__PURE__ */ new Map();
	for (const path of put.keys()) for (const file of [path, ...parents(path)]) {
		const inside = files.has(file) ? directories.get(file) : void 0;
		if (inside !== void 0) conflicts.set(file, inside);
	}
	return [...conflicts].map(([file, inside]) => ({
		what: `${file} would be a file, and also the directory of ${inside}`,
		cure: `Remove or rename one of them${published.has(file) ? `; ${file} is on the branch already` : ""}.`
	}));
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
const notPermitted = ({ action, remote }) => ({
	what: `${action === "push" ? "Writing to" : "Reading"} ${remote} is not permitted`,
	cure: "Give the job `permissions: contents: write`, and allow it under Settings › Actions › General (GitHub: Workflow permissions, Gitea: Maximum Token Permissions), or use a token of a user who may write, with the scope write:repository on Gitea and Forgejo."
});
/** The first rule that matches wins; the texts are those of git (LC_ALL=C), GitHub, Gitea and Forgejo. */
const rules = [
	{
		pattern: /couldn't find remote ref/i,
		kind: "no-branch",
		explain: ({ branch, remote }) => ({ what: `There is no branch ${branch} in ${remote}` })
	},
	{
		pattern: /denying non-fast-forward|cannot force-push|force pushes? (?:is|are) not allowed|protected from force push|not allowed to force-push/i,
		kind: "no-force",
		explain: ({ branch, remote }) => ({
			what: `${remote} does not allow history to be cut on ${branch}`,
			cure: `Allow force pushes on ${branch}, or raise "history".`
		})
	},
	{
		pattern: /cannot lock ref .* exists; cannot create|\(directory file conflict\)/i,
		explain: ({ branch, remote }) => ({
			what: `${remote} cannot have a branch ${branch}, for git takes the name of another for a folder of it, or it for a folder of that`,
			cure: "Delete the other, or publish to a branch of another name."
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
		pattern: /protected branch|branch \S+ is protected|GH006|GH013|repository rule violations/i,
		explain: ({ branch, remote }) => ({
			what: `The branch ${branch} of ${remote} is protected`,
			cure: `Let the publishing account push to it: Settings › Branches or Rules, an exception for ${branch}. Gitea and Forgejo make none for a job's own token: give the action one of a user's, or lift the protection.`
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
		pattern: /user permission denied for writing/i,
		explain: notPermitted
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
		explain: notPermitted
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
	const lines = output.split(/\r?\n|\r/).map((line) => line.trim()).filter((line) => line !== "" && !/^(?:hint:|To |Done$|error: failed to push|remote:(?: error:)?$)/.test(line)).map((line) => line.replace(/^!\s+\S+\s+(?=\[)/, ""));
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
	const files = filesOf(raw);
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
function filesOf(message) {
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

// lib/run/reporter.ts
/** Says nothing: for tests and for `--json`. */
const silentReporter = {
	info() {},
	warn() {},
	group: (_title, work) => work(),
	progress() {}
};

// lib/publish/published-json.ts
/** A published document of ours. What is not there or cannot be read is undefined, and made anew by those who ask for it. */
function parsePublished(content, schema) {
	if (content === void 0) return void 0;
	const text = typeof content === "string" ? content : Buffer.from(content).toString("utf8");
	try {
		return schema.safeParse(JSON.parse(text)).data;
	} catch {
		return;
	}
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
async function latestBuilds(tree, results, incoming, feeds, { run, home } = {}) {
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
			...commitOf(report, each, home),
			...run ? { run } : {}
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
function commitOf({ sources }, { source, directory }, home) {
	const found = sources.find(({ name }) => name === source);
	if (!found?.commit) return {};
	const { commit: id, url, path = "", modified } = found;
	const forge = url ? detectForge({}, url) : home?.forge;
	if (!forge) return { commit: { id } };
	const folder = posix.join(url ? "" : home?.folder ?? "", path, directory);
	const makefile = modified ? {} : { makefile: sourceUrl(forge, id, folder) };
	return { commit: {
		id,
		url: commitUrl(forge, id),
		...makefile
	} };
}
function publishedBuilds(bytes) {
	const builds = /* @__PURE__ */ new Map();
	for (const { name, builds: list } of parsePublished(bytes, buildsSchema)?.packages ?? []) builds.set(name, new Map(list.map((build) => [build.target, build])));
	return builds;
}
/** Commit that a package was built from last, for its page. */
function commitsOf(builds) {
	const found = [...builds].flatMap(([name, list]) => {
		const commit = list.find((build) => build.status === "built" && build.commit)?.commit;
		return commit ? [[name, commit]] : [];
	});
	return new Map(found);
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
	const entries = await readdir$1(join(root, directory), { withFileTypes: true }).catch((error) => {
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
	const all = await readApkContents(typeof source === "string" ? await readFile(source) : source);
	const files = all.files.filter(({ path, type }) => type !== "directory" && !SIDECARS.test(path)).map(({ path }) => `/${path}`);
	const isConfig = (file) => all.conffiles.some((one) => file === one || one.endsWith("/") && file.startsWith(one));
	return {
		files,
		conffiles: files.filter(isConfig)
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
	const problems = [...found.problems];
	const more = [];
	await collecting(problems, async () => more.push(...await findPackageFiles(options.globs, root)));
	const paths = [.../* @__PURE__ */ new Set([...found.packages, ...more])].sort();
	const offers = [
		...await readyMade(archive, paths, options, problems),
		...await declared(archive, found.documents, options, problems),
		...await built(archive, options, problems)
	];
	reporter.info(`${paths.length} ready-made package files, ${found.documents.length} declared packages`);
	const packages = withoutTwins(offers, problems);
	problems.push(...keyringsAmong(packages, archive));
	if (problems.length === 0) return packages;
	await collecting(problems, () => inspectPackages(packages));
	throw new UserError(problems);
}
async function readyMade(archive, paths, options, problems) {
	const offers = [];
	for (const scanned of await scan(archive, paths.map((path) => join(options.root, path)), options, problems)) {
		const path = relative(options.root, scanned.file);
		const origin = shown(archive, path);
		const work = async () => {
			const targets = place(archive, scanned, path);
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
async function scan(archive, files, options, problems) {
	const results = await scanFiles(files, options.reporter);
	problems.push(...results.flatMap((result) => rejection(result, options.root)).map((each) => shownAt(archive, each)));
	return results.filter((result) => !("problems" in result));
}
async function declared(archive, documents, options, problems) {
	const offers = [];
	for (const document of documents) {
		const origin = shown(archive, document);
		const work = async () => {
			for (const { packed, targets } of await packDeclared(document, archive.targets, options)) {
				const scanned = scanPackage(packed.bytes, packed.filename);
				offers.push(await offer(archive, {
					scanned,
					content: packed.bytes,
					targets,
					origin
				}, options.keyset));
			}
		};
		const own = [];
		await collecting(own, () => atPlace({ file: document }, work));
		problems.push(...own.map((problem) => shownAt(archive, problem)));
	}
	return offers;
}
/** Packages of build jobs, which know what feeds they were made for. */
async function built(archive, options, problems) {
	const files = new Map(options.built.map((file) => [file.path, file]));
	const offers = [];
	for (const scanned of await scan(archive, [...files.keys()], options, problems)) {
		const { path, job, name, feeds } = files.get(scanned.file);
		const origin = shown(archive, relative(options.root, path));
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
function place(archive, scanned, path) {
	const { format, info } = entryOf(scanned);
	return placePackage({
		format,
		...info
	}, archive.targets, path);
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
	problems.push(...await problemsOf(work()));
}
/** Routers would take the package or the archive's own keyring, whichever has the higher version. */
function keyringsAmong(offers, archive) {
	const name = keyringName(archive.name);
	return [...new Set(offers.filter(({ entry }) => entry.info.name === name).map(({ origin }) => origin))].map((file) => ({
		what: `${name} is the package with this archive's keys, which every publication makes itself`,
		cure: "Rename the package, or leave it out.",
		place: { file }
	}));
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

// lib/publish/trust.ts
/**
* Refuses feeds that are not as one of our keys has signed them. Whoever may write to the pages branch could otherwise add a
* package to an index, and the next publication would sign it.
* @throws UserError with every such feed
*/
async function refuseForeignFeeds(feeds, ours) {
	const problems = (await Promise.all(feeds.map(async (feed) => await isOurs(feed, ours) ? [] : [foreign(feed)]))).flat();
	if (problems.length > 0) throw new UserError(problems);
}
/** True also where we have no key that could have signed it: then it is not signed now, either. */
async function isOurs({ target, files }, ours) {
	if (target.release.format === "apk") {
		const index = files.get("packages.adb");
		const pems = ours.filter(({ kind }) => kind === "apk").map(({ text }) => text);
		return !index || pems.length === 0 || verifyAdb(index, pems).length > 0;
	}
	const [manifest, sig, asc] = [
		"Packages.manifest",
		"Packages.sig",
		"Packages.asc"
	].map((name) => {
		const bytes = files.get(name);
		return bytes && Buffer.from(bytes).toString("utf8");
	});
	if (manifest === void 0 || ours.every(({ kind }) => kind === "apk")) return true;
	const packages = packagesFromManifest(manifest);
	if (sig !== void 0 && await isSignedBy(ours, packages, { sig })) return true;
	return asc !== void 0 && await isSignedBy(ours, packages, { asc });
}
/** The file that names a feed's packages for the next publication. */
const indexOf = ({ release }) => release.format === "apk" ? "packages.adb" : "Packages.manifest";
function foreign({ target }) {
	return {
		what: "none of the keys in PPA_KEYS has signed this index as it is",
		cure: "See who changed it, in the history of the pages branch, and put back what was published. Only when all of it is to be signed, such as the feed of another tool, publish once with --adopt.",
		place: { file: `${target.path}/${indexOf(target)}` }
	};
}
/**
* Refuses to begin a feed anew beside packages that no index names any more.
* @throws UserError with every such feed
*/
function refuseLostIndexes(tree, feeds) {
	const withPackages = new Set(Array.from(tree.files.keys()).filter((path) => /\.[ai]pk$/.test(path)).map(directoryOf));
	const lost = feeds.filter(({ target, files }) => !files.has(indexOf(target)) && withPackages.has(target.path));
	if (lost.length === 0) return;
	throw new UserError(lost.map(({ target: { path } }) => ({
		what: "there are packages, but no index that names them",
		cure: "Put the index back from the history of the pages branch; or remove the packages, to begin this feed anew.",
		place: { file: `${path}/` }
	})));
}
/** A feed without the entries whose files are gone: routers could not fetch them. A warning for each. */
function withoutLostFiles(tree, feed) {
	const { path } = feed.target;
	const isThere = ({ filename }) => tree.files.has(posix.join(path, filename));
	const lost = feed.entries.filter((entry) => !isThere(entry));
	if (lost.length === 0) return {
		feed,
		warnings: []
	};
	const warnings = lost.map(({ filename }) => ({
		what: "the index named this package, but the file is gone; now it does so only if this run publishes it again",
		cure: "If it was not meant to go, put it back from the history of the pages branch and publish it again.",
		place: { file: posix.join(path, filename) }
	}));
	return {
		feed: {
			...feed,
			entries: feed.entries.filter(isThere)
		},
		warnings
	};
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
	const found = await readFeeds(tree, [...targets.values()]);
	if (!rules.adopt) await refuseForeignFeeds(found, signing.publicKeys);
	refuseLostIndexes(tree, found);
	const whole = found.map((feed) => withoutLostFiles(tree, feed));
	const published = whole.map(({ feed }) => feed);
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
		warnings: [...whole.flatMap((feed) => feed.warnings), ...warnings],
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
	const published = parsePublished(files.get(documents.published), publishedSchema);
	const catalog = parsePublished(files.get(documents.catalog), catalogSchema);
	const packages = parsePublished(files.get(documents.packages), packagesSchema);
	const builds = parsePublished(files.get(documents.builds), buildsSchema);
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
		const document = parsePublished(files.get(packageJson(name)), packageSchema);
		return document ? [[name, document]] : [];
	}));
}
/** What a publication writes down for the next one; `feeds` are all of the archive. */
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
	}), ...(part?.kept ?? []).map(({ path, files, bytes }) => {
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
function feedTrees(tree, outcomes, changes, part) {
	const kept = new Map(part?.kept.map((feed) => [feed.path, feed.tree]));
	return Promise.all(outcomes.map(async ({ target: { path }, files, bytes }) => {
		return {
			path,
			tree: kept.get(path) ?? await treeIdAfter(tree, path, changes),
			files,
			bytes
		};
	}));
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

// lib/catalog/version-anchor.ts
/** The id of a version on its package's page. */
const versionAnchor = (version) => `v-${version.replace(/[^A-Za-z0-9.+~_-]/g, "_").slice(0, 80)}`;

// lib/catalog/atom.ts
/** The archive's Atom feed of updates. */
function updatesAtom(archive, recent) {
	return atom(archive, "atom.xml", "", archive.title, recent);
}
/** The archive's Atom feed of what had no version before. */
function newPackagesAtom(archive, recent) {
	const news = recent.filter(({ isNew }) => isNew);
	return atom(archive, "new.xml", "", `${archive.title}: new packages`, news);
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
/** Written here, for libraries declare titles to be HTML: a package's name could bring markup into readers. */
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
	return parsePublished(catalogText, catalogSchema.pick({ frame: true }))?.frame;
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
	const known = parsePublished(old, filesSchema)?.versions ?? {};
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
		kept: known.published.feeds.filter(({ path }) => !feeds.has(path)),
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
/** Stands beside keys that were made for one run, whose private halves are gone. */
const THROW_AWAY = "keys/THROW-AWAY.txt";
/** What it says. */
const throwAwayNote = "The keys in this folder were made for one run and are gone. The archive is for trying: no router should trust it.\n";
/** Where the public keys are that an archive publishes now. */
function publishedKeyPaths(tree) {
	return [...tree.files.keys()].filter((path) => /^keys\/(?:[0-9a-f]{16}|[^/]+\.(?:pem|asc))$/.test(path)).sort();
}
/** The public keys that an archive publishes now. */
async function readPublishedKeys(tree) {
	const files = await tree.read(publishedKeyPaths(tree));
	return together([...files].map(async ([path, bytes]) => {
		const work = parsePublicKey(Buffer.from(bytes).toString("utf8"), path);
		const [damage] = await problemsOf(work);
		if (!damage) return work;
		throw new UserError({
			what: `The published file ${path} ${damage.what}`,
			cure: "Restore it from the history of the published files, or publish once with --adopt, which writes it anew."
		});
	}));
}
/**
* Refuses to mix throw-away keys with an archive's own: its routers would refuse every feed; and what throw-away keys have
* signed, .apk files among it, does not become an archive.
* @param out the archive's folder, as the user named it
*/
function refuseMixedKeys(tree, out, throwAway) {
	const isMarked = tree.files.has(THROW_AWAY);
	if (!throwAway && isMarked) throw new UserError({
		what: "Throw-away keys signed the archive in this folder, its packages too",
		cure: "Remove the folder, or write into another one.",
		place: { file: out }
	});
	if (!throwAway || isMarked || publishedKeyPaths(tree).length === 0) return;
	throw new UserError({
		what: "PPA_KEYS is not set, and the archive in this folder has keys; throw-away keys would take their place, and its routers would refuse the feeds",
		cure: "Set PPA_KEYS, or write into another folder. Where the archive was only for trying, remove its folder first.",
		place: { file: out }
	});
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
			cure: "Store the archive's own keys as PPA_KEYS. To change keys use `ppa keys rotate`. If the old ones are lost, publish once with --adopt, and tell the users to install the archive again."
		};
	});
	if (problems.length > 0) throw new UserError(problems);
}
/** Where published keys are that are no longer the archive's: what a finished rotation leaves behind. */
function retiredKeys(tree, ours) {
	const kept = new Set(ours.map(({ path }) => path));
	return publishedKeyPaths(tree).filter((path) => !kept.has(path));
}

// lib/publish/retention-warnings.ts
/** Packages that were offered and are in no index, because retention keeps newer versions only: a warning for each name. */
function retentionWarnings(feeds, incoming, { file, retain }) {
	const key = (path, { info }) => `${path} ${info.name} ${info.version}`;
	const composed = new Set(feeds.map(({ target }) => target.path));
	const kept = new Set(feeds.flatMap(({ target, merge }) => merge.entries.map((entry) => key(target.path, entry))));
	const left = /* @__PURE__ */ new Map();
	for (const { entry, targets } of incoming) for (const { path } of targets) {
		if (!composed.has(path) || kept.has(key(path, entry))) continue;
		const { versions, paths } = left.get(entry.info.name) ?? {
			versions: /* @__PURE__ */ new Set(),
			paths: /* @__PURE__ */ new Set()
		};
		left.set(entry.info.name, {
			versions: versions.add(entry.info.version),
			paths: paths.add(path)
		});
	}
	return [...left].map(([name, { versions, paths }]) => ({
		what: `${name} ${[...versions].join(", ")} ${versions.size === 1 ? "is" : "are"} left out of ${[...paths].join(", ")}, which ${paths.size === 1 ? "keeps" : "keep"} the newest ${retain === 1 ? "version" : `${retain} versions`} only`,
		cure: "Remove the file, or raise `retain` to publish it.",
		place: { file }
	}));
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
		const found = new Set(one.versions.flatMap(({ files }) => files.map(({ target }) => indexes.get(target) ?? -1)));
		return {
			name: one.name,
			...ownPath(one.name),
			title: one.title,
			...providesOf(one),
			...wordsOf(one),
			version: one.version,
			targets: [...found].sort((a, b) => a - b),
			...one.section === void 0 ? {} : { section: one.section },
			...one.license === void 0 ? {} : { license: one.license },
			...one.source === void 0 ? {} : { source: one.source }
		};
	});
}
/** Names that a line of the list has room for; a package that stands for more is found by its own. */
const mostProvides = 16;
/** Without `hello-any`, which the builds of apk packages add to every `hello`. */
function providesOf({ name, versions }) {
	const names = /* @__PURE__ */ new Set([name, ...versions.flatMap(({ provides }) => provides.map((one) => one.name))]);
	const others = [...names].filter((other) => other !== name && other.length <= 100 && !isAny(other, names)).sort(byCode);
	return others.length > 0 ? { provides: others.slice(0, mostProvides) } : {};
}
const isAny = (name, names) => name.endsWith("-any") && names.has(name.slice(0, -4));
/** Characters of a description's words in the list, which is fetched as a whole. */
const mostWords = 120;
/** What a search should find and name and title do not say. Short words count where they are written as abbreviations. */
function wordsOf({ name, title, description }) {
	const known = new Set(cutWords(`${name} ${title}`).map((word) => word.toLowerCase()));
	let words = "";
	for (const word of cutWords(description)) {
		const lower = word.toLowerCase();
		if (!(word.length > 3 || /^[\p{Lu}\p{Lo}\p{N}]+$/u.test(word)) || known.has(lower) || words.length + lower.length >= mostWords) continue;
		known.add(lower);
		words += words === "" ? lower : ` ${lower}`;
	}
	return words === "" ? {} : { words };
}
const cutWords = (text) => text.match(/[\p{L}\p{M}\p{N}]{2,}/gu) ?? [];
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
	const facts = factsOf(input);
	const found = findPackages(feeds, () => true);
	const described = [.../* @__PURE__ */ new Set([...found.keys(), ...facts.builds.keys()])].sort(byCode).map((name) => describe(name, found.get(name) ?? [], facts));
	const relations = new Map(described.flatMap(({ relations }) => relations ?? []));
	const linkOf = linkPackages(relations, input.upstream);
	const packages = described.map(({ document }) => Object.assign(document, linkOf(document.name)));
	const targets = feeds.map(({ feed }) => feed);
	const list = listPackages(targets, packages);
	return {
		...facts,
		targets,
		list,
		files: listFiles(feeds, list),
		relations,
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
	const facts = factsOf(input);
	const described = new Map(feeds.map(({ feed }) => [feed.path, feed]));
	const targets = known.targets.map((feed) => described.get(feed.path) ?? feed);
	const found = findPackages(feeds, (name) => names.has(name));
	const changed = [...names].sort(byCode).map((name) => describe(name, found.get(name) ?? [], facts));
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
		...facts,
		targets,
		list,
		files: listFiles(feeds, list),
		relations,
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
/** What a catalog says that does not come from feeds. */
function factsOf({ archive, generator, keys, builds, commits }) {
	return {
		generator,
		archive: cleanArchive(archive),
		keys: keys.map(({ kind, fingerprint, path, text }) => ({
			kind,
			fingerprint,
			path,
			text
		})),
		builds: sortBuilds(builds),
		commits: new Map([...commits ?? []].map(([name, commit]) => [name, cleanCommit(commit)]))
	};
}
/** Files of a feed that its page lists; of a larger one it leads to the directory. */
const MOST_FILES = 500;
function listFiles(feeds, list) {
	const titles = new Map(list.map(({ name, title }) => [name, title]));
	return new Map(feeds.map(({ feed, entries }) => [feed.path, entries.length > MOST_FILES ? [] : targetRows(feed.format, entries, titles)]));
}
function sortBuilds(builds = /* @__PURE__ */ new Map()) {
	const sorted = [...builds].map(([name, list]) => [name, list.map(cleanBuild).sort((a, b) => byCode(a.target, b.target))]);
	return new Map(sorted.sort(byFirst));
}
/** What is published is in nobody's hands: an address that is none of the web leads nowhere. */
function cleanBuild(one) {
	if ([
		one.run,
		one.commit?.url,
		one.commit?.makefile
	].every((address) => webAddress(address) === address)) return one;
	const { commit, run, ...build } = one;
	return {
		...build,
		...commit && { commit: cleanCommit(commit) },
		...optional("run", webAddress(run))
	};
}
function cleanCommit({ id, url, makefile }) {
	return {
		id,
		...optional("url", webAddress(url)),
		...optional("makefile", webAddress(makefile))
	};
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
	const commit = commits.get(name);
	const own = builds.get(name);
	const document = {
		...describePackage(name, found, newest),
		...commit && { commit },
		...own && { builds: [...own] }
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
* `about` leads to the page for people; by its path, because a word would be in one language. Names of directories end in a
* slash; sizes that change at every publication are left out.
*/
function directoryPage(path, files, about) {
	const title = escapeMarkup(`/${path}/`);
	const aboutPath = escapeMarkup(posix.join("/", path, about).replace(/index\.html$/, ""));
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
<p><a href="../index.html">../</a> · <a href="${escapeMarkup(about)}">${aboutPath}</a></p>
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

// lib/catalog/rebuild.ts
/** True where the newest version could not be built. */
const isBroken = ({ status }) => status === "failed" || status === "stale";

// lib/catalog/status.ts
/** Updates that are remembered: what the Atom feeds of the archive show. */
const remembered = 100;
/**
* What this publication says about itself. `published` are the texts of `status.json` and `packages.json` as they are
* now; what cannot be read counts as not there.
*/
function makeStatus({ now, run, commit }, catalog, published) {
	const before = parsePublished(published.status, statusSchema);
	const known = new Map(parsePublished(published.packages, packagesSchema)?.packages.map(({ name, version }) => [name, version]));
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
		recent: [...news, ...before?.recent ?? []].slice(0, remembered).map((one) => ({
			...one,
			...ownPath(one.package)
		}))
	};
}
/** Builds by how they ended. */
function countBuilds(builds) {
	const counts = {};
	for (const { status } of builds) counts[status] = (counts[status] ?? 0) + 1;
	return counts;
}

// lib/catalog/pages.ts
/** Home shows all packages of a small archive; of a large one it leads to the list. */
const homeLimit = 120;
/** Rows of news on the home page; every published package has been news once. */
const mostNews = 8;
/** A list longer than this is split by first letters. */
const listLimit = 300;
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
	const packages = list.length > homeLimit ? [] : list;
	const news = Math.min(mostNews, list.filter(({ version }) => version !== "").length);
	yield page("home", "", {
		keys,
		targets,
		routers: routersOf(catalog),
		examples: examplesOf(catalog),
		packages,
		count: list.length,
		news
	});
	for (const { path, ...view } of listViews(catalog)) yield page("packages", path, {
		feeds: targets,
		...view
	});
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
	for (const { slug, ...view } of settings.pages) yield page("extra", `pages/${slug}/`, view);
	yield {
		path: "404.html",
		content: await input.renderer.render("not-found", { frame: {
			...frameOf(""),
			root: rootAnywhere(catalog)
		} })
	};
}
/** By series: the architectures that have a feed, each with the targets that a router may say it is. */
function routersOf({ targets }) {
	const routers = /* @__PURE__ */ new Map();
	for (const { release, arch, target } of targets) {
		if (target) continue;
		const one = `${arch}:${targetsOfArch(release, arch).join(",")}`;
		routers.set(release, [routers.get(release) ?? [], one].flat().join(";"));
	}
	return routers;
}
/** By series: the first package that every router of it may want, which the archive's own keyring is not. */
function examplesOf({ archive, list, targets }) {
	const keyring = keyringName(archive.name);
	const examples = /* @__PURE__ */ new Map();
	for (const { name, targets: own } of list) {
		if (name === keyring || name.length > 100) continue;
		for (const index of own) {
			const feed = targets[index];
			if (feed && !feed.target && !examples.has(feed.release)) examples.set(feed.release, name);
		}
	}
	return examples;
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
function sourceViews({ targets, list, commits, builds, sources }) {
	const views = /* @__PURE__ */ new Map();
	for (const listed of list) {
		const { name, source } = listed;
		if (source === void 0 || sources?.has(source) === false) continue;
		const path = sourcePath(source);
		const commit = commits.get(name);
		const own = builds.get(name) ?? [];
		const view = views.get(path);
		if (view) {
			view.packages.push(listed);
			view.builds.push(...own);
		} else views.set(path, {
			source,
			packages: [listed],
			feeds: targets,
			builds: [...own],
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
	const isBad = ({ builds }) => builds.some(isBroken);
	const sorted = [...built.filter(isBad), ...built.filter((one) => !isBad(one))];
	const named = new Set(built.flatMap(({ builds }) => builds.map(({ target }) => target)));
	const known = targets.map(({ path }) => path).filter((path) => named.delete(path));
	const bad = new Set(built.flatMap(({ builds }) => builds.filter(isBroken).map(({ target }) => target)));
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
	const settings = await prepareSettings(input.site);
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
	yield sitemap(catalog, settings);
	yield jsonFile(addresses.status, status);
}
const siteFolders = /^(?:assets|badge|builds|p|packages|pages|s|t|api\/v1\/(?:p|files|schema))\//;
const siteFiles = /^(?:(?:api\/(?:v1\/)?|keys\/)?index\.html|404\.html|(?:atom|new|sitemap)\.xml|api\/v1\/(?:catalog|packages|targets|builds|status)\.json)$/;
/** True for the paths that a site takes up, so that those of an older one can be removed. */
function isSiteFile(path) {
	return siteFolders.test(path) || siteFiles.test(path);
}
function* feeds({ archive }, { recent }) {
	yield textFile("atom.xml", updatesAtom(archive, recent));
	yield textFile("new.xml", newPackagesAtom(archive, recent));
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
function sitemap({ archive, targets, list, builds }, { pages }) {
	const urls = [
		"",
		"packages/",
		...builds.size > 0 ? ["builds/"] : [],
		"keys/",
		"api/",
		...pages.map(({ slug }) => `pages/${slug}/`),
		...targets.map(({ path }) => targetPath(path)),
		...new Set(list.flatMap(({ source }) => source === void 0 ? [] : [sourcePath(source)])),
		...list.map(({ name }) => packagePath(name))
	].map((path) => `<url><loc>${escapeMarkup(`${archive.url}/${encodeURI(path)}`)}</loc></url>`);
	return textFile("sitemap.xml", `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join("\n")}\n</urlset>\n`);
}

// lib/openwrt/names.generated.ts
/** The oldest and the newest series that the list speaks for. */
const listedSeries = ["23.05", "25.12"];
/** What OpenWrt's own feeds have: packages and what they provide, parted by blanks. */
const generatedNames = "2to3 464xlat 6in4 6rd 6to4 UDPspeeder aardvark-dns abseil-cpp ack ack-grep acl acme acme-acmesh acme-acmesh-dnsapi acme-client acme-common acpica-unix acpid acsccid adb adb-enablemodem adblock adblock-fast addrwatch addrwatch-mysql addrwatch-stdout addrwatch-syslog adguardhome aeonsemi-as21xxx-firmware afuse agetty aggregate ahcpd aircard-pcmcia-firmware aircrack-ng airmon-ng airoha-en7581-npu-firmware airoha-en8811h-firmware airos-dfs-reset alfred alist aliyun-cli alpine alpine-keys alpine-nossl alpine-repositories alsa-lib alsa-ucm-conf alsa-utils alsa-utils-seq alsa-utils-tests amd64-microcode amdgpu-firmware ampr-ripd announce antiblock ap51-flash apache apache-ab apache-error apache-icons apache-mod-deflate apache-mod-http2 apache-mod-ldap apache-mod-lua apache-mod-md apache-mod-php8 apache-mod-proxy apache-mod-proxy-html apache-mod-session-crypto apache-mod-ssl apache-mod-suexec apache-mod-webdav apache-suexec apache-utils apcupsd apcupsd-cgi apex apfree-wifidog apinger apinger-rrd apk apk-mbedtls apk-openssl apparmor-profiles apparmor-utils ar ar3k-firmware argp-standalone aria2 aria2-openssl ariang ariang-nginx arm-trusted-firmware-rockchip arm-trusted-firmware-tools arp-scan arp-scan-database arp-whisper arptables arptables-legacy arptables-nft aserver asterisk asterisk-app-adsiprog asterisk-app-agent-pool asterisk-app-alarmreceiver asterisk-app-amd asterisk-app-attended-transfer asterisk-app-audiosocket asterisk-app-authenticate asterisk-app-blind-transfer asterisk-app-bridgeaddchan asterisk-app-bridgewait asterisk-app-broadcast asterisk-app-celgenuserevent asterisk-app-chanisavail asterisk-app-channelredirect asterisk-app-chanspy asterisk-app-confbridge asterisk-app-controlplayback asterisk-app-dictate asterisk-app-directed-pickup asterisk-app-directory asterisk-app-disa asterisk-app-dtmfstore asterisk-app-dumpchan asterisk-app-exec asterisk-app-externalivr asterisk-app-festival asterisk-app-flash asterisk-app-followme asterisk-app-getcpeid asterisk-app-if asterisk-app-ivrdemo asterisk-app-mf asterisk-app-milliwatt asterisk-app-minivm asterisk-app-mixmonitor asterisk-app-morsecode asterisk-app-mp3 asterisk-app-originate asterisk-app-page asterisk-app-playtones asterisk-app-privacy asterisk-app-queue asterisk-app-read asterisk-app-readexten asterisk-app-record asterisk-app-reload asterisk-app-saycounted asterisk-app-sayunixtime asterisk-app-senddtmf asterisk-app-sendtext asterisk-app-sf asterisk-app-signal asterisk-app-skel asterisk-app-sms asterisk-app-softhangup asterisk-app-speech asterisk-app-stack asterisk-app-stasis asterisk-app-statsd asterisk-app-stream-echo asterisk-app-system asterisk-app-talkdetect asterisk-app-test asterisk-app-transfer asterisk-app-userevent asterisk-app-verbose asterisk-app-voicemail asterisk-app-voicemail-imap asterisk-app-voicemail-odbc asterisk-app-waitforcond asterisk-app-waitforring asterisk-app-waitforsilence asterisk-app-waituntil asterisk-app-while asterisk-app-zapateller asterisk-bridge-builtin-features asterisk-bridge-builtin-interval-features asterisk-bridge-holding asterisk-bridge-native-rtp asterisk-bridge-simple asterisk-bridge-softmix asterisk-cdr asterisk-cdr-csv asterisk-cdr-sqlite3 asterisk-cel-custom asterisk-cel-manager asterisk-cel-sqlite3-custom asterisk-chan-alsa asterisk-chan-audiosocket asterisk-chan-bridge-media asterisk-chan-console asterisk-chan-dahdi asterisk-chan-dongle asterisk-chan-iax2 asterisk-chan-lantiq asterisk-chan-mgcp asterisk-chan-mobile asterisk-chan-motif asterisk-chan-ooh323 asterisk-chan-rtp asterisk-chan-sccp asterisk-chan-sip asterisk-chan-skinny asterisk-chan-unistim asterisk-codec-a-mu asterisk-codec-adpcm asterisk-codec-alaw asterisk-codec-dahdi asterisk-codec-g722 asterisk-codec-g726 asterisk-codec-g729 asterisk-codec-gsm asterisk-codec-ilbc asterisk-codec-lpc10 asterisk-codec-opus asterisk-codec-resample asterisk-codec-speex asterisk-codec-ulaw asterisk-curl asterisk-format-g719 asterisk-format-g723 asterisk-format-g726 asterisk-format-g729 asterisk-format-gsm asterisk-format-h263 asterisk-format-h264 asterisk-format-ilbc asterisk-format-mp3 asterisk-format-ogg-opus asterisk-format-ogg-speex asterisk-format-ogg-vorbis asterisk-format-pcm asterisk-format-siren14 asterisk-format-siren7 asterisk-format-sln asterisk-format-vox asterisk-format-wav asterisk-format-wav-gsm asterisk-func-aes asterisk-func-base64 asterisk-func-blacklist asterisk-func-callcompletion asterisk-func-channel asterisk-func-config asterisk-func-cut asterisk-func-db asterisk-func-devstate asterisk-func-dialgroup asterisk-func-dialplan asterisk-func-enum asterisk-func-env asterisk-func-evalexten asterisk-func-export asterisk-func-extstate asterisk-func-frame-drop asterisk-func-frame-trace asterisk-func-global asterisk-func-groupcount asterisk-func-hangupcause asterisk-func-holdintercept asterisk-func-iconv asterisk-func-jitterbuffer asterisk-func-json asterisk-func-lock asterisk-func-math asterisk-func-md5 asterisk-func-module asterisk-func-periodic-hook asterisk-func-pitchshift asterisk-func-presencestate asterisk-func-rand asterisk-func-realtime asterisk-func-sayfiles asterisk-func-scramble asterisk-func-sha1 asterisk-func-shell asterisk-func-sorcery asterisk-func-speex asterisk-func-sprintf asterisk-func-srv asterisk-func-sysinfo asterisk-func-talkdetect asterisk-func-uri asterisk-func-version asterisk-func-vmcount asterisk-func-volume asterisk-odbc asterisk-pbx-ael asterisk-pbx-dundi asterisk-pbx-loopback asterisk-pbx-lua asterisk-pbx-realtime asterisk-pbx-spool asterisk-pgsql asterisk-pjsip asterisk-res-adsi asterisk-res-aeap asterisk-res-ael-share asterisk-res-agi asterisk-res-ari asterisk-res-ari-applications asterisk-res-ari-asterisk asterisk-res-ari-bridges asterisk-res-ari-channels asterisk-res-ari-device-states asterisk-res-ari-endpoints asterisk-res-ari-events asterisk-res-ari-mailboxes asterisk-res-ari-model asterisk-res-ari-playbacks asterisk-res-ari-recordings asterisk-res-ari-sounds asterisk-res-audiosocket asterisk-res-calendar asterisk-res-calendar-caldav asterisk-res-calendar-ews asterisk-res-calendar-exchange asterisk-res-calendar-icalendar asterisk-res-chan-stats asterisk-res-clialiases asterisk-res-cliexec asterisk-res-clioriginate asterisk-res-config-ldap asterisk-res-config-mysql asterisk-res-config-sqlite3 asterisk-res-convert asterisk-res-endpoint-stats asterisk-res-fax asterisk-res-fax-spandsp asterisk-res-format-attr-celt asterisk-res-format-attr-g729 asterisk-res-format-attr-h263 asterisk-res-format-attr-h264 asterisk-res-format-attr-ilbc asterisk-res-format-attr-opus asterisk-res-format-attr-silk asterisk-res-format-attr-siren14 asterisk-res-format-attr-siren7 asterisk-res-format-attr-vp8 asterisk-res-geolocation asterisk-res-hep asterisk-res-hep-pjsip asterisk-res-hep-rtcp asterisk-res-http-media-cache asterisk-res-http-websocket asterisk-res-limit asterisk-res-manager-devicestate asterisk-res-manager-presencestate asterisk-res-monitor asterisk-res-musiconhold asterisk-res-mutestream asterisk-res-mwi-devstate asterisk-res-mwi-external asterisk-res-mwi-external-ami asterisk-res-parking asterisk-res-phoneprov asterisk-res-pjproject asterisk-res-pjsip-aoc asterisk-res-pjsip-geolocation asterisk-res-pjsip-phoneprov asterisk-res-pjsip-rfc3329 asterisk-res-pjsip-stir-shaken asterisk-res-pktccops asterisk-res-prometheus asterisk-res-realtime asterisk-res-remb-modifier asterisk-res-resolver-unbound asterisk-res-rtp-asterisk asterisk-res-rtp-multicast asterisk-res-security-log asterisk-res-smdi asterisk-res-snmp asterisk-res-sorcery asterisk-res-sorcery-memory-cache asterisk-res-speech asterisk-res-speech-aeap asterisk-res-srtp asterisk-res-stasis asterisk-res-stasis-answer asterisk-res-stasis-device-state asterisk-res-stasis-mailbox asterisk-res-stasis-playback asterisk-res-stasis-recording asterisk-res-stasis-snoop asterisk-res-statsd asterisk-res-stir-shaken asterisk-res-stun-monitor asterisk-res-timing-dahdi asterisk-res-timing-pthread asterisk-res-timing-timerfd asterisk-res-tonedetect asterisk-res-websocket-client asterisk-res-xmpp asterisk-sounds asterisk-util-aelparse asterisk-util-astcanary asterisk-util-astdb2bdb asterisk-util-astdb2sqlite3 asterisk-util-check-expr asterisk-util-check-expr2 asterisk-util-smsq asterisk-util-stereorize asterisk-util-streamplayer at at91bootstrap-at91sam9x5eknf_uboot at91bootstrap-at91sam9x5eksd_uboot at91bootstrap-sam9x60eknf_uboot at91bootstrap-sam9x60eksd_uboot at91bootstrap-sama5d27_som1_ekqspi_uboot at91bootstrap-sama5d27_som1_eksd_uboot at91bootstrap-sama5d27_wlsom1_ekdf_qspi_uboot at91bootstrap-sama5d27_wlsom1_eksd_uboot at91bootstrap-sama5d2_icpdf_qspi_uboot at91bootstrap-sama5d2_icpsd_uboot at91bootstrap-sama5d2_ptc_eknf_uboot at91bootstrap-sama5d2_ptc_eksd_uboot at91bootstrap-sama5d2_xplaineddf_qspi_uboot at91bootstrap-sama5d2_xplaineddf_uboot at91bootstrap-sama5d2_xplainedsd_uboot at91bootstrap-sama5d3_xplainednf_uboot at91bootstrap-sama5d3_xplainedsd_uboot at91bootstrap-sama5d4_xplaineddf_uboot_secure at91bootstrap-sama5d4_xplainednf_uboot_secure at91bootstrap-sama5d4_xplainedsd_uboot_secure at91bootstrap-sama7g5eksd_uboot atftp atftpd ath10k-board-qca4019 ath10k-board-qca9377 ath10k-board-qca9887 ath10k-board-qca9888 ath10k-board-qca988x ath10k-board-qca9984 ath10k-board-qca99x0 ath10k-firmware-qca4019 ath10k-firmware-qca4019-ct ath10k-firmware-qca4019-ct-full-htt ath10k-firmware-qca4019-ct-htt ath10k-firmware-qca6174 ath10k-firmware-qca9377 ath10k-firmware-qca9887 ath10k-firmware-qca9887-ct ath10k-firmware-qca9887-ct-full-htt ath10k-firmware-qca9888 ath10k-firmware-qca9888-ct ath10k-firmware-qca9888-ct-full-htt ath10k-firmware-qca9888-ct-htt ath10k-firmware-qca988x ath10k-firmware-qca988x-ct ath10k-firmware-qca988x-ct-full-htt ath10k-firmware-qca9984 ath10k-firmware-qca9984-ct ath10k-firmware-qca9984-ct-full-htt ath10k-firmware-qca9984-ct-htt ath10k-firmware-qca99x0 ath10k-firmware-qca99x0-ct ath10k-firmware-qca99x0-ct-full-htt ath10k-firmware-qca99x0-ct-htt ath11k-firmware-ipq5018 ath11k-firmware-ipq5018-qcn6122 ath11k-firmware-ipq6018 ath11k-firmware-ipq8074 ath11k-firmware-qca2066 ath11k-firmware-qca6390 ath11k-firmware-qcn9074 ath11k-firmware-wcn6750 ath11k-firmware-wcn6855 ath12k-firmware-qcn9274 ath12k-firmware-wcn7850 ath6k-firmware ath9k-htc-firmware atheepmgr atlas-probe atlas-sw-probe atlas-sw-probe-rpc atm-aread atm-atmaddr atm-atmdiag atm-atmdump atm-atmloop atm-atmsigd atm-atmswitch atm-atmtcp atm-awrite atm-bus atm-debug-tools atm-diagnostics atm-esi atm-ilmid atm-ilmidiag atm-lecs atm-les atm-mpcd atm-saaldump atm-sonetdiag atm-svc_recv atm-svc_send atm-tools atm-ttcp_atm atm-zeppelin atop attendedsysupgrade-common attr auc audit audit-utils auditd augeas augeas-lenses augeas-lenses-tests autoconf automake autopart autossh avahi-autoipd avahi-daemon avahi-daemon-service-http avahi-daemon-service-ssh avahi-dbus-daemon avahi-dnsconfd avahi-nodbus-daemon avahi-utils avrdude babel-pinger babeld backuppc badblocks banhostlist banip baresip baresip-app-auloop baresip-app-autotest baresip-app-b2bua baresip-app-intercom baresip-app-kaoptions baresip-app-multicast baresip-app-parcall baresip-app-qualify baresip-app-vidloop baresip-mod-aac baresip-mod-alsa baresip-mod-amr baresip-mod-aubridge baresip-mod-auconv baresip-mod-aufile baresip-mod-auresamp baresip-mod-ausine baresip-mod-avcodec baresip-mod-avfilter baresip-mod-avformat baresip-mod-b2bua baresip-mod-cons baresip-mod-ctrl-dbus baresip-mod-ctrl-tcp baresip-mod-ctrl_dbus baresip-mod-ctrl_tcp baresip-mod-debug-cmd baresip-mod-debug_cmd baresip-mod-dtls-srtp baresip-mod-dtls_srtp baresip-mod-ebuacip baresip-mod-echo baresip-mod-evdev baresip-mod-fakevideo baresip-mod-g711 baresip-mod-g722 baresip-mod-g726 baresip-mod-gst baresip-mod-gst-video baresip-mod-httpd baresip-mod-httpreq baresip-mod-l16 baresip-mod-mixausrc baresip-mod-mixminus baresip-mod-mqtt baresip-mod-multicast baresip-mod-mwi baresip-mod-natpmp baresip-mod-netroam baresip-mod-opus baresip-mod-opus-multistream baresip-mod-opus_multistream baresip-mod-oss baresip-mod-pcp baresip-mod-plc baresip-mod-portaudio baresip-mod-presence baresip-mod-pulse baresip-mod-rtcpsummary baresip-mod-selfview baresip-mod-serreg baresip-mod-snapshot baresip-mod-sndfile baresip-mod-speex-pp baresip-mod-srtp baresip-mod-stdio baresip-mod-swscale baresip-mod-syslog baresip-mod-uuid baresip-mod-v4l2 baresip-mod-v4l2-codec baresip-mod-vidbridge baresip-mod-vidinfo baresip-mod-vidloop baresip-mod-vp8 baresip-mod-vp9 baresip-mod-vumeter base-files base16384 bash basicstation batctl batctl-default batctl-full batctl-tiny batmand bc bcg729 bcm2711-eeprom bcm2712-eeprom bcm27xx-eeprom bcm27xx-gpu-fw bcm27xx-userland bcm27xx-userland-dev bcm27xx-utils bcm4908img bcm63xx-cfe bcp38 beanstalkd beep bfdd bigclown-control-tool bigclown-firmware-tool bigclown-gateway bigclown-mqtt2influxdb bind-check bind-client bind-ddns-confgen bind-dig bind-dnssec bind-host bind-libs bind-nslookup bind-rndc bind-server bind-server-filter-aaaa bind-tools binutils bird1-ipv4 bird1-ipv4-uci bird1-ipv6 bird1-ipv6-uci bird1c-ipv4 bird1c-ipv6 bird1cl-ipv4 bird1cl-ipv6 bird2 bird2c bird2cl bird3 bird3c bird3cl bison bitlbee blkdiscard blkid block-mount blockd blockdev bluelog bluelog-live bluez-daemon bluez-libs bluez-tools bluez-utils bluez-utils-btmon bluez-utils-extra bluld bmon bmx7 bmx7-dnsupdate bmx7-iwinfo bmx7-json bmx7-sms bmx7-table bmx7-topology bmx7-tun bmx7-uci-config bnx2-firmware bnx2x-firmware bogofilter boinc boinc-wrapper bonniexx boost boost-atomic boost-charconv boost-chrono boost-cobalt boost-container boost-context boost-contract boost-coroutine boost-date_time boost-fiber boost-filesystem boost-graph boost-iostreams boost-json boost-libs boost-locale boost-log boost-math boost-nowide boost-program_options boost-python3 boost-random boost-regex boost-serialization boost-stacktrace boost-system boost-test boost-thread boost-timer boost-type_erasure boost-url boost-wave boost-wserialization borgbackup borgbackup-src boringssl bossa bottlerocket bottom bpf-headers bpfcountd bpftool bpftool-full bpftool-minimal br2684ctl brcmfmac-firmware-4329-sdio brcmfmac-firmware-43362-sdio brcmfmac-firmware-4339-sdio brcmfmac-firmware-43430-sdio brcmfmac-firmware-43430a0-sdio brcmfmac-firmware-43455-sdio brcmfmac-firmware-43602a1-pcie brcmfmac-firmware-4366b1-pcie brcmfmac-firmware-4366c0-pcie brcmfmac-firmware-usb brcmfmac-nvram-43430-sdio brcmfmac-nvram-43455-sdio brcmfmac-nvram-4356-sdio brcmsmac-firmware bridge bridger broadcom-4306-sprom broadcom-43112-sprom broadcom-4313-sprom broadcom-43131-sprom broadcom-4318-sprom broadcom-4321-sprom broadcom-43217-sprom broadcom-4322-sprom broadcom-43222-sprom broadcom-43224-sprom broadcom-43225-sprom broadcom-43226-sprom broadcom-43227-sprom broadcom-43228-sprom broadcom-4331-sprom broadcom-43428-sprom broadcom-4360-sprom broadcom-6362-sprom bsbf-autoconf-cellular bsbf-autoconf-dhcp bsbf-bonding bsbf-client-web bsbf-mptcp bsbf-netspeed bsbf-quectel-usbnet bsbf-rate-limiting bsdiff bsdtar bsdtar-noopenssl bspatch btop btrfs-progs bubblewrap busybox busybox-selinux bwm-ng bwping byobu byobu-utils bzip2 cJSON ca-bundle ca-certificates ca-certs cache-domains-mbedtls cache-domains-openssl cache-domains-wolfssl cal canutils canutils-asc2log canutils-bcmserver canutils-can-calc-bit-timing canutils-canbusload canutils-candump canutils-canfdtest canutils-cangen canutils-cangw canutils-canlogserver canutils-canplayer canutils-cansend canutils-cansequence canutils-cansniffer canutils-isotpdump canutils-isotpperf canutils-isotprecv canutils-isotpsend canutils-isotpserver canutils-isotpsniffer canutils-isotptun canutils-j1939-timedate-cli canutils-j1939-timedate-srv canutils-j1939acd canutils-j1939cat canutils-j1939spy canutils-j1939sr canutils-log2asc canutils-log2long canutils-mcp251xfd-dump canutils-slcan_attach canutils-slcand canutils-slcanpty canutils-testj1939 cargo-c carl9170-firmware catatonit ccid ccrypt cereal certtool cfdisk cgdisk cgi-io cgroup-tools cgroupfs-mount chaosvpn chat chattr check checkpolicy checksec checksec_automator chicken-scheme-full chicken-scheme-interpreter chkcon chrony chrony-nts cifsmount cjdns cjdns-tests clamav cli cligen clixon clocate cloudflared cloudreve cmdpad cni cni-plugins cni-plugins-nft cni-route-override coap-client coap-server collectd collectd-mod-apache collectd-mod-apcups collectd-mod-ascent collectd-mod-bind collectd-mod-chrony collectd-mod-conntrack collectd-mod-contextswitch collectd-mod-cpu collectd-mod-cpufreq collectd-mod-csv collectd-mod-curl collectd-mod-df collectd-mod-dhcpleases collectd-mod-disk collectd-mod-dns collectd-mod-email collectd-mod-entropy collectd-mod-ethstat collectd-mod-exec collectd-mod-filecount collectd-mod-fscache collectd-mod-interface collectd-mod-ipstatistics collectd-mod-iptables collectd-mod-irq collectd-mod-iwinfo collectd-mod-load collectd-mod-logfile collectd-mod-ltq-dsl collectd-mod-lua collectd-mod-match-empty-counter collectd-mod-match-hashed collectd-mod-match-regex collectd-mod-match-timediff collectd-mod-match-value collectd-mod-memory collectd-mod-modbus collectd-mod-mqtt collectd-mod-mysql collectd-mod-netlink collectd-mod-network collectd-mod-nginx collectd-mod-ntpd collectd-mod-nut collectd-mod-olsrd collectd-mod-openvpn collectd-mod-ping collectd-mod-postgresql collectd-mod-powerdns collectd-mod-processes collectd-mod-protocols collectd-mod-routeros collectd-mod-rrdtool collectd-mod-sensors collectd-mod-smart collectd-mod-snmp collectd-mod-snmp6 collectd-mod-sqm collectd-mod-statsd collectd-mod-swap collectd-mod-syslog collectd-mod-table collectd-mod-tail collectd-mod-tail-csv collectd-mod-tcpconns collectd-mod-teamspeak2 collectd-mod-ted collectd-mod-thermal collectd-mod-threshold collectd-mod-ubi collectd-mod-unixsock collectd-mod-uptime collectd-mod-users collectd-mod-vmem collectd-mod-wireless collectd-mod-write-graphite collectd-mod-write-http collectd-mod-write-prometheus colrm comgt comgt-directip comgt-ncm confuse conmon conntrack conntrackd conserver conserver-ipmi containerd convbin coova-chilli coremark coreutils coreutils-b2sum coreutils-base32 coreutils-base64 coreutils-basename coreutils-basenc coreutils-cat coreutils-chcon coreutils-chgrp coreutils-chmod coreutils-chown coreutils-chroot coreutils-cksum coreutils-comm coreutils-cp coreutils-csplit coreutils-cut coreutils-date coreutils-dd coreutils-df coreutils-dir coreutils-dircolors coreutils-dirname coreutils-du coreutils-echo coreutils-env coreutils-expand coreutils-expr coreutils-factor coreutils-false coreutils-fmt coreutils-fold coreutils-groups coreutils-head coreutils-hostid coreutils-id coreutils-install coreutils-join coreutils-kill coreutils-link coreutils-ln coreutils-logname coreutils-ls coreutils-md5sum coreutils-mkdir coreutils-mkfifo coreutils-mknod coreutils-mktemp coreutils-mv coreutils-nice coreutils-nl coreutils-nohup coreutils-nproc coreutils-numfmt coreutils-od coreutils-paste coreutils-pathchk coreutils-pinky coreutils-pr coreutils-printenv coreutils-printf coreutils-ptx coreutils-pwd coreutils-readlink coreutils-realpath coreutils-rm coreutils-rmdir coreutils-runcon coreutils-seq coreutils-sha1sum coreutils-sha224sum coreutils-sha256sum coreutils-sha384sum coreutils-sha512sum coreutils-shred coreutils-shuf coreutils-sleep coreutils-sort coreutils-split coreutils-stat coreutils-stdbuf coreutils-stty coreutils-sum coreutils-sync coreutils-tac coreutils-tail coreutils-tee coreutils-test coreutils-timeout coreutils-touch coreutils-tr coreutils-true coreutils-truncate coreutils-tsort coreutils-tty coreutils-uname coreutils-unexpand coreutils-uniq coreutils-unlink coreutils-uptime coreutils-users coreutils-vdir coreutils-wc coreutils-who coreutils-whoami coreutils-yes coturn cpupower cpusage cqueues cqueues-lua5.3 cqueues-lua5.4 crconf crelay croc crowdsec crowdsec-firewall-bouncer crun cryptsetup cryptsetup-ssh cshark csshnpd csstidy ct-bugcheck ctop cudy-bdinfo curl cypress-firmware-43012-sdio cypress-firmware-43340-sdio cypress-firmware-43362-sdio cypress-firmware-4339-sdio cypress-firmware-43430-sdio cypress-firmware-43439-sdio cypress-firmware-43455-sdio cypress-firmware-4354-sdio cypress-firmware-4356-pcie cypress-firmware-4356-sdio cypress-firmware-43570-pcie cypress-firmware-4373-pcie cypress-firmware-4373-sdio cypress-firmware-4373-usb cypress-firmware-54591-pcie cypress-firmware-54591-sdio cypress-firmware-55560-pcie cypress-firmware-55572-pcie cypress-firmware-55572-sdio cypress-nvram-4339-sdio czmq daemonlogger dahdi-cfg dahdi-monitor dahdi-tools-libtonezone darkstat databag davfs2 davici dawn dbus dbus-utils dc dcstad dcwapd ddns-scripts ddns-scripts-aliyun ddns-scripts-beget ddns-scripts-blazingfast ddns-scripts-cloudflare ddns-scripts-cnkuai ddns-scripts-digitalocean ddns-scripts-dnspod ddns-scripts-dnspod-v3 ddns-scripts-freedns ddns-scripts-gandi ddns-scripts-gcp ddns-scripts-godaddy ddns-scripts-hetzner-cloud ddns-scripts-huaweicloud ddns-scripts-luadns ddns-scripts-namesilo ddns-scripts-netcup-com ddns-scripts-noip ddns-scripts-ns1 ddns-scripts-nsupdate ddns-scripts-one ddns-scripts-pdns ddns-scripts-porkbun ddns-scripts-route53 ddns-scripts-scaleway ddns-scripts-servercow ddns-scripts-services ddns-scripts-transip ddns-scripts-utils ddns-scripts_blazingfast.io ddns-scripts_cloudflare.com-v4 ddns-scripts_cnkuai_cn ddns-scripts_digitalocean.com-v2 ddns-scripts_freedns_42_pl ddns-scripts_godaddy.com-v1 ddns-scripts_hetzner-cloud ddns-scripts_namesilo.com-v1 ddns-scripts_netcup-com ddns-scripts_no-ip_com ddns-scripts_nsupdate ddns-scripts_porkbun.com-v3 ddns-scripts_route53-v1 ddns-scripts_service debian-archive-keyring debootstrap debugcc debugfs dejavu-fonts-ttf-DejaVuMathTeXGyre dejavu-fonts-ttf-DejaVuSans dejavu-fonts-ttf-DejaVuSans-Bold dejavu-fonts-ttf-DejaVuSans-BoldOblique dejavu-fonts-ttf-DejaVuSans-ExtraLight dejavu-fonts-ttf-DejaVuSans-Oblique dejavu-fonts-ttf-DejaVuSansCondensed dejavu-fonts-ttf-DejaVuSansCondensed-Bold dejavu-fonts-ttf-DejaVuSansCondensed-BoldOblique dejavu-fonts-ttf-DejaVuSansCondensed-Oblique dejavu-fonts-ttf-DejaVuSansMono dejavu-fonts-ttf-DejaVuSansMono-Bold dejavu-fonts-ttf-DejaVuSansMono-BoldOblique dejavu-fonts-ttf-DejaVuSansMono-Oblique dejavu-fonts-ttf-DejaVuSerif dejavu-fonts-ttf-DejaVuSerif-Bold dejavu-fonts-ttf-DejaVuSerif-BoldItalic dejavu-fonts-ttf-DejaVuSerif-Italic dejavu-fonts-ttf-DejaVuSerifCondensed dejavu-fonts-ttf-DejaVuSerifCondensed-Bold dejavu-fonts-ttf-DejaVuSerifCondensed-BoldItalic dejavu-fonts-ttf-DejaVuSerifCondensed-Italic delve device-observatory devlink dfu-programmer dfu-util dhcp-forwarder dhcpcd dhtd diffutils digitemp digitemp-usb django dkjson dmapd dmesg dmidecode dns-over-https dns320l-mcu dnscrypt-proxy dnscrypt-proxy-resolvers dnscrypt-proxy2 dnsdist dnsdist-full dnslookup dnsmasq dnsmasq-dhcpv6 dnsmasq-full dnsproxy dnstap dnstop docker docker-compose dockerd domoticz dos2unix dosfstools dovecot dovecot-pigeonhole dovecot-utils drill dropbear dropbearconvert ds-lite dsl-vrx200-firmware-xdsl-a dsl-vrx200-firmware-xdsl-a-patch dsl-vrx200-firmware-xdsl-b dsl-vrx200-firmware-xdsl-b-patch dsl_vr11_firmware_xdsl dtc dtndht dufs dumb-init dump1090 dumpe2fs dumpimage dvtm dynapoint e100-firmware e2freefrag e2fsprogs e4crypt ead eapol-test eapol-test-mbedtls eapol-test-openssl eapol-test-wolfssl earlyoom easyloggingpp ebtables ebtables-legacy ebtables-legacy-utils ebtables-nft ebtables-utils ecdsautils edgeport-firmware edid-decode efibootmgr efivar eip197-mini-firmware eject elektra-kdb ell emailrelay enterprise-numbers eoip erlang erlang-asn1 erlang-compiler erlang-crypto erlang-diameter erlang-eldap erlang-erl-interface erlang-erts erlang-ftp erlang-inets erlang-kernel erlang-mnesia erlang-odbc erlang-os-mon erlang-os_mon erlang-parsetools erlang-public-key erlang-reltool erlang-runtime-tools erlang-sasl erlang-snmp erlang-ssh erlang-ssl erlang-stdlib erlang-syntax-tools erlang-tftp erlang-tools erlang-xmerl esniper esp2net espeak etebase etebase-src etherwake etherwake-nfqueue ethtool ethtool-full ethtool-lua evilginx2 evtest exfat-fsck exfat-mkfs exim exim-gnutls exim-ldap exim-lookup-cdb exim-lookup-dbmdb exim-lookup-dnsdb exim-lookup-json exim-lookup-mysql exim-lookup-passwd exim-lookup-pgsql exim-lookup-redis exim-lookup-sqlite exim-openssl external-protocol extract eza f2fs-tools f2fs-tools-selinux f2fsck f2fsck-selinux faad2 fail2ban fail2ban-src fakeidentd fakepop fakeuname family-dns fastd fatresize fbtest fconfig fdisk fdk-aac fdm fdt-utils ffmpeg ffmpeg-custom ffprobe ffprobe-custom fft-eval file filefrag findfs findutils findutils-find findutils-locate findutils-xargs fio firewall firewall4 fish fit-check-sign fitblk fixparts flashrom flashrom-pci flashrom-spi flashrom-usb flent flent-src flent-tools flex flock fluent-bit fontconfig foolsm fping freeipmi-tools freeradius3 freeradius3-common freeradius3-default freeradius3-democerts freeradius3-mod-always freeradius3-mod-attr-filter freeradius3-mod-cache freeradius3-mod-cache-rbtree freeradius3-mod-cache-redis freeradius3-mod-chap freeradius3-mod-counter freeradius3-mod-date freeradius3-mod-detail freeradius3-mod-digest freeradius3-mod-dpsk freeradius3-mod-dynamic-clients freeradius3-mod-eap freeradius3-mod-eap-fast freeradius3-mod-eap-gtc freeradius3-mod-eap-md5 freeradius3-mod-eap-mschapv2 freeradius3-mod-eap-peap freeradius3-mod-eap-pwd freeradius3-mod-eap-sim freeradius3-mod-eap-tls freeradius3-mod-eap-ttls freeradius3-mod-exec freeradius3-mod-expiration freeradius3-mod-expr freeradius3-mod-files freeradius3-mod-ippool freeradius3-mod-json freeradius3-mod-krb5 freeradius3-mod-ldap freeradius3-mod-linelog freeradius3-mod-logintime freeradius3-mod-mschap freeradius3-mod-pam freeradius3-mod-pap freeradius3-mod-passwd freeradius3-mod-preprocess freeradius3-mod-python3 freeradius3-mod-radutmp freeradius3-mod-realm freeradius3-mod-redis freeradius3-mod-rediswho freeradius3-mod-replicate freeradius3-mod-rest freeradius3-mod-soh freeradius3-mod-sometimes freeradius3-mod-sql freeradius3-mod-sql-map freeradius3-mod-sql-mysql freeradius3-mod-sql-null freeradius3-mod-sql-postgresql freeradius3-mod-sql-sqlite freeradius3-mod-sql-unixodbc freeradius3-mod-sqlcounter freeradius3-mod-sqlippool freeradius3-mod-totp freeradius3-mod-unbound freeradius3-mod-unix freeradius3-mod-unpack freeradius3-mod-utf8 freeradius3-mod-wimax freeradius3-utils freeswitch freeswitch-example-curl freeswitch-example-insideout freeswitch-example-minimal freeswitch-example-rayo freeswitch-example-sbc freeswitch-example-softphone freeswitch-example-testing freeswitch-example-vanilla freeswitch-lang-de freeswitch-lang-en freeswitch-lang-es freeswitch-lang-fr freeswitch-lang-he freeswitch-lang-pt freeswitch-lang-ru freeswitch-lang-sv freeswitch-misc-fonts freeswitch-misc-grammar freeswitch-misc-images freeswitch-misc-perl-esl freeswitch-misc-python3-esl freeswitch-misc-timezones freeswitch-mod-abstraction freeswitch-mod-alsa freeswitch-mod-amr freeswitch-mod-amrwb freeswitch-mod-av freeswitch-mod-avmd freeswitch-mod-b64 freeswitch-mod-basic freeswitch-mod-bcg729 freeswitch-mod-bert freeswitch-mod-blacklist freeswitch-mod-callcenter freeswitch-mod-cdr-csv freeswitch-mod-cdr-mongodb freeswitch-mod-cdr-pg-csv freeswitch-mod-cdr-sqlite freeswitch-mod-cidlookup freeswitch-mod-clearmode freeswitch-mod-cluechoo freeswitch-mod-commands freeswitch-mod-conference freeswitch-mod-console freeswitch-mod-curl freeswitch-mod-dahdi-codec freeswitch-mod-db freeswitch-mod-dialplan-asterisk freeswitch-mod-dialplan-directory freeswitch-mod-dialplan-xml freeswitch-mod-directory freeswitch-mod-distributor freeswitch-mod-dptools freeswitch-mod-easyroute freeswitch-mod-enum freeswitch-mod-erlang-event freeswitch-mod-esf freeswitch-mod-esl freeswitch-mod-event-multicast freeswitch-mod-event-socket freeswitch-mod-event-test freeswitch-mod-event-zmq freeswitch-mod-expr freeswitch-mod-fail2ban freeswitch-mod-fifo freeswitch-mod-format-cdr freeswitch-mod-freetdm freeswitch-mod-fsk freeswitch-mod-fsv freeswitch-mod-g723-1 freeswitch-mod-g729 freeswitch-mod-graylog2 freeswitch-mod-gsmopen freeswitch-mod-h26x freeswitch-mod-hash freeswitch-mod-hiredis freeswitch-mod-httapi freeswitch-mod-http-cache freeswitch-mod-isac freeswitch-mod-json-cdr freeswitch-mod-kazoo freeswitch-mod-lcr freeswitch-mod-ldap freeswitch-mod-local-stream freeswitch-mod-logfile freeswitch-mod-loopback freeswitch-mod-lua freeswitch-mod-mariadb freeswitch-mod-mp4v freeswitch-mod-native-file freeswitch-mod-nibblebill freeswitch-mod-odbc-cdr freeswitch-mod-opus freeswitch-mod-opusfile freeswitch-mod-oreka freeswitch-mod-perl freeswitch-mod-pgsql freeswitch-mod-png freeswitch-mod-pocketsphinx freeswitch-mod-portaudio freeswitch-mod-portaudio-stream freeswitch-mod-posix-timer freeswitch-mod-prefix freeswitch-mod-python3 freeswitch-mod-radius-cdr freeswitch-mod-random freeswitch-mod-raven freeswitch-mod-rayo freeswitch-mod-redis freeswitch-mod-rss freeswitch-mod-rtc freeswitch-mod-rtmp freeswitch-mod-say-de freeswitch-mod-say-en freeswitch-mod-say-es freeswitch-mod-say-es-ar freeswitch-mod-say-fa freeswitch-mod-say-fr freeswitch-mod-say-he freeswitch-mod-say-hr freeswitch-mod-say-hu freeswitch-mod-say-it freeswitch-mod-say-ja freeswitch-mod-say-nl freeswitch-mod-say-pl freeswitch-mod-say-pt freeswitch-mod-say-ru freeswitch-mod-say-sv freeswitch-mod-say-th freeswitch-mod-say-zh freeswitch-mod-shell-stream freeswitch-mod-shout freeswitch-mod-signalwire freeswitch-mod-skinny freeswitch-mod-sms freeswitch-mod-snapshot freeswitch-mod-sndfile freeswitch-mod-snmp freeswitch-mod-snom freeswitch-mod-sofia freeswitch-mod-sonar freeswitch-mod-spandsp freeswitch-mod-spy freeswitch-mod-ssml freeswitch-mod-stress freeswitch-mod-syslog freeswitch-mod-theora freeswitch-mod-tone-stream freeswitch-mod-translate freeswitch-mod-tts-commandline freeswitch-mod-valet-parking freeswitch-mod-verto freeswitch-mod-video-filter freeswitch-mod-vmd freeswitch-mod-voicemail freeswitch-mod-voicemail-ivr freeswitch-mod-xml-cdr freeswitch-mod-xml-curl freeswitch-mod-xml-ldap freeswitch-mod-xml-rpc freeswitch-mod-xml-scgi freeswitch-mod-yaml freeswitch-mod-yuv freeswitch-util-fs-cli freeswitch-util-fs-encode freeswitch-util-fs-ivrd freeswitch-util-fs-tts freeswitch-util-gentls-cert freeswitch-util-tone2wav freshclam fritz-caldata fritz-tffs fritz-tffs-nand frpc frps frr frr-babeld frr-bfdd frr-bgpd frr-eigrpd frr-fabricd frr-isisd frr-ldpd frr-nhrpd frr-ospf6d frr-ospfd frr-pathd frr-pbrd frr-pim6d frr-pimd frr-pythontools frr-ripd frr-ripngd frr-staticd frr-vrrpd frr-watchfrr frr-zebra fscrypt fsh fstools fstrim fswebcam ftdi_eeprom fuse-overlayfs fuse-utils fuse3-utils fwknop fwknopd fwtool fwupd-daemon fwupd-libs fwupd-tools fx fxload gammu gateway-go gatling gawk gcc gdb gdbserver gddrescue gdisk generate-ipv6-address genl gensio-bin geoip-shell geoip-shell-iptables geoipupdate getdns geth getopt getrandom gg giflib giflib-utils git git-gitweb git-http git-lfs gitlab-runner gitolite gkermit gkrellmd gl-puli-mcu glib2 gnu-efi gnu-efi-programs gnu-wget gnulib-l10n gnunet gnunet-abd gnunet-auction gnunet-communicator-tcp gnunet-communicator-udp gnunet-conversation gnunet-curl gnunet-datastore gnunet-dht-cli gnunet-dhtcache-heap gnunet-dhtcache-pgsql gnunet-dhtcache-sqlite gnunet-fs gnunet-fs-heap gnunet-fs-pgsql gnunet-fs-sqlite gnunet-fuse gnunet-gns gnunet-gns-pgsql gnunet-gns-proxy gnunet-gns-sqlite gnunet-hostlist gnunet-messenger gnunet-peerstore-sqlite gnunet-pgsql gnunet-reclaim gnunet-rest gnunet-rps gnunet-sqlite gnunet-utils gnunet-vpn gnupg gnupg-utils gnupg2 gnupg2-dirmngr gnupg2-utils gnuplot gnutls-utils go2rtc golang golang-bootstrap golang-doc golang-github-jedisct1-dnscrypt-proxy2-dev golang-github-nextdns-nextdns-dev golang-gitlab-yawning-obfs4-dev golang-misc golang-src golang-tests golang1.26 golang1.26-doc golang1.26-misc golang1.26-src golang1.26-tests google-authenticator-libpam gost_engine-util gperf gperftools gperftools-headers gperftools-runtime gpgv gpgv2 gphoto2 gpioctl-sysfs gpiod-tools gpsd gpsd-clients gpsd-utils graphicsmagick gre grep grev4 grev6 greyfix grilo grilo-plugins grilo-plugins-chromaprint grilo-plugins-dleyna grilo-plugins-dmap grilo-plugins-gravatar grilo-plugins-magnatune grilo-plugins-metadata-store grilo-plugins-opensubtitles grilo-plugins-raitv grilo-plugins-shoutcast grilo-plugins-tmdb grub2 grub2-bios-setup grub2-editenv grub2-efi grub2-efi-arm grub2-efi-loongarch64 gsm-utils gsmlib gsocket gst1-libav gst1-mod-adder gst1-mod-adpcmdec gst1-mod-adpcmenc gst1-mod-aiff gst1-mod-alaw gst1-mod-alpha gst1-mod-alsa gst1-mod-apetag gst1-mod-app gst1-mod-asf gst1-mod-asfmux gst1-mod-audiobuffersplit gst1-mod-audioconvert gst1-mod-audiofx gst1-mod-audiofxbad gst1-mod-audiolatency gst1-mod-audiomixer gst1-mod-audiomixmatrix gst1-mod-audioparsers gst1-mod-audiorate gst1-mod-audioresample gst1-mod-audiotestsrc gst1-mod-audiovisualizers gst1-mod-auparse gst1-mod-autoconvert gst1-mod-autodetect gst1-mod-avi gst1-mod-bayer gst1-mod-bluez gst1-mod-camerabin gst1-mod-coloreffects gst1-mod-compositor gst1-mod-cutter gst1-mod-debug gst1-mod-debugutilsbad gst1-mod-dtls gst1-mod-dtmf gst1-mod-dvbsubenc gst1-mod-dvbsuboverlay gst1-mod-dvdspu gst1-mod-effectv gst1-mod-encoding gst1-mod-equalizer gst1-mod-faad gst1-mod-faceoverlay gst1-mod-fbdevsink gst1-mod-festival gst1-mod-fieldanalysis gst1-mod-flac gst1-mod-flv gst1-mod-flxdec gst1-mod-freeverb gst1-mod-frei0r gst1-mod-gaudieffects gst1-mod-gdp gst1-mod-geometrictransform gst1-mod-gio gst1-mod-goom gst1-mod-goom2k1 gst1-mod-hls gst1-mod-icydemux gst1-mod-id3demux gst1-mod-id3tag gst1-mod-imagefreeze gst1-mod-inter gst1-mod-interlace gst1-mod-interleave gst1-mod-isomp4 gst1-mod-ivfparse gst1-mod-ivorbisdec gst1-mod-ivtc gst1-mod-jp2kdecimator gst1-mod-jpeg gst1-mod-jpegformat gst1-mod-lame gst1-mod-legacyrawparse gst1-mod-level gst1-mod-matroska gst1-mod-midi gst1-mod-monoscope gst1-mod-mpeg2dec gst1-mod-mpegpsdemux gst1-mod-mpegpsmux gst1-mod-mpegtsdemux gst1-mod-mpegtsmux gst1-mod-mpg123 gst1-mod-mulaw gst1-mod-multifile gst1-mod-multipart gst1-mod-mxf gst1-mod-navigationtest gst1-mod-netsim gst1-mod-ogg gst1-mod-opengl gst1-mod-opus gst1-mod-opusparse gst1-mod-oss4 gst1-mod-ossaudio gst1-mod-overlaycomposition gst1-mod-pbtypes gst1-mod-pcapparse gst1-mod-playback gst1-mod-png gst1-mod-pnm gst1-mod-proxy gst1-mod-rawparse gst1-mod-removesilence gst1-mod-replaygain gst1-mod-rfbsrc gst1-mod-rtp gst1-mod-rtpmanager gst1-mod-rtponvif gst1-mod-rtsp gst1-mod-sbc gst1-mod-sdpelem gst1-mod-segmentclip gst1-mod-shapewipe gst1-mod-shm gst1-mod-shout2 gst1-mod-siren gst1-mod-smooth gst1-mod-smpte gst1-mod-sndfile gst1-mod-soup gst1-mod-spectrum gst1-mod-speed gst1-mod-speex gst1-mod-srt gst1-mod-subenc gst1-mod-subparse gst1-mod-switchbin gst1-mod-taglib gst1-mod-tcp gst1-mod-theora gst1-mod-timecode gst1-mod-typefindfunctions gst1-mod-udp gst1-mod-v4l2codecs gst1-mod-video4linux2 gst1-mod-videobox gst1-mod-videoconvert gst1-mod-videoconvertscale gst1-mod-videocrop gst1-mod-videofilter gst1-mod-videofiltersbad gst1-mod-videoframe_audiolevel gst1-mod-videomixer gst1-mod-videoparsersbad gst1-mod-videorate gst1-mod-videoscale gst1-mod-videosignal gst1-mod-videotestsrc gst1-mod-vmnc gst1-mod-volume gst1-mod-vorbis gst1-mod-vpx gst1-mod-wavenc gst1-mod-wavparse gst1-mod-webp gst1-mod-y4mdec gst1-plugins-bad gst1-plugins-base gst1-plugins-good gst1-plugins-ugly gstreamer1 gstreamer1-libs gstreamer1-plugins-bad gstreamer1-plugins-base gstreamer1-plugins-good gstreamer1-plugins-ugly gstreamer1-utils gummiboot gzip halog hamlib haproxy haproxy-nossl haserl hashdeep haveged hcxdumptool hcxtools hd-idle hdparm hev-socks5-server hev-socks5-tproxy hev-socks5-tunnel hexedit hfsfsck hidapi hnet-full hnet-full-l2tp hnet-full-secure hnetd-nossl hnetd-openssl horst hostapd hostapd-basic hostapd-basic-mbedtls hostapd-basic-openssl hostapd-basic-wolfssl hostapd-common hostapd-mbedtls hostapd-mini hostapd-openssl hostapd-utils hostapd-wolfssl hostip hping3 hplip-common hplip-sane hs20-client hs20-common hs20-server htop htpdate httping httping-nossl https-dns-proxy httptunnel hub-ctrl hwclock hwinfo hwloc-utils hyperscan-headers hyperscan-runtime i2c-tools i2csfp i2pd i915-firmware i915-firmware-dmc i915-firmware-gsc i915-firmware-guc i915-firmware-huc ibrcommon ibrdtn ibrdtn-tools ibrdtnd ibt-firmware ice-firmware icecast ices iconv icu icu-data-tools icu-full-data ideviceinstaller idevicerestore idn idn2 ieee8021xclient ifstat iftop ifuse igmpproxy iio-utils iiod imagemagick imx-bootlets inadyn iniparser inotifywait inotifywatch integritysetup intel-microcode intltool io iodine iodined iotop ip ip-bridge ip-full ip-tiny ip6tables ip6tables-extra ip6tables-legacy ip6tables-mod-nat ip6tables-nft ip6tables-zz-legacy ipcs iperf iperf3 iperf3-ssl ipip ipmitool ipq-wifi-8devices_kiwi ipq-wifi-8devices_mango ipq-wifi-alfa-network_ap120c-ax ipq-wifi-aliyun_ap8220 ipq-wifi-arcadyan_aw1000 ipq-wifi-asus_rt-ax89x ipq-wifi-buffalo_wxr-5950ax12 ipq-wifi-cambiumnetworks_xe34 ipq-wifi-cmcc_rm2-6 ipq-wifi-compex_wpq873 ipq-wifi-dynalink_dl-wrx36 ipq-wifi-edgecore_eap102 ipq-wifi-edimax_cax1800 ipq-wifi-elecom_wrc-x3000gs2 ipq-wifi-glinet_gl-ax1800 ipq-wifi-glinet_gl-axt1800 ipq-wifi-glinet_gl-b3000 ipq-wifi-ignitenet_ss-w2-ac2600 ipq-wifi-iodata_wn-dax3000gr ipq-wifi-linksys_homewrk ipq-wifi-linksys_mr5500 ipq-wifi-linksys_mr6350 ipq-wifi-linksys_mr7350 ipq-wifi-linksys_mr7500 ipq-wifi-linksys_mx2000 ipq-wifi-linksys_mx4200 ipq-wifi-linksys_mx5300 ipq-wifi-linksys_mx5500 ipq-wifi-linksys_mx8500 ipq-wifi-linksys_spnmx56 ipq-wifi-linksys_whw03 ipq-wifi-meraki_mr30h ipq-wifi-meraki_z3 ipq-wifi-netgear_lbr20 ipq-wifi-netgear_rax120v2 ipq-wifi-netgear_rbk20 ipq-wifi-netgear_sxk80 ipq-wifi-netgear_wax214 ipq-wifi-netgear_wax218 ipq-wifi-netgear_wax610 ipq-wifi-netgear_wax610y ipq-wifi-netgear_wax620 ipq-wifi-netgear_wax630 ipq-wifi-prpl_haze ipq-wifi-qihoo_360v6 ipq-wifi-qnap_301w ipq-wifi-redmi_ax6 ipq-wifi-skspruce_wia3300-20 ipq-wifi-spectrum_sax1v1k ipq-wifi-tplink_archer-c59-v1 ipq-wifi-tplink_archer-c6-v2 ipq-wifi-tplink_archer-c60-v1 ipq-wifi-tplink_archer-c60-v2 ipq-wifi-tplink_deco-x80-5g ipq-wifi-tplink_eap610-outdoor ipq-wifi-tplink_eap620hd-v1 ipq-wifi-tplink_eap623od-hd-v1 ipq-wifi-tplink_eap625-outdoor-hd-v1 ipq-wifi-tplink_eap660hd-v1 ipq-wifi-wallys_dr40x9 ipq-wifi-xiaomi_aiot-ac2350 ipq-wifi-xiaomi_ax3600 ipq-wifi-xiaomi_ax6000 ipq-wifi-xiaomi_ax9000 ipq-wifi-yuncore_ax830 ipq-wifi-yuncore_ax850 ipq-wifi-yuncore_ax880 ipq-wifi-yuncore_fap650 ipq-wifi-yyets_le1 ipq-wifi-zbtlink_zbt-z800ax ipq-wifi-zte_mf269 ipq-wifi-zte_mf286ar ipq-wifi-zte_mf286c ipq-wifi-zte_mf287 ipq-wifi-zte_mf287plus ipq-wifi-zte_mf289f ipq-wifi-zyxel_nbg7815 ipq-wifi-zyxel_nwa210ax ipset ipset-dns iptables iptables-legacy iptables-mod-account iptables-mod-asn iptables-mod-chaos iptables-mod-checksum iptables-mod-cluster iptables-mod-clusterip iptables-mod-condition iptables-mod-conntrack-extra iptables-mod-conntrack-label iptables-mod-delude iptables-mod-dhcpmac iptables-mod-dnetmap iptables-mod-extra iptables-mod-filter iptables-mod-fuzzy iptables-mod-geoip iptables-mod-hashlimit iptables-mod-iface iptables-mod-ipmark iptables-mod-ipopt iptables-mod-ipp2p iptables-mod-iprange iptables-mod-ipsec iptables-mod-ipv4options iptables-mod-led iptables-mod-length2 iptables-mod-logmark iptables-mod-lscan iptables-mod-lua iptables-mod-nat-extra iptables-mod-nflog iptables-mod-nfqueue iptables-mod-physdev iptables-mod-proto iptables-mod-psd iptables-mod-quota2 iptables-mod-rpfilter iptables-mod-rtpengine iptables-mod-socket iptables-mod-sysrq iptables-mod-tarpit iptables-mod-tee iptables-mod-tproxy iptables-mod-trace iptables-mod-u32 iptables-nft iptables-zz-legacy iptaccount iptasn iptgeoip iptraf-ng iputils-arping iputils-clockdiff iputils-ping iputils-ping6 iputils-tracepath ipvsadm irecovery irqbalance irssi irtt isadump isaset isc-dhcp-client-ipv4 isc-dhcp-client-ipv6 isc-dhcp-dyndns isc-dhcp-omshell-ipv4 isc-dhcp-omshell-ipv6 isc-dhcp-relay-ipv4 isc-dhcp-relay-ipv6 isc-dhcp-server-ipv4 isc-dhcp-server-ipv6 iucode-tool ivpu-firmware ivykis iw iw-full iwcap iwinfo iwl3945-firmware iwl4965-firmware iwlwifi-firmware-ax101 iwlwifi-firmware-ax200 iwlwifi-firmware-ax201 iwlwifi-firmware-ax210 iwlwifi-firmware-ax411 iwlwifi-firmware-be200 iwlwifi-firmware-iwl100 iwlwifi-firmware-iwl1000 iwlwifi-firmware-iwl105 iwlwifi-firmware-iwl135 iwlwifi-firmware-iwl2000 iwlwifi-firmware-iwl2030 iwlwifi-firmware-iwl3160 iwlwifi-firmware-iwl3168 iwlwifi-firmware-iwl5000 iwlwifi-firmware-iwl5150 iwlwifi-firmware-iwl6000g2 iwlwifi-firmware-iwl6000g2a iwlwifi-firmware-iwl6000g2b iwlwifi-firmware-iwl6050 iwlwifi-firmware-iwl7260 iwlwifi-firmware-iwl7265 iwlwifi-firmware-iwl7265d iwlwifi-firmware-iwl8260c iwlwifi-firmware-iwl8265 iwlwifi-firmware-iwl9000 iwlwifi-firmware-iwl9260 ixp4xx-microcode-ethernet ixp4xx-microcode-wan jansson jboot-tools joe joe-extras jool-tools-netfilter jose jpeg-tools jq jq-full jshn json-glib json4lua jsoncpp jsonfilter jupp jupp-data jwt-cpp kadnode kafs-client kamailio kamailio-lib-libkamailio-ims kamailio-lib-libtrie kamailio-mod-acc kamailio-mod-acc-diameter kamailio-mod-acc-json kamailio-mod-alias-db kamailio-mod-app-jsdt kamailio-mod-app-lua kamailio-mod-app-lua-sr kamailio-mod-app-python3 kamailio-mod-app-ruby kamailio-mod-app-sqlang kamailio-mod-async kamailio-mod-auth kamailio-mod-auth-db kamailio-mod-auth-diameter kamailio-mod-auth-ephemeral kamailio-mod-auth-identity kamailio-mod-auth-xkeys kamailio-mod-avp kamailio-mod-avpops kamailio-mod-benchmark kamailio-mod-blst kamailio-mod-call-control kamailio-mod-call-obj kamailio-mod-carrierroute kamailio-mod-cdp kamailio-mod-cdp-avp kamailio-mod-cfg-db kamailio-mod-cfg-rpc kamailio-mod-cfgt kamailio-mod-cfgutils kamailio-mod-cnxcc kamailio-mod-corex kamailio-mod-counters kamailio-mod-cplc kamailio-mod-crypto kamailio-mod-ctl kamailio-mod-db-berkeley kamailio-mod-db-cluster kamailio-mod-db-flatstore kamailio-mod-db-mysql kamailio-mod-db-postgres kamailio-mod-db-redis kamailio-mod-db-sqlite kamailio-mod-db-text kamailio-mod-db-unixodbc kamailio-mod-db2-ldap kamailio-mod-db2-ops kamailio-mod-debugger kamailio-mod-dialog kamailio-mod-dialplan kamailio-mod-dispatcher kamailio-mod-diversion kamailio-mod-dlgs kamailio-mod-dmq kamailio-mod-dmq-usrloc kamailio-mod-domain kamailio-mod-domainpolicy kamailio-mod-drouting kamailio-mod-enum kamailio-mod-erlang kamailio-mod-evapi kamailio-mod-evrexec kamailio-mod-exec kamailio-mod-group kamailio-mod-gzcompress kamailio-mod-h350 kamailio-mod-htable kamailio-mod-http-client kamailio-mod-imc kamailio-mod-ims-auth kamailio-mod-ims-charging kamailio-mod-ims-dialog kamailio-mod-ims-diameter-server kamailio-mod-ims-icscf kamailio-mod-ims-ipsec-pcscf kamailio-mod-ims-isc kamailio-mod-ims-ocs kamailio-mod-ims-qos kamailio-mod-ims-qos-npn kamailio-mod-ims-registrar-pcscf kamailio-mod-ims-registrar-scscf kamailio-mod-ims-usrloc-pcscf kamailio-mod-ims-usrloc-scscf kamailio-mod-ipops kamailio-mod-jansson kamailio-mod-janssonrpcc kamailio-mod-json kamailio-mod-jsonrpcs kamailio-mod-keepalive kamailio-mod-kemix kamailio-mod-kex kamailio-mod-lcr kamailio-mod-ldap kamailio-mod-log-custom kamailio-mod-lost kamailio-mod-lrkproxy kamailio-mod-mangler kamailio-mod-matrix kamailio-mod-maxfwd kamailio-mod-mediaproxy kamailio-mod-misctest kamailio-mod-mohqueue kamailio-mod-mqueue kamailio-mod-msilo kamailio-mod-msrp kamailio-mod-mtree kamailio-mod-nat-traversal kamailio-mod-nathelper kamailio-mod-ndb-redis kamailio-mod-nghttp2 kamailio-mod-nosip kamailio-mod-outbound kamailio-mod-p-usrloc kamailio-mod-path kamailio-mod-pdb kamailio-mod-pdt kamailio-mod-permissions kamailio-mod-pike kamailio-mod-pipelimit kamailio-mod-posops kamailio-mod-prefix-route kamailio-mod-presence kamailio-mod-presence-conference kamailio-mod-presence-dfks kamailio-mod-presence-dialoginfo kamailio-mod-presence-mwi kamailio-mod-presence-profile kamailio-mod-presence-reginfo kamailio-mod-presence-xml kamailio-mod-pua kamailio-mod-pua-bla kamailio-mod-pua-dialoginfo kamailio-mod-pua-json kamailio-mod-pua-reginfo kamailio-mod-pua-rpc kamailio-mod-pua-usrloc kamailio-mod-pua-xmpp kamailio-mod-pv kamailio-mod-pv-headers kamailio-mod-pvtpl kamailio-mod-qos kamailio-mod-ratelimit kamailio-mod-regex kamailio-mod-registrar kamailio-mod-rls kamailio-mod-rr kamailio-mod-rtimer kamailio-mod-rtjson kamailio-mod-rtpengine kamailio-mod-rtpproxy kamailio-mod-sanity kamailio-mod-sca kamailio-mod-sctp kamailio-mod-sdpops kamailio-mod-seas kamailio-mod-secfilter kamailio-mod-sipcapture kamailio-mod-sipdump kamailio-mod-siprepo kamailio-mod-sipt kamailio-mod-siptrace kamailio-mod-siputils kamailio-mod-sl kamailio-mod-slack kamailio-mod-sms kamailio-mod-smsops kamailio-mod-snmpstats kamailio-mod-speeddial kamailio-mod-sqlops kamailio-mod-ss7ops kamailio-mod-sst kamailio-mod-statistics kamailio-mod-statsc kamailio-mod-statsd kamailio-mod-stun kamailio-mod-tcpops kamailio-mod-textops kamailio-mod-textopsx kamailio-mod-timer kamailio-mod-tls kamailio-mod-tm kamailio-mod-tmrec kamailio-mod-tmx kamailio-mod-topoh kamailio-mod-topos kamailio-mod-topos-htable kamailio-mod-topos-redis kamailio-mod-tsilo kamailio-mod-uac kamailio-mod-uac-redirect kamailio-mod-uid-auth-db kamailio-mod-uid-avp-db kamailio-mod-uid-domain kamailio-mod-uid-gflags kamailio-mod-uid-uri-db kamailio-mod-uri-db kamailio-mod-userblocklist kamailio-mod-usrloc kamailio-mod-utils kamailio-mod-uuid kamailio-mod-websocket kamailio-mod-xcap-client kamailio-mod-xcap-server kamailio-mod-xhttp kamailio-mod-xhttp-pi kamailio-mod-xhttp-prom kamailio-mod-xhttp-rpc kamailio-mod-xlog kamailio-mod-xmlops kamailio-mod-xmlrpc kamailio-mod-xmpp kamailio-mod-xprint kamailio-util-kambdb-recover kcptun-client kcptun-config kcptun-server kdump kea-admin kea-ctrl kea-dhcp-ddns kea-dhcp4 kea-dhcp6 kea-hook-ha kea-hook-lease-cmds kea-lfc kea-libs kea-perfdhcp kea-shell kea-uci keepalived keepalived-sync kexec kexec-tools keyctl keyutils kitty-terminfo klish klish-xml-files kmod knot knot-dig knot-host knot-keymgr knot-libs knot-libzscanner knot-nsupdate knot-resolver knot-tests knot-zonecheck knxd kobs-ng kplex krb5-client krb5-libs krb5-server krb5-server-extras kselftests-bpf ksmbd-avahi-service ksmbd-hotplug ksmbd-server lame lame-lib last layerscape-ddr-phy layerscape-dpl layerscape-fman layerscape-mc layerscape-ppfe layerscape-rcw lcd4linux lcd4linux-custom lcd4linux-full lcdgrilo lcdproc-clients lcdproc-drivers lcdproc-server lcdringer ldbus ldconfig ldd ldns-examples lede-keyring ledhwbmon ledumon leech less less-wide lf lftp libacl libaio libantlr3c libao libapparmor libapr libaprutil libaprutil-crypto-openssl libaprutil-dbd-mysql libaprutil-dbd-odbc libaprutil-dbd-pgsql libaprutil-dbd-sqlite3 libaprutil-dbm-gdbm libaprutil-ldap libarchive libarchive-noopenssl libasan libasm libassuan libatasmart libatomic libattr libaudit libauparse libavahi libavahi-client libavahi-compat-libdnssd libavahi-dbus-support libavahi-nodbus-support libb64 libbase16384 libbfd libblkid libblobmsg-json libbpf libbsd libbz2 libc libcap libcap-bin libcap-ng libcap-ng-bin libcares libcbor libcgroup libcharset libcli libcoap libcomerr libconfig libcrypt-compat libctb libctf libcups libcurl libcurl-gnutls libcyassl libdaemon libdaq libdaq3 libdb47 libdb47-full libdb47xx libdb47xx-full libdbd-mysql libdbd-pgsql libdbd-sqlite3 libdbi libdbus libdcwproto libdcwsocket libdeflate libdevmapper libdevmapper-selinux libdht libdmapsharing libdnet libdrm libdrm-amdgpu libdrm-etnaviv libdrm-intel libdrm-nouveau libdrm-omap libdrm-radeon libdrm-tegra libdvbcsa libdw libe2p libecdsautil libedit libelektra-core libelektra-cpp libelektra-crypto libelektra-curlget libelektra-dbus libelektra-ev libelektra-extra libelektra-lua libelektra-plugins libelektra-python3 libelektra-resolvers libelektra-uv libelektra-xerces libelektra-xml libelektra-yajl libelektra-yamlcpp libelektra-zmq libelf libelf1 libertas-sdio-firmware libertas-spi-firmware libertas-usb-firmware libesmtp libestr libev libevdev libevent2 libevent2-core libevent2-extra libevent2-openssl libevent2-pthreads libexif libexpat libexslt libext2fs libextractor libextractor-plugin-archive libextractor-plugin-deb libextractor-plugin-dvi libextractor-plugin-flac libextractor-plugin-gif libextractor-plugin-gstreamer libextractor-plugin-it libextractor-plugin-jpeg libextractor-plugin-man libextractor-plugin-mime libextractor-plugin-mpeg libextractor-plugin-nsf libextractor-plugin-nsfe libextractor-plugin-odf libextractor-plugin-ogg libextractor-plugin-png libextractor-plugin-ps libextractor-plugin-riff libextractor-plugin-s3m libextractor-plugin-sid libextractor-plugin-tiff libextractor-plugin-wav libextractor-plugin-xm libextractor-plugin-zip libf2fs libf2fs-selinux libfaad2 libfastjson libfdisk libfdt libffi libffmpeg libffmpeg-audio-dec libffmpeg-custom libffmpeg-full libffmpeg-mini libfido2 libfko libflac libflashrom libfluidsynth libfmt libfreeipmi libfreetdm libfreetdm-ftmod-analog libfreetdm-ftmod-analog-em libfreetdm-ftmod-libpri libfreetdm-ftmod-pritap libfreetdm-ftmod-skel libfreetdm-ftmod-zt libfreetype libfstrm libftdi libftdi1 libfuse libfuse3 libgabe libgcc libgcrypt libgd libgd-full libgdbm libgee libgensio libgensiocpp libgfortran libgio-environmentproxy libgio-gnutls libgio-openssl libgmp libgnutls libgnutls-dane libgomp libgpg-error libgpgme libgpgmepp libgphoto2 libgphoto2-drivers-adc65 libgphoto2-drivers-agfa_cl20 libgphoto2-drivers-aox libgphoto2-drivers-ax203 libgphoto2-drivers-barbie libgphoto2-drivers-canon libgphoto2-drivers-casio_qv libgphoto2-drivers-clicksmart310 libgphoto2-drivers-digigr8 libgphoto2-drivers-digita libgphoto2-drivers-dimagev libgphoto2-drivers-dimera3500 libgphoto2-drivers-directory libgphoto2-drivers-enigma13 libgphoto2-drivers-fuji libgphoto2-drivers-gsmart300 libgphoto2-drivers-hp215 libgphoto2-drivers-iclick libgphoto2-drivers-jamcam libgphoto2-drivers-jd11 libgphoto2-drivers-jl2005a libgphoto2-drivers-jl2005c libgphoto2-drivers-kodak_dc120 libgphoto2-drivers-kodak_dc210 libgphoto2-drivers-kodak_dc240 libgphoto2-drivers-kodak_dc3200 libgphoto2-drivers-kodak_ez200 libgphoto2-drivers-konica libgphoto2-drivers-konica_qm150 libgphoto2-drivers-largan libgphoto2-drivers-lg_gsm libgphoto2-drivers-mars libgphoto2-drivers-mustek libgphoto2-drivers-panasonic_coolshot libgphoto2-drivers-panasonic_dc1000 libgphoto2-drivers-panasonic_dc1580 libgphoto2-drivers-panasonic_l859 libgphoto2-drivers-pccam300 libgphoto2-drivers-pccam600 libgphoto2-drivers-pentax libgphoto2-drivers-polaroid_pdc320 libgphoto2-drivers-polaroid_pdc640 libgphoto2-drivers-polaroid_pdc700 libgphoto2-drivers-ptp2 libgphoto2-drivers-ricoh libgphoto2-drivers-ricoh_g3 libgphoto2-drivers-samsung libgphoto2-drivers-sierra libgphoto2-drivers-sipix_blink2 libgphoto2-drivers-sipix_web2 libgphoto2-drivers-smal libgphoto2-drivers-sonix libgphoto2-drivers-sony_dscf1 libgphoto2-drivers-sony_dscf55 libgphoto2-drivers-soundvision libgphoto2-drivers-spca50x libgphoto2-drivers-sq905 libgphoto2-drivers-st2205 libgphoto2-drivers-stv0674 libgphoto2-drivers-stv0680 libgphoto2-drivers-sx330z libgphoto2-drivers-topfield libgphoto2-drivers-toshiba_pdrm11 libgphoto2-drivers-tp6801 libgphoto2-port libgpiod libgpiodcxx libgps libgst1adaptivedemux libgst1allocators libgst1app libgst1audio libgst1basecamerabinsrc libgst1check libgst1codecparsers libgst1codecs libgst1controller libgst1fft libgst1gl libgst1mpegts libgst1net libgst1pbutils libgst1photography libgst1play libgst1player libgst1riff libgst1rtp libgst1rtsp libgst1sdp libgst1tag libgst1transcoder libgst1uridownloader libgst1video libgstreamer1 libgudev libhamlib libhavege libhiredis libhttp-parser libhwloc libi2c libical libiconv-full libid3tag libideviceactivation libideviceactivation-utils libidn libidn2 libiio libiksemel libimobiledevice libimobiledevice-glue libimobiledevice-utils libinih libinireader libinotifytools libinput libintl-full libip4tc libip6tc libiperf3 libipmiconsole libipmidetect libipset libiptext libiptext-nft libiptext6 libirecovery libiw libiwinfo libiwinfo-data libiwinfo-lua libjaylink libjcat libjemalloc libjose libjpeg libjpeg-turbo libjpeg-turbo-utils libjson-c libjson-script libjwt libkeyutils libkmod libks libksba libldns libleptonica liblo liblo-utils libloragw libloragw-tests libloragw-utils liblsan libltdl liblua liblua5.3 liblua5.4 liblucihttp liblucihttp-lua liblucihttp-ucode liblxc liblz4 liblzma liblzo libmad libmagic libmanette libmariadb libmariadb-plugin-auth-gssapi-client libmariadb-plugin-remote-io libmariadbclient libmaxminddb libmbedtls libmbim libmcrypt libmd libmicrohttpd libmicrohttpd-no-ssl libmicrohttpd-ssl libmilter-sendmail libminiupnpc libmms libmnl libmodbus libmosquitto libmosquitto-nossl libmosquitto-ssl libmosquittopp libmount libmpc libmpdclient libmpeg2 libmpfr libmpg123 libmraa libmraa-python3 libmspack libmysqlclient libmysqlclient-r libnatpmp libncurses libncurses-dev libncursesw libndp libndpi libneon libnet-1.2.x libnetconf2 libnetfilter-acct libnetfilter-conntrack libnetfilter-cthelper libnetfilter-cttimeout libnetfilter-log libnetfilter-queue libnetsnmp libnetsnmp-nossl libnetsnmp-ssl libnettle libnewt libnfnetlink libnftnl libnghttp2 libnghttp3 libngtcp2 libnilfs libnilfscleaner libnilfsgc libnl libnl-cli libnl-core libnl-genl libnl-nf libnl-route libnl-tiny libnopoll libnpth libnpupnp libnss libnvme liboath libodbc libodbccr libodbcinst libogg liboil libopcodes libopen62541 libopendkim libopenelp libopenldap libopenobex libopensc libopensc-pkcs11 libopensc-profile-asepcos libopensc-profile-authentic libopensc-profile-cardos libopensc-profile-cyberflex libopensc-profile-entersafe libopensc-profile-epass2003 libopensc-profile-flex libopensc-profile-gids libopensc-profile-gpk libopensc-profile-ias-adele-admin1 libopensc-profile-ias-adele-admin2 libopensc-profile-ias-adele-common libopensc-profile-iasecc libopensc-profile-iasecc-admin-eid libopensc-profile-iasecc-generic-oberthur libopensc-profile-iasecc-generic-pki libopensc-profile-incrypto34 libopensc-profile-isoApplet libopensc-profile-jcop libopensc-profile-miocos libopensc-profile-muscle libopensc-profile-myeid libopensc-profile-oberthur libopensc-profile-openpgp libopensc-profile-pkcs15 libopensc-profile-rutoken libopensc-profile-rutoken-ecp libopensc-profile-rutoken-lite libopensc-profile-sc-hsm libopensc-profile-setcos libopensc-profile-starcos libopensc-profile-westcos libopenssl libopenssl-afalg libopenssl-afalg_sync libopenssl-conf libopenssl-devcrypto libopenssl-gost_engine libopenssl-legacy libopenssl-oqsprovider libopenssl-padlock libopenzwave liboping libopus libopusenc libopusfile liboqs liborcania libosip2 libout123 libow libow-capi libowfat libowipcalc libp11 libpagekite libpam libparted libpbc libpcap libpci libpciaccess libpcre libpcre16 libpcre2 libpcre2-16 libpcre2-32 libpcre32 libpcrecpp libpcsclite libpfring libpj libpjlib-util libpjmedia libpjnath libpjsip libpjsip-simple libpjsip-ua libpjsua libpjsua2 libpkcs11-spy libpkgconf libplist libpng libpopt libpq libpqxx libpri libprotobuf-c libpsl libpthread libpython3 libqmi libqrencode libqrtr-glib libquadmath libradcli libradiotap libre libreadline libredblack librem librespeed-cli librespeed-cli-rust librespeed-go libreswan libreswan-iptables libreswan-nftables librouteros libroxml librrd1 librt librtlsdr libruby libsamplerate libsane libsasl2 libsasl2-sasldb libsasl2-utils libsctp libseccomp libselinux libselinux-avcstat libselinux-compute_av libselinux-compute_create libselinux-compute_member libselinux-compute_relabel libselinux-getconlist libselinux-getdefaultcon libselinux-getenforce libselinux-getfilecon libselinux-getpidcon libselinux-getsebool libselinux-getseuser libselinux-matchpathcon libselinux-policyvers libselinux-sefcontext_compile libselinux-selabel_digest libselinux-selabel_get_digests_all_partial_matches libselinux-selabel_lookup libselinux-selabel_lookup_best_match libselinux-selabel_partial_match libselinux-selinux_check_access libselinux-selinux_check_securetty_context libselinux-selinuxenabled libselinux-selinuxexeccon libselinux-setenforce libselinux-setfilecon libselinux-togglesebool libselinux-validatetrans libsemanage libsensors libsepol libshout libshout-full libshout-nossl libsispmctl libslang2 libslang2-mod-base64 libslang2-mod-chksum libslang2-mod-csv libslang2-mod-fcntl libslang2-mod-fork libslang2-mod-histogram libslang2-mod-iconv libslang2-mod-json libslang2-mod-onig libslang2-mod-png libslang2-mod-rand libslang2-mod-select libslang2-mod-slsmg libslang2-mod-socket libslang2-mod-stats libslang2-mod-sysconf libslang2-mod-termios libslang2-mod-varray libslang2-mod-zlib libslang2-modules libslirp libsmartcols libsndfile libsoc libsocketcan libsocks libsodium libsoup libsoup3 libsoxr libspandsp libspandsp3 libspeedtestcpp libspeex libspeexdsp libspice-server libsqlite3 libsrtp2 libss libssh libssh2 libstdcpp libstoken libstrophe libsyn123 libsysfs libsysrepo libtalloc libtasn1 libtatsu libtheora libthread-db libtiff libtins libtirpc libtool-bin libtorrent libtorrent-rasterbar libtraceevent libtraceevent-extra libtracefs libtsan libubox libubox-lua libubsan libubus libubus-lua libuci libuci-lua libuci2 libuclient libucode libucontext libucontext-tests libudebug libudev libudev-zero libudns libuecc libugpio libuhttpd libuhttpd-mbedtls libuhttpd-nossl libuhttpd-openssl libuhttpd-wolfssl libulfius libulfius-gnutls libulfius-nossl libunbound libunistring libunrar libunwind libupm libupm-a110x libupm-a110x-python3 libupm-abp libupm-abp-python3 libupm-ad8232 libupm-ad8232-python3 libupm-adafruitms1438 libupm-adafruitms1438-python3 libupm-adafruitss libupm-adafruitss-python3 libupm-adc121c021 libupm-adc121c021-python3 libupm-adis16448 libupm-adis16448-python3 libupm-ads1x15 libupm-ads1x15-python3 libupm-adxl335 libupm-adxl335-python3 libupm-adxl345 libupm-adxl345-python3 libupm-adxrs610 libupm-adxrs610-python3 libupm-am2315 libupm-am2315-python3 libupm-apa102 libupm-apa102-python3 libupm-apds9002 libupm-apds9002-python3 libupm-apds9930 libupm-apds9930-python3 libupm-at42qt1070 libupm-at42qt1070-python3 libupm-bh1749 libupm-bh1749-python3 libupm-bh1750 libupm-bh1750-python3 libupm-bh1792 libupm-bh1792-python3 libupm-biss0001 libupm-biss0001-python3 libupm-bma220 libupm-bma220-python3 libupm-bma250e libupm-bma250e-python3 libupm-bmg160 libupm-bmg160-python3 libupm-bmi160 libupm-bmi160-python3 libupm-bmm150 libupm-bmm150-python3 libupm-bmp280 libupm-bmp280-python3 libupm-bmpx8x libupm-bmpx8x-python3 libupm-bmx055 libupm-bmx055-python3 libupm-bno055 libupm-bno055-python3 libupm-button libupm-button-python3 libupm-buzzer libupm-buzzer-python3 libupm-cjq4435 libupm-cjq4435-python3 libupm-collision libupm-collision-python3 libupm-curieimu libupm-curieimu-python3 libupm-cwlsxxa libupm-cwlsxxa-python3 libupm-dfrec libupm-dfrec-python3 libupm-dfrorp libupm-dfrorp-python3 libupm-dfrph libupm-dfrph-python3 libupm-ds1307 libupm-ds1307-python3 libupm-ds1808lc libupm-ds1808lc-python3 libupm-ds18b20 libupm-ds18b20-python3 libupm-ds2413 libupm-ds2413-python3 libupm-ecezo libupm-ecezo-python3 libupm-ecs1030 libupm-ecs1030-python3 libupm-ehr libupm-ehr-python3 libupm-eldriver libupm-eldriver-python3 libupm-electromagnet libupm-electromagnet-python3 libupm-emg libupm-emg-python3 libupm-enc03r libupm-enc03r-python3 libupm-flex libupm-flex-python3 libupm-gas libupm-gas-python3 libupm-gp2y0a libupm-gp2y0a-python3 libupm-gprs libupm-gprs-python3 libupm-gsr libupm-gsr-python3 libupm-guvas12d libupm-guvas12d-python3 libupm-h3lis331dl libupm-h3lis331dl-python3 libupm-h803x libupm-h803x-python3 libupm-hcsr04 libupm-hcsr04-python3 libupm-hdc1000 libupm-hdc1000-python3 libupm-hdxxvxta libupm-hdxxvxta-python3 libupm-hka5 libupm-hka5-python3 libupm-hlg150h libupm-hlg150h-python3 libupm-hm11 libupm-hm11-python3 libupm-hmc5883l libupm-hmc5883l-python3 libupm-hmtrp libupm-hmtrp-python3 libupm-hp20x libupm-hp20x-python3 libupm-ht9170 libupm-ht9170-python3 libupm-htu21d libupm-htu21d-python3 libupm-hwxpxx libupm-hwxpxx-python3 libupm-hx711 libupm-hx711-python3 libupm-ili9341 libupm-ili9341-python3 libupm-ims libupm-ims-python3 libupm-ina132 libupm-ina132-python3 libupm-interfaces libupm-interfaces-python3 libupm-isd1820 libupm-isd1820-python3 libupm-itg3200 libupm-itg3200-python3 libupm-jhd1313m1 libupm-jhd1313m1-python3 libupm-joystick12 libupm-joystick12-python3 libupm-kx122 libupm-kx122-python3 libupm-kxcjk1013 libupm-kxcjk1013-python3 libupm-kxtj3 libupm-kxtj3-python3 libupm-l298 libupm-l298-python3 libupm-l3gd20 libupm-l3gd20-python3 libupm-lcd libupm-lcd-python3 libupm-lcdks libupm-lcdks-python3 libupm-lcm1602 libupm-lcm1602-python3 libupm-ldt0028 libupm-ldt0028-python3 libupm-led libupm-led-python3 libupm-lidarlitev3 libupm-lidarlitev3-python3 libupm-light libupm-light-python3 libupm-linefinder libupm-linefinder-python3 libupm-lis2ds12 libupm-lis2ds12-python3 libupm-lis3dh libupm-lis3dh-python3 libupm-lm35 libupm-lm35-python3 libupm-lol libupm-lol-python3 libupm-loudness libupm-loudness-python3 libupm-lp8860 libupm-lp8860-python3 libupm-lpd8806 libupm-lpd8806-python3 libupm-lsm303agr libupm-lsm303agr-python3 libupm-lsm303d libupm-lsm303d-python3 libupm-lsm303dlh libupm-lsm303dlh-python3 libupm-lsm6ds3h libupm-lsm6ds3h-python3 libupm-lsm6dsl libupm-lsm6dsl-python3 libupm-lsm9ds0 libupm-lsm9ds0-python3 libupm-m24lr64e libupm-m24lr64e-python3 libupm-mag3110 libupm-mag3110-python3 libupm-max30100 libupm-max30100-python3 libupm-max31723 libupm-max31723-python3 libupm-max31855 libupm-max31855-python3 libupm-max44000 libupm-max44000-python3 libupm-max44009 libupm-max44009-python3 libupm-max5487 libupm-max5487-python3 libupm-maxds3231m libupm-maxds3231m-python3 libupm-maxsonarez libupm-maxsonarez-python3 libupm-mb704x libupm-mb704x-python3 libupm-mcp2515 libupm-mcp2515-python3 libupm-mcp9808 libupm-mcp9808-python3 libupm-md libupm-md-python3 libupm-mg811 libupm-mg811-python3 libupm-mhz16 libupm-mhz16-python3 libupm-mic libupm-mic-python3 libupm-micsv89 libupm-micsv89-python3 libupm-mlx90614 libupm-mlx90614-python3 libupm-mma7361 libupm-mma7361-python3 libupm-mma7455 libupm-mma7455-python3 libupm-mma7660 libupm-mma7660-python3 libupm-mma8x5x libupm-mma8x5x-python3 libupm-mmc35240 libupm-mmc35240-python3 libupm-moisture libupm-moisture-python3 libupm-mpl3115a2 libupm-mpl3115a2-python3 libupm-mpr121 libupm-mpr121-python3 libupm-mpu9150 libupm-mpu9150-python3 libupm-mq303a libupm-mq303a-python3 libupm-ms5611 libupm-ms5611-python3 libupm-ms5803 libupm-ms5803-python3 libupm-my9221 libupm-my9221-python3 libupm-nlgpio16 libupm-nlgpio16-python3 libupm-nmea_gps libupm-nmea_gps-python3 libupm-nrf24l01 libupm-nrf24l01-python3 libupm-nrf8001 libupm-nrf8001-python3 libupm-nunchuck libupm-nunchuck-python3 libupm-o2 libupm-o2-python3 libupm-otp538u libupm-otp538u-python3 libupm-ozw libupm-ozw-python3 libupm-p9813 libupm-p9813-python3 libupm-pca9685 libupm-pca9685-python3 libupm-pn532 libupm-pn532-python3 libupm-ppd42ns libupm-ppd42ns-python3 libupm-pulsensor libupm-pulsensor-python3 libupm-relay libupm-relay-python3 libupm-rf22 libupm-rf22-python3 libupm-rfr359f libupm-rfr359f-python3 libupm-rgbringcoder libupm-rgbringcoder-python3 libupm-rhusb libupm-rhusb-python3 libupm-rn2903 libupm-rn2903-python3 libupm-rotary libupm-rotary-python3 libupm-rotaryencoder libupm-rotaryencoder-python3 libupm-rpr220 libupm-rpr220-python3 libupm-rsc libupm-rsc-python3 libupm-scam libupm-scam-python3 libupm-sensortemplate libupm-sensortemplate-python3 libupm-servo libupm-servo-python3 libupm-sht1x libupm-sht1x-python3 libupm-si1132 libupm-si1132-python3 libupm-si114x libupm-si114x-python3 libupm-si7005 libupm-si7005-python3 libupm-slide libupm-slide-python3 libupm-sm130 libupm-sm130-python3 libupm-smartdrive libupm-smartdrive-python3 libupm-speaker libupm-speaker-python3 libupm-ssd1351 libupm-ssd1351-python3 libupm-st7735 libupm-st7735-python3 libupm-stepmotor libupm-stepmotor-python3 libupm-sx1276 libupm-sx1276-python3 libupm-sx6119 libupm-sx6119-python3 libupm-t3311 libupm-t3311-python3 libupm-t6713 libupm-t6713-python3 libupm-ta12200 libupm-ta12200-python3 libupm-tca9548a libupm-tca9548a-python3 libupm-tcs3414cs libupm-tcs3414cs-python3 libupm-tcs37727 libupm-tcs37727-python3 libupm-teams libupm-teams-python3 libupm-temperature libupm-temperature-python3 libupm-tex00 libupm-tex00-python3 libupm-th02 libupm-th02-python3 libupm-tm1637 libupm-tm1637-python3 libupm-tmp006 libupm-tmp006-python3 libupm-tsl2561 libupm-tsl2561-python3 libupm-ttp223 libupm-ttp223-python3 libupm-uartat libupm-uartat-python3 libupm-uln200xa libupm-uln200xa-python3 libupm-ultrasonic libupm-ultrasonic-python3 libupm-urm37 libupm-urm37-python3 libupm-utilities libupm-utilities-python3 libupm-vcap libupm-vcap-python3 libupm-vdiv libupm-vdiv-python3 libupm-veml6070 libupm-veml6070-python3 libupm-water libupm-water-python3 libupm-waterlevel libupm-waterlevel-python3 libupm-wfs libupm-wfs-python3 libupm-wheelencoder libupm-wheelencoder-python3 libupm-wt5001 libupm-wt5001-python3 libupm-xbee libupm-xbee-python3 libupm-yg1006 libupm-yg1006-python3 libupm-zfm20 libupm-zfm20-python3 libupnp libupnp-sample libupnpp liburcu liburing libusb-1.0 libusb-compat libusbmuxd libusbmuxd-utils libustream-mbedtls libustream-openssl libustream-wolfssl libutp libuuid libuv libuwifi libuwsc libuwsc-mbedtls libuwsc-nossl libuwsc-openssl libuwsc-wolfssl libv4l libvorbis libvorbisidec libvpx libwacom libwavpack libwebp libwebsockets libwebsockets-full libwebsockets-mbedtls libwebsockets-openssl libwolfssl libwolfssl-benchmark libwolfsslcpu-crypto libwrap libx264 libxcrypt libxdp libxerces-c libxerces-c-samples libxml2 libxml2-dev libxml2-utils libxmlb libxmp libxslt libxtables libxxhash libyaml libyaml-cpp libyang libyder libyubikey libzip libzip-gnutls libzip-mbedtls libzip-nossl libzip-openssl libzmq libzmq-curve libzmq-nc libzstd lighttpd lighttpd-mod-access lighttpd-mod-accesslog lighttpd-mod-ajp13 lighttpd-mod-alias lighttpd-mod-auth lighttpd-mod-authn_dbi lighttpd-mod-authn_file lighttpd-mod-authn_gssapi lighttpd-mod-authn_ldap lighttpd-mod-authn_pam lighttpd-mod-authn_sasl lighttpd-mod-cgi lighttpd-mod-deflate lighttpd-mod-evhost lighttpd-mod-expire lighttpd-mod-extforward lighttpd-mod-fastcgi lighttpd-mod-gnutls lighttpd-mod-magnet lighttpd-mod-maxminddb lighttpd-mod-mbedtls lighttpd-mod-nss lighttpd-mod-openssl lighttpd-mod-proxy lighttpd-mod-redirect lighttpd-mod-rewrite lighttpd-mod-rrdtool lighttpd-mod-scgi lighttpd-mod-setenv lighttpd-mod-simple_vhost lighttpd-mod-sockproxy lighttpd-mod-ssi lighttpd-mod-status lighttpd-mod-userdir lighttpd-mod-vhostdb lighttpd-mod-vhostdb_dbi lighttpd-mod-vhostdb_ldap lighttpd-mod-vhostdb_mysql lighttpd-mod-vhostdb_pgsql lighttpd-mod-webdav lighttpd-mod-webdav_min lighttpd-mod-wolfssl lighttpd-mod-wstunnel linenoise linknx linotify linux-atm linuxptp lldpd lm-sensors lm-sensors-detect lmdb lmdb-test lmdb-utils log4cplus logd logger logrotate lolcat look losetup loudmouth lpac lpc21isp lpeg lrzsz lsattr lsblk lscpu lsd lslocks lsns lsof lsqlite3 lsqlite3-lua5.3 ltq-adsl-app ltq-dsl-app ltq-dsl-base ltq-vdsl-vr11-app ltq-vdsl-vr11-mei-test ltq-vdsl-vr9-app ltq-vdsl-vr9-mei-test ltq-vdsl-vr9-vectoring-fw-installer lttng-tools lttng-ust lua lua-argparse lua-bencode lua-bit32 lua-cjson lua-cjson-lua5.3 lua-cjson-lua5.4 lua-copas lua-coxpcall lua-cs-bouncer lua-curl-v3 lua-eco lua-eco-base64 lua-eco-dns lua-eco-file lua-eco-hmac lua-eco-http lua-eco-ip lua-eco-log lua-eco-md5 lua-eco-mqtt lua-eco-net lua-eco-netlink lua-eco-nl80211 lua-eco-packet lua-eco-sha1 lua-eco-sha256 lua-eco-shared lua-eco-socket lua-eco-ssh lua-eco-ssl lua-eco-sys lua-eco-termios lua-eco-ubus lua-eco-uci lua-eco-websocket lua-ev lua-examples lua-ffi lua-ffi-lua5.3 lua-ffi-lua5.4 lua-libmodbus lua-lzlib lua-md5 lua-mobdebug lua-mosquitto lua-openssl lua-penlight lua-rings lua-rs232 lua-sha2 lua-struct lua-wsapi-base lua-wsapi-xavante lua-xavante lua5.3 lua5.4 luabitop luac luac5.3 luac5.4 luaexpat luafilesystem luajit luajit2 lualanes luaossl luaossl-lua5.3 luaossl-lua5.4 luaposix luarocks luasec luasoap luasocket luasocket5.3 luasql-mysql luasql-pgsql luasql-sqlite3 luasrcdiet luci luci-app-acl luci-app-acme luci-app-adblock luci-app-adblock-fast luci-app-advanced-reboot luci-app-alist luci-app-apinger luci-app-aria2 luci-app-attendedsysupgrade luci-app-babeld luci-app-banip luci-app-bcp38 luci-app-bird1-ipv4 luci-app-bird1-ipv6 luci-app-bmx7 luci-app-cjdns luci-app-clamav luci-app-cloudflared luci-app-commands luci-app-coovachilli luci-app-crowdsec-firewall-bouncer luci-app-cshark luci-app-dawn luci-app-dcwapd luci-app-ddns luci-app-dockerman luci-app-dump1090 luci-app-dynapoint luci-app-email luci-app-eoip luci-app-example luci-app-filebrowser luci-app-firewall luci-app-frpc luci-app-frps luci-app-fwknopd luci-app-hd-idle luci-app-hnet luci-app-https-dns-proxy luci-app-irqbalance luci-app-keepalived luci-app-ksmbd luci-app-ledtrig-rssi luci-app-ledtrig-switch luci-app-ledtrig-usbport luci-app-libreswan luci-app-lldpd luci-app-lorawan-basicstation luci-app-ltqtapi luci-app-lxc luci-app-minidlna luci-app-mjpg-streamer luci-app-mosquitto luci-app-mwan3 luci-app-natmap luci-app-nextdns luci-app-nft-qos luci-app-nlbwmon luci-app-nut luci-app-ocserv luci-app-olsr luci-app-olsr-services luci-app-olsr-viz luci-app-olsrd2 luci-app-omcproxy luci-app-openthread luci-app-openvpn luci-app-openwisp luci-app-opkg luci-app-p910nd luci-app-pagekitec luci-app-pbr luci-app-privoxy luci-app-qos luci-app-radicale luci-app-radicale2 luci-app-rp-pppoe-server luci-app-samba4 luci-app-ser2net luci-app-siitwizard luci-app-smartdns luci-app-snmpd luci-app-softether luci-app-splash luci-app-sqm luci-app-squid luci-app-sshtunnel luci-app-statistics luci-app-strongswan-swanctl luci-app-tinyproxy luci-app-tor luci-app-transmission luci-app-travelmate luci-app-ttyd luci-app-udpxy luci-app-uhttpd luci-app-unbound luci-app-upnp luci-app-usteer luci-app-v2raya luci-app-vnstat luci-app-vnstat2 luci-app-vpn-policy-routing luci-app-vpnbypass luci-app-watchcat luci-app-wifischedule luci-app-wol luci-app-xfrpc luci-app-xinetd luci-base luci-compat luci-lib-base luci-lib-chartjs luci-lib-docker luci-lib-httpclient luci-lib-httpprotoutils luci-lib-ip luci-lib-ipkg luci-lib-iptparser luci-lib-json luci-lib-jsonc luci-lib-nixio luci-lib-px5g luci-lib-uqr luci-light luci-lua-runtime luci-mod-admin-full luci-mod-battstatus luci-mod-dashboard luci-mod-dsl luci-mod-network luci-mod-rpc luci-mod-status luci-mod-system luci-nginx luci-proto-3g luci-proto-autoip luci-proto-batman-adv luci-proto-bonding luci-proto-external luci-proto-gre luci-proto-hnet luci-proto-ipip luci-proto-ipv6 luci-proto-mbim luci-proto-modemmanager luci-proto-ncm luci-proto-nebula luci-proto-openconnect luci-proto-openfortivpn luci-proto-ppp luci-proto-pppossh luci-proto-qmi luci-proto-relay luci-proto-sstp luci-proto-unet luci-proto-vpnc luci-proto-vti luci-proto-vxlan luci-proto-wireguard luci-proto-xfrm luci-proto-yggdrasil luci-ssl luci-ssl-nginx luci-ssl-openssl luci-theme-bootstrap luci-theme-material luci-theme-openwrt luci-theme-openwrt-2020 luv lvm2 lvm2-selinux lxc lxc-attach lxc-auto lxc-autostart lxc-cgroup lxc-checkconfig lxc-common lxc-config lxc-configs lxc-console lxc-copy lxc-create lxc-destroy lxc-device lxc-execute lxc-freeze lxc-hooks lxc-info lxc-init lxc-ls lxc-monitor lxc-monitord lxc-snapshot lxc-start lxc-stop lxc-templates lxc-top lxc-unfreeze lxc-unprivileged lxc-unshare lxc-user-nic lxc-usernsexec lxc-wait lyaml lynx lz4 lzmadec lzmainfo lzmq m4 mac-telnet-client mac-telnet-discover mac-telnet-ping mac-telnet-server mac2unix maccalc macchanger madplay mailsend mailsend-nossl make mandoc map map-t mariadb-client mariadb-client-extra mariadb-server mariadb-server-base mariadb-server-extra mariadb-server-plugin-auth-ed25519 mariadb-server-plugin-auth-gssapi mariadb-server-plugin-auth-pam mariadb-server-plugin-auth-pam-v1 mariadb-server-plugin-disks mariadb-server-plugin-feedback mariadb-server-plugin-file-key-management mariadb-server-plugin-ha-archive mariadb-server-plugin-ha-blackhole mariadb-server-plugin-ha-connect mariadb-server-plugin-ha-federated mariadb-server-plugin-ha-federatedx mariadb-server-plugin-ha-sphinx mariadb-server-plugin-ha-spider mariadb-server-plugin-handlersocket mariadb-server-plugin-locales mariadb-server-plugin-metadata-lock-info mariadb-server-plugin-query-cache-info mariadb-server-plugin-query-response-time mariadb-server-plugin-server-audit mariadb-server-plugin-simple-password-check mariadb-server-plugin-sql-errlog mariadb-server-plugin-wsrep-info maturin mausezahn mbedtls-util mbim-utils mblaze mbpoll mbtools mbusd mc mc-skins mcookie mcproxy mdadm mdio-tools mdns-repeater mdns-utils mdnsd mdnsresponder memcached mesh11sd mg mhz miax micro micrond micropython micropython-lib micropython-lib-src micropython-lib-unix micropython-lib-unix-src micropython-mbedtls micropython-mpremote micropython-mpremote-src micropython-nossl microsocks midisport-firmware mii-tool mikrotik-btest mini_snmpd mini_snmpd-16 mini_snmpd-52 minicom minidlna miniflux minimalist-pcproxy minisatip miniupnpc miniupnpd miniupnpd-iptables miniupnpd-nftables minizip miredo mjpg-streamer mjpg-streamer-input-file mjpg-streamer-input-http mjpg-streamer-input-uvc mjpg-streamer-output-file mjpg-streamer-output-http mjpg-streamer-output-rtsp mjpg-streamer-output-zmq mjpg-streamer-www mjpg-streamer-www-simple mkf2fs mkf2fs-selinux mkhfs mksh mktorrent mlxsw_spectrum-firmware mlxsw_spectrum2-firmware mlxsw_spectrum3-firmware mlxsw_spectrum4-firmware mmc-utils moc modemmanager modemmanager-rpcd monit monit-nossl more moreutils mosh-client mosh-full mosh-server mosquitto mosquitto-client mosquitto-client-nossl mosquitto-client-ssl mosquitto-nossl mosquitto-ssl motion motion-ffmpeg motion-noffmpeg mount-utils mpack mpc mpd mpd-avahi-service mpd-full mpd-mini mpg123 mpremote mpremote-src mptcpd mptcpize mqttled mrmctl msgpack-c msmtp msmtp-mta msmtp-nossl msmtp-queue mstflint mstpd mt-st mt5311 mt76-test mt7601u-firmware mt7622bt-firmware mt7623n-preloader mt7921bt-firmware mt7922bt-firmware mt7925bt-firmware mt7981-wo-firmware mt7986-wo-firmware mt7987-2p5g-phy-firmware mt7988-2p5g-phy-firmware mt7988-wo-firmware mtd mtdev mtools mtr mtr-json mtr-nojson muninlite murata-firmware-43430-sdio murata-nvram-43430-sdio musl-fts mutt mv88e6xxx_dump mwan3 mwifiex-pcie-firmware mwifiex-sdio-firmware mwl8k-firmware mwlwifi-firmware-88w8864 mwlwifi-firmware-88w8897 mwlwifi-firmware-88w8964 mwlwifi-firmware-88w8997 mxml mysql-server nacl nail namei nand-utils nano nano-full nano-plus nanomq nas nasm natmap natpmpc naywatch nbd nbd-server ncat ncat-full ncat-ssl ncdu ncp ndiff ndiff-src ndppd ndptool nebula nebula-cert nebula-proto nebula-service nerdctl net-mtools net-tools-netstat net-tools-route netatalk netatalk-full netatalk-small netatop netavark netbird netcat netdiscover netifd netifyd netjson-monitoring netopeer2-cli netopeer2-server netperf netsniff-ng netstat netstinky netwhere nextdns nfdump nfs-kernel-server nfs-kernel-server-utils nfs-kernel-server-v4 nfs-utils nfs-utils-libs nfs-utils-v4 nft-qos nftables nftables-json nftables-nojson nginx nginx-full nginx-mod-brotli nginx-mod-dav-ext nginx-mod-geoip2 nginx-mod-headers-more nginx-mod-lua nginx-mod-lua-resty-core nginx-mod-lua-resty-lrucache nginx-mod-luci nginx-mod-luci-ssl nginx-mod-naxsi nginx-mod-njs nginx-mod-rtmp nginx-mod-stream nginx-mod-ts nginx-mod-ubus nginx-ssl nginx-ssl-util nginx-ssl-util-nopcre nginx-util ngircd ngircd-nossl nilfs-checkpoint nilfs-clean nilfs-cleanerd nilfs-dumpseg nilfs-lssu nilfs-mkfs nilfs-mount nilfs-resize nilfs-tune nlbwmon nload nlohmannjson nmap nmap-full nmap-ssl nnn node node-arduino-firmata node-cylon node-cylon-firmata node-cylon-gpio node-cylon-i2c node-hid node-homebridge node-javascript-obfuscator node-npm node-serialport node-serialport-bindings node-yarn nodogsplash noping nping nping-ssl nqptp nsd nsd-control nsd-control-setup nsd-nossl nsenter nspr nss-utils nstat nsutils ntfs-3g ntfs-3g-low ntfs-3g-utils ntp-keygen ntp-utils ntpd ntpdate ntripcaster ntripclient ntripserver nts nu801 nut nut-avahi-service nut-common nut-driver-al175 nut-driver-apcsmart nut-driver-apcsmart-old nut-driver-apcupsd-ups nut-driver-bcmxcp nut-driver-bcmxcp_usb nut-driver-belkin nut-driver-belkinunv nut-driver-bestfcom nut-driver-bestfortress nut-driver-bestuferrups nut-driver-bestups nut-driver-bicker_ser nut-driver-blazer_ser nut-driver-blazer_usb nut-driver-clone nut-driver-dummy-ups nut-driver-etapro nut-driver-everups nut-driver-failover nut-driver-gamatronic nut-driver-genericups nut-driver-isbmex nut-driver-ivtscd nut-driver-liebert nut-driver-liebert-esp2 nut-driver-liebert-gxe nut-driver-masterguard nut-driver-metasys nut-driver-mge-shut nut-driver-mge-utalk nut-driver-microdowell nut-driver-microsol-apc nut-driver-netxml-ups nut-driver-nhs_ser nut-driver-nutdrv_atcl_usb nut-driver-nutdrv_hashx nut-driver-nutdrv_qx nut-driver-nutdrv_siemens-sitop nut-driver-oneac nut-driver-optiups nut-driver-powercom nut-driver-powerpanel nut-driver-powervar_cx_ser nut-driver-powervar_cx_usb nut-driver-rhino nut-driver-richcomm_usb nut-driver-riello_ser nut-driver-riello_usb nut-driver-safenet nut-driver-sms_ser nut-driver-snmp-ups nut-driver-solis nut-driver-tripplite nut-driver-tripplite_usb nut-driver-tripplitesu nut-driver-upscode2 nut-driver-usbhid-ups nut-driver-ve-direct nut-driver-victronups nut-server nut-upsc nut-upscmd nut-upslog nut-upsmon nut-upsmon-sendmail-notify nut-upsrw nut-upssched nut-web-cgi nvme-cli nvram nyx nyx-src oath-pam oath-toolkit obfs4proxy objdump oci-runtime-tests oci-runtime-tool ocserv odhcp6c odhcpd odhcpd-ipv6only oggfwd ohybridproxy ola olsrd olsrd-mod-arprefresh olsrd-mod-bmf olsrd-mod-dot-draw olsrd-mod-dyn-gw olsrd-mod-dyn-gw-plain olsrd-mod-filtergw olsrd-mod-httpinfo olsrd-mod-jsoninfo olsrd-mod-mdns olsrd-mod-nameservice olsrd-mod-netjson olsrd-mod-p2pd olsrd-mod-pgraph olsrd-mod-pud olsrd-mod-quagga olsrd-mod-secure olsrd-mod-sgwdynspeed olsrd-mod-txtinfo olsrd-mod-watchdog olsrd-utils omcproxy omnia-eeprom omnia-mcu-firmware omnia-mcutool oniguruma onionshare-cli onionshare-cli-src oonf-dlep-proxy oonf-dlep-radio oonf-init-scripts oonf-olsrd2 oor open-iscsi open-isns open-plc-utils open-plc-utils-CMEncrypt open-plc-utils-ampID open-plc-utils-ampboot open-plc-utils-amphost open-plc-utils-amplist open-plc-utils-amprate open-plc-utils-amprule open-plc-utils-ampstat open-plc-utils-amptest open-plc-utils-amptone open-plc-utils-amptool open-plc-utils-ampwait open-plc-utils-chknvm open-plc-utils-chknvm2 open-plc-utils-chkpib open-plc-utils-chkpib2 open-plc-utils-config2cfg open-plc-utils-coqos_add open-plc-utils-coqos_info open-plc-utils-coqos_man open-plc-utils-coqos_mod open-plc-utils-coqos_rel open-plc-utils-edru open-plc-utils-edsu open-plc-utils-efbu open-plc-utils-efeu open-plc-utils-efru open-plc-utils-efsu open-plc-utils-evse open-plc-utils-getpib open-plc-utils-hpav open-plc-utils-hpavkey open-plc-utils-hpavkeys open-plc-utils-int64host open-plc-utils-int6k open-plc-utils-int6kbaud open-plc-utils-int6kboot open-plc-utils-int6kdetect open-plc-utils-int6keth open-plc-utils-int6kf open-plc-utils-int6khost open-plc-utils-int6kid open-plc-utils-int6klist open-plc-utils-int6klog open-plc-utils-int6kmdio open-plc-utils-int6kmdio2 open-plc-utils-int6kmod open-plc-utils-int6krate open-plc-utils-int6krule open-plc-utils-int6kstat open-plc-utils-int6ktest open-plc-utils-int6ktone open-plc-utils-int6kuart open-plc-utils-int6kwait open-plc-utils-mac2pw open-plc-utils-mac2pwd open-plc-utils-mdioblock open-plc-utils-mdioblock2 open-plc-utils-mdiodump open-plc-utils-mdiogen open-plc-utils-mdustats open-plc-utils-mme open-plc-utils-modpib open-plc-utils-nics open-plc-utils-nvmmerge open-plc-utils-nvmsplit open-plc-utils-pev open-plc-utils-pib2xml open-plc-utils-pibcomp open-plc-utils-pibdump open-plc-utils-pibruin open-plc-utils-pibrump open-plc-utils-plcID open-plc-utils-plcboot open-plc-utils-plcdevs open-plc-utils-plcfwd open-plc-utils-plcget open-plc-utils-plchost open-plc-utils-plchostd open-plc-utils-plclist open-plc-utils-plclog open-plc-utils-plcmdio16 open-plc-utils-plcmdio32 open-plc-utils-plcotst open-plc-utils-plcrate open-plc-utils-plcrule open-plc-utils-plcset open-plc-utils-plcstat open-plc-utils-plctest open-plc-utils-plctone open-plc-utils-plctool open-plc-utils-plcwait open-plc-utils-psgraph open-plc-utils-psin open-plc-utils-pskey open-plc-utils-psnotch open-plc-utils-psout open-plc-utils-ptsctl open-plc-utils-rkey open-plc-utils-sada open-plc-utils-sdram open-plc-utils-setpib open-plc-utils-ttycat open-plc-utils-ttyrecv open-plc-utils-ttysend open-plc-utils-ttysig open-plc-utils-weeder open-plc-utils-xml2pib open-vm-tools open-vm-tools-fuse open2300 openal-soft openappid openblas openconnect opendkim opendkim-tools opendoas openelp openfortivpn openldap-server openldap-utils openlist opennds openobex openobex-apps openocd openpgm opensbi_generic opensc-utils opensc-utils-cardos-tool opensc-utils-cryptoflex-tool opensc-utils-dnie-tool opensc-utils-dtrust-tool opensc-utils-egk-tool opensc-utils-eidenv opensc-utils-gids-tool opensc-utils-goid-tool opensc-utils-iasecc-tool opensc-utils-netkey-tool opensc-utils-openpgp-tool opensc-utils-opensc-asn1 opensc-utils-opensc-explorer opensc-utils-opensc-tool opensc-utils-piv-tool opensc-utils-pkcs11-register opensc-utils-pkcs11-tool opensc-utils-pkcs15-crypt opensc-utils-pkcs15-init opensc-utils-pkcs15-tool opensc-utils-sc-hsm-tool opensc-utils-westcos-tool openssh-client openssh-client-utils openssh-keygen openssh-moduli openssh-server openssh-server-pam openssh-sftp-avahi-service openssh-sftp-client openssh-sftp-server openssh-sk-helper openssl-util openswan openthread-br opentracker opentracker6 openvpn openvpn-crypto openvpn-easy-rsa openvpn-mbedtls openvpn-openssl openvpn-wolfssl openvswitch openvswitch-common openvswitch-libofproto openvswitch-libopenvswitch openvswitch-libovn openvswitch-libovsdb openvswitch-ovn-common openvswitch-ovn-host openvswitch-ovn-north openvswitch-ovsdb openvswitch-python3 openvswitch-vswitchd openwisp-config openwisp-monitoring openwrt-keyring openzwave openzwave-config oping opkg optee-os-stm32mp135f-dk optee-os-stm32mp157c-dk2 optee-os-stm32mp157c-dk2-scmi opus-tools osafeloader oseama ostiary otrx overture ovsd owfs owftpd owhttpd owipcalc owntone owserver owshell owut p11-kit p54-pci-firmware p54-spi-firmware p54-usb-firmware p910nd pagekitec parted partx-utils passh patch pax-utils pbr pbr-iptables pcapplusplus pcapsipdump pciids pciutils pcmciautils pcsc-tools pcscd pdns pdns-backend-geoip pdns-backend-ldap pdns-backend-lua2 pdns-backend-mysql pdns-backend-odbc pdns-backend-pgsql pdns-backend-pipe pdns-backend-remote pdns-backend-sqlite3 pdns-ixfrdist pdns-recursor pdns-tools pen perf perl perl-ack perl-authen-sasl perl-authen-sasl-xs perl-cgi perl-class-inspector perl-clone perl-compress-bzip2 perl-dbi perl-device-serialport perl-device-usb perl-encode-locale perl-file-listing perl-file-next perl-file-rsyncp perl-file-sharedir perl-file-sharedir-install perl-future perl-future-asyncawait perl-html-form perl-html-parser perl-html-tagset perl-html-tree perl-http-cookies perl-http-daemon perl-http-date perl-http-message perl-http-negotiate perl-http-server-simple perl-inline perl-inline-c perl-io-async perl-io-async-ssl perl-io-html perl-io-socket-ssl perl-lockfile-simple perl-lwp-mediatypes perl-lwp-protocol-https perl-metrics-any perl-net-async-http perl-net-cidr-lite perl-net-dns perl-net-dns-sec perl-net-http perl-net-ssleay perl-net-telnet perl-netaddr-ip perl-parse-recdescent perl-parse-yapp perl-struct-dumb perl-sub-uplevel perl-test-harness perl-test-warn perl-tests-common perl-text-csv_xs perl-time-moment perl-try-tiny perl-uri perl-www perl-www-curl perl-www-mechanize perl-www-robotrules perl-xml-parser perl-xs-parse-keyword perl-xs-parse-sublike perlbase-anydbm-file perlbase-app perlbase-archive perlbase-arybase perlbase-attribute perlbase-attributes perlbase-autodie perlbase-autoloader perlbase-autosplit perlbase-autouse perlbase-b perlbase-base perlbase-benchmark perlbase-bigint perlbase-bignum perlbase-blib perlbase-bytes perlbase-charnames perlbase-class perlbase-compress perlbase-config perlbase-cpan perlbase-cwd perlbase-data perlbase-db perlbase-db-file perlbase-dbm-filter perlbase-devel perlbase-diagnostics perlbase-digest perlbase-dirhandle perlbase-dumpvalue perlbase-dumpvar perlbase-dynaloader perlbase-encode perlbase-encoding perlbase-english perlbase-env perlbase-errno perlbase-essential perlbase-experimental perlbase-extutils perlbase-fatal perlbase-fcntl perlbase-feature perlbase-fields perlbase-file perlbase-filecache perlbase-filehandle perlbase-filetest perlbase-filter perlbase-findbin perlbase-gdbm-file perlbase-getopt perlbase-hash perlbase-http-tiny perlbase-i18n perlbase-if perlbase-integer perlbase-io perlbase-ipc perlbase-json-pp perlbase-less perlbase-list perlbase-locale perlbase-math perlbase-memoize perlbase-meta-notation perlbase-mime perlbase-module perlbase-mro perlbase-net perlbase-next perlbase-o perlbase-opcode perlbase-open perlbase-ops perlbase-ostype perlbase-params perlbase-perl5db perlbase-perlio perlbase-pod perlbase-posix perlbase-re perlbase-safe perlbase-scalar perlbase-sdbm-file perlbase-search perlbase-selectsaver perlbase-selfloader perlbase-sigtrap perlbase-socket perlbase-sort perlbase-storable perlbase-symbol perlbase-sys perlbase-tap perlbase-term perlbase-test perlbase-text perlbase-thread perlbase-threads perlbase-tie perlbase-time perlbase-unicode perlbase-unicore perlbase-universal perlbase-user perlbase-utf8 perlbase-version perlbase-xsloader pgsql-cli pgsql-cli-extra pgsql-server pgsqlodbc phantap php8 php8-cgi php8-cli php8-fastcgi php8-fpm php8-mod-bcmath php8-mod-calendar php8-mod-ctype php8-mod-curl php8-mod-dom php8-mod-exif php8-mod-fileinfo php8-mod-filter php8-mod-ftp php8-mod-gd php8-mod-gettext php8-mod-gmp php8-mod-iconv php8-mod-imap php8-mod-intl php8-mod-ldap php8-mod-mbstring php8-mod-mysqli php8-mod-mysqlnd php8-mod-opcache php8-mod-openssl php8-mod-pcntl php8-mod-pdo php8-mod-pdo-mysql php8-mod-pdo-pgsql php8-mod-pdo-sqlite php8-mod-pgsql php8-mod-phar php8-mod-session php8-mod-shmop php8-mod-simplexml php8-mod-snmp php8-mod-soap php8-mod-sockets php8-mod-sodium php8-mod-sqlite3 php8-mod-sysvmsg php8-mod-sysvsem php8-mod-sysvshm php8-mod-tokenizer php8-mod-xml php8-mod-xmlreader php8-mod-xmlwriter php8-mod-zip php8-pecl-dio php8-pecl-http php8-pecl-imagick php8-pecl-krb5 php8-pecl-mcrypt php8-pecl-raphf php8-pecl-redis php8-pecl-xdebug phytool pianod pianod-client picocom pigz pimbd pingcheck pipx pipx-src pixiewps pixman pkg-config pkgconf pkgen plistutil plp-mtu-discovery ply pnpids poco poco-all podman poemgr policycoreutils policycoreutils-fixfiles policycoreutils-genhomedircon policycoreutils-load_policy policycoreutils-newrole policycoreutils-open_init_pty policycoreutils-pp policycoreutils-restorecon_xattr policycoreutils-run_init policycoreutils-secon policycoreutils-semodule policycoreutils-sestatus policycoreutils-setfiles policycoreutils-setsebool polipo port-mirroring portaudio pos2kml postfix powertop ppp ppp-mod-passwordfd ppp-mod-pppoa ppp-mod-pppoe ppp-mod-pppol2tp ppp-mod-pptp ppp-mod-radius ppp-multilink pppdump pppoe-discovery pppossh pppstats pps-tools pptpd prince privoxy prlimit procd procd-seccomp procd-selinux procd-ujail procps-ng procps-ng-free procps-ng-kill procps-ng-pgrep procps-ng-pkill procps-ng-pmap procps-ng-ps procps-ng-pwdx procps-ng-skill procps-ng-slabtop procps-ng-snice procps-ng-sysctl procps-ng-tload procps-ng-top procps-ng-uptime procps-ng-vmstat procps-ng-w procps-ng-watch procps-ng3 procs progress prometheus-node-exporter-lua prometheus-node-exporter-lua-bmx7 prometheus-node-exporter-lua-dawn prometheus-node-exporter-lua-ethtool prometheus-node-exporter-lua-filesystem prometheus-node-exporter-lua-hostapd_stations prometheus-node-exporter-lua-hostapd_ubus_stations prometheus-node-exporter-lua-hwmon prometheus-node-exporter-lua-ltq-dsl prometheus-node-exporter-lua-modemmanager prometheus-node-exporter-lua-mwan3 prometheus-node-exporter-lua-nat_traffic prometheus-node-exporter-lua-netstat prometheus-node-exporter-lua-nft-counters prometheus-node-exporter-lua-openwrt prometheus-node-exporter-lua-realtek-poe prometheus-node-exporter-lua-snmp6 prometheus-node-exporter-lua-textfile prometheus-node-exporter-lua-thermal prometheus-node-exporter-lua-ubnt-manager prometheus-node-exporter-lua-uci_dhcp_host prometheus-node-exporter-lua-unbound prometheus-node-exporter-lua-wifi prometheus-node-exporter-lua-wifi_stations prometheus-node-exporter-ucode prometheus-node-exporter-ucode-dnsmasq prometheus-node-exporter-ucode-ltq-dsl prometheus-node-exporter-ucode-netstat prometheus-node-exporter-ucode-openwrt prometheus-node-exporter-ucode-snmp6 prometheus-node-exporter-ucode-uci_dhcp_host prometheus-node-exporter-ucode-wifi prometheus-node-exporter-ucode-wireguard prometheus-statsd-exporter prosody proto-bonding protobuf protobuf-lite provision proxychains-ng pservice psmisc psqlodbca psqlodbcw pthsem ptunnel-ng pulseaudio pulseaudio-daemon pulseaudio-daemon-avahi pulseaudio-profiles pulseaudio-tools pv px5g px5g-mbedtls px5g-standalone px5g-wolfssl python3 python3-aio-mqtt-mod python3-aio-mqtt-mod-src python3-aiohttp python3-aiohttp-cors python3-aiohttp-cors-src python3-aiohttp-src python3-aiosignal python3-aiosignal-src python3-apipkg python3-apipkg-src python3-apparmor python3-appdirs python3-appdirs-src python3-argcomplete python3-argcomplete-src python3-asgiref python3-asgiref-src python3-astral python3-astral-src python3-async-generator python3-async-generator-src python3-async-timeout python3-async-timeout-src python3-asyncio python3-asyncio-src python3-atomicwrites python3-atomicwrites-src python3-attrs python3-attrs-src python3-augeas python3-augeas-src python3-automat python3-automat-src python3-awesomeversion python3-awesomeversion-src python3-awscli python3-awscli-src python3-babel python3-babel-src python3-base python3-base-src python3-bcrypt python3-bcrypt-src python3-bidict python3-bidict-src python3-ble2mqtt python3-ble2mqtt-src python3-bleak python3-bleak-src python3-boto3 python3-boto3-src python3-botocore python3-botocore-src python3-bottle python3-bottle-src python3-build python3-build-src python3-cached-property python3-cached-property-src python3-cachelib python3-cachelib-src python3-cachetools python3-cachetools-src python3-calver python3-calver-src python3-certifi python3-certifi-src python3-cffi python3-cffi-src python3-cgi python3-cgi-src python3-cgitb python3-cgitb-src python3-chardet python3-chardet-src python3-charset-normalizer python3-charset-normalizer-src python3-ciso8601 python3-ciso8601-src python3-click python3-click-log python3-click-log-src python3-click-src python3-codecs python3-codecs-src python3-colorama python3-colorama-src python3-constantly python3-constantly-src python3-contextlib2 python3-contextlib2-src python3-crcmod python3-crcmod-src python3-crypto python3-cryptodome python3-cryptodome-src python3-cryptodomex python3-cryptodomex-src python3-cryptography python3-cryptography-src python3-ctypes python3-ctypes-src python3-curl python3-curl-src python3-cython python3-cython-src python3-dateutil python3-dateutil-src python3-dbm python3-dbm-src python3-dbus-fast python3-dbus-fast-src python3-decimal python3-decimal-src python3-decorator python3-decorator-src python3-defusedxml python3-defusedxml-src python3-dev python3-dev-src python3-distro python3-distro-src python3-distutils python3-distutils-src python3-django python3-django-cors-headers python3-django-cors-headers-src python3-django-etesync-journal python3-django-etesync-journal-src python3-django-restframework python3-django-restframework-src python3-django-src python3-dns python3-dns-src python3-docker python3-docker-src python3-dockerpty python3-dockerpty-src python3-docopt python3-docopt-src python3-docutils python3-docutils-src python3-dotenv python3-dotenv-src python3-drf-nested-routers python3-drf-nested-routers-src python3-editables python3-editables-src python3-email python3-email-src python3-engineio python3-engineio-src python3-et_xmlfile python3-et_xmlfile-src python3-evdev python3-evdev-src python3-eventlet python3-eventlet-src python3-exceptiongroup python3-exceptiongroup-src python3-execnet python3-execnet-src python3-expandvars python3-expandvars-src python3-flask python3-flask-babel python3-flask-babel-src python3-flask-httpauth python3-flask-httpauth-src python3-flask-login python3-flask-login-src python3-flask-seasurf python3-flask-seasurf-src python3-flask-session python3-flask-session-src python3-flask-socketio python3-flask-socketio-src python3-flask-src python3-flit-core python3-flit-core-src python3-flit-scm python3-flit-scm-src python3-flup python3-flup-src python3-fnv-hash-fast python3-fnv-hash-fast-src python3-fnvhash python3-fnvhash-src python3-frozenlist python3-frozenlist-src python3-gensio python3-gevent python3-gevent-src python3-gmpy2 python3-gmpy2-src python3-gnupg python3-gnupg-src python3-gpiod python3-gpiod-src python3-greenlet python3-greenlet-src python3-hatch-fancy-pypi-readme python3-hatch-fancy-pypi-readme-src python3-hatch-requirements-txt python3-hatch-requirements-txt-src python3-hatch-vcs python3-hatch-vcs-src python3-hatchling python3-hatchling-src python3-hyperlink python3-hyperlink-src python3-idna python3-idna-src python3-ifaddr python3-ifaddr-src python3-incremental python3-incremental-src python3-influxdb python3-influxdb-src python3-iniconfig python3-iniconfig-src python3-installer python3-installer-src python3-intelhex python3-intelhex-src python3-iperf3 python3-iperf3-src python3-itsdangerous python3-itsdangerous-src python3-jdcal python3-jdcal-src python3-jinja2 python3-jinja2-src python3-jmespath python3-jmespath-src python3-jsonpath-ng python3-jsonpath-ng-src python3-jsonschema python3-jsonschema-specifications python3-jsonschema-specifications-src python3-jsonschema-src python3-lib2to3 python3-lib2to3-src python3-libmodbus python3-libmodbus-src python3-libpass python3-libpass-src python3-libtorrent python3-light python3-light-src python3-logging python3-logging-src python3-lru-dict python3-lru-dict-src python3-lxml python3-lxml-src python3-lzma python3-lzma-src python3-mako python3-mako-src python3-markdown python3-markdown-src python3-markupsafe python3-markupsafe-src python3-maturin python3-maturin-src python3-maxminddb python3-maxminddb-src python3-more-itertools python3-more-itertools-src python3-msgpack python3-msgpack-src python3-multidict python3-multidict-src python3-multiprocessing python3-multiprocessing-src python3-ncurses python3-ncurses-src python3-netdisco python3-netdisco-src python3-netifaces python3-netifaces-src python3-networkx python3-networkx-src python3-newt python3-newt-src python3-numpy python3-numpy-src python3-openpyxl python3-openpyxl-src python3-openssl python3-openssl-src python3-orjson python3-orjson-src python3-outcome python3-outcome-src python3-packages python3-packaging python3-packaging-src python3-paho-mqtt python3-paho-mqtt-src python3-paramiko python3-paramiko-src python3-parsley python3-parsley-src python3-passlib python3-passlib-src python3-pathspec python3-pathspec-src python3-pika python3-pika-src python3-pillow python3-pillow-src python3-pip python3-pip-src python3-pkg-resources python3-pkg-resources-src python3-pkgconfig python3-pkgconfig-src python3-platformdirs python3-platformdirs-src python3-platformio python3-pluggy python3-pluggy-src python3-ply python3-ply-src python3-poetry-core python3-poetry-core-src python3-psutil python3-psutil-src python3-psycopg2 python3-psycopg2-src python3-py python3-py-src python3-pyasn1 python3-pyasn1-modules python3-pyasn1-modules-src python3-pyasn1-src python3-pybind11 python3-pybind11-src python3-pycares python3-pycares-src python3-pycparser python3-pycparser-src python3-pycrate python3-pycrate-src python3-pydoc python3-pydoc-src python3-pyelftools python3-pyelftools-src python3-pyfuse3 python3-pyfuse3-src python3-pyinotify python3-pyinotify-src python3-pymysql python3-pymysql-sha-pwd python3-pymysql-src python3-pynacl python3-pynacl-src python3-pyodbc python3-pyopenssl python3-pyopenssl-src python3-pyotp python3-pyotp-src python3-pyparsing python3-pyparsing-src python3-pyproject-hooks python3-pyproject-hooks-src python3-pyproject-metadata python3-pyproject-metadata-src python3-pypubsub python3-pyroute2 python3-pyroute2-src python3-pyrsistent python3-pyrsistent-src python3-pyserial python3-pyserial-src python3-pysocks python3-pysocks-src python3-pytest python3-pytest-forked python3-pytest-forked-src python3-pytest-src python3-pytest-xdist python3-pytest-xdist-src python3-pytz python3-pytz-src python3-readline python3-readline-src python3-referencing python3-referencing-src python3-requests python3-requests-src python3-rpds-py python3-rpds-py-src python3-rsa python3-rsa-src python3-ruamel-yaml python3-ruamel-yaml-src python3-s3transfer python3-s3transfer-src python3-schedule python3-schedule-src python3-schema python3-schema-src python3-selinux python3-selinux-src python3-semanage python3-semanage-src python3-semantic-version python3-semantic-version-src python3-sentry-sdk python3-sentry-sdk-src python3-seobject python3-seobject-src python3-sepolgen python3-sepolgen-src python3-sepolicy python3-sepolicy-src python3-service-identity python3-service-identity-src python3-setools python3-setools-src python3-setuptools python3-setuptools-rust python3-setuptools-rust-src python3-setuptools-scm python3-setuptools-scm-src python3-setuptools-src python3-six python3-six-src python3-slugify python3-slugify-src python3-smbus python3-sniffio python3-sniffio-src python3-socketio python3-socketio-src python3-sortedcontainers python3-sortedcontainers-src python3-speedtest-cli python3-speedtest-cli-src python3-sqlalchemy python3-sqlalchemy-src python3-sqlite3 python3-sqlite3-src python3-sqlparse python3-sqlparse-src python3-stem python3-stem-src python3-tabulate python3-tabulate-src python3-text-unidecode python3-text-unidecode-src python3-texttable python3-texttable-src python3-toml python3-toml-src python3-tornado python3-tornado-src python3-trio python3-trio-src python3-trove-classifiers python3-trove-classifiers-src python3-twisted python3-twisted-src python3-typing-extensions python3-typing-extensions-src python3-ubus python3-ubus-src python3-uci python3-uci-src python3-unidecode python3-unidecode-src python3-unittest python3-unittest-src python3-urllib python3-urllib-src python3-urllib3 python3-urllib3-src python3-userpath python3-userpath-src python3-uuid python3-uuid-src python3-venv python3-venv-src python3-vobject python3-vobject-src python3-voluptuous python3-voluptuous-serialize python3-voluptuous-serialize-src python3-voluptuous-src python3-wcwidth python3-wcwidth-src python3-websocket-client python3-websocket-client-src python3-websockets python3-websockets-src python3-werkzeug python3-werkzeug-src python3-wheel python3-wheel-src python3-xml python3-xml-src python3-xmltodict python3-xmltodict-src python3-yaml python3-yaml-src python3-yarl python3-yarl-src python3-zeroconf python3-zeroconf-src python3-zipp python3-zipp-src python3-zope-event python3-zope-event-src python3-zope-interface python3-zope-interface-src qbee-agent qcsuper qemu-aarch64-softmmu qemu-arm-softmmu qemu-bridge-helper qemu-firmware-efi qemu-firmware-pxe qemu-firmware-seabios qemu-firmware-seavgabios qemu-ga qemu-img qemu-keymaps qemu-nbd qemu-x86_64-softmmu qfirehose qmi-utils qos-scripts qosify qrencode quagga quagga-bgpd quagga-isisd quagga-libospf quagga-libzebra quagga-ospf6d quagga-ospfd quagga-ripd quagga-ripngd quagga-vtysh quagga-watchquagga quagga-zebra quassel-irssi quasselc quectel-timesync quickjs quota r8152-firmware r8169-firmware radeon-firmware radicale radicale-py2 radicale-py3 radicale-src radicale2 radicale2-examples radicale2-src radicale3 radicale3-src radius-mac radsecproxy ragel ratched ratechecker ratelimit ravpower-mcu rclone rclone-config rclone-ng rclone-webui-react rdma re2 readsb realtek-poe reaver redis-cli redis-full redis-server redis-utils redsocks refpolicy relayctl relayd remserial rename reptyr resize2fs resolveip respondd restic restic-rest-server restool rev ripgrep rng-tools rnx2rtkp route rp-pppoe-common rp-pppoe-relay rp-pppoe-server rp-pppoe-sniff rpcapd rpcbind rpcd rpcd-mod-file rpcd-mod-iwinfo rpcd-mod-luci rpcd-mod-lxc rpcd-mod-rad2-enc rpcd-mod-rpcsys rpcd-mod-rrdns rpcd-mod-ucode rpcd-mod-wireguard rpcsvc-proto rrdcgi1 rrdtool1 rrsync rs9113-firmware rssileds rsync rsyncd rsyslog rt2800-pci-firmware rt2800-usb-firmware rt61-pci-firmware rt73-usb-firmware rtkrcv rtl-ais rtl-sdr rtl8188eu-firmware rtl8188fu-firmware rtl8192ce-firmware rtl8192cu-firmware rtl8192de-firmware rtl8192du-firmware rtl8192eu-firmware rtl8192se-firmware rtl8723au-firmware rtl8723be-firmware rtl8723bu-firmware rtl8723de-firmware rtl8761a-firmware rtl8761b-firmware rtl8761bu-firmware rtl8812a-firmware rtl8814a-firmware rtl8821a-firmware rtl8821ae-firmware rtl8821ce-firmware rtl8822be-firmware rtl8822ce-firmware rtl8851be-firmware rtl8852ae-firmware rtl8852be-firmware rtl8852ce-firmware rtl8922ae-firmware rtl_433 rtl_433-ssl rtorrent rtorrent-rpc rtpengine rtpengine-no-transcode rtpengine-recording rtpmidid rtpproxy rtpproxy-mod-acct-csv rtpproxy-mod-acct-rtcp-hep rtpproxy-util-extractaudio rtpproxy-util-makeann rtty rtty-mbedtls rtty-nossl rtty-openssl rtty-wolfssl ruby ruby-abbrev ruby-base64 ruby-benchmark ruby-bigdecimal ruby-bundler ruby-cgi ruby-continuation ruby-coverage ruby-csv ruby-date ruby-debug ruby-delegate ruby-dev ruby-did-you-mean ruby-digest ruby-drb ruby-enc ruby-enc-extra ruby-english ruby-erb ruby-error_highlight ruby-etc ruby-expect ruby-fcntl ruby-fiddle ruby-fileutils ruby-find ruby-forwardable ruby-gems ruby-getoptlong ruby-io-console ruby-io-nonblock ruby-io-wait ruby-ipaddr ruby-irb ruby-json ruby-logger ruby-matrix ruby-minitest ruby-mjit ruby-mkmf ruby-monitor ruby-mutex_m ruby-net-ftp ruby-net-http ruby-net-imap ruby-net-pop ruby-net-protocol ruby-net-smtp ruby-nkf ruby-objspace ruby-observer ruby-open-uri ruby-open3 ruby-openssl ruby-optparse ruby-ostruct ruby-pathname ruby-powerassert ruby-pp ruby-prettyprint ruby-prime ruby-prism ruby-pstore ruby-psych ruby-pty ruby-racc ruby-rake ruby-random_formatter ruby-rbconfig ruby-rbs ruby-rdoc ruby-readline ruby-readline-ext ruby-reline ruby-repl_type_completor ruby-resolv ruby-resolv-replace ruby-rexml ruby-rinda ruby-ripper ruby-rjit ruby-rss ruby-ruby2_keywords ruby-securerandom ruby-set ruby-shellwords ruby-singleton ruby-socket ruby-stdlib ruby-stringio ruby-strscan ruby-syntax_suggest ruby-syslog ruby-tempfile ruby-testunit ruby-time ruby-timeout ruby-tmpdir ruby-tsort ruby-typeprof ruby-un ruby-unicodenormalize ruby-uri ruby-weakref ruby-yaml ruby-zlib runc rust safe-search samba4-admin samba4-client samba4-libs samba4-server samba4-utils samplicator sane-abaton sane-agfafocus sane-apple sane-artec sane-artec_eplus48u sane-as6e sane-avision sane-backends sane-backends-all sane-bh sane-canon sane-canon630u sane-canon_dr sane-canon_lide70 sane-cardscan sane-coolscan sane-coolscan2 sane-coolscan3 sane-daemon sane-dc210 sane-dc240 sane-dc25 sane-dell1600n_net sane-dmc sane-epjitsu sane-epson sane-epson2 sane-epsonds sane-frontends sane-fujitsu sane-genesys sane-gphoto2 sane-gt68xx sane-hp sane-hp3500 sane-hp3900 sane-hp4200 sane-hp5400 sane-hp5590 sane-hpljm1005 sane-hs2p sane-ibm sane-kodak sane-kodakaio sane-kvs1025 sane-kvs20xx sane-kvs40xx sane-leo sane-lexmark sane-lexmark_x2600 sane-ma1509 sane-magicolor sane-matsushita sane-microtek sane-microtek2 sane-mustek sane-mustek_usb sane-mustek_usb2 sane-nec sane-net sane-niash sane-p5 sane-pie sane-pieusb sane-pixma sane-plustek sane-plustek_pp sane-qcam sane-ricoh sane-ricoh2 sane-rts8891 sane-s9036 sane-sceptre sane-sharp sane-sm3600 sane-sm3840 sane-snapscan sane-sp15c sane-st400 sane-stv680 sane-tamarack sane-teco1 sane-teco2 sane-teco3 sane-test sane-u12 sane-umax sane-umax1220u sane-umax_pp sane-v4l sane-xerox_mfp sbc scapy scapy-src schroot scmp_sys_resolver scons screen script-utils sctp sctp-tools sdimage secilc sed sedutil selinux-audit2allow selinux-chcat selinux-policy selinux-python selinux-semanage selinux-sepolgen-ifgen selinux-sepolicy semodule-expand semodule-link semodule-package semodule-unpackage semodule-utils ser2net serdisplib serdisplib-tools serialconsole setools setools-sechecker setools-sediff setools-sedta setools-seinfo setools-seinfoflow setools-sesearch setserial setterm sexpect sfdisk sgdisk shadow shadow-chage shadow-chfn shadow-chgpasswd shadow-chpasswd shadow-chsh shadow-common shadow-expiry shadow-faillog shadow-gpasswd shadow-groupadd shadow-groupdel shadow-groupmems shadow-groupmod shadow-groups shadow-grpck shadow-grpconv shadow-grpunconv shadow-lastlog shadow-login shadow-logoutd shadow-newgidmap shadow-newgrp shadow-newuidmap shadow-newusers shadow-nologin shadow-passwd shadow-pwck shadow-pwconv shadow-pwunconv shadow-su shadow-useradd shadow-userdel shadow-usermod shadow-utils shadow-vipw shadowsocks-libev-config shadowsocks-libev-ss-local shadowsocks-libev-ss-redir shadowsocks-libev-ss-rules shadowsocks-libev-ss-server shadowsocks-libev-ss-tunnel shairplay shairport-sync shairport-sync-mbedtls shairport-sync-mini shairport-sync-openssl shared-mime-info shine shorewall shorewall-core shorewall-lite shorewall6 shorewall6-lite signalwire-client-c simple-adblock simple-captive-portal sing-box sing-box-tiny sipcalc sipgrep sipp siproxd siproxd-mod-blacklist siproxd-mod-codecfilter siproxd-mod-defaulttarget siproxd-mod-demo siproxd-mod-fix-DTAG siproxd-mod-fix-bogus-via siproxd-mod-fix-fbox-anoncall siproxd-mod-logcall siproxd-mod-prefix siproxd-mod-regex siproxd-mod-shortdial siproxd-mod-siptrunk siproxd-mod-stats siproxd-mod-stripheader siproxd-mod-stun sispmctl slide-switch slirp4netns slsh smartd smartd-mail smartdns smartmontools smartmontools-drivedb smbinfo smcroute sms-tool smstools3 snapclient snapserver snapshot-tool sngrep snmp-mibs snmp-utils snmp-utils-nossl snmp-utils-ssl snmpd snmpd-nossl snmpd-ssl snmpd-static snmptrapd snmptrapd-nossl snmptrapd-ssl snort snort3 snowflake-broker snowflake-client snowflake-probetest snowflake-proxy snowflake-server socat sockd sockread socksify sofia-sip softethervpn-base softethervpn-bridge softethervpn-client softethervpn-server softethervpn5-bridge softethervpn5-client softethervpn5-libs softethervpn5-server softflowd soloscli sox sox_ng spamassassin spamc spamc-ssl spawn-fcgi speedtest-go speedtest-netperf speedtestcpp speedtestpp spi-tools spice-protocol spidev-test spoofer sqlite3-cli sqm-scripts squashfs-tools-mksquashfs squashfs-tools-unsquashfs squeezelite squeezelite-custom squeezelite-dynamic squeezelite-full squeezelite-mini squid squid-mod-cachemgr srt ss sscep ssdeep sshfs sshpass sshtunnel sslh sstp-client static-neighbor-reports stdiscosrv stlink stlink-st-flash stlink-st-info stlink-st-trace stlink-st-util stm32flash stoken str2str strace strelaysrv stress stress-ng strongswan strongswan-charon strongswan-charon-cmd strongswan-default strongswan-full strongswan-gencerts strongswan-ipsec strongswan-isakmp strongswan-libnttfft strongswan-libtls strongswan-minimal strongswan-mod-addrblock strongswan-mod-aes strongswan-mod-af-alg strongswan-mod-agent strongswan-mod-attr strongswan-mod-attr-sql strongswan-mod-bliss strongswan-mod-blowfish strongswan-mod-ccm strongswan-mod-chapoly strongswan-mod-cmac strongswan-mod-connmark strongswan-mod-constraints strongswan-mod-coupling strongswan-mod-ctr strongswan-mod-curl strongswan-mod-curve25519 strongswan-mod-des strongswan-mod-dhcp strongswan-mod-dnskey strongswan-mod-drbg strongswan-mod-duplicheck strongswan-mod-eap-dynamic strongswan-mod-eap-identity strongswan-mod-eap-md5 strongswan-mod-eap-mschapv2 strongswan-mod-eap-radius strongswan-mod-eap-tls strongswan-mod-farp strongswan-mod-fips-prf strongswan-mod-forecast strongswan-mod-gcm strongswan-mod-gcrypt strongswan-mod-gmp strongswan-mod-gmpdh strongswan-mod-ha strongswan-mod-hmac strongswan-mod-kdf strongswan-mod-kernel-libipsec strongswan-mod-kernel-netlink strongswan-mod-ldap strongswan-mod-led strongswan-mod-load-tester strongswan-mod-lookip strongswan-mod-md4 strongswan-mod-md5 strongswan-mod-mgf1 strongswan-mod-mysql strongswan-mod-newhope strongswan-mod-ntru strongswan-mod-openssl strongswan-mod-pem strongswan-mod-pgp strongswan-mod-pkcs1 strongswan-mod-pkcs11 strongswan-mod-pkcs12 strongswan-mod-pkcs7 strongswan-mod-pkcs8 strongswan-mod-pubkey strongswan-mod-random strongswan-mod-rc2 strongswan-mod-resolve strongswan-mod-revocation strongswan-mod-sha1 strongswan-mod-sha2 strongswan-mod-sha3 strongswan-mod-smp strongswan-mod-socket-default strongswan-mod-socket-dynamic strongswan-mod-sql strongswan-mod-sqlite strongswan-mod-sshkey strongswan-mod-stroke strongswan-mod-test-vectors strongswan-mod-uci strongswan-mod-unity strongswan-mod-updown strongswan-mod-vici strongswan-mod-whitelist strongswan-mod-wolfssl strongswan-mod-x509 strongswan-mod-xauth-eap strongswan-mod-xauth-generic strongswan-mod-xcbc strongswan-pki strongswan-swanctl stubby stunnel subversion-client subversion-libs subversion-server sudo sumo sunwait svox swanmon swap-utils swconfig swgp-go swig switchdev-poller sx1302_hal-tests sx1302_hal-utils syncthing sysfsutils syslog-ng sysrepo sysrepocfg sysrepoctl sysstat tac_plus tac_plus-pam taglib tailscale tailscaled tang tar taskset taskwarrior tayga tc tc-bpf tc-full tc-mod-iptables tc-tiny tcl tcp-in-udp tcpbridge tcpcapinfo tcpdump tcpdump-mini tcpliveplay tcpprep tcpproxy tcpreplay tcpreplay-all tcpreplay-edit tcprewrite tcsh tdb telegraf telegraf-full telldus-core telldus-mqtt telnet-bsd temperusb terminfo tesseract tesseract-data-afr tesseract-data-amh tesseract-data-ara tesseract-data-asm tesseract-data-aze tesseract-data-aze_cyrl tesseract-data-bel tesseract-data-ben tesseract-data-bod tesseract-data-bos tesseract-data-bre tesseract-data-bul tesseract-data-cat tesseract-data-ceb tesseract-data-ces tesseract-data-chi_sim tesseract-data-chi_sim_vert tesseract-data-chi_tra tesseract-data-chi_tra_vert tesseract-data-chr tesseract-data-cos tesseract-data-cym tesseract-data-dan tesseract-data-dan_frak tesseract-data-deu tesseract-data-deu_frak tesseract-data-div tesseract-data-dzo tesseract-data-ell tesseract-data-eng tesseract-data-enm tesseract-data-epo tesseract-data-equ tesseract-data-est tesseract-data-eus tesseract-data-fao tesseract-data-fas tesseract-data-fil tesseract-data-fin tesseract-data-fra tesseract-data-frk tesseract-data-frm tesseract-data-fry tesseract-data-gla tesseract-data-gle tesseract-data-glg tesseract-data-grc tesseract-data-guj tesseract-data-hat tesseract-data-heb tesseract-data-hin tesseract-data-hrv tesseract-data-hun tesseract-data-hye tesseract-data-iku tesseract-data-ind tesseract-data-isl tesseract-data-ita tesseract-data-ita_old tesseract-data-jav tesseract-data-jpn tesseract-data-jpn_vert tesseract-data-kan tesseract-data-kat tesseract-data-kat_old tesseract-data-kaz tesseract-data-khm tesseract-data-kir tesseract-data-kmr tesseract-data-kor tesseract-data-kor_vert tesseract-data-lao tesseract-data-lat tesseract-data-lav tesseract-data-lit tesseract-data-ltz tesseract-data-mal tesseract-data-mar tesseract-data-mkd tesseract-data-mlt tesseract-data-mon tesseract-data-mri tesseract-data-msa tesseract-data-mya tesseract-data-nep tesseract-data-nld tesseract-data-nor tesseract-data-oci tesseract-data-ori tesseract-data-osd tesseract-data-pan tesseract-data-pol tesseract-data-por tesseract-data-pus tesseract-data-que tesseract-data-ron tesseract-data-rus tesseract-data-san tesseract-data-sin tesseract-data-slk tesseract-data-slk_frak tesseract-data-slv tesseract-data-snd tesseract-data-spa tesseract-data-spa_old tesseract-data-sqi tesseract-data-srp tesseract-data-srp_latn tesseract-data-sun tesseract-data-swa tesseract-data-swe tesseract-data-syr tesseract-data-tam tesseract-data-tat tesseract-data-tel tesseract-data-tgk tesseract-data-tgl tesseract-data-tha tesseract-data-tir tesseract-data-ton tesseract-data-tur tesseract-data-uig tesseract-data-ukr tesseract-data-urd tesseract-data-uzb tesseract-data-uzb_cyrl tesseract-data-vie tesseract-data-yid tesseract-data-yor tgt thc-ipv6-address6 thc-ipv6-alive6 thc-ipv6-connect6 thc-ipv6-covert-send6 thc-ipv6-covert-send6d thc-ipv6-denial6 thc-ipv6-detect-new-ip6 thc-ipv6-detect-sniffer6 thc-ipv6-dnsdict6 thc-ipv6-dnsrevenum6 thc-ipv6-dos-new-ip6 thc-ipv6-dump-router6 thc-ipv6-exploit6 thc-ipv6-fake-advertise6 thc-ipv6-fake-dhcps6 thc-ipv6-fake-dns6d thc-ipv6-fake-dnsupdate6 thc-ipv6-fake-mipv6 thc-ipv6-fake-mld26 thc-ipv6-fake-mld6 thc-ipv6-fake-mldrouter6 thc-ipv6-fake-router26 thc-ipv6-fake-router6 thc-ipv6-fake-solicitate6 thc-ipv6-flood-advertise6 thc-ipv6-flood-dhcpc6 thc-ipv6-flood-mld26 thc-ipv6-flood-mld6 thc-ipv6-flood-mldrouter6 thc-ipv6-flood-router26 thc-ipv6-flood-router6 thc-ipv6-flood-solicitate6 thc-ipv6-flood-unreach6 thc-ipv6-fragmentation6 thc-ipv6-fuzz-dhcpc6 thc-ipv6-fuzz-dhcps6 thc-ipv6-fuzz-ip6 thc-ipv6-implementation6 thc-ipv6-implementation6d thc-ipv6-inverse-lookup6 thc-ipv6-kill-router6 thc-ipv6-ndpexhaust6 thc-ipv6-node-query6 thc-ipv6-parasite6 thc-ipv6-passive-discovery6 thc-ipv6-randicmp6 thc-ipv6-redir6 thc-ipv6-rsmurf6 thc-ipv6-sendpees6 thc-ipv6-sendpeesmp6 thc-ipv6-smurf6 thc-ipv6-thcping6 thc-ipv6-toobig6 thc-ipv6-toobigsniff6 thc-ipv6-trace6 ti-3410-firmware ti-5052-firmware tiff-utils tinc tini tinycdb tinyionice tinyproxy tio tmate tmate-ssh-server tmon tmux tor tor-basic tor-gencert tor-geoip tor-hs tor-resolve torsocks totem-pl-parser trace-cmd trace-cmd-extra tracertools trafficshaper transmission-cli transmission-daemon transmission-remote transmission-web transmission-web-control travelmate tree triggerhappy trojan-go trusted-firmware-a-bcm4908 trusted-firmware-a-edpu trusted-firmware-a-espressobin-512mb trusted-firmware-a-espressobin-v3-v5-1gb-1cs trusted-firmware-a-espressobin-v3-v5-1gb-2cs trusted-firmware-a-espressobin-v3-v5-2gb trusted-firmware-a-espressobin-v7-1gb trusted-firmware-a-espressobin-v7-2gb trusted-firmware-a-ev23x71a trusted-firmware-a-ls1012a-frdm trusted-firmware-a-ls1012a-frwy-sdboot trusted-firmware-a-ls1012a-rdb trusted-firmware-a-ls1028a-rdb trusted-firmware-a-ls1028a-rdb-sdboot trusted-firmware-a-ls1043a-rdb trusted-firmware-a-ls1043a-rdb-sdboot trusted-firmware-a-ls1046a-frwy trusted-firmware-a-ls1046a-frwy-sdboot trusted-firmware-a-ls1046a-rdb trusted-firmware-a-ls1046a-rdb-sdboot trusted-firmware-a-ls1088a-rdb trusted-firmware-a-ls1088a-rdb-sdboot trusted-firmware-a-ls2088a-rdb trusted-firmware-a-lx2160a-rdb trusted-firmware-a-lx2160a-rdb-sdboot trusted-firmware-a-mt7622-emmc-1ddr trusted-firmware-a-mt7622-emmc-2ddr trusted-firmware-a-mt7622-nor-1ddr trusted-firmware-a-mt7622-nor-2ddr trusted-firmware-a-mt7622-ram-1ddr trusted-firmware-a-mt7622-ram-2ddr trusted-firmware-a-mt7622-sdmmc-1ddr trusted-firmware-a-mt7622-sdmmc-2ddr trusted-firmware-a-mt7622-snand-1ddr trusted-firmware-a-mt7622-snand-2ddr trusted-firmware-a-mt7622-snand-ubi-1ddr trusted-firmware-a-mt7622-snand-ubi-2ddr trusted-firmware-a-mt7981-cudy-tr3000-v1 trusted-firmware-a-mt7981-emmc-ddr3 trusted-firmware-a-mt7981-emmc-ddr3-1866mhz trusted-firmware-a-mt7981-emmc-ddr4 trusted-firmware-a-mt7981-nor-ddr3 trusted-firmware-a-mt7981-nor-ddr4 trusted-firmware-a-mt7981-ram-ddr3 trusted-firmware-a-mt7981-ram-ddr4 trusted-firmware-a-mt7981-sdmmc-ddr3 trusted-firmware-a-mt7981-snand-ddr3 trusted-firmware-a-mt7981-spim-nand-ddr3 trusted-firmware-a-mt7981-spim-nand-ddr3-1866mhz trusted-firmware-a-mt7981-spim-nand-ddr4 trusted-firmware-a-mt7981-spim-nand-ubi-ddr4 trusted-firmware-a-mt7986-emmc-ddr3 trusted-firmware-a-mt7986-emmc-ddr4 trusted-firmware-a-mt7986-nor-ddr3 trusted-firmware-a-mt7986-nor-ddr4 trusted-firmware-a-mt7986-ram-ddr3 trusted-firmware-a-mt7986-ram-ddr4 trusted-firmware-a-mt7986-sdmmc-ddr3 trusted-firmware-a-mt7986-sdmmc-ddr4 trusted-firmware-a-mt7986-snand-ddr3 trusted-firmware-a-mt7986-snand-ddr4 trusted-firmware-a-mt7986-spim-nand-4k-ddr4 trusted-firmware-a-mt7986-spim-nand-ddr3 trusted-firmware-a-mt7986-spim-nand-ddr4 trusted-firmware-a-mt7986-spim-nand-ubi-ddr3 trusted-firmware-a-mt7986-spim-nand-ubi-ddr4 trusted-firmware-a-mt7987-emmc-comb trusted-firmware-a-mt7987-nor-comb trusted-firmware-a-mt7987-ram-comb trusted-firmware-a-mt7987-sdmmc-comb trusted-firmware-a-mt7987-spim-nand0-ubi-comb trusted-firmware-a-mt7987-spim-nand2-ubi-comb trusted-firmware-a-mt7988-emmc-comb trusted-firmware-a-mt7988-emmc-ddr3 trusted-firmware-a-mt7988-emmc-ddr4 trusted-firmware-a-mt7988-nor-comb trusted-firmware-a-mt7988-nor-ddr3 trusted-firmware-a-mt7988-nor-ddr4 trusted-firmware-a-mt7988-ram-comb trusted-firmware-a-mt7988-ram-ddr4 trusted-firmware-a-mt7988-sdmmc-comb trusted-firmware-a-mt7988-sdmmc-ddr3 trusted-firmware-a-mt7988-sdmmc-ddr4 trusted-firmware-a-mt7988-snand-comb trusted-firmware-a-mt7988-snand-ddr3 trusted-firmware-a-mt7988-snand-ddr4 trusted-firmware-a-mt7988-snand-ubi-comb trusted-firmware-a-mt7988-spim-nand-comb trusted-firmware-a-mt7988-spim-nand-ddr3 trusted-firmware-a-mt7988-spim-nand-ddr4 trusted-firmware-a-mt7988-spim-nand-ubi-comb trusted-firmware-a-mt7988-spim-nand-ubi-ddr4 trusted-firmware-a-rk3308 trusted-firmware-a-rk3308-tpl-rock-pi-s trusted-firmware-a-rk3328 trusted-firmware-a-rk3399 trusted-firmware-a-rk3528 trusted-firmware-a-rk3566 trusted-firmware-a-rk3568 trusted-firmware-a-rk3568-tpl-e25 trusted-firmware-a-rk3576 trusted-firmware-a-rk3576-tpl trusted-firmware-a-rk3588 trusted-firmware-a-rk3588-tpl trusted-firmware-a-stm32mp135f-dk trusted-firmware-a-stm32mp157c-dk2 trusted-firmware-a-stm32mp157c-dk2-scmi trusted-firmware-a-sunxi-a64 trusted-firmware-a-sunxi-h6 trusted-firmware-a-sunxi-h616 trusted-firmware-a-udpu ttyd ttymidi-sysex tune2fs tunneldigger tunneldigger-broker tunneldigger-broker-src tvheadend u-boot-A10-OLinuXino-Lime u-boot-A13-OLinuXino u-boot-A20-OLinuXino-Lime u-boot-A20-OLinuXino-Lime2 u-boot-A20-OLinuXino-Lime2-eMMC u-boot-A20-OLinuXino_MICRO u-boot-Bananapi u-boot-Bananapi_M2_Ultra u-boot-Bananapro u-boot-Cubieboard u-boot-Cubieboard2 u-boot-Cubietruck u-boot-Hummingbird_A31 u-boot-Lamobo_R1 u-boot-LicheePi_Zero u-boot-Linksprite_pcDuino u-boot-Linksprite_pcDuino3 u-boot-Linksprite_pcDuino3_Nano u-boot-Marsboard_A10 u-boot-Mele_M9 u-boot-OLIMEX_A13_SOM u-boot-Sinovoip_BPI_M3 u-boot-a64-olinuxino u-boot-a64-olinuxino-emmc u-boot-acmp252_nor u-boot-acmp252_ram u-boot-am335x_evm u-boot-an7581_rfb u-boot-an7583_rfb u-boot-apalis_imx6 u-boot-ar9344_nec_aterm u-boot-ar9344_nec_aterm_fe u-boot-arv4519pw_brn u-boot-arv4519pw_nor u-boot-arv4519pw_ram u-boot-arv7506pw11_brn u-boot-arv7506pw11_nor u-boot-arv7506pw11_ram u-boot-arv7510pw22_brn u-boot-arv7510pw22_nor u-boot-arv7510pw22_ram u-boot-arv7510pw_brn u-boot-arv7510pw_nor u-boot-arv7510pw_ram u-boot-arv7518pw_brn u-boot-arv7518pw_nor u-boot-arv7518pw_ram u-boot-arv752dpw22_brn u-boot-arv752dpw22_nor u-boot-arv752dpw22_ram u-boot-arv752dpw_brn u-boot-arv752dpw_nor u-boot-arv752dpw_ram u-boot-arv8539pw22_brn u-boot-arv8539pw22_nor u-boot-arv8539pw22_ram u-boot-at91sam9m10g45ek_nandflash u-boot-at91sam9x5ek_mmc u-boot-at91sam9x5ek_nandflash u-boot-bananapi_m2_berry u-boot-bananapi_m2_plus_h3 u-boot-bananapi_p2_zero u-boot-bcm4908 u-boot-bcm4912 u-boot-beelink_x2 u-boot-bpi-r2-pro-rk3568 u-boot-bthomehubv5a_ram u-boot-clearfog u-boot-dir-885l u-boot-dir-890l u-boot-dns320l u-boot-dns325 u-boot-dockstar u-boot-dockstar_second_stage u-boot-dongshan_nezha_stu u-boot-duckbill u-boot-eDPU u-boot-easepi-r1-rk3568 u-boot-easy50712_nor u-boot-easy50712_norspl u-boot-easy50712_ram u-boot-easy80920_nor u-boot-easy80920_norspl u-boot-easy80920_ram u-boot-easy80920_sfspl u-boot-espressobin u-boot-ev23x71a u-boot-fastrhino-r66s-rk3568 u-boot-fb3370_eva u-boot-fb3370_ram u-boot-fb3370_sfspl u-boot-fritz1200 u-boot-fritz3000 u-boot-fritz4040 u-boot-fritz7520 u-boot-fritz7530 u-boot-fsl_ls1012a-frdm u-boot-fsl_ls1012a-frwy-sdboot u-boot-fsl_ls1012a-rdb u-boot-fsl_ls1021a-iot-sdboot u-boot-fsl_ls1021a-twr u-boot-fsl_ls1021a-twr-sdboot u-boot-fsl_ls1028a-rdb u-boot-fsl_ls1028a-rdb-sdboot u-boot-fsl_ls1043a-rdb u-boot-fsl_ls1043a-rdb-sdboot u-boot-fsl_ls1046a-frwy u-boot-fsl_ls1046a-frwy-sdboot u-boot-fsl_ls1046a-rdb u-boot-fsl_ls1046a-rdb-sdboot u-boot-fsl_ls1088a-rdb u-boot-fsl_ls1088a-rdb-sdboot u-boot-fsl_ls2088a-rdb u-boot-fsl_lx2160a-rdb u-boot-fsl_lx2160a-rdb-sdboot u-boot-generic-rk3576 u-boot-generic-rk3588 u-boot-gigasx76x_nor u-boot-gigasx76x_ram u-boot-goflexhome u-boot-helios4 u-boot-ib62x0 u-boot-ib62x0_second_stage u-boot-iconnect u-boot-iconnect_second_stage u-boot-l-50 u-boot-libretech_all_h3_cc_h5 u-boot-lichee_rv_dock u-boot-licheepi_nano u-boot-mangopi_mq_pro u-boot-mox u-boot-mt7620_mt7530_rfb u-boot-mt7620_rfb u-boot-mt7621_nand_rfb u-boot-mt7621_rfb u-boot-mt7621_zbtlink_zbt-wg3526-16m u-boot-mt7622_bananapi_bpi-r64-emmc u-boot-mt7622_bananapi_bpi-r64-sdmmc u-boot-mt7622_bananapi_bpi-r64-snand u-boot-mt7622_linksys_e8450 u-boot-mt7622_rfb1 u-boot-mt7622_ubnt_unifi-6-lr-v1 u-boot-mt7622_ubnt_unifi-6-lr-v2 u-boot-mt7622_ubnt_unifi-6-lr-v3 u-boot-mt7622_xiaomi_redmi-router-ax6s-ubi-loader u-boot-mt7623a_unielec_u7623 u-boot-mt7623n_bpir2 u-boot-mt7628_ravpower_rp-wd009 u-boot-mt7628_rfb u-boot-mt7629_rfb u-boot-mt7981_abt_asr3000 u-boot-mt7981_cmcc_a10 u-boot-mt7981_cmcc_rax3000m-emmc u-boot-mt7981_cmcc_rax3000m-emmc-ddr3 u-boot-mt7981_cmcc_rax3000m-emmc-ddr4 u-boot-mt7981_cmcc_rax3000m-nand u-boot-mt7981_cmcc_rax3000m-nand-ddr3 u-boot-mt7981_cmcc_rax3000m-nand-ddr4 u-boot-mt7981_comfast_cf-wr632ax u-boot-mt7981_cudy_tr3000-v1 u-boot-mt7981_gatonetworks_gdsp u-boot-mt7981_glinet_gl-mt2500 u-boot-mt7981_glinet_gl-x3000 u-boot-mt7981_glinet_gl-xe3000 u-boot-mt7981_h3c_magic-nx30-pro u-boot-mt7981_imou_hx21 u-boot-mt7981_jcg_q30-pro u-boot-mt7981_konka_komi-a31 u-boot-mt7981_netis_nx30v2 u-boot-mt7981_netis_nx31 u-boot-mt7981_nokia_ea0326gmp u-boot-mt7981_openwrt_one-nor u-boot-mt7981_openwrt_one-snand u-boot-mt7981_qihoo_360t7 u-boot-mt7981_rfb-emmc u-boot-mt7981_rfb-nor u-boot-mt7981_rfb-sd u-boot-mt7981_rfb-snfi u-boot-mt7981_rfb-spim-nand u-boot-mt7981_routerich_ax3000 u-boot-mt7981_snr_snr-cpe-ax2 u-boot-mt7981_xiaomi_mi-router-ax3000t u-boot-mt7981_xiaomi_mi-router-wr30u u-boot-mt7986_acer_predator-w6x u-boot-mt7986_bananapi_bpi-r3-emmc u-boot-mt7986_bananapi_bpi-r3-mini-emmc u-boot-mt7986_bananapi_bpi-r3-mini-snand u-boot-mt7986_bananapi_bpi-r3-nor u-boot-mt7986_bananapi_bpi-r3-sdmmc u-boot-mt7986_bananapi_bpi-r3-snand u-boot-mt7986_glinet_gl-mt6000 u-boot-mt7986_jdcloud_re-cp-03 u-boot-mt7986_mercusys_mr90x-v1 u-boot-mt7986_netcore_n60 u-boot-mt7986_netcore_n60-pro u-boot-mt7986_rfb u-boot-mt7986_tplink_tl-xdr4288 u-boot-mt7986_tplink_tl-xdr6086 u-boot-mt7986_tplink_tl-xdr6088 u-boot-mt7986_tplink_tl-xtr8488 u-boot-mt7986_xiaomi_redmi-router-ax6000 u-boot-mt7986_zyxel_ex5601-t0 u-boot-mt7987_bananapi_bpi-r4-lite-emmc u-boot-mt7987_bananapi_bpi-r4-lite-nor u-boot-mt7987_bananapi_bpi-r4-lite-sdmmc u-boot-mt7987_bananapi_bpi-r4-lite-snand u-boot-mt7987_rfb-emmc u-boot-mt7987_rfb-sd u-boot-mt7987_rfb-spim-nand u-boot-mt7988_arcadyan_mozart u-boot-mt7988_asus_zenwifi-bt8 u-boot-mt7988_bananapi_bpi-r4-emmc u-boot-mt7988_bananapi_bpi-r4-poe-emmc u-boot-mt7988_bananapi_bpi-r4-poe-sdmmc u-boot-mt7988_bananapi_bpi-r4-poe-snand u-boot-mt7988_bananapi_bpi-r4-sdmmc u-boot-mt7988_bananapi_bpi-r4-snand u-boot-mt7988_rfb-emmc u-boot-mt7988_rfb-nor u-boot-mt7988_rfb-sd u-boot-mt7988_rfb-snand u-boot-mt7988_rfb-spim-nand u-boot-mx23_olinuxino u-boot-mx6cuboxi u-boot-nanopc-t4-rk3399 u-boot-nanopc-t6-rk3588 u-boot-nanopi-r2c-plus-rk3328 u-boot-nanopi-r2c-rk3328 u-boot-nanopi-r2s-rk3328 u-boot-nanopi-r3s-rk3566 u-boot-nanopi-r4s-rk3399 u-boot-nanopi-r5c-rk3568 u-boot-nanopi-r5s-rk3568 u-boot-nanopi-r6c-rk3588s u-boot-nanopi-r6s-rk3588s u-boot-nanopi_m1_plus u-boot-nanopi_neo u-boot-nanopi_neo2 u-boot-nanopi_neo_air u-boot-nanopi_neo_plus2 u-boot-nanopi_r1 u-boot-nanopi_r1s_h5 u-boot-nas220 u-boot-netgear_ms2110 u-boot-nezha u-boot-nsa310 u-boot-nsa310s u-boot-nsa325 u-boot-omap3_beagle u-boot-omap4_panda u-boot-omnia u-boot-orangepi-r1-plus-lts-rk3328 u-boot-orangepi-r1-plus-rk3328 u-boot-orangepi_2 u-boot-orangepi_one u-boot-orangepi_one_plus u-boot-orangepi_pc u-boot-orangepi_pc2 u-boot-orangepi_pc_plus u-boot-orangepi_plus u-boot-orangepi_r1 u-boot-orangepi_zero u-boot-orangepi_zero2 u-boot-orangepi_zero2w u-boot-orangepi_zero3 u-boot-orangepi_zero_plus u-boot-ox820 u-boot-p2812hnufx_nandspl u-boot-p2812hnufx_ram u-boot-pangolin u-boot-pico-pi-imx7d u-boot-pine64_plus u-boot-pogo_e02 u-boot-pogo_e02_second_stage u-boot-pogoplugv4 u-boot-popstick u-boot-qca9558_nec_aterm u-boot-qemu_armv7 u-boot-qemu_armv8 u-boot-radxa-cm3-io-rk3566 u-boot-radxa-e20c-rk3528 u-boot-radxa-e25-rk3568 u-boot-radxa-zero-3-rk3566 u-boot-ravpower_rp-wd009 u-boot-rb5009 u-boot-roc-cc-rk3328 u-boot-rock-2-rk3528 u-boot-rock-3a-rk3568 u-boot-rock-3b-rk3568 u-boot-rock-3c-rk3566 u-boot-rock-4c-plus-rk3399 u-boot-rock-4d-rk3576 u-boot-rock-4se-rk3399 u-boot-rock-5-itx-rk3588 u-boot-rock-5c-rk3588s u-boot-rock-pi-4-rk3399 u-boot-rock-pi-e-rk3328 u-boot-rock-pi-e-v3-rk3328 u-boot-rock-pi-s-rk3308 u-boot-rock5a-rk3588s u-boot-rock5b-rk3588 u-boot-rock64-rk3328 u-boot-rockpro64-rk3399 u-boot-sam9x60ek_mmc u-boot-sam9x60ek_nandflash u-boot-sama5d27_som1_ek_mmc u-boot-sama5d27_som1_ek_qspiflash u-boot-sama5d27_wlsom1_ek_mmc u-boot-sama5d27_wlsom1_ek_qspiflash u-boot-sama5d2_icp_mmc u-boot-sama5d2_ptc_ek_mmc u-boot-sama5d2_ptc_ek_nandflash u-boot-sama5d2_xplained_mmc u-boot-sama5d2_xplained_spiflash u-boot-sama5d3_xplained_mmc u-boot-sama5d3_xplained_nandflash u-boot-sama5d4_xplained_mmc u-boot-sama5d4_xplained_nandflash u-boot-sama5d4_xplained_spiflash u-boot-sama7g5ek_mmc1 u-boot-sheevaplug u-boot-sifive_unleashed u-boot-sifive_unmatched u-boot-sige7-rk3588 u-boot-sopine_baseboard u-boot-stm32mp135f-dk u-boot-stm32mp157c-dk2 u-boot-stm32mp157c-dk2-scmi u-boot-trimslice u-boot-uDPU u-boot-vgv7510kw22_brn u-boot-vgv7510kw22_nor u-boot-vgv7510kw22_ram u-boot-vgv7519_brn u-boot-vgv7519_nor u-boot-vgv7519_ram u-boot-wandboard u-boot-xg6846 u-boot-zc702 u-boot-zed u-boot-zeropi u-boot-zybo u-boot-zybo_z7 u2pnpd uacme uacme-dnsapi-adapter uacme-ualpn uanytun uanytun-nettle uanytun-nocrypt uanytun-sslcrypt ubi-utils ubnt-manager uboot-envtools ubox ubus ubusd ucert ucert-full uci uci-firewall uclient-fetch ucode ucode-mod-bpf ucode-mod-debug ucode-mod-digest ucode-mod-fs ucode-mod-html ucode-mod-log ucode-mod-lua ucode-mod-math ucode-mod-nl80211 ucode-mod-pkgen ucode-mod-resolv ucode-mod-rtnl ucode-mod-socket ucode-mod-struct ucode-mod-ubus ucode-mod-uci ucode-mod-uclient ucode-mod-udebug ucode-mod-uline ucode-mod-uloop udebug-cli udebugd udhcpsnoop udns-dnsget udns-ex-rdns udns-rblcheck udp-broadcast-relay-redux udphp-client udptunnel udpxy uencrypt-mbedtls uencrypt-openssl uencrypt-wolfssl ufb ufp ufp-neigh ugps uhttpd uhttpd-mod-lua uhttpd-mod-ubus uhttpd-mod-ucode uhubctl uledd ulogd ulogd-mod-dbi ulogd-mod-extra ulogd-mod-json ulogd-mod-mysql ulogd-mod-nfacct ulogd-mod-nfct ulogd-mod-nflog ulogd-mod-pcap ulogd-mod-pgsql ulogd-mod-sqlite ulogd-mod-syslog ulogd-mod-xml umbim umdns umurmur-mbedtls umurmur-openssl unbound-anchor unbound-checkconf unbound-control unbound-control-setup unbound-daemon unbound-host unet-cli unet-dht unetd unetmsg unifdef unix2dos unix2mac unixodbc unixodbc-tools unrar unshare unzip upmpdcli uqmi uradvd urandom-seed urngd usb-modeswitch usbgadget usbgadget-acm usbgadget-ncm usbids usbip usbip-client usbip-server usbmuxd usbutils usign uspot uspot-www uspotfilter usteer ustp ustreamer uuid uuidd uuidgen uvcdynctrl uvol uw-imap uwsgi uwsgi-cgi-plugin uwsgi-logfile-plugin uwsgi-luci-support uwsgi-python3-plugin uwsgi-syslog-plugin uxc v2ray-core v2ray-example v2ray-extra v2ray-geodata v2ray-geoip v2ray-geosite v2ray-geosite-ir v2raya v4l-utils v4l2camera v4l2rtspserver v4l2tools vala valgrind valgrind-cachegrind valgrind-callgrind valgrind-drd valgrind-helgrind valgrind-massif valgrind-vgdb vallumd vectorscan veritysetup view1090 viewadsb vim vim-full vim-fuller vim-help vim-runtime vips virtio-console-helper vis vncrepeater vnstat vnstat2 vnstati vnstati2 vpnc vpnc-scripts vrx518_aca_fw vrx518_ppe_fw vsftpd vsftpd-tls vti vtiv4 vtiv6 vxlan wakeonlan wall watchcat wavemon wdctl websocketpp wfb-ng wfb-ng-tun wg-installer-client wg-installer-server wg-installer-server-hotplug-babeld wg-installer-server-hotplug-olsrd wget wget-any wget-nossl wget-ssl wgsd-client wgsd-coredns whereis which whiptail whois wifi-presence wifi-scripts wifidog wifidog-tls wifischedule wifitoggle wil6210-firmware wipe wipefs wireguard-tools wireless-regdb wireless-tools wl wl12xx-firmware wl18xx-firmware wlc wpa-cli wpa-supplicant wpa-supplicant-basic wpa-supplicant-mbedtls wpa-supplicant-mesh wpa-supplicant-mesh-mbedtls wpa-supplicant-mesh-openssl wpa-supplicant-mesh-wolfssl wpa-supplicant-mini wpa-supplicant-openssl wpa-supplicant-p2p wpa-supplicant-wolfssl wpad wpad-basic wpad-basic-mbedtls wpad-basic-openssl wpad-basic-wolfssl wpad-mbedtls wpad-mesh wpad-mesh-mbedtls wpad-mesh-openssl wpad-mesh-wolfssl wpad-mini wpad-openssl wpad-wolfssl wpan-tools wsdd2 wwan xdg-dbus-proxy xdp-filter xdp-loader xdpdump xfrm xfrpc xfs-admin xfs-fsck xfs-growfs xfs-mkfs xinetd xl2tpd xmlrpc-c xmlrpc-c-abyss xmlrpc-c-client xmlrpc-c-common xmlrpc-c-internal xmlrpc-c-libxml2 xmlrpc-c-server xmlrpc-c-server-abyss xray-core xray-example xray-geodata xray-geoip xray-geosite xray-geosite-ir xrx200-rev1.1-phy11g-firmware xrx200-rev1.1-phy22f-firmware xrx200-rev1.2-phy11g-firmware xrx200-rev1.2-phy22f-firmware xsltproc xtables-legacy xtables-nft xupnpd xxd xxhash xz xz-utils xzdec xzdiff xzgrep xzless xzmore yafut yajl yanglint yara yate yate-mod-accfile yate-mod-alsachan yate-mod-amrnbcodec yate-mod-analog yate-mod-analogdetect yate-mod-analyzer yate-mod-cache yate-mod-callcounters yate-mod-callfork yate-mod-callgen yate-mod-camel-map yate-mod-ccongestion yate-mod-cdrbuild yate-mod-cdrcombine yate-mod-cdrfile yate-mod-ciscosm yate-mod-clustering yate-mod-conference yate-mod-cpuload yate-mod-dbpbx yate-mod-dbwave yate-mod-dumbchan yate-mod-enumroute yate-mod-eventlogs yate-mod-extmodule yate-mod-faxchan yate-mod-fileinfo yate-mod-filetransfer yate-mod-g722webrtc yate-mod-gvoice yate-mod-heartbeat yate-mod-ilbccodec yate-mod-ilbcwebrtc yate-mod-isaccodec yate-mod-isupmangler yate-mod-jabberclient yate-mod-jabberserver yate-mod-javascript yate-mod-jbfeatures yate-mod-lateroute yate-mod-mgcpca yate-mod-mgcpgw yate-mod-moh yate-mod-monitoring yate-mod-mrcpspeech yate-mod-msgsniff yate-mod-mux yate-mod-mysqldb yate-mod-openssl yate-mod-osschan yate-mod-park yate-mod-pbx yate-mod-pbxassist yate-mod-pgsqldb yate-mod-presence yate-mod-queues yate-mod-queuesnotify yate-mod-regexroute yate-mod-regfile yate-mod-register yate-mod-rmanager yate-mod-sigtransport yate-mod-sip-cnam-lnp yate-mod-sipfeatures yate-mod-speexcodec yate-mod-sqlitedb yate-mod-ss7-lnp-ansi yate-mod-subscription yate-mod-tdmcard yate-mod-tonedetect yate-mod-tonegen yate-mod-users yate-mod-wavefile yate-mod-wiresniff yate-mod-wpcard yate-mod-yiaxchan yate-mod-yjinglechan yate-mod-yradius yate-mod-yrtpchan yate-mod-ysigchan yate-mod-ysipchan yate-mod-ysnmpagent yate-mod-ysockschan yate-mod-ystunchan yate-mod-zapcard yate-mod-zlibcompress yate-scripts-perl yate-sounds yggdrasil yggdrasil-jumper ykclient ykpers youtube-dl yq yt-dlp yt-dlp-src yubico-pam zabbix-agentd zabbix-agentd-any zabbix-agentd-basic zabbix-agentd-gnutls zabbix-agentd-openssl zabbix-agentd-ssl zabbix-extra-mac80211 zabbix-extra-network zabbix-extra-wifi zabbix-frontend-server zabbix-get zabbix-get-gnutls zabbix-get-openssl zabbix-get-ssl zabbix-proxy zabbix-proxy-any zabbix-proxy-basic-sqlite zabbix-proxy-gnutls zabbix-proxy-openssl zabbix-proxy-ssl zabbix-sender zabbix-sender-gnutls zabbix-sender-openssl zabbix-sender-ssl zabbix-server zabbix-server-frontend zabbix-server-gnutls zabbix-server-openssl zabbix-server-ssl zerotier zile zipcmp zipmerge ziptool zlib zlib-dev zlog znc znc-mod-adminlog znc-mod-alias znc-mod-autoattach znc-mod-autocycle znc-mod-autoop znc-mod-autoreply znc-mod-autovoice znc-mod-awaynick znc-mod-awaystore znc-mod-block-motd znc-mod-blockuser znc-mod-bouncedcc znc-mod-buffextras znc-mod-cert znc-mod-certauth znc-mod-chansaver znc-mod-clearbufferonmsg znc-mod-clientnotify znc-mod-controlpanel znc-mod-crypt znc-mod-ctcpflood znc-mod-dcc znc-mod-disconkick znc-mod-fail2ban znc-mod-flooddetach znc-mod-identfile znc-mod-imapauth znc-mod-keepnick znc-mod-kickrejoin znc-mod-lastseen znc-mod-listsockets znc-mod-log znc-mod-missingmotd znc-mod-modules_online znc-mod-nickserv znc-mod-notes znc-mod-notify-connect znc-mod-perform znc-mod-playback znc-mod-push znc-mod-raw znc-mod-route-replies znc-mod-sasl znc-mod-savebuff znc-mod-schat znc-mod-send-raw znc-mod-shell znc-mod-simple-away znc-mod-stickychan znc-mod-watch znc-mod-webadmin znc-webskin-dark-clouds znc-webskin-forest znc-webskin-ice zoneinfo-africa zoneinfo-all zoneinfo-america zoneinfo-asia zoneinfo-atlantic zoneinfo-australia-nz zoneinfo-core zoneinfo-europe zoneinfo-india zoneinfo-indian zoneinfo-northamerica zoneinfo-pacific zoneinfo-poles zoneinfo-simple zoneinfo-southamerica zonestitcher zram-swap zsh zstd ztdns zyxel-bootconfig zyxel-bootconfig-ipq807x zyxel-reset";

// lib/openwrt/names.ts
/**
* The names of OpenWrt's own packages; undefined where one of the series is not among those that the list speaks for, as the
* development branch never is. A name that it has not is missing in all likelihood; where in doubt a name counts as known.
*/
function openwrtNames(series) {
	const [oldest, newest] = listedSeries;
	if (series.some((one) => !/^\d/.test(one) || one < oldest || one > newest)) return void 0;
	const names = new Set(generatedNames.split(" "));
	return { has: (name) => isFamily(name) || [...bases(name)].some((base) => names.has(base)) };
}
/** Kernel modules and translations are too many to list; files and sonames are no names of packages. */
function isFamily(name) {
	return name === "kernel" || /^(?:kmod|luci-i18n)-/.test(name) || !/^[\w.+-]+$/.test(name);
}
/** What the name may be without apk's `-any`, and without the ABI version at its end: `libubox20240329`, `libnl3-200`. */
function* bases(name) {
	const plain = name.replace(/-any$/, "");
	yield plain;
	for (let at = plain.length - 1; at > 0; at--) {
		if (!/[\w.~+-]/.test(plain[at] ?? "")) return;
		if (/^-?\d/.test(plain.slice(at)) && /[a-z0-9+]/i.test(plain[at - 1] ?? "")) yield plain.slice(0, at);
	}
}

// lib/publish/site.ts
/** Catalog and site of feeds that are published already, or are about to be; undefined when `part` does not do. */
async function composeSite(tree, { description, generator, feeds, keys, settings, builds, part, ...rest }) {
	const series = [...feeds.map(({ target }) => target.release.series), ...(part?.known.targets ?? []).map(({ release }) => release)];
	const upstream = openwrtNames(series);
	const input = {
		archive: description,
		feeds,
		keys,
		generator,
		builds,
		commits: commitsOf(builds),
		...upstream ? { upstream } : {}
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
	const part = rendererDir === void 0 || input.adopt ? void 0 : await choosePart(tree, input, router, basis);
	const publication = part && await compose(tree, input, router, basis, part);
	if (publication) return publication;
	await tree.listAll();
	const whole = await compose(tree, input, router, basis, void 0);
	if (!whole) throw new Error("A whole archive needs no document that is not there");
	return whole;
}
/** Undefined when more than `part` must be read. */
async function compose(tree, input, router, basis, part) {
	const { signing, throwAway } = input;
	const adopt = throwAway || input.adopt;
	if (!adopt) await refuseUnknownKeys(tree, signing.publicKeys);
	const { feeds, put, remove, warnings, contents } = await composeFeeds(tree, part?.incoming ?? input.incoming, {
		...input.archive,
		adopt,
		targets: input.archive.targets.filter(({ path }) => part?.feeds.has(path) ?? true)
	}, signing, async (published) => part || throwAway ? [] : keyringOffers(router, keyringInFeeds(input.archive.name, published), signing.date));
	put.set(INSTALLER, installer(router, { keyring: !throwAway }));
	for (const path of retiredKeys(tree, signing.publicKeys)) remove.add(path);
	if (throwAway) put.set(THROW_AWAY, Buffer.from(throwAwayNote));
	if (input.builds.length > 0) for (const [path, content] of await buildDocuments(tree, input.builds)) put.set(path, content);
	const outcomes = feedOutcomes(feeds, part);
	if (input.rendererDir !== void 0) {
		const builds = await latestBuilds(tree, input.builds, input.incoming, feeds, input);
		const site = await composeSite(tree, {
			...input,
			rendererDir: input.rendererDir,
			now: signing.date,
			feeds: feeds.map(({ target, merge }) => ({
				target,
				entries: merge.entries
			})),
			directories: directoriesOf(feeds, part),
			keys: signing.publicKeys,
			contents,
			builds,
			...part ? { part } : {}
		});
		if (!site) return void 0;
		for (const [path, content] of site.put) put.set(path, content);
		for (const path of site.remove) remove.add(path);
		await tree.list(["", ...[...put.keys(), ...remove].map(directoryOf)]);
		const trees = await feedTrees(tree, outcomes, {
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
		warnings: [
			...warnings,
			...lineWarnings(feeds),
			...retentionWarnings(feeds, input.incoming, input.archive)
		],
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
/** What the pages of feeds' directories list; those of feeds that were not read stay. */
function directoriesOf(feeds, part) {
	return [...feeds.map(({ target: { path }, merge, indexFiles }) => {
		const packages = merge.entries.map(({ filename, size }) => ({
			name: filename,
			size
		}));
		return {
			path,
			files: [...indexFiles, ...packages]
		};
	}), ...(part?.kept ?? []).map(({ path }) => ({ path }))];
}

// lib/publish/run.ts
/** Time of every file in a declared package where SOURCE_DATE_EPOCH does not say otherwise: 2025-01-01. Seconds. */
const DEFAULT_EPOCH = 1735689600;
/** Publishes an archive: packages in, one commit on its pages branch out. */
async function publishArchive(edge, options, generator) {
	const builds = await buildsOf(edge, options);
	const session = await openSession(edge, options.config, {
		newest: releasesOf(builds),
		check: checkNamedFiles
	});
	const { archive } = session;
	const remote = options.remote ?? await homeRepository(edge, session);
	const branch = options.branch ?? archive.branch;
	const config = await configInRepository(edge, session);
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
		branch,
		...edge.secrets.token ? { token: edge.secrets.token } : {},
		exec: edge.exec,
		env: edge.env,
		tempDir: edge.env["RUNNER_TEMP"] ?? tmpdir(),
		cwd: edge.cwd,
		reporter,
		history: archive.history,
		author: authorOf(edge, input.signing.date),
		compose: async (tree) => {
			await refuseSources(tree, branch, config);
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
		branch,
		publication,
		sizes,
		publicKeys: input.signing.publicKeys,
		...commit
	};
}
/** The path of ppa.yml in its repository. */
async function configInRepository({ exec, env }, { archive, root }) {
	const { stdout } = await exec("git", [
		"-C",
		root,
		"rev-parse",
		"--show-prefix"
	], { env });
	return join(stdout.toString("utf8").trim(), basename(archive.file));
}
/** A publication bounds the history of its branch: on the one of the sources it would throw theirs away. */
async function refuseSources(tree, branch, config) {
	await tree.list([dirname(config).replace(/^\.$/, "")]);
	if (!tree.files.has(config)) return;
	throw new UserError({
		what: `The branch ${branch} has ${config}: it is the one of the sources, whose history would give way to that of publications`,
		cure: "Publish to a branch of its own, such as gh-pages: `branch` in ppa.yml, or --branch. A branch that is only a copy of the sources can be deleted: publishing makes it anew."
	});
}
/**
* Writes an archive's feeds into a folder, merged with what is there.
* @throws {UserError} without PPA_KEYS where the folder's archive has its own keys, and with it where it has throw-away ones
*/
async function indexArchive(edge, options, generator) {
	const builds = await buildsOf(edge, options);
	const session = await openSession(edge, options.config, {
		newest: releasesOf(builds),
		check: checkNamedFiles
	});
	const out = resolve(edge.cwd, options.out);
	const tree = await readDirectoryTree(out);
	refuseMixedKeys(tree, options.out, edge.secrets.keys === void 0);
	const input = await prepare(edge, session, {
		...options,
		generator,
		builds,
		throwAway: true
	});
	const publication = await composePublication(tree, input);
	const changed = await applyChanges(out, publication.changes);
	for (const warning of publication.warnings) edge.reporter.warn(warning);
	return {
		publication,
		changed
	};
}
/** Renders the catalog of the feeds in a folder, beside them; the number of files that were rendered. */
async function renderArchive(edge, options, generator) {
	const session = await openSession(edge, options.config, { check: (archive, root) => readSiteSettings({
		archive,
		root
	}, silentReporter) });
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
		settings: await readSiteSettings(session, edge.reporter),
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
/** What a publication reads of what ppa.yml names, but for what stands in packages. */
async function checkNamedFiles(archive, root) {
	const globs = findSourceFiles(archive, root).then(({ problems }) => {
		if (problems.length > 0) throw new UserError(problems);
	});
	await together([globs, readSiteSettings({
		archive,
		root
	}, silentReporter)]);
}
async function prepare(edge, session, { globs, adopt = false, builds, generator, throwAway }) {
	const { archive, root } = session;
	const { reporter } = edge;
	const signing = await openSigning(edge, session, { throwAway });
	const collected = reporter.group("Collect packages", () => collectPackages(archive, {
		root,
		globs,
		built: builtFiles(builds),
		keyset: signing.keyset,
		sourceDateEpoch: sourceDateEpoch(edge),
		reporter
	}));
	const [incoming, settings] = await together([collected, readSiteSettings(session, reporter)]);
	return {
		archive,
		incoming,
		builds,
		signing,
		throwAway: edge.secrets.keys === void 0,
		adopt,
		generator,
		description: describeArchive(session),
		settings,
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