import { i as annotation } from "./system-error-DwEj6Bmy.mjs";
import { r as errorCode, t as UserError } from "./errors-CKtpLF_l.mjs";
import { t as isPullRequest } from "./event-CdGOSlL-.mjs";
import { dirname, join, relative, resolve } from "node:path";
import { readFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";

// actions/build/build.ts
/**
* Builds jobs one after the other, with complaints as annotations at file and line. What was built before a job that cannot
* begin is kept: that is told as failure, not thrown.
*/
async function build(edge, options) {
	const { runJobs } = await import("./run-BKDJLmv2.mjs");
	const { interruptible } = await import("./interrupt-B7epEnM8.mjs");
	const { plan, out, engine, sdk, "time-limit": minutes } = options;
	const jobs = chosenJobs(options);
	const cache = await openCache(edge, options.cache);
	const root = dirname(resolve(edge.cwd, options.config));
	const stopped = [];
	await interruptible(process, async (signal) => runJobs(edge, {
		plan,
		jobs,
		root,
		engine,
		sdk: sdk && /^[./~]/.test(sdk) ? resolve(edge.cwd, sdk) : sdk,
		outDir: ({ id }) => join(out, id),
		...cache,
		timeLimit: minutes && minutes * 6e4,
		signal
	})).catch((error) => {
		if (!(error instanceof UserError)) throw error;
		stopped.push(error);
	});
	return tell(edge, await readReports(jobs, out), stopped, relative(edge.cwd, root));
}
/**
* A folder of the runner, where one is named or the forge keeps no caches; else a temporary one that the forge's cache fills.
* What pull requests leave is kept apart, so that no publishing run ever reads it.
*/
async function openCache(edge, named) {
	const { runnerCache } = await import("./runner-cache-8LxWmdjb.mjs");
	const { cwd, env } = edge;
	const store = named ? void 0 : await runnerCache(edge);
	if (store) return {
		store,
		cacheDir: join(env["RUNNER_TEMP"] ?? tmpdir(), "ppa-cache")
	};
	const folder = named ? resolve(cwd, named) : join(env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "openwrt-ppa");
	return { cacheDir: isPullRequest(env) ? join(folder, "pull-requests") : folder };
}
/** @throws {UserError} when there is no such file, or it is no plan */
async function readPlan(edge, file) {
	const { parseDocument } = await import("./document-cQ-sbxJU.mjs");
	const { planSchema } = await import("./plan-B_suW1wr.mjs");
	return parseDocument(await readFile(resolve(edge.cwd, file), "utf8").catch((cause) => {
		if (!errorCode(cause)) throw cause;
		throw new UserError({
			what: "There is no such plan",
			cure: "Pass the output `plan` of the plan action, or where its artifact was unpacked",
			place: { file }
		}, { cause });
	}), file, planSchema);
}
function chosenJobs({ plan, jobs }) {
	const unknown = jobs.filter((id) => !plan.jobs.some((job) => job.id === id));
	if (unknown.length > 0) {
		const ids = plan.jobs.map(({ id }) => id).join(", ") || "none";
		throw new UserError({
			what: `The plan has no job ${unknown.join(", ")}`,
			cure: `It has ${ids}`
		});
	}
	return plan.jobs.filter(({ id }) => jobs.length === 0 || jobs.includes(id));
}
/** Of the jobs that came to an end. */
async function readReports(jobs, out) {
	const { buildSchema } = await import("./build-CTTgU7VW.mjs");
	const reports = [];
	for (const { id } of jobs) {
		const text = await readFile(join(out, id, "build.json"), "utf8").catch(() => void 0);
		if (text !== void 0) reports.push(buildSchema.parse(JSON.parse(text)));
	}
	return reports;
}
/** `folder`: the archive's, below the workspace. */
async function tell(edge, reports, stopped, folder) {
	const { reportMarkdown, reportProblems, reportText } = await import("./summary-BNCxoTTo.mjs");
	for (const report of reports) {
		edge.print(reportText(report));
		for (const { level, problem } of reportProblems(report, folder)) edge.print(annotation(level, problem));
	}
	const problems = stopped.flatMap((error) => error.problems);
	for (const problem of problems) edge.print(annotation("error", problem));
	const names = reports.flatMap((report) => report.packages.flatMap(({ as, status }) => status === "failed" ? [`${as} for ${report.job}`] : []));
	const failed = [...names.length > 0 ? [`Not built: ${names.join(", ")}`] : [], ...problems.map(({ what }) => `Stopped before the end: ${what}`)].join(". ");
	return {
		reports,
		summary: [...reports.map(reportMarkdown), ...problems.map(({ what }) => `**${what}**\n`)].join("\n"),
		...failed ? { failed } : {}
	};
}

export { readPlan as n, build as t };