import type { Language } from "../../lib/catalog/views.ts";
import type { Plural } from "./strings/en.ts";

type Rules = ReturnType<typeof makeRules>;
const known = new Map<Language, Rules>();

/** What differs between languages in numbers; made once, because formatters are dear. */
function rulesOf(language: Language): Rules {
  const rules = known.get(language) ?? makeRules(language);
  known.set(language, rules);
  return rules;
}

function makeRules(language: Language) {
  const numbers = new Intl.NumberFormat(language);
  const units = language === "ru" ? (["Б", "КБ", "МБ"] as const) : (["B", "KB", "MB"] as const);
  return { numbers, plurals: new Intl.PluralRules(language), point: numbers.format(0.5).slice(1, -1), units };
}

/** `1.4 KB`, with the units of OpenWrt's own lists (1 KB = 1024 bytes). */
export function bytes(size: number, language: Language): string {
  const { units, point } = rulesOf(language);
  if (size < 1024) return `${size}\u00a0${units[0]}`;
  const [value, unit] = size < 1024 * 1024 ? [size / 1024, units[1]] : [size / 1024 / 1024, units[2]];
  return `${value < 10 ? value.toFixed(1).replace(".", point) : Math.round(value)}\u00a0${unit}`;
}

/** `1,000`, as the language writes it. */
export const number = (value: number, language: Language): string => rulesOf(language).numbers.format(value);

/** `1 package`, `2 packages`: the form that the language wants for this number. */
export function counted(forms: Plural, value: number, language: Language): string {
  const form = forms[rulesOf(language).plurals.select(value)] ?? forms.other;
  return form.replace("#", number(value, language));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
const invisible = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** For titles and attributes, where a text cannot be isolated: without control characters and changes of direction. */
export function plain(text: string, length = 300): string {
  const clean = text.replace(invisible, "");
  return clean.length > length ? `${clean.slice(0, length - 1)}…` : clean;
}

const bytesOf = (letter: string): number => {
  if (letter === '"') return 6;
  if (letter === "&" || letter === "'") return 5;
  if (letter === "<" || letter === ">") return 4;
  const code = letter.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
};

/** Bytes that a text takes in a page. */
export function byteLength(text: string): number {
  if (/^[\w \n.,:;/+()@~=|-]*$/.test(text)) return text.length;
  let sum = 0;
  for (const letter of text) sum += bytesOf(letter);
  return sum;
}

/** The beginning of a text that takes more than `most` bytes in a page. */
export function clip(text: string, most: number): string {
  if (byteLength(text) <= most) return text;
  let kept = "";
  let sum = 3;
  for (const letter of text) {
    sum += bytesOf(letter);
    if (sum > most) break;
    kept += letter;
  }
  return `${kept.trimEnd()}…`;
}

/** An address below a feed or the archive, each segment escaped. */
export function href(root: string, path: string): string {
  if (/^[\w./+~-]*$/.test(path)) return root + path;
  return root + path.split("/").map(encodeURIComponent).join("/");
}

/** A page's address with the file's name, so that it also works where no server adds it: raw files, a folder on a disk. */
export function page(root: string, path: string): string {
  return `${href(root, path)}index.html`;
}

/** A text that was wrapped for a terminal, with its sentences on one line again; lists and short lines stay. */
function reflow(text: string): string {
  const out: string[] = [];
  let wrapped = false;
  for (const line of text.split("\n").map((one) => one.trim())) {
    if (wrapped && /^[\p{L}("'`]/u.test(line)) out[out.length - 1] += ` ${line}`;
    else out.push(line);
    wrapped = line.length > 50;
  }
  return out.join("\n");
}

/** A description without its first line, which is the title, unless that is all there is and too long for one. */
export function bodyOf(description: string): string {
  const end = description.indexOf("\n");
  if (end >= 0) return reflow(description.slice(end + 1).trim());
  return description.length > 160 ? description : "";
}
