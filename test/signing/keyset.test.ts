import { beforeAll, describe, expect, it } from "vitest";
import { UserError } from "../../lib/run/errors.ts";
import { formatKeyBundle, joinKeysets, type Keyset, parseKeyBundle } from "../../lib/signing/keyset.ts";
import { signPackages, verifyPackages } from "../../lib/signing/packages.ts";
import { comparePublished, parsePublicKey, publicKeys } from "../../lib/signing/public-keys.ts";
import { formatUsignPublicKey } from "../../lib/signing/usign.ts";
import { golden, goldenText, newKeyset } from "./support.ts";

const packages = golden("ipk/expected/Packages");
const date = new Date("2026-02-03T04:05:06Z");
let keyset: Keyset;
let bundle: string;

beforeAll(async () => {
  keyset = await newKeyset();
  bundle = formatKeyBundle(keyset, "acme");
});

const fingerprints = ({ usign, apk, openpgp }: Keyset) =>
  [...usign, ...apk, ...openpgp].map(({ fingerprint }) => fingerprint);

/** What parsing throws, after making sure that it quotes no line of the text. */
async function mistakes(text: string, name = "PPA_KEYS"): Promise<string> {
  const error = await parseKeyBundle(text, name).then(
    () => new Error("was accepted"),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UserError)) throw error;
  const shown = `${error.stack}${JSON.stringify(error)}${String(error.cause)}`;
  for (const line of text.split(/\s+/)) if (line.length > 24) expect(shown).not.toContain(line.slice(0, 24));
  return error.message;
}

describe("the secret PPA_KEYS", () => {
  it("holds one key of each kind and comes back as it was", async () => {
    const again = await parseKeyBundle(bundle, "PPA_KEYS");
    expect(fingerprints(again)).toEqual(fingerprints(keyset));
    expect(formatKeyBundle(again, "acme")).toBe(bundle);
  });

  it.each([
    ["CRLF line ends", (text: string) => text.replaceAll("\n", "\r\n")],
    ["blank lines around and between", (text: string) => `\n\n${text.replaceAll("\n", "\n\n")}\n\n`],
    ["indentation", (text: string) => text.replace(/^/gm, "    ")],
    ["no blank line in the OpenPGP armour", (text: string) => text.replaceAll("\n\n", "\n")],
    ["no comments", (text: string) => text.replace(/^(#|untrusted).*\n/gm, "")],
    ["a byte order mark and no final newline", (text: string) => `\uFEFF${text.trimEnd()}`],
    [
      "the keys in another order",
      (text: string) =>
        text
          .split(/(?=-----BEGIN|untrusted)/)
          .map((part) => `${part.trim()}\n`)
          .reverse()
          .join(""),
    ],
    ["a key twice", (text: string) => text + text],
  ])("is read with %s", async (_name, change) => {
    expect(fingerprints(await parseKeyBundle(change(bundle), "PPA_KEYS"))).toEqual(fingerprints(keyset));
  });

  it("may be a single key file of any kind", async () => {
    const [usign, apk, openpgp] = await Promise.all([
      parseKeyBundle(goldenText("keys/usign.sec"), "key-build"),
      parseKeyBundle(
        `-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n${goldenText("keys/apk.pem")}`,
        "private-key.pem",
      ),
      parseKeyBundle(keyset.openpgp[0]?.exportPrivate() ?? "", "key.asc"),
    ]);
    expect([usign, apk, openpgp].map((set) => [set.usign.length, set.apk.length, set.openpgp.length])).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
    expect(fingerprints(joinKeysets([openpgp, usign, apk]))).toEqual(
      fingerprints(usign).concat(fingerprints(apk), fingerprints(openpgp)),
    );
  });

  it("may hold several keys of a kind, of which the first signs", async () => {
    const both = await parseKeyBundle(goldenText("keys/apk.pem") + goldenText("keys/apk-next.pem"), "PPA_KEYS");
    expect(both.apk.map(({ publicKeyPem }) => publicKeyPem)).toEqual([
      goldenText("keys/apk.pub.pem"),
      goldenText("keys/apk-next.pub.pem"),
    ]);
  });
});

describe("a wrong secret", () => {
  it.each([
    ["nothing", "", "PPA_KEYS: is empty"],
    ["blanks", " \n\t\n", "PPA_KEYS: is empty"],
    ["something else", "<html><body>Sign in</body></html>", "PPA_KEYS: holds no private key"],
    [
      "a usign public key",
      goldenText("keys/usign.pub"),
      "PPA_KEYS:2: is a usign public key, where a secret key is needed",
    ],
    ["a signature", goldenText("ipk/expected/Packages.sig"), "PPA_KEYS:2: is a usign signature"],
    ["an EC public key", goldenText("keys/apk.pub.pem"), "PPA_KEYS:1: is a public key (PUBLIC KEY)"],
    [
      "an SSH key",
      "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaA==\n-----END OPENSSH PRIVATE KEY-----\n",
      "is an OPENSSH PRIVATE KEY, which signs no packages",
    ],
    ["an EC key on one line", goldenText("keys/apk.pem").replaceAll("\n", " "), "its line breaks were lost"],
    [
      "an EC key without its END",
      goldenText("keys/apk.pem").slice(0, 150),
      "PPA_KEYS:1: the EC PRIVATE KEY is cut off",
    ],
    [
      "an EC key without its BEGIN",
      goldenText("keys/apk.pem").replace(/.*\n/, ""),
      "PPA_KEYS:1: is base64 that belongs to no key",
    ],
    [
      "an EC key with a line missing",
      goldenText("keys/apk.pem").replace(/\nAwEH.*/, ""),
      "PPA_KEYS:1: the PEM private key is damaged",
    ],
    ["a usign key cut short", goldenText("keys/usign.sec").slice(0, 120), "PPA_KEYS:2: is"],
    [
      "a usign key with a changed letter",
      goldenText("keys/usign.sec").replace("Bchq39", "Bchq38"),
      "checksum does not match",
    ],
  ])("%s is explained", async (_name, text, expected) => {
    expect(await mistakes(text)).toContain(expected);
  });

  it("an OpenPGP public key is explained", async () => {
    expect(await mistakes(keyset.openpgp[0]?.publicText ?? "")).toContain("is a public key (PGP PUBLIC KEY BLOCK)");
  });

  it("has all its mistakes told at once, with their lines", async () => {
    const text = `${goldenText("keys/usign.pub")}${goldenText("keys/apk.pub.pem")}${goldenText("keys/apk.pem").slice(0, 150)}`;
    expect(
      (await mistakes(text))
        .split("\n")
        .map((line) => line.split(": ")[0])
        .sort(),
    ).toEqual(["PPA_KEYS:2", "PPA_KEYS:3", "PPA_KEYS:7"]);
  });
});

describe("the public keys of an archive", () => {
  it("are at the addresses that never change", () => {
    expect(publicKeys(keyset, "acme").map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      `usign keys/${keyset.usign[0]?.fingerprint}`,
      "apk keys/acme.pem",
      "openpgp keys/acme.asc",
    ]);
  });

  it("are read back, whatever their file is called", async () => {
    for (const key of publicKeys(keyset, "acme")) expect(await parsePublicKey(key.text, key.path)).toEqual(key);
  });

  it("must not be private ones", async () => {
    for (const text of [goldenText("keys/apk.pem"), goldenText("keys/usign.sec"), bundle]) {
      await expect(parsePublicKey(text, "keys/acme.pem")).rejects.toThrow(
        "keys/acme.pem: is a private key in a place for public",
      );
    }
  });
});

describe("keys/ of the repository", () => {
  it("may be empty, hold the secret's public keys, or more of the same kinds", async () => {
    const ours = publicKeys(keyset, "acme");
    const other = publicKeys(await newKeyset(), "acme");
    expect(() => comparePublished(ours, [])).not.toThrow();
    expect(() => comparePublished(ours, ours)).not.toThrow();
    expect(() => comparePublished(ours, [...other, ...ours])).not.toThrow();
  });

  it("refuses a secret whose keys it does not hold", async () => {
    const other = publicKeys(await newKeyset(), "acme");
    expect(() => comparePublished(publicKeys(keyset, "acme"), other)).toThrow(
      `The private usign key in PPA_KEYS belongs to ${keyset.usign[0]?.fingerprint}, which is not in keys/`,
    );
  });

  it("refuses a usign key that only shares the fingerprint", () => {
    const [ours] = publicKeys(keyset, "acme");
    const text = formatUsignPublicKey({ fingerprint: ours?.fingerprint ?? "", key: new Uint8Array(32) });
    expect(() => comparePublished(ours ? [ours] : [], ours ? [{ ...ours, text }] : [])).toThrow("is not in keys/");
  });

  it("refuses a secret that lacks a kind which routers already trust", () => {
    const all = publicKeys(keyset, "acme");
    expect(() => comparePublished(all.slice(0, 1), all)).toThrow("PPA_KEYS has no apk key, while keys/ has");
  });
});

describe("the signatures of Packages", () => {
  it("are usign's own text beside an OpenPGP one", async () => {
    const usign = await parseKeyBundle(goldenText("keys/usign.sec"), "key-build");
    expect(await signPackages(usign, packages, date)).toEqual({ sig: goldenText("ipk/expected/Packages.sig") });
    const signatures = await signPackages(keyset, packages, date);
    expect(Object.keys(signatures)).toEqual(["sig", "asc"]);
    await expect(verifyPackages(publicKeys(keyset, "acme"), packages, signatures)).resolves.toBeUndefined();
  });

  it("are refused when they are of a key that is not published", async () => {
    const other = publicKeys(await newKeyset(), "acme");
    const verification = verifyPackages(other, packages, await signPackages(keyset, packages, date));
    await expect(verification).rejects.toThrow(
      /Packages\.sig: is signed with a key that is not published.*\nPackages\.asc: is signed/,
    );
    await expect(verifyPackages([], packages, await signPackages(keyset, packages, date))).rejects.toThrow(
      "published are: none",
    );
  });

  it("are refused when Packages has changed since", async () => {
    const signatures = await signPackages(keyset, packages, date);
    const changed = verifyPackages(publicKeys(keyset, "acme"), Buffer.from("changed"), signatures);
    await expect(changed).rejects.toThrow(
      /Packages\.sig: the signature does not match.*\nPackages\.asc: the signature does not/,
    );
  });
});
