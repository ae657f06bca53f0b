import { t as UserError } from "./errors-CKtpLF_l.mjs";

// lib/ipk/control.ts
/** Bytes of one control file; OpenWrt's opkg gives up on lines of 1 MiB. */
const CONTROL_LIMIT = 1048576;
/** A line of a control file ends with a newline only; `.` alone would stop at U+2028, too. */
const FIELD = /^([A-Za-z][A-Za-z0-9_-]*):(.*)$/s;
/** opkg matches field names as prefixes at column 0, so it reads `SizeX:` as `Size:` (formats.md §4). */
const INDEX_FIELD = /^(filename|size|sha256sum|md5sum)/i;
const MISTAKABLE = /^(Package|Version|Architecture)./;
/**
* Reads one stanza. Blank lines at the end are dropped; anywhere else they would start a second stanza and are refused,
* as are carriage returns, NUL, a field twice, and lines that are neither field nor continuation.
* @throws {UserError} with all mistakes, each with its line
*/
function parseControl(text, place) {
	const problems = [];
	const fields = [];
	const seen = /* @__PURE__ */ new Set();
	const lines = text.trimEnd() === "" ? [] : withoutBlankEnd(text).split("\n");
	for (const [index, line] of lines.entries()) {
		const at = {
			...place,
			line: index + 1
		};
		const last = fields.at(-1);
		const flaw = lineFlaw(line);
		const match = FIELD.exec(line);
		if (flaw) problems.push({
			...flaw,
			place: at
		});
		else if (line.startsWith(" ") || line.startsWith("	")) {
			if (last) last[1] += `\n${line}`;
			else problems.push({
				what: "a continuation line before any field",
				place: at
			});
		} else if (match?.[1] === void 0) problems.push({
			what: `neither a field nor a continuation: ${shown(line)}`,
			cure: CONTINUE,
			place: at
		});
		else {
			const [, name, value = ""] = match;
			if (seen.has(name.toLowerCase())) problems.push({
				what: `the field ${name} is there twice`,
				cure: CONTINUE,
				place: at
			});
			seen.add(name.toLowerCase());
			fields.push([name, value]);
		}
	}
	if (fields.length === 0 && problems.length === 0) problems.push({
		what: "the control file is empty",
		place
	});
	if (problems.length > 0) throw new UserError(problems);
	return fields;
}
const CONTINUE = "Begin every further line of a value with a blank, and build the package again.";
/** The stanza as text, with a final newline: the bytes that `parseControl` read. */
function formatControl(control) {
	let text = "";
	for (const [name, value] of control) text += `${name}:${value}\n`;
	return text;
}
/** Value of a field without surrounding blanks; undefined when it is absent. Names are case sensitive, as in opkg. */
function controlField(control, name) {
	return control.find(([field]) => field === name)?.[1].trim();
}
/**
* Checks what a package file must say before a feed can carry it: a valid Package, Version and Architecture, and none
* of the fields that opkg would believe instead of these or of the index's own.
* @throws {UserError} with all mistakes
*/
function validateControl(control, place) {
	const problems = [];
	for (const [name, { pattern, rule }] of Object.entries(REQUIRED)) {
		const value = controlField(control, name);
		if (!value) problems.push({
			what: `the control file has no ${name}`,
			cure: "Add it and build the package again.",
			place
		});
		else if (!pattern.test(value)) problems.push({
			what: `${name} ${shown(value)} is not valid`,
			cure: `Use ${rule}.`,
			place
		});
	}
	for (const [name] of control) {
		const [, known] = MISTAKABLE.exec(name) ?? [];
		if (known) {
			const what = `the control file has the field ${name}, which opkg reads as ${known}`;
			problems.push({
				what,
				cure: "Remove it from the package's control file.",
				place
			});
		} else if (INDEX_FIELD.test(name)) problems.push({
			what: `the control file has the field ${name}, which would override the index`,
			cure: "Remove it from the package's control file; the index adds its own.",
			place
		});
	}
	if (problems.length > 0) throw new UserError(problems);
}
const REQUIRED = {
	Package: {
		pattern: /^[A-Za-z0-9][A-Za-z0-9+._-]*$/,
		rule: "letters, digits and + . _ -, beginning with a letter or digit"
	},
	Version: {
		pattern: /^[A-Za-z0-9][A-Za-z0-9+.:~_-]*$/,
		rule: "letters, digits and + . : ~ _ -, beginning with a letter or digit"
	},
	Architecture: {
		pattern: /^[A-Za-z0-9][A-Za-z0-9+._-]*$/,
		rule: "an architecture such as mips_24kc, or all"
	}
};
function withoutBlankEnd(text) {
	let end = text.length;
	while (end > 0 && text[end - 1] === "\n") end -= 1;
	return text.slice(0, end);
}
function lineFlaw(line) {
	if (line === "") return {
		what: "a blank line, which ends the stanza for opkg",
		cure: CONTINUE
	};
	if (line.includes("\r")) return {
		what: "a carriage return; opkg misreads files with DOS line ends",
		cure: "Write the file with plain newlines."
	};
	return line.includes("\0") ? {
		what: "a NUL byte",
		cure: "Build the package again."
	} : void 0;
}
function shown(value) {
	return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value);
}

export { validateControl as a, parseControl as i, controlField as n, formatControl as r, CONTROL_LIMIT as t };