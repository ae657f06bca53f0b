import { n as indexApk } from "./package-6sRQrY_u.mjs";
import { t as validateForIndex } from "./validate--m8OrN0A.mjs";
import { l as readIpkControl } from "./read--7wY_0w2.mjs";
import { t as UserError } from "./errors-CKtpLF_l.mjs";
import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";

// lib/feed/scan-file.ts
/** GitHub refuses files over 100 MB, so none is read that could not be published. */
const MAX_BYTES = 104857600;
/** `scanPackage` of a file on disk; a file that is no package is an answer, so that all of them can be told at once. */
function scanFile(file) {
	try {
		return scanPackage(readWhole(file), file);
	} catch (error) {
		if (error instanceof UserError) return {
			file,
			problems: error.problems.map((problem) => ({
				...problem,
				place: problem.place ?? { file }
			}))
		};
		if (error instanceof Error && "code" in error) return {
			file,
			problems: [{
				what: `The file cannot be read: ${error.message}`,
				place: { file }
			}]
		};
		throw error;
	}
}
/**
* Reads one .ipk or .apk, by the end of its name; synchronous, because workers run it side by side.
* @throws {UserError} for bytes that are no such package, or one that routers would refuse
*/
function scanPackage(bytes, file) {
	const sha256 = createHash("sha256").update(bytes).digest("hex");
	const facts = {
		file,
		size: bytes.length,
		sha256
	};
	if (!file.endsWith(".apk")) {
		const { controlText, isWhole } = readIpkControl(bytes, { file });
		return {
			...facts,
			format: "opkg",
			controlText,
			isWhole
		};
	}
	const member = indexApk(bytes);
	if (!member) throw new UserError({
		what: "The package is cut off",
		cure: "Build or download it again."
	});
	const problems = validateForIndex(member.info);
	if (problems.length > 0) throw new UserError(problems);
	return {
		...facts,
		format: "apk",
		member
	};
}
function readWhole(file) {
	const descriptor = openSync(file, "r");
	try {
		const { size } = fstatSync(descriptor);
		if (size > MAX_BYTES) throw new UserError({
			what: `The file has ${Math.round(size / 1024 / 1024)} MB; forges refuse files over 100 MB`,
			cure: "Split the package, or strip its binaries."
		});
		const bytes = Buffer.allocUnsafe(size);
		let length = 0;
		while (length < size) {
			const read = readSync(descriptor, bytes, length, size - length, null);
			if (read === 0) break;
			length += read;
		}
		return bytes.subarray(0, length);
	} finally {
		closeSync(descriptor);
	}
}

export { scanPackage as n, scanFile as t };