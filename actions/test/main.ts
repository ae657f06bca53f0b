import { resolve } from "node:path";
import { runAction } from "../../lib/run/action.ts";
import { definition } from "./definition.ts";

await runAction(definition, async ({ out, packages: names, feeds, engine, image, tests }, edge) => {
  const { formatFeedTest, testArchive } = await import("../../lib/device/test-archive.ts");
  const { exec, env, reporter, randomBytes } = edge;
  const results = await testArchive({
    directory: resolve(edge.cwd, out),
    names,
    feeds,
    engine,
    image,
    tests: tests && resolve(edge.cwd, tests),
    machine: process.arch,
    exec,
    env,
    reporter,
    randomBytes,
    sleep: (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds)),
  });
  for (const result of results) edge.print(formatFeedTest(result));
  const of = (wanted: string) => results.filter(({ status }) => status === wanted).map(({ feed }) => feed);
  const rows = results.map(({ feed, status, reason = "" }) => `| ${status} | \`${feed}\` | ${reason} |`);
  return {
    outputs: { failed: of("failed").join("\n"), skipped: of("skipped").join("\n") },
    summary: ["## Install test", "", "| | feed | |", "|---|---|---|", ...rows].join("\n"),
    ...(of("failed").length > 0 ? { failed: `Packages failed in ${of("failed").join(", ")}` } : {}),
  };
});
