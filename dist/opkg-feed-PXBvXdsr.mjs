import { i as parseControl } from "./control-Cbk11_jk.mjs";
import { t as controlToInfo } from "./info-DrE2N50j.mjs";
import { t as compareOpkgVersions } from "./opkg-version-EMxNj3T7.mjs";
import { t as UserError } from "./errors-Dn9QZ19G.mjs";
import { i as gzipIndex, n as formatIndexJson, o as manifestStanza, r as formatManifest, s as packagesFromManifest } from "./opkg-index-DWbipFsv.mjs";

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
	if (!filename || !Number.isSafeInteger(size) || !sha256) throw new UserError({
		what: `The stanza of ${stanzaField(stanza, "Package") ?? "a package"} lacks Filename, Size or SHA256sum`,
		cure: "Remove this index; it is made again from the package files.",
		place: { file }
	});
	return lazyEntry({
		filename,
		size,
		sha256,
		stanza
	}, file);
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

export { stanzaField as i, opkgIndexFiles as n, readManifest as r, opkgEntry as t };