import { h as stringbool, m as string, n as ZodNumber, r as _enum, v as _coercedNumber } from "./schemas-DW2_0-NP.mjs";

// node_modules/zod/v4/classic/coerce.js
function number(params) {
	return _coercedNumber(ZodNumber, params);
}

// actions/inputs.ts
/** Inputs that several actions share, so that they read and mean the same everywhere. */
const sharedInputs = {
	config: string().default("ppa.yml").describe("The archive's description, relative to the workspace."),
	keys: string().optional().describe("The archive's secret: the text that `ppa keys new` wrote. Pass the secret `PPA_KEYS`."),
	files: string().optional().transform((text) => parseList(text ?? "")).describe("More ready-made packages: globs, one per line, besides the sources in the config."),
	token: string().optional().describe("Token that may push to the repository. Default: the job's own token."),
	remote: string().optional().describe("Repository to publish to. Default: the one the job runs in."),
	branch: string().optional().describe("Pages branch. Default: `branch` of the config, else `gh-pages`."),
	adopt: stringbool().default(false).describe("Sign what is published though none of these keys signed it: another tool's feeds, or lost keys. For one run."),
	builds: string().optional().describe("Folder with the results of build jobs, as the build action leaves them.")
};
const list = string().optional().transform((text) => parseList(text ?? ""));
const words = string().optional().transform((text) => parseWords(text ?? ""));
/** What of an archive is to be built: the rebuild button's three questions. */
const planInputs = {
	packages: words.describe("Build only these packages or directories. Default: all that have changed."),
	targets: words.describe("Build only for these releases, architectures, targets or feeds, such as `24.10/mips_24kc`."),
	force: stringbool().default(false).describe("Build what has not changed since it was published, too."),
	"allow-keys": list.describe("Files and folders of the repository whose private keys are known to be harmless, such as those of tests.")
};
/** What the jobs of a plan are built with. */
const engineInputs = {
	engine: _enum([
		"docker",
		"podman",
		"local"
	]).optional().describe("What the SDK runs in; `local` is no container. Default: docker, else podman."),
	sdk: string().optional().describe("Image to use instead of OpenWrt's and those in the config, or a folder with an unpacked SDK."),
	cache: string().optional().describe("Folder that keeps downloads and feeds, on a runner of your own. Default: the forge's cache."),
	"time-limit": number({ error: "is a number of minutes" }).positive().optional().describe("Minutes for all builds of the step; what is built by then is kept. Default: 330 on GitHub, else 150.")
};
/** A list as people write it in a workflow: one item per line or comma, blanks trimmed, `#` starts a comment. */
function parseList(text) {
	return text.split("\n").flatMap((line) => line.replace(/(^|\s)#.*$/, "").split(",")).map((item) => item.trim()).filter(Boolean);
}
/** A list of names, none of which has a blank: these part them too. */
function parseWords(text) {
	return parseList(text).flatMap((item) => item.split(/\s+/));
}

export { sharedInputs as i, parseList as n, planInputs as r, engineInputs as t };