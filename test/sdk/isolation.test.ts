import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type Exec, exec } from "../../lib/run/exec.ts";
import { runJobs } from "../../lib/sdk/run.ts";
import type { PlanJob } from "../../schemas/plan.ts";
import { describeWith } from "../support/needs.ts";
import {
  build,
  edgeIn,
  examples,
  folderWith,
  jobOf,
  makefile,
  pathSource,
  planned,
  planOf,
  sdkOf,
  statuses,
  temporary,
} from "./support.ts";

/** Ends the first script that has `words` in it with 2. */
function failing(words: string, stderr = "the cause"): Exec {
  let done = false;
  return async (command, args, options) => {
    if (done || !args.some((each) => each.includes(words))) return exec(command, args, options);
    done = true;
    return { code: 2, stdout: Buffer.alloc(0), stderr, timedOut: false };
  };
}

describeWith(["gcc", "make", "git"], "what fails for some never loses the others", () => {
  const dead = (sdk: string, ...feeds: string[]) =>
    feeds.map((feed) => [`file://${sdk}/upstream/${feed}`, `file:///nowhere/${feed}`] as const);

  test("a feed that cannot be fetched fails the packages that may need it", async () => {
    const root = folderWith({
      "plain/Makefile": makefile("plain"),
      "greets/Makefile": makefile("greets", "  DEPENDS:=+libgreet"),
      "needs/Makefile": makefile("needs", "  DEPENDS:=+shout"),
      "above/Makefile": makefile("above", "  DEPENDS:=+needs"),
    });
    const sdk = sdkOf("opkg");
    const job = jobOf("opkg", pathSource("plain", "greets", "needs", "above"));
    const { report, told } = await build(job, { root, sdk, mirrors: dead(sdk, "packages") });
    expect(statuses(report)).toEqual({ plain: "built", greets: "built", needs: "failed", above: "failed" });
    expect(report.packages[2]?.reason).toMatch(
      /^feed packages could not be fetched: file:\/\/\/nowhere\/packages cannot be fetched: /,
    );
    expect(report.packages[3]?.reason).toBe(report.packages[2]?.reason);
    expect(told.warnings.map(({ what }) => what)).toEqual([report.packages[2]?.reason?.replace("feed", "Feed")]);
  });

  test("a feed whose files a Makefile includes fails that package with the same words", async () => {
    const sdk = sdkOf("opkg");
    const job = { ...jobOf("opkg", pathSource("luci-app-hello", "hello-script")), kind: "all" } as const;
    const { report } = await build(job, { root: examples, sdk, mirrors: dead(sdk, "luci") });
    expect(statuses(report)).toEqual({ "luci-app-hello": "failed", "hello-script": "built" });
    expect(report.packages[0]?.reason).toMatch(/^feed luci could not be fetched: /);
  });

  test("a server of feeds that does not answer for one is not asked again and again for the next", async () => {
    const sdk = sdkOf("opkg");
    const waits: number[] = [];
    const root = folderWith({ "needs/Makefile": makefile("needs", "  DEPENDS:=+phantom") });
    const { report } = await build(jobOf("opkg", pathSource("needs")), {
      root,
      sdk,
      mirrors: dead(sdk, "base", "packages", "luci", "routing"),
      sleep: async (milliseconds) => void waits.push(milliseconds),
    });
    expect(waits).toEqual([5_000, 10_000]);
    expect(report.packages[0]?.reason?.match(/feed \w+ could not/g)).toHaveLength(4);
  });

  test("being told to stop is no feed that cannot be fetched", async () => {
    const stop = new AbortController();
    const server = createServer(() => stop.abort());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/`;
    const sdk = sdkOf("opkg");
    const started = build(jobOf("opkg", pathSource("needs")), {
      root: folderWith({ "needs/Makefile": makefile("needs", "  DEPENDS:=+shout") }),
      sdk,
      mirrors: [[`file://${sdk}/upstream/`, url]],
      signal: stop.signal,
    });
    await expect(started).rejects.toThrow(/abort/i);
  });

  test.each([
    ["a setup.sh", "setup.sh", /^The image's setup\.sh did not bring an SDK: the cause/],
    ["a make defconfig", "make defconfig", /^make defconfig ended with 2: the cause/],
  ])("%s that fails costs its own job, told in its report, and the next one is built", async (_, words, reason) => {
    const root = folderWith({ "one/Makefile": makefile("one") });
    const job = (id: string): PlanJob => ({
      ...jobOf("opkg", { kind: "path", name: "ppa", path: ".", packages: planned("one") }),
      id,
    });
    const jobs = [job("first"), job("second")];
    const out = temporary();
    const reports = await runJobs(edgeIn(root, { exec: failing(words) }), {
      plan: planOf(jobs),
      jobs,
      root,
      sdk: sdkOf("opkg"),
      outDir: ({ id }) => join(out, id),
      cacheDir: temporary(),
    });
    expect(reports.map((report) => [report.job, report.status, report.packages[0]?.status])).toEqual([
      ["first", "failed", "failed"],
      ["second", "built", "built"],
    ]);
    expect(reports[0]?.reason).toMatch(reason);
    expect(existsSync(join(out, "first/build.json"))).toBe(true);
  });
});
