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
    const near = new Map(words.map((word) => [word, nearTo(word)]));
    scan((word, name, title) => exactScore(word, name, title) || slipScore(near.get(word), name));
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

/** A slip in the whole name counts more than one in a word of it. */
function slipScore(isNear: ((text: string) => boolean) | undefined, name: string): number {
  if (!isNear) return 0;
  if (isNear(name)) return 3;
  let start = 0;
  for (let at = 0; at <= name.length; at++) {
    if (at < name.length && isLetter(name.charCodeAt(at))) continue;
    if ((start > 0 || at < name.length) && isNear(name.slice(start, at))) return 2;
    start = at + 1;
  }
  return 0;
}

/** Tells texts that are one slip away from a word, two from eight letters on; no word of less than four has any. */
function nearTo(word: string): ((text: string) => boolean) | undefined {
  if (word.length < 4) return undefined;
  const most = word.length < 8 ? 1 : 2;
  const distanceOf = distanceTo(word, most);
  // Names are made of few words, so that most are asked for again.
  const known = new Map<string, boolean>();
  return (text) => {
    if (Math.abs(text.length - word.length) > most) return false;
    let isNear = known.get(text);
    if (isNear === undefined) {
      isNear = distanceOf(text) <= most;
      known.set(text, isNear);
    }
    return isNear;
  };
}

/** Letters changed, left out, put in or swapped with their neighbour; more than `most` is not counted further. */
function distanceTo(word: string, most: number): (text: string) => number {
  const size = word.length + 1;
  // Row `i` of the table is for the first `i` letters of the text; only three are needed at a time.
  const rows = [0, 1, 2].map(() => new Uint16Array(size));
  return (text) => {
    const row = (i: number) => rows[i % 3] as Uint16Array;
    for (let j = 0; j < size; j++) row(0)[j] = j;
    for (let i = 1; i <= text.length; i++) {
      const [now, above, before] = [row(i), row(i - 1), row(i + 1)];
      now[0] = i;
      let best = i;
      for (let j = 1; j < size; j++) {
        const same = text[i - 1] === word[j - 1];
        const [up, left, corner] = [above[j] ?? 0, now[j - 1] ?? 0, above[j - 1] ?? 0];
        let cost = Math.min(up + 1, left + 1, same ? corner : corner + 1);
        const swapped = i > 1 && j > 1 && text[i - 1] === word[j - 2] && text[i - 2] === word[j - 1];
        if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
        now[j] = cost;
        best = Math.min(best, cost);
      }
      if (best > most) return best;
    }
    return row(text.length)[size - 1] ?? size;
  };
}
