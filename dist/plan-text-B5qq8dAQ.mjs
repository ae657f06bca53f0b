// lib/archive/plan-text.ts
/** A plan for a person: one line per job with its packages, then what is unchanged and what to know. */
function planText({ jobs, unchanged, matrices, warnings, names = [], failedSources = [] }) {
	const width = Math.max(0, ...jobs.map(({ id }) => id.length));
	const lines = jobs.map(({ id, sources }) => {
		const names = sources.flatMap(({ packages }) => packages.map(({ as }) => as));
		return `${id.padEnd(width)}  ${shorten(names)}`;
	});
	const same = unchanged.reduce((sum, { packages }) => sum + packages.length, 0);
	if (jobs.length === 0 && failedSources.length > 0) lines.push("Nothing to build of what could be read.");
	else if (jobs.length === 0) lines.push(nothingToBuild(same, names));
	else lines.push("", `${jobs.length} ${jobs.length === 1 ? "job" : "jobs"}${matrices.length > 1 ? ` in ${matrices.length} matrices` : ""}`);
	if (same > 0 && jobs.length > 0) lines.push(`${same} builds are unchanged and left out`);
	const errors = failedSources.map(({ reason }) => `error: ${reason}`);
	return [
		...lines,
		...errors,
		...warnings.map((warning) => `warning: ${warning}`)
	].join("\n");
}
/** Who has only ready-made and declared packages sees that they were found. */
function nothingToBuild(unchanged, names) {
	if (unchanged > 0) return "Nothing to build: everything is as it was published.";
	return names.length > 0 ? `Nothing to build. Packages known: ${shorten(names)}` : "Nothing to build.";
}
function shorten(names) {
	const shown = names.slice(0, 8).join(" ");
	return names.length > 8 ? `${shown} … (${names.length} packages)` : shown;
}
/** Why a run has to be red once the rest is built and published: a sentence; undefined when every source could be read. */
function failedSourcesText({ failedSources = [] }) {
	if (failedSources.length === 0) return void 0;
	return `Not read, and so not built: ${failedSources.map(({ url }) => url).join(", ")}`;
}

export { failedSourcesText, planText };