import { t as UserError } from "./errors-CKtpLF_l.mjs";
import { createHash, createPrivateKey, createPublicKey, sign, verify } from "node:crypto";

// lib/signing/apk-key.ts
/** Curves that a router's mbedtls and OpenSSL both verify: P-256 and P-384. */
const curves = ["prime256v1", "secp384r1"];
/** Makes a P-256 key, as OpenWrt's build does with `openssl ecparam -name prime256v1 -genkey`. */
async function generateApkKey(randomBytes) {
	const { p256 } = await import("./nist-CFhLU_3q.mjs");
	const scalar = p256.utils.randomSecretKey(randomBytes(48));
	const point = p256.getPublicKey(scalar, false);
	const base64url = (bytes) => Buffer.from(bytes).toString("base64url");
	const jwk = {
		kty: "EC",
		crv: "P-256",
		d: base64url(scalar),
		x: base64url(point.subarray(1, 33)),
		y: base64url(point.subarray(33))
	};
	return toSigner(createPrivateKey({
		key: jwk,
		format: "jwk"
	}));
}
/**
* Reads a private key in PEM: SEC1 (`EC PRIVATE KEY`), PKCS#1 (`RSA PRIVATE KEY`) or PKCS#8 (`PRIVATE KEY`).
* @throws UserError when it cannot be read, has a passphrase, or is a key that routers cannot verify.
*/
async function parseApkPrivateKey(pem) {
	if (/ENCRYPTED/.test(pem)) throw new UserError({
		what: "the PEM key is protected by a passphrase",
		cure: "Store it without one: `openssl ec -in KEY -out private-key.pem`"
	});
	let key;
	try {
		key = createPrivateKey(pem);
	} catch {
		throw new UserError({
			what: "the PEM private key is damaged or cut off",
			cure: "Copy the whole file again"
		});
	}
	refuseUnverifiable(key);
	return toSigner(key);
}
/** The private key as apk's own tools want it: SEC1 for EC (they refuse PKCS#8), PKCS#1 for RSA. */
function formatApkPrivateKey({ privateKey }) {
	const type = privateKey.asymmetricKeyType === "rsa" ? "pkcs1" : "sec1";
	return privateKey.export({
		format: "pem",
		type
	}).toString();
}
/**
* Reads a public key in PEM; text around the PEM block is skipped, as on a router.
* @throws UserError when it is none that apk's clients can use.
*/
function parseApkPublicKey(text) {
	const block = /-----BEGIN PUBLIC KEY-----[^-]*-----END PUBLIC KEY-----/.exec(text);
	let key;
	try {
		if (!block) throw new Error("no public key");
		key = createPublicKey(block[0]);
	} catch {
		throw new UserError({
			what: "is not a public key in PEM (BEGIN PUBLIC KEY)",
			cure: "Copy the whole file again"
		});
	}
	refuseUnverifiable(key);
	return {
		fingerprint: fingerprint(key),
		pem: key.export({
			format: "pem",
			type: "spki"
		}).toString()
	};
}
async function toSigner(privateKey) {
	const publicKey = createPublicKey(privateKey);
	return {
		fingerprint: fingerprint(publicKey),
		publicKeyPem: publicKey.export({
			format: "pem",
			type: "spki"
		}).toString(),
		privateKey,
		sign: privateKey.asymmetricKeyType === "rsa" ? (message) => sign("sha512", message, privateKey) : await ecdsaOf(privateKey)
	};
}
/** Deterministic ECDSA with SHA-512 (RFC 6979), which node:crypto has not: the same index keeps the same signature. */
async function ecdsaOf(privateKey) {
	const { p256, p384 } = await import("./nist-CFhLU_3q.mjs");
	const { ecdsa } = await import("./weierstrass-LVwaRur7.mjs");
	const { sha512 } = await import("./sha2-CZFc9BOs.mjs");
	const { crv, d } = privateKey.export({ format: "jwk" });
	const scheme = ecdsa(crv === "P-256" ? p256.Point : p384.Point, sha512);
	const scalar = Buffer.from(String(d), "base64url");
	return (message) => scheme.sign(message, scalar, {
		prehash: true,
		lowS: false,
		format: "der"
	});
}
function fingerprint(key) {
	return createHash("sha256").update(key.export({
		format: "der",
		type: "spki"
	})).digest("hex");
}
function refuseUnverifiable(key) {
	const type = key.asymmetricKeyType;
	const details = key.asymmetricKeyDetails;
	const curve = details?.namedCurve;
	if (type === "ec" && curve && curves.includes(curve)) return;
	if (type === "rsa" && (details?.modulusLength ?? 0) >= 2048) return;
	throw new UserError({
		what: `is a PEM key of a kind that apk on routers does not verify (${[type, curve ?? details?.modulusLength].filter(Boolean).join(" ")})`,
		cure: "Use an EC key on the curve prime256v1, as OpenWrt does; `ppa keys new` makes one"
	});
}

export { parseApkPublicKey as i, generateApkKey as n, parseApkPrivateKey as r, formatApkPrivateKey as t };