import { createReadStream } from "node:fs";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { errorCode, type Place, UserError } from "../run/errors.ts";
import { detectPackage, notAnIpk } from "./detect.ts";
import { gunzipProblem, gunzipSmall } from "./gzip.ts";
import { collectPayload, IPK_LIMITS, type PayloadPart, twice } from "./payload.ts";
import {
  atPlaceOf,
  CONTROL_LIMITS,
  CONTROL_TAR_LIMIT,
  checkControl,
  foreign,
  type IpkControl,
  NO_CONTROL,
  notMembers,
  OUTER_LIMITS,
} from "./read.ts";
import { createTarReader, type TarEntry, type TarEvent, type TarLimits } from "./tar-read.ts";

/** The whole of an .ipk, its files' contents excepted. */
export interface IpkContents extends IpkControl, PayloadPart {
  /** Names of the scripts in it: `postinst`, `prerm-pkg` … in the package's order. */
  readonly scripts: readonly string[];
  /** Absolute paths as the package lists them. */
  readonly conffiles: readonly string[];
}

const SCRIPT = /^(preinst|postinst|prerm|postrm)(-pkg)?$/;

/**
 * Reads an .ipk of any size with little memory: members in any order, names with or without `./`, debian-binary may be
 * missing (formats.md §1.3).
 * @param source the bytes, or the path of a file
 * @throws {UserError} at `place`: not an .ipk, cut off, damaged, beyond the limits, a path that leaves the package, a
 *   file behind a link of the same package, control not valid
 */
export async function readIpk(source: string | Uint8Array, place: Place, limits = IPK_LIMITS): Promise<IpkContents> {
  const head: { bytes?: Uint8Array } = {};
  try {
    const chunks = keepHead(typeof source === "string" ? createReadStream(source) : [source], head, place);
    return await readOuter(inflate(chunks, limits.bytes, "the package"), head, place, limits);
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT" || code === "EACCES" || code === "EISDIR") {
      throw new UserError({ what: `the file cannot be read (${code})`, place }, { cause: error });
    }
    throw atPlaceOf(head.bytes ? foreign(error, head.bytes, place) : error, place);
  }
}

async function readOuter(
  chunks: AsyncIterable<Uint8Array>,
  head: { bytes?: Uint8Array },
  place: Place,
  limits: TarLimits,
): Promise<IpkContents> {
  const names = new Set<string>();
  let control: ControlPart | undefined;
  let payload: PayloadPart | undefined;
  await eachMember(tarEvents(chunks, OUTER_LIMITS), async (entry, data) => {
    if (names.has(entry.path)) throw twice(entry.path);
    names.add(entry.path);
    if (entry.path === "control.tar.gz") {
      control = await readControlPart(inflate(data, CONTROL_TAR_LIMIT, "control.tar.gz in the package"), place);
    } else if (entry.path === "data.tar.gz") {
      payload = await readPayload(inflate(data, limits.bytes, "data.tar.gz in the package"), limits);
    }
  });
  if (!control || !payload) throw notMembers(head.bytes ?? new Uint8Array(), names, place);
  return { ...control, ...payload };
}

type ControlPart = Pick<IpkContents, "control" | "controlText" | "scripts" | "conffiles">;

async function readControlPart(chunks: AsyncIterable<Uint8Array>, place: Place): Promise<ControlPart> {
  const scripts: string[] = [];
  const texts = new Map<string, Buffer>();
  await eachMember(tarEvents(chunks, CONTROL_LIMITS), async ({ path, type }, data) => {
    if (type === "file" && SCRIPT.test(path)) scripts.push(path);
    if (path !== "control" && path !== "conffiles") return;
    if (texts.has(path)) throw twice(path);
    const pieces: Uint8Array[] = [];
    for await (const piece of data) pieces.push(piece);
    texts.set(path, Buffer.concat(pieces));
  });
  const control = texts.get("control");
  if (!control) throw new UserError(NO_CONTROL);
  const conffiles = (texts.get("conffiles")?.toString("utf8") ?? "").split("\n").filter((line) => line !== "");
  return { ...checkControl(control, place), scripts, conffiles };
}

async function readPayload(chunks: AsyncIterable<Uint8Array>, limits: TarLimits): Promise<PayloadPart> {
  const payload = collectPayload();
  await eachMember(tarEvents(chunks, limits), async (entry) => payload.add(entry));
  return payload.part;
}

/** Calls `visit` for every member in turn; data that it does not take is skipped. */
async function eachMember(
  events: AsyncGenerator<TarEvent, void>,
  visit: (entry: TarEntry, data: AsyncIterable<Uint8Array>) => Promise<void>,
): Promise<void> {
  let next = await events.next();
  async function* body(): AsyncGenerator<Uint8Array, void> {
    for (next = await events.next(); !next.done && next.value.type === "data"; next = await events.next()) {
      yield next.value.data;
    }
  }
  try {
    while (!next.done) {
      const { value } = next;
      if (value.type === "entry") {
        const data = body();
        await visit(value.entry, data);
        for await (const _ of data);
      }
      // The body ends at the next entry, unless its reader gave up early or never began.
      if (!next.done && (next.value === value || next.value.type === "data")) next = await events.next();
    }
  } finally {
    await events.return();
  }
}

async function* tarEvents(chunks: AsyncIterable<Uint8Array>, limits: TarLimits): AsyncGenerator<TarEvent, void> {
  const reader = createTarReader(limits);
  for await (const chunk of chunks) yield* reader.push(chunk);
  reader.end();
}

/** Bytes of gzip that are inflated at once, as most packages are: a stream for each costs several times more. */
const SMALL = 256 * 1024;

/** Inflates at most `limit` bytes, and of a large input no more at a time than the consumer asks for. */
async function* inflate(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
  what: string,
): AsyncGenerator<Uint8Array, void> {
  const input = chunks[Symbol.asyncIterator]();
  const start: Uint8Array[] = [];
  let size = 0;
  let next = await input.next();
  for (; !next.done && size <= SMALL; next = await input.next()) {
    start.push(next.value);
    size += next.value.length;
  }
  const small = next.done ? gunzipSmall(Buffer.concat(start), limit, what) : undefined;
  if (small) yield small;
  else yield* inflateStream(joined(start, next, input), limit, what);
}

/** An input again from its beginning: what was taken of it, `next`, and the rest. */
async function* joined(
  start: readonly Uint8Array[],
  next: IteratorResult<Uint8Array>,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  yield* start;
  for (let one = next; !one.done; one = await rest.next()) yield one.value;
}

async function* inflateStream(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
  what: string,
): AsyncGenerator<Uint8Array, void> {
  const gunzip = createGunzip();
  pipeline(Readable.from(chunks), gunzip, () => {});
  let inflated = 0;
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      inflated += chunk.length;
      if (inflated > limit) throw Object.assign(new Error(), { code: "ERR_BUFFER_TOO_LARGE" });
      yield chunk;
    }
  } catch (error) {
    throw gunzipProblem(error, what, limit);
  }
}

/** Looks at the first bytes before anything is inflated, and keeps them for an explanation. */
async function* keepHead(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  head: { bytes?: Uint8Array },
  place: Place,
): AsyncGenerator<Uint8Array, void> {
  for await (const chunk of chunks) {
    if (!head.bytes) {
      head.bytes = chunk;
      const kind = detectPackage(chunk);
      if (kind !== "ipk" && !(chunk[0] === 0x1f && chunk[1] === 0x8b)) throw notAnIpk(kind, place);
    }
    yield chunk;
  }
  if (!head.bytes) throw notAnIpk("empty", place);
}
