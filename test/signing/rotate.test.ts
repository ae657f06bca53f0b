import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { formatKeyBundle, type Keyset, parseKeyBundle } from "../../lib/signing/keyset.ts";
import { signPackages, verifyPackages } from "../../lib/signing/packages.ts";
import { comparePublished, publicKeys } from "../../lib/signing/public-keys.ts";
import { rotate } from "../../lib/signing/rotate.ts";
import { newKeyset } from "./support.ts";

const date = new Date("2026-05-06T07:08:09Z");
const origin = { name: "acme", date, randomBytes };
const packages = Buffer.from("Package: hello\n\n");
let before: Keyset;
let announced: Keyset;
let switched: Keyset;
let retired: Keyset;

beforeAll(async () => {
  before = await newKeyset();
  announced = await rotate(before, "announce", origin);
  switched = await rotate(announced, "switch", origin);
  retired = await rotate(switched, "retire", origin);
});

const prints = (keyset: Keyset) =>
  publicKeys(keyset, "acme")
    .map(({ fingerprint }) => fingerprint)
    .sort();
/** Whether a router that has the keys of `known` accepts what `signer` signs: usign and OpenPGP, then apk. */
const accepts = async (known: Keyset, signer: Keyset) => {
  const signatures = await signPackages(signer, packages, date);
  const opkg = await verifyPackages(publicKeys(known, "acme"), packages, signatures).then(
    () => true,
    () => false,
  );
  const apk = signer.apk.some((key) => known.apk.some(({ fingerprint }) => fingerprint === key.fingerprint));
  return { opkg, apk };
};

describe("a change of keys", () => {
  it("leaves no router behind that follows it step by step", async () => {
    const steps = [before, announced, switched, retired];
    for (const [at, keyset] of steps.entries()) {
      expect(await accepts(keyset, keyset)).toEqual({ opkg: true, apk: true });
      const previous = steps[at - 1];
      if (previous) expect(await accepts(previous, keyset)).toEqual({ opkg: true, apk: true });
    }
  });

  it("keeps apk routers two steps longer than opkg ones", async () => {
    expect(await accepts(before, announced)).toEqual({ opkg: true, apk: true });
    expect(await accepts(before, switched)).toEqual({ opkg: false, apk: true });
    expect(await accepts(before, retired)).toEqual({ opkg: false, apk: false });
  });

  it("publishes both keys between announcing and retiring, under names that tell their role", () => {
    expect(prints(announced)).toEqual(prints(switched));
    const files = (keyset: Keyset) =>
      publicKeys(keyset, "acme").map(({ kind, path }) => (kind === "usign" ? "usign" : path));
    expect(files(announced)).toEqual([
      "usign",
      "usign",
      "keys/acme.pem",
      "keys/acme-next.pem",
      "keys/acme.asc",
      "keys/acme-next.asc",
    ]);
    expect(files(switched)).toEqual([
      "usign",
      "usign",
      "keys/acme.pem",
      "keys/acme-old.pem",
      "keys/acme.asc",
      "keys/acme-old.asc",
    ]);
    expect(publicKeys(announced, "acme")[1]?.text).toContain("untrusted comment: acme next public key ");
  });

  it("ends with the new keys alone", () => {
    expect(prints(retired)).toEqual(prints(announced).filter((print) => !prints(before).includes(print)));
    expect(retired.rotation).toBeUndefined();
  });

  it("lives on in the secret", async () => {
    for (const keyset of [before, announced, switched, retired]) {
      const again = await parseKeyBundle(formatKeyBundle(keyset, "acme"), "PPA_KEYS");
      expect(publicKeys(again, "acme")).toEqual(publicKeys(keyset, "acme"));
    }
  });

  it("is refused by the repository until its keys/ are committed", () => {
    expect(() => comparePublished(publicKeys(announced, "acme"), publicKeys(before, "acme"))).toThrow(
      "which is not in keys/",
    );
    expect(() => comparePublished(publicKeys(switched, "acme"), publicKeys(announced, "acme"))).not.toThrow();
  });

  it("takes its steps in order", async () => {
    await expect(rotate(before, "switch", origin)).rejects.toThrow("First run `ppa keys rotate announce`");
    await expect(rotate(announced, "announce", origin)).rejects.toThrow("First run `ppa keys rotate switch`");
    await expect(rotate(switched, "switch", origin)).rejects.toThrow("First run `ppa keys rotate retire`");
  });

  it("makes no keys of kinds that the archive does not use", async () => {
    const usignOnly = await rotate({ usign: before.usign, apk: [], openpgp: [] }, "announce", origin);
    expect([usignOnly.usign.length, usignOnly.apk.length, usignOnly.openpgp.length]).toEqual([2, 0, 0]);
  });
});
