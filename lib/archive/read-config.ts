import { basename } from "node:path";
import { readUserText } from "../run/read-file.ts";

/** Text of a ppa.yml that the user calls `named`. @throws {UserError} when it cannot be read */
export function readConfig(file: string, named: string): Promise<string> {
  return readUserText(file, named, `Run \`ppa init\` to make ${basename(file)}, or name another one.`);
}
