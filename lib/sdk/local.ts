import { mkdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { UserError } from "../run/errors.ts";
import type { Exec } from "../run/exec.ts";
import { holdOpen, onLeash } from "./leash.ts";
import { endedByTimeout, type Sandbox, sandboxEnvironment, scriptCommand } from "./sandbox.ts";

export interface LocalOptions {
  /** Directory of an unpacked SDK; it is built in, so its bin/, feeds and configuration are replaced. */
  readonly directory: string;
  /** Stands in for the user's home, whose files are nobody's business in there. */
  readonly home: string;
  readonly exec: Exec;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Uses an SDK that is a folder of this machine. It runs package code as the calling user, unlike a container. A script ends
 * with our process, whatever ends that.
 */
export async function openLocal(options: LocalOptions): Promise<Sandbox> {
  const { exec, env, signal } = options;
  const topdir = resolve(options.directory);
  if (!(await isDirectory(join(topdir, "scripts")))) {
    throw new UserError({
      what: "There is no OpenWrt SDK here: it would have a folder named scripts",
      cure: "Unpack an SDK and name its folder with --sdk",
      place: { file: options.directory },
    });
  }
  await mkdir(options.home, { recursive: true });
  const base = {
    PATH: env["PATH"] ?? "/usr/local/bin:/usr/bin:/bin",
    HOME: options.home,
    ...sandboxEnvironment(env),
  };
  const copy = async (from: string, to: string) => {
    await mkdir(to, { recursive: true });
    const { code, stderr } = await exec("cp", ["-a", `${from}/.`, to], signal ? { signal } : {});
    if (code !== 0) throw new Error(`cp -a ${from} ${to}: ${stderr.trim()}`);
  };
  return {
    topdir,
    async run(script, args = [], { timeout, env: more, onLine } = {}) {
      signal?.throwIfAborted();
      const [command = "", ...words] = onLeash(scriptCommand(script, args, timeout));
      const hold = holdOpen();
      signal?.addEventListener("abort", hold.release);
      try {
        const result = await exec(command, words, {
          cwd: topdir,
          env: { ...base, ...more },
          input: hold.input,
          ...(onLine ? { onLine: (line) => onLine(line) } : {}),
        });
        signal?.throwIfAborted();
        return { ...result, timedOut: endedByTimeout(result.code, timeout) };
      } finally {
        signal?.removeEventListener("abort", hold.release);
        hold.release();
      }
    },
    put: (from, to) => copy(from, join(topdir, to)),
    async get(from, to) {
      if (await isDirectory(join(topdir, from))) await copy(join(topdir, from), to);
      else await mkdir(to, { recursive: true });
    },
    async close() {},
  };
}

async function isDirectory(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() ?? false;
}
