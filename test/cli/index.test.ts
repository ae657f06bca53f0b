import { randomBytes } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { beforeEach, expect, test } from "vitest";
import { register } from "../../cli/index.ts";
import { formatProblem, type Problem } from "../../lib/run/errors.ts";
import { exec } from "../../lib/run/exec.ts";
import { silentReporter } from "../../lib/run/reporter.ts";
import { formatKeyBundle, generateKeyset } from "../../lib/signing/keyset.ts";

const keyset = await generateKeyset({ name: "acme", date: new Date("2026-01-02"), randomBytes });
const nothing = { usign: [], apk: [], openpgp: [] };
const hello = join(import.meta.dirname, "../fixtures/golden/ipk/feed/usb_6.6-r10_mips_24kc.ipk");
let cwd: string;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "ppa-index-"));
  cpSync(hello, join(cwd, "feed/usb_6.6-r10_mips_24kc.ipk"));
  writeFileSync(join(cwd, "usign.key"), formatKeyBundle({ ...nothing, usign: keyset.usign }, "acme"));
  writeFileSync(join(cwd, "openpgp.asc"), formatKeyBundle({ ...nothing, openpgp: keyset.openpgp }, "acme"));
  writeFileSync(join(cwd, "all.keys"), formatKeyBundle(keyset, "acme"));
  return () => rmSync(cwd, { recursive: true });
});

/** Runs `ppa index feed …`: all that it says. */
async function index(...args: string[]): Promise<string> {
  const said: string[] = [];
  const program = new Command("ppa").exitOverride();
  const edge = {
    ...{ cwd, env: {}, secrets: {}, siteDir: cwd, exec, terminal: false, randomBytes },
    reporter: { ...silentReporter, warn: (problem: Problem) => void said.push(formatProblem(problem)) },
    now: () => new Date("2026-01-03"),
    print: (text: string) => void said.push(text),
  };
  register(program, edge, async (work) => void (await work()));
  await program.parseAsync(["index", "feed", "--arch", "mips_24kc", ...args], { from: "user" });
  return said.join("\n");
}

test("a key of another kind than the option's is refused with the option that takes it", async () => {
  await expect(index("--usign-key", "openpgp.asc")).rejects.toThrow(
    "openpgp.asc: The file has no usign key, which --usign-key is for, but one of OpenPGP. Pass it with --openpgp-key.",
  );
  await expect(index("--openpgp-key", "usign.key")).rejects.toThrow("Pass it with --usign-key.");
  await expect(index("--apk-key", "usign.key")).rejects.toThrow("Pass it with --usign-key.");
  expect(existsSync(join(cwd, "feed/Packages"))).toBe(false);
});

test("of a file with keys of all kinds the option's kind signs alone", async () => {
  await index("--usign-key", "all.keys");
  expect(existsSync(join(cwd, "feed/Packages.sig"))).toBe(true);
  expect(existsSync(join(cwd, "feed/Packages.asc"))).toBe(false);
});

test("an OpenPGP signature alone is not one that routers take", async () => {
  expect(await index("--openpgp-key", "openpgp.asc")).toContain("Not signed: routers refuse it. Pass --usign-key.");
});

test("says which signatures left with the old index", async () => {
  await index("--usign-key", "usign.key");
  rmSync(join(cwd, "feed/usb_6.6-r10_mips_24kc.ipk"));
  expect(await index()).toContain("removed Packages.sig of the old index, for which no key was given");
});

test("an architecture that no release has is pointed out, with the one that it may be a slip of", async () => {
  rmSync(join(cwd, "feed/usb_6.6-r10_mips_24kc.ipk"));
  expect(await index("--arch", "mips_24kcc")).toContain(
    "--arch: No release of OpenWrt has the architecture mips_24kcc, but a build of your own may. Did you mean mips_24kc?",
  );
  expect(await index()).not.toContain("No release");
});
