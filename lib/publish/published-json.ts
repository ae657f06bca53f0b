import type { z } from "zod";

/** A published document of ours. What is not there or cannot be read is undefined, and made anew by those who ask for it. */
export function parsePublished<T>(content: Uint8Array | string | undefined, schema: z.ZodType<T>): T | undefined {
  if (content === undefined) return undefined;
  const text = typeof content === "string" ? content : Buffer.from(content).toString("utf8");
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
