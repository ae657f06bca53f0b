import { z } from "zod";
import type { ActionDefinition } from "../../lib/run/action.ts";

const inputs = z.object({
  archive: z.string().default("public").describe("Folder or URL of an archive, or of one feed directory."),
  key: z
    .string()
    .optional()
    .describe("Public key file that the signatures must match. Default: the keys the archive publishes."),
});

export const definition = {
  name: "openwrt-ppa verify",
  description: "Read an archive as a router does: indexes, signatures, every file's size and hash, redirects.",
  inputs,
  outputs: { errors: "How many errors were found.", warnings: "How many warnings were found." },
} satisfies ActionDefinition<(typeof inputs)["shape"]>;
