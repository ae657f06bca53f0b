import type { Exec } from "./exec.ts";
import type { Reporter } from "./reporter.ts";
import type { Secrets } from "./secrets.ts";

/** Everything a command or an action takes from the outside world, so that nothing below reads it by itself. */
export interface Edge {
  readonly cwd: string;
  /** Without secrets: child processes may inherit it. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly secrets: Secrets;
  /** The compiled site, `dist/site`. */
  readonly siteDir: string;
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
