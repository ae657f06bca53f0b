import { r as errorCode, t as UserError } from "./errors-CKtpLF_l.mjs";
import { n as detectPackage } from "./detect-03wFICQL.mjs";
import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { constants, deflateRawSync, inflateRawSync } from "node:zlib";

// lib/apk/adb.ts
/** Types of values: the high 4 bits. Objects and arrays have the same form, and the stock writer uses `object` for both. */
const adbType = {
	special: 0,
	int: 1,
	int32: 2,
	int64: 3,
	blob8: 8,
	blob16: 9,
	blob32: 10,
	array: 13,
	object: 14
};
const adbNull = 0;
const typeOf = (value) => value >>> 28;
const offsetOf = (value) => value & 268435455;
const makeValue = (type, immediate) => (type << 28 | immediate) >>> 0;
/** Length of the head: version, reserved, root. */
const ADB_HEAD = 8;
/** @throws UserError for a payload of another version, or too short to be one. */
function openAdb(payload) {
	const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
	if (bytes.length < 8) throw damaged("its data block is too short");
	if (bytes[0] !== 0) throw new UserError({
		what: `The file is in version ${bytes[0]} of apk's format, of which only version 0 is known`,
		cure: "Build it with the apk of OpenWrt 25.12."
	});
	return {
		bytes,
		root: bytes.readUInt32LE(4)
	};
}
/** The one error for a file that contradicts itself. */
function damaged(how) {
	return new UserError({
		what: `The apk data is damaged: ${how}`,
		cure: "Build or fetch the file again."
	});
}
/**
* How many slots an object or array has: slot 0 is the count itself, so that an empty one and null have 1.
* @throws UserError when the value is neither, or reaches beyond the payload.
*/
function slotCount({ bytes }, value) {
	if (value === 0) return 1;
	const type = typeOf(value);
	if (type !== adbType.object && type !== adbType.array) throw damaged("a list or record was expected");
	const offset = offsetOf(value);
	if (offset + 4 > bytes.length) throw damaged("a record lies beyond its end");
	const count = bytes.readUInt32LE(offset);
	if (count === 0 || count * 4 > bytes.length - offset) throw damaged("a record is longer than the data");
	return count;
}
/** Slot `index` of an object or array that `slotCount` has checked. */
function slotAt({ bytes }, value, index) {
	return bytes.readUInt32LE(offsetOf(value) + 4 * index);
}
/** Bytes before a blob's content that hold its length; 0 for a value that is no blob. */
function blobPrefix(value) {
	switch (typeOf(value)) {
		case adbType.blob8: return 1;
		case adbType.blob16: return 2;
		case adbType.blob32: return 4;
		default: return 0;
	}
}
/** Content of a blob, without copying; undefined for null. */
function blobAt(adb, value) {
	return value === 0 ? void 0 : adb.bytes.subarray(blobStart(value), blobEnd(adb, value));
}
/** A blob as text; undefined for null. */
function textAt(adb, value) {
	return value === 0 ? void 0 : adb.bytes.toString("utf8", blobStart(value), blobEnd(adb, value));
}
/** Offset of a blob's content. */
const blobStart = (value) => offsetOf(value) + blobPrefix(value);
/** Offset behind a blob's content, which is then known to be there. */
function blobEnd({ bytes }, value) {
	const prefix = blobPrefix(value);
	if (prefix === 0) throw damaged("text was expected");
	const start = blobStart(value);
	if (start > bytes.length) throw damaged("a text lies beyond its end");
	const end = start + bytes.readUIntLE(start - prefix, prefix);
	if (end > bytes.length) throw damaged("a text is longer than the data");
	return end;
}
/** A number; undefined for null. */
function intAt({ bytes }, value) {
	if (value === 0) return void 0;
	const offset = offsetOf(value);
	switch (typeOf(value)) {
		case adbType.int: return offset;
		case adbType.int32:
			if (offset + 4 > bytes.length) throw damaged("a number lies beyond its end");
			return bytes.readUInt32LE(offset);
		case adbType.int64: {
			if (offset + 8 > bytes.length) throw damaged("a number lies beyond its end");
			const wide = bytes.readBigUInt64LE(offset);
			if (wide > BigInt(Number.MAX_SAFE_INTEGER)) throw damaged(`the number ${wide} is out of range`);
			return Number(wide);
		}
		default: throw damaged("a number was expected");
	}
}

// lib/apk/foreign.ts
/** What a file that is not in apk's format is instead, as an error with the cure (the traps of formats.md §1.2, §6.2). */
function foreignFile(file) {
	const kind = detectPackage(file);
	return new UserError(problems[kind === "apk-v3" ? "unknown" : kind]);
}
const fetchAgain = "Look at the address it came from, and download it again with a tool that fails on errors (curl -f).";
const buildIt = "Build it with the SDK of OpenWrt 25.12 or later, or declare its files in a files: source.";
const problems = {
	ipk: {
		what: "this is an .ipk that was renamed to .apk",
		cure: "Name it .ipk to publish it for releases up to 24.10, and build an .apk with the SDK of 25.12."
	},
	"apk-v2": {
		what: "this is a package in Alpine's version 2 format (nfpm and older abuild write it), which no release of OpenWrt installs",
		cure: buildIt
	},
	ar: {
		what: "this is an ar archive (a .deb, or an .ipk in Debian's form), not an apk package",
		cure: buildIt
	},
	tar: {
		what: "this is a tar archive, not an apk package",
		cure: buildIt
	},
	html: {
		what: "this is a web page, not a package",
		cure: fetchAgain
	},
	"git-lfs": {
		what: "this is a pointer of Git LFS, not the package it points to",
		cure: "Check it out with `git lfs pull`."
	},
	empty: {
		what: "this file is empty",
		cure: fetchAgain
	},
	unknown: {
		what: "this is not an apk package",
		cure: buildIt
	}
};

// lib/apk/envelope.ts
/** What an ADB file holds: the word after its magic (formats.md §6.3). */
const schema = {
	index: 2019847785,
	package: 1735091056
};
const blockType = {
	adb: 0,
	sig: 1,
	data: 2,
	ext: 3
};
const MAGIC = 776094785;
const FILE_HEADER = 8;
const BLOCK_HEADER = 4;
const EXT_HEADER = 16;
const MAX_PLAIN_BLOCK = 1073741823;
/** Metadata of a package or an index of 100,000 packages; a file that claims more is not one that a router could read. */
const MAX_METADATA = 67108864;
/** More than any router could unpack; a stream of zeros would go on for ever. */
const MAX_UNPACKED = 1073741824;
/** Bytes of compressed input that hold the metadata of nearly every package. */
const FIRST_SLICE = 2048;
/** Recognises the prefix of an ADB file. @throws UserError for another kind of file, and for zstd. */
function compressionOf(file) {
	const prefix = Buffer.from(file.buffer, file.byteOffset, Math.min(file.byteLength, 6)).toString("latin1");
	if (prefix.startsWith("ADB.")) return {
		deflated: false,
		start: 0
	};
	if (prefix.startsWith("ADBd")) return {
		deflated: true,
		start: 4
	};
	if (!prefix.startsWith("ADBc")) throw foreignFile(file);
	if (file[4] === 1) return {
		deflated: true,
		start: 6
	};
	throw new UserError({
		what: file[4] === 2 ? "The file is compressed with zstd, which the apk of OpenWrt cannot read" : `The file is compressed by method ${file[4]}, which is unknown`,
		cure: "Build it with `apk mkpkg --compression deflate`."
	});
}
/**
* Reads the ADB block and the signatures behind it, inflating no more of the file than they need (in steps that double).
* Undefined when `input` is only the beginning of the file and more of it is needed.
* @throws UserError for a file that is no ADB file, contradicts itself, or ends too soon.
*/
function readHead(input, isWholeFile) {
	const { deflated, start } = compressionOf(input);
	const body = input.subarray(start);
	let take = deflated ? FIRST_SLICE : body.length;
	for (;;) {
		const all = take >= body.length;
		const head = parseHead(deflated ? inflatePrefix(body.subarray(0, take)) : body, all && isWholeFile);
		if (head) return head;
		if (all && !isWholeFile) return void 0;
		if (all) throw damaged("it ends too soon");
		take *= 2;
	}
}
/** Reads a whole ADB file that has no DATA blocks, such as an index. Trailing bytes are refused, as apk does. */
function readWhole(input) {
	const { deflated, start } = compressionOf(input);
	const plain = deflated ? inflateAll(input.subarray(start)) : input;
	const head = parseHead(plain, true);
	if (!head) throw damaged("it ends too soon");
	if (head.end !== plain.length) throw damaged("there are bytes after its end");
	return head;
}
/** The head in `plain`, or undefined when it is not all there. `isEnd`: nothing follows `plain` in the file. */
function parseHead(plain, isEnd) {
	const bytes = Buffer.from(plain.buffer, plain.byteOffset, plain.byteLength);
	if (bytes.length < FILE_HEADER) return void 0;
	if (bytes.readUInt32LE(0) !== MAGIC) throw damaged("what is compressed in it is not apk data");
	const adb = readBlock(bytes, FILE_HEADER);
	if (!adb) return void 0;
	if (adb.type !== blockType.adb) throw damaged("it does not begin with its metadata");
	if (adb.size > MAX_METADATA) throw damaged("its metadata is larger than 64 MB");
	const signatures = [];
	let end = adb.next;
	let at;
	while (end < bytes.length || !isEnd) {
		at = readBlock(bytes, end);
		if (!at) return void 0;
		if (at.type === blockType.data) break;
		if (at.type !== blockType.sig) throw damaged("its blocks are out of order");
		if (at.size > MAX_METADATA) throw damaged("a signature is larger than 64 MB");
		if (at.next > bytes.length) return void 0;
		signatures.push(bytes.subarray(at.start, at.start + at.size));
		end = at.next;
	}
	if (end > bytes.length) return void 0;
	return {
		schema: bytes.readUInt32LE(4),
		payload: bytes.subarray(adb.start, adb.start + adb.size),
		signatures,
		end
	};
}
/** The block whose header is at `offset`; undefined when the header is not all there. The payload may not be either. */
function readBlock(bytes, offset) {
	if (offset + 4 > bytes.length) return void 0;
	const word = bytes.readUInt32LE(offset);
	const isExtended = word >>> 30 === blockType.ext;
	if (isExtended && offset + EXT_HEADER > bytes.length) return void 0;
	const header = isExtended ? EXT_HEADER : 4;
	const length = isExtended ? Number(bytes.readBigUInt64LE(offset + 8)) : word & MAX_PLAIN_BLOCK;
	if (length < header || length > Number.MAX_SAFE_INTEGER) throw damaged("a block has an impossible size");
	const type = isExtended ? word & MAX_PLAIN_BLOCK : word >>> 30;
	if (type >= blockType.ext) throw damaged(`blocks of type ${type} are unknown`);
	return {
		type,
		start: offset + header,
		size: length - header,
		next: offset + roundUp(length)
	};
}
/** A block with its header and padding (formats.md §6.3). */
function encodeBlock(type, payload) {
	const isExtended = payload.length + 4 > MAX_PLAIN_BLOCK;
	const header = isExtended ? EXT_HEADER : 4;
	const block = Buffer.alloc(roundUp(header + payload.length));
	if (isExtended) {
		block.writeUInt32LE((blockType.ext << 30 | type) >>> 0, 0);
		block.writeBigUInt64LE(BigInt(header + payload.length), 8);
	} else block.writeUInt32LE((type << 30 | header + payload.length) >>> 0, 0);
	block.set(payload, header);
	return block;
}
const roundUp = (length) => Math.ceil(length / 8) * 8;
/** A file's header and metadata blocks, not yet compressed. */
function encodeHead(schemaId, payload, signatures) {
	const header = Buffer.alloc(FILE_HEADER);
	header.writeUInt32LE(MAGIC, 0);
	header.writeUInt32LE(schemaId, 4);
	const sigs = signatures.map((signature) => encodeBlock(blockType.sig, signature));
	return Buffer.concat([
		header,
		encodeBlock(blockType.adb, payload),
		...sigs
	]);
}
/** How apk compresses (formats.md §6.3). */
const deflateOptions = {
	level: 9,
	memLevel: 8,
	windowBits: 15
};
/** `ADBd`: raw deflate behind four bytes, as apk writes its files. */
function deflateFile(plain, options = deflateOptions) {
	return Buffer.concat([Buffer.from("ADBd"), deflateRawSync(plain, options)]);
}
function inflatePrefix(deflated) {
	const options = {
		finishFlush: constants.Z_SYNC_FLUSH,
		maxOutputLength: MAX_METADATA + 4 * deflated.length,
		chunkSize: 4 * FIRST_SLICE
	};
	return inflating(() => inflateRawSync(deflated, options));
}
function inflateAll(deflated) {
	const options = {
		maxOutputLength: MAX_METADATA + 4 * deflated.length,
		info: true
	};
	const result = inflating(() => inflateRawSync(deflated, options));
	if (result.engine.bytesWritten !== deflated.length) throw damaged("there are bytes after its end");
	return result.buffer;
}
function inflating(work) {
	try {
		return work();
	} catch (error) {
		throw inflateError(error);
	}
}
/** What zlib says of a broken stream, in our words; other errors as they are. */
function inflateError(error) {
	switch (errorCode(error)) {
		case "ERR_BUFFER_TOO_LARGE": return damaged("it decompresses to more than any package could hold");
		case "Z_BUF_ERROR": return damaged("it ends too soon");
		case "Z_DATA_ERROR":
		case "Z_NEED_DICT": return damaged("it cannot be decompressed");
		default: return error;
	}
}

// lib/openwrt/apk-version.ts
const rank = {
	initial: 0,
	digit: 1,
	letter: 2,
	suffix: 3,
	suffixNumber: 4,
	hash: 5,
	revision: 6,
	end: 7,
	invalid: 8
};
/** The ones before "" mark a version before the release, the ones after it a version past it. */
const suffixes = [
	"alpha",
	"beta",
	"pre",
	"rc",
	"",
	"cvs",
	"svn",
	"git",
	"hg",
	"p"
];
const released = suffixes.indexOf("");
/** True for a version that apk accepts; `1.0-1`, `1.0+git` and `r123` are none. */
function isApkVersion(version) {
	return partsOf(version).at(-1)?.kind === "end";
}
/**
* Order of two versions in apk: negative when `a` is older. Versions that apk does not accept are compared as far as they
* are readable, as apk itself does.
*/
function compareApkVersions(a, b) {
	if (a === b) return 0;
	const as = partsOf(a);
	const bs = partsOf(b);
	for (let i = 0;; i++) {
		const left = as[i] ?? ended;
		const right = bs[i] ?? ended;
		if (left.kind !== right.kind) return compareKinds(left, right);
		if (left.kind === "end" || left.kind === "invalid") return 0;
		const order = compareParts(left, right);
		if (order !== 0) return order;
	}
}
const ended = {
	kind: "end",
	text: ""
};
function compareKinds(a, b) {
	if (isPreRelease(a)) return -1;
	if (isPreRelease(b)) return 1;
	return rank[b.kind] - rank[a.kind];
}
function isPreRelease({ kind, text }) {
	return kind === "suffix" && suffixes.indexOf(text) < released;
}
function compareParts(a, b) {
	switch (a.kind) {
		case "digit": return a.text.startsWith("0") || b.text.startsWith("0") ? compareText(a.text, b.text) : compareNumbers(a.text, b.text);
		case "initial":
		case "suffixNumber":
		case "revision": return compareNumbers(a.text, b.text);
		case "suffix": return suffixes.indexOf(a.text) - suffixes.indexOf(b.text);
		default: return compareText(a.text, b.text);
	}
}
function compareText(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}
/** Numbers of any length. apk reads them modulo 2^64, which matters to nobody's version. */
function compareNumbers(a, b) {
	const x = a.replace(/^0+/, "");
	const y = b.replace(/^0+/, "");
	return x.length - y.length || compareText(x, y);
}
/** Splits a version; the last part is `end`, or `invalid` where apk would stop reading. */
function partsOf(version) {
	const parts = [];
	let rest = version;
	let before;
	const take = (kind, pattern) => {
		const match = pattern.exec(rest);
		const text = match?.[1];
		if (!match || text === void 0) {
			parts.push({
				kind: "invalid",
				text: ""
			});
			return "invalid";
		}
		parts.push({
			kind,
			text
		});
		rest = rest.slice(match[0].length);
		return kind;
	};
	do {
		const [kind, pattern] = next(before, rest);
		before = take(kind, pattern);
	} while (rank[before] < rank.end);
	return parts;
}
const nothing = /^(?!)/;
const anySuffix = new RegExp(`^_(${suffixes.filter(Boolean).join("|")})(?![a-z])`);
/** What the next part must be, given the part before it and the next character. */
function next(before, rest) {
	if (before === void 0) return ["initial", /^(\d+)/];
	const mayFollow = (last) => rank[before] <= rank[last];
	const first = rest.charAt(0);
	if (first === "") return ["end", /^()$/];
	if (first >= "a" && first <= "z" && mayFollow("digit")) return ["letter", /^([a-z])/];
	if (first === "." && mayFollow("digit")) return ["digit", /^\.(\d+)/];
	if (first === "_" && mayFollow("suffixNumber")) return ["suffix", anySuffix];
	if (first >= "0" && first <= "9" && before === "suffix") return ["suffixNumber", /^(\d+)/];
	if (first === "~" && mayFollow("suffixNumber")) return ["hash", /^~([0-9a-f]+)/];
	if (first === "-" && mayFollow("hash")) return ["revision", /^-r(\d+)/];
	return ["invalid", nothing];
}

// lib/apk/dependency.ts
/** formats.md §6.4. */
const apkMatch = {
	equal: 1,
	less: 2,
	greater: 4,
	fuzzy: 8,
	conflict: 16
};
const anyVersion = apkMatch.equal | apkMatch.less | apkMatch.greater;
const grammar = /^(!?)([A-Za-z0-9._+,:/[\]-]+)(?:([<=>~]+)(.*))?$/s;
/** @throws UserError for text that apk would not accept as a dependency. */
function parseDependency(text) {
	const [, conflict, name, operator, version] = grammar.exec(text) ?? [];
	if (name === void 0) throw badDependency(text, "its form is not name, or name, operator and version");
	const flag = conflict ? apkMatch.conflict : 0;
	if (operator === void 0 || version === void 0) return flag ? {
		name,
		match: anyVersion | flag
	} : { name };
	if (!isApkVersion(version)) throw badDependency(text, `"${version}" is not a version apk accepts`);
	const match = operatorBits(operator) | flag;
	return match === apkMatch.equal ? {
		name,
		version
	} : {
		name,
		version,
		match
	};
}
function badDependency(text, why) {
	return new UserError({
		what: `The dependency "${text}" cannot be written for apk: ${why}`,
		cure: "Write it as `zlib>=1.2`."
	});
}
function operatorBits(operator) {
	let bits = 0;
	for (const sign of operator) bits |= {
		"<": apkMatch.less,
		">": apkMatch.greater,
		"=": apkMatch.equal
	}[sign] ?? apkMatch.fuzzy | apkMatch.equal;
	return bits;
}
const sharedOperators = {
	1: "=",
	2: "<",
	3: "<=",
	4: ">",
	5: ">=",
	8: "~",
	9: "~"
};
const operators = {
	...sharedOperators,
	11: "<~",
	13: ">~"
};
/** apk's own order of a dependency list: by name, then version, then bits; a list is unique in it. */
function compareDependencies(a, b) {
	if (a.name !== b.name) return Buffer.compare(Buffer.from(a.name), Buffer.from(b.name));
	if (a.version !== void 0 && b.version !== void 0) {
		const order = compareApkVersions(a.version, b.version);
		if (order !== 0) return order;
	}
	return (a.match ?? 0) - (b.match ?? 0);
}
/** A relation as apk's tools take it on the command line. */
function relationText({ name, operator, version }) {
	return operator && version ? `${name}${operator}${version}` : name;
}
/** The shape that both formats share; the fuzzy halves of `<~` and `>~`, which OpenWrt does not use, become `<=` and `>=`. */
function toRelation({ name, version, match = apkMatch.equal }) {
	if (version === void 0) return { name };
	const operator = relationOperators[match & ~apkMatch.conflict];
	return operator ? {
		name,
		operator,
		version
	} : { name };
}
const relationOperators = {
	...sharedOperators,
	11: "<=",
	13: ">="
};
const memo = /* @__PURE__ */ new WeakMap();
/** Relations of a list, made once for all packages of an index that share it. */
function toRelations(list) {
	const known = memo.get(list);
	if (known) return known;
	const isConflict = ({ match = 0 }) => (match & apkMatch.conflict) !== 0;
	const lists = {
		relations: list.filter((dependency) => !isConflict(dependency)).map(toRelation),
		conflicts: list.filter(isConflict).map(toRelation)
	};
	memo.set(list, lists);
	return lists;
}

// lib/apk/pkginfo.ts
/** Ids of the fields of a package's info (formats.md §6.4, apk-tools' apk_adb.h). */
const infoField = {
	name: 1,
	version: 2,
	hashes: 3,
	description: 4,
	arch: 5,
	license: 6,
	origin: 7,
	maintainer: 8,
	url: 9,
	repoCommit: 10,
	buildTime: 11,
	installedSize: 12,
	fileSize: 13,
	providerPriority: 14,
	depends: 15,
	provides: 16,
	replaces: 17,
	installIf: 18,
	recommends: 19,
	layer: 20,
	tags: 21
};
/**
* A hostile payload can be a small file whose records overlap or repeat without end. In a sane one no byte belongs to two
* records, so that everything decoded together is no longer than the payload; twice that is allowed.
*/
function createDecoder(adb) {
	let allowance = 2 * adb.bytes.length + 4096;
	const spend = (bytes) => {
		allowance -= bytes;
		if (allowance < 0) throw damaged("its records overlap");
	};
	let mentions = adb.bytes.length + 4096;
	const texts = /* @__PURE__ */ new Map();
	const dependencies = /* @__PURE__ */ new Map();
	const lists = /* @__PURE__ */ new Map();
	const text = (value) => {
		if (value === 0) return void 0;
		const known = texts.get(value);
		if (known !== void 0) return known;
		const decoded = textAt(adb, value) ?? "";
		spend(decoded.length);
		texts.set(value, decoded);
		return decoded;
	};
	const list = (value, item) => {
		const count = slotCount(adb, value);
		spend(4 * count);
		const items = [];
		for (let i = 1; i < count; i++) items.push(item(slotAt(adb, value, i)));
		return items;
	};
	const dependency = (value) => {
		const known = dependencies.get(value);
		if (known) return known;
		const slots = fieldsOf(adb, value);
		const name = text(slots(1));
		if (name === void 0) throw damaged("a dependency has no name");
		const version = text(slots(2));
		const match = intAt(adb, slots(3));
		const decoded = { name };
		if (version !== void 0) decoded.version = version;
		if (match !== void 0) decoded.match = match;
		dependencies.set(value, decoded);
		return decoded;
	};
	const dependencyList = (value) => {
		if (value === 0) return none;
		const decoded = lists.get(offsetOf(value)) ?? list(value, dependency);
		lists.set(offsetOf(value), decoded);
		mentions -= decoded.length;
		if (mentions < 0) throw damaged("its records overlap");
		return decoded;
	};
	const bytes = (value) => {
		const found = blobAt(adb, value);
		spend(found?.length ?? 0);
		return found;
	};
	return {
		text,
		bytes,
		list,
		pkgInfo(value) {
			spend(4 * slotCount(adb, value));
			const slot = fieldsOf(adb, value);
			const name = text(slot(infoField.name));
			const version = text(slot(infoField.version));
			if (name === void 0 || version === void 0) throw damaged("a package has no name or no version");
			const info = {
				name,
				version,
				depends: dependencyList(slot(infoField.depends)),
				provides: dependencyList(slot(infoField.provides)),
				replaces: dependencyList(slot(infoField.replaces)),
				installIf: dependencyList(slot(infoField.installIf)),
				recommends: dependencyList(slot(infoField.recommends)),
				tags: slot(infoField.tags) === 0 ? none : list(slot(infoField.tags), (tag) => text(tag) ?? "")
			};
			for (const field of textFields) {
				const value = text(slot(infoField[field]));
				if (value !== void 0) info[field] = value;
			}
			for (const field of numberFields) {
				const value = intAt(adb, slot(infoField[field]));
				if (value !== void 0) info[field] = value;
			}
			for (const field of byteFields) {
				const value = bytes(slot(infoField[field]));
				if (value !== void 0) info[field] = new Uint8Array(value);
			}
			return info;
		}
	};
}
const textFields = [
	"description",
	"arch",
	"license",
	"origin",
	"maintainer",
	"url"
];
const numberFields = [
	"buildTime",
	"installedSize",
	"fileSize",
	"providerPriority",
	"layer"
];
const byteFields = ["hashes", "repoCommit"];
const none = [];
/** Reads slots of a record; a slot that is not stored is null. */
function fieldsOf(adb, value) {
	const count = slotCount(adb, value);
	return (id) => id < count ? slotAt(adb, value, id) : 0;
}
const abiTag = "openwrt:abiversion=";
const sectionTag = "openwrt:section=";
/** The shape that both formats share. */
function toPackageInfo(pkginfo) {
	const tagged = (prefix) => pkginfo.tags.find((tag) => tag.startsWith(prefix))?.slice(prefix.length);
	const { relations: depends, conflicts } = toRelations(pkginfo.depends);
	const info = {
		name: pkginfo.name,
		version: pkginfo.version,
		architecture: pkginfo.arch ?? "noarch",
		description: pkginfo.description ?? "",
		depends,
		provides: toRelations(pkginfo.provides).relations,
		conflicts
	};
	const abiVersion = tagged(abiTag);
	const section = tagged(sectionTag);
	if (abiVersion) info.abiVersion = abiVersion;
	if (section) info.section = section;
	if (pkginfo.license !== void 0) info.license = pkginfo.license;
	if (pkginfo.maintainer !== void 0) info.maintainer = pkginfo.maintainer;
	if (pkginfo.url !== void 0) info.homepage = pkginfo.url;
	if (pkginfo.origin !== void 0) info.source = pkginfo.origin;
	if (pkginfo.installedSize !== void 0) info.installedSize = pkginfo.installedSize;
	return info;
}

// lib/apk/package.ts
/**
* Reads what an index needs from an .apk or its beginning; inflates only the metadata. Undefined when `bytes`, being
* shorter than `fileSize`, ends before the metadata does.
* @param fileSize bytes of the whole file
* @throws UserError for a file that is no apk package
*/
function indexApk(bytes, fileSize = bytes.length) {
	const head = readHead(bytes, bytes.length >= fileSize);
	return head && memberOf(head, fileSize);
}
/** `indexApk` of a file on disk, of which it reads the beginning, and more as needed. */
function indexApkFile(file) {
	return readingFile(file, indexApk);
}
function memberOf(head, fileSize) {
	const { adb, info: value, decoder } = openPackage(head);
	const pkginfo = decoder.pkgInfo(value);
	return {
		filename: apkFilename(pkginfo),
		pkginfo,
		info: toPackageInfo(pkginfo),
		fileSize,
		adbSha256: createHash("sha256").update(head.payload).digest(),
		record: {
			payload: new Uint8Array(adb.bytes),
			value
		}
	};
}
/** The name under which apk looks for a package beside its index. */
function apkFilename({ name, version }) {
	return `${name}-${version}.apk`;
}
/** In the order of their ids, which start at 1. */
const scriptNames = [
	"trigger",
	"pre-install",
	"post-install",
	"pre-deinstall",
	"post-deinstall",
	"pre-upgrade",
	"post-upgrade"
];
/**
* Reads an .apk's metadata, files and signatures from the file or its beginning. Undefined when that beginning is too short.
* @throws UserError for a file that is no apk package
*/
function readApk(bytes, fileSize = bytes.length) {
	const head = readHead(bytes, bytes.length >= fileSize);
	if (!head) return void 0;
	const { adb, root, decoder } = openPackage(head);
	return {
		...memberOf(head, fileSize),
		scripts: readScripts(adb, root(3), decoder),
		files: readPaths(adb, root(2), decoder),
		signedBy: head.signatures.map((signature) => Buffer.from(signature.subarray(2, 18)).toString("hex"))
	};
}
/** `readApk` of a file on disk. */
function readApkFile(file) {
	return readingFile(file, readApk);
}
function openPackage(head) {
	if (head.schema !== schema.package) throw damaged("it is no package, but an index or a database of apk");
	const adb = openAdb(head.payload);
	const root = fieldsOf(adb, adb.root);
	return {
		adb,
		root,
		info: root(1),
		decoder: createDecoder(adb)
	};
}
function readScripts(adb, value, decoder) {
	const scripts = {};
	const script = fieldsOf(adb, value);
	for (const [index, name] of scriptNames.entries()) {
		const text = decoder.text(script(index + 1));
		if (text !== void 0) scripts[name] = text;
	}
	return scripts;
}
function readPaths(adb, value, decoder) {
	const files = [];
	decoder.list(value, (directory) => {
		const field = fieldsOf(adb, directory);
		const parent = decoder.text(field(1)) ?? "";
		if (parent !== "") files.push({
			path: parent,
			type: "directory",
			size: 0,
			...readAcl(adb, field(2), decoder)
		});
		decoder.list(field(3), (file) => files.push(readFile(adb, file, parent, decoder)));
	});
	return files;
}
function readFile(adb, value, parent, decoder) {
	const field = fieldsOf(adb, value);
	const name = decoder.text(field(1));
	if (!name) throw damaged("a file has no name");
	const mtime = intAt(adb, field(4));
	const hash = decoder.bytes(field(5));
	return {
		path: parent === "" ? name : `${parent}/${name}`,
		...readTarget(decoder.bytes(field(6))),
		...readAcl(adb, field(2), decoder),
		size: intAt(adb, field(3)) ?? 0,
		...mtime !== void 0 && { mtime },
		...hash && { sha256: hash.toString("hex") }
	};
}
function readAcl(adb, value, decoder) {
	const field = fieldsOf(adb, value);
	return {
		mode: intAt(adb, field(1)) ?? 0,
		user: decoder.text(field(2)) ?? "root",
		group: decoder.text(field(3)) ?? "root"
	};
}
const SYMLINK = 40960;
const REGULAR = 32768;
/** A target is a file type and what belongs to it: a path, or a device number (formats.md §6.4). */
function readTarget(target) {
	if (!target) return { type: "file" };
	if (target.length < 2) throw damaged("a link leads nowhere");
	const path = target.toString("utf8", 2);
	switch (target.readUInt16LE(0)) {
		case SYMLINK: return {
			type: "symlink",
			target: path
		};
		case REGULAR: return {
			type: "hardlink",
			target: path
		};
		default: return { type: "device" };
	}
}
/** Bytes of a file to begin with: the whole metadata of most packages. */
const FIRST_READ = 8192;
/** One buffer for the beginnings of all files: reading is synchronous, and what is read keeps no view of it. */
const beginning = Buffer.alloc(FIRST_READ);
function readingFile(file, read) {
	const descriptor = openSync(file, "r");
	try {
		const { size } = fstatSync(descriptor);
		for (let length = FIRST_READ;; length *= 4) {
			const buffer = length === FIRST_READ ? beginning : Buffer.allocUnsafe(Math.min(length, size));
			const wanted = Math.min(buffer.length, size);
			const got = readSync(descriptor, buffer, 0, wanted, 0);
			const result = read(buffer.subarray(0, got), got < wanted ? got : size);
			if (result !== void 0) return result;
		}
	} finally {
		closeSync(descriptor);
	}
}

export { blobPrefix as A, inflateError as C, schema as D, readWhole as E, openAdb as F, slotAt as I, slotCount as L, intAt as M, makeValue as N, adbType as O, offsetOf as P, typeOf as R, encodeHead as S, readHead as T, blockType as _, readApkFile as a, deflateOptions as b, fieldsOf as c, compareDependencies as d, parseDependency as f, MAX_UNPACKED as g, isApkVersion as h, readApk as i, damaged as j, blobEnd as k, infoField as l, compareApkVersions as m, indexApk as n, scriptNames as o, relationText as p, indexApkFile as r, createDecoder as s, apkFilename as t, toPackageInfo as u, compressionOf as v, readBlock as w, encodeBlock as x, deflateFile as y };