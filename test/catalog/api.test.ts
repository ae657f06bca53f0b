import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { isSiteFile } from "../../lib/catalog/render.ts";
import { smallArchive } from "../support/catalog-fixture.ts";
import { type Rendered, render, textOf } from "../support/site-fixture.ts";

let site: Rendered["site"];
beforeAll(async () => {
  site = (await render(smallArchive())).site;
});

describe("api/v1", () => {
  it("begins with an index that leads to every other document", () => {
    const { documents } = JSON.parse(textOf(site, "api/v1/catalog.json")) as { documents: Record<string, string> };
    const paths = Object.values(documents).map((path) => path.replace("{name}", "hello"));
    expect(paths.filter((path) => !site.has(path) && !path.includes("/files/") && !path.endsWith("/"))).toEqual([]);
    const page = textOf(site, "api/index.html");
    expect(page).toMatch(/api\/v1\/catalog\.json<\/code><\/a><\/dt><dd>The index:/);
    for (const path of Object.values(documents).filter((one) => one.endsWith(".json")))
      expect(page).toContain(path.replace("{name}", "&lt;name&gt;"));
  });

  it("answers in a browser for its folders too, with what is in them", () => {
    const folder = textOf(site, "api/v1/index.html");
    for (const name of ["builds.json", "catalog.json", "packages.json", "status.json", "targets.json"])
      expect(folder).toContain(`<a href="./${name}">${name}</a>`);
    expect(folder).toContain('<a href="./schema/index.html">schema/</a>');
    expect(textOf(site, "api/v1/schema/index.html")).toContain('<a href="./package.schema.json">');
    expect(["api/v1/index.html", "api/v1/schema/index.html"].filter((path) => !isSiteFile(path))).toEqual([]);
  });
});

describe("a version's date", () => {
  it("is when it was published first, and stays when other versions come", async () => {
    const shown = (one: Rendered["site"]) =>
      [...textOf(one, "p/hello/index.html").matchAll(/<time datetime="([^"]*)"[^>]*>([^<]*)</g)].map(
        ([, ...parts]) => parts,
      );
    expect(shown(site)).toEqual([
      ["2026-11-21T10:00:00.000Z", "2026-11-21"],
      ["2026-11-21T10:00:00.000Z", "2026-11-21"],
    ]);
    const input = smallArchive();
    const renamed = { ...input, archive: { ...input.archive, title: "Other title" } };
    const later = await render(renamed, { before: site, now: new Date("2027-03-01T00:00:00Z") });
    expect(later.made).toContain("p/hello/index.html");
    expect(shown(later.site)).toEqual(shown(site));
  });
});

describe("a feed's plain page", () => {
  it("allows its own style and nothing else, lines up sizes, and says no more than names and sizes", () => {
    const html = textOf(site, "24.10/x86_64/index.html");
    const [, policy = "", style = ""] =
      /content="(default-src 'none'[^"]*)"[\s\S]*<style>([^<]*)<\/style>/.exec(html) ?? [];
    expect(policy).toContain(`style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`);
    const lines =
      /<pre[^>]*>\n([\s\S]*)\n<\/pre>/
        .exec(html)?.[1]
        ?.replace(/<[^>]*>/g, "")
        .split("\n") ?? [];
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
  });
});

describe("lists", () => {
  it("lead to feeds, and without scripts to sources, and say how many packages each has", () => {
    const html = textOf(site, "packages/index.html");
    const list = /<noscript>([\s\S]*)<\/noscript>/.exec(html)?.[1] ?? "";
    expect(html.replace(list, "")).toMatch(
      /<a href="\.\.\/t\/24\.10\/x86_64\/index\.html">24\.10\/x86_64<\/a> <small>5<\/small>/,
    );
    expect(list).toMatch(/<a href="\.\.\/s\/feeds\/acme\/hello\/index\.html"><bdi>[^<]*<\/bdi><\/a> <small>1<\/small>/);
  });
});

describe("the page of builds", () => {
  it("counts how builds ended, the bad ones first", () => {
    const html = textOf(site, "builds/index.html");
    const counts = [...html.matchAll(/<span class="sum-of">(\d+)<\/span> <span class="status (\w+)">/g)];
    expect(counts.map(([, count, status]) => `${count} ${status}`)).toEqual([
      "0 failed",
      "1 stale",
      "7 built",
      "4 skipped",
    ]);
  });
});
