import type { Archive, CatalogDocument } from "../../schemas/catalog.ts";
import type { Format } from "../openwrt/release.ts";

/** What a line of a router's set-up is for; the site explains each in the reader's language. */
export type StepName = "key" | "feed" | "keep" | "update" | "install" | "modules" | "undo";

export interface Step {
  readonly name: StepName;
  /** Shell commands for BusyBox ash, without a line break at the end. */
  readonly commands: string;
}

/** Words in the commands that a router replaces itself, and that a page may replace when it knows better. */
export const detected = {
  opkg: { prepare: ". /etc/openwrt_release\n", arch: "$DISTRIB_ARCH" },
  apk: { prepare: "", arch: "$(head -n1 /etc/apk/arch)" },
} as const;

/**
 * How a router gets the feeds of one release: trust the key, add the feed, keep both over an upgrade of the firmware,
 * update, install, for which `example` is a package; kernel modules where the archive has them; undo. The key is written out, so that the download of a key needs no
 * trust (field.md e1, e2). `key` is the usign key for opkg, the apk key for apk.
 */
export function setupSteps(
  archive: Pick<Archive, "name" | "url">,
  release: ForRelease & { readonly format: Format },
  key: CatalogDocument["keys"][number] | undefined,
): Step[] {
  return release.format === "opkg" ? opkgSteps(archive, release, key) : apkSteps(archive, release, key);
}

interface ForRelease {
  readonly series: string;
  readonly modules?: boolean;
  readonly example?: string | undefined;
}

function opkgSteps(
  { name, url }: Pick<Archive, "name" | "url">,
  { series, modules, example }: ForRelease,
  key: { fingerprint: string; text: string } | undefined,
): Step[] {
  const keyFile = key && `/etc/opkg/keys/${key.fingerprint}`;
  const conf = "/etc/opkg/customfeeds.conf";
  const keep = keepFile(name);
  const base = quotable(url);
  // An older line goes, as after an upgrade to another release.
  const add = (feed: string, path: string) =>
    `sed -i '/^src\\/gz ${feed} /d' ${conf}\necho "src/gz ${feed} ${base}/${path}" >> ${conf}`;
  return [
    ...(key ? [{ name: "key" as const, commands: `mkdir -p /etc/opkg/keys\n${heredoc(`${keyFile}`, key.text)}` }] : []),
    { name: "feed", commands: `${detected.opkg.prepare}${add(name, `${series}/${detected.opkg.arch}`)}` },
    keepStep(keep, [keyFile, conf]),
    { name: "update", commands: "opkg update" },
    ...installStep("opkg", example),
    ...modulesStep(
      modules,
      `${detected.opkg.prepare}${add(`${name}_kmods`, "$DISTRIB_RELEASE/$DISTRIB_TARGET")}\nopkg update`,
    ),
    {
      name: "undo",
      commands: `sed -i -e '/^src\\/gz ${name} /d' -e '/^src\\/gz ${name}_kmods /d' ${conf}\nrm -f ${[keyFile, keep].filter(Boolean).join(" ")}`,
    },
  ];
}

function apkSteps(
  { name, url }: Pick<Archive, "name" | "url">,
  { series, modules, example }: ForRelease,
  key: { text: string } | undefined,
): Step[] {
  const keyFile = key && `/etc/apk/keys/${name}.pem`;
  const list = `/etc/apk/repositories.d/${name}.list`;
  const keep = keepFile(name);
  const base = quotable(url);
  return [
    ...(key ? [{ name: "key" as const, commands: heredoc(`${keyFile}`, key.text) }] : []),
    { name: "feed", commands: `echo "${base}/${series}/${detected.apk.arch}/packages.adb" > ${list}` },
    keepStep(keep, [keyFile, list]),
    { name: "update", commands: "apk update" },
    ...installStep("apk", example),
    ...modulesStep(
      modules,
      // The first line is the feed's; others are an older firmware's.
      `. /etc/openwrt_release\nsed -i '2,$d' ${list}\necho "${base}/$DISTRIB_RELEASE/$DISTRIB_TARGET/packages.adb" >> ${list}\napk update`,
    ),
    { name: "undo", commands: `rm -f ${[keyFile, list, keep].filter(Boolean).join(" ")}` },
  ];
}

/** Characters of a name that fits into a line to paste. */
export const longestName = 100;

/** The line that installs a package once the feed is there. */
export function installCommand(format: Format, name: string): string {
  const word = /^[A-Za-z0-9_+.-]+$/.test(name) ? name : `'${name.replace(/'/g, "'\\''")}'`;
  return format === "opkg" ? `opkg install ${word}` : `apk add ${word}`;
}

/** Not the bare name, which could be a package's own; install.sh uses the same. */
const keepFile = (name: string): string => `/lib/upgrade/keep.d/ppa-${name}`;

/** The list keeps itself too, or everything would be gone with the second upgrade of the firmware. */
function keepStep(keep: string, files: readonly (string | undefined)[]): Step {
  const names = [...files.filter(Boolean), keep].join(" ");
  return { name: "keep", commands: `mkdir -p /lib/upgrade/keep.d\nprintf '%s\\n' ${names} > ${keep}` };
}

function installStep(format: Format, example: string | undefined): Step[] {
  return example === undefined ? [] : [{ name: "install", commands: installCommand(format, example) }];
}

function modulesStep(modules: boolean | undefined, commands: string): Step[] {
  return modules ? [{ name: "modules", commands }] : [];
}

function heredoc(file: string, text: string): string {
  return `cat > ${file} <<'EOK'\n${text.trimEnd()}\nEOK`;
}

/** Inside double quotes. */
function quotable(url: string): string {
  return url.replace(/["$`\\\s]/g, encodeURIComponent);
}
