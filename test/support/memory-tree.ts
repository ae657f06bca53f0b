import { readFileSync } from "node:fs";
import { blobId } from "../../lib/publish/content.ts";
import { type Content, emptyTree, type PublishedTree } from "../../lib/publish/tree.ts";

const bytesOf = (content: Content) => (content instanceof Uint8Array ? content : readFileSync(content.file));

/** A published tree in memory; `reads` collects what was asked for. */
export function memoryTree(contents: ReadonlyMap<string, Content>): PublishedTree & { readonly reads: string[] } {
  const files = new Map([...contents].map(([path, content]) => [path, bytesOf(content)]));
  const reads: string[] = [];
  return {
    ...emptyTree,
    reads,
    files: new Map([...files].map(([path, bytes]) => [path, blobId(bytes)])),
    async read(paths) {
      reads.push(...paths);
      return new Map(paths.flatMap((path) => (files.has(path) ? [[path, files.get(path) as Uint8Array]] : [])));
    },
  };
}

/** What a tree holds after a publication. */
export function applied(
  before: ReadonlyMap<string, Content>,
  { put, remove }: { put: ReadonlyMap<string, Content>; remove: ReadonlySet<string> },
): Map<string, Content> {
  const after = new Map([...before, ...put]);
  for (const path of remove) after.delete(path);
  return after;
}
