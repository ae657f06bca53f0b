import { describe, expect, it } from "vitest";
import { markdownPage } from "../../lib/catalog/markdown.ts";

const html = (text: string) => markdownPage(text, "page").html;

describe("a Markdown page", () => {
  it("takes its title from the first heading", () => {
    expect(markdownPage("\n# Our archive\n\nText", "about")).toEqual({ title: "Our archive", html: "<p>Text</p>" });
    expect(markdownPage("Text", "about").title).toBe("about");
  });

  it("knows headings, paragraphs, emphasis, code and rules", () => {
    expect(html("## A *b* `c<d`\n\none\ntwo **three**\n\n---\n\n```sh\na && b\n```")).toBe(
      '<h2>A <em>b</em> <code>c&lt;d</code></h2>\n<p>one\ntwo <strong>three</strong></p>\n<hr>\n<pre tabindex="0"><code>a &amp;&amp; b</code></pre>',
    );
  });

  it("knows lists in lists, and quotes", () => {
    expect(html("- a\n  - b\n- c\n\n> 1. x\n> 2. y")).toBe(
      "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>\n<blockquote><ol><li>x</li><li>y</li></ol></blockquote>",
    );
  });

  it("shows HTML as text and makes no link of a script", () => {
    expect(html('<script>alert(1)</script> [x](javascript:alert(1)) [y](//evil) [z](https://a/"b)')).not.toMatch(
      /<script|href="(?:javascript|\/\/)|"b/,
    );
    expect(html("[home](../../index.html)")).toBe('<p><a href="../../index.html">home</a></p>');
  });

  it("ends on any input", () => {
    for (const text of [
      "```",
      "> ".repeat(500),
      "*".repeat(5000),
      "[".repeat(5000),
      "- ".repeat(1000),
      "1. \n\t\n#\n",
    ]) {
      expect(typeof html(text)).toBe("string");
    }
  });
});
