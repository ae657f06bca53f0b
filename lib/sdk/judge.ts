import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile } from "node:fs/promises";
import { basename, join, posix } from "node:path";
import type { BuildRemark, BuiltBinary, BuiltPackage } from "../../schemas/build.ts";
import type { PlanJob } from "../../schemas/plan.ts";
import { unbuilt } from "./build-report.ts";
import { type CollectedLogs, collectLogs, scanError } from "./collect-logs.ts";
import type { CompileOutcome } from "./compile.ts";
import { failureReason, usefulTail } from "./log.ts";
import { escaped, type Found, fileOf, findPackageFiles, isIndependent, isOfTarget } from "./package-files.ts";
import {
  buildsBefore,
  type MissingDependency,
  runtimeNeeds,
  type ScannedPackage,
  surelyNeeded,
} from "./package-info.ts";
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

/** Says of each package how it ended, by the files that are there, and copies those files and the logs to `outDir`. */
export async function judgePackages(options: JudgeOptions): Promise<BuiltPackage[]> {
  const files = await findPackageFiles(options.bin);
  const results: BuiltPackage[] = [];
  const names = new Set([...options.selection.scanned.values()].flat().map(({ name }) => name));
  for (const each of options.packages) results.push(await judge(each, files, names, options));
  return results;
}

/** `names`: those of all packages that were scanned. */
async function judge(
  each: StagedPackage,
  files: readonly Found[],
  names: ReadonlySet<string>,
  options: JudgeOptions,
): Promise<BuiltPackage> {
  const { selection, outcome, outDir, archivePackages, isWholeArchive } = options;
  const path = `${each.feed}/${each.as}`;
  const barred = selection.barred.get(path);
  if (barred) return unbuilt(each, "failed", barred);
  const scanned = selection.scanned.get(path) ?? [];
  const missing = missingFor(scanned, selection, archivePackages);
  const lacking = isWholeArchive ? missing.filter(isSurelyMissing) : [];
  const shownMakefile = posix.join(each.shown, "Makefile");
  const log = await collectLogs(each, options);
  const blocked = brokenNeed(each, options);
  const isAlone = selection.alone.has(path);

  const binaries: BuiltBinary[] = [];
  for (const entry of scanned) {
    const file = fileOf(files, entry, each.feed, names);
    if (!belongsToJob(entry, file, each, options)) continue;
    const reason = whyNot(entry, selection, lacking) ?? madeElsewhere(entry, each, options);
    if (reason) binaries.push({ name: entry.name, ...reason });
    else if (blocked && !(file && isAlone)) binaries.push({ name: entry.name, ...blocked });
    else if (file) binaries.push({ name: entry.name, status: "built", ...(await take(file.path, outDir)) });
    else binaries.push({ name: entry.name, ...whyNoFile(entry, each, log, outcome) });
  }

  // The scan may have been repeated with success, when a feed was there that was not before.
  const complete = binaries.length > 0 && binaries.every(({ status }) => status === "built");
  const broken = complete ? [] : await scanError(each, options);
  const common = { source: each.feed, directory: each.directory, as: each.as, key: each.key };
  const verdict = broken.length > 0 ? notParsed(broken) : overall(binaries);
  const shown = verdict.status === "failed" ? usefulTail(log.compile || log.download) : [];
  return {
    ...common,
    ...verdict,
    ...(log.seconds === undefined ? {} : { duration: log.seconds }),
    ...(log.path ? { log: log.path } : {}),
    ...(shown.length > 0 ? { tail: shown } : {}),
    remarks: eachOnce([
      ...broken,
      ...lacking.map((each) => lack(each, shownMakefile)),
      ...missing.filter((each) => !lacking.includes(each)).map((each) => doubt(each, shownMakefile)),
      ...absentModules(scanned, options).map((name) => absence(name, shownMakefile)),
      ...log.remarks,
    ]),
    binaries,
  };
}

/** What the scan complains of, compiling may complain of too. */
function eachOnce(remarks: readonly BuildRemark[]): BuildRemark[] {
  return [...new Map(remarks.map((remark) => [JSON.stringify(remark), remark])).values()];
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

/** Modules of OpenWrt's kernel that packages depend on and that this SDK does not have: `.config` selects all it has. */
function absentModules(
  scanned: readonly ScannedPackage[],
  { selection: { selected, missing }, archivePackages }: JudgeOptions,
): string[] {
  const elsewhere = new Set([...archivePackages, ...missing.map(({ name }) => name)]);
  const needs = scanned.filter(({ name }) => selected.has(name)).flatMap(surelyNeeded);
  return [...new Set(needs)].filter((name) => name.startsWith("kmod-") && !selected.has(name) && !elsewhere.has(name));
}

function absence(name: string, file: string): BuildRemark {
  const text = `depends on ${name}, which OpenWrt does not build for this target; it can only be installed if the archive has it`;
  return { level: "warning", text, file };
}

/**
 * Without knowing all of the archive nobody can say that it lacks something; but nor does an SDK know the kernel modules of other
 * targets of its architecture.
 */
export const isSurelyMissing = ({ name }: MissingDependency): boolean => !name.startsWith("kmod-");

function lack({ name }: MissingDependency, file: string): BuildRemark {
  const text = `depends on ${name}, which neither OpenWrt's feeds nor this archive have`;
  return { level: "error", text, file };
}

function doubt({ name }: MissingDependency, file: string): BuildRemark {
  const text = `depends on ${name}, which OpenWrt's feeds do not have; it can only be installed if the archive has it`;
  return { level: "warning", text, file };
}

/**
 * Is this package one of this job, or does another job of the same directory build it? What the plan has named, and what
 * only make could name (such as LuCI's translations) by the architecture that its file turned out to have; kernel modules,
 * and what else is bound to a target (`nonshared`), never leave their own jobs.
 */
function belongsToJob(
  entry: ScannedPackage,
  file: Found | undefined,
  each: StagedPackage,
  { kind, selection }: Pick<JudgeOptions, "kind" | "selection">,
): boolean {
  const isModule = entry.name.startsWith("kmod-");
  if (kind === "kmod") return isModule || each.names.includes(entry.name);
  if (isModule) return false;
  if (each.names.includes(entry.name)) return true;
  const isNamedHere = each.makefile.includes(`Package/${entry.name}`);
  if (isNamedHere && file && isOfTarget(file)) return false;
  if (!file) return each.names.length === 0 || (!isNamedHere && selection.selected.has(entry.name));
  if (kind === "all") return isIndependent(file);
  return each.names.length === 0 || !isIndependent(file) || !isNamedHere;
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

/** What a package needs and make could not build. That a file is there nevertheless says nothing: it may name what it needs wrongly. */
function brokenNeed(each: StagedPackage, { selection, outcome }: JudgeOptions): Verdict | undefined {
  if (!outcome || outcome.failed.size === 0) return undefined;
  const directory = `feeds/${each.feed}/${each.as}`;
  const before = buildsBefore([directory], selection.known);
  before.delete(directory);
  before.add("toolchain");
  const broken = [...outcome.failed].filter((path) => before.has(path)).map((path) => basename(path));
  if (broken.length === 0) return undefined;
  return { status: "failed", reason: `${broken.join(", ")}, which it needs, failed to build` };
}

/** Why a package is not built at all: it was not selected, or could not be installed by anyone. */
function whyNot(
  entry: ScannedPackage,
  selection: Selection,
  missing: readonly MissingDependency[],
): Verdict | undefined {
  const lacking = missing.filter(({ neededBy }) => neededBy.includes(entry.name)).map(({ name }) => name);
  if (lacking.length > 0)
    return {
      status: "failed",
      reason: `it depends on ${lacking.join(", ")}, which neither OpenWrt's feeds nor this archive have`,
    };
  if (selection.selected.has(entry.name)) return undefined;
  if (entry.hidden) return { status: "skipped", reason: "it is hidden, and nothing that is built needs it" };
  return { status: "skipped", reason: `it cannot be selected for this target: ${unmet(entry, selection)}` };
}

/** Conditions of a package, or of what it depends on and would have to be selected with it. */
function unmet(
  entry: ScannedPackage,
  { known, selected, isSet }: Pick<Selection, "known" | "selected" | "isSet">,
  above: readonly string[] = [],
): string {
  const conditions = entry.depends.filter((word) => word.startsWith("@")).map((word) => word.slice(1));
  if (conditions.length > 0) return `it needs ${conditions.join(" and ")}`;
  for (const name of runtimeNeeds(entry, isSet)) {
    const need = known.find((other) => other.name === name);
    if (!need || selected.has(name) || above.includes(name)) continue;
    const why = unmet(need, { known, selected, isSet }, [...above, entry.name]);
    return `it needs ${name}, which is not selected${why ? ` because ${why}` : ""}`;
  }
  return "";
}

/** Of two directories that make one package the file may be of either, whatever make says. */
function madeElsewhere(
  { name }: ScannedPackage,
  each: StagedPackage,
  { packages, selection: { scanned, barred } }: Pick<JudgeOptions, "packages" | "selection">,
): Verdict | undefined {
  const others = packages.filter((other) => {
    const path = `${other.feed}/${other.as}`;
    return other !== each && !barred.has(path) && scanned.get(path)?.some((entry) => entry.name === name);
  });
  if (others.length === 0) return undefined;
  const shown = others.map((other) => other.shown).join(" and ");
  return { status: "failed", reason: `${shown} makes ${name}, too; a package can be of one directory only` };
}

function whyNoFile(
  entry: ScannedPackage,
  each: StagedPackage,
  log: CollectedLogs,
  outcome: CompileOutcome | undefined,
): Verdict {
  const own = outcome?.failed.has(`feeds/${each.feed}/${each.as}`);
  if (!own && outcome?.compileOutOfTime) return { status: "failed", reason: "the time for compiling was up" };
  if (
    !own &&
    log.compile &&
    !new RegExp(`Package/${escaped(entry.name)}/install`).test(each.makefile) &&
    !/luci\.mk/.test(each.makefile)
  ) {
    return { status: "skipped", reason: "its Makefile has no install section for it, so there is nothing to pack" };
  }
  // A wrong hash is told when downloading; later there is only a failed search on OpenWrt's mirrors.
  const reason =
    unpackedModules(log, outcome) ??
    failureReason([log.download, log.compile].join("\n")) ??
    (outcome?.downloadOutOfTime ? "the time for downloads was up" : undefined);
  return { status: "failed", reason: reason ?? "make ended without an error, but there is no file" };
}

/** When OpenWrt's own modules could not be packed, a package that uses one is told to lack what its DEPENDS has. */
function unpackedModules({ compile }: CollectedLogs, outcome: CompileOutcome | undefined): string | undefined {
  const isCause =
    outcome?.failed.has("kernel/linux") && /missing dependencies for the following libraries:\n.*\.ko$/m.test(compile);
  return isCause ? "OpenWrt's own kernel modules, of which it needs some, failed to build" : undefined;
}

async function take(path: string, outDir: string): Promise<Pick<BuiltBinary, "file" | "size" | "sha256">> {
  const file = posix.join("packages", basename(path));
  await mkdir(join(outDir, "packages"), { recursive: true });
  await copyFile(path, join(outDir, file));
  const bytes = await readFile(path);
  return { file, size: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}
