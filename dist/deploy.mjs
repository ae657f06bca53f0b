import { t as runAction } from "./action-BytNSTdN.mjs";
import { h as stringbool, m as string, u as object } from "./schemas-DW2_0-NP.mjs";
import { n as parseList } from "./inputs-COtyUFqH.mjs";
import { tmpdir } from "node:os";

// actions/deploy/definition.ts
const list = (text) => parseList(text);
const inputs = object({
	routers: string().transform(list).describe("Routers, by line or comma: `root@192.168.1.1`, `root@router:2222`."),
	packages: string().transform(list).describe("Names from the archive's feed, or package files; by line or comma."),
	archive: string().optional().describe("Folder or URL of the archive: needed for names, and for the way back."),
	check: string().optional().describe("Shell command that must succeed on the router afterwards."),
	reboot: stringbool().default(false).describe("Reboot afterwards and wait for the router."),
	"dry-run": stringbool().default(false).describe("Look at the routers and say what would be done."),
	"ssh-key": string().optional().describe("Private SSH key that the routers accept. Pass a secret."),
	"known-hosts": string().optional().describe("Pinned host keys: lines of a known_hosts file.")
});
const definition = {
	name: "openwrt-ppa deploy",
	description: "Install packages on physical or virtual routers over SSH, with the versions from before on failure.",
	inputs,
	outputs: { failed: "The routers that have not got the packages, one per line." }
};

// actions/deploy/main.ts
await runAction(definition, async (inputs, edge) => {
	const { formatDeployed, runDeploy } = await import("./deploy-run-CQpgkZkW.mjs");
	const { routers, packages, archive, check, reboot, "dry-run": dryRun, "known-hosts": knownHosts } = inputs;
	const results = await runDeploy({
		routers,
		packages,
		archive,
		check,
		reboot,
		dryRun,
		knownHosts,
		temporary: edge.env["RUNNER_TEMP"] ?? tmpdir()
	}, edge);
	for (const result of results) edge.print(formatDeployed(result));
	const failed = results.filter(({ ok }) => !ok).map(({ host }) => host);
	const rows = results.map(({ host, ok, summary }) => `| ${ok ? "✓" : "✗"} | \`${host}\` | ${summary} |`);
	return {
		outputs: { failed: failed.join("\n") },
		summary: [
			"## Routers",
			"",
			"| | router | |",
			"|---|---|---|",
			...rows
		].join("\n"),
		...failed.length > 0 ? { failed: `Not deployed to ${failed.join(", ")}` } : {}
	};
});

export {  };