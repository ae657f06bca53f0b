import { createHash } from "node:crypto";
import { posix } from "node:path";
import { targetPath } from "./address.ts";
import { escapeMarkup, type NewFile, textFile } from "./encode.ts";

/** A feed directory as it will be published. */
export interface FeedDirectory {
  readonly path: string;
  /** Absent where its page stays as it is published. */
  readonly files?: readonly { readonly name: string; readonly size: number }[];
}

const style = ":root { background: Canvas; color: CanvasText } pre { overflow-x: auto }";
const styleHash = createHash("sha256").update(style).digest("base64");
const policy = `default-src 'none'; img-src 'self'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;

/** The pages of feed directories and of the folders above them. */
export function* directoryPages(directories: readonly FeedDirectory[]): Generator<NewFile> {
  const above = new Map<string, Set<string>>();
  for (const { path, files } of directories) {
    const up = "../".repeat(path.split("/").length);
    if (files) yield textFile(`${path}/index.html`, directoryPage(path, files, `${up}${targetPath(path)}index.html`));
    const parts = path.split("/");
    for (let depth = 1; depth < parts.length; depth++) {
      const parent = parts.slice(0, depth).join("/");
      above.set(parent, (above.get(parent) ?? new Set()).add(`${parts[depth]}/`));
    }
  }
  for (const [path, names] of above) {
    const up = "../".repeat(path.split("/").length);
    yield textFile(
      `${path}/index.html`,
      directoryPage(
        path,
        [...names].sort().map((name) => ({ name })),
        `${up}index.html`,
      ),
    );
  }
}

/**
 * The plain page of a feed directory, as download servers have it: readable by any browser, lynx on a router included.
 * `about` leads to the page for people; by its path, because a word would be in one language. Names of directories end in a
 * slash; sizes that change at every publication are left out.
 */
export function directoryPage(
  path: string,
  files: readonly { readonly name: string; readonly size?: number }[],
  about: string,
): string {
  const title = escapeMarkup(`/${path}/`);
  const aboutPath = escapeMarkup(posix.join("/", path, about).replace(/index\.html$/, ""));
  const width = Math.max(0, ...files.map(({ name }) => name.length));
  const digits = Math.max(0, ...files.map(({ size }) => String(size ?? "-").length));
  const rows = files.map(({ name, size }) => {
    const gap = " ".repeat(width + 2 - name.length);
    const target = name.endsWith("/")
      ? `${encodeURIComponent(name.slice(0, -1))}/index.html`
      : encodeURIComponent(name);
    return `<a href="./${escapeMarkup(target)}">${escapeMarkup(name)}</a>${gap}${String(size ?? "-").padStart(digits)}`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${"../".repeat(path.split("/").length)}assets/icon.svg">
<style>${style}</style>
<title>${title}</title>
</head>
<body>
<main>
<h1>${title}</h1>
<p><a href="../index.html">../</a> · <a href="${escapeMarkup(about)}">${aboutPath}</a></p>
<pre tabindex="0">
${rows.join("\n")}
</pre>
</main>
</body>
</html>
`;
}
