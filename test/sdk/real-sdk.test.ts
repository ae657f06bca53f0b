import { describe, expect, test } from "vitest";
import { exec } from "../../lib/run/exec.ts";
import { planLoose } from "../../lib/sdk/loose-plan.ts";
import { build, examples, statuses, temporary } from "./support.ts";

/**
 * The examples in a real SDK: PPA_SDK_DIR is its unpacked folder, which is built in, and PPA_SDK_TARGET what it is for, such
 * as `24.10/x86/64`. Its feeds are fetched from the network.
 */
const { PPA_SDK_DIR: sdk, PPA_SDK_TARGET: target = "24.10/x86/64" } = process.env;

describe.skipIf(!sdk)("in the SDK of PPA_SDK_DIR", () => {
  test("every example is built", { timeout: 3_600_000 }, async () => {
    const { jobs } = await planLoose(
      { location: examples },
      { targets: [target], temporary: temporary(), exec, env: process.env },
    );
    const archivePackages = new Set(
      jobs.flatMap(({ sources }) => sources.flatMap(({ packages }) => packages.flatMap(({ names }) => names))),
    );
    for (const job of jobs) {
      const { report } = await build(job, { root: examples, sdk, archivePackages });
      expect(new Set(Object.values(statuses(report))), job.id).toEqual(new Set(["built"]));
    }
  });
});
