import { z } from "zod";

const id = z.string().regex(/^[0-9a-f]{40}$/, "must be 40 lower-case hex digits");

/** `api/v1/published.json`: what the next publication of a large archive knows of the feeds and packages it does not touch. */
export const publishedSchema = z.object({
  format: z.literal(1),
  basis: z.string().describe("Changes when every feed and page must be written again"),
  feeds: z.array(
    z.object({
      path: z.string().describe("Directory of the feed below the archive: 24.10/x86_64"),
      tree: id.describe("Git's id of that directory: as long as it is the same, so is everything in the feed"),
      files: z.int().describe("Packages and indexes"),
      bytes: z.int().describe("Their sizes together"),
    }),
  ),
  packages: z
    .array(z.object({ name: z.string(), depends: z.array(z.string()), provides: z.array(z.string()) }))
    .describe("Every package with files: what its newest version depends on, and what its versions provide"),
});

export type Published = z.infer<typeof publishedSchema>;
