import { z } from "zod";

/** `24.10.8-mips_24kc`: also part of artifact names and file names, so nothing but these characters. */
const jobId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "must be 64 lower-case hex digits");
const relativePath = z
  .string()
  .refine(
    (path) => path === "." || (!path.startsWith("/") && path.split("/").every((part) => part && part !== "..")),
    "must be a path below the source, without ..",
  );

const planPackage = z
  .strictObject({
    directory: relativePath.describe("Directory of the Makefile below the source's root; . is the root itself"),
    as: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._+-]*$/)
      .describe(
        "Name of the directory in the SDK's feed, and so the N of package/N/compile and the name LuCI's rule takes",
      ),
    names: z
      .array(z.string())
      .describe(
        "Binary packages this job has to yield; empty when only make can tell, then whatever appears is the result",
      ),
    key: sha256.describe("Changes when the package's files, those of packages it needs here, or the SDK change"),
  })
  .describe("One directory with an OpenWrt Makefile");

const feedName = z
  .string()
  .regex(/^\w+$/)
  .describe("Name of the feed in the SDK's feeds.conf: letters, digits and _ only");

const common = {
  name: feedName,
  packages: z.array(planPackage).min(1),
};

const planSource = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("path"),
    ...common,
    path: relativePath.describe("Directory below the archive's root, where ppa.yml is"),
  }),
  z.strictObject({
    kind: z.literal("git"),
    ...common,
    url: z.string().describe("Repository to clone, without credentials"),
    ref: z.string().optional().describe("Branch or tag the commit was taken from"),
    commit: z
      .string()
      .regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/)
      .describe("Exact commit to build"),
    subdir: relativePath.optional().describe("Directory of the repository that is the source's root"),
  }),
]);

const planJob = z.strictObject({
  id: jobId,
  title: z.string().describe("What a person reads in the forge's list of jobs"),
  kind: z
    .enum(["all", "arch", "kmod"])
    .describe("all: packages for every architecture, built once per release; arch: userspace; kmod: kernel modules"),
  release: z.strictObject({
    series: z.string(),
    version: z.string(),
    format: z.enum(["opkg", "apk"]),
  }),
  arch: z.string().describe("Package architecture of the SDK"),
  target: z.string().describe("target/subtarget whose SDK builds this job"),
  sdk: z.string().optional().describe("Image that ppa.yml names instead of OpenWrt's own"),
  feeds: z.array(z.string()).min(1).describe("Feeds of the archive that the results go to, such as 24.10/mips_24kc"),
  sources: z
    .array(planSource)
    .min(1)
    .describe("What to build, and where it comes from; every source is one feed in the SDK"),
  key: sha256.describe("Changes when any package's key does"),
});

export const planSchema = z
  .strictObject({
    version: z.literal(1),
    archive: z.string().describe("Name of the archive"),
    releases: z
      .record(z.string(), z.string())
      .describe("The point release that each series meant when this was planned, for all later steps to mean the same"),
    jobs: z.array(planJob),
    matrices: z
      .array(z.array(z.strictObject({ id: jobId, title: z.string() })).max(256))
      .describe("The jobs in groups that fit a workflow's matrix of at most 256"),
    unchanged: z
      .array(z.strictObject({ job: jobId, packages: z.array(planPackage.extend({ source: feedName })) }))
      .describe("Packages that are published already with the same key, by the job that would build them"),
    warnings: z.array(z.string()),
    names: z
      .array(z.string())
      .optional()
      .describe(
        "All names that packages of the archive can be depended on by, whatever is built here; absent when not all are known",
      ),
    failedSources: z
      .array(
        z.strictObject({
          name: feedName,
          url: z.string(),
          ref: z.string().optional(),
          subdir: relativePath.optional(),
          reason: z.string().describe("Cause and cure, for a person"),
        }),
      )
      .optional()
      .describe(
        "Git sources that could not be had: what they have published stays, and the run is red once the rest is published",
      ),
  })
  .describe("What has to be built so that an archive is up to date");

export type Plan = z.infer<typeof planSchema>;
export type PlanJob = Plan["jobs"][number];
export type PlanSource = PlanJob["sources"][number];
export type PlanPackage = PlanSource["packages"][number];
export type UnchangedPackage = Plan["unchanged"][number]["packages"][number];

export const documents = { "plan.schema.json": planSchema };
