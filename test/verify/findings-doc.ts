import { type FindingKind, findingKinds } from "../../lib/verify/findings.ts";

const groups: readonly (readonly [prefix: string, title: string])[] = [
  ["PPA0", "The archive"],
  ["PPA1", "Indexes and signatures"],
  ["PPA2", "Package files"],
  ["PPA3", "On the way"],
  ["PPA4", "apk's index"],
  ["PPA5", "Dependencies"],
];

/** docs/findings.md as it must be. `npm run generate` writes it. */
export function findingsDocument(): string {
  const kinds: readonly FindingKind[] = Object.values(findingKinds);
  const sections = groups.map(([prefix, title]) => {
    const entries = kinds.filter(({ id }) => id.startsWith(prefix)).map(entry);
    return `## ${title}\n\n${entries.join("\n")}`;
  });
  return `# What \`ppa verify\` finds

\`ppa verify DIR|URL\` reads a published archive, or one feed of it, as routers do. Everything that it finds has a number;
numbers are never reused. **error**: routers are refused something, or get something unchecked; the exit code is then 2.
**warning**: works today, but somebody will be surprised. **info**: worth knowing, nothing to mend.

This page is made from \`lib/verify/findings.ts\` by \`npm run generate\`.

${sections.join("\n")}`;
}

function entry({ id, severity, title, why, cure }: FindingKind): string {
  return `### ${id}: ${title}\n\n**${severity}.** ${why}\n\nCure: ${cure}\n`;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const { writeFileSync } = await import("node:fs");
  writeFileSync(new URL("../../docs/findings.md", import.meta.url), findingsDocument());
}
