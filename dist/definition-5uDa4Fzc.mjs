import { t as generator } from "./version-Db-g59ja.mjs";
import { t as given } from "./given-sou8U6yJ.mjs";
import { l as object, m as stringbool, p as string } from "./schemas-BDCc3QtB.mjs";
import { t as sharedInputs } from "./inputs-BQ5MqoPJ.mjs";

// actions/publish/publish.ts
/** Publishes with an action's inputs; what the publish action and the whole way have in common. */
async function publish(inputs, edge) {
	const { publishArchive } = await import("./run-DGeAF2uT.mjs");
	const { outcomeMarkdown, outcomeText } = await import("./summary-D8KnsU_w.mjs");
	const { config, remote, branch, builds, packages: globs, "dry-run": dryRun } = inputs;
	const outcome = await publishArchive(edge, {
		config,
		globs,
		dryRun,
		...given({
			remote,
			branch,
			builds
		})
	}, generator);
	edge.print(outcomeText(outcome, dryRun));
	const { commit = "", session } = outcome;
	return {
		outputs: {
			url: session.archive.url,
			commit,
			changed: String(commit !== "")
		},
		summary: outcomeMarkdown(outcome, dryRun)
	};
}

// actions/publish/definition.ts
const publishInputs = {
	config: sharedInputs.config,
	keys: sharedInputs.keys,
	packages: sharedInputs.packages,
	token: sharedInputs.token,
	remote: string().optional().describe("Repository to publish to. Default: the one the job runs in."),
	branch: string().optional().describe("Pages branch. Default: `branch` of the config, else `gh-pages`."),
	builds: string().optional().describe("Folder with the results of build jobs, as the build action leaves them."),
	"dry-run": stringbool().default(false).describe("Do everything but the push; keys may be missing, then throw-away ones sign.")
};
const inputs = object(publishInputs);
const definition = {
	name: "openwrt-ppa publish",
	description: "Merge packages into the published archive, sign its feeds, render its catalog, push one commit to the pages branch.",
	inputs,
	outputs: {
		url: "The archive's URL.",
		commit: "The commit on the pages branch; empty when nothing changed.",
		changed: "`true` when a commit was pushed."
	}
};

export { publishInputs as n, publish as r, definition as t };