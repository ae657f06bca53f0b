import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { publishArchive } from "../../lib/publish/run.ts";
import { exec } from "../../lib/run/exec.ts";
import { silentReporter } from "../../lib/run/reporter.ts";
import { branchFiles, type StaticFiles } from "../../lib/run/static-files.ts";
import { type StaticServer, serveFiles } from "../../lib/run/static-server.ts";
import { generator } from "../../lib/run/version.ts";
import { launchChromium } from "../support/browser.ts";
import { testGitEnvironment } from "../support/git-server.ts";
import { describeWith } from "../support/needs.ts";
import { makeKeys, root, smallConfig, smallIpk } from "../support/ppa.ts";
import { rendererDir } from "../support/site-fixture.ts";

const branch = "gh-pages";

describeWith(["chromium", "git"], "the site of a published branch, in a browser", () => {
  let folder: string;
  let server: StaticServer;
  let browser: Browser;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "ppa-site-"));
    const remote = join(folder, "archive.git");
    spawnSync("git", ["init", "--quiet", "--bare", remote]);
    const project = join(folder, "project");
    // The archive's address must be known before it is published.
    let files: StaticFiles | undefined;
    server = await serveFiles({ find: async (path) => files?.find(path) });
    cpSync(join(root, "examples/files"), join(project, "packages"), { recursive: true });
    writeFileSync(join(project, "ppa.yml"), `${smallConfig(server.url)}  - files: packages/*.yml\n`);
    const { filename, bytes } = smallIpk("ready-made");
    mkdirSync(join(project, "dist"));
    writeFileSync(join(project, "dist", filename), bytes);
    const { randomBytes } = await import("node:crypto");
    await publishArchive(
      {
        cwd: project,
        env: { ...testGitEnvironment, RUNNER_TEMP: folder },
        secrets: { keys: await makeKeys("acme") },
        siteDir: rendererDir,
        exec,
        reporter: silentReporter,
        terminal: false,
        now: () => new Date("2026-11-21T10:00:00Z"),
        randomBytes,
        print: () => {},
      },
      { config: "ppa.yml", globs: [], remote, branch, dryRun: false },
      generator,
    );
    files = await branchFiles(remote, branch, exec);
    browser = await launchChromium();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("has its search, its commands with the published key, its packages' files and the feed that they are in", async () => {
    const page = await browser.newPage();
    page.setDefaultTimeout(15_000);
    const problems: string[] = [];
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    page.on("pageerror", ({ message }) => problems.push(message));
    page.on("response", (response) => response.status() >= 400 && problems.push(response.url()));
    await page.goto(`${server.url}/`);
    await page.getByText("Last publication: ", { exact: false }).locator("time").waitFor();
    await page.getByLabel("OpenWrt release").selectOption("24.10");
    const shown = await page.locator("[data-release='24.10'] .steps pre code").first().textContent();
    const path = (await page.locator("#trust dl a").first().getAttribute("href")) ?? "";
    const key = await (await page.request.get(`${server.url}/${path}`)).text();
    expect(shown).toContain(key.trimEnd());

    await page.keyboard.press("Control+k");
    await page.keyboard.type("hello");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/p\/hello/);
    await page.getByRole("button", { name: "Show the files" }).click();
    await page.locator(".files li").first().waitFor();
    const file = page.locator("table.versions a").first();
    const address = await file.evaluate((link: HTMLAnchorElement) => link.href);
    expect((await page.request.get(address)).status()).toBe(200);

    await page.goto(`${server.url}/t/24.10/x86_64/`);
    await page.getByRole("link", { name: "Plain directory" }).click();
    await page.getByRole("link", { name: "Packages.sig" }).waitFor();
    expect(problems).toEqual([]);
  });
});
