import { i as shownAt, n as loadChecked, r as shown } from "./load-DNf2s9Az.mjs";
import { t as readConfig } from "./read-config-i_xTnVoO.mjs";
import { a as textFile, i as shortHash, t as decodeAddress } from "./encode-cW_QC08C.mjs";
import { o as together, t as UserError } from "./errors-CKtpLF_l.mjs";
import { t as detectForge } from "./forge-mZrzzb-w.mjs";
import { n as commitUrl, o as repositoryUrl, s as runUrl, t as archiveUrl, u as workflowUrl } from "./urls-BC5siO3y.mjs";
import { r as newestReleases } from "./release-JLtP9Afp.mjs";
import { t as readUserFile } from "./read-file-DepBtbFQ.mjs";
import { i as parseKeyBundle, n as generateKeyset } from "./keyset-c5dV9xZk.mjs";
import { a as readPublicKeys, i as publicKeys, t as comparePublished } from "./public-keys-2_54upJp.mjs";
import { t as INSTALLER } from "./router-files-6lzKiu9X.mjs";
import { basename, dirname, join, posix, relative, resolve } from "node:path";

// lib/catalog/settings.ts
/**
* Turns the settings into files with hashed names and pages.
* @throws UserError with every colour that is none, and every page that would take the place of another
*/
async function prepareSettings(settings = {}) {
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
		pages: await Promise.all(sources.map((page) => renderPage(page, sources))),
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
const addressed = ({ name, markdown }) => ({
	name: posix.normalize(name),
	slug: slugOf(name),
	markdown
});
function readPage(page) {
	const { pictures = [] } = page;
	return {
		...addressed(page),
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
/** Loads what reads Markdown and pictures only now: few archives have pages of their own. */
async function renderPage({ name, slug, markdown, pictures }, all) {
	const { markdownPage } = await import("./markdown-DOQ89uTq.mjs");
	const { pictureSize } = await import("./picture-size-CFoaN0Ms.mjs");
	const known = new Map(pictures.map(({ target, path, content }) => [target, {
		address: `../../${path}`,
		size: pictureSize(content)
	}]));
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
async function linksToNoPage(pages) {
	if (pages.length === 0) return [];
	const { markdownPage } = await import("./markdown-DOQ89uTq.mjs");
	const sources = pages.map(addressed);
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
		cure: "Make them with `ppa keys new`, and store the text it writes as the secret PPA_KEYS. On your own machine: PPA_KEYS=\"$(cat FILE)\" ppa publish."
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
	for (const problem of await linksToNoPage(texts ?? [])) reporter.warn(shownAt(archive, problem));
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
	const { localPictures } = await import("./markdown-DOQ89uTq.mjs");
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

export { originUrl as a, openSigning as i, describeRun as n, readSiteSettings as o, openSession as r, prepareSettings as s, describeArchive as t };