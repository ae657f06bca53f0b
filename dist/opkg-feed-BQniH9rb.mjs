import { i as parseControl, n as controlField } from "./control-eicZCLuw.mjs";
import { t as UserError } from "./errors-CKtpLF_l.mjs";
import { i as gzipIndex, n as formatIndexJson, o as manifestStanza, r as formatManifest, s as packagesFromManifest } from "./opkg-index-DAX8J6Vt.mjs";

// lib/openwrt/opkg-version.ts
/**
* Compares two versions as OpenWrt's opkg does (formats.md §4): the epoch as a number, then what stands before the last
* `-`, then what follows it. Negative when `a` is older, 0 when they are the same to opkg.
*/
function compareOpkgVersions(a, b) {
	const left = parse(a);
	const right = parse(b);
	return left.epoch - right.epoch || comparePart(left.version, right.version) || comparePart(left.revision, right.revision);
}
function parse(text) {
	const colon = text.indexOf(":");
	const rest = text.slice(colon + 1);
	const dash = rest.lastIndexOf("-");
	return {
		epoch: colon < 0 ? 0 : Number.parseInt(text, 10) || 0,
		version: dash < 0 ? rest : rest.slice(0, dash),
		revision: dash < 0 ? "" : rest.slice(dash + 1)
	};
}
/** dpkg's order: runs of other characters and runs of digits in turn; `~` sorts before the end, letters before the rest. */
function comparePart(a, b) {
	let i = 0;
	let j = 0;
	while (i < a.length || j < b.length) {
		while (i < a.length && !isDigit(a[i]) || j < b.length && !isDigit(b[j])) {
			const difference = weight(a[i]) - weight(b[j]);
			if (difference !== 0) return difference;
			i++;
			j++;
		}
		const left = digitsAt(a, i);
		const right = digitsAt(b, j);
		const difference = compareDigits(left, right);
		if (difference !== 0) return difference;
		i += left.length;
		j += right.length;
	}
	return 0;
}
const isDigit = (character) => character !== void 0 && character >= "0" && character <= "9";
function weight(character) {
	if (character === void 0 || isDigit(character)) return 0;
	if (character === "~") return -1;
	const code = character.charCodeAt(0);
	return /[A-Za-z]/.test(character) ? code : code + 256;
}
function digitsAt(text, start) {
	let end = start;
	while (isDigit(text[end])) end++;
	return text.slice(start, end);
}
/** By value without ever becoming a number: dates with a time of day are longer than a number is exact. */
function compareDigits(a, b) {
	const left = a.replace(/^0+/, "");
	const right = b.replace(/^0+/, "");
	if (left.length !== right.length) return left.length - right.length;
	return left < right ? -1 : left > right ? 1 : 0;
}

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

// lib/ipk/stanzas.ts
/**
* Splits an index (`Packages`, `Packages.manifest`) into the raw text of its stanzas, each with a final newline and
* without the blank lines around it; padding at the end is dropped. Nothing is parsed: see `stanzaField`, `parseControl`.
*/
function parseStanzas(text) {
	const stanzas = [];
	let start = 0;
	while (start < text.length) {
		if (text.charCodeAt(start) === NEWLINE) {
			start += 1;
			continue;
		}
		const blank = text.indexOf("\n\n", start);
		if (blank < 0) {
			const rest = text.slice(start);
			stanzas.push(rest.endsWith("\n") ? rest : `${rest}\n`);
			break;
		}
		stanzas.push(text.slice(start, blank + 1));
		start = blank + 2;
	}
	return stanzas;
}
const NEWLINE = 10;
/** First line of a field's value in a raw stanza, without surrounding blanks; undefined when the field is absent. */
function stanzaField(stanza, name) {
	const key = `${name}:`;
	const found = stanza.startsWith(key) ? 0 : stanza.indexOf(`\n${key}`) + 1;
	if (found === 0 && !stanza.startsWith(key)) return void 0;
	const end = stanza.indexOf("\n", found);
	return stanza.slice(found + key.length, end < 0 ? void 0 : end).trim();
}

// lib/feed/opkg-feed.ts
/**
* The entries of a published `Packages.manifest`, in its order. `info` is parsed when it is first asked for.
* @throws {UserError} for a stanza without file name, size or hash
*/
function readManifest(text, file) {
	return parseStanzas(text).map((stanza) => entryOfStanza(stanza, file));
}
/** The entry of a scanned package file that the feed will hold as `filename`. */
function opkgEntry(scanned, filename) {
	const stanza = manifestStanza(scanned.controlText, {
		filename,
		size: scanned.size,
		sha256: scanned.sha256
	});
	return lazyEntry({
		filename,
		size: scanned.size,
		sha256: scanned.sha256,
		stanza
	}, filename);
}
function entryOfStanza(stanza, file) {
	const filename = stanzaField(stanza, "Filename");
	const size = Number(stanzaField(stanza, "Size"));
	const sha256 = stanzaField(stanza, "SHA256sum");
	const name = stanzaField(stanza, "Package") ?? "a package";
	const cure = "Put this index back from the history of the pages branch.";
	if (!filename || !Number.isSafeInteger(size) || !sha256) throw new UserError({
		what: `The stanza of ${name} lacks Filename, Size or SHA256sum`,
		cure,
		place: { file }
	});
	if (leavesFeed(filename)) throw new UserError({
		what: `${name} is said to be at ${filename}, out of this feed`,
		cure,
		place: { file }
	});
	return lazyEntry({
		filename,
		size,
		sha256,
		stanza
	}, file);
}
/** True for a `Filename` that opkg, which appends it to the feed's address, would not find in the feed's directory. */
function leavesFeed(filename) {
	return /^\/|:\/\/|(?:^|\/)\.\.(?:\/|$)/.test(filename);
}
function lazyEntry(known, file) {
	let info;
	return {
		format: "opkg",
		...known,
		get info() {
			info ??= controlToInfo(parseControl(known.stanza, { file }));
			return info;
		}
	};
}
/**
* Every unsigned index file of an opkg feed, by name; `entries` in the order of the index (formats.md §2). Where the
* `Packages` of `published` stays, its compression stays too: another zlib writes other bytes for the same text.
*/
function opkgIndexFiles(entries, layout, published = /* @__PURE__ */ new Map()) {
	const manifest = formatManifest(entries.map(({ stanza }) => stanza));
	const packages = packagesFromManifest(manifest);
	const versions = newestVersions(entries);
	const isPublished = Buffer.compare(published.get("Packages") ?? /* @__PURE__ */ new Uint8Array(), packages) === 0;
	return /* @__PURE__ */ new Map([
		["Packages.manifest", Buffer.from(manifest, "utf8")],
		["Packages", packages],
		["Packages.gz", isPublished && published.get("Packages.gz") || gzipIndex(packages)],
		["index.json", Buffer.from(formatIndexJson(layout.indexJson, layout.architecture, versions), "utf8")]
	]);
}
/**
* What `index.json` says of each entry: its package's newest version, which is the one that opkg installs. The order of the
* index is that of file names, which has 1.10 before 1.9.
*/
function newestVersions(entries) {
	const newest = /* @__PURE__ */ new Map();
	return entries.map(({ stanza }) => {
		const name = stanzaField(stanza, "Package") ?? "";
		const version = stanzaField(stanza, "Version") ?? "";
		const known = newest.get(name);
		if (known === void 0 || compareOpkgVersions(version, known) > 0) newest.set(name, version);
		return {
			name,
			version,
			abiVersion: stanzaField(stanza, "ABIVersion") ?? ""
		};
	}).map((each) => ({
		...each,
		version: newest.get(each.name) ?? each.version
	}));
}

export { stanzaField as a, compareOpkgVersions as c, readManifest as i, opkgEntry as n, controlToInfo as o, opkgIndexFiles as r, parseRelations as s, leavesFeed as t };