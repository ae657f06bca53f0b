import { createHash } from "node:crypto";
import { pipeline, Readable } from "node:stream";
import { createInflateRaw } from "node:zlib";
import { packagePath } from "../ipk/path.ts";
import { damaged } from "./adb.ts";
import { BLOCK_HEADER, blockType, compressionOf, inflateError, MAX_UNPACKED, readBlock, readHead } from "./envelope.ts";
import { type ApkFile, type ApkMetadata, readApk } from "./package.ts";

export interface ApkContents extends ApkMetadata {
  /** Absolute paths of configuration; one that ends in a slash is a directory (formats.md §6.3). */
  readonly conffiles: readonly string[];
}

/** The file in which OpenWrt's packages name their configuration, and the most bytes of it that are read. */
const CONFFILES = /^lib\/apk\/packages\/[^/]+\.conffiles$/;
const MAX_CONFFILES = 65_536;

/**
 * Reads an .apk to its last byte and checks what apk checks at an installation: every file is there with the size and hash
 * that the metadata gives it, nothing follows, and no name leads out of the package (formats.md §6.3, §6.4). Inflates
 * as a stream, so that a large package, or one that unpacks without end, takes little memory.
 * @throws UserError for a file that is no apk package, is cut off, or was changed
 */
export async function readApkContents(bytes: Uint8Array): Promise<ApkContents> {
  const head = readHead(bytes, true);
  const metadata = readApk(bytes);
  if (!head || !metadata) throw damaged("it ends too soon");
  for (const { path } of metadata.files) {
    if (packagePath(path) !== path) throw damaged(`the path ${JSON.stringify(path)} leads out of the package`);
  }
  const stream = readStream(plainBytes(bytes));
  await stream.read(head.end, () => {});
  let padding = 0;
  const kept: Uint8Array[] = [];
  for (const file of metadata.files) {
    if (file.type !== "file" || file.size === 0) continue;
    await stream.read(padding, () => {});
    const isKept = CONFFILES.test(file.path) && file.size <= MAX_CONFFILES;
    padding = await readContent(stream, file, (piece) => void (isKept && kept.push(piece)));
  }
  // Its padding may be missing behind the last block.
  if ((await stream.read(padding, () => {})) === padding && (await stream.read(1, () => {})) > 0) {
    throw damaged("there are bytes after its end");
  }
  const conffiles = Buffer.concat(kept).toString("utf8").split("\n");
  return { ...metadata, conffiles: conffiles.filter((line) => line !== "") };
}

/** Size of the two numbers before a file's bytes: which directory, and which file in it. */
const NUMBERS = 8;

/** Reads the DATA block of one file; the length of the padding behind it. */
async function readContent(
  stream: ByteStream,
  { path, size, sha256 }: ApkFile,
  visit: (piece: Uint8Array) => void,
): Promise<number> {
  const start: Uint8Array[] = [];
  await stream.read(BLOCK_HEADER, (piece) => start.push(piece));
  const block = readBlock(Buffer.concat(start), 0);
  if (block?.type !== blockType.data) throw damaged(`${path} is not in it`);
  const length = block.size - NUMBERS;
  if (length !== size) throw damaged(`${path} has ${length} bytes instead of ${size}`);
  const hash = createHash("sha256");
  const take = (piece: Uint8Array): void => {
    hash.update(piece);
    visit(piece);
  };
  const read = (await stream.read(NUMBERS, () => {})) + (await stream.read(size, take));
  if (read !== block.size) throw damaged(`it ends in the middle of ${path}`);
  if (hash.digest("hex") !== sha256) throw damaged(`${path} does not have the hash that the package gives it`);
  return block.next - block.start - block.size;
}

interface ByteStream {
  /** Shows the next `length` bytes to `visit`, in pieces; answers how many there were before the end. */
  read(length: number, visit: (piece: Uint8Array) => void): Promise<number>;
}

function readStream(chunks: AsyncIterable<Uint8Array>): ByteStream {
  const iterator = chunks[Symbol.asyncIterator]();
  let rest: Uint8Array = new Uint8Array();
  return {
    async read(length, visit) {
      let missing = length;
      while (missing > 0) {
        if (rest.length === 0) {
          const next = await iterator.next();
          if (next.done) break;
          rest = next.value;
        }
        const piece = rest.subarray(0, missing);
        rest = rest.subarray(piece.length);
        missing -= piece.length;
        visit(piece);
      }
      return length - missing;
    },
  };
}

async function* plainBytes(file: Uint8Array): AsyncGenerator<Uint8Array, void> {
  const { deflated, start } = compressionOf(file);
  if (!deflated) return yield file;
  const inflate = createInflateRaw();
  pipeline(Readable.from([file.subarray(start)]), inflate, () => {});
  let size = 0;
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MAX_UNPACKED) throw damaged("it decompresses to more than any package could hold");
      yield chunk;
    }
  } catch (error) {
    throw inflateError(error);
  }
  if (inflate.bytesWritten !== file.length - start) throw damaged("there are bytes after its end");
}
