import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/ppa.ts";

/** Files of the repository that match a git pathspec: those that a clone has, and new ones that nobody ignored. */
export function projectFiles(...pathspecs: readonly string[]): string[] {
  const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate", "--", ...pathspecs];
  const listed = execFileSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 }).split("\0");
  return listed.filter((path) => path !== "" && existsSync(join(root, path))).sort();
}

/** A fenced block: its language as written, its text, and where it begins (`README.md:8`). */
export interface Block {
  readonly language: string;
  readonly text: string;
  readonly place: string;
}

export interface Located {
  readonly text: string;
  readonly place: string;
}

export interface MarkdownFile {
  readonly path: string;
  readonly blocks: readonly Block[];
  /** Inline code: `` `ppa init` ``. */
  readonly code: readonly Located[];
  /** Targets of links and images. */
  readonly links: readonly Located[];
  /** Ids that links may point to, made as GitHub, Gitea and Forgejo make them. */
  readonly anchors: ReadonlySet<string>;
  /** Lines outside blocks. */
  readonly prose: readonly Located[];
}

export function readMarkdown(path: string): MarkdownFile {
  const blocks: Block[] = [];
  const prose: Located[] = [];
  let open: { fence: string; language: string; place: string; lines: string[] } | undefined;
  for (const [index, line] of readFileSync(join(root, path), "utf8").split("\n").entries()) {
    const place = `${path}:${index + 1}`;
    const fence = /^ *(`{3,}|~{3,})\s*(\S*)/.exec(line);
    if (open) {
      if (fence?.[1] === open.fence && fence[2] === "") {
        blocks.push({ language: open.language, place: open.place, text: `${open.lines.join("\n")}\n` });
        open = undefined;
      } else open.lines.push(line);
    } else if (fence) open = { fence: fence[1] ?? "", language: fence[2] ?? "", place, lines: [] };
    else if (!/^( {4}|\t)/.test(line)) prose.push({ text: line, place });
  }
  if (open) throw new Error(`${open.place}: the block is never closed`);
  return { path, blocks, prose, code: prose.flatMap(codeIn), links: prose.flatMap(linksIn), anchors: anchorsOf(prose) };
}

function codeIn({ text, place }: Located): Located[] {
  return Array.from(text.matchAll(/(`+)(.+?)\1(?!`)/g), ([, , code = ""]) => ({ text: code.trim(), place }));
}

function linksIn({ text, place }: Located): Located[] {
  const plain = text.replace(/(`+).+?\1(?!`)/g, "");
  const inline = plain.matchAll(/\]\(\s*<?([^\s)>]+)[^)]*\)/g);
  const references = plain.matchAll(/^\s*\[[^\]]+\]:\s*<?(\S+?)>?(?:\s|$)/g);
  const html = plain.matchAll(/(?:href|src|srcset)="([^"]+)"/g);
  return [...inline, ...references, ...html].map(([, target = ""]) => ({ text: target, place }));
}

function anchorsOf(prose: readonly Located[]): Set<string> {
  const anchors = new Set<string>();
  for (const { text } of prose) {
    for (const [, id = ""] of text.matchAll(/<a (?:id|name)="([^"]+)"/g)) anchors.add(id);
    const heading = /^#{1,6} +(.+?)(?: +#+)?$/.exec(text)?.[1];
    if (heading === undefined) continue;
    const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replaceAll("`", "");
    const base = plain
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, "")
      .replaceAll(" ", "-");
    let id = base;
    for (let count = 1; anchors.has(id); count += 1) id = `${base}-${count}`;
    anchors.add(id);
  }
  return anchors;
}
