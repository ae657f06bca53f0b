import { runAction } from "../../lib/run/action.ts";
import { generator } from "../../lib/run/version.ts";
import { definition } from "./definition.ts";

await runAction(definition, async ({ config, out }, edge) => {
  const { renderArchive } = await import("../../lib/publish/run.ts");
  const { files } = await renderArchive(edge, { config, out }, generator);
  edge.print(`${files} files rendered into ${out}`);
  return { outputs: { pages: String(files) } };
});
