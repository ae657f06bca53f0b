import { atPlace, type Problem, UserError } from "../run/errors.ts";
import { type ApkSecretKey, formatApkPrivateKey, generateApkKey, parseApkPrivateKey } from "./apk-key.ts";
import { findKeyBlocks, type KeyBlock } from "./key-blocks.ts";
import { generateOpenpgpKey, type OpenpgpSecretKey, parseOpenpgpPrivateKey } from "./openpgp.ts";
import { formatUsignSecretKey, generateUsignKey, parseUsignSecretKey, type UsignSecretKey } from "./usign.ts";

/**
 * Where a change of keys stands. `announced`: the keys after the first are the next ones, routers learn them.
 * `switched`: the first keys are the new ones, those after them are the old ones.
 */
export type Rotation = "announced" | "switched";

/**
 * The private keys of an archive. The first of a kind signs; apk indexes carry a signature of every apk key. Printing a
 * keyset shows nothing secret.
 */
export interface Keyset {
  readonly usign: readonly UsignSecretKey[];
  readonly apk: readonly ApkSecretKey[];
  readonly openpgp: readonly OpenpgpSecretKey[];
  /** Absent while there is one key of each kind. */
  readonly rotation?: Rotation;
}

/** What new keys are made from. */
export interface KeysetOrigin {
  /** The archive's name; it becomes the user name of the OpenPGP key. */
  readonly name: string;
  readonly date: Date;
  randomBytes(size: number): Uint8Array;
}

/** Makes one key of each kind. */
export async function generateKeyset({ name, date, randomBytes }: KeysetOrigin): Promise<Keyset> {
  return {
    usign: [generateUsignKey(randomBytes)],
    apk: [await generateApkKey(randomBytes)],
    openpgp: [await generateOpenpgpKey(`${name} package archive`, date)],
  };
}

/**
 * Reads the secret PPA_KEYS or any single private key file: usign (`key-build`), EC or RSA PEM, armoured OpenPGP; several
 * of a kind during a rotation.
 *
 * @param name What the user calls the text, for messages: `PPA_KEYS` or a file name.
 * @throws UserError with every mistake, none of which quotes the text.
 */
export async function parseKeyBundle(text: string, name: string): Promise<Keyset> {
  const { blocks, problems } = findKeyBlocks(text, name);
  const keys: { usign: UsignSecretKey[]; apk: ApkSecretKey[]; openpgp: OpenpgpSecretKey[] } = {
    usign: [],
    apk: [],
    openpgp: [],
  };
  for (const block of blocks) {
    try {
      await atPlace({ file: name, line: block.line }, async () => {
        if (block.label === "usign") keys.usign.push(parseUsignSecretKey(block.text));
        else if (block.label === "PGP PRIVATE KEY BLOCK") keys.openpgp.push(await parseOpenpgpPrivateKey(block.text));
        else if (pemKeys.includes(block.label)) keys.apk.push(await parseApkPrivateKey(block.text));
        else if (block.label !== "EC PARAMETERS") throw new UserError(notPrivate(block));
      });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length === 0 && keys.usign.length + keys.apk.length + keys.openpgp.length === 0) {
    problems.push({ what: text.trim() ? "holds no private key" : "is empty", cure: storeKeys, place: { file: name } });
  }
  if (problems.length > 0) throw new UserError(problems);
  const unique = { usign: distinct(keys.usign), apk: distinct(keys.apk), openpgp: distinct(keys.openpgp) };
  return withRotation(unique, /^\s*# rotation: switched\s*$/m.test(text) ? "switched" : "announced");
}

/** Puts keys read from several files together, in the order given. */
export function joinKeysets(keysets: readonly Keyset[]): Keyset {
  const joined = {
    usign: distinct(keysets.flatMap(({ usign }) => usign)),
    apk: distinct(keysets.flatMap(({ apk }) => apk)),
    openpgp: distinct(keysets.flatMap(({ openpgp }) => openpgp)),
  };
  return withRotation(joined, keysets.find(({ rotation }) => rotation)?.rotation ?? "announced");
}

/** The text of the secret PPA_KEYS: for the file of mode 0600 that keeps it, never for a log. */
export function formatKeyBundle(keyset: Keyset, name: string): string {
  return [
    `# Private signing keys of the package archive "${name}". Whoever has them can install software on its routers.`,
    "# This whole text is the secret PPA_KEYS. Keep a copy in a safe place; never commit it.",
    ...(keyset.rotation ? [`# rotation: ${keyset.rotation}`] : []),
    ...keyset.usign.map((key) => formatUsignSecretKey(key, `${name} private key ${key.fingerprint}`).trimEnd()),
    ...keyset.apk.map((key) => formatApkPrivateKey(key).trimEnd()),
    ...keyset.openpgp.map((key) => key.exportPrivate().trimEnd()),
    "",
  ].join("\n");
}

const pemKeys = ["EC PRIVATE KEY", "RSA PRIVATE KEY", "PRIVATE KEY", "ENCRYPTED PRIVATE KEY"];
const storeKeys = "Store there what `ppa keys new` wrote, or a usign, EC or OpenPGP private key";

function notPrivate({ label }: KeyBlock): Problem {
  const cure = "Store the private key; the public one belongs in the folder keys/ of the repository";
  if (/PUBLIC KEY/.test(label)) return { what: `is a public key (${label}), where a private key is needed`, cure };
  return { what: `is ${/^[AEIO]/.test(label) ? "an" : "a"} ${label}, which signs no packages`, cure: storeKeys };
}

function withRotation(keys: Omit<Keyset, "rotation">, rotation: Rotation): Keyset {
  const several = keys.usign.length > 1 || keys.apk.length > 1 || keys.openpgp.length > 1;
  return several ? { ...keys, rotation } : keys;
}

function distinct<T extends { readonly fingerprint: string }>(keys: readonly T[]): T[] {
  return [...new Map(keys.toReversed().map((key) => [key.fingerprint, key])).values()].toReversed();
}
