import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { describeWith } from "../support/needs.ts";
import { root } from "../support/ppa.ts";
import { processesWith } from "../support/processes.ts";
import { describeEngines, imageIn, sdkImage } from "./docker-image.ts";
import { folderWith, makefile, sdkOf, temporary } from "./support.ts";

/** Who gets a signal: `ppa` alone, or all that it has started with it, as when a runner kills a step. */
const ends = [
  ["SIGINT", "ppa"],
  ["SIGTERM", "ppa"],
  ["SIGKILL", "ppa"],
  ["SIGKILL", "group"],
] as const;

const eventually = (expectation: () => void): Promise<void> =>
  vi.waitFor(expectation, { timeout: 60_000, interval: 100 });

/**
 * Builds a package for every architecture and then two for x86_64, and sends the signal while the last one compiles, which
 * takes for ever. Then the same again, when it takes no time.
 */
async function endHalfWay(signal: "SIGINT" | "SIGTERM" | "SIGKILL", who: "ppa" | "group", ...sdk: string[]) {
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
    const args = ["build", packages, "-t", "24.10/x86_64", ...sdk, "--out", join(folder, "out")];
    const child = spawn(process.execPath, [join(root, "cli/main.ts"), ...args], {
      env: { ...process.env, HOME: folder, TMPDIR: join(folder, "tmp") },
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
  let early: unknown;
  void first.ended.then((end) => {
    early = end;
  });
  await eventually(() => expect({ early, compiling: processesWith(forEver).length > 0 }).toEqual({ compiling: true }));
  process.kill(who === "group" ? -first.pid : first.pid, signal);
  const { code, told } = await first.ended;
  if (signal !== "SIGKILL")
    expect({ code, told }).toEqual({ code: 1, told: expect.stringContaining("Stopped; nothing is left running") });
  // Of what is told to end by its closed input, and of an engine's own cleaning up, there may be a rest for a moment.
  if (signal !== "SIGKILL") expect(processesWith(forEver)).toEqual([]);
  await eventually(() => expect([...processesWith(forEver), ...processesWith(folder)]).toEqual([]));
  const reports = ["all", "x86_64"].map((job) => existsSync(join(folder, `out/24.10.8-${job}/build.json`)));
  expect(reports).toEqual([true, false]);

  writeFileSync(join(packages, "slow/Makefile"), makefile("slow"));
  const again = await start().ended;
  expect(again).toEqual({ code: 0, told: expect.stringMatching(/x86_64.*: 2 built[\s\S]*✓ fine[\s\S]*✓ slow/) });
}

describeWith(["gcc", "make", "git"], "ppa build that is ended half-way in a local SDK", () => {
  test.each(ends)("by %s to %s leaves nothing running, and the next run goes on", async (signal, who) => {
    await endHalfWay(signal, who, "--sdk", sdkOf("opkg"));
  });
});

describeEngines("ppa build that is ended half-way in", (engine) => {
  // Podman is slow to begin, and knows no difference between the others.
  test.each(ends.filter(([signal, who]) => engine === "docker" || signal === "SIGTERM" || who === "group"))(
    "by %s to %s leaves nothing running, no container, and the next run goes on",
    async (signal, who) => {
      const image = imageIn(engine, sdkImage({}, `ppa-test-killed:${process.pid}`));
      const call = (...args: string[]) => execFileSync(engine, args, { encoding: "utf8", stdio: "pipe" });
      onTestFinished(() => void call("rmi", image));
      await endHalfWay(signal, who, "--sdk", image, "--engine", engine);
      const containers = () => call("ps", "--all", "--format", "{{.Image}}").split("\n");
      await eventually(() => expect(containers().filter((name) => name.endsWith(image))).toEqual([]));
    },
  );
});
