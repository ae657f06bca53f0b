import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Reporter } from "../run/reporter.ts";
import { type FeedLine, feedAddresses } from "./feeds-conf.ts";
import { type GitContext, git, unreachable } from "./git.ts";
import { markUsed } from "./kept.ts";
import { setTimes } from "./stage.ts";

/** Replaces the beginning of a feed's address: `[from, to]`. */
export type Mirror = readonly [from: string, to: string];

export interface FeedFetching extends GitContext {
  /** Folder that keeps checkouts from one build to the next. */
  readonly cache: string;
  readonly mirrors: readonly Mirror[];
  readonly reporter: Reporter;
  /** Waits between attempts; passed in so that tests need not wait. */
  sleep(milliseconds: number): Promise<void>;
}

/** A feed that the SDK has, at this commit. */
export interface SdkFeed extends FeedLine {
  readonly commit: string;
}

export interface FetchedFeed extends SdkFeed {
  /** Checkout on this machine. */
  readonly folder: string;
}

const ATTEMPTS = 3;

/**
 * Fetches one feed at its pinned revision: that commit alone, from the first address that has it. It is done here and not
 * in the SDK, whose own way is a clone with all history and, in old images, certificates that are no longer valid.
 *
 * Throws a UserError when no address has it.
 */
export async function fetchFeed(
  feed: FeedLine,
  fetching: FeedFetching,
  attempts: number = ATTEMPTS,
): Promise<FetchedFeed> {
  const kept =
    feed.revision && /^[0-9a-f]{40}$/.test(feed.revision)
      ? join(fetching.cache, `${feed.name}-${feed.revision}`)
      : undefined;
  if (kept && (await readdir(kept).catch(() => [])).length > 0) {
    await markUsed(kept);
    return { ...feed, commit: feed.revision ?? "", folder: kept };
  }
  const fresh = join(fetching.cache, `${feed.name}.new`);
  const commit = await fetchFresh(feed, fresh, fetching, attempts);
  const folder = join(fetching.cache, `${feed.name}-${commit}`);
  await rm(folder, { recursive: true, force: true });
  await rename(fresh, folder);
  return { ...feed, commit, folder };
}

async function fetchFresh(feed: FeedLine, into: string, fetching: FeedFetching, attempts: number): Promise<string> {
  const addresses = feedAddresses(mirrored(feed.url, fetching.mirrors));
  let failure: unknown;
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (attempt > 0) await fetching.sleep(5_000 * attempt);
    for (const address of addresses) {
      try {
        return await fetchOne(address, feed, into, fetching);
      } catch (error) {
        fetching.signal?.throwIfAborted();
        failure = error;
        fetching.reporter.info(`${feed.name}: ${unreachable(address, error, fetching.timeout).message}`);
      }
    }
  }
  throw unreachable(addresses.at(-1) ?? feed.url, failure, fetching.timeout);
}

async function fetchOne(
  address: string,
  { revision, root }: FeedLine,
  into: string,
  context: GitContext,
): Promise<string> {
  await rm(into, { recursive: true, force: true });
  await mkdir(dirname(into), { recursive: true });
  await git(["init", "--quiet", "--initial-branch", "main", into], context);
  await git(["-C", into, "fetch", "--quiet", "--depth", "1", "--no-tags", "--", address, revision ?? "HEAD"], context);
  const [commit = "", time] = (await git(["-C", into, "log", "-1", "--format=%H %ct", "FETCH_HEAD"], context)).split(
    " ",
  );
  const parts = await partsOf(into, root, context);
  await git(["-C", into, "checkout", "--quiet", "FETCH_HEAD", "--", ...parts], context);
  // Without its one commit of history a feed is half as large, and says no more than the commit's name does.
  await rm(join(into, ".git"), { recursive: true });
  // The same times in every checkout: the SDK builds again what looks newer than what was made of it.
  await setTimes(into, new Date(Number(time) * 1000));
  return commit;
}

/** OpenWrt's own repository is mostly what its kernels are made of; the packages are in one folder of it. */
async function partsOf(repository: string, root: string | undefined, context: GitContext): Promise<string[]> {
  const folder = root ?? "package";
  const listed = await git(["-C", repository, "ls-tree", "--name-only", "FETCH_HEAD"], context);
  const isOpenWrt = ["package", "target", "toolchain", "tools"].every((name) => listed.split("\n").includes(name));
  return root || isOpenWrt ? [folder] : ["."];
}

function mirrored(url: string, mirrors: readonly Mirror[]): string {
  const found = mirrors.find(([from]) => url.startsWith(from));
  return found ? found[1] + url.slice(found[0].length) : url;
}
