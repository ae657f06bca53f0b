/** Where a problem is: a file as the user named it, and as much of the position as is known. */
export interface Place {
  readonly file: string;
  /** 1-based. */
  readonly line?: number;
  /** 1-based. */
  readonly column?: number;
  /** Path inside a document, such as `targets[0].release`. */
  readonly field?: string;
}

/** One mistake, told so that a person can mend it: what is wrong, where, and what to do. */
export interface Problem {
  /** The cause, a sentence without a full stop at the end. */
  readonly what: string;
  /** The cure, an instruction. */
  readonly cure?: string;
  readonly place?: Place;
}

/**
 * `ppa.yml:12:5 targets[0].release: "24.11" is not a release of OpenWrt. Use one of …`; without control characters, which
 * names of files may hold and terminals obey.
 */
export function formatProblem(problem: Problem): string {
  const { what, cure, place } = problem;
  const where = place ? visible([formatPlace(place), place.field].filter(Boolean).join(" ")) : "";
  const text = visible(cure ? `${what}. ${cure}` : what, /(?![\n\t])\p{Cc}/gu);
  return where ? `${where}: ${text}` : text;
}

/** A text that others chose, such as a file's name, with its control characters as `\x1b`: fit for a line on a terminal. */
export function visible(text: string, hidden = /\p{Cc}/gu): string {
  return text.replace(hidden, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, "0")}`);
}

function formatPlace({ file, line, column }: Place): string {
  if (line === undefined) return file;
  return column === undefined ? `${file}:${line}` : `${file}:${line}:${column}`;
}

/**
 * A mistake of the user or of the world, as opposed to a bug of ours: the error boundary prints its problems and no
 * stack. It can carry several problems, because all mistakes of an input are reported at once.
 */
export class UserError extends Error {
  readonly problems: readonly Problem[];

  constructor(problem: string | Problem | readonly Problem[], options?: ErrorOptions) {
    const problems = toProblems(problem);
    super(problems.map(formatProblem).join("\n"), options);
    this.name = "UserError";
    this.problems = problems;
  }
}

function toProblems(problem: string | Problem | readonly Problem[]): readonly Problem[] {
  if (typeof problem === "string") return [{ what: problem }];
  return Array.isArray(problem) ? problem : [problem as Problem];
}

/** Runs `work` and puts `place` on the problems of a UserError that has none yet; other errors pass through. */
export async function atPlace<T>(place: Place, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(
      error.problems.map((problem) => ({ ...problem, place: problem.place ?? place })),
      { cause: error },
    );
  }
}

/** The problems of the UserError that `work` fails by, none where it succeeds; other errors pass through. */
export async function problemsOf(work: Promise<unknown>): Promise<readonly Problem[]> {
  try {
    await work;
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.problems;
  }
}

/** The results of all; where some fail by a UserError, one with the problems of all of these is thrown. */
export async function together<T extends readonly unknown[] | []>(
  works: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const problems = await Promise.all(works.map((work) => problemsOf(Promise.resolve(work))));
  if (problems.flat().length > 0) throw new UserError(problems.flat());
  return Promise.all(works);
}

/** The `code` of a Node system error (`ENOENT`, `ENOSPC` …), else undefined. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
