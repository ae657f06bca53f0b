// Takes the pictures in docs/screenshots: `node scripts/screenshots.mjs`. They show the demo of `npm start`, out of dist/;
// the page of builds shows the archive of the tests, because the demo builds nothing.
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { serveFiles } from "../lib/run/static-server.ts";
import { launchChromium } from "../test/support/browser.ts";
import { smallArchive } from "../test/support/catalog-fixture.ts";
import { render, siteFiles } from "../test/support/site-fixture.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = join(root, "docs", "screenshots");

const shots = [
  { title: "home", path: "", width: 1280, colorScheme: "light" },
  { title: "home", path: "", width: 360, colorScheme: "dark" },
  { title: "packages", path: "packages/", width: 1280, colorScheme: "dark" },
  { title: "package", path: "p/hello/", width: 1280, colorScheme: "light" },
  { title: "package", path: "p/hello/", width: 360, colorScheme: "dark" },
  { title: "target", path: "t/25.12/x86_64/", width: 1280, colorScheme: "light" },
];
const buildsShots = [
  { title: "builds", path: "builds/", width: 1280, colorScheme: "dark" },
  { title: "builds", path: "builds/", width: 360, colorScheme: "light" },
];

mkdirSync(out, { recursive: true });
const browser = await launchChromium();
for (const [start, pictures] of [
  [startDemo, shots],
  [startExample, buildsShots],
]) {
  const { url, stop } = await start();
  for (const picture of pictures) await take(url, picture);
  await stop();
}
await browser.close();

async function take(url, { title, path, width, colorScheme }) {
  const viewport = { width, height: width > 600 ? 860 : 720 };
  const page = await browser.newPage({ viewport, colorScheme, locale: "en", reducedMotion: "reduce" });
  const response = await page.goto(url + path);
  if (!response.ok()) throw new Error(`${path}: HTTP ${response.status()}`);
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: join(out, `${title}-${width}-${colorScheme}.png`) });
  await page.close();
}

/** The address is in the pictures, so it is the same every time. */
async function startDemo() {
  const demo = spawn(process.execPath, [join(root, "dist", "ppa.mjs"), "demo", "--port", "8378"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => demo.on("exit", resolve));
  for await (const line of createInterface(demo.stdout)) {
    const url = /^Catalog: (\S+)/.exec(line)?.[1];
    if (url) return { url, stop: () => demo.kill("SIGINT") && ended };
  }
  throw new Error("the demo ended before it served anything");
}

async function startExample() {
  const { site } = await render(smallArchive());
  const server = await serveFiles(siteFiles(site));
  return { url: `${server.url}/ppa/`, stop: () => server.close() };
}
