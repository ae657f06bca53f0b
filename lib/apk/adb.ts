import { UserError } from "../run/errors.ts";

/**
 * Reading an ADB payload: a tree of 32-bit values, the high 4 bits being the type, the low 28 bits the value itself or
 * an offset from the start of the payload (formats.md §6.4, apk-tools' adb.h). Nothing here trusts an offset.
 */
export interface Adb {
  readonly bytes: Buffer;
  readonly root: number;
}

/** Types of values: the high 4 bits. Objects and arrays have the same form, and the stock writer uses `object` for both. */
export const adbType = {
  special: 0x0,
  int: 0x1,
  int32: 0x2,
  int64: 0x3,
  blob8: 0x8,
  blob16: 0x9,
  blob32: 0xa,
  array: 0xd,
  object: 0xe,
} as const;

export const adbNull = 0;
export const adbTrue = 1;
export const adbFalse = 2;

export const typeOf = (value: number): number => value >>> 28;
export const offsetOf = (value: number): number => value & 0x0fff_ffff;
export const makeValue = (type: number, immediate: number): number => ((type << 28) | immediate) >>> 0;

/** Length of the head: version, reserved, root. */
export const ADB_HEAD = 8;

/** @throws UserError for a payload of another version, or too short to be one. */
export function openAdb(payload: Uint8Array): Adb {
  const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
  if (bytes.length < ADB_HEAD) throw damaged("its data block is too short");
  if (bytes[0] !== 0) {
    throw new UserError({
      what: `The file is in version ${bytes[0]} of apk's format, of which only version 0 is known`,
      cure: "Build it with the apk of OpenWrt 25.12.",
    });
  }
  return { bytes, root: bytes.readUInt32LE(4) };
}

/** The one error for a file that contradicts itself. */
export function damaged(how: string): UserError {
  return new UserError({ what: `The apk data is damaged: ${how}`, cure: "Build or fetch the file again." });
}

/**
 * How many slots an object or array has: slot 0 is the count itself, so that an empty one and null have 1.
 * @throws UserError when the value is neither, or reaches beyond the payload.
 */
export function slotCount({ bytes }: Adb, value: number): number {
  if (value === adbNull) return 1;
  const type = typeOf(value);
  if (type !== adbType.object && type !== adbType.array) throw damaged("a list or record was expected");
  const offset = offsetOf(value);
  if (offset + 4 > bytes.length) throw damaged("a record lies beyond its end");
  const count = bytes.readUInt32LE(offset);
  if (count === 0 || count * 4 > bytes.length - offset) throw damaged("a record is longer than the data");
  return count;
}

/** Slot `index` of an object or array that `slotCount` has checked. */
export function slotAt({ bytes }: Adb, value: number, index: number): number {
  return bytes.readUInt32LE(offsetOf(value) + 4 * index);
}

/** Bytes before a blob's content that hold its length; 0 for a value that is no blob. */
export function blobPrefix(value: number): 0 | 1 | 2 | 4 {
  switch (typeOf(value)) {
    case adbType.blob8:
      return 1;
    case adbType.blob16:
      return 2;
    case adbType.blob32:
      return 4;
    default:
      return 0;
  }
}

/** Content of a blob, without copying; undefined for null. */
export function blobAt(adb: Adb, value: number): Buffer | undefined {
  return value === adbNull ? undefined : adb.bytes.subarray(blobStart(value), blobEnd(adb, value));
}

/** A blob as text; undefined for null. */
export function textAt(adb: Adb, value: number): string | undefined {
  return value === adbNull ? undefined : adb.bytes.toString("utf8", blobStart(value), blobEnd(adb, value));
}

/** Offset of a blob's content. */
const blobStart = (value: number): number => offsetOf(value) + blobPrefix(value);

/** Offset behind a blob's content, which is then known to be there. */
export function blobEnd({ bytes }: Adb, value: number): number {
  const prefix = blobPrefix(value);
  if (prefix === 0) throw damaged("text was expected");
  const start = blobStart(value);
  if (start > bytes.length) throw damaged("a text lies beyond its end");
  const end = start + bytes.readUIntLE(start - prefix, prefix);
  if (end > bytes.length) throw damaged("a text is longer than the data");
  return end;
}

/** A number; undefined for null. */
export function intAt({ bytes }: Adb, value: number): number | undefined {
  if (value === adbNull) return undefined;
  const offset = offsetOf(value);
  switch (typeOf(value)) {
    case adbType.int:
      return offset;
    case adbType.int32:
      if (offset + 4 > bytes.length) throw damaged("a number lies beyond its end");
      return bytes.readUInt32LE(offset);
    case adbType.int64: {
      if (offset + 8 > bytes.length) throw damaged("a number lies beyond its end");
      const wide = bytes.readBigUInt64LE(offset);
      if (wide > BigInt(Number.MAX_SAFE_INTEGER)) throw damaged(`the number ${wide} is out of range`);
      return Number(wide);
    }
    default:
      throw damaged("a number was expected");
  }
}
