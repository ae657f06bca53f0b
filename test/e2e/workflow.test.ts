import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { self } from "../../lib/forge/self.ts";
import { buildSchema } from "../../schemas/build.ts";
import { makefile } from "../sdk/support.ts";
import { gitIn } from "../support/git-server.ts";
import { describeWith } from "../support/needs.ts";
import { secretLines } from "../support/ppa.ts";
import { processesWith } from "../support/processes.ts";
import { runWithAct } from "../support/runner/act.ts";
import { expectKeptInCache } from "../support/runner/caching.ts";
import {
  commandLines,
  exampleWorkflow,
  expectNothingPublished,
  expectPreview,
  type Forge,
  openForge,
} from "../support/runner/forge.ts";

const needed = ["docker", "mmdebstrap", "git", "gcc"];
const minutes = 60_000;

let forge: Forge;

/** GitHub's own runner knows `owner/repo` only, and so does act. */
const rootAction = (file: string) => exampleWorkflow(file).replaceAll(`${self.server}/`, "");

/** Statuses of packages in all reports of a run. */
function buildsOf(artifacts: string): Record<string, string> {
  const reports = globSync(join(artifacts, "ppa-build-*/*/build.json")).map((file) => readFileSync(file, "utf8"));
  return Object.fromEntries(
    reports.flatMap((text) => buildSchema.parse(JSON.parse(text)).packages.map(({ as, status }) => [as, status])),
  );
}

describeWith(["act", ...needed], "on GitHub, the workflow that a person pastes", () => {
  beforeAll(async () => {
    forge = await openForge("23.05.6");
  }, 5 * minutes);
  afterAll(() => forge.close());

  test(
    "plans, builds in Docker, publishes, and a router can use it",
    async () => {
      const packages = ["hello-c", "hello-script", "feed/greeter", "feed/libgreeting"];
      const work = forge.project("whole", packages, exampleWorkflow("github.yml"));
      const first = await runWithAct(forge.run("whole", "push"));
      expect(first.code, first.log).toBe(0);
      expect(await forge.published("whole")).toEqual([
        "acme-keyring",
        "greeter",
        "greeting",
        "hello-c",
        "hello-script",
        "hello",
        "libgreeting2",
      ]);

      const tip = gitIn(forge.bare("whole"), "rev-parse", "gh-pages");
      const second = await runWithAct(forge.run("whole", "push"));
      expect(second.code, second.log).toBe(0);
      expect(second.log).toContain("Nothing to build: everything is as it was published.");
      expect(second.log).toContain("Nothing has changed");
      expect(commandLines(second.processes).filter((line) => line.startsWith("docker"))).toEqual([]);
      expect(gitIn(forge.bare("whole"), "rev-parse", "gh-pages")).toBe(tip);

      const file = join(work, "feed/hello-c/Makefile");
      writeFileSync(file, readFileSync(file, "utf8").replace(/PKG_RELEASE:=1/, "PKG_RELEASE:=2"));
      forge.commit("whole");
      const third = await runWithAct(forge.run("whole", "push"));
      expect(third.code, third.log).toBe(0);
      expect(third.log).toMatch(/x86_64 \(1 package\): 1 built, 1 unchanged/);
      expect(buildsOf(third.artifacts)).toEqual({ "hello-c": "built", libgreeting: "unchanged" });
    },
    5 * minutes,
  );

  test(
    "hands the keys to the publishing step alone, and to no program that it starts",
    async () => {
      forge.project("secret", ["hello-script"], exampleWorkflow("github.yml"));
      const run = await runWithAct(forge.run("secret", "push"));
      expect(run.code, run.log).toBe(0);
      const secrets = await secretLines(forge.keys);
      const knowing = run.processes.filter((text) => secrets.some((secret) => text.includes(secret)));
      expect(commandLines(knowing).map((line) => line.replace(/\S*\//g, ""))).toEqual(["node publish.mjs"]);
      for (const secret of [...secrets, forge.token]) expect(run.log).not.toContain(secret);
      expect(commandLines(run.processes).join("\n")).not.toContain(forge.token);
    },
    5 * minutes,
  );

  test(
    "is red when a package fails, and publishes the others",
    async () => {
      const work = forge.project("red", ["hello-c", "hello-script"], exampleWorkflow("github.yml"));
      const source = join(work, "feed/hello-c/src/hello.c");
      writeFileSync(source, readFileSync(source, "utf8").replace(/;/, " is no C;"));
      forge.commit("red");
      const { code, log } = await runWithAct(forge.run("red", "push"));
      expect(code).not.toBe(0);
      expect(log).toMatch(/::error file=feed\/hello-c\/src\/hello\.c,line=\d+/);
      expect(await forge.published("red")).toEqual(["acme-keyring", "hello-script", "hello"]);
    },
    5 * minutes,
  );

  test(
    "builds what the rebuild button asks for",
    async () => {
      forge.project("button", ["hello-c", "hello-script"], exampleWorkflow("github.yml"));
      const inputs = { packages: "hello-script", targets: "", force: "true" };
      const { code, log } = await runWithAct(forge.run("button", "workflow_dispatch", inputs));
      expect(code, log).toBe(0);
      expect(await forge.published("button")).toEqual(["acme-keyring", "hello-script", "hello"]);
    },
    5 * minutes,
  );

  test.each([
    ["the reusable workflow", exampleWorkflow("github.yml")],
    ["the root action", rootAction("gitea.yml")],
  ])(
    "shows no secret to a pull request and publishes nothing, but leaves an archive to try as an artifact: %s",
    async (what, workflow) => {
      const name = what.replaceAll(" ", "-");
      forge.project(name, ["hello-script"], workflow);
      const run = await runWithAct(forge.run(name, "pull_request"));
      await expectNothingPublished(forge, name, run);
      await expectPreview(forge, run);
    },
    5 * minutes,
  );

  test(
    "goes the whole way in one step with the root action",
    async () => {
      forge.project("root", ["hello-c", "hello-script"], rootAction("forgejo.yml"));
      const { code, log } = await runWithAct(forge.run("root", "push"));
      expect(code, log).toBe(0);
      expect(await forge.published("root")).toEqual(["acme-keyring", "hello-c", "hello-script", "hello"]);

      const second = await runWithAct(forge.run("root", "push"));
      expect(second.code, second.log).toBe(0);
      expect(second.log).toContain("Nothing to build: everything is as it was published.");
      expect(commandLines(second.processes).filter((line) => line.startsWith("docker"))).toEqual([]);
    },
    5 * minutes,
  );

  test(
    "begins with what the runner's cache has of earlier runs, but when it publishes, with nothing of pull requests",
    () => expectKeptInCache(forge, rootAction("gitea.yml"), runWithAct),
    5 * minutes,
  );

  test(
    "builds without the runner's cache, with a warning, when its server is dead",
    async () => {
      forge.project("uncached", ["hello-script"], exampleWorkflow("github.yml"));
      const dead = { ACTIONS_CACHE_URL: "http://127.0.0.1:1/" };
      const { code, log } = await runWithAct({ ...forge.run("uncached", "push"), variables: dead });
      expect(code, log).toBe(0);
      expect(log).toMatch(/::warning::The runner's cache is not used: /);
      expect(await forge.published("uncached")).toContain("hello-script");
    },
    5 * minutes,
  );

  test.each(["SIGINT", "SIGTERM", "SIGKILL"] as const)(
    "leaves no container and nothing half published when the run is cancelled by %s",
    async (signal) => {
      const name = `cancelled-${signal}`;
      const work = forge.project(name, ["hello-script"], exampleWorkflow("github.yml"));
      const forEver = `${4_000_000 + process.pid}`;
      mkdirSync(join(work, "feed/slow"));
      const slow = makefile("slow").replace("define Build/Compile\n", (text) => `${text}\tsleep ${forEver}\n`);
      writeFileSync(join(work, "feed/slow/Makefile"), slow);
      forge.commit(name);
      const cancel = { signal, when: () => processesWith(forEver).length > 0 };
      const { code, log } = await runWithAct({ ...forge.run(name, "push"), cancel });
      expect(code, log).not.toBe(0);
      await vi.waitFor(() => expect(forge.containers()).toEqual([]), minutes);
      expect(processesWith(forEver)).toEqual([]);
      expect(gitIn(forge.bare(name), "branch", "--list", "gh-pages")).toBe("");
    },
    5 * minutes,
  );
});
