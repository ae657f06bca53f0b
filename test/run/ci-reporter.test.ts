import { expect, test } from "vitest";
import { annotation, ciReporter } from "../../lib/run/ci-reporter.ts";

function record() {
  const lines: string[] = [];
  return { lines, reporter: ciReporter((text) => void lines.push(text)) };
}

test("a phase is one collapsible group, closed even when it fails", async () => {
  const { lines, reporter } = record();
  const work = reporter.group("Sign", async () => {
    reporter.info("3 feeds");
    throw new Error("no");
  });
  await expect(work).rejects.toThrow("no");
  expect(lines).toEqual(["::group::Sign\n", "3 feeds\n", "::endgroup::\n"]);
});

test("groups inside a group do not close the outer one", async () => {
  const { lines, reporter } = record();
  await reporter.group("Outer", () => reporter.group("Inner", async () => reporter.info("x")));
  expect(lines).toEqual(["::group::Outer\n", "Inner\n", "x\n", "::endgroup::\n"]);
});

test("a warning stands at its file and line, with the command's separators escaped", () => {
  const problem = { what: "50% of a,b:c\nis bad", place: { file: "a,b.yml", line: 3 } };
  expect(annotation("warning", problem)).toBe("::warning file=a%2Cb.yml,line=3::a,b.yml:3: 50%25 of a,b:c%0Ais bad\n");
});

test("text from packages cannot give the runner commands", () => {
  const { lines, reporter } = record();
  reporter.info("::add-mask::x\n  ::set-output name=a::b");
  expect(
    lines
      .join("")
      .split("\n")
      .some((line) => line.trim().startsWith("::")),
  ).toBe(false);
});
