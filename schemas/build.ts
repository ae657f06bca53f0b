import { z } from "zod";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "must be 64 lower-case hex digits");
const commit = z.string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/, "must be the id of a commit");

/** built: its files are there; failed: it should have been; skipped: it cannot be built for this target; unchanged: it is published with the same key. */
export const buildStatuses = ["built", "failed", "skipped", "unchanged"] as const;
const status = z.enum(buildStatuses);

const remark = z
  .strictObject({
    level: z.enum(["error", "warning"]),
    text: z.string(),
    file: z.string().optional().describe("As the user knows it: below the archive, or below the git repository"),
    line: z.int().positive().optional(),
    column: z.int().positive().optional(),
  })
  .describe("What a compiler, make or OpenWrt's own checks had to say");

const binary = z.strictObject({
  name: z.string().describe("Name in the Makefile, without ABI version"),
  status,
  reason: z.string().optional().describe("Why there is no file"),
  file: z.string().optional().describe("Path below the directory of this report"),
  size: z.int().optional(),
  sha256: sha256.optional(),
});

const sourcePackage = z
  .strictObject({
    source: z.string().describe("Name of the source it belongs to, which is the feed in the SDK"),
    directory: z.string().describe("Directory of the Makefile below the source"),
    as: z.string().describe("Name of its directory in the SDK"),
    key: sha256.describe(
      "Content key from the plan, published so that the next plan can compare; zeros where there was no SDK to try it in",
    ),
    status,
    reason: z.string().optional().describe("Why it failed or was skipped, a sentence"),
    duration: z.number().nonnegative().optional().describe("Seconds that make took, where it is known"),
    log: z.string().optional().describe("Path of its log below the directory of this report"),
    tail: z.array(z.string()).optional().describe("Last useful lines of a failure's log, 40 at most"),
    remarks: z.array(remark),
    binaries: z.array(binary),
  })
  .describe("One directory with an OpenWrt Makefile, and the packages made of it");

export const buildSchema = z
  .strictObject({
    version: z.literal(1),
    job: z.string().describe("Id of the job in the plan"),
    title: z.string(),
    kind: z.enum(["all", "arch", "kmod"]),
    release: z.strictObject({ series: z.string(), version: z.string(), format: z.enum(["opkg", "apk"]) }),
    arch: z.string(),
    target: z.string(),
    feeds: z.array(z.string()).describe("Feeds of the archive that the files go to"),
    status: status.describe("failed if any package failed; skipped if none could be tried"),
    reason: z.string().optional().describe("Why no package could be tried"),
    duration: z.number().nonnegative().describe("Seconds of the whole job"),
    sdk: z
      .strictObject({
        engine: z.enum(["docker", "podman", "local"]),
        image: z.string().optional(),
        digest: z.string().optional().describe("What the image was at that time: sha256:…"),
        tarball: z.string().optional().describe("Address of the SDK archive, where no image was to be had"),
        feeds: z.array(z.strictObject({ name: z.string(), url: z.string(), commit })),
      })
      .optional(),
    sources: z.array(
      z.strictObject({
        name: z.string(),
        url: z.string().optional(),
        path: z.string().optional().describe("Its folder below that repository, or below the archive's"),
        commit: commit.optional(),
        modified: z.boolean().describe("True when files differed from that commit"),
      }),
    ),
    packages: z.array(sourcePackage),
  })
  .describe("How one build job ended, and the files that it made");

export type BuildReport = z.infer<typeof buildSchema>;
export type BuiltPackage = BuildReport["packages"][number];
export type BuiltBinary = BuiltPackage["binaries"][number];
export type BuildRemark = BuiltPackage["remarks"][number];
export type BuildStatus = (typeof buildStatuses)[number];

export const documents = { "build.schema.json": buildSchema };
