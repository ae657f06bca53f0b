import { readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  type FileDocument,
  type FilesPackageDocument,
  filesPackageSchema,
  type ScriptDocument,
} from "../../schemas/files-package.ts";
import { parseDocument } from "../archive/document.ts";
import type { Relation } from "../feed/entry.ts";
import { UserError } from "../run/errors.ts";
import { type Content, planContent } from "./contents.ts";
import type { Alternative, DeclaredPackage, DeclaredScripts } from "./declared.ts";
import { isProblem, parseAlternative, parseRelation } from "./notation.ts";
import { architecturesOfAll, checkContents, readPayload, supportsAll } from "./payload.ts";
import { normalizeScript } from "./scripts.ts";
import { findSource, type SourceArea } from "./sources.ts";

/**
 * Reads the declaration of a `files:` package and looks at every file it names, so that all mistakes come at once, each
 * with line and column. The files' bytes are read when the package is packed.
 * @param file path of the declaration below the root, as messages should name it
 * @param root folder of the repository; nothing outside is read
 * @throws {UserError}
 */
export function loadFilesPackage(text: string, file: string, { root }: { readonly root: string }): DeclaredPackage {
  const realRoot = realpathSync(root);
  const area = { root: realRoot, folder: realpathSync(join(realRoot, dirname(file))) };
  const contents = new Map<string, Content>();
  const scripts = new Map<string, string>();
  const schema = filesPackageSchema.superRefine(
    (document, context) => {
      const complain: Complain = (path, error) => {
        if (!(error instanceof UserError)) throw error;
        for (const { what, cure } of error.problems) {
          context.addIssue({ code: "custom", message: what, path: [...path], params: { cure } });
        }
      };
      checkFiles(area, document, contents, complain);
      checkScripts(area, document, scripts, complain);
    },
    // Runs beside other mistakes too, on the parts that are right.
    { when: () => true },
  );
  const document = parseDocument(text, file, schema);
  return toDeclared(document, file, [...contents.values()], Object.fromEntries(scripts));
}

type Complain = (path: readonly string[], error: unknown) => void;

function checkFiles(area: SourceArea, document: unknown, contents: Map<string, Content>, complain: Complain): void {
  const schemas = filesPackageSchema.shape.files.unwrap();
  for (const [destination, value] of entriesOf(document, "files")) {
    if (!schemas.keyType.safeParse(destination).success) continue;
    const parsed = schemas.valueType.safeParse(value);
    if (!parsed.success) continue;
    try {
      contents.set(destination, planContent(area, destination, parsed.data as FileDocument));
    } catch (error) {
      complain(["files", destination], error);
    }
  }
  checkContents(contents, (destination, error) => complain(["files", destination], error));
}

function checkScripts(area: SourceArea, document: unknown, scripts: Map<string, string>, complain: Complain): void {
  const schemas = filesPackageSchema.shape.scripts.unwrap();
  for (const [name, value] of entriesOf(document, "scripts")) {
    const parsed = schemas.partial().safeParse({ [name]: value });
    const script: ScriptDocument | undefined = parsed.data?.[name as keyof typeof parsed.data];
    if (script === undefined) continue;
    try {
      scripts.set(name, normalizeScript(typeof script === "string" ? script : readScript(area, script.file)));
    } catch (error) {
      complain(["scripts", name], error);
    }
  }
}

function readScript(area: SourceArea, source: string): string {
  const [file, ...more] = findSource(area, source, "/script");
  if (!file || more.length > 0 || file.path !== "script") throw new UserError({ what: `${source} is not a file` });
  return readFileSync(file.from, "utf8");
}

/** Entries of a mapping in a document that may be wrong in any way. */
function entriesOf(document: unknown, key: string): [string, unknown][] {
  const value = (document as Record<string, unknown> | null)?.[key];
  return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

function toDeclared(
  document: FilesPackageDocument,
  file: string,
  contents: readonly Content[],
  scripts: DeclaredScripts,
): DeclaredPackage {
  const { name, version, release, description, section, license, maintainer, url, conffiles } = document;
  return {
    name,
    version,
    release,
    description: description.trim(),
    ...(section === undefined ? {} : { section }),
    ...(license === undefined ? {} : { license }),
    ...(maintainer === undefined ? {} : { maintainer }),
    ...(url === undefined ? {} : { url }),
    depends: document.depends.map(relation),
    provides: document.provides.map(relation),
    conflicts: document.conflicts.map(relation),
    alternatives: document.alternatives.map(alternative),
    conffiles,
    scripts,
    source: file,
    architectures: architecturesOfAll(contents),
    supports: (arch) => supportsAll(contents, arch),
    async payload(arch) {
      return readPayload({ name, file, conffiles, contents }, arch);
    },
  };
}

function relation(text: string): Relation {
  const answer = parseRelation(text);
  if (isProblem(answer)) throw new Error(`${text} passed the schema`);
  return answer;
}

function alternative(text: string): Alternative {
  const answer = parseAlternative(text);
  if (isProblem(answer)) throw new Error(`${text} passed the schema`);
  return answer;
}
