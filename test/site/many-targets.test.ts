import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CatalogInput } from "../../lib/catalog/build.ts";
import { type StaticServer, serveFiles } from "../../lib/run/static-server.ts";
import { fileRows } from "../../site/src/files.ts";
import { launchChromium } from "../support/browser.ts";
import { entry, relations, smallArchive, target } from "../support/catalog-fixture.ts";
import { describeWith } from "../support/needs.ts";
import { type Rendered, render, siteFiles, textOf } from "../support/site-fixture.ts";

/** A package on 80 targets in three versions, whose builds failed in half of them, for different reasons. */
function manyTargets(): CatalogInput {
  const feeds = ["24.10", "25.12"].flatMap((series) =>
    Array.from({ length: 40 }, (_, index) => target(series, `arm_cortex-a${index}_neon-vfpv4`)),
  );
  return {
    ...smallArchive(),
    feeds: feeds.map((feed, index) => ({
      target: feed,
      entries: ["8.12.0-r1", "8.11.0-r1", "8.10.0-r1"].map((version) =>
        entry(feed, "curl", version, {
          description: "A client-side URL transfer utility\nGets what an address names.",
          source: "net/curl",
          depends: relations("libc", index === 79 ? "libcurl-small" : "libcurl4"),
        }),
      ),
    })),
    builds: new Map([
      [
        "curl",
        feeds.map(({ path }, index) => ({
          target: path,
          status: index % 2 === 0 ? ("built" as const) : ("stale" as const),
          version: "8.12.0-r1",
          log: `logs/${path}/curl.txt`,
          ...(index % 2 === 0 ? {} : { reason: `compile: ${index} errors` }),
        })),
      ],
    ]),
  };
}

const reasonless = manyTargets().feeds.map(({ target: { path } }, index) => ({
  target: path,
  status: index % 2 === 0 ? ("built" as const) : ("failed" as const),
}));

const resultsOn = (one: Rendered["site"]) =>
  [...textOf(one, "p/curl/index.html").matchAll(/<th scope="row"><span class="status (\w+)">/g)].map(
    ([, status]) => status,
  );

let site: Rendered["site"];
beforeAll(async () => {
  site = (await render(manyTargets())).site;
});

describe("a package of many targets and versions", () => {
  it("has a page within the budget, with the newest files first and a way to the rest", () => {
    const html = textOf(site, "p/curl/index.html");
    expect(html.length / 1024).toBeLessThan(20);
    expect(html).toContain('id="v-8.12.0-r1"');
    expect(html).not.toContain('id="v-8.10.0-r1"');
    expect(html).toMatch(/<a class="more" href="[^"]*api\/v1\/p\/curl\.json"[^>]*>Show all 240 files</);
  });

  it("tells builds that ended alike once, the bad ones first", async () => {
    expect(resultsOn(site).length).toBeGreaterThan(6);
    expect(new Set(resultsOn(site))).toEqual(new Set(["stale"]));
    const few = { ...manyTargets(), builds: new Map([["curl", reasonless]]) };
    expect(resultsOn((await render(few)).site)).toEqual(["failed", "built"]);
  });

  it("tells on how many targets it is fresh, and the commit that each build was made from", async () => {
    const commit = { id: "3f2a9c5d7e8b1a0c4d6e", url: "https://github.com/acme/ppa/commit/3f2a9c5d7e8b1a0c4d6e" };
    const builds = new Map([["curl", reasonless.map((one) => ({ ...one, commit }))]]);
    const html = textOf((await render({ ...manyTargets(), builds })).site, "p/curl/index.html");
    expect(html).toContain("Fresh on 40 of 80 targets.");
    expect(html.match(/<a href="https:[^"]*4d6e"[^>]*><code>3f2a9c5d</g)).toHaveLength(2);
  });

  it("has the targets with problems first on the page of builds", () => {
    const html = textOf(site, "builds/index.html");
    const statuses = [...html.matchAll(/<td class="(stale|built)">/g)].map(([, status]) => status);
    expect(statuses.lastIndexOf("stale")).toBe(39);
    expect(statuses).toHaveLength(80);
  });

  it("is one row for each file, however many feeds of a release have it", () => {
    const file = (path: string, sha256: string) => ({
      target: path,
      filename: "a.ipk",
      architecture: "all",
      size: 1,
      sha256,
    });
    const files = [file("24.10/a", "1"), file("24.10/b", "1"), file("25.12/a", "1"), file("24.10/c", "2")];
    expect(fileRows(files).map((row) => row.map(({ target: path }) => path))).toEqual([
      ["24.10/a", "24.10/b"],
      ["25.12/a"],
      ["24.10/c"],
    ]);
  });
});

describeWith(["chromium"], "its page in a browser", () => {
  let browser: Browser;
  let server: StaticServer;
  beforeAll(async () => {
    server = await serveFiles(siteFiles(site));
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it("shows a version that an address names, though the page has it not from the start", async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 600 } });
    const isInSight = () =>
      page.evaluate(() => {
        const { top = -1 } = document.getElementById("v-8.10.0-r1")?.getBoundingClientRect() ?? {};
        return top >= 0 && top < innerHeight;
      });
    await page.goto(`${server.url}/ppa/p/curl/#v-8.10.0-r1`);
    await expect.poll(isInSight).toBe(true);
    expect(await page.locator(".versions .sum").count()).toBe(240);
    await page.goto(`${server.url}/ppa/p/curl/`);
    expect(await page.locator(".versions .sum").count()).toBeLessThan(40);
    await page.evaluate(() => location.assign("#v-8.10.0-r1"));
    await expect.poll(isInSight).toBe(true);
    await page.close();
  });

  it("shows all files when asked, with what differs", async () => {
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on("pageerror", ({ message }) => problems.push(message));
    await page.goto(`${server.url}/ppa/p/curl/`);
    expect(await page.locator(".versions .sum").count()).toBeLessThan(40);
    await page.getByRole("button", { name: "Show all 240 files" }).press("Space");
    await page.getByText("8.10.0-r1", { exact: true }).waitFor();
    expect(await page.locator(".versions .sum").count()).toBe(240);
    const last = page.locator(".versions tbody").first().locator("tr").last();
    expect(await last.locator("a").getAttribute("href")).toMatch(/^\.\.\/\.\.\/2\d\.\d\d\/arm_.*curl/);
    expect(await page.getByText("On this target it depends on: libc, libcurl-small").count()).toBeGreaterThan(0);
    expect(problems).toEqual([]);
    await page.close();
  });

  it("keeps what the headings say of versions, also of one that is shown only in part", async () => {
    const long = `8.12.0~${"20261121".repeat(8)}-r1`;
    const archive = manyTargets();
    const feeds = archive.feeds.map(({ target: feed, entries }) => ({
      target: feed,
      entries: [entry(feed, "curl", long, { source: "net/curl" }), ...entries.slice(1)],
    }));
    const own = await serveFiles(siteFiles((await render({ ...archive, feeds })).site));
    try {
      const page = await browser.newPage();
      await page.goto(`${own.url}/ppa/p/curl/`);
      const first = page.locator("table.versions .group").first();
      const before = await first.textContent();
      expect(before).toContain("newest");
      await page.getByRole("button", { name: "Show all 240 files" }).click();
      await page.getByText("8.10.0-r1", { exact: true }).waitFor();
      expect(await first.textContent()).toBe(before);
      await page.close();
    } finally {
      await own.close();
    }
  });
});
