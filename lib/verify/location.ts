import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Edge } from "../run/edge.ts";
import { errorCode, UserError } from "../run/errors.ts";
import { parsePublicKey } from "../signing/public-keys.ts";
import type { PublicKey } from "../signing/types.ts";
import { verifyArchive } from "./archive.ts";
import { openArchive } from "./reader.ts";
import type { Report } from "./report.ts";

/**
 * Verifies what a user names: a folder or an address, with the public keys of `keyFiles` or, without any, with those that the
 * archive publishes. A private archive's credentials come from the edge.
 */
export async function verifyLocation(edge: Edge, archive: string, keyFiles: readonly string[]): Promise<Report> {
  const location = /^[a-z][a-z0-9+.-]*:\/\//i.test(archive) ? archive : resolve(edge.cwd, archive);
  const publicKeys = await Promise.all(keyFiles.map((file) => readKey(edge, file)));
  const source = await openArchive(location, { auth: edge.secrets.auth });
  try {
    const { reporter } = edge;
    return await verifyArchive({ source, reporter, ...(publicKeys.length > 0 ? { publicKeys } : {}) });
  } finally {
    source.close();
  }
}

async function readKey(edge: Edge, file: string): Promise<PublicKey> {
  try {
    return await parsePublicKey(await readFile(resolve(edge.cwd, file), "utf8"), file);
  } catch (error) {
    if (!errorCode(error)) throw error;
    throw new UserError(
      { what: "The key file cannot be read", cure: "Check the name of the key file.", place: { file } },
      { cause: error },
    );
  }
}
