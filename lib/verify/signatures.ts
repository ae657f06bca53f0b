import { UserError } from "../run/errors.ts";
import type { PublicKey } from "../signing/types.ts";
import { parseUsignPublicKey, parseUsignSignature, verifyUsign } from "../signing/usign.ts";
import { download } from "./download.ts";
import type { ArchiveReader } from "./reader.ts";
import type { Findings } from "./report.ts";

/**
 * Checks `Packages.sig` as the router's usign does, over the unpacked Packages: the key is looked up by the fingerprint
 * in the signature (formats.md §3).
 *
 * @returns the fingerprint of the key whose signature is right.
 */
export async function checkUsignSignature(
  reader: ArchiveReader,
  file: string,
  packages: Uint8Array,
  keys: readonly PublicKey[],
  findings: Findings,
): Promise<string[]> {
  const here = findings.at({ file });
  const fetched = await download(reader, file, findings);
  if (fetched === "absent") here.add("index-unsigned", "There is no Packages.sig");
  if (typeof fetched !== "object") return [];
  const text = fetched.bytes.toString("latin1");
  let fingerprint: string;
  try {
    fingerprint = parseUsignSignature(text).fingerprint;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    here.add("signature-invalid", `Packages.sig ${error.message.split("\n")[0]}`);
    return [];
  }
  const usignKeys = keys.filter(({ kind }) => kind === "usign");
  const key = usignKeys.find((candidate) => candidate.fingerprint === fingerprint);
  if (!key) {
    if (usignKeys.length === 0)
      here.add("signature-unchecked", `Packages.sig is by key ${fingerprint}, which is not known`);
    else
      here.add("signature-unknown-key", `Packages.sig is by key ${fingerprint}; known are ${fingerprints(usignKeys)}`);
    return [];
  }
  if (verifyUsign(parseUsignPublicKey(key.text), packages, text) === "valid") return [fingerprint];
  here.add("signature-invalid", `Packages.sig by key ${fingerprint} is not over this Packages`);
  return [];
}

/** Checks `Packages.asc`, where the feed has one: it is for Yocto's opkg, so that its absence is no fault. */
export async function checkOpenpgpSignature(
  reader: ArchiveReader,
  file: string,
  packages: Uint8Array,
  keys: readonly PublicKey[],
  findings: Findings,
): Promise<string[]> {
  const here = findings.at({ file });
  const fetched = await download(reader, file, findings);
  if (typeof fetched !== "object") return [];
  const openpgpKeys = keys.filter(({ kind }) => kind === "openpgp");
  if (openpgpKeys.length === 0) {
    here.add("signature-unchecked", "Packages.asc is there, but no OpenPGP public key");
    return [];
  }
  const text = fetched.bytes.toString("latin1");
  const { verifyOpenpgp } = await import("../signing/openpgp.ts");
  let verdict: "valid" | "invalid" | "other-key" = "other-key";
  for (const key of openpgpKeys) {
    try {
      verdict = await verifyOpenpgp(key.text, packages, text);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      here.add("signature-invalid", `Packages.asc ${error.message}`);
      return [];
    }
    if (verdict === "valid") return [key.fingerprint];
    if (verdict === "invalid") break;
  }
  if (verdict === "invalid") here.add("signature-invalid", "Packages.asc is not over this Packages");
  else here.add("signature-unknown-key", `Packages.asc is by none of the known keys ${fingerprints(openpgpKeys)}`);
  return [];
}

export function fingerprints(keys: readonly PublicKey[]): string {
  return keys.map(({ fingerprint }) => fingerprint).join(", ");
}
