import { basename, dirname, join, posix, relative, resolve } from "node:path";
import { type Archive, type FileNames, loadChecked, shown, shownAt } from "../archive/load.ts";
import { readConfig } from "../archive/read-config.ts";
import { decodeAddress } from "../catalog/encode.ts";
import { linksToNoPage, pictureExtension, type SitePage, type SiteSettings } from "../catalog/settings.ts";
import type { Signing } from "../feed/sign-opkg.ts";
import { detectForge, type Forge } from "../forge/forge.ts";
import { archiveUrl, commitUrl, repositoryUrl, runUrl, workflowUrl } from "../forge/urls.ts";
import { type NewestReleases, newestReleases } from "../openwrt/release.ts";
import type { Edge } from "../run/edge.ts";
import { type Problem, together, UserError } from "../run/errors.ts";
import { readUserFile } from "../run/read-file.ts";
import type { Reporter } from "../run/reporter.ts";
import { generateKeyset, parseKeyBundle } from "../signing/keyset.ts";
import { comparePublished, publicKeys, readPublicKeys } from "../signing/public-keys.ts";
import type { PublicKey } from "../signing/types.ts";
import type { PublicationInput } from "./publication.ts";
import { INSTALLER } from "./router-files.ts";

/** An archive as it is worked on: its ppa.yml, the folder it stands in, and the forge that hosts it. */
export interface Session {
  readonly archive: Archive;
  /** Folder of ppa.yml, absolute. */
  readonly root: string;
  readonly forge?: Forge;
}

/** Throws a UserError for files that an archive below `root` names and that are not as they should be. */
export type FileCheck = (archive: FileNames, root: string) => Promise<unknown>;

/**
 * Reads ppa.yml and finds out where it is at home. `newest`: point releases that build jobs took a series for. `check` throws
 * for files that ppa.yml names and the caller will miss: with a document's own mistakes these are told at once.
 * @throws {UserError} with every mistake of the document
 */
export async function openSession(
  edge: Edge,
  config: string,
  options: { readonly newest?: NewestReleases; readonly check?: FileCheck } = {},
): Promise<Session> {
  const { newest = {}, check = async () => {} } = options;
  const file = resolve(edge.cwd, config);
  const root = dirname(file);
  const forge = detectForge(edge.env, await originUrl(edge, root));
  const document = {
    text: await readConfig(file, config),
    file: config,
    newest: { ...newestReleases, ...newest },
    defaultUrl: (branch: string) => (forge ? archiveUrl(forge, branch) : undefined),
  };
  const archive = await loadChecked(document, (named) => check(named, root));
  for (const problem of newerReleases(archive, newest)) edge.reporter.warn(problem);
  return { archive, root, ...(forge ? { forge } : {}) };
}

/** Point releases that this program does not know: OpenWrt may have made them since, or they are slips. */
function newerReleases(archive: Archive, newest: NewestReleases): Problem[] {
  const versions = new Map(archive.targets.map(({ release: { series, version } }) => [version, series]));
  const point = (version: string) => Number(version.split(".")[2]);
  return [...versions].flatMap(([version, series]): Problem[] => {
    const known = newestReleases[series];
    if (!known || version === newest[series] || point(version) <= point(known)) return [];
    return [
      {
        what: `OpenWrt ${version} is newer than ${known}, the newest release of ${series} that this program knows`,
        cure: "Check that there is such a release, or write the series alone for its newest one.",
        place: { file: archive.file, field: "targets" },
      },
    ];
  });
}

/** Address of the repository's remote `origin`; undefined outside of a git repository. */
export async function originUrl(edge: Edge, root: string): Promise<string | undefined> {
  const { code, stdout } = await edge.exec("git", ["-C", root, "remote", "get-url", "origin"], { env: edge.env });
  return code === 0 ? stdout.toString("utf8").trim() || undefined : undefined;
}

/**
 * The keys that sign: those of the secret, checked against the public ones in the repository; without a secret throw-away
 * keys, where those will do.
 * @throws {UserError} when the secret is missing, damaged, or not the one of `keys/`
 */
export async function openSigning(
  edge: Edge,
  { archive, root }: Session,
  options: { readonly throwAway: boolean },
): Promise<Signing> {
  const date = edge.now();
  if (edge.secrets.keys) {
    const keyset = await parseKeyBundle(edge.secrets.keys, "PPA_KEYS");
    const ours = publicKeys(keyset, archive.name);
    requireKeys(ours, archive);
    comparePublished(ours, await readPublicKeys(join(root, archive.keys)));
    return { keyset, publicKeys: ours, date };
  }
  if (!options.throwAway) {
    throw new UserError({
      what: "The archive's private keys are missing: PPA_KEYS is not set",
      cure: 'Make them with `ppa keys new`, and store the text it writes as the secret PPA_KEYS. On your own machine: PPA_KEYS="$(cat FILE)" ppa publish.',
    });
  }
  edge.reporter.warn({
    what: "PPA_KEYS is not set, so throw-away keys sign: routers will not trust the result",
    cure: "That is right for pull requests and for trying; publishing needs the secret.",
  });
  const keyset = await generateKeyset({ name: archive.name, date, randomBytes: edge.randomBytes });
  return { keyset, publicKeys: publicKeys(keyset, archive.name), date };
}

/** The kind of key without which no router takes a feed. */
const signedBy = { opkg: "usign", apk: "apk" } as const;

function requireKeys(keys: readonly PublicKey[], { targets }: Archive): void {
  const problems = (["opkg", "apk"] as const).flatMap((format): Problem[] => {
    const kind = signedBy[format];
    const feed = targets.find(({ release }) => release.format === format);
    if (!feed || keys.some((key) => key.kind === kind)) return [];
    return [
      {
        what: `PPA_KEYS has no ${kind} key, which signs for ${format}: routers would refuse ${feed.path}`,
        cure: "Store the whole text that `ppa keys new` wrote as the secret PPA_KEYS.",
      },
    ];
  });
  if (problems.length > 0) throw new UserError(problems);
}

/** The archive as its catalog shows it. */
export function describeArchive({ archive, forge }: Session): PublicationInput["description"] {
  const { name, title, description, url, homepage } = archive;
  const links = [
    ...(archive.site.links ?? []),
    ...(homepage ? [{ title: "Homepage", url: homepage }] : []),
    ...(forge && homepage === undefined ? [{ title: "Source", url: repositoryUrl(forge) }] : []),
  ];
  return {
    name,
    title,
    ...(description ? { description } : {}),
    url,
    installer: INSTALLER,
    ...(links.length > 0 ? { links } : {}),
    ...(forge ? { rebuild: { forge: forge.kind, url: workflowUrl(forge, "ppa.yml") } } : {}),
  };
}

/** Address of the run that works on the archive, and the commit it was started for; empty outside of a runner. */
export function describeRun(
  { env }: Edge,
  { forge, root }: Session,
): Pick<PublicationInput, "run" | "commit" | "home"> {
  const run = forge && runUrl(forge, env);
  const id = env["GITHUB_SHA"];
  const workspace = env["GITHUB_WORKSPACE"];
  const folder = workspace && relative(workspace, root);
  const isOfRun = folder !== undefined && !folder.startsWith("..");
  return {
    ...(run ? { run } : {}),
    ...(forge && isOfRun ? { home: { forge, folder } } : {}),
    ...(id ? { commit: { id, ...(forge ? { url: commitUrl(forge, id) } : {}) } } : {}),
  };
}

interface SiteFiles {
  readonly archive: Pick<Archive, "file" | "site">;
  readonly root: string;
}

/**
 * What ppa.yml says about the site's looks, with the files it names; links that will lead nowhere are warned of.
 * @throws {UserError} for all files that are not there
 */
export async function readSiteSettings(
  { archive, root }: SiteFiles,
  reporter: Pick<Reporter, "warn">,
): Promise<SiteSettings> {
  const { language, colors, css, logo, pages } = archive.site;
  const named = `Correct its name under site: in ${archive.file}.`;
  const read: ReadSiteFile = (file, cure = named) => readUserFile(join(root, file), shown(archive, file), cure);
  const [style, picture, texts] = await together([
    css && read(css),
    logo && read(logo),
    pages && together(pages.map((name) => readSitePage(name, shown(archive, name), read))),
  ]);
  for (const problem of await linksToNoPage(texts ?? [])) reporter.warn(shownAt(archive, problem));
  return {
    ...(language ? { language } : {}),
    ...(colors ? { colors } : {}),
    ...(style ? { css: style.toString("utf8") } : {}),
    ...(logo && picture ? { logo: { name: basename(logo), content: picture } } : {}),
    ...(texts ? { pages: texts } : {}),
  };
}

type ReadSiteFile = (file: string, cure?: string) => Promise<Buffer>;

/** A Markdown page, which its user calls `named`, with the pictures of the repository that it shows. */
async function readSitePage(name: string, named: string, read: ReadSiteFile): Promise<SitePage> {
  const { localPictures } = await import("../catalog/markdown.ts");
  const markdown = (await read(name)).toString("utf8");
  const readPicture = async (target: string) => {
    const file = pictureFile(name, target);
    if (typeof file !== "string") throw new UserError({ ...file, place: { file: named } });
    return { target, content: await read(file, `Correct its name in ${named}, which shows it.`) };
  };
  const pictures = await together(localPictures(markdown).map(readPicture));
  return { name, markdown, ...(pictures.length > 0 ? { pictures } : {}) };
}

/** The file of a picture, or why it cannot be one. */
function pictureFile(page: string, target: string): string | Problem {
  const file = posix.join(posix.dirname(page), decodeAddress(target.replace(/[?#].*$/, "")));
  const isInside = !target.startsWith("/") && file !== ".." && !file.startsWith("../");
  if (isInside && pictureExtension(target) !== undefined) return file;
  return {
    what: isInside ? `${target} is no picture that browsers show` : `${target} is not below the archive's folder`,
    cure: "Show a .png, .jpg, .gif, .svg, .webp or .avif of this repository, by its path from the page.",
  };
}
