/** One package as search sees it. */
export interface Item {
  readonly name: string;
  readonly title: string;
  /** Other names it goes by. */
  readonly provides?: readonly string[] | undefined;
  /** Words of its description, lower case, with blanks between. */
  readonly words?: string | undefined;
}

/** The list made ready for searching: lower case and cut into words once, not at every key. */
export interface Index<T extends Item> {
  readonly items: readonly T[];
  readonly names: readonly string[];
  readonly titles: readonly string[];
  readonly wholeNames: Field;
  readonly nameWords: Field;
  readonly titleWords: Field;
  readonly provides: Field;
  readonly description: Field;
}

/** Texts, each once, with the packages that have them, as indexes. */
interface Field {
  readonly texts: readonly string[];
  readonly items: readonly (readonly number[])[];
  /** The letters of each text; see {@link lettersOf}. */
  readonly letters: Int32Array;
}

export function makeIndex<T extends Item>(items: readonly T[]): Index<T> {
  const names = items.map(({ name }) => name.toLowerCase());
  const titles = items.map(({ title }) => title.toLowerCase());
  return {
    items,
    names,
    titles,
    wholeNames: makeField(names.map((name) => [name])),
    nameWords: makeField(names.map(cutWords)),
    titleWords: makeField(titles.map(cutWords)),
    provides: makeField(items.map(({ provides = [] }) => provides.map((name) => name.toLowerCase()))),
    description: makeField(items.map(({ words }) => words?.split(" ") ?? [])),
  };
}

function makeField(textsOf: readonly (readonly string[])[]): Field {
  const known = new Map<string, number[]>();
  for (const [at, texts] of textsOf.entries()) {
    for (const text of texts) {
      const items = known.get(text);
      if (items) items.push(at);
      else known.set(text, [at]);
    }
  }
  const texts = [...known.keys()];
  return { texts, items: [...known.values()], letters: Int32Array.from(texts, lettersOf) };
}

const cutWords = (text: string): string[] => text.split(/[^\p{L}\p{M}\p{N}]+/u);

/** What each kind of find counts, best first; nothing found is 0. */
const scores = {
  name: 100,
  nameStart: 60,
  nameWord: 40,
  inName: 25,
  nameSlip: 21,
  nameWordSlip: 20,
  provides: 17,
  providesStart: 16,
  titleWord: 12,
  inTitle: 6,
  titleSlip: 4,
  description: 2,
};

/**
 * The best `limit` packages for a query. Every word must be found: the whole name before its beginning, a word of the name
 * before its middle, then names that the package provides, its title, its description. Only where that finds little, names
 * and titles that differ by a slip of the finger count too.
 */
export function search<T extends Item>(index: Index<T>, query: string, limit: number): T[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 6);
  if (words.length === 0) return [];
  const scored = words.map((word) => exactScores(index, word));
  let found = combine(index, scored);
  if (found.length < 3) {
    for (const [at, word] of words.entries()) addSlips(index, word, scored[at] as Uint8Array);
    found = combine(index, scored);
  }
  return found
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .slice(0, limit)
    .map(({ at }) => index.items[at] as T);
}

/** The packages in which every word was found. */
function combine({ names }: Index<Item>, scored: readonly Uint8Array[]): { at: number; score: number }[] {
  const found: { at: number; score: number }[] = [];
  for (let at = 0; at < names.length; at++) {
    let sum = 0;
    for (const one of scored) {
      if (one[at] === 0) {
        sum = 0;
        break;
      }
      sum += one[at] as number;
    }
    // Among equals the shorter name is the more likely one.
    if (sum > 0) found.push({ at, score: sum - Math.min((names[at] as string).length, 99) / 100 });
  }
  return found;
}

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code > 127;

/** What a word counts for each package. */
function exactScores({ names, titles, provides, description }: Index<Item>, word: string): Uint8Array {
  const result = new Uint8Array(names.length);
  for (let at = 0; at < names.length; at++) {
    const name = names[at] as string;
    const inName = name.indexOf(word);
    if (inName === 0) result[at] = name.length === word.length ? scores.name : scores.nameStart;
    else if (inName > 0) result[at] = isLetter(name.charCodeAt(inName - 1)) ? scores.inName : scores.nameWord;
    else {
      const title = titles[at] as string;
      const inTitle = title.indexOf(word);
      if (inTitle >= 0) {
        const isStart = inTitle === 0 || !isLetter(title.charCodeAt(inTitle - 1));
        result[at] = isStart ? scores.titleWord : scores.inTitle;
      }
    }
  }
  const begins = (text: string) => text.startsWith(word);
  mark(result, provides, scores.provides, (text) => text === word);
  mark(result, provides, scores.providesStart, begins);
  mark(result, description, scores.description, begins);
  return result;
}

/** Raises the score of packages that have a text of the field which fits. */
function mark(
  result: Uint8Array,
  { texts, items }: Field,
  score: number,
  fits: (text: string, index: number) => boolean,
) {
  for (let index = 0; index < texts.length; index++) {
    if (!fits(texts[index] as string, index)) continue;
    for (const at of items[index] as readonly number[]) if ((result[at] as number) < score) result[at] = score;
  }
}

/**
 * Counts what is one slip away from a word, two from eight letters on. Of three letters two may be swapped, and shorter
 * words have no slips.
 */
function addSlips({ wholeNames, nameWords, titleWords }: Index<Item>, word: string, result: Uint8Array): void {
  if (word.length < 3) return;
  const most = word.length < 8 ? 1 : 2;
  const isShort = word.length === 3;
  const distanceOf = distanceTo(word, most);
  const own = lettersOf(word);
  const near =
    ({ letters }: Field) =>
    (text: string, index: number) =>
      Math.abs(text.length - word.length) <= (isShort ? 0 : most) &&
      // A slip takes one letter away and brings one in, at most: that spares nearly all texts the long way.
      countBits(own ^ (letters[index] as number)) <= (isShort ? 0 : 2 * most) &&
      distanceOf(text) <= most;
  mark(result, wholeNames, scores.nameSlip, near(wholeNames));
  mark(result, nameWords, scores.nameWordSlip, near(nameWords));
  mark(result, titleWords, scores.titleSlip, near(titleWords));
}

/** The letters of a text as a set of bits, in which some share one. */
function lettersOf(text: string): number {
  let set = 0;
  for (let at = 0; at < text.length; at++) set |= 1 << (text.charCodeAt(at) & 31);
  return set;
}

function countBits(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
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
