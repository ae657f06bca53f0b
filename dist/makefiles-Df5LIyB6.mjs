import { join, posix } from "node:path";
import { readFile, readdir } from "node:fs/promises";

// lib/archive/makefile-text.ts
/** OpenWrt's own rule (include/scan.mk): a directory is a package when its Makefile has this text, even in a comment. */
function isPackageMakefile(text) {
	return /call (?:Build\/DefaultTargets|BuildPackage|KernelPackage)/.test(text);
}
/** A Makefile of LuCI's kind, whose packages luci.mk defines. */
function includesLuci(text) {
	return /^\s*-?include\s.*\bluci\.mk\s*$/m.test(withoutComments(text));
}
const ownFolder = String.raw`(?:\$[({]CURDIR[)}]\/)`;
/** The files it includes by a path relative to its directory: `../common.mk`, `$(CURDIR)/../common.mk`. */
function localIncludes(text) {
	return [...withoutComments(text).matchAll(new RegExp(`^\\s*[-s]?include\\s+${ownFolder}?([^\\s$/]\\S*)\\s*$`, "gm"))].map(([, path = ""]) => path);
}
/**
* The paths above its directory that it names, relative to the directory: a file or a folder, for `../shared/$(X)` the folder
* that is certain. It may name more in ways that only make can follow.
*/
function pathsAbove(text) {
	const start = String.raw`(?:${ownFolder}|(?<![\w./)}$-]))`;
	const named = new RegExp(String.raw`${start}((?:\.\/)*\.\.\/[^\s"'${"`"}()$*?[\]{},;:|&<>\\]*)([$*?[{]?)`, "g");
	const bare = /\$[({]CURDIR[)}]\/(\.\.)(?![\w./])/g;
	const plain = withoutComments(text);
	const paths = [...plain.matchAll(named)].map(([, path = "", more]) => more ? path.replace(/[^/]*$/, "") : path);
	return [.../* @__PURE__ */ new Set([...paths, ...[...plain.matchAll(bare)].map(([, path = ""]) => path)])];
}
/** Lines that a backslash parts become one. */
function withoutComments(text) {
	return text.replace(/\r\n/g, "\n").replace(/\\\n\s*/g, " ").replace(/(^|[^\\])#.*$/gm, "$1");
}

// lib/archive/makefile.ts
/**
* Reads the packages a Makefile defines: names, `PKGARCH:=all`, kernel modules, LuCI's defaults. Anything that needs make
* to be known makes the answer incomplete, never wrong.
*/
function readMakefile(text, context) {
	const { variables, blocks, statements } = parse(withoutComments(text), /* @__PURE__ */ new Map([["CURDIR", context.directoryName]]));
	const luci = includesLuci(text);
	if (luci) variables.set("PKG_NAME", variables.get("PKG_NAME") ?? variables.get("LUCI_NAME") ?? context.directoryName);
	const expand = (value) => expandVariables(value, variables);
	const name = plain(expand("$(PKG_NAME)"));
	const called = statements.flatMap((statement) => calls(statement, expand));
	const packages = /* @__PURE__ */ new Map();
	let complete = true;
	for (const { macro, argument } of called) {
		const found = plain(argument);
		if (found === void 0) complete = false;
		else if (macro === "KernelPackage") packages.set(`kmod-${found}`, "kmod");
		else {
			const kind = kindOf(found, blocks, variables);
			if (kind) packages.set(found, kind);
			else complete = false;
		}
	}
	if (luci && name && !packages.has(name)) packages.set(name, luciKind(variables.get("LUCI_PKGARCH"), context));
	if (packages.size === 0) complete = false;
	return {
		...name ? { name } : {},
		packages: [...packages].map(([each, kind]) => ({
			name: each,
			kind,
			...isForTargets(each, blocks, variables) ? { isForTargets: true } : {}
		})),
		kinds: kindsOf(packages, text),
		complete,
		needs: dependencies(variables, blocks, expand),
		provides: provisions(blocks, expand)
	};
}
function parse(text, variables) {
	const blocks = /* @__PURE__ */ new Map();
	const statements = [];
	let block;
	for (const line of text.split("\n")) {
		const opens = /^\s*define\s+(\S+)/.exec(line);
		if (block) {
			if (opens) block.depth++;
			if (!/^\s*endef\b/.test(line)) block.lines.push(line);
			else if (--block.depth === 0) {
				blocks.set(block.name, block.lines.join("\n"));
				block = void 0;
			}
		} else if (opens) block = {
			name: opens[1] ?? "",
			lines: [],
			depth: 1
		};
		else if (!assign(line, variables)) statements.push(line.trim());
	}
	return {
		variables,
		blocks,
		statements
	};
}
/** Takes note of `NAME := value` and its like; of two branches of a condition the first assignment counts. */
function assign(line, variables) {
	const match = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*(:{0,3}=|\?=|\+=)\s*(.*)$/.exec(line);
	if (!match) return false;
	const [, name = "", operator, value = ""] = match;
	const before = variables.get(name);
	if (operator === "+=" && before !== void 0) variables.set(name, `${before} ${value.trim()}`);
	else if (before === void 0 || operator !== "?=") variables.set(name, value.trim());
	return true;
}
/** Values may multiply each other; nothing that is a name is longer. Characters. */
const longestValue = 5e4;
/** Replaces `$(NAME)` by its value as far as values are known; unknown ones, and all functions but notdir, stay as they are. */
function expandVariables(value, variables, depth = 0) {
	if (depth > 8 || value.length > longestValue) return value;
	let size = 0;
	return value.replace(/\$[({]([\w.-]+)[)}]/g, (whole, name) => {
		const known = variables.get(name);
		if (known === void 0 || size > longestValue) return whole;
		const part = expandVariables(known, variables, depth + 1);
		size += part.length;
		return part;
	}).replace(/\$\(notdir\s+(?:[^()$\s]*\/)?([^()$\s/]+)\)/g, "$1");
}
const plain = (text) => /^[A-Za-z0-9][\w.+-]*$/.test(text.trim()) ? text.trim() : void 0;
/** The `$(eval $(call BuildPackage,NAME))` of a line, those inside a `$(foreach …)` over a known list too. */
function calls(line, expand) {
	const loop = line.startsWith("$(foreach ") && line.endsWith(")") ? splitLoop(line.slice(10, -1)) : void 0;
	if (loop) {
		const values = expand(loop.list).trim();
		if (values.includes("$")) return calls(loop.body, (value) => value);
		return values.split(/\s+/).filter(Boolean).flatMap((value) => calls(loop.body, (inner) => expand(inner.replaceAll(`$(${loop.variable})`, value))));
	}
	return [...line.matchAll(/\$\(call\s+(BuildPackage|KernelPackage)\s*,\s*((?:\$\([\w.-]+\)|[^(),$]){1,200})/g)].map(([, macro = "", argument = ""]) => ({
		macro,
		argument: expand(argument)
	}));
}
/** The three arguments of foreach: commas inside of parentheses do not part them. */
function splitLoop(text) {
	const commas = [];
	for (let index = 0, depth = 0; index < text.length && commas.length < 2; index++) {
		const character = text[index];
		if (character === "(") depth++;
		else if (character === ")") depth--;
		else if (character === "," && depth === 0) commas.push(index);
	}
	const [first, second] = commas;
	if (first === void 0 || second === void 0) return void 0;
	const body = text.slice(second + 1).trim();
	return {
		variable: text.slice(0, first).trim(),
		list: text.slice(first + 1, second),
		body
	};
}
function kindOf(name, blocks, variables) {
	const body = inheritedBody(`Package/${name}`, blocks, variables, /* @__PURE__ */ new Set());
	if (body === void 0) return void 0;
	if (/\bnonshared\b/.test(`${variables.get("PKG_FLAGS") ?? ""} ${lastValue(body, "PKGFLAGS") ?? ""}`)) return "kmod";
	return lastValue(body, "PKGARCH") === "all" ? "all" : "arch";
}
/** `@TARGET_ath79`, also in a longer condition. */
function isForTargets(name, blocks, variables) {
	const body = inheritedBody(`Package/${name}`, blocks, variables, /* @__PURE__ */ new Set()) ?? inheritedBody(`KernelPackage/${name.replace(/^kmod-/, "")}`, blocks, variables, /* @__PURE__ */ new Set());
	return /^\s*DEPENDS\s*[:+?]?=.*@[^\s]*\bTARGET_/m.test(body ?? "");
}
/** A block's lines with those of the blocks it takes over by `$(call Package/x/Default)` or `$(Package/x)`. */
function inheritedBody(name, blocks, variables, seen) {
	const known = blocks.get(name) ?? [...blocks].find(([key]) => expandVariables(key, variables) === name)?.[1];
	if (known === void 0 || seen.has(name) || seen.size > 50) return void 0;
	seen.add(name);
	return expandVariables(known, variables).replace(/\$\((?:call\s+)?((?:Package|KernelPackage)\/[^(),\s]+)[^()]*\)/g, (_whole, other) => inheritedBody(other, blocks, variables, seen) ?? "");
}
function lastValue(body, field) {
	return [...body.matchAll(new RegExp(`^\\s*${field}\\s*[:?]?=[ \\t]*(.*)$`, "gm"))].at(-1)?.[1]?.trim();
}
/** Packages that only make can name are taken for the kinds of those beside them. */
function kindsOf(packages, text) {
	const kinds = new Set(packages.values());
	if (/call\s+KernelPackage/.test(withoutComments(text))) kinds.add("kmod");
	if (kinds.size === 0) kinds.add("arch");
	return [...kinds].sort();
}
function luciKind(packageArch, { hasSource }) {
	if (packageArch !== void 0) return packageArch === "all" ? "all" : "arch";
	return hasSource ? "arch" : "all";
}
function dependencies(variables, blocks, expand) {
	const fields = [
		"PKG_BUILD_DEPENDS",
		"LUCI_DEPENDS",
		"LUCI_EXTRA_DEPENDS",
		"HOST_BUILD_DEPENDS"
	].map((each) => variables.get(each) ?? "");
	const lists = fieldsOfPackages(blocks, /^\s*(?:EXTRA_)?DEPENDS\s*[:+?]?=(.*)$/gm);
	const names = [...fields, ...lists].flatMap((list) => expand(list).split(/[\s,|&!()]+/)).map((word) => word.replace(/^[+@]+/, "").replace(/^.*:/, "").replace(/\/(host|target)$/, ""));
	return [...new Set(names.filter((each) => plain(each) !== void 0))].sort();
}
function provisions(blocks, expand) {
	const lists = fieldsOfPackages(blocks, /^\s*PROVIDES\s*[:+?]?=(.*)$/gm);
	return [...new Set(lists.flatMap((list) => expand(list).split(/\s+/).filter(Boolean)))].sort();
}
/** What `pattern` captures in the definitions of all packages. */
function fieldsOfPackages(blocks, pattern) {
	return [...blocks].filter(([name]) => /^(Kernel)?Package\//.test(name)).map(([, body]) => body).flatMap((body) => [...body.matchAll(pattern)].map((match) => match[1] ?? ""));
}

// lib/archive/makefiles.ts
const skipped = /* @__PURE__ */ new Set([".git", "node_modules"]);
/** Levels of folders that are looked into; deeper ones are some accident. */
const deepest = 20;
/** All files of a tree, relative to it, with `/`; links are listed and not followed. */
async function listFiles(root) {
	const files = [];
	const walk = async (folder, depth) => {
		const entries = await readdir(join(root, folder), { withFileTypes: true });
		const below = [];
		for (const entry of entries) {
			const path = folder ? `${folder}/${entry.name}` : entry.name;
			if (!entry.isDirectory()) files.push(path);
			else if (!skipped.has(entry.name) && depth < deepest) below.push(walk(path, depth + 1));
		}
		await Promise.all(below);
	};
	await walk("", 0);
	return files.sort();
}
/**
* Finds the OpenWrt packages of a tree by OpenWrt's own rule, without running make. `rootName` names the root where a
* Makefile there leaves it to its directory's name, as LuCI's do; usually the repository's name. `files` are the tree's
* files, where the caller knows better which of them count (git does); packages are only in those below the root.
*/
async function findPackageDirectories(root, rootName, files) {
	const all = new Set(files ?? await listFiles(root));
	const makefiles = [...all].filter((path) => /^(?!\.\.\/)(?:.*\/)?Makefile$/.test(path)).sort();
	const found = await Promise.all(makefiles.map((path) => readDirectory(root, posix.dirname(path), rootName, all)));
	return {
		directories: found.flatMap((each) => "directory" in each ? [each] : []),
		warnings: found.flatMap((each) => "warning" in each ? [each.warning] : [])
	};
}
async function readDirectory(root, directory, rootName, files) {
	const file = posix.join(directory, "Makefile");
	const text = await readText(join(root, file));
	const warn = (what, cure) => ({ warning: {
		what,
		cure,
		place: { file }
	} });
	if (!isPackageMakefile(text)) {
		if (!includesLuci(text)) return { none: true };
		return warn("includes luci.mk but has not the text by which OpenWrt finds packages, and so would silently not be built", "Add this line at its end: # call BuildPackage - OpenWrt buildroot signature");
	}
	const included = await readIncludes(root, directory, text, files);
	const directoryName = directory === "." ? rootName : posix.basename(directory);
	const whole = [...included.values(), text].join("\n");
	const facts = readMakefile(whole, {
		directoryName,
		hasSource: files.has(posix.join(directory, "src/Makefile"))
	});
	const as = directory === "." ? facts.name ?? rootName : directoryName;
	const unfit = /^[A-Za-z0-9][\w.+-]*$/.test(as) ? directory.split("/").find((part) => /\s/.test(part)) : as;
	if (unfit !== void 0) return warn(`is in a folder named ${JSON.stringify(unfit)}, which make cannot handle`, "Rename the folder: letters, digits, . _ + -");
	const above = pathsAbove(whole).map((path) => posix.join(directory, path).replace(/(?<=.)\/$/, ""));
	return {
		directory,
		as,
		includes: [...included.keys()].sort(),
		above,
		...facts
	};
}
/** A Makefile is written by hand: what is larger, or no file at all, is none. */
async function readText(path) {
	const text = await readFile(path, "utf8").catch(() => "");
	return text.length > 5e5 ? "" : text;
}
/** The files of the tree that a Makefile includes, those that these include too; make looks for all from its directory. */
async function readIncludes(root, directory, text, files) {
	const found = /* @__PURE__ */ new Map();
	const waiting = [text];
	for (let next = waiting.pop(); next !== void 0; next = waiting.pop()) for (const include of localIncludes(next)) {
		const path = posix.join(directory, include);
		if (!files.has(path) || found.has(path) || posix.basename(path) === "luci.mk") continue;
		const content = await readText(join(root, path));
		found.set(path, content);
		waiting.push(content);
	}
	return found;
}

export { listFiles as n, isPackageMakefile as r, findPackageDirectories as t };