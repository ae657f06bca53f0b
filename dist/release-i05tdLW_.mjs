import { i as parseRelease, n as indexJsonVersion, r as newestReleases, t as feedPath } from "./release-Bd3Md6KF.mjs";

export { parseRelease };