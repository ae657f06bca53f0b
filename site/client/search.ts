import { isolated } from "./dom.ts";
import { loadList, packageAddress } from "./list.ts";
import { search } from "./rank.ts";
import { announce, countResults, words } from "./words.ts";

const shown = 12;

/** Search as a combobox: `/` and Ctrl-K, arrows, Enter, Escape. */
export function enableSearch(): void {
  const form = document.querySelector<HTMLFormElement>("[data-search]");
  const input = form?.querySelector<HTMLInputElement>("input");
  if (!form || !input) return;
  enableShortcuts(input);
  const box = form.querySelector<HTMLElement>("[data-results]");
  if (box) enableSuggestions(form, input, box);
}

function enableSuggestions(form: HTMLFormElement, input: HTMLInputElement, box: HTMLElement): void {
  const id = `${input.id}-results`;
  const list = document.createElement("div");
  list.id = id;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels?.[0]?.textContent ?? "");
  const note = document.createElement("p");
  box.replaceChildren(list, note);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-expanded": "false",
    "aria-controls": id,
    "aria-autocomplete": "list",
  })) {
    input.setAttribute(name, value);
  }
  let selected = -1;
  const options = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>("[role=option]")];

  const close = (): void => {
    box.hidden = true;
    selected = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const select = (at: number): void => {
    const all = options();
    selected = all.length === 0 ? -1 : (at + all.length) % all.length;
    for (const [index, option] of all.entries()) option.setAttribute("aria-selected", String(index === selected));
    const current = all[selected];
    if (!current) return;
    input.setAttribute("aria-activedescendant", current.id);
    current.scrollIntoView({ block: "nearest" });
  };
  const update = async (): Promise<void> => {
    const query = input.value;
    if (query.trim() === "") return close();
    const packages = await loadList().catch(() => undefined);
    if (query !== input.value) return;
    const found = packages ? search(packages.index, query, shown) : [];
    list.replaceChildren(
      ...found.map((one, at) => {
        const option = document.createElement("a");
        option.href = packageAddress(one);
        option.id = `${id}-${at}`;
        option.tabIndex = -1;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.append(isolated("strong", one.name), isolated("span", one.title));
        return option;
      }),
    );
    selected = -1;
    input.removeAttribute("aria-activedescendant");
    note.textContent = found.length > 0 ? "" : packages ? words.none : words.unavailable;
    note.hidden = found.length > 0;
    list.hidden = found.length === 0;
    box.hidden = false;
    input.setAttribute("aria-expanded", String(found.length > 0));
    announce(found.length > 0 ? countResults(found.length) : note.textContent);
  };

  input.addEventListener("focus", () => void loadList().catch(() => undefined), { once: true });
  input.addEventListener("input", () => void update());
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (box.hidden) void update();
      else select(event.key === "ArrowDown" ? selected + 1 : Math.max(selected, 0) - 1);
    } else if (event.key === "Enter" && selected >= 0) {
      event.preventDefault();
      options()[selected]?.click();
    } else if (event.key === "Escape" && !box.hidden) {
      event.preventDefault();
      close();
    }
  });
  form.addEventListener("focusout", (event) => {
    if (!(event.relatedTarget instanceof Node && form.contains(event.relatedTarget))) close();
  });
}

function enableShortcuts(input: HTMLInputElement): void {
  document.addEventListener("keydown", (event) => {
    // All that the site's pages have to type in, or to choose by letters.
    const typing = event.target instanceof HTMLElement && event.target.closest("input:not([type=checkbox]), select");
    const asked =
      (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) ||
      (event.key === "k" && (event.ctrlKey || event.metaKey));
    if (!asked) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}
