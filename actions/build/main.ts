import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { runAction } from "../../lib/run/action.ts";
import { build, readPlan } from "./build.ts";
import { definition } from "./definition.ts";

await runAction(definition, async ({ plan: file, jobs, ...inputs }, edge) => {
  const plan = await readPlan(edge, file);
  const out = resolve(edge.cwd, inputs.out ?? join(edge.env["RUNNER_TEMP"] ?? tmpdir(), "ppa-out"));
  const { summary, failed } = await build(edge, { ...inputs, plan, jobs, out });
  return { outputs: { out, failed: String(failed !== undefined) }, summary, ...(failed ? { failed } : {}) };
});
