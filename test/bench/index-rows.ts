import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Kind, nextPackage, packageDirectory } from "./make-packages.ts";
import { type Command, measure, node, type Row, repeatBeside, shell } from "./measure.ts";

export interface IndexBench {
  readonly kind: Kind;
  readonly count: number;
  readonly runs: number;
  /** Path of the bundle `ppa.mjs`. */
  readonly bundle: string;
  /** Private key file for the kind. */
  readonly key: string;
  readonly targets: { readonly fresh: string; readonly unchanged?: string; readonly added?: string };
}

const INDEX_FILES = ["Packages", "Packages.gz", "Packages.manifest", "Packages.sig", "packages.adb", "index.json"];

/** The floor of reading everything: the bytes that must be hashed and inflated, in two processes of C programs. */
const FLOORS: Readonly<Record<Kind, { readonly name: string; readonly script: string }>> = {
  ipk: {
    name: "sha256sum & gzip -dc",
    script: "ls | grep ipk$ | xargs sha256sum >/dev/null & ls | grep ipk$ | xargs gzip -dc >/dev/null & wait",
  },
  apk: { name: "head -c 8192 of each", script: "ls | grep apk$ | xargs head -q -c 8192 >/dev/null" },
};

/** `ppa index DIR` from nothing, with nothing new, and with one package more. */
export async function* indexRows({ kind, count, runs, bundle, key, targets }: IndexBench): AsyncGenerator<Row> {
  const directory = packageDirectory(kind, count);
  const option = kind === "ipk" ? "--usign-key" : "--apk-key";
  const index = node([bundle, "index", directory, "--arch", "mips_24kc", option, key, "--json"]);
  const title = `${count.toLocaleString("en")} .${kind}`;
  const by = "dist/ppa.mjs";
  const nothing = () => {
    for (const name of INDEX_FILES) rmSync(join(directory, name), { force: true });
  };

  const { name: floor, script } = FLOORS[kind];
  const fresh = await repeatBeside(runs, index, shell(script, directory), nothing);
  yield { name: `${title} from nothing`, by, target: targets.fresh, floor, ...fresh };

  const start = node(["--eval", "0"]);
  const rest = { by, floor: "node --eval 0" };
  if (targets.unchanged) {
    await expectRead(index, 0);
    const unchanged = await repeatBeside(runs, index, start);
    yield { name: `${title} unchanged`, target: targets.unchanged, ...rest, ...unchanged };
  }

  const { filename, bytes } = nextPackage(kind, count);
  const extra = join(directory, filename);
  const addOne = async () => {
    rmSync(extra, { force: true });
    await measure(index);
    writeFileSync(extra, bytes);
  };
  if (targets.added) {
    const added = await repeatBeside(runs, index, start, addOne);
    yield { name: `${title}, one added`, target: targets.added, ...rest, ...added };
  }
  rmSync(extra, { force: true });
}

/** A bench that measures something else than it says is worse than none. */
async function expectRead(index: Command, expected: number): Promise<void> {
  const { read } = JSON.parse((await measure(index)).stdout) as { read: number };
  if (read !== expected) throw new Error(`${read} packages were read again, not ${expected}.`);
}
