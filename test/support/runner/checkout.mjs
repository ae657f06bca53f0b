// Stands in for actions/checkout where a workflow checks out this project, which is at OWN; act leaves out the checkout of
// the repository that it runs for.
import { cpSync } from "node:fs";
import { join } from "node:path";

const { INPUT_REPOSITORY: name, INPUT_REF: ref, INPUT_PATH: path, OWN: own, OWN_NAME: ownName } = process.env;
if (`${name}@${ref}` !== ownName) throw new Error(`There is no ${name}@${ref} here`);
cpSync(own, join(process.env.GITHUB_WORKSPACE, path), { recursive: true });
