import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "../lib/run/errors.ts";
import { generator } from "../lib/run/version.ts";
import type { Edge, ExitCode, Register } from "./edge.ts";
import { interrupted } from "./interrupted.ts";
import { portNumber } from "./options.ts";

/** `npm start`: the main job on throw-away keys and a throw-away repository, to be looked at in a browser. */
export const register: Register = (program, edge, run) => {
  program
    .command("demo")
    .summary("publish the example packages to a temporary repository and serve the result")
    .description(
      "Packs the example packages, takes ready-made ones too, makes throw-away keys, publishes signed feeds and a catalog to\n" +
        "a git repository in a temporary folder, and serves the published branch until interrupted.",
    )
    .option("--once", "verify the served archive over HTTP as a router does, then exit")
    .option("--port <number>", "port to serve on; 0 for any free one", "0")
    .action((flags: { once?: true; port: string }) =>
      run(() => demo(edge, flags.once === true, portNumber(flags.port))),
    );
};

const BRANCH = "gh-pages";

async function demo(edge: Edge, once: boolean, port: number): Promise<ExitCode> {
  const folder = await mkdtemp(join(tmpdir(), "ppa-demo-"));
  try {
    const repository = join(folder, "archive.git");
    await initRepository(edge, repository);
    const { branchFiles } = await import("../lib/run/static-files.ts");
    const { serveFiles } = await import("../lib/run/static-server.ts");
    // The archive's address must be known before it is published, so the server starts while there is nothing to serve.
    const served = { find: async (path: string) => (await branchFiles(repository, BRANCH, edge.exec)).find(path) };
    const server = await serveFiles(served, { port });
    try {
      await publishExamples(edge, folder, repository, server.url);
      if (once) return await verify(edge, server.url);
      edge.print(`Catalog: ${server.url}/ (Ctrl-C ends it and removes everything)`);
      await interrupted();
      return 0;
    } finally {
      await server.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function initRepository(edge: Edge, repository: string): Promise<void> {
  const { code, stderr } = await edge.exec("git", ["init", "--quiet", "--bare", repository], { env: edge.env });
  if (code === 127) throw new UserError({ what: "git is not installed", cure: "Install git and try again." });
  if (code !== 0) throw new UserError({ what: `git could not make a repository: ${stderr.trim()}` });
}

async function publishExamples(edge: Edge, folder: string, repository: string, url: string): Promise<void> {
  const { formatKeyBundle, generateKeyset } = await import("../lib/signing/keyset.ts");
  const { publishArchive } = await import("../lib/publish/run.ts");
  const { feedLines, routerText } = await import("../lib/publish/summary.ts");
  const project = join(folder, "project");
  await cp(join(edge.siteDir, "../../examples/files"), join(project, "packages"), { recursive: true });
  await writeReadyMade(join(project, "dist"));
  await writeFile(join(project, "ppa.yml"), config(url));
  const keyset = await generateKeyset({ name: "demo", date: edge.now(), randomBytes: edge.randomBytes });
  const demoEdge: Edge = { ...edge, cwd: project, secrets: { keys: formatKeyBundle(keyset, "demo") } };
  const options = { config: "ppa.yml", globs: [], remote: repository, branch: BRANCH, dryRun: false };
  const { publication, session, publicKeys } = await publishArchive(demoEdge, options, generator);
  edge.print(`Published to ${BRANCH} of ${repository}:\n${feedLines(publication.feeds)}`);
  edge.print(`\n${routerText(session.archive, publication.feeds, publicKeys)}\n`);
}

const config = (url: string) => `name: demo
title: Demo archive
description: What openwrt-ppa publishes from its own examples. Its keys are thrown away when the demo ends.
url: ${url}
targets:
  - release: "24.10"
    arch: [x86_64, mips_24kc, aarch64_cortex-a53]
  - release: "25.12"
    arch: [x86_64, mips_24kc, aarch64_cortex-a53]
sources:
  - files: packages/*.yml
  - packages: dist/**/*.ipk
`;

/** Packages as another build would have left them. */
async function writeReadyMade(directory: string): Promise<void> {
  const { buildControl } = await import("../lib/ipk/control-build.ts");
  const { packIpk } = await import("../lib/ipk/pack.ts");
  await mkdir(directory, { recursive: true });
  const versions = ["1.9-r1", "1.10-r1"];
  for (const architecture of ["x86_64", "mips_24kc", "aarch64_cortex-a53"]) {
    for (const version of versions) {
      const { filename, bytes } = packIpk({
        control: buildControl({
          name: "uptime-led",
          version,
          architecture,
          depends: [{ name: "libc" }, { name: "hello", operator: ">=", version: "1.2" }],
          section: "utils",
          license: "MIT",
          maintainer: "Example <ppa@example.org>",
          description: "Blinks the uptime on a LED\nA package that was built elsewhere and is published as it is.",
        }),
        tree: [
          {
            path: "usr/sbin/uptime-led",
            type: "file",
            mode: 0o755,
            data: Buffer.from(`#!/bin/sh\n# ${architecture} ${version}\ncat /proc/uptime\n`),
          },
        ],
        sourceDateEpoch: 1_735_689_600,
        installedSize: "uncompressed",
      });
      await writeFile(join(directory, filename), bytes);
    }
  }
}

async function verify(edge: Edge, url: string): Promise<ExitCode> {
  const { verifyLocation } = await import("../lib/verify/location.ts");
  const { formatReport } = await import("../lib/verify/format.ts");
  const report = await verifyLocation(edge, url, []);
  edge.print(formatReport(report));
  return report.ok ? 0 : 2;
}
