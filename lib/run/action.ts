import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import * as core from "@actions/core";
import type { z } from "zod";
import { annotation, ciReporter } from "./ci-reporter.ts";
import type { Edge } from "./edge.ts";
import { type Problem, UserError } from "./errors.ts";
import { exec } from "./exec.ts";
import { takeEnvironment } from "./secrets.ts";
import { userProblems } from "./system-error.ts";

/** What an action declares about itself: its `action.yml` and the table in its README are made from this. */
export interface ActionDefinition<Shape extends z.ZodRawShape> {
  readonly name: string;
  readonly description: string;
  /** Every input is a string to the runner; the schema turns it into what the code wants. */
  readonly inputs: z.ZodObject<Shape>;
  readonly outputs: Readonly<Record<string, string>>;
}

/**
 * The one error boundary of the actions: reads the inputs by their schema (all bad ones are reported at once), runs `main`,
 * writes its outputs and its summary. A user's mistake becomes annotations; a bug of ours prints its stack.
 */
export async function runAction<Shape extends z.ZodRawShape>(
  definition: ActionDefinition<Shape>,
  main: (inputs: z.output<z.ZodObject<Shape>>, edge: Edge) => Promise<ActionResult>,
): Promise<void> {
  try {
    const edge = actionEdge();
    const inputs = readInputs(definition, edge.env);
    const { outputs, summary, failed } = await main(inputs, edge);
    for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
    if (summary && edge.env["GITHUB_STEP_SUMMARY"]) await core.summary.addRaw(summary, true).write();
    if (failed) core.setFailed(failed);
  } catch (error) {
    report(error);
  }
}

export interface ActionResult {
  readonly outputs: Readonly<Record<string, string>>;
  /** Markdown for the job summary. */
  readonly summary?: string;
  /** The step fails with this sentence; outputs and summary are written all the same. */
  readonly failed?: string;
}

function actionEdge(): Edge {
  const { env, secrets } = takeEnvironment(process.env);
  for (const secret of Object.values(secrets)) maskSecret(secret);
  return {
    cwd: env["GITHUB_WORKSPACE"] ?? process.cwd(),
    env,
    secrets,
    siteDir: fileURLToPath(new URL("./site", import.meta.url)),
    exec,
    reporter: ciReporter((text) => process.stdout.write(text)),
    terminal: false,
    now: () => new Date(),
    randomBytes: (size) => randomBytes(size),
    print: (text) => process.stdout.write(text.endsWith("\n") ? text : `${text}\n`),
  };
}

/** The runner passes an input `out-dir` as `INPUT_OUT-DIR`; an empty one counts as not given. */
function readInputs<Shape extends z.ZodRawShape>(
  { inputs }: ActionDefinition<Shape>,
  env: Edge["env"],
): z.output<z.ZodObject<Shape>> {
  const given: Record<string, string> = {};
  for (const name of Object.keys(inputs.shape)) {
    const value = env[`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`]?.trim();
    if (value) given[name] = value;
  }
  const parsed = inputs.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new UserError(
    parsed.error.issues.map(({ path, message }): Problem => ({ what: `input ${path.join(".")}: ${message}` })),
  );
}

/** The runner masks line by line, so a secret of several lines is told to it line by line. */
function maskSecret(secret: string): void {
  for (const line of secret.split(/\r?\n/)) if (line.trim().length > 3) core.setSecret(line.trim());
}

function report(error: unknown): void {
  process.exitCode = 1;
  const problems = userProblems(error);
  if (problems) for (const problem of problems) process.stdout.write(annotation("error", problem));
  else core.setFailed(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
