import { i as annotation } from "./system-error-DwEj6Bmy.mjs";
import { t as UserError } from "./errors-CKtpLF_l.mjs";
import { t as given } from "./given-sou8U6yJ.mjs";
import { join } from "node:path";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";

// actions/plan/matrix.ts
/**
* The jobs of a plan for one workflow matrix. A forge runs 256 entries at most, so where a plan has more groups than the
* first, an entry builds the job at its place in every one of them.
*/
function matrixOf({ matrices }) {
	const [first = [], ...more] = matrices;
	return first.map(({ id, title }, place) => {
		const further = more.flatMap((group) => group[place] ?? []);
		return {
			id,
			title: further.length > 0 ? `${title} and ${further.length} more` : title,
			jobs: [id, ...further.map((job) => job.id)].join(",")
		};
	});
}

// actions/plan/summary.ts
/** At most so many rows: a runner cuts a summary at 1 MiB. */
const MOST_ROWS = 500;
/** What will be built and what is left out, for a job summary. Markdown. */
function planMarkdown({ jobs, unchanged, warnings, failedSources = [] }) {
	const same = unchanged.reduce((sum, { packages }) => sum + packages.length, 0);
	const rest = same > 0 ? `${same} builds are unchanged and left out.` : "";
	const errors = failedSources.map(({ reason }) => `- ✗ ${plain(reason)}`);
	if (jobs.length === 0) {
		const why = rest || (errors.length > 0 ? "" : "No source of ppa.yml has a Makefile for these targets.");
		return [
			"## Nothing to build",
			"",
			...why ? [why, ""] : [],
			...errors,
			""
		].join("\n");
	}
	const rows = jobs.slice(0, MOST_ROWS).map((job) => `| ${job.title} | ${names(job)} |`);
	const more = jobs.length > MOST_ROWS ? [`| and ${jobs.length - MOST_ROWS} more | |`] : [];
	return [
		`## ${jobs.length} ${jobs.length === 1 ? "job" : "jobs"} to build`,
		"",
		"| job | packages |",
		"|---|---|",
		...rows,
		...more,
		"",
		...rest ? [rest, ""] : [],
		...errors,
		...warnings.map((warning) => `- ⚠ ${plain(warning)}`)
	].join("\n");
}
const plain = (text) => text.replace(/[\r\n<|`]+/g, " ");
function names({ sources }) {
	const all = sources.flatMap(({ packages }) => packages.map(({ as }) => `\`${as}\``));
	return all.length > 20 ? `${all.slice(0, 20).join(", ")} and ${all.length - 20} more` : all.join(", ");
}

// actions/plan/plan.ts
/** Plans, and tells the jobs that follow. */
async function plan(inputs, edge) {
	const { failedSourcesText, planText } = await import("./plan-text-B5qq8dAQ.mjs");
	const result = await decide(inputs, edge);
	const folder = await mkdtemp(join(edge.env["RUNNER_TEMP"] ?? tmpdir(), "ppa-plan-"));
	const file = join(folder, "plan.json");
	await writeFile(file, `${JSON.stringify(result)}\n`);
	edge.print(planText(result));
	return {
		outputs: {
			plan: file,
			matrix: JSON.stringify(matrixOf(result)),
			any: String(result.jobs.length > 0),
			failed: failedSourcesText(result) ?? ""
		},
		summary: planMarkdown(result)
	};
}
/**
* What has to be built, given what is published. An archive without Makefiles has nothing to build, and nobody is asked. A source
* that cannot be had is told as an error and stops nothing.
* @throws {UserError} when the repository holds private keys, or ppa.yml has mistakes
*/
async function decide(inputs, edge) {
	const { openSession } = await import("./session-BMZ6Xq9k.mjs");
	const { config, packages, targets, force, sdk, remote, branch } = inputs;
	await refuseKeys(edge, inputs["allow-keys"]);
	const { checkFolders } = await import("./scan-archive-CcLW5Cbl.mjs");
	const { archive } = await openSession(edge, config, { check: checkFolders });
	if (!archive.sources.some(({ kind }) => kind === "path" || kind === "git")) return nothing(archive.name);
	const { planRepository } = await import("./plan-run-CjBLVojZ.mjs");
	const { readPublished } = await import("./published-file-Di3VDj_E.mjs");
	const { builtPath } = await import("./built-CU9lOO2L.mjs");
	const built = force ? void 0 : await readPublished(edge, {
		config,
		...given({
			remote,
			branch
		})
	}, builtPath);
	const result = await edge.reporter.group("Plan", () => planRepository(edge, {
		config,
		packages,
		targets,
		force,
		sdk,
		...built ? { built } : {}
	}));
	for (const { reason } of result.failedSources ?? []) edge.print(annotation("error", { what: reason }));
	for (const warning of result.warnings) edge.reporter.warn({ what: warning });
	return result;
}
function nothing(archive) {
	return {
		version: 1,
		archive,
		releases: {},
		jobs: [],
		matrices: [],
		unchanged: [],
		warnings: []
	};
}
/** A private key that is committed can sign for everyone who reads the repository. */
async function refuseKeys({ cwd, exec, reporter }, allowed) {
	const { findLeaks } = await import("./leaks-CZ2-1Ca9.mjs");
	const { leaks } = await reporter.group("Look for committed keys", () => findLeaks(cwd, exec, allowed));
	if (leaks.length === 0) return;
	throw new UserError(leaks.map(({ path, kinds, commit }) => ({
		what: `A private key is in the repository: ${kinds.join(", ")}${commit ? `, since commit ${commit.slice(0, 12)}` : ""}`,
		cure: "Whoever has read it can sign with it: run `ppa keys rotate` and remove the file, or, if it signs for nobody, name it in the input allow-keys",
		place: { file: path }
	})));
}

export { plan as n, planMarkdown as r, decide as t };