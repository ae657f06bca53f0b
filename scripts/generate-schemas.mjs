// Writes schemas/json/*.schema.json from the `documents` that every schemas/*.ts exports: { "name.schema.json": zod schema }.
// `--check` compares instead. Needs a Node that reads TypeScript: run it through npm.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const folder = new URL("../schemas/", import.meta.url);
const output = new URL("json/", folder);

export async function generateSchemas() {
  const files = new Map();
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith(".ts")) continue;
    const { documents = {} } = await import(new URL(name, folder));
    for (const [file, schema] of Object.entries(documents)) {
      // What a person or a program writes, defaults left out; draft 7 is what every editor understands.
      const json = z.toJSONSchema(schema, { io: "input", target: "draft-7", unrepresentable: "any" });
      files.set(file, `${JSON.stringify(json, null, 2)}\n`);
    }
  }
  return files;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(output, { recursive: true });
  const wanted = await generateSchemas();
  const stale = readdirSync(output).filter((name) => !wanted.has(name));
  for (const [name, text] of wanted) {
    if (read(name) === text) continue;
    stale.push(name);
    if (!process.argv.includes("--check")) writeFileSync(new URL(name, output), text);
  }
  if (process.argv.includes("--check") && stale.length > 0) {
    console.error(
      `Not what schemas/*.ts say. Run \`node scripts/generate-schemas.mjs\` and commit:\n${stale.join("\n")}`,
    );
    process.exitCode = 1;
  } else for (const name of stale) if (!wanted.has(name)) rmSync(new URL(name, output));
}

function read(name) {
  try {
    return readFileSync(new URL(name, output), "utf8");
  } catch {
    return undefined;
  }
}
