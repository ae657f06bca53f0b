import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

test("the bench runs, on a few packages, and tells what each row cost", async () => {
  const bench = join(import.meta.dirname, "bench.ts");
  const { stdout } = await promisify(execFile)(process.execPath, [bench, "--small", "--runs", "1", "--json"]);
  const { rows } = JSON.parse(stdout) as { rows: { name: string; target: string; cost: { wall: number } }[] };
  expect(rows.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["ppa --help", "10 .ipk unchanged", "publish 1 into 2 files, 2 feeds, 1 of 1 for all"]),
  );
  for (const { name, target, cost } of rows) expect([name, target !== "", cost.wall > 0]).toEqual([name, true, true]);
}, 120_000);
