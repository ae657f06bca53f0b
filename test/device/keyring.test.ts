import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packDeclaredApk } from "../../lib/apk/pack-declared.ts";
import { readApk } from "../../lib/apk/package.ts";
import { keyringPackage } from "../../lib/device/keyring.ts";
import { packDeclaredIpk } from "../../lib/files/pack-ipk.ts";
import { describeWith } from "../support/needs.ts";
import { archive, FINGERPRINT, feeds, nextKeys, type Router, router, snapshot } from "./router.ts";

const today = new Date("2026-11-21T08:00:00Z");
const demo = await archive();
const first = keyringPackage(demo, undefined, today);
const published = { version: "2026.11.21-r1", description: first.description };

describe("a keyring's version", () => {
  const version = (...args: Parameters<typeof keyringPackage>) => {
    const { version, release } = keyringPackage(...args);
    return `${version}-r${release}`;
  };
  const tomorrow = new Date("2026-11-22T08:00:00Z");

  it("is the day of its first publication", () => {
    expect(version(demo, undefined, today)).toBe("2026.11.21-r1");
  });
  it("stays while it says the same, in either spelling of releases", () => {
    expect(version(demo, published, tomorrow)).toBe("2026.11.21-r1");
    expect(version(demo, { ...published, version: "2026.11.21-1" }, tomorrow)).toBe("2026.11.21-r1");
  });
  it("rises with new keys or feeds, twice on one day too", async () => {
    const rotated = { ...demo, keys: [...demo.keys, ...(await nextKeys())] };
    expect(version(rotated, published, tomorrow)).toBe("2026.11.22-r1");
    expect(version(rotated, published, today)).toBe("2026.11.21-r2");
    expect(version({ ...demo, feeds: feeds.slice(1) }, published, new Date(0))).toBe("2026.11.21-r2");
  });
});

describe("a keyring package", () => {
  it("is one for all architectures, in both formats, and owns no key file", async () => {
    const options = { arch: "mips_24kc", series: "24.10", sourceDateEpoch: 0 };
    const ipk = await packDeclaredIpk(first, options);
    expect(ipk.filename).toBe("demo-keyring_2026.11.21-r1_all.ipk");
    const apk = readApk((await packDeclaredApk(first, { ...options, series: "25.12" })).bytes);
    expect(apk?.info.architecture).toBe("noarch");
    expect(apk?.files.filter(({ type }) => type === "file").map(({ path }) => path)).toEqual([
      "lib/apk/packages/demo-keyring.list",
      "usr/share/ppa/demo/install.sh",
    ]);
  });
});

describeWith(["busybox"], "installed on a router, the keyring", () => {
  /** Puts the files where the package manager would and runs one of the package's own scripts as the default glue does. */
  async function unpack(device: Router, keyring = first) {
    const { tree } = await keyring.payload("mips_24kc");
    for (const entry of tree) {
      if (entry.type !== "file") continue;
      mkdirSync(join(device.root, entry.path, ".."), { recursive: true });
      writeFileSync(join(device.root, entry.path), entry.data);
    }
    return (script: "postinst" | "prerm", env: Record<string, string> = {}) => {
      const file = `${device.root}.${script}`;
      writeFileSync(file, keyring.scripts[script] ?? "");
      return spawnSync("busybox", ["ash", "-c", '. "$1"', "ash", file], {
        encoding: "utf8",
        env: { PATH: process.env["PATH"] ?? "", IPKG_INSTROOT: device.root, ...env },
      });
    };
  }

  it.each([
    ["24.10.4", `etc/opkg/keys/${FINGERPRINT}`],
    ["25.12.1", "etc/apk/keys/demo.pem"],
  ])("adds keys, feed and keep.d to %s and removes them again", async (release, key) => {
    const device = router(release);
    const runScript = await unpack(device);
    const stock = snapshot(device);
    expect(runScript("postinst").status).toBe(0);
    expect([device.has(key), device.has("lib/upgrade/keep.d/ppa-demo"), device.calls()]).toEqual([true, true, ""]);
    runScript("prerm", { PKG_UPGRADE: "1" });
    expect(device.has(key)).toBe(true);
    runScript("prerm");
    expect(snapshot(device)).toBe(stock);
  });

  it("brings an announced key and takes away a retired one by its upgrade", async () => {
    const device = router("25.12.1");
    await (await unpack(device))("postinst");
    const next = await nextKeys();
    (await unpack(device, keyringPackage({ ...demo, keys: [...demo.keys, ...next] }, published, today)))("postinst");
    expect([device.has("etc/apk/keys/demo.pem"), device.has("etc/apk/keys/demo-next.pem")]).toEqual([true, true]);
    (await unpack(device, keyringPackage({ ...demo, keys: next }, published, today)))("postinst");
    expect([device.has("etc/apk/keys/demo.pem"), device.has("etc/apk/keys/demo-next.pem")]).toEqual([false, true]);
  });

  it("does not fail where the archive has no feed for the router", async () => {
    const ran = (await unpack(router("21.02.7")))("postinst");
    expect([ran.status, ran.stderr]).toEqual([0, expect.stringContaining("no packages for OpenWrt 21.02")]);
  });
});
