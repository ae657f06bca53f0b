import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../run/errors.ts";
import { type FeedLine, parseFeedsConf, pinFeeds } from "./feeds-conf.ts";
import { parsePackageInfo, type ScannedPackage } from "./package-info.ts";
import type { Sandbox } from "./sandbox.ts";

/** What an SDK says about itself. */
export interface SdkFacts {
  /** Its own feeds, pinned to the revisions it was made with. */
  readonly feeds: readonly FeedLine[];
  readonly config: string;
  /** Its release: `24.10.8`, `24.10-SNAPSHOT` for a branch, `SNAPSHOT`, or what its maker calls it; empty where it does not say. */
  readonly version: string;
  /** Names that packages of the SDK itself have: libc, the kernel's modules … */
  readonly builtIn: ReadonlySet<string>;
}

const SETUP_TIMEOUT = 20 * 60_000;

/**
 * Makes the SDK ready whatever its era: images of branches and snapshots bring only setup.sh, which release images keep but
 * must not run again (field.md d2). What an earlier build left and this one could take for its own is removed.
 */
export async function prepareSdk(sandbox: Sandbox, onLine: (line: string) => void): Promise<SdkFacts> {
  const setup = await sandbox.run("[ -d scripts ] || exec bash ./setup.sh", [], { timeout: SETUP_TIMEOUT, onLine });
  if (setup.code !== 0) {
    const why = setup.timedOut ? "it did not end within 20 minutes" : (setup.stderr.trim().split("\n").at(-1) ?? "");
    throw new UserError({
      what: `The image's setup.sh did not bring an SDK: ${why}`,
      cure: "Try again later, or name another image with --sdk",
    });
  }
  const cleared = await sandbox.run(
    `rm -rf bin logs ppa ppa-feeds package/feeds feeds/*.index
     mkdir -p feeds dl tmp
     for index in feeds/*.tmp; do
       name=\${index%.tmp}
       if [ -d "$name/.git" ] && [ ! -L "$name" ] || [ -d "\${name}_root/.git" ]; then rm -rf "$name.kept-index"; mv "$index" "$name.kept-index"
       else rm -rf "$index"; fi
     done
     for feed in feeds/*; do
       case $feed in *.kept | *.kept-index) continue ;; esac
       if [ -L "$feed" ]; then rm "$feed"
       elif [ -d "$feed" ]; then rm -rf "$feed.kept"; mv "$feed" "$feed.kept"; fi
     done
     if [ -f feeds.conf ] && ! grep -q '^# Written by ppa' feeds.conf; then mv feeds.conf feeds.conf.kept; fi
     git config --global --get-all safe.directory 2>/dev/null | grep -qxF '*' || git config --global --add safe.directory '*' || :`,
  );
  if (cleared.code !== 0) {
    throw new UserError({
      what: `The SDK in ${sandbox.topdir} cannot be written to: ${cleared.stderr.trim().split("\n").at(-1)}`,
      cure: "Run as the user whom it belongs to",
    });
  }
  const [conf = "", buildinfo = "", config = "", version = "", names = ""] = await readAll(sandbox, [
    "cat feeds.conf.default",
    "cat feeds.buildinfo 2>/dev/null || :",
    "cat .config 2>/dev/null || :",
    "cat include/version.mk 2>/dev/null || :",
    "grep -rhoE '^define (Package|KernelPackage)/[A-Za-z0-9_.+-]+$' package --include=Makefile --include='*.mk' 2>/dev/null || :",
  ]);
  return {
    feeds: pinFeeds(parseFeedsConf(conf), parseFeedsConf(buildinfo, "feeds.buildinfo")),
    config,
    version: versionOf(config, version),
    builtIn: new Set([...ALWAYS_THERE, ...definedPackages(names)]),
  };
}

/** What OpenWrt's include/version.mk does: the configuration decides, else the number that the release wrote there. */
function versionOf(config: string, versionMk: string): string {
  const configured = /^CONFIG_VERSION_NUMBER="(.+)"$/m.exec(config)?.[1];
  const [, written = ""] =
    /^VERSION_NUMBER:=\$\(if \$\(VERSION_NUMBER\),\$\(VERSION_NUMBER\),([\w.-]+)\)$/m.exec(versionMk) ?? [];
  return configured ?? written;
}

/** Made by the SDK's toolchain and kernel under conditions that a search for their definitions does not see. */
const ALWAYS_THERE = [
  "libc",
  "libgcc",
  "libatomic",
  "libstdcpp",
  "libpthread",
  "librt",
  "libssp",
  "kernel",
  "base-files",
];

function definedPackages(lines: string): string[] {
  return [...lines.matchAll(/^define (Kernel)?Package\/(\S+)$/gm)].map(([, kernel, name = ""]) =>
    kernel ? `kmod-${name}` : name,
  );
}

/** Prints several files in one go, to save the round trips. */
async function readAll(sandbox: Sandbox, commands: readonly string[]): Promise<string[]> {
  const mark = "----8<---- ppa ----8<----";
  const { stdout, code, stderr } = await sandbox.run(commands.join(`\necho; echo '${mark}'\n`));
  if (code !== 0) throw new Error(`reading the SDK: ${stderr.trim()}`);
  return stdout.toString("utf8").split(`\n${mark}\n`);
}

/**
 * Uses a checkout that the SDK brings along, as warm images do, with its index: true when it is at that very commit. Such
 * checkouts were put aside by `prepareSdk`, and are only linked to, since in a folder of the user they are the user's.
 */
export async function useOwnCheckout(sandbox: Sandbox, name: string, commit: string): Promise<boolean> {
  const script = `name=$1
    kept=feeds/$name.kept
    index=feeds/$name.kept-index
    if [ ! -d "$kept" ]; then kept=feeds/\${name}_root.kept; fi
    [ -d "$kept" ] && [ "$(git -C "$kept" rev-parse HEAD)" = "$2" ] || exit 1
    mkdir -p ppa-feeds
    ln -s "../$kept" "ppa-feeds/$name"
    if [ -d "$index" ]; then cp -a "$index" "feeds/$name.tmp"; fi`;
  return (await sandbox.run(script, [name, commit])).code === 0;
}

/** Writes a file into the SDK. */
export async function putFile(sandbox: Sandbox, workDir: string, path: string, text: string): Promise<void> {
  const folder = join(workDir, "put");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "file"), text);
  await sandbox.put(folder, ".ppa");
  const { code, stderr } = await sandbox.run('mv .ppa/file "$1"', [path]);
  if (code !== 0) throw new Error(`${path}: ${stderr.trim()}`);
}

/** The scanned packages of the feeds that have an index. */
export async function readIndexes(sandbox: Sandbox, feeds: readonly string[]): Promise<ScannedPackage[]> {
  const { stdout } = await sandbox.run('for feed; do cat "feeds/$feed.index" 2>/dev/null || :; echo; done', feeds);
  return parsePackageInfo(stdout.toString("utf8"));
}
