import { posix } from "node:path";
import type { Reporter } from "../run/reporter.ts";
import { failedDirectories } from "./log.ts";
import type { Sandbox } from "./sandbox.ts";
import { EVERYTHING, putFile } from "./sdk-tree.ts";

export interface Limits {
  /** Milliseconds for all downloads together. */
  readonly download: number;
  /** Milliseconds for one pass of the compiler over all packages. */
  readonly compile: number;
}

export const defaultLimits: Limits = { download: 30 * 60_000, compile: 5 * 60 * 60_000 };

export interface CompileOptions {
  readonly sandbox: Sandbox;
  readonly workDir: string;
  /** Directories to build with what they depend on: `feeds/ppa/hello`. */
  readonly together: readonly string[];
  /** Directories to build by themselves. */
  readonly alone: readonly string[];
  /** Directories whose programs for the building machine those need. */
  readonly hostTools: readonly string[];
  /** Those of them that download something. */
  readonly downloading: readonly string[];
  /** True when the SDK has ccache. */
  readonly ccache: boolean;
  readonly limits: Limits;
  readonly reporter: Reporter;
  /** The clock, in milliseconds. */
  now(): number;
}

export interface CompileOutcome {
  /** Directories, dependencies included, that make says it could not build. */
  readonly failed: ReadonlySet<string>;
  readonly compileOutOfTime: boolean;
  readonly downloadOutOfTime: boolean;
  /** Output of the passes that no log file of a package has. */
  readonly output: string;
  /** Seconds per directory, counted from one of make's announcements to the next. */
  readonly durations: ReadonlyMap<string, number>;
}

/**
 * Downloads, checks and compiles in as few calls of make as there are steps, since each call costs seconds before anything is
 * built. Steps never end the work: what came of it is judged afterwards by the files (sdk-contract.md §2).
 */
export async function compilePackages(options: CompileOptions): Promise<CompileOutcome> {
  const { sandbox, together, alone, hostTools, downloading, ccache, limits, reporter, now } = options;
  const directories = [...together, ...alone];
  const timing = stopwatch(now);
  const output: string[] = [];
  const settings = ccache ? ["CONFIG_CCACHE=y"] : [];
  const make = async (flags: readonly string[], step: string, chosen: readonly string[], timeout: number) => {
    const goals = chosen.map((directory) => `package/${directory}/${step}`);
    const result = await sandbox.run('make "$@"', [...flags, "BUILD_LOG=1", ...settings, ...goals], {
      timeout,
      env: { CCACHE_MAXSIZE: "500M" },
      onLine: (line) => {
        timing.line(line);
        const at = directories.findIndex((directory) => line.endsWith(` package/${directory}/compile`));
        if (at >= 0) reporter.progress("compile", at + 1, directories.length);
      },
    });
    output.push(result.stdout.toString("utf8"), result.stderr);
    return result;
  };

  let downloadOutOfTime = false;
  if (downloading.length > 0) {
    await reporter.group(`Download ${count(downloading.length, "source")}`, async () => {
      downloadOutOfTime = (await make(["-k", "-j4"], "download", downloading, limits.download)).timedOut;
      await make(["-k"], "check", downloading, limits.download);
    });
  }
  let timedOut = false;
  const compile = async (flags: readonly string[], chosen: readonly string[], step = "compile") => {
    if (chosen.length > 0 && !timedOut) timedOut = (await make(flags, step, chosen, limits.compile)).timedOut;
  };
  await reporter.group(`Compile ${count(directories.length, "package")}`, async () => {
    const jobs = (await sandbox.run("nproc")).stdout.toString("utf8").trim() || "1";
    const parallel = ["-k", `-j${jobs}`];
    if (together.length > 1) {
      await writeEverything(options);
      await compile(parallel, [EVERYTHING]);
    }
    if ((await without(sandbox, together, "begun")).length === together.length) await compile(parallel, together);
    await compile(parallel, hostTools, "host/compile");
    await compile([...parallel, "NO_DEPS=1"], alone);
  });
  timing.stop();

  // Once more, one thing at a time: the log becomes readable, and what only fails side by side gets built.
  const again = timedOut ? [] : await without(sandbox, directories, "success");
  if (again.length > 0) {
    const names = again.map((each) => posix.basename(each)).join(", ");
    await reporter.group(`Compile ${names} again, step by step`, async () => {
      output.length = 0;
      const slowly = ["-k", "-j1", "V=s"];
      await compile(
        slowly,
        again.filter((each) => together.includes(each)),
      );
      if (again.some((each) => alone.includes(each))) await compile(slowly, hostTools, "host/compile");
      await compile(
        [...slowly, "NO_DEPS=1"],
        again.filter((each) => alone.includes(each)),
      );
    });
  }
  return outcome();

  function outcome(): CompileOutcome {
    const text = output.join("\n");
    return {
      failed: failedDirectories(text),
      compileOutOfTime: timedOut,
      downloadOutOfTime,
      output: text,
      durations: timing.durations,
    };
  }
}

/**
 * Every goal of make costs seconds before anything is built, and goals are never built side by side. So all packages become
 * build dependencies of one that has nothing else, which makes them one goal, in parallel. Should an SDK not take
 * to that, what has not begun is named one by one afterwards.
 */
async function writeEverything({ sandbox, workDir, together }: CompileOptions): Promise<void> {
  const needs = together.map((directory) => posix.basename(directory)).join(" ");
  const makefile = `include $(TOPDIR)/rules.mk

PKG_NAME:=${EVERYTHING}
PKG_VERSION:=1
PKG_RELEASE:=1
PKG_BUILD_DEPENDS:=${needs}

include $(INCLUDE_DIR)/package.mk

define Package/${EVERYTHING}
  SECTION:=utils
  CATEGORY:=Utilities
  TITLE:=Needs everything that is to be built
endef

define Build/Compile
endef

$(eval $(call BuildPackage,${EVERYTHING}))
`;
  await sandbox.run('mkdir -p "$1"', [`package/${EVERYTHING}`]);
  await putFile(sandbox, workDir, `package/${EVERYTHING}/Makefile`, makefile);
}

/** Directories that make has not begun with, or that it has but says it could not build; a log is the sign of either. */
async function without(sandbox: Sandbox, directories: readonly string[], what: "begun" | "success"): Promise<string[]> {
  const script = `what=$1; shift
    for d; do
      if [ ! -d "logs/package/$d" ] || [ -z "$(find "logs/package/$d" -name compile.txt)" ]; then echo "$d"
      elif [ "$what" = success ] && grep -qF "package/$d failed to build" logs/package/error.txt 2>/dev/null; then echo "$d"; fi
    done`;
  const { stdout } = await sandbox.run(script, [what, ...directories]);
  return stdout.toString("utf8").split("\n").filter(Boolean);
}

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? "" : "s"}`;

/** Make announces a directory when it begins with it; with -j the times overlap and are those of the latest beginnings. */
function stopwatch(now: () => number) {
  const durations = new Map<string, number>();
  let current: { readonly directory: string; readonly since: number } | undefined;
  const stop = () => {
    if (!current) return;
    const seconds = (now() - current.since) / 1000;
    durations.set(current.directory, Math.round(((durations.get(current.directory) ?? 0) + seconds) * 10) / 10);
    current = undefined;
  };
  return {
    durations,
    line(line: string) {
      const directory = /^\s*make\[\d+\] package\/(\S+)\/compile$/.exec(line)?.[1];
      if (!directory) return;
      stop();
      current = { directory, since: now() };
    },
    stop,
  };
}
