import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Content } from "./tree.ts";

export function contentSize(content: Content): number {
  return content instanceof Uint8Array ? content.length : content.size;
}

/** Bytes of a file that are read at once, as most packages are: a stream for each costs several times more. */
const AT_ONCE = 1024 * 1024;

/**
 * The bytes of a content, piece by piece.
 *
 * @throws Error when the file does not have the size it was announced with.
 */
export async function* contentBytes(content: Content): AsyncGenerator<Uint8Array> {
  if (content instanceof Uint8Array) {
    yield content;
    return;
  }
  if (content.size <= AT_ONCE) {
    const bytes = await readFile(content.file);
    if (bytes.length !== content.size) throw new Error(`${content.file} changed while it was read`);
    yield bytes;
    return;
  }
  let rest = content.size;
  for await (const chunk of createReadStream(content.file) as AsyncIterable<Buffer>) {
    rest -= chunk.length;
    if (rest < 0) break;
    yield chunk;
  }
  if (rest !== 0) throw new Error(`${content.file} changed while it was read`);
}

/** A content's bytes when they are few, else the path of its file. */
export async function bytesOrFile(content: Content): Promise<Uint8Array | string> {
  if (content instanceof Uint8Array) return content;
  return content.size <= AT_ONCE ? readFile(content.file) : content.file;
}

/** The id that git gives to a file with these bytes (SHA-1 of `blob <size>\0` and the bytes), 40 hex digits. */
export function blobId(bytes: Uint8Array): string {
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}

/** Ids are asked for several times in one publication, and contents never change. */
const known = new WeakMap<Content, Promise<string>>();

/** The {@link blobId} of a content, which is streamed when it is a file. */
export function contentId(content: Content): Promise<string> {
  const id = known.get(content) ?? hashContent(content);
  known.set(content, id);
  return id;
}

async function hashContent(content: Content): Promise<string> {
  if (content instanceof Uint8Array) return blobId(content);
  const hash = createHash("sha1").update(`blob ${content.size}\0`);
  for await (const chunk of contentBytes(content)) hash.update(chunk);
  return hash.digest("hex");
}
