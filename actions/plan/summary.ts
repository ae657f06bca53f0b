import type { Plan, PlanJob } from "../../schemas/plan.ts";

/** At most so many rows: a runner cuts a summary at 1 MiB. */
const MOST_ROWS = 500;

/** What will be built and what is left out, for a job summary. Markdown. */
export function planMarkdown({ jobs, unchanged, warnings, failedSources = [] }: Plan): string {
  const same = unchanged.reduce((sum, { packages }) => sum + packages.length, 0);
  const rest = same > 0 ? `${same} builds are unchanged and left out.` : "";
  const errors = failedSources.map(({ reason }) => `- ✗ ${plain(reason)}`);
  if (jobs.length === 0) {
    const why = rest || (errors.length > 0 ? "" : "No source of ppa.yml has a Makefile for these targets.");
    return ["## Nothing to build", "", ...(why ? [why, ""] : []), ...errors, ""].join("\n");
  }
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
    ...errors,
    ...warnings.map((warning) => `- ⚠ ${plain(warning)}`),
  ].join("\n");
}

const plain = (text: string): string => text.replace(/[\r\n<|`]+/g, " ");

function names({ sources }: PlanJob): string {
  const all = sources.flatMap(({ packages }) => packages.map(({ as }) => `\`${as}\``));
  return all.length > 20 ? `${all.slice(0, 20).join(", ")} and ${all.length - 20} more` : all.join(", ");
}
