import { spawnSync } from "node:child_process";
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  formatApkPrivateKey,
  generateApkKey,
  parseApkPrivateKey,
  parseApkPublicKey,
  verifyApk,
} from "../../lib/signing/apk-key.ts";
import { describeWith } from "../support/needs.ts";
import { golden, goldenText } from "./support.ts";

const message = Buffer.from("sample");
const goldenPem = goldenText("keys/apk.pem");

const pemOf = (type: "ec" | "rsa" | "ed25519", options: object, form: "sec1" | "pkcs1" | "pkcs8") =>
  generateKeyPairSync(type as "ec", options as { namedCurve: string })
    .privateKey.export({ format: "pem", type: form as "pkcs8" })
    .toString();

describe("an apk key", () => {
  it("made by OpenWrt's build is read and written again as it was", async () => {
    const key = await parseApkPrivateKey(goldenPem);
    expect(formatApkPrivateKey(key)).toBe(goldenPem);
    expect(key.publicKeyPem).toBe(goldenText("keys/apk.pub.pem"));
  });

  it("has the SHA-256 of its DER public key as fingerprint", async () => {
    const der = createPublicKey(golden("keys/apk.pub.pem")).export({ format: "der", type: "spki" });
    const fingerprint = createHash("sha256").update(der).digest("hex");
    expect((await parseApkPrivateKey(goldenPem)).fingerprint).toBe(fingerprint);
    expect(parseApkPublicKey(goldenText("keys/apk.pub.pem")).fingerprint).toBe(fingerprint);
  });

  it("in PKCS#8 is written in SEC1, which apk's own tools want", async () => {
    const key = await parseApkPrivateKey(pemOf("ec", { namedCurve: "prime256v1" }, "pkcs8"));
    expect(formatApkPrivateKey(key)).toMatch(/^-----BEGIN EC PRIVATE KEY-----/);
  });

  it.each([
    ["P-256", pemOf("ec", { namedCurve: "prime256v1" }, "sec1")],
    ["P-384", pemOf("ec", { namedCurve: "secp384r1" }, "pkcs8")],
    ["RSA", pemOf("rsa", { modulusLength: 2048 }, "pkcs1")],
  ])("%s signs the same message always alike, and node verifies it", async (_name, pem) => {
    const key = await parseApkPrivateKey(pem);
    const signature = key.sign(message);
    expect(Buffer.from(key.sign(message))).toEqual(Buffer.from(signature));
    expect(verifyApk(key.publicKeyPem, message, signature)).toBe(true);
    expect(verifyApk(key.publicKeyPem, Buffer.from("other"), signature)).toBe(false);
  });

  it("signs as RFC 6979 A.2.5 says for P-256 with SHA-512", async () => {
    const jwk = {
      kty: "EC",
      crv: "P-256",
      d: "C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721",
      x: "60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6",
      y: "7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299",
    };
    const base64url = (hex: string) => Buffer.from(hex, "hex").toString("base64url");
    const pem = createPrivateKey({
      key: { ...jwk, d: base64url(jwk.d), x: base64url(jwk.x), y: base64url(jwk.y) },
      format: "jwk",
    })
      .export({ format: "pem", type: "sec1" })
      .toString();
    const signature = (await parseApkPrivateKey(pem)).sign(message);
    const r = "96A60B5E9B47C825488827E0495B0E3FA109EC4568FD3F8D1097678EB97F00";
    const s = "2362AB1ADBE2B8ADF9CB9EDAB740EA6049C028114F2460F96554F61FAE3302FE";
    expect(Buffer.from(signature).toString("hex").toUpperCase()).toBe(`304502210084${r}0220${s}`);
  });

  it.each([
    ["the wrong curve", pemOf("ec", { namedCurve: "secp256k1" }, "sec1"), "does not verify (ec secp256k1)"],
    ["Ed25519", pemOf("ed25519", {}, "pkcs8"), "does not verify (ed25519)"],
    ["short RSA", pemOf("rsa", { modulusLength: 1024 }, "pkcs1"), "does not verify (rsa 1024)"],
    ["a truncated PEM", goldenPem.replace(/\n.*\n-----END/, "\n-----END"), "damaged or cut off"],
    [
      "a passphrase",
      goldenPem.replace("KEY-----\n", "KEY-----\nProc-Type: 4,ENCRYPTED\n\n"),
      "protected by a passphrase",
    ],
  ])("with %s is refused", async (_name, pem, message) => {
    await expect(parseApkPrivateKey(pem)).rejects.toThrow(message);
  });

  it("shows nothing when printed", async () => {
    const key = await parseApkPrivateKey(goldenPem);
    const shown = inspect(key, { depth: 9, showHidden: true }) + JSON.stringify(key);
    expect(shown).not.toContain("BEGIN EC");
    expect(shown).not.toContain(goldenPem.split("\n")[1]?.slice(10, 40));
  });
});

describeWith(["openssl"], "openssl", () => {
  let scratch: string;
  const file = (name: string) => join(scratch, name);
  const openssl = (...args: string[]) => spawnSync("openssl", args, { encoding: "utf8" });
  beforeAll(() => {
    scratch = mkdtempSync(join(tmpdir(), "ppa-apk-key-"));
    writeFileSync(file("message"), message);
  });
  afterAll(() => rmSync(scratch, { recursive: true }));

  it("accepts keys and signatures made here", async () => {
    const key = await generateApkKey(randomBytes);
    writeFileSync(file("private.pem"), formatApkPrivateKey(key));
    writeFileSync(file("public.pem"), key.publicKeyPem);
    writeFileSync(file("signature"), key.sign(message));
    expect(openssl("ec", "-in", file("private.pem"), "-check", "-noout").stderr).toContain("EC Key valid");
    expect(openssl("ec", "-in", file("private.pem"), "-pubout").stdout).toBe(key.publicKeyPem);
    const verify = openssl(
      "dgst",
      "-sha512",
      "-verify",
      file("public.pem"),
      "-signature",
      file("signature"),
      file("message"),
    );
    expect(verify.stdout).toBe("Verified OK\n");
  });

  it("makes keys that are read here", async () => {
    const { stdout } = openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout");
    expect(formatApkPrivateKey(await parseApkPrivateKey(stdout))).toBe(stdout);
  });
});
