import { UserError } from "../run/errors.ts";
import { packagePath } from "./path.ts";

const BLOCK = 512;
/** Long names and pax headers are collected in memory; no honest one comes near this. */
const META_LIMIT = 64 * 1024;

const ZEROS = Buffer.alloc(BLOCK);

export interface TarEntry {
  /** Without a leading `./` and a trailing `/`; empty for the root itself. */
  readonly path: string;
  /** `other` is a device, a pipe or something unknown. */
  readonly type: "directory" | "file" | "symlink" | "hardlink" | "other";
  readonly mode: number;
  /** Bytes of data that follow. */
  readonly size: number;
  /** Target of a link; of a symlink as it stands, of a hard link as a path inside the package. */
  readonly target?: string;
}

export interface TarLimits {
  readonly entries: number;
  /** Sum of the sizes that the headers state. */
  readonly bytes: number;
  /** Bytes of one path. */
  readonly path: number;
}

export type TarEvent =
  | { readonly type: "entry"; readonly entry: TarEntry }
  /** A piece of the last entry's data: a view into the pushed chunk, valid until the next push. */
  | { readonly type: "data"; readonly data: Uint8Array };

export interface TarReader {
  /** Consumes a chunk of any size; take all its events before the next push. */
  push(chunk: Uint8Array): Generator<TarEvent, void>;
  /** Says that the input is over; throws when it ended inside a member. */
  end(): void;
}

interface State {
  readonly limits: TarLimits;
  /** The start of a header or of a meta record whose rest has not arrived yet. */
  held: Buffer;
  /** What the bytes at hand belong to. */
  at: "header" | "data" | "meta" | "padding" | "over";
  /** Bytes left of data or padding; bytes in all of a meta record. */
  left: number;
  padding: number;
  metaFlag: string;
  longName: string | undefined;
  longLink: string | undefined;
  paxSize: number | undefined;
  entries: number;
  bytes: number;
}

/**
 * Reads tar piece by piece: ustar with prefix, GNU `L`/`K` records, pax `x` (path, linkpath, size) and `g` (ignored),
 * old directories with a trailing slash. Holds no more than one header or one long name in memory.
 * @throws {UserError} without a place: damaged header, path that leaves the package, more than the limits allow
 */
export function createTarReader(limits: TarLimits): TarReader {
  const state: State = {
    limits,
    held: Buffer.alloc(0),
    at: "header",
    left: 0,
    padding: 0,
    metaFlag: "",
    longName: undefined,
    longLink: undefined,
    paxSize: undefined,
    entries: 0,
    bytes: 0,
  };
  return { push: (chunk) => push(state, chunk), end: () => end(state) };
}

function* push(state: State, chunk: Uint8Array): Generator<TarEvent, void> {
  let rest = state.held.length > 0 ? Buffer.concat([state.held, chunk]) : asBuffer(chunk);
  state.held = Buffer.alloc(0);
  while (rest.length > 0 && state.at !== "over") {
    if (state.at === "header" || state.at === "meta") {
      const need = state.at === "header" ? BLOCK : state.left;
      if (rest.length < need) {
        state.held = Buffer.from(rest);
        return;
      }
      const block = rest.subarray(0, need);
      rest = rest.subarray(need);
      if (state.at === "meta") takeMeta(state, block);
      else {
        const entry = takeHeader(state, block);
        if (entry) yield { type: "entry", entry };
      }
    } else {
      const piece = rest.subarray(0, Math.min(rest.length, state.left));
      rest = rest.subarray(piece.length);
      state.left -= piece.length;
      const isData = state.at === "data";
      if (state.left === 0) nextAfter(state);
      if (isData) yield { type: "data", data: piece };
    }
  }
}

function end(state: State): void {
  const between = state.at === "header" && state.held.length === 0 && state.longName === undefined;
  if (!between && state.at !== "over") throw new UserError({ what: "the tar archive ends in the middle of a member" });
}

/** Data is followed by padding, padding by a header; either may be absent. */
function nextAfter(state: State): void {
  const padding = state.at === "padding" ? 0 : state.padding;
  state.at = padding > 0 ? "padding" : "header";
  state.left = padding;
}

function takeHeader(state: State, block: Buffer): TarEntry | undefined {
  if (block[0] === 0 && block.equals(ZEROS)) {
    state.at = "over";
    return undefined;
  }
  verifyChecksum(block);
  const flag = String.fromCharCode(block[156] ?? 0);
  const size = state.paxSize ?? number(block, 124, 12);
  if (flag === "L" || flag === "K" || flag === "x" || flag === "g") {
    if (size > META_LIMIT) throw new UserError({ what: `a tar header of ${size} bytes is more than any name needs` });
    startBody(state, "meta", size);
    state.metaFlag = flag;
    return undefined;
  }
  return toEntry(state, block, flag, size);
}

function toEntry(state: State, block: Buffer, flag: string, statedSize: number): TarEntry {
  const rawName = state.longName ?? ustarName(block);
  const rawLink = state.longLink ?? text(block, 157, 100);
  const type = entryType(flag, rawName);
  const size = type === "file" ? statedSize : 0;
  state.longName = undefined;
  state.longLink = undefined;
  state.paxSize = undefined;
  countEntry(state, rawName, size);
  const entry = { path: insidePath(rawName), type, mode: number(block, 100, 8) & 0o7777, size };
  startBody(state, "data", size);
  if (type === "symlink") return { ...entry, target: rawLink };
  return type === "hardlink" ? { ...entry, target: insidePath(rawLink) } : entry;
}

function countEntry(state: State, name: string, size: number): void {
  const { limits } = state;
  state.entries += 1;
  state.bytes += size;
  if (state.entries > limits.entries) throw new UserError({ what: `more than ${limits.entries} files in one archive` });
  if (state.bytes > limits.bytes) throw new UserError({ what: `more than ${limits.bytes} bytes once unpacked` });
  if (Buffer.byteLength(name) > limits.path) {
    throw new UserError({ what: `a path of more than ${limits.path} bytes: ${name.slice(0, 60)}…` });
  }
}

function startBody(state: State, at: "data" | "meta", size: number): void {
  state.padding = (BLOCK - (size % BLOCK)) % BLOCK;
  state.left = size;
  state.at = at;
  if (size === 0) state.at = "header";
}

function takeMeta(state: State, data: Buffer): void {
  if (state.metaFlag === "L") state.longName = trimNul(data.toString("utf8"));
  else if (state.metaFlag === "K") state.longLink = trimNul(data.toString("utf8"));
  else if (state.metaFlag === "x") takePax(state, data);
  nextAfter(state);
}

/** Records are `<length> <key>=<value>\n`, the length counting itself. */
function takePax(state: State, data: Buffer): void {
  for (let at = 0; at < data.length; ) {
    const space = data.indexOf(0x20, at);
    const length = Number(data.toString("latin1", at, space));
    if (space < 0 || !Number.isSafeInteger(length) || length < 5 || at + length > data.length) {
      throw new UserError({ what: "a pax header inside is damaged" });
    }
    const record = data.toString("utf8", space + 1, at + length - 1);
    const equals = record.indexOf("=");
    const value = record.slice(equals + 1);
    const key = record.slice(0, equals);
    if (key === "path") state.longName = value;
    else if (key === "linkpath") state.longLink = value;
    else if (key === "size") state.paxSize = safeSize(Number(value));
    at += length;
  }
}

function entryType(flag: string, name: string): TarEntry["type"] {
  if (flag === "5") return "directory";
  if (flag === "2") return "symlink";
  if (flag === "1") return "hardlink";
  if (flag === "3" || flag === "4" || flag === "6") return "other";
  return name.endsWith("/") ? "directory" : "file";
}

function insidePath(name: string): string {
  const path = packagePath(name);
  if (path !== undefined) return path;
  throw new UserError({
    what: `the path ${JSON.stringify(name.slice(0, 200))} leads out of the package`,
    cure: "Build the package again with paths below its root.",
  });
}

function ustarName(block: Buffer): string {
  const name = text(block, 0, 100);
  // GNU's magic is "ustar  "; it keeps other things where POSIX keeps the prefix.
  const isPosix = block.toString("latin1", 257, 263) === "ustar\0";
  const prefix = isPosix ? text(block, 345, 155) : "";
  return prefix ? `${prefix}/${name}` : name;
}

function text(block: Buffer, offset: number, width: number): string {
  const stop = block.indexOf(0, offset);
  return block.toString("utf8", offset, stop < 0 || stop > offset + width ? offset + width : stop);
}

function trimNul(value: string): string {
  return value.endsWith("\0") ? value.slice(0, -1) : value;
}

function number(block: Buffer, offset: number, width: number): number {
  if (((block[offset] ?? 0) & 0x80) !== 0) {
    let value = 0;
    for (let i = 1; i < width; i += 1) value = value * 256 + (block[offset + i] ?? 0);
    return safeSize(value);
  }
  const digits = text(block, offset, width).trim();
  if (!/^[0-7]*$/.test(digits)) throw new UserError({ what: "a tar header inside is damaged" });
  return digits === "" ? 0 : Number.parseInt(digits, 8);
}

function safeSize(value: number): number {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new UserError({ what: "a tar header states an impossible size" });
  return value;
}

function verifyChecksum(block: Buffer): void {
  let sum = 8 * 0x20;
  for (let i = 0; i < 148; i += 1) sum += block[i] ?? 0;
  for (let i = 156; i < BLOCK; i += 1) sum += block[i] ?? 0;
  if (sum !== number(block, 148, 8)) throw new UserError({ what: "a tar header inside is damaged" });
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
