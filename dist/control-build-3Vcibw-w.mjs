import { t as UserError } from "./errors-CKtpLF_l.mjs";
import { a as validateControl } from "./control-eicZCLuw.mjs";

// lib/ipk/control-build.ts
/**
* Builds a control stanza with the fields in OpenWrt's order (formats.md §1.4); `Installed-Size: 0` stands where the
* packer fills in the size.
* @throws {UserError} when a value could start another field or stanza, or name, version or architecture is not valid
*/
function buildControl(fields) {
	const values = [
		["Package", fields.name],
		["Version", fields.version],
		["Depends", fields.depends?.map(formatRelation).join(", ")],
		["Conflicts", fields.conflicts?.map(formatRelation).join(", ")],
		["Provides", fields.provides?.join(", ")],
		["Alternatives", fields.alternatives?.join(", ")],
		["Source", fields.source],
		["SourceName", fields.sourceName],
		["License", fields.license],
		["Section", fields.section],
		["SourceDateEpoch", fields.sourceDateEpoch?.toString()],
		["URL", fields.url],
		["Maintainer", fields.maintainer],
		["Architecture", fields.architecture],
		["Installed-Size", "0"]
	];
	const control = [];
	const problems = [];
	for (const [name, value] of values) {
		if (!value) continue;
		if (hasControlCharacter(value)) problems.push(injected(name));
		control.push([name, ` ${value.trim()}`]);
	}
	const description = fields.description ?? "";
	if (description.split("\n").some(hasControlCharacter)) problems.push(injected("Description"));
	control.push(["Description", descriptionValue(description)]);
	if (problems.length > 0) throw new UserError(problems);
	validateControl(control, { file: fields.name });
	return control;
}
/** A relation as opkg writes it: `zlib (>= 1.2)`, `a | b`, and `<<`, `>>` for strictly less and greater. */
function formatRelation(relation) {
	return [relation, ...relation.or ?? []].map(formatSingle).join(" | ");
}
function formatSingle({ name, operator, version }) {
	if (operator === void 0 || version === void 0) return name;
	if (operator === "~") throw new UserError({
		what: `opkg has no operator ~ (${name}~${version})`,
		cure: "Use >= and < instead."
	});
	return `${name} (${operator === "<" ? "<<" : operator === ">" ? ">>" : operator} ${version})`;
}
/** Two blanks before the first line, one before every other; an empty line becomes a single blank. */
function descriptionValue(description) {
	return ` ${description.trim().split("\n").map((line) => ` ${line.trim()}`).join("\n")}`;
}
function hasControlCharacter(value) {
	return /[\0-\x08\x0a-\x1f\x7f]/.test(value);
}
function injected(name) {
	return {
		what: `the value of ${name} contains a line break or another control character, which could start a field of its own`,
		cure: "Write it on one line."
	};
}

export { formatRelation as n, buildControl as t };