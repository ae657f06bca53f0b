import type { Command } from "commander";
import type { Exec } from "../lib/run/exec.ts";
import type { Reporter } from "../lib/run/reporter.ts";

/** Everything a command takes from the outside world, so that nothing below reads it by itself. */
export interface Edge {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exec: Exec;
  readonly reporter: Reporter;
  /** True when standard output is a terminal that a person looks at. */
  readonly terminal: boolean;
  now(): Date;
  randomBytes(size: number): Uint8Array;
  /** Results go to standard output; everything else goes through the reporter to standard error. */
  print(text: string): void;
}

/** 0 done; 1 a mistake of the user (thrown as UserError); 2 done, with findings the user must look at. */
export type ExitCode = 0 | 1 | 2;

/**
 * Adds one sub-command to the program. Heavy rooms are imported inside the action, so that `ppa --help` stays quick;
 * `run` is the one error boundary and sets the exit code.
 */
export type Register = (
  program: Command,
  edge: Edge,
  run: (work: () => Promise<ExitCode | void>) => Promise<void>,
) => void;
