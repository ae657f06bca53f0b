import { r as errorCode, t as UserError } from "./errors-CKtpLF_l.mjs";
import { n as detectPackage, r as notAnIpk } from "./detect-03wFICQL.mjs";
import { i as gunzipSmall, r as gunzipProblem } from "./gzip-Dls-gAHH.mjs";
import { a as atPlaceOf, c as notMembers, d as collectPayload, f as twice, i as OUTER_LIMITS, n as CONTROL_TAR_LIMIT, o as checkControl, p as createTarReader, r as NO_CONTROL, s as foreign, t as CONTROL_LIMITS, u as IPK_LIMITS } from "./read--7wY_0w2.mjs";
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { Readable, pipeline } from "node:stream";

// lib/ipk/contents.ts
const SCRIPT = /^(preinst|postinst|prerm|postrm)(-pkg)?$/;
/**
* Reads an .ipk of any size with little memory: members in any order, names with or without `./`, debian-binary may be
* missing (formats.md §1.3).
* @param source the bytes, or the path of a file
* @throws {UserError} at `place`: not an .ipk, cut off, damaged, beyond the limits, a path that leaves the package, a
*   file behind a link of the same package, control not valid
*/
async function readIpk(source, place, limits = IPK_LIMITS) {
	const head = {};
	try {
		return await readOuter(inflate(keepHead(typeof source === "string" ? createReadStream(source) : [source], head, place), limits.bytes, "the package"), head, place, limits);
	} catch (error) {
		const code = errorCode(error);
		if (code === "ENOENT" || code === "EACCES" || code === "EISDIR") throw new UserError({
			what: `the file cannot be read (${code})`,
			place
		}, { cause: error });
		throw atPlaceOf(head.bytes ? foreign(error, head.bytes, place) : error, place);
	}
}
async function readOuter(chunks, head, place, limits) {
	const names = /* @__PURE__ */ new Set();
	let control;
	let payload;
	await eachMember(tarEvents(chunks, OUTER_LIMITS), async (entry, data) => {
		if (names.has(entry.path)) throw twice(entry.path);
		names.add(entry.path);
		if (entry.path === "control.tar.gz") control = await readControlPart(inflate(data, CONTROL_TAR_LIMIT, "control.tar.gz in the package"), place);
		else if (entry.path === "data.tar.gz") payload = await readPayload(inflate(data, limits.bytes, "data.tar.gz in the package"), limits);
	});
	if (!control || !payload) throw notMembers(head.bytes ?? /* @__PURE__ */ new Uint8Array(), names, place);
	return {
		...control,
		...payload
	};
}
async function readControlPart(chunks, place) {
	const scripts = [];
	const texts = /* @__PURE__ */ new Map();
	await eachMember(tarEvents(chunks, CONTROL_LIMITS), async ({ path, type }, data) => {
		if (type === "file" && SCRIPT.test(path)) scripts.push(path);
		if (path !== "control" && path !== "conffiles") return;
		if (texts.has(path)) throw twice(path);
		const pieces = [];
		for await (const piece of data) pieces.push(piece);
		texts.set(path, Buffer.concat(pieces));
	});
	const control = texts.get("control");
	if (!control) throw new UserError(NO_CONTROL);
	const conffiles = (texts.get("conffiles")?.toString("utf8") ?? "").split("\n").filter((line) => line !== "");
	return {
		...checkControl(control, place),
		scripts,
		conffiles
	};
}
async function readPayload(chunks, limits) {
	const payload = collectPayload();
	await eachMember(tarEvents(chunks, limits), async (entry) => payload.add(entry));
	return payload.part;
}
/** Calls `visit` for every member in turn; data that it does not take is skipped. */
async function eachMember(events, visit) {
	let next = await events.next();
	async function* body() {
		for (next = await events.next(); !next.done && next.value.type === "data"; next = await events.next()) yield next.value.data;
	}
	try {
		while (!next.done) {
			const { value } = next;
			if (value.type === "entry") {
				const data = body();
				await visit(value.entry, data);
				for await (const _ of data);
			}
			if (!next.done && (next.value === value || next.value.type === "data")) next = await events.next();
		}
	} finally {
		await events.return();
	}
}
async function* tarEvents(chunks, limits) {
	const reader = createTarReader(limits);
	for await (const chunk of chunks) yield* reader.push(chunk);
	reader.end();
}
/** Bytes of gzip that are inflated at once, as most packages are: a stream for each costs several times more. */
const SMALL = 262144;
/** Inflates at most `limit` bytes, and of a large input no more at a time than the consumer asks for. */
async function* inflate(chunks, limit, what) {
	const input = chunks[Symbol.asyncIterator]();
	const start = [];
	let size = 0;
	let next = await input.next();
	for (; !next.done && size <= SMALL; next = await input.next()) {
		start.push(next.value);
		size += next.value.length;
	}
	const small = next.done ? gunzipSmall(Buffer.concat(start), limit, what) : void 0;
	if (small) yield small;
	else yield* inflateStream(joined(start, next, input), limit, what);
}
/** An input again from its beginning: what was taken of it, `next`, and the rest. */
async function* joined(start, next, rest) {
	yield* start;
	for (let one = next; !one.done; one = await rest.next()) yield one.value;
}
async function* inflateStream(chunks, limit, what) {
	const gunzip = createGunzip();
	pipeline(Readable.from(chunks), gunzip, () => {});
	let inflated = 0;
	try {
		for await (const chunk of gunzip) {
			inflated += chunk.length;
			if (inflated > limit) throw Object.assign(/* @__PURE__ */ new Error(), { code: "ERR_BUFFER_TOO_LARGE" });
			yield chunk;
		}
	} catch (error) {
		throw gunzipProblem(error, what, limit);
	}
}
/** Looks at the first bytes before anything is inflated, and keeps them for an explanation. */
async function* keepHead(chunks, head, place) {
	for await (const chunk of chunks) {
		if (!head.bytes) {
			head.bytes = chunk;
			const kind = detectPackage(chunk);
			if (kind !== "ipk" && !(chunk[0] === 31 && chunk[1] === 139)) throw notAnIpk(kind, place);
		}
		yield chunk;
	}
	if (!head.bytes) throw notAnIpk("empty", place);
}

export { readIpk as t };