import { deflateRawSync, inflateRawSync, type ZlibOptions, constants as zlib } from "node:zlib";
import { errorCode, UserError } from "../run/errors.ts";
import { damaged } from "./adb.ts";
import { foreignFile } from "./foreign.ts";

/** What an ADB file holds: the word after its magic (formats.md §6.3). */
export const schema = { index: 0x78646e69, package: 0x676b6370 } as const;

export const blockType = { adb: 0, sig: 1, data: 2, ext: 3 } as const;

/** The part of an ADB file before its DATA blocks. */
export interface AdbHead {
  readonly schema: number;
  /** The ADB payload. */
  readonly payload: Uint8Array;
  /** Payloads of the SIG blocks, in order. */
  readonly signatures: readonly Uint8Array[];
  /** Bytes of the decompressed file up to the end of the last SIG block. */
  readonly end: number;
}

const MAGIC = 0x2e424441;
const FILE_HEADER = 8;
export const BLOCK_HEADER = 4;
const EXT_HEADER = 16;
const MAX_PLAIN_BLOCK = 0x3fff_ffff;
/** Metadata of a package or an index of 100,000 packages; a file that claims more is not one that a router could read. */
const MAX_METADATA = 64 * 1024 * 1024;
/** More than any router could unpack; a stream of zeros would go on for ever. */
export const MAX_UNPACKED = 1024 * 1024 * 1024;
/** Bytes of compressed input that hold the metadata of nearly every package. */
const FIRST_SLICE = 2048;

/** A compressed file's stream, or a plain file as it is. */
export interface Compression {
  readonly deflated: boolean;
  /** Where the stream, or the plain file, starts. */
  readonly start: number;
}

/** Recognises the prefix of an ADB file. @throws UserError for another kind of file, and for zstd. */
export function compressionOf(file: Uint8Array): Compression {
  const prefix = Buffer.from(file.buffer, file.byteOffset, Math.min(file.byteLength, 6)).toString("latin1");
  if (prefix.startsWith("ADB.")) return { deflated: false, start: 0 };
  if (prefix.startsWith("ADBd")) return { deflated: true, start: 4 };
  if (!prefix.startsWith("ADBc")) throw foreignFile(file);
  if (file[4] === 1) return { deflated: true, start: 6 };
  throw new UserError({
    what:
      file[4] === 2
        ? "The file is compressed with zstd, which the apk of OpenWrt cannot read"
        : `The file is compressed by method ${file[4]}, which is unknown`,
    cure: "Build it with `apk mkpkg --compression deflate`.",
  });
}

/**
 * Reads the ADB block and the signatures behind it, inflating no more of the file than they need (in steps that double).
 * Undefined when `input` is only the beginning of the file and more of it is needed.
 * @throws UserError for a file that is no ADB file, contradicts itself, or ends too soon.
 */
export function readHead(input: Uint8Array, isWholeFile: boolean): AdbHead | undefined {
  const { deflated, start } = compressionOf(input);
  const body = input.subarray(start);
  let take = deflated ? FIRST_SLICE : body.length;
  for (;;) {
    const all = take >= body.length;
    const plain = deflated ? inflatePrefix(body.subarray(0, take)) : body;
    const head = parseHead(plain, all && isWholeFile);
    if (head) return head;
    if (all && !isWholeFile) return undefined;
    if (all) throw damaged("it ends too soon");
    take *= 2;
  }
}

/** Reads a whole ADB file that has no DATA blocks, such as an index. Trailing bytes are refused, as apk does. */
export function readWhole(input: Uint8Array): AdbHead {
  const { deflated, start } = compressionOf(input);
  const plain = deflated ? inflateAll(input.subarray(start)) : input;
  const head = parseHead(plain, true);
  if (!head) throw damaged("it ends too soon");
  if (head.end !== plain.length) throw damaged("there are bytes after its end");
  return head;
}

/** The head in `plain`, or undefined when it is not all there. `isEnd`: nothing follows `plain` in the file. */
function parseHead(plain: Uint8Array, isEnd: boolean): AdbHead | undefined {
  const bytes = Buffer.from(plain.buffer, plain.byteOffset, plain.byteLength);
  if (bytes.length < FILE_HEADER) return undefined;
  if (bytes.readUInt32LE(0) !== MAGIC) throw damaged("what is compressed in it is not apk data");
  const adb = readBlock(bytes, FILE_HEADER);
  if (!adb) return undefined;
  if (adb.type !== blockType.adb) throw damaged("it does not begin with its metadata");
  if (adb.size > MAX_METADATA) throw damaged("its metadata is larger than 64 MB");
  const signatures: Uint8Array[] = [];
  let end = adb.next;
  let at: Block | undefined;
  while (end < bytes.length || !isEnd) {
    at = readBlock(bytes, end);
    if (!at) return undefined;
    if (at.type === blockType.data) break;
    if (at.type !== blockType.sig) throw damaged("its blocks are out of order");
    if (at.size > MAX_METADATA) throw damaged("a signature is larger than 64 MB");
    if (at.next > bytes.length) return undefined;
    signatures.push(bytes.subarray(at.start, at.start + at.size));
    end = at.next;
  }
  if (end > bytes.length) return undefined;
  return { schema: bytes.readUInt32LE(4), payload: bytes.subarray(adb.start, adb.start + adb.size), signatures, end };
}

export interface Block {
  readonly type: number;
  /** Offset of the payload. */
  readonly start: number;
  /** Bytes of the payload. */
  readonly size: number;
  /** Offset of the next block, after the padding. */
  readonly next: number;
}

/** The block whose header is at `offset`; undefined when the header is not all there. The payload may not be either. */
export function readBlock(bytes: Buffer, offset: number): Block | undefined {
  if (offset + BLOCK_HEADER > bytes.length) return undefined;
  const word = bytes.readUInt32LE(offset);
  const isExtended = word >>> 30 === blockType.ext;
  if (isExtended && offset + EXT_HEADER > bytes.length) return undefined;
  const header = isExtended ? EXT_HEADER : BLOCK_HEADER;
  const length = isExtended ? Number(bytes.readBigUInt64LE(offset + 8)) : word & MAX_PLAIN_BLOCK;
  if (length < header || length > Number.MAX_SAFE_INTEGER) throw damaged("a block has an impossible size");
  const type = isExtended ? word & MAX_PLAIN_BLOCK : word >>> 30;
  if (type >= blockType.ext) throw damaged(`blocks of type ${type} are unknown`);
  return { type, start: offset + header, size: length - header, next: offset + roundUp(length) };
}

/** A block with its header and padding (formats.md §6.3). */
export function encodeBlock(type: number, payload: Uint8Array): Buffer {
  const isExtended = payload.length + BLOCK_HEADER > MAX_PLAIN_BLOCK;
  const header = isExtended ? EXT_HEADER : BLOCK_HEADER;
  const block = Buffer.alloc(roundUp(header + payload.length));
  if (isExtended) {
    block.writeUInt32LE(((blockType.ext << 30) | type) >>> 0, 0);
    block.writeBigUInt64LE(BigInt(header + payload.length), 8);
  } else block.writeUInt32LE(((type << 30) | (header + payload.length)) >>> 0, 0);
  block.set(payload, header);
  return block;
}

const roundUp = (length: number): number => Math.ceil(length / 8) * 8;

/** A file's header and metadata blocks, not yet compressed. */
export function encodeHead(schemaId: number, payload: Uint8Array, signatures: readonly Uint8Array[]): Buffer {
  const header = Buffer.alloc(FILE_HEADER);
  header.writeUInt32LE(MAGIC, 0);
  header.writeUInt32LE(schemaId, 4);
  const sigs = signatures.map((signature) => encodeBlock(blockType.sig, signature));
  return Buffer.concat([header, encodeBlock(blockType.adb, payload), ...sigs]);
}

/** How apk compresses (formats.md §6.3). */
export const deflateOptions = { level: 9, memLevel: 8, windowBits: 15 } as const;

/** `ADBd`: raw deflate behind four bytes, as apk writes its files. */
export function deflateFile(plain: Uint8Array, options: ZlibOptions = deflateOptions): Buffer {
  return Buffer.concat([Buffer.from("ADBd"), deflateRawSync(plain, options)]);
}

function inflatePrefix(deflated: Uint8Array): Buffer {
  const options = {
    finishFlush: zlib.Z_SYNC_FLUSH,
    maxOutputLength: MAX_METADATA + 4 * deflated.length,
    chunkSize: 4 * FIRST_SLICE,
  };
  return inflating(() => inflateRawSync(deflated, options));
}

function inflateAll(deflated: Uint8Array): Buffer {
  const options = { maxOutputLength: MAX_METADATA + 4 * deflated.length, info: true } as const;
  // The types of Node do not know what `info` does to the result.
  const result = inflating(() => inflateRawSync(deflated, options)) as unknown as {
    buffer: Buffer;
    engine: { bytesWritten: number };
  };
  if (result.engine.bytesWritten !== deflated.length) throw damaged("there are bytes after its end");
  return result.buffer;
}

function inflating<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw inflateError(error);
  }
}

/** What zlib says of a broken stream, in our words; other errors as they are. */
export function inflateError(error: unknown): unknown {
  switch (errorCode(error)) {
    case "ERR_BUFFER_TOO_LARGE":
      return damaged("it decompresses to more than any package could hold");
    case "Z_BUF_ERROR":
      return damaged("it ends too soon");
    case "Z_DATA_ERROR":
    case "Z_NEED_DICT":
      return damaged("it cannot be decompressed");
    default:
      return error;
  }
}
