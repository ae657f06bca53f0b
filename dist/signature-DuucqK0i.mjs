import { t as UserError } from "./errors-CKtpLF_l.mjs";
import { A as blobPrefix, D as schema, E as readWhole, F as openAdb, I as slotAt, L as slotCount, M as intAt, N as makeValue, O as adbType, P as offsetOf, R as typeOf, S as encodeHead, T as readHead, b as deflateOptions, c as fieldsOf, j as damaged, k as blobEnd, l as infoField, m as compareApkVersions, s as createDecoder, t as apkFilename, u as toPackageInfo, y as deflateFile } from "./package-6sRQrY_u.mjs";
import { createHash, createPublicKey, verify } from "node:crypto";

// lib/apk/adb-writer.ts
/** Offsets have 28 bits. */
const MAX_LENGTH = 268435455;
/** Copied records nest no deeper than package → dependencies → dependency; more is a cycle. */
const MAX_DEPTH = 8;
function createAdbWriter(expectedBytes = 8192) {
	let buffer = Buffer.alloc(Math.max(expectedBytes, 64));
	let length = 8;
	let scratch = Buffer.alloc(1024);
	let copying;
	const store = (bytes, start, end, alignment) => {
		const at = Math.ceil(length / alignment) * alignment;
		const needed = at + end - start;
		if (needed > MAX_LENGTH) throw damaged("it is larger than apk can read (256 MB)");
		if (needed > buffer.length) {
			const larger = Buffer.alloc(Math.max(needed, buffer.length * 2));
			buffer.copy(larger, 0, 0, length);
			buffer = larger;
		}
		if (end - start > 64) bytes.copy(buffer, at, start, end);
		else for (let from = start, to = at; from < end; from++, to++) buffer[to] = bytes[from] ?? 0;
		length = needed;
		return at;
	};
	const known = createRunTable(() => buffer, expectedBytes / 8);
	const data = (bytes, start, end, alignment) => {
		const slot = known.find(bytes, start, end);
		const found = known.offsetIn(slot);
		if (found >= 0 && found % alignment === 0) return found;
		const offset = store(bytes, start, end, alignment);
		known.put(slot, offset, end - start);
		return offset;
	};
	const scratchOf = (size) => {
		if (size > scratch.length) scratch = Buffer.alloc(size * 2);
		return scratch;
	};
	/** Length prefix and content of a blob, in the scratch buffer. */
	const prefixed = (bytes) => {
		const size = bytes.length;
		const prefix = size > 65535 ? 4 : size > 255 ? 2 : 1;
		const type = prefix === 4 ? adbType.blob32 : prefix === 2 ? adbType.blob16 : adbType.blob8;
		const room = scratchOf(prefix + size);
		room.writeUIntLE(size, 0, prefix);
		room.set(bytes, prefix);
		return {
			type,
			prefix,
			end: prefix + size
		};
	};
	const writer = {
		get length() {
			return length;
		},
		int(number) {
			if (number < 268435456) return makeValue(adbType.int, number);
			if (number <= 4294967295) {
				scratchOf(4).writeUInt32LE(number, 0);
				return makeValue(adbType.int32, data(scratch, 0, 4, 4));
			}
			scratchOf(8).writeBigUInt64LE(BigInt(number), 0);
			return makeValue(adbType.int64, data(scratch, 0, 8, 4));
		},
		blob(bytes) {
			if (bytes.length === 0) return 0;
			const { type, prefix, end } = prefixed(bytes);
			return makeValue(type, data(scratch, 0, end, prefix));
		},
		text: (text) => writer.blob(Buffer.from(text, "utf8")),
		uniqueBlob(bytes) {
			const { type, prefix, end } = prefixed(bytes);
			return makeValue(type, store(scratch, 0, end, prefix));
		},
		object(slots) {
			let count = slots.length + 1;
			while (count > 1 && (slots[count - 2] ?? 0) === 0) count--;
			return count === 1 ? 0 : writeSlots(adbType.object, slots, count);
		},
		copy(source, value) {
			if (copying?.source !== source) copying = {
				source,
				allowance: 4 * source.bytes.length + 1e6
			};
			return copyValue(source, value, 0);
		},
		finish(root) {
			buffer.writeUInt32LE(root, 4);
			return buffer.subarray(0, length);
		}
	};
	function spend(slots) {
		if (!copying) return;
		copying.allowance -= slots;
		if (copying.allowance < 0) throw damaged("its records overlap");
	}
	function writeSlots(type, slots, count) {
		const room = scratchOf(4 * count);
		room.writeUInt32LE(count, 0);
		for (let i = 1; i < count; i++) room.writeUInt32LE(slots[i - 1] ?? 0, 4 * i);
		return makeValue(type, data(room, 0, 4 * count, 4));
	}
	function copyValue(source, value, depth) {
		const type = typeOf(value);
		switch (type) {
			case adbType.special:
			case adbType.int: return value;
			case adbType.int32:
			case adbType.int64: {
				const size = type === adbType.int32 ? 4 : 8;
				if (offsetOf(value) + size > source.bytes.length) throw damaged("a number lies beyond its end");
				return makeValue(type, data(source.bytes, offsetOf(value), offsetOf(value) + size, size));
			}
			case adbType.blob8:
			case adbType.blob16:
			case adbType.blob32: return makeValue(type, data(source.bytes, offsetOf(value), blobEnd(source, value), blobPrefix(value) || 1));
			case adbType.array:
			case adbType.object: {
				const count = slotCount(source, value);
				if (depth === MAX_DEPTH) throw damaged("records contain each other");
				spend(count);
				const slots = [];
				for (let i = 1; i < count; i++) slots.push(copyValue(source, slotAt(source, value, i), depth + 1));
				return writeSlots(type, slots, count);
			}
			default: throw damaged(`values of type ${type} are unknown`);
		}
	}
	return writer;
}
/**
* Which runs of bytes have been written, and where last: open addressing, because an index of 20,000 packages has a
* million of them.
*/
function createRunTable(written, expectedRuns) {
	let capacity = 2 ** Math.ceil(Math.log2(Math.max(expectedRuns, 512)));
	let count = 0;
	let hashes = new Int32Array(capacity);
	let offsets = new Int32Array(capacity).fill(-1);
	let lengths = new Int32Array(capacity);
	let hash = 0;
	const grow = () => {
		const old = {
			hashes,
			offsets,
			lengths
		};
		capacity *= 2;
		hashes = new Int32Array(capacity);
		offsets = new Int32Array(capacity).fill(-1);
		lengths = new Int32Array(capacity);
		for (let i = 0; i < old.offsets.length; i++) {
			const offset = old.offsets[i] ?? -1;
			if (offset < 0) continue;
			let slot = (old.hashes[i] ?? 0) & capacity - 1;
			while ((offsets[slot] ?? -1) >= 0) slot = slot + 1 & capacity - 1;
			hashes[slot] = old.hashes[i] ?? 0;
			offsets[slot] = offset;
			lengths[slot] = old.lengths[i] ?? 0;
		}
	};
	return {
		/** The place of a run in this table, taken or free; valid until the next `find`. */
		find(bytes, start, end) {
			if (count * 2 > capacity) grow();
			hash = hashOf(bytes, start, end);
			const buffer = written();
			let slot = hash & capacity - 1;
			for (;;) {
				const offset = offsets[slot] ?? -1;
				if (offset < 0) return slot;
				if (hashes[slot] === hash && lengths[slot] === end - start && sameBytes(bytes, start, end, buffer, offset)) return slot;
				slot = slot + 1 & capacity - 1;
			}
		},
		/** Where the run was written last, or -1. */
		offsetIn: (slot) => offsets[slot] ?? -1,
		/** Remembers the run that was looked for last. */
		put(slot, offset, length) {
			if ((offsets[slot] ?? -1) < 0) count++;
			hashes[slot] = hash;
			offsets[slot] = offset;
			lengths[slot] = length;
		}
	};
}
function hashOf(bytes, start, end) {
	let hash = 5381;
	for (let i = start; i < end; i++) hash = Math.imul(hash, 33) ^ (bytes[i] ?? 0) | 0;
	return hash ^ hash >>> 15;
}
/** By hand: runs are short, and a call into native code costs more than comparing them. */
function sameBytes(a, start, end, b, offset) {
	for (let i = start, j = offset; i < end; i++, j++) if (a[i] !== b[j]) return false;
	return true;
}

// lib/apk/index-file.ts
/** @throws UserError for a file that is no index, or is damaged. */
function readIndex(file) {
	const head = readWhole(file);
	if (head.schema !== schema.index) throw damaged("it is no index, but a package or a database of apk");
	const adb = openAdb(head.payload);
	const decoder = createDecoder(adb);
	const root = fieldsOf(adb, adb.root);
	const description = decoder.text(root(1));
	const packages = decoder.list(root(2), (value) => {
		const pkginfo = decoder.pkgInfo(value);
		const { hashes, fileSize } = pkginfo;
		if (hashes === void 0 || fileSize === void 0) throw damaged(`the index has no hash or size of ${pkginfo.name}`);
		const record = {
			payload: head.payload,
			value
		};
		return {
			filename: apkFilename(pkginfo),
			pkginfo,
			info: toPackageInfo(pkginfo),
			fileSize,
			adbSha256: hashes,
			record
		};
	});
	return {
		payload: head.payload,
		signatures: head.signatures,
		...description !== void 0 && { description },
		packages
	};
}
/** What an index says of each package's file, by name: sizes in bytes. Cheaper than `readIndex` when nothing has changed. */
function readIndexSizes(file) {
	const adb = openAdb(readWhole(file).payload);
	const decoder = createDecoder(adb);
	const sizes = decoder.list(fieldsOf(adb, adb.root)(2), (value) => {
		const field = fieldsOf(adb, value);
		const name = decoder.text(field(infoField.name)) ?? "";
		const version = decoder.text(field(infoField.version)) ?? "";
		return [apkFilename({
			name,
			version
		}), intAt(adb, field(infoField.fileSize)) ?? 0];
	});
	return new Map(sizes);
}
/**
* The index of these packages as an ADB payload, byte for byte what `apk mkndx` writes when it is given the files in byte
* order of their names (formats.md §6.5); their order here does not matter. Without packages it has a description,
* because clients refuse an index with nothing in it (§6.2).
*
* Packages of a published index need `reusableMembers` first.
*/
function buildIndex(packages) {
	const published = soleSource(packages);
	if (published) return published;
	const writer = createAdbWriter(512 * packages.length);
	const sources = /* @__PURE__ */ new Map();
	return finishIndex(writer, inFileOrder(packages).map((member) => {
		const { payload, uniqueId } = member.record;
		const source = sources.get(payload) ?? openAdb(payload);
		sources.set(payload, source);
		return {
			member,
			value: writePackage(writer, source, member, () => uniqueId)
		};
	}));
}
/** The published index, when these are its packages, all of them, and it is one that we would write. */
function soleSource(packages) {
	const payload = packages[0]?.record.payload;
	const isFrom = ({ record }) => record.payload === payload && record.uniqueId !== void 0;
	if (!payload || !packages.every(isFrom)) return void 0;
	const adb = openAdb(payload);
	const published = slotCount(adb, fieldsOf(adb, adb.root)(2)) - 1;
	const values = new Set(packages.map(({ record }) => record.value));
	return values.size === packages.length && values.size === published ? payload : void 0;
}
const EMPTY_DESCRIPTION = "No packages";
/**
* Packages of a published index in a form that `buildIndex` can take, so that their files need not be read again.
*
* `apk mkndx` copies the 20 unique bytes of every package into the index and then writes the hash over the reference to
* them, so that they stay behind where nothing points. Writing the old index once more tells where they are; when that
* gives the old index to the byte, they are found. Undefined when it does not: another tool, or another order of files,
* made that index, and its packages must be read again.
*/
function reusableMembers({ payload, packages }) {
	const adb = openAdb(payload);
	const writer = createAdbWriter(payload.length);
	const idAt = (position) => adb.bytes[position] === 20 ? payload.subarray(position + 1, position + 21) : void 0;
	const written = inFileOrder(packages).map((member) => {
		let uniqueId;
		const value = writePackage(writer, adb, member, (position) => {
			uniqueId = idAt(position);
			return uniqueId;
		});
		const record = {
			...member.record,
			...uniqueId && { uniqueId }
		};
		return {
			member: {
				...member,
				record
			},
			value
		};
	});
	const again = finishIndex(writer, written);
	return adb.bytes.equals(again) ? written.map(({ member }) => member) : void 0;
}
function inFileOrder(packages) {
	return [...packages].sort((a, b) => a.filename < b.filename ? -1 : a.filename > b.filename ? 1 : 0);
}
/** `uniqueIdAt` gives the package's own hash for the position where it will be written; undefined: copy what is there. */
function writePackage(writer, source, { fileSize, adbSha256, record }, uniqueIdAt) {
	const count = Math.min(slotCount(source, record.value), infoField.tags + 1);
	const slots = [];
	for (let id = 1; id < count; id++) {
		const uniqueId = id === infoField.hashes ? uniqueIdAt(writer.length) : void 0;
		if (uniqueId) slots.push(writer.blob(uniqueId));
		else slots.push(id === infoField.fileSize ? 0 : writer.copy(source, slotAt(source, record.value, id)));
	}
	while (slots.length < infoField.fileSize) slots.push(0);
	slots[infoField.fileSize - 1] = writer.int(fileSize);
	slots[infoField.hashes - 1] = writer.blob(adbSha256);
	return writer.object(slots);
}
function finishIndex(writer, written) {
	const description = written.length === 0 ? writer.text(EMPTY_DESCRIPTION) : 0;
	const sorted = [...written].sort((a, b) => compareMembers(a.member, b.member));
	const packages = writer.object(sorted.map(({ value }) => value));
	return writer.finish(writer.object([description, packages]));
}
/** The order of packages in an index: by name, then version. */
function compareMembers(a, b) {
	const [x, y] = [a.pkginfo, b.pkginfo];
	if (x.name !== y.name) return x.name < y.name ? -1 : 1;
	return compareApkVersions(x.version, y.version) || Buffer.compare(a.adbSha256, b.adbSha256);
}

// lib/apk/signature.ts
const VERSION = 0;
const SIGNATURE_HEADER = 18;
/** Digests of the payload that apk knows; it writes the last one. */
const SHA256 = 3;
const SHA512 = 4;
const SHA256_160 = 5;
/** A file that holds this index and nothing else than these signatures. */
function encodeIndexFile(payload, signatures = []) {
	return deflateFile(encodeHead(schema.index, payload, signatures), {
		...deflateOptions,
		level: 6
	});
}
/**
* An index file signed by every signer, in their order. When `published` says the same and is signed by exactly these
* keys, it is given back as it is: nothing is signed anew, and no byte of a mirror changes.
* @param payload what `buildIndex` made
*/
function signIndex(payload, signers, published) {
	const old = published && sameContent(published, payload);
	const signatures = signaturesBy(signers, schema.index, payload, old?.signatures ?? []);
	const isUnchanged = old?.signatures.length === signatures.length && signatures.every((s, i) => s === old.signatures[i]);
	return published && isUnchanged ? published : encodeIndexFile(payload, signatures);
}
/**
* Signs an index file by these keys and no others; signatures by them that are there already and are good are kept.
* @throws UserError for a file that is no index
*/
function signAdb(file, signers) {
	const { payload, schema: id } = readWhole(file);
	if (id !== schema.index) throw damaged("it is no index; packages are signed by signApk");
	return signIndex(payload, signers, file);
}
function sameContent(published, payload) {
	const head = readWhole(published);
	return Buffer.compare(head.payload, payload) === 0 ? head : void 0;
}
/** SIG payloads by all signers, taken from `existing` where a good one is there. */
function signaturesBy(signers, schemaId, payload, existing) {
	return signers.map((signer) => {
		const key = loadPublicKey(signer.publicKeyPem);
		return existing.find((signature) => verifies(signature, key, schemaId, payload)) ?? createSignature(signer, key, schemaId, payload);
	});
}
function createSignature(signer, key, schemaId, payload) {
	const header = Buffer.concat([Buffer.from([VERSION, SHA512]), key.id]);
	return Buffer.concat([header, signer.sign(signedMessage(schemaId, header, payload))]);
}
function signedMessage(schemaId, header, payload) {
	const word = Buffer.alloc(4);
	word.writeUInt32LE(schemaId, 0);
	return Buffer.concat([
		word,
		header,
		digestOf(header[1] ?? 0, payload)
	]);
}
function digestOf(algorithm, payload) {
	const digest = createHash(algorithm === SHA512 ? "sha512" : "sha256").update(payload).digest();
	return algorithm === SHA256_160 ? digest.subarray(0, 20) : digest;
}
/**
* Which of these public keys (PEM) have truly signed an index or a package. A router accepts a file when it has one of them.
* @throws UserError for a file that is damaged, or a key that is none
*/
function verifyAdb(file, publicKeyPems) {
	const beginning = readHead(file, true);
	if (!beginning) throw damaged("it ends too soon");
	const head = beginning.schema === schema.index ? readWhole(file) : beginning;
	return publicKeyPems.filter((pem) => {
		const key = loadPublicKey(pem);
		return head.signatures.some((signature) => verifies(signature, key, head.schema, head.payload));
	});
}
function verifies(signature, key, schemaId, payload) {
	const header = signature.subarray(0, SIGNATURE_HEADER);
	const algorithm = header[1] ?? 0;
	if (signature.length <= SIGNATURE_HEADER || header[0] !== VERSION) return false;
	if (![
		SHA256,
		SHA512,
		SHA256_160
	].includes(algorithm)) return false;
	if (Buffer.compare(header.subarray(2), key.id) !== 0) return false;
	const message = signedMessage(schemaId, header, payload);
	return verify("sha512", message, {
		key: key.key,
		dsaEncoding: "der"
	}, signature.subarray(SIGNATURE_HEADER));
}
/** The 16 bytes by which a signature names its key, as 32 hex digits: what `ApkMetadata.signedBy` lists. */
function apkKeyId(publicKeyPem) {
	return Buffer.from(loadPublicKey(publicKeyPem).id).toString("hex");
}
function loadPublicKey(pem) {
	let key;
	try {
		key = createPublicKey(pem.slice(Math.max(pem.indexOf("-----BEGIN"), 0)));
	} catch {
		throw new UserError({
			what: "This is not a public key in PEM form",
			cure: "Give the file written by `openssl ec -pubout`."
		});
	}
	return {
		key,
		id: createHash("sha512").update(rawPublicKey(key)).digest().subarray(0, 16)
	};
}
/** The bytes apk hashes to name a key: an EC point, not compressed, or an RSA key in PKCS#1. */
function rawPublicKey(key) {
	if (key.asymmetricKeyType === "rsa") return key.export({
		type: "pkcs1",
		format: "der"
	});
	if (key.asymmetricKeyType === "ec") {
		const { x = "", y = "" } = key.export({ format: "jwk" });
		return Buffer.concat([
			Buffer.from([4]),
			Buffer.from(x, "base64url"),
			Buffer.from(y, "base64url")
		]);
	}
	throw new UserError({
		what: `apk cannot use a key of type ${key.asymmetricKeyType}`,
		cure: "Make a P-256 key with `ppa keys new`."
	});
}

export { verifyAdb as a, readIndex as c, createAdbWriter as d, signaturesBy as i, readIndexSizes as l, signAdb as n, buildIndex as o, signIndex as r, compareMembers as s, apkKeyId as t, reusableMembers as u };