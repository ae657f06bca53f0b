import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { makefile } from "../../sdk/support.ts";
import type { Forge } from "./forge.ts";
import type { WorkflowOptions, WorkflowRun } from "./runner.ts";

/**
 * That a run has what earlier ones have kept in the runner's cache: the source of a package, which is nowhere else any more.
 * But a run that publishes has nothing of what a pull request's has kept.
 */
export async function expectKeptInCache(
  forge: Forge,
  workflow: string,
  runWith: (options: WorkflowOptions) => Promise<WorkflowRun>,
): Promise<void> {
  const work = forge.project("cached", [], workflow);
  const source = addDownloading(work);
  forge.commit("cached");
  const run = async (event: "push" | "pull_request") => {
    const { code, log } = await runWith({ ...forge.run("cached", event), cache: join(forge.folder, "cache") });
    expect(code, log).toBe(0);
    return log;
  };
  expect(await run("pull_request")).toContain("The runner's cache has nothing yet");
  expect(await run("push")).toContain("The runner's cache has nothing yet");
  rmSync(source);
  forge.commit("cached");
  expect(await run("push")).toContain("The runner's cache had dl");
  expect(await forge.published("cached")).toContain("fetched");
}

/** Adds a package whose source is downloaded; returns the file that it comes from. */
function addDownloading(work: string): string {
  const files = join(work, "feed/fetched/files");
  const source = join(files, "fetched-1.0.tar");
  mkdirSync(join(files, "fetched-1.0"), { recursive: true });
  execFileSync("tar", ["-cf", source, "-C", files, "fetched-1.0"]);
  const hash = createHash("sha256").update(readFileSync(source)).digest("hex");
  const fields = `PKG_SOURCE:=fetched-1.0.tar\nPKG_SOURCE_URL:=file://$(CURDIR)/files\nPKG_HASH:=${hash}\n`;
  writeFileSync(join(work, "feed/fetched/Makefile"), makefile("fetched", "", fields));
  return source;
}
