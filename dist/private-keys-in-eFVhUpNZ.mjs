import { createHash } from "node:crypto";

// lib/signing/private-keys-in.ts
/** A private key of any size is shorter. */
const longestKey = 16384;
/** Base64 digits of the shortest private key (Ed25519 in PKCS#8); less is an example in a text. */
const shortestBody = 64;
/**
* The private keys that a file contains, by what they call themselves: `usign secret key`, `EC PRIVATE KEY`,
* `PGP PRIVATE KEY BLOCK` …. Markers without a key after them do not count.
*/
function privateKeysIn(content) {
	const found = /* @__PURE__ */ new Set();
	if (content.includes("PRIVATE KEY")) for (const label of armouredKeys(content.toString("latin1"))) found.add(label);
	if (content.includes("RWRCSw") && usignKeys(content.toString("latin1"))) found.add("usign secret key");
	return [...found];
}
function* armouredKeys(text) {
	for (const marker of text.matchAll(/-----BEGIN ((?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?)-----/g)) {
		const start = marker.index + marker[0].length;
		const end = text.slice(start, start + longestKey).indexOf("-----");
		if (end > 0 && isMostlyBase64(text.slice(start, start + end))) yield marker[1] ?? "PRIVATE KEY";
	}
}
/** Long runs of base64, whatever YAML, JSON, shell, comments or source code put between the lines. */
function isMostlyBase64(text) {
	const digits = text.split(/\\[nr]|[\s"'`,>#*|\\]+/).filter((part) => /^[A-Za-z0-9+/]{16,}={0,2}$/.test(part)).join("").length;
	return digits >= shortestBody && digits * 2 > text.length;
}
/** 104 bytes in base64 whose checksum is right, or that a passphrase protects (formats.md §3). */
function usignKeys(text) {
	for (const [base64] of text.matchAll(/RWRCSw[A-Za-z0-9+/]{133}=/g)) {
		const bytes = Buffer.from(base64, "base64");
		const checksum = createHash("sha512").update(bytes.subarray(40)).digest().subarray(0, 8);
		if (bytes.readUInt32BE(4) !== 0 || checksum.equals(bytes.subarray(24, 32))) return true;
	}
	return false;
}

export { privateKeysIn as t };