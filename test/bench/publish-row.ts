import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { architecturesOf } from "../../lib/openwrt/targets.ts";
import { gitIn, startGitServer } from "../support/git-server.ts";
import { benchPackage, nextPackage } from "./make-packages.ts";
import { type Cost, measure, median, medians, node, type Row, shell } from "./measure.ts";

export interface PublishBench {
  readonly names: number;
  readonly feeds: number;
  /** How many of the names are architecture-independent, as LuCI's pages and scripts are: one file for all feeds. */
  readonly independent: number;
  readonly runs: number;
  readonly bundle: string;
  /** The text of PPA_KEYS. */
  readonly keys: string;
}

/** One new package of 20 KB for one architecture, published to an archive on a git server over HTTP. */
export async function publishRow({ names, feeds, independent, runs, bundle, keys }: PublishBench): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), "ppa-bench-publish-"));
  const server = await startGitServer();
  try {
    const repository = server.create("ppa");
    const remote = `${server.url}/ppa.git`;
    const architectures = architecturesOf("24.10").slice(0, feeds);
    const project = (name: string, packages: readonly { filename: string; bytes: Uint8Array }[]) => {
      const root = join(folder, name);
      mkdirSync(join(root, "dist"), { recursive: true });
      writeFileSync(join(root, "ppa.yml"), config(architectures));
      for (const { filename, bytes } of packages) writeFileSync(join(root, "dist", filename), bytes);
      return node([bundle, "publish", "--remote", remote], { cwd: root, env: { PPA_KEYS: keys } });
    };
    const shared = Array.from({ length: independent }, (_, index) => benchPackage("ipk", index, 2048, "all"));
    const own = architectures.flatMap((architecture) =>
      Array.from({ length: names - independent }, (_, index) =>
        benchPackage("ipk", independent + index, 2048, architecture),
      ),
    );
    const all = [...shared, ...own];
    const one = nextPackage("ipk", names, architectures[0]);
    await measure(project("all", all));
    const base = gitIn(repository, "rev-parse", "gh-pages");
    const back = () => gitIn(repository, "update-ref", "refs/heads/gh-pages", base);
    const ours = await transfers(runs, project("one", [one]), back, server.bytes);
    const git = plainGit(remote, `24.10/${architectures[0]}/${one.filename}`, join(folder, "one/dist", one.filename));
    const floor = await transfers(runs, shell(git, folder), back, server.bytes);
    return {
      name: `publish 1 into ${(names * feeds).toLocaleString("en")} files, ${feeds} feeds, ${independent} of ${names} for all`,
      by: "dist/ppa.mjs",
      target: "≤ package + 300 KB, ≤ 3 s",
      floor: "git: fetch, add, push",
      cost: ours.cost,
      transferred: ours.transferred,
      floorCost: floor.cost,
      floorTransferred: floor.transferred,
    };
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function transfers(
  runs: number,
  command: Parameters<typeof measure>[0],
  before: () => unknown,
  bytes: () => number,
): Promise<{ cost: Cost; transferred: number }> {
  const costs: Cost[] = [];
  const sizes: number[] = [];
  for (let run = 0; run < runs; run++) {
    before();
    const start = bytes();
    costs.push((await measure(command)).cost);
    sizes.push(bytes() - start);
  }
  return { cost: medians(costs), transferred: median(sizes) ?? 0 };
}

/** The least that adds a file to a branch without taking its contents: nothing is indexed, nothing signed. */
function plainGit(remote: string, path: string, file: string): string {
  return `set -e
rm -rf plain.git && git init -q --bare plain.git && cd plain.git
git -c remote.origin.promisor=true fetch -q --depth 1 --filter=blob:none ${remote} refs/heads/gh-pages:refs/base
git read-tree refs/base
git update-index --add --cacheinfo 100644,$(git hash-object -w ${file}),${path}
tree=$(git write-tree --missing-ok)
commit=$(git -c user.name=bench -c user.email=bench@example.org commit-tree -p refs/base -m bench $tree)
git push -q ${remote} $commit:refs/heads/gh-pages`;
}

const config = (architectures: readonly string[]): string => `name: bench
title: Bench
url: https://example.org/bench
targets:
  - release: "24.10"
    arch: [${architectures.join(", ")}]
sources:
  - packages: dist/*.ipk
`;
