import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished, vi } from "vitest";
import type { Edge } from "../../lib/run/edge.ts";
import type { Problem } from "../../lib/run/errors.ts";
import { exec } from "../../lib/run/exec.ts";
import type { Reporter } from "../../lib/run/reporter.ts";
import { type BuildOptions, buildJob } from "../../lib/sdk/build.ts";
import type { BuildReport } from "../../schemas/build.ts";
import type { Plan, PlanJob, PlanPackage, PlanSource } from "../../schemas/plan.ts";

// A build is a hundred processes; on a busy machine they take their time.
vi.setConfig({ testTimeout: 120_000 });

export const examples = fileURLToPath(new URL("../../examples", import.meta.url));
const makeSdk = fileURLToPath(new URL("../fixtures/sdk/make-sdk", import.meta.url));

export const eras = {
  opkg: { series: "24.10", version: "24.10.8", format: "opkg" },
  apk: { series: "25.12", version: "25.12.5", format: "apk" },
} as const;

/** A folder that is gone when the test is over. */
export function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), "ppa-sdk-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An SDK to build in: the stand-in, freshly made. */
export function sdkOf(era: keyof typeof eras, ...settings: string[]): string {
  const folder = join(temporary(), "sdk");
  execFileSync(makeSdk, [folder, `release=${eras[era].version}`, ...settings]);
  return folder;
}

/** A folder with these files, by path. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporary();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Makes a folder a git repository with one commit of all its files, dated 2026-05-04 03:02:01 UTC. */
export function commitAll(folder: string, message = "All of it"): string {
  const run = (...args: string[]) =>
    execFileSync("git", ["-C", folder, ...args], { env: gitIdentity, encoding: "utf8" }).trim();
  run("init", "--quiet", "--initial-branch", "main");
  run("add", "--all");
  run("commit", "--quiet", "--message", message);
  return run("rev-parse", "HEAD");
}

export const gitIdentity = {
  ...process.env,
  GIT_AUTHOR_NAME: "Somebody",
  GIT_AUTHOR_EMAIL: "somebody@example.org",
  GIT_AUTHOR_DATE: "2026-05-04T03:02:01Z",
  GIT_COMMITTER_NAME: "Somebody",
  GIT_COMMITTER_EMAIL: "somebody@example.org",
  GIT_COMMITTER_DATE: "2026-05-04T03:02:01Z",
};

const key = "1".repeat(64);

/** Packages of a plan by their directories; the last part is the name, or what is said after `=`. */
export function planned(...directories: string[]): PlanPackage[] {
  return directories.map((text) => {
    const [directory = "", as = directory.split("/").at(-1) ?? ""] = text.split("=");
    return { directory, as, names: [], key };
  });
}

export function pathSource(...directories: string[]): PlanSource {
  return { kind: "path", name: "ppa", path: ".", packages: planned(...directories) };
}

export function jobOf(era: keyof typeof eras, ...sources: PlanSource[]): PlanJob {
  const release = eras[era];
  const id = `${release.version}-x86_64`;
  return {
    id,
    title: id,
    kind: "arch",
    release,
    arch: "x86_64",
    target: "x86/64",
    feeds: [`${release.series}/x86_64`],
    sources,
    key,
  };
}

export interface Told {
  readonly reporter: Reporter;
  readonly lines: string[];
  readonly warnings: Problem[];
}

export function listener(): Told {
  const lines: string[] = [];
  const warnings: Problem[] = [];
  const reporter: Reporter = {
    info: (text) => void lines.push(text),
    warn: (problem) => void warnings.push(problem),
    group: (title, work) => {
      lines.push(`## ${title}`);
      return work();
    },
    progress() {},
  };
  return { reporter, lines, warnings };
}

export interface Built {
  readonly report: BuildReport;
  readonly outDir: string;
  readonly told: Told;
}

/** Builds a job the way the command does, by default in a local SDK. */
export async function build(
  job: PlanJob,
  options: Partial<BuildOptions> & Pick<BuildOptions, "root" | "sdk">,
): Promise<Built> {
  const folder = temporary();
  const told = listener();
  const outDir = join(folder, "out");
  const report = await buildJob(job, {
    workDir: join(folder, "work"),
    outDir,
    cacheDir: join(folder, "cache"),
    engine: "local",
    name: `ppa-test-${process.pid}-${Math.random().toString(36).slice(2)}`,
    exec,
    env: process.env,
    reporter: told.reporter,
    fetch: () => Promise.reject(new Error("no network in tests")),
    sleep: () => Promise.resolve(),
    now: () => Date.now(),
    ...options,
  });
  return { report, outDir, told };
}

/** The world for a command in a folder. */
export function edgeIn(cwd: string, part: Partial<Edge> = {}): Edge {
  return {
    cwd,
    env: process.env,
    secrets: {},
    siteDir: cwd,
    exec,
    reporter: listener().reporter,
    terminal: false,
    now: () => new Date(),
    randomBytes: (size) => new Uint8Array(size),
    print: () => {},
    ...part,
  };
}

export function planOf(jobs: readonly PlanJob[]): Plan {
  return { version: 1, archive: "a", releases: {}, jobs: [...jobs], matrices: [], unchanged: [], warnings: [] };
}

/** `name: status` of each package, for short expectations. */
export function statuses({ packages }: BuildReport): Record<string, string> {
  return Object.fromEntries(packages.map(({ as, status }) => [as, status]));
}

/** Makefile of a package that a test needs for one property of it. */
export function makefile(name: string, fields = "", rest = ""): string {
  return `include $(TOPDIR)/rules.mk

PKG_NAME:=${name}
PKG_VERSION:=1.0
PKG_RELEASE:=1
${rest}
include $(INCLUDE_DIR)/package.mk

define Package/${name}
  SECTION:=utils
  CATEGORY:=Utilities
  TITLE:=A package for a test
${fields}
endef

define Build/Compile
endef

define Package/${name}/install
	$(INSTALL_DIR) $(1)/usr/share/${name}
endef

$(eval $(call BuildPackage,${name}))
`;
}
