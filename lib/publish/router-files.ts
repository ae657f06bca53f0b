import type { PackageDocument } from "../../schemas/catalog.ts";
import { type InstallScriptInput, installScript } from "../device/install-script.ts";
import { keyringName, keyringPackage, type PublishedKeyring } from "../device/keyring.ts";
import { compareVersionsOf, entryOf } from "../feed/feed.ts";
import type { PublishedFeed } from "../feed/published.ts";
import { scanPackage } from "../feed/scan-file.ts";
import { packForTargets } from "../files/pack.ts";
import type { FeedTarget } from "../openwrt/release.ts";
import type { PublicKey } from "../signing/types.ts";
import type { IncomingPackage } from "./compose.ts";

/** Where an archive's install script stands. */
export const INSTALLER = "install.sh";

/** Time of the files in a keyring; constant, so that the same keys give the same package. Seconds since 1970. */
const KEYRING_EPOCH = 1_735_689_600;

export interface RouterFilesInput {
  readonly name: string;
  readonly url: string;
  readonly targets: readonly FeedTarget[];
  readonly keys: readonly PublicKey[];
}

/** `/install.sh` of the archive, which installs its keyring too, where the feeds have one. */
export function installer(input: RouterFilesInput, { keyring }: { readonly keyring: boolean }): Uint8Array {
  return Buffer.from(
    installScript({ ...scriptInput(input), ...(keyring ? { keyring: keyringName(input.name) } : {}) }),
  );
}

/** The archive's keyring for every feed. Its version rises only when its contents change from the published one's. */
export async function keyringOffers(
  input: RouterFilesInput,
  published: PublishedKeyring | undefined,
  today: Date,
): Promise<IncomingPackage[]> {
  const declared = keyringPackage(scriptInput(input), published, today);
  const packed = await packForTargets(declared, input.targets, KEYRING_EPOCH);
  return packed.map(({ packed: { filename, bytes }, targets }) => ({
    entry: entryOf(scanPackage(bytes, filename)),
    content: bytes,
    targets,
    origin: filename,
  }));
}

function scriptInput({ name, url, targets, keys }: RouterFilesInput): InstallScriptInput {
  const feeds = targets.map(({ path, arch, target, release: { series, format } }) => ({
    path,
    series,
    format,
    arch,
    ...(target ? { target } : {}),
  }));
  return { name, url, feeds, keys };
}

/** The newest keyring in any feed. */
export function keyringInFeeds(archive: string, feeds: readonly PublishedFeed[]): PublishedKeyring | undefined {
  const name = keyringName(archive);
  const found = feeds.flatMap(({ entries }) => entries.flatMap(({ info }) => (info.name === name ? [info] : [])));
  return found.sort((a, b) => newestKeyring(a.version, b.version))[0];
}

/** The newest keyring by the document of its package; undefined where that describes an older one. */
export function keyringInDocument({ version, description, versions }: PackageDocument): PublishedKeyring | undefined {
  const isNewest = versions.every((other) => newestKeyring(version, other.version) <= 0);
  return isNewest ? { version, description } : undefined;
}

/** Newest first; `-r1` and `-1`, as releases before 24.10 write it, are the same. */
function newestKeyring(a: string, b: string): number {
  const plain = (version: string) => version.replace(/-r(\d+)$/, "-$1");
  return compareVersionsOf.opkg(plain(b), plain(a));
}
