import { formatProblem, type Problem } from "./errors.ts";
import type { Reporter } from "./reporter.ts";

/**
 * For runners of GitHub, Gitea and Forgejo, whose logs understand workflow commands: one collapsible group per phase,
 * warnings as annotations at file and line. Groups of the log do not nest, so an inner one becomes a plain heading.
 */
export function ciReporter(write: (text: string) => void): Reporter {
  let depth = 0;
  return {
    info(text) {
      write(`${defuse(text)}\n`);
    },
    warn(problem) {
      write(annotation("warning", problem));
    },
    async group(title, work) {
      const outer = depth === 0;
      write(outer ? `::group::${escapeData(title)}\n` : `${defuse(title)}\n`);
      depth += 1;
      try {
        return await work();
      } finally {
        depth -= 1;
        if (outer) write("::endgroup::\n");
      }
    },
    progress() {},
  };
}

/** A workflow command that shows `problem` at its file and line. */
export function annotation(level: "error" | "warning" | "notice", problem: Problem): string {
  const { place } = problem;
  const properties = place
    ? Object.entries({ file: place.file, line: place.line, col: place.column })
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
    : [];
  const head = properties.length > 0 ? ` ${properties.join(",")}` : "";
  return `::${level}${head}::${escapeData(formatProblem(problem))}\n`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/** Text of packages must not be able to speak to the runner: `::` at the start of a line would be a command. */
function defuse(text: string): string {
  return text.replace(/^(\s*)(::|##\[)/gm, "$1\u200b$2");
}
