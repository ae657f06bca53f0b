import { type CatalogDocument, catalogSchema } from "../../schemas/catalog.ts";
import type { Format } from "../openwrt/release.ts";
import { architecturesOf, archOfTarget, knownSeries } from "../openwrt/targets.ts";
import { UserError } from "../run/errors.ts";
import { download } from "./download.ts";
import type { FeedToVerify } from "./feed.ts";
import type { ArchiveReader } from "./reader.ts";
import type { Findings } from "./report.ts";

/** What there is to verify below a root. */
export interface Discovered {
  /** Where `feeds[].path` start: the archive's root, also when one of its feeds was named. */
  readonly root: ArchiveReader;
  readonly feeds: readonly FeedToVerify[];
  readonly catalog?: CatalogDocument;
  /** True when the whole archive was named, so that archive-wide checks make sense. */
  readonly whole: boolean;
  /** All files, where they can be listed. */
  readonly files?: readonly string[];
}

const CATALOG = "api/v1/catalog.json";
const INDEXES: readonly (readonly [name: string, format: Format])[] = [
  ["Packages.gz", "opkg"],
  ["packages.adb", "apk"],
  ["Packages", "opkg"],
];

/**
 * Finds out what `source` is: an archive with a catalog; one feed of such an archive (the catalog is then looked for in
 * the directories above, for the keys); a directory tree with indexes; or one feed by itself. Undefined when the source
 * could not be asked at all, which is then among the findings.
 *
 * @throws UserError when there is nothing to verify.
 */
export async function discover(source: ArchiveReader, findings: Findings): Promise<Discovered | undefined> {
  const before = findings.list.length;
  const catalog = await readCatalog(source, findings);
  if (catalog) {
    const files = await source.list();
    return { root: source, feeds: catalog.targets.map(fromCatalog), catalog, whole: true, ...(files ? { files } : {}) };
  }
  if (findings.list.length > before) return undefined;
  const format = await indexFormat(source);
  if (format) return (await feedOfArchive(source)) ?? { root: source, feeds: [{ path: "", format }], whole: false };
  const files = await source.list();
  const feeds = files ? feedsAmong(files) : [];
  if (files && feeds.length > 0) return { root: source, feeds, whole: true, files };
  throw new UserError({
    what: `${source.location} has neither a catalog (${CATALOG}) nor an index (Packages.gz, packages.adb)`,
    cure: "Name the root of a published archive, or the directory of one feed.",
  });
}

async function readCatalog(reader: ArchiveReader, findings: Findings): Promise<CatalogDocument | undefined> {
  const fetched = await download(reader, CATALOG, findings);
  if (typeof fetched !== "object") return undefined;
  let json: unknown;
  try {
    json = JSON.parse(fetched.bytes.toString("utf8"));
  } catch {
    findings.add("catalog-unreadable", `${CATALOG} is not JSON`, { file: CATALOG });
    return undefined;
  }
  const parsed = catalogSchema.safeParse(json);
  const issue = parsed.error?.issues[0];
  const stray = parsed.data?.targets.find(({ path }) => !isFeedPath(path));
  if (parsed.success && !stray) return parsed.data;
  const wrong = stray
    ? `${JSON.stringify(stray.path)} is no feed's path`
    : `${issue?.path.join(".")}: ${issue?.message}`;
  findings.add("catalog-unreadable", `${CATALOG}: ${wrong}`, { file: CATALOG });
  return undefined;
}

/** A path that stays below the archive and needs no escaping anywhere. */
function isFeedPath(path: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]*(?:\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/.test(path);
}

function fromCatalog(feed: CatalogDocument["targets"][number]): FeedToVerify {
  const { path, format, arch, target, release } = feed;
  return { path, format, arch, series: release, ...(target === undefined ? {} : { target }) };
}

/** Asks for the indexes by name; what stands in the way of one is reported when the feed is verified. */
async function indexFormat(reader: ArchiveReader): Promise<Format | undefined> {
  for (const [name, format] of INDEXES) {
    const fetched = await reader.get(name);
    for await (const _ of fetched.body) break;
    if (fetched.status !== 404 && fetched.status !== 410) return format;
  }
  return undefined;
}

/** `<series>/<arch>` lies two levels below the root, `<release>/<target>/<subtarget>` three. */
async function feedOfArchive(source: ArchiveReader): Promise<Discovered | undefined> {
  for (const levels of [2, 3]) {
    const root = source.parent(levels);
    const catalog = root && (await readCatalog(root, silent));
    const feed = catalog?.targets.find(({ path }) => source.location.endsWith(`/${path}`));
    if (root && catalog && feed) return { root, feeds: [fromCatalog(feed)], catalog, whole: false };
  }
  return undefined;
}

const silent: Findings = { add() {}, at: () => silent, list: [] };

function feedsAmong(files: readonly string[]): FeedToVerify[] {
  const feeds = new Map<string, FeedToVerify>();
  for (const [index, format] of INDEXES) {
    for (const file of files) {
      if (file !== index && !file.endsWith(`/${index}`)) continue;
      const path = file.slice(0, -index.length).replace(/\/$/, "");
      if (!feeds.has(path)) feeds.set(path, { path, format, ...knownByPath(path) });
    }
  }
  return [...feeds.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What a path in our layout says about its feed: `24.10/x86_64`, `24.10.8/ath79/generic`. */
export function knownByPath(path: string): Partial<Pick<FeedToVerify, "series" | "arch" | "target">> {
  const segments = path.split("/");
  for (const [index, segment] of segments.entries()) {
    const series = segment === "SNAPSHOT" ? "main" : segment.replace(/^v?(\d+\.\d+).*$/, "$1");
    if (!knownSeries.includes(series)) continue;
    const [next = "", last = ""] = segments.slice(index + 1);
    const known = { series: segment === "SNAPSHOT" ? segment : series };
    if (architecturesOf(series).includes(next)) return { ...known, arch: next };
    const arch = archOfTarget(series, `${next}/${last}`);
    return arch ? { ...known, arch, target: `${next}/${last}` } : known;
  }
  return {};
}
