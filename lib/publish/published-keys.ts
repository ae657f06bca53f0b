import { problemsOf, together, UserError } from "../run/errors.ts";
import { names, parsePublicKey } from "../signing/public-keys.ts";
import type { PublicKey } from "../signing/types.ts";
import type { PublishedTree } from "./tree.ts";

/** Stands beside keys that were made for one run, whose private halves are gone. */
export const THROW_AWAY = "keys/THROW-AWAY.txt";

/** What it says. */
export const throwAwayNote =
  "The keys in this folder were made for one run and are gone. The archive is for trying: no router should trust it.\n";

/** Where the public keys are that an archive publishes now. */
function publishedKeyPaths(tree: PublishedTree): string[] {
  return [...tree.files.keys()].filter((path) => /^keys\/(?:[0-9a-f]{16}|[^/]+\.(?:pem|asc))$/.test(path)).sort();
}

/** The public keys that an archive publishes now. */
export async function readPublishedKeys(tree: PublishedTree): Promise<PublicKey[]> {
  const files = await tree.read(publishedKeyPaths(tree));
  return together(
    [...files].map(async ([path, bytes]) => {
      const work = parsePublicKey(Buffer.from(bytes).toString("utf8"), path);
      const [damage] = await problemsOf(work);
      if (!damage) return work;
      throw new UserError({
        what: `The published file ${path} ${damage.what}`,
        cure: "Restore it from the history of the published files, or publish once with --adopt, which writes it anew.",
      });
    }),
  );
}

/**
 * Refuses to mix throw-away keys with an archive's own: its routers would refuse every feed; and what throw-away keys have
 * signed, .apk files among it, does not become an archive.
 * @param out the archive's folder, as the user named it
 */
export function refuseMixedKeys(tree: PublishedTree, out: string, throwAway: boolean): void {
  const isMarked = tree.files.has(THROW_AWAY);
  if (!throwAway && isMarked) {
    throw new UserError({
      what: "Throw-away keys signed the archive in this folder, its packages too",
      cure: "Remove the folder, or write into another one.",
      place: { file: out },
    });
  }
  if (!throwAway || isMarked || publishedKeyPaths(tree).length === 0) return;
  throw new UserError({
    what: "PPA_KEYS is not set, and the archive in this folder has keys; throw-away keys would take their place, and its routers would refuse the feeds",
    cure: "Set PPA_KEYS, or write into another folder. Where the archive was only for trying, remove its folder first.",
    place: { file: out },
  });
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

/** Where published keys are that are no longer the archive's: what a finished rotation leaves behind. */
export function retiredKeys(tree: PublishedTree, ours: readonly PublicKey[]): string[] {
  const kept = new Set(ours.map(({ path }) => path));
  return publishedKeyPaths(tree).filter((path) => !kept.has(path));
}
