import { Marked, type RendererObject, type Token } from "marked";
import { webAddress } from "./address.ts";
import { escapeMarkup } from "./encode.ts";
import type { PictureSize } from "./picture-size.ts";

export interface Picture {
  readonly address: string;
  readonly size?: PictureSize | undefined;
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

/** A page that people write about their archive, in GitHub's Markdown. HTML in it is shown as text. The first heading is the title. */
export function markdownPage(text: string, fallback: string, places: Places = {}): MarkdownPage {
  const anchorOf = makeAnchors();
  const marked = new Marked({ renderer: rendererOf(places, anchorOf) });
  const tokens = marked.lexer(text);
  const first = tokens.findIndex(({ type }) => type !== "space");
  const heading = tokens[first];
  if (heading?.type !== "heading" || heading["depth"] !== 1) {
    return { title: fallback, html: marked.parser(tokens).trim() };
  }
  const title = plainText(heading.tokens);
  return { title, anchor: anchorOf(title), html: marked.parser(tokens.slice(first + 1)).trim() };
}

/** The pictures of a page that are files beside it, as it names them. */
export function localPictures(text: string): string[] {
  const found = new Set<string>();
  const marked = new Marked();
  marked.walkTokens(marked.lexer(text), (token) => {
    if (token.type === "image" && !isElsewhere(token["href"])) found.add(token["href"]);
  });
  return [...found];
}

/** Makes ids of headings as forges do, so that links to sections work there and here: `#two-words`, `#two-words-1`. */
function makeAnchors(): (text: string) => string {
  // These are ids around the text.
  const used = new Set(["content", "search", "search-results"]);
  return (text) => {
    const kept = text
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

/** What differs here from what every Markdown reader writes: nobody's HTML, safe links, scrolling instead of overflow. */
function rendererOf(places: Places, anchorOf: (text: string) => string): RendererObject {
  const link = (label: string, target: string): string => {
    const safe = isElsewhere(target) ? webAddress(target) : (places.page?.(target) ?? target);
    return safe === undefined ? label : `<a href="${escapeMarkup(safe)}">${label}</a>`;
  };
  return {
    heading({ depth, tokens }) {
      // The page's title is the only h1.
      const level = Math.max(2, depth);
      const id = escapeMarkup(anchorOf(plainText(tokens)));
      return `<h${level} id="${id}">${this.parser.parseInline(tokens)}</h${level}>\n`;
    },
    code({ text }) {
      return `<pre tabindex="0"><code>${escapeMarkup(text)}</code></pre>\n`;
    },
    html({ text, block }) {
      const shown = escapeMarkup(text.replace(/<!--.*?-->/gs, "").trim());
      return block && shown ? `<p>${shown}</p>\n` : shown;
    },
    table({ header, rows }) {
      const show = (row: typeof header, tag: string) =>
        `<tr>${row.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag.slice(0, 2)}>`).join("")}</tr>`;
      const body = rows.map((row) => show(row, "td")).join("");
      return `<div class="table" tabindex="0"><table><thead>${show(header, 'th scope="col"')}</thead><tbody>${body}</tbody></table></div>\n`;
    },
    checkbox: ({ checked }) => (checked ? "☑ " : "☐ "),
    link({ href, tokens }) {
      return link(this.parser.parseInline(tokens), href);
    },
    image({ href, text }) {
      const picture = places.picture?.(href);
      if (!picture) return link(escapeMarkup(text), href);
      const { address, size } = picture;
      const place = size ? ` width="${size.width}" height="${size.height}"` : "";
      return `<img src="${escapeMarkup(address)}" alt="${escapeMarkup(text)}"${place}>`;
    },
  };
}

/** Text without its marks. */
function plainText(tokens: readonly Token[] = []): string {
  return tokens
    .map((token) => ("tokens" in token && token.tokens ? plainText(token.tokens) : "text" in token ? token.text : ""))
    .join("");
}

const isElsewhere = (target: string): boolean => /^[a-z][a-z0-9+.-]*:|^\/\//i.test(target);
