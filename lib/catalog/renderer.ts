import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import type { PageName, Views } from "./views.ts";

const manifestSchema = z.object({ id: z.string(), assets: z.record(z.string(), z.string()) });

/** The compiled site: a function from views to HTML, and the files every page needs. */
export interface Renderer {
  /** Changes with every change of the site's sources. */
  readonly id: string;
  readonly assets: ReadonlyMap<string, Uint8Array>;
  render<P extends PageName>(page: P, view: Views[P]): Promise<Uint8Array>;
}

/** The {@link Renderer.id} of a compiled site, without loading it. */
export async function rendererId(directory: string): Promise<string> {
  return (await readManifest(directory)).id;
}

async function readManifest(directory: string): Promise<z.infer<typeof manifestSchema>> {
  return manifestSchema.parse(JSON.parse(await readFile(join(directory, "renderer.json"), "utf8")));
}

/** Loads what scripts/build-site.mjs wrote into `directory` (`dist/site`). */
export async function loadRenderer(directory: string): Promise<Renderer> {
  const { id, assets } = await readManifest(directory);
  const entry = (await import(pathToFileURL(join(directory, "server", "entry.mjs")).href)) as {
    render(page: string, view: unknown): Promise<Uint8Array>;
  };
  const contents = await Promise.all(
    Object.values(assets).map(async (path) => [path, await readFile(join(directory, path))] as const),
  );
  return { id, assets: new Map(contents), render: (page, view) => entry.render(page, view) };
}
