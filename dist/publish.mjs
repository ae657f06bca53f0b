import { t as runAction } from "./action-BytNSTdN.mjs";
import { h as stringbool, u as object } from "./schemas-DW2_0-NP.mjs";
import { i as sharedInputs } from "./inputs-COtyUFqH.mjs";
import { t as publish } from "./publish-CXUtlvBv.mjs";

// actions/publish/definition.ts
const publishInputs = {
	config: sharedInputs.config,
	keys: sharedInputs.keys,
	files: sharedInputs.files,
	token: sharedInputs.token,
	remote: sharedInputs.remote,
	branch: sharedInputs.branch,
	builds: sharedInputs.builds,
	"dry-run": stringbool().default(false).describe("Do everything but the push; keys may be missing, then throw-away ones sign."),
	adopt: sharedInputs.adopt
};
const inputs = object(publishInputs);
const definition = {
	name: "openwrt-ppa publish",
	description: "Merge packages into the published archive, sign its feeds, render its catalog, push one commit to the pages branch.",
	inputs,
	outputs: {
		url: "The archive's URL.",
		commit: "The commit on the pages branch; empty when nothing changed.",
		changed: "`true` when a commit was pushed."
	}
};

// actions/publish/main.ts
await runAction(definition, publish);

export {  };