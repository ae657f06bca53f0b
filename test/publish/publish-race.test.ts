import { spawn } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { publishTo } from "../../lib/publish/publish.ts";
import { exec } from "../../lib/run/exec.ts";
import { createBareRepository, gitIn, installHook } from "../support/git-server.ts";
import { describeWith } from "../support/needs.ts";
import {
  expectConsistentFeed,
  foreignCommit,
  gitServer,
  published,
  publishing,
  temporaryDirectory,
  writing,
} from "./publication.ts";
import { addPackage, type PublisherArguments } from "./publisher.ts";

const publisher = join(import.meta.dirname, "publisher.ts");

/** Runs the publisher program and answers with its exit code and what it printed. */
function runPublisher(options: PublisherArguments): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [publisher, JSON.stringify(options)], { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, output })));
}

describeWith(["git"], "a branch that moves while one publishes", () => {
  test("what to publish is composed again from what the winner published", async () => {
    const { repository, remote } = await gitServer();
    await publishTo(publishing(remote, addPackage("first", 100)));
    const seen: string[][] = [];
    const result = await publishTo(
      publishing(remote, async (tree, attempt) => {
        seen.push([...tree.files.keys()].filter((path) => path.endsWith(".ipk")));
        if (attempt === 1) await publishTo(publishing(remote, addPackage("winner", 100)));
        return addPackage("loser", 100)(tree, attempt);
      }),
    );
    expect(result).toMatchObject({ status: "published", attempts: 2 });
    expect(seen).toEqual([["feed/first.ipk"], ["feed/first.ipk", "feed/winner.ipk"]]);
    expectConsistentFeed(repository, ["first", "loser", "winner"]);
  });

  test("two first publications at once both arrive", async () => {
    const { repository, remote } = await gitServer();
    await publishTo(
      publishing(remote, async (tree, attempt) => {
        if (attempt === 1) await publishTo(publishing(remote, addPackage("winner", 100)));
        return addPackage("loser", 100)(tree, attempt);
      }),
    );
    expectConsistentFeed(repository, ["loser", "winner"]);
  });

  test("a branch that is cut, or deleted and made again, by others meanwhile is no obstacle", async () => {
    const { repository, remote } = await gitServer();
    await publishTo(publishing(remote, addPackage("a", 100)));
    await publishTo(publishing(remote, addPackage("b", 100)));
    await publishTo(
      publishing(remote, async (tree, attempt) => {
        if (attempt === 1) await publishTo(publishing(remote, addPackage("c", 100), { history: 1 }));
        if (attempt === 2) {
          gitIn(repository, "branch", "-D", "gh-pages");
          foreignCommit(repository, { CNAME: "ppa.example.org" });
        }
        return addPackage("d", 100)(tree, attempt);
      }),
    );
    expect(published(repository)).toEqual([".nojekyll", "CNAME", "feed/Packages", "feed/d.ipk"]);
  });

  test("the race is given up after the allowed number of attempts, with advice", async () => {
    const { remote } = await gitServer();
    let winner = 0;
    const compose = publishing(remote, async (tree, attempt) => {
      winner += 1;
      await publishTo(publishing(remote, writing({ winner: `${winner}` })));
      return addPackage("loser", 100)(tree, attempt);
    });
    await expect(publishTo({ ...compose, attempts: 3 })).rejects.toThrow(/meanwhile, 3 times in a row\. .*concurrency/);
  });

  for (const kind of ["over http", "in a local repository"] as const) {
    test(`ten publishers at once ${kind} lose nothing`, { timeout: 60_000 }, async () => {
      const { repository, remote } = kind === "over http" ? await gitServer() : localRepository();
      const tempDir = temporaryDirectory();
      const names = Array.from({ length: 10 }, (_, index) => `package${index}`);
      const runs = await Promise.all(
        names.map((name) => runPublisher({ remote, tempDir, name, size: 5000, history: 5 })),
      );
      expect(runs.filter(({ code }) => code !== 0)).toEqual([]);
      expectConsistentFeed(repository, names);
      expect(Number(gitIn(repository, "rev-list", "--count", "gh-pages"))).toBeLessThanOrEqual(5);
      expect(gitIn(repository, "fsck", "--full", "--no-dangling")).toBe("");
    });
  }
});

function localRepository(): { repository: string; remote: string } {
  const repository = createBareRepository(join(temporaryDirectory(), "ppa.git"));
  return { repository, remote: repository };
}

describeWith(["git"], "an answer that is lost on the way", () => {
  test("a push that arrived before the connection broke is recognised, and not made twice", async () => {
    const { server, repository, remote } = await gitServer();
    let broken = false;
    const losing: typeof exec = async (command, args, options) => {
      const result = await exec(command, args, options);
      if (!args.includes("push") || broken) return result;
      broken = true;
      return { ...result, code: 128, stderr: "fatal: the remote end hung up unexpectedly" };
    };
    const result = await publishTo(publishing(remote, addPackage("a", 100), { exec: losing }));
    expect(result).toMatchObject({
      status: "published",
      commit: gitIn(repository, "rev-parse", "gh-pages"),
      attempts: 2,
    });
    expect(server.requests.filter((line) => line === "POST /ppa.git/git-receive-pack")).toHaveLength(1);
  });

  test("a connection that breaks once is tried again", async () => {
    const { server, repository, remote } = await gitServer();
    await publishTo(publishing(remote, addPackage("a", 100)));
    // Twice: curl itself tries again when a connection that it has used before turns out to be closed.
    let drops = 0;
    server.behaviour.misbehave = (request) => {
      if (request.method !== "POST" || !request.url?.includes("receive-pack") || drops > 1) return undefined;
      drops += 1;
      return "drop";
    };
    expect(await publishTo(publishing(remote, addPackage("b", 300_000)))).toMatchObject({ attempts: 2 });
    expectConsistentFeed(repository, ["a", "b"]);
  });

  test("a hook that takes its time does not count as a dead connection", async () => {
    const { repository, remote } = await gitServer();
    installHook(repository, "pre-receive", "sleep 2");
    gitIn(repository, "config", "receive.keepAlive", "1");
    await publishTo(publishing(remote, addPackage("a", 100), { stallSeconds: 5 }));
    expectConsistentFeed(repository, ["a"]);
  });
});
