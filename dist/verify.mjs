import { t as runAction } from "./action-BytNSTdN.mjs";
import { m as string, u as object } from "./schemas-DW2_0-NP.mjs";

// actions/verify/definition.ts
const inputs = object({
	archive: string().default("public").describe("Folder or URL of an archive, or of one feed directory."),
	key: string().optional().describe("Public key file that the signatures must match. Default: the keys the archive publishes.")
});
const definition = {
	name: "openwrt-ppa verify",
	description: "Read an archive as a router does: indexes, signatures, every file's size and hash, redirects.",
	inputs,
	outputs: {
		errors: "How many errors were found.",
		warnings: "How many warnings were found."
	}
};

// actions/verify/main.ts
await runAction(definition, async ({ archive, key }, edge) => {
	const { verifyLocation } = await import("./location-BU2CNyxu.mjs");
	const { countFindings, formatReport, reportMarkdown } = await import("./format-gfBKZhhV.mjs");
	const report = await verifyLocation(edge, archive, key ? [key] : []);
	edge.print(formatReport(report));
	const [errors, warnings] = [countFindings(report, "error"), countFindings(report, "warning")];
	return {
		outputs: {
			errors: String(errors),
			warnings: String(warnings)
		},
		summary: reportMarkdown(report),
		...report.ok ? {} : { failed: `${archive}: ${errors} errors. A router would refuse what they name.` }
	};
});

export {  };