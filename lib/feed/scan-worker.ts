import { parentPort } from "node:worker_threads";
import { scanFile } from "./scan-file.ts";

// Scans the batches it is sent, one answer per batch. It ends when its parent closes it.
parentPort?.on("message", (files: readonly string[]) => {
  parentPort?.postMessage(files.map(scanFile));
});
