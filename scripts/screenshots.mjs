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
const shots = [
  { title: "home", path: "", width: 1280, colorScheme: "light" },
  { title: "home", path: "", width: 360, colorScheme: "dark" },
  { title: "packages", path: "packages/", width: 1280, colorScheme: "dark" },
  { title: "package", path: `p/${name}/`, width: 1280, colorScheme: "light" },
  { title: "package", path: `p/${name}/`, width: 360, colorScheme: "dark" },
  { title: "builds", path: "builds/", width: 1280, colorScheme: "dark" },
  { title: "target", path: `t/${targets[0].path}/`, width: 1280, colorScheme: "light" },
];

mkdirSync(out, { recursive: true });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const { title, path, width, colorScheme } of shots) {
  const viewport = { width, height: width > 600 ? 860 : 720 };
  const page = await browser.newPage({ viewport, colorScheme, reducedMotion: "reduce" });
  const response = await page.goto(url + path);
  await page.waitForLoadState("networkidle");
  // An archive without build reports has no page of builds.
  if (response.ok()) await page.screenshot({ path: join(out, `${title}-${width}-${colorScheme}.png`) });
  await page.close();
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
