import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { describeWith } from "../support/needs.ts";
import { root } from "../support/ppa.ts";
import { describeDocker, docker, sdkImage } from "./docker-image.ts";
import { folderWith, makefile, sdkOf, temporary } from "./support.ts";

/** Who gets a signal: `ppa` alone, or all that it has started with it, as when a runner kills a step. */
const ends = [
  ["SIGINT", "ppa"],
  ["SIGTERM", "ppa"],
  ["SIGKILL", "ppa"],
  ["SIGKILL", "group"],
] as const;

/** Command lines of processes that have a text in their arguments or, as far as we may look, in their environment. */
function processesWith(text: string): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => {
      const read = (file: string): string => {
        try {
          return readFileSync(`/proc/${pid}/${file}`, "utf8").replaceAll("\0", " ");
        } catch {
          return "";
        }
      };
      const command = read("cmdline");
      return command.includes(text) || read("environ").includes(text) ? [command] : [];
    });
}

const eventually = (expectation: () => void): Promise<void> =>
  vi.waitFor(expectation, { timeout: 60_000, interval: 100 });

/**
 * Builds two packages for every architecture and one for x86_64, and sends the signal while the last one compiles, which takes
 * for ever. Then the same again, when it takes no time.
 */
async function endHalfWay(signal: "SIGINT" | "SIGTERM" | "SIGKILL", who: "ppa" | "group", sdk: string) {
  const folder = temporary();
  const forEver = `${3_000_000 + process.pid}`;
  const slow = makefile("slow").replace("define Build/Compile\n", (text) => `${text}\tsleep ${forEver}\n`);
  const packages = folderWith({
    "noarch/Makefile": makefile("noarch", "  PKGARCH:=all"),
    "fine/Makefile": makefile("fine"),
    "slow/Makefile": slow,
  });
  for (const name of ["tmp", "cache"]) mkdirSync(join(folder, name));
  const start = () => {
    const args = ["build", packages, "-t", "24.10/x86_64", "--sdk", sdk, "--out", join(folder, "out")];
    const child = spawn(process.execPath, [join(root, "cli/main.ts"), ...args], {
      env: { PATH: process.env["PATH"], HOME: folder, TMPDIR: join(folder, "tmp") },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    onTestFinished(() => void child.kill("SIGKILL"));
    let told = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (told += chunk));
    const ended = new Promise<{ code: number | null; told: string }>((resolve) =>
      child.on("close", (code) => resolve({ code, told })),
    );
    return { pid: child.pid ?? 0, ended };
  };

  const first = start();
  await eventually(() => expect(processesWith(forEver)).not.toEqual([]));
  process.kill(who === "group" ? -first.pid : first.pid, signal);
  const { code, told } = await first.ended;
  if (signal !== "SIGKILL")
    expect({ code, told }).toEqual({ code: 1, told: expect.stringContaining("Stopped; nothing is left running") });
  const left = () => [...processesWith(forEver), ...processesWith(folder)];
  // What is told to end by its closed input does so in its own time; but nothing may outlive us when we say so.
  if (signal === "SIGKILL") await eventually(() => expect(left()).toEqual([]));
  else expect(left()).toEqual([]);
  const reports = ["all", "x86_64"].map((job) => existsSync(join(folder, `out/24.10.8-${job}/build.json`)));
  expect(reports).toEqual([true, false]);

  writeFileSync(join(packages, "slow/Makefile"), makefile("slow"));
  const again = await start().ended;
  expect(again).toEqual({ code: 0, told: expect.stringMatching(/x86_64.*: 2 built[\s\S]*✓ fine[\s\S]*✓ slow/) });
}

describeWith(["gcc", "make", "git"], "ppa build that is ended half-way in a local SDK", () => {
  test.each(ends)("by %s to %s leaves nothing running, and the next run goes on", async (signal, who) => {
    await endHalfWay(signal, who, sdkOf("opkg"));
  });
});

describeDocker("ppa build that is ended half-way in Docker", () => {
  test.each(ends)("by %s to %s leaves nothing running, no container, and the next run goes on", async (signal, who) => {
    const image = sdkImage({}, `ppa-test-killed:${process.pid}`);
    onTestFinished(() => void docker(["rmi", image]));
    await endHalfWay(signal, who, image);
    const containers = () => docker(["ps", "--all", "--format", "{{.Image}}"]).split("\n");
    await eventually(() => expect(containers()).not.toContain(image));
  });
});
