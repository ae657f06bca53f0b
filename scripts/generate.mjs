// Rebuilds every file that is made from the sources and committed, dist/ excepted.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

for (const script of ["generate-schemas.mjs", "generate-actions.mjs", "../test/verify/findings-doc.ts"]) {
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL(script, import.meta.url))], {
    stdio: "inherit",
  });
  if (status !== 0) process.exit(status ?? 1);
}
