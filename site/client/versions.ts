import { versionAnchor } from "../../lib/catalog/version-anchor.ts";
import type { Language } from "../../lib/catalog/views.ts";
import type { PackageDocument, PackageFile } from "../../schemas/catalog.ts";
import { fileRows, isForAll } from "../src/files.ts";
import { bytes, href } from "../src/show.ts";
import { asButton } from "./button.ts";
import { element, isolated } from "./dom.ts";
import { readJson } from "./json.ts";
import { language, root } from "./words.ts";

/**
 * A page names the first files of a package; this shows all of them in its table, when it is asked for, or when the address
 * names a version that is not there yet.
 */
export function enableVersions(): void {
  const link = document.querySelector<HTMLAnchorElement>("[data-all-files]");
  const table = document.querySelector<HTMLTableElement>("table.versions");
  if (!link || !table) return;
  asButton(link, async () => {
    await showAll(table, link);
    table.parentElement?.focus();
  });
  const find = async (): Promise<void> => {
    const id = location.hash.slice(1);
    if (!id.startsWith("v-") || document.getElementById(id) || !link.isConnected) return;
    await showAll(table, link).catch(() => undefined);
    document.getElementById(id)?.scrollIntoView({ behavior: "instant" });
  };
  addEventListener("hashchange", () => void find());
  void find();
}

async function showAll(table: HTMLTableElement, link: HTMLAnchorElement): Promise<void> {
  const { versions } = await readJson<PackageDocument>(link.href);
  // By their ids: the page may show no more than the beginning of a version.
  const headings = new Map([...table.querySelectorAll(".group")].map((row) => [row.querySelector("th")?.id, row]));
  for (const body of [...table.tBodies]) body.remove();
  for (const { version, files } of versions) {
    const body = table.createTBody();
    body.append(headings.get(versionAnchor(version)) ?? heading(version));
    for (const same of fileRows(files)) body.append(row(same, link.dataset));
  }
  link.parentElement?.remove();
}

function heading(version: string): HTMLTableRowElement {
  const cell = isolated("th", version);
  cell.colSpan = 4;
  cell.scope = "rowgroup";
  cell.id = versionAnchor(version);
  const row = element("tr", cell);
  row.className = "group";
  return row;
}

function row(same: readonly PackageFile[], words: DOMStringMap): HTMLTableRowElement {
  const file = same[0] as PackageFile;
  const links = same.flatMap(({ target, filename }, index) => {
    const link = element("a", target);
    link.href = href(root, `${target}/${filename}`);
    return index > 0 ? [", ", link] : [link];
  });
  const depends = file.depends?.map(({ name }) => name).join(", ");
  const sum = element("code", file.sha256);
  sum.className = "sum";
  return element(
    "tr",
    element(
      "td",
      ...links,
      ...(isForAll(file) ? [" ", element("small", words["forAll"] ?? "")] : []),
      ...(depends ? [element("br"), element("small", `${words["differs"]} `, element("bdi", depends))] : []),
    ),
    size(file.size),
    size(file.installedSize),
    element("td", sum),
  );
}

function size(value: number | undefined): HTMLTableCellElement {
  const cell = element("td", value === undefined ? "" : bytes(value, language as Language));
  cell.className = "number";
  return cell;
}
