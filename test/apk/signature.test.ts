import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { describe, expect, test } from "vitest";
import { buildIndex } from "../../lib/apk/index-file.ts";
import { signApk } from "../../lib/apk/sign-package.ts";
import { apkKeyId, encodeIndexFile, signAdb, signIndex, verifyAdb } from "../../lib/apk/signature.ts";
import type { ApkSigner } from "../../lib/signing/types.ts";
import { golden } from "../ipk/golden.ts";
import {
  feedFile,
  feedNames,
  member,
  metadata,
  nextPublicKey,
  nextSigner,
  payloadOf,
  plain,
  publicKey,
  signer,
  smallApk,
} from "./support.ts";

const unsigned = golden("apk/expected/packages.unsigned.adb");
const signed = golden("apk/expected/packages.adb");
const signedTwice = golden("apk/expected/packages.two-signatures.adb");
const both = [publicKey, nextPublicKey];

describe("a signature by apk itself", () => {
  test.each([
    ["no key", unsigned, []],
    ["one key", signed, [publicKey]],
    ["two keys", signedTwice, both],
  ])("of an index verifies: %s", (_, file, keys) => {
    expect(verifyAdb(file, both)).toEqual(keys);
  });

  test("does not verify when a byte of the index is another", () => {
    const forged = buildIndex(feedNames.map((name) => member(feedFile(name))));
    forged[40] = (forged[40] ?? 0) ^ 1;
    expect(verifyAdb(signIndex(forged, []), both)).toEqual([]);
  });

  test("is kept, and the file with it, when the same key signs the same packages", async () => {
    const payload = buildIndex(feedNames.map((name) => member(feedFile(name))));
    expect(signIndex(payload, [await signer()], signed)).toBe(signed);
    expect(signAdb(signedTwice, [await signer(), await nextSigner()])).toBe(signedTwice);
  });
});

describe("a signature by us", () => {
  test("is deterministic, verifies, and is one of several when there are several keys", async () => {
    const keys = [await signer(), await nextSigner()];
    expect(verifyAdb(signAdb(unsigned, keys), both)).toEqual(both);
    expect(signAdb(unsigned, keys)).toEqual(signAdb(unsigned, keys));
    expect(verifyAdb(signAdb(signedTwice, [await nextSigner()]), both)).toEqual([nextPublicKey]);
  });

  test("has the form of §6.6: version, SHA-512, the key's name, DER", async () => {
    const file = plain(signIndex(Buffer.alloc(16), [await signer()]));
    const block = file.subarray(8 + 24);
    expect([...block.subarray(4, 6)]).toEqual([0, 4]);
    expect(block.subarray(6, 22).toString("hex")).toBe(apkKeyId(publicKey));
    expect(block[22]).toBe(0x30);
  });

  test.each([
    ["P-384", generateKeyPairSync("ec", { namedCurve: "P-384" })],
    ["RSA", generateKeyPairSync("rsa", { modulusLength: 2048 })],
  ])("may be by a %s key", (_, { publicKey, privateKey }) => {
    const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
    const other: ApkSigner = {
      publicKeyPem: pem,
      sign: (message) => sign("sha512", message, { key: privateKey, dsaEncoding: "der" }),
    };
    expect(verifyAdb(signAdb(unsigned, [other]), [...both, pem])).toEqual([pem]);
  });

  test("verifies with a key file that begins with a comment, as routers tolerate it", () => {
    const commented = `untrusted comment: key of the archive\n${publicKey}`;
    expect(verifyAdb(signed, [commented])).toEqual([commented]);
  });

  test("needs a key that apk can use", () => {
    const { publicKey: ed25519 } = generateKeyPairSync("ed25519");
    const pem = ed25519.export({ type: "spki", format: "pem" }).toString();
    expect(() => verifyAdb(signed, [pem])).toThrow(/apk cannot use a key of type ed25519/);
    expect(() => verifyAdb(signed, ["no key"])).toThrow(/not a public key in PEM form/);
  });
});

describe("a signed package", () => {
  test("has its metadata and contents unchanged, and the signature between them", async () => {
    for (const name of feedNames.slice(0, 5)) {
      const file = feedFile(name);
      const ours = await signApk(file, [await signer()]);
      expect(verifyAdb(ours, both)).toEqual([publicKey]);
      expect(payloadOf(ours)).toEqual(payloadOf(file));
      const end = 8 + Math.ceil((4 + payloadOf(file).length) / 8) * 8;
      expect(plain(ours).subarray(0, end)).toEqual(plain(file).subarray(0, end));
      expect(plain(ours).subarray(end - plain(file).length)).toEqual(plain(file).subarray(end));
    }
  });

  test("keeps its author's signature, and is not signed twice by one key", async () => {
    const authors = await signApk(smallApk().bytes, [await nextSigner()]);
    const ours = await signApk(authors, [await signer()]);
    expect(metadata(ours).signedBy).toEqual([apkKeyId(nextPublicKey), apkKeyId(publicKey)]);
    expect(await signApk(ours, [await signer()])).toBe(ours);
  });

  test("has the same hash in an index, and another size", async () => {
    const before = smallApk().bytes;
    const after = await signApk(before, [await signer()]);
    expect(member(after).adbSha256).toEqual(member(before).adbSha256);
    expect(Buffer.from(member(after).adbSha256)).toEqual(createHash("sha256").update(payloadOf(before)).digest());
    expect(member(after).fileSize).toBe(after.length);
  });

  test("may be one without contents, or large", async () => {
    const large = smallApk({
      tree: [{ path: "zeros", type: "file", mode: 0o644, data: Buffer.alloc(5_000_000) }],
    }).bytes;
    for (const file of [golden("build/meta-1.0-r1.apk"), large]) {
      const ours = await signApk(file, [await signer()]);
      expect(verifyAdb(ours, both)).toEqual([publicKey]);
      expect(plain(ours).length).toBeGreaterThan(plain(file).length);
    }
  });

  test("is refused when it is cut off, or an index", async () => {
    const cut = feedFile(feedNames[0] ?? "").subarray(0, -10);
    await expect(signApk(cut, [await signer()])).rejects.toThrow(/ends too soon/);
    await expect(signApk(encodeIndexFile(buildIndex([])), [await signer()])).rejects.toThrow(/no package/);
  });
});
