// lib/device/remote.ts
/** A word inside single quotes. */
function quoted(text) {
	return `'${text.replaceAll("'", "'\\''")}'`;
}
/** Prints facts and the installed versions of packages, one `key value` per line. */
function probeScript(packages) {
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
function parseProbe(output) {
	const lines = output.split("\n").map((line) => line.split(" "));
	const values = (key) => lines.flatMap(([first, ...rest]) => first === key ? [rest] : []);
	const manager = values("manager")[0]?.[0];
	const release = values("release")[0]?.[0];
	if (manager !== "opkg" && manager !== "apk" || !release) return void 0;
	const arches = values("arch").flatMap(([arch = ""]) => [
		"",
		"all",
		"noarch"
	].includes(arch) ? [] : [arch]);
	const versions = new Map(values("installed").map(([name = "", version = ""]) => [name, version]));
	return {
		manager,
		release,
		arches: [...new Set(arches)],
		versions
	};
}
/** Takes a tar archive on standard input into a folder that no other user of the router can look into. */
function unpackCommand(directory) {
	return `umask 077 && rm -rf ${quoted(directory)} && mkdir ${quoted(directory)} && tar -x -f - -C ${quoted(directory)}`;
}
/**
* Installs the files in `directory`, whatever version is there now. For apk the folder is a feed of its own, signed with a
* key that exists for this one call: nothing is ever installed untrusted, and /etc/apk/world names no file and no hash.
*/
function installFilesScript(manager, directory, packages) {
	const root = `ROOT=\${PPA_ROOT:-}\ncd ${quoted(directory)} || exit 1\n`;
	if (manager === "opkg") return `${root}mkdir -p "$ROOT/var/lock"
[ -n "$(ls "$ROOT/var/opkg-lists" 2>/dev/null)" ] || opkg update >/dev/null
opkg install --force-reinstall --force-downgrade ${packages.map(({ filename }) => quoted(`./${filename}`)).join(" ")} 2>&1
`;
	return `${root}mkdir keys && cp "$ROOT"/etc/apk/keys/* deploy.pem keys/ || exit 1
apk add --keys-dir "$PWD/keys" --repository "$PWD/packages.adb" ${packages.map(({ name, version }) => quoted(`${name}=${version}`)).join(" ")} 2>&1 || exit 1
# The same without the version, so that later upgrades from the feed find it.
apk add ${packages.map(({ name }) => quoted(name)).join(" ")} >/dev/null 2>&1 || true
`;
}
function removeScript(manager, packages) {
	const names = packages.map(quoted).join(" ");
	return `${manager === "opkg" ? "opkg remove" : "apk del"} ${names} 2>&1\n`;
}
function cleanUpScript(directory) {
	return `rm -rf ${quoted(directory)}\n`;
}

export { quoted as a, probeScript as i, installFilesScript as n, removeScript as o, parseProbe as r, unpackCommand as s, cleanUpScript as t };