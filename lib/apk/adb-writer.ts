import {
  ADB_HEAD,
  type Adb,
  adbNull,
  adbType,
  blobEnd,
  blobPrefix,
  damaged,
  makeValue,
  offsetOf,
  slotAt,
  slotCount,
  typeOf,
} from "./adb.ts";

/**
 * Writes an ADB payload as apk does, to the byte: an append-only buffer in which a run of bytes that is already there at
 * a fitting alignment is used again (formats.md §6.4, apk-tools' adb.c).
 */
export interface AdbWriter {
  /** Bytes written so far: where the next one will be. */
  readonly length: number;
  int(number: number): number;
  /** Zero bytes are null. */
  blob(bytes: Uint8Array): number;
  text(text: string): number;
  /** A blob that is neither taken from nor offered to what else is written, so that it may be changed in place. */
  uniqueBlob(bytes: Uint8Array): number;
  /** Slots 1 to n of an object, trailing nulls trimmed; all null is null. Arrays are written in the same way. */
  object(slots: readonly number[]): number;
  /** Deep copy of a value of another payload. */
  copy(source: Adb, value: number): number;
  /** Sets the root and gives the payload; the writer is spent. */
  finish(root: number): Buffer;
}

/** Offsets have 28 bits. */
const MAX_LENGTH = 0x0fff_ffff;
/** Copied records nest no deeper than package → dependencies → dependency; more is a cycle. */
const MAX_DEPTH = 8;

export function createAdbWriter(expectedBytes = 8192): AdbWriter {
  let buffer = Buffer.alloc(Math.max(expectedBytes, 64));
  let length = ADB_HEAD;
  let scratch = Buffer.alloc(1024);
  let copying: { source: Adb; allowance: number } | undefined;

  const store = (bytes: Buffer, start: number, end: number, alignment: number): number => {
    const at = Math.ceil(length / alignment) * alignment;
    const needed = at + end - start;
    if (needed > MAX_LENGTH) throw damaged("it is larger than apk can read (256 MB)");
    if (needed > buffer.length) {
      const larger = Buffer.alloc(Math.max(needed, buffer.length * 2));
      buffer.copy(larger, 0, 0, length);
      buffer = larger;
    }
    if (end - start > 64) bytes.copy(buffer, at, start, end);
    else for (let from = start, to = at; from < end; from++, to++) buffer[to] = bytes[from] ?? 0;
    length = needed;
    return at;
  };
  const known = createRunTable(() => buffer, expectedBytes / 8);
  const data = (bytes: Buffer, start: number, end: number, alignment: number): number => {
    const slot = known.find(bytes, start, end);
    const found = known.offsetIn(slot);
    if (found >= 0 && found % alignment === 0) return found;
    const offset = store(bytes, start, end, alignment);
    known.put(slot, offset, end - start);
    return offset;
  };
  const scratchOf = (size: number): Buffer => {
    if (size > scratch.length) scratch = Buffer.alloc(size * 2);
    return scratch;
  };
  /** Length prefix and content of a blob, in the scratch buffer. */
  const prefixed = (bytes: Uint8Array): { type: number; prefix: 1 | 2 | 4; end: number } => {
    const size = bytes.length;
    const prefix = size > 0xffff ? 4 : size > 0xff ? 2 : 1;
    const type = prefix === 4 ? adbType.blob32 : prefix === 2 ? adbType.blob16 : adbType.blob8;
    const room = scratchOf(prefix + size);
    room.writeUIntLE(size, 0, prefix);
    room.set(bytes, prefix);
    return { type, prefix, end: prefix + size };
  };

  const writer: AdbWriter = {
    get length() {
      return length;
    },
    int(number) {
      if (number < 0x1000_0000) return makeValue(adbType.int, number);
      if (number <= 0xffff_ffff) {
        scratchOf(4).writeUInt32LE(number, 0);
        return makeValue(adbType.int32, data(scratch, 0, 4, 4));
      }
      scratchOf(8).writeBigUInt64LE(BigInt(number), 0);
      return makeValue(adbType.int64, data(scratch, 0, 8, 4));
    },
    blob(bytes) {
      if (bytes.length === 0) return adbNull;
      const { type, prefix, end } = prefixed(bytes);
      return makeValue(type, data(scratch, 0, end, prefix));
    },
    text: (text) => writer.blob(Buffer.from(text, "utf8")),
    uniqueBlob(bytes) {
      const { type, prefix, end } = prefixed(bytes);
      return makeValue(type, store(scratch, 0, end, prefix));
    },
    object(slots) {
      let count = slots.length + 1;
      while (count > 1 && (slots[count - 2] ?? adbNull) === adbNull) count--;
      return count === 1 ? adbNull : writeSlots(adbType.object, slots, count);
    },
    copy(source, value) {
      // A sane index refers to a shared list of dependencies many times, a hostile one to a huge list from everywhere.
      if (copying?.source !== source) copying = { source, allowance: 4 * source.bytes.length + 1_000_000 };
      return copyValue(source, value, 0);
    },
    finish(root) {
      buffer.writeUInt32LE(root, 4);
      return buffer.subarray(0, length);
    },
  };

  function spend(slots: number): void {
    if (!copying) return;
    copying.allowance -= slots;
    if (copying.allowance < 0) throw damaged("its records overlap");
  }

  function writeSlots(type: number, slots: readonly number[], count: number): number {
    const room = scratchOf(4 * count);
    room.writeUInt32LE(count, 0);
    for (let i = 1; i < count; i++) room.writeUInt32LE(slots[i - 1] ?? adbNull, 4 * i);
    return makeValue(type, data(room, 0, 4 * count, 4));
  }

  function copyValue(source: Adb, value: number, depth: number): number {
    const type = typeOf(value);
    switch (type) {
      case adbType.special:
      case adbType.int:
        return value;
      case adbType.int32:
      case adbType.int64: {
        const size = type === adbType.int32 ? 4 : 8;
        if (offsetOf(value) + size > source.bytes.length) throw damaged("a number lies beyond its end");
        return makeValue(type, data(source.bytes, offsetOf(value), offsetOf(value) + size, size));
      }
      case adbType.blob8:
      case adbType.blob16:
      case adbType.blob32: {
        return makeValue(type, data(source.bytes, offsetOf(value), blobEnd(source, value), blobPrefix(value) || 1));
      }
      case adbType.array:
      case adbType.object: {
        const count = slotCount(source, value);
        if (depth === MAX_DEPTH) throw damaged("records contain each other");
        spend(count);
        const slots: number[] = [];
        for (let i = 1; i < count; i++) slots.push(copyValue(source, slotAt(source, value, i), depth + 1));
        return writeSlots(type, slots, count);
      }
      default:
        throw damaged(`values of type ${type} are unknown`);
    }
  }

  return writer;
}

/**
 * Which runs of bytes have been written, and where last: open addressing, because an index of 20,000 packages has a
 * million of them.
 */
function createRunTable(written: () => Buffer, expectedRuns: number) {
  let capacity = 2 ** Math.ceil(Math.log2(Math.max(expectedRuns, 512)));
  let count = 0;
  let hashes = new Int32Array(capacity);
  let offsets = new Int32Array(capacity).fill(-1);
  let lengths = new Int32Array(capacity);
  let hash = 0;

  const grow = () => {
    const old = { hashes, offsets, lengths };
    capacity *= 2;
    hashes = new Int32Array(capacity);
    offsets = new Int32Array(capacity).fill(-1);
    lengths = new Int32Array(capacity);
    for (let i = 0; i < old.offsets.length; i++) {
      const offset = old.offsets[i] ?? -1;
      if (offset < 0) continue;
      let slot = (old.hashes[i] ?? 0) & (capacity - 1);
      while ((offsets[slot] ?? -1) >= 0) slot = (slot + 1) & (capacity - 1);
      hashes[slot] = old.hashes[i] ?? 0;
      offsets[slot] = offset;
      lengths[slot] = old.lengths[i] ?? 0;
    }
  };
  return {
    /** The place of a run in this table, taken or free; valid until the next `find`. */
    find(bytes: Buffer, start: number, end: number): number {
      if (count * 2 > capacity) grow();
      hash = hashOf(bytes, start, end);
      const buffer = written();
      let slot = hash & (capacity - 1);
      for (;;) {
        const offset = offsets[slot] ?? -1;
        if (offset < 0) return slot;
        const mayMatch = hashes[slot] === hash && lengths[slot] === end - start;
        if (mayMatch && sameBytes(bytes, start, end, buffer, offset)) return slot;
        slot = (slot + 1) & (capacity - 1);
      }
    },
    /** Where the run was written last, or -1. */
    offsetIn: (slot: number): number => offsets[slot] ?? -1,
    /** Remembers the run that was looked for last. */
    put(slot: number, offset: number, length: number) {
      if ((offsets[slot] ?? -1) < 0) count++;
      hashes[slot] = hash;
      offsets[slot] = offset;
      lengths[slot] = length;
    },
  };
}

function hashOf(bytes: Buffer, start: number, end: number): number {
  let hash = 5381;
  for (let i = start; i < end; i++) hash = (Math.imul(hash, 33) ^ (bytes[i] ?? 0)) | 0;
  return hash ^ (hash >>> 15);
}

/** By hand: runs are short, and a call into native code costs more than comparing them. */
function sameBytes(a: Buffer, start: number, end: number, b: Buffer, offset: number): boolean {
  for (let i = start, j = offset; i < end; i++, j++) if (a[i] !== b[j]) return false;
  return true;
}
