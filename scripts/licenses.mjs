// Writes dist/licenses.txt: the licence text of every package whose code is in the bundles.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** `output`: rolldown's chunks; `root`: the repository; `out`: where the bundles are. */
export function licenses(output, root, out) {
  const packages = new Set();
  for (const chunk of output) {
    for (const id of chunk.type === "chunk" ? Object.keys(chunk.modules) : []) {
      const match = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(id.replaceAll("\\", "/"));
      if (match) packages.add(match[1]);
    }
  }
  const texts = [...packages].sort().map((name) => {
    const folder = join(root, "node_modules", name);
    if (!existsSync(folder)) return `${name}\n(licence text not found)\n`;
    const { license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    return `${name} (${license})\n\n${file ? readFileSync(join(folder, file), "utf8").trim() : "(no licence file in the package)"}\n`;
  });
  writeFileSync(join(out, "licenses.txt"), texts.join(`\n${"-".repeat(80)}\n\n`));
}
