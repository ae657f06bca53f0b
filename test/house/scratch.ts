import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createBareRepository } from "../support/git-server.ts";
import { root, smallIpk } from "../support/ppa.ts";

export interface Scratch {
  /** Everything, to be removed at the end. */
  readonly folder: string;
  /** The project in which a reader would type the commands. */
  readonly project: string;
  put(path: string, text: string): void;
  /** Runs a block of shell, which stops at its first failing command. */
  run(script: string): { readonly code: number | null; readonly output: string };
}

/**
 * What the documentation takes for granted: a git repository with a remote, packages that something built into `dist/`,
 * the files of a declared package, a folder of packages, and `ppa` as a command. Nothing leaves the folder.
 */
export function makeScratch(): Scratch {
  const folder = mkdtempSync(join(tmpdir(), "ppa-house-"));
  const project = join(folder, "acme");
  const put = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), content);
  };
  for (const path of ["home", "bin"]) mkdirSync(join(folder, path));
  writeFileSync(
    join(folder, "bin/ppa"),
    `#!/bin/sh\nexec "${process.execPath}" "${join(root, "dist/ppa.mjs")}" "$@"\n`,
  );
  chmodSync(join(folder, "bin/ppa"), 0o755);

  const packages = [smallIpk("alpha"), smallIpk("beta", "1.2-r3", "mips_24kc"), smallIpk("beta", "1.2-r3", "x86_64")];
  for (const { filename, bytes } of packages) put(`dist/${filename}`, bytes);
  for (const { filename, bytes } of packages.slice(0, 2)) put(`my-feed/${filename}`, bytes);
  cpSync(join(root, "examples/files"), join(project, "packages"), {
    recursive: true,
    filter: (path) => !path.endsWith(".yml"),
  });
  execFileSync("git", ["init", "--quiet", "--initial-branch=main", project]);
  execFileSync("git", [
    "-C",
    project,
    "remote",
    "add",
    "origin",
    createBareRepository(join(folder, "origin.git"), true),
  ]);

  const env = {
    PATH: `${join(folder, "bin")}:${dirname(process.execPath)}:${process.env["PATH"]}`,
    HOME: join(folder, "home"),
    XDG_CONFIG_HOME: join(folder, "home/.config"),
    XDG_CACHE_HOME: join(folder, "home/.cache"),
    TMPDIR: tmpdir(),
    LANG: "C.UTF-8",
    // Addresses on the network must not be needed.
    GIT_ALLOW_PROTOCOL: "file",
  };
  return {
    folder,
    project,
    put,
    run(script) {
      const run = spawnSync("sh", ["-eu", "-c", script], { cwd: project, env, encoding: "utf8", timeout: 60_000 });
      return { code: run.status, output: `${run.stdout}${run.stderr}` };
    },
  };
}
