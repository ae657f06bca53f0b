import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { docker } from "../sdk/docker-image.ts";

/** An opkg that fetches the index, unpacks packages and removes them again; it checks no signature and no dependency. */
const OPKG = `#!/bin/sh
info=/usr/lib/opkg/info
mkdir -p $info /var/opkg-lists
command=$1
name=$2
case $command in
update)
	sed -n 's,^src/gz ,,p' /etc/opkg/customfeeds.conf | while read -r feed url; do
		wget -q -O - "$url/Packages.gz" | gzip -dc > "/var/opkg-lists/$feed" || rm "/var/opkg-lists/$feed"
		echo "$url" > "/var/feed-url"
	done ;;
install)
	file=$(cat /var/opkg-lists/* | awk -v name="$name" '$1 == "Package:" { p = $2 } $1 == "Filename:" && p == name { print $2 }')
	[ -n "$file" ] || { echo "Unknown package '$name'."; exit 255; }
	wget -q -O /tmp/package "$(cat /var/feed-url)/$file" || exit 255
	mkdir -p /tmp/unpacked && tar -xzf /tmp/package -C /tmp/unpacked
	tar -tzf /tmp/unpacked/data.tar.gz | sed -n -e 's,/$,,' -e 's,^\\.,,' -e '/./p' > "$info/$name.list"
	tar -xzf /tmp/unpacked/data.tar.gz -C / ;;
files) echo "Package $name is installed on root and has the following files:"; cat "$info/$name.list" ;;
status) [ ! -e "$info/$name.list" ] || echo "Status: install user installed" ;;
remove)
	[ ! -e /etc/sticky ] || exit 0
	while read -r path; do [ -d "$path" ] || rm -f "$path"; done < "$info/$name.list"
	rm "$info/$name.list" ;;
esac
`;

/** Name of an image of this machine's Docker that is to install.sh what openwrt/rootfs is. */
export function rootfsImage(changes: Readonly<Record<string, string>> = {}): string {
  const files: Record<string, string> = {
    "etc/openwrt_release": "DISTRIB_RELEASE='24.10.4'\nDISTRIB_TARGET='ath79/generic'\nDISTRIB_ARCH='mips_24kc'\n",
    "etc/opkg.conf": "dest root /\nlists_dir ext /var/opkg-lists\noption check_signature\n",
    "etc/opkg/customfeeds.conf": "",
    "usr/lib/opkg/status": "",
    "bin/opkg": OPKG,
    ...changes,
  };
  const image = `ppa-test-rootfs:${createHash("sha256").update(JSON.stringify(files)).digest("hex").slice(0, 16)}`;
  if (spawnSync("docker", ["image", "inspect", image], { stdio: "ignore" }).status === 0) return image;
  const root = mkdtempSync(join(tmpdir(), "ppa-rootfs-"));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    chmodSync(join(root, "bin/opkg"), 0o755);
    copyBusybox(root);
    execFileSync("tar", ["-cf", `${root}.tar`, "-C", root, "."]);
    docker(["import", `${root}.tar`, image]);
    return image;
  } finally {
    rmSync(root, { recursive: true, force: true });
    rmSync(`${root}.tar`, { force: true });
  }
}

/** This machine's BusyBox under all of its names, with the libraries that it needs. */
function copyBusybox(root: string): void {
  const busybox = execFileSync("sh", ["-c", "command -v busybox"], { encoding: "utf8" }).trim();
  copyFileSync(busybox, join(root, "bin/busybox"));
  for (const name of execFileSync(busybox, ["--list"], { encoding: "utf8" }).trim().split("\n")) {
    if (name !== "busybox") symlinkSync("busybox", join(root, "bin", name));
  }
  const libraries = execFileSync("sh", ["-c", 'ldd "$1" || true', "sh", busybox], { encoding: "utf8" }).match(
    /\/[^ ]+\.so[^ ]*/g,
  );
  for (const library of libraries ?? []) {
    mkdirSync(dirname(join(root, library)), { recursive: true });
    copyFileSync(library, join(root, library));
  }
}
