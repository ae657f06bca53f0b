import { z } from "zod";

export const builtSchema = z
  .strictObject({
    version: z.literal(1),
    jobs: z
      .record(
        z.string().describe("Id of the job in the plan"),
        z.record(
          z.string().describe("Source and directory: acme/net/hello"),
          z.string().regex(/^[0-9a-f]{64}$/, "must be 64 lower-case hex digits"),
        ),
      )
      .describe("Content key of every package directory as it was built last"),
  })
  .describe("api/v1/built.json: what is published of builds, so that the next plan leaves out what has not changed");

export type Built = z.infer<typeof builtSchema>;

export const documents = { "built.schema.json": builtSchema };
