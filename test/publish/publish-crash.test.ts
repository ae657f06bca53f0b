import { spawn, spawnSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { publishTo } from "../../lib/publish/publish.ts";
import { createBareRepository, gitIn } from "../support/git-server.ts";
import { describeWith } from "../support/needs.ts";
import { expectConsistentFeed, gitServer, publishing, temporaryDirectory, text } from "./publication.ts";
import { addPackage, type PublisherArguments } from "./publisher.ts";

const publisher = join(import.meta.dirname, "publisher.ts");

interface Death {
  readonly signal: NodeJS.Signals;
  /** Milliseconds after the start. */
  readonly after: number;
  /** The publisher alone, or also every git that it has started. */
  readonly alone: boolean;
}

/** Starts a publisher and kills it, unless it is faster. */
function publishAndKill(options: PublisherArguments, { signal, after, alone }: Death): Promise<number | null> {
  const child = spawn(process.execPath, [publisher, JSON.stringify(options)], { stdio: "ignore", detached: true });
  const timer = setTimeout(() => {
    if (child.pid !== undefined) process.kill(alone ? child.pid : -child.pid, signal);
  }, after);
  return new Promise((resolve) =>
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve(code);
    }),
  );
}

/** The packages on the branch, each with all that belongs to it. */
function consistentNames(repository: string): string[] {
  const commit = gitIn(repository, "rev-parse", "gh-pages");
  const names = text(repository, "feed/Packages", commit)
    .split("\n")
    .map((line) => line.split(" ")[0] ?? "");
  expectConsistentFeed(repository, names, commit);
  expect(gitIn(repository, "fsck", "--full", "--no-dangling")).toBe("");
  return names;
}

describeWith(["git"], "a publisher that dies", () => {
  for (const [kind, moments] of [
    ["over http", 10],
    ["in a local repository", 5],
  ] as const) {
    test(`killed at ${moments} moments ${kind}, it leaves the branch as before or complete`, {
      timeout: 60_000,
    }, async () => {
      const local = createBareRepository(join(temporaryDirectory(), "ppa.git"));
      const { repository, remote } = kind === "over http" ? await gitServer() : { repository: local, remote: local };
      const tempDir = temporaryDirectory();
      // Killing the repository's own git may leave its lock behind, which is beyond a publisher on another machine.
      const death = { signal: "SIGKILL", alone: remote === local } as const;
      const run = (name: string, after: number) =>
        publishAndKill({ remote, tempDir, name, size: 200_000, history: 3 }, { ...death, after });
      const begin = performance.now();
      expect(await run("whole", 60_000)).toBe(0);
      const duration = performance.now() - begin;
      const allowed = ["whole"];
      let before = ["whole"];
      let deaths = 0;
      for (let moment = 1; moment <= moments; moment += 1) {
        allowed.push(`killed${moment}`);
        if ((await run(`killed${moment}`, (duration * (moment + 1)) / (moments + 1))) !== 0) deaths += 1;
        const now = consistentNames(repository);
        expect(now).toEqual(expect.arrayContaining(before));
        expect(allowed).toEqual(expect.arrayContaining(now));
        before = now;
      }
      expect(deaths).toBeGreaterThan(1);
      expect(await run("after", 60_000)).toBe(0);
      expect(consistentNames(repository)).toContain("after");
    });
  }

  test("stopped by SIGTERM or SIGINT, it leaves the branch as before and nothing else but a temporary directory", async () => {
    const { server, repository, remote } = await gitServer();
    const tempDir = temporaryDirectory();
    await publishTo(publishing(remote, addPackage("a", 100)));
    server.behaviour.misbehave = (request) => (request.url?.includes("receive-pack") ? "stall" : undefined);
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      expect(
        await publishAndKill(
          { remote, tempDir, name: "b", size: 100, history: 3 },
          { signal, after: 1500, alone: false },
        ),
      ).not.toBe(0);
    }
    expect(consistentNames(repository)).toEqual(["a"]);
    expect(readdirSync(tempDir).every((name) => name.startsWith("ppa-publish-"))).toBe(true);
  });

  test("a server that goes away in the middle of a push leaves the branch as before", async () => {
    const { server, repository, remote } = await gitServer();
    await publishTo(publishing(remote, addPackage("a", 100)));
    server.behaviour.misbehave = (request) =>
      request.method === "POST" && request.url?.includes("receive-pack") ? "drop" : undefined;
    const attempt = publishTo(publishing(remote, addPackage("b", 3_000_000)));
    await expect(attempt).rejects.toThrow(/The connection to http.* failed while sending .*as it was, or complete/);
    expect(consistentNames(repository)).toEqual(["a"]);
  });

  test("a server that stops answering is given up", async () => {
    const { server, remote } = await gitServer();
    server.behaviour.misbehave = (request) => (request.method === "GET" ? "stall" : undefined);
    const attempt = publishTo(publishing(remote, addPackage("a", 100), { stallSeconds: 1, attempts: 1 }));
    await expect(attempt).rejects.toThrow("failed while fetching");
  });
});

/** Only root may mount a small disk; under CI=true its absence fails the tests, as that of a program. */
const mayMount = process.getuid?.() === 0 ? ["git", "mount"] : ["root"];

describeWith(mayMount, "a full disk", () => {
  const smallDisk = (size: string) => {
    const directory = temporaryDirectory();
    const { status, stderr } = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "none", directory]);
    if (status !== 0) throw new Error(`mount: ${stderr}`);
    onTestFinished(() => void spawnSync("umount", ["-l", directory]));
    return directory;
  };

  test("here: nothing is published, the error says so, and the temporary files are gone", async () => {
    const { repository, remote } = await gitServer();
    await publishTo(publishing(remote, addPackage("a", 100)));
    const tempDir = smallDisk("1m");
    const attempt = publishTo(publishing(remote, addPackage("b", 3_000_000), { tempDir }));
    await expect(attempt).rejects.toThrow(/The disk is full.*Make room in the temporary directory/);
    expect(readdirSync(tempDir)).toEqual([]);
    expect(consistentNames(repository)).toEqual(["a"]);
  });

  test("so full that not even a directory can be made: the same", async () => {
    const tempDir = smallDisk("64k");
    expect(() => writeFileSync(join(tempDir, "filler"), Buffer.alloc(100_000))).toThrow("ENOSPC");
    const attempt = publishTo(publishing("/nonexistent", addPackage("b", 100), { tempDir }));
    await expect(attempt).rejects.toThrow(/disk is full|No temporary directory|could not be written/);
  });

  test("at the repository: nothing is published, and the error names the place", async () => {
    const repository = createBareRepository(join(smallDisk("2m"), "ppa.git"));
    await publishTo(publishing(repository, addPackage("a", 100)));
    const attempt = publishTo(publishing(repository, addPackage("b", 3_000_000)));
    await expect(attempt).rejects.toThrow(/disk .*is full/);
    expect(consistentNames(repository)).toEqual(["a"]);
  });
});
