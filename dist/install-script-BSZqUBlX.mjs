import { n as isFeedName, t as isArchiveAddress } from "./feed-line-5UeqIKNP.mjs";
import { t as UserError } from "./errors-CKtpLF_l.mjs";

// lib/device/install-program.ts
/**
* The part of install.sh that is the same for every archive. POSIX shell and BusyBox's small tools only; all work is done
* in functions, and `main` is called in the last line, so that a download that broke off does nothing. A router's facts
* are read from files below PPA_ROOT, so that the same script configures an image that is being built.
*/
const shellProgram = `
usage() {
	cat <<PPA_HELP
Adds the package feed $NAME ($URL) to this router.

  sh install.sh [--kmods] [PACKAGE...]    add the feed, then install packages
  sh install.sh --remove                  remove feed and keys; packages stay
  wget -qO- $URL/install.sh | sh -s -- PACKAGE...

  --kmods      also add the feed of kernel modules for this very firmware
  --no-update  change files only; fetch and install nothing
  --dry-run    say what would be done, and do nothing

PPA_AUTH=user:password   credentials of a private archive, percent-encoded;
                         they are stored in the feed's address
PPA_ROOT=/path           root of the system to change, when it is not this one
PPA_HELP
}

say() { printf '%s\\n' "$*"; }

die() {
	printf '%s: %s\\n' "$NAME" "$*" >&2
	exit 1
}

# fact NAME: a value of /etc/openwrt_release
fact() {
	sed -n "s/^$1=['\\"]\\{0,1\\}\\([^'\\"]*\\).*/\\1/p" "$ROOT/etc/openwrt_release" | tail -n 1
}

detect() {
	[ -r "$ROOT/etc/openwrt_release" ] || die "this is not OpenWrt: there is no $ROOT/etc/openwrt_release"
	release=$(fact DISTRIB_RELEASE)
	target=$(fact DISTRIB_TARGET)
	case "$release" in
	[0-9]*.[0-9]*) series=$(say "$release" | sed 's/^\\([0-9]*\\.[0-9]*\\).*/\\1/') ;;
	*) series=SNAPSHOT ;;
	esac
	# Both programs can be there; the one that keeps the list of what is installed is in charge.
	if [ -e "$ROOT/usr/lib/opkg/status" ]; then
		manager=opkg
	elif [ -e "$ROOT/etc/apk/world" ]; then
		manager=apk
	elif [ -e "$ROOT/etc/opkg.conf" ]; then
		manager=opkg
	else
		die "there is neither opkg nor apk on this system"
	fi
	if [ "$manager" = apk ]; then
		arches="$(cat "$ROOT/etc/apk/arch" 2>/dev/null) $(fact DISTRIB_ARCH)"
	else
		arches="$(fact DISTRIB_ARCH) $(cat "$ROOT/etc/opkg.conf" "$ROOT"/etc/opkg/*.conf 2>/dev/null |
			sed -n 's/^arch[[:space:]]\\{1,\\}\\([^[:space:]]*\\).*/\\1/p')"
	fi
}

# matching FEEDS RELEASE PLACE: the path of the feed in that list
matching() {
	"$1" | while read -r feed_format feed_release feed_place feed_path; do
		[ "$feed_format $feed_release $feed_place" = "$manager $2 $3" ] || continue
		say "$feed_path"
		break
	done
}

choose() {
	path=''
	arch=''
	for candidate in $arches; do
		[ -n "$arch" ] || [ "$candidate" = noarch ] || [ "$candidate" = all ] || arch=$candidate
		path=$(matching feeds "$series" "$candidate")
		[ -z "$path" ] || arch=$candidate
		[ -z "$path" ] || break
	done
	module_path=$(matching module_feeds "$release" "$target")
	if [ -n "$modules" ] && [ -z "$module_path" ]; then
		die "there are no kernel modules for OpenWrt $release on $target. $(nearest_modules)"
	fi
	[ -n "$modules$path" ] || [ -z "$module_path" ] || modules=yes
	[ -n "$path$module_path" ] || die "there are no packages for OpenWrt $series on $arch ($manager). $(nearest)"
}

# listed: lines as one sorted list with commas
listed() { sort -u | sed -e ':a' -e '$!N' -e 's/\\n/, /' -e 'ta'; }

# releases_of FEEDS PLACE: the releases that this list has for it
releases_of() {
	"$1" | while read -r _ feed_release feed_place _; do
		[ "$feed_place" != "$2" ] || say "$feed_release"
	done | listed
}

# What comes nearest to this router: other releases for it, else its relatives in this release.
nearest() {
	others=$(releases_of feeds "$arch")
	relatives=$(feeds | while read -r feed_format feed_release feed_place _; do
		[ "$feed_format $feed_release" = "$manager $series" ] || continue
		[ "\${feed_place%%_*}" != "\${arch%%_*}" ] || say "$feed_place"
	done | listed)
	if [ -n "$others" ]; then
		say "For $arch the archive has OpenWrt $others."
	elif [ -n "$relatives" ]; then
		say "Nearest is $relatives, which this router does not take."
	else
		say "The archive has: $(feeds | while read -r _ feed_release feed_place _; do say "$feed_release on $feed_place"; done | listed)."
	fi
}

nearest_modules() {
	others=$(releases_of module_feeds "$target")
	if [ -n "$others" ]; then
		say "For $target the archive has those of OpenWrt $others."
	else
		say "The archive has none for $target."
	fi
}

# credentials: those of a private archive, given now or stored by the last run, for an upgrade of the keyring is given none
credentials() {
	if [ -n "\${PPA_AUTH:-}" ]; then
		say "$PPA_AUTH"
		return
	fi
	cat "$ROOT$CUSTOM_FEEDS" "$ROOT/etc/apk/repositories.d/$NAME.list" 2>/dev/null | while read -r line; do
		case "$line" in
		*"\${URL%%://*}://"*"@\${URL#*://}/"*) line=\${line#*://} ;;
		*) continue ;;
		esac
		say "\${line%%@*}"
		break
	done
}

# address PATH: where the router fetches it; with the credentials of a private archive
address() {
	case "$auth" in
	'') say "$URL/$1" ;;
	*) say "\${URL%%://*}://$auth@\${URL#*://}/$1" ;;
	esac
}

without_credentials() { sed 's|://[^/@]*@|://***@|g'; }

# put FILE [MODE] < CONTENT: writes it whole or not at all, and only when that changes something
put() {
	content=$(cat)
	if [ -f "$ROOT$1" ] && [ "$(cat "$ROOT$1")" = "$content" ]; then return; fi
	if [ -n "$dry" ]; then
		say "would write $1:"
		printf '%s\\n' "$content" | without_credentials | sed 's/^/    /'
		return
	fi
	temporary=$ROOT\${1%/*}/.ppa-new
	if mkdir -p "$ROOT\${1%/*}" 2>/dev/null && { [ ! -f "$ROOT$1" ] || cp -p "$ROOT$1" "$temporary" 2>/dev/null; } &&
		printf '%s\\n' "$content" 2>/dev/null >"$temporary" && [ "$(cat "$temporary")" = "$content" ] &&
		{ [ -z "\${2:-}" ] || chmod "$2" "$temporary"; } && mv "$temporary" "$ROOT$1" 2>/dev/null; then
		say "wrote $1"
	else
		rm -f "$temporary" 2>/dev/null
		die "$1 cannot be written and is as it was: the file system is full or read-only, or you are not root"
	fi
}

# drop FILE: removes it
drop() {
	[ -e "$ROOT$1" ] || return 0
	if [ -n "$dry" ]; then
		say "would remove $1"
	elif rm -f "$ROOT$1" 2>/dev/null && [ ! -e "$ROOT$1" ]; then
		say "removed $1"
	else
		die "$1 cannot be removed: the file system is read-only, or you are not root"
	fi
}

# custom_feeds LINE MODULE_LINE: customfeeds.conf with these as our lines and all others as they were
custom_feeds() {
	old=$ROOT$CUSTOM_FEEDS
	[ -f "$old" ] || old=/dev/null
	FEED_LINE=$1 MODULE_LINE=$2 FEED_NAME=$NAME awk '
		function ours(name) { return ($1 == "src" || $1 == "src/gz") && $2 == name }
		BEGIN { n = ENVIRON["FEED_NAME"]; line[n] = ENVIRON["FEED_LINE"]; line[n "_kmods"] = ENVIRON["MODULE_LINE"] }
		ours(n) || ours(n "_kmods") { if (line[$2] != "") print line[$2]; line[$2] = ""; next }
		{ print }
		END { if (line[n] != "") print line[n]; if (line[n "_kmods"] != "") print line[n "_kmods"] }
	' "$old" || die "$CUSTOM_FEEDS cannot be read"
}

# elsewhere NAME: the line by which another file of opkg has a feed of that name
elsewhere() {
	for file in "$ROOT"/etc/opkg.conf "$ROOT"/etc/opkg/*.conf; do
		if [ "$file" = "$ROOT$CUSTOM_FEEDS" ] || [ ! -f "$file" ]; then continue; fi
		FEED_NAME=$1 awk '($1 == "src" || $1 == "src/gz") && $2 == ENVIRON["FEED_NAME"] { print FILENAME ": " $0 }' "$file"
	done
}

# opkg_line NAME PATH: the feed line; nothing when another file has the very same
opkg_line() {
	[ -n "$2" ] || return 0
	line="src/gz $1 $(address "$2")"
	other=$(elsewhere "$1")
	case "$other" in
	'') say "$line" ;;
	*": $line") ;;
	*) die "the name $1 is taken; remove this line first: $(say "$other" | without_credentials)" ;;
	esac
}

configure_opkg() {
	if [ -z "$modules" ] && grep -q "^src/gz \${NAME}_kmods " "$ROOT$CUSTOM_FEEDS" 2>/dev/null; then
		[ -n "$module_path" ] || say "There are no kernel modules for OpenWrt $release on $target; their feed is removed."
		modules=yes
	fi
	[ -n "$modules" ] || module_path=''
	feed_line=$(opkg_line "$NAME" "$path") || exit 1
	module_line=$(opkg_line "\${NAME}_kmods" "$module_path") || exit 1
	for name in $USIGN_KEYS; do
		key "$name" | put "/etc/opkg/keys/$name" || exit 1
		kept="$kept /etc/opkg/keys/$name"
	done
	lines=$(custom_feeds "$feed_line" "$module_line") || exit 1
	say "$lines" | put "$CUSTOM_FEEDS" "$mode" || exit 1
	kept="$kept $CUSTOM_FEEDS"
}

configure_apk() {
	list=/etc/apk/repositories.d/$NAME.list
	if [ -z "$modules" ] && [ "$(grep -c . "$ROOT$list" 2>/dev/null)" = 2 ]; then
		[ -n "$module_path" ] || say "There are no kernel modules for OpenWrt $release on $target; their feed is removed."
		modules=yes
	fi
	[ -n "$modules" ] || module_path=''
	for name in $APK_KEYS; do
		key "$name" | put "/etc/apk/keys/$name" || exit 1
		kept="$kept /etc/apk/keys/$name"
	done
	for each in $path $module_path; do address "$each/packages.adb"; done | put "$list" "$mode" || exit 1
	kept="$kept $list"
}

# Keys of ours that are no longer the archive's: the list of the last run has them.
retire_keys() {
	[ -f "$ROOT$KEEP" ] || return 0
	while read -r file; do
		case "$file" in *..*) continue ;; /etc/opkg/keys/* | /etc/apk/keys/*) ;; *) continue ;; esac
		case " $kept " in *" $file "*) ;; *) drop "$file" ;; esac
	done <"$ROOT$KEEP"
}

remove_all() {
	if [ -f "$ROOT$CUSTOM_FEEDS" ]; then
		lines=$(custom_feeds '' '') || exit 1
		say "$lines" | put "$CUSTOM_FEEDS" || exit 1
	fi
	kept=''
	retire_keys
	for name in $USIGN_KEYS; do drop "/etc/opkg/keys/$name"; done
	for name in $APK_KEYS; do drop "/etc/apk/keys/$name"; done
	drop "/etc/apk/repositories.d/$NAME.list"
	drop "$KEEP"
	for name in "$NAME" "\${NAME}_kmods"; do
		drop "$(lists_dir)/$name"
		drop "$(lists_dir)/$name.sig"
	done
	[ -n "$update" ] || return 0
	say "Packages that came from $NAME stay installed."
	[ ! -e "$ROOT$KEYRING_FILE" ] || say "Remove the package $KEYRING too, which would add the feed again when it is upgraded."
}

# run PROGRAM ARGUMENTS: the package manager, on the right root
run() {
	if [ -n "$dry" ]; then
		say "would run: $*"
	elif [ -z "$ROOT" ]; then
		"$@" </dev/null
	elif [ "$1" = opkg ]; then
		shift
		opkg --offline-root "$ROOT" "$@" </dev/null
	else
		shift
		apk --root "$ROOT" "$@" </dev/null
	fi
}

lists_dir() {
	directory=$(sed -n 's/^lists_dir[[:space:]]\\{1,\\}[^[:space:]]\\{1,\\}[[:space:]]\\{1,\\}\\([^[:space:]]*\\).*/\\1/p' \\
		"$ROOT/etc/opkg.conf" 2>/dev/null | head -n 1)
	say "\${directory:-/var/opkg-lists}"
}

update_opkg() {
	list=$ROOT$(lists_dir)/$NAME
	[ -n "$path" ] || list=\${list}_kmods
	if [ -n "$dry" ]; then
		run opkg update
		return
	fi
	rm -f "$list"
	mkdir -p "$ROOT/var/lock"
	# Its exit code speaks of all feeds, and is 0 when a signature was wrong; the list is there when ours was accepted.
	run opkg update
	[ -f "$list" ] || die "opkg did not accept the feed, see above.
If it could not be fetched: HTTPS needs the packages ca-bundle and libustream-mbedtls (19.07: libustream-openssl)."
	grep -qs '^option check_signature' "$ROOT/etc/opkg.conf" "$ROOT"/etc/opkg/*.conf ||
		say "Note: this router does not check signatures of feeds (option check_signature in /etc/opkg.conf)."
}

main() {
	ROOT=\${PPA_ROOT:-}
	ROOT=\${ROOT%/}
	CUSTOM_FEEDS=/etc/opkg/customfeeds.conf
	KEEP=/lib/upgrade/keep.d/ppa-$NAME
	KEYRING_FILE=/usr/share/ppa/$NAME/install.sh
	remove='' dry='' modules='' update=yes packages='' kept='' mode='' refused=''
	while [ $# -gt 0 ]; do
		case "$1" in
		--remove) remove=yes ;;
		--dry-run) dry=yes ;;
		--kmods) modules=yes ;;
		--no-update) update= ;;
		-h | --help) usage; exit 0 ;;
		-*) die "unknown option $1, try --help" ;;
		*[!A-Za-z0-9._+-]* | [!A-Za-z0-9]*) die "\\"$1\\" is not the name of a package" ;;
		*) packages="$packages $1" ;;
		esac
		shift
	done
	case "\${PPA_AUTH:-}" in
	*[!A-Za-z0-9._~%:-]*) die "PPA_AUTH holds characters that must be percent-encoded in an address" ;;
	esac
	auth=$(credentials)
	[ -z "$auth" ] || mode=600
	if [ -n "$remove" ]; then
		remove_all
		return
	fi
	detect
	choose
	say "$NAME: OpenWrt $release, \${path:+$arch, }$manager"
	"configure_$manager"
	retire_keys
	for file in $kept $KEEP; do say "$file"; done | put "$KEEP" || exit 1
	[ -n "$update" ] || return 0
	installed=$packages
	# It brings the next keys by an ordinary upgrade. Feeds of kernel modules alone do not have it.
	[ -z "$KEYRING" ] || [ -z "$path" ] || packages=" $KEYRING$packages"
	if [ "$manager" = opkg ]; then
		install='opkg install'
		update_opkg
		# shellcheck disable=SC2086 # a list of names that were checked
		[ -z "$packages" ] || run opkg install $packages || die "opkg could not install:$packages"
	else
		install='apk add'
		run apk update || refused=yes
		# shellcheck disable=SC2086
		[ -z "$packages" ] || run apk add --upgrade $packages || die "apk could not install:$packages"
		[ -z "$refused" ] || die "apk did not accept all of its feeds, see above"
	fi
	[ -n "$installed$dry" ] || say "Done. Packages are installed with: $install PACKAGE"
}

# In braces, so that a download that broke off within this line does nothing either.
{ main "$@"; }
`;

// lib/device/install-script.ts
/**
* `/install.sh` of an archive: a POSIX shell script for BusyBox ash that adds keys, feed lines and keep.d entries to a
* router, or removes them. The same input gives the same text. Everything that is written into the script is checked to
* hold no character that a shell would read as anything but text.
*
* @throws UserError naming every value that could not stand in a script or on a router.
*/
function installScript(input) {
	const url = input.url.replace(/\/+$/, "");
	const problems = checkInput({
		...input,
		url
	});
	if (problems.length > 0) throw new UserError(problems);
	const { name, feeds, keys, keyring = "" } = input;
	const arches = feeds.filter(({ target }) => target === void 0);
	const modules = feeds.filter(({ target }) => target !== void 0);
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
${[...usign.map((key) => [key.fingerprint, key.text]), ...apk.map((key) => [apkKeyName(key), key.text])].map(([file, text]) => `\t'${file}') cat <<'PPA_KEY' ;;\n${text.trim().replaceAll("\r", "")}\nPPA_KEY\n`).join("")}	*) return 1 ;;
	esac
}
${shellProgram}`;
}
/** Name of an apk key on a router: that of the file in `keys/`, which is `<archive>.pem`. */
function apkKeyName({ path }) {
	return path.slice(path.lastIndexOf("/") + 1);
}
const lines = (all) => [...all].sort().map((line) => `${line}\n`).join("");
/** `24.10.8/ath79/generic` → `24.10.8`. */
const moduleRelease = (path) => path.slice(0, path.indexOf("/"));
function checkInput({ name, url, feeds, keys, keyring = "x" }) {
	const problems = [];
	const demand = (fine, what, cure) => {
		if (!fine) problems.push(cure === void 0 ? { what } : {
			what,
			cure
		});
	};
	demand(isFeedName(name), `"${name}" cannot be the name of a feed on a router`, "Use small letters, digits, - and _.");
	demand(isArchiveAddress(url), `"${url}" cannot be the address of an archive`, "Use http:// or https://, a host and a path, without blanks, quotes and credentials.");
	demand(/^[a-z0-9][a-z0-9._+-]*$/.test(keyring), `"${keyring}" cannot be the name of the keyring package`);
	for (const { path, series, arch, target = "a/b" } of feeds) {
		const fine = /^[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/.test(path) && !path.split("/").includes("..");
		const words = [series, arch].every((word) => /^[A-Za-z0-9._+-]+$/.test(word)) && /^[A-Za-z0-9._-]+\/[A-Za-z0-9._-]+$/.test(target);
		demand(fine && words, `The feed "${path}" of ${series} for ${arch} has a name that routers cannot take`);
	}
	for (const key of keys) demand(isPlainKey(key), `The ${key.kind} key ${key.path} is not a public key file`);
	return problems;
}
function isPlainKey({ kind, fingerprint, path, text }) {
	const plain = text.trim().replaceAll("\r", "");
	switch (kind) {
		case "openpgp": return true;
		case "usign": return /^[0-9a-f]{16}$/.test(fingerprint) && /^untrusted comment: [\x20-\x7e]*\n[A-Za-z0-9+/=]{56}$/.test(plain);
		case "apk": return /(?:^|\/)[A-Za-z0-9_][A-Za-z0-9._-]*\.pem$/.test(path) && /^(?:untrusted comment:[\x20-\x7e]*\n)?-----BEGIN PUBLIC KEY-----\n[A-Za-z0-9+/=\n]+\n-----END PUBLIC KEY-----$/.test(plain);
	}
}

export { installScript as n, apkKeyName as t };