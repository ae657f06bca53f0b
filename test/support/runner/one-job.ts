import { afterAll, beforeAll, expect, test } from "vitest";
import { type GitServer, startGitServer } from "../git-server.ts";
import { describeWith } from "../needs.ts";
import { expectKeptInCache } from "./caching.ts";
import { hostActions, runWithExec } from "./exec.ts";
import { exampleWorkflow, expectNothingPublished, expectPreview, type Forge, openForge } from "./forge.ts";

const minutes = 60_000;

/** What holds on a forge that has the root action in one job, and a runner with the command `exec`. */
export function describeOneJob(kind: "gitea" | "forgejo", release: string): void {
  const runner = `${kind}-runner` as const;
  describeWith([runner, "docker", "mmdebstrap", "git", "gcc"], `on ${kind}, the workflow that a person pastes`, () => {
    let forge: Forge;
    let actions: GitServer;
    let workflow: string;
    beforeAll(async () => {
      forge = await openForge(release);
      actions = await startGitServer();
      workflow = hostActions(actions, exampleWorkflow(`${kind}.yml`));
    }, 5 * minutes);
    afterAll(async () => {
      await actions.close();
      await forge.close();
    });

    test(
      "builds, publishes, and a router can use it",
      async () => {
        forge.project("whole", ["hello-c", "hello-script"], workflow);
        const { code, log } = await runWithExec(runner, forge.run("whole", "push"));
        expect(code, log).toBe(0);
        expect(await forge.published("whole")).toEqual(["acme-keyring", "hello-c", "hello-script", "hello"]);
      },
      5 * minutes,
    );

    // Forgejo's runner has its own cache server refuse what its command `exec` runs (403); builds go on, with warnings.
    test.runIf(kind === "gitea")(
      "begins with what the runner's cache has of earlier runs, but when it publishes, with nothing of pull requests",
      () => expectKeptInCache(forge, workflow, (options) => runWithExec(runner, options)),
      5 * minutes,
    );

    test(
      "shows no secret to a pull request and publishes nothing, but leaves an archive to try as an artifact",
      async () => {
        forge.project("pull", ["hello-script"], workflow);
        const run = await runWithExec(runner, forge.run("pull", "pull_request"));
        await expectNothingPublished(forge, "pull", run);
        await expectPreview(forge, run);
      },
      5 * minutes,
    );
  });
}
