import type { Command } from "commander";
import type { Edge, ExitCode } from "../lib/run/edge.ts";

export type { Edge, ExitCode } from "../lib/run/edge.ts";

/**
 * Adds one sub-command to the program. Heavy rooms are imported inside the action, so that `ppa --help` stays quick;
 * `run` is the one error boundary and sets the exit code.
 */
export type Register = (
  program: Command,
  edge: Edge,
  run: (work: () => Promise<ExitCode | void>) => Promise<void>,
) => void;
