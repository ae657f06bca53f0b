import { runAction } from "../../lib/run/action.ts";
import { definition } from "./definition.ts";

await runAction(definition, async ({ archive, key }, edge) => {
  const { verifyLocation } = await import("../../lib/verify/location.ts");
  const { countFindings, formatReport, reportMarkdown } = await import("../../lib/verify/format.ts");
  const report = await verifyLocation(edge, archive, key ? [key] : []);
  edge.print(formatReport(report));
  const [errors, warnings] = [countFindings(report, "error"), countFindings(report, "warning")];
  return {
    outputs: { errors: String(errors), warnings: String(warnings) },
    summary: reportMarkdown(report),
    ...(report.ok ? {} : { failed: `${archive}: ${errors} errors. A router would refuse what they name.` }),
  };
});
