import { r as setupSteps } from "./commands-DrYxy-fh.mjs";
import { r as lookUrl } from "./urls-BC5siO3y.mjs";
import { t as INSTALLER } from "./router-files-6lzKiu9X.mjs";
import { n as formatSize } from "./sizes-Dimn-vtY.mjs";

// lib/publish/summary.ts
const KINDS = [
	"added",
	"replaced",
	"dropped"
];
/** What happened, for machines. */
function outcomeDocument({ session, publication, commit }) {
	return {
		url: session.archive.url,
		changed: commit !== void 0,
		...commit ? { commit } : {},
		/** Of packages and indexes. */
		bytes: bytesOf(publication.feeds),
		feeds: feedsDocument(publication.feeds)
	};
}
function feedsDocument(feeds) {
	return feeds.map((feed) => ({
		path: feed.target.path,
		count: feed.count,
		...Object.fromEntries(KINDS.map((kind) => [kind, feed[kind].map(({ filename }) => filename)]))
	}));
}
/** What happened, for a person at a terminal. */
function outcomeText(outcome, dryRun) {
	const { session, branch, publication, commit } = outcome;
	const { url } = session.archive;
	const look = lookUrl(url, branch, session.forge);
	const result = commit ? `Published as ${commit.slice(0, 12)} on ${branch}: ${look}` : dryRun ? "Dry run: nothing was pushed." : `Nothing has changed: ${look}`;
	const routers = dryRun || look.startsWith(url) ? [] : [`On a router: wget -qO- ${url}/${INSTALLER} | sh`];
	return [
		feedLines(publication.feeds),
		"",
		sizeLine(publication.feeds),
		result,
		...routers
	].join("\n");
}
/** One line per feed: how many packages, and what came and went. */
function feedLines(feeds) {
	const width = Math.max(...feeds.map(({ target }) => target.path.length), 0);
	return feeds.map((feed) => {
		const news = KINDS.filter((kind) => feed[kind].length > 0).map((kind) => `${feed[kind].length} ${kind}`);
		const count = `${feed.count} ${feed.count === 1 ? "package" : "packages"}`;
		return `  ${feed.target.path.padEnd(width)}  ${news.length > 0 ? `${count}, ${news.join(", ")}` : count}`;
	}).join("\n");
}
function sizeLine(feeds) {
	return `Packages and indexes: ${formatSize(bytesOf(feeds))}`;
}
const bytesOf = (feeds) => feeds.reduce((sum, { bytes }) => sum + bytes, 0);
/** The job summary: what was added, replaced and dropped, how large the archive is, and how a router gets it. Markdown. */
function outcomeMarkdown(outcome, dryRun) {
	const { session, branch, publication, sizes, commit } = outcome;
	const { archive, forge } = session;
	const look = lookUrl(archive.url, branch, forge);
	const headline = commit ? `Published to [${escapeMarkdown(archive.title)}](${look})` : dryRun ? `Dry run of ${escapeMarkdown(archive.title)}: nothing was pushed` : `[${escapeMarkdown(archive.title)}](${look}) is up to date`;
	const news = newsTable(publication.feeds);
	return [
		`## ${headline}`,
		"",
		...feedTable(publication.feeds),
		"",
		...news.length > 0 ? [...news, ""] : [],
		...sizeTable(sizes),
		"",
		...dryRun ? [] : routerLines(archive, publication.feeds, outcome.publicKeys)
	].join("\n");
}
/** The feeds alone, for a job summary. Markdown. */
function feedsMarkdown(feeds) {
	return [
		"## Feeds",
		"",
		...feedTable(feeds),
		"",
		...newsTable(feeds)
	].join("\n");
}
function feedTable(feeds) {
	return [
		"| feed | packages | added | replaced | dropped |",
		"|---|--:|--:|--:|--:|",
		...feeds.map((feed) => {
			const counts = [feed.count, ...KINDS.map((kind) => feed[kind].length)].map((count) => count || "");
			return `| \`${feed.target.path}\` | ${counts.join(" | ")} |`;
		})
	];
}
/** At most so many lines: a runner cuts a summary at 1 MiB. */
const MOST_NEWS = 500;
function newsTable(feeds) {
	const byPackage = /* @__PURE__ */ new Map();
	for (const feed of feeds) for (const kind of KINDS) for (const { info } of feed[kind]) {
		const key = `| ${kind} | ${escapeMarkdown(info.name)} | ${escapeMarkdown(info.version)} |`;
		const paths = byPackage.get(key);
		if (paths) paths.push(feed.target.path);
		else byPackage.set(key, [feed.target.path]);
	}
	if (byPackage.size === 0) return [];
	const rows = [...byPackage].map(([key, paths]) => `${key} ${paths.map((path) => `\`${path}\``).join(", ")} |`);
	const more = rows.length > MOST_NEWS ? [`| … | and ${rows.length - MOST_NEWS} more | | |`] : [];
	return [
		"| | package | version | feeds |",
		"|---|---|---|---|",
		...rows.slice(0, MOST_NEWS),
		...more
	];
}
function sizeTable({ rows, total }) {
	return [
		"<details><summary>Size</summary>",
		"",
		"| folder | files | size |",
		"|---|--:|--:|",
		...rows.slice(0, 10).map(({ directory, files, size }) => `| \`${directory}\` | ${files} | ${formatSize(size)} |`),
		`| **all** | | **${formatSize(total)}** of 1 GB |`,
		"",
		"</details>"
	];
}
function routerLines(archive, feeds, keys) {
	return setups(archive, feeds, keys).flatMap(({ title, commands }) => [
		`${title}:`,
		"",
		"```sh",
		commands,
		"```",
		""
	]);
}
/** The same for a terminal. Not indented: pasted with blanks before it, `EOK` would end nothing. */
function routerText(archive, feeds, keys) {
	return setups(archive, feeds, keys).map(({ title, commands }) => `${title}:\n\n${commands}`).join("\n\n");
}
/** Key, feed and update for every release, as the catalog shows them. */
function setups(archive, feeds, keys) {
	return [...new Map(feeds.map(({ target: { release } }) => [release.series, release])).values()].map(({ series, format }) => {
		const key = keys.find(({ kind }) => kind === (format === "apk" ? "apk" : "usign"));
		const commands = setupSteps(archive, {
			series,
			format
		}, key).filter(({ name }) => name !== "undo").map((step) => step.commands);
		return {
			title: `On a router with OpenWrt ${series}`,
			commands: commands.join("\n")
		};
	});
}
function escapeMarkdown(text) {
	return text.replace(/[\\`*_{}[\]<>()#+\-.!|~&]/g, "\\$&").replace(/\s+/g, " ");
}

export { feedLines, feedsDocument, feedsMarkdown, outcomeDocument, outcomeMarkdown, outcomeText, routerText };