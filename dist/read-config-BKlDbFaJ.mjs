import { n as readUserText } from "./read-file-DepBtbFQ.mjs";
import { basename } from "node:path";

// lib/archive/read-config.ts
/** Text of a ppa.yml that the user calls `named`. @throws {UserError} when it cannot be read */
function readConfig(file, named) {
	return readUserText(file, named, `Run \`ppa init\` to make ${basename(file)}, or name another one.`);
}

export { readConfig as t };