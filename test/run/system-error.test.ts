import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { indexDirectory } from "../../lib/feed/index-directory.ts";
import { formatProblem, UserError } from "../../lib/run/errors.ts";
import { silentReporter } from "../../lib/run/reporter.ts";
import { userProblems } from "../../lib/run/system-error.ts";
import { readPublicKeys } from "../../lib/signing/public-keys.ts";
import { openArchive } from "../../lib/verify/reader.ts";
import { asNobody } from "../support/nobody.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ppa-denied-"));
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, "closed"), { mode: 0 });
  return () => rmSync(folder, { recursive: true });
});

/** What the error boundary tells of the error that `work` ends with. */
async function told(work: () => Promise<unknown>): Promise<string[] | undefined> {
  const error = await asNobody(() =>
    work().then(
      () => undefined,
      (reason: unknown) => reason,
    ),
  );
  return userProblems(error)?.map(formatProblem);
}

const denied = (path: string) => [
  `${join(folder, path)}: Access is denied. Give yourself the right to it, or name another place.`,
];

test("a closed folder is nobody's bug: not for an index, not for a verification", async () => {
  const options = { architecture: "mips_24kc", reporter: silentReporter };
  expect(await told(() => indexDirectory(folder, options))).toEqual(denied("closed"));
  expect(await told(async () => (await openArchive(folder)).list())).toEqual(denied("closed"));
});

test("nor is a closed key file, or a file in the place of the folder of keys", async () => {
  mkdirSync(join(folder, "keys"));
  writeFileSync(join(folder, "keys/acme.pem"), "", { mode: 0 });
  expect(await told(() => readPublicKeys(join(folder, "keys")))).toEqual(denied("keys/acme.pem"));
  writeFileSync(join(folder, "file"), "");
  expect(await told(() => readPublicKeys(join(folder, "file")))).toEqual([
    `${join(folder, "file")}: A file stands where a folder is needed. Move it away, or name another place.`,
  ]);
});

test("problems pass as they are, and what the file system is not to blame for is a bug", () => {
  expect(userProblems(new UserError("x"))).toEqual([{ what: "x" }]);
  expect(userProblems(new TypeError("x"))).toBeUndefined();
  expect(userProblems(Object.assign(new Error("x"), { code: "ENOENT" }))).toBeUndefined();
});
