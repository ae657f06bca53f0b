import { randomBytes } from "node:crypto";
import { Command, CommanderError } from "commander";
import { annotation, ciReporter } from "../lib/run/ci-reporter.ts";
import { errorCode, formatProblem } from "../lib/run/errors.ts";
import { exec } from "../lib/run/exec.ts";
import { takeEnvironment } from "../lib/run/secrets.ts";
import { siteDirectory } from "../lib/run/site-directory.ts";
import { userProblems } from "../lib/run/system-error.ts";
import { terminalReporter } from "../lib/run/terminal-reporter.ts";
import { version } from "../lib/run/version.ts";
import { commands } from "./commands.ts";
import type { Edge, ExitCode } from "./edge.ts";
import { helpLayout } from "./help.ts";

const terminal = terminalReporter({
  write: (text) => process.stderr.write(text),
  live: process.stderr.isTTY === true,
  plain: Boolean(process.env["NO_COLOR"]),
});

/** The real world, as far as a command may touch it. */
function realEdge(): Edge {
  const inRunner = process.env["GITHUB_ACTIONS"] === "true";
  return {
    cwd: process.cwd(),
    ...takeEnvironment(process.env),
    siteDir: siteDirectory(import.meta.url),
    exec,
    reporter: inRunner ? ciReporter((text) => process.stderr.write(text)) : terminal,
    terminal: process.stdout.isTTY === true,
    now: () => new Date(),
    randomBytes: (size) => randomBytes(size),
    print: (text) => {
      terminal.clear();
      process.stdout.write(`${text}\n`);
    },
  };
}

/** Who reads only the beginning (`ppa verify | head -1`) has seen enough; a full disk is told. */
function surviveClosedOutput(): void {
  process.stdout.on("error", (error) => {
    if (errorCode(error) === "EPIPE") return;
    process.exitCode = 1;
    process.stderr.write(`error: The output could not be written (${errorCode(error)})\n`);
  });
  process.stderr.on("error", () => {});
}

/** The one error boundary of `ppa`: a user's mistake is told without a stack, a bug of ours with one. */
async function main(): Promise<void> {
  surviveClosedOutput();
  const edge = realEdge();
  let code: ExitCode = 0;
  const run = async (work: () => Promise<ExitCode | void>) => {
    code = (await work()) || 0;
  };
  const program = new Command("ppa")
    .description("A Personal Package Archive for OpenWrt: signed feeds and a catalog on a static branch.")
    .version(version, "-V, --version")
    .configureHelp(helpLayout)
    .showHelpAfterError("Run the command with --help to see what it takes.")
    .exitOverride();
  for (const register of commands) register(program, edge, run);
  try {
    await program.parseAsync(process.argv);
  } catch (error) {
    code = explain(error);
  }
  if (code !== 0) process.exitCode = code;
}

function explain(error: unknown): ExitCode {
  terminal.clear();
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 1;
  const problems = userProblems(error);
  if (problems) {
    for (const problem of problems) {
      process.stderr.write(
        process.env["GITHUB_ACTIONS"] === "true" ? annotation("error", problem) : `error: ${formatProblem(problem)}\n`,
      );
    }
    return 1;
  }
  process.stderr.write(`This is a bug in ppa ${version}; please report it with this text:\n`);
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return 1;
}

await main();
