import { type List, type Listed, loadList, packageAddress } from "./list.ts";
import { search } from "./rank.ts";
import { countResults, formatNumber, words } from "./words.ts";

const step = 100;
type Filters = ReadonlyMap<string, string>;

/** The list of packages: words and facets narrow it, and the address remembers both. */
export function enableFilters(): void {
  const area = document.querySelector<HTMLElement>("[data-list]");
  const bar = area?.querySelector<HTMLElement>("[data-filters]");
  const input = document.querySelector<HTMLInputElement>("[data-search] input");
  const [plain, found, more, count] = ["static", "found", "more", "count"].map((name) =>
    area?.querySelector<HTMLElement>(`[data-${name}]`),
  );
  if (!area || !input || !plain || !found || !more || !count) return;
  const selects = [...(bar?.querySelectorAll("select") ?? [])];
  const whole = count.textContent;
  let shown = step;

  const chosen = (): Filters =>
    new Map(selects.filter(({ value }) => value !== "").map(({ name, value }) => [name, value]));

  const show = async (): Promise<void> => {
    const filters = chosen();
    const query = input.value.trim();
    const idle = query === "" && filters.size === 0;
    plain.hidden = !idle;
    found.hidden = idle;
    if (idle) {
      more.hidden = true;
      count.textContent = whole;
      for (const select of selects) writeCounts(select, undefined);
      return;
    }
    const list = await loadList().catch(() => undefined);
    if (!list) {
      plain.hidden = false;
      narrowPlain(plain, query);
      return;
    }
    if (query !== input.value.trim()) return;
    const matching = query === "" ? list.index.items : search(list.index, query, list.index.items.length);
    const result = matching.filter((one) => passes(list, one, filters));
    found.replaceChildren(...result.slice(0, shown).map(row));
    more.hidden = result.length <= shown;
    count.textContent = result.length === 0 ? words.none : countResults(result.length);
    for (const select of selects) {
      const others = new Map([...filters].filter(([name]) => name !== select.name));
      writeCounts(select, facetCounts(list, matching, others, select.name));
    }
  };
  const update = (): void => {
    shown = step;
    void show();
    remember(input.value.trim(), chosen());
  };

  restore(input, selects);
  input.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    update();
  });
  input.addEventListener("input", update);
  bar?.addEventListener("change", update);
  bar?.querySelector("[data-clear]")?.addEventListener("click", () => {
    for (const field of [input, ...selects]) field.value = "";
    update();
  });
  more.addEventListener("click", () => {
    shown += step;
    void show();
  });
  void show().finally(() => document.documentElement.classList.remove("waiting"));
}

/** All values of a package for a facet. */
function valuesOf({ targets }: List, one: Listed, facet: string): (string | undefined)[] {
  if (facet === "release") return one.targets.map((index) => targets[index]?.release);
  if (facet === "arch") return one.targets.map((index) => targets[index]?.arch);
  return [one[facet as "section" | "license" | "source"]];
}

function passes(list: List, one: Listed, filters: Filters): boolean {
  const release = filters.get("release");
  const arch = filters.get("arch");
  // Release and architecture must meet in one target.
  const target = one.targets.some((index) => {
    const { release: series, arch: name } = list.targets[index] ?? {};
    return (release === undefined || series === release) && (arch === undefined || name === arch);
  });
  if (!target && (release !== undefined || arch !== undefined)) return false;
  return (["section", "license", "source"] as const).every((facet) => {
    const wanted = filters.get(facet);
    return wanted === undefined || one[facet] === wanted;
  });
}

function facetCounts(list: List, matching: readonly Listed[], others: Filters, facet: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of matching) {
    if (!passes(list, one, others)) continue;
    for (const value of new Set(valuesOf(list, one, facet))) {
      if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return counts;
}

/** Writes how many packages each choice leaves; `undefined` puts back what the page came with. */
function writeCounts(select: HTMLSelectElement, counts: ReadonlyMap<string, number> | undefined): void {
  for (const option of select.options) {
    if (option.value === "") continue;
    option.dataset["label"] ??= option.textContent ?? "";
    option.textContent = counts
      ? `${option.value} (${formatNumber(counts.get(option.value) ?? 0)})`
      : option.dataset["label"];
  }
}

function row(one: Listed): HTMLElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = packageAddress(one);
  const version = document.createElement("span");
  version.className = "version";
  const title = document.createElement("p");
  for (const [place, content] of [
    [link, one.name],
    [version, one.version],
    [title, one.title],
  ] as const) {
    const isolated = document.createElement("bdi");
    isolated.textContent = content;
    place.append(isolated);
  }
  item.append(link, " ", version, title);
  return item;
}

/** Without the list document (a folder on a disk) the rows on the page are all there is to narrow. */
function narrowPlain(plain: HTMLElement, query: string): void {
  const wanted = query.toLowerCase();
  for (const item of plain.querySelectorAll<HTMLElement>(".packages li")) {
    item.hidden = !item.textContent?.toLowerCase().includes(wanted);
  }
}

function restore(input: HTMLInputElement, selects: HTMLSelectElement[]): void {
  const address = new URLSearchParams(location.search);
  input.value = address.get("q") ?? "";
  for (const select of selects) {
    const value = address.get(select.name);
    if (value === null || value === "") continue;
    // A rare value is not offered, but may be linked to.
    if (![...select.options].some((option) => option.value === value)) select.add(new Option(value, value));
    select.value = value;
  }
}

function remember(query: string, filters: Filters): void {
  const address = new URL(location.href);
  address.search = new URLSearchParams([...(query ? [["q", query]] : []), ...filters]).toString();
  history.replaceState(history.state, "", address);
}
