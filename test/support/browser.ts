import { type Browser, chromium } from "playwright-core";

/** Debian's Chromium, which `describeWith(["chromium"])` has looked for. */
export const launchChromium = (args: readonly string[] = []): Promise<Browser> =>
  chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", ...args] });
