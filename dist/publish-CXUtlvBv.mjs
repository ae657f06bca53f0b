import { t as given } from "./given-sou8U6yJ.mjs";
import { t as generator } from "./version-Db-g59ja.mjs";

// actions/publish/publish.ts
/** Publishes with an action's inputs; what the publish action and the whole way have in common. */
async function publish(inputs, edge) {
	const { publishArchive } = await import("./run-DUZPY7Wu.mjs");
	const { outcomeMarkdown, outcomeText } = await import("./summary-CZTJfUNF.mjs");
	const { config, remote, branch, builds, files: globs, "dry-run": dryRun, adopt } = inputs;
	const outcome = await publishArchive(edge, {
		config,
		globs,
		dryRun,
		adopt,
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

export { publish as t };