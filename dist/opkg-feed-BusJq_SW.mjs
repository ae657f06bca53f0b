import { t as UserError } from "./errors-CKtpLF_l.mjs";
import { h as isApkVersion } from "./package-6sRQrY_u.mjs";
import { c as verifyUsign, i as parseUsignPublicKey, o as parseUsignSignature } from "./usign-BanyK4oj.mjs";
import { s as parseRelations, t as leavesFeed } from "./opkg-feed-BQniH9rb.mjs";
import { a as verifyAdb, c as readIndex, t as apkKeyId } from "./signature-DuucqK0i.mjs";
import { t as download } from "./download-CkfzPY8L.mjs";
import { gunzipSync } from "node:zlib";

// lib/verify/signatures.ts
/**
* Checks `Packages.sig` as the router's usign does, over the unpacked Packages: the key is looked up by the fingerprint
* in the signature (formats.md §3).
*
* @returns the fingerprint of the key whose signature is right.
*/
async function checkUsignSignature(reader, file, packages, keys, findings) {
	const here = findings.at({ file });
	const fetched = await download(reader, file, findings);
	if (fetched === "absent") here.add("index-unsigned", "There is no Packages.sig");
	if (typeof fetched !== "object") return [];
	const text = fetched.bytes.toString("latin1");
	let fingerprint;
	try {
		fingerprint = parseUsignSignature(text).fingerprint;
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		here.add("signature-invalid", `Packages.sig ${error.message.split("\n")[0]}`);
		return [];
	}
	const usignKeys = keys.filter(({ kind }) => kind === "usign");
	const key = usignKeys.find((candidate) => candidate.fingerprint === fingerprint);
	if (!key) {
		if (usignKeys.length === 0) here.add("signature-unchecked", `Packages.sig is by key ${fingerprint}, which is not known`);
		else here.add("signature-unknown-key", `Packages.sig is by key ${fingerprint}; known are ${fingerprints(usignKeys)}`);
		return [];
	}
	if (verifyUsign(parseUsignPublicKey(key.text), packages, text) === "valid") return [fingerprint];
	here.add("signature-invalid", `Packages.sig by key ${fingerprint} is not over this Packages`);
	return [];
}
/** Checks `Packages.asc`, where the feed has one: it is for Yocto's opkg, so that its absence is no fault. */
async function checkOpenpgpSignature(reader, file, packages, keys, findings) {
	const here = findings.at({ file });
	const fetched = await download(reader, file, findings);
	if (typeof fetched !== "object") return [];
	const openpgpKeys = keys.filter(({ kind }) => kind === "openpgp");
	if (openpgpKeys.length === 0) {
		here.add("signature-unchecked", "Packages.asc is there, but no OpenPGP public key");
		return [];
	}
	const text = fetched.bytes.toString("latin1");
	const { verifyOpenpgp } = await import("./openpgp-BzhkUW9u.mjs");
	let verdict = "other-key";
	for (const key of openpgpKeys) {
		try {
			verdict = await verifyOpenpgp(key.text, packages, text);
		} catch (error) {
			if (!(error instanceof UserError)) throw error;
			here.add("signature-invalid", `Packages.asc ${error.message}`);
			return [];
		}
		if (verdict === "valid") return [key.fingerprint];
		if (verdict === "invalid") break;
	}
	if (verdict === "invalid") here.add("signature-invalid", "Packages.asc is not over this Packages");
	else here.add("signature-unknown-key", `Packages.asc is by none of the known keys ${fingerprints(openpgpKeys)}`);
	return [];
}
function fingerprints(keys) {
	return keys.map(({ fingerprint }) => fingerprint).join(", ");
}

// lib/verify/apk-signatures.ts
/**
* Checks the signatures of packages.adb: a router accepts the index when one of them is by a key that it has, so that
* further signatures by strangers are no fault (formats.md §6.6).
*
* @returns fingerprints of the keys whose signature is right.
*/
function checkApkSignatures(file, { signatures }, keys, findings) {
	if (signatures.length === 0) {
		findings.add("index-unsigned", "packages.adb carries no signature");
		return [];
	}
	const apkKeys = keys.filter(({ kind }) => kind === "apk");
	const ids = signatures.map((signature) => Buffer.from(signature.subarray(2, 18)).toString("hex"));
	if (apkKeys.length === 0) {
		findings.add("signature-unchecked", `packages.adb is signed by ${ids.join(", ")}, of which no key is known`);
		return [];
	}
	const valid = apkKeys.filter(({ text }) => verifyAdb(file, [text]).length > 0);
	const claimed = apkKeys.filter((key) => !valid.includes(key) && ids.includes(apkKeyId(key.text)));
	for (const { fingerprint } of claimed) findings.add("signature-invalid", `The signature by ${fingerprint} is not over this index`);
	if (valid.length === 0 && claimed.length === 0) findings.add("signature-unknown-key", `packages.adb is by none of the known keys ${fingerprints(apkKeys)}`);
	return valid.map(({ fingerprint }) => fingerprint);
}

// lib/verify/feed.ts
/** Path of a file of the feed below the archive's root. */
function feedFile(feed, name) {
	return feed.path ? `${feed.path}/${name}` : name;
}
/** Checks that every package belongs into this feed and stands in it once. */
function checkMembership(feed, entries, findings) {
	checkArchitectures(feed, entries, findings);
	const seen = /* @__PURE__ */ new Set();
	for (const { info } of entries) {
		const key = `${info.name} ${info.version}`;
		const here = findings.at({ package: info.name });
		if (seen.has(key)) here.add("duplicate-package", `${key} stands in the index twice`);
		seen.add(key);
		const kernel = info.depends.find(({ name, operator }) => name === "kernel" && operator === "=");
		if (kernel && feed.arch && !feed.target) here.add("kmod-in-arch-feed", `${info.name} is for kernel ${kernel.version}; the feed is for all of ${feed.arch}`);
	}
}
function checkArchitectures(feed, entries, findings) {
	const independent = feed.format === "apk" ? ["noarch"] : ["all", "noarch"];
	const specific = entries.filter(({ info }) => !independent.includes(info.architecture));
	const arch = feed.arch ?? mostCommon(specific.map(({ info }) => info.architecture));
	for (const { info } of specific) {
		if (info.architecture === arch && info.architecture !== "all") continue;
		const what = `${info.name} ${info.version} is for ${info.architecture}, the feed for ${arch}`;
		findings.add("wrong-architecture", what, { package: info.name });
	}
}
function mostCommon(names) {
	const counts = /* @__PURE__ */ new Map();
	for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

// lib/verify/index-json.ts
/**
* Checks index.json, version 1 or 2, against the packages of the index: every name must carry a version that the index
* has, and every package must be named (formats.md §2.2). Version 2 drops the ABI suffix of names.
*/
async function checkIndexJson(reader, file, entries, arch, findings) {
	const here = findings.at({ file });
	const fetched = await download(reader, file, findings);
	if (fetched === "absent" && entries.some(({ format }) => format === "apk")) here.add("index-json-missing", "There is no index.json beside packages.adb");
	if (typeof fetched !== "object") return;
	const document = parse(fetched.bytes);
	if (!document) return void here.add("index-json-differs", "index.json is not the JSON that OpenWrt writes");
	if (arch && document.architecture !== arch) here.add("index-json-differs", `index.json is for ${document.architecture}, the feed for ${arch}`);
	const versions = versionsByName(entries, document.version >= 2);
	for (const [name, version] of Object.entries(document.packages)) {
		const known = versions.get(name);
		if (!known) here.add("index-json-differs", `index.json names ${name}, the index does not`, { package: name });
		else if (!known.has(version)) {
			const what = `index.json has ${name} ${version}, the index ${[...known].join(", ")}`;
			here.add("index-json-differs", what, { package: name });
		}
	}
	for (const name of versions.keys()) {
		if (Object.hasOwn(document.packages, name)) continue;
		here.add("index-json-differs", `index.json lacks ${name}`, { package: name });
	}
}
function parse(bytes) {
	let value;
	try {
		value = JSON.parse(bytes.toString("utf8"));
	} catch {
		return;
	}
	if (!isRecord(value) || !isRecord(value["packages"])) return void 0;
	const packages = Object.entries(value["packages"]).filter((entry) => typeof entry[1] === "string");
	return {
		version: typeof value["version"] === "number" ? value["version"] : 1,
		architecture: String(value["architecture"]),
		packages: Object.fromEntries(packages)
	};
}
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function versionsByName(entries, stripAbi) {
	const versions = /* @__PURE__ */ new Map();
	for (const { info } of entries) {
		const name = stripAbi ? withoutAbi(info.name, info.abiVersion) : info.name;
		versions.set(name, (versions.get(name) ?? /* @__PURE__ */ new Set()).add(info.version));
	}
	return versions;
}
/** `libfoo20240329` → `libfoo` (formats.md §2.2). */
function withoutAbi(name, abiVersion) {
	if (!abiVersion || !name.endsWith(abiVersion) || name === abiVersion) return name;
	return name.slice(0, -abiVersion.length);
}

// lib/verify/apk-feed.ts
/**
* Checks packages.adb as apk does at `apk update`: that it can be read, that one of its signatures is by a known key, and
* every package for what apk refuses or what breaks a router (formats.md §6.2). Undefined when there is no readable index.
*/
async function verifyApkIndex(reader, feed, keys, findings) {
	const file = feedFile(feed, "packages.adb");
	const here = findings.at({ file });
	const fetched = await download(reader, file, findings);
	if (fetched === "absent") here.add("index-missing", "There is no packages.adb");
	if (typeof fetched !== "object") return void 0;
	const index = readable(() => readIndex(fetched.bytes), here);
	if (!index) return void 0;
	if (index.payload.length < 16) here.add("adb-unreadable", "The index is empty in the form that clients refuse");
	const signedBy = checkApkSignatures(fetched.bytes, index, keys, here);
	const entries = index.packages.map((member) => entryOf$1(member, here));
	await checkIndexJson(reader, feedFile(feed, "index.json"), entries, feed.arch, findings);
	return {
		entries,
		signedBy
	};
}
/** What `read` returns; its UserError becomes a finding. */
function readable(read, findings) {
	try {
		return read();
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		findings.add("adb-unreadable", error.problems.map(({ what }) => what).join("; "));
		return;
	}
}
function entryOf$1({ filename, fileSize, adbSha256, info }, findings) {
	const here = findings.at({ package: info.name });
	if (!/^[A-Za-z0-9][A-Za-z0-9._+-]*$/.test(info.name)) here.add("adb-name-version", `“${info.name}” is no name for apk`);
	if (!isApkVersion(info.version)) here.add("adb-name-version", `${info.name} has version ${info.version}`);
	if (adbSha256.length !== 32) here.add("adb-hash", `${info.name} ${info.version} has a hash of ${adbSha256.length} bytes`);
	if (info.description.includes("\n")) here.add("adb-description", `The description of ${info.name} ${info.version} has several lines`);
	return {
		format: "apk",
		filename,
		size: fileSize,
		sha256: "",
		adbSha256,
		info
	};
}

// lib/verify/opkg-stanzas.ts
const KNOWN_FIELDS = [
	"ABIVersion Alternatives Architecture Auto-Installed Conffiles Conflicts Depends Description Essential Filename",
	"Installed-Size Installed-Time MD5sum MD5Sum Maintainer Package Pre-Depends Priority Provides Recommends Replaces",
	"SHA256sum Section Size Source Status Suggests Tags Version"
].flatMap((line) => line.split(" "));
const known = new Set(KNOWN_FIELDS);
const spelling = new Map(KNOWN_FIELDS.map((field) => [field.toLowerCase(), field]));
const MAX_LINE = 1048576;
/**
* Reads the text of `Packages` as opkg does and notes where that hurts: a blank line ends a stanza, also one of white
* space other than leading blanks; field names start in column 0 and are case sensitive; lines that start with a blank
* continue a field; lines that start with a tab are dropped (formats.md §4).
*/
function readStanzas(text) {
	const stanzas = [];
	const traps = [];
	let fields = /* @__PURE__ */ new Map();
	let start = 0;
	let crlf = 0;
	const lines = text.split("\n");
	const trap = (name, what, line) => {
		const name_ = fields.get("Package");
		traps.push({
			name,
			what,
			line,
			...name_ === void 0 ? {} : { package: name_ }
		});
	};
	const endStanza = () => {
		if (fields.size > 0) stanzas.push({
			line: start,
			fields
		});
		fields = /* @__PURE__ */ new Map();
	};
	for (const [index, raw] of lines.entries()) {
		const number = index + 1;
		if (raw.endsWith("\r")) crlf++;
		const line = raw.endsWith("\r") ? raw.slice(0, -1) : raw;
		if (line.length > MAX_LINE) trap("line-too-long", `Line ${number} has ${line.length} characters`, number);
		if (line.startsWith(" ")) continue;
		if (line.trim() === "") {
			if (line !== "") trap("line-not-a-field", `Line ${number} is white space that ends the stanza`, number);
			endStanza();
			continue;
		}
		if (line.startsWith("	")) {
			trap("line-not-a-field", `Line ${number} starts with a tab; opkg drops it`, number);
			continue;
		}
		const [, field, value = ""] = line.match(/^([A-Za-z][A-Za-z0-9-]*):(.*)$/s) ?? [];
		if (field === void 0) {
			trap("line-not-a-field", `Line ${number} is no field: “${excerpt(line)}”`, number);
			continue;
		}
		if (fields.size === 0) start = number;
		const right = spelling.get(field.toLowerCase());
		if (right !== void 0 && !known.has(field)) trap("field-misspelt", `Line ${number} says ${field}; opkg only knows ${right}`, number);
		if (known.has(field) && fields.has(field)) trap("field-twice", `Line ${number} is the second ${field} of its stanza`, number);
		fields.set(field, value.replace(/^\s+/, ""));
	}
	endStanza();
	if (crlf > 0) traps.unshift({
		name: "index-crlf",
		what: `${crlf} lines end with a carriage return`,
		line: 1
	});
	if (text !== "" && !text.endsWith("\n")) traps.push({
		name: "no-final-newline",
		what: "The last line has no line end",
		line: lines.length
	});
	return {
		stanzas,
		traps
	};
}
function excerpt(line) {
	return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
/** `Packages` as OpenWrt makes it from the manifest (formats.md §2.2), without the padding at its end. */
function withoutBuilderFields(manifest) {
	return manifest.replace(/^(?:Maintainer|LicenseFiles|Source|SourceName|Require|SourceDateEpoch).*\n?/gm, "");
}

// lib/verify/opkg-feed.ts
const MAX_INDEX = 268435456;
/**
* Checks the index of an opkg feed: Packages.gz against Packages, the manifest and index.json, both signatures, and every
* stanza for what opkg would read otherwise than meant (formats.md §2, §4). Undefined when there is no readable index.
*/
async function verifyOpkgIndex(reader, feed, keys, findings) {
	const at = (name) => feedFile(feed, name);
	const packages = await indexBytes(reader, at, findings);
	if (packages === void 0) return void 0;
	checkSizeTrap(packages, at("Packages"), findings);
	await checkManifest(reader, at("Packages.manifest"), packages, findings);
	const signedBy = [...await checkUsignSignature(reader, at("Packages.sig"), packages, keys, findings), ...await checkOpenpgpSignature(reader, at("Packages.asc"), packages, keys, findings)];
	const inPackages = findings.at({ file: at("Packages") });
	const { stanzas, traps } = readStanzas(packages.toString("utf8"));
	for (const { name, what, line, package: owner } of traps) inPackages.add(name, what, {
		line,
		package: owner
	});
	const entries = stanzas.flatMap((stanza) => entryOf(stanza, inPackages));
	await checkIndexJson(reader, at("index.json"), entries, feed.arch, findings);
	return {
		entries,
		signedBy
	};
}
async function indexBytes(reader, at, findings) {
	const compressed = await download(reader, at("Packages.gz"), findings);
	if (compressed === "refused") return void 0;
	const plain = await download(reader, at("Packages"), findings);
	if (compressed === "absent") {
		findings.add("index-missing", "There is no Packages.gz", { file: at("Packages.gz") });
		return typeof plain === "object" ? plain.bytes : void 0;
	}
	let packages;
	try {
		packages = gunzipSync(compressed.bytes, { maxOutputLength: MAX_INDEX });
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		findings.add("index-not-gzip", `Packages.gz cannot be unpacked: ${reason}`, { file: at("Packages.gz") });
		return typeof plain === "object" ? plain.bytes : void 0;
	}
	if (typeof plain === "object" && !plain.bytes.equals(packages)) {
		const what = `Packages has ${plain.bytes.length} bytes, the unpacked Packages.gz ${packages.length}${plain.bytes.length === packages.length ? " others" : ""}`;
		findings.add("index-gz-differs", what, { file: at("Packages.gz") });
	}
	return packages;
}
function checkSizeTrap(packages, file, findings) {
	const remainder = packages.length % 128;
	if (remainder !== 46 && remainder !== 47) return;
	findings.add("index-size-trap", `Packages has ${packages.length} bytes (${remainder} modulo 128)`, { file });
}
async function checkManifest(reader, file, packages, findings) {
	const manifest = await download(reader, file, findings);
	if (typeof manifest !== "object") return;
	if (withoutBuilderFields(manifest.bytes.toString("latin1")).replace(/\n+$/, "") === packages.toString("latin1").replace(/\n+$/, "")) return;
	findings.add("manifest-differs", "Packages.manifest without the builder's fields is not Packages", { file });
}
/** A package that opkg could install from this stanza; nothing when it could not even name it. */
function entryOf(stanza, findings) {
	const { fields, line } = stanza;
	const value = (field) => fields.get(field)?.trim() ?? "";
	const name = value("Package");
	const here = findings.at({
		line,
		...name ? { package: name } : {}
	});
	const missing = [
		"Package",
		"Version",
		"Architecture",
		"Filename"
	].filter((field) => value(field) === "");
	if (missing.length > 0) {
		here.add("stanza-incomplete", `${name || "The stanza"} at line ${line} has no ${missing.join(", no ")}`);
		return [];
	}
	const filename = value("Filename").replace(/^\.\//, "");
	if (leavesFeed(filename)) {
		here.add("filename-leaves-feed", `${name} is said to be at ${filename}`);
		return [];
	}
	checkNumbers(name, fields, here);
	const abiVersion = value("ABIVersion");
	return [{
		format: "opkg",
		filename,
		size: Number(fields.get("Size") ?? NaN),
		sha256: value("SHA256sum").toLowerCase(),
		info: {
			name,
			...abiVersion ? { abiVersion } : {},
			version: value("Version"),
			architecture: value("Architecture"),
			description: value("Description"),
			depends: parseRelations(value("Depends")),
			provides: parseRelations(value("Provides")),
			conflicts: parseRelations(value("Conflicts"))
		}
	}];
}
function checkNumbers(name, fields, findings) {
	const size = fields.get("Size");
	const sum = fields.get("SHA256sum");
	const missing = [size === void 0 && "Size", sum === void 0 && "SHA256sum"].filter((field) => field !== false);
	if (missing.length > 0) findings.add("checksum-missing", `${name} has no ${missing.join(" and no ")}`);
	if (size !== void 0 && !/^\d+$/.test(size)) findings.add("checksum-malformed", `${name} has Size “${size}”`);
	if (sum !== void 0 && !/^[0-9a-f]{64}$/.test(sum)) findings.add("checksum-malformed", `${name} has SHA256sum “${sum}”`);
}

export { feedFile as a, checkMembership as i, verifyApkIndex as n, withoutAbi as r, verifyOpkgIndex as t };