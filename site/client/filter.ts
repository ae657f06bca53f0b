import { installLines } from "../src/install.ts";
import { addCopyButton } from "./copy.ts";
import { element, isolated, versionOf } from "./dom.ts";
import { isServed } from "./json.ts";
import { type List, type Listed, loadList, packageAddress } from "./list.ts";
import { search } from "./rank.ts";
import { showInstallFor } from "./router.ts";
import { countResults, formatNumber, words } from "./words.ts";

const step = 100;
/** The chosen values of each facet, any of which will do. */
type Filters = ReadonlyMap<string, ReadonlySet<string>>;

/** The list of packages: words and facets narrow it, and the address remembers both. */
export function enableFilters(): void {
  const area = document.querySelector<HTMLElement>("[data-list]");
  const bar = area?.querySelector<HTMLElement>("[data-filters]");
  const input = document.querySelector<HTMLInputElement>("[data-search] input");
  const [plain, found, more, count, clear] = ["static", "found", "more", "count", "clear"].map((name) =>
    area?.querySelector<HTMLElement>(`[data-${name}]`),
  );
  if (!area || !input || !plain || !found || !more || !count || !clear) return;
  restore(input, bar);
  const boxes = [...(bar?.querySelectorAll("input") ?? [])];
  const whole = count.textContent;
  let shown = step;

  const chosen = (): Filters => {
    const filters = new Map<string, Set<string>>();
    for (const { name, value, checked } of boxes) {
      if (checked) filters.set(name, (filters.get(name) ?? new Set()).add(value));
    }
    return filters;
  };

  const show = async (isFirst?: boolean): Promise<void> => {
    const filters = chosen();
    const query = input.value.trim();
    const idle = query === "" && filters.size === 0;
    plain.hidden = !idle;
    found.hidden = idle;
    if (idle) {
      more.hidden = clear.hidden = true;
      count.textContent = whole;
      // As the page came: there is nothing to count anew.
      if (isFirst && isServed) return;
    }
    const list = await loadList().catch(() => undefined);
    if (!list) {
      area.className = "";
      bar?.remove();
      plain.hidden = false;
      const left = narrowPlain(plain, query);
      if (query && left) count.textContent = countResults(left.length);
      return;
    }
    if (query !== input.value.trim()) return;
    const matching = query === "" ? list.index.items : search(list.index, query, list.index.items.length);
    writeCounts(boxes, (facet) => facetCounts(list, matching, filters, facet));
    if (idle) return;
    const result = matching.filter((one) => passes(list, one, filters));
    found.replaceChildren(...result.slice(0, shown).map((one) => row(list, one)));
    more.hidden = result.length <= shown;
    count.replaceChildren(
      result.length === 0 ? words.none : countResults(result.length),
      ...[...filters.values()].flatMap((values) => [...values]).flatMap((value) => [" · ", element("bdi", value)]),
    );
    clear.hidden = false;
  };
  const update = (): void => {
    shown = step;
    const filters = chosen();
    showInstallFor([...(filters.get("release") ?? [])]);
    void show();
    remember(input.value.trim(), filters);
  };

  input.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    update();
  });
  input.addEventListener("input", update);
  bar?.addEventListener("change", update);
  clear.addEventListener("click", () => {
    input.value = "";
    for (const box of boxes) box.checked = false;
    update();
    // The button goes with what it cleared.
    count.focus();
  });
  more.addEventListener("click", () => {
    shown += step;
    void show();
  });
  void show(true).finally(() => document.documentElement.classList.remove("waiting"));
}

/** @param except a facet whose choice does not count */
function allows(filters: Filters, facet: string, value: string | undefined, except?: string): boolean {
  return facet === except || filters.get(facet)?.has(value ?? "") !== false;
}

/** The targets of a package that are chosen: release and architecture must meet in one. */
function chosenTargets({ targets }: List, one: Listed, filters: Filters, except?: string) {
  return one.targets
    .flatMap((index) => targets[index] ?? [])
    .filter(
      ({ release, arch }) => allows(filters, "release", release, except) && allows(filters, "arch", arch, except),
    );
}

function passes(list: List, one: Listed, filters: Filters, except?: string): boolean {
  // A package that was never published has no targets.
  const isAnywhere = ["release", "arch"].every((facet) => allows(filters, facet, "", except));
  return (
    (isAnywhere || chosenTargets(list, one, filters, except).length > 0) &&
    (["section", "license", "source"] as const).every((facet) => allows(filters, facet, one[facet], except))
  );
}

/** How many packages each value of a facet would leave. */
function facetCounts(list: List, matching: readonly Listed[], filters: Filters, facet: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of matching) {
    if (!passes(list, one, filters, facet)) continue;
    const values =
      facet === "release" || facet === "arch"
        ? chosenTargets(list, one, filters, facet).map((target) => target[facet])
        : [one[facet as "section" | "license" | "source"]];
    for (const value of new Set(values)) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/** Writes how many packages each choice leaves; one that leaves none cannot be chosen. */
function writeCounts(boxes: readonly HTMLInputElement[], countsOf: (facet: string) => Map<string, number>): void {
  const known = new Map<string, Map<string, number>>();
  for (const box of boxes) {
    const counts = known.get(box.name) ?? countsOf(box.name);
    known.set(box.name, counts);
    const left = counts.get(box.value) ?? 0;
    box.disabled = left === 0 && !box.checked;
    const place = box.parentElement?.querySelector("small");
    if (place) place.textContent = formatNumber(left);
  }
}

function row({ targets }: List, one: Listed): HTMLElement {
  const link = isolated("a", one.name);
  link.href = packageAddress(one);
  const lines = installLines(one, targets).map((command) => {
    const line = element("p", element("code", command));
    line.className = "get";
    addCopyButton(line);
    return line;
  });
  return element("li", link, " ", versionOf(one.version), isolated("p", one.title), ...lines);
}

/** Without the list document (a folder on a disk) the rows on the page are all there is to narrow, by words alone. */
function narrowPlain(plain: HTMLElement, query: string): HTMLElement[] | undefined {
  const rows = [...plain.querySelectorAll<HTMLElement>(".packages li")];
  const wanted = query.toLowerCase();
  for (const row of rows) row.hidden = !row.textContent?.toLowerCase().includes(wanted);
  return rows[0] && rows.filter(({ hidden }) => !hidden);
}

/** Chooses what the address says, and shows what it chooses. */
function restore(input: HTMLInputElement, bar: HTMLElement | null | undefined): void {
  for (const [name, value] of new URLSearchParams(location.search)) {
    if (name === "q") input.value = value;
    const group = [...(bar?.querySelectorAll("fieldset") ?? [])].find((one) => one.name === name);
    if (!group || value === "") continue;
    const own = [...group.querySelectorAll("input")];
    const box = own.find((one) => one.value === value) ?? addChoice(group, value);
    box.checked = true;
    for (const hidden of group.querySelectorAll("details")) hidden.open ||= hidden.contains(box);
  }
}

/** A rare value is not offered, but may be linked to. */
function addChoice(group: HTMLElement, value: string): HTMLInputElement {
  const label = group.querySelector("label")?.cloneNode(true) as HTMLElement;
  const box = label.querySelector("input") as HTMLInputElement;
  box.value = value;
  label.querySelector("bdi")?.replaceChildren(value);
  group.append(label);
  return box;
}

function remember(query: string, filters: Filters): void {
  const address = new URL(location.href);
  const chosen = [...filters].flatMap(([name, values]) => [...values].map((value) => [name, value]));
  address.search = new URLSearchParams(query ? [["q", query], ...chosen] : chosen).toString();
  history.replaceState(history.state, "", address);
}
