import { describe, expect, it } from "vitest";
import type { CatalogInput } from "../../lib/catalog/build.ts";
import { languages } from "../../lib/catalog/views.ts";
import type { Relation } from "../../lib/feed/entry.ts";
import { entry, hostileArchive, smallArchive, target } from "../support/catalog-fixture.ts";
import { pagesOf, render, textOf } from "../support/site-fixture.ts";

const many = (count: number, stem: string): Relation[] =>
  Array.from({ length: count }, (_, index) => ({ name: `${stem}-${index}`, operator: ">=", version: "2024.11.1" }));

const name = `python3-${"a-rather-long-name-".repeat(5)}x`;
const title = "路由器上的工具".repeat(20);
const url = "https://github.com/someone-with-a-long-name/a-repository-of-packages/commit/3f2a9c5d7e8b1a0c4d6e";

/** As much of everything as opkg and apk take, on so many architectures of each of two releases. */
function extreme(perRelease: number, description: string, most: number): CatalogInput {
  const feeds = ["24.10", "25.12"].flatMap((series) =>
    Array.from({ length: perRelease }, (_, index) => target(series, `arm_cortex-a${index}_neon-vfpv4`)),
  );
  const small = smallArchive();
  return {
    ...small,
    feeds: feeds.map((feed, index) => ({
      target: feed,
      entries: [
        ...["8.12.0.1-r1", "8.11.0-r1", "8.10.0-r1"].map((version) =>
          entry(feed, name, version, {
            description: `${title}\n${description}`,
            license: "GPL-2.0-only AND (MIT OR Apache-2.0) ".repeat(10),
            maintainer: "Ада Пример <ada@example.org>".repeat(10),
            homepage: `https://example.org/${"path/".repeat(60)}`,
            source: "feeds/acme/utilities/deep/below/hello",
            depends: [...many(most, "lib-needed-by-this"), { name: `only-on-${index}` }],
            provides: many(most, "virtual-package"),
            conflicts: many(most, "older-package"),
          }),
        ),
        ...many(most, "user-of-it").map((other) => entry(feed, other.name, "1-r1", { depends: [{ name }] })),
      ],
    })),
    builds: new Map([
      [
        name,
        feeds.map(({ path }, index) => ({
          target: path,
          status: (["failed", "stale", "built"] as const)[index % 3] ?? "failed",
          version: "8.12.0.1-r1",
          log: `logs/${path}/acme/${name}.txt`,
          reason: `编译失败：${index} 个错误。`.repeat(20),
          commit: { id: "3f2a9c5d7e8b1a0c4d6e", url, makefile: url },
          run: url,
        })),
      ],
    ]),
    commits: new Map([[name, { id: "3f2a9c5d7e8b1a0c4d6e", url, makefile: url }]]),
  };
}

const archives: Record<string, CatalogInput> = {
  "six targets and 4,000 letters of Chinese": extreme(3, "这个软件包在路由器上运行。".repeat(400), 3),
  "eighty targets, builds that failed in as many ways, and long lists": extreme(40, "短", 300),
  "everything at once": extreme(40, `这是 "引号" & <标签>。`.repeat(400), 300),
  "hostile texts everywhere": hostileArchive(),
};

describe("the page of a package takes at most 20 KB in every language, with", () => {
  for (const [what, archive] of Object.entries(archives)) {
    it(what, async () => {
      for (const language of languages) {
        const { site } = await render(archive, { site: { language } });
        const sizes = pagesOf(site)
          .filter((path) => path.startsWith("p/"))
          .map((path) => Buffer.byteLength(textOf(site, path)));
        expect([language, Math.max(...sizes)]).toEqual([language, expect.toSatisfy((size) => size <= 20 * 1024)]);
      }
    });
  }
});

describe("what a page leaves out", () => {
  it("is told, and in the document that it leads to, also without scripts", async () => {
    const { site } = await render(archives["everything at once"] as CatalogInput);
    const html = textOf(site, `p/${name}/index.html`);
    const json = `../../api/v1/p/${name}.json`;
    const left = [...html.matchAll(/<a href="([^"]*)">… ([\d,]+)<\/a>/g)].filter(([, to]) => to === json);
    expect(left.length).toBeGreaterThanOrEqual(4);
    expect(html).toContain(`<a class="more" href="${json}" data-description>Show more</a>`);
    expect(html).toMatch(/<a class="more" href="[^"]*" data-all-files/);
    const document = JSON.parse(textOf(site, `api/v1/p/${name}.json`));
    expect(document.description.length).toBeGreaterThan(3900);
    expect(document.dependencies).toHaveLength(301);
    expect(document.requiredBy).toHaveLength(300);
    expect(document.versions[0].files).toHaveLength(80);
  });
});
