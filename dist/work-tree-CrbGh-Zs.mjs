import { t as UserError } from "./errors-CKtpLF_l.mjs";
import { dirname, join } from "node:path";
import { existsSync } from "node:fs";

// lib/signing/work-tree.ts
/**
* The root of the git work tree that `directory` is in; undefined outside of one.
* @throws UserError when there is a repository that git does not open: then nobody knows what git tracks.
*/
async function workTreeOf(directory, exec) {
	const { code, stdout, stderr } = await exec("git", [
		"-C",
		directory,
		"rev-parse",
		"--show-toplevel"
	]);
	if (code === 0) return stdout.toString("utf8").replace(/\n$/, "") || void 0;
	const repository = repositoryAbove(directory);
	if (repository === void 0) return void 0;
	throw new UserError({
		what: `git does not open the repository in ${repository}: ${stderr.trim().split("\n")[0] ?? ""}`,
		cure: "Install git and make sure that `git status` works there"
	});
}
/** Found without git, because git's message that there is none is in the user's language. */
function repositoryAbove(directory) {
	for (let at = directory;; at = dirname(at)) {
		if (at.endsWith("/.git")) return void 0;
		if (existsSync(join(at, ".git"))) return at;
		if (at === dirname(at)) return void 0;
	}
}

export { workTreeOf as t };