import { r as errorCode, t as UserError } from "./errors-CKtpLF_l.mjs";
import { D as schema, S as encodeHead, _ as blockType, d as compareDependencies, f as parseDependency, h as isApkVersion, l as infoField, o as scriptNames, p as relationText, t as apkFilename, x as encodeBlock, y as deflateFile } from "./package-6sRQrY_u.mjs";
import { d as createAdbWriter } from "./signature-DuucqK0i.mjs";
import { t as validateForIndex } from "./validate--m8OrN0A.mjs";
import { c as literal$1, f as record, g as union, i as array, m as string, p as strictObject, s as int } from "./schemas-DW2_0-NP.mjs";
import { n as userspaceFeeds } from "./placement-DfqMCYXH.mjs";
import { n as readUserText } from "./read-file-DepBtbFQ.mjs";
import { r as parseDocument } from "./document-E2hDJ3b8.mjs";
import { t as nearest } from "./nearest-ZlQ222Ga.mjs";
import { n as architecturesOf, r as knownSeries } from "./targets-ByRrHHuD.mjs";
import { t as isWithin } from "./is-within-B5HUjRV8.mjs";
import { t as buildControl } from "./control-build-3Vcibw-w.mjs";
import { n as packIpk } from "./pack-C4ecvBqR.mjs";
import { createHash } from "node:crypto";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import { lstatSync, readFileSync, readdirSync, readlinkSync, realpathSync, statSync } from "node:fs";

// lib/files/notation.ts
const RELATION = /^([A-Za-z0-9][A-Za-z0-9+._-]*)(?:\s*(<=|>=|<|>|=)\s*(\S+))?$/;
/**
* Reads the one notation of relations that suits both package managers: `libc`, `zlib >= 1.2`. Answers with a problem
* for what only one of them could say (`a | b`, `name~1`) and for versions that apk would refuse.
*/
function parseRelation(text) {
	const [, name, operator, version] = RELATION.exec(text.trim()) ?? [];
	if (name === void 0) return {
		what: `${JSON.stringify(text)} is not a relation`,
		cure: cureFor(text)
	};
	if (operator === void 0 || version === void 0) return { name };
	if (!isApkVersion(version)) return {
		what: `${JSON.stringify(version)} is not a version that opkg and apk both accept`,
		cure: "Write it as in 1.2.3, 1.2_rc1 or 1.2.3-r4."
	};
	return {
		name,
		operator,
		version
	};
}
function cureFor(text) {
	if (text.includes("|")) return "apk knows no alternatives: depend on a name that all of them provide.";
	if (text.includes("(")) return `Write it without parentheses: ${text.replace(/[()]/g, "").trim()}`;
	if (text.includes(",")) return "Write every relation as an item of the list.";
	if (text.startsWith("!")) return "List it under conflicts, without the !.";
	if (text.startsWith("+") || text.startsWith("@")) return "Write the package's name without the sign of a Makefile.";
	return "Write a name, or a name with < <= = >= or > and a version: zlib >= 1.2";
}
/** Reads OpenWrt's notation of an alternative, `priority:/link:/target`; answers with a problem for anything else. */
function parseAlternative(text) {
	const [, priority, path, target] = /^(\d{1,9}):(\/[^:\s,]+):(\/[^:\s,]+)$/.exec(text.trim()) ?? [];
	if (path === void 0 || target === void 0) return {
		what: `${JSON.stringify(text)} is not an alternative`,
		cure: "Write priority, link and target: 200:/usr/bin/vi:/usr/bin/vim"
	};
	return {
		priority: Number(priority),
		path,
		target
	};
}
/** True for the answer of a parser that did not understand. */
function isProblem(answer) {
	return "what" in answer;
}

// schemas/files-package.ts
/** Text that ends up on one line of a package's metadata. */
const line = string().min(1, "is empty").regex(/^[^\0-\x1f\x7f]*$/, "must be one line without control characters");
const name = string().regex(/^[A-Za-z0-9][A-Za-z0-9+._-]{0,127}$/, "must be letters, digits and + . _ -, and begin with a letter or digit").refine((text) => text !== "kernel" && text !== "libc", "is the name of a part of OpenWrt itself, which no feed may carry");
const version = string().refine((text) => isApkVersion(text) && !/-r\d+$/.test(text), {
	message: "must be a version that opkg and apk both accept, without -r",
	params: { cure: "Write numbers with dots, then perhaps a letter, _alpha _beta _pre _rc or _p with a number: 1.2.3, 1.2_rc1" }
});
const absolutePath = string().refine(isAbsolutePath, { message: "must be an absolute path on the router, without .. and //" });
function isAbsolutePath(path) {
	return /^\/./.test(path) && !/[\0-\x1f\x7f]|\/\/|\/\.{1,2}(\/|$)/.test(path);
}
const destination = union([literal$1("/"), absolutePath]);
/** A text that `parse` understands; the problem it answers with becomes the mistake. */
const notation = (parse) => string().superRefine((text, context) => {
	const answer = parse(text);
	if (!isProblem(answer)) return;
	context.addIssue({
		code: "custom",
		message: answer.what,
		params: { cure: answer.cure }
	});
});
const relations = array(notation(parseRelation));
const mode = string().regex(/^0?[0-7]{3,4}$/, "must be an octal mode in quotes, such as \"0755\"").optional().describe("Octal, in quotes: \"0755\". Default: 0755 where the source is executable or the place is one for programs, else 0644");
const sourcePath = string().min(1, "is empty");
const script$2 = union([string().min(1, "is empty"), strictObject({ file: sourcePath })]);
const file = union([
	sourcePath,
	strictObject({
		source: sourcePath.describe("File, folder or glob, relative to this document; {arch} in it stands for the router's architecture"),
		mode
	}),
	strictObject({
		arch: record(string(), sourcePath).describe("Source per architecture; a key may be a pattern such as aarch64_*"),
		mode
	}),
	strictObject({
		content: string().describe("The file's text itself"),
		mode
	}),
	strictObject({ link: line.describe("What the symbolic link points to") }),
	strictObject({
		directory: literal$1(true).describe("An empty directory"),
		mode
	})
]);
const filesPackageSchema = strictObject({
	name: name.describe("Name of the package"),
	version: version.describe("Version without the release, in quotes: \"1.2.3\""),
	release: int().min(1, "must be 1 or more").default(1).describe("Raised when the package changes and its version does not"),
	description: string().min(1, "is empty").regex(/^[^\0-\x08\x0b-\x1f\x7f]*$/, "must not contain control characters").describe("What it is; the first line is the title"),
	section: line.optional().describe("Section of OpenWrt's menu, such as utils or net"),
	license: line.optional().describe("SPDX identifier"),
	maintainer: line.optional().describe("Name <address>"),
	url: line.refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), "must be an http or https address").optional().describe("Home page"),
	depends: relations.default([]).describe("What must be installed too: libc, or \"zlib >= 1.2\""),
	provides: relations.default([]).describe("Names under which it can be asked for as well: mta, or \"libfoo = 1.2\""),
	conflicts: relations.default([]).describe("What must not be installed beside it"),
	alternatives: array(notation(parseAlternative)).default([]).describe("Links that several packages compete for: 200:/usr/bin/vi:/usr/bin/vim"),
	conffiles: array(absolutePath).default([]).describe("Configuration that upgrades keep; a path ending in / means all below it"),
	scripts: strictObject({
		preinst: script$2.optional(),
		postinst: script$2.optional(),
		prerm: script$2.optional(),
		postrm: script$2.optional()
	}).default({}).describe("Shell scripts: their text, or { file: path }. OpenWrt's own handling of init scripts and uci-defaults is added"),
	files: record(destination, file).default({}).describe("Path on the router → where it comes from; a path ending in / is a folder that the source goes into")
}).describe("A package that is packed without a compiler");

// lib/files/sources.ts
const GLOB = /[*?[\]{}]/;
/**
* What `source` (a file, a folder, or a glob) puts at `destination` (absolute; with a trailing slash the source goes
* into it). Sorted by path; what editors and version control leave in folders is left out, as OpenWrt's build does.
* @throws {UserError} without a place, for a source that is not there, is of no use, or lies outside the repository
*/
function findSource(area, source, destination) {
	const into = destination.endsWith("/");
	const target = destination.replace(/^\/|\/$/g, "");
	const path = inside(area, source);
	if (!isThere(path)) {
		if (GLOB.test(source)) return findGlob(area, source, target, into);
		throw new UserError({
			what: `${source} does not exist`,
			cure: "Paths are relative to this document."
		});
	}
	const real = realInside(area, path, source);
	if (statSync(real).isDirectory()) return walk(real, target);
	return [found(real, into ? `${target}/${basename(path)}`.replace(/^\//, "") : target)];
}
function findGlob(area, pattern, target, into) {
	if (!into) throw new UserError({
		what: `${pattern} may stand for several files`,
		cure: "End the destination with /."
	});
	const parts = pattern.split("/");
	const fixed = parts.findIndex((part) => GLOB.test(part));
	const base = inside(area, parts.slice(0, fixed).join("/") || ".");
	const wanted = globPattern(parts.slice(fixed).join("/"));
	const matches = (isThere(base) ? walk(realInside(area, base, pattern), "") : []).filter(({ path }) => wanted.test(path));
	if (matches.length === 0) throw new UserError({
		what: `${pattern} matches no file`,
		cure: "Paths are relative to this document."
	});
	return matches.map((file) => ({
		...file,
		path: join(target, file.path)
	}));
}
/** `*` and `?` within a name, a folder named `**` for any folders, `[abc]`, `{a,b}`. */
function globPattern(glob) {
	const source = glob.replace(/\*\*\/|\*+|\?|\[!?[^\]]*\]|\{[^{}]*\}|[^*?]/g, (part) => {
		if (part === "**/") return "(?:.*/)?";
		if (part.startsWith("*")) return part === "**" ? ".*" : "[^/]*";
		if (part === "?") return "[^/]";
		if (/^\[.+\]$/.test(part)) return `[${part.slice(1, -1).replace(/^!/, "^").replaceAll("\\", "\\\\")}]`;
		if (/^\{.*\}$/.test(part)) return `(?:${part.slice(1, -1).split(",").map(literal).join("|")})`;
		return literal(part);
	});
	return new RegExp(`^${source}$`, "s");
}
function literal(text) {
	return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
function walk(folder, target) {
	const files = [];
	const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !isLitter(name));
	for (const entry of entries.sort((a, b) => a.name < b.name ? -1 : 1)) {
		const from = join(folder, entry.name);
		const path = target === "" ? entry.name : `${target}/${entry.name}`;
		if (entry.isDirectory()) files.push(...walk(from, path));
		else if (entry.isSymbolicLink()) files.push({
			path,
			from,
			link: readlinkSync(from),
			executable: false
		});
		else if (entry.isFile()) files.push(found(from, path));
	}
	return files;
}
function found(from, path) {
	const stat = statSync(from);
	if (!stat.isFile()) throw new UserError({ what: `${basename(from)} is neither a file nor a folder` });
	return {
		path,
		from,
		executable: (stat.mode & 73) !== 0
	};
}
/** What OpenWrt removes before it packs, and what desktops add. */
function isLitter(name) {
	return name === "CVS" || name === ".svn" || name === ".git" || name === ".DS_Store" || /^\.#|~$/.test(name);
}
/** Names that stand for `{arch}` in `source` and make it exist. */
function architecturesIn(area, source) {
	const parts = source.split("/");
	const index = parts.findIndex((part) => part.includes("{arch}"));
	const [before = "", after = ""] = parts[index]?.split("{arch}", 2) ?? [];
	const folder = inside(area, parts.slice(0, index).join("/") || ".");
	if (!isThere(folder)) return [];
	return readdirSync(realInside(area, folder, source)).filter((name) => name.startsWith(before) && name.endsWith(after)).map((name) => name.slice(before.length, name.length - after.length)).filter((arch) => arch !== "" && exists(area, source.replaceAll("{arch}", arch))).sort();
}
function exists(area, source) {
	return GLOB.test(source) || isThere(inside(area, source));
}
/** True for a link to nowhere too, which is a mistake of its own. */
function isThere(path) {
	try {
		return lstatSync(path, { throwIfNoEntry: false }) !== void 0;
	} catch (error) {
		if (errorCode(error) === "ENOTDIR") return false;
		throw error;
	}
}
/** Reads nothing: where `source` lies by its words, refused when that is outside the repository. */
function inside(area, source) {
	const path = resolve(area.folder, source);
	if (!isAbsolute(source) && isWithin(area.root, path)) return path;
	throw new UserError({
		what: `${source} is outside the repository`,
		cure: "Copy it into the repository."
	});
}
/** The same after symbolic links: a link in a repository may point anywhere, such as at the secrets of a CI job. */
function realInside(area, path, shown) {
	let real;
	try {
		real = realpathSync(path);
	} catch (error) {
		throw new UserError({ what: `${shown} is a link to nowhere` }, { cause: error });
	}
	if (isWithin(area.root, real)) return real;
	throw new UserError({
		what: `${shown} is a link out of the repository`,
		cure: "Copy the file into the repository."
	});
}

// lib/files/contents.ts
/** @throws {UserError} without a place, when no architecture can be found for it */
function planContent(area, destination, document) {
	const path = destination.slice(1);
	if (typeof document === "string") return planSource(area, destination, document, void 0);
	if ("source" in document) return planSource(area, destination, document.source, document.mode);
	if ("arch" in document) return planArchitectures(area, destination, document.arch, document.mode);
	if (destination.endsWith("/")) throw new UserError({
		what: "ends in /, which only the destination of a source may",
		cure: "Remove the / at the end."
	});
	const entry = plainEntry(path, document);
	return {
		architectures: "all",
		find: () => [{
			path,
			type: entry.type,
			read: () => entry
		}]
	};
}
function plainEntry(path, document) {
	if ("link" in document) return {
		path,
		type: "symlink",
		target: document.link
	};
	if ("directory" in document) return {
		path,
		type: "directory",
		mode: octal(document.mode) ?? 493
	};
	return {
		path,
		type: "file",
		mode: octal(document.mode) ?? defaultMode(path, false),
		data: Buffer.from(document.content)
	};
}
function planSource(area, destination, source, mode) {
	const find = (from) => findSource(area, from, destination).map((file) => ({
		path: file.path,
		type: file.link === void 0 ? "file" : "symlink",
		read: () => readFound(area, file, mode)
	}));
	if (!source.includes("{arch}")) return {
		architectures: "all",
		find: () => find(source)
	};
	const named = architecturesIn(area, source);
	const known = named.filter(isArchitecture);
	if (known.length > 0) return {
		architectures: known,
		find: (arch) => known.includes(arch) ? find(source.replaceAll("{arch}", arch)) : void 0
	};
	const strange = named[0];
	throw new UserError({
		what: `there is nothing for any architecture of OpenWrt at ${source}`,
		cure: strange ? `${strange} is none of them. ${suggestion(strange)}` : "Paths are relative to this document."
	});
}
function planArchitectures(area, destination, sources, mode) {
	const patterns = Object.keys(sources);
	for (const pattern of patterns) {
		if (allArchitectures().some((arch) => matches(pattern, arch))) continue;
		throw new UserError({
			what: `${pattern} is no architecture of OpenWrt`,
			cure: suggestion(pattern)
		});
	}
	const pick = (arch) => sources[arch] ?? sources[patterns.find((pattern) => matches(pattern, arch)) ?? ""];
	return {
		architectures: patterns,
		find(arch) {
			const source = pick(arch);
			return source === void 0 ? void 0 : planSource(area, destination, source, mode).find(arch);
		}
	};
}
/** `aarch64_*` stands for every architecture that begins so. */
function matches(pattern, arch) {
	const [start = "", ...rest] = pattern.split("*");
	if (rest.length === 0) return pattern === arch;
	const end = rest.at(-1) ?? "";
	return rest.length === 1 && arch.length >= pattern.length - 1 && arch.startsWith(start) && arch.endsWith(end);
}
let architectures;
/** Every architecture that any known release of OpenWrt has. */
function allArchitectures() {
	architectures ??= [...new Set(knownSeries.flatMap(architecturesOf))].sort();
	return architectures;
}
function isArchitecture(name) {
	return allArchitectures().includes(name);
}
function suggestion(name) {
	const near = nearest(name.replaceAll("*", ""), allArchitectures());
	if (near.length > 0) return `Did you mean ${near.join(" or ")}?`;
	return "Use a package architecture as routers name theirs, such as x86_64, mips_24kc or aarch64_cortex-a53.";
}
function readFound(area, file, mode) {
	const { path, from, link, executable } = file;
	if (link !== void 0) return {
		path,
		type: "symlink",
		target: link
	};
	const data = readFileSync(realInside(area, from, path));
	return {
		path,
		type: "file",
		mode: octal(mode) ?? defaultMode(path, executable),
		data
	};
}
/** Places whose files are run; a checkout on Windows or a download loses the bit that says so. */
const PROGRAMS = /^(usr\/)?s?bin\/|^etc\/init\.d\/|^usr\/libexec\/rpcd\/|^www\/cgi-bin\//;
function defaultMode(path, executable) {
	return executable || PROGRAMS.test(path) ? 493 : 420;
}
function octal(mode) {
	return mode === void 0 ? void 0 : Number.parseInt(mode, 8);
}

// lib/files/payload.ts
/**
* Reads what a package contains for one architecture. Configuration that it declares and does not ship is listed in
* `/lib/upgrade/keep.d`, as OpenWrt's build does, so that sysupgrade keeps it.
*/
function readPayload({ name, file, conffiles, contents }, arch) {
	const planned = contents.map((content) => content.find(arch));
	if (!planned.every((entries) => entries !== void 0)) throw new UserError({
		what: `${name} has no files for ${arch}`,
		cure: `Add them, or leave it to the architectures it has: ${architecturesOfAll(contents)}`,
		place: { file }
	});
	const tree = planned.flat().map((entry) => entry.read());
	const shipped = new Set(tree.flatMap(({ type, path }) => type === "file" ? [`/${path}`] : []));
	const kept = conffiles.filter((path) => !shipped.has(path));
	const keep = `lib/upgrade/keep.d/${name}`;
	if (kept.length > 0 && !shipped.has(`/${keep}`)) tree.push({
		path: keep,
		type: "file",
		mode: 420,
		data: Buffer.from(`${kept.join("\n")}\n`)
	});
	return {
		tree: tree.sort((a, b) => byBytes(a.path, b.path)),
		conffiles: [...shipped].filter((path) => conffiles.some((listed) => covers(listed, path))).sort(byBytes)
	};
}
/** A conffile names a file, or a folder and so all below it. */
function covers(listed, path) {
	return path === listed || path.startsWith(listed.endsWith("/") ? listed : `${listed}/`);
}
function byBytes(a, b) {
	return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
/** True when every line of `files:` has something for `arch`. */
function supportsAll(contents, arch) {
	return contents.every((content) => isFor(content, arch));
}
/** `all`, or the architectures as a person wrote them; `checkContents` has seen to it that all lines have the same. */
function architecturesOfAll(contents) {
	return contents.find(({ architectures }) => architectures !== "all")?.architectures ?? "all";
}
/**
* Looks for what is wrong between the lines of `files:`, on every architecture that any of them names: sources that are
* missing, two for one path, a path below one that is no directory, and architectures that only some lines serve.
*/
function checkContents(contents, complain) {
	const told = /* @__PURE__ */ new Set();
	const complainOnce = (destination, error) => {
		const key = `${destination}\n${String(error)}`;
		if (!told.has(key)) complain(destination, error);
		told.add(key);
	};
	const bound = [...contents].filter(([, { architectures }]) => architectures !== "all");
	const arches = allArchitectures().filter((arch) => bound.some(([, content]) => isFor(content, arch)));
	for (const [destination, content] of bound) {
		const missing = arches.filter((arch) => !isFor(content, arch));
		if (missing.length > 0) complain(destination, nothingFor(missing));
	}
	for (const arch of bound.length > 0 ? arches : [""]) {
		const planned = /* @__PURE__ */ new Map();
		for (const [destination, { find }] of contents) try {
			planned.set(destination, find(arch) ?? []);
		} catch (error) {
			complainOnce(destination, error);
		}
		checkPaths(planned, complainOnce);
	}
}
function checkPaths(planned, complain) {
	const owners = /* @__PURE__ */ new Map();
	for (const [destination, entries] of planned) for (const { path, type } of entries) {
		const owner = owners.get(path);
		if (owner) complain(destination, meets(path, owner.destination));
		else owners.set(path, {
			destination,
			type
		});
	}
	for (const [path, { destination }] of owners) for (let slash = path.lastIndexOf("/"); slash > 0; slash = path.lastIndexOf("/", slash - 1)) {
		const parent = path.slice(0, slash);
		if ((owners.get(parent)?.type ?? "directory") !== "directory") complain(destination, below(path, parent));
	}
}
function isFor(content, arch) {
	return content.architectures === "all" || content.architectures.some((pattern) => matches(pattern, arch));
}
function nothingFor(missing) {
	const shown = missing.length > 5 ? `${missing.slice(0, 5).join(", ")} …` : missing.join(", ");
	return new UserError({
		what: `has no source for ${shown}, which other files of the package have one for`,
		cure: "A package is packed for the architectures that all its files are there for: add the source, or remove the others."
	});
}
function meets(path, owner) {
	return new UserError({
		what: `puts something at /${path}, where ${owner} puts something too`,
		cure: "Remove one of them."
	});
}
function below(path, parent) {
	return new UserError({
		what: `/${path} lies below /${parent}, which is no directory`,
		cure: "Choose another path."
	});
}

// lib/files/scripts.ts
/**
* A script as it goes into a package: with a `#!` line, because package managers execute it, and a final newline.
* @throws {UserError} without a place, for text that a router's shell would stumble over
*/
function normalizeScript(text) {
	if (text.includes("\0")) throw new UserError({ what: "is not a text" });
	if (text.includes("\r")) throw new UserError({
		what: "has DOS line ends, which a router's shell takes for part of commands",
		cure: "Save it with plain newlines."
	});
	const body = text.endsWith("\n") ? text : `${text}\n`;
	return body.startsWith("#!") ? body : `#!/bin/sh\n${body}`;
}

// lib/files/load.ts
/**
* Reads the declaration of a `files:` package and looks at every file it names, so that all mistakes come at once, each
* with line and column. The files' bytes are read when the package is packed.
* @param file path of the declaration below the root, as messages should name it
* @param root folder of the repository; nothing outside is read
* @throws {UserError}
*/
function loadFilesPackage(text, file, { root }) {
	const realRoot = realpathSync(root);
	const area = {
		root: realRoot,
		folder: realpathSync(join(realRoot, dirname(file)))
	};
	const contents = /* @__PURE__ */ new Map();
	const scripts = /* @__PURE__ */ new Map();
	const schema = filesPackageSchema.superRefine((document, context) => {
		const complain = (path, error) => {
			if (!(error instanceof UserError)) throw error;
			for (const { what, cure } of error.problems) context.addIssue({
				code: "custom",
				message: what,
				path: [...path],
				params: { cure }
			});
		};
		checkFiles(area, document, contents, complain);
		checkScripts(area, document, scripts, complain);
	}, { when: () => true });
	return toDeclared(parseDocument(text, file, schema), file, [...contents.values()], Object.fromEntries(scripts));
}
function checkFiles(area, document, contents, complain) {
	const schemas = filesPackageSchema.shape.files.unwrap();
	for (const [destination, value] of entriesOf(document, "files")) {
		if (!schemas.keyType.safeParse(destination).success) continue;
		const parsed = schemas.valueType.safeParse(value);
		if (!parsed.success) continue;
		try {
			contents.set(destination, planContent(area, destination, parsed.data));
		} catch (error) {
			complain(["files", destination], error);
		}
	}
	checkContents(contents, (destination, error) => complain(["files", destination], error));
}
function checkScripts(area, document, scripts, complain) {
	const schemas = filesPackageSchema.shape.scripts.unwrap();
	for (const [name, value] of entriesOf(document, "scripts")) {
		const script = schemas.partial().safeParse({ [name]: value }).data?.[name];
		if (script === void 0) continue;
		try {
			scripts.set(name, normalizeScript(typeof script === "string" ? script : readScript(area, script.file)));
		} catch (error) {
			complain(["scripts", name], error);
		}
	}
}
function readScript(area, source) {
	const [file, ...more] = findSource(area, source, "/script");
	if (!file || more.length > 0 || file.path !== "script") throw new UserError({ what: `${source} is not a file` });
	return readFileSync(file.from, "utf8");
}
/** Entries of a mapping in a document that may be wrong in any way. */
function entriesOf(document, key) {
	const value = document?.[key];
	return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}
function toDeclared(document, file, contents, scripts) {
	const { name, version, release, description, section, license, maintainer, url, conffiles } = document;
	return {
		name,
		version,
		release,
		description: description.trim(),
		...section === void 0 ? {} : { section },
		...license === void 0 ? {} : { license },
		...maintainer === void 0 ? {} : { maintainer },
		...url === void 0 ? {} : { url },
		depends: document.depends.map(relation),
		provides: document.provides.map(relation),
		conflicts: document.conflicts.map(relation),
		alternatives: document.alternatives.map(alternative),
		conffiles,
		scripts,
		source: file,
		architectures: architecturesOfAll(contents),
		supports: (arch) => supportsAll(contents, arch),
		async payload(arch) {
			return readPayload({
				name,
				file,
				conffiles,
				contents
			}, arch);
		}
	};
}
function relation(text) {
	const answer = parseRelation(text);
	if (isProblem(answer)) throw new Error(`${text} passed the schema`);
	return answer;
}
function alternative(text) {
	const answer = parseAlternative(text);
	if (isProblem(answer)) throw new Error(`${text} passed the schema`);
	return answer;
}

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
	const files = directory.files.map((file) => writeFile(writer, file, mtime));
	const name = writer.text(directory.path);
	const acl = writeAcl(writer, directory.mode);
	return writer.object([
		name,
		acl,
		writer.object(files)
	]);
}
function writeFile(writer, { name, entry }, mtime) {
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
* when nothing in it depends on the architecture, else once per series and architecture. It goes where userspace belongs.
* @throws {UserError} with all mistakes of the declaration, or when no target can carry the package
*/
async function packDeclared(file, targets, options) {
	return packForTargets(loadFilesPackage(await readDeclaration(file, options.root), file, options), targets, options.sourceDateEpoch);
}
/** Text of the declaration at `file`, relative to `root`. @throws {UserError} when it cannot be read */
function readDeclaration(file, root) {
	return readUserText(join(root, file), file, "Correct its name under files: in ppa.yml.");
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
	for (const feed of userspaceFeeds(targets)) {
		if (!declared.supports(feed.arch)) continue;
		const key = declared.architectures === "all" ? feed.release.series : `${feed.release.series} ${feed.arch}`;
		const group = groups.get(key);
		if (group) group.push(feed);
		else groups.set(key, [feed]);
	}
	if (groups.size === 0) throw new UserError({
		what: `${declared.name} has files for ${list(declared.architectures)}, and the archive serves none of these`,
		cure: "Add such an architecture to the archive's targets, or files for one that it serves.",
		place: { file: declared.source }
	});
	return [...groups.values()];
}
function list(architectures) {
	return architectures === "all" ? "all architectures" : architectures.join(", ");
}

export { loadFilesPackage as i, packForTargets as n, readDeclaration as r, packDeclared as t };