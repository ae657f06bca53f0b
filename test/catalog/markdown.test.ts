import { describe, expect, it } from "vitest";
import { localPictures, markdownPage } from "../../lib/catalog/markdown.ts";

const html = (text: string) => markdownPage(text, "page").html;

describe("a Markdown page", () => {
  it("takes its title from the first heading", () => {
    const page = { title: "Our archive", anchor: "our-archive", html: "<p>Text</p>" };
    expect(markdownPage("\n# Our archive\n\nText", "about")).toEqual(page);
    expect(markdownPage("Text", "about")).toEqual({ title: "about", html: "<p>Text</p>" });
  });

  it("has a title without marks, with an id that no other heading takes", () => {
    const { title, anchor, html } = markdownPage("# Why *we* `opkg` [here](x.md)\n## Why we opkg here", "about");
    expect([title, anchor]).toEqual(["Why we opkg here", "why-we-opkg-here"]);
    expect(html).toBe('<h2 id="why-we-opkg-here-1">Why we opkg here</h2>');
  });

  it("takes underscores within words as they are", () => {
    expect(html("kmod_usb_net, wg_full__name__x, слово_и_слово")).not.toMatch(/<em|<strong/);
    expect(html("_one two_, (__three__) 2*3*4")).toBe("<p><em>one two</em>, (<strong>three</strong>) 2<em>3</em>4</p>");
  });

  it("knows headings, paragraphs, emphasis, code and rules", () => {
    expect(html("## A *b* `c<d`\n\none\ntwo **three**\n\n---\n\n```sh\na && b\n```")).toBe(
      '<h2 id="a-b-cd">A <em>b</em> <code>c&lt;d</code></h2>\n<p>one\ntwo <strong>three</strong></p>\n<hr>\n<pre tabindex="0"><code>a &amp;&amp; b</code></pre>',
    );
  });

  it("knows lists in lists, and quotes", () => {
    expect(html("- a\n  - b\n- c\n\n> 1. x\n> 2. y")).toBe(
      "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>\n<blockquote>\n<ol>\n<li>x</li>\n<li>y</li>\n</ol>\n</blockquote>",
    );
  });

  it("knows tables, with text around them", () => {
    expect(html("Text\n| a | *b* |\n|---|:-:|\n| 1 \\| 2 | `c` |\n| <x> |\n\nMore")).toBe(
      '<p>Text</p>\n<div class="table" tabindex="0"><table><thead><tr><th scope="col">a</th><th scope="col"><em>b</em></th></tr></thead><tbody><tr><td>1 | 2</td><td><code>c</code></td></tr><tr><td>&lt;x&gt;</td><td></td></tr></tbody></table></div>\n<p>More</p>',
    );
    expect(html("a | b\n---\nc")).not.toContain("<table");
  });

  it("shows the pictures that it is given, and leads to others", () => {
    const text = '![A "map"](img/map.png "Title") ![far](https://example.org/x.png)\n\n```\n![code](code.png)\n```';
    expect(localPictures(text)).toEqual(["img/map.png"]);
    const page = markdownPage(text, "", {
      picture: (target) =>
        target === "img/map.png" ? { address: "../../assets/x.png", size: { width: 8, height: 4 } } : undefined,
    }).html;
    expect(page).toContain('<img src="../../assets/x.png" alt="A &quot;map&quot;" width="8" height="4">');
    expect(page).toContain('<a href="https://example.org/x.png">far</a>');
    expect(page.match(/<img/g)).toHaveLength(1);
  });

  it("gives headings the ids that forges give them, each once and none of the page's own", () => {
    const ids = (text: string) => [...html(text).matchAll(/<h\d id="([^"]*)"/g)].map(([, id]) => id);
    expect(ids("## Two *words*\n## Two words!\n## Über `opkg.conf`\n## [A link](x.md)\n## Content\n## ???")).toEqual([
      "two-words",
      "two-words-1",
      "über-opkgconf",
      "a-link",
      "content-1",
      "section",
    ]);
  });

  it("shows HTML as text and makes no link of a script", () => {
    expect(html('<script>alert(1)</script> [x](javascript:alert(1)) [y](//evil) [z](https://a/"b)')).not.toMatch(
      /<script|href="(?:javascript|\/\/)|"b/,
    );
    expect(html("[home](../../index.html)")).toBe('<p><a href="../../index.html">home</a></p>');
  });

  it("knows what else forges know: references, task lists, notes that nobody sees", () => {
    expect(html("[our *feed*][1]\n\n[1]: https://example.org/feed")).toBe(
      '<p><a href="https://example.org/feed">our <em>feed</em></a></p>',
    );
    expect(html("- [x] done\n- [ ] to do").replace(/\s+/g, " ")).toBe("<ul> <li>☑ done</li> <li>☐ to do</li> </ul>");
    expect(html("a <!-- to do --> b\n\n<!-- later\n-->\n\n&copy; c")).toBe("<p>a  b</p>\n<p>&copy; c</p>");
  });

  it("ends on any input", () => {
    for (const text of [
      "```",
      "> ".repeat(500),
      "*".repeat(5000),
      "[".repeat(5000),
      "- ".repeat(1000),
      "1. \n\t\n#\n",
      "|".repeat(5000),
      "a|b\n-|-\n".repeat(1000),
      `|${" |".repeat(5000)}\n|${"-|".repeat(5000)}`,
    ]) {
      expect(typeof html(text)).toBe("string");
    }
  });
});
