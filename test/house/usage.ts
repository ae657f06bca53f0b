import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { root } from "../support/ppa.ts";

/** What `ppa <words> --help` says it takes. */
export interface Usage {
  readonly commands: readonly string[];
  /** Each option with whether a value follows it. */
  readonly options: ReadonlyMap<string, boolean>;
  readonly required: number;
  /** Infinity when the last argument may be repeated. */
  readonly most: number;
}

const usages = new Map<string, Usage>();

/** The usage of a sub-command, asked of the bundle itself: `[]` is `ppa`, `["keys", "new"]` is `ppa keys new`. */
export function usageOf(words: readonly string[]): Usage {
  const key = words.join(" ");
  const known = usages.get(key) ?? parseUsage(help(words));
  usages.set(key, known);
  return known;
}

function help(words: readonly string[]): string {
  const args = [join(root, "dist/ppa.mjs"), ...words, "--help"];
  return execFileSync(process.execPath, args, { encoding: "utf8", env: { PATH: process.env["PATH"], COLUMNS: "200" } });
}

function parseUsage(text: string): Usage {
  const lines = text.split("\n");
  const section = (title: string) => {
    const start = lines.indexOf(`${title}:`) + 1;
    if (start === 0) return [];
    const length = lines.slice(start).indexOf("");
    return lines.slice(start, length < 0 ? undefined : start + length).filter((line) => /^ {2}\S/.test(line));
  };
  const options = new Map<string, boolean>();
  for (const line of section("Options")) {
    const {
      short,
      long = "",
      value,
    } = /^ +(?:(?<short>-\w), )?(?<long>--[\w-]+)(?<value> [<[])?/.exec(line)?.groups ?? {};
    for (const name of [short, long]) if (name) options.set(name, value !== undefined);
  }
  const synopsis = /^Usage: (.*)$/m.exec(text)?.[1] ?? "";
  const places = synopsis.match(/<[^>]+>|\[(?!options|command)[^\]]+\]/g) ?? [];
  return {
    commands: section("Commands")
      .flatMap((line) => /^ +([\w-]+)/.exec(line)?.[1] ?? [])
      .filter((name) => name !== "help"),
    options,
    required: places.filter((place) => place.startsWith("<")).length,
    most: places.some((place) => place.includes("...")) ? Number.POSITIVE_INFINITY : places.length,
  };
}

/** Every sub-command as one types it: `init`, `keys new` … */
export function allCommands(words: readonly string[] = []): string[] {
  return usageOf(words).commands.flatMap((name) => {
    const below = allCommands([...words, name]);
    return below.length > 0 ? below : [[...words, name].join(" ")];
  });
}

/**
 * What is wrong with a line that calls `ppa`, undefined when nothing is. `complete`: the line is one to be typed as it is,
 * so its arguments must be there too; otherwise it is a mention in a text.
 */
export function mistakeIn(line: string, { complete }: { readonly complete: boolean }): string | undefined {
  const [program, ...rest] = words(line);
  if (program !== "ppa") return `${line} does not call ppa`;
  const path: string[] = [];
  while (rest[0] !== undefined && usageOf(path).commands.includes(rest[0])) path.push(rest.shift() ?? "");
  const { commands, options, required, most } = usageOf(path);
  const name = ["ppa", ...path].join(" ");
  let given = 0;
  while (rest.length > 0) {
    const [word = "", value] = (rest.shift() ?? "").split("=", 2);
    if (!word.startsWith("-") || word === "-") {
      if (commands.length > 0) return `${name} has no sub-command ${word}`;
      given += 1;
      continue;
    }
    const takesValue = options.get(word);
    if (takesValue === undefined) return `${name} has no option ${word}`;
    if (takesValue && value === undefined && rest.shift() === undefined && complete) return `${word} lacks its value`;
    if (!takesValue && value !== undefined) return `${word} takes no value`;
  }
  if (given > most) return `${name} takes ${most} arguments, not ${given}`;
  if (complete && path.length === 0 && given === 0 && !/--(help|version)/.test(line)) return "ppa alone does nothing";
  if (complete && given < required) return `${name} needs ${required} arguments`;
  if (complete && path.length > 0 && commands.length > 0) return `${name} needs a sub-command`;
  return undefined;
}

/** Words of a shell line, without comments, redirections and the marks of optional parts (`[--key FILE]`). */
function words(line: string): string[] {
  const plain = line.replace(/\s+#\s.*$/, "").replace(/\s+[12]?>{1,2}\s*\S+/g, "");
  const found = plain.match(/"[^"]*"|'[^']*'|[^\s"']+/g) ?? [];
  return found
    .map((word) => word.replace(/^["'[]+|["'\],;]+$/g, ""))
    .filter((word) => word !== "" && !/^(…|\.\.\.)$/.test(word));
}
