import { runAction } from "../../lib/run/action.ts";
import { given } from "../../lib/run/given.ts";
import { generator } from "../../lib/run/version.ts";
import { definition } from "./definition.ts";

await runAction(definition, async ({ config, files: globs, builds, out }, edge) => {
  const { indexArchive } = await import("../../lib/publish/run.ts");
  const { feedLines, feedsMarkdown } = await import("../../lib/publish/summary.ts");
  const { publication, changed } = await indexArchive(edge, { config, globs, out, ...given({ builds }) }, generator);
  edge.print(feedLines(publication.feeds));
  return { outputs: { out, changed: String(changed) }, summary: feedsMarkdown(publication.feeds) };
});
