import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { languages } from "../../lib/catalog/views.ts";
import { type StaticServer, serveFiles } from "../../lib/run/static-server.ts";
import { launchChromium } from "../support/browser.ts";
import { entry, hostileArchive, largeArchive, ownPage, smallArchive, target } from "../support/catalog-fixture.ts";
import { describeWith } from "../support/needs.ts";
import { pagesOf, render, type Site, siteFiles } from "../support/site-fixture.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const pages = {
  home: "",
  list: "packages/",
  package: "p/hello/",
  "package with failures": "p/wifi-presence/",
  builds: "builds/",
  target: "t/24.10/x86_64/",
  source: "s/feeds/acme/hello/",
  keys: "keys/",
  api: "api/",
  "own page": "pages/about/",
  directory: "24.10/x86_64/",
  "not found": "p/helo-nothing/",
};

/** A host without https, where pages have no clipboard. */
const plainHost = "router.example";

/** How much of what is in sight has moved since the page was opened. */
const shiftOf = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((done) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => done(sum), 100);
      }),
  );

/** The values of a facet that are in sight, with their counts. */
const choices = (page: Page, facet: string): Promise<string[]> =>
  page.getByRole("group", { name: facet, exact: true }).locator("label:visible").allTextContents();

describeWith(["chromium"], "in a browser", () => {
  let browser: Browser;
  let server: StaticServer;
  let hostile: StaticServer;
  let base: string;
  let site: Site;
  const problems: string[] = [];

  const ownServers: StaticServer[] = [];
  beforeAll(async () => {
    const contents = new Map([
      [
        "hello",
        new Map([["1.2.0-r1", { files: ["/etc/config/hello", "/usr/bin/hello"], conffiles: ["/etc/config/hello"] }]]),
      ],
    ]);
    ({ site } = await render(smallArchive(), { contents, site: { pages: [ownPage] } }));
    [server, hostile, browser] = await Promise.all([
      serveFiles(siteFiles(site)),
      serveFiles(siteFiles((await render(hostileArchive())).site)),
      launchChromium([`--host-resolver-rules=MAP ${plainHost} 127.0.0.1`]),
    ]);
    base = `${server.url}/ppa/`;
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all([server?.close(), hostile?.close()]);
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    // After the pages, which may still ask something of them.
    await Promise.all(ownServers.splice(0).map((own) => own.close()));
    expect(problems.splice(0)).toEqual([]);
  });

  /** Serves a site for one test. */
  async function serveOwn(files: Parameters<typeof serveFiles>[0]) {
    const own = await serveFiles(files);
    ownServers.push(own);
    return own;
  }

  /** A page in a fresh profile; errors on its console fail the test. */
  async function open(path: string, options: BrowserContextOptions = {}, at = base): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const isMissingPage = () => page.url().includes("nothing");
    page.on("console", (message) => {
      if (message.type() === "error" && !(isMissingPage() && message.text().includes("404")))
        problems.push(`${path}: ${message.text()}`);
    });
    page.on("pageerror", (error) => problems.push(`${path}: ${error.message}`));
    page.on("dialog", (dialog) => {
      problems.push(`${path}: a dialog says ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("response", (response) => {
      if (response.status() >= 400 && !response.url().includes("nothing"))
        problems.push(`${response.status()} ${response.url()}`);
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(at.replace(/\/ppa\/$/, ""))) problems.push(`${path}: asks for ${request.url()}`);
    });
    await page.goto(at + path);
    return page;
  }

  for (const colorScheme of ["light", "dark"] as const) {
    it(`finds no barrier on any kind of page, ${colorScheme}`, async () => {
      const page = await open("", { colorScheme, bypassCSP: true });
      for (const [name, path] of Object.entries(pages)) {
        await page.goto(base + path);
        await page.addScriptTag({ content: axe });
        const violations = await page.evaluate(async () => {
          for (const one of document.querySelectorAll("details")) one.open = true;
          const options = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
          const found = await (
            globalThis as unknown as {
              axe: {
                run(
                  root: Document,
                  options: object,
                ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
              };
            }
          ).axe.run(document, options);
          return found.violations.flatMap(({ id, nodes }) =>
            nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 150)} ${failureSummary.slice(0, 200)}`),
          );
        });
        expect([name, ...violations]).toEqual([name]);
      }
    });
  }

  it("fits a window of 320 pixels", async () => {
    const page = await open("", { viewport: { width: 320, height: 640 } });
    for (const path of Object.values(pages)) {
      await page.goto(base + path);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect([path, width <= 320]).toEqual([path, true]);
    }
  });

  it("fits a window of 320 pixels in every language", async () => {
    for (const language of languages) {
      const own = await serveOwn(siteFiles((await render(smallArchive(), { site: { language } })).site));
      const page = await open("", { viewport: { width: 320, height: 640 } }, `${own.url}/ppa/`);
      for (const path of ["", "packages/", "p/hello/", "builds/", "t/24.10/x86_64/"]) {
        await page.goto(`${own.url}/ppa/${path}`);
        const width = await page.evaluate(() => {
          for (const one of document.querySelectorAll("details")) one.open = true;
          return document.documentElement.scrollWidth;
        });
        expect([language, path, width <= 320]).toEqual([language, path, true]);
      }
      await page.close();
    }
  });

  it("moves nothing while a page loads", async () => {
    const windows = [1280, 360].map((width) => ({ viewport: { width, height: 800 } }));
    const kinds = ["", "packages/", "p/hello/", "builds/", "pages/about/"];
    for (const [path, options] of kinds.flatMap((one) => windows.map((size) => [one, size] as const))) {
      const page = await open(path, options);
      await page.waitForTimeout(300);
      expect([path, await shiftOf(page)]).toEqual([path, 0]);
      await page.evaluate(() => localStorage.setItem("ppa-router", '{"release":"25.12"}'));
      await page.reload();
      await page.waitForTimeout(300);
      expect([path, await shiftOf(page)]).toEqual([path, 0]);
    }
  });

  it("moves nothing when the address narrows a long list, however slowly its script and the list come", async () => {
    const long = await serveOwn(siteFiles((await render(largeArchive(60, 2))).site));
    const at = `${long.url}/ppa/`;
    for (const width of [1280, 360]) {
      const page = await open("keys/", { viewport: { width, height: 800 } }, at);
      await page.route(/assets\/site-|packages\.json/, async (route) => {
        await new Promise((resume) => setTimeout(resume, 250));
        await route.continue();
      });
      for (const path of [
        "packages/?q=wifi",
        "packages/?release=24.10&arch=mips_24kc",
        "packages/?section=luci",
        "packages/?source=feeds/acme/wifi-1",
      ]) {
        await page.goto(at + path, { waitUntil: "networkidle" });
        await page.locator("[data-found] li").first().waitFor();
        await page.locator(".bottom").waitFor();
        expect([path, await shiftOf(page)]).toEqual([path, 0]);
      }
    }
  });

  it("searches with the keyboard alone: /, arrows, Enter", async () => {
    const page = await open("keys/");
    await page.keyboard.press("/");
    await page.keyboard.type("prsence");
    const input = page.getByRole("combobox", { name: "Search packages" });
    await page.getByRole("option").first().waitFor();
    expect(await input.getAttribute("aria-expanded")).toBe("true");
    await page.keyboard.press("ArrowDown");
    const selected = await input.getAttribute("aria-activedescendant");
    expect(await page.locator(`#${selected}`).getAttribute("aria-selected")).toBe("true");
    await page.keyboard.press("Enter");
    await page.waitForURL(/p\/wifi-presence\//);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("hello");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("Escape");
    expect(await page.getByRole("option").count()).toBe(0);
  });

  it("does not take / away from somebody who types", async () => {
    const page = await open("");
    await page.getByText("Which one is mine?").first().click();
    const field = page.getByLabel("Paste what the router printed");
    await field.fill("");
    await field.press("/");
    expect(await field.inputValue()).toBe("/");
  });

  it("takes / from somebody who has just ticked a box", async () => {
    const page = await open("packages/");
    await page.getByRole("checkbox", { name: /^libs/ }).press("/");
    expect(await page.getByRole("searchbox").evaluate((input) => input === document.activeElement)).toBe(true);
  });

  it("remembers the chosen router in the address and for the next visit", async () => {
    const page = await open("");
    await page.getByLabel("OpenWrt release").selectOption("24.10");
    await page.getByLabel("Architecture", { exact: true }).selectOption("mips_24kc");
    expect(page.url()).toContain("?release=24.10&arch=mips_24kc");
    const commands = page.locator("[data-release='24.10'] .steps");
    expect(await commands.textContent()).toContain("https://acme.github.io/ppa/24.10/mips_24kc");
    expect(await commands.textContent()).not.toContain("$DISTRIB_ARCH");
    // The steps end with what it is all for: the first package of that release.
    expect(await commands.locator("li", { hasText: "Install a package" }).locator("pre").innerText()).toMatch(
      /^opkg install \S/,
    );
    expect(await page.locator("[data-release='25.12']").isVisible()).toBe(false);
    await page.goto(base);
    expect(await page.getByLabel("Architecture", { exact: true }).inputValue()).toBe("mips_24kc");
  });

  it("reads the architecture out of what a router printed", async () => {
    const page = await open("");
    await page.getByText("Which one is mine?").first().click();
    await page
      .getByLabel("Paste what the router printed")
      .fill("DISTRIB_RELEASE='24.10.4' DISTRIB_TARGET='ath79/generic' DISTRIB_ARCH='mips_24kc'");
    expect(await page.getByLabel("OpenWrt release").inputValue()).toBe("24.10");
    expect(await page.getByLabel("Architecture", { exact: true }).inputValue()).toBe("mips_24kc");
    await page.getByLabel("Paste what the router printed").fill("aarch64_generic 25.12.1");
    expect(await page.locator("[data-paste-answer]").textContent()).toContain("aarch64_cortex-a53");
  });

  it("says what it chose after a paste, and chooses a release that has the architecture", async () => {
    const page = await open("");
    await page.getByText("Which one is mine?").first().click();
    const field = page.getByLabel("Paste what the router printed");
    const state = async () => [
      await page.getByLabel("OpenWrt release").inputValue(),
      await page.getByLabel("Architecture", { exact: true }).inputValue(),
      await page.locator("[data-paste-answer]").textContent(),
    ];
    await field.fill("arch mips_24kc");
    expect(await state()).toEqual(["24.10", "mips_24kc", "Chosen: 24.10, mips_24kc"]);
    await field.fill("DISTRIB_RELEASE='23.05.3' DISTRIB_ARCH='x86_64'");
    expect(await state()).toEqual(["24.10", "mips_24kc", "Not in this archive: OpenWrt 23.05."]);
    await field.fill('{ "release": { "version": "25.12.1", "target": "mediatek/filogic" } }');
    expect(await state()).toEqual(["25.12", "aarch64_cortex-a53", "Chosen: 25.12, aarch64_cortex-a53"]);
    await field.fill("24.10.4");
    expect(await state()).toEqual(["24.10", "", "Chosen: 24.10"]);
  });

  it("takes a link with an architecture alone to a release that has it", async () => {
    const page = await open("?arch=mips_24kc");
    expect(await page.getByLabel("OpenWrt release").inputValue()).toBe("24.10");
    expect(await page.getByLabel("Architecture", { exact: true }).inputValue()).toBe("mips_24kc");
  });

  it("leads from home to every page by links that can be seen, with scripts", async () => {
    const page = await open("");
    const seen = new Set([base]);
    for (const address of seen) {
      await page.goto(address);
      const found = await page.evaluate(() => {
        for (const one of document.querySelectorAll("details")) one.open = true;
        const links = [...document.querySelectorAll<HTMLAnchorElement>("a[href]")];
        return links.filter((link) => link.checkVisibility()).map(({ href }) => href);
      });
      const inside = found.map((one) => new URL(one)).filter(({ href }) => href.startsWith(base));
      for (const { origin, pathname } of inside) {
        const own = pathname.replace(/index\.html$/, "");
        if (own.endsWith("/")) seen.add(origin + own);
      }
    }
    const all = pagesOf(site).map((path) => base + path.replace(/index\.html$/, ""));
    const notByLinks = [`${base}404.html`, `${base}api/v1/`];
    expect(all.filter((address) => !seen.has(address) && !notByLinks.some((one) => address.startsWith(one)))).toEqual(
      [],
    );
  });

  it("copies commands as they are to be run", async () => {
    const page = await open("", { permissions: ["clipboard-read", "clipboard-write"] });
    await page.getByRole("button", { name: "Copy: Add the feed, OpenWrt 25.12" }).click();
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toBe(
        'echo "https://acme.github.io/ppa/25.12/$(head -n1 /etc/apk/arch)/packages.adb" > /etc/apk/repositories.d/acme.list',
      );
    await expect.poll(() => page.locator("[data-announce]").textContent()).toBe("Copied");
  });

  it("copies on a host without https, and where nothing can be copied says what to press", async () => {
    const page = await open("", {}, base.replace("127.0.0.1", plainHost));
    expect(await page.evaluate(() => "clipboard" in navigator)).toBe(false);
    const button = page.getByRole("button", { name: "Copy: Add the feed, OpenWrt 25.12" });
    await button.click();
    await expect.poll(() => button.textContent()).toBe("Copied");
    await page.getByRole("combobox", { name: "Search packages" }).press("Control+v");
    expect(await page.getByRole("combobox", { name: "Search packages" }).inputValue()).toContain("/etc/apk/arch");
    await page.evaluate(() => {
      document.execCommand = () => false;
    });
    await button.click();
    await expect.poll(() => button.textContent()).toBe("Selected, press Ctrl-C");
    expect(await page.locator("[data-announce]").textContent()).toBe("Selected, press Ctrl-C");
    expect(await page.evaluate(() => `${getSelection()}`)).toContain("/etc/apk/repositories.d/acme.list");
  });

  it("finds packages by what they provide, by what they say of themselves, and by misspelt words of titles", async () => {
    const page = await open("");
    const input = page.getByRole("combobox", { name: "Search packages" });
    for (const [query, name] of [
      ["greeting-service", "libgreet"],
      ["MQTT", "wifi-presence"],
      ["libary", "libgreet"],
    ] as const) {
      await input.fill(query);
      await expect.poll(() => page.getByRole("option").locator("strong").allTextContents()).toEqual([name]);
    }
  });

  it("tells what is new, in rows that were there before", async () => {
    const page = await open("", { locale: "en" });
    await page.clock.setFixedTime(new Date("2026-11-21T13:10:00Z"));
    await page.reload();
    await page.locator("[data-news] time").first().waitFor();
    const rows = page.locator("[data-news] li");
    expect(await rows.allTextContents()).toEqual(
      expect.arrayContaining(["hello1.2.0-r13 hours ago", "acme-banner2024.11.13 hours ago"]),
    );
    expect(await rows.count()).toBe(6);
    expect(await rows.first().evaluate((row) => row.scrollWidth <= row.clientWidth)).toBe(true);
    await rows.getByRole("link", { name: "hello", exact: true }).click();
    await page.waitForURL(/p\/hello\//);
  });

  it("leads to what is new under the longest names too", async () => {
    const feed = target("24.10", "x86_64");
    const name = `luci-${"a-rather-long-name-".repeat(7)}x`;
    const archive = {
      ...smallArchive(),
      builds: new Map(),
      feeds: [{ target: feed, entries: [entry(feed, name, "1-r1")] }],
    };
    const own = await serveOwn(siteFiles((await render(archive)).site));
    const page = await open("", {}, `${own.url}/ppa/`);
    await page.locator("[data-news] a").click();
    await page.getByRole("heading", { level: 1 }).getByText("luci-a-rather-long-name-").waitFor();
  });

  it("narrows the list by words and facets, counts what is left, and keeps both in the address", async () => {
    const page = await open("packages/?section=luci");
    await page.locator("[data-found] li").first().waitFor();
    expect(await page.locator("[data-found] a").allTextContents()).toEqual(["luci-app-hello"]);
    await page.getByRole("button", { name: "Clear" }).click();
    await page.getByRole("checkbox", { name: /^25\.12/ }).check();
    await page.getByRole("searchbox").fill("hello");
    await page.locator("[data-found] li").nth(1).waitFor();
    expect(await page.locator("[data-found] a").allTextContents()).toEqual(["hello", "luci-app-hello"]);
    expect(new URL(page.url()).search).toBe("?q=hello&release=25.12");
    expect(await page.locator("[data-count]").textContent()).toBe("2 results · 25.12");
    expect(await choices(page, "Section")).toContain("luci 1");
  });

  it("shows every facet with its counts, which follow what else is chosen", async () => {
    const page = await open("packages/");
    expect(await choices(page, "Release")).toEqual(["24.10 6", "25.12 4"]);
    expect(await choices(page, "Architecture")).toEqual(["mips_24kc 6", "x86_64 5", "aarch64_cortex-a53 4"]);
    expect(await choices(page, "Licence")).toContain("MIT 3");
    await page.getByRole("checkbox", { name: /^aarch64/ }).focus();
    await page.keyboard.press("Space");
    await page.locator("[data-found] li").first().waitFor();
    // No package is for this architecture in 24.10, though all of them are there for others.
    expect(await choices(page, "Release")).toEqual(["24.10 0", "25.12 4"]);
    expect(await page.getByRole("checkbox", { name: /^24\.10/ }).isDisabled()).toBe(true);
    await page.getByRole("checkbox", { name: /^libs/ }).check();
    await page.getByRole("checkbox", { name: /^utils/ }).check();
    await expect.poll(() => page.locator("[data-found] a").allTextContents()).toEqual(["hello", "libgreet"]);
    expect(new URL(page.url()).search).toBe("?arch=aarch64_cortex-a53&section=libs&section=utils");
    await page.reload();
    await expect.poll(() => page.locator("[data-found] a").allTextContents()).toEqual(["hello", "libgreet"]);
    await page.getByRole("button", { name: "Clear" }).click();
    expect(await choices(page, "Release")).toEqual(["24.10 6", "25.12 4"]);
    expect(new URL(page.url()).search).toBe("");
  });

  it("offers no facets in a folder on a disk, where words alone narrow the list", async () => {
    const folder = await mkdtemp(join(tmpdir(), "ppa-disk-"));
    try {
      for (const [path, content] of site) {
        await mkdir(dirname(join(folder, "ppa", path)), { recursive: true });
        await writeFile(join(folder, "ppa", path), content);
      }
      const page = await open("packages/index.html", {}, `file://${folder}/ppa/`);
      await expect.poll(() => page.getByRole("checkbox").count()).toBe(0);
      expect(await page.locator("[data-count]").textContent()).toBe("6 packages");
      await page.getByRole("searchbox").fill("greet");
      await expect.poll(() => page.locator("[data-count]").textContent()).toBe("1 result");
      expect(await page.locator(".packages li:visible a").allTextContents()).toEqual(["libgreet"]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("has the rarer values of a facet behind one more click, unless the address chooses them", async () => {
    const feeds = Array.from({ length: 36 }, (_, at) => target("24.10", `arch_${at}`));
    const archive = {
      ...smallArchive(),
      builds: new Map(),
      feeds: feeds.map((feed, at) => ({
        target: feed,
        entries: ["a", "b"].slice(at === 35 ? 1 : 0).map((name) => entry(feed, name, "1-r1")),
      })),
    };
    const own = await serveOwn(siteFiles((await render(archive)).site));
    const page = await open("packages/", {}, `${own.url}/ppa/`);
    const rare = page.getByRole("checkbox", { name: "arch_35 1" });
    expect(await choices(page, "Architecture")).toHaveLength(8);
    expect(await rare.isVisible()).toBe(false);
    await page.getByText("Show more (28)").click();
    expect(await choices(page, "Architecture")).toHaveLength(36);
    await page.goto(`${own.url}/ppa/packages/?arch=arch_35`);
    await page.locator("[data-found] li").first().waitFor();
    expect([await rare.isVisible(), await rare.isChecked()]).toEqual([true, true]);
  });

  it("keeps the facets behind a button where the window is narrow", async () => {
    const page = await open("packages/", { viewport: { width: 360, height: 760 } });
    expect(await page.getByRole("group", { name: "Section" }).isVisible()).toBe(false);
    await page.getByText("Filter", { exact: true }).click();
    expect(await choices(page, "Section")).toContain("luci 1");
  });

  it("has the line that installs a package in every list, for the reader's release where that is known", async () => {
    const page = await open("", { permissions: ["clipboard-read", "clipboard-write"] });
    const lines = (list: string) => page.locator(`${list} li`, { hasText: /Says hello/ }).locator(".get code:visible");
    const both = ["apk add hello", "opkg install hello"];
    expect(await lines("#packages").allTextContents()).toEqual(both);
    await page.getByLabel("OpenWrt release").selectOption("24.10");
    expect(await lines("#packages").allTextContents()).toEqual(both.slice(1));
    await page.goto(`${base}packages/`);
    expect(await lines("[data-static]").allTextContents()).toEqual(both.slice(1));
    // No release is asked for by an empty word.
    await page.goto(`${base}packages/?release=`);
    expect(await lines("[data-static]").allTextContents()).toEqual(both.slice(1));
    // What is published for one package manager alone has its line.
    await page.goto(`${base}packages/?release=25.12`);
    await lines("[data-found]").first().waitFor();
    expect(await lines("[data-found]").allTextContents()).toEqual(both.slice(0, 1));
    await page.getByRole("checkbox", { name: /^24\.10/ }).check();
    await expect.poll(() => lines("[data-found]").allTextContents()).toEqual(both);
    await page.getByRole("button", { name: "Copy apk add hello", exact: true }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe("apk add hello");
    await page.goto(`${base}s/feeds/acme/hello/`);
    await page.getByRole("button", { name: "Copy opkg install hello", exact: true }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe("opkg install hello");
  });

  it("shows a package's files when asked", async () => {
    const page = await open("p/hello/");
    await page.getByRole("button", { name: "Show the files" }).click();
    await page.locator(".files li").first().waitFor();
    expect(await page.locator(".files li").allTextContents()).toEqual([
      "/etc/config/hello configuration, kept on upgrade",
      "/usr/bin/hello",
    ]);
  });

  it("shows the whole of a long description when asked, in the place of its beginning", async () => {
    const long = `First line\n${"这个软件包在路由器上运行。".repeat(250)}`;
    const feed = target("24.10", "x86_64");
    const entries = [entry(feed, "long", "1-r1", { description: long })];
    const { site } = await render({ ...smallArchive(), builds: new Map(), feeds: [{ target: feed, entries }] });
    const own = await serveOwn(siteFiles(site));
    const page = await open("p/long/", {}, `${own.url}/ppa/`);
    expect((await page.locator(".description").textContent())?.length).toBeLessThan(1100);
    await page.getByRole("button", { name: "Show more" }).click();
    await expect.poll(async () => (await page.locator(".description").textContent())?.length).toBe(13 * 250);
    expect(await page.getByRole("button", { name: "Show more" }).count()).toBe(0);
  });

  it("keeps the chosen colours without a flash of others", async () => {
    const page = await open("", { colorScheme: "light" });
    const toggle = page.getByRole("button", { name: /^Colours/ });
    await toggle.click();
    await toggle.click();
    await page.goto(`${base}keys/`, { waitUntil: "commit" });
    await page.waitForSelector("body", { state: "attached" });
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe("dark");
  });

  it("searches for what a wrong address was about", async () => {
    const page = await open("p/wifi-presense-nothing/../wifi-presense_nothing");
    expect(await page.getByRole("combobox").inputValue()).toBe("wifi-presense_nothing");
    expect(await page.getByRole("link", { name: "All packages" }).getAttribute("href")).toBe(
      "/ppa/packages/index.html",
    );
  });

  it("says when the archive was published last", async () => {
    const page = await open("", { locale: "en" });
    await page.clock.setFixedTime(new Date("2026-11-21T13:10:00Z"));
    await page.reload();
    await page.locator("[data-status]").getByText("3 hours ago").waitFor();
    expect(await page.locator("[data-status]").textContent()).toBe(
      "Last publication: 3 hours ago · Builds with problems: 1",
    );
    await page.clock.setFixedTime(new Date("2027-11-21T13:10:00Z"));
    await page.reload();
    await page.getByText("Last publication: Nov 21, 2026").waitFor();
    await page.getByRole("link", { name: "Builds with problems: 1" }).click();
    await page.waitForURL(/\/builds\//);
  });

  it("can be read and used without JavaScript", async () => {
    const page = await open("", { javaScriptEnabled: false });
    for (const release of ["25.12", "24.10"])
      expect(await page.getByRole("heading", { name: `OpenWrt ${release}` }).isVisible()).toBe(true);
    expect(await page.getByRole("button", { name: /^Copy/ }).count()).toBe(0);
    expect(await page.locator("[data-news]").isVisible()).toBe(false);
    expect(await page.locator("#news").getByRole("link").getAttribute("href")).toBe("atom.xml");
    const lines = page.locator("#packages li", { hasText: /Says hello/ }).locator("code:visible");
    expect(await lines.allTextContents()).toEqual(["apk add hello", "opkg install hello"]);
    await page.getByRole("link", { name: "hello", exact: true }).click();
    await page.waitForURL(/p\/hello\//);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toContain("hello");
    await page.getByRole("searchbox").fill("x");
    await page.keyboard.press("Enter");
    await page.waitForURL(/packages\/index\.html\?q=x$/);
    expect(await page.locator(".packages li").count()).toBe(6);
  });

  it("prints checksums whole", async () => {
    const page = await open("p/hello/", { viewport: { width: 720, height: 900 } });
    await page.emulateMedia({ media: "print" });
    const tables = page.locator(".table:has(.sum)");
    expect(await tables.evaluateAll((all) => all.map((one) => one.scrollWidth - one.clientWidth))).toEqual([0]);
    expect(await page.locator(".sum").first().textContent()).toMatch(/^[0-9a-f]{64}$/);
  });

  it("gives no package of a list more room than others by the length of its name", async () => {
    const page = await open("packages/", {}, `${hostile.url}/ppa/`);
    const heights = await page
      .locator(".packages a")
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
    expect(heights).toHaveLength(9);
    expect(Math.max(...heights)).toBeLessThan(60);
  });

  it("runs nothing that a hostile archive says, wherever one looks", async () => {
    const at = `${hostile.url}/ppa/`;
    const page = await open("", { viewport: { width: 360, height: 800 } }, at);
    await page.getByRole("combobox", { name: "Search packages" }).fill("script");
    await page.getByRole("option").first().waitFor();
    const addresses = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>(".packages a")].map(({ href }) => href),
    );
    expect(addresses.length).toBe(9);
    for (const address of [...addresses.slice(0, 3), `${at}packages/?q=script`, `${at}builds/`, `${at}24.10/x86_64/`]) {
      await page.goto(address);
      expect(
        await page.evaluate(() => [
          document.querySelectorAll("b, img[onerror]").length,
          document.documentElement.scrollWidth <= innerWidth,
        ]),
      ).toEqual([0, true]);
    }
  });
});
