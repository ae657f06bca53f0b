import { UserError } from "../run/errors.ts";
import type { Keyset } from "../signing/keyset.ts";
import { signPackages, verifyPackages } from "../signing/packages.ts";
import type { PublicKey } from "../signing/types.ts";

/** Who signs, and with which public keys everything is checked before it goes out. */
export interface Signing {
  readonly keyset: Keyset;
  /** The public keys about to be published. */
  readonly publicKeys: readonly PublicKey[];
  /** Stands in OpenPGP signatures. */
  readonly date: Date;
}

/**
 * The signature files of `Packages`. usign is deterministic, so an unchanged index keeps its signature by itself; an OpenPGP
 * signature holds a date, so a published one that is still good for these bytes and the signing key is kept. Every
 * signature is verified with the public keys about to be published.
 * @throws {UserError} when a signature does not verify
 */
export async function signOpkgIndex(
  packages: Uint8Array,
  published: ReadonlyMap<string, Uint8Array>,
  { keyset, publicKeys, date }: Signing,
): Promise<Map<string, Uint8Array>> {
  const kept = await keptOpenpgp(packages, published.get("Packages.asc"), keyset, publicKeys);
  const made = await signPackages(kept ? { ...keyset, openpgp: [] } : keyset, packages, date);
  await verifyPackages(publicKeys, packages, made);
  const files = new Map<string, Uint8Array>();
  if (made.sig) files.set("Packages.sig", Buffer.from(made.sig));
  const asc = kept ?? made.asc;
  if (asc) files.set("Packages.asc", Buffer.from(asc));
  return files;
}

async function keptOpenpgp(
  packages: Uint8Array,
  published: Uint8Array | undefined,
  { openpgp: [signer] }: Keyset,
  publicKeys: readonly PublicKey[],
): Promise<string | undefined> {
  if (!published || !signer) return undefined;
  const asc = Buffer.from(published).toString("utf8");
  const signing = publicKeys.filter(
    ({ kind, fingerprint }) => kind === "openpgp" && fingerprint === signer.fingerprint,
  );
  try {
    await verifyPackages(signing, packages, { asc });
    return asc;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
