import { t as loadArchive } from "./load-g8sChDvY.mjs";
import { t as readConfig } from "./read-config-B8BC_mB8.mjs";
import { t as UserError } from "./errors-Xc9Ltc-p.mjs";
import { t as detectForge } from "./forge-mZrzzb-w.mjs";
import { a as repositoryUrl, l as workflowUrl, n as commitUrl, o as runUrl, t as archiveUrl } from "./urls-BkH3hco7.mjs";
import { r as newestReleases } from "./release-C5QlmGav.mjs";
import { t as readUserFile } from "./read-file-B-sfWAI6.mjs";
import { i as parseKeyBundle, n as generateKeyset } from "./keyset-sQqbmYBz.mjs";
import { a as readPublicKeys, i as publicKeys, t as comparePublished } from "./public-keys-BWPOpcNO.mjs";
import { n as installScript } from "./install-script-06cIVYSh.mjs";
import { n as keyringPackage, t as keyringName } from "./keyring-cAf6sBKW.mjs";
import { n as entryOf, t as compareVersionsOf } from "./feed-B62crp0j.mjs";
import { n as scanPackage } from "./scan-file-UUlsACRS.mjs";
import { D as schema, S as encodeHead, _ as blockType, d as compareDependencies, f as parseDependency, l as infoField, o as scriptNames, p as relationText, t as apkFilename, x as encodeBlock, y as deflateFile } from "./package-CZj9uvw4.mjs";
import { d as createAdbWriter } from "./signature-BxRxkSYN.mjs";
import { t as validateForIndex } from "./validate-Fp2W3K97.mjs";
import { t as loadFilesPackage } from "./load-Dlu2yxfM.mjs";
import { t as buildControl } from "./control-build-D_hY0hvT.mjs";
import { n as packIpk } from "./pack-CB5F08Cf.mjs";
import { createHash } from "node:crypto";
import { basename, dirname, join, posix, relative, resolve } from "node:path";
import { readFile } from "node:fs/promises";

// lib/files/declared.ts
/**
* The version as a release of OpenWrt writes it: `1.0-r1` since 24.10, `1.0-1` before (formats.md §0). Versions in
* relations follow the same rule, so that `deep = 1.0-r1` holds on every release.
*/
function versionForSeries(version, series) {
	return isBefore(series, 24) ? version.replace(/-r(\d+)$/, "-$1") : version;
}
/** Full version of a declared package in a release series such as `24.10`. */
function packageVersion(declared, series) {
	return versionForSeries(`${declared.version}-r${declared.release}`, series);
}
/** True for a series of an earlier year (`23.05` is before 24); false for `SNAPSHOT`, which is newer than all. */
function isBefore(series, year) {
	return Number.parseInt(series, 10) < year;
}

// lib/apk/pack-tree.ts
/**
* A payload in apk's order: all directories by their whole path in byte order, the root first, those that are not listed
* with mode 0755.
* @throws UserError for a path that leaves the package or is there twice
*/
function directoriesOf(tree) {
	const directories = /* @__PURE__ */ new Map([["", {
		mode: 493,
		files: []
	}]]);
	const needed = (path) => {
		const known = directories.get(path);
		if (known) return known;
		const made = {
			mode: 493,
			files: []
		};
		directories.set(path, made);
		if (path !== "") needed(parentOf(path));
		return made;
	};
	const seen = /* @__PURE__ */ new Set();
	for (const entry of tree) {
		if (entry.path === "" && entry.type === "directory") {
			needed("").mode = entry.mode;
			continue;
		}
		refuseStrangePath(entry.path);
		if (seen.has(entry.path)) throw new UserError(`the package has the path ${JSON.stringify(entry.path)} twice`);
		seen.add(entry.path);
		const parent = needed(parentOf(entry.path));
		if (entry.type === "directory") needed(entry.path).mode = entry.mode;
		else parent.files.push({
			name: entry.path.slice(entry.path.lastIndexOf("/") + 1),
			entry
		});
	}
	const fileAsDirectory = tree.find(({ path, type }) => type !== "directory" && directories.has(path));
	if (fileAsDirectory) throw new UserError(`the package has ${JSON.stringify(fileAsDirectory.path)} as a file and as a directory`);
	return [...directories].map(([path, { mode, files }]) => ({
		path,
		mode,
		files: files.sort((a, b) => compareBytes$1(a.name, b.name))
	})).sort((a, b) => compareBytes$1(a.path, b.path));
}
function parentOf(path) {
	return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}
function compareBytes$1(a, b) {
	return Buffer.compare(Buffer.from(a, "utf8"), Buffer.from(b, "utf8"));
}
function refuseStrangePath(path) {
	if (!path.split("/").some((part) => part === "" || part === "." || part === "..") && !path.includes("\0")) return;
	throw new UserError({
		what: `the package cannot hold the path ${JSON.stringify(path)}`,
		cure: "Give a path below the router's root, without `..`."
	});
}

// lib/apk/pack.ts
/**
* Packs an .apk, not signed. Its metadata is byte for byte what `apk mkpkg` writes of the same tree when all belongs to
* root and nothing has extended attributes; the same input gives the same bytes.
* @throws UserError for what apk would not accept
*/
function packApk(source) {
	const problems = validateForIndex({
		...source,
		architecture: source.arch
	});
	if (problems.length > 0) throw new UserError(problems);
	const directories = directoriesOf(source.tree);
	const payload = encodeMetadata(source, directories);
	const blocks = dataBlocks(directories);
	const bytes = deflateFile(Buffer.concat([encodeHead(schema.package, payload, []), ...blocks]));
	return {
		filename: apkFilename(source),
		bytes
	};
}
function encodeMetadata(source, directories) {
	const writer = createAdbWriter();
	const info = new Array(infoField.tags).fill(0);
	const set = (id, value) => {
		info[id - 1] = value;
	};
	set(infoField.name, writer.text(source.name));
	set(infoField.version, writer.text(source.version));
	set(infoField.description, writer.text(source.description));
	set(infoField.arch, writer.text(source.arch));
	set(infoField.license, writer.text(source.license ?? ""));
	set(infoField.origin, writer.text(source.origin ?? ""));
	set(infoField.maintainer, writer.text(source.maintainer ?? ""));
	set(infoField.url, writer.text(source.url ?? ""));
	if (source.providerPriority !== void 0) set(infoField.providerPriority, writer.int(source.providerPriority));
	set(infoField.depends, writeDependencies(writer, source.depends ?? []));
	set(infoField.provides, writeDependencies(writer, source.provides ?? []));
	set(infoField.tags, writer.object((source.tags ?? []).map((tag) => writer.text(tag))));
	const paths = directories.map((directory) => writeDirectory(writer, directory, source.sourceDateEpoch));
	set(infoField.installedSize, writer.int(installedSize(directories)));
	const idPosition = writer.length + 1;
	set(infoField.hashes, writer.uniqueBlob(new Uint8Array(ID_LENGTH)));
	const infoValue = writer.object(info);
	const pathsValue = writer.object(paths);
	const scripts = scriptNames.map((name) => writer.text(source.scripts?.[name] ?? ""));
	const payload = writer.finish(writer.object([
		infoValue,
		pathsValue,
		writer.object(scripts)
	]));
	createHash("sha256").update(payload).digest().copy(payload, idPosition, 0, ID_LENGTH);
	return payload;
}
const ID_LENGTH = 20;
function writeDependencies(writer, texts) {
	const written = texts.map(parseDependency).map((dependency) => ({
		dependency,
		value: writeDependency(writer, dependency)
	}));
	written.sort((a, b) => compareDependencies(a.dependency, b.dependency));
	const values = written.map(({ value }) => value);
	return writer.object(values.filter((value, index) => value !== values[index - 1]));
}
function writeDependency(writer, { name, version, match }) {
	const slots = [
		writer.text(name),
		0,
		0
	];
	if (version !== void 0) slots[1] = writer.text(version);
	if (match !== void 0) slots[2] = writer.int(match);
	return writer.object(slots);
}
function writeDirectory(writer, directory, mtime) {
	const files = directory.files.map((file) => writeFile$1(writer, file, mtime));
	const name = writer.text(directory.path);
	const acl = writeAcl(writer, directory.mode);
	return writer.object([
		name,
		acl,
		writer.object(files)
	]);
}
function writeFile$1(writer, { name, entry }, mtime) {
	const nameValue = writer.text(name);
	const isFile = entry.type === "file";
	const hash = isFile ? writer.blob(createHash("sha256").update(entry.data).digest()) : 0;
	const target = isFile ? 0 : writer.blob(symlinkTarget(entry.target));
	const mtimeValue = writer.int(mtime);
	const size = writer.int(isFile ? entry.data.length : Buffer.byteLength(entry.target));
	const acl = writeAcl(writer, isFile ? entry.mode : 511);
	return writer.object([
		nameValue,
		acl,
		size,
		mtimeValue,
		hash,
		target
	]);
}
const S_IFLNK = 40960;
function symlinkTarget(path) {
	const type = Buffer.alloc(2);
	type.writeUInt16LE(S_IFLNK, 0);
	return Buffer.concat([type, Buffer.from(path, "utf8")]);
}
function writeAcl(writer, mode) {
	const user = writer.text("root");
	return writer.object([
		writer.int(mode),
		user,
		user
	]);
}
/** Bytes of all regular files; at least 1, as apk has it. */
function installedSize(directories) {
	return directories.flatMap(({ files }) => files.map(({ entry }) => entry.type === "file" ? entry.data.length : 0)).reduce((sum, size) => sum + size, 0) || 1;
}
/** Contents of the files that have any, each behind the numbers of its directory and of itself therein. */
function dataBlocks(directories) {
	return directories.flatMap(({ files }, pathIndex) => files.flatMap(({ entry }, fileIndex) => {
		if (entry.type !== "file" || entry.data.length === 0) return [];
		const numbers = Buffer.alloc(8);
		numbers.writeUInt32LE(pathIndex + 1, 0);
		numbers.writeUInt32LE(fileIndex + 1, 4);
		return encodeBlock(blockType.data, Buffer.concat([numbers, entry.data]));
	}));
}

// lib/apk/pack-declared.ts
/**
* Packs a declared package as OpenWrt 25.12 packs its own: with the files beside it in `lib/apk/packages`, and scripts
* that begin with the default ones (formats.md §6.1; OpenWrt's include/package-pack.mk).
* @throws UserError for what apk cannot express, and for an architecture that the package has no files for
*/
async function packDeclaredApk(declared, options) {
	const { arch, series, sourceDateEpoch } = options;
	const version = packageVersion(declared, series);
	const payload = await declared.payload(arch);
	return packApk({
		name: declared.name,
		version,
		description: declared.description.replace(/\s+/g, " ").trim(),
		arch: declared.architectures === "all" ? "noarch" : arch,
		license: declared.license ?? "",
		origin: declared.source,
		url: declared.url ?? "",
		maintainer: declared.maintainer ?? "",
		depends: [...declared.depends.map(dependencyText), ...declared.conflicts.map((relation) => `!${dependencyText(relation)}`)],
		provides: provisions(declared, version),
		tags: declared.section ? [`openwrt:section=${declared.section}`] : [],
		scripts: apkScripts(declared.name, declared.scripts),
		tree: [...payload.tree, ...sidecars(declared, payload)],
		sourceDateEpoch
	});
}
function dependencyText(relation) {
	if (!relation.or || relation.or.length === 0) return relationText(relation);
	throw new UserError({
		what: `apk has no alternatives in a dependency: ${[relation, ...relation.or].map(relationText).join(" | ")}`,
		cure: "Depend on a name that all of them provide."
	});
}
/**
* A name is provided with a version, the package's own unless it tells another: apk picks no provider of a name without one
* by itself. So one package at a time provides it. Every package also provides `<name>-any`, for those who do not care which.
*/
function provisions({ name, provides }, version) {
	const texts = provides.filter((relation) => relation.name !== name).map((relation) => relation.version === void 0 ? `${relation.name}=${version}` : relationText(relation));
	return [`${name}-any`, ...texts];
}
/** Files that OpenWrt's scripts and sysupgrade read where opkg had its info directory. */
function sidecars({ name, alternatives, conffiles }, payload) {
	const sidecar = (suffix, lines) => lines.length === 0 ? [] : [{
		path: `lib/apk/packages/${name}.${suffix}`,
		type: "file",
		mode: 420,
		data: Buffer.from(`${lines.join("\n")}\n`, "utf8")
	}];
	const links = alternatives.map(({ priority, path, target }) => `${priority}:${path}:${target}`).join(" ");
	const alternativesFile = sidecar("alternatives", links === "" ? [] : [links]);
	const listed = [...payload.tree, ...alternativesFile].filter(({ type }) => type !== "directory");
	return [
		...alternativesFile,
		...sidecar("list", listed.map(({ path }) => `/${path}`).sort(compareBytes)),
		...sidecar("conffiles", conffiles),
		...sidecar("conffiles_static", shippedConffiles(conffiles, payload))
	];
}
/** `/etc/config/hello <sha256>`: what sysupgrade compares to find the files that an owner has changed. */
function shippedConffiles(conffiles, { tree }) {
	return conffiles.flatMap((path) => {
		const file = tree.find((entry) => `/${entry.path}` === path);
		return file?.type === "file" ? [`${path} ${createHash("sha256").update(file.data).digest("hex")}`] : [];
	});
}
function compareBytes(a, b) {
	return Buffer.compare(Buffer.from(a, "utf8"), Buffer.from(b, "utf8"));
}
/**
* apk runs other scripts at an upgrade than at an installation, and scripts know no name of their package. The defaults
* enable and start services, run uci-defaults and so on; an author's own lines come after them.
*/
function apkScripts(name, { preinst, postinst, prerm, postrm }) {
	const functions = ["[ -s ${IPKG_INSTROOT}/lib/functions.sh ] || exit 0", ". ${IPKG_INSTROOT}/lib/functions.sh"];
	const environment = ["export root=\"${IPKG_INSTROOT}\"", `export pkgname="${name}"`];
	const postInstall = script$1([
		"[ \"${IPKG_NO_SCRIPT}\" = \"1\" ] && exit 0",
		...functions,
		...environment,
		"add_group_and_user",
		"default_postinst"
	], postinst);
	return {
		...preinst !== void 0 && {
			"pre-install": preinst,
			"pre-upgrade": script$1(["export PKG_UPGRADE=1"], preinst)
		},
		"post-install": postInstall,
		"post-upgrade": script$1(["export PKG_UPGRADE=1"], postInstall),
		"pre-deinstall": script$1([
			...functions,
			...environment,
			"default_prerm"
		], prerm),
		...postrm !== void 0 && { "post-deinstall": postrm }
	};
}
function script$1(lines, rest = "") {
	return `${["#!/bin/sh", ...lines].join("\n")}\n${rest.replace(/^[ \t]*#!.*\n?/gm, "")}`;
}

// lib/files/pack-ipk.ts
/**
* Packs a declared package as the SDK of a release packs its own: fields, version form and Installed-Size of that
* release (formats.md §0, §1.1, §1.4), and OpenWrt's default scripts around the author's.
* @throws {UserError} for an architecture that the package has no files for
*/
async function packDeclaredIpk(declared, options) {
	const { arch, series, sourceDateEpoch } = options;
	const { tree, conffiles } = await declared.payload(arch);
	const { name, section, license, maintainer, url, description, source } = declared;
	const control = buildControl({
		name,
		version: packageVersion(declared, series),
		architecture: declared.architectures === "all" ? "all" : arch,
		depends: declared.depends.map((relation) => forSeries(relation, series)),
		conflicts: declared.conflicts.map((relation) => forSeries(relation, series)),
		provides: declared.provides.map((relation) => relation.name),
		alternatives: declared.alternatives.map(({ priority, path, target }) => `${priority}:${path}:${target}`),
		source,
		sourceName: name,
		description,
		...section === void 0 ? {} : { section },
		...license === void 0 ? {} : { license },
		...maintainer === void 0 ? {} : { maintainer },
		...url === void 0 || isBefore(series, 24) ? {} : { url },
		...isBefore(series, 21) ? {} : { sourceDateEpoch }
	});
	return packIpk({
		control,
		tree,
		conffiles,
		scripts: withDefaults(declared.scripts),
		sourceDateEpoch,
		installedSize: isBefore(series, 24) ? "compressed" : "uncompressed"
	});
}
function forSeries(relation, series) {
	const { version } = relation;
	return version === void 0 ? relation : {
		...relation,
		version: versionForSeries(version, series)
	};
}
/**
* OpenWrt's own scripts take the places of postinst and prerm: they enable and start init scripts, run uci-defaults,
* load modules, and call the author's, which opkg keeps beside them under names ending in `-pkg` (include/package-pack.mk).
*/
function withDefaults({ preinst, postinst, prerm, postrm }) {
	return {
		postinst: DEFAULT_POSTINST,
		prerm: DEFAULT_PRERM,
		...preinst === void 0 ? {} : { preinst },
		...postinst === void 0 ? {} : { "postinst-pkg": postinst },
		...prerm === void 0 ? {} : { "prerm-pkg": prerm },
		...postrm === void 0 ? {} : { postrm }
	};
}
/** `IPKG_INSTROOT` is the root of an image that is being built, and empty on a router. */
const LOAD_FUNCTIONS = ["[ -s ${IPKG_INSTROOT}/lib/functions.sh ] || exit 0", ". ${IPKG_INSTROOT}/lib/functions.sh"];
const DEFAULT_POSTINST = script("[ \"${IPKG_NO_SCRIPT}\" = \"1\" ] && exit 0", ...LOAD_FUNCTIONS, "default_postinst $0 $@");
const DEFAULT_PRERM = script(...LOAD_FUNCTIONS, "default_prerm $0 $@");
function script(...lines) {
	return [
		"#!/bin/sh",
		...lines,
		""
	].join("\n");
}

// lib/files/pack.ts
/**
* Packs the declaration at `file` (relative to `root`) for those of the targets that it has files for: once per series
* when nothing in it depends on the architecture, else once per series and architecture. Feeds of kernel modules get none.
* @throws {UserError} with all mistakes of the declaration, or when no target can carry the package
*/
async function packDeclared(file, targets, options) {
	return packForTargets(loadFilesPackage(await readFile(join(options.root, file), "utf8"), file, options), targets, options.sourceDateEpoch);
}
/**
* `packDeclared` of a declaration that is at hand.
* @throws {UserError} when no target can carry the package
*/
async function packForTargets(declared, targets, sourceDateEpoch) {
	const packages = [];
	for (const group of groupTargets(declared, targets)) {
		const [{ arch, release }] = group;
		const pack = release.format === "apk" ? packDeclaredApk : packDeclaredIpk;
		packages.push({
			packed: await pack(declared, {
				arch,
				series: release.series,
				sourceDateEpoch
			}),
			targets: group
		});
	}
	return packages;
}
/** Targets that one and the same package file serves. */
function groupTargets(declared, targets) {
	const groups = /* @__PURE__ */ new Map();
	const feeds = targets.filter(({ target }) => target === void 0);
	for (const feed of feeds) {
		if (!declared.supports(feed.arch)) continue;
		const key = declared.architectures === "all" ? feed.release.series : `${feed.release.series} ${feed.arch}`;
		const group = groups.get(key);
		if (group) group.push(feed);
		else groups.set(key, [feed]);
	}
	if (feeds.length > 0 && groups.size === 0) throw new UserError({
		what: `${declared.name} has files for ${list(declared.architectures)}, and the archive serves none of these`,
		cure: "Add such an architecture to the archive's targets, or files for one that it serves.",
		place: { file: declared.source }
	});
	return [...groups.values()];
}
function list(architectures) {
	return architectures === "all" ? "all architectures" : architectures.join(", ");
}

// lib/catalog/encode.ts
const encoder = new TextEncoder();
const textFile = (path, text) => ({
	path,
	content: encoder.encode(text)
});
const jsonFile = (path, value) => textFile(path, `${JSON.stringify(value)}\n`);
function shortHash(...parts) {
	const hash = createHash("sha256");
	for (const part of parts) hash.update(part);
	return hash.digest("hex").slice(0, 16);
}
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/gu;
/** Text for HTML and XML, in content and in quoted attributes. */
function escapeMarkup(text) {
	return text.replace(notXml, "").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;").replace(/'/g, "&#39;");
}
/** An address's text without escapes; where they are broken, as it is. */
function decodeAddress(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

// lib/catalog/address.ts
/** An address a page may link to: http, https or mailto. Everything else (`javascript:`, `data:` …) is no link. */
function webAddress(text) {
	if (!text || text.length > 2e3 || !/^(?:https?:\/\/|mailto:)/i.test(text)) return void 0;
	return URL.canParse(text) ? text : void 0;
}
/**
* A name as one segment of a path and of an address: as it is for every name that opkg and apk take, else with `=2F` for
* what would leave the folder or need escaping, and shortened by its hash where a file system would refuse it.
*/
function pathSegment(name) {
	if (/^[A-Za-z0-9_][A-Za-z0-9_+.-]{0,119}$/.test(name)) return name;
	const escaped = Array.from(new TextEncoder().encode(name), (byte, index) => {
		const letter = String.fromCharCode(byte);
		return /[A-Za-z0-9_+-]/.test(letter) || letter === "." && index > 0 ? letter : `=${byte.toString(16).toUpperCase().padStart(2, "0")}`;
	}).join("");
	if (escaped.length <= 120) return escaped || "=";
	return `${escaped.slice(0, 96)}=${createHash("sha256").update(name).digest("hex").slice(0, 16)}`;
}
/** The field `path` of documents: a name's segment where it is another. */
function ownPath(name) {
	const path = pathSegment(name);
	return path === name ? {} : { path };
}
/** Path of a source's page: `feeds/ppa/hello` → `s/feeds/ppa/hello/`. */
function sourcePath(source) {
	return `s/${source.split("/").filter(Boolean).map(pathSegment).join("/") || "="}/`;
}
const packagePath = (name) => `p/${pathSegment(name)}/`;
const packageJson = (name) => `api/v1/p/${pathSegment(name)}.json`;
const filesJson = (name) => `api/v1/files/${pathSegment(name)}.json`;
const versionBadge = (name) => `badge/${pathSegment(name)}.svg`;
const buildBadge = (name) => `badge/build/${pathSegment(name)}.svg`;
const packageAtom = (name) => `p/${pathSegment(name)}/atom.xml`;
/** The human face of a feed directory. */
const targetPath = (feed) => `t/${feed}/`;

// lib/publish/router-files.ts
/** Where an archive's install script stands. */
const INSTALLER = "install.sh";
/** Time of the files in a keyring; constant, so that the same keys give the same package. Seconds since 1970. */
const KEYRING_EPOCH = 1735689600;
/** `/install.sh` of the archive, which installs its keyring too, where the feeds have one. */
function installer(input, { keyring }) {
	return Buffer.from(installScript({
		...scriptInput(input),
		...keyring ? { keyring: keyringName(input.name) } : {}
	}));
}
/** The archive's keyring for every feed. Its version rises only when its contents change from the published one's. */
async function keyringOffers(input, published, today) {
	const declared = keyringPackage(scriptInput(input), published, today);
	return (await packForTargets(declared, input.targets, KEYRING_EPOCH)).map(({ packed: { filename, bytes }, targets }) => ({
		entry: entryOf(scanPackage(bytes, filename)),
		content: bytes,
		targets,
		origin: filename
	}));
}
function scriptInput({ name, url, targets, keys }) {
	return {
		name,
		url,
		feeds: targets.map(({ path, arch, target, release: { series, format } }) => ({
			path,
			series,
			format,
			arch,
			...target ? { target } : {}
		})),
		keys
	};
}
/** The newest keyring in any feed. */
function keyringInFeeds(archive, feeds) {
	const name = keyringName(archive);
	return feeds.flatMap(({ entries }) => entries.flatMap(({ info }) => info.name === name ? [info] : [])).sort((a, b) => newestKeyring(a.version, b.version))[0];
}
/** The newest keyring by the document of its package; undefined where that describes an older one. */
function keyringInDocument({ version, description, versions }) {
	return versions.every((other) => newestKeyring(version, other.version) <= 0) ? {
		version,
		description
	} : void 0;
}
/** Newest first; `-r1` and `-1`, as releases before 24.10 write it, are the same. */
function newestKeyring(a, b) {
	const plain = (version) => version.replace(/-r(\d+)$/, "-$1");
	return compareVersionsOf.opkg(plain(b), plain(a));
}

// lib/catalog/markdown.ts
/**
* The Markdown that people write in a page about their archive: headings, paragraphs, lists, quotes, code, rules, tables,
* links, pictures, emphasis. HTML in it is shown as text. The first heading is the title.
*/
function markdownPage(text, fallback, places = {}) {
	const lines = text.replace(/\r\n?/g, "\n").split("\n");
	const first = lines.findIndex((line) => line.trim() !== "");
	const heading = /^#\s+(.+?)\s*#*$/.exec(lines[first] ?? "");
	return {
		title: heading?.[1] ?? fallback,
		html: blocks(heading ? lines.slice(first + 1) : lines, {
			...places,
			anchorOf: makeAnchors()
		})
	};
}
/** The pictures of a page that are files beside it, as it names them. */
function localPictures(text) {
	const found = /* @__PURE__ */ new Set();
	const picture = (target) => void (isElsewhere(target) || found.add(target));
	markdownPage(text, "", { picture });
	return [...found];
}
/** Ids of headings as forges make them, so that links to sections work there and here: `#two-words`, `#two-words-1`. */
function makeAnchors() {
	const used = /* @__PURE__ */ new Set([
		"content",
		"search",
		"search-results"
	]);
	return (text) => {
		const kept = text.replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase().replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, "").trim().replaceAll(" ", "-");
		let anchor = kept || "section";
		for (let count = 1; used.has(anchor); count++) anchor = `${kept || "section"}-${count}`;
		used.add(anchor);
		return anchor;
	};
}
const starts = {
	fence: /^(```+|~~~+)/,
	heading: /^(#{1,6})\s+(.+?)\s*#*$/,
	rule: /^(?:-{3,}|\*{3,}|_{3,})\s*$/,
	quote: /^>\s?/,
	bullet: /^[-*+]\s+/,
	number: /^\d{1,9}[.)]\s+/
};
function blocks(lines, context) {
	const out = [];
	let at = 0;
	const take = (matches) => {
		const from = at;
		while (at < lines.length && matches(lines[at])) at++;
		return lines.slice(from, at);
	};
	while (at < lines.length) {
		const line = lines[at];
		const fence = starts.fence.exec(line)?.[1];
		const heading = starts.heading.exec(line);
		if (line.trim() === "") at++;
		else if (fence) {
			at++;
			const code = take((one) => !one.startsWith(fence));
			at++;
			out.push(`<pre tabindex="0"><code>${escapeMarkup(code.join("\n"))}</code></pre>`);
		} else if (heading) {
			at++;
			const level = Math.max(2, heading[1].length);
			const text = heading[2];
			out.push(`<h${level} id="${escapeMarkup(context.anchorOf(text))}">${inline(text, context)}</h${level}>`);
		} else if (starts.rule.test(line)) {
			at++;
			out.push("<hr>");
		} else if (starts.quote.test(line)) {
			const quoted = take((one) => starts.quote.test(one)).map((one) => one.replace(starts.quote, ""));
			out.push(`<blockquote>${blocks(quoted, context)}</blockquote>`);
		} else if (isTable(lines, at)) {
			const rows = take((one) => one.includes("|"));
			out.push(table(rows.map(cells), (text) => inline(text, context)));
		} else if (starts.bullet.test(line) || starts.number.test(line)) {
			const marker = starts.bullet.test(line) ? starts.bullet : starts.number;
			const tag = marker === starts.bullet ? "ul" : "ol";
			const items = listItems(take((one) => marker.test(one) || /^\s+\S/.test(one)), marker, context);
			out.push(`<${tag}>${items.map((item) => `<li>${item}</li>`).join("")}</${tag}>`);
		} else {
			const paragraph = take((one) => one.trim() !== "" && !isStart(one) && !isTable(lines, at));
			if (paragraph.length === 0) paragraph.push(lines[at++]);
			out.push(`<p>${inline(paragraph.map((one) => one.trim()).join("\n"), context)}</p>`);
		}
	}
	return out.join("\n");
}
const isStart = (line) => [
	starts.fence,
	starts.heading,
	starts.quote,
	starts.bullet
].some((start) => start.test(line));
/** A line of cells above one that draws as many lines. */
function isTable(lines, at) {
	const [head = "", rule = ""] = lines.slice(at, at + 2);
	if (!head.includes("|") || !/^[\s:-]*\|[\s|:-]*$/.test(rule)) return false;
	const drawn = cells(rule);
	return drawn.every((cell) => /^:?-+:?$/.test(cell)) && drawn.length === cells(head).length;
}
const cells = (line) => line.trim().replace(/^\||(?<!\\)\|$/g, "").split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|"));
function table([head = [], , ...rows], show) {
	return `<div class="table" tabindex="0"><table><thead><tr>${head.map((cell) => `<th scope="col">${show(cell)}</th>`).join("")}</tr></thead><tbody>${rows.map((row) => `<tr>${head.map((_, at) => `<td>${show(row[at] ?? "")}</td>`).join("")}</tr>`).join("")}</tbody></table></div>`;
}
/** Indented lines belong to the item above: nested lists, or the rest of its sentence. */
function listItems(lines, marker, context) {
	const items = [];
	for (const line of lines) if (marker.test(line)) items.push([line.replace(marker, "")]);
	else items.at(-1)?.push(line.trimStart());
	return items.map(([first = "", ...rest]) => {
		const nested = rest.findIndex((line) => starts.bullet.test(line) || starts.number.test(line));
		return inline([first, ...nested < 0 ? rest : rest.slice(0, nested)].join("\n"), context) + (nested < 0 ? "" : blocks(rest.slice(nested), context));
	});
}
const tokens = /(`+)(.+?)\1|(!?)\[([^\]\n]*)\]\(([^()\s]+)(?:\s+"[^"\n]*")?\)|<(https?:\/\/[^>\s]+)>|(\*\*|__)(?=\S)(.+?)\7|([*_])(?=\S)(.+?)\9/gs;
function inline(text, context) {
	let out = "";
	let from = 0;
	for (const match of text.matchAll(tokens)) {
		out += escapeMarkup(text.slice(from, match.index));
		from = match.index + match[0].length;
		const [, , code, picture, label, target = "", address, , strong, , emphasis] = match;
		if (code !== void 0) out += `<code>${escapeMarkup(code)}</code>`;
		else if (label !== void 0) out += picture && image(label, context.picture?.(target)) || link$1(label, target, context);
		else if (address !== void 0) out += link$1(address, address, context);
		else if (strong !== void 0) out += `<strong>${inline(strong, context)}</strong>`;
		else out += `<em>${inline(emphasis ?? "", context)}</em>`;
	}
	return out + escapeMarkup(text.slice(from));
}
const image = (label, source) => source === void 0 ? "" : `<img src="${escapeMarkup(source)}" alt="${escapeMarkup(label)}">`;
const isElsewhere = (target) => /^[a-z][a-z0-9+.-]*:|^\/\//i.test(target);
function link$1(label, target, context) {
	const safe = isElsewhere(target) ? webAddress(target) : context.page?.(target) ?? target;
	if (safe === void 0) return escapeMarkup(label);
	return `<a href="${escapeMarkup(safe)}">${label === target ? escapeMarkup(label) : inline(label, context)}</a>`;
}

// lib/catalog/settings.ts
/**
* Turns the settings into files with hashed names and pages.
* @throws UserError with every colour that is none, and every page that would take the place of another
*/
function prepareSettings(settings = {}) {
	const { language = "en", colors = {}, logo, css, pages = [] } = settings;
	const styles = [themeSheet(colors), css].filter((sheet) => sheet !== void 0 && sheet !== "").map((sheet, index) => textFile(`assets/own${index}-${shortHash(sheet)}.css`, sheet));
	const extension = logo?.name.split(".").pop()?.toLowerCase() ?? "";
	const picture = logo && {
		path: `assets/logo-${shortHash(logo.content)}.${/^[a-z]{3,4}$/.test(extension) ? extension : "svg"}`,
		content: logo.content
	};
	const sources = pages.map(readPage);
	refuseSameSlugs(sources);
	const pictures = new Map(sources.flatMap((page) => page.pictures).map(({ path, content }) => [path, content]));
	return {
		language,
		...picture ? { logo: picture.path } : {},
		styles: styles.map(({ path }) => path),
		pages: sources.map((page) => renderPage(page, sources)),
		files: [
			...styles,
			...picture ? [picture] : [],
			...Array.from(pictures, ([path, content]) => ({
				path,
				content
			}))
		]
	};
}
function themeSheet(colors) {
	const problems = [];
	const rules = Object.entries(colors).map(([name, value = ""]) => {
		if (!/^[a-z][a-z-]*$/.test(name) || !/^(?:#[0-9a-f]{3,8}|[a-z-]+|[a-z-]+\([#a-z0-9.,%/\s()-]*\))$/i.test(value)) problems.push({
			what: `${JSON.stringify(value)} is no colour`,
			cure: "Write one as in CSS: #0b6a5f, light-dark(#0b6a5f, #63cdbd).",
			place: {
				file: "ppa.yml",
				field: `site.colors.${name}`
			}
		});
		return `--${name}:${value};`;
	});
	if (problems.length > 0) throw new UserError(problems);
	return rules.length === 0 ? void 0 : `:root{${rules.join("")}}\n`;
}
function readPage({ name, markdown, pictures = [] }) {
	return {
		name: posix.normalize(name),
		slug: slugOf(name),
		markdown,
		pictures: pictures.map(({ target, content }) => ({
			target,
			content,
			path: `assets/picture-${shortHash(content)}.${pictureExtension(target) ?? "bin"}`
		}))
	};
}
function refuseSameSlugs(pages) {
	const bySlug = /* @__PURE__ */ new Map();
	const problems = [];
	for (const [index, { name, slug }] of pages.entries()) {
		const other = bySlug.get(slug);
		if (other === void 0) bySlug.set(slug, name);
		else problems.push({
			what: `${JSON.stringify(name)} becomes the page pages/${slug}/, as ${JSON.stringify(other)} does`,
			cure: other === name ? "Name it once." : "Rename one of the files.",
			place: {
				file: "ppa.yml",
				field: `site.pages[${index}]`
			}
		});
	}
	if (problems.length > 0) throw new UserError(problems);
}
function renderPage({ name, slug, markdown, pictures }, all) {
	const paths = new Map(pictures.map(({ target, path }) => [target, `../../${path}`]));
	const picture = (target) => paths.get(target);
	return {
		slug,
		...markdownPage(markdown, slug, {
			picture,
			page: pageFinder(name, all)
		})
	};
}
/** Finds the address, from one page's own, of the page that is made from the file which a link names. */
function pageFinder(name, all) {
	const slugs = new Map(all.map((page) => [page.name, page.slug]));
	return (target) => {
		const [, path = "", anchor = ""] = /^([^?#]*)(?:\?[^#]*)?(#.*)?$/.exec(target) ?? [];
		const slug = slugs.get(posix.join(posix.dirname(name), decodeAddress(path)));
		return path === "" || slug === void 0 ? void 0 : `../${encodeURIComponent(slug)}/index.html${anchor}`;
	};
}
/** Links of the pages to Markdown files that are no pages: on the site they lead nowhere. */
function linksToNoPage(pages) {
	const sources = pages.map(readPage);
	return sources.flatMap(({ name, markdown }) => {
		const find = pageFinder(name, sources);
		const lost = /* @__PURE__ */ new Set();
		const page = (target) => {
			const found = find(target);
			if (found === void 0 && /\.(?:md|markdown)(?:[?#]|$)/i.test(target)) lost.add(target);
			return found;
		};
		markdownPage(markdown, "", { page });
		return Array.from(lost, (target) => ({
			what: `${target} is no page of the site`,
			cure: "Name the file under site.pages, or link to where people can read it: https://…",
			place: { file: name }
		}));
	});
}
/** The extension of a picture that browsers show, by its name in a page; undefined for other files. */
function pictureExtension(target) {
	return /\.(png|jpe?g|gif|svg|webp|avif)(?:[?#]|$)/i.exec(target)?.[1]?.toLowerCase();
}
/** Letters and digits of every script; a file system may have them taken apart, which NFC mends. */
function slugOf(name) {
	return name.replace(/^.*\//, "").replace(/\.\w+$/, "").normalize("NFC").toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "page";
}

// lib/publish/session.ts
/**
* Reads ppa.yml and finds out where it is at home. `newest`: point releases that build jobs took a series for.
* @throws {UserError} with every mistake of the document
*/
async function openSession(edge, config, newest = {}) {
	const file = resolve(edge.cwd, config);
	const root = dirname(file);
	const forge = detectForge(edge.env, await originUrl(edge, root));
	const archive = loadArchive({
		text: await readConfig(file, config),
		file: config,
		newest: {
			...newestReleases,
			...newest
		},
		defaultUrl: (branch) => forge ? archiveUrl(forge, branch) : void 0
	});
	for (const problem of newerReleases(archive, newest)) edge.reporter.warn(problem);
	return {
		archive,
		root,
		...forge ? { forge } : {}
	};
}
/** Point releases that this program does not know: OpenWrt may have made them since, or they are slips. */
function newerReleases(archive, newest) {
	const versions = new Map(archive.targets.map(({ release: { series, version } }) => [version, series]));
	const point = (version) => Number(version.split(".")[2]);
	return [...versions].flatMap(([version, series]) => {
		const known = newestReleases[series];
		if (!known || version === newest[series] || point(version) <= point(known)) return [];
		return [{
			what: `OpenWrt ${version} is newer than ${known}, the newest release of ${series} that this program knows`,
			cure: "Check that there is such a release, or write the series alone for its newest one.",
			place: {
				file: archive.file,
				field: "targets"
			}
		}];
	});
}
/** Address of the repository's remote `origin`; undefined outside of a git repository. */
async function originUrl(edge, root) {
	const { code, stdout } = await edge.exec("git", [
		"-C",
		root,
		"remote",
		"get-url",
		"origin"
	], { env: edge.env });
	return code === 0 ? stdout.toString("utf8").trim() || void 0 : void 0;
}
/**
* The keys that sign: those of the secret, checked against the public ones in the repository; without a secret throw-away
* keys, where those will do.
* @throws {UserError} when the secret is missing, damaged, or not the one of `keys/`
*/
async function openSigning(edge, { archive, root }, options) {
	const date = edge.now();
	if (edge.secrets.keys) {
		const keyset = await parseKeyBundle(edge.secrets.keys, "PPA_KEYS");
		const ours = publicKeys(keyset, archive.name);
		requireKeys(ours, archive);
		comparePublished(ours, await readPublicKeys(join(root, archive.keys)));
		return {
			keyset,
			publicKeys: ours,
			date
		};
	}
	if (!options.throwAway) throw new UserError({
		what: "The archive's private keys are missing: PPA_KEYS is not set",
		cure: "Make them with `ppa keys new`, and store the text it writes as the secret PPA_KEYS."
	});
	edge.reporter.warn({
		what: "PPA_KEYS is not set, so throw-away keys sign: routers will not trust the result",
		cure: "That is right for pull requests and for trying; publishing needs the secret."
	});
	const keyset = await generateKeyset({
		name: archive.name,
		date,
		randomBytes: edge.randomBytes
	});
	return {
		keyset,
		publicKeys: publicKeys(keyset, archive.name),
		date
	};
}
/** The kind of key without which no router takes a feed. */
const signedBy = {
	opkg: "usign",
	apk: "apk"
};
function requireKeys(keys, { targets }) {
	const problems = ["opkg", "apk"].flatMap((format) => {
		const kind = signedBy[format];
		const feed = targets.find(({ release }) => release.format === format);
		if (!feed || keys.some((key) => key.kind === kind)) return [];
		return [{
			what: `PPA_KEYS has no ${kind} key, which signs for ${format}: routers would refuse ${feed.path}`,
			cure: "Store the whole text that `ppa keys new` wrote as the secret PPA_KEYS."
		}];
	});
	if (problems.length > 0) throw new UserError(problems);
}
/** The archive as its catalog shows it. */
function describeArchive({ archive, forge }) {
	const { name, title, description, url, homepage } = archive;
	const links = [
		...archive.site.links ?? [],
		...homepage ? [{
			title: "Homepage",
			url: homepage
		}] : [],
		...forge && homepage === void 0 ? [{
			title: "Source",
			url: repositoryUrl(forge)
		}] : []
	];
	return {
		name,
		title,
		...description ? { description } : {},
		url,
		installer: INSTALLER,
		...links.length > 0 ? { links } : {},
		...forge ? { rebuild: {
			forge: forge.kind,
			url: workflowUrl(forge, "ppa.yml")
		} } : {}
	};
}
/** Address of the run that works on the archive, and the commit it was started for; empty outside of a runner. */
function describeRun({ env }, { forge, root }) {
	const run = forge && runUrl(forge, env);
	const id = env["GITHUB_SHA"];
	const workspace = env["GITHUB_WORKSPACE"];
	const folder = workspace && relative(workspace, root);
	const isOfRun = folder !== void 0 && !folder.startsWith("..");
	return {
		...run ? { run } : {},
		...forge && isOfRun ? { home: {
			forge,
			folder
		} } : {},
		...id ? { commit: {
			id,
			...forge ? { url: commitUrl(forge, id) } : {}
		} } : {}
	};
}
/**
* What ppa.yml says about the site's looks, with the files it names; links that will lead nowhere are warned of.
* @throws {UserError} for a file that is not there
*/
async function readSiteSettings({ archive, root }, reporter) {
	const { language, colors, css, logo } = archive.site;
	const named = `Correct its name under site: in ${archive.file}.`;
	const read = (file, cure = named) => readUserFile(join(root, file), join(dirname(archive.file), file), cure);
	const pages = await Promise.all((archive.site.pages ?? []).map((name) => readSitePage(name, read)));
	for (const problem of linksToNoPage(pages)) reporter.warn(problem);
	return {
		...language ? { language } : {},
		...colors ? { colors } : {},
		...css ? { css: (await read(css)).toString("utf8") } : {},
		...logo ? { logo: {
			name: basename(logo),
			content: await read(logo)
		} } : {},
		...pages.length > 0 ? { pages } : {}
	};
}
/** A Markdown page with the pictures of the repository that it shows. */
async function readSitePage(name, read) {
	const markdown = (await read(name)).toString("utf8");
	const targets = localPictures(markdown);
	const pictures = await Promise.all(targets.map(async (target) => ({
		target,
		content: await readPicture(name, target, read)
	})));
	return {
		name,
		markdown,
		...pictures.length > 0 ? { pictures } : {}
	};
}
async function readPicture(page, target, read) {
	const file = posix.join(posix.dirname(page), decodeAddress(target.replace(/[?#].*$/, "")));
	const isInside = !target.startsWith("/") && file !== ".." && !file.startsWith("../");
	if (!isInside || pictureExtension(target) === void 0) throw new UserError({
		what: isInside ? `${target} is no picture that browsers show` : `${target} is not below the archive's folder`,
		cure: "Show a .png, .jpg, .gif, .svg, .webp or .avif of this repository, by its path from the page.",
		place: { file: page }
	});
	return read(file, `Correct its name in ${page}, which shows it.`);
}

export { escapeMarkup as C, packDeclared as D, textFile as E, webAddress as S, shortHash as T, packageJson as _, originUrl as a, targetPath as b, INSTALLER as c, keyringInFeeds as d, keyringOffers as f, packageAtom as g, ownPath as h, openSigning as i, installer as l, filesJson as m, describeRun as n, readSiteSettings as o, buildBadge as p, openSession as r, prepareSettings as s, describeArchive as t, keyringInDocument as u, packagePath as v, jsonFile as w, versionBadge as x, sourcePath as y };