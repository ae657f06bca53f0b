import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { architecturesOf } from "../../lib/openwrt/targets.ts";
import { type Command, type Cost, measure, medians, node, type Row, repeatBeside, shell } from "./measure.ts";

/** `ppa plan` of an archive whose packages are built for each of `architectures`. */
export async function planRow(packages: number, architectures: number, runs: number, bundle: string): Promise<Row> {
  const folder = temporary();
  try {
    const arch = architecturesOf("24.10").slice(0, architectures);
    for (let n = 0; n < packages; n++) writePackage(join(folder, "packages", `program-${n}`), `program-${n}`);
    writeFileSync(
      join(folder, "ppa.yml"),
      JSON.stringify({ name: "bench", targets: [{ release: "24.10.5", arch }], sources: [{ path: "packages" }] }),
    );
    const plan = node([bundle, "plan", "--json"], { cwd: folder });
    const { jobs } = JSON.parse((await measure(plan)).stdout) as { jobs: { sources: { packages: unknown[] }[] }[] };
    const planned = jobs.map(({ sources }) => sources.flatMap((source) => source.packages).length);
    if (planned.length !== arch.length || planned.some((count) => count !== packages))
      throw new Error(`${planned.length} jobs of ${planned[0]} packages were planned`);
    const floor = "cat of all Makefiles";
    const cat = shell("find packages -name Makefile | xargs cat >/dev/null", folder);
    const costs = await repeatBeside(runs, plan, cat);
    const name = `plan of ${packages} packages × ${arch.length} architectures`;
    return { name, by: "dist/ppa.mjs", target: "≤ 1 s", floor, ...costs };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export interface BuildBench {
  readonly programs: number;
  readonly runs: number;
  readonly bundle: string;
  /** Unpacked SDK that is copied and built in; default: the stand-in. Feeds come from where its feeds.conf.default says. */
  readonly sdk?: string | undefined;
  /** What it is for: `24.10/x86_64`. */
  readonly target?: string | undefined;
}

/**
 * `ppa build` of some small programs in an SDK that was just unpacked, first with nothing kept and then with what the first
 * time has left, beside the usual sequence of commands, whose time grows with every package and every feed of the SDK.
 */
export async function* buildRows(bench: BuildBench): AsyncGenerator<Row> {
  const { programs, runs, bundle, sdk, target = "24.10/x86_64" } = bench;
  const folder = temporary();
  try {
    const [feed, fresh, cache] = ["feed", "sdk", "cache"].map((name) => join(folder, name)) as [string, string, string];
    const names = Array.from({ length: programs }, (_, n) => `program-${n}`);
    for (const name of names) writePackage(join(feed, name), name);
    const unpack = async () => {
      rmSync(fresh, { recursive: true, force: true });
      if (sdk) cpSync(sdk, fresh, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
      else await measure({ command: makeSdk, args: [fresh, "release=24.10.5"] });
    };
    const options = ["--target", target, "--engine", "local", "--sdk", fresh, "--cache", cache];
    const build = node([bundle, "build", feed, ...options, "--out", join(folder, "out")], { cwd: folder });
    const naive = shell(NAIVE.replaceAll("FEED", feed).replaceAll("NAMES", names.join(" ")), fresh);
    const costs: Record<"naive" | "cold" | "warm", Cost[]> = { naive: [], cold: [], warm: [] };
    const run = async (kind: keyof typeof costs, command: Command) => {
      await unpack();
      costs[kind].push((await measure(command)).cost);
    };
    for (let turn = 0; turn < runs; turn++) {
      await run("naive", naive);
      rmSync(cache, { recursive: true, force: true });
      await run("cold", build);
      await run("warm", build);
    }
    const title = `build ${programs} programs ${sdk ? `in an SDK for ${target}` : "on the stand-in"}`;
    const beside = { by: "dist/ppa.mjs", floor: "feeds -a, defconfig, 3 × make each", floorCost: medians(costs.naive) };
    const target_ = (share: string) => (sdk ? `≤ ${share} of that beside it` : "≤ 10 s");
    yield { name: `${title}, cold`, target: target_("1/4"), cost: medians(costs.cold), ...beside };
    yield { name: `${title}, warm`, target: target_("1/8"), cost: medians(costs.warm), ...beside };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const makeSdk = fileURLToPath(new URL("../fixtures/sdk/make-sdk", import.meta.url));

/** What people run by hand, and most feeds' workflows too. */
const NAIVE = `set -e
cp feeds.conf.default feeds.conf; echo "src-link bench FEED" >> feeds.conf
./scripts/feeds update -a; ./scripts/feeds install -a; make defconfig
for name in NAMES; do for step in download check compile; do make "package/$name/$step" -j"$(nproc)"; done; done
for name in NAMES; do ls bin/packages/*/bench | grep -q "^$name[-_]"; done
`;

const temporary = (): string => mkdtempSync(join(tmpdir(), "ppa-bench-build-"));

function writePackage(folder: string, name: string): void {
  const makefile = `include $(TOPDIR)/rules.mk

PKG_NAME:=${name}
PKG_VERSION:=1.0
PKG_RELEASE:=1

include $(INCLUDE_DIR)/package.mk

define Package/${name}
  SECTION:=utils
  CATEGORY:=Utilities
  TITLE:=A program
endef

define Build/Compile
	$(TARGET_CC) $(TARGET_CFLAGS) -o $(PKG_BUILD_DIR)/${name} $(PKG_BUILD_DIR)/main.c
endef

define Package/${name}/install
	$(INSTALL_DIR) $(1)/usr/bin
	$(INSTALL_BIN) $(PKG_BUILD_DIR)/${name} $(1)/usr/bin/
endef

$(eval $(call BuildPackage,${name}))
`;
  for (const [path, text] of [
    ["Makefile", makefile],
    ["src/main.c", "int main(void) { return 0; }\n"],
  ] as const) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
