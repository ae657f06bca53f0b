import { webAddress } from "./address.ts";
import { escapeMarkup } from "./encode.ts";

/**
 * The Markdown that people write in a page about their archive: headings, paragraphs, lists, quotes, code, rules, links,
 * emphasis. HTML in it is shown as text. The first heading is the title.
 */
export function markdownPage(text: string, fallback: string): { title: string; html: string } {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const first = lines.findIndex((line) => line.trim() !== "");
  const heading = /^#\s+(.+?)\s*#*$/.exec(lines[first] ?? "");
  return {
    title: heading?.[1] ?? fallback,
    html: blocks(heading ? lines.slice(first + 1) : lines),
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

function blocks(lines: readonly string[]): string {
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
      out.push(`<h${level}>${inline(heading[2] as string)}</h${level}>`);
    } else if (starts.rule.test(line)) {
      at++;
      out.push("<hr>");
    } else if (starts.quote.test(line)) {
      out.push(
        `<blockquote>${blocks(take((one) => starts.quote.test(one)).map((one) => one.replace(starts.quote, "")))}</blockquote>`,
      );
    } else if (starts.bullet.test(line) || starts.number.test(line)) {
      const marker = starts.bullet.test(line) ? starts.bullet : starts.number;
      const tag = marker === starts.bullet ? "ul" : "ol";
      const items = listItems(
        take((one) => marker.test(one) || /^\s+\S/.test(one)),
        marker,
      );
      out.push(`<${tag}>${items.map((item) => `<li>${item}</li>`).join("")}</${tag}>`);
    } else {
      const paragraph = take((one) => one.trim() !== "" && !isStart(one));
      if (paragraph.length === 0) paragraph.push(lines[at++] as string);
      out.push(`<p>${inline(paragraph.map((one) => one.trim()).join("\n"))}</p>`);
    }
  }
  return out.join("\n");
}

const isStart = (line: string): boolean =>
  [starts.fence, starts.heading, starts.quote, starts.bullet].some((start) => start.test(line));

/** Indented lines belong to the item above: nested lists, or the rest of its sentence. */
function listItems(lines: readonly string[], marker: RegExp): string[] {
  const items: string[][] = [];
  for (const line of lines) {
    if (marker.test(line)) items.push([line.replace(marker, "")]);
    else items.at(-1)?.push(line.trimStart());
  }
  return items.map(([first = "", ...rest]) => {
    const nested = rest.findIndex((line) => starts.bullet.test(line) || starts.number.test(line));
    const sentence = [first, ...(nested < 0 ? rest : rest.slice(0, nested))].join("\n");
    return inline(sentence) + (nested < 0 ? "" : blocks(rest.slice(nested)));
  });
}

const tokens =
  /(`+)(.+?)\1|!?\[([^\]\n]*)\]\(([^()\s]+)\)|<(https?:\/\/[^>\s]+)>|(\*\*|__)(?=\S)(.+?)\6|([*_])(?=\S)(.+?)\8/gs;

function inline(text: string): string {
  let out = "";
  let from = 0;
  for (const match of text.matchAll(tokens)) {
    out += escapeMarkup(text.slice(from, match.index));
    from = match.index + match[0].length;
    const [, , code, label, target, address, , strong, , emphasis] = match;
    if (code !== undefined) out += `<code>${escapeMarkup(code)}</code>`;
    else if (label !== undefined) out += link(label, target ?? "");
    else if (address !== undefined) out += link(address, address);
    else if (strong !== undefined) out += `<strong>${inline(strong)}</strong>`;
    else out += `<em>${inline(emphasis ?? "")}</em>`;
  }
  return out + escapeMarkup(text.slice(from));
}

function link(label: string, target: string): string {
  const safe = /^[a-z][a-z0-9+.-]*:|^\/\//i.test(target) ? webAddress(target) : target;
  if (safe === undefined) return escapeMarkup(label);
  return `<a href="${escapeMarkup(safe)}">${label === target ? escapeMarkup(label) : inline(label)}</a>`;
}
