// Makes a fresh clone ready: runs `npm ci` when node_modules is missing or older than the lock; then runs the command in its
// arguments with the project's own tools, its Node among them, first on PATH. Needs no dependencies itself.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [major] = process.versions.node.split(".").map(Number);
if (major < 20) {
  console.error(`Node ${process.versions.node} is too old. Install Node 20 or newer.`);
  process.exit(1);
}

const stamp = join(root, "node_modules", ".package-lock.json");
const lock = join(root, "package-lock.json");
if (!existsSync(stamp) || statSync(stamp).mtimeMs < statSync(lock).mtimeMs) {
  console.error("Installing what the tests need (npm ci) …");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const { status, error } = spawnSync(npm, ["ci", "--no-audit", "--no-fund"], { cwd: root, stdio: ["ignore", 2, 2] });
  if (error) console.error(`npm could not be started: ${error.message}. Install npm, which comes with Node.`);
  if (status !== 0) process.exit(status ?? 1);
}

const [command, ...args] = process.argv.slice(2);
if (command) {
  // Looked up here, because a shell remembers the Node that it found before there was one of our own.
  const path = [join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter);
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, PATH: path },
  });
  if (error) console.error(`${command} could not be started: ${error.message}`);
  process.exit(status ?? 1);
}
