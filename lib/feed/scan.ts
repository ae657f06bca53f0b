import { availableParallelism } from "node:os";
import { relative } from "node:path";
import { Worker } from "node:worker_threads";
import { type Problem, UserError } from "../run/errors.ts";
import type { Reporter } from "../run/reporter.ts";
import { type RejectedFile, type ScannedFile, scanFile } from "./scan-file.ts";

/** Files per message: large enough that messages cost nothing, small enough that threads end together. */
const BATCH = 32;
/** Below this a second thread costs more than it saves. */
const WORTH_A_THREAD = 400;

/**
 * Reads package files on all cores. Answers in the order of `files`.
 * @throws UserError that names every file that is no package, relative to `root`
 */
export async function scanPackages(files: readonly string[], root: string, reporter: Reporter): Promise<ScannedFile[]> {
  const results = await scanFiles(files, reporter);
  const problems = results.flatMap((result) => rejection(result, root));
  if (problems.length > 0) throw new UserError(problems);
  return results as ScannedFile[];
}

/** What is wrong with a file that is no package, its name relative to `root`; nothing of one that is. */
export function rejection(result: ScannedFile | RejectedFile, root: string): Problem[] {
  if (!("problems" in result)) return [];
  return result.problems.map(({ place, ...problem }) => ({
    ...problem,
    place: { ...place, file: relative(root, place?.file ?? result.file) },
  }));
}

/** `scanPackages` that leaves it to its caller what to do about files that are no packages. */
export async function scanFiles(files: readonly string[], reporter: Reporter): Promise<(ScannedFile | RejectedFile)[]> {
  const results = new Array<ScannedFile | RejectedFile>(files.length);
  let next = 0;
  let done = 0;
  const takeBatch = (): number | undefined => {
    if (next >= files.length) return undefined;
    const start = next;
    next += BATCH;
    return start;
  };
  const store = (start: number, batch: readonly (ScannedFile | RejectedFile)[]) => {
    for (const [offset, result] of batch.entries()) results[start + offset] = result;
    done += batch.length;
    reporter.progress("reading packages", done, files.length);
  };
  const threads = Math.min(availableParallelism() - 1, Math.floor(files.length / WORTH_A_THREAD));
  const helpers = Array.from({ length: threads }, () => scanInWorker(files, takeBatch, store));
  for (let start = takeBatch(); start !== undefined; start = takeBatch()) {
    store(start, files.slice(start, start + BATCH).map(scanFile));
    // Lets the workers' answers in, and through them the next batches out.
    await new Promise(setImmediate);
  }
  await Promise.all(helpers);
  for (const [index, result] of results.entries()) {
    if ("isWhole" in result && !result.isWhole) results[index] = await lookThrough(result);
  }
  return results;
}

/** A large .ipk is unpacked as a stream, to its last byte. */
async function lookThrough(scanned: ScannedFile): Promise<ScannedFile | RejectedFile> {
  const { file } = scanned;
  const { readIpk } = await import("../ipk/contents.ts");
  try {
    await readIpk(file, { file });
    return scanned;
  } catch (error) {
    if (error instanceof UserError) return { file, problems: error.problems };
    throw error;
  }
}

function scanInWorker(
  files: readonly string[],
  takeBatch: () => number | undefined,
  store: (start: number, batch: readonly (ScannedFile | RejectedFile)[]) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl());
    let start: number | undefined;
    const sendNext = () => {
      start = takeBatch();
      if (start === undefined) {
        resolve();
        void worker.terminate();
      } else worker.postMessage(files.slice(start, start + BATCH));
    };
    worker.on("message", (batch: (ScannedFile | RejectedFile)[]) => {
      if (start !== undefined) store(start, batch);
      sendNext();
    });
    worker.on("error", reject);
    sendNext();
  });
}

/** From the sources the worker is TypeScript beside this file; in `dist` it is an entry beside the chunks. */
function workerUrl(): URL {
  return new URL(import.meta.url.endsWith(".ts") ? "./scan-worker.ts" : "./scan-worker.mjs", import.meta.url);
}
