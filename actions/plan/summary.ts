import type { Plan, PlanJob } from "../../schemas/plan.ts";

/** At most so many rows: a runner cuts a summary at 1 MiB. */
const MOST_ROWS = 500;

/** What will be built and what is left out, for a job summary. Markdown. */
export function planMarkdown({ jobs, unchanged, warnings }: Plan): string {
  const same = unchanged.reduce((sum, { packages }) => sum + packages.length, 0);
  const rest = same > 0 ? `${same} builds are unchanged and left out.` : "";
  if (jobs.length === 0)
    return `## Nothing to build\n\n${rest || "No source of ppa.yml has a Makefile for these targets."}\n`;
  const rows = jobs.slice(0, MOST_ROWS).map((job) => `| ${job.title} | ${names(job)} |`);
  const more = jobs.length > MOST_ROWS ? [`| and ${jobs.length - MOST_ROWS} more | |`] : [];
  return [
    `## ${jobs.length} ${jobs.length === 1 ? "job" : "jobs"} to build`,
    "",
    "| job | packages |",
    "|---|---|",
    ...rows,
    ...more,
    "",
    ...(rest ? [rest, ""] : []),
    ...warnings.map((warning) => `- ⚠ ${warning.replace(/[\r\n<|`]+/g, " ")}`),
  ].join("\n");
}

function names({ sources }: PlanJob): string {
  const all = sources.flatMap(({ packages }) => packages.map(({ as }) => `\`${as}\``));
  return all.length > 20 ? `${all.slice(0, 20).join(", ")} and ${all.length - 20} more` : all.join(", ");
}
