import type { PublicKey } from "../lib/signing/types.ts";
import type { Edge } from "./edge.ts";

/** How the private file becomes the forge's secret; with the real addresses where the remote `origin` tells them. */
export async function storing(edge: Edge, file: string): Promise<string> {
  const { howToStore } = await import("../lib/signing/store-secret.ts");
  const { detectForge } = await import("../lib/forge/forge.ts");
  const remote = await edge.exec("git", ["-C", edge.cwd, "remote", "get-url", "origin"]);
  const forge = detectForge(edge.env, remote.code === 0 ? remote.stdout.toString("utf8").trim() : undefined);
  return howToStore(file, forge);
}

/** One line per key: kind, fingerprint, path. */
export function table(keys: readonly PublicKey[]): string {
  return keys.map(({ kind, fingerprint, path }) => `  ${kind.padEnd(8)} ${fingerprint}\n           ${path}`).join("\n");
}
