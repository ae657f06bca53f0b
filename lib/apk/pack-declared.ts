import { createHash } from "node:crypto";
import type { Relation } from "../feed/entry.ts";
import { type DeclaredPackage, type DeclaredScripts, type Payload, packageVersion } from "../files/declared.ts";
import type { TreeEntry } from "../ipk/tree.ts";
import { UserError } from "../run/errors.ts";
import { relationText } from "./dependency.ts";
import { type PackedApk, packApk } from "./pack.ts";
import type { ScriptName } from "./package.ts";

export interface PackOptions {
  /** Package architecture whose files are wanted; a package that has the same ones everywhere becomes `noarch`. */
  readonly arch: string;
  /** Release series: `25.12`. */
  readonly series: string;
  /** Seconds since 1970: the time of every file. */
  readonly sourceDateEpoch: number;
}

/**
 * Packs a declared package as OpenWrt 25.12 packs its own: with the files beside it in `lib/apk/packages`, and scripts
 * that begin with the default ones (formats.md §6.1; OpenWrt's include/package-pack.mk).
 * @throws UserError for what apk cannot express, and for an architecture that the package has no files for
 */
export async function packDeclaredApk(declared: DeclaredPackage, options: PackOptions): Promise<PackedApk> {
  const { arch, series, sourceDateEpoch } = options;
  const version = packageVersion(declared, series);
  const payload = await declared.payload(arch);
  return packApk({
    name: declared.name,
    version,
    description: declared.description.replace(/\s+/g, " ").trim(),
    arch: declared.architectures === "all" ? "noarch" : arch,
    license: declared.license ?? "",
    origin: declared.source,
    url: declared.url ?? "",
    maintainer: declared.maintainer ?? "",
    depends: [
      ...declared.depends.map(dependencyText),
      ...declared.conflicts.map((relation) => `!${dependencyText(relation)}`),
    ],
    provides: provisions(declared, version),
    tags: declared.section ? [`openwrt:section=${declared.section}`] : [],
    scripts: apkScripts(declared.name, declared.scripts),
    tree: [...payload.tree, ...sidecars(declared, payload)],
    sourceDateEpoch,
  });
}

function dependencyText(relation: Relation): string {
  if (!relation.or || relation.or.length === 0) return relationText(relation);
  throw new UserError({
    what: `apk has no alternatives in a dependency: ${[relation, ...relation.or].map(relationText).join(" | ")}`,
    cure: "Depend on a name that all of them provide.",
  });
}

/**
 * A name is provided with a version, the package's own unless it tells another: apk picks no provider of a name without one
 * by itself. So one package at a time provides it. Every package also provides `<name>-any`, for those who do not care which.
 */
function provisions({ name, provides }: DeclaredPackage, version: string): string[] {
  const others = provides.filter((relation) => relation.name !== name);
  const texts = others.map((relation) =>
    relation.version === undefined ? `${relation.name}=${version}` : relationText(relation),
  );
  return [`${name}-any`, ...texts];
}

/** Files that OpenWrt's scripts and sysupgrade read where opkg had its info directory. */
function sidecars({ name, alternatives, conffiles }: DeclaredPackage, payload: Payload): TreeEntry[] {
  const sidecar = (suffix: string, lines: readonly string[]): TreeEntry[] =>
    lines.length === 0
      ? []
      : [
          {
            path: `lib/apk/packages/${name}.${suffix}`,
            type: "file",
            mode: 0o644,
            data: Buffer.from(`${lines.join("\n")}\n`, "utf8"),
          },
        ];
  const links = alternatives.map(({ priority, path, target }) => `${priority}:${path}:${target}`).join(" ");
  const alternativesFile = sidecar("alternatives", links === "" ? [] : [links]);
  const listed = [...payload.tree, ...alternativesFile].filter(({ type }) => type !== "directory");
  return [
    ...alternativesFile,
    ...sidecar("list", listed.map(({ path }) => `/${path}`).sort(compareBytes)),
    ...sidecar("conffiles", conffiles),
    ...sidecar("conffiles_static", shippedConffiles(conffiles, payload)),
  ];
}

/** `/etc/config/hello <sha256>`: what sysupgrade compares to find the files that an owner has changed. */
function shippedConffiles(conffiles: readonly string[], { tree }: Payload): string[] {
  return conffiles.flatMap((path) => {
    const file = tree.find((entry) => `/${entry.path}` === path);
    return file?.type === "file" ? [`${path} ${createHash("sha256").update(file.data).digest("hex")}`] : [];
  });
}

function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a, "utf8"), Buffer.from(b, "utf8"));
}

/**
 * apk runs other scripts at an upgrade than at an installation, and scripts know no name of their package. The defaults
 * enable and start services, run uci-defaults and so on; an author's own lines come after them.
 */
function apkScripts(
  name: string,
  { preinst, postinst, prerm, postrm }: DeclaredScripts,
): Partial<Record<ScriptName, string>> {
  const functions = ["[ -s ${IPKG_INSTROOT}/lib/functions.sh ] || exit 0", ". ${IPKG_INSTROOT}/lib/functions.sh"];
  const environment = ['export root="${IPKG_INSTROOT}"', `export pkgname="${name}"`];
  const skip = '[ "${IPKG_NO_SCRIPT}" = "1" ] && exit 0';
  const postInstall = script([skip, ...functions, ...environment, "add_group_and_user", "default_postinst"], postinst);
  return {
    ...(preinst !== undefined && { "pre-install": preinst, "pre-upgrade": script(["export PKG_UPGRADE=1"], preinst) }),
    "post-install": postInstall,
    "post-upgrade": script(["export PKG_UPGRADE=1"], postInstall),
    "pre-deinstall": script([...functions, ...environment, "default_prerm"], prerm),
    ...(postrm !== undefined && { "post-deinstall": postrm }),
  };
}

function script(lines: readonly string[], rest = ""): string {
  return `${["#!/bin/sh", ...lines].join("\n")}\n${rest.replace(/^[ \t]*#!.*\n?/gm, "")}`;
}
