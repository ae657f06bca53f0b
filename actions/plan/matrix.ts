import type { Plan } from "../../schemas/plan.ts";

export interface MatrixEntry {
  /** Of its first job; unique, and fit for the name of an artifact. */
  readonly id: string;
  readonly title: string;
  /** Ids of the jobs to build, one after the other. */
  readonly jobs: string;
}

/**
 * The jobs of a plan for one workflow matrix. A forge runs 256 entries at most, so where a plan has more groups than the
 * first, an entry builds the job at its place in every one of them.
 */
export function matrixOf({ matrices }: Pick<Plan, "matrices">): MatrixEntry[] {
  const [first = [], ...more] = matrices;
  return first.map(({ id, title }, place) => {
    const further = more.flatMap((group) => group[place] ?? []);
    return {
      id,
      title: further.length > 0 ? `${title} and ${further.length} more` : title,
      jobs: [id, ...further.map((job) => job.id)].join(","),
    };
  });
}
