import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { Register } from "./edge.ts";
import { interrupted } from "./interrupted.ts";
import { portNumber } from "./options.ts";

/** `ppa serve DIR|BRANCH`: what a pages host would serve, on this machine. */
export const register: Register = (program, edge, run) => {
  program
    .command("serve")
    .summary("serve a published directory or branch on this machine")
    .description(
      "Serves a folder, or a branch of a local git repository as it is at every request, until interrupted.\n" +
        "Package files come as plain bytes, and no file redirects, as routers need it; only the address of a folder without its\n" +
        "slash leads to the one with it.",
    )
    .argument("<what>", "folder of a published archive, or a branch such as gh-pages")
    .option("--repo <dir>", "repository that holds the branch", ".")
    .option("--port <number>", "port to listen on; 0 for any free one", "8080")
    .option("--host <address>", "address to listen on; 0.0.0.0 lets routers of the network in", "127.0.0.1")
    .action((what: string, options: { repo: string; port: string; host: string }) =>
      run(async () => {
        const { serveFiles } = await import("../lib/run/static-server.ts");
        const { branchFiles, directoryFiles } = await import("../lib/run/static-files.ts");
        const directory = resolve(edge.cwd, what);
        const files = (await isDirectory(directory))
          ? await directoryFiles(directory)
          : await branchFiles(resolve(edge.cwd, options.repo), what, edge.exec);
        const server = await serveFiles(files, {
          port: portNumber(options.port),
          host: options.host,
          onRequest: (line) => edge.reporter.info(line),
        });
        edge.print(`Serving ${what} at ${server.url}/ (Ctrl-C ends it)`);
        await interrupted();
        await server.close();
      }),
    );
};

async function isDirectory(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
