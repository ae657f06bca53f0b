// Stands in for actions/upload-artifact and actions/download-artifact, whose servers a test has not: artifacts are folders
// below ARTIFACTS. It knows the inputs that our workflows use, with the meaning that the originals give them.
import { cpSync, existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";

const input = (name) => process.env[`INPUT_${name.toUpperCase()}`] ?? "";
const store = process.env.ARTIFACTS;

if (input("way") === "upload") upload(input("name") || "artifact", input("path"));
else download(input("name"), input("pattern"), input("path") || process.env.GITHUB_WORKSPACE);

function upload(name, path) {
  if (!/^[^":<>|*?\r\n\\/]+$/.test(name)) throw new Error(`no name for an artifact: ${name}`);
  if (!existsSync(path)) throw new Error(`nothing at ${path}`);
  mkdirSync(join(store, name), { recursive: true });
  if (statSync(path).isFile()) cpSync(path, join(store, name, basename(path)));
  else cpSync(path, join(store, name), { recursive: true });
}

/** A single artifact by its name goes into the folder itself, those of a pattern into folders of their names. */
function download(name, pattern, path) {
  if (name) {
    if (!existsSync(join(store, name))) throw new Error(`no artifact ${name}`);
    cpSync(join(store, name), path, { recursive: true });
    return;
  }
  const beginning = pattern.replace(/\*$/, "");
  mkdirSync(path, { recursive: true });
  for (const found of readdirSync(store).filter((each) => each.startsWith(beginning)))
    cpSync(join(store, found), join(path, found), { recursive: true });
}
