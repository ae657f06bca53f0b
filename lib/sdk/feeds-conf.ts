import { UserError } from "../run/errors.ts";

/** One line of feeds.conf: `src-git --root=package base URL^commit`. */
export interface FeedLine {
  readonly name: string;
  readonly type: string;
  /** Directory of the repository that is the feed (`--root=package`, since 25.12). */
  readonly root?: string;
  readonly url: string;
  /** Branch, tag or commit after `;` or `^`. */
  readonly revision?: string;
}

/** Reads feeds.conf.default or feeds.buildinfo. Throws a UserError for a line that OpenWrt would refuse too. */
export function parseFeedsConf(text: string, file = "feeds.conf.default"): FeedLine[] {
  const feeds: FeedLine[] = [];
  text.split("\n").forEach((line, index) => {
    const words = line.replace(/#.*$/, "").trim().split(/\s+/).filter(Boolean);
    if (words.length === 0) return;
    const [type = "", ...rest] = words;
    const flags = rest.filter((word) => word.startsWith("--"));
    const [name = "", location = ""] = rest.filter((word) => !word.startsWith("--"));
    if (!/^src-[a-z-]+$/.test(type) || !/^\w+$/.test(name) || !location) {
      throw new UserError({ what: `${JSON.stringify(line.trim())} is not a feed`, place: { file, line: index + 1 } });
    }
    const root = flags.find((flag) => flag.startsWith("--root="))?.slice("--root=".length);
    const [, url = "", revision] = /^(.*?)(?:[;^]([^;^]+))?$/.exec(location) ?? [];
    feeds.push({ name, type, url, ...(root ? { root } : {}), ...(revision ? { revision } : {}) });
  });
  return feeds;
}

/** The feeds of the SDK, each at the revision it was made with: feeds.buildinfo tells those that feeds.conf.default leaves open. */
export function pinFeeds(feeds: readonly FeedLine[], buildinfo: readonly FeedLine[]): FeedLine[] {
  return feeds.map((feed) => {
    if (feed.revision && /^[0-9a-f]{40}$/.test(feed.revision)) return feed;
    const pinned = buildinfo.find(({ name }) => name === feed.name)?.revision;
    return pinned ? { ...feed, revision: pinned } : feed;
  });
}

/** Where OpenWrt's repositories are kept a second time; its own server is often overloaded (field.md b6). */
const MIRRORS: readonly (readonly [from: string, to: string])[] = [
  ["https://git.openwrt.org/feed/", "https://github.com/openwrt/"],
  ["https://git.openwrt.org/openwrt/", "https://github.com/openwrt/"],
  ["https://git.openwrt.org/project/", "https://github.com/openwrt/"],
];

/** Addresses to try for a feed, best first. */
export function feedAddresses(url: string): string[] {
  for (const [from, to] of MIRRORS) if (url.startsWith(from)) return [to + url.slice(from.length), url];
  return [url];
}

/** The order in which feeds are asked for a dependency: most are in base and packages; the rest as the SDK lists them. */
export function searchOrder(feeds: readonly FeedLine[]): FeedLine[] {
  const first = ["base", "packages", "luci"];
  const place = ({ name }: FeedLine) => (first.includes(name) ? first.indexOf(name) : first.length);
  return [...feeds].sort((a, b) => place(a) - place(b));
}
