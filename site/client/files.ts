import type { FilesDocument } from "../../schemas/catalog.ts";
import { asButton } from "./button.ts";
import { element } from "./dom.ts";
import { readJson } from "./json.ts";

/** Turns the link to a package's files into a list on the page, when it is asked for. */
export function enableFiles(): void {
  const place = document.querySelector<HTMLElement>("[data-files]");
  const link = place?.querySelector("a");
  if (!place || !link) return;
  asButton(link, async () => {
    const { versions } = await readJson<FilesDocument>(link.href);
    const contents = versions[place.dataset["version"] ?? ""] ?? Object.values(versions)[0];
    if (contents) place.replaceWith(listOf(contents, place.dataset["config"] ?? ""));
  });
}

function listOf({ files, conffiles }: FilesDocument["versions"][string], note: string): HTMLElement {
  const kept = new Set(conffiles);
  const list = element(
    "ul",
    ...files.map((file) =>
      element("li", element("code", file), ...(kept.has(file) ? [element("small", ` ${note}`)] : [])),
    ),
  );
  list.className = "plain files";
  list.tabIndex = -1;
  setTimeout(() => list.focus());
  return list;
}
