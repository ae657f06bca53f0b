import { type Control, controlField, formatControl, validateControl } from "./control.ts";
import { gzip } from "./gzip.ts";
import { type TarMember, treeMembers, writeTar } from "./tar-write.ts";
import type { TreeEntry } from "./tree.ts";

/** Files of the control archive that opkg runs; the `-pkg` ones are called by OpenWrt's default scripts. */
export type IpkScript = "preinst" | "postinst" | "prerm" | "postrm" | "postinst-pkg" | "prerm-pkg";

export interface IpkInput {
  /** An `Installed-Size` line in it is filled in where it stands. */
  readonly control: Control;
  readonly tree: readonly TreeEntry[];
  /** Absolute paths of configuration files; those that are no regular files of `tree` are left out. */
  readonly conffiles?: readonly string[];
  readonly scripts?: Readonly<Partial<Record<IpkScript, string>>>;
  /** Seconds since 1970, the time of every member. */
  readonly sourceDateEpoch: number;
  /** What Installed-Size counts: the data archive as tar (since 24.10) or gzipped (before). */
  readonly installedSize: "uncompressed" | "compressed";
}

export interface PackedFile {
  readonly filename: string;
  readonly bytes: Buffer;
}

/**
 * Makes an .ipk as OpenWrt's `ipkg-build` does (formats.md §1.1), setuid and sticky bits included; the same input gives
 * the same bytes.
 * @throws {UserError} when the control stanza is not valid
 */
export function packIpk(input: IpkInput): PackedFile {
  const { sourceDateEpoch: mtime } = input;
  validateControl(input.control, { file: controlField(input.control, "Package") ?? "control" });
  const dataTar = writeTar(treeMembers(input.tree), mtime);
  const data = gzip(dataTar);
  const installedSize = input.installedSize === "uncompressed" ? dataTar.length : data.length;
  const control = withInstalledSize(input.control, installedSize);
  const controlTar = writeTar(controlMembers(control, input), mtime);
  const outer = writeTar(
    [
      file("debian-binary", Buffer.from("2.0\n"), 0o644),
      file("data.tar.gz", data, 0o644),
      file("control.tar.gz", gzip(controlTar), 0o644),
    ],
    mtime,
  );
  return { filename: ipkFilename(control), bytes: gzip(outer) };
}

/** `<Package>_<Version without epoch>_<Architecture>.ipk` */
export function ipkFilename(control: Control): string {
  const version = controlField(control, "Version")?.replace(/^\d+:/, "");
  return `${controlField(control, "Package")}_${version}_${controlField(control, "Architecture")}.ipk`;
}

function withInstalledSize(control: Control, size: number): Control {
  return control.map(([name, value]) => [name, name === "Installed-Size" ? ` ${size}` : value]);
}

function controlMembers(control: Control, { tree, conffiles = [], scripts = {} }: IpkInput): TarMember[] {
  const entries: TreeEntry[] = [
    { path: "control", type: "file", mode: 0o644, data: Buffer.from(formatControl(control)) },
  ];
  const shipped = new Set(tree.flatMap(({ type, path }) => (type === "file" ? [`/${path}`] : [])));
  const lines = [...new Set(conffiles)].filter((path) => shipped.has(path)).map((path) => Buffer.from(`${path}\n`));
  if (lines.length > 0) {
    entries.push({ path: "conffiles", type: "file", mode: 0o644, data: Buffer.concat(lines.sort(Buffer.compare)) });
  }
  for (const [path, text] of Object.entries(scripts)) {
    entries.push({ path, type: "file", mode: 0o755, data: Buffer.from(text) });
  }
  return treeMembers(entries);
}

function file(name: string, data: Uint8Array, mode: number): TarMember {
  return { path: `./${name}`, type: "file", mode, data };
}
