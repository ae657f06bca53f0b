import { posix } from "node:path";
import type { BuildRemark, BuildReport, BuiltPackage } from "../../schemas/build.ts";
import type { Problem } from "../run/errors.ts";

const marks = { built: "✓", failed: "✗", skipped: "–", unchanged: "=" } as const;

/** A report for a terminal: one line per package, the end of the log below each failure. */
export function reportText(report: BuildReport): string {
  const packages = newsOf(report);
  const width = Math.max(...packages.map(({ as }) => as.length), 0);
  const lines = packages.flatMap((each) => [
    `  ${marks[each.status]} ${each.as.padEnd(width)}  ${outcome(each, report)}`,
    ...(each.tail ?? []).map((line) => `      ${line}`),
  ]);
  const reason = report.reason ? `: ${report.reason.replaceAll("\n", "\n    ")}` : "";
  return [`${report.title}: ${tally(report)}${reason}`, ...lines].join("\n");
}

/** The same for a job summary, in Markdown: a table, and what failed in foldable sections. */
export function reportMarkdown(report: BuildReport): string {
  const rows = newsOf(report).map(
    (each) => `| ${marks[each.status]} ${each.status} | ${code(each.as)} | ${cell(outcome(each, report))} |`,
  );
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
      "",
    ]),
  ].join("\n");
}

/** Of what is unchanged, the number will do. */
const newsOf = ({ packages }: BuildReport): BuiltPackage[] => packages.filter(({ status }) => status !== "unchanged");

/**
 * Complaints, for annotations: at file and line below `folder` (the archive's, as the reader knows it) where the file is the
 * user's own; one of another repository is named with that repository's address, since its path means another file here.
 */
export function reportProblems(
  report: BuildReport,
  folder = ".",
): { readonly level: BuildRemark["level"]; readonly problem: Problem }[] {
  const isCommon = ({ status, reason }: BuiltPackage) =>
    status === "failed" && reason !== undefined && reason === report.reason;
  const common = report.packages.some(isCommon)
    ? [{ level: "error" as const, problem: { what: `${report.title}: ${report.reason}` } }]
    : [];
  const own = report.packages.flatMap((each) => {
    const source = report.sources.find(({ name }) => name === each.source);
    const remarks = each.remarks.map((remark) => ({
      level: remark.level,
      problem: source?.url ? elsewhere(remark, source) : here(remark, folder),
    }));
    const told = each.status !== "failed" || isCommon(each) || remarks.some(({ level }) => level === "error");
    const failure = { level: "error" as const, problem: { what: `${each.as}: ${each.reason ?? "failed"}` } };
    return told ? remarks : [failure, ...remarks];
  });
  return [...common, ...own];
}

function here({ text, file, line, column }: BuildRemark, folder: string): Problem {
  if (!file) return { what: text };
  const place = { file: posix.join(folder, file), ...(line ? { line } : {}), ...(column ? { column } : {}) };
  return { what: text, place };
}

/** `https://github.com/owner/repo@9a0364b9e99b:src/main.c:5:3: text` */
function elsewhere(
  { text, file, line, column }: BuildRemark,
  { url, commit }: BuildReport["sources"][number],
): Problem {
  const repository = `${url}${commit ? `@${commit.slice(0, 12)}` : ""}`;
  return { what: `${[repository, file, line, column].filter(Boolean).join(":")}: ${text}` };
}

/** What kept a whole job from beginning is told once, above its packages. */
function outcome({ status, reason, binaries, duration: time }: BuiltPackage, report: BuildReport): string {
  if (reason && reason === report.reason) return "see above";
  if (status !== "built") return reason ?? status;
  const files = binaries.flatMap(({ file }) => (file ? [file.replace(/^packages\//, "")] : []));
  const others = binaries
    .filter((binary) => binary.status !== "built")
    .map(({ name, reason: why }) => `${name}: ${why ?? ""}`);
  return [...files, ...others].join(", ") + (time ? ` (${duration(time)})` : "");
}

function tally({ packages }: BuildReport): string {
  const counts = (["built", "failed", "skipped", "unchanged"] as const).map(
    (status) => [packages.filter((each) => each.status === status).length, status] as const,
  );
  return (
    counts
      .filter(([count]) => count > 0)
      .map(([count, status]) => `${count} ${status}`)
      .join(", ") || "nothing to build"
  );
}

const duration = (seconds: number): string =>
  seconds < 100 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;

const code = (text: string): string => `\`${text.replaceAll("`", "'").replaceAll("|", "\\|")}\``;

/** Text of packages: it must not become markup or a new row. */
const cell = (text: string): string =>
  text
    .replace(/[\r\n]+/g, " ")
    .replaceAll("|", "\\|")
    .replaceAll("<", "&lt;")
    .replaceAll("`", "'");

/** A fence longer than any in the text. */
function fence(lines: readonly string[]): string {
  const longest = Math.max(2, ...lines.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length)));
  const mark = "`".repeat(longest + 1);
  return [mark, ...lines, mark].join("\n");
}
