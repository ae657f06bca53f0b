import { c as readIndex, l as readIndexSizes, n as signAdb, o as buildIndex, r as signIndex, s as compareMembers, u as reusableMembers } from "./signature-DuucqK0i.mjs";
import { r as indexApkFile } from "./package-6sRQrY_u.mjs";
import { t as validateForIndex } from "./validate--m8OrN0A.mjs";
import { t as UserError } from "./errors-CKtpLF_l.mjs";
import { n as writeFileAtomic } from "./write-file-DFp_PHuT.mjs";
import { t as isArchIndependent } from "./entry-mTd0PHMG.mjs";
import { n as isUntouched, r as readIfThere } from "./index-directory-GuWJN-aF.mjs";
import { n as formatIndexJson, t as byByteOrder } from "./opkg-index-DAX8J6Vt.mjs";
import { join } from "node:path";
import { readdirSync, statSync } from "node:fs";

// lib/feed/index-apk-directory.ts
const INDEX = "packages.adb";
const JSON_INDEX = "index.json";
/**
* Indexes the .apk files of one directory in place, as `make package/index` does: `packages.adb`, signed by all signers,
* and `index.json`. A package that the index lists with its present size, and that has not been touched since, is not
* read again. Files whose bytes stay the same are not written.
*
* Reading is synchronous: of each file only the beginning is needed, and that takes less time than telling a thread.
* @throws UserError naming every file that is no package, is misnamed, or is for another architecture
*/
async function indexApkDirectory(directory, architecture, signers) {
	const names = readdirSync(directory).filter((name) => name.endsWith(".apk")).sort(byByteOrder);
	const published = readIfThere(join(directory, INDEX));
	const sizes = published ? readIndexSizes(published) : /* @__PURE__ */ new Map();
	const untouched = untouchedFiles(directory, names, sizes);
	const outcome = {
		count: names.length,
		removed: [],
		signed: signers.length > 0
	};
	const isSame = untouched.size === names.length && sizes.size === names.length;
	if (published && isSame && isIndexFor(architecture, directory)) {
		const files = /* @__PURE__ */ new Map([[INDEX, signAdb(published, signers)]]);
		return {
			...outcome,
			read: 0,
			written: await writeChanged(directory, files, false)
		};
	}
	const kept = (published && untouched.size > 0 ? reusableMembers(readIndex(published)) : void 0)?.filter(({ filename }) => untouched.has(filename)) ?? [];
	const members = new Map(kept.map((member) => [member.filename, member]));
	const unknown = names.filter((name) => !members.has(name));
	const problems = readPackages(directory, unknown, members);
	for (const [name, member] of members) problems.push(...problemsOf(name, member, architecture));
	if (problems.length > 0) throw new UserError(problems);
	const inOrder = [...members.values()].sort(compareMembers);
	const infos = inOrder.map(({ info }) => info);
	const written = await writeChanged(directory, /* @__PURE__ */ new Map([[JSON_INDEX, Buffer.from(formatIndexJson(2, architecture, infos))], [INDEX, signIndex(buildIndex(inOrder), signers, published)]]), unknown.length > 0);
	return {
		...outcome,
		read: unknown.length,
		written
	};
}
/** Files that the index lists with the size they have, and that are older than it. */
function untouchedFiles(directory, names, sizes) {
	const index = statSync(join(directory, INDEX), { throwIfNoEntry: false });
	if (!index) return /* @__PURE__ */ new Set();
	const listed = names.filter((name) => sizes.has(name));
	return new Set(listed.filter((name) => isUntouched(join(directory, name), sizes.get(name) ?? 0, index)));
}
function isIndexFor(architecture, directory) {
	return readIfThere(join(directory, JSON_INDEX))?.includes(`"architecture": ${JSON.stringify(architecture)},`) ?? false;
}
/** Adds the packages that can be read to `members`; answers what is wrong with the others. */
function readPackages(directory, names, members) {
	const problems = [];
	for (const name of names) try {
		members.set(name, indexApkFile(join(directory, name)));
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		problems.push(...error.problems.map((problem) => ({
			...problem,
			place: { file: name }
		})));
	}
	return problems;
}
function problemsOf(name, { filename, info }, architecture) {
	const problems = validateForIndex(info);
	if (name !== filename && problems.length === 0) problems.push({
		what: `apk would ask for this package as ${filename}, because an index holds no file names`,
		cure: `Rename it to ${filename}.`
	});
	if (info.architecture !== architecture && !isArchIndependent(info.architecture)) problems.push({
		what: `The package is for ${info.architecture}, but the feed is for ${architecture}; routers would ignore it`,
		cure: `Move it to a feed for ${info.architecture}.`
	});
	return problems.map((problem) => ({
		...problem,
		place: { file: name }
	}));
}
/** The index comes last, and even with the same bytes when files were read: its time says that they are known. */
async function writeChanged(directory, files, wereRead) {
	const written = [];
	for (const [name, bytes] of files) {
		const file = join(directory, name);
		const isChanged = !readIfThere(file)?.equals(bytes);
		if (isChanged) written.push(name);
		if (isChanged || wereRead && name === INDEX) await writeFileAtomic(file, bytes);
	}
	return written;
}

export { indexApkDirectory };