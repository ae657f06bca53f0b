import type { Problem } from "./errors.ts";

/** How long-running work tells what it does. The edge (an action, the command) chooses one; the library only calls it. */
export interface Reporter {
  info(text: string): void;
  /** A warning; an annotation at file and line where the forge shows such. */
  warn(problem: Problem): void;
  /** One phase of the work: a collapsible group in a CI log, a heading on a terminal. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>;
  /** How far the work is; shown as one rewritten line on a terminal and not at all elsewhere. */
  progress(label: string, done: number, total: number): void;
}

/** Says nothing: for tests and for `--json`. */
export const silentReporter: Reporter = {
  info() {},
  warn() {},
  group: (_title, work) => work(),
  progress() {},
};
