import { t as UserError } from "./errors-CKtpLF_l.mjs";
import { t as scanFile } from "./scan-file-1n1a2Xt9.mjs";
import { relative } from "node:path";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

// lib/feed/scan.ts
/** Files per message: large enough that messages cost nothing, small enough that threads end together. */
const BATCH = 32;
/** Below this a second thread costs more than it saves. */
const WORTH_A_THREAD = 400;
/**
* Reads package files on all cores. Answers in the order of `files`.
* @throws UserError that names every file that is no package, relative to `root`
*/
async function scanPackages(files, root, reporter) {
	const results = await scanFiles(files, reporter);
	const problems = results.flatMap((result) => rejection(result, root));
	if (problems.length > 0) throw new UserError(problems);
	return results;
}
/** What is wrong with a file that is no package, its name relative to `root`; nothing of one that is. */
function rejection(result, root) {
	if (!("problems" in result)) return [];
	return result.problems.map(({ place, ...problem }) => ({
		...problem,
		place: {
			...place,
			file: relative(root, place?.file ?? result.file)
		}
	}));
}
/** `scanPackages` that leaves it to its caller what to do about files that are no packages. */
async function scanFiles(files, reporter) {
	const results = new Array(files.length);
	let next = 0;
	let done = 0;
	const takeBatch = () => {
		if (next >= files.length) return void 0;
		const start = next;
		next += BATCH;
		return start;
	};
	const store = (start, batch) => {
		for (const [offset, result] of batch.entries()) results[start + offset] = result;
		done += batch.length;
		reporter.progress("reading packages", done, files.length);
	};
	const threads = Math.min(availableParallelism() - 1, Math.floor(files.length / WORTH_A_THREAD));
	const helpers = Array.from({ length: threads }, () => scanInWorker(files, takeBatch, store));
	for (let start = takeBatch(); start !== void 0; start = takeBatch()) {
		store(start, files.slice(start, start + BATCH).map(scanFile));
		await new Promise(setImmediate);
	}
	await Promise.all(helpers);
	for (const [index, result] of results.entries()) if ("isWhole" in result && !result.isWhole) results[index] = await lookThrough(result);
	return results;
}
/** A large .ipk is unpacked as a stream, to its last byte. */
async function lookThrough(scanned) {
	const { file } = scanned;
	const { readIpk } = await import("./contents-Dh7vtHdi.mjs");
	try {
		await readIpk(file, { file });
		return scanned;
	} catch (error) {
		if (error instanceof UserError) return {
			file,
			problems: error.problems
		};
		throw error;
	}
}
function scanInWorker(files, takeBatch, store) {
	return new Promise((resolve, reject) => {
		const worker = new Worker(workerUrl());
		let start;
		const sendNext = () => {
			start = takeBatch();
			if (start === void 0) {
				resolve();
				worker.terminate();
			} else worker.postMessage(files.slice(start, start + BATCH));
		};
		worker.on("message", (batch) => {
			if (start !== void 0) store(start, batch);
			sendNext();
		});
		worker.on("error", reject);
		sendNext();
	});
}
/** From the sources the worker is TypeScript beside this file; in `dist` it is an entry beside the chunks. */
function workerUrl() {
	return new URL(import.meta.url.endsWith(".ts") ? "./scan-worker.ts" : "./scan-worker.mjs", import.meta.url);
}

export { scanFiles as n, scanPackages as r, rejection as t };