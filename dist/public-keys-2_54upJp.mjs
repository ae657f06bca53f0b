import { n as atPlace, r as errorCode, t as UserError } from "./errors-CKtpLF_l.mjs";
import { n as writeFileAtomic } from "./write-file-DFp_PHuT.mjs";
import { i as parseApkPublicKey } from "./apk-key-dmo5VNL0.mjs";
import { r as parseOpenpgpPublicKey } from "./openpgp-DQE11urg.mjs";
import { i as parseUsignPublicKey, t as formatUsignPublicKey } from "./usign-BanyK4oj.mjs";
import { basename, join } from "node:path";
import { mkdir, readFile, readdir, rm } from "node:fs/promises";

// lib/signing/public-keys.ts
/**
* The public halves of a keyset as the archive publishes them; of each kind the one that signs comes first. During a
* rotation the others are named after their role: `keys/<archive>-next.pem`, `keys/<archive>-old.asc`.
*/
function publicKeys(keyset, archive) {
	const role = (index, before) => {
		if (index === 0) return "";
		return `${before}${keyset.rotation === "switched" ? "old" : "next"}${index > 1 ? index : ""}`;
	};
	return [
		...keyset.usign.map((key, index) => {
			const text = formatUsignPublicKey(key, `${archive}${role(index, " ")} public key ${key.fingerprint}`);
			return {
				kind: "usign",
				fingerprint: key.fingerprint,
				text,
				path: `keys/${key.fingerprint}`
			};
		}),
		...keyset.apk.map((key, index) => {
			const path = `keys/${archive}${role(index, "-")}.pem`;
			return {
				kind: "apk",
				fingerprint: key.fingerprint,
				text: key.publicKeyPem,
				path
			};
		}),
		...keyset.openpgp.map((key, index) => {
			const path = `keys/${archive}${role(index, "-")}.asc`;
			return {
				kind: "openpgp",
				fingerprint: key.fingerprint,
				text: key.publicText,
				path
			};
		})
	];
}
/**
* Reads one public key file, telling its kind by its contents.
* @throws UserError when it is none, or holds a private key.
*/
async function parsePublicKey(text, path) {
	return atPlace({ file: path }, async () => {
		if (/PRIVATE KEY|^RWRCS[w-z]/m.test(text)) throw new UserError({
			what: "is a private key in a place for public ones",
			cure: "Treat it as known to everyone: remove it, also from the history, and make new keys with `ppa keys new`"
		});
		if (text.includes("-----BEGIN PGP")) return {
			kind: "openpgp",
			fingerprint: (await parseOpenpgpPublicKey(text)).fingerprint,
			text,
			path
		};
		if (text.includes("-----BEGIN ")) return {
			kind: "apk",
			fingerprint: parseApkPublicKey(text).fingerprint,
			text,
			path
		};
		return {
			kind: "usign",
			fingerprint: parseUsignPublicKey(text).fingerprint,
			text,
			path
		};
	});
}
/**
* The public keys in the folder `keys/` of a repository or an archive: files named by a usign fingerprint, `*.pem`,
* `*.asc` and `*.pub`; others are not looked at. Empty when there is no such folder.
*/
async function readPublicKeys(directory) {
	const keys = (await readdir(directory).catch((error) => {
		if (errorCode(error) === "ENOENT") return [];
		throw error;
	})).filter((name) => /^[0-9a-f]{16}$|\.(pem|asc|pub)$/.test(name)).sort();
	return Promise.all(keys.map(async (name) => parsePublicKey(await readFile(join(directory, name), "utf8"), `${basename(directory)}/${name}`)));
}
/** Writes public keys into the folder `directory` and removes those of `before` that are not among them. */
async function replacePublicKeys(directory, before, now) {
	await mkdir(directory, { recursive: true });
	const kept = new Set(now.map(({ path }) => path));
	for (const { path } of before) if (!kept.has(path)) await rm(join(directory, basename(path)), { force: true });
	for (const { path, text } of now) await writeFileAtomic(join(directory, basename(path)), text);
}
/**
* Refuses keys that are not those of the repository: routers trust the keys they were given, and a feed signed with others
* fails on every one of them. Keys that only `published` has are fine while one of their kind is in `ours`: they were
* announced or not yet retired. Nothing published: nothing to compare with.
*
* @param ours Public halves of the secret.
* @param published What the repository's `keys/` holds.
*/
function comparePublished(ours, published) {
	if (published.length === 0) return;
	const problems = ours.filter((key) => !published.some((other) => isSameKey(key, other))).map((key) => ({
		what: `The private ${names[key.kind]} key in PPA_KEYS belongs to ${key.fingerprint}, which is not in keys/ of the repository`,
		cure: "Store the private keys that belong to keys/; or, for a change of keys, use `ppa keys rotate` and commit keys/"
	}));
	for (const kind of [
		"usign",
		"apk",
		"openpgp"
	]) {
		const known = published.filter((key) => key.kind === kind);
		if (known.length === 0 || ours.some((key) => key.kind === kind)) continue;
		problems.push({
			what: `PPA_KEYS has no ${names[kind]} key, while keys/ has ${known.map(({ fingerprint }) => fingerprint).join(", ")}`,
			cure: `Store the private key too, or remove ${known.map(({ path }) => path).join(", ")}`
		});
	}
	if (problems.length > 0) throw new UserError(problems);
}
/** A usign fingerprint is free to choose, so the key itself is compared; the other fingerprints are digests of the key. */
function isSameKey(a, b) {
	if (a.kind !== b.kind || a.fingerprint !== b.fingerprint) return false;
	if (a.kind !== "usign") return true;
	return Buffer.from(parseUsignPublicKey(a.text).key).equals(parseUsignPublicKey(b.text).key);
}
/** What a kind of key is called in messages. */
const names = {
	usign: "usign",
	apk: "apk",
	openpgp: "OpenPGP"
};

export { readPublicKeys as a, publicKeys as i, names as n, replacePublicKeys as o, parsePublicKey as r, comparePublished as t };