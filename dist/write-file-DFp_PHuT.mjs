import { r as errorCode, t as UserError } from "./errors-CKtpLF_l.mjs";
import { dirname, join } from "node:path";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";

// lib/run/write-file.ts
/**
* Writes a file so that a reader, or a kill half-way, sees the old bytes or the new ones and nothing between: into a
* sibling first, then renamed. Folders are made as needed.
* @throws {UserError} when the disk is full, or the place may not be written
*/
async function writeFileAtomic(file, bytes) {
	const folder = dirname(file);
	const sibling = join(folder, `.${process.pid}.${file.slice(folder.length + 1)}.tmp`);
	try {
		await mkdir(folder, { recursive: true });
		await writeFile(sibling, bytes);
		await rename(sibling, file);
	} catch (error) {
		await rm(sibling, { force: true }).catch(() => {});
		throw writeError(error, file);
	}
}
const reasons = {
	ENOSPC: "the disk is full",
	EDQUOT: "the disk quota is used up",
	EACCES: "you may not write there",
	EPERM: "you may not write there",
	EROFS: "the disk is read-only",
	EEXIST: "a file is where a folder is needed",
	ENOTDIR: "a file is where a folder is needed",
	EISDIR: "there is a folder of this name",
	ENOENT: "no file can be made there"
};
/** A failed write as its user's or their machine's mistake; other errors as they are. */
function writeError(error, file) {
	const reason = reasons[errorCode(error) ?? ""];
	if (!reason) return error;
	return new UserError({
		what: `${file} could not be written: ${reason}`,
		cure: "Mend that, and run it again."
	}, { cause: error });
}

export { writeFileAtomic as n, writeError as t };