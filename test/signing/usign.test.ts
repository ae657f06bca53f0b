import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  formatUsignPublicKey,
  formatUsignSecretKey,
  generateUsignKey,
  parseUsignPublicKey,
  parseUsignSecretKey,
  signUsign,
  verifyUsign,
} from "../../lib/signing/usign.ts";
import { describeWith } from "../support/needs.ts";
import { golden, goldenText } from "./support.ts";

const secretText = goldenText("keys/usign.sec");
const publicText = goldenText("keys/usign.pub");
const packages = golden("ipk/expected/Packages");
const signature = goldenText("ipk/expected/Packages.sig");

describe("usign, against files that usign wrote", () => {
  it("writes the same Packages.sig", () => {
    expect(signUsign(parseUsignSecretKey(secretText), packages)).toBe(signature);
  });

  it("verifies Packages.sig with the public key", () => {
    expect(verifyUsign(parseUsignPublicKey(publicText), packages, signature)).toBe("valid");
  });

  it("writes key files again as they were read", () => {
    const key = parseUsignSecretKey(secretText);
    expect(formatUsignSecretKey(key, "openwrt-ppa golden test key")).toBe(secretText);
    expect(formatUsignPublicKey(key, "openwrt-ppa golden test key")).toBe(publicText);
  });
});

describe("a usign key file", () => {
  it.each([
    ["CRLF line ends", publicText.replaceAll("\n", "\r\n")],
    ["any first line", publicText.replace(/.*/, "my key")],
    ["no final newline", publicText.trimEnd()],
    [
      "base64 broken over lines",
      publicText.replace(/(.{60})\n$/, (_, base64: string) => `${base64.slice(0, 20)}\n ${base64.slice(20)}\n\n`),
    ],
  ])("may have %s", (_name, text) => {
    expect(parseUsignPublicKey(text).fingerprint).toBe("f6784a98f70e51a6");
  });

  it.each([
    ["no comment line", publicText.split("\n")[1] ?? ""],
    ["text after the key", `${publicText}and more!`],
    ["a truncated key", publicText.trimEnd().slice(0, -4)],
    ["HTML", "<html>\n<body>Not found</body></html>"],
    ["nothing", ""],
  ])("is refused with %s", (_name, text) => {
    expect(() => parseUsignPublicKey(text)).toThrow("usign");
  });

  it("is told apart from the others of its family", () => {
    expect(() => parseUsignSecretKey(publicText)).toThrow("is a usign public key, where a secret key is needed");
    expect(() => parseUsignPublicKey(secretText)).toThrow("is a usign secret key, where a public key is needed");
    expect(() => parseUsignPublicKey(signature)).toThrow("is a usign signature, where a public key is needed");
  });
});

describe("a usign secret key", () => {
  const changed = (change: (bytes: Buffer) => void) => {
    const bytes = Buffer.from(secretText.split("\n")[1] ?? "", "base64");
    change(bytes);
    return `untrusted comment: x\n${bytes.toString("base64")}\n`;
  };

  it("with a passphrase is refused, as usign does", () => {
    expect(() => parseUsignSecretKey(changed((bytes) => bytes.writeUInt32BE(42, 4)))).toThrow(
      "protected by a passphrase",
    );
  });

  it.each([24, 50, 103])("whose byte %i has changed is refused", (at) => {
    const text = changed((bytes) => bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at));
    expect(() => parseUsignSecretKey(text)).toThrow("checksum");
  });

  it("shows nothing when printed", () => {
    const key = parseUsignSecretKey(secretText);
    const seed = Buffer.from(secretText.split("\n")[1] ?? "", "base64").subarray(40, 72);
    const shown = `${inspect(key, { depth: 9, showHidden: true })}${JSON.stringify(key)}`;
    for (const encoding of ["hex", "base64", "base64url"] as const)
      expect(shown).not.toContain(seed.toString(encoding));
  });
});

describe("a new key", () => {
  it("has an id that old usign finds: it drops leading zeros from the name of the key's file", () => {
    const zeros = generateUsignKey((size) => new Uint8Array(size));
    expect(zeros.fingerprint).toBe("1000000000000000");
    expect(parseUsignSecretKey(formatUsignSecretKey(zeros)).fingerprint).toBe(zeros.fingerprint);
  });
});

describe("verification", () => {
  const key = parseUsignPublicKey(publicText);

  it("refuses changed contents and a changed signature", () => {
    expect(verifyUsign(key, Buffer.concat([packages, Buffer.from("\n")]), signature)).toBe("invalid");
    const bytes = Buffer.from(signature.split("\n")[1] ?? "", "base64");
    bytes.writeUInt8(bytes.readUInt8(40) ^ 1, 40);
    expect(verifyUsign(key, packages, `x\n${bytes.toString("base64")}\n`)).toBe("invalid");
  });

  it("says when the signature names another key", () => {
    expect(verifyUsign({ ...key, fingerprint: "0000000000000000" }, packages, signature)).toBe("other-key");
  });
});

describeWith(["signify-openbsd"], "signify", () => {
  let scratch: string;
  const file = (name: string) => join(scratch, name);
  const signify = (...args: string[]) => spawnSync("signify-openbsd", args, { encoding: "utf8" });
  beforeAll(() => {
    scratch = mkdtempSync(join(tmpdir(), "ppa-usign-"));
  });
  afterAll(() => rmSync(scratch, { recursive: true }));

  it("accepts keys and signatures made here", () => {
    const key = generateUsignKey(randomBytes);
    writeFileSync(file("Packages"), packages);
    writeFileSync(file("our.pub"), formatUsignPublicKey(key));
    writeFileSync(file("Packages.sig"), signUsign(key, packages));
    const verify = () => signify("-V", "-p", file("our.pub"), "-m", file("Packages"), "-x", file("Packages.sig"));
    expect(verify()).toMatchObject({ status: 0, stdout: "Signature Verified\n" });
    writeFileSync(file("Packages"), "changed");
    expect(verify().status).toBe(1);
  });

  it("signs with a secret key made here", () => {
    const key = generateUsignKey(randomBytes);
    writeFileSync(file("m"), "message");
    writeFileSync(file("our.sec"), formatUsignSecretKey(key));
    expect(signify("-S", "-s", file("our.sec"), "-m", file("m"), "-x", file("m.sig")).status).toBe(0);
    const theirs = spawnSync("cat", [file("m.sig")], { encoding: "utf8" }).stdout;
    expect(verifyUsign(key, Buffer.from("message"), theirs)).toBe("valid");
  });

  it("makes keys that are read here", () => {
    expect(signify("-G", "-n", "-p", file("their.pub"), "-s", file("their.sec")).status).toBe(0);
    const read = (name: string) => spawnSync("cat", [file(name)], { encoding: "utf8" }).stdout;
    const secret = parseUsignSecretKey(read("their.sec"));
    expect(verifyUsign(parseUsignPublicKey(read("their.pub")), packages, signUsign(secret, packages))).toBe("valid");
  });
});
