import { tmpdir } from "node:os";
import type { Edge } from "../run/edge.ts";
import { publishTo } from "./publish.ts";
import { homeRepository } from "./run.ts";
import { openSession } from "./session.ts";

export interface PublishedOptions {
  /** Path of ppa.yml, relative to the working directory. */
  readonly config: string;
  /** Repository that is published to; default: the one the archive is at home in. */
  readonly remote?: string;
  readonly branch?: string;
}

/** The text of one file on the pages branch; undefined before the first publication, or when it is not there. */
export async function readPublished(edge: Edge, options: PublishedOptions, path: string): Promise<string | undefined> {
  const session = await openSession(edge, options.config);
  let text: string | undefined;
  await publishTo({
    remote: options.remote ?? (await homeRepository(edge, session)),
    branch: options.branch ?? session.archive.branch,
    ...(edge.secrets.token ? { token: edge.secrets.token } : {}),
    exec: edge.exec,
    env: edge.env,
    tempDir: edge.env["RUNNER_TEMP"] ?? tmpdir(),
    cwd: edge.cwd,
    reporter: edge.reporter,
    history: 1,
    author: { name: "nobody", email: "nobody@example.org", date: edge.now() },
    compose: async (tree) => {
      const bytes = (await tree.read([path])).get(path);
      text = bytes && Buffer.from(bytes).toString("utf8");
      return null;
    },
  });
  return text;
}
