import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildControl } from "../../lib/ipk/control-build.ts";
import { packIpk } from "../../lib/ipk/pack.ts";
import { formatKeyBundle, generateKeyset, parseKeyBundle } from "../../lib/signing/keyset.ts";

export const root = join(import.meta.dirname, "../..");

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Record<string, string>;
  readonly node?: string;
  /** Kills the program, its children too, after so many milliseconds. */
  readonly killAfter?: number;
}

/** Environment of a person at a terminal: no runner, no secret of this machine. */
function plainEnvironment(): Record<string, string> {
  const { PATH = "", HOME = "", LANG = "C.UTF-8" } = process.env;
  return { PATH, HOME, LANG };
}

/** Runs a bundle of `dist` as its user would. */
export function runBundle(bundle: string, args: readonly string[], options: RunOptions): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(options.node ?? process.execPath, [join(root, "dist", bundle), ...args], {
      cwd: options.cwd,
      env: { ...plainEnvironment(), ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    const out = { stdout: "", stderr: "" };
    child.stdout.on("data", (chunk) => (out.stdout += chunk));
    child.stderr.on("data", (chunk) => (out.stderr += chunk));
    const timer =
      options.killAfter === undefined
        ? undefined
        : setTimeout(() => child.pid && process.kill(-child.pid, "SIGKILL"), options.killAfter);
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve({ code, ...out });
    });
  });
}

export const ppa = (args: readonly string[], options: RunOptions): Promise<Run> => runBundle("ppa.mjs", args, options);

/** Keys made once per test file: the text of PPA_KEYS. */
export async function makeKeys(name: string): Promise<string> {
  const { randomBytes } = await import("node:crypto");
  return formatKeyBundle(await generateKeyset({ name, date: new Date(), randomBytes }), name);
}

/** Lines of a key bundle that nobody may see. The end of an EC private key is its public half, and so no secret. */
export async function secretLines(bundle: string): Promise<string[]> {
  const { publicKeys } = await import("../../lib/signing/public-keys.ts");
  const shown = publicKeys(await parseKeyBundle(bundle, "test"), "test").map(({ text }) => text.replaceAll("\n", ""));
  const lines = bundle.split("\n").filter((line) => line.length > 20 && !/^[#-]|comment/.test(line));
  return lines.filter((line) => !shown.some((text) => text.includes(line)));
}

/** A small .ipk; other content under the same name and version with another `body`. */
export function smallIpk(name: string, version = "1.0-r1", architecture = "all", body = name) {
  return packIpk({
    control: buildControl({
      name,
      version,
      architecture,
      depends: [{ name: "libc" }],
      section: "utils",
      license: "MIT",
      description: `${name}, for a test`,
    }),
    tree: [{ path: `usr/bin/${name}`, type: "file", mode: 0o755, data: Buffer.from(`#!/bin/sh\necho ${body}\n`) }],
    sourceDateEpoch: 1_700_000_000,
    installedSize: "uncompressed",
  });
}

export const smallConfig = (url = "https://example.org/acme", more = "") => `name: acme
title: ACME
url: ${url}
targets:
  - release: "24.10"
    arch: [x86_64, mips_24kc]
  - release: "25.12"
    arch: [x86_64]
sources:
  - packages: dist/*.ipk
${more}`;

/** A project folder with a ppa.yml and one package per name. */
export function makeProject(folder: string, names: readonly string[], config = smallConfig()): string {
  mkdirSync(join(folder, "dist"), { recursive: true });
  writeFileSync(join(folder, "ppa.yml"), config);
  for (const name of names) {
    const { filename, bytes } = smallIpk(name);
    writeFileSync(join(folder, "dist", filename), bytes);
  }
  return folder;
}
