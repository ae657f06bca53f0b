import { a as stanzaField, i as readManifest, n as opkgEntry, r as opkgIndexFiles } from "./opkg-feed-BQniH9rb.mjs";
import { n as indexJsonVersion } from "./release-JLtP9Afp.mjs";
import { t as UserError } from "./errors-CKtpLF_l.mjs";
import { n as writeFileAtomic } from "./write-file-DFp_PHuT.mjs";
import { t as isArchIndependent } from "./entry-mTd0PHMG.mjs";
import { n as isUntouched, r as readIfThere } from "./index-directory-GuWJN-aF.mjs";
import { a as isToolchainPackage } from "./opkg-index-DAX8J6Vt.mjs";
import { join } from "node:path";
import { statSync } from "node:fs";
import { rm } from "node:fs/promises";

// lib/feed/index-ipk-directory.ts
const MANIFEST = "Packages.manifest";
/** The manifest comes last: it is the database, and so it never knows more than the files beside it. */
const WRITE_ORDER = [
	"Packages",
	"Packages.gz",
	"Packages.sig",
	"Packages.asc",
	"index.json",
	MANIFEST
];
/**
* Indexes .ipk files (`names`, below `directory`, in the order of the index), without the toolchain's kernel and libc.
* @throws {UserError} naming every file that is no package or is for another architecture
*/
async function indexIpkDirectory(directory, names, { architecture, release, signing, reporter }) {
	const feed = names.filter((name) => !isToolchainPackage(name));
	const published = new Map(WRITE_ORDER.flatMap((name) => {
		const bytes = readIfThere(join(directory, name));
		return bytes ? [[name, bytes]] : [];
	}));
	const known = untouchedEntries(directory, published.get(MANIFEST));
	const unknown = feed.filter((name) => !known.has(name));
	if (unknown.length > 0) {
		const { scanPackages } = await import("./scan-DvhwmtT_.mjs");
		const files = unknown.map((name) => join(directory, name));
		for (const [index, file] of (await scanPackages(files, directory, reporter)).entries()) {
			const name = unknown[index];
			if (file.format === "opkg") known.set(name, opkgEntry(file, name));
		}
	}
	const entries = feed.map((name) => known.get(name));
	refuseOtherArchitectures(entries, architecture);
	const layout = {
		architecture,
		indexJson: release ? indexJsonVersion(release) : 2
	};
	const files = opkgIndexFiles(entries, layout, published);
	if (signing) {
		const { signOpkgIndex } = await import("./sign-opkg-DXeiFKSF.mjs");
		const signatures = await signOpkgIndex(files.get("Packages"), published, signing);
		for (const [name, bytes] of signatures) files.set(name, bytes);
	}
	const removed = staleSignatures(files, published);
	for (const name of removed) await rm(join(directory, name));
	const written = await writeChanged(directory, files, published, unknown.length > 0);
	const signed = files.has("Packages.sig") || published.has("Packages.sig") && !removed.includes("Packages.sig");
	return {
		count: entries.length,
		read: unknown.length,
		written,
		removed,
		signed
	};
}
function refuseOtherArchitectures(entries, architecture) {
	const problems = entries.flatMap(({ filename, stanza }) => {
		const own = stanzaField(stanza, "Architecture") ?? "";
		if (own === architecture || isArchIndependent(own)) return [];
		return [{
			what: `The package is for ${own}, but the feed is for ${architecture}; routers would ignore it`,
			cure: `Move it to a feed for ${own}.`,
			place: { file: filename }
		}];
	});
	if (problems.length > 0) throw new UserError(problems);
}
/** Entries of the old manifest whose files have not been touched since it was made. */
function untouchedEntries(directory, manifest) {
	if (!manifest) return /* @__PURE__ */ new Map();
	const file = join(directory, MANIFEST);
	const status = statSync(file);
	const untouched = readManifest(Buffer.from(manifest).toString("utf8"), file).filter(({ filename, size }) => isUntouched(join(directory, filename), size, status));
	return new Map(untouched.map((entry) => [entry.filename, entry]));
}
/** Signatures of the old index that nobody makes anew for one that has changed: every client would call it forged. */
function staleSignatures(files, published) {
	if (published.get("Packages")?.equals(files.get("Packages"))) return [];
	return ["Packages.sig", "Packages.asc"].filter((name) => published.has(name) && !files.has(name));
}
async function writeChanged(directory, files, published, refresh) {
	const written = [];
	for (const name of WRITE_ORDER) {
		const bytes = files.get(name);
		if (!bytes) continue;
		const stays = published.get(name)?.equals(bytes) === true;
		if (!stays) written.push(name);
		if (!stays || name === MANIFEST && refresh) await writeFileAtomic(join(directory, name), bytes);
	}
	return written;
}

export { indexIpkDirectory };