// Takes the pictures in docs/screenshots: `node scripts/screenshots.mjs URL [PACKAGE]`, with the address of an archive that
// is being served, such as `npm start` prints. Without a URL the archive of the tests is rendered and served.
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const out = join(dirname(dirname(fileURLToPath(import.meta.url))), "docs", "screenshots");
const [address, name = "hello"] = process.argv.slice(2);
const { url, close } = address ? { url: address.replace(/\/*$/, "/"), close: async () => {} } : await serveExample();

const { targets } = await (await fetch(`${url}api/v1/catalog.json`)).json();
const pages = {
  home: "",
  packages: "packages/",
  package: `p/${name}/`,
  builds: "builds/",
  target: `t/${targets[0].path}/`,
  keys: "keys/",
  api: "api/",
};

mkdirSync(out, { recursive: true });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const colorScheme of ["light", "dark"]) {
  for (const width of [1280, 360]) {
    const context = await browser.newContext({
      viewport: { width, height: width > 600 ? 860 : 720 },
      colorScheme,
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    for (const [title, path] of Object.entries(pages)) {
      const response = await page.goto(url + path);
      if (!response.ok()) continue;
      await page.waitForLoadState("networkidle");
      await page.screenshot({ path: join(out, `${title}-${width}-${colorScheme}.png`) });
    }
    await context.close();
  }
}
await browser.close();
await close();

async function serveExample() {
  const { render, siteFiles } = await import("../test/support/site-fixture.ts");
  const { smallArchive } = await import("../test/support/catalog-fixture.ts");
  const { serveFiles } = await import("../lib/run/static-server.ts");
  const { site } = await render(smallArchive());
  const server = await serveFiles(siteFiles(site));
  return { url: `${server.url}/ppa/`, close: () => server.close() };
}
