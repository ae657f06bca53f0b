import { isArchiveAddress, isFeedName } from "../openwrt/feed-line.ts";
import type { Format } from "../openwrt/release.ts";
import { type Problem, UserError } from "../run/errors.ts";
import type { PublicKey } from "../signing/types.ts";
import { shellProgram } from "./install-program.ts";

/** One published feed, as the install script must know it. */
export interface DeviceFeed {
  /** Below the archive's root: `24.10/mips_24kc`, `24.10.8/ath79/generic`. */
  readonly path: string;
  /** `24.10`, `25.12`, `SNAPSHOT`. */
  readonly series: string;
  readonly format: Format;
  readonly arch: string;
  /** `target/subtarget`, only for feeds of kernel modules. */
  readonly target?: string;
}

/** What an archive's install script is made from. */
export interface InstallScriptInput {
  /** Name of the feed on a router. */
  readonly name: string;
  /** Address of the archive. */
  readonly url: string;
  readonly feeds: readonly DeviceFeed[];
  /** The archive's public keys; OpenPGP keys are left out, because OpenWrt's clients have no use for them. */
  readonly keys: readonly PublicKey[];
  /** Name of the keyring package, where the feeds have one: it is then installed with the feed. */
  readonly keyring?: string;
}

/**
 * `/install.sh` of an archive: a POSIX shell script for BusyBox ash that adds keys, feed lines and keep.d entries to a
 * router, or removes them. The same input gives the same text. Everything that is written into the script is checked to
 * hold no character that a shell would read as anything but text.
 *
 * @throws UserError naming every value that could not stand in a script or on a router.
 */
export function installScript(input: InstallScriptInput): string {
  const url = input.url.replace(/\/+$/, "");
  const problems = checkInput({ ...input, url });
  if (problems.length > 0) throw new UserError(problems);
  const { name, feeds, keys, keyring = "" } = input;
  const arches = feeds.filter(({ target }) => target === undefined);
  const modules = feeds.filter(({ target }) => target !== undefined);
  const usign = keys.filter(({ kind }) => kind === "usign");
  const apk = keys.filter(({ kind }) => kind === "apk");
  return `#!/bin/sh
# Adds the package feed "${name}" to a router that runs OpenWrt, or removes it again:
# keys, feed lines, and a list so that both survive an upgrade of the firmware.
# ${url}/install.sh
#
# It asks nothing and turns no signature check off. Read it before you run it.

NAME='${name}'
URL='${url}'
KEYRING='${keyring}'
USIGN_KEYS='${usign.map(({ fingerprint }) => fingerprint).join(" ")}'
APK_KEYS='${apk.map(apkKeyName).join(" ")}'

# The feeds of the archive: format, release, architecture, path.
feeds() {
	cat <<'PPA_FEEDS'
${lines(arches.map(({ format, series, arch, path }) => `${format} ${series} ${arch} ${path}`))}PPA_FEEDS
}

# Feeds of kernel modules: format, exact release, target, path.
module_feeds() {
	cat <<'PPA_FEEDS'
${lines(modules.map(({ format, target, path }) => `${format} ${moduleRelease(path)} ${target} ${path}`))}PPA_FEEDS
}

# The public keys by their file names.
key() {
	case "$1" in
${[
  ...usign.map((key) => [key.fingerprint, key.text] as const),
  ...apk.map((key) => [apkKeyName(key), key.text] as const),
]
  .map(([file, text]) => `\t'${file}') cat <<'PPA_KEY' ;;\n${text.trim().replaceAll("\r", "")}\nPPA_KEY\n`)
  .join("")}	*) return 1 ;;
	esac
}
${shellProgram}`;
}

/** Name of an apk key on a router: that of the file in `keys/`, which is `<archive>.pem`. */
export function apkKeyName({ path }: Pick<PublicKey, "path">): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

const lines = (all: readonly string[]): string =>
  [...all]
    .sort()
    .map((line) => `${line}\n`)
    .join("");

/** `24.10.8/ath79/generic` → `24.10.8`. */
const moduleRelease = (path: string): string => path.slice(0, path.indexOf("/"));

function checkInput({ name, url, feeds, keys, keyring = "x" }: InstallScriptInput): Problem[] {
  const problems: Problem[] = [];
  const demand = (fine: boolean, what: string, cure?: string) => {
    if (!fine) problems.push(cure === undefined ? { what } : { what, cure });
  };
  demand(isFeedName(name), `"${name}" cannot be the name of a feed on a router`, "Use small letters, digits, - and _.");
  demand(
    isArchiveAddress(url),
    `"${url}" cannot be the address of an archive`,
    "Use http:// or https://, a host and a path, without blanks, quotes and credentials.",
  );
  demand(/^[a-z0-9][a-z0-9._+-]*$/.test(keyring), `"${keyring}" cannot be the name of the keyring package`);
  for (const { path, series, arch, target = "a/b" } of feeds) {
    const fine = /^[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/.test(path) && !path.split("/").includes("..");
    const words =
      [series, arch].every((word) => /^[A-Za-z0-9._+-]+$/.test(word)) &&
      /^[A-Za-z0-9._-]+\/[A-Za-z0-9._-]+$/.test(target);
    demand(fine && words, `The feed "${path}" of ${series} for ${arch} has a name that routers cannot take`);
  }
  for (const key of keys) demand(isPlainKey(key), `The ${key.kind} key ${key.path} is not a public key file`);
  return problems;
}

function isPlainKey({ kind, fingerprint, path, text }: PublicKey): boolean {
  const plain = text.trim().replaceAll("\r", "");
  switch (kind) {
    case "openpgp":
      return true;
    case "usign":
      return /^[0-9a-f]{16}$/.test(fingerprint) && /^untrusted comment: [\x20-\x7e]*\n[A-Za-z0-9+/=]{56}$/.test(plain);
    case "apk": {
      const pem =
        /^(?:untrusted comment:[\x20-\x7e]*\n)?-----BEGIN PUBLIC KEY-----\n[A-Za-z0-9+/=\n]+\n-----END PUBLIC KEY-----$/;
      return /(?:^|\/)[A-Za-z0-9_][A-Za-z0-9._-]*\.pem$/.test(path) && pem.test(plain);
    }
  }
}
