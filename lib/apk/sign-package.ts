import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createDeflateRaw, createInflateRaw } from "node:zlib";
import type { ApkSigner } from "../signing/types.ts";
import { damaged } from "./adb.ts";
import {
  blockType,
  compressionOf,
  deflateOptions,
  encodeBlock,
  inflateError,
  MAX_UNPACKED,
  readHead,
  schema,
} from "./envelope.ts";
import { signaturesBy } from "./signature.ts";

/**
 * Signs a package, so that `apk add ./file.apk` trusts it without an index. Signatures that it has, its author's for
 * instance, stay before the new ones; a package these signers have signed already is given back as it is. The metadata
 * and so its hash in an index do not change, but the file's size does: sign first, then index.
 *
 * The contents pass through as a stream and are compressed anew, because a match of deflate that reaches back over the
 * new signature would reach elsewhere.
 * @throws UserError for a file that is no apk package
 */
export async function signApk(file: Uint8Array, signers: readonly ApkSigner[]): Promise<Uint8Array> {
  const head = readHead(file, true);
  if (!head) throw damaged("it ends too soon");
  if (head.schema !== schema.package) throw damaged("it is no package, but an index or a database of apk");
  const wanted = signaturesBy(signers, head.schema, head.payload, head.signatures);
  const added = wanted.filter((signature) => !head.signatures.includes(signature));
  if (added.length === 0) return file;
  const blocks = Buffer.concat(added.map((signature) => encodeBlock(blockType.sig, signature)));
  const { deflated, start } = compressionOf(file);
  if (!deflated) return Buffer.concat([file.subarray(0, head.end), blocks, file.subarray(head.end)]);
  return insertInDeflated(file.subarray(start), head.end, blocks);
}

async function insertInDeflated(deflated: Uint8Array, position: number, bytes: Buffer): Promise<Uint8Array> {
  const output: Buffer[] = [Buffer.from("ADBd")];
  try {
    await pipeline(
      Readable.from([deflated]),
      createInflateRaw(),
      (plain: AsyncIterable<Buffer>) => inserting(plain, position, bytes),
      createDeflateRaw(deflateOptions),
      async (chunks: AsyncIterable<Buffer>) => {
        for await (const chunk of chunks) output.push(chunk);
      },
    );
  } catch (error) {
    throw inflateError(error);
  }
  return Buffer.concat(output);
}

async function* inserting(plain: AsyncIterable<Buffer>, position: number, bytes: Buffer): AsyncGenerator<Buffer> {
  let seen = 0;
  for await (const chunk of plain) {
    const split = position - seen;
    if (split > 0 && split <= chunk.length) {
      yield chunk.subarray(0, split);
      yield bytes;
      if (split < chunk.length) yield chunk.subarray(split);
    } else yield chunk;
    seen += chunk.length;
    if (seen > MAX_UNPACKED) throw damaged("it decompresses to more than any package could hold");
  }
}
