import { chmod, link, readFile, rename } from "node:fs/promises";
import { resolve } from "node:path";
import { errorCode, UserError } from "../lib/run/errors.ts";
import { formatKeyBundle, type Keyset, parseKeyBundle } from "../lib/signing/keyset.ts";
import { publicKeys, replacePublicKeys } from "../lib/signing/public-keys.ts";
import { nextStage, rotate, type Stage, stages } from "../lib/signing/rotate.ts";
import { checkSecretPlace, writeSecretFile } from "../lib/signing/secret-file.ts";
import type { Edge } from "./edge.ts";
import { storing, table } from "./keys-output.ts";

interface Rotation {
  readonly name: string;
  /** Folder of the public keys, relative to the working directory. */
  readonly folder: string;
  /** File with the private keys. */
  readonly file: string;
  readonly step: string | undefined;
}

const explanations: Record<Stage, string> = {
  announce:
    "Commit the folder of public keys, store the secret and publish. Routers get the next keys with the keyring package or\n" +
    "by running install.sh again; apk indexes are signed with both keys. When they have them: `ppa keys rotate switch`.",
  switch:
    "Commit the folder of public keys, store the secret and publish. The new keys sign from now on: an opkg router that has\n" +
    "not learnt them refuses the feed until it does. When nobody is left behind: `ppa keys rotate retire`.",
  retire:
    "Commit the folder of public keys, store the secret and publish. The old keys are gone from the archive; routers that\n" +
    "know only them refuse it from now on.",
};

const comingNext: Record<Stage, string> = {
  announce: "No change of keys is under way. To begin one: ppa keys rotate announce",
  switch: "The next keys are announced. When they are published and routers have them: ppa keys rotate switch",
  retire: "The new keys sign. When that is published and nobody is left behind: ppa keys rotate retire",
};

/** One step of a change of keys; without a step, tells which one comes next. */
export async function rotateKeys(edge: Edge, { name, folder, file, step }: Rotation): Promise<void> {
  const keyset = await readSecretFile(file);
  const stage = stages.find((known) => known === step);
  if (step !== undefined && !stage) {
    throw new UserError({ what: `"${step}" is no step of a change of keys`, cure: `Use ${stages.join(", ")}` });
  }
  if (!stage) return edge.print(`${comingNext[nextStage(keyset)]}\n\n${table(publicKeys(keyset, name))}`);
  const changed = await rotate(keyset, stage, { name, date: edge.now(), randomBytes: edge.randomBytes });
  const before = `${file}.before-${stage}`;
  await replaceSecretFile(edge, file, before, formatKeyBundle(changed, name));
  const now = publicKeys(changed, name);
  await replacePublicKeys(resolve(edge.cwd, folder), publicKeys(keyset, name), now);
  edge.print(`Public keys of "${name}", in ${folder}/:\n\n${table(now)}\n`);
  edge.print(`${explanations[stage]}\n\nThe private keys as they were before are in ${before}.\n`);
  edge.print(await storing(edge, file));
}

async function readSecretFile(file: string): Promise<Keyset> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    if (errorCode(error) !== "ENOENT") throw error;
    throw new UserError({
      what: `There are no private keys in ${file}`,
      cure: "Name the file that `ppa keys new` wrote with --file",
    });
  });
  return parseKeyBundle(text, file);
}

/** The old text stays under another name; at no moment is there no file, or one that is half written. */
async function replaceSecretFile(edge: Edge, file: string, before: string, text: string): Promise<void> {
  const fresh = `${file}.new`;
  await checkSecretPlace(before, edge.exec);
  await writeSecretFile(fresh, text, edge.exec);
  await link(file, before);
  await chmod(before, 0o600);
  await rename(fresh, file);
}
