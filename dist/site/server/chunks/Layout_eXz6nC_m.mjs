import { n as createComponent, t as createAstro } from "./compiler_DM_9b4Kx.mjs";
import { c as renderSlot, d as renderTemplate, f as maybeRenderHead, i as renderComponent, m as addAttribute, p as renderHead } from "./server_BVsWL_m6.mjs";
// site/src/strings/en.ts
/** Every text of the site in English; the other languages have the same keys. */
var en = {
	skip: "Skip to content",
	packages: "Packages",
	builds: "Builds",
	keys: "Keys",
	api: "API",
	home: "Home",
	search: "Search packages",
	searchHint: "Press / to search",
	theme: "Colours: light, dark or as your system",
	copy: "Copy",
	copied: "Copied",
	packageCount: (n) => `${n} ${n === 1 ? "package" : "packages"}`,
	targetCount: (n) => `${n} ${n === 1 ? "target" : "targets"}`,
	fileCount: (n) => `${n} ${n === 1 ? "file" : "files"}`,
	about: "A package archive for OpenWrt routers.",
	addTitle: "Add to my router",
	addIntro: "Run these commands on your router, over SSH. Each does one thing, and you can undo all of them. Choose your release; the router fills in its own architecture.",
	release: "OpenWrt release",
	architecture: "Architecture",
	detect: "detected on the router",
	whichRelease: "Which one is mine?",
	whichReleaseHelp: "On the router, this prints both:",
	step: {
		key: "Trust this archive’s key",
		feed: "Add the feed",
		keep: "Keep both when the firmware is upgraded",
		update: "Fetch the list of packages",
		modules: "Kernel modules (only if you need them)",
		undo: "Undo all of this"
	},
	stepWhy: {
		key: "The router installs packages of this feed only if they are signed with this key. The key is part of the command, so nothing has to be downloaded to trust it.",
		feed: "One line tells the package manager where to look.",
		keep: "Without this, sysupgrade forgets the key and the feed.",
		update: "Then install what you like.",
		modules: "Kernel modules fit exactly one firmware version, so they have feeds of their own.",
		undo: "Removes the feed, the key and the note for sysupgrade. Installed packages stay."
	},
	installerTitle: "Or let a script do it",
	installerWhy: "It finds out release and architecture by itself. Read it before you run it.",
	trustTitle: "Trust",
	trustIntro: "Every list of packages is signed. Compare these fingerprints with a source you trust, such as the project’s own page.",
	unsigned: "This archive is not signed: routers refuse it unless signature checks are switched off.",
	keyKind: {
		usign: "opkg (usign)",
		apk: "apk (ECDSA P-256)",
		openpgp: "OpenPGP"
	},
	keyUse: {
		usign: "OpenWrt up to 24.10 checks Packages.sig with it.",
		apk: "OpenWrt 25.12 and later checks packages.adb with it.",
		openpgp: "For checking Packages.asc by hand, and for Yocto-style opkg."
	},
	keyMeaning: "A signature says that the list comes from whoever holds the key and that no file was changed on the way. It does not say that the software is good.",
	keyWhere: "The private keys are known only to the step that publishes; package code never runs beside them.",
	fingerprint: "Fingerprint",
	keyFile: "Key file",
	showKey: "Show the key",
	statusTitle: "State",
	lastPublished: "Last publication",
	health: "Builds",
	statusLoading: "See status.json",
	allPackages: "All packages",
	browse: "Browse by name",
	noPackages: "No packages yet",
	noPackagesHelp: "Publish a package and it will appear here.",
	version: "Version",
	versions: "Versions",
	newest: "newest",
	target: "Target",
	targets: "Targets",
	size: "Download",
	installedSize: "On the router",
	sha256: "SHA-256",
	file: "File",
	files: "Files",
	install: "Install",
	needsFeed: "The router needs this archive’s feed first:",
	description: "Description",
	dependencies: "Depends on",
	whereDependency: {
		here: "in this archive",
		openwrt: "from OpenWrt",
		missing: "missing"
	},
	noDependencies: "Nothing",
	requiredBy: "Required by",
	provides: "Provides",
	conflicts: "Conflicts with",
	license: "Licence",
	section: "Section",
	maintainer: "Maintainer",
	homepage: "Homepage",
	source: "Source",
	commit: "Commit",
	allArchitectures: "every architecture",
	differs: "On this target it depends on:",
	badges: "Badges",
	badgeHelp: "Markdown for a README:",
	badgeAlt: (name) => `${name} in this archive`,
	data: "As data",
	follow: "Follow",
	updates: "Updates",
	newPackages: "New packages",
	contents: "Files on the router",
	showContents: "Show the files",
	configFile: "configuration, kept on upgrade",
	buildStatus: {
		built: "built",
		failed: "failed",
		skipped: "skipped",
		stale: "stale"
	},
	buildMeaning: {
		built: "The newest build succeeded.",
		failed: "The newest build failed and nothing is published.",
		skipped: "Not built here, for the reason given.",
		stale: "The newest build failed; an older version is still published."
	},
	noBuild: "no build",
	log: "log",
	rebuild: "Rebuild",
	rebuildHelp: "For maintainers: start the workflow with these inputs.",
	rebuildOpen: "Open the workflow",
	buildsIntro: "How the last build of each package ended on each target.",
	feedOf: (path) => `Feed ${path}`,
	rawDirectory: "Plain directory",
	address: "Address for the router",
	sourceTitle: (name) => `Source ${name}`,
	sourceIntro: "Packages that are built from this directory.",
	keysIntro: "The public keys of this archive, as routers store them.",
	apiIntro: "Everything on this site is also there as JSON, at addresses that do not change. Nothing but status.json and builds.json changes unless a package does.",
	apiField: "Field",
	apiType: "Type",
	apiMeaning: "Meaning",
	optional: "optional",
	notFound: "There is no such page",
	notFoundHelp: "It may have been a package that is no longer here. Search for it:",
	filter: "Filter",
	clearFilters: "Clear",
	more: "Show more",
	noMatches: "Nothing matches",
	results: (n) => `${n} ${n === 1 ? "result" : "results"}`,
	facet: {
		release: "Release",
		arch: "Architecture",
		section: "Section",
		license: "Licence",
		source: "Source"
	},
	listUnavailable: "The search list cannot be loaded here.",
	madeWith: "Made with",
	noTracking: "No trackers, no cookies, nothing loaded from elsewhere.",
	pickHint: "Paste what the router printed",
	nearest: (arch, nearest) => `This archive has nothing for ${arch}. Nearest: ${nearest}.`
};
// site/src/strings/index.ts
var all = {
	en,
	de: en,
	ru: en,
	zh: en
};
var stringsOf = (language) => all[language];
// site/src/show.ts
/** `1.4 KB`, with the units of OpenWrt's own lists (1 KB = 1024 bytes). */
function bytes(size) {
	if (size < 1024) return `${size} B`;
	const [value, unit] = size < 1048576 ? [size / 1024, "KB"] : [size / 1024 / 1024, "MB"];
	return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}
var invisible = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
/** For titles and attributes, where a text cannot be isolated: without control characters and changes of direction. */
function plain(text, length = 300) {
	const clean = text.replace(invisible, "");
	return clean.length > length ? `${clean.slice(0, length - 1)}…` : clean;
}
/** An address below a feed or the archive, each segment escaped. */
function href(root, path) {
	return root + path.split("/").map(encodeURIComponent).join("/");
}
/** A page's address with the file's name, so that it also works where no server adds it: raw files, a folder on a disk. */
function page(root, path) {
	return `${href(root, path)}index.html`;
}
// site/src/components/Search.astro
createAstro("https://astro.build");
var $$Search = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Search;
	const { frame, id, live } = Astro.props;
	const t = stringsOf(frame.language);
	return renderTemplate`${maybeRenderHead($$result)}<search class="search"><form${addAttribute(page(frame.root, "packages/"), "action")} data-search><label class="sr"${addAttribute(id, "for")}>${t.search}</label><input${addAttribute(id, "id")} name="q" type="search"${addAttribute(t.search, "placeholder")} autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="100" aria-keyshortcuts="/ Control+K"><kbd aria-hidden="true">/</kbd>${!live && renderTemplate`<div class="results" data-results hidden></div>`}</form></search>`;
}, "/project/site/src/components/Search.astro", void 0);
// site/src/components/Layout.astro
createAstro("https://astro.build");
var $$Layout = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Layout;
	const { frame, title, description = "", anywhere, feeds = [], hideSearch, current } = Astro.props;
	const { archive, root, path } = frame;
	const t = stringsOf(frame.language);
	const fullTitle = plain(title ? `${title} · ${archive.title}` : archive.title, 120);
	const summary = plain(description || archive.description || t.about);
	const canonical = `${archive.url}/${path.split("/").map(encodeURIComponent).join("/")}`;
	const nav = [
		{
			path: "packages/",
			title: t.packages
		},
		...frame.hasBuilds ? [{
			path: "builds/",
			title: t.builds
		}] : [],
		{
			path: "keys/",
			title: t.keys
		},
		{
			path: "api/",
			title: t.api
		},
		...frame.pages.map(({ slug, title }) => ({
			path: `pages/${slug}/`,
			title
		}))
	];
	const policy = [
		"default-src 'none'",
		"script-src 'self'",
		"style-src 'self'",
		"img-src 'self'",
		"connect-src 'self'",
		"form-action 'self'",
		"base-uri 'none'"
	].join("; ");
	return renderTemplate`<html${addAttribute(frame.language, "lang")}${addAttribute(root, "data-root")}><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy"${addAttribute(policy, "content")}><meta name="viewport" content="width=device-width, initial-scale=1"><title>${fullTitle}</title><meta name="description"${addAttribute(summary, "content")}><meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">${anywhere ? renderTemplate`<meta name="robots" content="noindex">` : renderTemplate`<link rel="canonical"${addAttribute(canonical, "href")}>`}<meta property="og:type" content="website"><meta property="og:title"${addAttribute(fullTitle, "content")}><meta property="og:description"${addAttribute(summary, "content")}><meta property="og:url"${addAttribute(canonical, "content")}><meta property="og:site_name"${addAttribute(plain(archive.title), "content")}><link rel="icon"${addAttribute(href(root, frame.logo ?? "assets/icon.svg"), "href")}>${feeds.map((feed) => renderTemplate`<link rel="alternate" type="application/atom+xml"${addAttribute(plain(feed.title), "title")}${addAttribute(href(root, feed.path), "href")}>`)}<script${addAttribute(root + {
		"site": "assets/site-PZ3EFUY5.js",
		"style": "assets/style-5TC6YRVE.css",
		"theme": "assets/theme-76XTMPQE.js"
	}.theme, "src")}><\/script><link rel="stylesheet"${addAttribute(root + {
		"site": "assets/site-PZ3EFUY5.js",
		"style": "assets/style-5TC6YRVE.css",
		"theme": "assets/theme-76XTMPQE.js"
	}.style, "href")}>${frame.styles.map((style) => renderTemplate`<link rel="stylesheet"${addAttribute(root + style, "href")}>`)}<script${addAttribute(root + {
		"site": "assets/site-PZ3EFUY5.js",
		"style": "assets/style-5TC6YRVE.css",
		"theme": "assets/theme-76XTMPQE.js"
	}.site, "src")} defer><\/script>${renderHead($$result)}</head><body><a class="skip" href="#content">${t.skip}</a><header class="top"><div class="wide top-row"><a class="brand"${addAttribute(page(root, ""), "href")}><img${addAttribute(href(root, frame.logo ?? "assets/icon.svg"), "src")} alt="" width="28" height="28"><bdi>${archive.title}</bdi></a>${!hideSearch && renderTemplate`${renderComponent($$result, "Search", $$Search, {
		"frame": frame,
		"id": "search"
	})}`}<nav${addAttribute(t.home, "aria-label")}><ul>${nav.map((item) => renderTemplate`<li><a${addAttribute(page(root, item.path), "href")}${addAttribute((current ?? path) === item.path ? "page" : void 0, "aria-current")}><bdi>${item.title}</bdi></a></li>`)}</ul></nav><button type="button" class="theme js-only" data-theme-toggle${addAttribute(t.theme, "aria-label")}${addAttribute(t.theme, "title")}></button></div></header><main id="content" class="wide" tabindex="-1">${renderSlot($$result, $$slots["default"])}</main><footer class="bottom"><div class="wide"><ul>${(archive.links ?? []).map((link) => renderTemplate`<li><a${addAttribute(link.url, "href")} rel="noopener noreferrer"><bdi>${link.title}</bdi></a></li>`)}<li><a${addAttribute(href(root, "atom.xml"), "href")}>${t.updates} (Atom)</a></li><li><a${addAttribute(page(root, "api/"), "href")}>${t.api}</a></li></ul><p>${t.noTracking} ${t.madeWith} openwrt-ppa.</p></div></footer><div class="sr" role="status" aria-live="polite" data-announce></div></body></html>`;
}, "/project/site/src/components/Layout.astro", void 0);
export { page as a, href as i, $$Search as n, stringsOf as o, bytes as r, $$Layout as t };
