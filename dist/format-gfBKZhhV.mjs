import { n as formatSize } from "./sizes-Dimn-vtY.mjs";

// lib/verify/format.ts
/** So many places of one finding are printed in full; the rest is counted. `--json` has all. */
const SHOWN = 5;
/** The report as a person reads it: what was checked, then every kind of finding once, with its places, reason and cure. */
function formatReport(report) {
	const { feeds, findings, location } = report;
	const packages = feeds.reduce((sum, feed) => sum + feed.packages, 0);
	const size = formatSize(feeds.reduce((sum, feed) => sum + feed.bytes, 0));
	const lines = [`${location}: ${count(feeds.length, "feed")}, ${count(packages, "package file")}, ${size} read`];
	for (const feed of feeds) {
		const signed = feed.signedBy.length > 0 ? `signed by ${feed.signedBy.map(short).join(", ")}` : "no signature that holds";
		lines.push(`  ${feed.path || "."} (${feed.format}): ${count(feed.packages, "file")}, ${signed}`);
	}
	for (const group of grouped(findings)) lines.push("", ...formatGroup(group));
	const [errors, warnings] = [countFindings(report, "error"), countFindings(report, "warning")];
	lines.push("", `${count(errors, "error")}, ${count(warnings, "warning")}`);
	return lines.join("\n");
}
/** How many findings of a severity a report has. */
function countFindings({ findings }, severity) {
	return findings.filter((finding) => finding.severity === severity).length;
}
/** The report for a job summary: a table of the feeds, then every kind of finding with its places and cure. Markdown. */
function reportMarkdown(report) {
	const rows = report.feeds.map(({ path, packages, signedBy }) => `| \`${path || "."}\` | ${packages} | ${signedBy.map((key) => `\`${short(key)}\``).join(", ") || "**no**"} |`);
	const findings = grouped(report.findings).flatMap(([first, ...rest]) => [
		`**${first.severity} ${first.id}**: ${first.title}. ${first.cure}`,
		"",
		"```text",
		...placesOf([first, ...rest]).slice(0, 20).map((place) => place.replaceAll("```", "…")),
		"```",
		""
	]);
	return [
		`## ${report.ok ? "A router can use it" : "A router would refuse parts of it"}: ${report.location}`,
		"",
		"| feed | packages | signed by |",
		"|---|--:|---|",
		...rows,
		"",
		...findings
	].join("\n");
}
function formatGroup([first, ...rest]) {
	const places = placesOf([first, ...rest]);
	const lines = places.slice(0, SHOWN).map((place) => `    - ${place}`);
	if (places.length > SHOWN) lines.push(`    - … and ${places.length - SHOWN} more (--json lists all)`);
	const headline = `${first.severity} ${first.id}: ${first.title}`;
	if (first.severity === "info") return [headline, ...lines];
	return [
		headline,
		...lines,
		`  why: ${first.why}`,
		`  cure: ${first.cure}`
	];
}
/** One line per sentence; feeds of which the same is said stand in one line together. */
function placesOf(group) {
	const feedsBySentence = /* @__PURE__ */ new Map();
	for (const { what, feed, file, line } of group) {
		const sentence = line === void 0 ? what : `${file}:${line}: ${what}`;
		const feeds = feedsBySentence.get(sentence) ?? [];
		feedsBySentence.set(sentence, feeds);
		if (feed && !sentence.startsWith(`${feed}/`) && !feeds.includes(feed)) feeds.push(feed);
	}
	return [...feedsBySentence].map(([sentence, feeds]) => feeds.length > 0 ? `${cut(feeds.join(", "), 120)}: ${cut(sentence, 400)}` : cut(sentence, 400));
}
/** Long lists end after a comma; `--json` has them whole. Strangers' words cannot steer a terminal. */
function cut(words, limit) {
	const text = words.replace(/\p{Cc}/gu, "�");
	if (text.length <= limit) return text;
	return `${text.slice(0, text.lastIndexOf(", ", limit) + 1 || limit)} …`;
}
function grouped(findings) {
	const groups = /* @__PURE__ */ new Map();
	for (const finding of findings) {
		const group = groups.get(finding.id);
		if (group) group.push(finding);
		else groups.set(finding.id, [finding]);
	}
	return [...groups.values()];
}
const short = (fingerprint) => fingerprint.length > 16 ? `${fingerprint.slice(0, 16)}…` : fingerprint;
const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

export { countFindings, formatReport, reportMarkdown };