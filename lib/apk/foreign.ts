import { detectPackage, type PackageKind } from "../ipk/detect.ts";
import { type Problem, UserError } from "../run/errors.ts";

/** What a file that is not in apk's format is instead, as an error with the cure (the traps of formats.md §1.2, §6.2). */
export function foreignFile(file: Uint8Array): UserError {
  const kind = detectPackage(file);
  return new UserError(problems[kind === "apk-v3" ? "unknown" : kind]);
}

const fetchAgain =
  "Look at the address it came from, and download it again with a tool that fails on errors (curl -f).";
const buildIt = "Build it with the SDK of OpenWrt 25.12 or later, or declare its files in a files: source.";

const problems: Record<Exclude<PackageKind, "apk-v3">, Problem> = {
  ipk: {
    what: "this is an .ipk that was renamed to .apk",
    cure: "Name it .ipk to publish it for releases up to 24.10, and build an .apk with the SDK of 25.12.",
  },
  "apk-v2": {
    what: "this is a package in Alpine's version 2 format (nfpm and older abuild write it), which no release of OpenWrt installs",
    cure: buildIt,
  },
  ar: { what: "this is an ar archive (a .deb, or an .ipk in Debian's form), not an apk package", cure: buildIt },
  tar: { what: "this is a tar archive, not an apk package", cure: buildIt },
  html: { what: "this is a web page, not a package", cure: fetchAgain },
  "git-lfs": {
    what: "this is a pointer of Git LFS, not the package it points to",
    cure: "Check it out with `git lfs pull`.",
  },
  empty: { what: "this file is empty", cure: fetchAgain },
  unknown: { what: "this is not an apk package", cure: buildIt },
};
