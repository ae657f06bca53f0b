import { t as scanFile } from "./scan-file-1n1a2Xt9.mjs";
import { parentPort } from "node:worker_threads";

// lib/feed/scan-worker.ts
parentPort?.on("message", (files) => {
	parentPort?.postMessage(files.map(scanFile));
});

export {  };