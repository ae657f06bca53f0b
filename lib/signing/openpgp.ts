import type { Key, PrivateKey } from "openpgp";
import { UserError } from "../run/errors.ts";

/** An OpenPGP private key behind functions, so that printing the object shows nothing of it. */
export interface OpenpgpSecretKey {
  /** The v4 fingerprint of the primary key, 40 lower-case hex digits. */
  readonly fingerprint: string;
  /** The armoured public key. */
  readonly publicText: string;
  /**
   * The text of `Packages.asc`: an armoured detached signature. The same bytes at the same `date` give the same text for
   * Ed25519 and RSA. A `date` before the key existed counts as the moment it was made, since gpg refuses earlier ones.
   */
  sign(message: Uint8Array, date: Date): Promise<string>;
  /** The armoured private key: for the one place where private keys are kept, never for a log. */
  exportPrivate(): string;
}

/** Signing is repeatable only without the random notation that openpgp.js adds. */
const config = { nonDeterministicSignaturesViaNotation: false, showVersion: false, showComment: false };

/**
 * Makes an Ed25519 key (v4, algorithm 22), the youngest form that gpg 2.2 and the gpgme of Yocto's opkg read. The
 * randomness is the platform's: openpgp.js takes no other.
 */
export async function generateOpenpgpKey(userName: string, date: Date): Promise<OpenpgpSecretKey> {
  const { generateKey } = await import("openpgp");
  const { privateKey } = await generateKey({
    type: "ecc",
    curve: "ed25519Legacy",
    userIDs: [{ name: userName }],
    subkeys: [],
    date,
    format: "object",
    config,
  });
  return toSigner(privateKey);
}

/** Reads an armoured private key. @throws UserError when it cannot be read, has a passphrase or is not of version 4. */
export async function parseOpenpgpPrivateKey(armored: string): Promise<OpenpgpSecretKey> {
  const { readPrivateKey } = await import("openpgp");
  const key = await readPrivateKey({ armoredKey: armored }).catch(() => {
    throw new UserError({ what: "the OpenPGP private key is damaged or cut off", cure: "Copy the whole file again" });
  });
  refuseVersion(key);
  if (!key.isDecrypted()) {
    throw new UserError({
      what: "the OpenPGP key is protected by a passphrase",
      cure: "Remove it (`gpg --edit-key KEY passwd`) in a copy made for this archive and export that with `gpg --armor --export-secret-keys`",
    });
  }
  return toSigner(key);
}

/** Reads an armoured public key. @throws UserError when it is none. */
export async function parseOpenpgpPublicKey(armored: string): Promise<{ readonly fingerprint: string }> {
  return { fingerprint: (await readPublic(armored)).getFingerprint() };
}

/**
 * What gpg says to a `Packages.asc`: `other-key` when none of its signatures names a key of `publicText`.
 * @throws UserError when `signatureText` is no armoured signature.
 */
export async function verifyOpenpgp(
  publicText: string,
  message: Uint8Array,
  signatureText: string,
): Promise<"valid" | "invalid" | "other-key"> {
  const { createMessage, readSignature, verify } = await import("openpgp");
  const signature = await readSignature({ armoredSignature: signatureText }).catch(() => {
    throw new UserError("is not an armoured OpenPGP signature");
  });
  const key = await readPublic(publicText);
  const packet = signature.packets.find(({ issuerKeyID }) => key.getKeys(issuerKeyID).length > 0);
  if (!packet) return "other-key";
  // Judged at the moment of signing: whether the clock here is right does not matter.
  const { signatures } = await verify({
    message: await createMessage({ binary: message }),
    signature,
    verificationKeys: key,
    date: packet.created ?? new Date(0),
    config,
  });
  const ours = signatures.find(({ keyID }) => keyID.equals(packet.issuerKeyID));
  return (await ours?.verified.catch(() => false)) ? "valid" : "invalid";
}

function toSigner(key: PrivateKey): OpenpgpSecretKey {
  return {
    fingerprint: key.getFingerprint(),
    publicText: unixLines(key.toPublic().armor()),
    exportPrivate: () => unixLines(key.armor()),
    sign: async (message, date) => {
      const { createMessage, sign } = await import("openpgp");
      const signature = await sign({
        message: await createMessage({ binary: message }),
        signingKeys: key,
        detached: true,
        format: "armored",
        date: date < key.getCreationTime() ? key.getCreationTime() : date,
        config,
      }).catch(() => {
        throw new UserError({
          what: `The OpenPGP key ${key.getFingerprint()} cannot sign: it is expired, revoked or not meant for signatures`,
          cure: "Extend it, or make a new one with `ppa keys new`",
        });
      });
      return unixLines(signature);
    },
  };
}

async function readPublic(armored: string): Promise<Key> {
  const { readKey } = await import("openpgp");
  const key = await readKey({ armoredKey: armored }).catch(() => {
    throw new UserError({ what: "is not an armoured OpenPGP public key", cure: "Copy the whole file again" });
  });
  refuseVersion(key);
  return key;
}

function refuseVersion(key: Key): void {
  if (key.keyPacket.version === 4) return;
  throw new UserError({
    what: `the OpenPGP key is of version ${key.keyPacket.version}, which gpg on routers does not read`,
    cure: "Use a key of version 4; `ppa keys new` makes one",
  });
}

function unixLines(text: string): string {
  return `${text.replaceAll("\r\n", "\n").trim()}\n`;
}
