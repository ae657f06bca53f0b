import { n as controlField } from "./control-Cbk11_jk.mjs";

// lib/ipk/info.ts
/** What a control stanza, of a package file or of an index, says in the shape common to both formats. */
function controlToInfo(control) {
	const installedSize = Number(controlField(control, "Installed-Size"));
	return {
		name: controlField(control, "Package") ?? "",
		version: controlField(control, "Version") ?? "",
		architecture: controlField(control, "Architecture") ?? "",
		description: plainDescription(controlField(control, "Description") ?? ""),
		depends: parseRelations(controlField(control, "Depends") ?? ""),
		provides: parseRelations(controlField(control, "Provides") ?? ""),
		conflicts: parseRelations(controlField(control, "Conflicts") ?? ""),
		...optional("abiVersion", controlField(control, "ABIVersion")),
		...optional("section", controlField(control, "Section")),
		...optional("license", controlField(control, "License")),
		...optional("maintainer", controlField(control, "Maintainer")),
		...optional("homepage", controlField(control, "URL") ?? controlField(control, "Homepage")),
		...optional("source", controlField(control, "Source")),
		...Number.isSafeInteger(installedSize) && installedSize > 0 ? { installedSize } : {}
	};
}
function optional(key, value) {
	return value ? { [key]: value } : {};
}
function plainDescription(value) {
	return value.split("\n").map((line) => line.trim()).join("\n");
}
/**
* Reads opkg's grammar of Depends, Provides and Conflicts: `a, b (>= 1), c | d`, where a lone `<` or `>` is old style
* for `<=` and `>=` (formats.md §4). What does not fit the grammar is kept as a name, as indexes in the wild have it.
*/
function parseRelations(text) {
	const relations = [];
	for (const item of text.split(",")) {
		const [first, ...or] = item.split("|").flatMap((part) => parseSingle(part.trim()) ?? []);
		if (first) relations.push(or.length > 0 ? {
			...first,
			or
		} : first);
	}
	return relations;
}
const RELATION = /^([^\s()<>=]+)\s*\(\s*(<<|<=|>=|>>|=|<|>)?\s*([^\s()]+)\s*\)$/;
const OPERATORS = {
	"<<": "<",
	"<": "<=",
	"<=": "<=",
	"=": "=",
	">=": ">=",
	">": ">=",
	">>": ">"
};
function parseSingle(text) {
	if (text === "") return void 0;
	const match = RELATION.exec(text);
	if (!match) return { name: text };
	const [, name = "", sign = "=", version = ""] = match;
	return {
		name,
		operator: OPERATORS[sign] ?? "=",
		version
	};
}

export { parseRelations as n, controlToInfo as t };