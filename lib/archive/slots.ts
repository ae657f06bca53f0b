import type { FeedTarget, Release } from "../openwrt/release.ts";
import { targetsOfArch } from "../openwrt/targets.ts";
import type { PackageKind } from "./makefile.ts";
import { userspaceFeeds } from "./placement.ts";

/** One SDK and what is built in it. */
export interface Slot {
  readonly id: string;
  readonly kind: PackageKind;
  readonly release: Release;
  readonly arch: string;
  readonly target: string;
  /** Image of the user's own, instead of OpenWrt's. */
  readonly sdk?: string;
  readonly feeds: readonly string[];
}

/** Every SDK that an archive's targets need; in the order of ppa.yml, those for all architectures first. */
export function slots(targets: readonly FeedTarget[]): Slot[] {
  const made = new Map<string, Slot & { feeds: string[] }>();
  const add = (slot: Omit<Slot, "feeds">, feed: FeedTarget) => {
    const known = made.get(slot.id);
    if (known) known.feeds.push(feed.path);
    else made.set(slot.id, { ...slot, feeds: [feed.path] });
  };
  const userspace = userspaceFeeds(targets);
  for (const feed of userspace) {
    const { release } = feed;
    add({ id: `${release.version}-all`, kind: "all", release, ...sdkForAll(release, userspace) }, feed);
  }
  for (const feed of userspace) {
    const { release, arch } = feed;
    add({ id: `${release.version}-${arch}`, kind: "arch", release, ...sdkOf(feed) }, feed);
  }
  for (const feed of targets) {
    const { release, target } = feed;
    if (target)
      add({ id: `${release.version}-${target.replace("/", "-")}-kmod`, kind: "kmod", release, ...sdkOf(feed) }, feed);
  }
  return [...made.values()];
}

type Sdk = Pick<Slot, "arch" | "target" | "sdk">;

/** What builds packages for all architectures: the SDK of x86_64, or the first for which ppa.yml names an image, if not for that. */
function sdkForAll(release: Release, userspace: readonly FeedTarget[]): Sdk {
  const feeds = userspace.filter((each) => each.release.version === release.version);
  const home = feeds.find(({ arch }) => arch === "x86_64") ?? feeds.find(({ sdk }) => sdk);
  return home?.sdk ? sdkOf(home) : { arch: "x86_64", target: sdkTarget(release, "x86_64") ?? "" };
}

function sdkOf({ release, arch, target = sdkTarget(release, arch) ?? "", sdk }: FeedTarget): Sdk {
  if (!sdk) return { arch, target };
  const words: Record<string, string> = { arch, target: target.replace("/", "-"), version: release.version };
  return { arch, target, sdk: sdk.replace(/\{(\w+)\}/g, (_, word: string) => words[word] ?? "") };
}

/** The target whose SDK stands for an architecture: the first one, as with OpenWrt's own images (field.md d1). */
const sdkTarget = ({ series }: Release, arch: string): string | undefined => targetsOfArch(series, arch)[0];

/** Is a slot among those that the words of a filter name? */
export function isWanted(slot: Slot, filter: readonly string[] | undefined): boolean {
  return !filter || filter.some((word) => wordsOf(slot).includes(word));
}

/** What a person may call a slot by. One for all architectures is not meant when one architecture is named. */
export function wordsOf({ id, release, arch, target, kind, feeds }: Slot): string[] {
  const { series, version } = release;
  if (kind === "all") return [id, series, version, "all", `${series}/all`];
  return [id, series, version, kind === "kmod" ? target : arch, ...feeds];
}
