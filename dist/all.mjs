import { t as runAction } from "./action-BqZCtKwf.mjs";
import { n as publishInputs, r as publish } from "./definition-5uDa4Fzc.mjs";
import { l as object } from "./schemas-BDCc3QtB.mjs";

// actions/all/definition.ts
const inputs = object(publishInputs);
const definition = {
	name: "OpenWrt PPA",
	description: "A Personal Package Archive for OpenWrt: signed opkg and apk feeds with a catalog, on your pages branch.",
	inputs,
	outputs: {
		url: "The archive's URL.",
		commit: "The commit on the pages branch; empty when nothing changed.",
		changed: "`true` when a commit was pushed."
	}
};

// actions/all/main.ts
await runAction(definition, publish);

export {  };