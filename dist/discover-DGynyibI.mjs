import { i as catalogSchema } from "./catalog-CSOQh0pa.mjs";
import { n as architecturesOf, r as knownSeries, t as archOfTarget } from "./targets-ByRrHHuD.mjs";
import { t as UserError } from "./errors-CKtpLF_l.mjs";
import { t as download } from "./download-CkfzPY8L.mjs";

// lib/verify/discover.ts
const CATALOG = "api/v1/catalog.json";
const INDEXES = [
	["Packages.gz", "opkg"],
	["packages.adb", "apk"],
	["Packages", "opkg"]
];
/**
* Finds out what `source` is: an archive with a catalog; one feed of such an archive (the catalog is then looked for in
* the directories above, for the keys); a directory tree with indexes; or one feed by itself. Undefined when the source
* could not be asked at all, which is then among the findings.
*
* @throws UserError when there is nothing to verify.
*/
async function discover(source, findings) {
	const before = findings.list.length;
	const catalog = await readCatalog(source, findings);
	if (catalog) {
		const files = await source.list();
		return {
			root: source,
			feeds: catalog.targets.map(fromCatalog),
			catalog,
			whole: true,
			...files ? { files } : {}
		};
	}
	if (findings.list.length > before) return void 0;
	const format = await indexFormat(source);
	if (format) return await feedOfArchive(source) ?? {
		root: source,
		feeds: [{
			path: "",
			format
		}],
		whole: false
	};
	const files = await source.list();
	const feeds = files ? feedsAmong(files) : [];
	if (files && feeds.length > 0) return {
		root: source,
		feeds,
		whole: true,
		files
	};
	throw new UserError({
		what: `${source.location} has neither a catalog (${CATALOG}) nor an index (Packages.gz, packages.adb)`,
		cure: "Name the root of a published archive, or the directory of one feed."
	});
}
async function readCatalog(reader, findings) {
	const fetched = await download(reader, CATALOG, findings);
	if (typeof fetched !== "object") return void 0;
	let json;
	try {
		json = JSON.parse(fetched.bytes.toString("utf8"));
	} catch {
		findings.add("catalog-unreadable", `${CATALOG} is not JSON`, { file: CATALOG });
		return;
	}
	const parsed = catalogSchema.safeParse(json);
	const issue = parsed.error?.issues[0];
	const stray = parsed.data?.targets.find(({ path }) => !isFeedPath(path));
	if (parsed.success && !stray) return parsed.data;
	const wrong = stray ? `${JSON.stringify(stray.path)} is no feed's path` : `${issue?.path.join(".")}: ${issue?.message}`;
	findings.add("catalog-unreadable", `${CATALOG}: ${wrong}`, { file: CATALOG });
}
/** A path that stays below the archive and needs no escaping anywhere. */
function isFeedPath(path) {
	return /^[A-Za-z0-9][A-Za-z0-9._-]*(?:\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/.test(path);
}
function fromCatalog(feed) {
	const { path, format, arch, target, release } = feed;
	return {
		path,
		format,
		arch,
		series: release,
		...target === void 0 ? {} : { target }
	};
}
/** Asks for the indexes by name; what stands in the way of one is reported when the feed is verified. */
async function indexFormat(reader) {
	for (const [name, format] of INDEXES) {
		const fetched = await reader.get(name);
		for await (const _ of fetched.body) break;
		if (fetched.status !== 404 && fetched.status !== 410) return format;
	}
}
/** `<series>/<arch>` lies two levels below the root, `<release>/<target>/<subtarget>` three. */
async function feedOfArchive(source) {
	for (const levels of [2, 3]) {
		const root = source.parent(levels);
		const catalog = root && await readCatalog(root, silent);
		const feed = catalog?.targets.find(({ path }) => source.location.endsWith(`/${path}`));
		if (root && catalog && feed) return {
			root,
			feeds: [fromCatalog(feed)],
			catalog,
			whole: false
		};
	}
}
const silent = {
	add() {},
	at: () => silent,
	list: []
};
function feedsAmong(files) {
	const feeds = /* @__PURE__ */ new Map();
	for (const [index, format] of INDEXES) for (const file of files) {
		if (file !== index && !file.endsWith(`/${index}`)) continue;
		const path = file.slice(0, -index.length).replace(/\/$/, "");
		if (!feeds.has(path)) feeds.set(path, {
			path,
			format,
			...knownByPath(path)
		});
	}
	return [...feeds.values()].sort((a, b) => a.path < b.path ? -1 : 1);
}
/** What a path in our layout says about its feed: `24.10/x86_64`, `24.10.8/ath79/generic`. */
function knownByPath(path) {
	const segments = path.split("/");
	for (const [index, segment] of segments.entries()) {
		const series = segment === "SNAPSHOT" ? "main" : segment.replace(/^v?(\d+\.\d+).*$/, "$1");
		if (!knownSeries.includes(series)) continue;
		const [next = "", last = ""] = segments.slice(index + 1);
		const known = { series: segment === "SNAPSHOT" ? segment : series };
		if (architecturesOf(series).includes(next)) return {
			...known,
			arch: next
		};
		const arch = archOfTarget(series, `${next}/${last}`);
		return arch ? {
			...known,
			arch,
			target: `${next}/${last}`
		} : known;
	}
	return {};
}

export { knownByPath as n, discover as t };