import { type Place, type Problem, UserError } from "../run/errors.ts";
import { CONTROL_LIMIT, type Control, formatControl, parseControl, validateControl } from "./control.ts";
import { detectPackage, notAnIpk } from "./detect.ts";
import { gunzip } from "./gzip.ts";
import { checkSmallPayload, twice } from "./payload.ts";
import { createTarReader, type TarLimits } from "./tar-read.ts";

/** The control part of an .ipk: what an index needs to know. */
export interface IpkControl {
  readonly control: Control;
  /** The stanza as it goes into an index, with a final newline. */
  readonly controlText: string;
}

/** Bytes that control.tar.gz may inflate to; scripts are in it too. */
export const CONTROL_TAR_LIMIT = 16 * 1024 * 1024;

/** The outer archive holds three members, whatever its size. */
export const OUTER_LIMITS: TarLimits = { entries: 16, bytes: Number.MAX_SAFE_INTEGER, path: 256 };

export const CONTROL_LIMITS: TarLimits = { entries: 64, bytes: CONTROL_TAR_LIMIT, path: 256 };

/** What an index needs of an .ipk, and whether the rest was looked at. */
export interface QuickIpk extends IpkControl {
  /** False where data.tar.gz is too large to be unpacked at once: `readIpk` looks through that. */
  readonly isWhole: boolean;
}

/**
 * Reads the control stanza of an .ipk that is in memory, and looks through its files; the fast way for an index of thousands
 * of small packages.
 * @throws {UserError} at `place`: not an .ipk (with what it is instead), cut off, damaged, control not valid, a path that
 *   leaves the package
 */
export function readIpkControl(bytes: Uint8Array, place: Place): QuickIpk {
  return located(place, () => {
    // Members are compressed already, so an honest outer layer hardly shrinks; the constant is for tiny packages.
    const limit = 20 * bytes.length + CONTROL_TAR_LIMIT;
    const kind = bytes[0] === 0x1f && bytes[1] === 0x8b ? "ipk" : detectPackage(bytes);
    if (kind !== "ipk") throw notAnIpk(kind, place);
    const outer = gunzip(bytes, limit, "the package");
    const members = orForeign(bytes, place, () =>
      readMembers(outer, OUTER_LIMITS, (path) => path === "control.tar.gz" || path === "data.tar.gz"),
    );
    const controlTar = members.found.get("control.tar.gz");
    const dataTar = members.found.get("data.tar.gz");
    if (!controlTar || !dataTar) throw notMembers(bytes, members.names, place);
    const control = readControlTar(gunzip(controlTar, CONTROL_TAR_LIMIT, "control.tar.gz in the package"), place);
    return { ...control, isWhole: checkSmallPayload(dataTar) };
  });
}

/** What a gzip file of another kind is, when reading it as an .ipk fails. */
function orForeign<T>(head: Uint8Array, place: Place, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw foreign(error, head, place);
  }
}

/** `error`, or what the file really is when its first bytes are not those of an .ipk. */
export function foreign(error: unknown, head: Uint8Array, place: Place): unknown {
  const kind = error instanceof UserError ? detectPackage(head) : "ipk";
  return kind === "ipk" ? error : notAnIpk(kind, place);
}

function readControlTar(tar: Uint8Array, place: Place): IpkControl {
  const control = readMembers(tar, CONTROL_LIMITS, (path) => path === "control").found.get("control");
  if (!control) throw new UserError(NO_CONTROL);
  return checkControl(control, place);
}

export const NO_CONTROL: Problem = {
  what: "there is no control file in the package's control.tar.gz",
  cure: "Build the package again.",
};

/** Parses and validates the bytes of a control file. */
export function checkControl(bytes: Uint8Array, place: Place): IpkControl {
  if (bytes.length > CONTROL_LIMIT) throw new UserError({ what: "the control file is larger than 1 MiB" });
  const control = parseControl(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8"), {
    ...place,
    file: `${place.file} (control)`,
  });
  validateControl(control, place);
  return { control, controlText: formatControl(control) };
}

/** Why a gzip file without the two members of an .ipk is none. */
export function notMembers(head: Uint8Array, names: ReadonlySet<string>, place: Place): UserError {
  const kind = detectPackage(head);
  if (kind !== "ipk") return notAnIpk(kind, place);
  const packed = [...names].find((name) => /^(control|data)\.tar(\.(?!gz$)\w+)?$/.test(name));
  const cure = "Build it with OpenWrt's SDK or declare it as a files: package.";
  if (packed) return new UserError({ what: `the package holds ${packed}, but opkg reads .tar.gz only`, cure, place });
  const missing = names.has("control.tar.gz") ? "data.tar.gz" : "control.tar.gz";
  return new UserError({ what: `there is no ${missing} in the package`, cure, place });
}

interface Members {
  readonly names: ReadonlySet<string>;
  readonly found: ReadonlyMap<string, Uint8Array>;
}

/** Members of a tar archive in memory: the names of all, the data of those that are wanted. */
function readMembers(tar: Uint8Array, limits: TarLimits, isWanted: (path: string) => boolean): Members {
  const reader = createTarReader(limits);
  const names = new Set<string>();
  const found = new Map<string, Uint8Array>();
  let wanted: string | undefined;
  for (const event of reader.push(tar)) {
    if (event.type === "entry") {
      const { path, size } = event.entry;
      if (names.has(path)) throw twice(path);
      names.add(path);
      wanted = isWanted(path) ? path : undefined;
      if (wanted && size === 0) found.set(wanted, new Uint8Array());
    } else if (wanted) found.set(wanted, event.data);
  }
  reader.end();
  return { names, found };
}

/** Puts `place` on the problems of a UserError that has none. */
export function located<T>(place: Place, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw atPlaceOf(error, place);
  }
}

export function atPlaceOf(error: unknown, place: Place): unknown {
  if (!(error instanceof UserError)) return error;
  return new UserError(
    error.problems.map((problem) => ({ ...problem, place: problem.place ?? place })),
    { cause: error },
  );
}
