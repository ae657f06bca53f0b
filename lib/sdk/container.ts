import { mkdir } from "node:fs/promises";
import { posix } from "node:path";
import { UserError } from "../run/errors.ts";
import type { Exec, ExecResult } from "../run/exec.ts";
import { holdOpen } from "./leash.ts";
import { endedByTimeout, type RunOptions, type Sandbox, sandboxEnvironment, scriptCommand } from "./sandbox.ts";

export interface ContainerOptions {
  /** The program to call: docker and podman understand the same words. */
  readonly engine: "docker" | "podman";
  /** Name or id of an image that is on this machine. */
  readonly image: string;
  /** Name of the container, so that it can be ended from outside; letters, digits, `.`, `_` and `-`. */
  readonly name: string;
  /** Directory of the SDK inside, where the image does not hold one yet. */
  readonly topdir?: string;
  readonly exec: Exec;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal | undefined;
}

/** Lives until its input ends. Being a shell that waits, it also buries what others leave behind, without an `--init`. */
const STAY = "cat >/dev/null; :";

/** Where SDKs are in images of all eras (field.md d2), should an image not say it by its working directory. */
const PLACES = ["/builder", "/home/build/openwrt"];

/**
 * Starts a container of an SDK image. It lives as long as its standard input is open, and that is a pipe from this
 * process: whatever ends us, also a kill, ends the container, which `--rm` removes with its volumes.
 *
 * Throws a UserError when the engine cannot start it.
 */
export async function openContainer(options: ContainerOptions): Promise<Sandbox> {
  const { engine, image, name, exec, signal } = options;
  const hold = holdOpen();
  const life = exec(
    engine,
    [
      "run",
      "--rm",
      "--interactive",
      "--name",
      name,
      "--label",
      "openwrt-ppa=build",
      "--entrypoint",
      "/bin/sh",
      image,
      "-c",
      STAY,
    ],
    { input: hold.input },
  );
  const close = async () => {
    hold.release();
    await exec(engine, ["rm", "--force", "--volumes", name]);
    await life;
  };
  try {
    await waitUntilRunning(options, life);
    const user = await inspect(options, "{{.Config.User}}");
    const topdir = options.topdir ?? (await findTopdir(options, await inspect(options, "{{.Config.WorkingDir}}")));
    return {
      topdir,
      run: (script, args = [], runOptions = {}) => runIn(options, user, topdir, script, args, runOptions),
      async put(from, to) {
        const target = posix.join(topdir, to);
        const owner = user || "root";
        await must(
          options,
          exec(engine, ["exec", "--user", "0", name, "sh", "-c", MAKE_FOLDER, "sh", target, owner], withSignal(signal)),
        );
        await must(options, exec(engine, ["cp", `${from}/.`, `${name}:${target}`], withSignal(signal)));
        await must(
          options,
          exec(engine, ["exec", "--user", "0", name, "chown", "-R", owner, target], withSignal(signal)),
        );
      },
      async get(from, to) {
        const source = posix.join(topdir, from);
        await mkdir(to, { recursive: true });
        const { code } = await exec(engine, ["exec", name, "test", "-d", source], withSignal(signal));
        if (code === 0) await must(options, exec(engine, ["cp", `${name}:${source}/.`, to], withSignal(signal)));
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }

  async function runIn(
    { exec, engine, name, signal, env }: ContainerOptions,
    user: string,
    topdir: string,
    script: string,
    args: readonly string[],
    { timeout, env: more, onLine }: RunOptions,
  ): Promise<ExecResult> {
    const variables = Object.entries({ ...sandboxEnvironment(env), ...more }).flatMap(([key, value]) => [
      "--env",
      `${key}=${value}`,
    ]);
    const result = await exec(
      engine,
      [
        "exec",
        ...(user ? ["--user", user] : []),
        "--workdir",
        topdir,
        ...variables,
        name,
        ...scriptCommand(script, args, timeout),
      ],
      { ...withSignal(signal), ...(onLine ? { onLine: (line) => onLine(line) } : {}) },
    );
    if (result.code !== 0 && !(await isRunning(engine, name, exec))) throw endedFromOutside(image);
    return { ...result, timedOut: endedByTimeout(result.code, timeout) };
  }
}

/** Makes a folder for a user, and those on the way that are not there yet: build_dir is where only a part of it was kept. */
const MAKE_FOLDER =
  'new=$1; until [ -e "$new" ] || [ -e "${new%/*}" ]; do new=${new%/*}; done; mkdir -p "$1"; chown "$2" "$1" "$new"; [ "$new" = "$1" ] || chown -R "$2" "$new"';

const withSignal = (signal: AbortSignal | undefined) => (signal ? { signal } : {});

async function waitUntilRunning(
  { engine, name, exec, image, signal }: ContainerOptions,
  life: Promise<ExecResult>,
): Promise<void> {
  let ended: ExecResult | undefined;
  void life.then((result) => {
    ended = result;
  });
  for (;;) {
    signal?.throwIfAborted();
    if (ended) throw cannotStart(engine, image, ended);
    if (await isRunning(engine, name, exec)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function isRunning(engine: string, name: string, exec: Exec): Promise<boolean> {
  const { code, stdout } = await exec(engine, ["inspect", "--format", "{{.State.Running}}", name]);
  return code === 0 && stdout.toString().trim() === "true";
}

function cannotStart(engine: string, image: string, { code, stderr }: ExecResult): UserError {
  if (code === 127 && stderr.includes("not found")) {
    return new UserError({
      what: `There is no ${engine} on this machine`,
      cure: "Install it, or name an unpacked SDK (--sdk, input sdk), which needs none",
    });
  }
  return new UserError({
    what: `${engine} cannot start a container of ${image}: ${lastLine(stderr)}`,
    cure: `Try it by hand: ${engine} run --rm ${image} true`,
  });
}

async function inspect(options: ContainerOptions, format: string): Promise<string> {
  const { engine, name, exec } = options;
  const { stdout } = await must(options, exec(engine, ["inspect", "--format", format, name]));
  return stdout.toString().trim();
}

/** The image's working directory when an SDK or its setup.sh is there, else the first known place that has one. */
async function findTopdir(options: ContainerOptions, workdir: string): Promise<string> {
  const { engine, name, image, exec } = options;
  const script = 'for d; do if [ -d "$d/scripts" ] || [ -f "$d/setup.sh" ]; then echo "$d"; exit; fi; done';
  const places = [workdir, ...PLACES].filter((place) => place.startsWith("/"));
  const { stdout } = await must(options, exec(engine, ["exec", name, "sh", "-c", script, "sh", ...places]));
  const found = stdout.toString().trim();
  if (found) return posix.normalize(found).replace(/\/$/, "");
  throw new UserError({
    what: `${image} holds no OpenWrt SDK: there is no scripts/ and no setup.sh in ${places.join(" or ")}`,
    cure: "Name an image such as ghcr.io/openwrt/sdk:x86-64-24.10.8",
  });
}

async function must(
  { engine, name, image, exec }: ContainerOptions,
  running: Promise<ExecResult>,
): Promise<ExecResult> {
  const result = await running;
  if (result.code === 0) return result;
  if (!(await isRunning(engine, name, exec))) throw endedFromOutside(image);
  throw new UserError(`${engine} ended with ${result.code}: ${lastLine(result.stderr)}`);
}

const endedFromOutside = (image: string): UserError =>
  new UserError({
    what: `The container of ${image} was ended from outside`,
    cure: "Build again; should it happen again, this machine may be short of memory",
  });

const lastLine = (text: string): string => text.trim().split("\n").at(-1) ?? "";
