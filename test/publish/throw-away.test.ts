import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { indexArchive } from "../../lib/publish/run.ts";
import type { Edge } from "../../lib/run/edge.ts";
import { exec } from "../../lib/run/exec.ts";
import { silentReporter } from "../../lib/run/reporter.ts";
import { makeKeys, makeProject } from "../support/ppa.ts";
import { temporaryDirectory } from "./publication.ts";

const ownKeys = await makeKeys("acme");

/** A project with its folder `public`, and `ppa index` into that. */
function project() {
  const cwd = makeProject(join(temporaryDirectory(), "project"), ["alpha"]);
  const world = { siteDir: "/nonexistent", exec, reporter: silentReporter, terminal: false, randomBytes, print() {} };
  const index = (keys?: string) => {
    const edge: Edge = { ...world, cwd, env: {}, secrets: keys ? { keys } : {}, now: () => new Date("2026-11-21") };
    return indexArchive(edge, { config: "ppa.yml", globs: [], out: "public" }, "openwrt-ppa test");
  };
  return { public: join(cwd, "public"), index };
}

const packages = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ipk|apk)$/.test(name))
    .map((name) => name.split("/").at(-1))
    .sort();

test("throw-away keys never take the place of an archive's own", async () => {
  const { public: folder, index } = project();
  await index(ownKeys);
  const before = readFileSync(join(folder, "keys/acme.pem"), "utf8");
  const made = packages(folder);
  await expect(index()).rejects.toThrow(
    "public: PPA_KEYS is not set, and the archive in this folder has keys; throw-away keys would take their place",
  );
  expect(readFileSync(join(folder, "keys/acme.pem"), "utf8")).toBe(before);
  expect(packages(folder)).toEqual(made);
  expect((await index(ownKeys)).changed).toBe(false);
});

test("an archive may be tried without keys as often as one likes: its keys are marked, and no keyring carries them", async () => {
  const { public: folder, index } = project();
  await index();
  const keys = readdirSync(join(folder, "keys"));
  await index();
  expect(packages(folder)).toEqual(["alpha_1.0-r1_all.ipk", "alpha_1.0-r1_all.ipk"]);
  expect(readFileSync(join(folder, "install.sh"), "utf8")).toContain("KEYRING=''");
  const now = readdirSync(join(folder, "keys"));
  expect(now).toEqual(expect.arrayContaining(["THROW-AWAY.txt", "acme.asc", "acme.pem"]));
  expect(now).toHaveLength(keys.length);
});

test("what throw-away keys signed does not become an archive: its .apk files carry their signatures", async () => {
  const { public: folder, index } = project();
  await index();
  await expect(index(ownKeys)).rejects.toThrow("public: Throw-away keys signed the archive in this folder");
  rmSync(folder, { recursive: true });
  await index(ownKeys);
  expect(existsSync(join(folder, "keys/THROW-AWAY.txt"))).toBe(false);
  expect(packages(folder)).toContain("acme-keyring_2026.11.21-r1_all.ipk");
});
