import { asButton } from "./button.ts";

interface Contents {
  readonly versions: Readonly<
    Record<string, { readonly files: readonly string[]; readonly conffiles: readonly string[] }>
  >;
}

/** Turns the link to a package's files into a list on the page, when it is asked for. */
export function enableFiles(): void {
  const place = document.querySelector<HTMLElement>("[data-files]");
  const link = place?.querySelector("a");
  if (!place || !link || !location.protocol.startsWith("http")) return;
  asButton(link, async () => {
    const response = await fetch(link.href);
    const { versions } = (await response.json()) as Contents;
    const contents = versions[place.dataset["version"] ?? ""] ?? Object.values(versions)[0];
    if (contents) place.replaceWith(listOf(contents, place.dataset["config"] ?? ""));
  });
}

function listOf({ files, conffiles }: Contents["versions"][string], note: string): HTMLElement {
  const kept = new Set(conffiles);
  const list = document.createElement("ul");
  list.className = "plain files";
  list.tabIndex = -1;
  for (const file of files) {
    const item = document.createElement("li");
    const code = document.createElement("code");
    code.textContent = file;
    item.append(code);
    if (kept.has(file)) {
      const small = document.createElement("small");
      small.textContent = ` ${note}`;
      item.append(small);
    }
    list.append(item);
  }
  setTimeout(() => list.focus());
  return list;
}
