import type { TreeEntry } from "../ipk/tree.ts";
import { UserError } from "../run/errors.ts";
import { allArchitectures, type Content, matches, type PlannedEntry } from "./contents.ts";
import type { Payload } from "./declared.ts";

interface PayloadSource {
  readonly name: string;
  /** The declaration, for messages. */
  readonly file: string;
  readonly conffiles: readonly string[];
  readonly contents: readonly Content[];
}

/**
 * Reads what a package contains for one architecture. Configuration that it declares and does not ship is listed in
 * `/lib/upgrade/keep.d`, as OpenWrt's build does, so that sysupgrade keeps it.
 */
export function readPayload({ name, file, conffiles, contents }: PayloadSource, arch: string): Payload {
  const planned = contents.map((content) => content.find(arch));
  if (!planned.every((entries) => entries !== undefined)) {
    throw new UserError({
      what: `${name} has no files for ${arch}`,
      cure: `Add them, or leave it to the architectures it has: ${architecturesOfAll(contents)}`,
      place: { file },
    });
  }
  const tree = planned.flat().map((entry) => entry.read());
  const shipped = new Set(tree.flatMap(({ type, path }) => (type === "file" ? [`/${path}`] : [])));
  const kept = conffiles.filter((path) => !shipped.has(path));
  const keep = `lib/upgrade/keep.d/${name}`;
  if (kept.length > 0 && !shipped.has(`/${keep}`)) {
    tree.push({ path: keep, type: "file", mode: 0o644, data: Buffer.from(`${kept.join("\n")}\n`) });
  }
  return {
    tree: tree.sort((a, b) => byBytes(a.path, b.path)),
    conffiles: [...shipped].filter((path) => conffiles.some((listed) => covers(listed, path))).sort(byBytes),
  };
}

/** A conffile names a file, or a folder and so all below it. */
function covers(listed: string, path: string): boolean {
  return path === listed || path.startsWith(listed.endsWith("/") ? listed : `${listed}/`);
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** True when every line of `files:` has something for `arch`. */
export function supportsAll(contents: readonly Content[], arch: string): boolean {
  return contents.every((content) => isFor(content, arch));
}

/** `all`, or the architectures as a person wrote them; `checkContents` has seen to it that all lines have the same. */
export function architecturesOfAll(contents: readonly Content[]): "all" | readonly string[] {
  return contents.find(({ architectures }) => architectures !== "all")?.architectures ?? "all";
}

type Complain = (destination: string, error: unknown) => void;

/**
 * Looks for what is wrong between the lines of `files:`, on every architecture that any of them names: sources that are
 * missing, two for one path, a path below one that is no directory, and architectures that only some lines serve.
 */
export function checkContents(contents: ReadonlyMap<string, Content>, complain: Complain): void {
  const told = new Set<string>();
  const complainOnce: Complain = (destination, error) => {
    const key = `${destination}\n${String(error)}`;
    if (!told.has(key)) complain(destination, error);
    told.add(key);
  };
  const bound = [...contents].filter(([, { architectures }]) => architectures !== "all");
  const arches = allArchitectures().filter((arch) => bound.some(([, content]) => isFor(content, arch)));
  for (const [destination, content] of bound) {
    const missing = arches.filter((arch) => !isFor(content, arch));
    if (missing.length > 0) complain(destination, nothingFor(missing));
  }
  for (const arch of bound.length > 0 ? arches : [""]) {
    const planned = new Map<string, readonly PlannedEntry[]>();
    for (const [destination, { find }] of contents) {
      try {
        planned.set(destination, find(arch) ?? []);
      } catch (error) {
        complainOnce(destination, error);
      }
    }
    checkPaths(planned, complainOnce);
  }
}

function checkPaths(planned: ReadonlyMap<string, readonly PlannedEntry[]>, complain: Complain): void {
  const owners = new Map<string, { destination: string; type: TreeEntry["type"] }>();
  for (const [destination, entries] of planned) {
    for (const { path, type } of entries) {
      const owner = owners.get(path);
      if (owner) complain(destination, meets(path, owner.destination));
      else owners.set(path, { destination, type });
    }
  }
  for (const [path, { destination }] of owners) {
    for (let slash = path.lastIndexOf("/"); slash > 0; slash = path.lastIndexOf("/", slash - 1)) {
      const parent = path.slice(0, slash);
      if ((owners.get(parent)?.type ?? "directory") !== "directory") complain(destination, below(path, parent));
    }
  }
}

function isFor(content: Content, arch: string): boolean {
  return content.architectures === "all" || content.architectures.some((pattern) => matches(pattern, arch));
}

function nothingFor(missing: readonly string[]): UserError {
  const shown = missing.length > 5 ? `${missing.slice(0, 5).join(", ")} …` : missing.join(", ");
  return new UserError({
    what: `has no source for ${shown}, which other files of the package have one for`,
    cure: "A package is packed for the architectures that all its files are there for: add the source, or remove the others.",
  });
}

function meets(path: string, owner: string): UserError {
  return new UserError({
    what: `puts something at /${path}, where ${owner} puts something too`,
    cure: "Remove one of them.",
  });
}

function below(path: string, parent: string): UserError {
  return new UserError({ what: `/${path} lies below /${parent}, which is no directory`, cure: "Choose another path." });
}
