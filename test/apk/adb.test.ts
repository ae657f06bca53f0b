import { describe, expect, test } from "vitest";
import {
  type Adb,
  adbFalse,
  adbNull,
  adbTrue,
  adbType,
  blobAt,
  intAt,
  offsetOf,
  openAdb,
  slotAt,
  slotCount,
  typeOf,
} from "../../lib/apk/adb.ts";
import { type AdbWriter, createAdbWriter } from "../../lib/apk/adb-writer.ts";
import { UserError } from "../../lib/run/errors.ts";
import { fc } from "../support/properties.ts";

type Tree = null | boolean | number | Uint8Array | Tree[];

function write(writer: AdbWriter, tree: Tree): number {
  if (tree === null) return adbNull;
  if (tree === true) return adbTrue;
  if (tree === false) return adbFalse;
  if (typeof tree === "number") return writer.int(tree);
  if (tree instanceof Uint8Array) return writer.blob(tree);
  return writer.object(tree.map((child) => write(writer, child)));
}

function read(adb: Adb, value: number): Tree {
  switch (typeOf(value)) {
    case adbType.special:
      return value === adbNull ? null : value === adbTrue;
    case adbType.int:
    case adbType.int32:
    case adbType.int64:
      return intAt(adb, value) ?? null;
    case adbType.object:
      return Array.from({ length: slotCount(adb, value) - 1 }, (_, i) => read(adb, slotAt(adb, value, i + 1)));
    default:
      return new Uint8Array(blobAt(adb, value) ?? []);
  }
}

/** What the format cannot tell apart: nothing, no bytes, a record of nothings; nothings at a record's end. */
function canonical(tree: Tree): Tree {
  if (tree instanceof Uint8Array) return tree.length === 0 ? null : tree;
  if (!Array.isArray(tree)) return tree;
  const children = tree.map(canonical);
  while (children.length > 0 && children.at(-1) === null) children.pop();
  return children.length === 0 ? null : children;
}

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.nat(),
    fc.maxSafeNat(),
    fc.uint8Array({ maxLength: 40 }),
    fc.constantFrom(0xff, 0x100, 0xffff, 0x10000).map((length) => new Uint8Array(length).fill(7)),
    fc.array(tie("tree"), { maxLength: 6 }),
  ),
}));

describe("an ADB payload", () => {
  test("gives back any tree of values that was written", () => {
    fc.assert(
      fc.property(tree, (value) => {
        const writer = createAdbWriter();
        const adb = openAdb(writer.finish(write(writer, value)));
        expect(read(adb, adb.root)).toEqual(canonical(value));
      }),
    );
  });

  test("keeps any tree that is copied from another payload", () => {
    fc.assert(
      fc.property(tree, (value) => {
        const first = createAdbWriter();
        const source = openAdb(first.finish(write(first, value)));
        const second = createAdbWriter();
        second.text("something before it");
        const copy = openAdb(second.finish(second.copy(source, source.root)));
        expect(read(copy, copy.root)).toEqual(canonical(value));
      }),
    );
  });

  test("stores the same bytes once, and again only where the first ones are not aligned", () => {
    const writer = createAdbWriter();
    const four = Buffer.from([3, 65, 66, 67]);
    writer.text("x");
    const odd = writer.blob(four.subarray(1));
    expect(writer.blob(four.subarray(1))).toBe(odd);
    const aligned = writer.int(four.readUInt32LE(0));
    expect([offsetOf(odd) % 4, offsetOf(aligned) % 4]).toEqual([2, 0]);
    // From now on the later place is the known one, for text too (apk-tools' adb.c).
    expect(offsetOf(writer.blob(four.subarray(1)))).toBe(offsetOf(aligned));
  });

  test.each([
    [0xff, adbType.blob8, 1],
    [0x100, adbType.blob16, 2],
    [0x10000, adbType.blob32, 4],
  ])("stores %i bytes in the smallest type, aligned to its length", (length, type, alignment) => {
    const writer = createAdbWriter();
    writer.text("xx");
    const value = writer.blob(new Uint8Array(length));
    expect([typeOf(value), offsetOf(value) % alignment]).toEqual([type, 0]);
  });

  test("may be neither too short, nor of a later version", () => {
    expect(() => openAdb(new Uint8Array(7))).toThrow(UserError);
    expect(() => openAdb(Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0))).toThrow(/version 1 of apk's format/);
  });

  test("that contains itself is refused when it is copied", () => {
    const loop = Buffer.alloc(16);
    loop.writeUInt32LE(0xe0000008, 4);
    loop.writeUInt32LE(2, 8);
    loop.writeUInt32LE(0xe0000008, 12);
    const adb = openAdb(loop);
    expect(() => createAdbWriter().copy(adb, adb.root)).toThrow(/contain each other/);
  });

  test("that is small, but endless when unfolded, is refused when it is copied", () => {
    const wide = Buffer.alloc(8 + 4 * 20_000);
    wide.writeUInt32LE(0xe0000008, 4);
    wide.writeUInt32LE(20_000, 8);
    for (let i = 1; i < 20_000; i++) wide.writeUInt32LE(i % 2 ? 0xe0000008 : 0xe000000c, 8 + 4 * i);
    const adb = openAdb(wide);
    expect(() => createAdbWriter().copy(adb, adb.root)).toThrow(UserError);
  });
});
