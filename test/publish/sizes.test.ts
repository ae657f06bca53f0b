import { expect, test } from "vitest";
import { checkSizes, formatSize } from "../../lib/publish/sizes.ts";

const MB = 1_000_000;
const packages = (directory: string, count: number, size: number) =>
  Array.from({ length: count }, (_, index) => ({ path: `${directory}/x86_64/${index}.ipk`, size }));

test("the table has the top-level directories, biggest first, and the files beside them as /", () => {
  const files = [...packages("24.10", 2, 3 * MB), ...packages("25.12", 4, 2 * MB), { path: "index.html", size: 500 }];
  expect(checkSizes(files)).toEqual({
    total: 14 * MB + 500,
    rows: [
      { directory: "25.12", files: 4, size: 8 * MB },
      { directory: "24.10", files: 2, size: 6 * MB },
      { directory: "/", files: 1, size: 500 },
    ],
    problems: [],
    warnings: [],
  });
});

test("every file over 100 MB is an error that names it", () => {
  const { problems } = checkSizes([
    { path: "a.ipk", size: 104_857_601 },
    { path: "b.ipk", size: 104_857_600 },
    { path: "c.ipk", size: 200 * MB },
  ]);
  expect(problems.map(({ what }) => what)).toEqual([
    "a.ipk has 104.9 MB, and no file may have more than 104.9 MB",
    "c.ipk has 200.0 MB, and no file may have more than 104.9 MB",
  ]);
});

test("a site over 1 GB is an error with the table and the cure; over 80 % of it is a warning", () => {
  const report = (count: number) =>
    checkSizes([...packages("24.10", count, 10 * MB), ...packages("25.12", 30, 10 * MB)]);
  expect(report(50)).toMatchObject({ problems: [], warnings: [] });
  expect(report(51)).toMatchObject({
    problems: [],
    warnings: [{ what: expect.stringContaining("810.0 MB of at most 1.0 GB") }],
  });
  expect(report(71)).toMatchObject({
    problems: [
      {
        what: "The site would have 1.0 GB of at most 1.0 GB (24.10: 710.0 MB, 25.12: 300.0 MB)",
        cure: expect.stringContaining("retain"),
      },
    ],
    warnings: [],
  });
});

test("limits can be another host's", () => {
  expect(checkSizes([{ path: "a", size: 11 }], { site: 10, file: 100 }).problems).toHaveLength(1);
});

test("sizes are told in decimal units", () => {
  expect([0, 999, 1000, 999_949, 999_950, 1_234_567, 2_500_000_000].map(formatSize)).toEqual([
    "0 B",
    "999 B",
    "1.0 kB",
    "999.9 kB",
    "1.0 MB",
    "1.2 MB",
    "2.5 GB",
  ]);
});
