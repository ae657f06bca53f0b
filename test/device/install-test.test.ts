import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { rootfsOf } from "../../lib/device/rootfs.ts";
import { type TestArchiveOptions, testArchive } from "../../lib/device/test-archive.ts";
import { parseRelease } from "../../lib/openwrt/release.ts";
import { exec } from "../../lib/run/exec.ts";
import { silentReporter } from "../../lib/run/reporter.ts";
import { dockerWorks } from "../sdk/docker-image.ts";
import { archive, scratch } from "../verify/feeds.ts";
import { rootfsImage } from "./rootfs-image.ts";

async function options(directory: string, changes: Partial<TestArchiveOptions> = {}): Promise<TestArchiveOptions> {
  return {
    directory,
    names: [],
    feeds: ["24.10/mips_24kc"],
    engine: "docker",
    machine: "x64",
    exec,
    env: process.env,
    reporter: silentReporter,
    randomBytes: (size) => randomBytes(size),
    sleep: async () => {},
    ...changes,
  };
}

describe.skipIf(!dockerWorks())("the install test in a container", () => {
  const run = async (changes: Partial<TestArchiveOptions>) => {
    const [result] = await testArchive(await options(await archive(await scratch()), changes));
    return result;
  };

  it("adds the feed by install.sh, installs every package, runs its test.sh and removes it", async () => {
    const tests = await scratch();
    await mkdir(join(tests, "net/auth"), { recursive: true });
    await writeFile(join(tests, "net/auth/test.sh"), 'echo "testing $1 $2"\n');
    const result = await run({ image: rootfsImage(), tests });
    expect(result).toMatchObject({
      status: "passed",
      feed: "24.10/mips_24kc",
      output: expect.stringContaining("testing auth 7.3-r12"),
    });
    expect(result?.packages).toHaveLength(24);
  });

  it("tells which package failed at what", async () => {
    const tests = await scratch();
    await mkdir(join(tests, "auth"));
    await writeFile(join(tests, "auth/test.sh"), "exit 1\n");
    expect(await run({ image: rootfsImage(), tests, names: ["auth", "usb"] })).toMatchObject({
      status: "failed",
      packages: [
        { name: "auth", ok: false, reason: "failed its test.sh" },
        { name: "usb", ok: true },
      ],
    });
    expect(await run({ image: rootfsImage({ "etc/sticky": "" }), names: ["usb"] })).toMatchObject({
      packages: [{ name: "usb", ok: false, reason: "is still installed after its removal" }],
    });
  });

  it("fails when the router would not take the feed", async () => {
    const image = rootfsImage({
      "etc/openwrt_release": "DISTRIB_RELEASE='23.05.5'\nDISTRIB_TARGET='ath79/generic'\nDISTRIB_ARCH='mips_24kc'\n",
    });
    expect(await run({ image, names: ["usb"] })).toMatchObject({
      status: "failed",
      reason: "install.sh could not add the feed",
      output: expect.stringContaining("no packages for OpenWrt 23.05"),
    });
  });
});

describe("what cannot be tested here", () => {
  const refuse =
    (stderr: string): TestArchiveOptions["exec"] =>
    async () => ({ code: 1, stdout: Buffer.alloc(0), stderr, timedOut: false });

  it("is skipped with the reason: no image, no engine, no emulation, kernel modules", async () => {
    const directory = await archive(await scratch());
    const catalog = join(directory, "api/v1/catalog.json");
    const document = JSON.parse(await readFile(catalog, "utf8"));
    const kmods = { ...document.targets[0], path: "24.10.4/ath79/generic", target: "ath79/generic" };
    const x86 = { ...document.targets[0], arch: "x86_64" };
    const odd = { ...document.targets[0], arch: "mips_mips32" };
    const reasonFor = async (target: unknown, stderr: string) => {
      await writeFile(catalog, JSON.stringify({ ...document, targets: [target] }));
      const [result] = await testArchive(await options(directory, { feeds: [], exec: refuse(stderr) }));
      return `${result?.status}: ${result?.reason}`;
    };
    expect(await reasonFor(kmods, "")).toBe("skipped: kernel modules need a router with their kernel");
    expect(await reasonFor(odd, "")).toBe("skipped: OpenWrt has no image of 24.10 for mips_mips32 to install in");
    expect(await reasonFor(x86, "manifest unknown")).toMatch(
      /^skipped: there is no image ghcr.io\/openwrt\/rootfs:x86-64-24.10.\d+ yet$/,
    );
    expect(await reasonFor(x86, "Cannot connect to the Docker daemon")).toMatch(/^skipped: Cannot connect/);
  });

  it("a feed that the archive does not have is the user's mistake", async () => {
    const directory = await archive(await scratch());
    await expect(testArchive(await options(directory, { feeds: ["24.10/x86_64"] }))).rejects.toThrow(
      "has no feed 24.10/x86_64",
    );
  });
});

it("root file systems are named as openwrt/docker tags them", () => {
  expect(rootfsOf(parseRelease("24.10.8"), "aarch64_generic")).toEqual({
    images: ["ghcr.io", "quay.io", "docker.io"].map((host) => `${host}/openwrt/rootfs:armsr-armv8-24.10.8`),
    qemu: "qemu-aarch64",
  });
  expect(rootfsOf(parseRelease("22.03.7"), "aarch64_generic")?.images[0]).toBe(
    "ghcr.io/openwrt/rootfs:armvirt-64-22.03.7",
  );
});
