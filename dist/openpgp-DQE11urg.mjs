import { t as UserError } from "./errors-CKtpLF_l.mjs";

// lib/signing/openpgp.ts
/** Signing is repeatable only without the random notation that openpgp.js adds. */
const config = {
	nonDeterministicSignaturesViaNotation: false,
	showVersion: false,
	showComment: false
};
/**
* Makes an Ed25519 key (v4, algorithm 22), the youngest form that gpg 2.2 and the gpgme of Yocto's opkg read. The
* randomness is the platform's: openpgp.js takes no other.
*/
async function generateOpenpgpKey(userName, date) {
	const { generateKey } = await import("./openpgp-CBPQtGDx.mjs");
	const { privateKey } = await generateKey({
		type: "ecc",
		curve: "ed25519Legacy",
		userIDs: [{ name: userName }],
		subkeys: [],
		date,
		format: "object",
		config
	});
	return toSigner(privateKey);
}
/** Reads an armoured private key. @throws UserError when it cannot be read, has a passphrase or is not of version 4. */
async function parseOpenpgpPrivateKey(armored) {
	const { readPrivateKey } = await import("./openpgp-CBPQtGDx.mjs");
	const key = await readPrivateKey({ armoredKey: armored }).catch(() => {
		throw new UserError({
			what: "the OpenPGP private key is damaged or cut off",
			cure: "Copy the whole file again"
		});
	});
	refuseVersion(key);
	if (!key.isDecrypted()) throw new UserError({
		what: "the OpenPGP key is protected by a passphrase",
		cure: "Remove it (`gpg --edit-key KEY passwd`) in a copy made for this archive and export that with `gpg --armor --export-secret-keys`"
	});
	return toSigner(key);
}
/** Reads an armoured public key. @throws UserError when it is none. */
async function parseOpenpgpPublicKey(armored) {
	return { fingerprint: (await readPublic(armored)).getFingerprint() };
}
/**
* What gpg says to a `Packages.asc`: `other-key` when none of its signatures names a key of `publicText`.
* @throws UserError when `signatureText` is no armoured signature.
*/
async function verifyOpenpgp(publicText, message, signatureText) {
	const { createMessage, readSignature, verify } = await import("./openpgp-CBPQtGDx.mjs");
	const signature = await readSignature({ armoredSignature: signatureText }).catch(() => {
		throw new UserError("is not an armoured OpenPGP signature");
	});
	const key = await readPublic(publicText);
	const packet = signature.packets.find(({ issuerKeyID }) => key.getKeys(issuerKeyID).length > 0);
	if (!packet) return "other-key";
	const { signatures } = await verify({
		message: await createMessage({ binary: message }),
		signature,
		verificationKeys: key,
		date: packet.created ?? /* @__PURE__ */ new Date(0),
		config
	});
	return await signatures.find(({ keyID }) => keyID.equals(packet.issuerKeyID))?.verified.catch(() => false) ? "valid" : "invalid";
}
function toSigner(key) {
	return {
		fingerprint: key.getFingerprint(),
		publicText: unixLines(key.toPublic().armor()),
		exportPrivate: () => unixLines(key.armor()),
		sign: async (message, date) => {
			const { createMessage, sign } = await import("./openpgp-CBPQtGDx.mjs");
			return unixLines(await sign({
				message: await createMessage({ binary: message }),
				signingKeys: key,
				detached: true,
				format: "armored",
				date: date < key.getCreationTime() ? key.getCreationTime() : date,
				config
			}).catch(() => {
				throw new UserError({
					what: `The OpenPGP key ${key.getFingerprint()} cannot sign: it is expired, revoked or not meant for signatures`,
					cure: "Extend it, or make a new one with `ppa keys new`"
				});
			}));
		}
	};
}
async function readPublic(armored) {
	const { readKey } = await import("./openpgp-CBPQtGDx.mjs");
	const key = await readKey({ armoredKey: armored }).catch(() => {
		throw new UserError({
			what: "is not an armoured OpenPGP public key",
			cure: "Copy the whole file again"
		});
	});
	refuseVersion(key);
	return key;
}
function refuseVersion(key) {
	if (key.keyPacket.version === 4) return;
	throw new UserError({
		what: `the OpenPGP key is of version ${key.keyPacket.version}, which gpg on routers does not read`,
		cure: "Use a key of version 4; `ppa keys new` makes one"
	});
}
function unixLines(text) {
	return `${text.replaceAll("\r\n", "\n").trim()}\n`;
}

export { verifyOpenpgp as i, parseOpenpgpPrivateKey as n, parseOpenpgpPublicKey as r, generateOpenpgpKey as t };