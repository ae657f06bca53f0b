import { r as errorCode, t as UserError } from "./errors-CKtpLF_l.mjs";
import { readFile } from "node:fs/promises";
import { isUtf8 } from "node:buffer";

// lib/run/read-file.ts
/**
* Reads a file that the user named.
* @param named how the user called it, for the message
* @param cure what to do when it cannot be read
* @throws {UserError} at that name, with the reason
*/
async function readUserFile(path, named, cure) {
	try {
		return await readFile(path);
	} catch (error) {
		const code = errorCode(error);
		if (!code) throw error;
		throw new UserError({
			what: reasons[code] ?? `It cannot be read (${code})`,
			cure,
			place: { file: named }
		}, { cause: error });
	}
}
/** `readUserFile` of text in UTF-8; a byte order mark is left to the parsers. */
async function readUserText(path, named, cure) {
	const bytes = await readUserFile(path, named, cure);
	if (isUtf8(bytes)) return bytes.toString("utf8");
	throw new UserError({
		what: "This is no text in UTF-8",
		cure: "Save it in that encoding.",
		place: { file: named }
	});
}
const reasons = {
	ENOENT: "There is no such file",
	ENOTDIR: "There is no such file",
	EISDIR: "This is a directory, not a file",
	ELOOP: "This is a link that leads to itself",
	EACCES: "This file may not be read",
	EPERM: "This file may not be read"
};

export { readUserText as n, readUserFile as t };