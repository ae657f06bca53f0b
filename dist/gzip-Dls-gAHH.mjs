import { r as errorCode, t as UserError } from "./errors-CKtpLF_l.mjs";
import { constants, gunzipSync, gzipSync } from "node:zlib";

// lib/ipk/gzip.ts
/** Compresses as `gzip -n` does: level 6, no name, no time, OS "Unix" whatever machine this is (formats.md §1.1). */
function gzip(bytes) {
	const packed = gzipSync(bytes, {
		level: 6,
		memLevel: 8
	});
	packed[9] = 3;
	return packed;
}
/**
* Inflates gzip, at most `limit` bytes of it.
* @throws {UserError} naming `what` when it is damaged, cut off or larger than the limit
*/
function gunzip(bytes, limit, what) {
	try {
		return gunzipSync(bytes, {
			maxOutputLength: limit,
			chunkSize: outputChunk(bytes)
		});
	} catch (error) {
		throw gunzipProblem(error, what, limit);
	}
}
/** Bytes that a small gzip file may inflate to; beyond that it goes the way of large ones, as a stream. */
const SMALL_OUTPUT = 4194304;
/** {@link gunzip} of what is probably small; undefined when it is larger than it seemed. */
function gunzipSmall(bytes, limit, what) {
	try {
		return gunzipSync(bytes, {
			maxOutputLength: Math.min(limit, SMALL_OUTPUT),
			chunkSize: outputChunk(bytes)
		});
	} catch (error) {
		if (errorCode(error) === "ERR_BUFFER_TOO_LARGE" && limit > 4194304) return void 0;
		throw gunzipProblem(error, what, limit);
	}
}
/** One output buffer of the right size halves the time of small files; gzip ends with the size, which may be a lie. */
function outputChunk(bytes) {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const stated = bytes.length < 18 ? 0 : view.getUint32(bytes.length - 4, true);
	return Math.min(Math.max(stated + 64, 1024), 1048576);
}
/** As much as can be inflated of the start of a gzip file; undefined when that is nothing. */
function gunzipHead(head) {
	try {
		return gunzipSync(head, {
			finishFlush: constants.Z_SYNC_FLUSH,
			maxOutputLength: 16777216
		});
	} catch {
		return;
	}
}
/** Turns what zlib threw into a sentence for people; other errors come back as they are. */
function gunzipProblem(error, what, limit) {
	const code = errorCode(error);
	if (code === "Z_BUF_ERROR") return new UserError({
		what: `${what} is cut off`,
		cure: "Copy or download it again."
	}, { cause: error });
	if (code === "ERR_BUFFER_TOO_LARGE") return new UserError({
		what: `${what} inflates to more than ${limit} bytes`,
		cure: "Do not publish it: it is made to exhaust memory."
	}, { cause: error });
	if (code?.startsWith("Z_")) return new UserError({
		what: `${what} is damaged`,
		cure: "Copy or download it again."
	}, { cause: error });
	return error;
}

export { gzip as a, gunzipSmall as i, gunzipHead as n, gunzipProblem as r, gunzip as t };