import { p as string } from "./schemas-BDCc3QtB.mjs";

// actions/inputs.ts
/** Inputs that several actions share, so that they read and mean the same everywhere. */
const sharedInputs = {
	config: string().default("ppa.yml").describe("The archive's description, relative to the workspace."),
	keys: string().optional().describe("The archive's secret: the text that `ppa keys new` wrote. Pass the secret `PPA_KEYS`."),
	packages: string().optional().transform((text) => parseList(text ?? "")).describe("More ready-made packages: globs, one per line, besides the sources in the config."),
	token: string().optional().describe("Token that may push to the repository. Default: the job's own token.")
};
/** A list as people write it in a workflow: one item per line or comma, blanks trimmed, `#` starts a comment. */
function parseList(text) {
	return text.split("\n").flatMap((line) => line.replace(/(^|\s)#.*$/, "").split(",")).map((item) => item.trim()).filter(Boolean);
}

export { sharedInputs as t };