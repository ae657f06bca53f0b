import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { encodeBlock, encodeHead, readBlock, readHead, readWhole, schema } from "../../lib/apk/envelope.ts";
import { golden } from "../ipk/golden.ts";
import { feedFile, feedNames, given, metadata, plain, smallApk } from "./support.ts";

const payload = Buffer.alloc(20, 0).fill(1, 8);
const index = encodeHead(schema.index, payload, [Buffer.alloc(30, 2), Buffer.alloc(90, 3)]);
/** The end of the magic: `d` for deflate, or `c`, the method's number and a level. */
const prefixed = (magic: string, body: Uint8Array) => Buffer.concat([Buffer.from(`ADB${magic}`, "latin1"), body]);

describe("an ADB file", () => {
  test.each([
    ["not compressed (ADB.)", index],
    ["compressed (ADBd)", prefixed("d", deflateRawSync(index))],
    ["compressed, with the method named (ADBc)", prefixed("c\x01\x09", deflateRawSync(index))],
  ])("is read when it is %s", (_, file) => {
    const head = readWhole(file);
    expect(head.schema).toBe(schema.index);
    expect(Buffer.from(head.payload)).toEqual(payload);
    expect(head.signatures.map((signature) => signature.length)).toEqual([30, 90]);
  });

  test("compressed with zstd is refused, because OpenWrt's apk cannot read it", () => {
    const file = prefixed("c\x02\x03", deflateRawSync(index));
    expect(() => readWhole(file)).toThrow(/zstd, which the apk of OpenWrt cannot read/);
  });

  test.each([
    ["a byte after the last block", Buffer.concat([index, Buffer.from([0])])],
    ["eight zeros after the last block", Buffer.concat([index, Buffer.alloc(8)])],
    ["a byte after the compressed stream", prefixed("d", Buffer.concat([deflateRawSync(index), Buffer.from([0])]))],
    ["a byte less", index.subarray(0, -1)],
    ["a byte less of the compressed stream", prefixed("d", deflateRawSync(index).subarray(0, -1))],
    ["two ADB blocks", Buffer.concat([index, encodeBlock(0, payload)])],
    ["a signature first", Buffer.concat([index.subarray(0, 8), encodeBlock(1, payload), index.subarray(8)])],
    [
      "a block that claims to be shorter than its header",
      Buffer.concat([index, Buffer.from([3, 0, 0, 0, 0, 0, 0, 0])]),
    ],
  ])("is refused with %s", (_, file) => {
    expect(() => readWhole(file)).toThrow(/damaged/);
  });

  test("may have blocks with the long header", () => {
    const long = Buffer.alloc(16 + 24);
    long.writeUInt32LE(0xc0000001, 0);
    long.writeBigUInt64LE(BigInt(16 + 20), 8);
    expect(readBlock(long, 0)).toEqual({ type: 1, start: 16, size: 20, next: 40 });
    const file = Buffer.concat([encodeHead(schema.index, payload, []), long]);
    expect(readWhole(file).signatures.map((signature) => signature.length)).toEqual([20]);
  });
});

describe("a package's metadata", () => {
  test("is read from the beginning of the file alone", () => {
    const { bytes } = smallApk({
      tree: [{ path: "noise", type: "file", mode: 0o644, data: noise(200_000) }],
    });
    expect(readHead(bytes.subarray(0, 4096), false)).toEqual(readHead(bytes, true));
    expect(readHead(bytes.subarray(0, 100), false)).toBeUndefined();
  });

  test("ends where its signatures end", () => {
    for (const name of feedNames) {
      const file = feedFile(name);
      const { end, payload } = given(readHead(file, true));
      expect(end).toBe(8 + Math.ceil((4 + payload.length) / 8) * 8);
      expect(readBlock(plain(file), end)?.type).toBe(2);
    }
  });

  test("is read of a package without any contents", () => {
    expect(metadata(golden("build/meta-1.0-r1.apk")).files).toEqual([]);
  });
});

/** Bytes that do not compress. */
function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = 1;
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[i] = state >>> 16;
  }
  return bytes;
}
