import { posix } from "node:path";
import { type Problem, UserError } from "../run/errors.ts";
import { decodeAddress, type NewFile, shortHash, textFile } from "./encode.ts";
import type { MarkdownPage } from "./markdown.ts";
import type { Language } from "./views.ts";

/** How an archive's site differs from others: what `site:` in ppa.yml names, with the contents of the files. */
export interface SiteSettings {
  readonly language?: Language;
  /** Colours by their names in the site's style sheet: `accent`, `paper`, `ink` … */
  readonly colors?: Readonly<Record<string, string | undefined>>;
  readonly logo?: { readonly name: string; readonly content: Uint8Array };
  /** A style sheet of the archive's own, loaded last. */
  readonly css?: string;
  /** Markdown pages: `docs/about.md` becomes `/pages/about/`, with its first heading as title. */
  readonly pages?: readonly SitePage[];
}

export interface SitePage {
  readonly name: string;
  readonly markdown: string;
  /** The pictures that the page shows, as it names them; others become links. */
  readonly pictures?: readonly { readonly target: string; readonly content: Uint8Array }[];
}

export interface PreparedSettings {
  readonly language: Language;
  readonly logo?: string;
  readonly styles: readonly string[];
  readonly pages: readonly ({ readonly slug: string } & MarkdownPage)[];
  readonly files: readonly NewFile[];
}

/**
 * Turns the settings into files with hashed names and pages.
 * @throws UserError with every colour that is none, and every page that would take the place of another
 */
export async function prepareSettings(settings: SiteSettings = {}): Promise<PreparedSettings> {
  const { language = "en", colors = {}, logo, css, pages = [] } = settings;
  const sheets = [themeSheet(colors), css].filter((sheet) => sheet !== undefined && sheet !== "") as string[];
  const styles = sheets.map((sheet, index) => textFile(`assets/own${index}-${shortHash(sheet)}.css`, sheet));
  const extension = logo?.name.split(".").pop()?.toLowerCase() ?? "";
  const picture = logo && {
    path: `assets/logo-${shortHash(logo.content)}.${/^[a-z]{3,4}$/.test(extension) ? extension : "svg"}`,
    content: logo.content,
  };
  const sources = pages.map(readPage);
  refuseSameSlugs(sources);
  const pictures = new Map(sources.flatMap((page) => page.pictures).map(({ path, content }) => [path, content]));
  return {
    language,
    ...(picture ? { logo: picture.path } : {}),
    styles: styles.map(({ path }) => path),
    pages: await Promise.all(sources.map((page) => renderPage(page, sources))),
    files: [
      ...styles,
      ...(picture ? [picture] : []),
      ...Array.from(pictures, ([path, content]) => ({ path, content })),
    ],
  };
}

function themeSheet(colors: NonNullable<SiteSettings["colors"]>): string | undefined {
  const problems: Problem[] = [];
  const rules = Object.entries(colors).map(([name, value = ""]) => {
    if (!/^[a-z][a-z-]*$/.test(name) || !/^(?:#[0-9a-f]{3,8}|[a-z-]+|[a-z-]+\([#a-z0-9.,%/\s()-]*\))$/i.test(value)) {
      problems.push({
        what: `${JSON.stringify(value)} is no colour`,
        cure: "Write one as in CSS: #0b6a5f, light-dark(#0b6a5f, #63cdbd).",
        place: { file: "ppa.yml", field: `site.colors.${name}` },
      });
    }
    return `--${name}:${value};`;
  });
  if (problems.length > 0) throw new UserError(problems);
  return rules.length === 0 ? undefined : `:root{${rules.join("")}}\n`;
}

/** A page with its address and its pictures'. */
type PageSource = ReturnType<typeof readPage>;
type Addressed = ReturnType<typeof addressed>;

const addressed = ({ name, markdown }: SitePage) => ({ name: posix.normalize(name), slug: slugOf(name), markdown });

function readPage(page: SitePage) {
  const { pictures = [] } = page;
  return {
    ...addressed(page),
    pictures: pictures.map(({ target, content }) => ({
      target,
      content,
      path: `assets/picture-${shortHash(content)}.${pictureExtension(target) ?? "bin"}`,
    })),
  };
}

function refuseSameSlugs(pages: readonly PageSource[]): void {
  const bySlug = new Map<string, string>();
  const problems: Problem[] = [];
  for (const [index, { name, slug }] of pages.entries()) {
    const other = bySlug.get(slug);
    if (other === undefined) bySlug.set(slug, name);
    else {
      problems.push({
        what: `${JSON.stringify(name)} becomes the page pages/${slug}/, as ${JSON.stringify(other)} does`,
        cure: other === name ? "Name it once." : "Rename one of the files.",
        place: { file: "ppa.yml", field: `site.pages[${index}]` },
      });
    }
  }
  if (problems.length > 0) throw new UserError(problems);
}

/** Loads what reads Markdown and pictures only now: few archives have pages of their own. */
async function renderPage({ name, slug, markdown, pictures }: PageSource, all: readonly PageSource[]) {
  const { markdownPage } = await import("./markdown.ts");
  const { pictureSize } = await import("./picture-size.ts");
  const known = new Map(
    pictures.map(({ target, path, content }) => [target, { address: `../../${path}`, size: pictureSize(content) }]),
  );
  const picture = (target: string) => known.get(target);
  return { slug, ...markdownPage(markdown, slug, { picture, page: pageFinder(name, all) }) };
}

/** Finds the address, from one page's own, of the page that is made from the file which a link names. */
function pageFinder(name: string, all: readonly Addressed[]): (target: string) => string | undefined {
  const slugs = new Map(all.map((page) => [page.name, page.slug]));
  return (target) => {
    const [, path = "", anchor = ""] = /^([^?#]*)(?:\?[^#]*)?(#.*)?$/.exec(target) ?? [];
    const slug = slugs.get(posix.join(posix.dirname(name), decodeAddress(path)));
    return path === "" || slug === undefined ? undefined : `../${encodeURIComponent(slug)}/index.html${anchor}`;
  };
}

/** Links of the pages to Markdown files that are no pages: on the site they lead nowhere. */
export async function linksToNoPage(pages: readonly SitePage[]): Promise<Problem[]> {
  if (pages.length === 0) return [];
  const { markdownPage } = await import("./markdown.ts");
  const sources = pages.map(addressed);
  return sources.flatMap(({ name, markdown }) => {
    const find = pageFinder(name, sources);
    const lost = new Set<string>();
    const page = (target: string) => {
      const found = find(target);
      if (found === undefined && /\.(?:md|markdown)(?:[?#]|$)/i.test(target)) lost.add(target);
      return found;
    };
    markdownPage(markdown, "", { page });
    return Array.from(lost, (target) => ({
      what: `${target} is no page of the site`,
      cure: "Name the file under site.pages, or link to where people can read it: https://…",
      place: { file: name },
    }));
  });
}

/** The extension of a picture that browsers show, by its name in a page; undefined for other files. */
export function pictureExtension(target: string): string | undefined {
  return /\.(png|jpe?g|gif|svg|webp|avif)(?:[?#]|$)/i.exec(target)?.[1]?.toLowerCase();
}

/** Letters and digits of every script; a file system may have them taken apart, which NFC mends. */
function slugOf(name: string): string {
  const base = name
    .replace(/^.*\//, "")
    .replace(/\.\w+$/, "")
    .normalize("NFC")
    .toLowerCase();
  return base.replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "page";
}
