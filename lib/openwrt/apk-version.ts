/**
 * Versions as apk 3 reads and orders them: `digits(.digits)* [a-z]? (_suffix digits?)* (~hex)? (-r digits)?`
 * (formats.md §6.2). A version is a row of parts; the kinds of parts below are in the order in which they may follow each
 * other, and the kind that comes earlier is the greater one where two versions differ in kind.
 */
type Kind = "initial" | "digit" | "letter" | "suffix" | "suffixNumber" | "hash" | "revision" | "end" | "invalid";

interface Part {
  readonly kind: Kind;
  readonly text: string;
}

const rank: Record<Kind, number> = {
  initial: 0,
  digit: 1,
  letter: 2,
  suffix: 3,
  suffixNumber: 4,
  hash: 5,
  revision: 6,
  end: 7,
  invalid: 8,
};

/** The ones before "" mark a version before the release, the ones after it a version past it. */
const suffixes = ["alpha", "beta", "pre", "rc", "", "cvs", "svn", "git", "hg", "p"];
const released = suffixes.indexOf("");

/** True for a version that apk accepts; `1.0-1`, `1.0+git` and `r123` are none. */
export function isApkVersion(version: string): boolean {
  return partsOf(version).at(-1)?.kind === "end";
}

/**
 * Order of two versions in apk: negative when `a` is older. Versions that apk does not accept are compared as far as they
 * are readable, as apk itself does.
 */
export function compareApkVersions(a: string, b: string): number {
  if (a === b) return 0;
  const as = partsOf(a);
  const bs = partsOf(b);
  for (let i = 0; ; i++) {
    const left = as[i] ?? ended;
    const right = bs[i] ?? ended;
    if (left.kind !== right.kind) return compareKinds(left, right);
    if (left.kind === "end" || left.kind === "invalid") return 0;
    const order = compareParts(left, right);
    if (order !== 0) return order;
  }
}

const ended: Part = { kind: "end", text: "" };

function compareKinds(a: Part, b: Part): number {
  if (isPreRelease(a)) return -1;
  if (isPreRelease(b)) return 1;
  return rank[b.kind] - rank[a.kind];
}

function isPreRelease({ kind, text }: Part): boolean {
  return kind === "suffix" && suffixes.indexOf(text) < released;
}

function compareParts(a: Part, b: Part): number {
  switch (a.kind) {
    case "digit":
      // Gentoo's rule: with a leading zero the digits are a fraction, 1.02 < 1.1.
      return a.text.startsWith("0") || b.text.startsWith("0")
        ? compareText(a.text, b.text)
        : compareNumbers(a.text, b.text);
    case "initial":
    case "suffixNumber":
    case "revision":
      return compareNumbers(a.text, b.text);
    case "suffix":
      return suffixes.indexOf(a.text) - suffixes.indexOf(b.text);
    default:
      return compareText(a.text, b.text);
  }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Numbers of any length. apk reads them modulo 2^64, which matters to nobody's version. */
function compareNumbers(a: string, b: string): number {
  const x = a.replace(/^0+/, "");
  const y = b.replace(/^0+/, "");
  return x.length - y.length || compareText(x, y);
}

/** Splits a version; the last part is `end`, or `invalid` where apk would stop reading. */
function partsOf(version: string): Part[] {
  const parts: Part[] = [];
  let rest = version;
  let before: Kind | undefined;
  const take = (kind: Kind, pattern: RegExp): Kind => {
    const match = pattern.exec(rest);
    const text = match?.[1];
    if (!match || text === undefined) {
      parts.push({ kind: "invalid", text: "" });
      return "invalid";
    }
    parts.push({ kind, text });
    rest = rest.slice(match[0].length);
    return kind;
  };
  do {
    const [kind, pattern] = next(before, rest);
    before = take(kind, pattern);
  } while (rank[before] < rank.end);
  return parts;
}

const nothing = /^(?!)/;
const anySuffix = new RegExp(`^_(${suffixes.filter(Boolean).join("|")})(?![a-z])`);

/** What the next part must be, given the part before it and the next character. */
function next(before: Kind | undefined, rest: string): readonly [Kind, RegExp] {
  if (before === undefined) return ["initial", /^(\d+)/];
  const mayFollow = (last: Kind) => rank[before] <= rank[last];
  const first = rest.charAt(0);
  if (first === "") return ["end", /^()$/];
  if (first >= "a" && first <= "z" && mayFollow("digit")) return ["letter", /^([a-z])/];
  if (first === "." && mayFollow("digit")) return ["digit", /^\.(\d+)/];
  if (first === "_" && mayFollow("suffixNumber")) return ["suffix", anySuffix];
  if (first >= "0" && first <= "9" && before === "suffix") return ["suffixNumber", /^(\d+)/];
  if (first === "~" && mayFollow("suffixNumber")) return ["hash", /^~([0-9a-f]+)/];
  if (first === "-" && mayFollow("hash")) return ["revision", /^-r(\d+)/];
  return ["invalid", nothing];
}
