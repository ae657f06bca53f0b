import { t as runAction } from "./action-BytNSTdN.mjs";
import { t as given } from "./given-sou8U6yJ.mjs";
import { t as generator } from "./version-Db-g59ja.mjs";
import { m as string, u as object } from "./schemas-DW2_0-NP.mjs";
import { i as sharedInputs } from "./inputs-COtyUFqH.mjs";

// actions/index/definition.ts
const inputs = object({
	config: sharedInputs.config,
	keys: sharedInputs.keys,
	files: sharedInputs.files,
	builds: sharedInputs.builds,
	out: string().default("public").describe("Folder that gets the feeds. What it holds already is kept and merged.")
});
const definition = {
	name: "openwrt-ppa index",
	description: "Turn packages into signed OpenWrt feeds in a folder, without publishing them.",
	inputs,
	outputs: {
		out: "The folder with the feeds.",
		changed: "`true` when a feed differs from what the folder held before."
	}
};

// actions/index/main.ts
await runAction(definition, async ({ config, files: globs, builds, out }, edge) => {
	const { indexArchive } = await import("./run-DUZPY7Wu.mjs");
	const { feedLines, feedsMarkdown } = await import("./summary-CZTJfUNF.mjs");
	const { publication, changed } = await indexArchive(edge, {
		config,
		globs,
		out,
		...given({ builds })
	}, generator);
	edge.print(feedLines(publication.feeds));
	return {
		outputs: {
			out,
			changed: String(changed)
		},
		summary: feedsMarkdown(publication.feeds)
	};
});

export {  };