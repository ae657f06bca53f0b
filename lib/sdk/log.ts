import type { BuildRemark } from "../../schemas/build.ts";

/** A complaint of a compiler, linker or make, where the log has it: paths are still those inside the SDK. */
export interface LogRemark extends BuildRemark {
  /** Directory that the program was in, absolute inside the SDK. */
  readonly directory: string;
}

const ENTERING = /^(?:\S*make)(?:\[\d+\])?: (Entering|Leaving) directory [`'"](.+?)['"]$/;
const COMPILER =
  /^(?<file>[^\s:][^:]*):(?<line>\d+):(?:(?<column>\d+):)? (?<level>fatal error|error|warning): (?<text>.+)$/;
const MAKEFILE = /^(?<file>[^\s:][^:]*):(?<line>\d+): (?<text>\*\*\* .+)$/;
const INCLUDE =
  /^(?<file>(?:[^\s:]+\/)?(?:Makefile|[^\s:/]+\.mk)):(?<line>\d+): (?<text>\S+: No such file or directory)$/;
const PATCH = /^Patch failed! {2}Please fix (?<file>\S+)!$/;
const LINKER = /^(?:\S*ld(?:\.\w+)?: )?(?<file>[^\s:]+):(?:\(\.[^)]*\):|\d+:) (?<text>undefined reference to .+)$/;
const LIBRARY = /^(?:\S*ld(?:\.\w+)?: )(?<text>cannot find .+)$/;
/** What the kernel's build and OpenWrt's packing say of modules, and that as a sentence. */
const MODULE: readonly (readonly [pattern: RegExp, text: string])[] = [
  [
    /^(ERROR|WARNING): (?:modpost: )?"(\S+)" \[(?:.*\/)?([^/\]]+)\] undefined!$/,
    "$3 uses $2, which neither the kernel nor a module of its DEPENDS exports",
  ],
  [/^(ERROR|WARNING): modpost: (.*?)(?:\/\S+\/)?([^/\s]+)$/, "$2$3"],
  [/^(ERROR): module '(?:.*\/)?([^/]+)' is missing\.$/, "$2 of its FILES was not built"],
  [
    /^(WARNING): (kmod-\S+) is not available in the kernel config - generating empty package$/,
    "$2 is empty: its KCONFIG is not set in the kernel of this target",
  ],
];

/** Reads the complaints in a log, each once, in its order; warnings too, `limit` of them all at most. */
export function parseLog(log: string, limit = 50): LogRemark[] {
  const found = new Map<string, LogRemark>();
  const directories: string[] = [];
  for (const line of log.split("\n")) {
    const [, way, directory = ""] = ENTERING.exec(line) ?? [];
    if (way === "Entering") directories.push(directory);
    else if (way === "Leaving") directories.pop();
    const remark = parseLine(line);
    if (remark && found.size < limit)
      found.set(JSON.stringify(remark), { ...remark, directory: directories.at(-1) ?? "" });
  }
  return [...found.values()];
}

function parseLine(line: string): BuildRemark | undefined {
  const compiler = COMPILER.exec(line)?.groups;
  if (compiler) {
    const { file = "", line: row, column, level, text = "" } = compiler;
    return {
      level: level === "warning" ? "warning" : "error",
      text,
      file,
      line: Number(row),
      ...(column ? { column: Number(column) } : {}),
    };
  }
  const makefile = MAKEFILE.exec(line)?.groups;
  if (makefile) {
    const text = (makefile["text"] ?? "").replace(/^\*\*\* /, "").replace(/\s+Stop\.$/, "");
    // "[Makefile:33: all] Error 2" repeats what went wrong further up.
    return /^\[.*\] Error \d+$/.test(text)
      ? undefined
      : { level: "error", text, file: makefile["file"] ?? "", line: Number(makefile["line"]) };
  }
  const include = INCLUDE.exec(line)?.groups;
  if (include) {
    return { level: "error", text: include["text"] ?? "", file: include["file"] ?? "", line: Number(include["line"]) };
  }
  const patch = PATCH.exec(line)?.groups?.["file"];
  if (patch) return { level: "error", text: "this patch does not apply", file: patch };
  const linker = LINKER.exec(line)?.groups;
  if (linker) return { level: "error", text: linker["text"] ?? "", file: linker["file"] ?? "" };
  const library = LIBRARY.exec(line)?.groups?.["text"];
  return library ? { level: "error", text: library } : parseModule(line);
}

function parseModule(line: string): BuildRemark | undefined {
  const [pattern, text = ""] = MODULE.find(([each]) => each.test(line)) ?? [];
  if (!pattern) return undefined;
  return { level: line.startsWith("WARNING") ? "warning" : "error", text: line.replace(pattern, text) };
}

/** What an SDK's check of the machine asks for, which every call of make begins with; each is told once. */
export function missingPrerequisites(output: string): string[] {
  return [...new Set([...output.matchAll(/^Build dependency: (?:\\n)?(.+)$/gm)].map(([, what = ""]) => what.trim()))];
}

/** Lines that tell nothing about a failure: make's way up and down the directories. */
const NOISE = [
  /^(?:\S*make)(?:\[\d+\])?: (?:Entering|Leaving) directory/,
  /^\s*$/,
  /^touch \S+$/,
  /^\s*% Total\s+% Received\s/,
  /^\s*Dload\s+Upload\s/,
  /^Warning: Problem ?: .* Will retry in \d+ seconds?\./,
  /: Nothing to be done for '.*'\.$/,
  /^time: package\//,
  /: Target '.*' not remade because of errors\.$/,
];

/** curl's meter, which OpenWrt's downloads write for every mirror, also in front of what curl says. */
const METER = /^[\s\d.kMG]+(?:[-\d]+:[-\d]+:[-\d]+\s+){3}\d[\d.]*[kMG]?/;

/** The last useful lines of a log. */
export function usefulTail(log: string, count = 40): string[] {
  return log
    .split("\n")
    .map((line) => (line.replace(/\r$/, "").split("\r").at(-1) ?? "").replace(METER, ""))
    .filter((line) => !NOISE.some((pattern) => pattern.test(line)))
    .filter((line, index, all) => !line.startsWith("curl: ") || line !== all[index - 1])
    .slice(-count);
}

/** What OpenWrt's `check` says about hashes, as sentences. */
export function hashWarnings(log: string): string[] {
  return [
    ...new Set(
      [...log.matchAll(/^WARNING: (.*HASH (?:does not match|uses deprecated hash|is missing).*)$/gm)].map(
        (match) => match[1] ?? "",
      ),
    ),
  ];
}

export const isDiskFull = (text: string): boolean => text.includes("No space left on device");

/** What is wrong with the hash of a downloaded source, by the log of the download; nothing when it is right. */
export function hashFailure(log: string): string | undefined {
  const wrong =
    /^Hash of the (?:local file (\S+)|downloaded file) does not match \(file: (\w+), requested: (\w+)\)/m.exec(log);
  if (wrong)
    return `${wrong[1] ?? "its source"} has the wrong hash: PKG_HASH is ${wrong[3]}, the file's is ${wrong[2]}`;
  if (!/^Cannot find appropriate hash command/m.test(log)) return undefined;
  return "PKG_HASH is missing, or is no SHA-256; without it OpenWrt downloads nothing";
}

/** The reason for a failed package in one sentence, from its log; nothing when the log does not say. */
export function failureReason(log: string): string | undefined {
  if (isDiskFull(log)) return "the disk is full";
  const hash = hashFailure(log);
  if (hash) return hash;
  if (/^No more mirrors to try - giving up\.$/m.test(log)) return "its source could not be downloaded";
  const libraries = /^Package (\S+) is missing dependencies for the following libraries:\n((?:\S+\n)+)/m.exec(log);
  if (libraries)
    return `${libraries[1]} uses ${libraries[2]?.trim().split("\n").join(", ")}, which no package in its DEPENDS has`;
  if (/^ERROR: info field 'version' has invalid value/m.test(log)) {
    const [version] = [...log.matchAll(/--info "version:([^"]+)"/g)].map((match) => match[1]).slice(-1);
    return `apk takes no version like ${version ?? "this"}; PKG_VERSION must be digits and dots, with endings such as _rc1`;
  }
  const error = parseLog(log, 500).find(({ level }) => level === "error");
  if (!error) return lastWords(log);
  // An absolute path is one inside the SDK, where nobody looks; patches have one since 23.05 only. A kernel's
  // build may tell a module's files from the kernel's directory: `../hello-1.0/hello.c`.
  const file = error.file?.replace(/^(?:\/(?:.*\/)?|\.\/patches\/|\.\.\/[^/]+\/)/, "");
  return file ? `${file}${error.line ? `:${error.line}` : ""}: ${error.text}` : error.text;
}

/** What came last before make gave up: the words of a program, or the command that ended with an error. */
function lastWords(log: string): string | undefined {
  const lines = log.split("\n");
  const end = lines.findIndex((line) => /^(?:\S*make)(?:\[\d+\])?: \*\*\* \[.*\] Error \d+/.test(line));
  const [last] = usefulTail(lines.slice(0, Math.max(end, 0)).join("\n"), 1);
  if (!last) return undefined;
  const shown = last.trim().slice(0, 300);
  return /^\S+: /.test(shown) ? shown : `make stopped at: ${shown}`;
}

/** Seconds that compiling took, all variants together: each ends its log with `time: package/…/compile#user#system#real`. */
export function compileSeconds(log: string): number | undefined {
  const times = [...log.matchAll(/^time: package\/\S+\/compile#[\d.]+#[\d.]+#([\d.]+)$/gm)].map((match) =>
    Number(match[1]),
  );
  return times.length > 0 ? Math.round(times.reduce((sum, each) => sum + each, 0) * 10) / 10 : undefined;
}

/** The directories that make says it could not build: `feeds/ppa/hello` (sdk-contract.md §2 Failures). */
export function failedDirectories(text: string): Set<string> {
  return new Set(
    [...text.matchAll(/ERROR: package\/(\S+)(?: \[host\])? failed to build/g)].map((match) => match[1] ?? ""),
  );
}
