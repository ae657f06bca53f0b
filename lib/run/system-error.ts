import { errorCode, type Problem, UserError } from "./errors.ts";

type Reason = readonly [what: string, cure: string];

const right: Reason = ["Access is denied", "Give yourself the right to it, or name another place."];
const full: Reason = ["The disk is full", "Make room, and run it again."];
const inTheWay = "Move it away, or name another place.";

/** Failures of the file system that are the state of a machine and never a slip of this program. */
const reasons: Readonly<Record<string, Reason>> = {
  EACCES: right,
  EPERM: right,
  ENOTDIR: ["A file stands where a folder is needed", inTheWay],
  EISDIR: ["A folder stands where a file is needed", inTheWay],
  ELOOP: ["Symbolic links lead in a circle", "Correct the links."],
  ENAMETOOLONG: ["The name is too long for this file system", "Choose a shorter one."],
  ENOSPC: full,
  EDQUOT: ["The disk quota is used up", full[1]],
  EROFS: ["The disk is read-only", "Name a place that can be written."],
  EIO: ["The disk cannot be read or written", "Look after it: `dmesg` tells more."],
  EMFILE: ["Too many files are open", "Raise the limit: `ulimit -n 4096`."],
  ENFILE: ["Too many files are open on this machine", "Close other programs, and run it again."],
};

/**
 * For the two error boundaries: the problems of a UserError, or of a system error of Node that a file or the disk is to
 * blame for. Undefined for what is a bug of ours.
 */
export function userProblems(error: unknown): readonly Problem[] | undefined {
  if (error instanceof UserError) return error.problems;
  const reason = reasons[errorCode(error) ?? ""];
  if (!reason) return undefined;
  const [what, cure] = reason;
  const { path } = error as NodeJS.ErrnoException;
  return [{ what, cure, ...(path ? { place: { file: path.replace(/(.)\/+$/, "$1") } } : {}) }];
}
