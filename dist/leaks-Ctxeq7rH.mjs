import { t as UserError } from "./errors-CKtpLF_l.mjs";
import { t as privateKeysIn } from "./private-keys-in-eFVhUpNZ.mjs";
import { t as workTreeOf } from "./work-tree-CrbGh-Zs.mjs";
import { join } from "node:path";
import { lstat, readFile, readdir } from "node:fs/promises";

// lib/signing/leaks.ts
/** Larger files are not looked at: no key file is near it. Bytes. */
const largest = 1048576;
/** Contents read from git in one go. Bytes. */
const batchSize = 33554432;
/**
* Looks for private keys in a directory and, when it is in a git repository, in all of its history: every blob that a
* branch, a tag, a stash or the index reaches is read once, however many commits hold it. Files that git ignores are not
* looked at.
*
* @param except Folders and files whose keys are known to be harmless, as paths from the root of the repository.
*/
async function findLeaks(directory, exec, except = []) {
	const { leaks, incomplete } = await findAllLeaks(directory, exec);
	const harmless = (path) => except.some((known) => `${path}/`.startsWith(`${known.replace(/\/+$/, "")}/`));
	return {
		leaks: leaks.filter(({ path }) => !harmless(path)),
		incomplete
	};
}
async function findAllLeaks(directory, exec) {
	const root = await workTreeOf(directory, exec);
	if (root === void 0) await refuseBare(directory, exec);
	if (root === void 0) return {
		leaks: await inFiles(directory, await readdir(directory, { recursive: true })),
		incomplete: false
	};
	const git = async (args, input) => {
		const result = await exec("git", [
			"-C",
			root,
			...args
		], input === void 0 ? {} : { input });
		if (result.code !== 0) throw new UserError(`git ${args[0]} failed: ${result.stderr.trim()}`);
		return result.stdout;
	};
	const uncommitted = await git([
		"ls-files",
		"-z",
		"--modified",
		"--others",
		"--exclude-standard"
	]);
	const leaks = await inFiles(root, new Set(uncommitted.toString("utf8").split("\0").filter(Boolean)));
	const blobs = await leakingBlobs(git);
	if (blobs.size > 0) leaks.push(...await placesOf(blobs, git));
	return {
		leaks,
		incomplete: await isIncomplete(git)
	};
}
async function refuseBare(directory, exec) {
	const { stdout } = await exec("git", [
		"-C",
		directory,
		"rev-parse",
		"--is-bare-repository"
	]);
	if (stdout.toString().trim() !== "true") return;
	throw new UserError({
		what: `${directory} is a bare repository`,
		cure: "Clone it and look into the clone"
	});
}
async function isIncomplete(git) {
	if ((await git(["rev-parse", "--is-shallow-repository"])).toString().trim() === "true") return true;
	return /^remote\..*\.promisor$/m.test((await git([
		"config",
		"--list",
		"--name-only"
	])).toString());
}
async function inFiles(root, paths) {
	const leaks = [];
	for (const path of paths) {
		const kinds = await keysInFile(join(root, path));
		if (kinds.length > 0) leaks.push({
			kinds,
			path
		});
	}
	return leaks;
}
/** True for a file that holds a private key; a symbolic link is not followed. */
async function holdsPrivateKey(path) {
	return (await keysInFile(path)).length > 0;
}
async function keysInFile(path) {
	const found = await lstat(path).catch(() => void 0);
	return found?.isFile() && found.size <= largest ? privateKeysIn(await readFile(path)) : [];
}
/** Blob id → kinds of keys in it. */
async function leakingBlobs(git) {
	const sizes = await git(["cat-file", "--batch-check=%(objectname) %(objecttype) %(objectsize)"], (await git([
		"rev-list",
		"--objects",
		"--no-object-names",
		"--all",
		"--indexed-objects",
		"--missing=allow-any",
		`--filter=blob:limit=${largest}`
	])).toString());
	const leaking = /* @__PURE__ */ new Map();
	let batch = [];
	let bytes = 0;
	const readBatch = async () => {
		if (batch.length > 0) for (const [id, kinds] of keysInBatch(await git(batchCommand, batch.join("")))) leaking.set(id, kinds);
		batch = [];
		bytes = 0;
	};
	for (const line of sizes.toString("latin1").split("\n")) {
		const [id, type, size] = line.split(" ");
		if (type !== "blob") continue;
		batch.push(`${id}\n`);
		bytes += Number(size);
		if (bytes > batchSize) await readBatch();
	}
	await readBatch();
	return leaking;
}
const batchCommand = [
	"cat-file",
	"--batch",
	"--buffer"
];
function* keysInBatch(output) {
	for (let at = 0; at < output.length;) {
		const end = output.indexOf(10, at);
		const [id = "", type, size] = output.toString("latin1", at, end).split(" ");
		at = end + 1;
		if (type !== "blob") continue;
		const kinds = privateKeysIn(output.subarray(at, at + Number(size)));
		if (kinds.length > 0) yield [id, kinds];
		at += Number(size) + 1;
	}
}
/** Every path that ever held one of the blobs, with the first commit in which it did; staged ones have no commit yet. */
async function placesOf(blobs, git) {
	const log = await git([
		"log",
		"--all",
		"-m",
		"--reverse",
		"--raw",
		"-z",
		"--no-abbrev",
		"--no-renames",
		"--format=%H",
		...[...blobs.keys()].map((id) => `--find-object=${id}`)
	]);
	const leaks = /* @__PURE__ */ new Map();
	let commit = "";
	const tokens = log.toString("utf8").split("\0").values();
	for (const token of tokens) {
		if (!token.trimStart().startsWith(":")) {
			if (token.trim()) commit = token.trim();
			continue;
		}
		const [, , , id = ""] = token.trim().split(" ");
		const path = tokens.next().value ?? "";
		const kinds = blobs.get(id);
		if (kinds && !leaks.has(`${id} ${path}`)) leaks.set(`${id} ${path}`, {
			kinds,
			path,
			commit
		});
	}
	for (const entry of (await git([
		"ls-files",
		"-z",
		"--stage"
	])).toString("utf8").split("\0")) {
		const [mode, path = ""] = entry.split("	");
		const id = mode?.split(" ")[1] ?? "";
		const kinds = blobs.get(id);
		if (kinds && !leaks.has(`${id} ${path}`)) leaks.set(`${id} ${path}`, {
			kinds,
			path
		});
	}
	return [...leaks.values()];
}

export { holdsPrivateKey as n, findLeaks as t };