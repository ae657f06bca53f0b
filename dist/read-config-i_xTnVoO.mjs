import { n as readUserText } from "./read-file-DepBtbFQ.mjs";
import { basename } from "node:path";

// lib/archive/read-config.ts
/** Text of a ppa.yml that the user calls `named`. @throws {UserError} when it cannot be read */
function readConfig(file, named) {
	const cure = basename(file) === "ppa.yml" ? "Run `ppa init` to make ppa.yml, or name another one." : "Check the name.";
	return readUserText(file, named, cure);
}

export { readConfig as t };