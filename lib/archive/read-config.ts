import { basename } from "node:path";
import { readUserText } from "../run/read-file.ts";

/** Text of a ppa.yml that the user calls `named`. @throws {UserError} when it cannot be read */
export function readConfig(file: string, named: string): Promise<string> {
  // `ppa init` writes no file of another name.
  const cure =
    basename(file) === "ppa.yml" ? "Run `ppa init` to make ppa.yml, or name another one." : "Check the name.";
  return readUserText(file, named, cure);
}
