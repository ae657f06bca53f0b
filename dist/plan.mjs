import { t as runAction } from "./action-BytNSTdN.mjs";
import { m as string, u as object } from "./schemas-DW2_0-NP.mjs";
import { i as sharedInputs, r as planInputs } from "./inputs-COtyUFqH.mjs";
import { n as plan } from "./plan-DkpZobUU.mjs";

// actions/plan/definition.ts
const inputs = object({
	config: sharedInputs.config,
	...planInputs,
	token: string().optional().describe("Token that may read the repository. Default: the job's own token."),
	remote: string().optional().describe("Repository that has the pages branch. Default: the one the job runs in."),
	branch: sharedInputs.branch
});
const definition = {
	name: "openwrt-ppa plan",
	description: "Decide what has to be built, for which targets, and what is published already. Refuse committed keys.",
	inputs,
	outputs: {
		plan: "Path of plan.json, which the build action reads.",
		matrix: "For `strategy: matrix`, as JSON: at most 256 entries, each with an `id`, a `title` and its `jobs`.",
		any: "`true` when there is something to build.",
		failed: "Sources that could not be had, a sentence; else empty. The step is green, so that the rest is built and published."
	}
};

// actions/plan/main.ts
await runAction(definition, plan);

export {  };