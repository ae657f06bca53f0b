import { t as runAction } from "./action-BytNSTdN.mjs";
import { m as string, u as object } from "./schemas-DW2_0-NP.mjs";
import { n as readPlan, t as build } from "./build-0BOv0-vt.mjs";
import { i as sharedInputs, n as parseList, t as engineInputs } from "./inputs-COtyUFqH.mjs";
import { join, resolve } from "node:path";
import { tmpdir } from "node:os";

// actions/build/definition.ts
const inputs = object({
	plan: string({ error: "is missing. Pass the output `plan` of the plan action" }).describe("Path of the plan.json that the plan action made. Required."),
	jobs: string().optional().transform((text) => parseList(text ?? "")).describe("Ids of the plan's jobs to build, such as `jobs` of a matrix entry. Default: all, one after the other."),
	config: sharedInputs.config,
	...engineInputs,
	out: string().optional().describe("Folder that gets packages, logs and build.json, in a folder per job. Default: a temporary one.")
});
const definition = {
	name: "openwrt-ppa build",
	description: "Build jobs of a plan in OpenWrt's SDK. No package's failure loses the others.",
	inputs,
	outputs: {
		out: "The folder with the results, also when packages failed.",
		failed: "`true` when a package failed or a job could not begin; the step is red then."
	}
};

// actions/build/main.ts
await runAction(definition, async ({ plan: file, jobs, ...inputs }, edge) => {
	const plan = await readPlan(edge, file);
	const out = resolve(edge.cwd, inputs.out ?? join(edge.env["RUNNER_TEMP"] ?? tmpdir(), "ppa-out"));
	const { summary, failed } = await build(edge, {
		...inputs,
		plan,
		jobs,
		out
	});
	return {
		outputs: {
			out,
			failed: String(failed !== void 0)
		},
		summary,
		...failed ? { failed } : {}
	};
});

export {  };