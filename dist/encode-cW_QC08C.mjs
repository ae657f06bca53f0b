import { createHash } from "node:crypto";

// lib/catalog/encode.ts
const encoder = new TextEncoder();
const textFile = (path, text) => ({
	path,
	content: encoder.encode(text)
});
const jsonFile = (path, value) => textFile(path, `${JSON.stringify(value)}\n`);
function shortHash(...parts) {
	const hash = createHash("sha256");
	for (const part of parts) hash.update(part);
	return hash.digest("hex").slice(0, 16);
}
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/gu;
/** Text for HTML and XML, in content and in quoted attributes. */
function escapeMarkup(text) {
	return text.replace(notXml, "").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;").replace(/'/g, "&#39;");
}
/** An address's text without escapes; where they are broken, as it is. */
function decodeAddress(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

export { textFile as a, shortHash as i, escapeMarkup as n, jsonFile as r, decodeAddress as t };