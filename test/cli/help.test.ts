import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../support/ppa.ts";

function help(...command: string[]): string {
  const { stdout, status } = spawnSync(process.execPath, [join(root, "cli/main.ts"), ...command, "--help"], {
    encoding: "utf8",
    env: { PATH: process.env["PATH"] },
  });
  expect(status).toBe(0);
  return stdout;
}

const commandsOf = (text: string): string[] =>
  Array.from((text.split("\nCommands:\n")[1] ?? "").matchAll(/^ {2}(\w+)/gm), ([, name = ""]) => name);

describe("the help", () => {
  const all = help();

  test("lists every command with what it does, as a phrase", () => {
    const phrases = all.split("\nCommands:\n")[1]?.match(/^ {2}\w.*$/gm) ?? [];
    expect(phrases.length).toBeGreaterThan(10);
    for (const phrase of phrases) expect(phrase).toMatch(/^ {2}\w+ +[a-z].*[^.]$/);
  });

  const commands = commandsOf(all).filter((name) => name !== "help");

  test.each([
    ["ppa", all] as const,
    ...[...commands, "keys new", "keys check", "keys rotate"].map((name) => [name, help(...name.split(" "))] as const),
  ])("of %s fits a terminal of 80 columns, and shows no empty default", (_name, text) => {
    expect(text.split("\n").filter((line) => line.length > 80)).toEqual([]);
    expect(text).not.toContain("default: []");
  });
});

describe("standard output", () => {
  const run = (redirection: string) => {
    const command = `"$0" "$1" --help ${redirection}`;
    const { stderr, status } = spawnSync(
      "bash",
      ["-o", "pipefail", "-c", command, process.execPath, join(root, "cli/main.ts")],
      {
        encoding: "utf8",
      },
    );
    return { stderr, status };
  };

  test("may be closed by who reads only its beginning", () => {
    expect(run("| true")).toEqual({ stderr: "", status: 0 });
  });

  test.skipIf(process.platform !== "linux")("that cannot be written is an error without a stack", () => {
    expect(run("> /dev/full")).toEqual({ stderr: "error: The output could not be written (ENOSPC)\n", status: 1 });
  });
});
