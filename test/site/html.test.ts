import { FileSystemConfigLoader, HtmlValidate } from "html-validate/node";
import { describe, expect, it } from "vitest";
import { hostileArchive, largeArchive, ownPage, smallArchive } from "../support/catalog-fixture.ts";
import { pagesOf, render, textOf } from "../support/site-fixture.ts";

const validator = new HtmlValidate(
  new FileSystemConfigLoader({
    root: true,
    extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"],
    rules: {
      // Astro writes <!DOCTYPE html>, and lists may be empty.
      "doctype-style": "off",
      "no-trailing-whitespace": "off",
      "attribute-boolean-style": "off",
      "attribute-empty-style": "off",
      // Titles repeat what hostile packages say, at most 120 characters of it.
      "long-title": "off",
      // Everything is from the same place, under names that are hashes.
      "require-sri": "off",
      // A scrollable <pre> is reached with the keyboard and so must be named.
      "prefer-native-element": ["error", { exclude: ["region"] }],
    },
  }),
);

async function mistakes(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${ruleId} ${line}:${column} ${message}`.slice(0, 200)),
  );
}

describe("every page is valid HTML", () => {
  for (const [name, archive] of [
    ["a small archive", smallArchive()],
    ["a long list", largeArchive(520, 1)],
    ["a hostile archive", hostileArchive()],
  ] as const) {
    it(`of ${name}`, async () => {
      const { site } = await render(archive, { site: { pages: [ownPage] } });
      const pages = pagesOf(site).filter(
        (path, index) => !/^p\/|^s\//.test(path) || index % 40 === 0 || pagesOf(site).length < 60,
      );
      for (const path of pages) expect([path, ...(await mistakes(textOf(site, path)))]).toEqual([path]);
    });
  }
});
