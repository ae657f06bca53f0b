import { t as runAction } from "./action-BqZCtKwf.mjs";
import { t as generator } from "./version-Db-g59ja.mjs";
import { l as object, p as string } from "./schemas-BDCc3QtB.mjs";
import { t as sharedInputs } from "./inputs-BQ5MqoPJ.mjs";

// actions/index/definition.ts
const inputs = object({
	config: sharedInputs.config,
	keys: sharedInputs.keys,
	packages: sharedInputs.packages,
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
await runAction(definition, async ({ config, packages: globs, out }, edge) => {
	const { indexArchive } = await import("./run-DGeAF2uT.mjs");
	const { feedLines, feedsMarkdown } = await import("./summary-D8KnsU_w.mjs");
	const { publication, changed } = await indexArchive(edge, {
		config,
		globs,
		out
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