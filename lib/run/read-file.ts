import { readFile } from "node:fs/promises";
import { errorCode, UserError } from "./errors.ts";

/**
 * Reads a file that the user named.
 * @param named how the user called it, for the message
 * @param cure what to do when it cannot be read
 * @throws {UserError} at that name, with the reason
 */
export async function readUserFile(path: string, named: string, cure: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = errorCode(error);
    if (!code) throw error;
    throw new UserError(
      { what: reasons[code] ?? `It cannot be read (${code})`, cure, place: { file: named } },
      { cause: error },
    );
  }
}

/** `readUserFile` of text; a byte order mark is left to the parsers. */
export async function readUserText(path: string, named: string, cure: string): Promise<string> {
  return (await readUserFile(path, named, cure)).toString("utf8");
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "There is no such file",
  ENOTDIR: "There is no such file",
  EISDIR: "This is a directory, not a file",
  ELOOP: "This is a link that leads to itself",
  EACCES: "This file may not be read",
  EPERM: "This file may not be read",
};
