import { type FilesDocument, filesSchema, type PackageDocument } from "../../schemas/catalog.ts";
import { blobId } from "../publish/content.ts";
import { parsePublished } from "../publish/published-json.ts";
import { directoryOf, type PublishedTree } from "../publish/tree.ts";
import {
  buildBadge as buildBadgePath,
  filesJson,
  packageAtom,
  packageJson,
  packagePath,
  versionBadge as versionBadgePath,
} from "./address.ts";
import { packageAtom as renderAtom, versionDates } from "./atom.ts";
import { buildBadge, versionBadge } from "./badge.ts";
import type { Catalog } from "./build.ts";
import { jsonFile, type NewFile, type SiteFile, textFile } from "./encode.ts";
import { type FrameOf, readTexts } from "./frame.ts";
import type { Renderer } from "./renderer.ts";

/** What one version of a package puts on the router. */
export interface Contents {
  readonly files: readonly string[];
  readonly conffiles: readonly string[];
}

export interface PackageFilesInput {
  readonly catalog: Catalog;
  readonly renderer: Renderer;
  readonly frameOf: FrameOf;
  readonly published: PublishedTree;
  /** The published pages have the same frame, so that those of unchanged packages can stay. */
  readonly sameFrame: boolean;
  readonly now: Date;
  /** By package name and version, for the files that were read this time; what is published of others stays. */
  readonly contents: ReadonlyMap<string, ReadonlyMap<string, Contents>>;
}

/** Packages handled at a time: what is read of the published tree is asked for together. */
const batch = 500;
/** Names of files kept per version. */
const mostFiles = 5000;

/** Page, document, Atom feed and badges of every package; unchanged ones are named without being made. */
export async function* packageFiles(input: PackageFilesInput): AsyncGenerator<SiteFile> {
  const { catalog, published, sameFrame } = input;
  for (let from = 0; from < catalog.packages.length; from += batch) {
    const documents = catalog.packages.slice(from, from + batch);
    await published.list(documents.flatMap(({ name }) => packageDirectories(name)));
    const some = documents.map((document) => {
      const data = jsonFile(packageJson(document.name), document);
      const names = namesOf(document, published, input.contents.has(document.name));
      const same =
        sameFrame &&
        !input.contents.has(document.name) &&
        published.files.get(data.path) === blobId(data.content) &&
        names.every((path) => published.files.has(path));
      return { document, data, names, same };
    });
    const changed = some.filter(({ same }) => !same).map(({ document }) => document.name);
    const old = await oldTexts(published, changed, input.contents);
    for (const { document, data, names, same } of some) {
      if (same) {
        for (const path of [data.path, ...names]) yield { path };
      } else {
        yield data;
        yield* changedFiles(input, document, old);
      }
    }
  }
}

/** Where the files of a package are. */
export function packageDirectories(name: string): string[] {
  return [packageJson(name), filesJson(name), packageAtom(name), versionBadgePath(name), buildBadgePath(name)].map(
    directoryOf,
  );
}

function namesOf({ name, builds }: PackageDocument, published: PublishedTree, hasContents: boolean): string[] {
  const listed = hasContents || published.files.has(filesJson(name));
  return [
    `${packagePath(name)}index.html`,
    packageAtom(name),
    versionBadgePath(name),
    ...(builds ? [buildBadgePath(name)] : []),
    ...(listed ? [filesJson(name)] : []),
  ];
}

async function oldTexts(published: PublishedTree, changed: readonly string[], contents: PackageFilesInput["contents"]) {
  const paths = [...changed.map(packageAtom), ...changed.filter((name) => contents.has(name)).map(filesJson)];
  const texts = await readTexts(published, paths);
  return new Map(paths.map((path, index) => [path, texts[index]]));
}

async function* changedFiles(
  { catalog, renderer, frameOf, published, now, contents }: PackageFilesInput,
  document: PackageDocument,
  old: ReadonlyMap<string, string | undefined>,
): AsyncGenerator<SiteFile> {
  const { name, version, builds } = document;
  const path = packagePath(name);
  const fresh = contents.get(name);
  const hasFiles = fresh !== undefined || published.files.has(filesJson(name));
  const atomPath = packageAtom(name);
  const dates = versionDates(document, old.get(atomPath) ?? "", now);
  const view = { frame: frameOf(path), document, targets: catalog.targets, dates, hasFiles };
  yield { path: `${path}index.html`, content: await renderer.render("package", view) };
  yield textFile(atomPath, renderAtom(catalog.archive, document, atomPath, dates));
  yield textFile(versionBadgePath(name), versionBadge(name, version));
  if (builds) yield textFile(buildBadgePath(name), buildBadge(builds));
  if (fresh) yield filesDocument(document, fresh, old.get(filesJson(name)));
  else if (hasFiles) yield { path: filesJson(name) };
}

function filesDocument(
  document: PackageDocument,
  fresh: ReadonlyMap<string, Contents>,
  old: string | undefined,
): NewFile {
  const known = parsePublished(old, filesSchema)?.versions ?? {};
  const versions: FilesDocument["versions"] = {};
  for (const { version } of document.versions) {
    const found = fresh.get(version);
    const before = Object.hasOwn(known, version) ? known[version] : undefined;
    if (found) {
      const { files, conffiles } = found;
      const truncated = files.length > mostFiles;
      versions[version] = {
        files: files.slice(0, mostFiles),
        conffiles: [...conffiles],
        ...(truncated ? { truncated } : {}),
      };
    } else if (before) versions[version] = before;
  }
  return jsonFile(filesJson(document.name), { format: 1, name: document.name, versions });
}
