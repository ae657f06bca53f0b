import { t as readApkContents } from "./contents-vn9-o8xB.mjs";
import { T as readHead } from "./package-6sRQrY_u.mjs";
import { n as detectPackage, t as DETECT_BYTES } from "./detect-03wFICQL.mjs";
import { t as UserError } from "./errors-CKtpLF_l.mjs";
import { n as transfer, t as download } from "./download-CkfzPY8L.mjs";
import { createHash } from "node:crypto";

// lib/verify/files.ts
/** What a file is instead of a package, to be read after “is”. */
const kindNames = {
	ipk: "an .ipk of OpenWrt",
	ar: "an ar archive, Debian's and Yocto's form, of which opkg unpacks nothing",
	tar: "a tar archive without gzip around it, of which opkg unpacks nothing",
	"apk-v3": "an apk v3 package",
	"apk-v2": "an apk v2 package, Alpine's form",
	html: "a web page",
	"git-lfs": "a Git LFS pointer",
	empty: "empty",
	unknown: "no package"
};
/**
* Streams an .ipk and checks its size, its SHA-256 and from its first bytes what it is. One cause gives one
* finding: a file that is no package at all is not said to have a wrong hash as well.
*
* @returns bytes read.
*/
async function verifyIpkFile(reader, expected, findings) {
	const { entry, path } = expected;
	const here = findings.at({
		file: path,
		package: entry.info.name
	});
	let hash = createHash("sha256");
	let head = Buffer.alloc(0);
	let size = 0;
	const outcome = await transfer(reader, path, here, {
		start() {
			hash = createHash("sha256");
			head = Buffer.alloc(0);
			size = 0;
		},
		chunk(bytes) {
			hash.update(bytes);
			size += bytes.length;
			if (head.length < 4096) head = Buffer.concat([head, bytes.subarray(0, DETECT_BYTES - head.length)]);
		}
	});
	if (outcome === "absent") here.add("file-missing", `${path} is not there`);
	if (outcome !== "done") return size;
	const kind = detectPackage(head);
	if (kind !== "ipk") here.add("file-not-a-package", `${path} is ${kindNames[kind]}`);
	else if (Number.isSafeInteger(entry.size) && size !== entry.size) here.add("file-size", `${path} has ${size} bytes, the index says ${entry.size}`);
	else if (/^[0-9a-f]{64}$/.test(entry.sha256) && hash.digest("hex") !== entry.sha256) here.add("file-hash", `${path} does not have the SHA-256 of the index`);
	return size;
}

// lib/verify/apk-file.ts
/**
* Reads an .apk whole and checks what apk checks at its installation: the metadata against the hash in the index, every
* file in it against the metadata (formats.md §6.2, §6.4); the size too, which apk does not look at.
*
* @returns bytes read.
*/
async function verifyApkFile(reader, expected, findings) {
	const { entry, path } = expected;
	const here = findings.at({
		file: path,
		package: entry.info.name
	});
	const fetched = await download(reader, path, here);
	if (fetched === "absent") here.add("file-missing", `${path} is not there`);
	if (typeof fetched !== "object") return 0;
	const { bytes } = fetched;
	const kind = detectPackage(bytes);
	if (kind !== "apk-v3") here.add("file-not-a-package", `${path} is ${kindNames[kind]}`);
	else if (bytes.length !== entry.size) here.add("file-size", `${path} has ${bytes.length} bytes, the index says ${entry.size}`);
	else {
		const fault = await contentFault(bytes, entry.adbSha256);
		if (fault) here.add("file-hash", `${path}: ${fault}`);
	}
	return bytes.length;
}
async function contentFault(bytes, adbSha256) {
	try {
		const head = readHead(bytes, true);
		if (head && adbSha256?.length === 32 && !createHash("sha256").update(head.payload).digest().equals(adbSha256)) return "its metadata does not have the hash of the index";
		await readApkContents(bytes);
	} catch (error) {
		if (error instanceof UserError) return error.problems[0]?.what;
		throw error;
	}
}

export { verifyIpkFile as n, verifyApkFile as t };