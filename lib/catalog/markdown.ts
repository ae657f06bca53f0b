import { webAddress } from "./address.ts";
import { escapeMarkup } from "./encode.ts";
import type { PictureSize } from "./picture-size.ts";

export interface Picture {
  readonly address: string;
  readonly size?: PictureSize;
}

/** Where a page finds what its text names. */
export interface Places {
  /** A picture; undefined for one that the page cannot show, which becomes a link. */
  readonly picture?: (target: string) => Picture | undefined;
  /** The page made from another Markdown file; undefined for every other address, which stays as it is. */
  readonly page?: (target: string) => string | undefined;
}

export interface MarkdownPage {
  /** Plain text. */
  readonly title: string;
  /** The title's id where it is a heading of the text. */
  readonly anchor?: string;
  /** What comes after the title. */
  readonly html: string;
}

/**
 * The Markdown that people write in a page about their archive: headings, paragraphs, lists, quotes, code, rules, tables,
 * links, pictures, emphasis. HTML in it is shown as text. The first heading is the title.
 */
export function markdownPage(text: string, fallback: string, places: Places = {}): MarkdownPage {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const first = lines.findIndex((line) => line.trim() !== "");
  const heading = /^#\s+(.+?)\s*#*$/.exec(lines[first] ?? "")?.[1];
  const context = { ...places, anchorOf: makeAnchors() };
  if (heading === undefined) return { title: fallback, html: blocks(lines, context) };
  const anchor = context.anchorOf(heading);
  return { title: plainText(heading), anchor, html: blocks(lines.slice(first + 1), context) };
}

/** The pictures of a page that are files beside it, as it names them. */
export function localPictures(text: string): string[] {
  const found = new Set<string>();
  const picture = (target: string): undefined => void (isElsewhere(target) || found.add(target));
  markdownPage(text, "", { picture });
  return [...found];
}

interface Context extends Places {
  /** The id of the next heading of this text. */
  readonly anchorOf: (text: string) => string;
}

/** Ids of headings as forges make them, so that links to sections work there and here: `#two-words`, `#two-words-1`. */
function makeAnchors(): Context["anchorOf"] {
  // These are ids around the text.
  const used = new Set(["content", "search", "search-results"]);
  return (text) => {
    const kept = plainText(text)
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, "")
      .trim()
      .replaceAll(" ", "-");
    let anchor = kept || "section";
    for (let count = 1; used.has(anchor); count++) anchor = `${kept || "section"}-${count}`;
    used.add(anchor);
    return anchor;
  };
}

const starts = {
  fence: /^(```+|~~~+)/,
  heading: /^(#{1,6})\s+(.+?)\s*#*$/,
  rule: /^(?:-{3,}|\*{3,}|_{3,})\s*$/,
  quote: /^>\s?/,
  bullet: /^[-*+]\s+/,
  number: /^\d{1,9}[.)]\s+/,
};

function blocks(lines: readonly string[], context: Context): string {
  const out: string[] = [];
  let at = 0;
  const take = (matches: (line: string) => boolean): string[] => {
    const from = at;
    while (at < lines.length && matches(lines[at] as string)) at++;
    return lines.slice(from, at);
  };
  while (at < lines.length) {
    const line = lines[at] as string;
    const fence = starts.fence.exec(line)?.[1];
    const heading = starts.heading.exec(line);
    if (line.trim() === "") at++;
    else if (fence) {
      at++;
      const code = take((one) => !one.startsWith(fence));
      at++;
      out.push(`<pre tabindex="0"><code>${escapeMarkup(code.join("\n"))}</code></pre>`);
    } else if (heading) {
      at++;
      // The page's title is the only h1.
      const level = Math.max(2, (heading[1] as string).length);
      const text = heading[2] as string;
      out.push(`<h${level} id="${escapeMarkup(context.anchorOf(text))}">${inline(text, context)}</h${level}>`);
    } else if (starts.rule.test(line)) {
      at++;
      out.push("<hr>");
    } else if (starts.quote.test(line)) {
      const quoted = take((one) => starts.quote.test(one)).map((one) => one.replace(starts.quote, ""));
      out.push(`<blockquote>${blocks(quoted, context)}</blockquote>`);
    } else if (isTable(lines, at)) {
      const rows = take((one) => one.includes("|"));
      out.push(table(rows.map(cells), (text) => inline(text, context)));
    } else if (starts.bullet.test(line) || starts.number.test(line)) {
      const marker = starts.bullet.test(line) ? starts.bullet : starts.number;
      const tag = marker === starts.bullet ? "ul" : "ol";
      const items = listItems(
        take((one) => marker.test(one) || /^\s+\S/.test(one)),
        marker,
        context,
      );
      out.push(`<${tag}>${items.map((item) => `<li>${item}</li>`).join("")}</${tag}>`);
    } else {
      const paragraph = take((one) => one.trim() !== "" && !isStart(one) && !isTable(lines, at));
      if (paragraph.length === 0) paragraph.push(lines[at++] as string);
      out.push(`<p>${inline(paragraph.map((one) => one.trim()).join("\n"), context)}</p>`);
    }
  }
  return out.join("\n");
}

const isStart = (line: string): boolean =>
  [starts.fence, starts.heading, starts.quote, starts.bullet].some((start) => start.test(line));

/** A line of cells above one that draws as many lines. */
function isTable(lines: readonly string[], at: number): boolean {
  const [head = "", rule = ""] = lines.slice(at, at + 2);
  if (!head.includes("|") || !/^[\s:-]*\|[\s|:-]*$/.test(rule)) return false;
  const drawn = cells(rule);
  return drawn.every((cell) => /^:?-+:?$/.test(cell)) && drawn.length === cells(head).length;
}

const cells = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll("\\|", "|"));

function table([head = [], , ...rows]: readonly string[][], show: (text: string) => string): string {
  const headings = head.map((cell) => `<th scope="col">${show(cell)}</th>`).join("");
  const body = rows.map((row) => `<tr>${head.map((_, at) => `<td>${show(row[at] ?? "")}</td>`).join("")}</tr>`);
  return `<div class="table" tabindex="0"><table><thead><tr>${headings}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
}

/** Indented lines belong to the item above: nested lists, or the rest of its sentence. */
function listItems(lines: readonly string[], marker: RegExp, context: Context): string[] {
  const items: string[][] = [];
  for (const line of lines) {
    if (marker.test(line)) items.push([line.replace(marker, "")]);
    else items.at(-1)?.push(line.trimStart());
  }
  return items.map(([first = "", ...rest]) => {
    const nested = rest.findIndex((line) => starts.bullet.test(line) || starts.number.test(line));
    const sentence = [first, ...(nested < 0 ? rest : rest.slice(0, nested))].join("\n");
    return inline(sentence, context) + (nested < 0 ? "" : blocks(rest.slice(nested), context));
  });
}

/** Underscores within a word, as names of packages have them, are no emphasis. */
const tokens =
  /(`+)(.+?)\1|(!?)\[([^\]\n]*)\]\(([^()\s]+)(?:\s+"[^"\n]*")?\)|<(https?:\/\/[^>\s]+)>|(\*\*|(?<![\p{L}\p{N}_])__)(?=\S)(.+?)\7(?<!_(?=[\p{L}\p{N}]))|(\*|(?<![\p{L}\p{N}_])_)(?=\S)(.+?)\9(?<!_(?=[\p{L}\p{N}]))/gsu;

/** Text without its marks. */
function plainText(text: string): string {
  return text.replace(tokens, (...[, , code, , label, , address, , strong, , emphasis]: string[]) => {
    return code ?? address ?? plainText(label ?? strong ?? emphasis ?? "");
  });
}

function inline(text: string, context: Context): string {
  let out = "";
  let from = 0;
  for (const match of text.matchAll(tokens)) {
    out += escapeMarkup(text.slice(from, match.index));
    from = match.index + match[0].length;
    const [, , code, picture, label, target = "", address, , strong, , emphasis] = match;
    if (code !== undefined) out += `<code>${escapeMarkup(code)}</code>`;
    else if (label !== undefined)
      out += (picture && image(label, context.picture?.(target))) || link(label, target, context);
    else if (address !== undefined) out += link(address, address, context);
    else if (strong !== undefined) out += `<strong>${inline(strong, context)}</strong>`;
    else out += `<em>${inline(emphasis ?? "", context)}</em>`;
  }
  return out + escapeMarkup(text.slice(from));
}

function image(label: string, picture: Picture | undefined): string {
  if (!picture) return "";
  const { address, size } = picture;
  const place = size ? ` width="${size.width}" height="${size.height}"` : "";
  return `<img src="${escapeMarkup(address)}" alt="${escapeMarkup(label)}"${place}>`;
}

const isElsewhere = (target: string): boolean => /^[a-z][a-z0-9+.-]*:|^\/\//i.test(target);

function link(label: string, target: string, context: Context): string {
  const safe = isElsewhere(target) ? webAddress(target) : (context.page?.(target) ?? target);
  if (safe === undefined) return escapeMarkup(label);
  return `<a href="${escapeMarkup(safe)}">${label === target ? escapeMarkup(label) : inline(label, context)}</a>`;
}
