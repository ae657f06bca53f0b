import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { reportText } from "../../lib/sdk/summary.ts";
import { describeWith } from "../support/needs.ts";
import { build, examples, jobOf, planned, sdkOf, statuses } from "./support.ts";

describeWith(["gcc", "make", "git"], "what the plan has left out of a job", () => {
  test("is unchanged in its report, and there for those that need it", async () => {
    const [greeter, libgreeting] = planned("greeter", "libgreeting");
    if (!greeter || !libgreeting) throw new Error("no packages");
    const job = jobOf("opkg", { kind: "path", name: "ppa", path: "feed", packages: [greeter] });
    const unchanged = [{ ...libgreeting, source: "ppa", names: ["greeting", "libgreeting"] }];
    const { report, outDir } = await build(job, { root: examples, sdk: sdkOf("opkg"), unchanged });
    expect(statuses(report)).toEqual({ greeter: "built", libgreeting: "unchanged" });
    expect(report.packages[1]?.binaries).toEqual([
      { name: "greeting", status: "unchanged" },
      { name: "libgreeting", status: "unchanged" },
    ]);
    expect(JSON.parse(readFileSync(join(outDir, "build.json"), "utf8"))).toEqual(report);
    expect(existsSync(join(outDir, "packages/libgreeting2_2.1.0-r1_x86_64.ipk"))).toBe(false);
    expect(reportText(report)).toMatch(/^\S+: 1 built, 1 unchanged\n {2}✓ greeter .*$/);
  });
});
