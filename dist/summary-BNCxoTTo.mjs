import { posix } from "node:path";

// lib/sdk/summary.ts
const marks = {
	built: "✓",
	failed: "✗",
	skipped: "–",
	unchanged: "="
};
/** A report for a terminal: one line per package, the end of the log below each failure. */
function reportText(report) {
	const packages = newsOf(report);
	const width = Math.max(...packages.map(({ as }) => as.length), 0);
	const lines = packages.flatMap((each) => [`  ${marks[each.status]} ${each.as.padEnd(width)}  ${outcome(each, report)}`, ...(each.tail ?? []).map((line) => `      ${line}`)]);
	const reason = report.reason ? `: ${report.reason.replaceAll("\n", "\n    ")}` : "";
	return [`${report.title}: ${tally(report)}${reason}`, ...lines].join("\n");
}
/** The same for a job summary, in Markdown: a table, and what failed in foldable sections. */
function reportMarkdown(report) {
	const rows = newsOf(report).map((each) => `| ${marks[each.status]} ${each.status} | ${code(each.as)} | ${cell(outcome(each, report))} |`);
	const failures = report.packages.filter(({ tail }) => tail && tail.length > 0);
	return [
		`### ${report.title}`,
		"",
		`${tally(report)} in ${duration(report.duration)}${report.sdk?.image ? `, with ${code(report.sdk.image)}` : ""}.${report.reason ? ` ${report.reason}.` : ""}`,
		"",
		"| | package | |",
		"|---|---|---|",
		...rows,
		"",
		...failures.flatMap(({ as, tail = [] }) => [
			`<details><summary>${as}: the end of its log</summary>`,
			"",
			fence(tail),
			"",
			"</details>",
			""
		])
	].join("\n");
}
/** Of what is unchanged, the number will do. */
const newsOf = ({ packages }) => packages.filter(({ status }) => status !== "unchanged");
/**
* Complaints, for annotations: at file and line below `folder` (the archive's, as the reader knows it) where the file is the
* user's own; one of another repository is named with that repository's address, since its path means another file here.
*/
function reportProblems(report, folder = ".") {
	const isCommon = ({ status, reason }) => status === "failed" && reason !== void 0 && reason === report.reason;
	const common = report.packages.some(isCommon) ? [{
		level: "error",
		problem: { what: `${report.title}: ${report.reason}` }
	}] : [];
	const own = report.packages.flatMap((each) => {
		const source = report.sources.find(({ name }) => name === each.source);
		const remarks = each.remarks.map((remark) => ({
			level: remark.level,
			problem: source?.url ? elsewhere(remark, source) : here(remark, folder)
		}));
		const told = each.status !== "failed" || isCommon(each) || remarks.some(({ level }) => level === "error");
		const failure = {
			level: "error",
			problem: { what: `${each.as}: ${each.reason ?? "failed"}` }
		};
		return told ? remarks : [failure, ...remarks];
	});
	return [...common, ...own];
}
function here({ text, file, line, column }, folder) {
	if (!file) return { what: text };
	return {
		what: text,
		place: {
			file: posix.join(folder, file),
			...line ? { line } : {},
			...column ? { column } : {}
		}
	};
}
/** `https://github.com/owner/repo@9a0364b9e99b:src/main.c:5:3: text` */
function elsewhere({ text, file, line, column }, { url, commit }) {
	return { what: `${[
		`${url}${commit ? `@${commit.slice(0, 12)}` : ""}`,
		file,
		line,
		column
	].filter(Boolean).join(":")}: ${text}` };
}
/** What kept a whole job from beginning is told once, above its packages. */
function outcome({ status, reason, binaries, duration: time }, report) {
	if (reason && reason === report.reason) return "see above";
	if (status !== "built") return reason ?? status;
	const files = binaries.flatMap(({ file }) => file ? [file.replace(/^packages\//, "")] : []);
	const others = binaries.filter((binary) => binary.status !== "built").map(({ name, reason: why }) => `${name}: ${why ?? ""}`);
	return [...files, ...others].join(", ") + (time ? ` (${duration(time)})` : "");
}
function tally({ packages }) {
	return [
		"built",
		"failed",
		"skipped",
		"unchanged"
	].map((status) => [packages.filter((each) => each.status === status).length, status]).filter(([count]) => count > 0).map(([count, status]) => `${count} ${status}`).join(", ") || "nothing to build";
}
const duration = (seconds) => seconds < 100 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
const code = (text) => `\`${text.replaceAll("`", "'").replaceAll("|", "\\|")}\``;
/** Text of packages: it must not become markup or a new row. */
const cell = (text) => text.replace(/[\r\n]+/g, " ").replaceAll("|", "\\|").replaceAll("<", "&lt;").replaceAll("`", "'");
/** A fence longer than any in the text. */
function fence(lines) {
	const longest = Math.max(2, ...lines.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length)));
	const mark = "`".repeat(longest + 1);
	return [
		mark,
		...lines,
		mark
	].join("\n");
}

export { reportMarkdown, reportProblems, reportText };