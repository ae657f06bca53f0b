import { lstat, mkdir, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { ForgeKind } from "../lib/forge/forge.ts";
import { UserError } from "../lib/run/errors.ts";
import { writeError } from "../lib/run/write-file.ts";
import type { Edge, Register } from "./edge.ts";

interface Options {
  readonly forge?: string;
  readonly name?: string;
}

/** `ppa init`: a first ppa.yml and workflow for the repository it is run in, without questions. */
export const register: Register = (program, edge, run) => {
  program
    .command("init")
    .summary("write a first ppa.yml and the workflow that publishes it")
    .description(
      "Looks at the repository it is run in (remote, branch, Makefiles, packages) and writes ppa.yml and the workflow\n" +
        "for its forge. Files that are there already stay as they are.",
    )
    .option("--forge <kind>", "github, gitea or forgejo; default: told by the git remote")
    .option("--name <name>", "name of the feed on routers; default: the repository's name")
    .action((options: Options) => run(() => init(edge, options)));
};

async function init(edge: Edge, options: Options): Promise<void> {
  const { detectForge } = await import("../lib/forge/forge.ts");
  const { pagesSettingsUrl, secretsUrl } = await import("../lib/forge/urls.ts");
  const { starterArchive, starterWorkflow, toArchiveName, workflowPath } = await import("../lib/archive/starter.ts");

  const git = async (...args: string[]): Promise<string> => {
    const { code, stdout } = await edge.exec("git", ["-C", edge.cwd, ...args]);
    return code === 0 ? stdout.toString("utf8").trim() : "";
  };
  const root = (await git("rev-parse", "--show-toplevel")) || edge.cwd;
  if ((await git("rev-parse", "--is-inside-git-dir")) === "true") {
    throw new UserError({
      what: "This folder is git's own, not one with the repository's files",
      cure: "Run this in a clone of the repository.",
    });
  }
  const remotes = (await git("remote")).split("\n");
  const remote = remotes.length === 1 ? (remotes[0] ?? "") : "origin";
  const detected = detectForge({}, await git("config", "--get", `remote.${remote}.url`));
  const elsewhere = /(?:^|\/\/|\.)(gitlab\.com|bitbucket\.org|git\.sr\.ht)$/.exec(detected?.serverUrl ?? "")?.[1];
  if (elsewhere && !options.forge) {
    throw new UserError({
      what: `${elsewhere} runs no workflows of GitHub, Gitea or Forgejo`,
      cure: "Name the forge that is to build with --forge github, gitea or forgejo; what is built anywhere, `ppa publish` puts onto a branch",
    });
  }
  const hasForgejo = await exists(join(root, ".forgejo/workflows"));
  const isCertain = detected && (detected.kind !== "gitea" || /\bgitea\b/i.test(detected.serverUrl));
  const told = isCertain ? detected.kind : hasForgejo ? "forgejo" : detected?.kind;
  const kind = checkForge(options.forge) ?? told ?? "github";
  const isGuess = !options.forge && !isCertain && !hasForgejo;
  const forge = detected ? { ...detected, kind } : undefined;
  const label = options.name ?? detected?.repo ?? basename(root);
  const name = toArchiveName(label);
  if (options.name !== undefined && options.name !== name) {
    throw new UserError({
      what: `${JSON.stringify(options.name)} cannot be a feed's name`,
      cure: `Use ${JSON.stringify(name)}`,
    });
  }
  // What a clone calls the default branch; the branch that one happens to be on publishes nothing.
  const head = (await git("symbolic-ref", "--short", `refs/remotes/${remote}/HEAD`)).slice(remote.length + 1);
  const branch = head || (await git("symbolic-ref", "--short", "HEAD")) || "main";

  const found = await lookAround(root, label);
  const files = new Map([
    ["ppa.yml", starterArchive({ name, title: `${detected?.owner ?? label} packages for OpenWrt`, ...found })],
    [workflowPath(kind), starterWorkflow({ kind, name, branch })],
  ]);
  await writeNew(root, files, edge);
  if (isGuess) edge.print(`\n${guess(kind, detected?.serverUrl)}`);
  const hasSources = found.makefiles.length + found.packages.length > 0;
  const look = hasSources
    ? "Look through ppa.yml: the routers you serve, and where packages come from."
    : "Write into ppa.yml where your packages come from; nothing was found here.";
  const address = forge ? "" : "\nWrite its url, too: no git remote tells where the archive will be.";
  edge.print(`
${look}${address}

Next:
  1. Make the archive's keys:  ppa keys new
     and store the secret PPA_KEYS that it prints${forge ? ` at ${secretsUrl(forge)}` : " in the repository's settings"}
  2. Commit and push.${publishingHint(kind, forge && pagesSettingsUrl(forge))}`);
}

/** Servers do not tell by their addresses what they are. */
function guess(kind: ForgeKind, server: string | undefined): string {
  const others = (["github", "gitea", "forgejo"] as const).filter((each) => each !== kind).join(" or ");
  const why = server
    ? `${server} is taken for a server of ${kind}`
    : `No remote names a forge; ${kind} is taken for it`;
  return `${why}. If it is ${others}, remove the workflow and run \`ppa init --forge\` with that name.`;
}

/** Step two differs: GitHub serves a branch once it is told to, the others serve raw files at once. */
function publishingHint(kind: ForgeKind, settings: string | undefined): string {
  if (kind !== "github") return " The run publishes the branch gh-pages, which the forge serves as raw files.";
  const where = settings ? ` at ${settings}` : " in the repository's settings, under Pages";
  return ` When the first run is green, choose the branch gh-pages${where}`;
}

function checkForge(text: string | undefined): ForgeKind | undefined {
  if (text === undefined || text === "github" || text === "gitea" || text === "forgejo") return text;
  throw new UserError({
    what: `${JSON.stringify(text)} is no forge ppa knows`,
    cure: "Use --forge github, gitea or forgejo",
  });
}

async function lookAround(root: string, label: string) {
  const { findPackageDirectories } = await import("../lib/archive/makefiles.ts");
  const { findPackageFiles } = await import("../lib/archive/sources.ts");
  const { directories } = await findPackageDirectories(root, label);
  const packages = await Promise.all(
    ["**/*.ipk", "**/*.apk"].map((glob) => findPackageFiles([glob], root).catch(nothingFound)),
  );
  return {
    makefiles: directories.map(({ directory }) => directory),
    hasKernelModules: directories.some(({ kinds }) => kinds.includes("kmod")),
    packages: packages.flat(),
  };
}

function nothingFound(error: unknown): string[] {
  if (error instanceof UserError) return [];
  throw error;
}

async function writeNew(root: string, files: ReadonlyMap<string, string>, edge: Edge): Promise<void> {
  const kept: string[] = [];
  for (const path of files.keys()) if (await exists(join(root, path))) kept.push(path);
  if (kept.length === files.size) {
    throw new UserError({
      what: `${kept.join(" and ")} are there already`,
      cure: "Edit them, or remove the one to be written anew",
    });
  }
  // All folders first: where one cannot be, nothing is written.
  for (const path of files.keys()) await makeFolder(root, dirname(path));
  for (const [path, text] of files) {
    if (kept.includes(path)) {
      edge.print(`kept   ${path}, which was there`);
      continue;
    }
    // Exclusive: a file that appeared meanwhile is not overwritten either.
    await writeFile(join(root, path), text, { flag: "wx" });
    edge.print(`wrote  ${path}`);
  }
}

async function makeFolder(root: string, folder: string): Promise<void> {
  await mkdir(join(root, folder), { recursive: true }).catch((error: unknown) => {
    throw writeError(error, folder);
  });
}

/** A link that leads nowhere is there too. */
async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
