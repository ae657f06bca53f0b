import { type Git, isFailure } from "./git.ts";
import { gitFailure } from "./git-failure.ts";

/**
 * Reads objects of the published commit by their ids, whatever they are; those that are not here yet are fetched together,
 * in one request, and without anything they refer to.
 * @param ids 40 hex digits each
 */
export async function readObjects(
  git: Git,
  ids: readonly string[],
  /** Fetches more than is asked for, where the server hands out no single objects. */
  fetchInstead: () => Promise<void>,
): Promise<Map<string, Buffer>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const missing = await missingObjects(git, wanted);
  if (missing.length > 0) {
    try {
      await git.fetchObjects("tree:0", missing);
    } catch (error) {
      if (!isFailure(error, "unadvertised")) throw error;
      await fetchInstead();
    }
  }
  return parseBatch(git, await git.local(["cat-file", "--batch"], lines(wanted)));
}

/** Which of these objects are not in the temporary repository. */
export async function missingObjects(git: Git, ids: readonly string[]): Promise<string[]> {
  const answer = await git.local(["cat-file", "--batch-check"], lines(ids));
  return answer
    .toString("latin1")
    .split("\n")
    .filter((line) => line.endsWith(" missing"))
    .map((line) => line.slice(0, 40));
}

/** `<id> <type> <size>\n<bytes>\n` … */
function parseBatch(git: Git, answer: Buffer): Map<string, Buffer> {
  const objects = new Map<string, Buffer>();
  let at = 0;
  while (at < answer.length) {
    const end = answer.indexOf(10, at);
    const [id = "", type, size] = answer.toString("latin1", at, end).split(" ");
    if (type === "missing") throw gitFailure({ ...git.attempt, action: "fetch" }, `not our ref ${id}`);
    const from = end + 1;
    objects.set(id, answer.subarray(from, from + Number(size)));
    at = from + Number(size) + 1;
  }
  return objects;
}

function lines(ids: readonly string[]): string {
  return `${ids.join("\n")}\n`;
}
