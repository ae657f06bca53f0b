import { posix } from "node:path";
import { verifyAdb } from "../apk/signature.ts";
import { packagesFromManifest } from "../feed/opkg-index.ts";
import type { PublishedFeed } from "../feed/published.ts";
import type { FeedTarget } from "../openwrt/release.ts";
import { type Problem, UserError } from "../run/errors.ts";
import { isSignedBy } from "../signing/packages.ts";
import type { PublicKey } from "../signing/types.ts";
import { directoryOf, type PublishedTree } from "./tree.ts";

/**
 * Refuses feeds that are not as one of our keys has signed them. Whoever may write to the pages branch could otherwise add a
 * package to an index, and the next publication would sign it.
 * @throws UserError with every such feed
 */
export async function refuseForeignFeeds(feeds: readonly PublishedFeed[], ours: readonly PublicKey[]): Promise<void> {
  const verdicts = await Promise.all(feeds.map(async (feed) => ((await isOurs(feed, ours)) ? [] : [foreign(feed)])));
  const problems = verdicts.flat();
  if (problems.length > 0) throw new UserError(problems);
}

/** True also where we have no key that could have signed it: then it is not signed now, either. */
async function isOurs({ target, files }: PublishedFeed, ours: readonly PublicKey[]): Promise<boolean> {
  if (target.release.format === "apk") {
    const index = files.get("packages.adb");
    const pems = ours.filter(({ kind }) => kind === "apk").map(({ text }) => text);
    return !index || pems.length === 0 || verifyAdb(index, pems).length > 0;
  }
  const [manifest, sig, asc] = ["Packages.manifest", "Packages.sig", "Packages.asc"].map((name) => {
    const bytes = files.get(name);
    return bytes && Buffer.from(bytes).toString("utf8");
  });
  if (manifest === undefined || ours.every(({ kind }) => kind === "apk")) return true;
  // The manifest is what the next index is made from. It is as good as the Packages that it gives.
  const packages = packagesFromManifest(manifest);
  if (sig !== undefined && (await isSignedBy(ours, packages, { sig }))) return true;
  return asc !== undefined && (await isSignedBy(ours, packages, { asc }));
}

/** The file that names a feed's packages for the next publication. */
const indexOf = ({ release }: FeedTarget): string => (release.format === "apk" ? "packages.adb" : "Packages.manifest");

function foreign({ target }: PublishedFeed): Problem {
  return {
    what: "none of the keys in PPA_KEYS has signed this index as it is",
    cure: "See who changed it, in the history of the pages branch, and put back what was published. Only when all of it is to be signed, such as the feed of another tool, publish once with --adopt.",
    place: { file: `${target.path}/${indexOf(target)}` },
  };
}

/**
 * Refuses to begin a feed anew beside packages that no index names any more.
 * @throws UserError with every such feed
 */
export function refuseLostIndexes(tree: PublishedTree, feeds: readonly PublishedFeed[]): void {
  const withPackages = new Set(
    Array.from(tree.files.keys())
      .filter((path) => /\.[ai]pk$/.test(path))
      .map(directoryOf),
  );
  const lost = feeds.filter(({ target, files }) => !files.has(indexOf(target)) && withPackages.has(target.path));
  if (lost.length === 0) return;
  throw new UserError(
    lost.map(({ target: { path } }) => ({
      what: "there are packages, but no index that names them",
      cure: "Put the index back from the history of the pages branch; or remove the packages, to begin this feed anew.",
      place: { file: `${path}/` },
    })),
  );
}

/** A feed without the entries whose files are gone: routers could not fetch them. A warning for each. */
export function withoutLostFiles(
  tree: PublishedTree,
  feed: PublishedFeed,
): { readonly feed: PublishedFeed; readonly warnings: readonly Problem[] } {
  const { path } = feed.target;
  const isThere = ({ filename }: { readonly filename: string }) => tree.files.has(posix.join(path, filename));
  const lost = feed.entries.filter((entry) => !isThere(entry));
  if (lost.length === 0) return { feed, warnings: [] };
  const warnings = lost.map(({ filename }) => ({
    what: "the index named this package, but the file is gone; now it does so only if this run publishes it again",
    cure: "If it was not meant to go, put it back from the history of the pages branch and publish it again.",
    place: { file: posix.join(path, filename) },
  }));
  return { feed: { ...feed, entries: feed.entries.filter(isThere) }, warnings };
}
