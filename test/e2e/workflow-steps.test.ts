import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { wholeWay } from "../../actions/all/whole-way.ts";
import { build, readPlan } from "../../actions/build/build.ts";
import { planInputs } from "../../actions/inputs.ts";
import { matrixOf } from "../../actions/plan/matrix.ts";
import { plan } from "../../actions/plan/plan.ts";
import { self } from "../../lib/forge/self.ts";
import type { Edge } from "../../lib/run/edge.ts";
import { exec } from "../../lib/run/exec.ts";
import { describeDocker, docker, sdkImage } from "../sdk/docker-image.ts";
import {
  commitAll,
  folderWith,
  jobOf,
  listener,
  makefile,
  pathSource,
  planned,
  sdkOf,
  temporary,
} from "../sdk/support.ts";
import { describeWith } from "../support/needs.ts";
import { makeKeys } from "../support/ppa.ts";

const reusableWorkflow = join(import.meta.dirname, "../../.github/workflows/ppa.yml");

const archive =
  'name: mine\nurl: https://mine.example.org\ntargets:\n  - release: "24.10.8"\n    arch: [x86_64]\nsources:\n  - path: feed\n';

/** An action's surroundings in a workspace, and what it said. */
function surroundings(cwd: string, env: Record<string, string> = {}) {
  const told = listener();
  const printed: string[] = [];
  const edge: Edge = {
    cwd,
    env: { ...process.env, RUNNER_TEMP: temporary(), ...env },
    secrets: {},
    siteDir: cwd,
    exec,
    reporter: told.reporter,
    terminal: false,
    now: () => new Date(),
    randomBytes: (size) => new Uint8Array(size).map(() => Math.floor(Math.random() * 256)),
    print: (text) => void printed.push(text),
  };
  return { edge, told, text: () => printed.join("\n") };
}

const everything = { config: "ppa.yml", packages: [], targets: [], force: true, "allow-keys": [] };

describe("a plan's matrix", () => {
  test("has 256 entries at most, and every job in one of them", () => {
    const jobs = Array.from({ length: 600 }, (_, index) => ({ id: `job-${index}`, title: `Job ${index}` }));
    const entries = matrixOf({ matrices: [jobs.slice(0, 256), jobs.slice(256, 512), jobs.slice(512)] });
    expect(entries).toHaveLength(256);
    expect(new Set(entries.flatMap((entry) => entry.jobs.split(",")))).toEqual(new Set(jobs.map(({ id }) => id)));
    expect(entries[0]).toEqual({ id: "job-0", title: "Job 0 and 2 more", jobs: "job-0,job-256,job-512" });
  });
});

describeWith(["git"], "the plan action", () => {
  test("writes the plan beside the workspace, not into it", async () => {
    const root = folderWith({ "ppa.yml": archive, "feed/one/Makefile": makefile("one") });
    commitAll(root);
    const { edge } = surroundings(root);
    const { outputs, summary } = await plan(everything, edge);
    expect(outputs["any"]).toBe("true");
    expect(JSON.parse(outputs["matrix"] ?? "")).toEqual([
      { id: "24.10.8-x86_64", title: expect.stringContaining("24.10.8 x86_64"), jobs: "24.10.8-x86_64" },
    ]);
    expect(outputs["plan"]?.startsWith(`${edge.env["RUNNER_TEMP"]}/`)).toBe(true);
    expect((await readPlan(edge, outputs["plan"] ?? "")).jobs).toHaveLength(1);
    expect(summary).toContain("`one`");
  });

  test("has nothing to build for an archive without Makefiles, and asks nobody", async () => {
    const root = folderWith({ "ppa.yml": archive.replace("path: feed", "packages: dist/*.ipk") });
    const { outputs } = await plan({ ...everything, force: false }, surroundings(root).edge);
    expect(outputs).toMatchObject({ any: "false", matrix: "[]" });
  });

  test("is green when a git source cannot be had, tells it as an error, and has the rest built", async () => {
    const root = folderWith({
      "ppa.yml": `${archive}  - git: file:///nowhere/x.git\n`,
      "feed/one/Makefile": makefile("one"),
    });
    commitAll(root);
    const { edge, text } = surroundings(root);
    const { outputs, summary, failed } = await plan(everything, edge);
    expect(outputs).toMatchObject({ any: "true", failed: "Not read, and so not built: file:///nowhere/x.git" });
    expect(text()).toMatch(
      /^::error::ppa\.yml:\d+:\d+ sources\[1\]\.git: file:\/\/\/nowhere\/x\.git cannot be fetched/m,
    );
    expect(summary).toMatch(/- ✗ ppa\.yml:\d+:\d+ sources\[1\]\.git: file:\/\/\/nowhere\/x\.git cannot be fetched/);
    expect(failed).toBeUndefined();
  });

  test("refuses a repository with a private key in it, unless it is known to be harmless", async () => {
    const root = folderWith({
      "ppa.yml": archive,
      "feed/one/Makefile": makefile("one"),
      "secret/ppa.keys": await makeKeys("mine"),
    });
    commitAll(root);
    const { edge } = surroundings(root);
    await expect(plan(everything, edge)).rejects.toThrow(/secret\/ppa\.keys: A private key .*`ppa keys rotate`/s);
    expect((await plan({ ...everything, "allow-keys": ["secret"] }, edge)).outputs["any"]).toBe("true");
  });
});

describeWith(["gcc", "make", "git"], "the build action", () => {
  test("is red when a package fails, tells where, and has built the others", async () => {
    const bad = makefile("bad").replace("define Build/Compile\n", (text) => `${text}\tfalse\n`);
    const root = folderWith({ "feed/bad/Makefile": bad, "feed/good/Makefile": makefile("good") });
    const job = jobOf("opkg", pathSource("feed/bad", "feed/good"));
    const { edge, text } = surroundings(root);
    const out = temporary();
    const options = { plan: planOf(job), jobs: [], config: "ppa.yml", sdk: sdkOf("opkg"), cache: temporary(), out };
    const outcome = await build(edge, options);
    expect(outcome.failed).toBe("Not built: bad for 24.10.8-x86_64");
    expect(text()).toMatch(/^::error(?: file=feed\/bad\/Makefile\S*)?::/m);
    expect(outcome.summary).toMatch(/✗ failed \| `bad`[\s\S]*✓ built \| `good`/);
    expect(existsSync(join(out, job.id, "packages/good_1.0-r1_x86_64.ipk"))).toBe(true);
  });

  test("puts annotations at files of the workspace only: where ppa.yml's folder is, and none for another repository", async () => {
    const bad = makefile("bad").replace("define Build/Compile\n", (text) => `${text}\tfalse\n`);
    const broken = (name: string) => `${bad.replaceAll("bad", name)}\n$(error no ${name})\n`;
    const other = folderWith({ "theirs/Makefile": broken("theirs") });
    const commit = commitAll(other);
    const root = folderWith({ "archive/ours/Makefile": broken("ours") });
    const theirs = { kind: "git", name: "other", url: `file://${other}`, commit, packages: planned("theirs") } as const;
    const job = jobOf("opkg", pathSource("ours"), theirs);
    const { edge, text } = surroundings(root);
    const options = { jobs: [], config: "archive/ppa.yml", sdk: sdkOf("opkg"), cache: temporary(), out: temporary() };
    await build(edge, { ...options, plan: planOf(job) });
    expect(text()).toMatch(/^::error file=archive\/ours\/Makefile,line=\d+::.*no ours/m);
    expect(text()).toMatch(
      new RegExp(`^::error::file://${other}@${commit.slice(0, 12)}:theirs/Makefile:\\d+: no theirs`, "m"),
    );
  });

  test("is red, with a cause and a cure, when there is no SDK", async () => {
    const root = folderWith({ "feed/good/Makefile": makefile("good") });
    const options = { plan: planOf(jobOf("opkg", pathSource("feed/good"))), jobs: [], config: "ppa.yml", cache: root };
    const { edge, text } = surroundings(root);
    const outcome = await build(edge, { ...options, engine: "local", sdk: "./nowhere", out: temporary() });
    expect(outcome.failed).toMatch(/^Stopped before the end: There is no OpenWrt SDK/);
    expect(text()).toMatch(/^::error .*There is no OpenWrt SDK/m);
  });

  test("takes the input sdk before an image of ppa.yml, which an engine without containers cannot use", async () => {
    const root = folderWith({ "feed/good/Makefile": makefile("good") });
    const job = { ...jobOf("opkg", pathSource("feed/good")), sdk: "ghcr.io/acme/sdk:1" };
    const { edge } = surroundings(root);
    const options = { plan: planOf(job), jobs: [], config: "ppa.yml", cache: temporary(), engine: "local" } as const;
    expect((await build(edge, { ...options, sdk: sdkOf("opkg"), out: temporary() })).reports[0]?.status).toBe("built");
    const [report] = (await build(edge, { ...options, out: temporary() })).reports;
    expect(report).toMatchObject({ status: "failed", reason: expect.stringContaining("Name a folder with --sdk") });
  });

  test("names the jobs that there are when it is asked for another", async () => {
    const options = { plan: planOf(jobOf("opkg", pathSource("x"))), config: "ppa.yml", out: temporary() };
    const asked = build(surroundings(temporary()).edge, { ...options, jobs: ["rot"] });
    await expect(asked).rejects.toThrow("The plan has no job rot. It has 24.10.8-x86_64");
  });
});

describeDocker("the build action in containers", () => {
  test(
    "builds in the images that ppa.yml names, one for each target, and for a wrong one loses no other's packages",
    async () => {
      const own = `ppa-test-own-${process.pid}`;
      onTestFinished(() => void docker(["rmi", `${own}:x86_64-24.10.8`, `${own}:mips_24kc-24.10.8`]));
      sdkImage({}, `${own}:x86_64-24.10.8`);
      sdkImage({ arch: "mips_24kc", target: "ath79/generic" }, `${own}:mips_24kc-24.10.8`);
      const text = archive.replace(
        "[x86_64]\n",
        `[x86_64, mips_24kc]\n    sdk: ${own}:{arch}-{version}\n  - release: "24.10.8"\n    arch: [mipsel_24kc]\n    sdk: ${own}:x86_64-{version}\n`,
      );
      const root = folderWith({ "ppa.yml": text, "feed/one/Makefile": makefile("one") });
      commitAll(root);
      const { edge } = surroundings(root);
      const { outputs } = await plan(everything, edge);
      const out = temporary();
      const options = { jobs: [], config: "ppa.yml", engine: "docker", cache: temporary(), out } as const;
      const { failed, reports } = await build(edge, { ...options, plan: await readPlan(edge, outputs["plan"] ?? "") });
      expect(reports.map(({ job, status, sdk }) => [job, status, sdk?.image])).toEqual([
        ["24.10.8-x86_64", "built", `${own}:x86_64-24.10.8`],
        ["24.10.8-mips_24kc", "built", `${own}:mips_24kc-24.10.8`],
        ["24.10.8-mipsel_24kc", "failed", undefined],
      ]);
      expect(failed).toContain("one for 24.10.8-mipsel_24kc");
      expect(existsSync(join(out, "24.10.8-mips_24kc/packages/one_1.0-r1_mips_24kc.ipk"))).toBe(true);
    },
    5 * 60_000,
  );
});

type Job = ReturnType<typeof jobOf>;

function planOf(...jobs: readonly Job[]) {
  return {
    version: 1 as const,
    archive: "mine",
    releases: { "24.10": "24.10.8" },
    jobs: [...jobs],
    matrices: [jobs.map(({ id, title }) => ({ id, title }))],
    unchanged: [],
    warnings: [],
  };
}

test("the reusable workflow passes on everything that planning can be asked", () => {
  const { on, jobs } = parse(readFileSync(reusableWorkflow, "utf8"));
  const step = jobs.plan.steps.find(({ id }: { id?: string }) => id === "plan");
  expect(Object.keys(on.workflow_call.inputs)).toEqual(expect.arrayContaining(Object.keys(planInputs)));
  for (const name of Object.keys(planInputs)) expect(step.with[name]).toContain(`inputs.${name}`);
});

test("the reusable workflow runs this project's actions from its own commit, whatever it was called by", () => {
  const { jobs } = parse(readFileSync(reusableWorkflow, "utf8")) as { jobs: Record<string, { steps: Step[] }> };
  const own = "./.git/ppa/";
  for (const [name, { steps }] of Object.entries(jobs)) {
    expect(steps.filter(({ uses }) => uses?.includes(self.repository))).toEqual([]);
    if (!steps.some(({ uses }) => uses?.startsWith(own))) continue;
    const checkout = steps.findIndex((step) => step.with?.["path"] === ".git/ppa");
    expect(steps[checkout]?.with, name).toMatchObject({
      repository: `\${{ job.workflow_repository || '${self.repository}' }}`,
      ref: `\${{ job.workflow_sha || '${self.ref}' }}`,
    });
    expect(steps.findIndex(({ uses }) => uses?.startsWith(own))).toBeGreaterThan(checkout);
  }
  const used = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses?.split(own)[1] ?? []));
  expect(new Set(used)).toEqual(
    new Set(["plan", "build", "publish", "index", "site"].map((each) => `actions/${each}`)),
  );
});

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

test("the reusable workflow is red when the plan lacks a source, in a job that neither building nor publishing waits for", () => {
  const { jobs } = parse(readFileSync(join(import.meta.dirname, "../../.github/workflows/ppa.yml"), "utf8"));
  expect(jobs.plan.outputs.failed).toBe("${{ steps.plan.outputs.failed }}");
  expect(jobs.sources).toMatchObject({ needs: "plan", if: "${{ needs.plan.outputs.failed }}" });
  expect(jobs.sources.steps[0].run).toMatch(/exit 1$/);
  expect([jobs.build.needs, jobs.publish.needs, jobs.preview.needs].flat()).not.toContain("sources");
});

describeWith(["git"], "the whole way as one step", () => {
  test("publishes the rest when a git source cannot be had, and is red at the end", async () => {
    const root = folderWith({
      "ppa.yml": `${archive.replace("path: feed", "files: hello.yml")}  - git: file:///nowhere/x.git\n`,
      "hello.yml": 'name: hello\nversion: "1.0"\ndescription: It\nfiles: { /etc/x: ppa.yml }\n',
    });
    commitAll(root);
    const { edge, text } = surroundings(root);
    const inputs = { ...everything, adopt: false, "dry-run": true, out: join(root, "public") };
    const { failed } = await wholeWay(inputs, { ...edge, siteDir: join(import.meta.dirname, "../../dist/site") });
    expect(failed).toBe("Not read, and so not built: file:///nowhere/x.git");
    expect(text()).toMatch(/^::error::ppa\.yml:\d+:\d+ sources\[1\]\.git: /m);
    expect(existsSync(join(root, "public/24.10/x86_64/hello_1.0-r1_all.ipk"))).toBe(true);
  });
});
