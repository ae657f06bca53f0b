import { resolve } from "node:path";
import type { Edge } from "../lib/run/edge.ts";
import { UserError } from "../lib/run/errors.ts";
import { readUserText } from "../lib/run/read-file.ts";

/** Reads a text file that the user named; a missing one is the user's mistake, told with the option that names it. */
export function readNamedFile(edge: Edge, file: string, option: string): Promise<string> {
  return readUserText(resolve(edge.cwd, file), file, `Check ${option}.`);
}

/** For options that may be repeated. */
export const collect = (value: string, before: readonly string[]): string[] => [...before, value];

/** The number behind --port. */
export function portNumber(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port < 65536) return port;
  throw new UserError({ what: `"${text}" is not a port`, cure: "Use a number from 0 to 65535." });
}
