import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { builtinModules } from "node:module";
import { homedir, tmpdir } from "node:os";
import { basename, delimiter, dirname, join, normalize } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "../support/ppa.ts";
import { projectFiles } from "./markdown.ts";

interface Runtime {
  readonly path: string;
  readonly version: string;
  readonly major: number;
}

/** Every Node on PATH, and the one that the tests bring with them; each once, those that we do not support left out. */
function runtimes(): Runtime[] {
  const folders = [
    ...(process.env["PATH"] ?? "").split(delimiter),
    join(root, "node_modules/.bin"),
    dirname(process.execPath),
  ];
  const paths = folders.map((folder) => join(folder, "node")).filter((path) => existsSync(path));
  return [...new Set(paths.map((path) => realpathSync(path)))]
    .map((path) => {
      const version = execFileSync(path, ["--version"], { encoding: "utf8" }).trim();
      return { path, version, major: Number(/^v(\d+)/.exec(version)?.[1]) };
    })
    .filter(({ major }) => major >= 20);
}

const found = runtimes();
const bundles = projectFiles("dist");

/** Where a runner or a user begins: the `main`, `pre` and `post` of every action, the command, and the worker threads. */
const actions = projectFiles("action.yml", "actions/*/action.yml").map((path) => {
  const { runs, inputs = {} } = parse(readFileSync(join(root, path), "utf8"));
  const files = [runs.pre, runs.main, runs.post].filter((file): file is string => file !== undefined);
  return { path, using: String(runs.using), inputs, files: files.map((file) => normalize(join(dirname(path), file))) };
});
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const commands: string[] = Object.values(manifest.bin);

test("is tried with both Nodes that runners have, 20 and 24, where it counts", () => {
  if (process.env["CI"] === "true") expect(found.map(({ major }) => major)).toEqual(expect.arrayContaining([20, 24]));
  else if (found.length < 2) console.warn(`skipped: only Node ${found.map(({ version }) => version)} is on PATH`);
  expect(found.length).toBeGreaterThan(0);
});

describe.each(found)("a bare clone, without node_modules, on Node $version", ({ path: node }) => {
  let folder: string;
  let clone: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "ppa-bundles-"));
    clone = join(folder, "clone");
    for (const file of projectFiles("dist", "examples", "package.json")) {
      mkdirSync(dirname(join(clone, file)), { recursive: true });
      cpSync(join(root, file), join(clone, file));
    }
    mkdirSync(join(folder, "empty"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = (file: string, args: readonly string[], env: Record<string, string> = {}) => {
    const { status, stdout, stderr } = spawnSync(node, [join(clone, file), ...args], {
      cwd: join(folder, "empty"),
      env: { PATH: process.env["PATH"], HOME: folder, ...env },
      encoding: "utf8",
      timeout: 60_000,
    });
    return { status, stdout, stderr };
  };

  test("tells its version and its commands", () => {
    for (const command of commands) {
      expect(run(command, ["--version"])).toEqual({ status: 0, stdout: `${manifest.version}\n`, stderr: "" });
      expect(run(command, ["--help"])).toMatchObject({
        status: 0,
        stderr: "",
        stdout: expect.stringContaining("Usage: ppa"),
      });
    }
  });

  test("goes the whole way: publishes the examples and verifies what it serves", () => {
    const { status, stdout, stderr } = run("dist/ppa.mjs", ["demo", "--once"]);
    expect(status, `${stdout}${stderr}`).toBe(0);
    expect(stdout).toContain("24.10/x86_64");
  });

  test.each(actions)("$path starts, and tells a mistake as an annotation without a stack", ({ files, inputs }) => {
    for (const file of files) {
      const { status, stdout, stderr } = run(file, [], {
        ...wrongInputs(inputs),
        GITHUB_ACTIONS: "true",
        GITHUB_WORKSPACE: join(folder, "empty"),
        RUNNER_TEMP: folder,
      });
      expect(stderr).toBe("");
      expect(stdout).toMatch(/^::error[ :]/m);
      expect(stdout).not.toMatch(/^\s+at \S/m);
      expect(status).toBe(1);
    }
  });
});

/** Files and folders that are not there, and words where the action wants `true` or a number. */
function wrongInputs(inputs: Record<string, { default?: unknown }>): Record<string, string> {
  const names = Object.keys(inputs).filter((name) => !["keys", "token"].includes(name));
  return Object.fromEntries(names.map((name) => [`INPUT_${name.toUpperCase()}`, "no such thing"]));
}

describe("dist", () => {
  const text = (file: string) => readFileSync(join(root, file), "utf8");
  const licences = ["dist/licenses.txt", "dist/site/licenses.txt"];
  const scripts = bundles.filter((file) => /\.m?js$/.test(file));

  test("has what every action and every command begins with", () => {
    expect(actions.flatMap(({ files }) => files).filter((file) => !bundles.includes(file))).toEqual([]);
    expect(commands.filter((file) => !bundles.includes(file))).toEqual([]);
    expect(actions.filter(({ using }) => !/^node(20|24)$/.test(using)).map(({ path }) => path)).toEqual([]);
  });

  test("has nothing that none of them reaches", () => {
    const site = ["dist/site/server/entry.mjs", "dist/site/renderer.json", ...rendererAssets()];
    const reached = new Set([...licences, ...site, ...actions.flatMap(({ files }) => files), ...commands]);
    for (const file of reached) {
      if (!bundles.includes(file) || !file.endsWith(".mjs")) continue;
      for (const next of importedBy(file, text(file))) reached.add(next);
    }
    expect(bundles.filter((file) => !reached.has(file))).toEqual([]);
  });

  test("imports nothing but Node's own modules and its neighbours", () => {
    const outside = scripts.flatMap((file) =>
      Array.from(
        text(file).matchAll(/^(?:import|export)\b[^;'"]*?from\s*["']([^."'][^"']*)["']/gm),
        ([, name = ""]) => name,
      )
        .filter((name) => !name.startsWith("node:") && !builtinModules.includes(name))
        .map((name) => `${file}: ${name}`),
    );
    expect(outside).toEqual([]);
  });

  test("names no folder of the machine that built it", () => {
    const homes = [root, ...(homedir().length > 5 ? [homedir()] : [])];
    const somewhere =
      /["'`(](?:file:\/\/)?\/(?!build\/|project\/)[\w./-]*\/node_modules\/|\/tmp\/ppa-(?:site|dist)-\w+/;
    expect(bundles.filter((file) => homes.some((home) => text(file).includes(`${home}/`)))).toEqual([]);
    expect(bundles.filter((file) => somewhere.test(text(file)))).toEqual([]);
  });

  test("carries the licence of every package whose code is in it", () => {
    const told = licences.map(text).join("\n");
    const origins = scripts.flatMap((file) =>
      Array.from(text(file).matchAll(/^\/\/ ?(?:#region )?node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\//gm)),
    );
    const packages = new Set(origins.map(([, name = ""]) => name));
    expect(packages.size).toBeGreaterThan(10);
    // The site's bundle is minified and does not say what is in it; this much is sure.
    for (const name of ["astro", ...sitePackages()]) packages.add(name);
    expect([...packages].filter((name) => !new RegExp(`^${name} \\(.+\\)$`, "m").test(told))).toEqual([]);
    const silent = Array.from(
      told.matchAll(/^(\S+) \(.+\)\n\n\(no licence file in the package\)$/gm),
      ([, name = ""]) => name,
    );
    expect(
      silent.filter((name) =>
        readdirSync(join(root, "node_modules", name)).some((file) => /^(licen[cs]e|copying)/i.test(file)),
      ),
    ).toEqual([]);
    expect(told.includes("(licence text not found)")).toBe(false);
  });

  test("carries the whole LGPL, which OpenPGP.js asks for, and says where its source is", () => {
    const [, openpgp = ""] = text("dist/licenses.txt").split(/^openpgp \(LGPL-3\.0\+\)$/m);
    const own = openpgp.split(/^-{80}$/m)[0] ?? "";
    expect(own).toContain("GNU LESSER GENERAL PUBLIC LICENSE");
    expect(own).toContain("Version 3");
    expect(own).toMatch(/6\. Revised Versions of the GNU Lesser General Public License/);
  });

  /** Files a script imports, and worker scripts that it starts. */
  function importedBy(file: string, source: string): string[] {
    const relative = source.matchAll(/["'`](\.{1,2}\/[^"'`\s]+\.mjs)["'`]/g);
    return Array.from(relative, ([, path = ""]) => normalize(join(dirname(file), path)));
  }

  function rendererAssets(): string[] {
    const { assets }: { assets: Record<string, string> } = JSON.parse(text("dist/site/renderer.json"));
    return Object.values(assets).map((path) => join("dist/site", path));
  }

  /** Packages that the site's sources import. */
  function sitePackages(): string[] {
    const files = projectFiles("site").filter(
      (file) => /\.(astro|ts|mjs)$/.test(file) && basename(file) !== "env.d.ts",
    );
    const names = files.flatMap((file) => Array.from(text(file).matchAll(/^import [^;]*?["']([^."'][^"']*)["'];/gm)));
    return names
      .map(([, name = ""]) => name.split("/")[0] ?? "")
      .filter((name) => !/^(node|astro|virtual):/.test(name));
  }
});
