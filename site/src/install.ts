import { installCommand, longestName } from "../../lib/catalog/commands.ts";
import type { ListedPackage } from "../../lib/catalog/views.ts";
import { formatOf } from "../../lib/openwrt/format.ts";

/**
 * The lines that install a package, for each package manager that it is published for, apk's first, as newer releases come first; none for a name that
 * is too long for a line.
 * @param targets what the package's targets are indexes into
 */
export function installLines(
  { name, targets: own }: Pick<ListedPackage, "name" | "targets">,
  targets: readonly { readonly release: string }[],
): string[] {
  if (name.length > longestName) return [];
  const formats = new Set(own.map((index) => formatOf(targets[index]?.release ?? "")));
  return (["apk", "opkg"] as const)
    .filter((format) => formats.has(format))
    .map((format) => installCommand(format, name));
}
