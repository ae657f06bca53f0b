import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { adbNull } from "../../lib/apk/adb.ts";
import { createAdbWriter } from "../../lib/apk/adb-writer.ts";
import { encodeHead, readHead, readWhole, schema } from "../../lib/apk/envelope.ts";
import { buildIndex, readIndex, reusableMembers } from "../../lib/apk/index-file.ts";
import { indexApk, readApk } from "../../lib/apk/package.ts";
import { infoField } from "../../lib/apk/pkginfo.ts";
import { signApk } from "../../lib/apk/sign-package.ts";
import { signIndex, verifyAdb } from "../../lib/apk/signature.ts";
import { UserError } from "../../lib/run/errors.ts";
import { golden } from "../ipk/golden.ts";
import { fc } from "../support/properties.ts";
import { feedFile, feedNames, given, nextPublicKey, publicKey, signer } from "./support.ts";

const index = golden("apk/expected/packages.two-signatures.adb");
const packages = ["build/hello-1.0-r1.apk", "build/deep-1.0-r1.apk"].map(golden).concat(feedFile(feedNames[6] ?? ""));

/** Bytes changed, cut out or repeated at a few places, in the compressed file or under the compression. */
function mutations(file: Buffer): fc.Arbitrary<Buffer> {
  const edit = fc.record({
    at: fc.nat(),
    kind: fc.constantFrom("set", "cut", "double", "large"),
    byte: fc.integer({ min: 0, max: 255 }),
    length: fc.integer({ min: 1, max: 64 }),
  });
  return fc
    .record({ edits: fc.array(edit, { minLength: 1, maxLength: 4 }), inside: fc.boolean() })
    .map(({ edits, inside }) => {
      let bytes = Buffer.from(inside ? unpack(file) : file);
      for (const { at, kind, byte, length } of edits) {
        const place = at % Math.max(bytes.length, 1);
        const [before, middle, after] = [
          bytes.subarray(0, place),
          bytes.subarray(place, place + length),
          bytes.subarray(place + length),
        ];
        if (kind === "set") bytes[place] = byte;
        else if (kind === "cut") bytes = Buffer.concat([before, after]);
        else if (kind === "double") bytes = Buffer.concat([before, middle, middle, after]);
        else if (place + 4 <= bytes.length) bytes.writeUInt32LE(((byte << 24) | at) >>> 0, place);
      }
      return inside ? Buffer.concat([Buffer.from("ADBd"), deflateRawSync(bytes)]) : bytes;
    });
}

function unpack(file: Buffer): Buffer {
  const head = given(readHead(file, true));
  return encodeHead(head.schema, head.payload, head.signatures);
}

/** Lets what is told to users pass; all else is a bug. */
async function endsWell(work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
}

describe("mutated bytes end in a UserError or are read, and take neither time nor memory", () => {
  test("as an index", async () => {
    await fc.assert(
      fc.asyncProperty(mutations(index), async (bytes) => {
        await endsWell(() => verifyAdb(bytes, [publicKey, nextPublicKey]));
        await endsWell(() => {
          const members = reusableMembers(readIndex(bytes));
          if (members) buildIndex(members.slice(1));
        });
      }),
      { numRuns: 400 },
    );
  });

  test.each([0, 1, 2])("as a package (%i)", async (which) => {
    const file = given(packages[which]);
    await fc.assert(
      fc.asyncProperty(mutations(file), async (bytes) => {
        await endsWell(() => readApk(bytes));
        await endsWell(() => {
          const member = indexApk(bytes);
          if (member) readIndex(signIndex(buildIndex([member]), []));
        });
        const key = await signer();
        await endsWell(() => signApk(bytes, [key]));
      }),
      { numRuns: 150 },
    );
  });

  test("as any bytes at all", async () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom("", "ADB.", "ADBd", "ADBc\x01\x00"), bytes, async (prefix, rest) => {
        const file = Buffer.concat([Buffer.from(prefix), rest]);
        await endsWell(() => readApk(file));
        await endsWell(() => readIndex(file));
      }),
    );
  });

  test("an index that names one package, and in it one dependency, without end is not unfolded", () => {
    const writer = createAdbWriter();
    const endless = (value: number) => writer.object(new Array(50_000).fill(value));
    const info: number[] = new Array(infoField.depends).fill(adbNull);
    info[infoField.name - 1] = writer.text("hello");
    info[infoField.version - 1] = writer.text("1.0-r1");
    info[infoField.hashes - 1] = writer.blob(new Uint8Array(32));
    info[infoField.fileSize - 1] = writer.int(1);
    info[infoField.depends - 1] = endless(writer.object([writer.text("libc")]));
    const payload = writer.finish(writer.object([adbNull, endless(writer.object(info))]));
    expect(() => readIndex(encodeHead(schema.index, payload, []))).toThrow(/records overlap/);
  });

  test("an index whose packages all have one huge hash is not copied out", () => {
    const writer = createAdbWriter();
    const hash = writer.blob(new Uint8Array(1_000_000));
    const packages = Array.from({ length: 1000 }, (_, i) => {
      const info = [writer.text(`p${i}`), writer.text("1"), hash];
      return writer.object([...info, ...new Array(infoField.fileSize - 4).fill(adbNull), writer.int(1)]);
    });
    const payload = writer.finish(writer.object([adbNull, writer.object(packages)]));
    expect(() => readIndex(encodeHead(schema.index, payload, []))).toThrow(/records overlap/);
  });

  test("a few kilobytes that decompress to gigabytes are refused within bounds of memory", async () => {
    const zeros = deflateRawSync(Buffer.alloc(300 * 1024 * 1024));
    const bomb = Buffer.concat([Buffer.from("ADBd"), zeros]);
    const header = encodeHead(schema.package, Buffer.alloc(50 * 1024 * 1024), []);
    const bombInHead = Buffer.concat([
      Buffer.from("ADBd"),
      deflateRawSync(Buffer.concat([header, Buffer.alloc(2 ** 28)])),
    ]);
    const before = process.memoryUsage.rss();
    for (const file of [bomb, bombInHead]) {
      expect(() => readWhole(file)).toThrow(UserError);
      expect(() => readApk(file)).toThrow(UserError);
    }
    const grown = process.memoryUsage.rss() - before;
    expect(grown).toBeLessThan(4 * bomb.length + 256 * 1024 * 1024);
  });
});
