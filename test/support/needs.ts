import { spawnSync } from "node:child_process";
import { describe } from "vitest";

const missing = (tool: string): boolean => spawnSync("sh", ["-c", 'command -v "$1"', "sh", tool]).status !== 0;

/**
 * `describe` for tests that need programs: under `CI=true` a missing one fails the test; on a user's machine the tests
 * are skipped with a line that says what is missing. Programs in PPA_REFUSED are those that nobody would hand to this
 * machine; they skip their tests in CI too.
 */
export function describeWith(tools: readonly string[], name: string, body: () => void): void {
  const absent = tools.filter(missing);
  if (absent.length === 0) return void describe(name, body);
  const reason = `${name}: needs ${absent.join(", ")}, which this machine has not`;
  const refused = (process.env["PPA_REFUSED"] ?? "").split(" ");
  if (process.env["CI"] === "true" && !absent.every((tool) => refused.includes(tool))) {
    return void describe(name, (): void => {
      throw new Error(reason);
    });
  }
  console.warn(`skipped: ${reason}${process.env["PPA_REFUSED"] ? " (its makers' server refused to hand it out)" : ""}`);
  describe.skip(name, body);
}
