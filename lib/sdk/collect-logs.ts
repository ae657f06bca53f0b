import { access, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import type { BuildRemark } from "../../schemas/build.ts";
import { compileSeconds, hashFailure, hashWarnings, type LogRemark, parseLog, usefulTail } from "./log.ts";
import { STAGE, type StagedPackage } from "./stage.ts";

export interface LogPlaces {
  /** Copy of the SDK's logs/ on this machine. */
  readonly logs: string;
  /** Directory of the SDK inside, to find the user's files in messages. */
  readonly topdir: string;
  /** Where the logs go, in logs/<feed>/<package>.txt. */
  readonly outDir: string;
}

export interface CollectedLogs {
  /** Path of the log below outDir; none when make wrote nothing. */
  readonly path?: string;
  readonly compile: string;
  readonly download: string;
  /** How long compiling took. */
  readonly seconds?: number;
  readonly remarks: readonly BuildRemark[];
}

/** Joins what the steps of one package have written into one log, and reads the complaints in it. */
export async function collectLogs(each: StagedPackage, places: LogPlaces): Promise<CollectedLogs> {
  const folder = join(places.logs, "package/feeds", each.feed, each.as);
  const [download, check, compile] = await Promise.all(
    ["download", "check", "compile"].map((step) => readStep(folder, step)),
  );
  const text = [download, check, compile].filter(Boolean).join("\n");
  if (!text || download === undefined || compile === undefined) return { compile: "", download: "", remarks: [] };
  const path = await writeLog(each, text, places);
  const wrong = hashFailure(download);
  const hashes = wrong
    ? [atHash("error", wrong, each)]
    : hashWarnings(check ?? "").map((text) => atHash("warning", text, each));
  const complaints = await Promise.all(parseLog(compile).map((remark) => toUsersFile(remark, each, places.topdir)));
  const seconds = compileSeconds(compile);
  return {
    path,
    compile,
    download,
    ...(seconds === undefined ? {} : { seconds }),
    remarks: [...hashes, ...complaints],
  };
}

/** The log of a step, or of each variant of the package, which have a folder each (sdk-contract.md §2). */
async function readStep(folder: string, step: string): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const folders = [folder, ...entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name))];
  const texts = await Promise.all(folders.map((each) => readFile(join(each, `${step}.txt`), "utf8").catch(() => "")));
  return texts.filter(Boolean).join("\n");
}

async function writeLog({ feed, as }: StagedPackage, text: string, { outDir }: LogPlaces): Promise<string> {
  const path = posix.join("logs", feed, `${as}.txt`);
  await mkdir(dirname(join(outDir, path)), { recursive: true });
  await writeFile(join(outDir, path), text);
  return path;
}

/** OpenWrt's scan keeps silent about a Makefile that it cannot read; the only trace is a file among the logs. */
export async function scanError(each: StagedPackage, { logs, topdir }: LogPlaces): Promise<BuildRemark[]> {
  const feed = join(logs, "feeds", each.feed);
  const files = await readdir(feed, { recursive: true }).catch(() => []);
  const dump = files.find(
    (path) => path === join(each.as, "dump.txt") || path.endsWith(join("/", each.as, "dump.txt")),
  );
  if (!dump) return [];
  const text = await readFile(join(feed, dump), "utf8");
  const remarks = await Promise.all(parseLog(text).map((remark) => toUsersFile(remark, each, topdir)));
  if (remarks.length > 0) return remarks;
  return [{ level: "error", text: usefulTail(text, 1)[0] ?? "make could not read it", file: makefileOf(each) }];
}

/**
 * Names the user's file: one of the package's folder, or one that the build copied from its src/. A complaint about any
 * other file (of a downloaded source, say) is put to the Makefile, with that file's name in its text.
 */
async function toUsersFile(
  { directory, ...remark }: LogRemark,
  each: StagedPackage,
  topdir: string,
): Promise<BuildRemark> {
  const { file, line, column, ...said } = remark;
  if (!file) return { ...said, file: makefileOf(each) };
  const home = posix.join(topdir, STAGE, each.feed, posix.relative(feedFolder(each), each.folder));
  // A log without make's announcements of directories begins in the package's own.
  const path = posix.resolve(directory || home, file);
  const candidates = [
    posix.relative(home, path),
    posix.join("src", /\/build_dir\/[^/]+\/(?:linux-[^/]+\/)?[^/]+\/(.+)$/.exec(path)?.[1] ?? file),
  ];
  for (const candidate of candidates) {
    if (candidate.startsWith("..") || !(await exists(join(each.folder, candidate)))) continue;
    return { ...remark, file: posix.join(each.shown, candidate) };
  }
  return { ...said, text: `${file}${line ? `:${line}` : ""}: ${said.text}`, file: makefileOf(each) };
}

/** Folder of the feed among the copies on this machine: the part of the path up to the feed's name after the stage's. */
function feedFolder({ folder, feed }: StagedPackage): string {
  const mark = `/${STAGE}/${feed}/`;
  return folder.slice(0, folder.lastIndexOf(mark) + mark.length);
}

function atHash(level: BuildRemark["level"], text: string, each: StagedPackage): BuildRemark {
  const lines = each.makefile.split("\n");
  const [index = -1] = [/^\s*PKG_(?:MIRROR_)?HASH\s*[:?]?=/, /^\s*PKG_SOURCE\s*[:?]?=/]
    .map((pattern) => lines.findIndex((line) => pattern.test(line)))
    .filter((found) => found >= 0);
  return { level, text, file: makefileOf(each), ...(index >= 0 ? { line: index + 1 } : {}) };
}

const makefileOf = ({ shown }: StagedPackage): string => posix.join(shown, "Makefile");

const exists = async (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
