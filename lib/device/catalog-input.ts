import type { CatalogDocument } from "../../schemas/catalog.ts";
import type { InstallScriptInput } from "./install-script.ts";

/** What the install script and the snippets need, from a published catalog. */
export function fromCatalog({ archive, targets, keys }: CatalogDocument): InstallScriptInput {
  return {
    name: archive.name,
    url: archive.url,
    feeds: targets.map(({ path, release, format, arch, target }) => ({
      path,
      series: release,
      format,
      arch,
      ...(target === undefined ? {} : { target }),
    })),
    keys,
  };
}
