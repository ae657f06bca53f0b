import type { Relation } from "../feed/entry.ts";
import { buildControl } from "../ipk/control-build.ts";
import { type IpkScript, type PackedFile, packIpk } from "../ipk/pack.ts";
import { type DeclaredPackage, type DeclaredScripts, isBefore, packageVersion, versionForSeries } from "./declared.ts";

export interface PackIpkOptions {
  /** Package architecture whose files are wanted; a package that has the same ones everywhere becomes `all`. */
  readonly arch: string;
  /** Release series: `24.10`. */
  readonly series: string;
  /** Seconds since 1970: the time of every file. */
  readonly sourceDateEpoch: number;
}

/**
 * Packs a declared package as the SDK of a release packs its own: fields, version form and Installed-Size of that
 * release (formats.md §0, §1.1, §1.4), and OpenWrt's default scripts around the author's.
 * @throws {UserError} for an architecture that the package has no files for
 */
export async function packDeclaredIpk(declared: DeclaredPackage, options: PackIpkOptions): Promise<PackedFile> {
  const { arch, series, sourceDateEpoch } = options;
  const { tree, conffiles } = await declared.payload(arch);
  const { name, section, license, maintainer, url, description, source } = declared;
  const control = buildControl({
    name,
    version: packageVersion(declared, series),
    architecture: declared.architectures === "all" ? "all" : arch,
    depends: declared.depends.map((relation) => forSeries(relation, series)),
    conflicts: declared.conflicts.map((relation) => forSeries(relation, series)),
    provides: declared.provides.map((relation) => relation.name),
    alternatives: declared.alternatives.map(({ priority, path, target }) => `${priority}:${path}:${target}`),
    source,
    sourceName: name,
    description,
    ...(section === undefined ? {} : { section }),
    ...(license === undefined ? {} : { license }),
    ...(maintainer === undefined ? {} : { maintainer }),
    ...(url === undefined || isBefore(series, 24) ? {} : { url }),
    ...(isBefore(series, 21) ? {} : { sourceDateEpoch }),
  });
  return packIpk({
    control,
    tree,
    conffiles,
    scripts: withDefaults(declared.scripts),
    sourceDateEpoch,
    installedSize: isBefore(series, 24) ? "compressed" : "uncompressed",
  });
}

function forSeries(relation: Relation, series: string): Relation {
  const { version } = relation;
  return version === undefined ? relation : { ...relation, version: versionForSeries(version, series) };
}

/**
 * OpenWrt's own scripts take the places of postinst and prerm: they enable and start init scripts, run uci-defaults,
 * load modules, and call the author's, which opkg keeps beside them under names ending in `-pkg` (include/package-pack.mk).
 */
function withDefaults({ preinst, postinst, prerm, postrm }: DeclaredScripts): Partial<Record<IpkScript, string>> {
  return {
    postinst: DEFAULT_POSTINST,
    prerm: DEFAULT_PRERM,
    ...(preinst === undefined ? {} : { preinst }),
    ...(postinst === undefined ? {} : { "postinst-pkg": postinst }),
    ...(prerm === undefined ? {} : { "prerm-pkg": prerm }),
    ...(postrm === undefined ? {} : { postrm }),
  };
}

/** `IPKG_INSTROOT` is the root of an image that is being built, and empty on a router. */
const LOAD_FUNCTIONS = ["[ -s ${IPKG_INSTROOT}/lib/functions.sh ] || exit 0", ". ${IPKG_INSTROOT}/lib/functions.sh"];

const DEFAULT_POSTINST = script('[ "${IPKG_NO_SCRIPT}" = "1" ] && exit 0', ...LOAD_FUNCTIONS, "default_postinst $0 $@");

const DEFAULT_PRERM = script(...LOAD_FUNCTIONS, "default_prerm $0 $@");

function script(...lines: string[]): string {
  return ["#!/bin/sh", ...lines, ""].join("\n");
}
