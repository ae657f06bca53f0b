import { o as buildIndex, r as signIndex } from "./signature-D6bzT0Eq.mjs";
import { D as detectPackage, n as indexApk } from "./package-C6fVbaB0.mjs";
import { i as parseControl } from "./control-Cbk11_jk.mjs";
import { t as controlToInfo } from "./info-DrE2N50j.mjs";
import { l as readIpkControl } from "./read-C4mR7xkD.mjs";
import { n as writeTar } from "./tar-write-CnB1OCPP.mjs";
import { t as UserError } from "./errors-Dn9QZ19G.mjs";
import { n as generateApkKey } from "./apk-key-BleYD-87.mjs";

// lib/device/local-package.ts
/** Reads an .ipk or .apk. @throws UserError for a file that is neither. */
function readLocalPackage(bytes, file) {
	const place = { file };
	const read = detectPackage(bytes) === "apk-v3" ? readApkPackage(bytes, place) : readIpkPackage(bytes, place);
	if (!isPackageName(read.name) || !/^[A-Za-z0-9._+~:-]+$/.test(read.version)) throw new UserError({
		what: `"${read.name} ${read.version}" is no name and version of a package`,
		place
	});
	return read;
}
/** True for what opkg and apk both take as the name of a package. */
function isPackageName(name) {
	return /^[A-Za-z0-9][A-Za-z0-9._+-]*$/.test(name);
}
function readApkPackage(bytes, place) {
	const member = indexApk(bytes);
	if (!member) throw new UserError({
		what: "The package ends too soon",
		place
	});
	const { name, version, architecture } = member.info;
	return {
		manager: "apk",
		name,
		version,
		architecture,
		filename: member.filename,
		bytes,
		member
	};
}
function readIpkPackage(bytes, place) {
	const { name, version, architecture } = controlToInfo(parseControl(readIpkControl(bytes, place).controlText, place));
	return {
		manager: "opkg",
		name,
		version,
		architecture,
		filename: `${name}.ipk`,
		bytes
	};
}
/**
* The tar archive that a router gets: the package files; for apk also an index of them, signed with a key that is made for
* this one upload, and that key.
*
* @param randomBytes for the key.
*/
async function uploadOf(packages, randomBytes) {
	const file = (path, data) => ({
		path,
		type: "file",
		mode: 384,
		data
	});
	const members = packages.map(({ filename, bytes }) => file(filename, bytes));
	const indexed = packages.flatMap(({ member }) => member ?? []);
	if (indexed.length > 0) {
		const key = await generateApkKey(randomBytes);
		members.push(file("packages.adb", signIndex(buildIndex(indexed), [key])));
		members.push(file("deploy.pem", Buffer.from(key.publicKeyPem)));
	}
	return writeTar(members, 0);
}

export { readLocalPackage as n, uploadOf as r, isPackageName as t };