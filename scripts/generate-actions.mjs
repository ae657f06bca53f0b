// Writes every action.yml, and the tables of inputs and outputs in the actions' READMEs, from actions/*/definition.ts.
// `--check` compares instead. Needs a Node that reads TypeScript: run it through npm.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { stringify } from "yaml";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const check = process.argv.includes("--check");
const stale = [];

for (const entry of readdirSync(join(root, "actions"), { withFileTypes: true })) {
  if (!entry.isDirectory()) continue;
  const { definition } = await import(join(root, "actions", entry.name, "definition.ts"));
  // `all` is the whole way as one step, and so the root's own action.
  const whole = entry.name === "all";
  const folder = whole ? root : join(root, "actions", entry.name);
  put(
    join(folder, "action.yml"),
    actionYml(definition, whole ? "dist/all.mjs" : `../../dist/${entry.name}.mjs`, whole),
  );
  const readme = join(folder, "README.md");
  put(readme, withTables(existsSync(readme) ? readFileSync(readme, "utf8") : "", definition, readme));
}

if (stale.length > 0) {
  console.error(`Not what the definitions say. Run \`npm run generate\` and commit:\n${stale.join("\n")}`);
  process.exit(1);
}

function put(file, text) {
  if (existsSync(file) && readFileSync(file, "utf8") === text) return;
  if (check) stale.push(file.slice(root.length + 1));
  else writeFileSync(file, text);
}

function actionYml({ name, description, inputs, outputs }, main, branded) {
  const document = {
    name,
    description,
    ...(branded ? { branding: { icon: "package", color: "blue" } } : {}),
    inputs: Object.fromEntries(
      inputTable(inputs).map(({ input, text, fallback, required }) => [
        input,
        { description: text, required, ...(fallback === "" ? {} : { default: fallback }) },
      ]),
    ),
    outputs: Object.fromEntries(Object.entries(outputs).map(([output, text]) => [output, { description: text }])),
    runs: { using: "node24", main },
  };
  const token = document.inputs.token;
  if (token) token.default = "${{ github.token }}";
  return `# Made by \`npm run generate\` from definition.ts; do not edit.\n${stringify(document, { lineWidth: 0 })}`;
}

/** One row per input: its name, its description, its default as the runner writes it. */
function inputTable(inputs) {
  return Object.entries(inputs.shape).map(([input, schema]) => ({
    input,
    text: schema.description ?? missing(input),
    fallback: defaultOf(schema),
    required: !schema.safeParse(undefined).success,
  }));
}

function missing(input) {
  throw new Error(`The input ${input} has no description.`);
}

function defaultOf(schema) {
  const result = schema.safeParse(undefined);
  const value = result.success ? result.data : undefined;
  return ["string", "boolean", "number"].includes(typeof value) ? String(value) : "";
}

function withTables(readme, { inputs, outputs }, file) {
  const rows = inputTable(inputs).map(
    ({ input, text, fallback }) => `| \`${input}\` | ${text} | ${fallback ? `\`${fallback}\`` : ""} |`,
  );
  const outs = Object.entries(outputs).map(([output, text]) => `| \`${output}\` | ${text} |`);
  const tables = [
    "| input | what it is | default |",
    "|---|---|---|",
    ...rows,
    "",
    "| output | what it is |",
    "|---|---|",
    ...outs,
  ].join("\n");
  const marker = /<!-- inputs -->[\s\S]*<!-- \/inputs -->/;
  if (!marker.test(readme)) {
    stale.push(`${file.slice(root.length + 1)} (has no <!-- inputs --> … <!-- /inputs --> for its tables)`);
    return readme;
  }
  return readme.replace(marker, () => `<!-- inputs -->\n${tables}\n<!-- /inputs -->`);
}
