// Writes lib/openwrt/targets.generated.ts from a JSON file { release: { "target/subtarget": architecture } }, as made by
// running `scripts/dump-target-info.pl targets` in each release's tree of OpenWrt.
//   node scripts/generate-targets.mjs targets.json
import { readFileSync, writeFileSync } from "node:fs";

const [input] = process.argv.slice(2);
if (!input) throw new Error("usage: node scripts/generate-targets.mjs targets.json");
const releases = JSON.parse(readFileSync(input, "utf8"));

const lines = [
  "// Made by scripts/generate-targets.mjs; do not edit.",
  "",
  "/** Series → architecture → its targets, sorted, parted by blanks; the first one's SDK carries the architecture's tag. */",
  "export const generatedTargets: Readonly<Record<string, Readonly<Record<string, string>>>> = {",
];
for (const release of Object.keys(releases).sort()) {
  const byArch = new Map();
  for (const target of Object.keys(releases[release]).sort()) {
    const arch = releases[release][target];
    byArch.set(arch, [...(byArch.get(arch) ?? []), target]);
  }
  lines.push(`  ${JSON.stringify(release === "main" ? "SNAPSHOT" : release)}: {`);
  for (const arch of [...byArch.keys()].sort()) {
    lines.push(`    ${JSON.stringify(arch)}: ${JSON.stringify(byArch.get(arch).join(" "))},`);
  }
  lines.push("  },");
}
lines.push("};", "");
writeFileSync(new URL("../lib/openwrt/targets.generated.ts", import.meta.url), lines.join("\n"));
