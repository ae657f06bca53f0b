import { createHash } from "node:crypto";

/** Name of a blob with these bytes in a git repository (SHA-1), 40 hex digits. */
export function blobId(bytes: Uint8Array): string {
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
