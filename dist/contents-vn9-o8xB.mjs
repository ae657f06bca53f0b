import { t as packagePath } from "./path-BkwN_5Iv.mjs";
import { C as inflateError, T as readHead, _ as blockType, g as MAX_UNPACKED, i as readApk, j as damaged, v as compressionOf, w as readBlock } from "./package-6sRQrY_u.mjs";
import { createHash } from "node:crypto";
import { createInflateRaw } from "node:zlib";
import { Readable, pipeline } from "node:stream";

// lib/apk/contents.ts
/** The file in which OpenWrt's packages name their configuration, and the most bytes of it that are read. */
const CONFFILES = /^lib\/apk\/packages\/[^/]+\.conffiles$/;
const MAX_CONFFILES = 65536;
/**
* Reads an .apk to its last byte and checks what apk checks at an installation: every file is there with the size and hash
* that the metadata gives it, nothing follows, and no name leads out of the package (formats.md §6.3, §6.4). Inflates
* as a stream, so that a large package, or one that unpacks without end, takes little memory.
* @throws UserError for a file that is no apk package, is cut off, or was changed
*/
async function readApkContents(bytes) {
	const head = readHead(bytes, true);
	const metadata = readApk(bytes);
	if (!head || !metadata) throw damaged("it ends too soon");
	for (const { path } of metadata.files) if (packagePath(path) !== path) throw damaged(`the path ${JSON.stringify(path)} leads out of the package`);
	const stream = readStream(plainBytes(bytes));
	await stream.read(head.end, () => {});
	let padding = 0;
	const kept = [];
	for (const file of metadata.files) {
		if (file.type !== "file" || file.size === 0) continue;
		await stream.read(padding, () => {});
		const isKept = CONFFILES.test(file.path) && file.size <= MAX_CONFFILES;
		padding = await readContent(stream, file, (piece) => void (isKept && kept.push(piece)));
	}
	if (await stream.read(padding, () => {}) === padding && await stream.read(1, () => {}) > 0) throw damaged("there are bytes after its end");
	const conffiles = Buffer.concat(kept).toString("utf8").split("\n");
	return {
		...metadata,
		conffiles: conffiles.filter((line) => line !== "")
	};
}
/** Size of the two numbers before a file's bytes: which directory, and which file in it. */
const NUMBERS = 8;
/** Reads the DATA block of one file; the length of the padding behind it. */
async function readContent(stream, { path, size, sha256 }, visit) {
	const start = [];
	await stream.read(4, (piece) => start.push(piece));
	const block = readBlock(Buffer.concat(start), 0);
	if (block?.type !== blockType.data) throw damaged(`${path} is not in it`);
	const length = block.size - NUMBERS;
	if (length !== size) throw damaged(`${path} has ${length} bytes instead of ${size}`);
	const hash = createHash("sha256");
	const take = (piece) => {
		hash.update(piece);
		visit(piece);
	};
	if (await stream.read(NUMBERS, () => {}) + await stream.read(size, take) !== block.size) throw damaged(`it ends in the middle of ${path}`);
	if (hash.digest("hex") !== sha256) throw damaged(`${path} does not have the hash that the package gives it`);
	return block.next - block.start - block.size;
}
function readStream(chunks) {
	const iterator = chunks[Symbol.asyncIterator]();
	let rest = /* @__PURE__ */ new Uint8Array();
	return { async read(length, visit) {
		let missing = length;
		while (missing > 0) {
			if (rest.length === 0) {
				const next = await iterator.next();
				if (next.done) break;
				rest = next.value;
			}
			const piece = rest.subarray(0, missing);
			rest = rest.subarray(piece.length);
			missing -= piece.length;
			visit(piece);
		}
		return length - missing;
	} };
}
async function* plainBytes(file) {
	const { deflated, start } = compressionOf(file);
	if (!deflated) return yield file;
	const inflate = createInflateRaw();
	pipeline(Readable.from([file.subarray(start)]), inflate, () => {});
	let size = 0;
	try {
		for await (const chunk of inflate) {
			size += chunk.length;
			if (size > 1073741824) throw damaged("it decompresses to more than any package could hold");
			yield chunk;
		}
	} catch (error) {
		throw inflateError(error);
	}
	if (inflate.bytesWritten !== file.length - start) throw damaged("there are bytes after its end");
}

export { readApkContents as t };