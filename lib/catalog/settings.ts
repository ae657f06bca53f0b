import { type Problem, UserError } from "../run/errors.ts";
import { type NewFile, shortHash, textFile } from "./encode.ts";
import { markdownPage } from "./markdown.ts";
import type { Language } from "./views.ts";

/** How an archive's site differs from others: what `site:` in ppa.yml names, with the contents of the files. */
export interface SiteSettings {
  readonly language?: Language;
  /** Colours by their names in the site's style sheet: `accent`, `paper`, `ink` … */
  readonly colors?: Readonly<Record<string, string>>;
  readonly logo?: { readonly name: string; readonly content: Uint8Array };
  /** A style sheet of the archive's own, loaded last. */
  readonly css?: string;
  /** Markdown pages: `docs/about.md` becomes `/pages/about/`, with its first heading as title. */
  readonly pages?: readonly { readonly name: string; readonly markdown: string }[];
}

export interface PreparedSettings {
  readonly language: Language;
  readonly logo?: string;
  readonly styles: readonly string[];
  readonly pages: readonly { readonly slug: string; readonly title: string; readonly html: string }[];
  readonly files: readonly NewFile[];
}

/** Turns the settings into files with hashed names and pages. @throws UserError with every colour that is none. */
export function prepareSettings(settings: SiteSettings = {}): PreparedSettings {
  const { language = "en", colors = {}, logo, css, pages = [] } = settings;
  const sheets = [themeSheet(colors), css].filter((sheet) => sheet !== undefined && sheet !== "") as string[];
  const styles = sheets.map((sheet, index) => textFile(`assets/own${index}-${shortHash(sheet)}.css`, sheet));
  const extension = logo?.name.split(".").pop()?.toLowerCase() ?? "";
  const picture = logo && {
    path: `assets/logo-${shortHash(logo.content)}.${/^[a-z]{3,4}$/.test(extension) ? extension : "svg"}`,
    content: logo.content,
  };
  return {
    language,
    ...(picture ? { logo: picture.path } : {}),
    styles: styles.map(({ path }) => path),
    pages: pages.map(({ name, markdown }) => ({ slug: slugOf(name), ...markdownPage(markdown, slugOf(name)) })),
    files: [...styles, ...(picture ? [picture] : [])],
  };
}

function themeSheet(colors: Readonly<Record<string, string>>): string | undefined {
  const problems: Problem[] = [];
  const rules = Object.entries(colors).map(([name, value]) => {
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

function slugOf(name: string): string {
  const base = name
    .replace(/^.*\//, "")
    .replace(/\.\w+$/, "")
    .toLowerCase();
  return base.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "page";
}
