import { buildIndex } from "../apk/index-file.ts";
import { type IndexMember, indexApk } from "../apk/package.ts";
import { signIndex } from "../apk/signature.ts";
import { parseControl } from "../ipk/control.ts";
import { detectPackage } from "../ipk/detect.ts";
import { controlToInfo } from "../ipk/info.ts";
import { readIpkControl } from "../ipk/read.ts";
import { type TarMember, writeTar } from "../ipk/tar-write.ts";
import { type Place, UserError } from "../run/errors.ts";
import { generateApkKey } from "../signing/apk-key.ts";
import type { RouterState } from "./remote.ts";

/** A package file to be installed on a router directly. */
export interface LocalPackage {
  readonly manager: RouterState["manager"];
  readonly name: string;
  readonly version: string;
  readonly architecture: string;
  /** Name under which the router gets it. */
  readonly filename: string;
  readonly bytes: Uint8Array;
  /** What an apk index says of it. */
  readonly member?: IndexMember;
}

/** Reads an .ipk or .apk. @throws UserError for a file that is neither. */
export function readLocalPackage(bytes: Uint8Array, file: string): LocalPackage {
  const place = { file };
  const read = detectPackage(bytes) === "apk-v3" ? readApkPackage(bytes, place) : readIpkPackage(bytes, place);
  // They become words of a command and a file's name on the router.
  if (!isPackageName(read.name) || !/^[A-Za-z0-9._+~:-]+$/.test(read.version)) {
    throw new UserError({ what: `"${read.name} ${read.version}" is no name and version of a package`, place });
  }
  return read;
}

/** True for what opkg and apk both take as the name of a package. */
export function isPackageName(name: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._+-]*$/.test(name);
}

function readApkPackage(bytes: Uint8Array, place: Place): LocalPackage {
  const member = indexApk(bytes);
  if (!member) throw new UserError({ what: "The package ends too soon", place });
  const { name, version, architecture } = member.info;
  return { manager: "apk", name, version, architecture, filename: member.filename, bytes, member };
}

function readIpkPackage(bytes: Uint8Array, place: Place): LocalPackage {
  const { name, version, architecture } = controlToInfo(parseControl(readIpkControl(bytes, place).controlText, place));
  return { manager: "opkg", name, version, architecture, filename: `${name}.ipk`, bytes };
}

/**
 * The tar archive that a router gets: the package files; for apk also an index of them, signed with a key that is made for
 * this one upload, and that key.
 *
 * @param randomBytes for the key.
 */
export async function uploadOf(
  packages: readonly LocalPackage[],
  randomBytes: (size: number) => Uint8Array,
): Promise<Uint8Array> {
  const file = (path: string, data: Uint8Array): TarMember => ({ path, type: "file", mode: 0o600, data });
  const members = packages.map(({ filename, bytes }) => file(filename, bytes));
  const indexed = packages.flatMap(({ member }) => member ?? []);
  if (indexed.length > 0) {
    const key = await generateApkKey(randomBytes);
    members.push(file("packages.adb", signIndex(buildIndex(indexed), [key])));
    members.push(file("deploy.pem", Buffer.from(key.publicKeyPem)));
  }
  return writeTar(members, 0);
}
