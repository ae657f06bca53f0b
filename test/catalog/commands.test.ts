import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { installCommand, type Step, setupSteps } from "../../lib/catalog/commands.ts";
import { apkKey, usignKey } from "../support/catalog-fixture.ts";
import { describeWith } from "../support/needs.ts";

const archive = { name: "acme", url: "https://acme.github.io/ppa" };
const busybox = spawnSync("sh", ["-c", "command -v busybox"], { encoding: "utf8" }).stdout.trim();
let router: string;

beforeEach(() => {
  router = mkdtempSync(join(tmpdir(), "router-"));
  for (const folder of ["etc/opkg", "etc/apk/keys", "etc/apk/repositories.d", "lib/upgrade", "bin"]) {
    mkdirSync(join(router, folder), { recursive: true });
  }
  writeFileSync(join(router, "etc/opkg/customfeeds.conf"), "# my feeds\nsrc/gz acmetoo https://example.org\n");
  writeFileSync(join(router, "etc/apk/arch"), "aarch64_cortex-a53\nnoarch\n");
  writeFileSync(
    join(router, "etc/openwrt_release"),
    "DISTRIB_RELEASE='24.10.4'\nDISTRIB_TARGET='ath79/generic'\nDISTRIB_ARCH='mips_24kc'\n",
  );
  for (const tool of ["cat", "head", "mkdir", "rm", "sed"]) symlinkSync(busybox, join(router, "bin", tool));
  for (const tool of ["opkg", "apk"]) writeFileSync(join(router, "bin", tool), "#!/bin/sh\n", { mode: 0o755 });
});
afterEach(() => rmSync(router, { recursive: true }));

/** Runs steps in BusyBox's shell with its tools alone, on a folder in the place of the router's root. */
function run(steps: readonly Step[]): void {
  for (const { commands } of steps) {
    const script = commands.replace(/(?<![\w.:/])\/(etc|lib)\//g, `${router}/$1/`);
    const { status, stderr } = spawnSync(busybox, ["ash", "-eu", "-c", script], {
      env: { PATH: `${router}/bin` },
      encoding: "utf8",
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  }
}

const read = (path: string): string => readFileSync(join(router, path), "utf8");
const snapshot = () =>
  Object.fromEntries(
    readdirSync(router, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [join(entry.parentPath, entry.name), readFileSync(join(entry.parentPath, entry.name), "utf8")]),
  );
const without = (steps: Step[], name: string) => steps.filter((step) => step.name !== name);

describeWith(["busybox"], "the commands for opkg", () => {
  const steps = setupSteps(archive, { series: "24.10", format: "opkg", modules: true }, usignKey);

  it("trust the key, add the feeds once and keep them over an upgrade", () => {
    run(without(steps, "undo"));
    run(without(steps, "undo"));
    expect(read("etc/opkg/keys/9040356b214084da")).toBe(usignKey.text);
    expect(read("etc/opkg/customfeeds.conf").split("\n")).toEqual([
      "# my feeds",
      "src/gz acmetoo https://example.org",
      "src/gz acme https://acme.github.io/ppa/24.10/mips_24kc",
      "src/gz acme_kmods https://acme.github.io/ppa/24.10.4/ath79/generic",
      "",
    ]);
    expect(read("lib/upgrade/keep.d/ppa-acme").replaceAll(router, "").split("\n")).toEqual([
      "/etc/opkg/keys/9040356b214084da",
      "/etc/opkg/customfeeds.conf",
      "/lib/upgrade/keep.d/ppa-acme",
      "",
    ]);
  });

  it("replace the feeds of the release before, in whatever order they stand, and nothing else", () => {
    const before = setupSteps(archive, { series: "23.05", format: "opkg", modules: true }, usignKey);
    run(without(before, "undo"));
    writeFileSync(
      join(router, "etc/opkg/customfeeds.conf"),
      `${read("etc/opkg/customfeeds.conf")}src/gz other https://other.example.org\n`,
    );
    const after = setupSteps(archive, { series: "24.10", format: "opkg", modules: true }, usignKey);
    run(without(after, "undo"));
    expect(read("etc/opkg/customfeeds.conf").split("\n")).toEqual([
      "# my feeds",
      "src/gz acmetoo https://example.org",
      "src/gz other https://other.example.org",
      "src/gz acme https://acme.github.io/ppa/24.10/mips_24kc",
      "src/gz acme_kmods https://acme.github.io/ppa/24.10.4/ath79/generic",
      "",
    ]);
  });

  it("can be undone without a trace", () => {
    const before = snapshot();
    run(steps);
    expect(snapshot()).toEqual(before);
  });
});

describeWith(["busybox"], "the commands for apk", () => {
  const steps = setupSteps(archive, { series: "25.12", format: "apk" }, apkKey);

  it("trust the key, add the feed and keep both over an upgrade", () => {
    run(without(steps, "undo"));
    expect(read("etc/apk/keys/acme.pem")).toBe(apkKey.text);
    expect(read("etc/apk/repositories.d/acme.list")).toBe(
      "https://acme.github.io/ppa/25.12/aarch64_cortex-a53/packages.adb\n",
    );
    expect(read("lib/upgrade/keep.d/ppa-acme")).toContain("/etc/apk/repositories.d/acme.list");
  });

  it("replace the kernel modules of the firmware before", () => {
    const all = setupSteps(archive, { series: "25.12", format: "apk", modules: true }, apkKey);
    const modulesOf = (release: string) => {
      writeFileSync(
        join(router, "etc/openwrt_release"),
        `DISTRIB_RELEASE='${release}'\nDISTRIB_TARGET='mediatek/filogic'\n`,
      );
      run(all.filter(({ name }) => name === "modules"));
      return read("etc/apk/repositories.d/acme.list").split("\n");
    };
    run(without(all, "undo"));
    modulesOf("25.12.1");
    expect(modulesOf("25.12.2")).toEqual([
      "https://acme.github.io/ppa/25.12/aarch64_cortex-a53/packages.adb",
      "https://acme.github.io/ppa/25.12.2/mediatek/filogic/packages.adb",
      "",
    ]);
  });

  it("can be undone without a trace", () => {
    const before = snapshot();
    run(steps);
    expect(snapshot()).toEqual(before);
  });
});

describeWith(["busybox"], "commands", () => {
  it("have no key step for an archive that is not signed", () => {
    expect(setupSteps(archive, { series: "24.10", format: "opkg" }, undefined).map(({ name }) => name)).toEqual([
      "feed",
      "keep",
      "update",
      "undo",
    ]);
  });

  it("go on with a package of the feed, which is what all of it is for", () => {
    const names = (format: "opkg" | "apk") =>
      setupSteps(archive, { series: "24.10", format, modules: true, example: "hello" }, undefined).slice(2);
    expect(names("opkg").slice(0, 2)).toEqual([
      { name: "update", commands: "opkg update" },
      { name: "install", commands: "opkg install hello" },
    ]);
    expect(names("apk")[1]).toEqual({ name: "install", commands: "apk add hello" });
  });

  it("cannot be broken out of by an address or a name", () => {
    const hostile = { name: "acme", url: 'https://example.org/"$(reboot)`reboot`' };
    const steps = setupSteps(hostile, { series: "25.12", format: "apk" }, apkKey);
    run(without(steps, "undo"));
    expect(read("etc/apk/repositories.d/acme.list")).not.toMatch(/[$`"]/);
    expect(installCommand("opkg", "x; reboot")).toBe("opkg install 'x; reboot'");
  });
});
