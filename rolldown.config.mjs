import { readdirSync } from "node:fs";
import { defineConfig } from "rolldown";

// One entry per action and one for the command; what they share becomes chunks, and what is imported late stays late.
const actions = readdirSync(new URL("actions/", import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

export default defineConfig({
  input: {
    ppa: "cli/main.ts",
    "scan-worker": "lib/feed/scan-worker.ts",
    ...Object.fromEntries(actions.map((name) => [name, `actions/${name}/main.ts`])),
  },
  platform: "node",
  treeshake: true,
  resolve: { conditionNames: ["node", "import"] },
  output: {
    dir: "dist",
    format: "esm",
    entryFileNames: "[name].mjs",
    chunkFileNames: "[name]-[hash].mjs",
    comments: { legal: true },
    minify: false,
  },
});
