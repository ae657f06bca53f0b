import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packDeclaredApk } from "../../lib/apk/pack-declared.ts";
import { type DeployOptions, deploy } from "../../lib/device/deploy.ts";
import { installScript } from "../../lib/device/install-script.ts";
import { keyringPackage } from "../../lib/device/keyring.ts";
import { type LocalPackage, readLocalPackage } from "../../lib/device/local-package.ts";
import { parseSshHost, showHost } from "../../lib/device/ssh.ts";
import { packDeclaredIpk } from "../../lib/files/pack-ipk.ts";
import { exec } from "../../lib/run/exec.ts";
import { silentReporter } from "../../lib/run/reporter.ts";
import { describeWith } from "../support/needs.ts";
import { archive, type Router, router } from "./router.ts";
import { type SshRouter, sshFolder, sshRouter } from "./sshd.ts";

/** A package called demo-keyring of the given day, as a real .ipk or .apk. */
async function packageOf(day: string, series: "24.10" | "25.12", arch?: string): Promise<LocalPackage> {
  const declared = keyringPackage(await archive(), undefined, new Date(day));
  const pack = series === "25.12" ? packDeclaredApk : packDeclaredIpk;
  const architectures = arch ? [arch] : declared.architectures;
  const { bytes, filename } = await pack(
    { ...declared, architectures },
    { arch: arch ?? "mips_24kc", series, sourceDateEpoch: 0 },
  );
  return readLocalPackage(bytes, filename);
}

async function options(
  at: SshRouter,
  action: DeployOptions["action"],
  more: Partial<DeployOptions> = {},
): Promise<DeployOptions> {
  const directory = sshFolder();
  writeFileSync(join(directory, "known_hosts"), at.knownHosts);
  return {
    hosts: [at.host],
    action,
    ssh: {
      env: { PATH: process.env["PATH"] },
      exec,
      identityFile: at.identity,
      knownHostsFile: join(directory, "known_hosts"),
    },
    reporter: silentReporter,
    published: async () => undefined,
    randomBytes: (size) => randomBytes(size),
    sleep: async () => {},
    ...more,
  };
}

const installed = (device: Router) =>
  device.has("installed/demo-keyring") ? device.read("installed/demo-keyring").trim() : undefined;

describeWith(["sshd", "ssh", "ssh-keygen", "busybox"], "ppa deploy over a real sshd", () => {
  describe.each([
    ["opkg", "24.10.4", "24.10"],
    ["apk", "25.12.1", "25.12"],
  ] as const)("with %s", (manager, release, series) => {
    it("installs a file directly, over an older and a newer version", async () => {
      const device = router(release);
      const at = await sshRouter(device);
      const packages = [await packageOf("2026-11-21", series)];
      const [first] = await deploy(await options(at, { mode: "direct", packages }));
      expect(first).toEqual({ host: at.address, ok: true, summary: "demo-keyring 2026.11.21-r1 installed" });
      device.write("installed/demo-keyring", "2030.01.01-r1\n");
      const [second] = await deploy(await options(at, { mode: "direct", packages }));
      expect(second?.summary).toBe("demo-keyring 2030.01.01-r1 → 2026.11.21-r1");
      expect(device.calls()).not.toMatch(/allow-untrusted|force-checksum/);
      if (manager === "apk") expect(device.calls().match(/^apk add demo-keyring$/m)).not.toBeNull();
    });

    it("removes what was not there before when the installation fails", async () => {
      const device = router(release);
      device.write("broken", "2026.11.21-r1\n");
      const at = await sshRouter(device);
      const [result] = await deploy(
        await options(at, { mode: "direct", packages: [await packageOf("2026-11-21", series)] }),
      );
      expect(result).toMatchObject({
        ok: false,
        summary: "could not install demo-keyring; back to the versions before",
        output: expect.stringContaining("post-install failed"),
      });
      expect(installed(device)).toBeUndefined();
    });

    it("goes back to the published version before when the check fails", async () => {
      const device = router(release);
      device.write("installed/demo-keyring", "2026.11.20-r1\n");
      const at = await sshRouter(device);
      const old = await packageOf("2026-11-20", series);
      const asked: string[] = [];
      const [result] = await deploy(
        await options(
          at,
          { mode: "direct", packages: [await packageOf("2026-11-21", series)] },
          {
            check: "echo not well; exit 3",
            published: async (name, version, { manager: on, arches }) => {
              asked.push(`${name} ${version} ${on} ${arches.join()}`);
              return old;
            },
          },
        ),
      );
      expect(result).toMatchObject({
        ok: false,
        summary: "the check ended with 3; back to the versions before",
        output: "not well",
      });
      expect([installed(device), asked]).toEqual([
        "2026.11.20-r1",
        [`demo-keyring 2026.11.20-r1 ${manager} mips_24kc`],
      ]);
    });

    it("says when there is no way back", async () => {
      const device = router(release);
      device.write("installed/demo-keyring", "2026.11.20-r1\n");
      const at = await sshRouter(device);
      const action = { mode: "direct", packages: [await packageOf("2026-11-21", series)] } as const;
      const [result] = await deploy(await options(at, action, { check: "false" }));
      expect(result?.summary).toContain(
        "not back to demo-keyring 2026.11.20-r1, which the archive does not have any more",
      );
    });

    it("runs install.sh and installs from the feed", async () => {
      const device = router(release);
      device.write("feed/demo-keyring", "2026.11.21-r1\n");
      const at = await sshRouter(device);
      const script = installScript(await archive());
      const [result] = await deploy(await options(at, { mode: "feed", script, names: ["demo-keyring"] }));
      expect(result).toMatchObject({ ok: true, summary: "demo-keyring 2026.11.21-r1 installed" });
      expect(device.has("lib/upgrade/keep.d/ppa-demo")).toBe(true);
    });

    it("does nothing in a dry run but look", async () => {
      const device = router(release);
      device.write("installed/demo-keyring", "2026.11.20-r1\n");
      const at = await sshRouter(device);
      const action = { mode: "direct", packages: [await packageOf("2026-11-21", series)] } as const;
      const [result] = await deploy(await options(at, action, { dryRun: true }));
      expect(result?.summary).toBe("would install demo-keyring 2026.11.21-r1 (now: 2026.11.20-r1)");
      expect(device.calls()).not.toMatch(/ (install|add|remove|del) /);
    });
  });

  it("reboots and waits for the router", async () => {
    const device = router("24.10.4");
    const at = await sshRouter(device);
    const action = { mode: "direct", packages: [await packageOf("2026-11-21", "24.10")] } as const;
    const [result] = await deploy(await options(at, action, { reboot: true }));
    expect([result?.ok, device.calls().endsWith("reboot\n")]).toEqual([true, true]);
  });

  it("serves several routers, each with its own line, whatever happens to one of them", async () => {
    const [good, foreign] = [router("24.10.4"), router("25.12.1")];
    const [atGood, atForeign] = [await sshRouter(good), await sshRouter(foreign)];
    const both = { ...atGood, knownHosts: atGood.knownHosts + atForeign.knownHosts };
    const action = { mode: "direct", packages: [await packageOf("2026-11-21", "24.10")] } as const;
    const results = await deploy(await options(both, action, { hosts: [atGood.host, atForeign.host] }));
    expect(results.map(({ ok, summary }) => [ok, summary])).toEqual([
      [true, "demo-keyring 2026.11.21-r1 installed"],
      [false, "uses apk, and demo-keyring is a package for opkg"],
    ]);
  });

  it("refuses a package for another architecture before anything is sent", async () => {
    const device = router("24.10.4");
    const at = await sshRouter(device);
    const action = { mode: "direct", packages: [await packageOf("2026-11-21", "24.10", "x86_64")] } as const;
    const [result] = await deploy(await options(at, action));
    expect(result?.summary).toBe("takes packages for mips_24kc, and demo-keyring is for x86_64");
  });

  it("refuses a router whose host key is not the pinned one", async () => {
    const device = router("24.10.4");
    const at = await sshRouter(device);
    const other = await sshRouter(router("24.10.4"));
    const pinned = other.knownHosts.replace(/:\d+/, `:${at.host.port}`);
    const action = { mode: "direct", packages: [await packageOf("2026-11-21", "24.10")] } as const;
    const [result] = await deploy(await options({ ...at, knownHosts: pinned }, action));
    expect(result).toMatchObject({ ok: false, summary: expect.stringContaining("its host key is not the pinned one") });
    expect(device.calls()).toBe("");
  });

  it("says when nothing listens", async () => {
    const at = await sshRouter(router("24.10.4"));
    const action = { mode: "direct", packages: [await packageOf("2026-11-21", "24.10")] } as const;
    const [result] = await deploy(await options(at, action, { hosts: [{ ...at.host, port: 1 }] }));
    expect(result?.summary).toContain("Connection refused");
  });
});

describe("the name of a router", () => {
  it.each([
    ["192.168.1.1", "root@192.168.1.1"],
    ["admin@router.lan:2222", "admin@router.lan:2222"],
    ["[fe80::1]:22", "root@[fe80::1]:22"],
  ])("%s is %s", (text, shown) => {
    expect(showHost(parseSshHost(text))).toBe(shown);
  });

  it.each(["-oProxyCommand=reboot", "root@-x", "a b", "x;reboot", "", "root@"])("%s is refused", (text) => {
    expect(() => parseSshHost(text)).toThrow("is not a router");
  });
});
