import { join } from "node:path";
import { expect, test } from "vitest";
import { type Exec, exec } from "../../lib/run/exec.ts";
import { runJobs } from "../../lib/sdk/run.ts";
import { describeWith } from "../support/needs.ts";
import {
  build,
  edgeIn,
  folderWith,
  jobOf,
  makefile,
  pathSource,
  planOf,
  sdkOf,
  statuses,
  temporary,
} from "./support.ts";

const MINUTE = 60_000;

describeWith(["gcc", "make", "git"], "the time of a build", () => {
  test("is one for both passes of the compiler, and what was built in it is kept", async () => {
    const bad = makefile("bad").replace("define Build/Compile\n", (text) => `${text}\tfalse\n`);
    const root = folderWith({ "fine/Makefile": makefile("fine"), "bad/Makefile": bad });
    let [clock, passes] = [0, 0];
    const slow: Exec = async (command, args, options) => {
      const result = await exec(command, args, options);
      if (!args.includes("package/compile")) return result;
      passes++;
      clock += 10 * MINUTE;
      return result;
    };
    const { report } = await build(jobOf("opkg", pathSource("fine", "bad")), {
      root,
      sdk: sdkOf("opkg"),
      exec: slow,
      now: () => clock,
      limits: { download: MINUTE, compile: 5 * MINUTE },
    });
    expect(passes).toBe(1);
    expect(statuses(report)).toEqual({ fine: "built", bad: "failed" });
  });

  test("ends with the deadline of the whole run, before that of compiling", async () => {
    const slow = makefile("slow").replace("define Build/Compile\n", (text) => `${text}\tsleep 60\n`);
    const root = folderWith({ "fine/Makefile": makefile("fine"), "slow/Makefile": slow });
    const { report } = await build(jobOf("opkg", pathSource("fine", "slow")), {
      root,
      sdk: sdkOf("opkg"),
      now: () => 0,
      deadline: 4_000,
    });
    expect(statuses(report)).toEqual({ fine: "built", slow: "failed" });
    expect(report.packages[1]?.reason).toBe("the time for compiling was up");
  });

  const actions = { GITHUB_ACTIONS: "true", GITHUB_SERVER_URL: "https://forge.example.org", GITHUB_REPOSITORY: "a/b" };

  test.each([
    ["on GitHub, which ends a job after six hours", actions, 331, "failed"],
    ["on GitHub, in time", actions, 329, "built"],
    ["on Gitea, whose runners end it after three", { ...actions, GITEA_ACTIONS: "true" }, 151, "failed"],
    ["on a machine of one's own", {}, 100_000, "built"],
  ])("of all jobs together is the forge's: %s", async (_, variables, minutes, status) => {
    const root = folderWith({ "one/Makefile": makefile("one") });
    const jobs = [jobOf("opkg", pathSource("one"))];
    const out = temporary();
    let clock = 0;
    const edge = edgeIn(root, { env: { PATH: process.env["PATH"], ...variables }, now: () => new Date(clock) });
    const options = { plan: planOf(jobs), jobs, root, sdk: sdkOf("opkg"), cacheDir: temporary() };
    const running = runJobs(edge, { ...options, outDir: ({ id }) => join(out, id) });
    clock = minutes * MINUTE;
    const [report] = await running;
    expect(report?.status).toBe(status);
    if (status === "failed") expect(report?.reason).toBe("the time of this run was up before the job began");
  });
});
