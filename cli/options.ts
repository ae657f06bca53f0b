import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Edge } from "../lib/run/edge.ts";
import { errorCode, UserError } from "../lib/run/errors.ts";

/** Reads a text file that the user named; a missing one is the user's mistake, told with the option that names it. */
export async function readNamedFile(edge: Edge, file: string, option: string): Promise<string> {
  try {
    return await readFile(resolve(edge.cwd, file), "utf8");
  } catch (error) {
    const code = errorCode(error);
    if (!code) throw error;
    const what = code === "ENOENT" ? "There is no such file" : `The file cannot be read (${code})`;
    throw new UserError({ what, cure: `Check ${option}.`, place: { file } }, { cause: error });
  }
}
