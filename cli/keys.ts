import { existsSync } from "node:fs";
import { isAbsolute, join, resolve } from "node:path";
import type { Archive } from "../lib/archive/load.ts";
import { UserError, visible } from "../lib/run/errors.ts";
import type { Edge, ExitCode, Register } from "./edge.ts";
import { storing, table } from "./keys-output.ts";
import { collect } from "./options.ts";

const defaultFolder = "keys";

interface NewOptions {
  readonly name?: string;
  readonly out?: string;
  readonly force?: true;
}

interface RotateOptions {
  readonly name?: string;
  readonly file?: string;
}

/** `ppa keys …`: make, show, look for and change the keys of an archive. */
export const register: Register = (program, edge, run) => {
  const keys = program
    .command("keys")
    .summary("make, show, check and change the signing keys of an archive")
    .description("Makes, shows, checks and changes the signing keys of an archive.");
  keys
    .command("new")
    .summary("make the three keys of an archive")
    .description(
      "Makes a usign, an apk and an OpenPGP key. The public ones go into the folder keys/, the private ones into one " +
        "file outside of the repository, whose text becomes the secret PPA_KEYS.",
    )
    .option("--name <name>", "name of the archive (default: from ppa.yml)")
    .option("--out <file>", "new file for the private keys (default: ~/.config/openwrt-ppa/<name>.keys)")
    .option("--force", "make new keys although routers may trust the ones in keys/, which are removed")
    .action((options: NewOptions) => run(() => newKeys(edge, options)));
  keys
    .command("show")
    .summary("print the fingerprints of the public keys")
    .description("Prints the fingerprints of the public keys in the folder keys/.")
    .option("--json", "print them as JSON")
    .action((options: { json?: true }) => run(() => showKeys(edge, options)));
  keys
    .command("check")
    .argument("[dir]", "folder, or repository with its whole history", ".")
    .summary("look for private keys that were committed or are about to be")
    .description("Looks for private keys that were committed or are about to be. Exit code 2 when there are any.")
    .option(
      "--except <path>",
      "folder or file whose keys are known to be harmless, such as test keys; may be repeated",
      collect,
      [],
    )
    .option("--json", "print the findings as JSON")
    .action((directory: string, options: { except: string[]; json?: true }) =>
      run(() => checkKeys(edge, directory, options)),
    );
  keys
    .command("rotate")
    .argument("[step]", "announce, switch or retire; without it, tells which comes next")
    .summary("change keys in three steps")
    .description(
      "Changes keys so that routers learn the next ones before anything is signed with them alone: " +
        "announce, publish, wait; switch, publish, wait; retire, publish.",
    )
    .option("--name <name>", "name of the archive (default: from ppa.yml)")
    .option("--file <file>", "file with the private keys (default: ~/.config/openwrt-ppa/<name>.keys)")
    .action((step: string | undefined, options: RotateOptions) =>
      run(async () => {
        const { rotateKeys } = await import("./keys-rotate.ts");
        const { name, folder } = await settings(edge, options.name);
        await rotateKeys(edge, { name, folder, file: secretFile(edge, name, options.file), step });
      }),
    );
};

async function newKeys(edge: Edge, options: NewOptions): Promise<void> {
  const { name, folder } = await settings(edge, options.name);
  const file = secretFile(edge, name, options.out);
  const { formatKeyBundle, generateKeyset } = await import("../lib/signing/keyset.ts");
  const { publicKeys, readPublicKeys, replacePublicKeys } = await import("../lib/signing/public-keys.ts");
  const { checkSecretPlace, writeSecretFile } = await import("../lib/signing/secret-file.ts");
  await checkSecretPlace(file, edge.exec);
  const directory = resolve(edge.cwd, folder);
  const present = await readPublicKeys(directory);
  if (present.length > 0 && !options.force) {
    throw new UserError({
      what: `${folder}/ has keys already: ${present.map(({ path }) => path).join(", ")}. Routers that trust them would refuse new ones`,
      cure: "Change keys with `ppa keys rotate`, or insist with --force",
    });
  }
  const keyset = await generateKeyset({ name, date: edge.now(), randomBytes: edge.randomBytes });
  await writeSecretFile(file, formatKeyBundle(keyset, name), edge.exec);
  const made = publicKeys(keyset, name);
  await replacePublicKeys(directory, present, made);
  edge.print(`Public keys of "${name}", to be committed:\n\n${table(made)}\n`);
  edge.print(`Private keys, in one file that only you can read:\n\n  ${file}\n`);
  edge.print("Keep a copy of it in a safe place: without it, every router has to be given new keys by hand.\n");
  edge.print(await storing(edge, file));
}

async function showKeys(edge: Edge, { json }: { json?: true }): Promise<void> {
  const folder = (await archiveHere(edge))?.keys ?? defaultFolder;
  const { readPublicKeys } = await import("../lib/signing/public-keys.ts");
  const keys = await readPublicKeys(resolve(edge.cwd, folder));
  if (json) {
    return edge.print(
      JSON.stringify(
        keys.map(({ kind, fingerprint, path }) => ({ kind, fingerprint, path })),
        null,
        2,
      ),
    );
  }
  if (keys.length > 0) return edge.print(table(keys));
  throw new UserError({ what: `There are no public keys in ${folder}/`, cure: "Make them with `ppa keys new`" });
}

async function checkKeys(edge: Edge, name: string, options: { except: string[]; json?: true }): Promise<ExitCode> {
  const { findLeaks } = await import("../lib/signing/leaks.ts");
  if (!existsSync(resolve(edge.cwd, name))) {
    throw new UserError({ what: `There is no folder ${visible(name)}`, cure: "Check the name." });
  }
  const report = await findLeaks(resolve(edge.cwd, name), edge.exec, options.except);
  const { leaks, incomplete } = report;
  if (incomplete) {
    edge.reporter.warn({
      what: "The clone is shallow or partial, so older commits were not looked at",
      cure: "Fetch them with `git fetch --unshallow`",
    });
  }
  if (options.json) edge.print(JSON.stringify(report, null, 2));
  else if (leaks.length === 0) edge.print("No private keys found.");
  else {
    for (const { path, kinds, commit } of leaks) {
      edge.print(`${visible(path)}: ${kinds.join(", ")}, ${commit ? `since commit ${commit}` : "not committed yet"}`);
    }
    edge.print(
      leaks.some(({ commit }) => commit)
        ? "Whoever has read a committed key can sign for it: change it with `ppa keys rotate`, then remove the file."
        : "Move them out of the folder before they are committed.",
    );
  }
  return leaks.length > 0 ? 2 : 0;
}

/** Name and key folder of the archive in the current directory; without a ppa.yml the name has to be given. */
async function settings(edge: Edge, given: string | undefined): Promise<{ name: string; folder: string }> {
  if (given !== undefined && !/^[a-z0-9_-]+$/.test(given)) {
    throw new UserError({ what: `"${given}" is no name for an archive`, cure: "Use a-z, 0-9, _ and -" });
  }
  const archive = await archiveHere(edge);
  const name = given ?? archive?.name;
  if (name !== undefined) return { name, folder: archive?.keys ?? defaultFolder };
  throw new UserError({
    what: "There is no ppa.yml here",
    cure: "Run this where it is, or name the archive with --name",
  });
}

async function archiveHere(edge: Edge): Promise<Pick<Archive, "name" | "keys"> | undefined> {
  const file = join(edge.cwd, "ppa.yml");
  if (!existsSync(file)) return undefined;
  const { readConfig } = await import("../lib/archive/read-config.ts");
  const text = await readConfig(file, "ppa.yml");
  const { loadArchive } = await import("../lib/archive/load.ts");
  // The address does not matter for keys, so none is asked for.
  return loadArchive({ text, file: "ppa.yml", defaultUrl: "https://example.org" });
}

function secretFile(edge: Edge, name: string, given: string | undefined): string {
  if (given !== undefined) return resolve(edge.cwd, given);
  const { XDG_CONFIG_HOME: config, HOME: home } = edge.env;
  if (config && isAbsolute(config)) return join(config, "openwrt-ppa", `${name}.keys`);
  if (home) return join(home, ".config", "openwrt-ppa", `${name}.keys`);
  throw new UserError({ what: "There is no home directory to keep private keys in", cure: "Name a file with --out" });
}
