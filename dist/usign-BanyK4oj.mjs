import { t as UserError } from "./errors-CKtpLF_l.mjs";
import { createHash, createPrivateKey, createPublicKey, sign, verify } from "node:crypto";

// lib/signing/usign.ts
/** What a file of the usign family holds, by the size of its decoded second line (formats.md §3). */
const sizes = {
	"public key": 42,
	signature: 74,
	"secret key": 104
};
const pkcs8Head = Buffer.from("302e020100300506032b657004220420", "hex");
const spkiHead = Buffer.from("302a300506032b6570032100", "hex");
/**
* Makes a key from `randomBytes`: its seed, its id and the salt. The id never begins with 0: usign before May 2020, which
* OpenWrt 19.07.0 has, looks for the key's file under the id without leading zeros and refuses the signature (formats.md §3).
*/
function generateUsignKey(randomBytes) {
	const seed = Buffer.from(randomBytes(32));
	const id = Buffer.from(randomBytes(8));
	const [first = 0] = id;
	if (first < 16) id[0] = first + 16;
	return secretKey(seed, id, Buffer.from(randomBytes(16)));
}
/** Reads a public key file. @throws UserError when it is none. */
function parseUsignPublicKey(text) {
	const bytes = decodeFile(text, "public key");
	return {
		fingerprint: bytes.toString("hex", 2, 10),
		key: bytes.subarray(10)
	};
}
/**
* Reads a secret key file such as OpenWrt's `key-build`.
* @throws UserError when it is none, is damaged, or is protected by a passphrase (usign reads only kdfrounds 0).
*/
function parseUsignSecretKey(text) {
	const bytes = decodeFile(text, "secret key");
	if (bytes.toString("latin1", 2, 4) !== "BK") throw new UserError("the usign key has an unknown form");
	if (bytes.readUInt32BE(4) !== 0) throw new UserError({
		what: "the usign key is protected by a passphrase",
		cure: "OpenWrt's usign reads only keys without one: make the key with `usign -G`, `signify -G -n` or `ppa keys new`"
	});
	const seckey = bytes.subarray(40);
	const checksum = createHash("sha512").update(seckey).digest().subarray(0, 8);
	const key = secretKey(seckey.subarray(0, 32), bytes.subarray(32, 40), Buffer.from(bytes.subarray(8, 24)));
	if (!checksum.equals(bytes.subarray(24, 32)) || !seckey.subarray(32).equals(key.key)) throw new UserError({
		what: "the usign key's checksum does not match its contents",
		cure: copyAgain
	});
	return key;
}
/** The public key file. The comment is free text of one line. */
function formatUsignPublicKey(key, comment = `public key ${key.fingerprint}`) {
	return formatFile(comment, Buffer.concat([
		Buffer.from("Ed"),
		Buffer.from(key.fingerprint, "hex"),
		key.key
	]));
}
/** The secret key file: for the one place where private keys are kept, never for a log. */
function formatUsignSecretKey(key, comment = `private key ${key.fingerprint}`) {
	const seed = key.privateKey.export({
		format: "der",
		type: "pkcs8"
	}).subarray(pkcs8Head.length);
	const seckey = Buffer.concat([seed, key.key]);
	const checksum = createHash("sha512").update(seckey).digest().subarray(0, 8);
	const head = Buffer.from("EdBK\0\0\0\0", "latin1");
	return formatFile(comment, Buffer.concat([
		head,
		key.salt,
		checksum,
		Buffer.from(key.fingerprint, "hex"),
		seckey
	]));
}
/** The text of `Packages.sig`, byte for byte what `usign -S` writes over `message` (plain Ed25519, deterministic). */
function signUsign(key, message) {
	const signature = sign(null, message, key.privateKey);
	const bytes = Buffer.concat([
		Buffer.from("Ed"),
		Buffer.from(key.fingerprint, "hex"),
		signature
	]);
	return formatFile(`signed by key ${key.fingerprint}`, bytes);
}
/** Reads a signature file. @throws UserError when it is none. */
function parseUsignSignature(text) {
	const bytes = decodeFile(text, "signature");
	return {
		fingerprint: bytes.toString("hex", 2, 10),
		signature: bytes.subarray(10)
	};
}
/**
* What a router says to a `Packages.sig`: `other-key` when it names a fingerprint that is not `key`'s.
* @throws UserError when `signatureText` is no usign signature at all.
*/
function verifyUsign(key, message, signatureText) {
	const { fingerprint, signature } = parseUsignSignature(signatureText);
	if (fingerprint !== key.fingerprint) return "other-key";
	const publicKey = createPublicKey({
		key: Buffer.concat([spkiHead, key.key]),
		format: "der",
		type: "spki"
	});
	return verify(null, message, publicKey, signature) ? "valid" : "invalid";
}
function secretKey(seed, id, salt) {
	const privateKey = createPrivateKey({
		key: Buffer.concat([pkcs8Head, seed]),
		format: "der",
		type: "pkcs8"
	});
	const spki = createPublicKey(privateKey).export({
		format: "der",
		type: "spki"
	});
	return {
		fingerprint: id.toString("hex"),
		key: spki.subarray(spkiHead.length),
		privateKey,
		salt
	};
}
const copyAgain = "Copy the whole file again";
/** Reads as usign does: the first line is skipped whatever it says, then base64 with white space anywhere in it. */
function decodeFile(text, wanted) {
	const base64 = text.slice(text.indexOf("\n") + 1).replace(/\s/g, "");
	const bytes = Buffer.from(base64, "base64");
	if (!(text.includes("\n") && /^[A-Za-z0-9+/]+={0,2}$/.test(base64) && base64.length % 4 === 0) || bytes.toString("latin1", 0, 2) !== "Ed") throw new UserError({
		what: `is not a usign ${wanted}: a comment line and a line of base64`,
		cure: copyAgain
	});
	if (bytes.length === sizes[wanted]) return bytes;
	const kinds = Object.entries(sizes).find(([, size]) => size === bytes.length);
	throw new UserError(kinds ? { what: `is a usign ${kinds[0]}, where a ${wanted} is needed` } : {
		what: `is a usign file of ${bytes.length} bytes, where a ${wanted} has ${sizes[wanted]}`,
		cure: copyAgain
	});
}
function formatFile(comment, bytes) {
	return `untrusted comment: ${comment}\n${bytes.toString("base64")}\n`;
}

export { parseUsignSecretKey as a, verifyUsign as c, parseUsignPublicKey as i, formatUsignSecretKey as n, parseUsignSignature as o, generateUsignKey as r, signUsign as s, formatUsignPublicKey as t };