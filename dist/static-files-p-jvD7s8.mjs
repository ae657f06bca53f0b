import { r as errorCode, t as UserError } from "./errors-CKtpLF_l.mjs";
import { sep } from "node:path";
import { open, realpath } from "node:fs/promises";

// lib/run/static-files.ts
/** The files below a directory. A symbolic link that leads out of it is treated as absent. */
async function directoryFiles(root) {
	const base = await realpath(root).catch(() => {
		throw new UserError({
			what: `There is no directory ${root}`,
			cure: "Name a directory that holds an archive."
		});
	});
	return { async find(path) {
		try {
			const real = await realpath(`${base}/${path}`);
			if (real !== base && !real.startsWith(base + sep)) return void 0;
			const handle = await open(real);
			const stat = await handle.stat();
			if (stat.isFile()) return {
				size: stat.size,
				body: handle.createReadStream()
			};
			await handle.close();
			return stat.isDirectory() ? "directory" : void 0;
		} catch (error) {
			if ([
				"ENOENT",
				"ENOTDIR",
				"EACCES",
				"ENAMETOOLONG",
				"EINVAL"
			].includes(errorCode(error) ?? "")) return void 0;
			throw error;
		}
	} };
}
/**
* The files of a branch of a local git repository (a work tree or a bare one), read for every request anew, so that a
* publication made while the server runs shows at once.
*/
async function branchFiles(repository, branch, exec) {
	const git = (args, input) => exec("git", [
		"-C",
		repository,
		...args
	], input === void 0 ? {} : { input });
	if ((await git(["check-ref-format", `refs/heads/${branch}`])).code !== 0) throw noBranch(repository, branch);
	if ((await git([
		"rev-parse",
		"--quiet",
		"--verify",
		`${branch}^{commit}`
	])).code !== 0) throw noBranch(repository, branch);
	return { async find(path) {
		if (path.includes("\n")) return void 0;
		const { stdout } = await git(["cat-file", "--batch"], `${branch}:${path}\n`);
		const end = stdout.indexOf(10);
		const [, type, size] = stdout.subarray(0, end).toString("latin1").match(/^[0-9a-f]+ (blob|tree) (\d+)$/) ?? [];
		if (type === "tree") return "directory";
		if (type !== "blob") return void 0;
		return {
			size: Number(size),
			body: stdout.subarray(end + 1, end + 1 + Number(size))
		};
	} };
}
function noBranch(repository, branch) {
	return new UserError({
		what: `"${branch}" is neither a directory nor a branch of the git repository in ${repository}`,
		cure: "Name the folder of a published archive, or the branch it is published on. One that was pushed must be fetched first: git fetch origin gh-pages && ppa serve origin/gh-pages."
	});
}

export { directoryFiles as n, branchFiles as t };