import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";
import type { DeviceFeed, InstallScriptInput } from "../../lib/device/install-script.ts";
import { parsePublicKey } from "../../lib/signing/public-keys.ts";

const golden = new URL("../fixtures/golden", import.meta.url).pathname;
export const FINGERPRINT = "f6784a98f70e51a6";

export const feeds: readonly DeviceFeed[] = [
  { path: "19.07/mips_24kc", series: "19.07", format: "opkg", arch: "mips_24kc" },
  { path: "24.10/mips_24kc", series: "24.10", format: "opkg", arch: "mips_24kc" },
  { path: "24.10/x86_64", series: "24.10", format: "opkg", arch: "x86_64" },
  { path: "25.12/mips_24kc", series: "25.12", format: "apk", arch: "mips_24kc" },
  { path: "24.10.4/ath79/generic", series: "24.10", format: "opkg", arch: "mips_24kc", target: "ath79/generic" },
  { path: "25.12.1/ath79/generic", series: "25.12", format: "apk", arch: "mips_24kc", target: "ath79/generic" },
];

export async function archive(changes: Partial<InstallScriptInput> = {}): Promise<InstallScriptInput> {
  const keys = await Promise.all([
    parsePublicKey(readFileSync(join(golden, "keys/usign.pub"), "utf8"), `keys/${FINGERPRINT}`),
    parsePublicKey(readFileSync(join(golden, "keys/apk.pub.pem"), "utf8"), "keys/demo.pem"),
  ]);
  return { name: "demo", url: "https://ppa.example.org/demo", feeds, keys, ...changes };
}

export async function nextKeys(): Promise<InstallScriptInput["keys"]> {
  return [await parsePublicKey(readFileSync(join(golden, "keys/apk-next.pub.pem"), "utf8"), "keys/demo-next.pem")];
}

const scratch = mkdtempSync(join(tmpdir(), "ppa-device-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
let count = 0;

export interface Router {
  readonly root: string;
  read(path: string): string;
  has(path: string): boolean;
  write(path: string, text: string): void;
  /** Calls of opkg and apk so far, one line each. */
  calls(): string;
}

/** What a stock release has of the files that matter here. */
export function router(release: string, facts: { arch?: string; target?: string } = {}): Router {
  const { arch = "mips_24kc", target = "ath79/generic" } = facts;
  const root = join(scratch, `root-${++count}`);
  const self: Router = {
    root,
    read: (path) => readFileSync(join(root, path), "utf8"),
    has: (path) => existsSync(join(root, path)),
    write(path, text) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    },
    calls: () => (self.has("calls") ? self.read("calls") : ""),
  };
  self.write(
    "etc/openwrt_release",
    `DISTRIB_ID='OpenWrt'\nDISTRIB_RELEASE='${release}'\nDISTRIB_TARGET='${target}'\nDISTRIB_ARCH='${arch}'\n`,
  );
  mkdirSync(join(root, "lib/upgrade/keep.d"), { recursive: true });
  if (/^(25\.12|SNAPSHOT)/.test(release)) {
    self.write("etc/apk/world", "base-files\n");
    self.write("etc/apk/arch", `${arch}\nnoarch\n`);
    self.write("etc/apk/keys/openwrt.pem", "official\n");
    self.write("etc/apk/repositories.d/customfeeds.list", "# add your custom package feeds here\n");
  } else {
    self.write("usr/lib/opkg/status", "");
    self.write(
      "etc/opkg.conf",
      "dest root /\nlists_dir ext /var/opkg-lists\noption overlay_root /overlay\noption check_signature\n",
    );
    self.write(
      "etc/opkg/customfeeds.conf",
      "# add your custom package feeds here\n#\n# src/gz example_feed_name http://www.example.com/path\n",
    );
    self.write("etc/opkg/distfeeds.conf", "src/gz openwrt_core https://downloads.openwrt.org/releases/core\n");
    self.write("etc/opkg/keys/0123456789abcdef", "official\n");
  }
  return self;
}

/** opkg and apk that write down how they are called; a file `refuse` in the root makes them refuse the feed. */
const MANAGER = `#!/bin/sh
echo "\${0##*/} $*" >> "$PPA_ROOT/calls"
case " $* " in
*" update "*)
	if [ -e "$PPA_ROOT/refuse" ]; then [ "\${0##*/}" = opkg ]; exit; fi
	if [ "\${0##*/}" = opkg ]; then
		mkdir -p "$PPA_ROOT/var/opkg-lists"
		sed -n 's,^src/gz \\([^ ]*\\) .*,\\1,p' "$PPA_ROOT"/etc/opkg/*.conf | while read -r name; do : > "$PPA_ROOT/var/opkg-lists/$name"; done
	fi ;;
esac
`;

/** The tools that install.sh may use, all of them BusyBox's, as on a router. */
const TOOLS = "awk cat chmod cp grep head mkdir mv rm sed sh sort tail".split(" ");

export const shells = { "BusyBox ash": ["busybox", "ash"], dash: ["dash"] } as const;

export interface Run {
  readonly code: number;
  readonly output: string;
}

/** Runs the script on the router, from a pipe or a file, with nothing but BusyBox's tools and the fake managers. */
export function run(
  script: string,
  { root }: Pick<Router, "root">,
  args: readonly string[] = [],
  {
    shell = ["busybox", "ash"],
    env = {},
    from = "pipe",
  }: { shell?: readonly string[]; env?: Record<string, string>; from?: "pipe" | "file" } = {},
): Run {
  const tools = toolsDirectory();
  const [program = "sh", ...rest] = shell;
  const file = join(scratch, "install.sh");
  if (from === "file") writeFileSync(file, script);
  const ran = spawnSync(absolute(program), [...rest, ...(from === "file" ? [file] : ["-s", "--"]), ...args], {
    input: from === "file" ? "" : script,
    encoding: "utf8",
    env: { PATH: tools, PPA_ROOT: root, ...env },
  });
  return { code: ran.status ?? -1, output: ran.stdout + ran.stderr };
}

let tools: string | undefined;
function toolsDirectory(): string {
  if (tools) return tools;
  tools = join(scratch, "bin");
  mkdirSync(tools);
  for (const tool of TOOLS) symlinkSync(absolute("busybox"), join(tools, tool));
  for (const name of ["opkg", "apk"]) {
    writeFileSync(join(tools, name), MANAGER);
    chmodSync(join(tools, name), 0o755);
  }
  return tools;
}

function absolute(program: string): string {
  return execFileSync("sh", ["-c", 'command -v "$1"', "sh", program], { encoding: "utf8" }).trim();
}

/** Every file below the root with its text, to compare before and after. */
export function snapshot({ root }: Pick<Router, "root">): string {
  return execFileSync(
    "sh",
    ["-c", 'find . -type f ! -name calls | sort | while read -r f; do echo "== $f"; cat "$f"; done'],
    {
      cwd: root,
      encoding: "utf8",
    },
  );
}
