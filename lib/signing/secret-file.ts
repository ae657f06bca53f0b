import { existsSync } from "node:fs";
import { mkdir, open, realpath, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { errorCode, UserError } from "../run/errors.ts";
import type { Exec } from "../run/exec.ts";
import { writeError } from "../run/write-file.ts";
import { workTreeOf } from "./work-tree.ts";

/**
 * Makes sure that private keys may be written to `file`: nothing is there yet, and git would not track it.
 * @throws UserError otherwise.
 */
export async function checkSecretPlace(file: string, exec: Exec): Promise<void> {
  if (existsSync(file)) throw exists(file);
  const { folder, rest } = await nearestFolder(dirname(file));
  const root = await workTreeOf(folder, exec);
  if (root === undefined) return;
  // Asked with the real path: through a symbolic link git would call the file outside of its work tree.
  const ignored = await exec("git", ["-C", root, "check-ignore", "--quiet", join(folder, rest, basename(file))]);
  if (ignored.code === 0) return;
  throw new UserError({
    what: `${file} is in the git work tree ${root}, where git would track it`,
    cure: "Choose a file outside of it, or add it to .gitignore first",
  });
}

/** Writes private keys to a new file of mode 0600, in folders of mode 0700 where they are missing. */
export async function writeSecretFile(file: string, text: string, exec: Exec): Promise<void> {
  await checkSecretPlace(file, exec);
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeNew(file, text);
  } catch (error) {
    throw writeError(error, file);
  }
}

async function writeNew(file: string, text: string): Promise<void> {
  const handle = await open(file, "wx", 0o600).catch((error: unknown) => {
    if (errorCode(error) === "EEXIST") throw exists(file);
    throw error;
  });
  try {
    await handle.writeFile(text);
    await handle.sync();
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

function exists(file: string): UserError {
  return new UserError({
    what: `${file} is there already, and private keys are never overwritten`,
    cure: "Choose another file, or move this one away",
  });
}

/** The nearest folder above that exists, without symbolic links, and the part of the path that does not. */
async function nearestFolder(path: string): Promise<{ folder: string; rest: string }> {
  if (existsSync(path)) return { folder: await realpath(path), rest: "" };
  const { folder, rest } = await nearestFolder(dirname(path));
  return { folder, rest: join(rest, basename(path)) };
}
