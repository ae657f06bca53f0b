import { r as errorCode, t as UserError } from "./errors-CKtpLF_l.mjs";
import { r as parsePublicKey } from "./public-keys-2_54upJp.mjs";
import { t as eachOf } from "./each-of-CgECT6m9.mjs";
import { t as privateKeysIn } from "./private-keys-in-eFVhUpNZ.mjs";
import { a as feedFile, i as checkMembership, n as verifyApkIndex, t as verifyOpkgIndex } from "./opkg-feed-BusJq_SW.mjs";
import { n as verifyIpkFile, t as verifyApkFile } from "./apk-file-BFApf4fV.mjs";
import { t as checkDependencies } from "./dependencies-DjJcBuQS.mjs";
import { t as discover } from "./discover-DGynyibI.mjs";
import { t as download } from "./download-CkfzPY8L.mjs";
import { n as sortFindings, t as collectFindings } from "./report-HZxKC-Mr.mjs";
import { r as openArchive } from "./reader-Dj5-XVIt.mjs";
import { resolve } from "node:path";
import { readFile } from "node:fs/promises";

// lib/verify/rotation.ts
function roleOf({ kind, path, text }) {
	const told = kind === "usign" ? text.match(/^untrusted comment: .* (next|old)\d* public key/) : path.match(/-(next|old)\d*\.\w+$/);
	return told?.[1] === "next" ? "next" : told?.[1] === "old" ? "old" : "first";
}
/**
* Tells from the published keys where a change of keys stands, what the next step would break, and which feeds are not
* signed as that stage wants it.
*/
function checkRotation(keys, feeds, findings) {
	const others = keys.filter((key) => roleOf(key) !== "first");
	const [other] = others;
	if (!other) return "none";
	const stage = roleOf(other) === "next" ? "announced" : "switched";
	const names = others.map(({ kind, fingerprint }) => `${kind} ${fingerprint.slice(0, 16)}`).join(", ");
	if (stage === "announced") {
		const what = `Next keys are published: ${names}. After the switch, opkg on routers that have not learnt them refuses the feeds`;
		findings.add("keys-announced", what);
	} else {
		const what = `Old keys are still published: ${names}. After they retire, apk too refuses the feeds on routers that know no others`;
		findings.add("keys-switched", what);
	}
	for (const feed of feeds) {
		if (feed.signedBy.length === 0) continue;
		const wanted = keys.filter((key) => key.kind === (feed.format === "apk" ? "apk" : "usign")).filter(signs(feed.format));
		for (const { kind, fingerprint } of wanted) {
			if (feed.signedBy.includes(fingerprint)) continue;
			const what = `${feed.path} is not signed by the ${kind} key ${fingerprint.slice(0, 16)}`;
			findings.add("rotation-incomplete", what, { feed: feed.path });
		}
	}
	return stage;
}
/** Every apk key signs; of usign keys there is room for the first. */
const signs = (format) => (key) => format === "apk" || roleOf(key) === "first";

// lib/verify/archive.ts
/**
* Acts as a router on a whole archive or one feed: reads every index, checks its signatures with the published keys,
* fetches every file and compares it with the index, looks for dependencies. What is wrong is in the report, numbered;
* see findings.ts.
*
* @throws UserError when the source is neither an archive nor a feed.
*/
async function verifyArchive(options) {
	const { source, reporter } = options;
	const findings = collectFindings();
	const found = await discover(source, findings);
	if (!found) return report(source, [], findings);
	const published = await archiveKeys(found, findings);
	const keys = options.publicKeys ?? published;
	if (found.whole) await checkAddresses(found, findings);
	await checkCredentialsAsked(found, findings);
	const indexes = /* @__PURE__ */ new Map();
	let done = 0;
	await eachOf(found.feeds, options.concurrency ?? 8, async (feed) => {
		const here = findings.at(feed.path ? { feed: feed.path } : {});
		const index = await (feed.format === "apk" ? verifyApkIndex : verifyOpkgIndex)(found.root, feed, keys, here);
		if (index) {
			indexes.set(feed, index);
			checkMembership(feed, index.entries, here);
		}
		reporter.progress("indexes", ++done, found.feeds.length);
	});
	const bytes = await verifyFiles(found.root, indexes, options, findings);
	checkOrphans(found, indexes, findings);
	checkDependencies([...indexes].map(([feed, { entries }]) => ({
		feed,
		entries
	})), findings);
	const feeds = found.feeds.map((feed) => {
		const index = indexes.get(feed);
		const { path, format, arch } = feed;
		const packages = index?.entries.length ?? 0;
		return {
			path,
			format,
			...arch ? { arch } : {},
			packages,
			bytes: bytes.get(feed) ?? 0,
			signedBy: index?.signedBy ?? []
		};
	});
	return report(source, feeds, findings, checkRotation(published, feeds, findings));
}
function report(source, feeds, { list }, rotation = "none") {
	const ok = !list.some(({ severity }) => severity === "error");
	return {
		location: source.location,
		ok,
		rotation,
		feeds,
		findings: sortFindings(list)
	};
}
async function verifyFiles(root, indexes, { reporter, concurrency = 8 }, findings) {
	const bytes = /* @__PURE__ */ new Map();
	const files = [...indexes].flatMap(([feed, { entries }]) => entries.map((entry) => ({
		feed,
		entry,
		path: feedFile(feed, entry.filename)
	})));
	let done = 0;
	await eachOf(files, concurrency, async (file) => {
		const here = findings.at(file.feed.path ? { feed: file.feed.path } : {});
		const verify = file.feed.format === "apk" ? verifyApkFile : verifyIpkFile;
		bytes.set(file.feed, (bytes.get(file.feed) ?? 0) + await verify(root, file, here));
		reporter.progress("files", ++done, files.length);
	});
	return bytes;
}
async function checkCredentialsAsked({ root, feeds: [feed] }, findings) {
	if (!feed) return;
	const file = feedFile(feed, feed.format === "apk" ? "packages.adb" : "Packages.gz");
	const status = await root.statusWithout?.(file);
	if (!status || status === 200 || status === 401) return;
	findings.add("credentials-unasked", `Without credentials the server answers ${status}, not 401`, { file });
}
function checkOrphans(found, indexes, findings) {
	const indexed = new Set([...indexes].flatMap(([feed, { entries }]) => entries.map(({ filename }) => feedFile(feed, filename))));
	for (const file of found.files ?? []) {
		if (!/\.(?:ipk|apk)$/.test(file) || indexed.has(file)) continue;
		findings.add("file-not-indexed", `${file} stands in no index`, { file });
	}
}
/** The public keys of the archive, as it publishes them; private ones among them are reported. */
async function archiveKeys({ root, catalog, files }, findings) {
	const keys = [];
	const named = new Map((catalog?.keys ?? []).map((key) => [key.path, key]));
	const suspects = (files ?? []).filter((file) => /^keys\/|(?:^|\/)[^/]*key[^/]*$|\.(?:pem|sec|key|asc|gpg)$/i.test(file));
	for (const path of /* @__PURE__ */ new Set([...named.keys(), ...suspects.filter((file) => !/\.(?:ipk|apk|html)$/.test(file))])) {
		const fetched = await download(root, path, findings);
		const key = named.get(path);
		if (fetched === "absent" && key) findings.add("key-missing", `${path}, the ${key.kind} key, is not there`, { file: path });
		if (typeof fetched !== "object") continue;
		const text = fetched.bytes.toString("utf8");
		if (privateKeysIn(fetched.bytes).length > 0) {
			findings.add("private-key-published", `${path} holds a private key`, { file: path });
			continue;
		}
		if (!key && !path.startsWith("keys/")) continue;
		const read = await parsePublicKey(text, path).catch((error) => {
			if (error instanceof UserError) return void 0;
			throw error;
		});
		if (key && read?.fingerprint !== key.fingerprint) findings.add("key-invalid", `${path} is not the ${key.kind} key ${key.fingerprint}`, { file: path });
		if (read) keys.push(read);
	}
	return keys;
}
/** The archive's own idea of its address against where it was read, and its CNAME file. */
async function checkAddresses({ root, catalog }, findings) {
	if (!catalog) return;
	const stated = catalog.archive.url.replace(/\/$/, "");
	if (root.remote && stated !== root.location) findings.add("url-differs", `The archive states ${stated}, it is read at ${root.location}`);
	if (!root.remote) await checkCname(root, catalog, findings);
	const installer = catalog.archive.installer;
	if (!installer) return;
	if (await download(root, installer, findings) === "absent") findings.add("install-script-missing", `${installer} is not there`, { file: installer });
}
async function checkCname(root, { archive }, findings) {
	const cname = await download(root, "CNAME", findings);
	if (typeof cname !== "object") return;
	const host = cname.bytes.toString("utf8").trim().split("\n")[0] ?? "";
	const stated = URL.canParse(archive.url) ? new URL(archive.url).host : "";
	if (host && host.toLowerCase() !== stated) findings.add("cname-differs", `CNAME says ${host}, the archive's address is ${archive.url}`, { file: "CNAME" });
}

// lib/verify/location.ts
/**
* Verifies what a user names: a folder or an address, with the public keys of `keyFiles` or, without any, with those that the
* archive publishes. A private archive's credentials come from the edge.
*/
async function verifyLocation(edge, archive, keyFiles) {
	const location = /^[a-z][a-z0-9+.-]*:\/\//i.test(archive) ? archive : resolve(edge.cwd, archive);
	const publicKeys = await Promise.all(keyFiles.map((file) => readKey(edge, file)));
	const source = await openArchive(location, { auth: edge.secrets.auth });
	try {
		const { reporter } = edge;
		return await verifyArchive({
			source,
			reporter,
			...publicKeys.length > 0 ? { publicKeys } : {}
		});
	} finally {
		source.close();
	}
}
async function readKey(edge, file) {
	try {
		return await parsePublicKey(await readFile(resolve(edge.cwd, file), "utf8"), file);
	} catch (error) {
		if (!errorCode(error)) throw error;
		throw new UserError({
			what: "The key file cannot be read",
			cure: "Check the name of the key file.",
			place: { file }
		}, { cause: error });
	}
}

export { verifyLocation };