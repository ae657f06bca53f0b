import { r as errorCode, t as UserError } from "./errors-CKtpLF_l.mjs";
import { i as parseKeyBundle, n as generateKeyset, t as formatKeyBundle } from "./keyset-c5dV9xZk.mjs";
import { i as publicKeys, o as replacePublicKeys } from "./public-keys-2_54upJp.mjs";
import { n as writeSecretFile, t as checkSecretPlace } from "./secret-file-CXbSZdWi.mjs";
import { n as table, t as storing } from "./keys-output-Czy1B0Ug.mjs";
import { resolve } from "node:path";
import { chmod, link, readFile, rename } from "node:fs/promises";

// lib/signing/rotate.ts
/**
* A change of keys in three steps, so that no router meets a signature it cannot check:
* 1. `announce`: next keys are made and published beside the current ones; the keyring package carries them to routers.
*    apk indexes are signed with both. `Packages.sig` has room for one signature, the current key's.
* 2. `switch`, when routers have the next keys: these sign from now on; the old ones stay published.
* 3. `retire`: the old keys are neither used nor published any more.
*/
const stages = [
	"announce",
	"switch",
	"retire"
];
/** The step that may come next. */
function nextStage(keyset) {
	if (!keyset.rotation) return "announce";
	return keyset.rotation === "announced" ? "switch" : "retire";
}
/** The keyset after a step. @throws UserError when another step has to come first. */
async function rotate(keyset, stage, origin) {
	const next = nextStage(keyset);
	if (stage !== next) throw new UserError({
		what: `"${stage}" is not the next step of this change of keys`,
		cure: `First run \`ppa keys rotate ${next}\``
	});
	if (stage === "announce") return announce(keyset, await generateKeyset(origin));
	const { usign, apk, openpgp } = keyset;
	if (stage === "retire") return {
		usign: usign.slice(0, 1),
		apk: apk.slice(0, 1),
		openpgp: openpgp.slice(0, 1)
	};
	return {
		usign: usign.toReversed(),
		apk: apk.toReversed(),
		openpgp: openpgp.toReversed(),
		rotation: "switched"
	};
}
/** Kinds that the archive does not use get no next key. */
function announce(keyset, fresh) {
	const beside = (current, next) => current.length > 0 ? [...current, ...next] : [];
	return {
		usign: beside(keyset.usign, fresh.usign),
		apk: beside(keyset.apk, fresh.apk),
		openpgp: beside(keyset.openpgp, fresh.openpgp),
		rotation: "announced"
	};
}

// cli/keys-rotate.ts
const explanations = {
	announce: "Commit the folder of public keys, store the secret and publish. Routers get the next keys with the keyring package or\nby running install.sh again; apk indexes are signed with both keys. When they have them: `ppa keys rotate switch`.",
	switch: "Commit the folder of public keys, store the secret and publish. The new keys sign from now on: an opkg router that has\nnot learnt them refuses the feed until it does. When nobody is left behind: `ppa keys rotate retire`.",
	retire: "Commit the folder of public keys, store the secret and publish. The old keys are gone from the archive; routers that\nknow only them refuse it from now on."
};
const comingNext = {
	announce: "No change of keys is under way. To begin one: ppa keys rotate announce",
	switch: "The next keys are announced. When they are published and routers have them: ppa keys rotate switch",
	retire: "The new keys sign. When that is published and nobody is left behind: ppa keys rotate retire"
};
/** One step of a change of keys; without a step, tells which one comes next. */
async function rotateKeys(edge, { name, folder, file, step }) {
	const keyset = await readSecretFile(file);
	const stage = stages.find((known) => known === step);
	if (step !== void 0 && !stage) throw new UserError({
		what: `"${step}" is no step of a change of keys`,
		cure: `Use ${stages.join(", ")}`
	});
	if (!stage) return edge.print(`${comingNext[nextStage(keyset)]}\n\n${table(publicKeys(keyset, name))}`);
	const changed = await rotate(keyset, stage, {
		name,
		date: edge.now(),
		randomBytes: edge.randomBytes
	});
	const before = `${file}.before-${stage}`;
	await replaceSecretFile(edge, file, before, formatKeyBundle(changed, name));
	const now = publicKeys(changed, name);
	await replacePublicKeys(resolve(edge.cwd, folder), publicKeys(keyset, name), now);
	edge.print(`Public keys of "${name}", in ${folder}/:\n\n${table(now)}\n`);
	edge.print(`${explanations[stage]}\n\nThe private keys as they were before are in ${before}.\n`);
	edge.print(await storing(edge, file));
}
async function readSecretFile(file) {
	const text = await readFile(file, "utf8").catch((error) => {
		if (errorCode(error) !== "ENOENT") throw error;
		throw new UserError({
			what: `There are no private keys in ${file}`,
			cure: "Name the file that `ppa keys new` wrote with --file"
		});
	});
	return parseKeyBundle(text, file);
}
/** The old text stays under another name; at no moment is there no file, or one that is half written. */
async function replaceSecretFile(edge, file, before, text) {
	const fresh = `${file}.new`;
	await checkSecretPlace(before, edge.exec);
	await writeSecretFile(fresh, text, edge.exec);
	await link(file, before);
	await chmod(before, 384);
	await rename(fresh, file);
}

export { rotateKeys };