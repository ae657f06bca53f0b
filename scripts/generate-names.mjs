// Writes lib/openwrt/names.generated.ts from the package lists of OpenWrt's SDKs (`tmp/.packageinfo`, or the `<feed>.index`
// that `scripts/feeds update` makes of each feed) of the oldest and the newest release that the list shall speak for.
//   node scripts/generate-names.mjs 23.05 25.12 FILE …
import { readFileSync, writeFileSync } from "node:fs";

const [oldest, newest, ...files] = process.argv.slice(2);
if (files.length === 0) throw new Error("usage: node scripts/generate-names.mjs OLDEST_SERIES NEWEST_SERIES FILE …");

const names = new Set();
for (const file of files) {
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const [, value] = /^(?:Package|Provides): *(.+)$/.exec(line) ?? [];
    for (const name of value?.split(" ") ?? []) names.add(name.replace(/^@/, "").replace(/=.*/, ""));
  }
}
// These families grow with every release; lib/openwrt/names.ts knows them by their beginnings.
const listed = [...names].filter((name) => name !== "" && !/^(?:kmod|luci-i18n)-/.test(name)).sort();
writeFileSync(
  new URL("../lib/openwrt/names.generated.ts", import.meta.url),
  `// Made by scripts/generate-names.mjs; do not edit.

/** The oldest and the newest series that the list speaks for. */
export const listedSeries = ${JSON.stringify([oldest, newest])} as const;

/** What OpenWrt's own feeds have: packages and what they provide, parted by blanks. */
export const generatedNames =
  ${JSON.stringify(listed.join(" "))};
`,
);
