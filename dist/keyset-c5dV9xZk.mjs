import { n as atPlace, t as UserError } from "./errors-CKtpLF_l.mjs";
import { n as generateApkKey, r as parseApkPrivateKey, t as formatApkPrivateKey } from "./apk-key-dmo5VNL0.mjs";
import { n as parseOpenpgpPrivateKey, t as generateOpenpgpKey } from "./openpgp-DQE11urg.mjs";
import { a as parseUsignSecretKey, n as formatUsignSecretKey, r as generateUsignKey } from "./usign-BanyK4oj.mjs";

// lib/signing/key-blocks.ts
const base64Line = /^[A-Za-z0-9+/]+={0,2}$/;
/** `Ed` in base64: how every usign file begins. */
const usignStart = /^RW[Q-T]/;
/**
* Finds the keys in a text that people have copied about: line ends of any system, blank lines and indentation do not
* matter, other lines are comments. What cannot be mended comes back as problems, with their line and without the text.
*/
function findKeyBlocks(text, file) {
	const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/).map((line, index) => [line.trim(), index + 1]);
	const blocks = [];
	const problems = [];
	for (let at = 0; at < lines.length;) {
		const [line, number] = lines[at] ?? ["", 0];
		const problem = (what, cure = "Copy the whole file again, every line of it") => problems.push({
			what,
			cure,
			place: {
				file,
				line: number
			}
		});
		const begin = /^-----BEGIN ([A-Z0-9 ]+)-----$/.exec(line);
		if (begin) {
			const label = begin[1] ?? "";
			const end = lines.findIndex(([other], index) => index > at && /-----(BEGIN|END) /.test(other));
			if (end < 0 || lines[end]?.[0] !== `-----END ${label}-----`) {
				problem(`the ${label} is cut off: its END line is missing`);
				at = end < 0 ? lines.length : end;
				continue;
			}
			const armour = reassemble(label, lines.slice(at + 1, end));
			if (armour === void 0) problem(`the ${label} holds a line that is not base64`);
			else blocks.push({
				label,
				text: armour,
				line: number
			});
			at = end + 1;
		} else if (line.includes("-----BEGIN ")) {
			problem("a key stands on one line: its line breaks were lost", "Store the file as it is, with its line breaks");
			at += 1;
		} else if (usignStart.test(line) && base64Line.test(line)) {
			const end = lines.findIndex(([other], index) => index > at && (!base64Line.test(other) || usignStart.test(other)));
			const parts = lines.slice(at, end < 0 ? lines.length : end).map(([part]) => part);
			blocks.push({
				label: "usign",
				text: `untrusted comment:\n${parts.join("")}\n`,
				line: number
			});
			at += parts.length;
		} else {
			if (line.length >= 40 && base64Line.test(line)) problem("is base64 that belongs to no key: a line before it is missing");
			at += 1;
		}
	}
	return {
		blocks,
		problems
	};
}
/** BEGIN, headers, a blank line where the form has one, base64, END. Undefined when a line is none of these. */
function reassemble(label, inner) {
	const lines = inner.map(([line]) => line).filter((line) => line !== "");
	const bodyAt = lines.findIndex((line) => !/^[A-Za-z-]+: /.test(line));
	const headers = lines.slice(0, bodyAt < 0 ? lines.length : bodyAt);
	const body = lines.slice(headers.length);
	if (body.some((line) => !base64Line.test(line) && !/^=[A-Za-z0-9+/]{4}$/.test(line))) return void 0;
	const blank = headers.length > 0 || label.startsWith("PGP") ? [""] : [];
	return [
		`-----BEGIN ${label}-----`,
		...headers,
		...blank,
		...body,
		`-----END ${label}-----`,
		""
	].join("\n");
}

// lib/signing/keyset.ts
/** Makes one key of each kind. */
async function generateKeyset({ name, date, randomBytes }) {
	return {
		usign: [generateUsignKey(randomBytes)],
		apk: [await generateApkKey(randomBytes)],
		openpgp: [await generateOpenpgpKey(`${name} package archive`, date)]
	};
}
/**
* Reads the secret PPA_KEYS or any single private key file: usign (`key-build`), EC or RSA PEM, armoured OpenPGP; several
* of a kind during a rotation.
*
* @param name What the user calls the text, for messages: `PPA_KEYS` or a file name.
* @throws UserError with every mistake, none of which quotes the text.
*/
async function parseKeyBundle(text, name) {
	const { blocks, problems } = findKeyBlocks(text, name);
	const keys = {
		usign: [],
		apk: [],
		openpgp: []
	};
	for (const block of blocks) try {
		await atPlace({
			file: name,
			line: block.line
		}, async () => {
			if (block.label === "usign") keys.usign.push(parseUsignSecretKey(block.text));
			else if (block.label === "PGP PRIVATE KEY BLOCK") keys.openpgp.push(await parseOpenpgpPrivateKey(block.text));
			else if (pemKeys.includes(block.label)) keys.apk.push(await parseApkPrivateKey(block.text));
			else if (block.label !== "EC PARAMETERS") throw new UserError(notPrivate(block));
		});
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		problems.push(...error.problems);
	}
	if (problems.length === 0 && keys.usign.length + keys.apk.length + keys.openpgp.length === 0) problems.push({
		what: text.trim() ? "holds no private key" : "is empty",
		cure: storeKeys,
		place: { file: name }
	});
	if (problems.length > 0) throw new UserError(problems);
	return withRotation({
		usign: distinct(keys.usign),
		apk: distinct(keys.apk),
		openpgp: distinct(keys.openpgp)
	}, /^\s*# rotation: switched\s*$/m.test(text) ? "switched" : "announced");
}
/** Puts keys read from several files together, in the order given. */
function joinKeysets(keysets) {
	return withRotation({
		usign: distinct(keysets.flatMap(({ usign }) => usign)),
		apk: distinct(keysets.flatMap(({ apk }) => apk)),
		openpgp: distinct(keysets.flatMap(({ openpgp }) => openpgp))
	}, keysets.find(({ rotation }) => rotation)?.rotation ?? "announced");
}
/** The text of the secret PPA_KEYS: for the file of mode 0600 that keeps it, never for a log. */
function formatKeyBundle(keyset, name) {
	return [
		`# Private signing keys of the package archive "${name}". Whoever has them can install software on its routers.`,
		"# This whole text is the secret PPA_KEYS. Keep a copy in a safe place; never commit it.",
		...keyset.rotation ? [`# rotation: ${keyset.rotation}`] : [],
		...keyset.usign.map((key) => formatUsignSecretKey(key, `${name} private key ${key.fingerprint}`).trimEnd()),
		...keyset.apk.map((key) => formatApkPrivateKey(key).trimEnd()),
		...keyset.openpgp.map((key) => key.exportPrivate().trimEnd()),
		""
	].join("\n");
}
const pemKeys = [
	"EC PRIVATE KEY",
	"RSA PRIVATE KEY",
	"PRIVATE KEY",
	"ENCRYPTED PRIVATE KEY"
];
const storeKeys = "Store there what `ppa keys new` wrote, or a usign, EC or OpenPGP private key";
function notPrivate({ label }) {
	const cure = "Store the private key; the public one belongs in the folder keys/ of the repository";
	if (/PUBLIC KEY/.test(label)) return {
		what: `is a public key (${label}), where a private key is needed`,
		cure
	};
	return {
		what: `is ${/^[AEIO]/.test(label) ? "an" : "a"} ${label}, which signs no packages`,
		cure: storeKeys
	};
}
function withRotation(keys, rotation) {
	return keys.usign.length > 1 || keys.apk.length > 1 || keys.openpgp.length > 1 ? {
		...keys,
		rotation
	} : keys;
}
function distinct(keys) {
	return [...new Map(keys.toReversed().map((key) => [key.fingerprint, key])).values()].toReversed();
}

export { parseKeyBundle as i, generateKeyset as n, joinKeysets as r, formatKeyBundle as t };