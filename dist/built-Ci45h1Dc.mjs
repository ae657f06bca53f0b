import { c as literal, f as record, m as string, p as strictObject } from "./schemas-DW2_0-NP.mjs";
import { r as parseDocument } from "./document-E2hDJ3b8.mjs";

// schemas/built.ts
const builtSchema = strictObject({
	version: literal(1),
	jobs: record(string().describe("Id of the job in the plan"), record(string().describe("Source and directory: acme/net/hello"), string().regex(/^[0-9a-f]{64}$/, "must be 64 lower-case hex digits"))).describe("Content key of every package directory as it was built last")
}).describe("api/v1/built.json: what is published of builds, so that the next plan leaves out what has not changed");

// lib/archive/built.ts
/** Where the published tree keeps the keys of what was built. */
const builtPath = "api/v1/built.json";
/** Reads the published document. Throws a UserError when it is not one of ours. */
function parseBuilt(text) {
	return parseDocument(text, builtPath, builtSchema);
}
/** All keys of what is published: what a plan leaves out. */
function builtKeys(built) {
	return new Set(Object.values(built.jobs).flatMap((job) => Object.values(job)));
}
/**
* The document after some builds: a package that was built, or cannot be built for its target, has its new key; one that
* failed loses its key, so that the next plan tries again.
*/
function mergeBuilt(before, reports) {
	const jobs = new Map(Object.entries(before?.jobs ?? {}).map(([id, keys]) => [id, new Map(Object.entries(keys))]));
	for (const report of reports) {
		const keys = jobs.get(report.job) ?? /* @__PURE__ */ new Map();
		for (const { source, directory, key, status } of report.packages) {
			const name = directory === "." ? source : `${source}/${directory}`;
			if (status === "failed") keys.delete(name);
			else if (status !== "unchanged") keys.set(name, key);
		}
		jobs.set(report.job, keys);
	}
	return {
		version: 1,
		jobs: sorted(jobs, (keys) => sorted(keys, (key) => key))
	};
}
/** In the order of names, so that the same facts are the same bytes. */
function sorted(map, convert) {
	const names = [...map.keys()].sort();
	return Object.fromEntries(names.map((name) => [name, convert(map.get(name))]));
}

export { parseBuilt as i, builtPath as n, mergeBuilt as r, builtKeys as t };