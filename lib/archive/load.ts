import { dirname, join } from "node:path";
import { type ArchiveDocument, archiveSchema, fileNamesSchema, type SiteOptions } from "../../schemas/archive.ts";
import { type FeedTarget, feedPath, type NewestReleases, newestReleases, parseRelease } from "../openwrt/release.ts";
import { architecturesOf, archOfTarget } from "../openwrt/targets.ts";
import { type Place, type Problem, problemsOf, UserError } from "../run/errors.ts";
import { byPosition, readDocument } from "./document.ts";

export type Source =
  | { readonly kind: "packages"; readonly packages: readonly string[] }
  | { readonly kind: "files"; readonly files: readonly string[] }
  | { readonly kind: "path"; readonly path: string; readonly packages?: readonly string[] }
  | {
      readonly kind: "git";
      readonly url: string;
      readonly ref?: string;
      readonly subdir?: string;
      readonly packages?: readonly string[];
    };

/** Everything one `ppa.yml` describes, checked, with its defaults, its targets expanded to feeds. */
export interface Archive {
  /** The document it was read from, as the user named it. */
  readonly file: string;
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  /** Without a slash at the end. */
  readonly url: string;
  readonly maintainer?: string;
  readonly homepage?: string;
  /** Every feed the archive publishes, in the order of ppa.yml, none twice. */
  readonly targets: readonly FeedTarget[];
  readonly sources: readonly Source[];
  /** Newest versions of a package kept per feed. */
  readonly retain: number;
  /** Commits kept on the pages branch. */
  readonly history: number;
  readonly branch: string;
  /** Folder of the public keys, relative to ppa.yml. */
  readonly keys: string;
  readonly signPackages: boolean;
  readonly replace: boolean;
  readonly site: SiteOptions;
  /** Where in the document something stands, such as `["sources", 0, "packages"]`: for mistakes that show only later. */
  placeOf(path: readonly PropertyKey[]): Place;
}

export interface LoadOptions {
  readonly text: string;
  /** Name of the document in problems: `ppa.yml`. */
  readonly file: string;
  /** Address of the archive where the document names none; usually `archiveUrl(forge, branch)`. */
  readonly defaultUrl?: string | ((branch: string) => string | undefined);
  /** The newest point releases, where OpenWrt's own list could be read. */
  readonly newest?: NewestReleases;
}

/** A file of the archive as its user names it, who need not be in the folder of ppa.yml. */
export function shown({ file }: Pick<Archive, "file">, path: string): string {
  return join(dirname(file), path);
}

/** A problem of a file that was named relative to ppa.yml. */
export function shownAt(archive: Pick<Archive, "file">, problem: Problem): Problem {
  const { place } = problem;
  return place ? { ...problem, place: { ...place, file: shown(archive, place.file) } } : problem;
}

/** Reads ppa.yml. Throws a UserError with every mistake of the document at its line and column. */
export function loadArchive({ text, file, defaultUrl, newest = newestReleases }: LoadOptions): Archive {
  const urlFor = (branch: string) => (typeof defaultUrl === "function" ? defaultUrl(branch) : defaultUrl);
  const { value: document, placeOf } = readDocument(text, file, requiringUrl(urlFor));
  const { title, description, maintainer, homepage, site } = document;
  const url = document.url ?? urlFor(document.branch) ?? "";
  return {
    file,
    name: document.name,
    title: title ?? document.name,
    ...(description ? { description } : {}),
    url: url.replace(/\/+$/, ""),
    ...(maintainer ? { maintainer } : {}),
    ...(homepage ? { homepage } : {}),
    targets: expandTargets(document.targets, newest),
    sources: document.sources.map(toSource),
    retain: document.retain,
    history: document.history,
    branch: document.branch,
    keys: document.keys,
    signPackages: document["sign-packages"],
    replace: document.replace,
    site: site ?? {},
    placeOf,
  };
}

/** What of an archive names files of its repository. */
export type FileNames = Pick<Archive, "file" | "sources" | "site" | "placeOf">;

/**
 * `loadArchive` for whoever goes on to read what it names: the mistakes that `check` throws for the valid parts of a document
 * with mistakes are told with these. Without mistakes nothing is checked.
 */
export async function loadChecked(
  options: LoadOptions,
  check: (named: FileNames) => Promise<unknown>,
): Promise<Archive> {
  try {
    return loadArchive(options);
  } catch (error) {
    const named = readFileNames(options);
    if (!named || !(error instanceof UserError)) throw error;
    throw new UserError([...error.problems, ...(await problemsOf(check(named)))].sort(byPosition));
  }
}

function readFileNames({ text, file }: LoadOptions): FileNames | undefined {
  try {
    const { value, placeOf } = readDocument(text, file, fileNamesSchema);
    return { file, sources: value.sources.map(toSource), site: value.site, placeOf };
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** The schema of ppa.yml where an address must be named, if `urlFor` knows none; told with all other mistakes. */
function requiringUrl(urlFor: (branch: string) => string | undefined) {
  return archiveSchema.superRefine(
    (document: unknown, context) => {
      if (typeof document !== "object" || document === null || "url" in document) return;
      const branch = "branch" in document && typeof document.branch === "string" ? document.branch : "gh-pages";
      if (urlFor(branch)) return;
      context.addIssue({
        code: "custom",
        path: ["url"],
        message: "is missing, and nothing here tells where the archive will be published",
        params: { cure: "Write url: https://… with the address of its pages" },
      });
    },
    { when: () => true },
  );
}

function expandTargets(entries: ArchiveDocument["targets"], newest: NewestReleases): FeedTarget[] {
  const feeds = new Map<string, FeedTarget>();
  const add = (feed: FeedTarget) => {
    if (!feeds.has(feed.path)) feeds.set(feed.path, feed);
  };
  for (const entry of entries) {
    const release = parseRelease(entry.release, newest);
    const sdk = entry.sdk ? { sdk: entry.sdk } : {};
    const archs = entry.arch === "all" ? architecturesOf(release.series) : (entry.arch ?? []);
    for (const arch of archs) add({ release, arch, path: feedPath(release, { arch }), ...sdk });
    for (const target of entry.target ?? []) {
      const arch = archOfTarget(release.series, target) ?? "";
      add({ release, arch, target, path: feedPath(release, { target }), ...sdk });
    }
  }
  return [...feeds.values()];
}

const asList = (value: string | readonly string[]): readonly string[] => (typeof value === "string" ? [value] : value);

function toSource(source: ArchiveDocument["sources"][number]): Source {
  if ("path" in source) return { kind: "path", path: source.path, ...chosen(source.packages) };
  if ("git" in source) {
    const { git: url, ref, subdir, packages } = source;
    return { kind: "git", url, ...(ref ? { ref } : {}), ...(subdir ? { subdir } : {}), ...chosen(packages) };
  }
  if ("files" in source) return { kind: "files", files: asList(source.files) };
  return { kind: "packages", packages: asList(source.packages) };
}

const chosen = (packages: readonly string[] | undefined) => (packages ? { packages } : {});
