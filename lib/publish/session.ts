import { readFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { type Archive, loadArchive } from "../archive/load.ts";
import type { Signing } from "../feed/sign-opkg.ts";
import { detectForge, type Forge } from "../forge/forge.ts";
import { archiveUrl, repositoryUrl, workflowUrl } from "../forge/urls.ts";
import type { Edge } from "../run/edge.ts";
import { errorCode, UserError } from "../run/errors.ts";
import { generateKeyset, parseKeyBundle } from "../signing/keyset.ts";
import { comparePublished, publicKeys, readPublicKeys } from "../signing/public-keys.ts";
import type { PublicationInput } from "./publication.ts";

/** An archive as it is worked on: its ppa.yml, the folder it stands in, and the forge that hosts it. */
export interface Session {
  readonly archive: Archive;
  /** Folder of ppa.yml, absolute. */
  readonly root: string;
  readonly forge?: Forge;
}

/**
 * Reads ppa.yml and finds out where it is at home.
 * @throws {UserError} with every mistake of the document
 */
export async function openSession(edge: Edge, config: string): Promise<Session> {
  const file = resolve(edge.cwd, config);
  const root = dirname(file);
  const forge = detectForge(edge.env, await originUrl(edge, root));
  const archive = loadArchive({
    text: await readConfig(file, config),
    file: config,
    defaultUrl: (branch) => (forge ? archiveUrl(forge, branch) : undefined),
  });
  return { archive, root, ...(forge ? { forge } : {}) };
}

async function readConfig(file: string, config: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (!errorCode(error)) throw error;
    throw new UserError(
      {
        what: "There is no such file",
        cure: `Run \`ppa init\` to make ${basename(file)}, or name another one.`,
        place: { file: config },
      },
      { cause: error },
    );
  }
}

/** Address of the repository's remote `origin`; undefined outside of a git repository. */
export async function originUrl(edge: Edge, root: string): Promise<string | undefined> {
  const { code, stdout } = await edge.exec("git", ["-C", root, "remote", "get-url", "origin"], { env: edge.env });
  return code === 0 ? stdout.toString("utf8").trim() || undefined : undefined;
}

/**
 * The keys that sign: those of the secret, checked against the public ones in the repository; without a secret throw-away
 * keys, where those will do.
 * @throws {UserError} when the secret is missing, damaged, or not the one of `keys/`
 */
export async function openSigning(
  edge: Edge,
  { archive, root }: Session,
  options: { readonly throwAway: boolean },
): Promise<Signing> {
  const date = edge.now();
  if (edge.secrets.keys) {
    const keyset = await parseKeyBundle(edge.secrets.keys, "PPA_KEYS");
    const ours = publicKeys(keyset, archive.name);
    comparePublished(ours, await readPublicKeys(join(root, archive.keys)));
    return { keyset, publicKeys: ours, date };
  }
  if (!options.throwAway) {
    throw new UserError({
      what: "The archive's private keys are missing: PPA_KEYS is not set",
      cure: "Make them with `ppa keys new`, and store the text it writes as the secret PPA_KEYS.",
    });
  }
  edge.reporter.warn({
    what: "PPA_KEYS is not set, so throw-away keys sign: routers will not trust the result",
    cure: "That is right for pull requests and for trying; publishing needs the secret.",
  });
  const keyset = await generateKeyset({ name: archive.name, date, randomBytes: edge.randomBytes });
  return { keyset, publicKeys: publicKeys(keyset, archive.name), date };
}

/** The archive as its catalog shows it. */
export function describeArchive({ archive, forge }: Session): PublicationInput["description"] {
  const { name, title, description, url, homepage } = archive;
  const links = [
    ...(archive.site.links ?? []),
    ...(homepage ? [{ title: "Homepage", url: homepage }] : []),
    ...(forge && homepage === undefined ? [{ title: "Source", url: repositoryUrl(forge) }] : []),
  ];
  return {
    name,
    title,
    ...(description ? { description } : {}),
    url,
    ...(links.length > 0 ? { links } : {}),
    ...(forge ? { rebuild: { forge: forge.kind, url: workflowUrl(forge, "ppa.yml") } } : {}),
  };
}
