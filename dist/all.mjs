import { t as runAction } from "./action-BytNSTdN.mjs";
import { i as sharedInputs, r as planInputs, t as engineInputs } from "./inputs-COtyUFqH.mjs";
import { h as stringbool, m as string, u as object } from "./schemas-DW2_0-NP.mjs";
import { t as isPullRequest } from "./event-CdGOSlL-.mjs";
import { t as generator } from "./version-Db-g59ja.mjs";
import { t as build } from "./build-0BOv0-vt.mjs";
import { r as planMarkdown, t as decide } from "./plan-DkpZobUU.mjs";
import { t as publish } from "./publish-CXUtlvBv.mjs";
import { join } from "node:path";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";

// actions/all/definition.ts
const inputs = object({
	config: sharedInputs.config,
	keys: sharedInputs.keys,
	...planInputs,
	...engineInputs,
	token: sharedInputs.token,
	remote: sharedInputs.remote,
	branch: sharedInputs.branch,
	adopt: sharedInputs.adopt,
	"dry-run": stringbool().default(false).describe("Publish nothing: throw-away keys sign what was built, in the folder `out`. Pull requests always do."),
	out: string().default("public").describe("Folder that gets the archive of a pull request or a dry run.")
});
const definition = {
	name: "OpenWrt PPA",
	description: "A Personal Package Archive for OpenWrt: builds packages, signs opkg and apk feeds, publishes them with a catalog.",
	inputs,
	outputs: {
		url: "The archive's URL.",
		commit: "The commit on the pages branch; empty when nothing changed.",
		changed: "`true` when a commit was pushed.",
		out: "The folder with the archive of a pull request or a dry run; empty when it was published."
	}
};

// actions/all/whole-way.ts
/**
* Plan, build, publish, in one step. What failed to build, and a source that could not be had, makes the step red after the rest is published. Pull requests
* never see the archive's keys and publish nothing.
*/
async function wholeWay(inputs, edge) {
	const { failedSourcesText, planText } = await import("./plan-text-B5qq8dAQ.mjs");
	const plan = await decide(inputs, edge);
	const summaries = [];
	let built = {
		reports: [],
		summary: ""
	};
	const out = await mkdtemp(join(edge.env["RUNNER_TEMP"] ?? tmpdir(), "ppa-builds-"));
	if (plan.jobs.length > 0 || plan.unchanged.length > 0 || plan.failedSources) {
		edge.print(planText(plan));
		summaries.push(planMarkdown(plan));
	}
	if (plan.jobs.length > 0) {
		built = await build(edge, {
			...inputs,
			plan,
			jobs: [],
			out
		});
		summaries.push(built.summary);
	}
	const builds = built.reports.length > 0 ? { builds: out } : {};
	const last = inputs["dry-run"] || isPullRequest(edge.env) ? await preview({
		...inputs,
		...builds
	}, edge) : await publish({
		...inputs,
		...builds,
		files: []
	}, edge);
	const failed = [built.failed, failedSourcesText(plan)].filter(Boolean).join(". ");
	return {
		outputs: {
			out: "",
			...last.outputs
		},
		summary: [last.summary, ...summaries].join("\n\n"),
		...failed ? { failed } : {}
	};
}
/** The archive of a pull request, to be served and tried: signed by keys that nobody trusts. */
async function preview({ config, out, builds }, { secrets: { keys: _, ...secrets }, ...rest }) {
	const { indexArchive, renderArchive } = await import("./run-DUZPY7Wu.mjs");
	const { feedLines, feedsMarkdown } = await import("./summary-CZTJfUNF.mjs");
	const edge = {
		...rest,
		secrets
	};
	const { publication } = await indexArchive(edge, {
		config,
		globs: [],
		out,
		...builds ? { builds } : {}
	}, generator);
	await renderArchive(edge, {
		config,
		out
	}, generator);
	edge.print(`${feedLines(publication.feeds)}\nNothing is published. The archive to try is in ${out}; \`ppa serve\` shows it.`);
	return {
		outputs: {
			url: "",
			commit: "",
			changed: "false",
			out
		},
		summary: feedsMarkdown(publication.feeds)
	};
}

// actions/all/main.ts
await runAction(definition, wholeWay);

export {  };