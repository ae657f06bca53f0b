import { z } from "zod";

/**
 * The documents of `api/v1`: what the site is rendered from, published beside it. Nothing volatile (dates, run ids) is in
 * any of them but `status.json` and `builds.json`, so that a publication changes only what it means to change.
 */
const format = z.literal(1).describe("Version of this document's format; a field may be added without a new one");
const url = z.string().describe("Absolute address");
const feedPath = z.string().describe("Directory of the feed below the archive: 24.10/x86_64");

const relationFields = z.object({
  name: z.string(),
  operator: z.enum(["<", "<=", "=", ">=", ">", "~"]).optional(),
  version: z.string().optional(),
});
const relation = relationFields
  .extend({ or: z.array(relationFields).optional().describe("Other packages any of which will do as well") })
  .describe("A dependency, provision or conflict");

export const linkSchema = z.object({ title: z.string(), url });

export const archiveSchema = z.object({
  name: z.string().describe("Name of the feed on a router"),
  title: z.string(),
  description: z.string().optional(),
  url: url.describe("Address of the archive, without a slash at the end"),
  links: z.array(linkSchema).optional(),
  rebuild: z
    .object({ forge: z.enum(["github", "gitea", "forgejo"]), url })
    .optional()
    .describe("Where the archive's maintainers start a new build"),
  installer: z.string().optional().describe("Path of the install script, where the archive has one"),
});

export const keySchema = z.object({
  kind: z.enum(["usign", "apk", "openpgp"]),
  fingerprint: z.string(),
  path: z.string().describe("Where the archive publishes the key"),
  text: z.string().describe("The key file's exact text"),
});

export const feedSchema = z.object({
  path: feedPath,
  release: z.string().describe("Series: 24.10, 25.12, SNAPSHOT"),
  format: z.enum(["opkg", "apk"]),
  arch: z.string().describe("Package architecture, such as mips_24kc"),
  target: z.string().optional().describe("target/subtarget, only for feeds of kernel modules"),
  count: z.int().describe("Package files in the feed"),
  bytes: z.int().describe("Their sizes together"),
});

/** `api/v1/catalog.json`: the archive, its keys, its targets and the addresses of everything else. */
export const catalogSchema = z.object({
  format,
  generator: z.string().describe("Name and version of the program that wrote this"),
  frame: z.string().optional().describe("Changes when every page of the site must be rendered again"),
  archive: archiveSchema,
  keys: z.array(keySchema),
  targets: z.array(feedSchema),
  packages: z.int().describe("Number of packages, counted by name"),
  documents: z.record(z.string(), z.string()).describe("Paths of the other documents, relative to the archive"),
});

/** `api/v1/targets.json`: the feeds alone, for tools that only look for theirs. */
export const targetsSchema = z.object({ format, targets: z.array(feedSchema) });

/** `api/v1/packages.json`: one short line per package; what lists and search need and no more. */
export const packagesSchema = z.object({
  format,
  targets: z.array(z.object({ path: feedPath, release: z.string(), arch: z.string() })),
  packages: z.array(
    z.object({
      name: z.string(),
      path: z.string().optional().describe("Segment of its addresses, where that is not the name itself"),
      title: z.string(),
      provides: z.array(z.string()).optional().describe("Other names it goes by; of a great many the first"),
      words: z.string().optional().describe("For search: words of the description that name and title do not have"),
      version: z.string().describe("Newest version of the newest release"),
      targets: z.array(z.int()).describe("Indexes into targets"),
      section: z.string().optional(),
      license: z.string().optional(),
      source: z.string().optional(),
    }),
  ),
});

const fileSchema = z.object({
  target: feedPath,
  filename: z.string(),
  architecture: z.string(),
  size: z.int().describe("Bytes to download"),
  installedSize: z.int().optional().describe("Bytes on the router"),
  sha256: z.string(),
  depends: z.array(relation).optional().describe("Only where they differ from the version's"),
});

export const buildStatuses = ["built", "failed", "skipped", "stale"] as const;

const commit = z.object({
  id: z.string(),
  url: url.optional(),
  makefile: url.optional().describe("The Makefile's folder at that commit, on the forge"),
});

const buildSchema = z.object({
  target: feedPath,
  status: z.enum(buildStatuses).describe("stale: the newest build failed, an older version is still published"),
  version: z.string().optional(),
  reason: z.string().optional(),
  log: z.string().optional().describe("Path of the log below the archive"),
  commit: commit.optional().describe("What it was built from"),
  run: url.optional().describe("The run that built or tried it"),
});

/** `api/v1/p/<name>.json`: everything the archive knows about one package. */
export const packageSchema = z.object({
  format,
  name: z.string(),
  title: z.string(),
  description: z.string(),
  version: z.string(),
  section: z.string().optional(),
  license: z.string().optional(),
  maintainer: z.string().optional(),
  homepage: z.string().optional(),
  source: z.string().optional().describe("Directory of the Makefile as the builder saw it"),
  commit: commit.optional().describe("Where the package was built from"),
  versions: z
    .array(
      z.object({
        version: z.string(),
        depends: z.array(relation),
        provides: z.array(relation),
        conflicts: z.array(relation),
        files: z.array(fileSchema),
      }),
    )
    .describe("Newest first"),
  dependencies: z
    .array(
      z.object({
        name: z.string(),
        where: z.enum(["here", "openwrt", "missing"]),
        page: z.string().optional().describe("Name of the package here that satisfies it"),
      }),
    )
    .describe("Where the newest version's dependencies are found"),
  requiredBy: z.array(z.string()).describe("Packages of this archive whose newest version depends on this one"),
  builds: z.array(buildSchema).optional(),
});

/** `api/v1/builds.json`: how the last build of every package ended, per target. */
export const buildsSchema = z.object({
  format,
  targets: z.array(feedPath),
  packages: z.array(z.object({ name: z.string(), builds: z.array(buildSchema) })),
});

/** `api/v1/status.json`: the only document that changes with every publication. */
export const statusSchema = z.object({
  format,
  published: z.iso.datetime().describe("When the archive was published last"),
  run: url.optional().describe("The run that published it"),
  commit: z.object({ id: z.string(), url: url.optional() }).optional(),
  builds: z.partialRecord(z.enum(buildStatuses), z.int()).describe("Builds counted by how they ended"),
  recent: z
    .array(
      z.object({
        package: z.string(),
        path: z.string().optional().describe("Segment of its addresses, where that is not the name itself"),
        version: z.string(),
        title: z.string(),
        isNew: z.boolean(),
        date: z.iso.datetime(),
      }),
    )
    .describe("Newest first: what was added or updated"),
});

/** `api/v1/files/<name>.json`: what a package puts on the router, per version. */
export const filesSchema = z.object({
  format,
  name: z.string(),
  versions: z.record(
    z.string(),
    z.object({ files: z.array(z.string()), conffiles: z.array(z.string()), truncated: z.boolean().optional() }),
  ),
});

export type Archive = z.infer<typeof archiveSchema>;
export type ArchiveLink = z.infer<typeof linkSchema>;
export type CatalogFeed = z.infer<typeof feedSchema>;
export type CatalogDocument = z.infer<typeof catalogSchema>;
export type PackagesDocument = z.infer<typeof packagesSchema>;
export type PackageDocument = z.infer<typeof packageSchema>;
export type PackageVersion = PackageDocument["versions"][number];
export type PackageFile = PackageVersion["files"][number];
export type Build = z.infer<typeof buildSchema>;
export type BuildsDocument = z.infer<typeof buildsSchema>;
export type StatusDocument = z.infer<typeof statusSchema>;
export type FilesDocument = z.infer<typeof filesSchema>;

/** The JSON Schemas made from these, by file name. */
export const documents = {
  "catalog.schema.json": catalogSchema,
  "targets.schema.json": targetsSchema,
  "packages.schema.json": packagesSchema,
  "package.schema.json": packageSchema,
  "builds.schema.json": buildsSchema,
  "status.schema.json": statusSchema,
  "files.schema.json": filesSchema,
};
