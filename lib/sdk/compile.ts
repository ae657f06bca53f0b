import { posix } from "node:path";
import type { Reporter } from "../run/reporter.ts";
import { CCACHE } from "./kept.ts";
import { failedDirectories } from "./log.ts";
import type { Sandbox } from "./sandbox.ts";

export interface Limits {
  /** Milliseconds for all downloads together. */
  readonly download: number;
  /** Milliseconds for compiling, all passes over the packages together. */
  readonly compile: number;
}

export const defaultLimits: Limits = { download: 30 * 60_000, compile: 5 * 60 * 60_000 };

export interface CompileOptions {
  readonly sandbox: Sandbox;
  /** Directories to build with what they depend on: `feeds/ppa/hello`. */
  readonly together: readonly string[];
  /** Directories to build by themselves. */
  readonly alone: readonly string[];
  /** Directories whose programs for the building machine those need: `feeds/luci/luci-base`. */
  readonly hostTools: readonly string[];
  /** Those of them that download something. */
  readonly downloading: readonly string[];
  /** True when the SDK has ccache. */
  readonly ccache: boolean;
  readonly limits: Limits;
  /** When all has to be over, by `now`. */
  readonly deadline: number;
  readonly reporter: Reporter;
  /** The clock, in milliseconds. */
  now(): number;
}

export interface CompileOutcome {
  /** Directories, dependencies included, that make says it could not build. */
  readonly failed: ReadonlySet<string>;
  readonly compileOutOfTime: boolean;
  readonly downloadOutOfTime: boolean;
}

/**
 * Lets a directory's failure be no other's. It reaches directories only, unlike `-k`, with which a package's own make too
 * would go on after mistakes and end with a package that nobody meant.
 */
const EACH_FOR_ITSELF = "IGNORE_ERRORS=n m y";

const NO_RULE = /No rule to make target [`'"]?package\//;

/**
 * Downloads, checks and compiles in as few calls of make as there are steps, since each call costs seconds before anything is
 * built. Steps never end the work: what came of it is judged afterwards by the files (sdk-contract.md §2).
 */
export async function compilePackages(options: CompileOptions): Promise<CompileOutcome> {
  const { sandbox, together, alone, hostTools, downloading, ccache, limits, deadline, reporter } = options;
  let output: string[] = [];
  const objects = ["CONFIG_CCACHE=y", `CCACHE_DIR=${posix.join(sandbox.topdir, CCACHE)}`];
  const settings = [EACH_FOR_ITSELF, "BUILD_LOG=1", ...(ccache ? objects : [])];
  /** Make, until `end` at the longest. */
  const make = async (words: readonly string[], end: number) => {
    const timeout = Math.min(end, deadline) - options.now();
    if (timeout <= 0) return { timedOut: true, text: "" };
    const result = await sandbox.run('make "$@"', [...settings, ...words], {
      timeout,
      env: { CCACHE_MAXSIZE: "500M" },
      onLine: (line) => {
        const at = [...together, ...alone].findIndex((directory) => isBeginning(line, directory));
        if (at >= 0) reporter.progress("compile", at + 1, together.length + alone.length);
      },
    });
    const text = `${result.stdout.toString("utf8")}\n${result.stderr}`;
    output.push(text);
    return { timedOut: result.timedOut, text };
  };

  let downloadOutOfTime = false;
  const lacking = new Set<string>();
  if (downloading.length > 0) {
    await reporter.group(`Download ${count(downloading.length, "source")}`, async () => {
      // By itself it is for all that is selected, which is what will be built unless something is built alone.
      const goal = alone.length > 0 ? goalFor("download", downloading) : ["package/download"];
      const end = options.now() + limits.download;
      downloadOutOfTime = (await make(["-j4", ...goal], end)).timedOut;
      for (const directory of failedDirectories(output.join("\n"))) lacking.add(directory);
      await make(goalFor("check", downloading), options.now() + limits.download);
    });
  }
  // To compile them would be to download once more, which takes minutes where a server is dead.
  const directories = [...together, ...alone].filter((directory) => !lacking.has(directory));
  let timedOut = false;
  const end = options.now() + limits.compile;
  const compile = async (flags: readonly string[], chosen: readonly string[]) => {
    if (chosen.length === 0 || timedOut) return;
    const result = await make([...flags, ...goalFor("compile", chosen)], end);
    timedOut = result.timedOut;
    // What make has no rule for ends the goal before anything is built: then each directory gets its own.
    if (chosen.length > 1 && NO_RULE.test(result.text)) for (const each of chosen) await compile(flags, [each]);
  };
  const compileAll = async (flags: readonly string[], chosen: readonly string[]) => {
    const isChosen = (directory: string) => chosen.includes(directory);
    await compile(flags, together.filter(isChosen));
    if (!alone.some(isChosen)) return;
    const tools = hostTools.map((directory) => `${directory}/host`);
    await compile(flags, tools);
    await compile([...flags, "NO_DEPS=1"], alone.filter(isChosen));
  };
  await reporter.group(`Compile ${count(directories.length, "package")}`, async () => {
    const jobs = (await sandbox.run("nproc")).stdout.toString("utf8").trim() || "1";
    await compileAll([`-j${jobs}`], directories);
  });

  // Once more, one thing at a time: the log becomes readable, and what only fails side by side gets built.
  const again = timedOut ? [] : await unbuilt(sandbox, directories);
  if (again.length > 0) {
    const names = again.map((each) => posix.basename(each)).join(", ");
    await reporter.group(`Compile ${names} again, step by step`, async () => {
      output = [];
      await compileAll(["-j1", "V=s"], again);
    });
  }
  const failed = new Set([...lacking, ...failedDirectories(output.join("\n"))]);
  return { failed, compileOutOfTime: timedOut, downloadOutOfTime };
}

/**
 * The words that make one goal of a step of several directories. Every goal costs seconds, and goals are never built
 * side by side; so it is OpenWrt's goal for all directories, told that there are no others (its include/subdir.mk).
 */
function goalFor(step: string, directories: readonly string[]): string[] {
  return [`package/builddirs-${step}=${directories.join(" ")}`, `package/${step}`];
}

/** Make announces a directory by its name, or by the place that the name is a link to. */
function isBeginning(line: string, directory: string): boolean {
  return line.endsWith(`/${posix.basename(directory)} compile`);
}

/** Directories that make has not begun with, or that it says it could not build; a log is the sign of either. */
async function unbuilt(sandbox: Sandbox, directories: readonly string[]): Promise<string[]> {
  const script = `for d; do
      if [ ! -d "logs/package/$d" ] || [ -z "$(find "logs/package/$d" -name compile.txt)" ]; then echo "$d"
      elif grep -qF "package/$d failed to build" logs/package/error.txt 2>/dev/null; then echo "$d"; fi
    done`;
  const { stdout } = await sandbox.run(script, directories);
  return stdout.toString("utf8").split("\n").filter(Boolean);
}

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? "" : "s"}`;
