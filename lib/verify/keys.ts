import { parseApkPublicKey } from "../signing/apk-key.ts";
import type { PublicKey } from "../signing/types.ts";
import { parseUsignPublicKey } from "../signing/usign.ts";

/** True for text that holds a private key of any of the three kinds; such a file must never be published. */
export function holdsPrivateKey(text: string): boolean {
  if (/-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/.test(text)) return true;
  const base64 = text.slice(text.indexOf("\n") + 1).replace(/\s/g, "");
  if (!/^untrusted comment:/.test(text) || base64.length < 100) return false;
  const bytes = Buffer.from(base64, "base64");
  return bytes.length === 104 && bytes.toString("latin1", 0, 4) === "EdBK";
}

/**
 * Reads a public key file of any kind.
 *
 * @param path where the key lies, kept in the result.
 * @throws UserError when it is none.
 */
export async function readPublicKey(text: string, path: string): Promise<PublicKey> {
  if (text.includes("-----BEGIN PGP PUBLIC KEY BLOCK-----")) {
    const { parseOpenpgpPublicKey } = await import("../signing/openpgp.ts");
    return { kind: "openpgp", fingerprint: (await parseOpenpgpPublicKey(text)).fingerprint, text, path };
  }
  if (text.includes("-----BEGIN PUBLIC KEY-----")) {
    return { kind: "apk", fingerprint: parseApkPublicKey(text).fingerprint, text, path };
  }
  return { kind: "usign", fingerprint: parseUsignPublicKey(text).fingerprint, text, path };
}
