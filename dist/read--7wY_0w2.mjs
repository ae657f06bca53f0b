import { t as UserError } from "./errors-CKtpLF_l.mjs";
import { a as validateControl, i as parseControl, r as formatControl, t as CONTROL_LIMIT } from "./control-eicZCLuw.mjs";
import { n as detectPackage, r as notAnIpk } from "./detect-03wFICQL.mjs";
import { i as gunzipSmall, t as gunzip } from "./gzip-Dls-gAHH.mjs";
import { t as packagePath } from "./path-BkwN_5Iv.mjs";

// lib/ipk/tar-read.ts
const BLOCK = 512;
/** Long names and pax headers are collected in memory; no honest one comes near this. */
const META_LIMIT = 65536;
const ZEROS = Buffer.alloc(BLOCK);
/**
* Reads tar piece by piece: ustar with prefix, GNU `L`/`K` records, pax `x` (path, linkpath, size) and `g` (ignored),
* old directories with a trailing slash. Holds no more than one header or one long name in memory.
* @throws {UserError} without a place: damaged header, path that leaves the package, more than the limits allow
*/
function createTarReader(limits) {
	const state = {
		limits,
		held: Buffer.alloc(0),
		at: "header",
		left: 0,
		padding: 0,
		metaFlag: "",
		longName: void 0,
		longLink: void 0,
		paxSize: void 0,
		entries: 0,
		bytes: 0
	};
	return {
		push: (chunk) => push(state, chunk),
		end: () => end(state)
	};
}
function* push(state, chunk) {
	let rest = state.held.length > 0 ? Buffer.concat([state.held, chunk]) : asBuffer(chunk);
	state.held = Buffer.alloc(0);
	while (rest.length > 0 && state.at !== "over") if (state.at === "header" || state.at === "meta") {
		const need = state.at === "header" ? BLOCK : state.left;
		if (rest.length < need) {
			state.held = Buffer.from(rest);
			return;
		}
		const block = rest.subarray(0, need);
		rest = rest.subarray(need);
		if (state.at === "meta") takeMeta(state, block);
		else {
			const entry = takeHeader(state, block);
			if (entry) yield {
				type: "entry",
				entry
			};
		}
	} else {
		const piece = rest.subarray(0, Math.min(rest.length, state.left));
		rest = rest.subarray(piece.length);
		state.left -= piece.length;
		const isData = state.at === "data";
		if (state.left === 0) nextAfter(state);
		if (isData) yield {
			type: "data",
			data: piece
		};
	}
}
function end(state) {
	if (!(state.at === "header" && state.held.length === 0 && state.longName === void 0) && state.at !== "over") throw new UserError({ what: "the tar archive ends in the middle of a member" });
}
/** Data is followed by padding, padding by a header; either may be absent. */
function nextAfter(state) {
	const padding = state.at === "padding" ? 0 : state.padding;
	state.at = padding > 0 ? "padding" : "header";
	state.left = padding;
}
function takeHeader(state, block) {
	if (block[0] === 0 && block.equals(ZEROS)) {
		state.at = "over";
		return;
	}
	verifyChecksum(block);
	const flag = String.fromCharCode(block[156] ?? 0);
	const size = state.paxSize ?? number(block, 124, 12);
	if (flag === "L" || flag === "K" || flag === "x" || flag === "g") {
		if (size > META_LIMIT) throw new UserError({ what: `a tar header of ${size} bytes is more than any name needs` });
		startBody(state, "meta", size);
		state.metaFlag = flag;
		return;
	}
	return toEntry(state, block, flag, size);
}
function toEntry(state, block, flag, statedSize) {
	const rawName = state.longName ?? ustarName(block);
	const rawLink = state.longLink ?? text(block, 157, 100);
	const type = entryType(flag, rawName);
	const size = type === "file" ? statedSize : 0;
	state.longName = void 0;
	state.longLink = void 0;
	state.paxSize = void 0;
	countEntry(state, rawName, size);
	const entry = {
		path: insidePath(rawName),
		type,
		mode: number(block, 100, 8) & 4095,
		size
	};
	startBody(state, "data", size);
	if (type === "symlink") return {
		...entry,
		target: rawLink
	};
	return type === "hardlink" ? {
		...entry,
		target: insidePath(rawLink)
	} : entry;
}
function countEntry(state, name, size) {
	const { limits } = state;
	state.entries += 1;
	state.bytes += size;
	if (state.entries > limits.entries) throw new UserError({ what: `more than ${limits.entries} files in one archive` });
	if (state.bytes > limits.bytes) throw new UserError({ what: `more than ${limits.bytes} bytes once unpacked` });
	if (Buffer.byteLength(name) > limits.path) throw new UserError({ what: `a path of more than ${limits.path} bytes: ${name.slice(0, 60)}…` });
}
function startBody(state, at, size) {
	state.padding = (BLOCK - size % BLOCK) % BLOCK;
	state.left = size;
	state.at = at;
	if (size === 0) state.at = "header";
}
function takeMeta(state, data) {
	if (state.metaFlag === "L") state.longName = trimNul(data.toString("utf8"));
	else if (state.metaFlag === "K") state.longLink = trimNul(data.toString("utf8"));
	else if (state.metaFlag === "x") takePax(state, data);
	nextAfter(state);
}
/** Records are `<length> <key>=<value>\n`, the length counting itself. */
function takePax(state, data) {
	for (let at = 0; at < data.length;) {
		const space = data.indexOf(32, at);
		const length = Number(data.toString("latin1", at, space));
		if (space < 0 || !Number.isSafeInteger(length) || length < 5 || at + length > data.length) throw new UserError({ what: "a pax header inside is damaged" });
		const record = data.toString("utf8", space + 1, at + length - 1);
		const equals = record.indexOf("=");
		const value = record.slice(equals + 1);
		const key = record.slice(0, equals);
		if (key === "path") state.longName = value;
		else if (key === "linkpath") state.longLink = value;
		else if (key === "size") state.paxSize = safeSize(Number(value));
		at += length;
	}
}
function entryType(flag, name) {
	if (flag === "5") return "directory";
	if (flag === "2") return "symlink";
	if (flag === "1") return "hardlink";
	if (flag === "3" || flag === "4" || flag === "6") return "other";
	return name.endsWith("/") ? "directory" : "file";
}
function insidePath(name) {
	const path = packagePath(name);
	if (path !== void 0) return path;
	throw new UserError({
		what: `the path ${JSON.stringify(name.slice(0, 200))} leads out of the package`,
		cure: "Build the package again with paths below its root."
	});
}
function ustarName(block) {
	const name = text(block, 0, 100);
	const prefix = block.toString("latin1", 257, 263) === "ustar\0" ? text(block, 345, 155) : "";
	return prefix ? `${prefix}/${name}` : name;
}
function text(block, offset, width) {
	const stop = block.indexOf(0, offset);
	return block.toString("utf8", offset, stop < 0 || stop > offset + width ? offset + width : stop);
}
function trimNul(value) {
	return value.endsWith("\0") ? value.slice(0, -1) : value;
}
function number(block, offset, width) {
	if (((block[offset] ?? 0) & 128) !== 0) {
		let value = 0;
		for (let i = 1; i < width; i += 1) value = value * 256 + (block[offset + i] ?? 0);
		return safeSize(value);
	}
	const digits = text(block, offset, width).trim();
	if (!/^[0-7]*$/.test(digits)) throw new UserError({ what: "a tar header inside is damaged" });
	return digits === "" ? 0 : Number.parseInt(digits, 8);
}
function safeSize(value) {
	if (!Number.isSafeInteger(value) || value < 0) throw new UserError({ what: "a tar header states an impossible size" });
	return value;
}
function verifyChecksum(block) {
	let sum = 256;
	for (let i = 0; i < 148; i += 1) sum += block[i] ?? 0;
	for (let i = 156; i < BLOCK; i += 1) sum += block[i] ?? 0;
	if (sum !== number(block, 148, 8)) throw new UserError({ what: "a tar header inside is damaged" });
}
function asBuffer(bytes) {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

// lib/ipk/payload.ts
/** Far more than any package for a router needs; the list of files is what a reader holds in memory. */
const IPK_LIMITS = {
	entries: 5e4,
	bytes: 1024 ** 3,
	path: 1024
};
/** Takes the members of data.tar.gz one after the other; refuses what would be written twice or elsewhere. */
function collectPayload() {
	const files = /* @__PURE__ */ new Map();
	let installedBytes = 0;
	return {
		add(entry) {
			if (entry.path === "") return;
			if (files.has(entry.path) && entry.type !== "directory") throw twice(entry.path);
			refuseBehindLink(files, entry.path);
			files.set(entry.path, entry);
			installedBytes += entry.size;
		},
		get part() {
			return {
				files: [...files.values()],
				installedBytes
			};
		}
	};
}
/**
* Looks through a data.tar.gz in memory, to its last byte.
* @returns false for one that is too large to be unpacked at once: `readIpk` looks through that
* @throws {UserError} without a place: cut off, damaged, a path that leaves the package, a file behind a link
*/
function checkSmallPayload(bytes) {
	const tar = gunzipSmall(bytes, IPK_LIMITS.bytes, "data.tar.gz in the package");
	if (!tar) return false;
	const payload = collectPayload();
	const reader = createTarReader(IPK_LIMITS);
	for (const event of reader.push(tar)) if (event.type === "entry") payload.add(event.entry);
	reader.end();
	return true;
}
/** Two members of one name: tools would disagree about which one counts. */
function twice(path) {
	return new UserError({
		what: `the package holds ${path || "./"} twice`,
		cure: "Build the package again."
	});
}
/** A file below a symlink of the same package would be written wherever the link points to. */
function refuseBehindLink(files, path) {
	for (let slash = path.lastIndexOf("/"); slash > 0; slash = path.lastIndexOf("/", slash - 1)) {
		const parent = files.get(path.slice(0, slash));
		if (parent?.type !== "symlink") continue;
		throw new UserError({
			what: `${path} lies behind the link ${parent.path}, which leads to ${parent.target}`,
			cure: "Build the package again with the file at its real place."
		});
	}
}

// lib/ipk/read.ts
/** Bytes that control.tar.gz may inflate to; scripts are in it too. */
const CONTROL_TAR_LIMIT = 16777216;
/** The outer archive holds three members, whatever its size. */
const OUTER_LIMITS = {
	entries: 16,
	bytes: Number.MAX_SAFE_INTEGER,
	path: 256
};
const CONTROL_LIMITS = {
	entries: 64,
	bytes: CONTROL_TAR_LIMIT,
	path: 256
};
/**
* Reads the control stanza of an .ipk that is in memory, and looks through its files; the fast way for an index of thousands
* of small packages.
* @throws {UserError} at `place`: not an .ipk (with what it is instead), cut off, damaged, control not valid, a path that
*   leaves the package
*/
function readIpkControl(bytes, place) {
	return located(place, () => {
		const limit = 20 * bytes.length + CONTROL_TAR_LIMIT;
		const kind = bytes[0] === 31 && bytes[1] === 139 ? "ipk" : detectPackage(bytes);
		if (kind !== "ipk") throw notAnIpk(kind, place);
		const outer = gunzip(bytes, limit, "the package");
		const members = orForeign(bytes, place, () => readMembers(outer, OUTER_LIMITS, (path) => path === "control.tar.gz" || path === "data.tar.gz"));
		const controlTar = members.found.get("control.tar.gz");
		const dataTar = members.found.get("data.tar.gz");
		if (!controlTar || !dataTar) throw notMembers(bytes, members.names, place);
		return {
			...readControlTar(gunzip(controlTar, CONTROL_TAR_LIMIT, "control.tar.gz in the package"), place),
			isWhole: checkSmallPayload(dataTar)
		};
	});
}
/** What a gzip file of another kind is, when reading it as an .ipk fails. */
function orForeign(head, place, work) {
	try {
		return work();
	} catch (error) {
		throw foreign(error, head, place);
	}
}
/** `error`, or what the file really is when its first bytes are not those of an .ipk. */
function foreign(error, head, place) {
	const kind = error instanceof UserError ? detectPackage(head) : "ipk";
	return kind === "ipk" ? error : notAnIpk(kind, place);
}
function readControlTar(tar, place) {
	const control = readMembers(tar, CONTROL_LIMITS, (path) => path === "control").found.get("control");
	if (!control) throw new UserError(NO_CONTROL);
	return checkControl(control, place);
}
const NO_CONTROL = {
	what: "there is no control file in the package's control.tar.gz",
	cure: "Build the package again."
};
/** Parses and validates the bytes of a control file. */
function checkControl(bytes, place) {
	if (bytes.length > 1048576) throw new UserError({ what: "the control file is larger than 1 MiB" });
	const control = parseControl(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8"), {
		...place,
		file: `${place.file} (control)`
	});
	validateControl(control, place);
	return {
		control,
		controlText: formatControl(control)
	};
}
/** Why a gzip file without the two members of an .ipk is none. */
function notMembers(head, names, place) {
	const kind = detectPackage(head);
	if (kind !== "ipk") return notAnIpk(kind, place);
	const packed = [...names].find((name) => /^(control|data)\.tar(\.(?!gz$)\w+)?$/.test(name));
	const cure = "Build it with OpenWrt's SDK or declare it as a files: package.";
	if (packed) return new UserError({
		what: `the package holds ${packed}, but opkg reads .tar.gz only`,
		cure,
		place
	});
	const missing = names.has("control.tar.gz") ? "data.tar.gz" : "control.tar.gz";
	return new UserError({
		what: `there is no ${missing} in the package`,
		cure,
		place
	});
}
/** Members of a tar archive in memory: the names of all, the data of those that are wanted. */
function readMembers(tar, limits, isWanted) {
	const reader = createTarReader(limits);
	const names = /* @__PURE__ */ new Set();
	const found = /* @__PURE__ */ new Map();
	let wanted;
	for (const event of reader.push(tar)) if (event.type === "entry") {
		const { path, size } = event.entry;
		if (names.has(path)) throw twice(path);
		names.add(path);
		wanted = isWanted(path) ? path : void 0;
		if (wanted && size === 0) found.set(wanted, /* @__PURE__ */ new Uint8Array());
	} else if (wanted) found.set(wanted, event.data);
	reader.end();
	return {
		names,
		found
	};
}
/** Puts `place` on the problems of a UserError that has none. */
function located(place, work) {
	try {
		return work();
	} catch (error) {
		throw atPlaceOf(error, place);
	}
}
function atPlaceOf(error, place) {
	if (!(error instanceof UserError)) return error;
	return new UserError(error.problems.map((problem) => ({
		...problem,
		place: problem.place ?? place
	})), { cause: error });
}

export { atPlaceOf as a, notMembers as c, collectPayload as d, twice as f, OUTER_LIMITS as i, readIpkControl as l, CONTROL_TAR_LIMIT as n, checkControl as o, createTarReader as p, NO_CONTROL as r, foreign as s, CONTROL_LIMITS as t, IPK_LIMITS as u };