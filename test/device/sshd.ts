import { execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { SshHost } from "../../lib/device/ssh.ts";
import type { Router } from "./router.ts";

/** Tools of a router, all of them BusyBox's. */
const TOOLS = "awk cat chmod cp grep gzip head ls mkdir mv rm sed sh sort tail tar true".split(" ");

/**
 * opkg and apk with a memory: `installed/NAME` holds a version, `feed/NAME` the feed's. A file `broken` makes every
 * installation of a version that it names fail half-way.
 */
const COMMON = `#!/bin/sh
state=$PPA_ROOT/installed
mkdir -p "$state"
echo "\${0##*/} $*" >> "$PPA_ROOT/calls"
put() {
	echo "$2" > "$state/$1"
	if grep -qx "$2" "$PPA_ROOT/broken" 2>/dev/null; then echo "$1: post-install failed"; exit 1; fi
}
`;
const OPKG = `${COMMON}[ "$1" != --offline-root ] || shift 2
command=$1
shift
for word in "$@"; do
	case "$command $word" in
	*' --'*) ;;
	'status '*) [ ! -e "$state/$word" ] || printf 'Package: %s\\nVersion: %s\\n' "$word" "$(cat "$state/$word")" ;;
	'remove '*) rm "$state/$word" ;;
	'install ./'*)
		control=$(gzip -dc "$word" | tar -xOf - ./control.tar.gz | gzip -dc | tar -xOf - ./control)
		put "$(echo "$control" | sed -n 's/^Package: //p')" "$(echo "$control" | sed -n 's/^Version: //p')" ;;
	'install '*) [ ! -e "$PPA_ROOT/feed/$word" ] || put "$word" "$(cat "$PPA_ROOT/feed/$word")" ;;
	esac
done
if [ "$command" = update ]; then
	mkdir -p "$PPA_ROOT/var/opkg-lists"
	: > "$PPA_ROOT/var/opkg-lists/demo"
fi
`;
const APK = `${COMMON}[ "$1" != --root ] || shift 2
command=$1
shift
repository=''
while [ $# -gt 0 ]; do
	case "$command $1" in
	'add --keys-dir') [ -e "$2/deploy.pem" ] && [ -e "$2/openwrt.pem" ] || exit 1; shift ;;
	'add --repository') repository=$2; shift ;;
	*' --allow-untrusted') exit 1 ;;
	*' --'*) ;;
	'list '*) [ ! -e "$state/$1" ] || echo "$1 $(cat "$state/$1")" ;;
	'del '*) rm "$state/$1" ;;
	'add '*=*) [ -e "\${repository%/*}/\${1%%=*}-\${1#*=}.apk" ] || exit 1; put "\${1%%=*}" "\${1#*=}" ;;
	'add '*) [ ! -e "$PPA_ROOT/feed/$1" ] || put "$1" "$(cat "$PPA_ROOT/feed/$1")" ;;
	esac
	shift
done
`;
const REBOOT = '#!/bin/sh\necho reboot >> "$PPA_ROOT/calls"\n';

const scratch = mkdtempSync(join(tmpdir(), "ppa-sshd-"));
const cleanups: (() => void)[] = [];
afterAll(() => {
  for (const cleanup of cleanups) cleanup();
  rmSync(scratch, { recursive: true, force: true });
});

let folders = 0;
/** A folder of its own for what one call of ssh needs; its path is short enough for a socket. */
export function sshFolder(): string {
  const folder = join(scratch, `c${++folders}`);
  mkdirSync(folder);
  return folder;
}

function keyPair(name: string): string {
  const file = join(scratch, name);
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", file]);
  return file;
}

function toolsDirectory(): string {
  const tools = join(scratch, "bin");
  mkdirSync(tools);
  const busybox = execFileSync("sh", ["-c", "command -v busybox"], { encoding: "utf8" }).trim();
  for (const tool of TOOLS) symlinkSync(busybox, join(tools, tool));
  for (const [name, text] of Object.entries({ opkg: OPKG, apk: APK, reboot: REBOOT })) {
    writeFileSync(join(tools, name), text);
    chmodSync(join(tools, name), 0o755);
  }
  return tools;
}

let shared: { tools: string; identity: string } | undefined;

export interface SshRouter {
  readonly host: SshHost;
  /** `root@127.0.0.1:port` as a user would write it. */
  readonly address: string;
  /** The line of known_hosts that pins it. */
  readonly knownHosts: string;
  readonly identity: string;
}

/** A real sshd on a free port of this machine, in which every session lives on `router`. */
export async function sshRouter(router: Router): Promise<SshRouter> {
  shared ??= { tools: toolsDirectory(), identity: keyPair("client") };
  const { tools, identity } = shared;
  const port = await freePort();
  const hostKey = keyPair(`host-${port}`);
  const enter = join(scratch, `enter-${port}`);
  writeFileSync(
    enter,
    `#!/bin/sh\nPATH=${tools} PPA_ROOT=${router.root}\nexport PATH PPA_ROOT\nexec sh -c "$SSH_ORIGINAL_COMMAND"\n`,
  );
  chmodSync(enter, 0o755);
  const config = join(scratch, `sshd-${port}`);
  writeFileSync(
    config,
    [
      `Port ${port}`,
      "ListenAddress 127.0.0.1",
      `HostKey ${hostKey}`,
      `AuthorizedKeysFile ${identity}.pub`,
      "PermitRootLogin prohibit-password",
      "StrictModes no",
      "UsePAM no",
      "PidFile none",
      `ForceCommand ${enter}`,
    ].join("\n"),
  );
  const sshd = execFileSync("sh", ["-c", "command -v sshd"], { encoding: "utf8" }).trim();
  if (process.getuid?.() === 0) mkdirSync("/run/sshd", { recursive: true });
  const child = spawn(sshd, ["-D", "-e", "-f", config], { stdio: "ignore" });
  cleanups.push(() => child.kill());
  await answering(port);
  const [type, key] = readFileSync(`${hostKey}.pub`, "utf8").split(" ");
  const { username: user } = userInfo();
  return {
    host: { user, host: "127.0.0.1", port },
    address: `${user}@127.0.0.1:${port}`,
    knownHosts: `[127.0.0.1]:${port} ${type} ${key}\n`,
    identity,
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

async function answering(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => resolve(true));
      socket.on("error", () => resolve(false));
      socket.on("connect", () => socket.destroy());
    });
    if (open) return;
    await new Promise((resume) => setTimeout(resume, 50));
  }
  throw new Error("sshd does not answer");
}
