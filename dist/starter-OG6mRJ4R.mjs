import { i as parseRelease } from "./release-JLtP9Afp.mjs";
import { n as architecturesOf, r as knownSeries, s as targetsOfArch } from "./targets-ByRrHHuD.mjs";

// lib/forge/self.ts
/** Where this project itself is found: the one place that names it. */
const self = {
	server: "https://github.com",
	repository: "openwrt-ppa/openwrt-ppa",
	/** Branch or tag that workflows are pointed at. */
	ref: "v1"
};
/**
* What a workflow writes after `uses:`. Forges other than GitHub look a bare `owner/repo` up on a host of their own
* choice, so they get the whole address (platform.md §3).
*/
function actionReference(kind, path = "") {
	const name = `${self.repository}${path && `/${path}`}@${self.ref}`;
	return kind === "github" ? name : `${self.server}/${name}`;
}
/** Address of a file of this project at the ref that workflows use. */
function rawFileUrl(path) {
	return `https://raw.githubusercontent.com/${self.repository}/${self.ref}/${path}`;
}

// lib/archive/starter.ts
/** Routers that most archives have to do with: PCs and virtual machines, 64-bit ARM, and MIPS in both endiannesses. */
const commonArchitectures = [
	"x86_64",
	"aarch64_cortex-a53",
	"mipsel_24kc",
	"mips_24kc"
];
/** A feed's name made of any text: lower-case letters, digits, `-` and `_`. */
function toArchiveName(text) {
	return text.toLowerCase().replace(/[^a-z0-9_-]+/g, "-").replace(/^[-_]+|-+$/g, "").slice(0, 64) || "ppa";
}
/** The text of a first ppa.yml, which loads without a mistake. */
function starterArchive(findings) {
	return `# yaml-language-server: $schema=${rawFileUrl("schemas/json/ppa.schema.json")}
name: ${findings.name}
title: ${JSON.stringify(findings.title)}
# url: https://feed.example.org     # only for an address of your own; the default follows from the repository

# What routers you serve. Releases in quotes; arch is what a router tells by
# \`opkg print-architecture\` or \`cat /etc/apk/arch\`; \`arch: all\` serves every one.
targets:
${starterReleases(findings).map((series) => starterTarget(series, findings)).join("")}
${starterSources(findings)}
retain: 3      # newest versions of a package kept per feed
history: 10    # commits kept on the pages branch
`;
}
/** The newest series of each package manager that is needed. */
function starterReleases({ packages }) {
	const newest = (format) => knownSeries.filter((each) => each !== "SNAPSHOT" && parseRelease(each).format === format).at(-1);
	const formats = [...new Set(packages.map((path) => path.endsWith(".apk") ? "apk" : "opkg"))].sort().reverse();
	return (formats.length > 0 ? formats : ["opkg", "apk"]).flatMap((format) => newest(format) ?? []);
}
function starterTarget(series, { packages, hasKernelModules }) {
	const known = new Set(architecturesOf(series));
	const ofFiles = packages.flatMap((path) => /_([^/]+)\.ipk$/.exec(path)?.[1] ?? []);
	const named = [...known].filter((arch) => ofFiles.some((rest) => rest === arch || rest.endsWith(`_${arch}`)));
	const archs = named.length > 0 && parseRelease(series).format === "opkg" ? named : commonArchitectures.filter((arch) => known.has(arch));
	const targets = archs.flatMap((arch) => targetsOfArch(series, arch)[0] ?? []);
	const modules = hasKernelModules ? `    target: [${targets.slice(0, 2).join(", ")}]     # kernel modules: one feed per target\n` : "";
	return `  - release: "${series}"\n    arch: [${archs.join(", ")}]\n${modules}`;
}
function starterSources({ makefiles, packages }) {
	const lines = [...makefiles.length > 0 ? [`  - path: ${JSON.stringify(commonFolder(makefiles))}     # OpenWrt Makefiles, built in SDK containers`] : [], ...packageGlobs(packages).map((glob) => `  - packages: ${JSON.stringify(glob)}     # ready-made`)];
	if (lines.length > 0) return `# Where packages come from.\nsources:\n${lines.join("\n")}\n`;
	return `# Where packages come from. Take the "# " away from "sources:" and from the lines you want.
# sources:
#   - packages: dist/**/*.ipk                      # ready-made packages
#   - files: packages/*.yml                        # scripts and files, packed without an SDK
#   - path: .                                      # OpenWrt Makefiles of this repository
#   - git: https://github.com/owner/luci-app-x     # OpenWrt Makefiles of another one
`;
}
/** The one folder at the top that holds all of them, or the top itself. */
function commonFolder(folders) {
	const tops = new Set(folders.map((folder) => folder.split("/")[0] ?? "."));
	const [top = "."] = tops;
	return tops.size === 1 && folders.some((folder) => folder !== top) ? top : ".";
}
function packageGlobs(paths) {
	const folders = /* @__PURE__ */ new Map();
	for (const path of paths) {
		const top = path.includes("/") ? `${path.split("/")[0]}/**/` : "";
		folders.set(top, (folders.get(top) ?? /* @__PURE__ */ new Set()).add(path.endsWith(".apk") ? "apk" : "ipk"));
	}
	return [...folders].flatMap(([top, endings]) => [...endings].sort().reverse().map((ending) => `${top}*.${ending}`)).sort();
}
/** Where each forge looks for workflows. */
function workflowPath(kind) {
	return `.${kind}/workflows/ppa.yml`;
}
/**
* The text of the workflow that builds, signs and publishes an archive. GitHub runs the reusable workflow, a job per target.
* Other forges call workflows of another server only in their newest versions, so there it is one job. Neither needs
* `concurrency`: publications at the same time do each other no harm.
*/
function starterWorkflow({ kind, name, branch }) {
	return `name: packages
on:
  push: { branches: [${JSON.stringify(branch)}] }
  pull_request:
  schedule: [{ cron: "${weekly(name)}" }]
  workflow_dispatch:
    ${kind === "github" ? `${questions}${calledJob}` : `${questionsInOneLine}${ownJob(kind)}`}`;
}
const questions = `inputs:
      packages: { description: Only these packages }
      targets: { description: Only these targets }
      force: { description: Also what has not changed, type: boolean }
`;
const questionsInOneLine = `inputs: { packages: { type: string }, targets: { type: string }, force: { type: boolean } }
`;
const calledJob = `jobs:
  ppa:
    uses: ${actionReference("github", ".github/workflows/ppa.yml")}
    permissions: { contents: write }
    secrets: { PPA_KEYS: "\${{ secrets.PPA_KEYS }}" }
`;
/** Checking out all of the history, since LuCI packages take their version from it. */
const checkout = "https://github.com/actions/checkout@11d5960a326750d5838078e36cf38b85af677262 # v4.4.0";
/** The last version that servers other than GitHub's take files from (platform.md §3). */
const upload = "https://github.com/actions/upload-artifact@c24449f33cd45d4826c6702db7e49f7cdb9b551d";
/** The secret is kept from pull requests, the only events with a head_ref: they publish nothing, and leave an archive to try. */
function ownJob(kind) {
	const given = Object.entries({
		keys: "!github.head_ref && secrets.PPA_KEYS || ''",
		packages: "inputs.packages",
		targets: "inputs.targets",
		force: "inputs.force"
	}).map(([input, expression]) => `${input}: "\${{ ${expression} }}"`).join(", ");
	return `permissions: { contents: write }
jobs:
  ppa:
    runs-on: ${kind === "forgejo" ? "docker" : "ubuntu-latest"}
    steps:
      - { uses: ${checkout.replace(" #", ", with: { fetch-depth: 0, submodules: recursive } } #")}
      - { id: ppa, uses: ${actionReference(kind)}, with: { ${given} } }
      - { uses: ${upload}, if: "!cancelled() && steps.ppa.outputs.out", with: { name: ppa-preview, path: "\${{ steps.ppa.outputs.out }}" } } # v3.2.1-node20
`;
}
function weekly(name) {
	let hash = 7;
	for (const character of name) hash = (hash * 31 + character.charCodeAt(0)) % 100003;
	return `${hash % 60} ${hash % 24} * * ${hash % 7}`;
}

export { starterArchive, starterWorkflow, toArchiveName, workflowPath };