import { readdirSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { parse } from "yaml";

const script = new URL("../../scripts/generate-schemas.mjs", import.meta.url).href;
const { generateSchemas } = (await import(script)) as { generateSchemas(): Promise<Map<string, string>> };
const folder = new URL("../../schemas/json/", import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), "utf8");

test("the committed JSON Schemas are those that the schemas make", async () => {
  const made = await generateSchemas();
  const committed = new Map(readdirSync(folder).map((name) => [name, read(name)]));
  const stale = [...new Set([...made.keys(), ...committed.keys()])].filter(
    (name) => made.get(name) !== committed.get(name),
  );
  expect(stale, "run: node scripts/generate-schemas.mjs").toEqual([]);
});

test("an editor accepts a good ppa.yml and marks a bad one", () => {
  const validate = new Ajv({ strict: false }).compile(JSON.parse(read("ppa.schema.json")) as object);
  const good =
    'name: acme\ntargets:\n  - release: "24.10"\n    arch: [x86_64]\n  - release: "24.10.8"\n    target: [ath79/generic]\n';
  expect(validate(parse(good))).toBe(true);
  expect(validate(parse(`${good}retian: 3\n`))).toBe(false);
  expect(validate(parse(good.replace("x86_64", "x86-64")))).toBe(false);
  expect(validate(parse(good.replace('"24.10"', "24.10")))).toBe(false);
});

test("every field of ppa.yml says what it is", () => {
  const { properties } = JSON.parse(read("ppa.schema.json")) as {
    properties: Record<string, { description?: string }>;
  };
  for (const [name, { description }] of Object.entries(properties)) expect(description, name).toBeTruthy();
});
