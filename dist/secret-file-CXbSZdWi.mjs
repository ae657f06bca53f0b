import { r as errorCode, t as UserError } from "./errors-CKtpLF_l.mjs";
import { t as writeError } from "./write-file-DFp_PHuT.mjs";
import { t as workTreeOf } from "./work-tree-CrbGh-Zs.mjs";
import { basename, dirname, join } from "node:path";
import { existsSync } from "node:fs";
import { mkdir, open, realpath, rm } from "node:fs/promises";

// lib/signing/secret-file.ts
/**
* Makes sure that private keys may be written to `file`: nothing is there yet, and git would not track it.
* @throws UserError otherwise.
*/
async function checkSecretPlace(file, exec) {
	if (existsSync(file)) throw exists(file);
	const { folder, rest } = await nearestFolder(dirname(file));
	const root = await workTreeOf(folder, exec);
	if (root === void 0) return;
	if ((await exec("git", [
		"-C",
		root,
		"check-ignore",
		"--quiet",
		join(folder, rest, basename(file))
	])).code === 0) return;
	throw new UserError({
		what: `${file} is in the git work tree ${root}, where git would track it`,
		cure: "Choose a file outside of it, or add it to .gitignore first"
	});
}
/** Writes private keys to a new file of mode 0600, in folders of mode 0700 where they are missing. */
async function writeSecretFile(file, text, exec) {
	await checkSecretPlace(file, exec);
	try {
		await mkdir(dirname(file), {
			recursive: true,
			mode: 448
		});
		await writeNew(file, text);
	} catch (error) {
		throw writeError(error, file);
	}
}
async function writeNew(file, text) {
	const handle = await open(file, "wx", 384).catch((error) => {
		if (errorCode(error) === "EEXIST") throw exists(file);
		throw error;
	});
	try {
		await handle.writeFile(text);
		await handle.sync();
	} catch (error) {
		await rm(file, { force: true });
		throw error;
	} finally {
		await handle.close();
	}
}
function exists(file) {
	return new UserError({
		what: `${file} is there already, and private keys are never overwritten`,
		cure: "Choose another file, or move this one away"
	});
}
/** The nearest folder above that exists, without symbolic links, and the part of the path that does not. */
async function nearestFolder(path) {
	if (existsSync(path)) return {
		folder: await realpath(path),
		rest: ""
	};
	const { folder, rest } = await nearestFolder(dirname(path));
	return {
		folder,
		rest: join(rest, basename(path))
	};
}

export { writeSecretFile as n, checkSecretPlace as t };