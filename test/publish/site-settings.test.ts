import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadArchive } from "../../lib/archive/load.ts";
import { readSiteSettings } from "../../lib/publish/session.ts";
import { formatProblem, type Problem } from "../../lib/run/errors.ts";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "ppa-settings-"));
  await mkdir(join(root, "docs/img"), { recursive: true });
  await writeFile(join(root, "docs/img/a map.png"), "png");
});
afterAll(() => rm(root, { recursive: true }));

async function settingsOf(markdown: string, warn: (problem: Problem) => void = () => {}) {
  await writeFile(join(root, "docs/about.md"), markdown);
  const text = `name: acme
url: https://example.org
targets: [{ release: "24.10", arch: [x86_64] }]
site: { pages: [docs/about.md] }
`;
  return readSiteSettings({ archive: loadArchive({ text, file: "ppa.yml" }), root }, { warn });
}

test("a page brings the pictures that it shows, by their paths from the page", async () => {
  const { pages } = await settingsOf("![Map](img/a%20map.png) ![far](https://example.org/x.png) [file](other.pdf)");
  expect(pages?.[0]?.pictures).toEqual([{ target: "img/a%20map.png", content: Buffer.from("png") }]);
  expect((await settingsOf("Text")).pages?.[0]).toEqual({ name: "docs/about.md", markdown: "Text" });
});

test.each([
  ["img/none.png", "docs/img/none.png: There is no such file. Correct its name in docs/about.md, which shows it."],
  ["../../secret.png", "docs/about.md: ../../secret.png is not below the archive's folder."],
  ["/etc/map.png", "docs/about.md: /etc/map.png is not below the archive's folder."],
  ["..%2F..%2Fsecret.png", "docs/about.md: ..%2F..%2Fsecret.png is not below the archive's folder."],
  ["plan.pdf", "docs/about.md: plan.pdf is no picture that browsers show."],
])("a page may not show %s", async (target, message) => {
  await expect(settingsOf(`![Map](${target})`)).rejects.toThrow(message);
});

test("links to Markdown files that are no pages are told, once each, and stop nothing", async () => {
  const warnings: string[] = [];
  const text = "[a](about.md#top) [b](gone.md) [again](gone.md) [c](https://a.example/x.md) [d](#here) `[e](code.md)`";
  const { pages } = await settingsOf(text, (problem) => warnings.push(formatProblem(problem)));
  expect(pages).toHaveLength(1);
  expect(warnings).toEqual([
    "docs/about.md: gone.md is no page of the site. Name the file under site.pages, or link to where people can read it: https://…",
  ]);
});
