import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { loadArchive } from "../../lib/archive/load.ts";
import { loadFilesPackage } from "../../lib/files/load.ts";
import { self } from "../../lib/forge/self.ts";
import { archiveSchema } from "../../schemas/archive.ts";
import { root } from "../support/ppa.ts";

export type Kind = "archive" | "part of an archive" | "declared package" | "workflow" | "steps";
type Mapping = Readonly<Record<string, unknown>>;

export function kindOf(text: string): Kind {
  const value: unknown = parse(text);
  if (Array.isArray(value) && value.every((item) => isMapping(item) && ("uses" in item || "run" in item)))
    return "steps";
  if (isMapping(value)) {
    const keys = Object.keys(value);
    if ("jobs" in value) return "workflow";
    if ("files" in value && "version" in value) return "declared package";
    if ("targets" in value && "sources" in value) return "archive";
    if (keys.length > 0 && keys.every((key) => key in archiveSchema.shape)) return "part of an archive";
  }
  throw new Error("is YAML of a kind that this test does not know: teach it the kind, so that the block is checked");
}

/**
 * What is wrong with a YAML document or fragment. `file` is where it stands, or would stand, in `project`: a declared
 * package takes its files from there.
 */
export function mistakesInYaml(text: string, project: string, file = "packages/block.yml"): string[] {
  const kind = kindOf(text);
  if (kind === "steps") return mistakesInSteps(parse(text));
  if (kind === "workflow") return mistakesInWorkflow(parse(text));
  try {
    if (kind === "declared package") loadFilesPackage(text, file, { root: project });
    else
      loadArchive({
        text: kind === "archive" ? text : completed(text),
        file: "ppa.yml",
        defaultUrl: "https://a.example",
      });
  } catch (error) {
    return [String(error)];
  }
  return [];
}

function completed(text: string): string {
  const missing = { name: "acme", targets: [{ release: "24.10", arch: ["x86_64"] }], sources: [{ packages: "*.ipk" }] };
  return JSON.stringify({ ...missing, ...parse(text) });
}

function mistakesInWorkflow(workflow: Mapping): string[] {
  if (!isMapping(workflow["jobs"])) return ["has no jobs"];
  return Object.entries(workflow["jobs"]).flatMap(([name, job]) => {
    if (!isMapping(job)) return [`job ${name} is no mapping`];
    const steps = Array.isArray(job["steps"]) ? mistakesInSteps(job["steps"]) : [];
    const called = "uses" in job ? mistakesInUse(job) : [];
    const idle = "uses" in job || "steps" in job ? [] : [`job ${name} does nothing`];
    return [...idle, ...steps, ...called];
  });
}

function mistakesInSteps(steps: readonly unknown[]): string[] {
  return steps.flatMap((step) => {
    if (!isMapping(step)) return ["a step is no mapping"];
    // Text from outside must not become part of a script.
    if (/\$\{\{/.test(String(step["run"] ?? ""))) return [`an expression stands inside a script: ${step["run"]}`];
    if ("uses" in step) return mistakesInUse(step);
    return "run" in step ? [] : ["a step neither uses nor runs anything"];
  });
}

const ownUses = new RegExp(`^(?:${self.server}/)?${self.repository}(?:/(?<path>[^@]+))?@(?<ref>[^@]+)$`);

function mistakesInUse(step: Mapping): string[] {
  const uses = String(step["uses"]);
  // The reusable workflow has this project itself in .git/ppa.
  const local = /^\.\/(?:\.git\/ppa\/)?(?<path>.*)$/.exec(uses)?.groups;
  const own = ownUses.exec(uses)?.groups ?? local;
  if (!own)
    return /^(https:\/\/[^/]+\/)?[\w.-]+\/[\w./-]+@\S+$|^docker:\/\/\S+$/.test(uses)
      ? []
      : [`${uses} has no form of a reference`];
  if (own["ref"] !== undefined && own["ref"] !== self.ref) return [`${uses} does not name ${self.ref}`];
  const declared = declaration(own["path"] ?? "");
  if (!declared) return [`${uses} does not exist`];
  return [
    ...mistakesInInputs(uses, declared.inputs, step["with"]),
    ...(isMapping(step["secrets"]) ? mistakesInInputs(`${uses} (secrets)`, declared.secrets, step["secrets"]) : []),
  ];
}

/** Inputs and secrets that an action, or a reusable workflow, of this repository declares. */
function declaration(path: string): { readonly inputs: Mapping; readonly secrets: Mapping } | undefined {
  const isWorkflow = /\.ya?ml$/.test(path);
  const file = join(root, path, ...(isWorkflow ? [] : ["action.yml"]));
  if (!existsSync(file)) return undefined;
  const document: Mapping = parse(readFileSync(file, "utf8"));
  const on = isMapping(document["on"]) ? document["on"]["workflow_call"] : undefined;
  const source = isWorkflow ? on : document;
  if (!isMapping(source)) return isWorkflow ? undefined : { inputs: {}, secrets: {} };
  return { inputs: asMapping(source["inputs"]), secrets: asMapping(source["secrets"]) };
}

function mistakesInInputs(uses: string, declared: Mapping, given: unknown): string[] {
  const inputs = asMapping(given);
  const unknown = Object.keys(inputs).filter((name) => !(name in declared));
  const missing = Object.entries(declared).filter(
    ([name, input]) =>
      isMapping(input) && input["required"] === true && input["default"] === undefined && !(name in inputs),
  );
  return [
    ...unknown.map((name) => `${uses} has no input ${name}`),
    ...missing.map(([name]) => `${uses} needs the input ${name}`),
  ];
}

const isMapping = (value: unknown): value is Mapping =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const asMapping = (value: unknown): Mapping => (isMapping(value) ? value : {});
