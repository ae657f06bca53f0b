import { type TarMember, writeTar } from "../ipk/tar-write.ts";
import type { Exec } from "../run/exec.ts";
import { quoted } from "./remote.ts";

/** One package to be installed and removed again. */
export interface PackageUnderTest {
  readonly name: string;
  readonly version: string;
  /** Text of the package's own `test.sh`, which gets name and version as arguments as in OpenWrt's CI. */
  readonly test?: string;
}

export interface InstallTest {
  readonly engine: "docker" | "podman";
  readonly image: string;
  /** install.sh, made for the address at which the container finds the feed. */
  readonly script: string;
  readonly packages: readonly PackageUnderTest[];
  readonly exec: Exec;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** For the container's name. */
  readonly randomBytes: (size: number) => Uint8Array;
}

export interface PackageResult {
  readonly name: string;
  readonly ok: boolean;
  /** What failed, when something did. */
  readonly reason?: string;
}

export interface InstallTestResult {
  readonly ok: boolean;
  readonly packages: readonly PackageResult[];
  /** Why the feed itself was not accepted, or the container did not run. */
  readonly reason?: string;
  readonly output: string;
}

const TIMEOUT = 20 * 60_000;
const MARK = "@ppa@";

/**
 * Installs packages in a fresh container of OpenWrt's root file system as an owner would: install.sh, the signed index,
 * the package manager. For every package: all of its files are there, its own test passes, and after its removal it is
 * gone. No signature check is switched off.
 */
export async function runInstallTest(test: InstallTest): Promise<InstallTestResult> {
  const name = `ppa-test-${Buffer.from(test.randomBytes(6)).toString("hex")}`;
  const command = "mkdir -p /tmp/ppa && tar -x -f - -C /tmp/ppa && exec sh /tmp/ppa/run.sh";
  const args = [
    "run",
    "--rm",
    "--interactive",
    "--name",
    name,
    "--network",
    "host",
    test.image,
    "/bin/sh",
    "-c",
    command,
  ];
  const { code, stdout, stderr, timedOut } = await test.exec(test.engine, args, {
    input: containerFiles(test),
    env: test.env,
    timeout: TIMEOUT,
  });
  if (timedOut) await test.exec(test.engine, ["rm", "--force", name], { env: test.env });
  return readResult(test.packages, `${stdout.toString("utf8")}${stderr}`, timedOut ? undefined : code);
}

function readResult(packages: readonly PackageUnderTest[], text: string, code: number | undefined): InstallTestResult {
  const lines = text.split("\n");
  const marks = lines.flatMap((line) => (line.startsWith(MARK) ? [line.slice(MARK.length + 1).split(" ")] : []));
  const output = lines
    .filter((line) => !line.startsWith(MARK))
    .join("\n")
    .trim();
  const results = packages.map(({ name }): PackageResult => {
    const said = marks.filter(([kind, about]) => about === name && (kind === "ok" || kind === "failed"));
    const failure = said.find(([kind]) => kind === "failed");
    if (failure) return { name, ok: false, reason: failure.slice(2).join(" ") };
    return said.length > 0 ? { name, ok: true } : { name, ok: false, reason: "was not reached" };
  });
  const ok = code === 0 && results.every((result) => result.ok);
  const reachedEnd = marks.some(([kind]) => kind === "done");
  if (reachedEnd) return { ok, packages: results, output };
  const why = marks.some(([kind]) => kind === "nofeed")
    ? "install.sh could not add the feed"
    : code === undefined
      ? "it did not end within 20 minutes"
      : `the container ended with code ${code}`;
  return { ok: false, packages: results, reason: why, output };
}

function containerFiles({ script, packages }: InstallTest): Uint8Array {
  const file = (path: string, text: string): TarMember => ({
    path,
    type: "file",
    mode: 0o755,
    data: Buffer.from(text),
  });
  const tests = packages.flatMap(({ name, test }) => (test === undefined ? [] : [file(`test-${name}.sh`, test)]));
  return writeTar([file("install.sh", script), file("run.sh", program(packages)), ...tests], 0);
}

function program(packages: readonly PackageUnderTest[]): string {
  return `# The container has no init: what procd would have made is made here.
mkdir -p /var/lock /var/run /tmp/run
mark() { echo "${MARK} $*"; }

if command -v apk >/dev/null 2>&1 && [ -e /etc/apk/world ]; then
	add() { apk add "$1"; }
	remove() { apk del "$1"; }
	files() { apk info --quiet --contents "$1" | sed 's,^/*,/,'; }
	there() { apk info --installed "$1" >/dev/null 2>&1; }
else
	add() { opkg install "$1"; }
	remove() { opkg remove "$1"; }
	files() { opkg files "$1" | sed 1d; }
	there() { opkg status "$1" | grep -q '^Status: .* installed'; }
fi

try() {
	add "$1" || { mark failed "$1" could not be installed; return; }
	there "$1" || { mark failed "$1" is not installed after its installation; return; }
	files "$1" > /tmp/ppa/files
	while read -r path; do
		[ "$path" = / ] || [ -e "$path" ] || [ -L "$path" ] || { mark failed "$1" did not bring "$path"; return; }
	done < /tmp/ppa/files
	if [ -e "/tmp/ppa/test-$1.sh" ]; then
		( cd /tmp && sh "/tmp/ppa/test-$1.sh" "$1" "$2" ) || { mark failed "$1" failed its test.sh; return; }
	fi
	remove "$1" || { mark failed "$1" could not be removed; return; }
	if there "$1"; then mark failed "$1" is still installed after its removal; return; fi
	mark ok "$1"
}

sh /tmp/ppa/install.sh || { mark nofeed; exit 1; }
${packages.map(({ name, version }) => `try ${quoted(name)} ${quoted(version)} </dev/null\n`).join("")}sh /tmp/ppa/install.sh --remove
mark done
`;
}
