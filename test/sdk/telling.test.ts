import { EventEmitter } from "node:events";
import { describe, expect, test } from "vitest";
import { interruptible } from "../../lib/sdk/interrupt.ts";
import { reportMarkdown, reportProblems, reportText } from "../../lib/sdk/summary.ts";
import type { BuildReport, BuiltPackage } from "../../schemas/build.ts";
import { eras } from "./support.ts";

function packageWith(part: Partial<BuiltPackage> & Pick<BuiltPackage, "as" | "status">): BuiltPackage {
  return { source: "ppa", directory: part.as, key: "0".repeat(64), remarks: [], binaries: [], ...part };
}

function reportOf(...packages: BuiltPackage[]): BuildReport {
  return {
    version: 1,
    job: "24.10.8-x86_64",
    title: "24.10.8 x86_64",
    kind: "arch",
    release: { ...eras.opkg },
    arch: "x86_64",
    target: "x86/64",
    feeds: ["24.10/x86_64"],
    status: "failed",
    duration: 12.34,
    sources: [],
    packages,
  };
}

const fine = packageWith({
  as: "fine",
  status: "built",
  duration: 3,
  binaries: [{ name: "fine", status: "built", file: "packages/fine_1.0-r1_all.ipk" }],
});
const bad = packageWith({
  as: "bad",
  status: "failed",
  reason: "main.c:3: `x` | <b>undeclared</b>",
  tail: ["make: ``` Error", "last line"],
});
const elsewhere = packageWith({ as: "elsewhere", status: "skipped", reason: "it needs TARGET_ath79" });

describe("a report", () => {
  test("is a line for each package on a terminal, with the end of the log below a failure", () => {
    expect(reportText(reportOf(fine, bad, elsewhere)).split("\n")).toEqual([
      "24.10.8 x86_64: 1 built, 1 failed, 1 skipped",
      "  ✓ fine       fine_1.0-r1_all.ipk (3 s)",
      "  ✗ bad        main.c:3: `x` | <b>undeclared</b>",
      "      make: ``` Error",
      "      last line",
      "  – elsewhere  it needs TARGET_ath79",
    ]);
  });

  test("is a table in a job summary, which no package's text can break out of", () => {
    const text = reportMarkdown(reportOf(fine, bad));
    expect(text).toContain("1 built, 1 failed in 12 s.");
    expect(text).toContain("| ✗ failed | `bad` | main.c:3: 'x' \\| &lt;b>undeclared&lt;/b> |");
    expect(text).toContain("````\nmake: ``` Error\nlast line\n````");
  });

  test("gives annotations at file and line, and one for a failure that has none", () => {
    const placed = packageWith({
      as: "placed",
      status: "failed",
      reason: "r",
      remarks: [{ level: "error", text: "oops", file: "a/b.c", line: 3 }],
    });
    expect(reportProblems(reportOf(placed, bad, elsewhere))).toEqual([
      { level: "error", problem: { what: "oops", place: { file: "a/b.c", line: 3 } } },
      { level: "error", problem: { what: "bad: main.c:3: `x` | <b>undeclared</b>" } },
    ]);
  });

  test("tells once what kept a whole job from beginning, on however many lines, not for each of its packages", () => {
    const reason = "ghcr.io: no answer\nquay.io: no answer. Try again later";
    const of = (as: string) => packageWith({ as, status: "failed", reason });
    const report = { ...reportOf(of("one"), of("two")), reason };
    expect(reportText(report).split("\n")).toEqual([
      "24.10.8 x86_64: 2 failed: ghcr.io: no answer",
      "    quay.io: no answer. Try again later",
      "  ✗ one  see above",
      "  ✗ two  see above",
    ]);
    expect(reportMarkdown(report).split("no answer")).toHaveLength(3);
    expect(reportProblems(report)).toEqual([{ level: "error", problem: { what: `24.10.8 x86_64: ${reason}` } }]);
  });

  test("names files as its reader does, and those of another repository with its address, in the text", () => {
    const own = packageWith({
      as: "own",
      status: "failed",
      remarks: [{ level: "error", text: "oops", file: "a/b.c" }],
    });
    const other = { ...own, source: "other", remarks: [{ ...own.remarks[0], level: "error", text: "no", line: 5 }] };
    const url = "https://git.example.org/other";
    const sources = [
      { name: "ppa", modified: false },
      { name: "other", url, commit: "9a0364b9e99bb480dd25e1f0284c8555ff3e0c1f", modified: false },
    ];
    const report = { ...reportOf(own, other as BuiltPackage), sources };
    expect(reportProblems(report, "archive").map(({ problem }) => problem)).toEqual([
      { what: "oops", place: { file: "archive/a/b.c" } },
      { what: `${url}@9a0364b9e99b:a/b.c:5: no` },
    ]);
  });
});

describe("an interrupt", () => {
  test("ends the work, says that nothing is left, and leaves no listener behind", async () => {
    const process = new EventEmitter();
    const work = interruptible(
      process,
      (signal) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
    );
    process.emit("SIGTERM");
    await expect(work).rejects.toThrow("Stopped; nothing is left running");
    expect(process.eventNames()).toEqual([]);
  });

  test("that does not come changes nothing", async () => {
    expect(await interruptible(new EventEmitter(), async () => "done")).toBe("done");
  });
});
