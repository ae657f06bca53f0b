/**
 * A publisher as a process of its own, for tests that start many or kill one: adds `feed/<name>.ipk` and its line in
 * `feed/Packages`, as an index that names exactly the packages beside it.
 */
import { createHash } from "node:crypto";
import { type Compose, publishTo } from "../../lib/publish/publish.ts";
import { exec } from "../../lib/run/exec.ts";
import { silentReporter } from "../../lib/run/reporter.ts";
import { testGitEnvironment } from "../support/git-server.ts";

export interface PublisherArguments {
  readonly remote: string;
  readonly tempDir: string;
  readonly name: string;
  /** Bytes of the package. */
  readonly size: number;
  readonly history: number;
}

/** The bytes of a package: any, but always the same for its name and size. */
export function packageBytes(name: string, size: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(size / 64) }, (_, index) =>
    createHash("sha512").update(`${name} ${index}`).digest(),
  );
  return Buffer.concat(blocks).subarray(0, size);
}

export function addPackage(name: string, size: number): Compose {
  return async (tree) => {
    const index = (await tree.read(["feed/Packages"])).get("feed/Packages");
    const lines = Buffer.from(index ?? "")
      .toString()
      .split("\n")
      .filter(Boolean);
    const put = new Map([
      ["feed/Packages", Buffer.from(`${[...lines, `${name} ${size}`].sort().join("\n")}\n`)],
      [`feed/${name}.ipk`, packageBytes(name, size)],
    ]);
    return { changes: { put, remove: new Set() }, message: `Add ${name}` };
  };
}

if (process.argv[1] === import.meta.filename) {
  const { remote, tempDir, name, size, history }: PublisherArguments = JSON.parse(process.argv[2] ?? "{}");
  const result = await publishTo({
    ...{ remote, tempDir, history, compose: addPackage(name, size), branch: "gh-pages", exec, cwd: "/" },
    env: testGitEnvironment,
    reporter: silentReporter,
    author: { name: "ppa", email: "ppa@example.org", date: new Date("2026-01-02T03:04:05Z") },
  });
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
