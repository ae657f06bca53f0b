/*
 * What runs on a router: small POSIX scripts for BusyBox ash, sent over ssh's standard input so that nothing of them
 * stands in an argument list. PPA_ROOT is the root of a system other than `/`, as in install.sh.
 */

/** A word inside single quotes. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** What `probe` found out. */
export interface RouterState {
  readonly manager: "opkg" | "apk";
  readonly release: string;
  /** Architectures that it installs packages of, without `all` and `noarch`. */
  readonly arches: readonly string[];
  /** Installed versions of the packages that were asked for. */
  readonly versions: ReadonlyMap<string, string>;
}

/** Prints facts and the installed versions of packages, one `key value` per line. */
export function probeScript(packages: readonly string[]): string {
  return `set -u
ROOT=\${PPA_ROOT:-}
fact() { sed -n "s/^$1=['\\"]\\{0,1\\}\\([^'\\"]*\\).*/\\1/p" "$ROOT/etc/openwrt_release" 2>/dev/null | tail -n 1; }
echo "release $(fact DISTRIB_RELEASE)"
echo "arch $(fact DISTRIB_ARCH)"
if [ -e "$ROOT/usr/lib/opkg/status" ]; then
	echo "manager opkg"
	cat "$ROOT/etc/opkg.conf" "$ROOT"/etc/opkg/*.conf 2>/dev/null | sed -n 's/^arch[[:space:]]\\{1,\\}\\([^[:space:]]*\\).*/arch \\1/p'
	for name in ${packages.map(quoted).join(" ")}; do
		opkg status "$name" | sed -n "s/^Version: /installed $name /p" | head -n 1
	done
elif [ -e "$ROOT/etc/apk/world" ]; then
	echo "manager apk"
	sed 's/^/arch /' "$ROOT/etc/apk/arch"
	for name in ${packages.map(quoted).join(" ")}; do
		apk list --installed --manifest "$name" 2>/dev/null | sed -n "s/^$name /installed $name /p" | head -n 1
	done
fi
`;
}

/** Undefined when the machine is no OpenWrt. */
export function parseProbe(output: string): RouterState | undefined {
  const lines = output.split("\n").map((line) => line.split(" "));
  const values = (key: string) => lines.flatMap(([first, ...rest]) => (first === key ? [rest] : []));
  const manager = values("manager")[0]?.[0];
  const release = values("release")[0]?.[0];
  if ((manager !== "opkg" && manager !== "apk") || !release) return undefined;
  const arches = values("arch").flatMap(([arch = ""]) => (["", "all", "noarch"].includes(arch) ? [] : [arch]));
  const versions = new Map(values("installed").map(([name = "", version = ""]) => [name, version]));
  return { manager, release, arches: [...new Set(arches)], versions };
}

/** Takes a tar archive on standard input into a folder that no other user of the router can look into. */
export function unpackCommand(directory: string): string {
  return `umask 077 && rm -rf ${quoted(directory)} && mkdir ${quoted(directory)} && tar -x -f - -C ${quoted(directory)}`;
}

/**
 * Installs the files in `directory`, whatever version is there now. For apk the folder is a feed of its own, signed with a
 * key that exists for this one call: nothing is ever installed untrusted, and /etc/apk/world names no file and no hash.
 */
export function installFilesScript(
  manager: RouterState["manager"],
  directory: string,
  packages: readonly { readonly name: string; readonly version: string; readonly filename: string }[],
): string {
  const root = `ROOT=\${PPA_ROOT:-}\ncd ${quoted(directory)} || exit 1\n`;
  if (manager === "opkg") {
    const files = packages.map(({ filename }) => quoted(`./${filename}`)).join(" ");
    return `${root}mkdir -p "$ROOT/var/lock"
[ -n "$(ls "$ROOT/var/opkg-lists" 2>/dev/null)" ] || opkg update >/dev/null
opkg install --force-reinstall --force-downgrade ${files} 2>&1
`;
  }
  const exact = packages.map(({ name, version }) => quoted(`${name}=${version}`)).join(" ");
  const names = packages.map(({ name }) => quoted(name)).join(" ");
  return `${root}mkdir keys && cp "$ROOT"/etc/apk/keys/* deploy.pem keys/ || exit 1
apk add --keys-dir "$PWD/keys" --repository "$PWD/packages.adb" ${exact} 2>&1 || exit 1
# The same without the version, so that later upgrades from the feed find it.
apk add ${names} >/dev/null 2>&1 || true
`;
}

export function removeScript(manager: RouterState["manager"], packages: readonly string[]): string {
  const names = packages.map(quoted).join(" ");
  return `${manager === "opkg" ? "opkg remove" : "apk del"} ${names} 2>&1\n`;
}

export function cleanUpScript(directory: string): string {
  return `rm -rf ${quoted(directory)}\n`;
}
