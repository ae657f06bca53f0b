import { i as shownAt, n as loadChecked, r as shown } from "./load-CQn-Z0cS.mjs";
import { t as readConfig } from "./read-config-BKlDbFaJ.mjs";
import { o as together, t as UserError } from "./errors-CKtpLF_l.mjs";
import { t as detectForge } from "./forge-mZrzzb-w.mjs";
import { n as commitUrl, o as repositoryUrl, s as runUrl, t as archiveUrl, u as workflowUrl } from "./urls-BC5siO3y.mjs";
import { r as newestReleases } from "./release-DzSBzhKS.mjs";
import { t as readUserFile } from "./read-file-DepBtbFQ.mjs";
import { i as parseKeyBundle, n as generateKeyset } from "./keyset-c5dV9xZk.mjs";
import { a as readPublicKeys, i as publicKeys, t as comparePublished } from "./public-keys-2_54upJp.mjs";
import { t as INSTALLER } from "./router-files-Ca5wxMH9.mjs";
import { createHash } from "node:crypto";
import { basename, dirname, join, posix, relative, resolve } from "node:path";

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

// lib/catalog/markdown.ts
/**
* The Markdown that people write in a page about their archive: headings, paragraphs, lists, quotes, code, rules, tables,
* links, pictures, emphasis. HTML in it is shown as text. The first heading is the title.
*/
function markdownPage(text, fallback, places = {}) {
	const lines = text.replace(/\r\n?/g, "\n").split("\n");
	const first = lines.findIndex((line) => line.trim() !== "");
	const heading = /^#\s+(.+?)\s*#*$/.exec(lines[first] ?? "")?.[1];
	const context = {
		...places,
		anchorOf: makeAnchors()
	};
	if (heading === void 0) return {
		title: fallback,
		html: blocks(lines, context)
	};
	const anchor = context.anchorOf(heading);
	return {
		title: plainText(heading),
		anchor,
		html: blocks(lines.slice(first + 1), context)
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
		const kept = plainText(text).toLowerCase().replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, "").trim().replaceAll(" ", "-");
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
/** Underscores within a word, as names of packages have them, are no emphasis. */
const tokens = /(`+)(.+?)\1|(!?)\[([^\]\n]*)\]\(([^()\s]+)(?:\s+"[^"\n]*")?\)|<(https?:\/\/[^>\s]+)>|(\*\*|(?<![\p{L}\p{N}_])__)(?=\S)(.+?)\7(?<!_(?=[\p{L}\p{N}]))|(\*|(?<![\p{L}\p{N}_])_)(?=\S)(.+?)\9(?<!_(?=[\p{L}\p{N}]))/gsu;
/** Text without its marks. */
function plainText(text) {
	return text.replace(tokens, (...[, , code, , label, , address, , strong, , emphasis]) => {
		return code ?? address ?? plainText(label ?? strong ?? emphasis ?? "");
	});
}
function inline(text, context) {
	let out = "";
	let from = 0;
	for (const match of text.matchAll(tokens)) {
		out += escapeMarkup(text.slice(from, match.index));
		from = match.index + match[0].length;
		const [, , code, picture, label, target = "", address, , strong, , emphasis] = match;
		if (code !== void 0) out += `<code>${escapeMarkup(code)}</code>`;
		else if (label !== void 0) out += picture && image(label, context.picture?.(target)) || link(label, target, context);
		else if (address !== void 0) out += link(address, address, context);
		else if (strong !== void 0) out += `<strong>${inline(strong, context)}</strong>`;
		else out += `<em>${inline(emphasis ?? "", context)}</em>`;
	}
	return out + escapeMarkup(text.slice(from));
}
function image(label, picture) {
	if (!picture) return "";
	const { address, size } = picture;
	const place = size ? ` width="${size.width}" height="${size.height}"` : "";
	return `<img src="${escapeMarkup(address)}" alt="${escapeMarkup(label)}"${place}>`;
}
const isElsewhere = (target) => /^[a-z][a-z0-9+.-]*:|^\/\//i.test(target);
function link(label, target, context) {
	const safe = isElsewhere(target) ? webAddress(target) : context.page?.(target) ?? target;
	if (safe === void 0) return escapeMarkup(label);
	return `<a href="${escapeMarkup(safe)}">${label === target ? escapeMarkup(label) : inline(label, context)}</a>`;
}

// lib/catalog/picture-size.ts
/**
* Width and height of a picture in pixels, read from the beginning of its file, so that a page can keep its place; undefined
* where it has none or is in another format than PNG, GIF, JPEG, WebP or SVG.
*/
function pictureSize(content) {
	const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
	const size = readSize(bytes, bytes.toString("latin1", 0, 2e3));
	return size && size.width > 0 && size.height > 0 ? size : void 0;
}
function readSize(bytes, start) {
	if (start.startsWith("PNG") && bytes.length >= 24) return {
		width: bytes.readUInt32BE(16),
		height: bytes.readUInt32BE(20)
	};
	if (start.startsWith("GIF8") && bytes.length >= 10) return {
		width: bytes.readUInt16LE(6),
		height: bytes.readUInt16LE(8)
	};
	if (start.startsWith("ÿØ")) return sizeOfJpeg(bytes);
	if (start.startsWith("RIFF") && start.startsWith("WEBP", 8) && bytes.length >= 30) return sizeOfWebp(bytes);
	const svg = /<svg\b[^>]*>/.exec(start)?.[0];
	return svg === void 0 ? void 0 : sizeOfSvg(svg);
}
/** Goes from segment to segment until one tells the size of the frame. A camera's picture (E1) may be shown turned. */
function sizeOfJpeg(bytes) {
	for (let at = 2; at + 9 <= bytes.length && bytes[at] === 255; at += 2 + bytes.readUInt16BE(at + 2)) {
		const marker = bytes[at + 1] ?? 0;
		if (marker === 225) return void 0;
		if (marker >= 192 && marker <= 207 && ![
			196,
			200,
			204
		].includes(marker)) return {
			width: bytes.readUInt16BE(at + 7),
			height: bytes.readUInt16BE(at + 5)
		};
	}
}
function sizeOfWebp(bytes) {
	const kind = bytes.toString("latin1", 12, 16);
	if (kind === "VP8 ") return {
		width: bytes.readUInt16LE(26) & 16383,
		height: bytes.readUInt16LE(28) & 16383
	};
	if (kind === "VP8X") return {
		width: bytes.readUIntLE(24, 3) + 1,
		height: bytes.readUIntLE(27, 3) + 1
	};
	if (kind !== "VP8L") return void 0;
	const both = bytes.readUInt32LE(21);
	return {
		width: (both & 16383) + 1,
		height: (both >> 14 & 16383) + 1
	};
}
function sizeOfSvg(tag) {
	const [width, height] = ["width", "height"].map((name) => Number(new RegExp(`\\s${name}\\s*=\\s*["']([\\d.]+)(?:px)?["']`).exec(tag)?.[1]));
	return width && height ? {
		width: Math.round(width),
		height: Math.round(height)
	} : void 0;
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
	const known = new Map(pictures.map(({ target, path, content }) => {
		const size = pictureSize(content);
		return [target, {
			address: `../../${path}`,
			...size ? { size } : {}
		}];
	}));
	const picture = (target) => known.get(target);
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
* Reads ppa.yml and finds out where it is at home. `newest`: point releases that build jobs took a series for. `check` throws
* for files that ppa.yml names and the caller will miss: with a document's own mistakes these are told at once.
* @throws {UserError} with every mistake of the document
*/
async function openSession(edge, config, options = {}) {
	const { newest = {}, check = async () => {} } = options;
	const file = resolve(edge.cwd, config);
	const root = dirname(file);
	const forge = detectForge(edge.env, await originUrl(edge, root));
	const document = {
		text: await readConfig(file, config),
		file: config,
		newest: {
			...newestReleases,
			...newest
		},
		defaultUrl: (branch) => forge ? archiveUrl(forge, branch) : void 0
	};
	const archive = await loadChecked(document, (named) => check(named, root));
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
* @throws {UserError} for all files that are not there
*/
async function readSiteSettings({ archive, root }, reporter) {
	const { language, colors, css, logo, pages } = archive.site;
	const named = `Correct its name under site: in ${archive.file}.`;
	const read = (file, cure = named) => readUserFile(join(root, file), shown(archive, file), cure);
	const [style, picture, texts] = await together([
		css && read(css),
		logo && read(logo),
		pages && together(pages.map((name) => readSitePage(name, shown(archive, name), read)))
	]);
	for (const problem of linksToNoPage(texts ?? [])) reporter.warn(shownAt(archive, problem));
	return {
		...language ? { language } : {},
		...colors ? { colors } : {},
		...style ? { css: style.toString("utf8") } : {},
		...logo && picture ? { logo: {
			name: basename(logo),
			content: picture
		} } : {},
		...texts ? { pages: texts } : {}
	};
}
/** A Markdown page, which its user calls `named`, with the pictures of the repository that it shows. */
async function readSitePage(name, named, read) {
	const markdown = (await read(name)).toString("utf8");
	const readPicture = async (target) => {
		const file = pictureFile(name, target);
		if (typeof file !== "string") throw new UserError({
			...file,
			place: { file: named }
		});
		return {
			target,
			content: await read(file, `Correct its name in ${named}, which shows it.`)
		};
	};
	const pictures = await together(localPictures(markdown).map(readPicture));
	return {
		name,
		markdown,
		...pictures.length > 0 ? { pictures } : {}
	};
}
/** The file of a picture, or why it cannot be one. */
function pictureFile(page, target) {
	const file = posix.join(posix.dirname(page), decodeAddress(target.replace(/[?#].*$/, "")));
	const isInside = !target.startsWith("/") && file !== ".." && !file.startsWith("../");
	if (isInside && pictureExtension(target) !== void 0) return file;
	return {
		what: isInside ? `${target} is no picture that browsers show` : `${target} is not below the archive's folder`,
		cure: "Show a .png, .jpg, .gif, .svg, .webp or .avif of this repository, by its path from the page."
	};
}

export { webAddress as _, originUrl as a, shortHash as b, buildBadge as c, packageAtom as d, packageJson as f, versionBadge as g, targetPath as h, openSigning as i, filesJson as l, sourcePath as m, describeRun as n, readSiteSettings as o, packagePath as p, openSession as r, prepareSettings as s, describeArchive as t, ownPath as u, escapeMarkup as v, textFile as x, jsonFile as y };