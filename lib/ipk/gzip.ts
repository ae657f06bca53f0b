import { constants, gunzipSync, gzipSync } from "node:zlib";
import { errorCode, UserError } from "../run/errors.ts";

/** Compresses as `gzip -n` does: level 6, no name, no time, OS "Unix" whatever machine this is (formats.md §1.1). */
export function gzip(bytes: Uint8Array): Buffer {
  const packed = gzipSync(bytes, { level: 6, memLevel: 8 });
  packed[9] = 3;
  return packed;
}

/**
 * Inflates gzip, at most `limit` bytes of it.
 * @throws {UserError} naming `what` when it is damaged, cut off or larger than the limit
 */
export function gunzip(bytes: Uint8Array, limit: number, what: string): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: limit, chunkSize: outputChunk(bytes) });
  } catch (error) {
    throw gunzipProblem(error, what, limit);
  }
}

/** Bytes that a small gzip file may inflate to; beyond that it goes the way of large ones, as a stream. */
export const SMALL_OUTPUT = 4 * 1024 * 1024;

/** {@link gunzip} of what is probably small; undefined when it is larger than it seemed. */
export function gunzipSmall(bytes: Uint8Array, limit: number, what: string): Buffer | undefined {
  try {
    return gunzipSync(bytes, { maxOutputLength: Math.min(limit, SMALL_OUTPUT), chunkSize: outputChunk(bytes) });
  } catch (error) {
    if (errorCode(error) === "ERR_BUFFER_TOO_LARGE" && limit > SMALL_OUTPUT) return undefined;
    throw gunzipProblem(error, what, limit);
  }
}

/** One output buffer of the right size halves the time of small files; gzip ends with the size, which may be a lie. */
function outputChunk(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stated = bytes.length < 18 ? 0 : view.getUint32(bytes.length - 4, true);
  return Math.min(Math.max(stated + 64, 1024), 1024 * 1024);
}

/** As much as can be inflated of the start of a gzip file; undefined when that is nothing. */
export function gunzipHead(head: Uint8Array): Buffer | undefined {
  try {
    return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 16 * 1024 * 1024 });
  } catch {
    return undefined;
  }
}

/** Turns what zlib threw into a sentence for people; other errors come back as they are. */
export function gunzipProblem(error: unknown, what: string, limit: number): unknown {
  const code = errorCode(error);
  if (code === "Z_BUF_ERROR") {
    return new UserError({ what: `${what} is cut off`, cure: "Copy or download it again." }, { cause: error });
  }
  if (code === "ERR_BUFFER_TOO_LARGE") {
    const cure = "Do not publish it: it is made to exhaust memory.";
    return new UserError({ what: `${what} inflates to more than ${limit} bytes`, cure }, { cause: error });
  }
  if (code?.startsWith("Z_")) {
    return new UserError({ what: `${what} is damaged`, cure: "Copy or download it again." }, { cause: error });
  }
  return error;
}
