import type { Keyset } from "../signing/keyset.ts";
import { isSignedBy, signPackages, verifyPackages } from "../signing/packages.ts";
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
 * The signature files of `Packages`. A published signature that is good for these bytes and the key that signs now is kept:
 * an OpenPGP one holds a date, and verifying costs less than signing. Every other one is verified with the public keys
 * about to be published.
 * @throws {UserError} when a signature does not verify
 */
export async function signOpkgIndex(
  packages: Uint8Array,
  published: ReadonlyMap<string, Uint8Array>,
  { keyset, publicKeys, date }: Signing,
): Promise<Map<string, Uint8Array>> {
  const keep = async (file: "sig" | "asc", kind: PublicKey["kind"], signer: { fingerprint: string } | undefined) => {
    const bytes = published.get(`Packages.${file}`);
    const keys = publicKeys.filter((key) => key.kind === kind && key.fingerprint === signer?.fingerprint);
    if (!bytes || keys.length === 0) return undefined;
    const text = Buffer.from(bytes).toString("utf8");
    return (await isSignedBy(keys, packages, { [file]: text })) ? text : undefined;
  };
  const keptSig = await keep("sig", "usign", keyset.usign[0]);
  const keptAsc = await keep("asc", "openpgp", keyset.openpgp[0]);
  const missing = { ...keyset, ...(keptSig ? { usign: [] } : {}), ...(keptAsc ? { openpgp: [] } : {}) };
  const made = await signPackages(missing, packages, date);
  await verifyPackages(publicKeys, packages, made);
  const files = new Map<string, Uint8Array>();
  const sig = keptSig ?? made.sig;
  if (sig) files.set("Packages.sig", Buffer.from(sig));
  const asc = keptAsc ?? made.asc;
  if (asc) files.set("Packages.asc", Buffer.from(asc));
  return files;
}
