/** One package as search sees it. */
export interface Item {
  readonly name: string;
  readonly title: string;
}

/** The list made ready for searching: lower case once, not at every key. */
export interface Index<T extends Item> {
  readonly items: readonly T[];
  readonly names: readonly string[];
  readonly titles: readonly string[];
}

export function makeIndex<T extends Item>(items: readonly T[]): Index<T> {
  return {
    items,
    names: items.map(({ name }) => name.toLowerCase()),
    titles: items.map(({ title }) => title.toLowerCase()),
  };
}

/**
 * The best `limit` packages for a query. Every word must be found: the whole name before its beginning, a word of the name
 * before its middle, the name before the title. Only where that finds little, names that differ by a slip of the finger
 * count too.
 */
export function search<T extends Item>({ items, names, titles }: Index<T>, query: string, limit: number): T[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 6);
  if (words.length === 0) return [];
  const found: { at: number; score: number }[] = [];
  const scan = (score: (word: string, name: string, title: string) => number): void => {
    for (let at = 0; at < items.length; at++) {
      let sum = 0;
      for (const word of words) {
        const one = score(word, names[at] as string, titles[at] as string);
        if (one === 0) {
          sum = 0;
          break;
        }
        sum += one;
      }
      // Among equals the shorter name is the more likely one.
      if (sum > 0) found.push({ at, score: sum - (names[at] as string).length / 100 });
    }
  };
  scan(exactScore);
  if (found.length < 3) {
    const seen = new Set(found.map(({ at }) => at));
    const before = found.splice(0);
    scan((word, name, title) => exactScore(word, name, title) || slipScore(word, name));
    const slips = found.splice(0).filter(({ at }) => !seen.has(at));
    found.push(...before, ...slips);
  }
  return found
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .slice(0, limit)
    .map(({ at }) => items[at] as T);
}

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code > 127;

function exactScore(word: string, name: string, title: string): number {
  const at = name.indexOf(word);
  if (at === 0) return name.length === word.length ? 100 : 60;
  if (at > 0) return isLetter(name.charCodeAt(at - 1)) ? 25 : 40;
  const inTitle = title.indexOf(word);
  if (inTitle < 0) return 0;
  return inTitle === 0 || !isLetter(title.charCodeAt(inTitle - 1)) ? 12 : 4;
}

/** One slip from four letters on, two from eight on; against the whole name and its words. */
function slipScore(word: string, name: string): number {
  if (word.length < 4) return 0;
  const allowed = word.length < 8 ? 1 : 2;
  if (distance(word, name, allowed) <= allowed) return 3;
  let start = 0;
  for (let at = 0; at <= name.length; at++) {
    if (at < name.length && isLetter(name.charCodeAt(at))) continue;
    if ((start > 0 || at < name.length) && distance(word, name.slice(start, at), allowed) <= allowed) return 2;
    start = at + 1;
  }
  return 0;
}

/** Letters changed, left out, put in or swapped with their neighbour; more than `most` is not counted further. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let previous: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (previous[j - 2] ?? 0) + 1);
      next.push(cost);
      best = Math.min(best, cost);
    }
    if (best > most) return most + 1;
    previous = row;
    row = next;
  }
  return row[b.length] ?? most + 1;
}
