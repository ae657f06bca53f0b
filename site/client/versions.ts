import { versionAnchor } from "../../lib/catalog/version-anchor.ts";
import type { Language } from "../../lib/catalog/views.ts";
import type { PackageDocument, PackageFile } from "../../schemas/catalog.ts";
import { fileRows, isForAll } from "../src/files.ts";
import { bytes, href } from "../src/show.ts";
import { asButton } from "./button.ts";
import { language, root } from "./words.ts";

/**
 * A page names the first files of a package; this shows all of them in its table, when it is asked for, or when the address
 * names a version that is not there yet.
 */
export function enableVersions(): void {
  const link = document.querySelector<HTMLAnchorElement>("[data-all-files]");
  const table = document.querySelector<HTMLTableElement>("table.versions");
  if (!link || !table || !location.protocol.startsWith("http")) return;
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
  const response = await fetch(link.href);
  const { versions } = (await response.json()) as PackageDocument;
  const headings = new Map(
    [...table.querySelectorAll(".group")].map((row) => [row.querySelector("bdi")?.textContent, row]),
  );
  for (const body of [...table.tBodies]) body.remove();
  for (const { version, files } of versions) {
    const body = table.createTBody();
    body.append(headings.get(version) ?? heading(version));
    for (const same of fileRows(files)) body.append(row(same, link.dataset));
  }
  link.parentElement?.remove();
}

function heading(version: string): HTMLTableRowElement {
  const cell = element("th", isolated(version));
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
      ...(depends ? [element("br"), element("small", `${words["differs"]} `, isolated(depends))] : []),
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

function isolated(text: string): HTMLElement {
  return element("bdi", text);
}

function element<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  ...content: (Node | string)[]
): HTMLElementTagNameMap[T] {
  const made = document.createElement(tag);
  made.append(...content);
  return made;
}
