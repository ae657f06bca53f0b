import type { ApkIndex } from "../apk/index-file.ts";
import { apkKeyId, verifyAdb } from "../apk/signature.ts";
import type { PublicKey } from "../signing/types.ts";
import type { Findings } from "./report.ts";
import { fingerprints } from "./signatures.ts";

/**
 * Checks the signatures of packages.adb: a router accepts the index when one of them is by a key that it has, so that
 * further signatures by strangers are no fault (formats.md §6.6).
 *
 * @returns fingerprints of the keys whose signature is right.
 */
export function checkApkSignatures(
  file: Uint8Array,
  { signatures }: ApkIndex,
  keys: readonly PublicKey[],
  findings: Findings,
): string[] {
  if (signatures.length === 0) {
    findings.add("index-unsigned", "packages.adb carries no signature");
    return [];
  }
  const apkKeys = keys.filter(({ kind }) => kind === "apk");
  const ids = signatures.map((signature) => Buffer.from(signature.subarray(2, 18)).toString("hex"));
  if (apkKeys.length === 0) {
    findings.add("signature-unchecked", `packages.adb is signed by ${ids.join(", ")}, of which no key is known`);
    return [];
  }
  const valid = apkKeys.filter(({ text }) => verifyAdb(file, [text]).length > 0);
  const claimed = apkKeys.filter((key) => !valid.includes(key) && ids.includes(apkKeyId(key.text)));
  for (const { fingerprint } of claimed) {
    findings.add("signature-invalid", `The signature by ${fingerprint} is not over this index`);
  }
  if (valid.length === 0 && claimed.length === 0) {
    findings.add("signature-unknown-key", `packages.adb is by none of the known keys ${fingerprints(apkKeys)}`);
  }
  return valid.map(({ fingerprint }) => fingerprint);
}
