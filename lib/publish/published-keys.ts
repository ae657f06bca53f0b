import { UserError } from "../run/errors.ts";
import { names, parsePublicKey } from "../signing/public-keys.ts";
import type { PublicKey } from "../signing/types.ts";
import type { PublishedTree } from "./tree.ts";

/** The public keys that an archive publishes now. */
export async function readPublishedKeys(tree: PublishedTree): Promise<PublicKey[]> {
  const paths = [...tree.files.keys()].filter((path) => /^keys\/(?:[0-9a-f]{16}|[^/]+\.(?:pem|asc))$/.test(path));
  const files = await tree.read(paths.sort());
  return Promise.all([...files].map(([path, bytes]) => parsePublicKey(Buffer.from(bytes).toString("utf8"), path)));
}

/**
 * Refuses to publish with keys that no router of this archive knows: of each kind that is published, one must be among
 * ours. A rotation passes, because it publishes the next key before it signs with it.
 */
export async function refuseUnknownKeys(tree: PublishedTree, ours: readonly PublicKey[]): Promise<void> {
  const published = await readPublishedKeys(tree);
  const problems = (["usign", "apk", "openpgp"] as const).flatMap((kind) => {
    const known = published.filter((key) => key.kind === kind).map(({ fingerprint }) => fingerprint);
    const own = ours.filter((key) => key.kind === kind).map(({ fingerprint }) => fingerprint);
    if (known.length === 0 || own.length === 0 || own.some((fingerprint) => known.includes(fingerprint))) return [];
    return {
      what: `The ${names[kind]} key in PPA_KEYS is ${own.join(", ")}, but the published archive uses ${known.join(", ")}; its routers would refuse what this key signs`,
      cure: "Store the archive's own keys as PPA_KEYS. To change keys use `ppa keys rotate`. If the old ones are lost, publish once with --adopt, and tell the users to install the archive again.",
    };
  });
  if (problems.length > 0) throw new UserError(problems);
}

/** Published keys that are no longer the archive's: what a finished rotation leaves behind. */
export async function retiredKeys(tree: PublishedTree, ours: readonly PublicKey[]): Promise<PublicKey[]> {
  const kept = new Set(ours.map(({ path }) => path));
  return (await readPublishedKeys(tree)).filter(({ path }) => !kept.has(path));
}
