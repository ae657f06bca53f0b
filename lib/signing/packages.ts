import { type Problem, UserError } from "../run/errors.ts";
import type { Keyset } from "./keyset.ts";
import { verifyOpenpgp } from "./openpgp.ts";
import type { PublicKey } from "./types.ts";
import { parseUsignPublicKey, signUsign, verifyUsign } from "./usign.ts";

/** The signatures beside `Packages`; a kind without a key is absent. */
export interface PackagesSignatures {
  /** The text of `Packages.sig`: usign, for OpenWrt's opkg. */
  readonly sig?: string;
  /** The text of `Packages.asc`: OpenPGP, for Yocto's opkg (formats.md §5). */
  readonly asc?: string;
}

/**
 * Signs an uncompressed, padded `Packages` (formats.md §2.2) with the first key of each kind. `date` goes into the OpenPGP
 * signature: keep the published `Packages.asc` of an unchanged `Packages` instead of signing it again.
 */
export async function signPackages(keyset: Keyset, packages: Uint8Array, date: Date): Promise<PackagesSignatures> {
  const [usign] = keyset.usign;
  const [openpgp] = keyset.openpgp;
  return {
    ...(usign ? { sig: signUsign(usign, packages) } : {}),
    ...(openpgp ? { asc: await openpgp.sign(packages, date) } : {}),
  };
}

/**
 * Verifies signatures with the public keys that are about to be published, as a router that has them would.
 * @throws UserError when one is of another key, does not match `packages` or is no signature.
 */
export async function verifyPackages(
  keys: readonly PublicKey[],
  packages: Uint8Array,
  { sig, asc }: PackagesSignatures,
): Promise<void> {
  const problems: Problem[] = [];
  if (sig !== undefined)
    problems.push(...(await check("Packages.sig", "usign", keys, (key) => usignVerdict(key, packages, sig))));
  if (asc !== undefined) {
    problems.push(...(await check("Packages.asc", "openpgp", keys, (key) => verifyOpenpgp(key.text, packages, asc))));
  }
  if (problems.length > 0) throw new UserError(problems);
}

/** Whether all of these signatures are good for `packages` and of one of the keys. */
export async function isSignedBy(
  keys: readonly PublicKey[],
  packages: Uint8Array,
  signatures: PackagesSignatures,
): Promise<boolean> {
  try {
    await verifyPackages(keys, packages, signatures);
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

type Verdict = "valid" | "invalid" | "other-key";

function usignVerdict(key: PublicKey, packages: Uint8Array, sig: string): Verdict {
  return verifyUsign(parseUsignPublicKey(key.text), packages, sig);
}

async function check(
  file: string,
  kind: PublicKey["kind"],
  keys: readonly PublicKey[],
  judge: (key: PublicKey) => Verdict | Promise<Verdict>,
): Promise<Problem[]> {
  const place = { file };
  const ofKind = keys.filter((key) => key.kind === kind);
  try {
    const verdicts = await Promise.all(ofKind.map(judge));
    if (verdicts.includes("valid")) return [];
    if (verdicts.includes("invalid")) return [{ what: "the signature does not match the contents of Packages", place }];
    const known = ofKind.map(({ fingerprint }) => fingerprint).join(", ") || "none";
    return [{ what: `is signed with a key that is not published (published are: ${known})`, place }];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.problems.map((problem) => ({ place, ...problem }));
  }
}
