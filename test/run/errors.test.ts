import { expect, test } from "vitest";
import { atPlace, formatProblem, UserError } from "../../lib/run/errors.ts";

test("a problem names the file, the position, the field, the cause and the cure", () => {
  const place = { file: "ppa.yml", line: 12, column: 5, field: "targets[0].release" };
  const text = formatProblem({ what: '"24.11" is not a release of OpenWrt', cure: 'Use "24.10".', place });
  expect(text).toBe('ppa.yml:12:5 targets[0].release: "24.11" is not a release of OpenWrt. Use "24.10".');
});

test("a UserError tells all its problems, a line each", () => {
  const error = new UserError([{ what: "one" }, { what: "two", place: { file: "a.ipk" } }]);
  expect(error.message).toBe("one\na.ipk: two");
});

test("a place is added to problems that have none, and only to those", async () => {
  const failing = atPlace({ file: "outer" }, () => {
    throw new UserError([{ what: "here" }, { what: "there", place: { file: "inner" } }]);
  });
  await expect(failing).rejects.toThrow("outer: here\ninner: there");
});

test("a bug passes a place unchanged", async () => {
  const bug = new TypeError("x is undefined");
  await expect(
    atPlace({ file: "a" }, () => {
      throw bug;
    }),
  ).rejects.toBe(bug);
});

test("control characters of a file's name reach no terminal", () => {
  const problem = { what: "\u001b]0;title\u0007 is bad\nsecond line", place: { file: "a\n\u001b[2Jb.ipk" } };
  expect(formatProblem(problem)).toBe("a\\x0a\\x1b[2Jb.ipk: \\x1b]0;title\\x07 is bad\nsecond line");
});
