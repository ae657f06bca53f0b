import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { type DeployRequest, runDeploy } from "../../lib/device/deploy-run.ts";
import { keyringPackage } from "../../lib/device/keyring.ts";
import { packDeclaredIpk } from "../../lib/files/pack-ipk.ts";
import { exec } from "../../lib/run/exec.ts";
import { silentReporter } from "../../lib/run/reporter.ts";
import { describeWith } from "../support/needs.ts";
import { archive as publishedArchive, scratch } from "../verify/feeds.ts";
import { archive, router } from "./router.ts";
import { sshFolder, sshRouter } from "./sshd.ts";

const edge = {
  cwd: "/",
  env: { PATH: process.env["PATH"] },
  secrets: {},
  exec,
  reporter: silentReporter,
  randomBytes: (size: number) => randomBytes(size),
};

const request = (changes: Partial<DeployRequest>): DeployRequest => ({
  routers: [],
  packages: [],
  reboot: false,
  dryRun: false,
  temporary: "/tmp",
  ...changes,
});

/** A file of the golden package `auth` in a version that is not published. */
async function newerAuth(folder: string): Promise<string> {
  const declared = keyringPackage(await archive(), undefined, new Date("2026-11-21"));
  const { bytes } = await packDeclaredIpk(
    { ...declared, name: "auth" },
    { arch: "mips_24kc", series: "24.10", sourceDateEpoch: 0 },
  );
  const file = join(folder, "auth.ipk");
  writeFileSync(file, bytes);
  return file;
}

describeWith(["sshd", "ssh", "ssh-keygen", "busybox"], "a request to deploy", () => {
  it("finds the way back in the archive, and leaves no key behind", async () => {
    const device = router("24.10.4");
    device.write("installed/auth", "7.3-r12\n");
    const at = await sshRouter(device);
    const temporary = sshFolder();
    const [result] = await runDeploy(
      request({
        routers: [at.address],
        packages: [await newerAuth(temporary)],
        archive: await publishedArchive(await scratch()),
        check: "false",
        knownHosts: at.knownHosts,
        temporary,
      }),
      { ...edge, secrets: { sshKey: readFileSync(at.identity, "utf8") } },
    );
    expect(result?.summary).toBe("the check ended with 1; back to the versions before");
    expect(device.read("installed/auth")).toBe("7.3-r12\n");
    expect(readdirSync(temporary)).toEqual(["auth.ipk"]);
  });

  it("installs by name with an install script made from the catalog", async () => {
    const device = router("24.10.4");
    device.write("feed/auth", "7.3-r12\n");
    const at = await sshRouter(device);
    const [result] = await runDeploy(
      request({
        routers: [at.address],
        packages: ["auth"],
        archive: await publishedArchive(await scratch()),
        knownHosts: at.knownHosts,
        identityFile: at.identity,
        temporary: sshFolder(),
      }),
      { ...edge, secrets: { auth: "me:it's 1" } },
    );
    expect(result?.summary).toBe("auth 7.3-r12 installed");
    expect(device.read("etc/opkg/customfeeds.conf")).toContain(
      "src/gz demo https://me:it%27s%201@ppa.example.org/demo/24.10/mips_24kc",
    );
  });
});

it.each([
  [["auth"], undefined, "Packages are named, but no archive"],
  [["auth", "/etc/passwd"], "/", "neither names of packages nor all files that exist"],
  [["/etc/passwd"], undefined, "not an .ipk"],
  [["$(reboot)"], "/", "neither names of packages"],
  [["absent.ipk"], undefined, "absent.ipk: neither names of packages nor all files that exist"],
])("%j of %s is the user's mistake", async (packages, from, what) => {
  const wrong = request({ routers: ["root@192.0.2.1"], packages, ...(from ? { archive: from } : {}) });
  await expect(runDeploy(wrong, edge)).rejects.toThrow(what);
});
