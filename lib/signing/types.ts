export type KeyKind = "usign" | "apk" | "openpgp";

/** A public key as it is published. */
export interface PublicKey {
  readonly kind: KeyKind;
  /**
   * usign: 16 hex digits, also the key's file name on a router. apk: SHA-256 of the DER public key, hex.
   * OpenPGP: the v4 fingerprint, 40 hex digits.
   */
  readonly fingerprint: string;
  /** The key file's exact text. */
  readonly text: string;
  /** Where the archive publishes it: `keys/<fingerprint>`, `keys/<archive>.pem` or `keys/<archive>.asc`. */
  readonly path: string;
}

/** Signs for apk without showing its private key: what `lib/apk` needs to write a signature block (formats.md §6.6). */
export interface ApkSigner {
  /** SPKI PEM. */
  readonly publicKeyPem: string;
  /** Signature over `message` with SHA-512: DER encoded ECDSA, or PKCS#1 v1.5 for RSA. Deterministic. */
  sign(message: Uint8Array): Uint8Array;
}
