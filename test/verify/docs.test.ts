import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { findingKinds } from "../../lib/verify/findings.ts";
import { findingsDocument } from "./findings-doc.ts";

it("docs/findings.md says what the table says", () => {
  expect(readFileSync(new URL("../../docs/findings.md", import.meta.url), "utf8")).toBe(findingsDocument());
});

it("no number is given twice", () => {
  const ids = Object.values(findingKinds).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
