import { resolve } from "node:path";
import { UserError } from "../lib/run/errors.ts";
import type { Register } from "./edge.ts";

interface TestFlags {
  readonly engine: string;
  readonly image?: string;
  readonly feed: readonly string[];
  readonly tests?: string;
  readonly json?: true;
}

/** `ppa test DIR`: the install test, before publishing. */
export const register: Register = (program, edge, run) => {
  program
    .command("test")
    .summary("install packages of an archive in containers of OpenWrt, before publishing it")
    .description(
      "Serves the archive on this machine and installs its packages in containers of OpenWrt's root file system, through the\n" +
        "signed index and with install.sh: files, the package's own test.sh, removal. Feeds without an image are skipped.",
    )
    .argument("<dir>", "folder of the archive")
    .argument("[packages...]", "names; default: all packages")
    .option("--engine <name>", "docker or podman", "docker")
    .option("--image <image>", "image to use instead of openwrt/rootfs; name the --feed that it is for")
    .option("--feed <path>", "only this feed, such as 24.10/x86_64; may be repeated", collect, [])
    .option("--tests <dir>", "folder with the packages' sources: <package>/test.sh is run at any depth")
    .option("--json", "print the results as JSON")
    .addHelpText("after", "\nExit code: 0 passed or skipped, 1 nothing could be tested, 2 a package failed.")
    .action((directory: string, names: string[], { engine, image, feed, tests, json }: TestFlags) =>
      run(async () => {
        const { formatFeedTest, testArchive } = await import("../lib/device/test-archive.ts");
        const results = await testArchive({
          directory: resolve(edge.cwd, directory),
          names,
          feeds: feed,
          engine: engineName(engine),
          image,
          tests: tests && resolve(edge.cwd, tests),
          machine: process.arch,
          exec: edge.exec,
          env: edge.env,
          reporter: edge.reporter,
          randomBytes: edge.randomBytes,
          sleep: (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds)),
        });
        edge.print(json ? JSON.stringify(results, null, 2) : results.map(formatFeedTest).join("\n"));
        return results.some(({ status }) => status === "failed") ? 2 : 0;
      }),
    );
};

const collect = (value: string, before: readonly string[]): string[] => [...before, value];

function engineName(name: string): "docker" | "podman" {
  if (name === "docker" || name === "podman") return name;
  throw new UserError({ what: `"${name}" is no container engine`, cure: "Use docker or podman." });
}
