import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile } from "node:fs/promises";
import { basename, join, posix } from "node:path";
import type { BuildRemark, BuiltBinary, BuiltPackage } from "../../schemas/build.ts";
import type { PlanJob } from "../../schemas/plan.ts";
import { readApkFile } from "../apk/package.ts";
import { collectLogs, scanError } from "./collect-logs.ts";
import type { CompileOutcome } from "./compile.ts";
import { failureReason, usefulTail } from "./log.ts";
import type { MissingDependency, ScannedPackage } from "./package-info.ts";
import type { Selection } from "./select.ts";
import type { StagedPackage } from "./stage.ts";

export interface JudgeOptions {
  readonly kind: PlanJob["kind"];
  readonly packages: readonly StagedPackage[];
  readonly selection: Selection;
  readonly outcome: CompileOutcome | undefined;
  /** Copies of the SDK's bin/ and logs/ on this machine. */
  readonly bin: string;
  readonly logs: string;
  /** Directory of the SDK inside, to find the user's files in messages. */
  readonly topdir: string;
  /** Where the report, the packages and the logs go. */
  readonly outDir: string;
  /** Packages of the archive that are known. */
  readonly archivePackages: ReadonlySet<string>;
  /** True when these are all. */
  readonly isWholeArchive: boolean;
}

interface Found {
  readonly path: string;
  readonly name: string;
}

/** Says of each package how it ended, by the files that are there, and copies those files and the logs to `outDir`. */
export async function judgePackages(options: JudgeOptions): Promise<BuiltPackage[]> {
  const files = await findPackageFiles(options.bin);
  const results: BuiltPackage[] = [];
  for (const each of options.packages) results.push(await judge(each, files, options));
  return results;
}

async function judge(each: StagedPackage, files: readonly Found[], options: JudgeOptions): Promise<BuiltPackage> {
  const { selection, outcome, outDir, archivePackages, isWholeArchive } = options;
  const directory = `feeds/${each.feed}/${each.as}`;
  const scanned = selection.scanned.get(`${each.feed}/${each.as}`) ?? [];
  const missing = missingFor(scanned, selection, archivePackages);
  // Without knowing all of the archive nobody can say that it lacks something.
  const lacking = isWholeArchive ? missing : [];
  const shownMakefile = posix.join(each.shown, "Makefile");
  const log = await collectLogs(each, options);

  const binaries: BuiltBinary[] = [];
  for (const entry of scanned) {
    const file = files.find((candidate) => isFileOf(candidate, entry, each.feed));
    if (!belongsToJob(entry, file, each, options.kind)) continue;
    const reason = whyNot(entry, selection, lacking);
    if (reason) binaries.push({ name: entry.name, ...reason });
    else if (file) binaries.push({ name: entry.name, status: "built", ...(await take(file.path, outDir)) });
    else binaries.push({ name: entry.name, ...whyNoFile(entry, each, log.compile, outcome) });
  }

  // The scan may have been repeated with success, when a feed was there that was not before.
  const complete = binaries.length > 0 && binaries.every(({ status }) => status === "built");
  const broken = complete ? [] : await scanError(each, options);
  const common = { source: each.feed, directory: each.directory, as: each.as, key: each.key };
  const duration = outcome?.durations.get(directory);
  const verdict = broken.length > 0 ? notParsed(broken) : overall(binaries);
  const shown = verdict.status === "failed" ? usefulTail(log.compile || log.download) : [];
  return {
    ...common,
    ...verdict,
    ...(duration === undefined ? {} : { duration }),
    ...(log.path ? { log: log.path } : {}),
    ...(shown.length > 0 ? { tail: shown } : {}),
    remarks: [...broken, ...(isWholeArchive ? [] : missing.map((each) => doubt(each, shownMakefile))), ...log.remarks],
    binaries,
  };
}

/** Dependencies of these packages that neither the SDK's feeds nor the archive, as far as it is known, have. */
export function missingFor(
  scanned: readonly ScannedPackage[],
  selection: Selection,
  archivePackages: ReadonlySet<string>,
): MissingDependency[] {
  return selection.missing.filter(
    ({ name, neededBy }) => !archivePackages.has(name) && scanned.some((entry) => neededBy.includes(entry.name)),
  );
}

function doubt({ name }: MissingDependency, file: string): BuildRemark {
  const text = `depends on ${name}, which OpenWrt's feeds do not have; it can only be installed if the archive has it`;
  return { level: "warning", text, file };
}

/**
 * Is this package one of this job, or does another job of the same directory build it? What the plan has named, and what
 * only make could name (such as LuCI's translations) by the architecture that its file turned out to have; kernel modules
 * never leave their own jobs.
 */
function belongsToJob(
  entry: ScannedPackage,
  file: Found | undefined,
  each: StagedPackage,
  kind: PlanJob["kind"],
): boolean {
  const isModule = entry.name.startsWith("kmod-");
  if (isModule || kind === "kmod") return isModule && kind === "kmod";
  if (each.names.includes(entry.name)) return true;
  if (!file) return each.names.length === 0;
  if (kind === "all") return isIndependent(file);
  return each.names.length === 0 || !isIndependent(file) || !each.makefile.includes(`Package/${entry.name}`);
}

function isIndependent({ path, name }: Found): boolean {
  return name.endsWith(".apk") ? readApkFile(path).info.architecture === "noarch" : name.endsWith("_all.ipk");
}

type Verdict = Pick<BuiltPackage, "status" | "reason">;

function notParsed(broken: readonly BuildRemark[]): Verdict {
  const [first] = broken;
  return {
    status: "failed",
    reason: `its Makefile cannot be read: ${first?.line ? `line ${first.line}: ` : ""}${first?.text ?? "see the log"}`,
  };
}

function overall(binaries: readonly BuiltBinary[]): Verdict {
  const of = (status: BuiltBinary["status"]) => binaries.filter((binary) => binary.status === status);
  const because = (some: readonly BuiltBinary[]) =>
    [...new Set(some.map(({ reason }) => reason ?? ""))].filter(Boolean).join("; ");
  if (binaries.length === 0) {
    return {
      status: "failed",
      reason:
        "OpenWrt finds no package in it; its Makefile must end with $(eval $(call BuildPackage,NAME)), or have that text in a comment",
    };
  }
  const failed = of("failed");
  if (failed.length > 0) return { status: "failed", reason: because(failed) };
  if (of("built").length > 0) return { status: "built" };
  return { status: "skipped", reason: because(binaries) };
}

/** Why a package is not built at all: it was not selected, or could not be installed by anyone. */
function whyNot(
  entry: ScannedPackage,
  { selected }: Selection,
  missing: readonly MissingDependency[],
): Verdict | undefined {
  const lacking = missing.filter(({ neededBy }) => neededBy.includes(entry.name)).map(({ name }) => name);
  if (lacking.length > 0)
    return {
      status: "failed",
      reason: `it depends on ${lacking.join(", ")}, which neither OpenWrt's feeds nor this archive have`,
    };
  if (selected.has(entry.name)) return undefined;
  if (entry.hidden) return { status: "skipped", reason: "it is hidden, and nothing that is built needs it" };
  const conditions = entry.depends.filter((word) => word.startsWith("@")).map((word) => word.slice(1));
  const needs =
    conditions.length > 0
      ? `it needs ${conditions.join(" and ")}`
      : `what it depends on is not selected: ${entry.depends.filter((word) => !word.startsWith("+")).join(", ")}`;
  return { status: "skipped", reason: `it cannot be selected for this target: ${needs}` };
}

function whyNoFile(
  entry: ScannedPackage,
  each: StagedPackage,
  log: string,
  outcome: CompileOutcome | undefined,
): Verdict {
  const directory = `feeds/${each.feed}/${each.as}`;
  const own = outcome?.failed.has(directory);
  if (!own && outcome?.compileOutOfTime) return { status: "failed", reason: "the time for compiling was up" };
  if (!own && outcome && outcome.failed.size > 0) {
    const dependency = [...outcome.failed].find((path) => path !== directory);
    if (dependency && !log)
      return { status: "failed", reason: `${basename(dependency)}, which it needs, failed to build` };
  }
  if (
    !own &&
    log &&
    !new RegExp(`Package/${escaped(entry.name)}/install`).test(each.makefile) &&
    !/luci\.mk/.test(each.makefile)
  ) {
    return { status: "skipped", reason: "its Makefile has no install section for it, so there is nothing to pack" };
  }
  const reason = failureReason(log) ?? (outcome?.downloadOutOfTime ? "the time for downloads was up" : undefined);
  return { status: "failed", reason: reason ?? "make ended without an error, but there is no file" };
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

async function take(path: string, outDir: string): Promise<Pick<BuiltBinary, "file" | "size" | "sha256">> {
  const file = posix.join("packages", basename(path));
  await mkdir(join(outDir, "packages"), { recursive: true });
  await copyFile(path, join(outDir, file));
  const bytes = await readFile(path);
  return { file, size: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}

/** All package files below bin/, with the feed they lie in where it is one of a feed. */
async function findPackageFiles(bin: string): Promise<Found[]> {
  const entries = await readdir(bin, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && /\.(?:ipk|apk)$/.test(entry.name))
    .map((entry) => ({ path: join(entry.parentPath, entry.name), name: entry.name }));
}

/**
 * Is this the file of that package? Name and version decide: `libfoo` of ABI 3 is `libfoo3_1.0-r1_mips_24kc.ipk` or
 * `libfoo3-1.0-r1.apk`. The version is not compared where the scan did not know it (LuCI's `x`).
 */
function isFileOf({ path, name }: Found, entry: ScannedPackage, feed: string): boolean {
  const full = new RegExp(
    `^${escaped(entry.name)}${entry.abiVersion ? `-?${escaped(entry.abiVersion)}` : ""}(?:_[^_]+_.+\\.ipk|-\\d[^-]*(?:-r?\\d+)?\\.apk)$`,
  );
  const place = path.split("/");
  return full.test(name) && (place.includes("targets") || place.at(-2) === feed);
}
