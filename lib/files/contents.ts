import { readFileSync } from "node:fs";
import type { FileDocument } from "../../schemas/files-package.ts";
import type { TreeEntry } from "../ipk/tree.ts";
import { nearest } from "../openwrt/nearest.ts";
import { architecturesOf, knownSeries } from "../openwrt/targets.ts";
import { UserError } from "../run/errors.ts";
import { architecturesIn, type FoundFile, findSource, realInside, type SourceArea } from "./sources.ts";

/** One line of `files:`, resolved: what it puts on a router of one architecture. */
export interface Content {
  /** `all`, or the architectures (or patterns of them) that it has something for. */
  readonly architectures: "all" | readonly string[];
  /**
   * The entries for `arch`, without the data of files. Undefined when there is nothing for that architecture.
   * @throws {UserError} without a place
   */
  find(arch: string): readonly PlannedEntry[] | undefined;
}

/** An entry of the payload whose data is read when it is packed. */
export interface PlannedEntry {
  readonly path: string;
  readonly type: TreeEntry["type"];
  read(): TreeEntry;
}

/** @throws {UserError} without a place, when no architecture can be found for it */
export function planContent(area: SourceArea, destination: string, document: FileDocument): Content {
  const path = destination.slice(1);
  if (typeof document === "string") return planSource(area, destination, document, undefined);
  if ("source" in document) return planSource(area, destination, document.source, document.mode);
  if ("arch" in document) return planArchitectures(area, destination, document.arch, document.mode);
  if (destination.endsWith("/")) {
    throw new UserError({
      what: "ends in /, which only the destination of a source may",
      cure: "Remove the / at the end.",
    });
  }
  const entry = plainEntry(path, document);
  return { architectures: "all", find: () => [{ path, type: entry.type, read: () => entry }] };
}

function plainEntry(
  path: string,
  document: Extract<FileDocument, { link: string } | { content: string } | { directory: true }>,
): TreeEntry {
  if ("link" in document) return { path, type: "symlink", target: document.link };
  if ("directory" in document) return { path, type: "directory", mode: octal(document.mode) ?? 0o755 };
  const mode = octal(document.mode) ?? defaultMode(path, false);
  return { path, type: "file", mode, data: Buffer.from(document.content) };
}

function planSource(area: SourceArea, destination: string, source: string, mode: string | undefined): Content {
  const find = (from: string): PlannedEntry[] =>
    findSource(area, from, destination).map((file) => ({
      path: file.path,
      type: file.link === undefined ? "file" : "symlink",
      read: () => readFound(area, file, mode),
    }));
  if (!source.includes("{arch}")) return { architectures: "all", find: () => find(source) };
  const named = architecturesIn(area, source);
  const known = named.filter(isArchitecture);
  if (known.length > 0) {
    const architectures = known;
    return {
      architectures,
      find: (arch) => (known.includes(arch) ? find(source.replaceAll("{arch}", arch)) : undefined),
    };
  }
  const strange = named[0];
  throw new UserError({
    what: `there is nothing for any architecture of OpenWrt at ${source}`,
    cure: strange ? `${strange} is none of them. ${suggestion(strange)}` : "Paths are relative to this document.",
  });
}

function planArchitectures(
  area: SourceArea,
  destination: string,
  sources: Readonly<Record<string, string>>,
  mode: string | undefined,
): Content {
  const patterns = Object.keys(sources);
  for (const pattern of patterns) {
    if (allArchitectures().some((arch) => matches(pattern, arch))) continue;
    throw new UserError({ what: `${pattern} is no architecture of OpenWrt`, cure: suggestion(pattern) });
  }
  const pick = (arch: string): string | undefined =>
    sources[arch] ?? sources[patterns.find((pattern) => matches(pattern, arch)) ?? ""];
  return {
    architectures: patterns,
    find(arch) {
      const source = pick(arch);
      return source === undefined ? undefined : planSource(area, destination, source, mode).find(arch);
    },
  };
}

/** `aarch64_*` stands for every architecture that begins so. */
export function matches(pattern: string, arch: string): boolean {
  const [start = "", ...rest] = pattern.split("*");
  if (rest.length === 0) return pattern === arch;
  const end = rest.at(-1) ?? "";
  return rest.length === 1 && arch.length >= pattern.length - 1 && arch.startsWith(start) && arch.endsWith(end);
}

let architectures: readonly string[] | undefined;

/** Every architecture that any known release of OpenWrt has. */
export function allArchitectures(): readonly string[] {
  architectures ??= [...new Set(knownSeries.flatMap(architecturesOf))].sort();
  return architectures;
}

function isArchitecture(name: string): boolean {
  return allArchitectures().includes(name);
}

function suggestion(name: string): string {
  const near = nearest(name.replaceAll("*", ""), allArchitectures());
  if (near.length > 0) return `Did you mean ${near.join(" or ")}?`;
  return "Use a package architecture as routers name theirs, such as x86_64, mips_24kc or aarch64_cortex-a53.";
}

function readFound(area: SourceArea, file: FoundFile, mode: string | undefined): TreeEntry {
  const { path, from, link, executable } = file;
  if (link !== undefined) return { path, type: "symlink", target: link };
  const data = readFileSync(realInside(area, from, path));
  return { path, type: "file", mode: octal(mode) ?? defaultMode(path, executable), data };
}

/** Places whose files are run; a checkout on Windows or a download loses the bit that says so. */
const PROGRAMS = /^(usr\/)?s?bin\/|^etc\/init\.d\/|^usr\/libexec\/rpcd\/|^www\/cgi-bin\//;

function defaultMode(path: string, executable: boolean): number {
  return executable || PROGRAMS.test(path) ? 0o755 : 0o644;
}

function octal(mode: string | undefined): number | undefined {
  return mode === undefined ? undefined : Number.parseInt(mode, 8);
}
