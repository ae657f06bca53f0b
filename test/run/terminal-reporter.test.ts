import { expect, it } from "vitest";
import { terminalReporter } from "../../lib/run/terminal-reporter.ts";

const reporter = (live: boolean) => {
  const written: string[] = [];
  return { written, ...terminalReporter({ write: (text) => void written.push(text), live }) };
};

it("takes the progress line away before a result is printed, and leaves a terminal without one alone", () => {
  const { written, progress, clear } = reporter(true);
  clear();
  expect(written).toEqual([]);
  progress("files", 1, 2);
  clear();
  clear();
  expect(written).toEqual(["\r\u001b[K  files 1/2", "\r\u001b[K"]);
});

it("says nothing but warnings where nobody watches", async () => {
  const { written, progress, info, group, warn, clear } = reporter(false);
  info("hello");
  progress("files", 1, 2);
  await group("Build", async () => {});
  clear();
  warn({ what: "It rains", cure: "Take a coat" });
  expect(written).toEqual(["warning: It rains. Take a coat\n"]);
});
