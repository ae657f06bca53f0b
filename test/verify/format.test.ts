import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { formatReport } from "../../lib/verify/format.ts";
import { archive, changePackages, scratch, verify } from "./feeds.ts";

it("the report tells every kind of finding once, with its places, reason and cure", async () => {
  const root = await archive(await scratch());
  await changePackages(join(root, "24.10/mips_24kc"), (text) => text.replaceAll(/^SHA256sum: .*\n/gm, ""));
  const text = formatReport(await verify(root));
  expect(text).toMatch(/^error PPA114: Size or SHA256sum is missing$/m);
  expect(text.match(/has no SHA256sum/g)).toHaveLength(5);
  expect(text).toMatch(/ {4}- … and 19 more \(--json lists all\)\n {2}why: .*\n {2}cure: Index again\.\n/);
  expect(text).toMatch(/^info PPA505: Dependencies that OpenWrt's own feeds must provide\n {4}- .*/m);
  expect(text).toMatch(/2 feeds, 48 package files, [\d.]+ kB read$/m);
  expect(text).toMatch(/24 errors, 0 warnings$/);
});

it("words of strangers steer neither a terminal nor a runner", async () => {
  const root = await archive(await scratch());
  await changePackages(
    join(root, "24.10/mips_24kc"),
    (text) => `${text}Package: ::add-mask::x\u001b[2J\nVersion: 1\n\n`,
  );
  const text = formatReport(await verify(root));
  expect(text).toContain("- 24.10/mips_24kc/Packages:");
  expect(text).not.toContain("\u001b");
  expect(text).not.toMatch(/^\s*::/m);
  const catalog = join(root, "api/v1/catalog.json");
  await writeFile(catalog, (await readFile(catalog, "utf8")).replaceAll("24.10/mips_24kc", "../../etc"));
  expect(formatReport(await verify(root))).toContain('"../../etc" is no feed\'s path');
});
