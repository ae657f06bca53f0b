import { z } from "zod";
import {
  buildsSchema,
  catalogSchema,
  documents,
  filesSchema,
  packageSchema,
  packagesSchema,
  statusSchema,
  targetsSchema,
} from "../../schemas/catalog.ts";
import { directoryPage } from "./directory.ts";
import { type NewFile, textFile } from "./encode.ts";
import type { ApiDocument } from "./views.ts";

interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
}

const paths: readonly { schema: z.ZodType; path: string; description: string }[] = [
  {
    schema: catalogSchema,
    path: "api/v1/catalog.json",
    description: "The index: the archive, its keys, its targets, and where everything else is.",
  },
  { schema: targetsSchema, path: "api/v1/targets.json", description: "Every feed: release, architecture, size." },
  { schema: packagesSchema, path: "api/v1/packages.json", description: "Every package in one line." },
  {
    schema: packageSchema,
    path: "api/v1/p/<name>.json",
    description: "Everything about one package: versions, files, dependencies, builds.",
  },
  { schema: filesSchema, path: "api/v1/files/<name>.json", description: "What a package puts on the router." },
  { schema: buildsSchema, path: "api/v1/builds.json", description: "How the last build of every package ended." },
  {
    schema: statusSchema,
    path: "api/v1/status.json",
    description: "When the archive was published last, and what was new.",
  },
];

/** Open to fields that later versions add. */
const toJson = (schema: z.ZodType) => z.toJSONSchema(schema, { io: "input" });

/** The published JSON Schemas, by path. */
export function apiSchemas(): Map<string, unknown> {
  return new Map(Object.entries(documents).map(([name, schema]) => [`api/v1/schema/${name}`, toJson(schema)]));
}

/** The plain pages of the API's folders, for who takes an address apart. */
export function* apiDirectories(): Generator<NewFile> {
  const names = paths.map(({ path }) => path.replace("api/v1/", "")).filter((name) => !name.includes("/"));
  const files = [...names, "schema/"].sort().map((name) => ({ name }));
  yield textFile("api/v1/index.html", directoryPage("api/v1", files, "../index.html"));
  const schemas = Object.keys(documents).map((name) => ({ name }));
  yield textFile("api/v1/schema/index.html", directoryPage("api/v1/schema", schemas, "../../index.html"));
}

/** The documents of the API with their fields, told from their schemas. */
export function apiDocuments(): ApiDocument[] {
  return paths.map(({ schema, path, description }) => {
    const name = Object.entries(documents).find(([, one]) => one === schema)?.[0] ?? "";
    return {
      path,
      description,
      schemaPath: `api/v1/schema/${name}`,
      fields: fieldsOf(toJson(schema) as JsonSchema, ""),
    };
  });
}

function fieldsOf(schema: JsonSchema, prefix: string): ApiDocument["fields"] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, field]) => {
    const name = prefix + key;
    const { inner, suffix } = innermost(field);
    return [
      { name, type: typeOf(field), optional: !schema.required?.includes(key), description: field.description ?? "" },
      ...fieldsOf(inner, `${name}${suffix}.`),
    ];
  });
}

/** Through lists and maps to what they hold: `versions[].files[]`. */
function innermost(schema: JsonSchema): { inner: JsonSchema; suffix: string } {
  const next =
    schema.items ?? (typeof schema.additionalProperties === "object" ? schema.additionalProperties : undefined);
  if (!next) return { inner: schema, suffix: "" };
  const { inner, suffix } = innermost(next);
  return { inner, suffix: `${schema.items ? "[]" : "{}"}${suffix}` };
}

function typeOf({ type, enum: values, const: value, items, additionalProperties }: JsonSchema): string {
  if (value !== undefined) return JSON.stringify(value);
  if (values) return values.map((one) => JSON.stringify(one)).join(" | ");
  if (type === "array") return `list of ${items ? typeOf(items) : "anything"}`;
  if (type === "object" && typeof additionalProperties === "object") return `map to ${typeOf(additionalProperties)}`;
  return type ?? "any";
}
