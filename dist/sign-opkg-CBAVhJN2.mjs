import { t as UserError } from "./errors-CKtpLF_l.mjs";
import { i as verifyOpenpgp } from "./openpgp-DQE11urg.mjs";
import { c as verifyUsign, i as parseUsignPublicKey, s as signUsign } from "./usign-BanyK4oj.mjs";

// lib/signing/packages.ts
/**
* Signs an uncompressed, padded `Packages` (formats.md §2.2) with the first key of each kind. `date` goes into the OpenPGP
* signature: keep the published `Packages.asc` of an unchanged `Packages` instead of signing it again.
*/
async function signPackages(keyset, packages, date) {
	const [usign] = keyset.usign;
	const [openpgp] = keyset.openpgp;
	return {
		...usign ? { sig: signUsign(usign, packages) } : {},
		...openpgp ? { asc: await openpgp.sign(packages, date) } : {}
	};
}
/**
* Verifies signatures with the public keys that are about to be published, as a router that has them would.
* @throws UserError when one is of another key, does not match `packages` or is no signature.
*/
async function verifyPackages(keys, packages, { sig, asc }) {
	const problems = [];
	if (sig !== void 0) problems.push(...await check("Packages.sig", "usign", keys, (key) => usignVerdict(key, packages, sig)));
	if (asc !== void 0) problems.push(...await check("Packages.asc", "openpgp", keys, (key) => verifyOpenpgp(key.text, packages, asc)));
	if (problems.length > 0) throw new UserError(problems);
}
/** Whether all of these signatures are good for `packages` and of one of the keys. */
async function isSignedBy(keys, packages, signatures) {
	try {
		await verifyPackages(keys, packages, signatures);
		return true;
	} catch (error) {
		if (error instanceof UserError) return false;
		throw error;
	}
}
function usignVerdict(key, packages, sig) {
	return verifyUsign(parseUsignPublicKey(key.text), packages, sig);
}
async function check(file, kind, keys, judge) {
	const place = { file };
	const ofKind = keys.filter((key) => key.kind === kind);
	try {
		const verdicts = await Promise.all(ofKind.map(judge));
		if (verdicts.includes("valid")) return [];
		if (verdicts.includes("invalid")) return [{
			what: "the signature does not match the contents of Packages",
			place
		}];
		return [{
			what: `is signed with a key that is not published (published are: ${ofKind.map(({ fingerprint }) => fingerprint).join(", ") || "none"})`,
			place
		}];
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return error.problems.map((problem) => ({
			place,
			...problem
		}));
	}
}

// lib/feed/sign-opkg.ts
/**
* The signature files of `Packages`. A published signature that is good for these bytes and the key that signs now is kept:
* an OpenPGP one holds a date, and verifying costs less than signing. Every other one is verified with the public keys
* about to be published.
* @throws {UserError} when a signature does not verify
*/
async function signOpkgIndex(packages, published, { keyset, publicKeys, date }) {
	const keep = async (file, kind, signer) => {
		const bytes = published.get(`Packages.${file}`);
		const keys = publicKeys.filter((key) => key.kind === kind && key.fingerprint === signer?.fingerprint);
		if (!bytes || keys.length === 0) return void 0;
		const text = Buffer.from(bytes).toString("utf8");
		return await isSignedBy(keys, packages, { [file]: text }) ? text : void 0;
	};
	const keptSig = await keep("sig", "usign", keyset.usign[0]);
	const keptAsc = await keep("asc", "openpgp", keyset.openpgp[0]);
	const missing = {
		...keyset,
		...keptSig ? { usign: [] } : {},
		...keptAsc ? { openpgp: [] } : {}
	};
	const made = await signPackages(missing, packages, date);
	await verifyPackages(publicKeys, packages, made);
	const files = /* @__PURE__ */ new Map();
	const sig = keptSig ?? made.sig;
	if (sig) files.set("Packages.sig", Buffer.from(sig));
	const asc = keptAsc ?? made.asc;
	if (asc) files.set("Packages.asc", Buffer.from(asc));
	return files;
}

export { isSignedBy as n, signOpkgIndex as t };