import { expect, it } from "vitest";
import { publishedPackage } from "../../lib/device/published-package.ts";
import { directoryReader } from "../../lib/verify/reader.ts";
import { archive, scratch } from "../verify/feeds.ts";

const state = (manager: "opkg" | "apk", release: string, arches = ["mips_24kc"]) => ({
  manager,
  release,
  arches,
  versions: new Map<string, string>(),
});

it("takes a version for the way back from the feed of the router, verified as by it", async () => {
  const source = await directoryReader(await archive(await scratch()));
  for (const [manager, release] of [
    ["opkg", "24.10.4"],
    ["apk", "25.12.1"],
  ] as const) {
    const found = await publishedPackage(source, "auth", "7.3-r12", state(manager, release));
    expect(found).toMatchObject({ manager, name: "auth", version: "7.3-r12", architecture: "mips_24kc" });
    expect(await publishedPackage(source, "auth", "7.3-r11", state(manager, release))).toBeUndefined();
    expect(await publishedPackage(source, "auth", "7.3-r12", state(manager, release, ["x86_64"]))).toBeUndefined();
  }
});

it("takes none from a feed whose signature does not hold", async () => {
  const root = await archive(await scratch());
  const { writeFile } = await import("node:fs/promises");
  await writeFile(`${root}/24.10/mips_24kc/Packages.sig`, "untrusted comment: x\nAAAA\n");
  expect(
    await publishedPackage(await directoryReader(root), "auth", "7.3-r12", state("opkg", "24.10.4")),
  ).toBeUndefined();
});
