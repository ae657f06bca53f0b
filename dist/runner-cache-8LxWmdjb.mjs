import { n as unusable } from "./cache-DrRhr7BC.mjs";

// actions/build/runner-cache.ts
/** The cache of the runner that this process runs on, or undefined where there is none or its server is dead. */
async function runnerCache({ env, reporter }) {
	const { isFeatureAvailable, restoreCache, saveCache } = await import("./cache-B9Ld3P-X.mjs");
	if (!isFeatureAvailable()) return void 0;
	const servers = [env["ACTIONS_CACHE_URL"], env["ACTIONS_RESULTS_URL"]].flatMap((url) => url || []);
	try {
		await Promise.any(servers.map((url) => fetch(url, { signal: AbortSignal.timeout(1e4) })));
	} catch (error) {
		const [first] = error instanceof AggregateError ? error.errors : [error];
		reporter.warn(unusable(first instanceof Error && first.cause instanceof Error ? first.cause : first));
		return;
	}
	return {
		restore: (cacheDir, path, key, prefixes) => inFolder(cacheDir, () => restoreCache([path], key, [...prefixes])),
		save: async (cacheDir, path, key) => {
			await inFolder(cacheDir, () => saveCache([path], key));
		}
	};
}
let users = 0;
let leave = () => {};
/**
* Runs calls of the library where it takes paths to be relative to: the working directory and the workspace. A path
* is part of an entry's identity, and runners on a host of their own have other folders in every run.
*/
async function inFolder(folder, call) {
	if (users === 0) {
		const [directory, workspace] = [process.cwd(), process.env["GITHUB_WORKSPACE"]];
		process.chdir(folder);
		process.env["GITHUB_WORKSPACE"] = folder;
		leave = () => {
			process.chdir(directory);
			if (workspace === void 0) delete process.env["GITHUB_WORKSPACE"];
			else process.env["GITHUB_WORKSPACE"] = workspace;
		};
	}
	users += 1;
	try {
		return await call();
	} finally {
		users -= 1;
		if (users === 0) leave();
	}
}

export { runnerCache };