import { t as loadArchive } from "./load-CUKL4iuv.mjs";
import { r as scanSource, t as planArchive } from "./plan-7oUMSmGp.mjs";
import { t as UserError } from "./errors-Dn9QZ19G.mjs";
import { r as tryGit, t as fetchSource } from "./source-Ch9sI9Xl.mjs";
import { basename } from "node:path";

// lib/sdk/loose-plan.ts
/** Plans the packages of one place without any ppa.yml: what its Makefiles tell is enough. */
async function planLoose(source, options) {
	const { targets } = looseArchive(options.targets);
	const { scanned, warnings } = await scan(source, options);
	return planArchive({
		archive: {
			name: "ppa",
			targets
		},
		sources: [scanned],
		warnings
	});
}
const isGitAddress = (text) => /^[a-z][a-z0-9+.-]*:\/\//i.test(text) || /^[\w.-]+@[\w.-]+:\S+$/.test(text);
/** Checks the targets by the rules of ppa.yml, so that the messages and the defaults are the same. */
function looseArchive(targets) {
	const document = {
		name: "ppa",
		title: "ppa",
		targets: targets.map(toTarget),
		sources: []
	};
	try {
		return loadArchive({
			text: JSON.stringify(document),
			file: "--target",
			defaultUrl: "https://archive.invalid"
		});
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		throw new UserError(error.problems.map(({ what, cure }) => ({
			what: `--target: ${what}`,
			...cure ? { cure } : {}
		})), { cause: error });
	}
}
function toTarget(text) {
	const [release = "", ...rest] = text.split("/");
	if (rest.length === 0 || rest.length > 2 || rest.includes("")) throw new UserError({
		what: `--target: ${JSON.stringify(text)} names no target`,
		cure: "Write 24.10/x86_64 or 24.10/ath79/generic"
	});
	return rest.length === 1 ? {
		release,
		arch: rest
	} : {
		release,
		target: [rest.join("/")]
	};
}
async function scan(source, options) {
	const { location, ref, subdir } = source;
	const { packages, temporary } = options;
	const name = basename(location.replace(/[/]+$/, "").replace(/\.git$/, ""));
	const chosen = packages?.length ? { packages } : {};
	if (!isGitAddress(location)) {
		const { source: scanned, warnings } = await scanSource({
			origin: {
				kind: "path",
				path: "."
			},
			name: toName(name),
			rootName: await repositoryName(location, name, options),
			root: location,
			...chosen,
			...await files(location, options)
		});
		return {
			scanned,
			warnings
		};
	}
	const commit = await fetchSource({
		url: location,
		ref
	}, temporary, options);
	const root = subdir ? `${temporary}/${subdir}` : temporary;
	const origin = {
		kind: "git",
		url: location,
		commit,
		...ref ? { ref } : {},
		...subdir ? { subdir } : {}
	};
	const { source: scanned, warnings } = await scanSource({
		origin,
		name: toName(name),
		rootName: subdir ? basename(subdir) : name,
		root,
		...chosen,
		...await files(root, options)
	});
	return {
		scanned,
		warnings
	};
}
const toName = (text) => text.replace(/\W+/g, "_") || "ppa";
/** A clone may lie in a folder of any name; what it is called where it comes from is what LuCI's rule means. */
async function repositoryName(folder, fallback, context) {
	if ((await tryGit([
		"-C",
		folder,
		"rev-parse",
		"--show-prefix"
	], context)).stdout.toString("utf8").trim()) return fallback;
	const { stdout } = await tryGit([
		"-C",
		folder,
		"remote",
		"get-url",
		"origin"
	], context);
	const url = stdout.toString("utf8").trim();
	return url ? basename(url.replace(/\/+$/, "").replace(/\.git$/, "")) : fallback;
}
async function files(folder, context) {
	const { code, stdout } = await tryGit([
		"-C",
		folder,
		"ls-files",
		"-z",
		"--cached",
		"--others",
		"--exclude-standard"
	], context);
	return code === 0 ? { files: stdout.toString("utf8").split("\0").filter(Boolean) } : {};
}

export { isGitAddress, planLoose };