import type { BuildReport, BuiltPackage } from "../../schemas/build.ts";
import type { PlanJob, UnchangedPackage } from "../../schemas/plan.ts";
import type { EngineName, OpenedSdk } from "./engine.ts";
import type { SdkFeed } from "./feeds.ts";
import type { StagedPackage, StagedSource } from "./stage.ts";

/** Stands for no content, so that the next plan tries again. */
const NOT_TRIED = "0".repeat(64);

/** A package that make was not called for. One that is skipped for want of an SDK keeps no key. */
export function unbuilt(
  each: Pick<StagedPackage, "feed" | "directory" | "as" | "key" | "names">,
  status: "failed" | "skipped",
  reason: string,
): BuiltPackage {
  const binaries = each.names.map((name) => ({ name, status, reason }));
  return {
    source: each.feed,
    directory: each.directory,
    as: each.as,
    key: status === "skipped" ? NOT_TRIED : each.key,
    status,
    reason,
    remarks: [],
    binaries,
  };
}

/** A package of the job's target that the plan has left out, since it is published as it is. */
export function unchanged({ source, directory, as, key, names }: UnchangedPackage): BuiltPackage {
  const binaries = names.map((name) => ({ name, status: "unchanged" as const }));
  return { source, directory, as, key, status: "unchanged", remarks: [], binaries };
}

/** What a report says about its job. */
export function frame(job: PlanJob): Omit<BuildReport, "status" | "duration" | "sources" | "packages"> {
  const { id, title, kind, release, arch, target, feeds } = job;
  return { version: 1, job: id, title, kind, release, arch, target, feeds };
}

export function sourceReport({ name, commit, modified }: StagedSource, job: PlanJob): BuildReport["sources"][number] {
  const source = job.sources.find((each) => each.name === name);
  const path = source?.kind === "git" ? source.subdir : source?.path;
  return {
    name,
    modified,
    ...(source?.kind === "git" ? { url: source.url } : {}),
    ...(path && path !== "." ? { path } : {}),
    ...(commit ? { commit } : {}),
  };
}

export function sdkReport(
  { image, digest, tarball }: OpenedSdk,
  engine: EngineName,
  feeds: readonly SdkFeed[],
): NonNullable<BuildReport["sdk"]> {
  return {
    engine,
    ...(image ? { image } : {}),
    ...(digest ? { digest } : {}),
    ...(tarball ? { tarball } : {}),
    feeds: feeds.map(({ name, url, commit }) => ({ name, url, commit })),
  };
}

export function overall(packages: readonly BuiltPackage[]): BuildReport["status"] {
  for (const status of ["failed", "built", "skipped"] as const)
    if (packages.some((each) => each.status === status)) return status;
  return "unchanged";
}

/** Tenths of a second are more than anyone asks for. */
export const seconds = (milliseconds: number): number => Math.round(milliseconds / 100) / 10;
