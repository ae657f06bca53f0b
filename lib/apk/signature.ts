import { createHash, createPublicKey, type KeyObject, verify } from "node:crypto";
import { UserError } from "../run/errors.ts";
import type { ApkSigner } from "../signing/types.ts";
import { damaged } from "./adb.ts";
import { type AdbHead, deflateFile, deflateOptions, encodeHead, readHead, readWhole, schema } from "./envelope.ts";

/*
 * A SIG block: version 0, digest algorithm, 16 bytes that name the key, signature. Signed are the schema, these 18
 * bytes, and the digest of the ADB payload (formats.md §6.6, apk-tools' adb.c).
 */
const VERSION = 0;
const SIGNATURE_HEADER = 18;
/** Digests of the payload that apk knows; it writes the last one. */
const SHA256 = 3;
const SHA512 = 4;
const SHA256_160 = 5;

/** A file that holds this index and nothing else than these signatures. */
export function encodeIndexFile(payload: Uint8Array, signatures: readonly Uint8Array[] = []): Uint8Array {
  // apk's level 9 takes twice as long as 6, and saves one byte in a thousand of hashes and names.
  return deflateFile(encodeHead(schema.index, payload, signatures), { ...deflateOptions, level: 6 });
}

/**
 * An index file signed by every signer, in their order. When `published` says the same and is signed by exactly these
 * keys, it is given back as it is: nothing is signed anew, and no byte of a mirror changes.
 * @param payload what `buildIndex` made
 */
export function signIndex(payload: Uint8Array, signers: readonly ApkSigner[], published?: Uint8Array): Uint8Array {
  const old = published && sameContent(published, payload);
  const signatures = signaturesBy(signers, schema.index, payload, old?.signatures ?? []);
  const isUnchanged =
    old?.signatures.length === signatures.length && signatures.every((s, i) => s === old.signatures[i]);
  return published && isUnchanged ? published : encodeIndexFile(payload, signatures);
}

/**
 * Signs an index file by these keys and no others; signatures by them that are there already and are good are kept.
 * @throws UserError for a file that is no index
 */
export function signAdb(file: Uint8Array, signers: readonly ApkSigner[]): Uint8Array {
  const { payload, schema: id } = readWhole(file);
  if (id !== schema.index) throw damaged("it is no index; packages are signed by signApk");
  return signIndex(payload, signers, file);
}

function sameContent(published: Uint8Array, payload: Uint8Array): AdbHead | undefined {
  const head = readWhole(published);
  return Buffer.compare(head.payload, payload) === 0 ? head : undefined;
}

/** SIG payloads by all signers, taken from `existing` where a good one is there. */
export function signaturesBy(
  signers: readonly ApkSigner[],
  schemaId: number,
  payload: Uint8Array,
  existing: readonly Uint8Array[],
): Uint8Array[] {
  return signers.map((signer) => {
    const key = loadPublicKey(signer.publicKeyPem);
    const good = existing.find((signature) => verifies(signature, key, schemaId, payload));
    return good ?? createSignature(signer, key, schemaId, payload);
  });
}

function createSignature(signer: ApkSigner, key: ApkPublicKey, schemaId: number, payload: Uint8Array): Uint8Array {
  const header = Buffer.concat([Buffer.from([VERSION, SHA512]), key.id]);
  return Buffer.concat([header, signer.sign(signedMessage(schemaId, header, payload))]);
}

function signedMessage(schemaId: number, header: Uint8Array, payload: Uint8Array): Uint8Array {
  const word = Buffer.alloc(4);
  word.writeUInt32LE(schemaId, 0);
  return Buffer.concat([word, header, digestOf(header[1] ?? 0, payload)]);
}

function digestOf(algorithm: number, payload: Uint8Array): Uint8Array {
  const digest = createHash(algorithm === SHA512 ? "sha512" : "sha256")
    .update(payload)
    .digest();
  return algorithm === SHA256_160 ? digest.subarray(0, 20) : digest;
}

/**
 * Which of these public keys (PEM) have truly signed an index or a package. A router accepts a file when it has one of them.
 * @throws UserError for a file that is damaged, or a key that is none
 */
export function verifyAdb(file: Uint8Array, publicKeyPems: readonly string[]): string[] {
  const beginning = readHead(file, true);
  if (!beginning) throw damaged("it ends too soon");
  const head = beginning.schema === schema.index ? readWhole(file) : beginning;
  return publicKeyPems.filter((pem) => {
    const key = loadPublicKey(pem);
    return head.signatures.some((signature) => verifies(signature, key, head.schema, head.payload));
  });
}

function verifies(signature: Uint8Array, key: ApkPublicKey, schemaId: number, payload: Uint8Array): boolean {
  const header = signature.subarray(0, SIGNATURE_HEADER);
  const algorithm = header[1] ?? 0;
  if (signature.length <= SIGNATURE_HEADER || header[0] !== VERSION) return false;
  if (![SHA256, SHA512, SHA256_160].includes(algorithm)) return false;
  if (Buffer.compare(header.subarray(2), key.id) !== 0) return false;
  const message = signedMessage(schemaId, header, payload);
  return verify("sha512", message, { key: key.key, dsaEncoding: "der" }, signature.subarray(SIGNATURE_HEADER));
}

interface ApkPublicKey {
  readonly key: KeyObject;
  readonly id: Uint8Array;
}

/** The 16 bytes by which a signature names its key, as 32 hex digits: what `ApkMetadata.signedBy` lists. */
export function apkKeyId(publicKeyPem: string): string {
  return Buffer.from(loadPublicKey(publicKeyPem).id).toString("hex");
}

function loadPublicKey(pem: string): ApkPublicKey {
  let key: KeyObject;
  try {
    // apk tolerates text before the key, such as usign's "untrusted comment:" line.
    key = createPublicKey(pem.slice(Math.max(pem.indexOf("-----BEGIN"), 0)));
  } catch {
    throw new UserError({
      what: "This is not a public key in PEM form",
      cure: "Give the file written by `openssl ec -pubout`.",
    });
  }
  return { key, id: createHash("sha512").update(rawPublicKey(key)).digest().subarray(0, 16) };
}

/** The bytes apk hashes to name a key: an EC point, not compressed, or an RSA key in PKCS#1. */
function rawPublicKey(key: KeyObject): Uint8Array {
  if (key.asymmetricKeyType === "rsa") return key.export({ type: "pkcs1", format: "der" });
  if (key.asymmetricKeyType === "ec") {
    const { x = "", y = "" } = key.export({ format: "jwk" });
    return Buffer.concat([Buffer.from([4]), Buffer.from(x, "base64url"), Buffer.from(y, "base64url")]);
  }
  throw new UserError({
    what: `apk cannot use a key of type ${key.asymmetricKeyType}`,
    cure: "Make a P-256 key with `ppa keys new`.",
  });
}
