import { t as runAction } from "./action-BytNSTdN.mjs";
import { t as generator } from "./version-Db-g59ja.mjs";
import { m as string, u as object } from "./schemas-DW2_0-NP.mjs";
import { i as sharedInputs } from "./inputs-COtyUFqH.mjs";

// actions/site/definition.ts
const inputs = object({
	config: sharedInputs.config,
	out: string().default("public").describe("Folder with feeds, as the index action leaves it; the site is written beside them.")
});
const definition = {
	name: "openwrt-ppa site",
	description: "Render the browsable catalog of the feeds in a folder.",
	inputs,
	outputs: { pages: "How many files were rendered." }
};

// actions/site/main.ts
await runAction(definition, async ({ config, out }, edge) => {
	const { renderArchive } = await import("./run-DUZPY7Wu.mjs");
	const { files } = await renderArchive(edge, {
		config,
		out
	}, generator);
	edge.print(`${files} files rendered into ${out}`);
	return { outputs: { pages: String(files) } };
});

export {  };