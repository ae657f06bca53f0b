import { formatProblem } from "./errors.ts";
import type { Reporter } from "./reporter.ts";

/** Where a terminal reporter writes, and whether a person is watching. */
export interface TextSink {
  write(text: string): void;
  /** True on a terminal: headings and one rewritten progress line. False when piped: only warnings. */
  readonly live: boolean;
  /** Headings without emphasis, as the variable NO_COLOR asks. */
  readonly plain?: boolean;
}

/**
 * For people at a terminal: headings, one rewritten progress line. Quiet when piped, but for warnings. `clear` takes the
 * progress line away, before somebody else writes to the same terminal.
 */
export function terminalReporter(sink: TextSink): Reporter & { clear(): void } {
  let progressShown = false;
  const clearProgress = () => {
    if (progressShown) sink.write("\r\u001b[K");
    progressShown = false;
  };
  const line = (text: string) => {
    clearProgress();
    sink.write(`${text}\n`);
  };
  return {
    clear: clearProgress,
    info(text) {
      if (sink.live) line(text);
    },
    warn(problem) {
      line(`warning: ${formatProblem(problem)}`);
    },
    async group(title, work) {
      if (sink.live) line(sink.plain ? title : `\u001b[1m${title}\u001b[0m`);
      try {
        return await work();
      } finally {
        clearProgress();
      }
    },
    progress(label, done, total) {
      if (!sink.live) return;
      sink.write(`\r\u001b[K  ${label} ${done}/${total}`);
      progressShown = true;
    },
  };
}
