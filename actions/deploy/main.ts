import { tmpdir } from "node:os";
import { runAction } from "../../lib/run/action.ts";
import { definition } from "./definition.ts";

await runAction(definition, async (inputs, edge) => {
  const { formatDeployed, runDeploy } = await import("../../lib/device/deploy-run.ts");
  const { routers, packages, archive, check, reboot, "dry-run": dryRun, "known-hosts": knownHosts } = inputs;
  const temporary = edge.env["RUNNER_TEMP"] ?? tmpdir();
  const results = await runDeploy({ routers, packages, archive, check, reboot, dryRun, knownHosts, temporary }, edge);
  for (const result of results) edge.print(formatDeployed(result));
  const failed = results.filter(({ ok }) => !ok).map(({ host }) => host);
  const rows = results.map(({ host, ok, summary }) => `| ${ok ? "✓" : "✗"} | \`${host}\` | ${summary} |`);
  return {
    outputs: { failed: failed.join("\n") },
    summary: ["## Routers", "", "| | router | |", "|---|---|---|", ...rows].join("\n"),
    ...(failed.length > 0 ? { failed: `Not deployed to ${failed.join(", ")}` } : {}),
  };
});
