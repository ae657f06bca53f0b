import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  generateOpenpgpKey,
  type OpenpgpSecretKey,
  parseOpenpgpPrivateKey,
  parseOpenpgpPublicKey,
  verifyOpenpgp,
} from "../../lib/signing/openpgp.ts";
import { describeWith } from "../support/needs.ts";
import { golden } from "./support.ts";

const packages = golden("ipk/expected/Packages");
const born = new Date("2026-01-02T03:04:05Z");
const later = new Date("2026-02-03T04:05:06Z");
let key: OpenpgpSecretKey;

beforeAll(async () => {
  key = await generateOpenpgpKey("acme package archive", born);
});

describe("an OpenPGP key", () => {
  it("signs the same Packages at the same date always alike", async () => {
    expect(await key.sign(packages, later)).toBe(await key.sign(packages, later));
  });

  it("is the same after it was written and read", async () => {
    const again = await parseOpenpgpPrivateKey(key.exportPrivate());
    expect(again.publicText).toBe(key.publicText);
    expect(await again.sign(packages, later)).toBe(await key.sign(packages, later));
    expect((await parseOpenpgpPublicKey(key.publicText)).fingerprint).toBe(key.fingerprint);
  });

  it("verifies its own signature and no other", async () => {
    const other = await generateOpenpgpKey("other", born);
    const signature = await key.sign(packages, later);
    expect(await verifyOpenpgp(key.publicText, packages, signature)).toBe("valid");
    expect(await verifyOpenpgp(key.publicText, Buffer.from("changed"), signature)).toBe("invalid");
    expect(await verifyOpenpgp(other.publicText, packages, signature)).toBe("other-key");
    await expect(verifyOpenpgp(key.publicText, packages, "untrusted comment: x\nRWQ=\n")).rejects.toThrow(
      "is not an armoured OpenPGP signature",
    );
  });

  it("signs no earlier than it was made, which gpg would refuse", async () => {
    expect(await key.sign(packages, new Date(0))).toBe(await key.sign(packages, born));
  });

  it("shows nothing when printed", () => {
    expect(inspect(key, { depth: 9, showHidden: true }) + JSON.stringify(key)).not.toContain("PRIVATE KEY");
  });

  it("that is damaged, protected or public is refused", async () => {
    const { encryptKey, readPrivateKey } = await import("openpgp");
    const plain = await readPrivateKey({ armoredKey: key.exportPrivate() });
    const locked = (await encryptKey({ privateKey: plain, passphrase: "x" })).armor();
    await expect(parseOpenpgpPrivateKey(locked)).rejects.toThrow("protected by a passphrase");
    await expect(parseOpenpgpPrivateKey(key.publicText)).rejects.toThrow("damaged or cut off");
    const damaged = key.exportPrivate().replace(/\n([A-Za-z0-9+/]{60,})\n/, "\n");
    await expect(parseOpenpgpPrivateKey(damaged)).rejects.toThrow("damaged or cut off");
  });
});

describeWith(["gpg"], "gpg", () => {
  let home: string;
  const gpg = (args: string[], input?: string) =>
    spawnSync("gpg", ["--homedir", home, "--batch", "--status-fd", "1", ...args], {
      encoding: "utf8",
      ...(input ? { input } : {}),
    });
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), "ppa-gpg-"));
    return () => {
      spawnSync("gpgconf", ["--homedir", home, "--kill", "all"]);
      rmSync(home, { recursive: true, force: true });
    };
  });

  it("imports the public key and accepts Packages.asc", async () => {
    writeFileSync(join(home, "Packages"), packages);
    writeFileSync(join(home, "Packages.asc"), await key.sign(packages, later));
    expect(gpg(["--import"], key.publicText).status).toBe(0);
    const verify = () => gpg(["--verify", join(home, "Packages.asc"), join(home, "Packages")]);
    expect(verify()).toMatchObject({ status: 0 });
    expect(verify().stdout).toContain(`VALIDSIG ${key.fingerprint.toUpperCase()} 2026-02-03`);
    writeFileSync(join(home, "Packages"), "changed");
    expect(verify().stdout).toContain("BADSIG");
  });

  it.each(["ed25519", "rsa2048"])("makes %s keys that are read here and sign repeatably", async (algorithm) => {
    gpg(["--passphrase", "", "--quick-gen-key", "feed", algorithm, "sign", "never"]);
    const theirs = await parseOpenpgpPrivateKey(gpg(["--armor", "--export-secret-keys"]).stdout);
    const now = new Date();
    const signature = await theirs.sign(packages, now);
    expect(await theirs.sign(packages, now)).toBe(signature);
    writeFileSync(join(home, "Packages"), packages);
    expect(gpg(["--verify", "-", join(home, "Packages")], signature).status).toBe(0);
  });

  it("signs what is verified here, also with a subkey", async () => {
    gpg(["--passphrase", "", "--quick-gen-key", "feed", "ed25519", "cert", "never"]);
    const fingerprint = /^fpr:+([0-9A-F]{40}):/m.exec(gpg(["--with-colons", "--list-keys"]).stdout)?.[1] ?? "";
    gpg(["--passphrase", "", "--quick-add-key", fingerprint, "ed25519", "sign", "never"]);
    writeFileSync(join(home, "Packages"), packages);
    const publicText = gpg(["--armor", "--export"]).stdout;
    gpg(["--armor", "--detach-sign", join(home, "Packages")]);
    const signature = spawnSync("cat", [join(home, "Packages.asc")], { encoding: "utf8" }).stdout;
    expect(await verifyOpenpgp(publicText, packages, signature)).toBe("valid");
    const secret = await parseOpenpgpPrivateKey(gpg(["--armor", "--export-secret-keys"]).stdout);
    expect(await verifyOpenpgp(publicText, packages, await secret.sign(packages, new Date(Date.now() + 1000)))).toBe(
      "valid",
    );
  });
});
